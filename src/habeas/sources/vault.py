"""The vault: originals by SHA-256, byte for byte, read-only.

An original is written beside, under a random name, settled on the disk, and only then given its own name in
one step. Whenever this is cut off, nothing half-written stands under the name of an original.
"""

import errno
import hashlib
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from habeas.sources.errors import (
    AlteredError,
    ChangedError,
    EmptyError,
    MissingError,
    SourceError,
    StorageError,
)

PART = 1 << 20
"""Bytes read at a time."""

HEAD = 1 << 16
"""First bytes given back with what was kept, for telling what it is."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True)
class Kept:
    """An original now in the vault: whether it is new, or was altered there and is restored by this copy."""

    sha256: str
    size: int
    new: bool
    restored: bool = False
    head: bytes = b""


class Vault:
    """The originals under `folder`."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is made when something is kept."""
        self._folder = folder
        self._incoming = folder / ".incoming"

    def keep(self, original: Path | BinaryIO, name: str = "") -> Kept:
        """What was kept of a file or stream, as it was from first byte to last.

        ChangedError where the file changed meanwhile, EmptyError where it holds nothing, StorageError where
        there is no room. `name` is for the sentence of an error.
        """
        if not isinstance(original, Path):
            return self._keep_stream(original, name or "standard input")
        with _opened(original, name or str(original)) as stream:
            return self._keep_stream(stream, name or str(original), original)

    def read(self, sha256: str, name: str = "") -> bytes:
        """The bytes of an original; AlteredError or MissingError where they are not those that were kept."""
        with self.open(sha256, name) as stream:
            return stream.read()

    @contextmanager
    def open(self, sha256: str, name: str = "") -> Iterator[BinaryIO]:
        """An original as a stream at its first byte, after its SHA-256 was checked over the whole."""
        path = self.path_of(sha256)
        try:
            stream = path.open("rb")
        except FileNotFoundError as error:
            raise MissingError(
                f"the original of {name or 'a source'} is missing from the vault",
                where=str(path),
                do="restore it from a copy",
            ) from error
        except OSError as error:
            raise SourceError(
                f"the original of {name or 'a source'} cannot be read", where=f"{path}: {error.strerror}"
            ) from error
        with stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != sha256:
                raise AlteredError(
                    f"the original of {name or 'a source'} was altered in the vault",
                    where=str(path),
                    do="restore it from a copy",
                )
            stream.seek(0)
            yield stream

    def has(self, sha256: str) -> bool:
        """Whether an original stands under this name, whatever its bytes."""
        return self.path_of(sha256).is_file()

    def path_of(self, sha256: str) -> Path:
        """Where the original with this SHA-256 stands."""
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise MissingError("this is no SHA-256", where=sha256, do="give 64 hexadecimal digits")
        return self._folder / sha256[:2] / sha256

    def destroy(self, sha256: str) -> bool:
        """Whether there was such an original, which is now gone from the vault."""
        path = self.path_of(sha256)
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise StorageError(
                "an original cannot be destroyed", where=f"{path}: {error.strerror}"
            ) from error
        _settle(path.parent)
        return True

    def sweep(self) -> int:
        """How many leftovers of interrupted commands were removed; only for who holds the lease."""
        if not self._incoming.is_dir():
            return 0
        left = list(self._incoming.iterdir())
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _keep_stream(self, stream: BinaryIO, name: str, path: Path | None = None) -> Kept:
        draft = self._incoming / os.urandom(16).hex()
        try:
            with _told(self._folder):
                self._prepare()
            kept = _copy(stream, draft, name, path)
            with _told(self._folder):
                return self._name(draft, kept)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def _prepare(self) -> None:
        if not self._incoming.is_dir():
            self._incoming.mkdir(parents=True, exist_ok=True)
            _settle(self._folder)
            _settle(self._folder.parent)

    def _name(self, draft: Path, kept: Kept) -> Kept:
        """Give the draft its name, unless the very same stands there already."""
        path = self.path_of(kept.sha256)
        there = path.is_file()
        if there and _digest(path) == kept.sha256:
            return Kept(kept.sha256, kept.size, False, head=kept.head)
        path.parent.mkdir(exist_ok=True)
        _settle(self._folder)
        os.rename(draft, path)
        _settle(path.parent)
        return Kept(kept.sha256, kept.size, not there, there, kept.head)


def _copy(stream: BinaryIO, draft: Path, name: str, path: Path | None) -> Kept:
    """The stream written to the draft and settled, read-only."""
    before = _state(stream, None)
    size, digest, head = 0, hashlib.sha256(), b""
    with _told(draft.parent.parent):
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "wb", buffering=0) as out:
        while part := _next(stream, name):
            size += len(part)
            digest.update(part)
            head += part[: HEAD - len(head)]
            with _told(draft.parent.parent):
                _write(out, part)
        if not size:
            raise EmptyError("the file is empty", where=name, do="see whether it was saved whole")
        if before is not None and (_state(stream, path) != before or (path and before[1] != size)):
            raise ChangedError(
                "the file changed while it was read", where=name, do="add it again once it rests"
            )
        with _told(draft.parent.parent):
            os.fchmod(handle, 0o444)
            os.fsync(handle)
    return Kept(digest.hexdigest(), size, True, head=head)


def _write(out: io.RawIOBase | io.FileIO, part: bytes) -> None:
    left = memoryview(part)
    while left:
        left = left[out.write(left) or 0 :]


def _next(stream: BinaryIO, name: str) -> bytes:
    try:
        return stream.read(PART)
    except OSError as error:
        raise SourceError(
            f"the file cannot be read: {error.strerror}", where=name, do="see to its disk"
        ) from error


def _state(stream: BinaryIO, path: Path | None) -> tuple[int, int, int, int] | None:
    """What tells that a file is as it was, and still at `path`; None for what is no regular file."""
    try:
        now = os.fstat(stream.fileno())
    except (OSError, io.UnsupportedOperation, AttributeError):
        return None
    if not stat.S_ISREG(now.st_mode):
        return None
    inode = now.st_ino
    if path is not None:
        try:
            inode = os.stat(path).st_ino
        except OSError:
            inode = -1
    return inode, now.st_size, now.st_mtime_ns, now.st_ctime_ns


@contextmanager
def _opened(path: Path, name: str) -> Iterator[BinaryIO]:
    """The file as a stream; never one that waits, as a pipe does."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise SourceError(
            f"the file cannot be read: {error.strerror}", where=name, do="see to its path"
        ) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise SourceError("this is no regular file", where=name, do="give a file or a folder")
    with open(handle, "rb", buffering=0) as stream:
        yield stream


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _settle(folder: Path) -> None:
    """What the folder lists is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _told(vault: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        raise StorageError(
            "the disk is full, and nothing of this was kept" if full else "the vault cannot be written to",
            where=f"{vault}: {error.strerror}",
            do="make room, and add it again" if full else "see to the folder",
        ) from error
