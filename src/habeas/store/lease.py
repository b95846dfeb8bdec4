"""The lease: one writer at a time on a case.

The operating system holds it, and lets go when the process ends, however it ends.
"""

import fcntl
import os
from datetime import UTC, datetime
from pathlib import Path

from habeas.store.errors import LeaseError


class Lease:
    """The lock at `path`; taken as often as asked by one process, and let go as often."""

    def __init__(self, path: Path) -> None:
        """Take nothing yet."""
        self._path = path
        self._handle: int | None = None
        self._depth = 0

    @property
    def is_held(self) -> bool:
        """Whether this process holds it."""
        return self._depth > 0

    def __enter__(self) -> None:
        """Take it, or LeaseError that names who has it."""
        if self._depth == 0:
            self._handle = self._take()
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        """Let it go."""
        self._depth -= 1
        if self._depth == 0 and self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _take(self) -> int:
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise LeaseError(
                "the case cannot be written to",
                where=f"{self._path}: {error.strerror}",
                do="see to the folder",
            ) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            who = os.pread(handle, 200, 0).decode(errors="replace").strip()
            os.close(handle)
            raise LeaseError(
                f"another habeas is writing to this case ({who or 'process unknown'})",
                where=str(self._path.parent),
                do="wait until it ends, and run it again",
            ) from error
        _sign(handle)
        return handle


def _sign(handle: int) -> None:
    """Say who holds it; on a full disk the lock holds without."""
    since = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"process {os.getpid()} since {since}\n".encode(), 0)
    except OSError:
        return
