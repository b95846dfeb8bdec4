"""readsb gzip to columns, in points a second, beside gunzip alone, orjson by hand, and traffic's reader.

Twice: by the compiled scanner, which is started before it is measured, and by msgspec alone.

Seconds of processor on one thread. orjson and traffic run in `.venv-bench` (requirements/bench.lock), where
that is; without it their rows are left out.
"""

import json
import os
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from time import process_time

from benchmarks.cases import ROOT
from benchmarks.made_traces import traces
from benchmarks.measurement import Beside, Measurement, Target
from habeas.readings.readsb_compiled import SCANNER
from habeas.readings.readsb_trace import exact_columns, trace_columns

BENCH = ROOT / ".venv-bench" / "bin" / "python"
HOW = (
    "python3.11 -m venv .venv-bench; .venv-bench/bin/pip install --require-hashes -r requirements/bench.lock"
)

NAME = "readsb gzip to columns"
AT_LEAST, COMPILED_AT_LEAST = Target("at least", 0.9e6), Target("at least", 1.8e6)
TIMES_TRAFFIC = Target("at least", 12, "ratio")


def measure(
    folder: Path, *, number: int = 60, points: int = 2_500, repeats: int = 5, others: int = 6
) -> tuple[Measurement, ...]:
    """The reader's rate beside the others'; `others` is how many of the traces traffic is given."""
    made = traces(number, points)
    total = number * points
    size = sum(map(len, made)) / total
    note = f"{number} made traces of {points:,} points, {size:.0f} bytes a point as gzip"
    SCANNER.scan, SCANNER.started = None, True  # as in a process that reads little, or is without numba
    decoder = total / least(lambda: [trace_columns(one) for one in made], repeats)
    compiled = SCANNER.start()
    ours = total / least(lambda: [trace_columns(one) for one in made], repeats) if compiled else decoder
    gunzip = total / least(lambda: [zlib.decompress(one, 31) for one in made], repeats)
    exact = total / least(lambda: [exact_columns(one) for one in made], 1)
    compared = beside(folder, made, others)
    rows = [
        Measurement(
            NAME,
            ours,
            "points/s",
            COMPILED_AT_LEAST if compiled else AT_LEAST,
            Beside("gunzip alone, by zlib", gunzip),
            note if compiled else f"{note}; without numba",
        ),
        Measurement(f"{NAME}, by msgspec alone", decoder, "points/s", AT_LEAST, note="of a few traces"),
        Measurement(f"{NAME}, row by row where one is odd", exact, "points/s", note="the exact way"),
    ]
    if compared:
        rows += [
            Measurement(NAME, ours, "points/s", beside=Beside("orjson and zlib by hand", compared["orjson"])),
            Measurement(NAME, ours, "points/s", TIMES_TRAFFIC, Beside("traffic 2.13", compared["traffic"])),
        ]
    return tuple(rows)


def least(work: Callable[[], object], repeats: int) -> float:
    """The least seconds of processor; `measurement.took` counts in hundredths, too coarse."""
    tries = []
    for _ in range(repeats):
        before = process_time()
        work()
        tries.append(process_time() - before)
    return min(tries)


def beside(folder: Path, made: list[bytes], number: int) -> dict[str, float]:
    """Points a second of orjson and traffic; nothing where their environment is absent."""
    if not BENCH.is_file():
        print(f"trace_reading: orjson and traffic were not measured: no .venv-bench ({HOW})")
        return {}
    kept = folder / "traces"
    kept.mkdir(parents=True, exist_ok=True)
    for at, one in enumerate(made):
        (kept / f"{at:05}.json").write_bytes(one)
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(folder))
    done = subprocess.run(
        [str(BENCH), str(Path(__file__).with_name("trace_reading_others.py")), str(kept), str(number)],
        env={**os.environ, **homes},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"trace_reading_others.py ended with {done.returncode}: {done.stderr[-2_000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
