"""What every store gives, whatever database it rests on; one contract test holds them to it."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from habeas.records.kinds import Record
from habeas.records.run import Run
from habeas.records.statement import Statement
from habeas.store.access import Access

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Track
    from habeas.store.coding.coded import CodedTable


@dataclass(frozen=True)
class Entry:
    """An entry of the ledger: what was done, the Merkle root over it, how many leaves, when (UTC).

    `prev`, `digest` and `hash` are SHA-256 as hexadecimal digits.
    """

    seq: int
    prev: str
    act: str
    digest: str
    count: int
    at: str
    hash: str


@dataclass(frozen=True)
class Hit:
    """A passage that a search found: the record's id and kind, block (-1 for a Statement) and text."""

    record: str
    kind: str
    block: int
    text: str


@dataclass(frozen=True)
class Order:
    """Who orders which sources to be destroyed, and why; `two_people` is the team's setting."""

    sources: tuple[str, ...]
    by: tuple[str, ...]
    reason: str
    two_people: bool = False


@dataclass(frozen=True)
class Withdrawal:
    """What a withdrawal destroyed.

    `counts` are (kind, number) pairs; `originals` the SHA-256 of what is now to be destroyed in the vault;
    `leaned` the publications that leaned on it. `scrubbed` is false where another process read the record
    just then, so that pages of it may linger in the file until `scrub` is called again.
    """

    counts: tuple[tuple[str, int], ...]
    originals: tuple[str, ...]
    leaned: tuple[str, ...]
    entry: int
    scrubbed: bool = True


class Batch(Protocol):
    """What one act puts into the record: it enters whole, under one entry of the ledger, or not at all."""

    def put(self, record: Record, roots: tuple[str, ...] | None = None) -> bool:
        """Whether the record is new; `roots` are the Sources and Subjects it came from."""
        ...

    def put_all(self, records: Iterable[Record], roots: tuple[str, ...] | None = None) -> int:
        """How many of the records are new."""
        ...

    def label(self, root: str, labels: frozenset[str]) -> None:
        """Narrow who may see a Source or Subject and all that comes from it, at once."""
        ...

    def unlabel(self, root: str, label: str, reason: str) -> None:
        """Lower a label."""
        ...

    def hold(self, source: str, reason: str) -> None:
        """Refuse every withdrawal of this source until it is released."""
        ...

    def release(self, source: str, reason: str) -> None:
        """End a hold."""
        ...


class Records(Protocol):
    """The record as one person may see it."""

    def get(self, record_id: str) -> Any:
        """The record with this id."""
        ...

    def look_up(self, prefix: str) -> Any:
        """The one record whose id begins so."""
        ...

    def has(self, record_id: str) -> bool:
        """Whether there is one with this id."""
        ...

    def all(self, kind: str) -> Iterator[Any]:
        """Every record of a kind, in order of entry."""
        ...

    def some(self, ids: Iterable[str]) -> dict[str, Any]:
        """Those of these that there are, by id."""
        ...

    def count(self, kind: str) -> int:
        """How many of a kind there are."""
        ...

    def runs(self, stage: str | None = None) -> tuple[Run, ...]:
        """The runs, of one stage where named, in order of entry."""
        ...

    def run(self, run_id: str) -> Run | None:
        """The run with this id; None where there is none."""
        ...

    def statements(self, *, kinds: tuple[str, ...] = (), source: str = "") -> tuple[Statement, ...]:
        """The statements of these kinds, of this source."""
        ...

    def search(self, text: str, kind: str | None = None, *, limit: int = 1000) -> tuple[Hit, ...]:
        """The passages that hold all these words."""
        ...

    def labels_of(self, record_id: str) -> frozenset[str]:
        """The labels on a record and on all its roots."""
        ...

    def table(self, digest: str) -> "tuple[Track, ...]":
        """The tracks of a table of positions that some reading has laid out."""
        ...

    def coded(self, digests: Iterable[str]) -> "CodedTable":
        """The coded table of the files of these digests together, each laid out by some reading."""
        ...

    def rows(self, digests: Iterable[str]) -> "CodedTable":
        """The same, for who may be given rows of it."""
        ...

    def unseen_subjects(self) -> frozenset[str]:
        """The ids of the Subjects that this person may not see."""
        ...

    def leaned(self) -> frozenset[str]:
        """The publications that leaned on what was withdrawn."""
        ...

    def ledger(self) -> tuple[Entry, ...]:
        """Every entry of the ledger, for the holder."""
        ...


class Store(Protocol):
    """A record of a case."""

    def writing(self, act: str) -> AbstractContextManager[Batch]:
        """A batch under one entry of the ledger."""
        ...

    def reader(self, access: Access) -> Records:
        """The records that this person may see."""
        ...

    def lease(self) -> AbstractContextManager[None]:
        """The right to write, held."""
        ...

    def held(self) -> dict[str, str]:
        """The sources under hold, each with the reason."""
        ...

    def withdraw(self, order: Order) -> Withdrawal:
        """Destroy sources and all that came from them."""
        ...

    def reindex(self) -> None:
        """Make the projections again."""
        ...

    def checkpoint(self) -> str:
        """The end of the ledger as "number:hash"."""
        ...

    def close(self) -> None:
        """Close the store."""
        ...
