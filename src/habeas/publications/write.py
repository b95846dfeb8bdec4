"""Writes a site whole or not at all, and never over a folder that it did not make."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from habeas.records.errors import HabeasError

MARKER = ".habeas-site"
"""The file by which a folder is known to be a site that this wrote."""
_MARKED = b"A site written by habeas. It is replaced whole when the site is built again.\n"


class SiteError(HabeasError):
    """A site that cannot be written."""


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Put the files into the folder in place of the site that was there.

    They are written beside it and then change places with it, so that a reader sees the old site or the new
    one. A run that was killed in between is put right by the next.
    """
    new, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    _put_right(folder, old)
    _refuse(folder)
    try:
        _clear(new)
        _fill(new, {**files, MARKER: _MARKED})
        _swap(folder, new, old)
    except OSError as error:
        raise SiteError(
            f"the site could not be written ({error.strerror})",
            where=str(folder),
            do="the site that was there is as it was; free some space or check the folder's permissions",
        ) from error
    finally:
        _clear(new)


def _refuse(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise SiteError("this is no folder", where=str(folder), do="name a folder for the site")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise SiteError(
            "this folder holds files and is not a site that habeas wrote",
            where=str(folder),
            do="name another folder, or move what is in it",
        )


def _put_right(folder: Path, old: Path) -> None:
    """After a run that was killed between the two renames, the old site comes back."""
    if (old / MARKER).is_file():
        if folder.exists():
            shutil.rmtree(old)
        else:
            old.rename(folder)


def _clear(folder: Path) -> None:
    if (folder / MARKER).is_file() or (folder.is_dir() and not any(folder.iterdir())):
        shutil.rmtree(folder, ignore_errors=True)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True)
    _put(folder / MARKER, files[MARKER])  # first, so that a killed run's leavings are known for ours
    for path, data in files.items():
        _put(folder / _inside(path), data)


def _inside(path: str) -> PurePosixPath:
    relative = PurePosixPath(path)
    if relative.is_absolute() or ".." in relative.parts:
        raise SiteError("a page outside the site", where=path, do="report this, it is a fault of habeas")
    return relative


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(folder: Path, new: Path, old: Path) -> None:
    if not folder.exists():
        new.rename(folder)
        return
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old)
