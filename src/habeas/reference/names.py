"""The gazetteer: names of agencies, courts, groups, places, outlets: for recognition, never as evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.reference.tables import rows

KINDS = (
    "country",
    "city",
    "facility",
    "agency",
    "court",
    "group",
    "official",
    "statute",
    "outlet",
    "platform",
    "title",
)
CASE_BOUND_LETTERS = 4  # "ICE" is not "ice", "Time" not "time"
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " "})


@dataclass(frozen=True)
class Name:
    """One entry: its usual name, what kind of thing it names, and the other forms it goes by."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    """ISO 3166 alpha-2, or empty."""
    zone: str = ""
    """IANA zone, or empty where there is none or more than one."""
    note: str = ""
    demonyms: tuple[str, ...] = ()
    """Of a country: what its people, government and things are called."""
    lat: float | None = None
    lon: float | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the name and every alias; demonyms are not forms of the name."""
        return (self.name, *self.aliases)


def names(kind: str | None = None) -> tuple[Name, ...]:
    """Return the entries of one kind, or all of them, sorted by kind and name."""
    return _of_kind(kind) if kind else _all()


def look_up(text: str, kind: str | None = None) -> Name | None:
    """Return the entry that the text names, of one kind or of the first of KINDS that has it, or nothing.

    A form of four letters or fewer is met only in its own case or in capitals; longer ones in any case. A
    leading "the", a possessive and quotes are set aside. A bare surname of an official is a hint that needs a
    title or an earlier full name beside it: others bear the same name.
    """
    for key in _keys(text):
        for each in (kind,) if kind else KINDS:
            found = _index().get((each, key))
            if found:
                return found
    return None


def of_demonym(text: str) -> Name | None:
    """Return the country whose people or things are called so ("Salvadoran"), or nothing."""
    return _demonyms().get(_plain(text).casefold())


@cache
def _all() -> tuple[Name, ...]:
    return tuple(_entry(row) for row in rows("names.csv"))


@cache
def _of_kind(kind: str) -> tuple[Name, ...]:
    return tuple(each for each in _all() if each.kind == kind)


def _entry(row: dict[str, str]) -> Name:
    return Name(
        name=row["name"],
        kind=row["kind"],
        aliases=_parts(row["aliases"]),
        country=row["country"],
        zone=row["zone"],
        note=row["note"],
        demonyms=_parts(row["demonyms"]),
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def _index() -> dict[tuple[str, str], Name]:
    pairs = ((each, form) for each in _all() for form in each.forms)
    return {(each.kind, key): each for each, form in pairs for key in _form_keys(form)}


@cache
def _demonyms() -> dict[str, Name]:
    return {form.casefold(): each for each in _of_kind("country") for form in each.demonyms}


def _form_keys(form: str) -> tuple[str, ...]:
    """A short form stands under its own case and capitals, a longer one under the folded case."""
    plain = _plain(form)
    if sum(map(str.isalpha, plain)) > CASE_BOUND_LETTERS:
        return (plain.casefold(),)
    return tuple(dict.fromkeys((plain, plain.upper())))


@lru_cache(maxsize=1 << 16)
def _keys(text: str) -> tuple[str, ...]:
    """What to look under, nearest first: as it stands, without a closing stop, without a possessive."""
    plain = _plain(text)
    bare = re.sub(r"(?:'s|(?<=s)')$", "", plain)
    wide = (plain, plain.rstrip(".,;:"), bare, bare.rstrip(".,;:"))
    tried = [form if sum(map(str.isalpha, form)) <= CASE_BOUND_LETTERS else form.casefold() for form in wide]
    return tuple(dict.fromkeys(form for form in tried if form))


def _plain(text: str) -> str:
    """Straight quotes, single spaces, no quotes around it and no leading "the"."""
    spaced = " ".join(text.translate(STRAIGHT).split()).strip("\"' ")
    return re.sub(r"^[Tt]he (?=.)", "", spaced)
