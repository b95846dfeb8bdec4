"""Which codes are a published facility: by name, city and state, one to one, or as stated; no guess."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.analysis.errors import AnalysisError
from habeas.analysis.published_figures import Listed

SPELLINGS: Mapping[str, str] = {
    "co": "county",
    "det": "detention",
    "ctr": "center",
    "cntr": "center",
    "corr": "correctional",
    "fac": "facility",
    "fclty": "facility",
    "proc": "processing",
    "processsing": "processing",
    "reg": "regional",
    "dept": "department",
    "nw": "northwest",
    "ne": "northeast",
    "sw": "southwest",
    "se": "southeast",
    "ft": "fort",
}
"""Short and misprinted words that stand for another in names of facilities, in the lists of 2022 to 2026.

Both sides are read so, and city and state must be equal beside them.
"""

Key = tuple[str, str, str]


class Basis(StrEnum):
    """Why a code is taken for a facility."""

    NAME_AND_PLACE = "the same name, city and state, one to one"
    STATED = "a person stated it"


@dataclass(frozen=True)
class Coded:
    """A facility code: every name it has, and the places (address, city, state) that a mapping gives it."""

    code: str
    names: tuple[str, ...]
    places: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Pair:
    """A published facility and the codes whose counts are its own."""

    listed: Listed
    codes: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True)
class Left:
    """A published facility that is not compared, why, and codes that a person might look at."""

    listed: Listed
    why: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matching:
    """The pairs that are certain, and all that is left out; together they are the whole list."""

    pairs: tuple[Pair, ...]
    left: tuple[Left, ...]


def matched(
    listed: Sequence[Listed], coded: Sequence[Coded], *, stated: Mapping[Key, tuple[str, ...]] | None = None
) -> Matching:
    """Each published facility with its codes, or why it has none.

    `stated` are codes that a person gives for a facility by (name, city, state) as published; only so are
    several codes one facility. AnalysisError where it names a code that has no counts, one code twice, or a
    facility that is not listed once.
    """
    given = {_key(*key): codes for key, codes in (stated or {}).items()}
    _check(given, listed, coded)
    taken = {code for codes in given.values() for code in codes}
    index = _index(one for one in coded if one.code not in taken)
    keys = [key_of(one) for one in listed]
    claims: dict[str, int] = defaultdict(int)
    for key in keys:
        for code in index.get(key, ()) if key not in given else ():
            claims[code] += 1
    pairs, left = [], []
    for one, key in zip(listed, keys, strict=True):
        if key in given:
            pairs.append(Pair(one, tuple(sorted(given[key])), Basis.STATED))
            continue
        found = sorted(index.get(key, ()))
        if len(found) == 1 and claims[found[0]] == 1:
            pairs.append(Pair(one, tuple(found), Basis.NAME_AND_PLACE))
        else:
            left.append(_left(one, found, coded, taken))
    return Matching(tuple(pairs), tuple(left))


def key_of(listed: Listed) -> Key:
    """A published facility's name, city and state as they are compared."""
    return _key(listed.name, listed.city, listed.state)


def spelled(text: str) -> str:
    """A name as names are compared: no accents, case or punctuation, short words written out."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return " ".join(SPELLINGS.get(word, word) for word in words)


def _key(name: str, city: str, state: str) -> Key:
    """The key; a state in brackets after the name says nothing that the state does not."""
    bracketed = re.compile(rf"\(\s*{re.escape(state.strip())}\s*\)\s*$", re.IGNORECASE)
    return spelled(bracketed.sub("", name) if state.strip() else name), spelled(city), spelled(state)


def _index(coded: Iterable[Coded]) -> dict[Key, set[str]]:
    found: dict[Key, set[str]] = defaultdict(set)
    for one in coded:
        for _, city, state in one.places:
            if city.strip() and state.strip():
                for name in one.names:
                    found[_key(name, city, state)].add(one.code)
    return found


def _left(listed: Listed, found: list[str], coded: Sequence[Coded], taken: set[str]) -> Left:
    """Why a facility has no pair, in a sentence."""
    if len(found) > 1:
        return Left(listed, "several codes have its name, city and state", tuple(found))
    if found:
        return Left(listed, "another facility of the list has the same name, city and state", tuple(found))
    name = key_of(listed)[0]
    named = [
        one
        for one in coded
        if one.code not in taken and any(name == _key(each, "", listed.state)[0] for each in one.names)
    ]
    if any(not one.places for one in named):
        why = "the mapping gives no place for the code that has its name"
    elif named:
        why = "the codes that have its name are at another place, or it is listed without one"
    else:
        why = "no code has its name"
    near = {one.code for one in named} | _at_the_address(listed, coded, taken)
    return Left(listed, why, tuple(sorted(near)))


def _at_the_address(listed: Listed, coded: Sequence[Coded], taken: set[str]) -> set[str]:
    wanted = (spelled(listed.address), spelled(listed.state))
    return {
        one.code
        for one in coded
        if one.code not in taken
        and all(wanted)
        and any((spelled(address), spelled(state)) == wanted for address, _, state in one.places)
    }


def _check(given: Mapping[Key, tuple[str, ...]], listed: Sequence[Listed], coded: Sequence[Coded]) -> None:
    known, named = {one.code for one in coded}, [key_of(one) for one in listed]
    codes = [code for each in given.values() for code in each]
    unknown = sorted({code for code in codes if code not in known})
    twice = sorted({code for code in codes if codes.count(code) > 1})
    unlisted = sorted(" / ".join(key) for key in given if named.count(key) != 1)
    for what, which in (
        ("a code is stated that has no counts", unknown),
        ("one code is stated twice", twice),
        ("codes are stated of a facility that is not in the list, or there twice", unlisted),
    ):
        if which:
            raise AnalysisError(what, where=", ".join(which), do="correct what is stated")
