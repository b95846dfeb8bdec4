"""How long work tells how far it is."""

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, of how many."""

Item = TypeVar("Item")


def silent(label: str, done: int, of: int) -> None:
    """Tell nobody."""


def told(items: Iterable[Item], label: str, progress: Progress) -> Iterator[Item]:
    """The items, telling before each and after the last."""
    of = len(items) if isinstance(items, Sized) else 0
    for number, item in enumerate(items):
        progress(label, number, of)
        yield item
    progress(label, of, of)
