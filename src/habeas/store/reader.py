"""The record as one person may see it: every query goes through the one clause of `access`."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from habeas.records.kinds import KINDS, from_bytes
from habeas.records.run import Run
from habeas.records.statement import Statement
from habeas.store import ledger
from habeas.store.access import Access, visible
from habeas.store.contract import Entry, Hit
from habeas.store.database import Database
from habeas.store.errors import AccessError, StoreError, UnknownError
from habeas.store.marks import WITHDRAWING
from habeas.store.projections import CHUNK
from habeas.store.tables import Tables

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Track
    from habeas.store.coding.coded import CodedTable
    from habeas.store.coding.shelf import Shelf

ROW_LEVEL = "row-level"
"""The label that whoever is given rows of people has to see."""

_KINDS = ", ".join(f"'{kind}'" for kind in KINDS)
_RECORDS = f"record.kind IN ({_KINDS})"


class RecordReader:
    """The records that `access` lets a person see; what they may not see is as if it were not there."""

    def __init__(
        self, database: Database, access: Access, tables: Tables, shelf: "Callable[[], Shelf]"
    ) -> None:
        """Read through `database`, `tables` and `shelf`, opened when it is asked, for who `access` is of."""
        self._database = database
        self._tables, self._shelf = tables, shelf
        self._access = access
        clause = visible(access)
        self._visible, self._seen = clause.sql, clause.parameters

    def get(self, record_id: str) -> Any:
        """The record with this id; UnknownError where there is none for this person."""
        rows = self._rows("record.id = :id", {"id": record_id})
        if len(rows) != 1:
            raise _unknown(record_id)
        return _record(rows[0])

    def look_up(self, prefix: str) -> Any:
        """The one record whose id begins so; UnknownError, in the same words, for none, many or hidden."""
        rows = self._rows(
            "record.id >= :low AND record.id < :high", {"low": prefix, "high": prefix + "\x7f"}, limit=2
        )
        if len(rows) != 1:
            raise _unknown(prefix)
        return _record(rows[0])

    def has(self, record_id: str) -> bool:
        """Whether there is a record with this id."""
        return bool(self._rows("record.id = :id", {"id": record_id}))

    def all(self, kind: str) -> Iterator[Any]:
        """Every record of this kind, in order of entry."""
        _checked(kind)
        last = 0
        while rows := self._rows(
            "record.kind = :kind AND record.n > :last", {"kind": kind, "last": last}, limit=CHUNK
        ):
            last = rows[-1][0]
            yield from map(_record, rows)

    def some(self, ids: Iterable[str]) -> dict[str, Any]:
        """Those of these records that there are, by id."""
        found: dict[str, Any] = {}
        waiting = iter(dict.fromkeys(ids))
        while chunk := list(islice(waiting, CHUNK)):
            named = {f"id{number}": record_id for number, record_id in enumerate(chunk)}
            listed = ", ".join(f":{name}" for name in named)
            for record in map(_record, self._rows(f"record.id IN ({listed})", named)):
                found[record.id] = record
        return found

    def count(self, kind: str) -> int:
        """How many records of this kind there are."""
        sql = f"SELECT count(*) FROM record WHERE record.kind = :kind AND {self._visible}"
        return int(self._database.value(sql, {"kind": _checked(kind), **self._seen}))

    def statements(self, *, kinds: tuple[str, ...] = (), source: str = "") -> tuple[Statement, ...]:
        """The statements of these kinds, of this source; what is left empty is not asked."""
        named: dict[str, Any] = {f"kind{number}": kind for number, kind in enumerate(kinds)}
        asked = [f"statement.kind IN ({', '.join(f':{name}' for name in named)})"] if kinds else []
        if source:
            asked.append("record.source = :source")
            named["source"] = source
        condition = " AND ".join(["statement.n = record.n", *asked])
        return tuple(map(_record, self._rows(condition, named, tables="statement, record")))

    def runs(self, stage: str | None = None) -> tuple[Run, ...]:
        """The runs, of one stage where it is named, in order of entry."""
        return tuple(run for run in self.all("run") if stage is None or run.stage == stage)

    def run(self, run_id: str) -> Run | None:
        """The run with this id; None where there is none."""
        found = self.some([run_id]).get(run_id)
        return found if isinstance(found, Run) else None

    def search(self, text: str, kind: str | None = None, *, limit: int = 1000) -> tuple[Hit, ...]:
        """The passages that hold all these words ("in quotes" as a phrase), accents and case aside.

        `kind` is statement or reading. They come in order of entry: a rank by rarity would tell of passages
        that the person may not see.
        """
        query = _query(text)
        if not query:
            return ()
        named = {"query": query, "limit": limit, "kind": kind and _checked(kind), **self._seen}
        asked = f"(:kind IS NULL OR record.kind = :kind) AND {self._visible}"
        return tuple(Hit(*row[:4]) for row in self._database.rows(_search(asked), named))

    def labels_of(self, record_id: str) -> frozenset[str]:
        """The labels on a record and on all its roots; UnknownError where there is none for this person."""
        rows = self._rows("record.id = :id", {"id": record_id})
        if not rows:
            raise _unknown(record_id)
        labels = self._database.rows(_LABELS, {"id": record_id, "n": rows[0][0]})
        return frozenset(row[0] for row in labels)

    def tables(self) -> frozenset[str]:
        """The digests of every table that a reading of this person's has laid out."""
        rows = self._rows("record.kind = 'reading' AND instr(record.bytes, :tables)", {"tables": b'"tables"'})
        return frozenset(table.digest for row in rows for table in _record(row).tables)

    def table(self, digest: str) -> "tuple[Track, ...]":
        """The tracks of a table that a reading of this person's has laid out; UnknownError for any other."""
        self._check_seen(digest)
        return self._tables.open(digest)

    def coded(self, digests: Iterable[str]) -> "CodedTable":
        """The coded table of the files of these digests together, merged where no build has done so.

        UnknownError where a reading of this person's has not laid out every one of them: a table that holds
        rows of one hidden file is hidden.
        """
        from habeas.store.coding.marks import marks

        parts = tuple(digests)
        for one in parts:
            self._check_seen(one)
        return self._shelf().merge(parts, marks)

    def rows(self, digests: Iterable[str]) -> "CodedTable":
        """As `coded`, for whoever is to give out its rows, each of one person, and not only counts of them.

        AccessError for all but the holder and those who see `ROW_LEVEL`, whether there is a table or not.
        """
        if not self._access.is_holder and ROW_LEVEL not in (self._access.sees or frozenset()):
            raise AccessError(
                "rows of official records are of one person each, whom what they say can make known",
                do=f"ask for counts, or for the label {ROW_LEVEL}",
            )
        return self.coded(digests)

    def _check_seen(self, digest: str) -> None:
        rows = self._rows("record.kind = 'reading' AND instr(record.bytes, :it)", {"it": digest.encode()})
        if digest not in {table.digest for row in rows for table in _record(row).tables}:
            raise _unknown(digest)

    def unseen_subjects(self) -> frozenset[str]:
        """The ids of the Subjects that this person may not see: what speaks of them is to be left out too."""
        if self._access.is_holder:
            return frozenset()
        sees = self._access.sees or frozenset()
        rows = self._database.rows("SELECT root, label FROM label WHERE root LIKE 'sub-%'")
        return frozenset(root for root, label in rows if label not in sees)

    def leaned(self) -> frozenset[str]:
        """The publications that leaned on a source that was withdrawn since."""
        rows = self._database.rows("SELECT bytes FROM record WHERE kind = ?", (WITHDRAWING,))
        ids = [one for row in rows for one in json.loads(row[0])["leaned"]]
        return frozenset(self.some(ids))

    def ledger(self) -> tuple[Entry, ...]:
        """Every entry of the ledger; AccessError for all but the holder, as it counts what is sealed too."""
        if not self._access.is_holder:
            raise AccessError(
                "the ledger is shown to the holder of the case alone", do="ask who keeps the case"
            )
        return ledger.entries(self._database)

    def _rows(
        self, condition: str, named: dict[str, Any], *, limit: int = -1, tables: str = "record"
    ) -> list[tuple[Any, ...]]:
        sql = f"""SELECT record.n, record.kind, record.schema, record.bytes FROM {tables}
            WHERE {condition} AND {_RECORDS} AND {self._visible} ORDER BY record.n"""
        if limit >= 0:
            sql += f" LIMIT {limit}"
        return self._database.rows(sql, {**named, **self._seen})


def _search(asked: str) -> str:
    """In statements and in blocks, which stand under negative numbers."""
    return f"""SELECT record.id, record.kind, -1, statement.words, record.n AS entered
        FROM passage_words JOIN statement ON statement.n = passage_words.rowid
        JOIN record ON record.n = statement.n WHERE passage_words MATCH :query AND {asked}
        UNION ALL SELECT record.id, record.kind, block.number, block.text, record.n AS entered
        FROM passage_words JOIN block ON block.n = -passage_words.rowid
        JOIN record ON record.n = block.record WHERE passage_words MATCH :query AND {asked}
        ORDER BY entered, 3 LIMIT :limit"""


_LABELS = """SELECT DISTINCT label.label FROM label WHERE label.root = :id
    OR label.root = (SELECT source FROM record WHERE n = :n)
    OR label.root IN (SELECT root FROM lineage WHERE record = :n)"""


def _record(row: tuple[Any, ...]) -> Any:
    return from_bytes(row[1], row[2], row[3])


def _checked(kind: str) -> str:
    if kind not in KINDS:
        raise StoreError(f"there is no kind of record called {kind}", do=f"use one of {', '.join(KINDS)}")
    return kind


def _unknown(asked: str) -> UnknownError:
    return UnknownError(
        f"no one record is known by {asked!r}", do="give the whole id, as habeas sources or findings lists it"
    )


_TERMS = re.compile(r'"([^"]*)"|(\S+)')


def _query(text: str) -> str:
    """Each word or phrase as a quoted string of FTS5, so that nothing in it is an operator."""
    terms = [phrase or word.replace('"', " ") for phrase, word in _TERMS.findall(text)]
    return " ".join(f'"{term}"' for term in terms if any(sign.isalnum() for sign in term))
