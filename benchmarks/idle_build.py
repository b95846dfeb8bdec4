"""`habeas build` with nothing changed."""

from pathlib import Path

from benchmarks.cases import best_of, built_example, habeas, made
from benchmarks.measurement import Measurement, Target


def measure(folder: Path, *, sources: int = 200, repeats: int = 7) -> tuple[Measurement, ...]:
    """Seconds by the wall, in the example and in a larger case."""
    large = made(folder / "large", sources)
    habeas(large, "build")
    return (
        _figure("the example", built_example(folder / "example"), repeats),
        _figure(f"{sources} sources", large, repeats),
    )


def _figure(of: str, case: Path, repeats: int) -> Measurement:
    habeas(case, "build")
    time = best_of(repeats, case, "build")
    note = f"best of {repeats}; {time.cpu:.2f} s of processor"
    return Measurement(f"build with nothing changed: {of}", time.wall, "s", Target("below", 0.5), note=note)
