"""The times of a leg, each combination that tracks and statements give: by each track, or as stated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from habeas.findings.happened import happened
from habeas.findings.leg_clock import DEPARTED, HANDED_OVER, LANDED
from habeas.findings.legs import Leg
from habeas.findings.times import Base, Timed, absolute, relative
from habeas.findings.tracked import Tracked, tracked
from habeas.findings.values import Stated
from habeas.records.certainty import Certainty
from habeas.records.contents import Act, Custody, Deed
from habeas.records.locator import Point
from habeas.records.matter import Matter
from habeas.records.moment import before

Bases = Mapping[str, Base]


@dataclass(frozen=True)
class Times:
    """One value for each time of a leg, and the track that gives what it can; None where there is none.

    `spared` are times that do not bear on what is asked, and are left out.
    """

    departed: Timed | None = None
    arrived: Timed | None = None
    handed_over: Timed | None = None
    track: Tracked | None = None
    spared: tuple[str, ...] = ()


def times_of(matter: Matter, leg: Leg, at: Base, known: Bases) -> list[Times]:
    """Each departure with each landing and each handing over: by each track, or as stated."""
    return [
        Times(departed, arrived, handed_over, track)
        for track in _rests(matter, leg)
        for departed, arrived, handed_over in product(
            _end(matter, leg, at, known, track, ("take-off by track", "content.departed")),
            _end(matter, leg, at, known, track, ("landing by track", "content.arrived")),
            _values(matter, _handing_over(matter, leg), known, at),
        )
    ]


def _rests(matter: Matter, leg: Leg) -> tuple[Tracked | None, ...]:
    """The tracks that were observed; where none was, the schedule (None), and what was computed beside it."""
    tracks = tracked(matter, leg)
    observed = any(not one.plane.made for one in tracks)
    return tracks if observed or (tracks and not _is_stated(leg)) else (None, *tracks)


def _is_stated(leg: Leg) -> bool:
    """Whether any time is stated otherwise than by positions."""
    return any(
        one.text and not isinstance(one.statement.locator, Point)
        for path in ("content.departed", "content.arrived")
        for one in leg.given(path)
    )


def _end(
    matter: Matter, leg: Leg, at: Base, known: Bases, track: Tracked | None, named: tuple[str, str]
) -> tuple[Timed | None, ...]:
    """What a track gives for an end where it bounds it on both sides; else what is stated, else its bound.

    A stated time at which the track has the aircraft still, or already, in the air is not used.
    """
    operation, path = named
    seen = track.touch(matter, operation) if track else None
    if seen and None not in (seen.moment.earliest, seen.moment.latest):
        return (seen,)
    given = tuple(one for one in leg.given(path) if not isinstance(one.statement.locator, Point))
    told = tuple(one for one in _values(matter, given, known, at) if one and not _excluded(one, seen))
    return told or (seen,)


def _excluded(stated: Timed, seen: Timed | None) -> bool:
    """Whether what the track shows of an end leaves no room for the stated time."""
    if seen is None:
        return False
    return Certainty.CERTAIN in (
        before(stated.moment, seen.moment).certainty,
        before(seen.moment, stated.moment).certainty,
    )


def _values(matter: Matter, given: tuple[Stated, ...], known: Bases, at: Base) -> tuple[Timed | None, ...]:
    return (*absolute(matter, given), *relative(matter, given, known, at)) or (None,)


def _handing_over(matter: Matter, leg: Leg) -> tuple[Stated, ...]:
    return tuple(
        Stated(one, "content.since", ("leg",))
        for one in matter.of(Custody)
        if isinstance(one.content, Custody)
        and one.content.act is Act.HANDED_OVER
        and happened(one)
        and matter.subject(one, "leg") == leg.subject
    )


def relevant(deed: Deed, rows: list[tuple[Timed, Times]]) -> Iterator[tuple[Timed, Times]]:
    """The times that decide a deed, each combination once: a take-off needs no landing where it is stated."""
    seen: set[tuple[str, ...]] = set()
    for at, times in rows:
        only = replace(times, handed_over=None, spared=(HANDED_OVER,) if times.handed_over else ())
        if deed in (Deed.TAKE_OFF, Deed.BOARD) and times.departed:
            only = Times(times.departed, track=times.track, spared=(LANDED, HANDED_OVER))
        elif deed is Deed.LAND and times.arrived:
            only = Times(arrived=times.arrived, track=times.track, spared=(DEPARTED, HANDED_OVER))
        elif deed is Deed.HAND_OVER and times.handed_over:
            only = Times(handed_over=times.handed_over, track=times.track, spared=(DEPARTED, LANDED))
        given = (only.departed, only.arrived, only.handed_over)
        key = (
            at.text,
            only.track.plane.key if only.track else "",
            *(one.text if one else "" for one in given),
        )
        if key not in seen:
            seen.add(key)
            yield at, only


def is_timed(leg: Leg) -> bool:
    """Whether anything gives a time of it."""
    return any(one.text for path in ("content.departed", "content.arrived") for one in leg.given(path))
