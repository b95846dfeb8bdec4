"""The files of a day, in folders and tars, named and readable one by one, by any process."""

from __future__ import annotations

import io
import os
import re
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.workflow.scanning_errors import ScanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LARGEST = 512 * 1024 * 1024
"""Bytes that one file of a day may come to; a heatmap is about 16 MB, a trace under 1 MB."""

_PART = re.compile(r"(.*\.tar)\.[a-z]{2}")
"""adsb.lol's archives come in parts, .tar.aa, .tar.ab, …, which are one tar after another's end."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the day: its name there, and where its bytes lie, in one file or in the parts of a tar."""

    name: str
    files: tuple[str, ...]
    offset: int
    size: int

    def read(self) -> bytes:
        """Its bytes; ScanError where they are not all there, or too many."""
        if self.size > LARGEST:
            do = "look at what it is; no trace or heatmap is so large"
            raise ScanError(f"the file has {self.size:,} bytes", where=self.name, do=do)
        with _joined(self.files) as file:
            file.seek(self.offset)
            data = file.read(self.size)
        if len(data) < self.size:
            missing = self.size - len(data)
            raise ScanError(f"{missing:,} bytes of the file are missing", where=self.name, do="get it again")
        return data


@dataclass(frozen=True)
class Missing:
    """A file, or the rest of an archive, that cannot be listed: its name and why."""

    name: str
    why: str


def members(paths: Sequence[Path]) -> Iterator[Member | Missing]:
    """Every file in the paths in the order of names within each: files, folders, tars, parts of one tar.

    ScanError where a path does not exist. A tar that breaks off gives what is whole, then a Missing.
    """
    for group in _groups(paths):
        first = group[0]
        if first.is_dir():
            yield from _in_folder(first)
        elif _is_tar(first):
            yield from _in_tar(group)
        elif first.name.endswith((".tar.gz", ".tgz")):
            yield Missing(first.name, "a tar within gzip cannot be read at any place: gunzip it first")
        elif first.is_file():
            yield Member(first.name, (str(first),), 0, first.stat().st_size)
        else:
            raise ScanError("there is no such file or folder", where=str(first), do="see to the path")


def _groups(paths: Sequence[Path]) -> list[list[Path]]:
    """The parts of one tar together, in the order of their names; every other path alone."""
    groups: dict[str, list[Path]] = {}
    for path in paths:
        part = _PART.fullmatch(str(path))
        groups.setdefault(part[1] if part else str(path), []).append(path)
    return [sorted(group) if _PART.fullmatch(str(group[0])) else group[:1] for group in groups.values()]


def _is_tar(path: Path) -> bool:
    return path.is_file() and (path.suffix == ".tar" or _PART.fullmatch(str(path)) is not None)


def _in_folder(folder: Path) -> Iterator[Member | Missing]:
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(root, name)
            if name.endswith(".tar"):
                yield from _in_tar([path])
            elif not name.startswith("."):
                shown = path.relative_to(folder).as_posix()
                try:
                    yield Member(shown, (str(path),), 0, path.stat().st_size)
                except OSError as error:
                    yield Missing(shown, f"it cannot be read: {error.strerror}")


def _in_tar(parts: list[Path]) -> Iterator[Member | Missing]:
    """From its headers alone: nothing is taken out of it, so no name in it can lead anywhere."""
    files = tuple(map(str, parts))
    name = parts[0].name
    with _joined(files) as file:
        whole = file.seek(0, os.SEEK_END)
        file.seek(0)
        end = 0
        try:
            with tarfile.open(fileobj=file, mode="r:") as tar:
                while (one := tar.next()) is not None:
                    end = one.offset_data + one.size
                    if one.isfile():
                        yield Member(one.name.removeprefix("./"), files, one.offset_data, one.size)
                    tar.members.clear()  # type: ignore[attr-defined]  # a day has 100,000 of them
        except tarfile.TarError as error:
            yield Missing(name, f"the archive breaks off, and what follows is not read: {error}")
            return
        if end > whole:
            yield Missing(name, "the archive is cut: its last file is not whole, and others may be missing")
        elif not _ends(file, end):
            yield Missing(name, "the archive is cut or damaged: it has no end, and files may be missing")


def _ends(file: io.RawIOBase, end: int) -> bool:
    """Whether the block of zeros that ends a tar follows; without it tarfile stops and says nothing."""
    file.seek(-(-end // tarfile.BLOCKSIZE) * tarfile.BLOCKSIZE)
    return file.read(tarfile.BLOCKSIZE) == bytes(tarfile.BLOCKSIZE)


def _joined(files: tuple[str, ...]) -> io.RawIOBase:
    return io.FileIO(files[0]) if len(files) == 1 else _Joined(files)


class _Joined(io.RawIOBase):
    """Several files read as one, one after the other's end."""

    def __init__(self, files: Iterable[str]) -> None:
        self._files = [io.FileIO(one) for one in files]
        self._starts = [0]
        for one in self._files:
            self._starts.append(self._starts[-1] + one.seek(0, os.SEEK_END))
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._starts[-1]}[whence]
        self._at = max(0, base + offset)
        return self._at

    def read(self, size: int = -1) -> bytes:
        """As many bytes as there are, up to `size`, over the ends of files."""
        left = self._starts[-1] - self._at if size < 0 else size
        found = bytearray()
        for file, start, end in zip(self._files, self._starts, self._starts[1:], strict=False):
            if left > 0 and start <= self._at < end:
                file.seek(self._at - start)
                data = file.read(min(left, end - self._at))
                found += data
                self._at += len(data)
                left -= len(data)
        return bytes(found)

    def close(self) -> None:
        for one in self._files:
            one.close()
        super().close()
