"""A day of heatmaps in two passes: which aircraft can match at all, then the tracks of those alone.

Each file is unpacked, looked through and let go, so that memory holds one file, a few bytes for each possible
address, and the positions of a batch of aircraft.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.candidates import Candidate, of_track
from habeas.analysis.flights.gaps import Stretch, seen, together
from habeas.analysis.flights.positions import Aircraft, Track, track
from habeas.analysis.flights.shortlist import ADDRESSES, Shortlist, batches, name
from habeas.readings.gzipped import unzipped
from habeas.readings.heatmap_records import MARK, RECORD, Heatmap, decoded
from habeas.readings.readsb_heatmap import MOST, heatmap
from habeas.records.errors import HabeasError
from habeas.workflow.progress import Progress, silent, told
from habeas.workflow.scanning_day import Bad

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from habeas.analysis.flights.rule import Rule
    from habeas.workflow.scanning_members import Member

BATCH = 1_500_000
"""Positions held at once: about 150 MB with their order. Each further batch reads the day once more, in some
2.5 s of processor (benchmarks/scan_speed.py): a rule that very many aircraft can meet is slow, not large."""

_KEPT = ("address", "time", "latitude", "longitude", "altitude", "ground", "speed", "kind", "number")
_NUMBER = np.uint32(ADDRESSES - 1)


@dataclass
class Heatmaps:
    """What a day of heatmaps gave; `read` are the names of the files in which slices were found.

    `stretches` are when any aircraft at all was seen.
    """

    candidates: list[Candidate] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)
    aircraft: int = 0
    looked_at: int = 0
    points: int = 0
    interval: float = 0.0
    stretches: tuple[Stretch, ...] = ()


def scan_heatmaps(files: Sequence[Member], rule: Rule, *, progress: Progress = silent) -> Heatmaps:
    """The candidates in these files; one that is cut or cannot be read is told, and the others are used."""
    found = Heatmaps()
    short = Shortlist(rule)
    good = [one for one in told(files, "looking through heatmaps", progress) if _look(one, short, found)]
    chosen = short.chosen()
    found.aircraft, found.looked_at = short.seen(), len(chosen)
    for part in batches(chosen, short.count, BATCH):
        for one in _tracks(told(good, "tracks of those that match", progress), part):
            found.candidates += of_track(one, rule, late_s=found.interval)
    return found


def _look(member: Member, short: Shortlist, found: Heatmaps) -> bool:
    """Whether the file could be read; what is in it is taken into the shortlist."""
    try:
        one = heatmap(member.read(), where=member.name)
    except (HabeasError, OSError) as error:
        what = error.what if isinstance(error, HabeasError) else f"it cannot be read: {error.strerror}"
        found.bad.append(Bad(member.name, what.removeprefix("kept, not read: ")))
        return False
    found.bad += [Bad(member.name, note) for note in one.notes if not note.startswith("times are")]
    usable = (np.abs(one.latitude) <= 90) & (np.abs(one.longitude) <= 180)
    if not usable.all():
        wrong = int(np.count_nonzero(~usable))
        found.bad.append(Bad(member.name, f"{wrong:,} points left out: their place cannot be"))
    columns = (one.address, one.latitude, one.longitude, one.altitude)
    short.see(*(columns if usable.all() else (column[usable] for column in columns)))
    short.hear(one.said_address, one.said_callsign)
    slices = np.unique(one.time[np.flatnonzero(np.diff(one.time, prepend=-np.inf))])
    found.stretches = together((*found.stretches, *seen(slices)))
    found.points += len(one)
    found.interval = max(found.interval, one.interval)
    found.read.append(member.name)
    return True


def _tracks(files: Iterator[Member], chosen: NDArray[np.intp]) -> Iterator[Track]:
    """The tracks of the chosen, in order of address; each point with its file and its number there."""
    wanted = np.zeros(ADDRESSES, np.bool_)
    wanted[chosen] = True
    columns: dict[str, list[Any]] = {each: [] for each in (*_KEPT, "source")}
    signs: dict[int, list[tuple[float, str]]] = {}
    sources: list[str] = []
    for place, member in enumerate(files):
        sources.append(member.name)
        one = _of_these(member, wanted)
        if one is None:
            continue
        for each in _KEPT:
            columns[each].append(getattr(one, each))
        columns["source"].append(np.full(len(one), place, np.uint16))
        for number, heard in one.callsigns().items():
            signs.setdefault(number, []).extend(heard)
    if columns["time"]:
        laid = {each: np.concatenate(columns.pop(each)) for each in list(columns)}
        yield from _parted(laid, signs, tuple(sources))


def _of_these(member: Member, wanted: NDArray[np.bool_]) -> Heatmap | None:
    """The file's records of the wanted addresses alone, decoded; `number` as in the whole file."""
    data = unzipped(member.read(), MOST).data
    records = np.frombuffer(data, RECORD, len(data) // RECORD.itemsize)
    first = np.ascontiguousarray(records["hex"])
    marks = first == MARK
    if not marks.any():
        return None
    kept = wanted[first & _NUMBER] | marks
    kept[: int(np.argmax(marks))] = False
    places = np.flatnonzero(kept)
    one = decoded(records[places].tobytes())
    if one is None:
        return None
    good = (np.abs(one.latitude) <= 90) & (np.abs(one.longitude) <= 180)
    one.number[:] = places[one.number]
    return one if good.all() else _only(one, good)


def _only(one: Heatmap, good: NDArray[np.bool_]) -> Heatmap:
    from dataclasses import replace

    return replace(one, **{each: getattr(one, each)[good] for each in _KEPT})


def _parted(
    laid: dict[str, Any], signs: dict[int, list[tuple[float, str]]], sources: tuple[str, ...]
) -> Iterator[Track]:
    """A track for each address, its points in order of time."""
    order = np.lexsort((laid["time"], laid["address"]))
    addresses = laid.pop("address")[order]
    starts = np.concatenate(([0], np.flatnonzero(np.diff(addresses)) + 1, [len(addresses)]))
    for first, last in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
        if first == last:
            continue
        number = int(addresses[first])
        own = {each: column[order[first:last]] for each, column in laid.items()}
        yield track(Aircraft(name(number)), own, sources=sources, callsigns=_changes(signs.get(number, [])))


def _changes(heard: list[tuple[float, str]]) -> Iterator[tuple[float, str]]:
    before = ""
    for at, sign in sorted(heard, key=lambda one: one[0]):
        if sign != before:
            yield at, sign
            before = sign
