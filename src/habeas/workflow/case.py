"""A case: the folder, its settings, its key, and the doors to its store and vault."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.sources.vault import Vault
from habeas.workflow.settings import FORMAT, TEMPLATE, CaseError, Settings, read

if TYPE_CHECKING:
    from habeas.store.sqlite import SqliteStore

SETTINGS = "habeas.toml"
KEY = "case.key"
RECORD = "record.sqlite"
SHEETS = "judgements"
TABLES = "tables"


@dataclass(frozen=True)
class Case:
    """An open case."""

    folder: Path
    settings: Settings
    key: bytes

    @property
    def vault(self) -> Vault:
        """The originals."""
        return Vault(self.folder / "vault")

    @property
    def sheets(self) -> Path:
        """The folder of the judgement sheets that people still add to."""
        return self.folder / SHEETS

    @property
    def site(self) -> Path:
        """The folder of what was published."""
        return self.folder / "site"

    @property
    def own_boundaries(self) -> tuple[Path, ...]:
        """The files of the boundaries that the case brings."""
        return tuple(self.folder / one.file for one in self.settings.boundaries)

    def store(self) -> "SqliteStore":
        """The record, open; the caller closes it."""
        from habeas.store.sqlite import (
            SqliteStore,
        )  # opened only by verbs that need it: it imports a database

        return SqliteStore.open(self.folder / RECORD)


def find(start: Path) -> Case:
    """The case in this folder or the nearest one above it."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return load(folder)
    raise CaseError("there is no case here", where=str(start), do="make one with: habeas init")


def load(folder: Path) -> Case:
    """The case in this folder."""
    if not (folder / KEY).is_file():
        raise CaseError("the case has no key", where=KEY, do="put the key back; without it no id can be made")
    if not (folder / RECORD).is_file():
        raise CaseError("the case has no record yet", where=RECORD, do="make it with: habeas init")
    return Case(folder, read(folder / SETTINGS), _key(folder / KEY))


def create(folder: Path, *, title: str, zone: str) -> tuple[Case, bool]:
    """The case in this folder with whatever part of it was missing made, and whether anything was."""
    from habeas.store.sqlite import SqliteStore

    fresh = not (folder / RECORD).exists()
    if not (folder / SETTINGS).exists():
        quoted = title.replace("\\", "\\\\").replace('"', '\\"')
        _write(folder / SETTINGS, TEMPLATE.format(format=FORMAT, title=quoted, zone=zone), 0o644)
    if not (folder / KEY).exists():
        if not fresh:
            raise CaseError("the case has a record but no key", where=KEY, do="put the key back")
        _write(folder / KEY, secrets.token_hex(32) + "\n", 0o600)
    found = read(folder / SETTINGS)
    for name in ("vault", SHEETS):
        (folder / name).mkdir(exist_ok=True)
    if fresh:
        SqliteStore.create(folder / RECORD).close()
    return Case(folder, found, _key(folder / KEY)), fresh


def _write(path: Path, text: str, mode: int) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _key(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError as error:
        raise CaseError("the case key is not hexadecimal", where=path.name, do="put the key back") from error
    if len(key) < 32:
        raise CaseError("the case key is shorter than 32 bytes", where=path.name, do="put the key back")
    return key
