"""The parts of an original: sheets of a workbook, a text or Parquet file, or all of those in an archive."""

from __future__ import annotations

import gzip
import shutil
import tempfile
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from habeas.readings.custody.accepting import GZIP, PARQUET, ZIP
from habeas.readings.custody.delimited import delimited
from habeas.readings.custody.parquet import ParquetPart
from habeas.readings.custody.part import Original, Part
from habeas.readings.custody.workbook_parts import refuse_encrypted, refused
from habeas.readings.custody.workbooks import Workbook
from habeas.readings.reader import ReadingError

SUFFIXES = (".xlsx", ".csv", ".txt", ".psv", ".tsv", ".parquet", ".gz")
"""Names of the members of an archive that are read; others are named in the report."""

MOST_UNPACKED = 64 << 30
"""Bytes that the members of an archive may unpack to: forty times the largest release, which is 1.41 GB of
workbooks that do not shrink further."""


@dataclass
class Opened:
    """The parts of an original, what was left out of it and why, and the folder that lasts as long as it."""

    parts: list[Part] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    folder: tempfile.TemporaryDirectory[str] | None = None

    def place(self) -> Path:
        """The folder for what is unpacked, removed with this object."""
        if self.folder is None:
            self.folder = tempfile.TemporaryDirectory(prefix="habeas-release-")
        return Path(self.folder.name)


def opened(original: Original, name: str) -> Opened:
    """The parts of an original, in order; ReadingError where it is nothing that is read."""
    found = Opened()
    _open(original, name, "", found)
    return found


def _open(original: Original, name: str, prefix: str, found: Opened) -> None:
    head = original.head()
    if not head.strip():
        raise ReadingError("kept, not read: there is nothing in it", where=name, do="check the original")
    refuse_encrypted(head, name)
    if head.startswith(GZIP):
        _open(_unpacked(original, found), name.removesuffix(".gz"), prefix, found)
    elif head.startswith(PARQUET):
        found.parts.append(ParquetPart(original, prefix or name))
    elif not head.startswith(ZIP):
        found.parts.append(delimited(original, prefix or name))
    else:
        _open_zip(original, name, prefix, found)


def _open_zip(original: Original, name: str, prefix: str, found: Opened) -> None:
    with refused(name), original.open() as stream, zipfile.ZipFile(stream) as archive:
        members = [one for one in archive.infolist() if not one.is_dir()]
        names = {one.filename for one in members}
        if "xl/workbook.xml" not in names:
            if "[Content_Types].xml" in names or prefix:
                raise ValueError("it is an archive, and neither a workbook nor one of workbooks")
            if sum(one.file_size for one in members) > MOST_UNPACKED:
                raise ValueError(f"it unpacks to more than {MOST_UNPACKED >> 30} GiB")
            inner = [_member(archive, one, found) for one in members if _is_read(one.filename, found)]
        else:
            inner = []
    if "xl/workbook.xml" in names:
        found.parts += Workbook(original).parts(f"{prefix} / " if prefix else "")
        return
    for one in inner:
        _open(one, one.where, one.where, found)


def _is_read(name: str, found: Opened) -> bool:
    path = PurePosixPath(name)
    hidden = path.name.startswith((".", "~$")) or "__MACOSX" in path.parts
    if name.lower().endswith(SUFFIXES) and not hidden:
        return True
    found.left_out.append(
        (name, "it is no workbook, text or Parquet file that is meant to be read, by its name")
    )
    return False


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, found: Opened) -> Original:
    """A member of an archive as a file on disk: a workbook in it cannot be read in place."""
    with archive.open(member) as packed:
        return Original(member.filename, _copied(packed, found))


def _unpacked(original: Original, found: Opened) -> Original:
    try:
        with original.open() as stream, gzip.open(stream) as packed:
            return Original(original.where, _copied(packed, found))
    except (OSError, EOFError, zlib.error) as error:
        raise ReadingError(
            "kept, not read: the compressed file is corrupt or cut short",
            where=f"{original.where}: {error}",
            do="obtain it again",
        ) from error


def _copied(packed: IO[bytes] | gzip.GzipFile, found: Opened) -> Path:
    folder = found.place()
    path = folder / f"{len(list(folder.iterdir()))}"
    with path.open("wb") as kept:
        shutil.copyfileobj(packed, kept, 1 << 20)
    return path
