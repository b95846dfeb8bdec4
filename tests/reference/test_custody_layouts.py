import re
from itertools import combinations
from pathlib import Path

import pytest

from habeas.reference.custody_layouts import (
    LAYOUTS,
    NEEDS,
    UNNAMED,
    Edition,
    editions,
    fields_of,
    layout_of,
    nearest,
    normal,
)

FORMATS = Path(__file__).parents[3] / "shared" / "formats" / "custody-releases.md"
STINTS = next(one for one in LAYOUTS if one.table == "stints")
ARRESTS = next(one for one in LAYOUTS if one.table == "arrests")
TITLES = {
    "Arrests": "arrests",
    "Detentions": "stints",
    "Detainers": "detainers",
    "Removals": "removals",
    "Risk": "risk_assessments",
    "Encounters": "encounters",
}


def names(headings):
    layout = layout_of(headings)
    return [one.name if one else None for one in fields_of(layout, headings)]


@pytest.mark.parametrize("edition", editions(), ids=lambda one: f"{one.name} {one.table}")
def test_every_heading_of_every_edition_is_a_field_of_its_table(edition):
    assert layout_of(edition.headings).table == edition.table
    assert [
        heading
        for heading, name in zip(edition.headings, names(edition.headings), strict=True)
        if name is None
    ] == []


@pytest.mark.skipif(
    not FORMATS.is_file(), reason="the description of the formats is not beside the repository"
)
def test_the_editions_are_those_of_the_description():
    appendix = FORMATS.read_text(encoding="utf-8").partition("## Appendix")[2]
    ours = {(one.table, one.headings) for one in editions()}
    parts = appendix.split("#### ")[1:]
    assert len(parts) == 11
    for part in parts:
        listed = re.findall(r"([^,`]+?) `[dtnl]`", part.partition("columns: ")[2])
        headings = tuple(each.strip(", ") for each in listed)
        number = re.search(r"(\d+) columns", part)
        assert number
        assert len(headings) == int(number[1])
        assert (TITLES[part.split()[0]], headings) in ours


def test_only_the_two_spellings_of_one_field_share_a_field():
    stacked = {one.name for one in editions() if len(set(names(one.headings))) < len(one.headings)}
    repeated = [one for one in editions() if len(set(names(one.headings))) < len(one.headings)]
    assert stacked == {"2012-2023"}
    assert [one.table for one in repeated] == ["risk_assessments"]


def test_no_spelling_is_of_two_fields_of_a_table():
    for layout in LAYOUTS:
        for one, other in combinations(layout.fields, 2):
            ours = {normal(each) for each in (*one.spellings, one.name)}
            theirs = {normal(each) for each in (*other.spellings, other.name)}
            assert not ours & theirs, (layout.table, one.name, other.name)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Detention Book In Date And Time", "book_in"),
        ("detention_book_out_date_time", "book_out"),
        ("book_out_date_time", "book_out"),
        ("BOOK OUT DATE TIME", "book_out"),
        ("Anonymized Identifer", "person"),
        ("Unique Identifier", "person"),
        ("Alien File Number (redacted)", "alien_file_number"),
        ("EID Case ID (Redacted)", "case_id"),
        ("Most Serious Conviction (MSC) Charge Code", "conviction_charge_code"),
        ("Marital", "marital_status"),
        ("Felon", "aggravated_felon"),
    ],
)
def test_a_heading_is_known_through_renames_and_misspellings(heading, name):
    assert [one.name for one in fields_of(STINTS, [heading])] == [name]


def test_a_heading_nobody_knows_is_no_field():
    assert fields_of(STINTS, ["Shoe Size"]) == (None,)
    assert layout_of(("Shoe Size", "Colour")) is None


def test_the_end_of_a_stay_is_where_an_edition_has_it():
    older = ("Detention Book In Date", "Detention Book Out Date", "Stay Book Out Date")
    newer = ("Book In Date Time", "Book Out Date Time", "Stay Book Out Date Time", "Stay Book Out Date")
    assert names(older) == ["book_in", "book_out", "stay_out"]
    assert names(newer) == ["book_in", "book_out", "stay_out", "stay_out_date"]
    assert names(newer[::-1]) == ["stay_out_date", "stay_out", "book_out", "book_in"]


def test_the_time_of_an_arrest_is_its_date_where_no_time_is_given():
    assert names(("Apprehension Date", "Apprehension Method"))[0] == "arrest_time"
    both = ("apprehension_date", "apprehension_date_time", "apprehension_method")
    assert names(both) == ["arrest_date", "arrest_time", "arrest_method"]


def test_what_a_table_needs_are_fields_of_it():
    for layout in LAYOUTS:
        assert layout.needs == NEEDS[layout.table]
        assert all(layout.field(name).name == name for name in layout.needs)


def test_the_arrests_without_headings_have_the_order_of_their_edition():
    (edition,) = (one for one in editions() if one.table == "arrests" and one.name == "2012-2023")
    assert tuple(names(edition.headings)) == UNNAMED["arrests"]


def test_the_nearest_edition_is_the_one_whose_headings_are_given():
    for edition in editions():
        layout = layout_of(edition.headings)
        assert nearest(layout, edition.headings).headings == edition.headings
        assert isinstance(nearest(layout, edition.headings[:-1]), Edition)


def test_times_in_a_day_are_kept_where_a_rule_asks_for_them():
    kinds = {one.name: one.kind for one in STINTS.fields}
    assert {kinds[name] for name in ("stay_in", "book_in", "book_out", "stay_out")} == {"moment"}
    assert ARRESTS.field("arrest_time").kind == "moment"
    assert kinds["bond_posted_amount"] == "money"
    assert kinds["birth_year"] == "year"
