"""`habeas flights scan`: the legs of a day that meet a rule, ranked, with what was not seen and not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from habeas.analysis.flights.candidates import Candidate, ranked
from habeas.analysis.flights.gaps import FEWEST, Stretch, holes_between, together
from habeas.analysis.flights.moments import clock, shown
from habeas.analysis.flights.rule import Ask, Rule, rule, unaddressed
from habeas.analysis.flights.watch import Watched, watch_list
from habeas.workflow.progress import Progress, silent
from habeas.workflow.scanning_day import Bad, Day, day, folders, half_hours
from habeas.workflow.scanning_errors import ScanError
from habeas.workflow.scanning_heatmaps import scan_heatmaps
from habeas.workflow.scanning_traces import scan_traces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from habeas.analysis.flights.grid import Drawn
    from habeas.workflow.case import Case

Using = Literal["", "heatmaps", "traces"]
USING: tuple[Using, ...] = ("", "heatmaps", "traces")


@dataclass(frozen=True)
class Scanned:
    """What a day gave: candidates ranked, and what they were found in.

    `coverage` says how complete the day is: not seen is not absent. `notes` are what the kind of source
    leaves open; `bad` are files that were not used, or of which something was not.
    """

    conditions: tuple[str, ...]
    needed: int
    candidates: tuple[Candidate, ...]
    coverage: str
    notes: tuple[str, ...]
    bad: tuple[Bad, ...]
    aircraft: int
    points: int


def scan(
    paths: Sequence[Path],
    ask: Ask,
    *,
    own: tuple[Drawn, ...] = (),
    of: Using = "",
    cores: int = 1,
    progress: Progress = silent,
) -> Scanned:
    """The legs in these files, folders and tars that meet what is asked.

    `of` says which to use where a day has both heatmaps and traces; traces if nothing is said. `own` are
    boundaries that come before shipped ones. ScanError or RuleError where nothing can be scanned; a file that
    cannot be read is told among `bad`, and the others are used.
    """
    found_rule = rule(ask, own=own)
    files = day(paths)
    if of == "heatmaps" or (not of and not files.traces):
        return _from_heatmaps(files, found_rule, progress)
    return _from_traces(files, found_rule, own, cores, progress)


def using(text: str) -> Using:
    """Which of a day's files to use, as it is written; ScanError for anything else."""
    for known in USING:
        if text == known:
            return known
    raise ScanError("there are heatmaps and traces", where=f"--using {text}", do="give one of the two")


def read_watch_list(path: Path) -> tuple[Watched, ...]:
    """The lines of a watch list in a file: UTF-8, with or without a byte order mark."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ScanError("the watch list is not UTF-8", where=path.name, do="save it as UTF-8") from error
    return watch_list(text, where=path.name)


def boundaries_of(case: Case) -> tuple[Drawn, ...]:
    """The boundaries that a case brings, out of its habeas.toml."""
    if not case.settings.boundaries:
        return ()
    from habeas.readings.boundary_files import read

    found: list[Drawn] = []
    for one in case.settings.boundaries:
        path = case.folder / one.file
        found += read(path, code=one.code, kind=one.kind, tolerance_m=one.tolerance_m, name=one.name)[:1]
    return tuple(found)


HOLES_SHOWN = 10


def covered(stretches: Sequence[Stretch], aircraft: int) -> tuple[str, ...]:
    """From when to when there are positions, and the holes in which no aircraft at all was seen."""
    if not stretches:
        return ()
    told = [f"positions are from {clock(stretches[0][0])} to {clock(stretches[-1][1])}"]
    if aircraft < FEWEST:
        return (*told, f"{aircraft} aircraft are too few to tell when the receivers saw nobody")
    holes = holes_between(stretches)
    told += [f"no aircraft at all was seen {shown(one.start, one.end)}" for one in holes[:HOLES_SHOWN]]
    if len(holes) > HOLES_SHOWN:
        told.append(f"… and in {len(holes) - HOLES_SHOWN} more stretches of over a quarter hour")
    return tuple(told)


def _from_heatmaps(files: Day, found_rule: Rule, progress: Progress) -> Scanned:
    if not files.heatmaps:
        raise ScanError("there are no heatmaps here", where="--using heatmaps", do="use its traces")
    found = scan_heatmaps(files.heatmaps, found_rule, progress=progress)
    late = f"a heatmap's position may be up to {found.interval:g} s later than its time"
    notes = [f"{late}, and surface positions are often left out of it: state instants from traces"]
    if tails := unaddressed(found_rule):
        notes.append(
            f"a heatmap has no registrations, so {', '.join(tails)} cannot be found in it: give the address"
        )
    notes += covered(found.stretches, found.aircraft)
    return Scanned(
        found_rule.conditions,
        found_rule.needed,
        ranked(found.candidates),
        half_hours(found.read),
        tuple(notes),
        (*files.missing, *found.bad),
        found.aircraft,
        found.points,
    )


def _from_traces(
    files: Day, found_rule: Rule, own: tuple[Drawn, ...], cores: int, progress: Progress
) -> Scanned:
    if not files.traces:
        raise ScanError("there are no traces here", where="--using traces", do="use its heatmaps")
    candidates: list[Candidate] = []
    bad = [*files.missing]
    points = aircraft = 0
    stretches: tuple[Stretch, ...] = ()
    for number, seen in enumerate(scan_traces(files.traces, found_rule.ask, own=own, cores=cores)):
        progress("reading traces", number, len(files.traces))
        candidates += seen.candidates
        bad += seen.bad
        stretches = together((*stretches, *seen.stretches))
        points += seen.points
        aircraft += seen.points > 0
    progress("reading traces", len(files.traces), len(files.traces))
    return Scanned(
        found_rule.conditions,
        found_rule.needed,
        ranked(candidates),
        folders(files),
        covered(stretches, aircraft),
        tuple(bad),
        aircraft,
        points,
    )
