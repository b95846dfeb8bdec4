"""`python -m benchmarks`: each measurement, beside what people use today; a missed target is printed.

--help       say this, and measure nothing
--json       print the figures as JSON
NAME …       only these: reading_speed, vault_speed, store_speed, idle_build, …; custody_growth only so
"""

import json
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import (
    custody_coding,
    custody_reading,
    custody_speed,
    demo_time,
    flights_speed,
    growth,
    help_time,
    idle_build,
    one_judgement,
    reading_speed,
    scan_speed,
    store_speed,
    trace_reading,
    vault_speed,
)
from benchmarks.measurement import Measurement, load

Measure = Callable[[Path], tuple[Measurement, ...]]

MEASURES: dict[str, Measure] = {
    "help_time": help_time.measure,
    "idle_build": idle_build.measure,
    "one_judgement": one_judgement.measure,
    "demo_time": demo_time.measure,
    "store_speed": store_speed.measure,
    "vault_speed": vault_speed.measure,
    "reading_speed": lambda _: reading_speed.measure(),
    "flights_speed": flights_speed.measure,
    "growth": growth.measure,
    "trace_reading": trace_reading.measure,
    "scan_speed": scan_speed.measure,
    "custody_reading": custody_reading.measure,
    "custody_speed": custody_speed.measure,
    "custody_coding": custody_coding.measure,
}

LONG: dict[str, Measure] = {"custody_growth": custody_speed.growth}
"""Measured where they are named alone: they take many minutes."""


def main(arguments: list[str]) -> int:
    """Measure and print; the exit code is 0 whatever the figures are, and 2 for a name that is none."""
    if "--help" in arguments or "-h" in arguments:
        print(__doc__)
        return 0
    names = [one for one in arguments if not one.startswith("-")] or list(MEASURES)
    known = MEASURES | LONG
    if unknown := sorted(set(names) - set(known)):
        print(f"no measurement is called {unknown[0]}: use one of {', '.join(known)}", file=sys.stderr)
        return 2
    as_json = "--json" in arguments
    found: list[Measurement] = []
    if not as_json:
        print(f"Python {platform.python_version()}; load before {load()}", flush=True)
        print(" | ".join(("measured", "figure", "beside", "ratio", "target", "met", "note")))
    for name in names:
        with tempfile.TemporaryDirectory(prefix="habeas-bench-") as folder:
            for one in known[name](Path(folder)):
                found.append(one)
                if not as_json:
                    print(line(one), flush=True)
    if as_json:
        print(json.dumps([plain(one) for one in found], ensure_ascii=False, indent=1))
    else:
        missed = [one.name for one in found if not one.met]
        print(f"load after {load()}; {len(missed)} targets missed{': ' if missed else ''}{'; '.join(missed)}")
    return 0


def line(one: Measurement) -> str:
    """One figure as a row of the table."""
    beside = f"{one.beside.what}: {number(one.beside.value)} {one.unit}" if one.beside else "-"
    ratio = f"{one.ratio:.2f}" if one.ratio is not None else "-"
    target = str(one.target) if one.target else "-"
    met = ("yes" if one.met else "NO") if one.target else "-"
    return " | ".join(
        (one.name, f"{number(one.value)} {one.unit}", beside, ratio, target, met, one.note or "-")
    )


def number(value: float) -> str:
    """Three figures that count, or whole where it is large."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def plain(one: Measurement) -> dict[str, Any]:
    """One figure as JSON has it."""
    return {
        "name": one.name,
        "value": one.value,
        "unit": one.unit,
        "target": str(one.target) if one.target else None,
        "met": one.met,
        "beside": {"what": one.beside.what, "value": one.beside.value} if one.beside else None,
        "ratio": one.ratio,
        "note": one.note,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
