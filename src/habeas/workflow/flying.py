"""The aircraft of a case: its tracks, with the legs, crossings and gaps in them."""

from collections.abc import Mapping

from habeas.analysis.flights.cleaning import Count, cleaned
from habeas.analysis.flights.gaps import coverage, gaps
from habeas.analysis.flights.legs import legs
from habeas.analysis.flights.meeting import crossings_by_boundary
from habeas.analysis.flights.merging import merge
from habeas.analysis.flights.moments import ends, shown
from habeas.analysis.flights.saying import NOT_ABSENT
from habeas.findings.instruments import instruments
from habeas.findings.planes import Plane, planes
from habeas.findings.proof import given
from habeas.findings.wording import label, time
from habeas.pages.flights import Flight, MapMark
from habeas.records.contents import InstrumentType
from habeas.records.matter import Matter
from habeas.records.reading import Reading


def flights(matter: Matter, readings: Mapping[str, Reading]) -> tuple[Flight, ...]:
    """Every aircraft that the matter has verified positions of, by what it is called."""
    marks = _marks(matter)
    return tuple(_flight(matter, plane, readings, marks) for plane in planes(matter))


def _flight(
    matter: Matter, plane: Plane, readings: Mapping[str, Reading], marks: tuple[MapMark, ...]
) -> Flight:
    track = plane.track(matter)
    over = given(matter)
    crossed = crossings_by_boundary(track, over)
    boundaries = tuple(found for code, _ in crossed if (found := over.boundary(code)))
    within = tuple(one for one in marks if track.time[0] - _HOUR <= one.time <= track.time[-1] + _HOUR)
    return Flight(
        aircraft=track.aircraft,
        track=track,
        legs=legs(track),
        crossings=tuple(sorted((one for _, those in crossed for one in those), key=lambda one: one.at)),
        gaps=gaps(track),
        sources=plane.sources,
        made=plane.made,
        notes=(*_remarks(plane, readings), *_counts(matter, plane), *_holes(matter, plane)),
        marks=within,
        boundaries=boundaries,
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


FEWEST = 3
"""Aircraft in one table from which on a stretch without any of them says something of the receiver."""


def _holes(matter: Matter, plane: Plane) -> tuple[str, ...]:
    """The stretches in which a source with several aircraft saw none of them: blind, or nobody flew."""
    told = []
    for digest in plane.digests:
        every = given(matter).table(digest)
        for hole in coverage(every) if len(every) >= FEWEST else ():
            told.append(
                f"no aircraft at all {shown(hole.start, hole.end)}, of {len(every)} in the same source: "
                f"{NOT_ABSENT}"
            )
    return tuple(told)


def _marks(matter: Matter) -> tuple[MapMark, ...]:
    """The issue of each court order that is stated to the hour or finer, by its stated times."""
    made = []
    for one in instruments(matter):
        if not any(content.type is InstrumentType.COURT_ORDER for content in one.contents()):
            continue
        for issued in (content.issued for content in one.contents()):
            first, last = ends(issued) if issued and not issued.relative else (None, None)
            if first is not None and last is not None and last - first <= _HOUR:
                words = f"{label(matter, one.subject)}: {time(issued)}"
                made.append(MapMark(first, words, until=last - 1 if last - first > 1 else None))
    return tuple(dict.fromkeys(sorted(made, key=lambda one: (one.time, one.label))))
