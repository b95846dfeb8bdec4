"""All that the generator plants: files are read, coded and asked, and the answer is what was planted."""

import pytest
from scripts.custody_made.made import made as made_editions
from tests.analysis.custody import (
    planted_editions,
    planted_readings,
    planted_repeats,
    planted_tables,
    planted_times,
)
from tests.custody_made_case import PEOPLE, SEED

ANSWERS = {
    **planted_repeats.ANSWERS,
    **planted_times.ANSWERS,
    **planted_tables.ANSWERS,
    **planted_readings.ANSWERS,
    **planted_editions.ANSWERS,
}
FINDINGS = {
    "custody_gap",
    "custody_overlap",
    "open_then_elsewhere",
    "hold_limit",
    "over_capacity",
    "third_country",
    "published_disagrees",
    "edition_differs",
    "impossible_row",
}
PITFALLS = {f"T{number}" for number in range(1, 41)}
PLANTED = [one for edition in made_editions("2026", PEOPLE, SEED) for one in edition.planted]


@pytest.mark.parametrize("at", range(len(PLANTED)), ids=[f"{one.key}: {one.says}" for one in PLANTED])
def test_the_answer_is_what_was_planted(made, at):
    one = made.planted[at]
    assert (one.key, one.says) == (PLANTED[at].key, PLANTED[at].says)
    assert dict(ANSWERS[one.key](made, one)) == dict(one.expected)


def test_every_pitfall_and_every_finding_is_planted_and_has_an_answer():
    planted = {one.key for one in PLANTED}
    assert planted == ANSWERS.keys()
    assert planted >= PITFALLS | FINDINGS
