"""Run by `.venv-bench/bin/python`: readers of readsb traces by others; prints JSON of points a second.

    python benchmarks/trace_reading_others.py FOLDER NUMBER

FOLDER holds gzips of traces. orjson reads all of them into eight numpy columns, by hand; traffic's own reader
NUMBER of them, from the unzipped bytes. Seconds are of processor; traffic.core is imported before any.
"""

import importlib
import io
import json
import sys
import warnings
import zlib
from collections.abc import Callable
from pathlib import Path
from time import process_time

import numpy as np

NAN = float("nan")


def main(folder: Path, number: int) -> None:
    """Time each and print."""
    warnings.simplefilter("ignore")
    gzips = [path.read_bytes() for path in sorted(folder.glob("*.json"))]
    core, orjson = importlib.import_module("traffic.core"), importlib.import_module("orjson")
    some = gzips[:number]
    few = sum(len(orjson.loads(zlib.decompress(one, 31))["trace"]) for one in some)
    every = sum(len(orjson.loads(zlib.decompress(one, 31))["trace"]) for one in gzips)
    by_hand = min(seconds(lambda: [columns(orjson, one) for one in gzips]) for _ in range(3))
    theirs = seconds(lambda: [core.Flight.from_readsb(io.BytesIO(zlib.decompress(one, 31))) for one in some])
    print(json.dumps({"orjson": every / by_hand, "traffic": few / theirs}))


def columns(orjson: object, data: bytes) -> list[np.ndarray]:
    """Eight columns as a competent user writes it in ten lines."""
    trace = orjson.loads(zlib.decompress(data, 31))  # type: ignore[attr-defined]
    time, north, east, feet, speed, course, flags, rate = (
        [row[at] for row in trace["trace"]] for at in range(8)
    )
    return [
        trace["timestamp"] + np.array(time, np.float64),
        np.array(north, np.float64),
        np.array(east, np.float64),
        np.array([NAN if one == "ground" else one for one in feet], np.float32),
        np.array(speed, np.float32),
        np.array(course, np.float32),
        np.array(flags, np.uint8),
        np.array(rate, np.float32),
    ]


def seconds(work: Callable[[], object]) -> float:
    """Of processor, once."""
    before = process_time()
    work()
    return process_time() - before


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
