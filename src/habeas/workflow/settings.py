"""Settings: what a case's habeas.toml says, held to what may stand there."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from habeas.records.errors import HabeasError

FORMAT = 1
"""The layout of a case folder that this version writes."""

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

# An edition of official records: one publication, of which the sources of a series are the files.
# [[edition]]
# name = "March 2026"
# series = "2026-ICLI-00005"
# published = 2026-03-10
# first = 2022-10-01
# last = 2026-03-10
# selected_by = "book_in"     # or "book_out": what its rows were chosen by
# doubted.removals = "not used by those who checked it"
# keep_na = ["facility"]      # columns in which NA is a code, and not the lack of one
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
class OwnEdition:
    """One publication of official records: its name, the `series` of its files' sources, its date.

    It covers `first` to `last`; `selected_by` is the column by which its rows were chosen ("book_in",
    "book_out"), which says where it is censored; `doubted` gives by table why it is not to be relied on;
    `keep_na` are the columns in which the text NA is a code, and not the lack of one.
    """

    name: str
    series: str
    published: date
    first: date | None = None
    last: date | None = None
    selected_by: str = ""
    doubted: tuple[tuple[str, str], ...] = ()
    keep_na: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """What habeas.toml says."""

    title: str = "Untitled case"
    home_zone: str = "UTC"
    small_cells: int = 10
    two_people_withdraw: bool = False
    boundaries: tuple[OwnBoundary, ...] = ()
    editions: tuple[OwnEdition, ...] = ()


def read(path: Path) -> Settings:
    """What the file says; CaseError for what cannot be read, is unknown, or is of a newer layout."""
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
    _known(data, ("format", "title", "home_zone", "publication", "team", "boundary", "edition"), where)
    publication, team = data.get("publication", {}), data.get("team", {})
    _known(publication, ("small_cells",), f"{where} [publication]")
    _known(team, ("two_people_withdraw",), f"{where} [team]")
    settings = Settings(
        title=data.get("title", Settings.title),
        home_zone=data.get("home_zone", Settings.home_zone),
        small_cells=publication.get("small_cells", Settings.small_cells),
        two_people_withdraw=team.get("two_people_withdraw", Settings.two_people_withdraw),
        boundaries=tuple(_boundary(one, f"{where} [[boundary]]") for one in data.get("boundary", ())),
        editions=_editions(data.get("edition", ()), f"{where} [[edition]]"),
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


_EDITION = ("name", "series", "published", "first", "last", "selected_by", "doubted", "keep_na")
_SELECTED = ("", "book_in", "book_out")


def _editions(tables: list[dict[str, Any]], where: str) -> tuple[OwnEdition, ...]:
    found = tuple(_edition(one, where) for one in tables)
    for what in ("name", "series"):
        given = [getattr(one, what) for one in found]
        if twice := sorted({one for one in given if given.count(one) > 1}):
            raise CaseError(f"two editions have the {what} {twice[0]}", where=where, do="give each its own")
    return found


def _edition(table: dict[str, Any], where: str) -> OwnEdition:
    _known(table, _EDITION, where)
    for name in ("name", "series"):
        if not isinstance(table.get(name), str) or not table[name]:
            raise CaseError(f"an edition has no {name}", where=where, do=f'give it: {name} = "…"')
    for name in ("published", "first", "last"):
        if not isinstance(table.get(name), date | (type(None) if name != "published" else date)):
            raise CaseError(f"an edition's {name} is no date", where=where, do=f"write {name} = 2026-03-10")
    if table.get("selected_by", "") not in _SELECTED:
        raise CaseError("an edition is selected by book_in or book_out", where=where, do="use one of them")
    doubted = table.get("doubted", {})
    if not isinstance(doubted, dict) or not all(isinstance(one, str) for one in doubted.values()):
        raise CaseError("doubted gives no reason by table", where=where, do='write doubted.removals = "why"')
    keep_na = table.get("keep_na", [])
    if not isinstance(keep_na, list) or not all(isinstance(one, str) for one in keep_na):
        raise CaseError("keep_na is no list of columns", where=where, do='write keep_na = ["facility"]')
    return OwnEdition(
        **{**table, "doubted": tuple(sorted(doubted.items())), "keep_na": tuple(sorted(keep_na))}
    )


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
