"""What questions of custody tables are asked through; whoever gives it keeps to what its reader may see."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, Union

from habeas.analysis.errors import AnalysisError

if TYPE_CHECKING:
    import pyarrow as pa

Digests = tuple[str, ...]
"""The logical digests of an edition's files: together they name one merged table."""

Handed = Union["Digests", "pa.Table"]
"""A table that a question reads: one of the case, or one that is handed in."""


class CodedTables(Protocol):
    """Opens coded tables by the digests of their files, and asks SQL of them; what it gives may be cached."""

    def __hash__(self) -> int:
        """By what it is and not by what it opens."""

    def ask(self, tables: Mapping[str, Handed], sql: str) -> "pa.Table":
        """The answer, over these tables by the names that the question has for them."""

    def texts(self, digests: Digests, column: str) -> tuple[str, ...]:
        """The texts of a column by code."""

    def digest(self, digests: Digests) -> str:
        """The merged table's own logical digest."""


class NoCodedTables:
    """None at all: whatever is asked is an AnalysisError."""

    def ask(self, tables: Mapping[str, Handed], sql: str) -> "pa.Table":
        """AnalysisError."""
        raise _none(f"{', '.join(tables)}: {sql[:80]}")

    def texts(self, digests: Digests, column: str) -> tuple[str, ...]:
        """AnalysisError."""
        raise _none(f"{column} of {' '.join(digests)}")

    def digest(self, digests: Digests) -> str:
        """AnalysisError."""
        raise _none(" ".join(digests))


NO_CODED_TABLES = NoCodedTables()


def _none(where: str) -> AnalysisError:
    return AnalysisError("there are no custody tables here", where=where, do="run habeas build")
