"""Periods, and what is in force as of a time and as known by another."""

import pytest

from habeas.analysis.errors import AnalysisError
from habeas.analysis.periods import CALENDAR, WEEKENDS_MOVED, Term, Turn, add_days, hull, in_force, known_by
from habeas.analysis.texts import moment_text, parse_moment
from habeas.records.certainty import Certainty
from habeas.records.contents import Bearing

CERTAIN, IMPOSSIBLE, OPEN = Certainty.CERTAIN, Certainty.IMPOSSIBLE, Certainty.OPEN
EASTERN = "America/New_York"


def day(number: int, month: int = 3):
    start = f"2025-{month:02d}-{number:02d}"
    return parse_moment(f"{start}T00:00/{start}T23:59:59 {EASTERN}")


def last_day(base, counting=CALENDAR) -> str:
    return moment_text(add_days(base, 14, counting)).partition("T")[0]


@pytest.mark.parametrize(
    ("base", "end"),
    [(day(15), "2025-03-29"), (day(28), "2025-04-11"), (day(29), "2025-04-12")],
)
def test_fourteen_days_do_not_count_the_first(base, end):
    assert last_day(base) == end


@pytest.mark.parametrize(
    ("base", "end"),
    [(day(15), "2025-03-31"), (day(28), "2025-04-11"), (day(29), "2025-04-14"), (day(16), "2025-03-31")],
)
def test_a_last_day_on_a_weekend_moves_to_monday(base, end):
    assert last_day(base, WEEKENDS_MOVED) == end


def test_the_hour_of_the_base_does_not_move_the_last_day():
    base = parse_moment(f"2025-03-15T18:45/2025-03-15T18:46 {EASTERN}")
    assert moment_text(add_days(base, 14)) == f"2025-03-29T00:00:00/2025-03-30T00:00:00 {EASTERN}"


def test_a_rule_or_a_base_that_cannot_be_counted_is_refused():
    with pytest.raises(AnalysisError):
        add_days(day(15), 14, "business days")
    with pytest.raises(AnalysisError):
        add_days(parse_moment(f"2025-03-15T00:00/.. {EASTERN}"), 14)


TERM = Term(day(15), add_days(day(15), 14))
EXTENDED = Turn(Bearing.EXTENDS, day(28), day(12, 4))
VACATED = Turn(Bearing.VACATES, day(7, 4))


@pytest.mark.parametrize(
    ("at", "expected"),
    [(day(14), IMPOSSIBLE), (day(15), OPEN), (day(20), CERTAIN), (day(29), OPEN), (day(30), IMPOSSIBLE)],
)
def test_an_order_is_in_force_from_its_issue_to_its_last_day(at, expected):
    assert in_force(at, TERM) is expected


def test_an_extension_moves_the_end_and_a_vacatur_ends_it():
    assert in_force(day(2, 4), TERM, (EXTENDED,)) is CERTAIN
    assert in_force(day(2, 4), TERM, (EXTENDED, VACATED)) is CERTAIN
    assert in_force(day(8, 4), TERM, (EXTENDED, VACATED)) is IMPOSSIBLE


def test_an_extension_made_after_the_end_moves_nothing():
    late = Turn(Bearing.EXTENDS, day(2, 4), day(12, 4))
    assert in_force(day(5, 4), TERM, (late,)) is IMPOSSIBLE


def test_an_extension_without_an_end_leaves_what_follows_open():
    endless = Turn(Bearing.EXTENDS, day(28))
    assert in_force(day(27), TERM, (endless,)) is CERTAIN
    assert in_force(day(5, 4), TERM, (endless,)) is OPEN


def test_what_is_not_known_yet_does_not_count():
    assert known_by((EXTENDED, VACATED), day(20)) == ()
    assert known_by((EXTENDED, VACATED), day(1, 4)) == (EXTENDED,)


def test_an_instrument_that_nothing_limits_stays_in_force():
    assert in_force(day(1, 12), Term(day(15), endless=True)) is CERTAIN
    assert in_force(day(1, 12), Term(day(15))) is OPEN
    assert in_force(day(20), Term(None, endless=True)) is OPEN


def test_the_span_of_times_holds_each_of_them():
    a, b = day(15), day(17)
    both = hull([a, b])
    assert (both.earliest, both.latest) == (a.earliest, b.latest)
    assert hull([a]) is a
    with pytest.raises(AnalysisError):
        hull([])
