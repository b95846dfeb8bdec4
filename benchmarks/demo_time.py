"""The demo from the installed command on: init, add, build, findings, site, in a copy of the example."""

from pathlib import Path

from benchmarks.cases import ADD_EXAMPLE, example, habeas
from benchmarks.measurement import NOTHING, Measurement, Target

STEPS = (("init",), ADD_EXAMPLE, ("build",), ("findings",), ("site",))


def measure(folder: Path) -> tuple[Measurement, ...]:
    """Seconds by the wall, whole and for each step."""
    case = example(folder / "example")
    times = [(words[0], habeas(case, *words).took) for words in STEPS]
    whole = sum((time for _, time in times), NOTHING)
    note = f"{whole.cpu:.1f} s of processor"
    return (
        Measurement("the demo, once installed", whole.wall, "s", Target("below", 60.0), note=note),
        *(
            Measurement(f"the demo: {name}", time.wall, "s", note=f"{time.cpu:.2f} s of processor")
            for name, time in times
        ),
    )
