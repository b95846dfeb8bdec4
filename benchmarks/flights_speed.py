"""Legs and crossings from columns and from gzip, beside traffic and the ten-line loop, in one run.

Seconds of processor, one thread each. The others run in `.venv-bench` (requirements/bench.lock), as traffic
cannot live beside the project's own pins; without it only habeas is measured, and a line says so. Kernels
are warm, as in a process that meets many days; what that costs and what numpy alone does have their own rows.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from math import inf
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
import shapely

from benchmarks.cases import ROOT
from benchmarks.flights_made import Day, day, write
from benchmarks.measurement import Beside, Measurement, Target
from habeas.analysis.flights import kernels
from habeas.analysis.flights.cleaning import cleaned
from habeas.analysis.flights.crossings import Crossed, crossings_many
from habeas.analysis.flights.grid import Grid, grid_of
from habeas.analysis.flights.legs import legs_many
from habeas.analysis.flights.margins import Margin
from habeas.analysis.flights.parting import parted
from habeas.analysis.flights.positions import Track
from habeas.readings.readsb_trace import trace_columns
from habeas.reference.boundaries import territory

BENCH = ROOT / ".venv-bench" / "bin" / "python"
HOW = (
    "python3.11 -m venv .venv-bench; .venv-bench/bin/pip install --require-hashes -r requirements/bench.lock"
)
CODE = "US"
LOADS = """
from time import process_time
before = process_time()
from habeas.analysis.flights.kernels import loaded
loaded()
print(process_time() - before)
"""
AS_THEY_DO = "what the others give too: instants at the drawn line (traffic: at its points)"


def measure(
    folder: Path, flights: int = 1_000, repeats: int = 20, others: int = 40
) -> tuple[Measurement, ...]:
    """Each figure beside the others'; `others` is how many of the flights traffic is given."""
    with _worth(0):
        return (*_kernels(folder), *_measured(folder, flights, repeats, others))


def _measured(folder: Path, flights: int, repeats: int, others: int) -> tuple[Measurement, ...]:
    boundary = territory(CODE)
    if boundary is None:
        raise RuntimeError(f"{CODE} is not drawn")
    made = day(flights)
    paths = write(made, folder)
    build = seconds(lambda: Grid(boundary), repeats)
    grid = grid_of(boundary)
    margin = seconds(lambda: Margin(grid.edges, boundary), repeats)
    compared = _others(folder, made, boundary.geometry, others)
    note = f"{made.points:,} points, {flights:,} flights; by processor time"

    def rate(work: Callable[[], object]) -> float:
        return made.points / seconds(work, repeats)

    def crossed() -> Crossed:
        return crossings_many(made.tracks, grid)

    def account() -> object:
        return crossed().intervals, parted(made.tracks)

    with _worth(inf):
        by_numpy = rate(account)
    account()  # the tables that kernels look things up in are made once

    columns = partial(_beside, others=compared, source="columns")
    files = partial(_beside, others=compared, source="gzip")
    return (
        Measurement("grid of the United States", build, "s", Target("below", 0.5)),
        Measurement("its tolerances", margin, "s"),
        Measurement(
            "positions inside or not", _inside(made, grid, repeats), "points/s", Target("at least", 40e6)
        ),
        *columns("crossings of the drawn line", rate(lambda: crossed().at), note),
        *columns("legs", rate(lambda: parted(made.tracks))),
        *columns(
            "legs, and instants at the drawn line",
            rate(lambda: (crossed().at, parted(made.tracks))),
            AS_THEY_DO,
        ),
        *columns(
            "legs, and intervals by the tolerance of each coast",
            rate(account),
            "what the account uses, so this is held to the target; neither of the others gives it",
            limits=(20e6, 1_000, 10),
        ),
        *columns("legs, and intervals by the tolerance of each coast, by numpy alone", by_numpy),
        *columns(
            "legs and crossings, each an object", rate(lambda: (crossed().each(), legs_many(made.tracks)))
        ),
        *files("reading and cleaning", rate(lambda: _read(paths))),
        *files("legs and crossings", rate(lambda: _from_files(paths, grid)), limits=(0.8e6, 100, 2)),
    )


def _kernels(folder: Path) -> tuple[Measurement, ...]:
    """What kernels cost before they are warm, in processes of their own: the first finds none on disk."""
    if kernels.loaded() is None:
        print("flights_speed: numpy alone was measured: no kernels (pip install 'habeas[fast]')")
        return ()
    names = "kernels compiled, once on a machine", "kernels loaded, once in a process"
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(folder / "compiled")}
    return tuple(Measurement(name, _loads(environment), "s") for name in names)


def _loads(environment: dict[str, str]) -> float:
    run = [sys.executable, "-c", LOADS]
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=True, cwd=ROOT)
    return float(done.stdout)


@contextmanager
def _worth(points: float) -> Iterator[None]:
    """Kernels from so many points on: always, or never."""
    before = kernels.WORTH
    kernels.WORTH = points
    try:
        yield
    finally:
        kernels.WORTH = before


def seconds(work: Callable[[], object], repeats: int) -> float:
    """The least seconds of processor of so many tries; `took` counts in hundredths, too coarse for these."""
    tries = []
    for _ in range(repeats):
        before = process_time()
        work()
        tries.append(process_time() - before)
    return min(tries)


def _read(paths: tuple[Path, ...]) -> list[Track]:
    return [cleaned(track).track for path in paths for track in trace_columns(path.read_bytes()).tracks]


def _from_files(paths: tuple[Path, ...], grid: Grid) -> object:
    tracks = _read(paths)
    return crossings_many(tracks, grid).intervals, parted(tracks)


def _inside(made: Day, grid: Grid, repeats: int) -> float:
    y = np.concatenate([one.latitude for one in made.tracks])
    x = np.concatenate([one.longitude for one in made.tracks])
    return len(y) / seconds(lambda: grid.inside(y, x), repeats)


def _others(folder: Path, made: Day, polygon: Any, number: int) -> dict[str, float]:
    """Points a second of each, by what it is; nothing where the environment is absent."""
    if not BENCH.is_file():
        print(f"flights_speed: traffic and the loop were not measured: no {BENCH.parent.parent.name} ({HOW})")
        return {}
    (folder / "boundary.wkb").write_bytes(shapely.to_wkb(polygon))
    columns: dict[str, Any] = {
        name: np.concatenate([getattr(one, name) for one in made.tracks])
        for name in ("time", "latitude", "longitude")
    }
    np.savez(folder / "columns.npz", count=np.array([len(one) for one in made.tracks]), **columns)
    done = subprocess.run(
        [str(BENCH), str(Path(__file__).with_name("flights_others.py")), str(folder), str(number)],
        env={
            **os.environ,
            "HOME": str(folder),
            "XDG_CACHE_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"flights_others.py ended with {done.returncode}: {done.stderr[-2_000:]}")
    found: dict[str, tuple[int, float]] = json.loads(done.stdout.splitlines()[-1])
    return {name: points / seconds for name, (points, seconds) in found.items()}


def _beside(
    name: str,
    rate: float,
    note: str = "",
    *,
    others: dict[str, float],
    source: str,
    limits: tuple[float, float, float] | None = None,
) -> list[Measurement]:
    """The figure alone, and beside each of the others; with the targets of all three where there are any."""
    at_least, *ratios = limits or (0.0, 0.0, 0.0)
    targets = [Target("at least", ratio, "ratio") if ratio else None for ratio in ratios]
    whole = f"{name}, from {source}"
    alone = Measurement(
        whole, rate, "points/s", Target("at least", at_least) if at_least else None, note=note
    )
    return [
        alone,
        *(
            Measurement(f"{whole}, beside {what}", rate, "points/s", target, Beside(said, others[key]))
            for (what, said, key), target in zip(_compared(source), targets, strict=True)
            if key in others
        ),
    ]


def _compared(source: str) -> tuple[tuple[str, str, str], ...]:
    """What to call each of the others in a row, what it did, and its name among their figures."""
    return (
        ("traffic", "traffic 2.13, split and clip", f"traffic from {source}"),
        ("the loop", "ten-line shapely loop", f"loop from {source}"),
    )
