"""Shelf: where coded tables rest, each under the digest of what it says, with its texts beside it."""

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pyarrow as pa

from habeas.store.coding.coded import CodedTable
from habeas.store.coding.coding import Coding, Marks
from habeas.store.coding.merging import merged
from habeas.store.coding.writing import Coded, Writing, dictionary_path, untold
from habeas.store.errors import TableError
from habeas.store.tables import END, settled, told

_DIGEST = re.compile("[0-9a-f]{64}")
_DAMAGED = (OSError, ValueError, TypeError, LookupError, pa.ArrowException, MemoryError)
_AGAIN = "delete that file and run habeas build: it is made again from the originals"


def merged_name(digests: Iterable[str]) -> str:
    """What the table merged from these stands under; of one it is that one."""
    parts = sorted(set(digests))
    return (
        parts[0] if len(parts) == 1 else hashlib.sha256(" ".join(["merged 1", *parts]).encode()).hexdigest()
    )


class Shelf:
    """The coded tables under `folder`."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is made when a table is kept."""
        self._folder = folder

    def keep(
        self, coding: Coding, marks: Marks | None = None, *, name: str = "", writing: Writing = untold
    ) -> Coded:
        """Write what was coded under its digest, or under `name`: both files whole or neither; what it is."""
        draft = self._folder / f".{os.getpid()}.incoming"
        with told("a table cannot be written", draft):
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                made = coding.write(draft, marks, writing)
                path = self.path_of(name or made.digest)
                os.replace(dictionary_path(draft), dictionary_path(path))
                os.replace(draft, path)  # last: where a table stands, its texts do
                settled(self._folder)
            finally:
                with suppress(OSError):
                    draft.unlink(missing_ok=True)
                    dictionary_path(draft).unlink(missing_ok=True)
        return made

    def merge(self, digests: Iterable[str], marks: Marks | None = None) -> CodedTable:
        """The table of all these tables' rows, made where it is not there yet; of one, that one itself."""
        parts = sorted(set(digests))
        name = merged_name(parts)
        if name not in self.names():
            tables = sorted(map(self.open, parts), key=lambda one: [part.sha256 for part in one.parts])
            self.keep(merged(tables), marks, name=name)
        return self.open(name)

    def open(self, digest: str) -> CodedTable:
        """The table with this digest; TableError where it, or its texts, are missing."""
        path = self.path_of(digest)
        for one in (path, dictionary_path(path)):
            if not one.is_file():
                raise TableError(
                    "a table is missing", where=str(one), do="run habeas build: it is made again"
                )
        return CodedTable(path)

    def check(self, digest: str) -> None:
        """TableError where the table is not, to the last row, what its name says, or as it was written."""
        table = self.open(digest)
        try:
            found, written = table.digest(), table.stated_digest
        except _DAMAGED as error:
            raise TableError("a table cannot be read", where=str(table.path), do=_AGAIN) from error
        if found != written or (digest != found and len(table.parts) == 1):
            raise TableError("a table is not what its name says", where=str(table.path), do=_AGAIN)

    def path_of(self, digest: str) -> Path:
        """Where the table with this digest stands."""
        if not _DIGEST.fullmatch(digest):
            raise TableError("this is no digest of a table", where=digest)
        return self._folder / (digest + END)

    def names(self) -> tuple[str, ...]:
        """The digests that tables stand under."""
        found = (path.name.removesuffix(END) for path in self._folder.glob(f"*{END}"))
        return tuple(sorted(name for name in found if _DIGEST.fullmatch(name)))

    def sweep(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Remove every table that is not wanted, and what a killed run left; the digests removed."""
        gone = tuple(sorted(set(self.names()) - set(wanted)))
        paths = [each for one in gone for each in (self.path_of(one), dictionary_path(self.path_of(one)))]
        for path in (*paths, *self._folder.glob(".*.incoming*")):
            with told("a table cannot be removed", path):
                path.unlink(missing_ok=True)
        if gone:
            settled(self._folder)
        return gone
