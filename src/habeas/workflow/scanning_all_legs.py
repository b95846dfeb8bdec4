"""Every leg and crossing of a day of traces: one aircraft after another, on all cores, or on Spark."""

from __future__ import annotations

import gc
import multiprocessing
from typing import TYPE_CHECKING

from habeas.analysis.flights.gaps import Stretch, together
from habeas.analysis.flights.rule import Ask, rule
from habeas.readings.uncollected import uncollected
from habeas.workflow.progress import Progress, silent
from habeas.workflow.scanning import covered
from habeas.workflow.scanning_day import day, folders
from habeas.workflow.scanning_errors import ScanError
from habeas.workflow.scanning_legs import LEG, DayFlown, Flown, Row, flown
from habeas.workflow.scanning_traces import AT_ONCE, cores_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from habeas.analysis.flights.grid import Drawn
    from habeas.workflow.scanning_members import Member


def drawn_as(codes: Sequence[str], own: tuple[Drawn, ...] = ()) -> tuple[Drawn, ...]:
    """The boundaries of these codes, `own` before the shipped ones; RuleError for one that is not known."""
    return rule(Ask(beyond=tuple(codes)), own=own).beyond if codes else ()


def legs_of_day(
    paths: Sequence[Path],
    boundaries: tuple[Drawn, ...],
    *,
    cores: int = 1,
    spark: str = "",
    progress: Progress = silent,
) -> DayFlown:
    """The legs of every aircraft in these folders and tars of traces, and their crossings of the boundaries.

    The same whether on `cores` (0 is all) or on the Spark of a master: each aircraft is worked by `flown`.
    Positions that are in Parquet (`spark_positions.SCHEMA`) are worked on Spark alone. ScanError where there
    is neither, SparkError where Spark cannot be used.
    """
    if _in_parquet(paths):
        return _from_parquet(paths, boundaries, spark)
    files = day([path.absolute() for path in paths])
    if not files.traces:
        raise ScanError(
            "there are no traces here", do="legs are not looked for in heatmaps: see flights scan"
        )
    if spark:
        from habeas.workflow.spark_legs import flown_on_spark

        every: Iterable[Flown] = flown_on_spark(spark, files.traces, boundaries)
    else:
        every = _on_cores(files.traces, boundaries, cores)
    rows: list[Row] = []
    bad = [*files.missing]
    points = aircraft = 0
    stretches: tuple[Stretch, ...] = ()
    for number, one in enumerate(every):
        progress("legs of each aircraft", number, len(files.traces))
        rows += one.rows
        bad += one.bad
        points += one.points
        aircraft += one.points > 0
        stretches = together((*stretches, *one.stretches))
    progress("legs of each aircraft", len(files.traces), len(files.traces))
    notes = covered(stretches, aircraft)
    return DayFlown(in_order(rows), folders(files), notes, tuple(bad), aircraft, points)


def _in_parquet(paths: Sequence[Path]) -> bool:
    return all(one.suffix == ".parquet" or (one.is_dir() and any(one.glob("*.parquet"))) for one in paths)


def _from_parquet(paths: Sequence[Path], boundaries: tuple[Drawn, ...], spark: str) -> DayFlown:
    if not spark:
        raise ScanError("positions in Parquet are worked on Spark alone", do="give --spark 'local[*]'")
    from habeas.workflow.spark_legs import parquet_on_spark

    found = parquet_on_spark(spark, [str(one.absolute()) for one in paths], boundaries)
    return DayFlown(in_order(found.rows), OF_PARQUET, (), (), found.aircraft, found.points)


OF_PARQUET = "positions in Parquet: how complete the day is cannot be told"


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows by address, each leg before its crossings, those in order of time."""
    return tuple(sorted(rows, key=lambda one: (one.address, one.leg, one.what != LEG, one.earliest or 0.0)))


def _on_cores(
    groups: Sequence[tuple[Member, ...]], boundaries: tuple[Drawn, ...], cores: int
) -> Iterator[Flown]:
    count = cores_of(cores)
    if count == 1 or len(groups) <= 1:
        with uncollected():
            for group in groups:
                yield flown(group, boundaries)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(min(count, len(groups)), _begin, (boundaries,)) as pool:
        yield from pool.imap(_flown, groups, chunksize=min(AT_ONCE, 1 + len(groups) // count))


_BOUNDARIES: list[tuple[Drawn, ...]] = []
"""The boundaries of a worker process, sent once when it begins."""


def _begin(boundaries: tuple[Drawn, ...]) -> None:
    gc.disable()  # nothing here makes cycles, and the collector walks every row that is held
    _BOUNDARIES[:] = [boundaries]


def _flown(group: tuple[Member, ...]) -> Flown:
    return flown(group, _BOUNDARIES[0])
