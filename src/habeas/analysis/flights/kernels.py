"""Compiled kernels, where there are any and enough is asked to be worth them; numpy answers the same without.

They come with `habeas[fast]`, which is numba.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

WORTH = 8_000_000.0
"""Points met in one process before kernels are loaded. By then numpy has lost to them about the 0.7 s that
this takes, so that a track, a leg or a small case never waits for them."""


@dataclass(frozen=True)
class Kernels:
    """What is compiled: `compiled_lines.asked` and `pairs`, and `compiled_walking.walked_back`."""

    asked: Callable[..., Any]
    pairs: Callable[..., Any]
    walked_back: Callable[..., Any]


class _Met:
    """How many points a process has met."""

    points = 0


def kernels(points: int = 0) -> Kernels | None:
    """The kernels, now that so many points more are met; None where numpy is to do it."""
    _Met.points += points
    return loaded() if _Met.points >= WORTH else None


@cache
def loaded() -> Kernels | None:
    """The kernels, compiled the first time on a machine; None without numba, or where nothing can be kept.

    Numba raises a RuntimeError where no folder for what is compiled can be written to, an OSError where one
    cannot after all. To compile in each process would take longer than to do without.
    """
    try:
        from habeas.analysis.flights import compiled_lines, compiled_walking
    except (ImportError, RuntimeError, OSError, EOFError, UnpicklingError):
        return None
    return Kernels(compiled_lines.asked, compiled_lines.pairs, compiled_walking.walked_back)
