"""Run by `.venv-bench/bin/python`: traffic and the ten-line loop over made flights; prints JSON of seconds.

    python benchmarks/flights_others.py FOLDER NUMBER

FOLDER holds traces, `boundary.wkb` and `columns.npz`; traffic takes NUMBER of the aircraft, the loop all.
Each figure is [points, seconds of processor]. traffic.core is imported before anything is timed.
"""

import importlib
import io
import json
import sys
import warnings
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import shapely

from benchmarks.flights_loop import Columns, crossed, read

TRIES = 3
"""Of each, the best is taken, as of ours; ours take milliseconds and are tried more often."""


def main(folder: Path, number: int) -> None:
    """Time each and print."""
    warnings.simplefilter("ignore")
    polygon = shapely.from_wkb((folder / "boundary.wkb").read_bytes())
    paths = sorted(folder.glob("trace_full_*.json"))
    points = {path: len(next(read([path]))[0]) for path in paths}
    some = paths[:: max(1, len(paths) // number)][:number]
    tracks = columns(folder)
    core = importlib.import_module("traffic.core")
    frame = framed([tracks[paths.index(path)] for path in some])
    few = sum(points[path] for path in some)
    print(
        json.dumps(
            {
                "loop from columns": [
                    sum(len(one[0]) for one in tracks),
                    seconds(lambda: crossed(tracks, polygon)),
                ],
                "loop from gzip": [sum(points.values()), seconds(lambda: crossed(read(paths), polygon))],
                "traffic from columns": [few, seconds(lambda: clipped(core.Traffic(frame), polygon))],
                "traffic from gzip": [few, seconds(lambda: clipped(from_files(core, some), polygon))],
            }
        )
    )


def seconds(work: Callable[[], object]) -> float:
    """Of processor, the least of TRIES."""
    tries = []
    for _ in range(TRIES):
        before = process_time()
        work()
        tries.append(process_time() - before)
    return min(tries)


def columns(folder: Path) -> list[Columns]:
    """The tracks' columns as they were made."""
    kept = np.load(folder / "columns.npz")
    ends = np.cumsum(kept["count"])[:-1]
    time, y, x = (np.split(kept[name], ends) for name in ("time", "latitude", "longitude"))
    return list(zip(time, y, x, strict=True))


def framed(tracks: list[Columns]) -> Any:
    """A DataFrame as traffic has it."""
    pandas = importlib.import_module("pandas")
    count = [len(one[0]) for one in tracks]
    time, y, x = (np.concatenate(column) for column in zip(*tracks, strict=True))
    names = [f"{number:06x}" for number in range(len(tracks))]
    return pandas.DataFrame(
        {
            "timestamp": pandas.to_datetime(time, unit="s", utc=True),
            "icao24": np.repeat(names, count),
            "callsign": np.repeat(names, count),
            "latitude": y,
            "longitude": x,
            "altitude": 35_000.0,
        }
    )


def from_files(core: Any, paths: list[Path]) -> Iterator[Any]:
    """Flights by traffic's own reader, mended as it must be: unzipped, heights as numbers, times in UTC."""
    pandas = importlib.import_module("pandas")
    for path in paths:
        flight = core.Flight.from_readsb(io.BytesIO(zlib.decompress(path.read_bytes(), 31)))
        data = flight.data
        yield core.Flight(
            data.assign(
                altitude=pandas.to_numeric(data.altitude, errors="coerce"),
                timestamp=pandas.to_datetime(data.timestamp, utc=True),
                callsign="",
            )
        )


def clipped(flights: Any, polygon: Any) -> list[Any]:
    """Each flight split at gaps of twenty minutes and clipped to the polygon."""
    return [leg.clip(polygon) for flight in flights for leg in flight.split("20 min")]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
