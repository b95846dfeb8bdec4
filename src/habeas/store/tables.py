"""Tables: rows read in bulk, as Parquet files under the digest of what they say.

A table can always be made again from the originals that it came from; so it is checked whenever it is opened,
and never trusted.
"""

import errno
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.store.errors import TableError

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Track

FOLDER = "tables"
"""The folder of a case that holds them."""

CODED = "custody"
"""The folder within it that holds the coded tables (`coding.shelf`)."""

END = ".parquet"
TEXTS = ".texts.parquet"
"""How the names of a table, and of a coded table's texts, end."""

PERSON = "person"
"""The column of a coded table that holds the code of a pseudonymous id."""

_DIGEST = re.compile("[0-9a-f]{64}")
_DAMAGED = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    MemoryError,
)
"""What a file that is no table may raise while it is read: pyarrow's errors are of all these kinds."""

_AGAIN = "delete that file and run habeas build: it is made again from the originals"


class Tables:
    """The tables under `folder`."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is made when a table is kept."""
        self._folder = folder

    def keep(self, digest: str, tracks: "tuple[Track, ...]") -> None:
        """Write a table of positions under its digest: whole or not at all; one that is there stays."""
        from habeas.store.positions_file import write

        path = self.path_of(digest)
        if path.is_file():
            return
        draft = path.with_name(f".{digest}.{os.getpid()}.incoming")
        with told("a table cannot be written", path):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                write(tracks, draft)
                os.replace(draft, path)
            finally:
                with suppress(OSError):
                    draft.unlink(missing_ok=True)

    def open(self, digest: str) -> "tuple[Track, ...]":
        """The tracks of a table of positions; TableError where it is missing, or is not what it was."""
        from habeas.analysis.flights.digest import digest as digested
        from habeas.store.positions_file import read

        path = self.path_of(digest)
        if not path.is_file():
            raise TableError("a table is missing", where=str(path), do="run habeas build: it is made again")
        try:
            tracks = read(path)
            found = digested(tracks)
        except _DAMAGED as error:
            raise TableError("a table cannot be read", where=str(path), do=_AGAIN) from error
        if found != digest:
            raise TableError("a table is not what its name says", where=str(path), do=_AGAIN)
        return tracks

    def has(self, digest: str) -> bool:
        """Whether a table stands under this digest, whatever is in it."""
        return self.path_of(digest).is_file()

    def path_of(self, digest: str) -> Path:
        """Where the table with this digest stands."""
        if not _DIGEST.fullmatch(digest):
            raise TableError("this is no digest of a table", where=digest)
        return self._folder / (digest + END)

    def names(self) -> tuple[str, ...]:
        """The digests that tables stand under; a file with any other name is no table."""
        found = (path.name.removesuffix(END) for path in self._folder.glob(f"*{END}"))
        return tuple(sorted(name for name in found if _DIGEST.fullmatch(name)))

    def remove(self, digests: Iterable[str]) -> None:
        """Remove these tables, so that the folder no longer lists them on the disk either."""
        gone = [self.path_of(digest) for digest in digests]
        for path in gone:
            with told("a table cannot be removed", path):
                path.unlink(missing_ok=True)
        if gone and self._folder.is_dir():
            settled(self._folder)

    def sweep(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Remove every table that is not wanted, and what a killed run left; the digests removed."""
        gone = tuple(sorted(set(self.names()) - set(wanted)))
        for draft in self._folder.glob(".*.incoming"):
            with told("what an interrupted command left cannot be removed", draft):
                draft.unlink(missing_ok=True)
        self.remove(gone)
        return gone


@contextmanager
def told(what: str, path: Path) -> Iterator[None]:
    """What the disk refuses within, as a TableError: `what` failed, at which path, and what to do."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        do = "make room, and run it again" if full else "see to the folder, and run it again"
        raise TableError(what, where=f"{path}: {error.strerror or error}", do=do) from error


def settled(folder: Path) -> None:
    """What the folder lists is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
