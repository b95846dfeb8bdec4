"""The operations of proofs."""

import pytest

from habeas.analysis.errors import AnalysisError
from habeas.analysis.operations import perform

HARLINGEN, SOTO_CANO = "26.22850 N, -97.65440 E", "14.38240 N, -87.62120 E"
GONE = "2025-03-15T17:26/2025-03-15T17:27 America/New_York"
DOWN = "2025-03-15T19:36/2025-03-15T19:37 America/New_York"
ORDER = "2025-03-15T18:45/2025-03-15T18:48 America/New_York"


@pytest.mark.parametrize(
    ("operation", "operands", "result"),
    [
        ("sum", ("137", "101", "21", "2"), "261"),
        ("sum", ("251 or more", "1"), "252 or more"),
        ("sum", (), "0"),
        ("difference", ("261", "238"), "23"),
        ("difference", ("300", "40 to 45"), "255 to 260"),
        ("equals", ("261", "261"), "certain"),
        ("equals", ("251 or more", "261"), "neither shown nor excluded"),
        ("below", ("21", "23"), "certain"),
        ("exclude each other", ("21", "23"), "certain"),
        ("before", (GONE, ORDER), "certain"),
        ("before", (DOWN, ORDER), "impossible"),
        ("within", (GONE, "2025-03-15/2025-03-16 America/New_York"), "certain"),
        ("within", ("2025-03-15/2025-03-16 America/New_York", GONE), "neither shown nor excluded"),
        ("within", (GONE, DOWN), "impossible"),
        ("span", (GONE, DOWN), "2025-03-15T21:26:00/2025-03-15T23:37:00 UTC"),
        ("counted from", (ORDER, "3600", "not stated"), "2025-03-15T23:45:00/.. UTC"),
        ("no earlier than", (ORDER, "0"), "2025-03-15T18:48/.. America/New_York"),
        ("no later than", (ORDER, "0"), "../2025-03-15T18:45 America/New_York"),
        ("distinct roots", ("Bukele", "Homan", ""), "2 to 3"),
        ("distinct roots", ("Bukele",), "1"),
        ("count", ("a", "a"), "2"),
        ("share", ("3", "6"), "50%"),
        ("put as", ("gang members", "asserted"), "fact"),
        ("hedge puts as", ("alleged",), "allegation"),
        ("differ", ("fact", "allegation"), "certain"),
        ("leads out", (HARLINGEN, SOTO_CANO, "US"), "leads out of the territory"),
        ("leads out", (SOTO_CANO, HARLINGEN, "US"), "not known to lead out of the territory"),
        ("joined", ("stays", GONE, "not stated"), f"stays; {GONE}; not stated"),
    ],
)
def test_an_operation_gives_its_result(operation, operands, result):
    assert perform(operation, operands) == result


def test_the_crossing_from_harlingen_is_minutes_after_take_off_and_long_before_the_order():
    crossing = perform("great-circle crossing", (HARLINGEN, SOTO_CANO, GONE, DOWN, "US"))
    assert perform("before", (GONE, crossing)) == "certain"
    assert perform("before", (crossing, ORDER)) == "certain"
    assert perform("before", (crossing, "2025-03-15T17:50/2025-03-15T17:51 America/New_York")) == "certain"


def test_in_force_reads_its_turns_as_operands():
    order, end = "2025-03-15/2025-03-16 UTC", "2025-03-29/2025-03-30 UTC"
    later, extension = "2025-04-02/2025-04-03 UTC", "2025-03-28/2025-03-29 UTC"
    turn = f"extends; {extension}; 2025-04-12/2025-04-13 UTC"
    assert perform("in force", (later, later, order, end)) == "impossible"
    assert perform("in force", (later, later, order, end, turn)) == "certain"
    before_it = "2025-03-20/2025-03-21 UTC"
    assert perform("in force", (later, before_it, order, end, turn)) == "impossible"


@pytest.mark.parametrize(
    ("operation", "operands"),
    [
        ("divine", ()),
        ("equals", ("1",)),
        ("share", ("1", "0")),
        ("add days", (GONE, "99999999", "calendar days, first day excluded")),
        ("in force", (GONE, GONE, GONE, DOWN, "extends")),
        ("great-circle crossing", (HARLINGEN, SOTO_CANO, GONE, DOWN, "Atlantis")),
        ("no earlier than", (ORDER, "-5")),
        ("no later than", (ORDER, "5")),
    ],
)
def test_what_cannot_be_done_is_an_error_of_our_own(operation, operands):
    with pytest.raises(AnalysisError):
        perform(operation, operands)
