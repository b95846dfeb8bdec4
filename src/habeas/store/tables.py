"""Tables: rows read in bulk, as Parquet files under the digest of what they say.

A table can always be made again from the originals that it came from; so it is checked whenever it is opened,
and never trusted.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.store.errors import TableError

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Track

FOLDER = "tables"
"""The folder of a case that holds them."""

END = ".parquet"


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
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write(tracks, draft)
            os.replace(draft, path)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise TableError(
                "a table cannot be written", where=f"{path}: {error.strerror}", do="free some space"
            ) from error

    def open(self, digest: str) -> "tuple[Track, ...]":
        """The tracks of a table of positions; TableError where it is missing, or is not what it was."""
        from habeas.analysis.flights.digest import digest as digested
        from habeas.store.positions_file import read

        path = self.path_of(digest)
        try:
            tracks = read(path)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise TableError("a table cannot be read", where=str(path), do=_AGAIN) from error
        if digested(tracks) != digest:
            raise TableError("a table is not what its name says", where=str(path), do=_AGAIN)
        return tracks

    def has(self, digest: str) -> bool:
        """Whether a table stands under this digest."""
        return self.path_of(digest).is_file()

    def path_of(self, digest: str) -> Path:
        """Where the table with this digest stands."""
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise TableError("this is no digest of a table", where=digest)
        return self._folder / (digest + END)

    def names(self) -> tuple[str, ...]:
        """The digests that tables stand under."""
        return tuple(sorted(path.name.removesuffix(END) for path in self._folder.glob(f"[0-9a-f]*{END}")))

    def sweep(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Remove every table that is not wanted, and what a killed run left; the digests removed."""
        gone = sorted(set(self.names()) - set(wanted))
        for digest in gone:
            self.path_of(digest).unlink(missing_ok=True)
        for draft in self._folder.glob(".*.incoming"):
            draft.unlink(missing_ok=True)
        return tuple(gone)


_AGAIN = "delete that file; habeas build makes it again from the originals"
