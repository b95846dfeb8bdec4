"""Airports and places by their names and codes, with the zone their clocks keep."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.reference.names import Name, look_up
from habeas.reference.tables import rows

LONGEST_NAME_WORDS = 9
AIRPORT_WORDS = re.compile(r"\b(?:airport|airfield|field|international|air (?:force )?base)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Airport:
    """One airport of airportsdata, with degrees and IANA zone."""

    icao: str
    iata: str
    name: str
    city: str
    country: str
    zone: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Zoned:
    """A place and the IANA zone its clocks keep; zone empty and degrees None where they are not known."""

    name: str
    zone: str
    country: str
    lat: float | None
    lon: float | None


def airport(code_or_name: str) -> Airport | None:
    """Return the airport of an ICAO or IATA code, a name, or "name, city"; nothing if none or several fit."""
    text = code_or_name.strip()
    known = _known().get(_aliases().get(_key(text), text))
    if known:
        return _as_airport(known)
    icao = text if text in _airports() else _iata().get(text)
    if icao:
        return _as_airport(_airports()[icao])
    head, _, tail = text.partition(",")
    found = [row for row in _named().get(_key(head), ()) if not tail or _key(tail) in _where(row)]
    return _as_airport(found[0]) if len(found) == 1 else None


def place(text: str) -> Zoned | None:
    """Return the place of the longest known name in the text, or of the code that is all of it, or nothing.

    A country is taken only where nothing nearer is named ("Tecoluca, El Salvador" is Tecoluca). Of names of
    one length, the first. A name that a town and an airport share is the town's, unless a word such as
    "airport" stands in it; a facility has its town's zone; a country has one where all of it keeps one.
    """
    phrases = _phrases(text)
    for known in (_town_or_airport, _country):
        found = next((spot for spot in map(known, phrases) if spot), None)
        if found:
            return found
    landed = airport(text.strip()) if text.strip().isupper() else None
    return _at_airport(landed) if landed else None


def _phrases(text: str) -> list[str]:
    """Every run of words, longest first, without the punctuation around it."""
    words = text.split()
    runs = range(min(len(words), LONGEST_NAME_WORDS), 0, -1)
    cuts = [words[start : start + run] for run in runs for start in range(len(words) - run + 1)]
    return [" ".join(cut).strip(' ,;:()[]"“”') for cut in cuts]


def _town_or_airport(phrase: str) -> Zoned | None:
    found = look_up(phrase, "city") or look_up(phrase, "facility")
    if found:
        return _as_zoned(found)
    bare = re.sub(r"['’]s$", "", phrase)
    landed = airport(bare) if AIRPORT_WORDS.search(bare) or _key(bare) in _aliases() else None
    return _at_airport(landed) if landed else None


def _country(phrase: str) -> Zoned | None:
    found = look_up(phrase, "country")
    return _as_zoned(found) if found else None


def _as_zoned(found: Name) -> Zoned:
    return Zoned(found.name, found.zone, found.country, found.lat, found.lon)


def _at_airport(landed: Airport) -> Zoned:
    return Zoned(landed.name, landed.zone, landed.country, landed.lat, landed.lon)


def _as_airport(row: Mapping[str, Any]) -> Airport:
    kept = {each: row[each] for each in ("icao", "iata", "name", "city", "country", "lat", "lon")}
    return Airport(zone=row["tz"], **kept)


@cache
def _airports() -> Mapping[str, Mapping[str, Any]]:
    import airportsdata  # read once, when first asked for: it takes some tenths of a second

    loaded: Mapping[str, Mapping[str, Any]] = airportsdata.load("ICAO")
    return loaded


@cache
def _known() -> Mapping[str, Mapping[str, Any]]:
    """The airports that have other names here, so that the whole list need not be read for them."""
    degrees = ("lat", "lon")
    return {
        row["icao"]: {**row, **{each: float(row[each]) for each in degrees}}
        for row in rows("airports_known.csv")
    }


@cache
def _iata() -> dict[str, str]:
    return {row["iata"]: icao for icao, row in _airports().items() if row["iata"]}


@cache
def _aliases() -> dict[str, str]:
    return {_key(row["alias"]): row["icao"] for row in rows("airports.csv")}


@cache
def _named() -> dict[str, list[Mapping[str, Any]]]:
    named = defaultdict(list)
    for row in _airports().values():
        named[_key(row["name"])].append(row)
    return named


def _where(row: Mapping[str, Any]) -> set[str]:
    return {_key(row[each]) for each in ("city", "subd", "country")}


def _key(text: str) -> str:
    """Without accents, case, a leading "the" and a closing "airport"."""
    letters = unicodedata.normalize("NFKD", text)
    folded = "".join(each for each in letters if not unicodedata.combining(each)).casefold()
    return re.sub(r"^the |,? airport$", "", " ".join(folded.split()))
