"""The list of facilities, and the page of each."""

from dataclasses import replace

import pytest
from tests.pages import made_custody as made

from habeas.pages.account import Account, Policy
from habeas.pages.facility import edition_ids, facility_ids
from habeas.pages.facility_page import facility_days, facility_list, facility_pages
from habeas.records.edition import EditionTable
from habeas.records.matter import Matter


def account_of(*custody):
    return Account("Made", "UTC", Matter(), policy=Policy(small_cell=made.THRESHOLD), custody=custody)


@pytest.fixture(scope="module")
def pages():
    return {one.code: one for one in facility_pages(account_of(made.custody()))}


def test_each_facility_of_which_something_may_be_shown_has_a_page_and_the_others_are_counted(pages):
    assert sorted(pages) == ["ZQHOLD", "ZQLARGE", "ZQMIDDLE"]
    (found,) = facility_list(account_of(made.custody()))
    assert [line.code for line in found.lines] == sorted(pages)
    assert found.without == 1
    assert pages["ZQLARGE"].id == "made-edition/zqlarge"


def test_a_code_with_several_names_and_a_name_with_several_codes_are_said(pages):
    what = dict(pages["ZQMIDDLE"].what)
    assert what["Names"] == "MADE MIDDLE; MADE OLD NAME (one code, 2 names: it may be more than one place)"
    assert what["Other codes of that name"] == "ZQTWIN"
    assert what["Where"] == "Jena, LA"


def test_what_is_published_stands_beside_the_mean_of_the_same_days(pages):
    capacity, _, level = pages["ZQLARGE"].beside
    assert capacity == ("Capacity, by made contract", "2025-01-01 to 2025-03-31", "280", "")
    counted = made.LARGE.counts.end[31:151].mean()
    assert level == (
        "Published average, by made statistics",
        "2025-02-01 to 2025-05-31",
        "301.2",
        f"{counted:.1f}",
    )


def test_no_mean_beside_a_published_average_is_over_days_that_are_not_shown():
    beside = replace(made.BESIDE, levels={"ZQMIDDLE": made.BESIDE.levels["ZQLARGE"]})
    pages = {one.code: one for one in facility_pages(account_of(made.custody(beside=beside)))}
    assert pages["ZQMIDDLE"].beside[0][-1] == "not shown"


def test_an_average_of_several_codes_is_told_as_such_and_not_drawn():
    level = replace(made.BESIDE.levels["ZQLARGE"][0], others=("ZQTWIN",))
    (page, *_) = [
        one
        for one in facility_pages(
            account_of(made.custody(beside=replace(made.BESIDE, levels={"ZQLARGE": (level,)})))
        )
        if one.code == "ZQLARGE"
    ]
    assert page.beside[-1][0] == "Published average of this and ZQTWIN together, by made statistics"
    assert page.beside[-1][-1] == ""
    assert "level" not in {line.family for line in page.chart.lines}


def test_a_hold_room_has_its_movements_though_nobody_is_held_at_the_end_of_a_day(pages):
    months = {one.name: one for one in pages["ZQHOLD"].months}
    assert (months["2025-02"].most, months["2025-02"].arrivals) == (
        "0",
        f"{made.HOLD.counts.arrivals[31:59].sum()}",
    )


def test_an_edition_that_is_doubted_says_so_first(pages):
    assert pages["ZQLARGE"].banner == ""
    table = EditionTable("stints", ("d" * 64,), 1, "withdrawn by those who asked for it")
    doubted = made.custody(edition=replace(made.EDITION, tables=(table,)))
    (first, *_) = facility_pages(account_of(doubted))
    assert first.banner == "These records are doubted: withdrawn by those who asked for it"


def test_every_day_is_in_the_file_and_a_small_count_in_none():
    days = {page: list(rows) for page, rows in facility_days(account_of(made.custody()))}
    rows = days["made-edition/zqhold"]
    assert rows[0] == ("2025-01-01", "0", made.HOLES[0].says)
    rows = days["made-edition/zqmiddle"]
    assert len(rows) == made.DAYS
    assert all(not held or held == "0" or int(held) >= 10 for _, held, _ in rows)
    few = [note for _, held, note in rows if not held]
    assert few
    assert {note.partition(";")[0] for note in few} == {"fewer than 10"}


def test_two_editions_are_never_mixed_and_their_pages_lie_apart():
    other = made.custody(edition=replace(made.EDITION, name="Made edition!"))
    found = facility_list(account_of(made.custody(), other))
    assert (
        [one.id for one in found]
        == list(edition_ids([made.custody(), other]))
        == ["made-edition", "made-edition-2"]
    )
    assert len({line.id for one in found for line in one.lines}) == 6


def test_codes_that_are_spelled_alike_have_pages_of_their_own():
    twins = (made.facility("ZQ A", []), made.facility("ZQ-A", []))
    assert facility_ids(made.custody(facilities=twins)) == {"ZQ A": "zq-a", "ZQ-A": "zq-a-2"}
