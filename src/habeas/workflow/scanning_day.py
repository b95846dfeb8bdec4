"""What a day's files are: heatmaps by half hour, traces by aircraft; and how complete the day is."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.workflow.scanning_errors import ScanError
from habeas.workflow.scanning_members import Member, Missing, members

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HALF_HOURS, FOLDERS = 48, 256
"""Of heatmaps in a day, and of traces in an archive's day: one for each last two digits of addresses."""

_HEATMAP = re.compile(r"(?:.*/)?([0-9]{2})\.bin\.ttf")
_TRACE = re.compile(r"(?:(?:.*/)?([0-9a-f]{2})/|(?:.*/)?)trace_full_(~?[0-9a-f]{6})\.json(?:\.gz)?")


@dataclass(frozen=True)
class Bad:
    """A file that was not used, or of which something was not: its name, and why in a sentence."""

    name: str
    why: str


@dataclass(frozen=True)
class Day:
    """The files of a day: `heatmaps` in order of half hours, `traces` grouped by address, in its order.

    `others` is how many files are neither; `missing` what could not be listed.
    """

    heatmaps: tuple[Member, ...]
    traces: tuple[tuple[Member, ...], ...]
    folders: frozenset[str]
    others: int
    missing: tuple[Bad, ...]


def day(paths: Sequence[Path]) -> Day:
    """The day in these paths; ScanError where there is neither a heatmap nor a trace."""
    heatmaps: list[tuple[str, Member]] = []
    traces: dict[str, list[Member]] = defaultdict(list)
    folders: set[str] = set()
    missing: list[Bad] = []
    others = 0
    for one in members(paths):
        if isinstance(one, Missing):
            missing.append(Bad(one.name, one.why))
        elif found := _HEATMAP.fullmatch(one.name):
            heatmaps.append((found[1], one))
        elif found := _TRACE.fullmatch(one.name):
            traces[found[2]].append(one)
            folders |= {found[1]} if found[1] else set()
        else:
            others += 1
    if not heatmaps and not traces:
        raise _nothing(paths, missing)
    ordered = sorted(heatmaps, key=lambda pair: (pair[1].name.rpartition("/")[0], pair[0]))
    grouped = tuple(tuple(traces[address]) for address in sorted(traces))
    return Day(tuple(one for _, one in ordered), grouped, frozenset(folders), others, tuple(missing))


def half_hours(read: Sequence[str]) -> str:
    """How many half hours of the day the heatmaps that could be read cover, and which are missing."""
    there = {int(found[1]) for each in read if (found := _HEATMAP.fullmatch(each))} & set(range(HALF_HOURS))
    said = f"{len(there)} of {HALF_HOURS} half hours"
    gone = [half for half in range(HALF_HOURS) if half not in there]
    return f"{said}; missing {_stretches(gone)}" if gone else said


def folders(found: Day) -> str:
    """How many of an archive's folders of traces are there; whether it can be told at all."""
    count = sum(map(len, found.traces))
    files = f"{count:,} trace{'s' * (count != 1)}"
    if not found.folders:
        return f"{files}, not in an archive's folders: how complete the day is cannot be told"
    gone = sorted({f"{one:02x}" for one in range(FOLDERS)} - found.folders)
    named = f"; missing {', '.join(gone[:10])}{' …' * (len(gone) > 10)}" if gone else ""
    return f"{files} in {len(found.folders)} of {FOLDERS} folders{named}"


def _stretches(halves: list[int]) -> str:
    """Half hours as times of day: "03:00 to 04:30, 23:30 to 24:00"."""
    parts: list[list[int]] = []
    for half in halves:
        if parts and parts[-1][1] == half:
            parts[-1][1] = half + 1
        else:
            parts.append([half, half + 1])
    return ", ".join(f"{_clock(start)} to {_clock(end)}" for start, end in parts)


def _clock(half: int) -> str:
    return f"{half // 2:02}:{half % 2 * 30:02}"


def _nothing(paths: Sequence[Path], missing: list[Bad]) -> ScanError:
    where = "; ".join(f"{one.name}: {one.why}" for one in missing[:3]) or ", ".join(map(str, paths))
    do = "give a folder or tar with heatmaps (00.bin.ttf to 47.bin.ttf) or traces (trace_full_*.json)"
    return ScanError("there is no heatmap and no trace here", where=where, do=do)
