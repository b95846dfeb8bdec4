"""How a build grows with the case."""

from pathlib import Path

from benchmarks.cases import Ran, bytes_in, habeas, made
from benchmarks.measurement import Beside, Measurement

SIZES = (50, 200, 800)


def measure(folder: Path, *, sizes: tuple[int, ...] = SIZES) -> tuple[Measurement, ...]:
    """Seconds by the wall, memory and bytes on disk of a first build, each beside the size before."""
    found: list[Measurement] = []
    before: dict[str, Beside] = {}
    for size in sizes:
        case = made(folder / f"case-{size}", size)
        ran = habeas(case, "build")
        for what, (value, unit) in _figures(case, ran).items():
            note = f"{ran.took.cpu:.1f} s of processor" if unit == "s" else ""
            found.append(
                Measurement(
                    f"first build, {size} articles: {what}", value, unit, beside=before.get(what), note=note
                )
            )
            before[what] = Beside(f"{size} articles", value)
    return tuple(found)


def _figures(case: Path, ran: Ran) -> dict[str, tuple[float, str]]:
    disk = bytes_in(case / "vault") + sum(path.stat().st_size for path in case.glob("record.sqlite*"))
    return {
        "time": (ran.took.wall, "s"),
        "memory": (ran.memory, "MB"),
        "on disk": (disk / 1e6, "MB"),
    }
