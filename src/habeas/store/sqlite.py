"""SqliteStore: the record of a case in one SQLite file."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from habeas.store import ledger, projections, schema
from habeas.store.access import Access
from habeas.store.batch import RecordBatch
from habeas.store.contract import Order, Withdrawal
from habeas.store.database import Database
from habeas.store.errors import DamagedError, FormatError, StoreError, WriteError
from habeas.store.lease import Lease
from habeas.store.reader import RecordReader
from habeas.store.tables import CODED, FOLDER, Tables
from habeas.store.withdrawal import withdraw

if TYPE_CHECKING:
    from habeas.store.coding.shelf import Shelf

_MAGIC = b"SQLite format 3\0"
_HEADER = 100


class SqliteStore:
    """The record at `path`; a context manager that closes it."""

    def __init__(self, database: Database) -> None:
        """Use `create` or `open`."""
        self._database = database
        self._lease = Lease(database.path.with_name("record.lock"))
        self._writing = False

    @classmethod
    def create(cls, path: Path) -> "SqliteStore":
        """An empty record at `path`, which must not be there; it appears whole or not at all."""
        if path.exists():
            raise FormatError("there is a record here already", where=str(path), do="use another folder")
        draft = path.with_name(f".{path.name}.{os.getpid()}.incoming")
        try:
            _write_empty(draft)
            os.rename(draft, path)
            _settle(path.parent)
        except (OSError, sqlite3.Error) as error:
            with suppress(OSError):
                draft.unlink()
            raise WriteError(
                "the record cannot be made", where=f"{path}: {error}", do="see to the folder"
            ) from error
        return cls(Database(path))

    @classmethod
    def open(cls, path: Path) -> "SqliteStore":
        """The record at `path`; FormatError or DamagedError where it is none that this version can read."""
        _check_header(path)
        database = Database(path)
        try:
            _check_version(database)
        except StoreError:
            database.close()
            raise
        return cls(database)

    @contextmanager
    def writing(self, act: str) -> Iterator[RecordBatch]:
        """A batch that enters whole, under one entry of the ledger called `act`, or not at all.

        No entry is made where nothing new was put. LeaseError where another process is writing.
        """
        ledger.checked_act(act)
        if self._writing:
            raise StoreError("a batch is open already", where=act, do="close that one first")
        with self._lease, self._database.transaction():
            self._writing = True
            try:
                batch = RecordBatch(self._database)
                yield batch
                batch.close(act)
            finally:
                self._writing = False

    @contextmanager
    def lease(self) -> Iterator[None]:
        """Hold the right to write for longer than one batch; LeaseError where another process has it."""
        with self._lease:
            yield

    def reader(self, access: Access) -> RecordReader:
        """The records that this person may see."""
        return RecordReader(self._database, access, self.tables, lambda: self.shelf)

    @property
    def tables(self) -> Tables:
        """The tables beside the record: for who makes them; they are read through `reader`."""
        return Tables(self._database.path.with_name(FOLDER))

    @property
    def shelf(self) -> "Shelf":
        """The coded tables beside the record: for who makes them; they are read through `reader`."""
        from habeas.store.coding.shelf import Shelf

        return Shelf(self._coded)

    @property
    def has_coded(self) -> bool:
        """Whether any coded table may stand beside the record."""
        return self._coded.is_dir()

    @property
    def _coded(self) -> Path:
        return self._database.path.with_name(FOLDER) / CODED

    def held(self) -> dict[str, str]:
        """The sources under hold, each with the reason."""
        return dict(self._database.rows("SELECT source, reason FROM hold ORDER BY source"))

    def withdraw(self, order: Order) -> Withdrawal:
        """Destroy sources and all that came from them; what it was, by kind, and what leaned on it.

        HoldError under hold; WithdrawalError where people or a reason are wanting. The originals it names
        are for the caller to destroy in the vault.
        """
        with self.writing("withdraw") as batch:
            done = withdraw(self._database, batch, order)
        return replace(done, scrubbed=self.scrub())

    def sweep_tables(self) -> tuple[str, ...]:
        """Remove the tables that no reading has laid out, whatever label it is under; their digests."""
        with self._lease:
            wanted = self.reader(Access("the store")).tables()
            coded = self.shelf.sweep(wanted) if self.has_coded else ()
            return (*self.tables.sweep(wanted), *coded)

    def scrub(self) -> bool:
        """Write the file anew without what was deleted; False where another process reads it just now."""
        try:
            self._database.run("PRAGMA wal_checkpoint(TRUNCATE)")
            self._database.run("VACUUM")
            busy = self._database.value("PRAGMA wal_checkpoint(TRUNCATE)")
        except StoreError:
            return False
        return not busy

    def reindex(self) -> None:
        """Make the projections again from the records."""
        with self._lease, self._database.transaction():
            projections.reindex(self._database)

    def checkpoint(self) -> str:
        """The end of the ledger as "number:hash", to be kept elsewhere and given to `verify`."""
        last = ledger.latest(self._database)
        return f"{last.seq}:{last.hash}" if last else f"0:{ledger.FIRST}"

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> "SqliteStore":
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()


def _write_empty(draft: Path) -> None:
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        os.chmod(draft, 0o600)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(schema.PAGE_SIZE)
        connection.execute("BEGIN")
        for statement in schema.creation():
            connection.execute(statement)
        connection.execute("COMMIT")


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEADER)
            size = os.fstat(stream.fileno()).st_size
    except FileNotFoundError as error:
        raise FormatError(
            "there is no record here", where=str(path), do="run habeas init, or change folder"
        ) from error
    except OSError as error:
        raise FormatError("the record cannot be read", where=f"{path}: {error.strerror}") from error
    if not head.startswith(_MAGIC):
        raise DamagedError("this is no record of a case", where=str(path), do="restore it from a copy")
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    log = path.with_name(path.name + "-wal")
    if size < pages * (65536 if page == 1 else page) and not (log.exists() and log.stat().st_size):
        raise DamagedError("the record is cut short", where=str(path), do="restore it from a copy")


def _check_version(database: Database) -> None:
    where = str(database.path)
    if database.value("PRAGMA application_id") != schema.APPLICATION:
        raise FormatError("this SQLite file is no record of a case", where=where, do="change folder")
    version = database.value("SELECT version FROM format")
    if not isinstance(version, int) or version < 1:
        raise DamagedError("the record does not say its version", where=where, do="restore it from a copy")
    if version > schema.VERSION:
        raise FormatError(
            f"this case was written by a newer habeas (format {version}, this one reads {schema.VERSION})",
            where=where,
            do="upgrade habeas to open it",
        )
