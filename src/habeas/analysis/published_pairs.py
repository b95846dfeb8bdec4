"""A published facility and the codes whose counts are its own: what a matching is, and on what it rests."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from habeas.analysis.published_figures import Listed
from habeas.analysis.published_names import name_words, spelled

Key = tuple[str, str, str]


class Basis(StrEnum):
    """Why codes are taken for a facility; each basis is asked of what those before it left."""

    STATED = "a person stated it"
    CODE = "its source gives the code itself"
    NAME_AND_PLACE = "the same name, city and state, one to one"
    ADDRESS = "the same address and state, and a word of the name, one to one"
    NAME_AND_STATE = "the same name and state in another city, one to one"
    WORDS_AND_PLACE = "the same words of the name but for its kind, city and state, one to one"
    CUT_NAME = "a name cut off that goes on in the code's, and no other place known, one to one"
    NAME_ALONE = "the same name, which no other code has, and no place of the code is known"
    ONE_ADDRESS = "several codes of its name, address, city and state, added up"
    CANDIDATE = "not certain: the one candidate that there is"


@dataclass(frozen=True)
class Coded:
    """A facility code: every name it has, and the places (address, city, state) that a mapping gives it.

    `counted` is whether there are counts of it: another code without any may have the same name.
    """

    code: str
    names: tuple[str, ...]
    places: tuple[tuple[str, str, str], ...] = ()
    counted: bool = True


@dataclass(frozen=True)
class StatedCode:
    """A code that a person states for a facility, by its name, city and state as published; and its line."""

    name: str
    city: str
    state: str
    code: str
    row: int = 0


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

    @property
    def lone(self) -> tuple[Pair, ...]:
        """Of what is left, each facility with the one candidate that it has, where no other claims it."""
        claimed = [code for each in self.pairs for code in each.codes]
        taken = Counter([*claimed, *(code for each in self.left for code in each.candidates)])
        return tuple(
            Pair(one.listed, one.candidates, Basis.CANDIDATE)
            for one in self.left
            if len(one.candidates) == 1 and taken[one.candidates[0]] == 1
        )


def key_of(listed: Listed) -> Key:
    """A published facility's name, city and state as they are compared."""
    return place_key(listed.name, listed.city, listed.state)


def place_key(name: str, city: str, state: str) -> Key:
    """A name, city and state as they are compared."""
    return name_words(name, state), spelled(city), spelled(state)
