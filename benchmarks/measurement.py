"""What a measurement gives, and the clocks that it is taken with."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Target:
    """What the figure, or its ratio to what it stands beside, should come to."""

    rule: Literal["at least", "below"]
    limit: float
    of: Literal["value", "ratio"] = "value"

    def is_met(self, figure: float) -> bool:
        """Whether the figure keeps it."""
        return figure >= self.limit if self.rule == "at least" else figure < self.limit

    def __str__(self) -> str:
        """In words: below 0.5, ratio at least 0.8."""
        return f"{'ratio ' if self.of == 'ratio' else ''}{self.rule} {self.limit:,g}"


@dataclass(frozen=True)
class Beside:
    """What the figure is compared with, in the same unit, in the same run."""

    what: str
    value: float


@dataclass(frozen=True)
class Measurement:
    """One figure; where it has no target it is there to be seen."""

    name: str
    value: float
    unit: str
    target: Target | None = None
    beside: Beside | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """The figure over what it stands beside."""
        return self.value / self.beside.value if self.beside and self.beside.value else None

    @property
    def met(self) -> bool:
        """Whether its target is met; a figure without one misses nothing."""
        if self.target is None:
            return True
        figure = self.ratio if self.target.of == "ratio" else self.value
        return figure is not None and self.target.is_met(figure)


@dataclass(frozen=True)
class Took:
    """Seconds by the clock on the wall, and of processor, children's included."""

    wall: float
    cpu: float

    def __add__(self, other: "Took") -> "Took":
        """Both, one after the other."""
        return Took(self.wall + other.wall, self.cpu + other.cpu)


NOTHING = Took(0.0, 0.0)


def took(work: Callable[[], object]) -> Took:
    """How long the work takes, once."""
    wall, cpu = time.perf_counter(), _cpu()
    work()
    return Took(time.perf_counter() - wall, _cpu() - cpu)


def best(tries: list[Took]) -> Took:
    """The least of each clock: what others do on the machine only ever adds."""
    return Took(min(one.wall for one in tries), min(one.cpu for one in tries))


def _cpu() -> float:
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


def load() -> str:
    """The machine's load over the last one, five and fifteen minutes."""
    return " ".join(Path("/proc/loadavg").read_text(encoding="ascii").split()[:3])
