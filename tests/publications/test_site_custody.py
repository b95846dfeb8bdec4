"""The pages and files of custody records in the site."""

import csv
import io
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.pages import made_custody as made
from tests.publications.test_site import resolved

from habeas.pages.account import Policy
from habeas.pages.chain_strip import strips
from habeas.pages.facility import Move
from habeas.publications.chain_file import STAMP, chain_html, chain_svg
from habeas.publications.site import build


@pytest.fixture(scope="module")
def held(account):
    return replace(account, custody=(made.custody(),), policy=Policy(small_cell=made.THRESHOLD))


@pytest.fixture(scope="module")
def files(held):
    return build(held)


PAGE, FLOWS = "custody/made-edition/zqlarge.html", "custody/made-edition/flows.html"
NAMES = ("made-first", "made-second")
PAGES = (
    "facilities.html",
    PAGE,
    FLOWS,
    "custody/made-edition/zqmiddle.html",
    "custody/made-edition/zqhold.html",
)


def test_each_facility_has_a_page_and_its_days_and_stands_in_the_list(files):
    for code in ("zqlarge", "zqmiddle", "zqhold"):
        for ending in ("html", "csv"):
            assert f"custody/made-edition/{code}.{ending}" in files
        assert f'href="custody/made-edition/{code}.html"' in files["facilities.html"].decode()
    assert '<a href="facilities.html"' in files["index.html"].decode()
    assert (
        "since their counts are fewer than 10 or would tell such a count: 1."
        in files["facilities.html"].decode()
    )
    assert not [path for path in files if "zqfew" in path]


def test_an_edition_leads_to_the_pages_of_its_files(held):
    source = held.matter.sources[0]
    edition = replace(made.EDITION, sources=(source.id, "src-not-shown"))
    text = build(replace(held, custody=(made.custody(edition=edition),)))["facilities.html"].decode()
    assert "<summary>Its files: 1</summary>" in text
    assert f'href="sources/{held.short[source.id]}.html"' in text


def test_a_case_without_custody_records_has_none_of_it(account):
    plain = build(account)
    assert not [path for path in plain if path.startswith(("custody", "facilities"))]
    assert b"facilities.html" not in plain["index.html"]


def test_nothing_is_loaded_and_nothing_is_styled_inline(files):
    for path in PAGES:
        text = files[path].decode()
        assert not re.search(r"<(script|img|image|use|foreignObject|style)\b", text)
        assert not re.search(r"\son\w+=|javascript:|\sstyle=|xlink:|url\(", text)


def test_every_link_leads_somewhere_and_ids_are_single(files):
    for path in PAGES:
        text = files[path].decode()
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), path
        for named in re.findall(r'aria-labelledby="([^"]+)"', text):
            assert set(named.split()) <= set(ids), (path, named)
        for target in re.findall(r'href="([^"#]+)', text):
            assert resolved(path, target) in files, (path, target)


def test_headings_go_down_one_level_at_a_time_and_every_table_has_a_caption(files):
    for path in PAGES:
        text = files[path].decode()
        levels = [int(one) for one in re.findall(r"<h(\d)", text)]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), path
        assert text.count("<table") == text.count("<caption")


def test_the_chart_has_a_title_a_description_and_the_months_beside_it(files):
    text = files[PAGE].decode()
    assert 'role="img" aria-labelledby="headcount-title headcount-about"' in text
    assert "<desc id=" in text
    assert '<caption id="months-caption">' in text
    assert text.count('scope="row">2025-0') == 6


def test_the_definitions_the_holes_and_what_is_known_of_the_edition_are_said(files):
    text = files[PAGE].decode()
    for words in (
        "end of day, by day",
        "start of day, mean of the month",
        "any part of the day, mean of the month",
        made.HOLES[0].says,
        "stints in hospitals are left out",
        "no time was shifted",
    ):
        assert words in text


def test_no_number_of_people_in_any_file_is_small(files):
    for path in files:
        if path.startswith("custody/") and path.endswith(".csv") and not path.endswith("flows.csv"):
            rows = list(csv.DictReader(io.StringIO(files[path].decode("utf-8-sig"))))
            assert len(rows) == made.DAYS
            assert all(int(row["held_at_end_of_day"] or 0) not in range(1, 10) for row in rows)
    for path in PAGES[1:]:
        for table in re.findall(r'<table class="counts.*?</table>', files[path].decode(), re.DOTALL):
            for cell in re.findall(r"<td>([\d,.]+)</td>", table):
                assert not 0 < float(cell.replace(",", "")) < 10, (path, cell)


def rows_of(file):
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))


def test_the_moves_are_a_file_too_and_no_cell_of_it_is_a_formula(held, files):
    assert rows_of(files["custody/made-edition/flows.csv"])[:2] == [
        {
            "origin": "ZQHOLD",
            "origin_name": "MADE ZQHOLD",
            "destination": "ZQLARGE",
            "destination_name": "MADE ZQLARGE",
            "moves": "700",
            "people": "690",
        },
        {
            "origin": "ZQLARGE",
            "origin_name": "MADE ZQLARGE",
            "destination": "ZQMIDDLE",
            "destination_name": "MADE MIDDLE",
            "moves": "120",
            "people": "not shown",
        },
    ]
    risky = made.custody(facilities=(replace(made.LARGE, names=("=1+1",)), made.MIDDLE, made.HOLD))
    again = rows_of(build(replace(held, custody=(risky,)))["custody/made-edition/flows.csv"])
    assert {row["origin_name"] for row in again if row["origin"] == "ZQLARGE"} == {"'=1+1"}


def test_of_many_moves_the_largest_stand_on_the_page_and_all_in_the_file(held):
    moves = tuple(Move(f"ZQ{at:03d}", "ZQHUB", 1500 - at, 1500 - at) for at in range(260))
    made_of_many = build(replace(held, custody=(made.custody(moves=moves, facilities=()),)))
    text = made_of_many[FLOWS].decode()
    table = text[text.index("<table") :]
    assert table.count('<th scope="row">') == 200
    assert "The largest 200; 60 more are in the file of all that may be shown" in text
    rows = rows_of(made_of_many["custody/made-edition/flows.csv"])
    assert [int(row["moves"]) for row in rows] == [1500 - at for at in range(260)]


def test_of_many_months_the_newest_stand_on_the_page_and_all_in_a_file(held):
    days = 1250
    many = replace(made.LARGE, counts=made.counts_of([(-5, 2000)] * 1200, days=days))
    custody = made.custody(facilities=(many,), moves=(), last=made.FIRST + days - 1)
    files = build(replace(held, custody=(custody,)))
    text = files[PAGE].decode()
    assert "The newest 36 of 42 months; all of them:" in text
    assert re.findall(r'scope="row">(20\d\d-\d\d)', text)[::35] == ["2025-07", "2028-06"]
    assert 'href="../../custody/made-edition/zqlarge.months.csv"' in text
    rows = rows_of(files["custody/made-edition/zqlarge.months.csv"])
    assert (len(rows), rows[0]["month"], rows[0]["end_of_day_mean"]) == (42, "2025-01", "1200.0")


def test_a_facility_with_the_code_of_the_page_of_moves_has_a_page_of_its_own(held):
    taken = replace(made.LARGE, code="flows")
    files = build(replace(held, custody=(made.custody(facilities=(taken, made.MIDDLE, made.HOLD)),)))
    assert "Moves between facilities" in files[FLOWS].decode()
    assert "Held by day" in files["custody/made-edition/flows-2.html"].decode()


def test_no_number_on_two_editions_pages_of_a_facility_differs_by_a_few(held):
    """The second edition has a few stints more and a few less; pages are read as a reader has them."""
    first = made.stints_of(1, 9000, 12)
    second = [*first[7:], *made.stints_of(5, 5, 12)]
    editions = [
        made.custody(
            edition=replace(made.EDITION, name=name),
            facilities=(made.facility("ZQ", stints),),
            beside=made.Beside(),
        )
        for name, stints in (("Made first", first), ("Made second", second))
    ]
    files = build(replace(held, custody=tuple(editions)))
    told = [[row["held_at_end_of_day"] for row in rows_of(files[f"custody/{one}/zq.csv"])] for one in NAMES]
    tables = [re.search(r'<table class="counts">.*?</table>', files[f"custody/{one}/zq.html"].decode(), re.S)
              for one in NAMES]  # fmt: skip
    told = [one + re.findall(r"<td>(.*?)</td>", table[0]) for one, table in zip(told, tables, strict=True)]
    assert len(told[0]) == len(told[1]) == made.DAYS + 6 * 7
    shown = [pair for pair in zip(*told, strict=True) if re.fullmatch(r"[\d,.]+", pair[1])]
    assert len(shown) > made.DAYS / 3
    for earlier, later in shown:
        difference = abs(float(earlier.replace(",", "")) - float(later.replace(",", "")))
        assert difference == 0 or difference >= 10


def test_a_picture_is_no_more_than_150_kilobytes(files):
    for path in PAGES:
        for picture in re.findall(r"<svg.*?</svg>", files[path].decode(), re.DOTALL):
            assert len(picture) < 150_000, path


def test_the_same_account_gives_the_same_bytes(files, held):
    assert dict(build(replace(held))) == dict(files)


def test_a_map_of_moves_is_drawn_where_places_are_known(held):
    moves = tuple(one for one in made.MOVES if one.origin == "ZQLARGE" or one.destination == "ZQLARGE")
    known = made.custody(moves=tuple(one for one in moves if "ZQMIDDLE" in (one.origin, one.destination)))
    text = build(replace(held, custody=(known,)))[FLOWS].decode()
    assert '<svg class="map"' in text
    assert "El Paso, TX" in text
    assert "A facility stands at an airport of its town." in text


def test_a_name_that_is_withheld_goes_out_nowhere(held, by_hand):
    notes = (f"{by_hand.HELD} was here.",)
    named = made.custody(notes=notes, facilities=(replace(made.LARGE, names=(f"{by_hand.HELD} JAIL",)),))
    everything = b"".join(build(replace(held, custody=(named,))).values()).decode()
    assert by_hand.HELD not in everything


def test_a_chain_is_a_file_of_its_own_that_says_what_it_is():
    from xml.dom import minidom

    from tests.pages.test_chain_strip import CHAIN

    text = chain_html(CHAIN).decode()
    assert STAMP in text
    assert "[row-level]" in text
    assert text.count('<svg class="strip" viewBox="0 0 960') == len(strips(CHAIN))
    assert "a.csv, sheet “a”, rows 2, 5" in text
    assert not re.search(r"<(script|img|link)\b|url\(|href=", text)
    picture = minidom.parseString(chain_svg(CHAIN))
    assert picture.documentElement.tagName == "svg"
    assert STAMP in chain_svg(CHAIN).decode()
