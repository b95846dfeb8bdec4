"""What the codes of a custody table are called: facilities, hold rooms among them, and countries."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from habeas.analysis.coded_tables import CodedTables, Digests
from habeas.analysis.custody.queries import query
from habeas.reference.custody_countries import country_of

if TYPE_CHECKING:
    import pyarrow as pa

REDACTED, NOT_STATED = -1, -2
"""Codes of a facility that is blacked out, and of one that no row states."""


@lru_cache(maxsize=16)
def facilities(coded: CodedTables, stints: Digests) -> Mapping[int, str]:
    """Each facility code as people read it: "NAME (CODE)", the name that most of its rows state."""
    texts = coded.texts(stints, "facility")
    named = {code: several[0] for code, several in names_of(coded, stints).items() if several}
    found = {at: f"{named[at]} ({text})" if at in named else text for at, text in enumerate(texts)}
    return {**found, REDACTED: "a facility that is redacted", NOT_STATED: "no facility stated"}


@lru_cache(maxsize=16)
def names_of(coded: CodedTables, stints: Digests) -> Mapping[int, tuple[str, ...]]:
    """By facility code the names that its rows state, the most frequent first."""
    texts = coded.texts(stints, "facility_name")
    found = coded.ask({"stints": stints}, query("facility_names").sql()).to_pylist()
    stated = [one for one in found if one["facility_name"] is not None and one["facility_name"] >= 0]
    stated.sort(key=lambda one: (one["facility"], -one["all_rows"], one["facility_name"]))
    names: dict[int, tuple[str, ...]] = {}
    for one in stated:
        names[one["facility"]] = (*names.get(one["facility"], ()), texts[one["facility_name"]])
    return names


def hold_rooms(
    coded: CodedTables, stints: Digests, named: Iterable[str], ending: Iterable[str]
) -> tuple[int, ...]:
    """The codes of facilities one of whose names holds one of these words, or that end in one of these."""
    words, ends = tuple(named), tuple(ending)
    by_name = {
        code
        for code, several in names_of(coded, stints).items()
        if any(word in name.upper() for name in several for word in words)
    }
    texts = coded.texts(stints, "facility")
    return tuple(sorted(by_name | {at for at, text in enumerate(texts) if ends and text.endswith(ends)}))


def countries(coded: CodedTables, digests: Digests, column: str) -> "pa.Table":
    """Columns code and country: one number for one country, however spelt; codes of no country are left out.

    The number is made of the two letters of ISO 3166.
    """
    import pyarrow as pa

    known = [(at, country_of(text)) for at, text in enumerate(coded.texts(digests, column))]
    pairs = [(at, ord(two[0]) * 256 + ord(two[1])) for at, two in known if two]
    return pa.table(
        {
            "code": pa.array([at for at, _ in pairs], pa.int32()),
            "country": pa.array([one for _, one in pairs], pa.int32()),
        }
    )


def facilities_named(texts: Iterable[str], asked: Iterable[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The codes of the facilities that the release calls so, case aside; and what none of them is called."""
    places: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        places.setdefault(text.casefold(), []).append(at)
    wanted = tuple(dict.fromkeys(one.strip() for one in asked if one.strip()))
    found = {at for one in wanted for at in places.get(one.casefold(), ())}
    return tuple(sorted(found)), tuple(one for one in wanted if one.casefold() not in places)
