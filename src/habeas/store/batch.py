"""A batch: what one act puts into the record, under one entry of the ledger."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from habeas.records.encoding import decode
from habeas.records.judgement import Judgement
from habeas.records.kinds import SCHEMA, Record, kind_of, to_bytes
from habeas.records.source import Source
from habeas.records.subject import Subject
from habeas.store import ledger, marks, merkle
from habeas.store.contract import Entry
from habeas.store.database import Database
from habeas.store.errors import ConflictError, RootError, StoreError
from habeas.store.lineage import Lineage, Roots, roots_of, stated_roots
from habeas.store.projections import CHUNK, project

_ROOTS = (Source, Subject)

Row = tuple[int, str, str, int, bytes, bytes, bytes, int, str | None]


class RecordBatch:
    """What enters under one entry of the ledger; made by `writing`."""

    def __init__(self, database: Database) -> None:
        """Start an empty batch, within a transaction."""
        last = ledger.latest(database)
        self._database = database
        self.seq = last.seq + 1 if last else 1
        self._n: int = database.value("SELECT coalesce(max(n), 0) FROM record")
        self._leaves: list[bytes] = []
        self._lineage = Lineage(database)

    def put(self, record: Record, roots: Roots | None = None) -> bool:
        """Whether the record is new: the same bytes under the same id are there already otherwise.

        `roots` are the ids of the Sources and Subjects it came from. A Source, Reading, Statement or Run
        names its own. ConflictError where other bytes stand under its id.
        """
        return self.put_all((record,), roots) == 1

    def put_all(self, records: Iterable[Record], roots: Roots | None = None) -> int:
        """How many of the records are new."""
        return sum(self._enter(chunk, roots) for chunk in _chunks(records))

    def label(self, root: str, labels: frozenset[str]) -> None:
        """Narrow who may see a record and all that comes from it, at once."""
        self._must_have(root)
        for label in sorted(labels - self._labels(root)):
            if not label.strip():
                raise StoreError("a label has no name", where=root, do="name it: sealed, counsel, minor …")
            self.mark(marks.labelling(root, label, on=True))

    def unlabel(self, root: str, label: str, reason: str) -> None:
        """Lower a label; a reason must be given."""
        if not reason.strip():
            raise StoreError("a label is lowered for a reason", where=root, do="give the reason")
        if label in self._labels(root):
            self.mark(marks.labelling(root, label, on=False, reason=reason))

    def hold(self, source: str, reason: str) -> None:
        """Refuse every withdrawal of this source until it is released."""
        self._must_have(source)
        self.mark(marks.holding(source, on=True, reason=reason))

    def release(self, source: str, reason: str) -> None:
        """End a hold."""
        self._must_have(source)
        self.mark(marks.holding(source, on=False, reason=reason))

    def mark(self, mark: marks.Mark) -> None:
        """Keep a mark and carry it into its projection."""
        roots = self._marked_roots(mark.root)
        self._insert([self._row(mark.id(self.seq), mark.kind, 1, data=mark.data(), roots=roots)])
        self._insert_lineage([(self._n, roots)])
        marks.apply(self._database, mark.kind, {"root": mark.root, **mark.says})

    def close(self, act: str) -> Entry | None:
        """The ledger's entry for what was put; None where nothing new was."""
        if not self._leaves:
            return None
        root = merkle.root(self._leaves)
        return ledger.append(self._database, act, digest=root, count=len(self._leaves))

    def _enter(self, chunk: list[Record], given: Roots | None) -> int:
        fresh = self._fresh(chunk)
        rows, lineages = [], []
        for record, data in fresh:
            own = record.id if isinstance(record, _ROOTS) else ""
            roots = self._lineage.whole(stated_roots(record, given), own)
            kind = kind_of(record)
            rows.append(self._row(record.id, kind, SCHEMA[kind], data=data, roots=roots))
            lineages.append((self._n, roots))
        self._insert(rows)
        self._insert_lineage(lineages)
        project(self._database, [(row[0], record) for row, (record, _) in zip(rows, fresh, strict=True)])
        for record, _ in fresh:
            if isinstance(record, _ROOTS):
                self.label(record.id, record.labels)
        return len(fresh)

    def _fresh(self, chunk: list[Record]) -> list[tuple[Record, bytes]]:
        """Those that are not there yet, each once."""
        kept = self._kept([record.id for record in chunk])
        fresh = []
        for record in chunk:
            data = to_bytes(record)
            there = kept.setdefault(record.id, data)
            if there is data:
                fresh.append((record, data))
            elif there != data and not _same_decision(record, there):
                raise _conflict(record)
        return fresh

    def _kept(self, ids: list[str]) -> dict[str, bytes]:
        marks_ = ", ".join("?" * len(ids))
        return dict(self._database.rows(f"SELECT id, bytes FROM record WHERE id IN ({marks_})", ids))

    def _row(self, record_id: str, kind: str, schema: int, *, data: bytes, roots: Roots) -> Row:
        if not record_id or "\0" in record_id or "," in record_id:
            raise StoreError(f"a {kind} has no fit id", where=repr(record_id), do="let its maker give the id")
        salt = os.urandom(merkle.SALT)
        leaf = merkle.leaf(salt, record_id, kind, schema, roots=roots, data=data)
        self._leaves.append(leaf)
        self._n += 1
        return (
            self._n,
            record_id,
            kind,
            schema,
            data,
            salt,
            leaf,
            self.seq,
            roots[0] if len(roots) == 1 else None,
        )

    def _insert(self, rows: list[Row]) -> None:
        self._database.many("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _insert_lineage(self, lineages: list[tuple[int, Roots]]) -> None:
        rows = [(n, root) for n, roots in lineages if len(roots) > 1 for root in roots]
        if rows:
            self._database.many("INSERT INTO lineage VALUES (?, ?)", rows)

    def _labels(self, root: str) -> frozenset[str]:
        rows = self._database.rows("SELECT label FROM label WHERE root = ?", (root,))
        return frozenset(row[0] for row in rows)

    def _must_have(self, root: str) -> None:
        if self._database.value("SELECT 1 FROM record WHERE id = ?", (root,)) is None:
            raise RootError("there is no such record", where=root, do="see habeas sources for the ids")

    def _marked_roots(self, root: str) -> Roots:
        rows = self._database.rows("SELECT n, source FROM record WHERE id = ?", (root,)) if root else []
        return roots_of(self._database, *rows[0]) if rows else ()


def _chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    waiting = iter(records)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk


def _same_decision(record: Record, there: bytes) -> bool:
    """Whether it is a Judgement that stands there from an earlier version of its sheet."""
    if not isinstance(record, Judgement):
        return False
    first: Judgement = decode(Judgement, there)
    return replace(record, source=first.source, line=first.line) == first


def _conflict(record: Record) -> ConflictError:
    return ConflictError(
        f"another {kind_of(record)} stands under this id",
        where=record.id,
        do="records are never rewritten; what differs must have its own id",
    )
