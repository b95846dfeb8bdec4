"""Part: one run of rows under one set of headings, a sheet or a file; and the columns that are read of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from habeas.readings.custody.typed import Raw
    from habeas.reference.custody_layouts import Kind

Row = tuple[int, tuple[str, ...]]
"""A row's true number and its cells as text."""

TOP = 60
"""Rows at the top of a part among which its headings are looked for; no release has above 8 before them."""


@dataclass(frozen=True)
class Column:
    """A column to read: our name and kind, its heading as printed, its place, and where it stands again.

    `coded` says that it holds ids or codes, one of which may be NA; `keep_na` that a person found one.
    """

    name: str
    kind: Kind
    heading: str
    place: int
    again: tuple[int, ...] = ()
    keep_na: bool = False
    coded: bool = False


@dataclass
class Block:
    """Some rows of a part: their true numbers, and a Raw for each column that was asked for."""

    rows: npt.NDArray[np.int32]
    columns: list[Raw]
    misshapen: int = 0
    beyond: int = 0


class Part(Protocol):
    """A sheet of a workbook, or a file that is one table."""

    @property
    def name(self) -> str:
        """What a report calls it: the sheet's name, or the file's."""

    @property
    def said(self) -> tuple[str, ...]:
        """What is to be said of it as a whole, once it is read."""

    def last_row(self) -> int | None:
        """The number of its last row, where it says so itself; not to be relied on."""

    def top(self, most: int = TOP) -> list[Row]:
        """Its first rows that hold something."""

    def blocks(self, after: int, width: int, columns: Sequence[Column]) -> Iterator[Block]:
        """The rows that follow the row `after`, of `width` headed columns, in order."""


@dataclass(frozen=True)
class Original:
    """A file on disk, or its bytes."""

    where: str
    path: Path | None = None
    data: bytes = b""

    def open(self) -> IO[bytes]:
        """It from its beginning."""
        import io

        return self.path.open("rb") if self.path else io.BytesIO(self.data)

    def head(self, size: int = 4096) -> bytes:
        """How it begins."""
        with self.open() as stream:
            return stream.read(size)
