"""Intake: the files, folders and standard input that are named, one item after another."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

STDIN = "-"
"""Stands for standard input among paths."""

CASE_KEY = "case.key"
CASE_FILES = frozenset(
    (
        "habeas.toml",
        CASE_KEY,
        "record.sqlite",
        "record.lock",
        "access.sqlite",
        "vault",
        "tables",
        "site",
        "judgements",
    )
)
"""What a case's own folder holds beside what people put there; never taken in."""


@dataclass(frozen=True)
class Item:
    """One thing to keep: a file at `path`, or a `stream`; `name` is how people will know it."""

    name: str
    means: str
    path: Path | None = None
    stream: BinaryIO | None = None


@dataclass(frozen=True)
class Skipped:
    """Something that was not taken, and why; `failed` where somebody asked for it or would expect it."""

    name: str
    why: str
    failed: bool = True


def gather(
    paths: Iterable[Path | str], *, stdin: BinaryIO | None = None, stdin_name: str = "standard input"
) -> Iterator[Item | Skipped]:
    """What these paths hold, folders in the order of their names; what cannot be taken is said, others go on.

    "-" is `stdin`. Hidden files are skipped. A link that leads out of its folder is refused, and so is
    whatever is no regular file.
    """
    for given in paths:
        path = Path(given)
        if str(given) == STDIN:
            yield _standard_input(stdin, stdin_name)
        elif path.is_dir() and not path.is_symlink():
            yield from _folder(path, path, ())
        else:
            yield _file(path, path.parent, path.name)


def _standard_input(stdin: BinaryIO | None, name: str) -> Item | Skipped:
    if stdin is None:
        return Skipped(STDIN, "there is no standard input here")
    return Item(name, "standard input", stream=stdin)


def _folder(folder: Path, top: Path, above: tuple[str, ...]) -> Iterator[Item | Skipped]:
    where = "/".join(above) or str(folder)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(where, f"the folder cannot be read: {error.strerror}")
        return
    is_case = any(entry.name == CASE_KEY for entry in entries)
    for entry in entries:
        name = "/".join((*above, entry.name))
        if entry.name.startswith("."):
            yield Skipped(name, "hidden files are not taken", failed=False)
        elif is_case and _is_of_case(entry.name):
            continue
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(Path(entry.path), top, (*above, entry.name))
        else:
            yield _file(Path(entry.path), top, name)


def _is_of_case(name: str) -> bool:
    return name in CASE_FILES or name.startswith(("record.sqlite-", "access.sqlite-"))


def _file(path: Path, top: Path, name: str) -> Item | Skipped:
    """The file at `path`, with links followed as long as they stay in `top`."""
    try:
        real = path.resolve(strict=True)
        mode = real.stat().st_mode
    except (OSError, RuntimeError) as error:
        return Skipped(name, _why(path, error))
    if path.is_symlink() and not real.is_relative_to(top.resolve()):
        return Skipped(name, "a link that leads out of its folder is not followed")
    if stat.S_ISDIR(mode):
        return Skipped(name, "a link to a folder is not followed", failed=False)
    if not stat.S_ISREG(mode):
        return Skipped(name, "it is no regular file")
    if path.name == CASE_KEY:
        return Skipped(name, "the key of a case is no source")
    if not os.access(real, os.R_OK):
        return Skipped(name, "it cannot be read: permission denied")
    return Item(name, "file", path=real)


def _why(path: Path, error: OSError | RuntimeError) -> str:
    if path.is_symlink():
        return "a link that leads nowhere"
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return f"it cannot be read: {getattr(error, 'strerror', None) or error}"
