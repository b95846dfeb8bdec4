"""A case: the folder, its settings, its key, and the doors to its store and vault."""

import os
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.records.errors import HabeasError
from habeas.sources.vault import Vault

if TYPE_CHECKING:
    from habeas.store.sqlite import SqliteStore

FORMAT = 1
"""The layout of a case folder that this version writes."""

SETTINGS = "habeas.toml"
KEY = "case.key"
RECORD = "record.sqlite"
SHEETS = "judgements"
TABLES = "tables"

TEMPLATE = """\
# A case of habeas. What may stand here: the reference page "settings".
format = {format}
title = "{title}"
home_zone = "{zone}"

[publication]
small_cells = 10

[team]
two_people_withdraw = false

# A boundary of your own, from a GeoJSON or GeoPackage file in this folder. Under the code of a country it
# takes the place of the one that habeas ships; under any other code it stands beside them.
# [[boundary]]
# code = "US"
# file = "boundaries/us.geojson"
# kind = "territory"      # or "fir": who controls traffic, never taken for territory
# tolerance_m = 200
"""


class CaseError(HabeasError):
    """A folder that is no case, or a case that this version cannot open."""


@dataclass(frozen=True)
class OwnBoundary:
    """A boundary that the case brings: its code, file, kind, and how far it may be off, in metres."""

    code: str
    file: str
    kind: str = "territory"
    tolerance_m: int = 0
    name: str = ""


@dataclass(frozen=True)
class Settings:
    """What habeas.toml says."""

    title: str = "Untitled case"
    home_zone: str = "UTC"
    small_cells: int = 10
    two_people_withdraw: bool = False
    boundaries: tuple[OwnBoundary, ...] = ()


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
    return Case(folder, _settings(folder / SETTINGS), _key(folder / KEY))


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
    settings = _settings(folder / SETTINGS)
    for name in ("vault", SHEETS):
        (folder / name).mkdir(exist_ok=True)
    if fresh:
        SqliteStore.create(folder / RECORD).close()
    return Case(folder, settings, _key(folder / KEY)), fresh


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


def _settings(path: Path) -> Settings:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError("habeas.toml cannot be read", where=str(error), do="mend that line") from error
    if data.get("format", FORMAT) > FORMAT:
        raise CaseError(
            f"this case has layout {data['format']}, and this habeas knows up to {FORMAT}",
            where=path.name,
            do="upgrade habeas",
        )
    return _checked(data, path.name)


def _checked(data: dict[str, Any], where: str) -> Settings:
    _known(data, ("format", "title", "home_zone", "publication", "team", "boundary"), where)
    publication, team = data.get("publication", {}), data.get("team", {})
    _known(publication, ("small_cells",), f"{where} [publication]")
    _known(team, ("two_people_withdraw",), f"{where} [team]")
    settings = Settings(
        title=data.get("title", Settings.title),
        home_zone=data.get("home_zone", Settings.home_zone),
        small_cells=publication.get("small_cells", Settings.small_cells),
        two_people_withdraw=team.get("two_people_withdraw", Settings.two_people_withdraw),
        boundaries=tuple(_boundary(one, f"{where} [[boundary]]") for one in data.get("boundary", ())),
    )
    _check_zone(settings.home_zone, where)
    return settings


def _boundary(table: dict[str, Any], where: str) -> OwnBoundary:
    _known(table, ("code", "file", "kind", "tolerance_m", "name"), where)
    for name in ("code", "file"):
        if not isinstance(table.get(name), str) or not table[name]:
            raise CaseError(f"a boundary has no {name}", where=where, do=f'give it: {name} = "…"')
    made = OwnBoundary(**table)
    if made.kind not in ("territory", "fir"):
        raise CaseError(f"no such kind of boundary: {made.kind}", where=where, do="use territory or fir")
    if not isinstance(made.tolerance_m, int) or made.tolerance_m < 0:
        raise CaseError("tolerance_m is no whole number of metres", where=where, do="give 0 or more")
    return made


def _known(table: dict[str, Any], names: tuple[str, ...], where: str) -> None:
    if unknown := sorted(set(table) - set(names)):
        raise CaseError(f"unknown setting {unknown[0]}", where=where, do=f"use one of {', '.join(names)}")


def _check_zone(name: str, where: str) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CaseError(
            f"no such time zone: {name}", where=where, do="use a name such as America/New_York"
        ) from error
