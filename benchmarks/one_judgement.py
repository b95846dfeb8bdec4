"""One judgement to new findings: `habeas judge`, then `habeas build`, in the example."""

import json
from pathlib import Path

from benchmarks.cases import built_example, habeas
from benchmarks.measurement import Measurement, Target, Took, best


def measure(folder: Path, *, repeats: int = 7) -> tuple[Measurement, ...]:
    """Seconds by the wall of the build, and of both; each time another statement is rejected."""
    case = built_example(folder / "example")
    counts = json.loads(habeas(case, "statements", "--kind", "Count", "--json").said)
    builds: list[Took] = []
    boths: list[Took] = []
    for one in counts[:repeats]:
        judged = habeas(case, "judge", "reject", one["id"], "--by", "Reader", "--why", "a copy").took
        built = habeas(case, "build").took
        builds.append(built)
        boths.append(judged + built)
    return (
        _figure("one judgement to new findings: the build", best(builds), Target("below", 1.0), repeats),
        _figure("one judgement to new findings: judge and build", best(boths), None, repeats),
    )


def _figure(name: str, time: Took, target: Target | None, repeats: int) -> Measurement:
    return Measurement(name, time.wall, "s", target, note=f"best of {repeats}; {time.cpu:.2f} s of processor")
