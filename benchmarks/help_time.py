"""`habeas --help`."""

from pathlib import Path

from benchmarks.cases import best_of
from benchmarks.measurement import Measurement, Target


def measure(folder: Path, *, repeats: int = 7) -> tuple[Measurement, ...]:
    """Seconds by the wall."""
    time = best_of(repeats, folder, "--help")
    note = f"best of {repeats}; {time.cpu:.2f} s of processor"
    return (Measurement("habeas --help", time.wall, "s", Target("below", 0.3), note=note),)
