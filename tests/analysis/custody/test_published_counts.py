"""Counts by day from stints are those of the query that defines a headcount, of however few stints."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from tests.custody_made_case import days
from tests.findings.custody_matter import MadeTables

from habeas.analysis.custody.queries import HEADCOUNTS
from habeas.analysis.published_counts import END, START, from_stints, national

FIRST, LAST = date(2025, 7, 1), date(2025, 10, 15)
EPOCH = date(1970, 1, 1)
DAY = 86_400


def number(day: date) -> int:
    return (day - EPOCH).days


@pytest.mark.parametrize("instant", [END, START])
@pytest.mark.parametrize("few", [False, True])
def test_every_facility_and_day_has_what_the_whole_table_gives(made, instant, few):
    edition = made.first
    tables = MadeTables(edition)
    digests = (edition.tables["stints"].stated_digest,)
    codes = edition.tables["stints"].texts("facility")
    only = tuple(sorted(codes)[:5]) if few else ()
    found = from_stints(tables, digests, FIRST, LAST, instant, only)
    asked: Mapping[str, int] = {**HEADCOUNTS[instant], "until": (number(LAST) + 2) * DAY}
    whole = {
        (codes[row["facility"]], row["day"]): row["held"]
        for row in edition.ask("headcount", {"days": days(number(FIRST), number(LAST))}, **asked)
        if row["facility"] >= 0
    }
    assert found.codes == (only or tuple(sorted(codes)))
    for place, code in enumerate(found.codes):
        for shift in range((LAST - FIRST).days + 1):
            day = number(FIRST + timedelta(days=shift))
            assert found.at_midnight[place, shift] == whole.get((code, day), 0)
    assert few or found.at_midnight.sum() > 0


def test_no_facility_of_the_table_is_no_count(made):
    edition = made.first
    digests = (edition.tables["stints"].stated_digest,)
    found = from_stints(MadeTables(edition), digests, FIRST, LAST, END, ("NOWHERE",))
    assert found.codes == ()


def test_the_whole_country_counts_each_person_once(made):
    (planted,) = made.keyed("T34")
    digests = (made.first.tables["stints"].stated_digest,)
    day = date.fromisoformat(planted.expected["as_of"])
    assert national(MadeTables(made.first), digests, day) == planted.expected["people"]
