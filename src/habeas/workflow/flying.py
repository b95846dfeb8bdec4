"""The aircraft of a case: its tracks, with the legs, crossings and gaps in them."""

import re
from collections.abc import Mapping
from dataclasses import replace

from habeas.analysis.flights.cleaning import Count, cleaned
from habeas.analysis.flights.gaps import Coverage, gaps
from habeas.analysis.flights.legs import legs
from habeas.analysis.flights.meeting import crossings_by_boundary
from habeas.analysis.flights.merging import merge
from habeas.analysis.flights.moments import ends, shown
from habeas.analysis.flights.nearby import nearby_by_boundary
from habeas.analysis.flights.saying import NOT_ABSENT
from habeas.analysis.gap_queries import coverage_by
from habeas.findings.instruments import instruments
from habeas.findings.planes import Plane, planes
from habeas.findings.proof import given
from habeas.findings.wording import label
from habeas.pages.flight_words import hour
from habeas.pages.flights import Flight, MapMark
from habeas.records.chain import UNVERIFIED
from habeas.records.contents import InstrumentType
from habeas.records.matter import Matter
from habeas.records.reading import Reading


def flights(matter: Matter, readings: Mapping[str, Reading], home: str) -> tuple[Flight, ...]:
    """Every aircraft that the matter has positions of, by what it is called; `home` is the case's clock.

    One whose positions nobody has verified comes after, and says so: no finding rests on it.
    """
    marks, doubted = _marks(matter, home), _doubted(matter)
    sure = tuple(_flight(matter, plane, readings, marks) for plane in planes(matter))
    shown_alone = (_flight(doubted, plane, readings, marks) for plane in planes(doubted))
    return (*sure, *(replace(one, unverified=True) for one in shown_alone))


def _doubted(matter: Matter) -> Matter:
    """The matter with its unverified sources alone, as if they were verified: so that they can be shown."""
    return replace(
        matter,
        sources=tuple(
            replace(one, authenticity=one.authenticity.replace(UNVERIFIED, ""))
            for one in matter.sources
            if UNVERIFIED in one.authenticity
        ),
    )


def _flight(
    matter: Matter, plane: Plane, readings: Mapping[str, Reading], marks: tuple[MapMark, ...]
) -> Flight:
    track = plane.track(matter)
    over = given(matter)
    crossed, near = crossings_by_boundary(track, over), nearby_by_boundary(track, over)
    met = sorted({code for code, _ in (*crossed, *near)})
    seen = None if plane.made else coverage_by(over, plane.tables)
    within = tuple(one for one in marks if track.time[0] - _HOUR <= one.time <= track.time[-1] + _HOUR)
    return Flight(
        aircraft=track.aircraft,
        track=track,
        legs=legs(track),
        crossings=tuple(sorted((one for _, those in crossed for one in those), key=lambda one: one.at)),
        gaps=gaps(track),
        sources=plane.sources,
        made=plane.made,
        notes=(*_remarks(plane, readings), *_counts(matter, plane), *_holes(seen)),
        marks=within,
        boundaries=tuple(found for code in met if (found := over.boundary(code))),
        near=tuple(sorted((one for _, those in near for one in those), key=lambda one: one.earliest)),
        coverage=seen,
    )


_HOUR = 3600.0


def _remarks(plane: Plane, readings: Mapping[str, Reading]) -> tuple[str, ...]:
    """What the readers of its sources remarked: points left out, a file that was cut."""
    return tuple(note for source in plane.sources if source in readings for note in readings[source].warnings)


def _counts(matter: Matter, plane: Plane) -> tuple[str, ...]:
    """What cleaning and merging counted: nothing is dropped in silence."""
    pieces = [one for digest in plane.digests for one in given(matter).table(digest)]
    own = tuple(one for one in pieces if plane.key in (one.aircraft.key, one.aircraft.registration))
    told = [count for one in merge(own) for count in (*one.counts, *cleaned(one.track).counts)]
    return tuple(_counted(count) for count in told)


def _counted(count: Count) -> str:
    points = "1 point" if count.count == 1 else f"{count.count:,} points"
    return f"{points} {'kept in doubt' if count.kept else 'set aside'}: {count.reason}"


def _holes(seen: Coverage | None) -> tuple[str, ...]:
    """The stretches in which several aircraft were read, and none was seen: blind, or nobody flew."""
    if not seen:
        return ()
    return tuple(
        f"no aircraft at all {shown(hole.start, hole.end)}, of {seen.aircraft} read together: {NOT_ABSENT}"
        for hole in seen.holes
    )


def _marks(matter: Matter, home: str) -> tuple[MapMark, ...]:
    """Each court order whose issue is stated to the hour or finer: one mark over all its stated times."""
    made = []
    for one in instruments(matter):
        contents = one.contents()
        if not any(content.type is InstrumentType.COURT_ORDER for content in contents):
            continue
        spans = [ends(at) for at in (content.issued for content in contents) if at and not at.relative]
        fine = [(a, b) for a, b in spans if a is not None and b is not None and b - a <= _HOUR]
        if fine:
            first, last = min(a for a, _ in fine), max(b for _, b in fine)
            made.append(
                MapMark(first, _called(label(matter, one.subject), first, last, home), until=last - 1)
            )
    return tuple(sorted(made, key=lambda mark: (mark.time, mark.label)))


_DATED = re.compile(r" of \d{1,2} \w+ \d{4}|,.*| \(.*")


def _called(label: str, first: float, last: float, home: str) -> str:
    """An order on a map: "oral order, 18:45 EDT to 18:48 EDT"; the table beside has it in full."""
    times = dict.fromkeys(hour(second, home, fine=False) for second in (first, last - 1))
    return f"{_DATED.sub('', label)}, {' to '.join(times)}"
