"""A day of traces: one aircraft after another, on as many cores as are given, with the same result."""

from __future__ import annotations

import gc
import multiprocessing
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.flights.candidates import Candidate, of_track
from habeas.analysis.flights.gaps import Stretch, seen, together
from habeas.analysis.flights.merging import merged
from habeas.analysis.flights.rule import Ask, Rule, rule
from habeas.readings.readsb_trace import trace_columns
from habeas.readings.uncollected import uncollected
from habeas.records.errors import HabeasError
from habeas.workflow.scanning_day import Bad
from habeas.workflow.scanning_errors import ScanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from habeas.analysis.flights.grid import Drawn
    from habeas.analysis.flights.positions import Track
    from habeas.workflow.scanning_members import Member

AT_ONCE = 32
"""Aircraft given to a core at a time: a fraction of a second's work, so that none waits long at the end."""


@dataclass(frozen=True)
class Seen:
    """What one aircraft's files gave: candidates, how many points, what was bad, when it was seen at all."""

    candidates: tuple[Candidate, ...]
    points: int
    bad: tuple[Bad, ...]
    stretches: tuple[Stretch, ...] = ()


def scan_traces(
    groups: Sequence[tuple[Member, ...]], ask: Ask, *, own: tuple[Drawn, ...] = (), cores: int = 1
) -> Iterator[Seen]:
    """What each aircraft's files give, in their order; `cores` 0 is all that there are."""
    count = cores_of(cores)
    if count == 1 or len(groups) <= 1:
        found = rule(ask, own=own)
        with uncollected():
            for group in groups:
                yield look(group, found)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(min(count, len(groups)), _begin, (ask, own)) as pool:
        yield from pool.imap(_look, groups, chunksize=min(AT_ONCE, 1 + len(groups) // count))


def cores_of(asked: int) -> int:
    """How many cores to use: those asked for, or all that this process may run on; ScanError below 0."""
    if asked < 0:
        raise ScanError("there are no fewer than no cores", where="--cores", do="give 0 for all, or a number")
    return asked or len(os.sched_getaffinity(0))


def look(group: Iterable[Member], found: Rule) -> Seen:
    """What the files of one aircraft give; one that cannot be read is told, and the others are used."""
    tracks, bad = tracks_in(group)
    whole = merged(tracks) if len(tracks) > 1 else tracks
    candidates = tuple(each for track in whole for each in of_track(track, found))
    stretches = together(each for track in tracks for each in seen(track.time))
    return Seen(candidates, sum(map(len, tracks)), bad, stretches)


def tracks_in(group: Iterable[Member]) -> tuple[tuple[Track, ...], tuple[Bad, ...]]:
    """The tracks of these files, and what was bad in them: a file, or some of its points."""
    tracks: list[Track] = []
    bad: list[Bad] = []
    for one in group:
        try:
            read = trace_columns(one.read(), source=one.name, where=one.name)
        except (HabeasError, OSError) as error:
            bad.append(Bad(one.name, _why(error)))
            continue
        tracks += read.tracks
        bad += [Bad(one.name, f"{count:,} points left out: {what}") for what, count in read.bad]
        bad += [Bad(one.name, note) for note in read.notes if note.startswith("the file is cut")]
    return tuple(tracks), tuple(bad)


def _why(error: HabeasError | OSError) -> str:
    if isinstance(error, HabeasError):
        return error.what.removeprefix("kept, not read: ")
    return f"it cannot be read: {error.strerror}"


_RULES: list[Rule] = []
"""The rule of a worker process, looked up once when it begins."""


def _begin(ask: Ask, own: tuple[Drawn, ...]) -> None:
    gc.disable()  # nothing here makes cycles, and the collector walks every row that is held
    _RULES[:] = [rule(ask, own=own)]


def _look(group: tuple[Member, ...]) -> Seen:
    return look(group, _RULES[0])
