"""The name by which a noun phrase speaks of a group: without hedges and numbers.

"238 alleged members of Tren de Aragua" goes by Tren de Aragua; "the accused men" by nothing at all, which is
everyone an event is about; "eight women" by women; "other Venezuelans" by that, since those are not all.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from habeas.judgements.phrases import folded, names_in
from habeas.reference.names import of_demonym


@dataclass(frozen=True)
class GroupName:
    """The name: a key, a label that puts no one in anything, whether it is the whole, why, how sure."""

    key: str
    label: str
    whole: bool
    reason: str
    score: str


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ARTICLES = _set("a an the these those some all both his her their its this that of and as well")
_HEDGES = _set(
    "alleged allegedly accused suspected purported supposed reported said so-called claimed presumed"
)
_NUMBERS = _set(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred"
    " hundreds dozen dozens thousand thousands million least most more than over about around nearly almost"
    " approximately total up to at"
)
_GENERIC = _set(
    "people person persons men man individuals migrants migrant immigrants immigrant deportees detainees"
    " detainee prisoners prisoner inmates passengers noncitizens aliens alien gang gangs gangbangers member"
    " members group criminal criminals illegal deported removed transferred flown expelled sent arrested"
    " arrivals everyone them they undocumented us u.s. violent"
)
"""Words that only say "the people this is about"; hedges and accusations among them tell no group apart."""

_NARROWER = {
    **dict.fromkeys(
        ("leader", "leaders", "ringleader", "ringleaders", "boss", "bosses", "leadership"), "leaders"
    ),
    **dict.fromkeys(("high-level", "high-ranking", "top", "commanders", "commander"), "leaders"),
    **dict.fromkeys(("woman", "women", "female", "females"), "women"),
    **dict.fromkeys(("child", "children", "minor", "minors", "juveniles"), "children"),
    **dict.fromkeys(("other", "others", "another", "additional", "remaining", "rest"), "others"),
    **dict.fromkeys(("convicted",), "convicted"),
    **dict.fromkeys(("wanted", "most-wanted"), "wanted"),
    **dict.fromkeys(("families", "family"), "families"),
}
"""Words that make a group a part of a wider one."""

_PEOPLE_UNITS = _GENERIC | {"", "women", "children", "venezuelans", "salvadorans", "names"}
_AWAY = re.compile(r"\b(?:to|from) (?:the )?(?:[A-Z][\w.'’-]*(?: of)? ?)+|\bfrom (?:this|the) country\b")
_CLAUSE = re.compile(r",? \b(?:who|whom|that|which) (?:were|was|are|had|have|is)\b.*$")


@lru_cache(maxsize=65536)
def group_name(text: str, unit: str = "people") -> GroupName:
    """The name under which the phrase speaks of a group."""
    plain = _CLAUSE.sub("", _AWAY.sub(" ", text))
    words = [word.strip(".,;:'\"()") for word in folded(plain).split()]
    narrow = tuple(sorted({_NARROWER[word] for word in words if word in _NARROWER}))
    if unit.casefold() not in _PEOPLE_UNITS:
        return _phrase([unit.casefold(), *_telling(words)], ())
    groups = tuple(sorted({one.name for one in names_in(plain, "group")}))
    statutes = tuple(sorted({one.name for one in names_in(plain, "statute")}))
    if groups or statutes:
        return _by_gazetteer(groups, statutes, narrow)
    telling = _telling(words)
    countries = {found.name for word in telling if (found := of_demonym(word.title()))}
    if countries and all(of_demonym(word.title()) for word in telling):
        return _by_country(tuple(sorted(countries)), narrow)
    return _phrase(telling, narrow)


def _telling(words: list[str]) -> list[str]:
    """The words that tell one group from another."""
    passed = _ARTICLES | _HEDGES | _NUMBERS | _GENERIC | _NARROWER.keys()
    return [word for word in words if word and word not in passed and not re.fullmatch(r"[\d,.+]+", word)]


def _by_gazetteer(groups: tuple[str, ...], statutes: tuple[str, ...], narrow: tuple[str, ...]) -> GroupName:
    belongs = f"said to belong to {' and '.join(groups)}" if groups else ""
    moved = f"moved under {' and '.join(statutes)}" if statutes else ""
    label = " ".join(part for part in ("people", belongs, moved, _narrowed(narrow)) if part)
    names = " and ".join((*groups, *statutes))
    return GroupName(label, label, False, f"named with {names}", "0.9")


def _by_country(countries: tuple[str, ...], narrow: tuple[str, ...]) -> GroupName:
    label = " ".join(
        part for part in (f"people said to be from {' and '.join(countries)}", _narrowed(narrow)) if part
    )
    return GroupName(label, label, False, "named by a country alone", "0.8")


def _phrase(telling: list[str], narrow: tuple[str, ...]) -> GroupName:
    if not telling and not narrow:
        return GroupName("people", "people", True, "everyone the event is about", "0.7")
    label = " ".join([*telling, *narrow])
    return GroupName(f'"{label}"', label, False, "named in these words", "0.7")


def _narrowed(narrow: tuple[str, ...]) -> str:
    return f"({', '.join(narrow)})" if narrow else ""
