"""What every taker is: from one Reading of a Source, the Statements that it makes."""

from dataclasses import dataclass
from typing import Protocol

from habeas.records.reading import Reading
from habeas.records.run import Name, Refusal
from habeas.records.source import Source
from habeas.records.statement import Statement


@dataclass(frozen=True)
class Settings:
    """What a case sets for all takers: the zone (IANA) of clocks that no source names."""

    home_zone: str = ""


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

    def take(self, source: Source, reading: Reading, settings: Settings) -> Taken:
        """The Statements of this Reading; the same for the same input."""
        ...
