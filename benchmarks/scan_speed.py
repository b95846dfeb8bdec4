"""A day of 48 made heatmaps to candidates, in a process of its own: seconds and the most memory it held.

The day is invented, as large as one of a feed of the whole world: by default 12,800 aircraft in the air at
once, a position each every 30 s, which is 844,800 records or 13.5 MB in a file before gzip.
"""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.cases import ROOT
from benchmarks.made_heatmaps import Flown, write_day
from benchmarks.measurement import Measurement, Target, best, took

AIRCRAFT = 12_800
MIDNIGHT = 1_741_996_800
KHRL, KAEX, MSLP, MUGM = (26.2285, -97.6544), (31.3274, -92.5486), (13.4409, -89.0557), (19.9065, -75.2071)
PLANTED = (
    Flown(0xA2C4E0, 67_000, 78_000, KHRL, MSLP, "GXA6145"),
    Flown(0xA00001, 20_000, 30_000, KAEX, MUGM, "GXA6201", seen=(0.01, 0.8)),
    Flown(0xA00002, 40_000, 51_000, KHRL, MSLP, "QZX1"),
)
"""Found with three, two and two conditions met: one's take-off is not seen, one is another operator's."""

NARROW = {"airports": ["KHRL", "KAEX"], "beyond": ["US"], "operators": ["GXA"]}
WIDE = {"beyond": ["US"]}

SCAN = """
import json, sys
from pathlib import Path
from habeas.analysis.flights.rule import Ask
from habeas.workflow.scanning import scan
asked = {name: tuple(values) for name, values in json.loads(sys.argv[2]).items()}
found = scan([Path(sys.argv[1])], Ask(**asked))
rows = [[one.aircraft, len(one.met)] for one in found.candidates]
peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps({"rows": rows, "points": found.points, "aircraft": found.aircraft, "peak": peak}))
"""


def measure(folder: Path, repeats: int = 2, aircraft: int = AIRCRAFT) -> tuple[Measurement, ...]:
    """Seconds of processor for a rule that few aircraft can meet and for one that very many can; memory."""
    day = folder / "heatmap"
    points, size = write_day(day, MIDNIGHT, PLANTED, aircraft=aircraft)
    each = f"{points:,} positions, {size / 48 / 1e6:.1f} MB a file before gzip"
    return (*_figures(day, NARROW, each, repeats, target=15.0), *_figures(day, WIDE, each, 1, target=None))


def _figures(
    day: Path, asked: dict[str, list[str]], note: str, repeats: int, target: float | None
) -> tuple[Measurement, Measurement]:
    found: list[dict[str, object]] = []
    tries = [took(lambda: found.append(_scan(day, asked))) for _ in range(repeats)]
    least, last = best(tries), found[-1]
    _check(last, asked)
    rows = last["rows"]
    assert isinstance(rows, list)
    named = " and ".join(asked)
    said = f"{note}; {last['aircraft']:,} aircraft, {len(rows):,} candidates; {least.wall:.1f} s by the wall"
    return (
        Measurement(
            f"a day of 48 heatmaps by {named}",
            least.cpu,
            "s",
            Target("below", target) if target else None,
            note=said,
        ),
        Measurement(f"memory of that, by {named}", float(str(last["peak"])), "MB", Target("below", 1000)),
    )


def _scan(day: Path, asked: dict[str, list[str]]) -> dict[str, object]:
    command = [sys.executable, "-c", SCAN, str(day), json.dumps(asked)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def _check(found: dict[str, object], asked: dict[str, list[str]]) -> None:
    """A day that is gone through fast and not found in is not fast."""
    rows = found["rows"]
    assert isinstance(rows, list)
    there = dict(rows)
    wanted = (
        {"a2c4e0": 3, "a00001": 2, "a00002": 2} if asked == NARROW else dict.fromkeys(("a2c4e0", "a00001"), 1)
    )
    missed = {address for address, met in wanted.items() if there.get(address) != met}
    if missed:
        raise RuntimeError(f"planted flights were not found: {', '.join(sorted(missed))}")
