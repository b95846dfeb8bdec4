"""What every taker is: from one Reading of a Source, the Statements that it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from habeas.records.errors import RecordError
from habeas.records.reading import Reading
from habeas.records.run import Name, Refusal
from habeas.records.source import Source
from habeas.records.statement import Statement

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Track


@dataclass(frozen=True)
class Settings:
    """What a case sets for all takers: the zone (IANA) of clocks that no source names."""

    home_zone: str = ""


OpenTable = Callable[[str], "tuple[Track, ...]"]
"""Opens a table that the Reading laid out, by its digest."""


def no_tables(digest: str) -> "tuple[Track, ...]":
    """Raise RecordError: there are no tables here."""
    raise RecordError("there are no tables here", where=digest, do="give the taker a way to open them")


@dataclass(frozen=True)
class Taken:
    """What a taker made: identified Statements, names of people seen, what it could not take and why."""

    statements: tuple[Statement, ...] = ()
    names: tuple[Name, ...] = ()
    refused: tuple[Refusal, ...] = ()


class Taker(Protocol):
    """One kind of document: whether it takes this Reading, and what it takes from it."""

    @property
    def name(self) -> str:
        """The program's name, as a Run records it."""
        ...

    @property
    def version(self) -> str:
        """Goes up whenever the same Reading could give other Statements."""
        ...

    def accepts(self, source: Source, reading: Reading) -> bool:
        """Whether this Reading is of the kind of document that this taker knows."""
        ...

    def take(
        self, source: Source, reading: Reading, settings: Settings, *, table: OpenTable = no_tables
    ) -> Taken:
        """The Statements of this Reading and its tables; the same for the same input."""
        ...
