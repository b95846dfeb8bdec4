"""Tracks that come within the tolerance of a line and never cross it, and gaps in holes of the coverage."""

from dataclasses import replace

import shapely
from tests.analysis.flights.flown import without
from tests.findings.flown_case import COMPUTED, N837VA, TOOK_OFF, Flown, track

from habeas.analysis.flights.positions import Aircraft
from habeas.findings.check import Fault, check
from habeas.findings.track_crossings import TrackCrossings
from habeas.findings.track_gaps import TrackGaps
from habeas.records.certainty import Certainty
from habeas.records.finding import Finding, Step, Verdict, finding
from habeas.records.matter import Matter
from habeas.reference.boundaries import TERRITORY, Boundary

SHIFT = 0.02
"""Degrees of longitude from the flight to the drawn line west of it: about 2 km."""


def beside(metres: int) -> Boundary:
    """A made territory whose line runs beside the flight for half an hour."""
    flight = track()
    part = (flight.time > TOOK_OFF + 2400) & (flight.time < TOOK_OFF + 4200)
    longitude, latitude = flight.longitude[part], flight.latitude[part]
    line = list(zip(longitude - SHIFT, latitude, strict=True))
    far = list(zip(longitude - 1, latitude, strict=True))[::-1]
    shape = shapely.MultiPolygon([shapely.Polygon([*line, *far])])
    return Boundary("XX", "Made Land: a strip", TERRITORY, "made for tests", metres, shape)


def matter(case: Flown, metres: int = 3000) -> Matter:
    """The case, with the made territory alone."""
    drawn = beside(metres)
    made = case.matter()
    over = replace(
        made.given, boundary=lambda code: drawn if code == "XX" else None, around=lambda *_: ("XX",)
    )
    return replace(made, given=over)


def faults(one: Finding, of: Matter) -> tuple[Fault, ...]:
    return check(one, of.by_id, given=of.given)


def test_a_track_beside_a_line_is_open_with_its_stretch_its_tolerance_and_a_proof_done_again() -> None:
    of = matter(Flown().seen(track()))
    (one,) = TrackCrossings().find(of)
    (verdict,) = one.verdicts
    assert faults(one, of) == ()
    assert verdict.certainty is Certainty.OPEN
    assert one.title == "Whether N278GX entered or left a territory that it came near"
    assert verdict.answer.startswith(
        "It was outside of the drawn line of XX (Made Land), near it, between 2025-03-15 22:05:"
    )
    assert verdict.answer.endswith(": that it crossed the true line is neither shown nor excluded.")
    assert dict(verdict.case) == {
        "Aircraft": "N278GX",
        "Boundary": "XX, Made Land: a strip",
        "Tolerance": "3,000 m landward, 3,000 m seaward",
    }
    assert [step.operation for step in verdict.proof.steps if step.operation] == [
        "near crossed by track",
        "near by track",
        "near tolerance by track",
        "near points by track",
        "near why by track",
    ]


def test_beyond_the_tolerance_nothing_is_asked() -> None:
    assert TrackCrossings().find(matter(Flown().seen(track()), metres=1000)) == ()


def test_a_computed_track_says_so_here_too() -> None:
    (one,) = TrackCrossings().find(matter(Flown().seen(track(), authenticity=COMPUTED)))
    assert one.answer.startswith("By its track, computed and observed by nobody: it was outside of the")
    assert one.title.endswith(", by a track computed and observed by nobody")


def tampered(one: Finding, path: int, **changes: object) -> Finding:
    verdict = one.verdicts[0]
    steps = list(verdict.proof.steps)
    steps[path] = replace(steps[path], **changes)  # type: ignore[arg-type]
    proof: Step = replace(verdict.proof, steps=tuple(steps))
    return with_verdict(one, replace(verdict, proof=proof))


def with_verdict(one: Finding, verdict: Verdict) -> Finding:
    fields = {
        name: getattr(one, name) for name in Finding.__dataclass_fields__ if name not in ("id", "cites")
    }
    return finding(**{**fields, "verdicts": (verdict,)})


def test_another_stretch_another_number_or_another_certainty_is_caught() -> None:
    of = matter(Flown().seen(track()))
    (one,) = TrackCrossings().find(of)
    whether = one.verdicts[0].proof.steps[0]
    other = tampered(one, 0, operands=(*whether.operands[:-1], whether.operands[-1] + " "))
    assert any("this is told of another stretch" in fault.what for fault in faults(other, of))
    second = tampered(one, 0, operands=(*whether.operands[:3], "1", whether.operands[-1]))
    assert any("no such stretch near the line" in fault.what for fault in faults(second, of))
    sure = with_verdict(one, replace(one.verdicts[0], certainty=Certainty.CERTAIN))
    assert faults(sure, of) != ()


# Coverage

HOLE = TOOK_OFF + 1800, TOOK_OFF + 3400


def gap_of(*aircraft: str, lost: bool) -> str:
    """What is answered of the gap of N278GX among other aircraft, which the receiver lost then, or saw."""
    others = [track(Aircraft(one), "", destination=(20.0, -90.0, 0.0)) for one in aircraft]
    every = [without(track(), *HOLE), *(without(one, *HOLE) if lost else one for one in others)]
    of = Flown().seen(*every).matter()
    found = TrackGaps().find(of)
    assert [fault for one in found for fault in faults(one, of)] == []
    return next(one.answer for one in found if "N278GX" in one.title)


def test_a_gap_while_no_aircraft_was_seen_lies_in_a_hole_of_the_coverage() -> None:
    told = gap_of("a00001", "a00002", lost=True)
    assert told.endswith(
        "Coverage: all of it in a hole of the coverage, when none of the 3 aircraft read together was seen: "
        "not seen is not absent."
    )


def test_a_gap_while_others_were_seen_lies_in_no_hole() -> None:
    told = gap_of("a00001", "a00002", lost=False)
    assert "Coverage: no hole in the coverage: of the 3 aircraft read together one was seen at least" in told


def test_alone_or_beside_one_other_its_coverage_cannot_be_told() -> None:
    assert "no other aircraft was read with it, so what its receivers covered cannot be told" in gap_of(
        lost=True
    )
    assert "only 2 aircraft were read together, too few" in gap_of("a00001", lost=True)


def test_of_a_computed_track_no_coverage_is_told() -> None:
    of = Flown().seen(without(track(N837VA), *HOLE), authenticity=COMPUTED).matter()
    (one,) = TrackGaps().find(of)
    assert "overage" not in one.answer
    assert faults(one, of) == ()
