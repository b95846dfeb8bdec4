"""The name by which a noun phrase speaks of a group: without hedges and numbers.

"238 alleged members of Tren de Aragua" goes by Tren de Aragua; "the accused men" by nothing at all, which is
everyone an event is about; "eight women" by women; "other Venezuelans" by that, since those are not all.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from habeas.judgements.phrases import folded, names_in, spelled
from habeas.reference.names import of_demonym


@dataclass(frozen=True)
class GroupName:
    """The name: a key, a label that puts no one in anything, whether it is everyone, why, how sure."""

    key: str
    label: str
    whole: bool
    reason: str
    score: str
    by_gazetteer: bool = False

    @property
    def is_loose(self) -> bool:
        """Whether the words say so little that the same ones elsewhere need not mean the same people."""
        return self.score == "0.5"


def words_of(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


_ARTICLES = words_of("a an the these those some all both his her their its this that of and as well")
_HEDGES = words_of(
    "alleged allegedly accused suspected purported supposed reported said so-called claimed presumed"
    " criminal illegal violent dangerous undocumented unauthorized"
)
NUMBERS = words_of(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred"
    " hundreds dozen dozens thousand thousands million least most more than over about around nearly almost"
    " approximately total up to at"
)
HELD = words_of("prisoners inmates detainees")
NOUNS = words_of(
    "people person persons men man individuals migrants migrant immigrants immigrant deportees detainees"
    " detainee prisoners prisoner inmates passengers noncitizens gang gangs gangbangers member members group"
    " arrivals everyone alien aliens criminals gangsters terrorists suspects accused enemy enemies"
)
DONE = words_of("deported removed transferred flown expelled sent arrested")
_GENERIC = NOUNS | DONE
"""Words that only say "the people this is about"; hedges and accusations among them tell no group apart."""

NARROWER = {
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

PARTS = frozenset(NARROWER.values()) - {"others"}
"""What a part of a named group may be called by such a word alone; "others" are not of it."""

_PEOPLE_UNITS = _GENERIC | {"", "women", "children", "venezuelans", "salvadorans", "names"}
_AWAY = re.compile(r"\b(?:to|from) (?:the )?(?:[A-Z][\w.'’-]*(?: of)? ?)+|\bfrom (?:this|the) country\b")
_CLAUSE = re.compile(r",? \b(?:who|whom|that|which) (?:were|was|are|had|have|is)\b.*$")


@lru_cache(maxsize=65536)
def group_name(text: str, unit: str = "people") -> GroupName:
    """The name under which the phrase speaks of a group."""
    plain = _CLAUSE.sub("", _AWAY.sub(" ", text))
    words = _uncounted([word.strip(".,;:'\"()") for word in folded(plain).split()])
    narrow = tuple(sorted({NARROWER[word] for word in words if word in NARROWER}))
    if unit.casefold() in CRAFT:
        telling = [word for word in _telling(words) if word not in CRAFT.keys() | _OF_ANY_CASE]
        return _craft(telling, CRAFT[unit.casefold()])
    if unit.casefold() not in _PEOPLE_UNITS:
        return _phrase([unit.casefold(), *(word for word in words if word != unit.casefold())])
    groups = tuple(sorted({one.name for one in names_in(plain, "group")}))
    statutes = tuple(sorted({one.name for one in names_in(plain, "statute")}))
    countries = tuple(sorted({found.name for word in words if (found := of_demonym(word.title()))}))
    if groups or statutes:
        return _by_gazetteer(groups, statutes, () if groups else countries, narrow)
    telling = _telling(words)
    if countries and all(of_demonym(word.title()) for word in telling):
        return _by_country(countries, narrow)
    if not telling and HELD & set(words) and not _POINTING & set(text.casefold().split()):
        return GroupName(
            "prisoners", "prisoners", False, "prisoners of whom it is not said who they are", "0.5"
        )
    return _phrase(words or folded(text).split())


CRAFT = {
    **dict.fromkeys(("flight", "flights"), "flights"),
    **dict.fromkeys(("plane", "planes", "aircraft", "jet", "jets", "airplane", "airplanes"), "aircraft"),
}
"""Units that count what people are flown in, each as it is counted: a flight is no aircraft."""

_OF_ANY_CASE = words_of("deportation removal charter chartered government us u.s american operated")
_POINTING = frozenset({"the", "these", "those", "accused", "alleged", "deported", "transferred"})
"""A bare "prisoners" may be a prison's whole population; "the prisoners" are those spoken of."""


def _craft(telling: list[str], unit: str) -> GroupName:
    if telling:
        return _phrase([*telling, unit])
    return GroupName(unit, unit, False, f"a count of {unit}", "0.8", True)


def _uncounted(words: list[str]) -> list[str]:
    """The words from the first that is no article, hedge or number: "at least 21 men" is "men"."""
    passed = _ARTICLES | _HEDGES | NUMBERS
    at = 0
    while at < len(words) and (words[at] in passed or re.fullmatch(r"[\d,.+]+", words[at])):
        at += 1
    return words[at:]


def _telling(words: list[str]) -> list[str]:
    """The words that tell one group from another."""
    passed = _ARTICLES | _HEDGES | _GENERIC | NARROWER.keys()
    return [word for word in words if word and word not in passed]


def _by_gazetteer(
    groups: tuple[str, ...], statutes: tuple[str, ...], countries: tuple[str, ...], narrow: tuple[str, ...]
) -> GroupName:
    """By gang or statute; a gang's country is the gang's, beside a statute it narrows."""
    belongs = f"said to belong to {' and '.join(groups)}" if groups else ""
    moved = f"moved under {' and '.join(statutes)}" if statutes else ""
    origin = f"said to be from {' and '.join(countries)}" if countries else ""
    label = " ".join(part for part in ("people", origin, belongs, moved, _narrowed(narrow)) if part)
    names = " and ".join((*groups, *statutes))
    return GroupName(label, label, False, f"named with {names}", "0.9", True)


def _by_country(countries: tuple[str, ...], narrow: tuple[str, ...]) -> GroupName:
    label = " ".join(
        part for part in (f"people said to be from {' and '.join(countries)}", _narrowed(narrow)) if part
    )
    return GroupName(label, label, False, "named by a country alone", "0.8", True)


def _phrase(words: list[str]) -> GroupName:
    """The words of the phrase in order, nouns for people as "people"; everyone where nothing else is said."""
    telling = [NARROWER.get(word, "people" if word in NOUNS else word) for word in words]
    passed = _ARTICLES | _HEDGES | DONE | {""}
    telling = [word for word in telling if word not in passed]
    label = " ".join(word for word, before in zip(telling, ["", *telling], strict=False) if word != before)
    if label == "people":
        return GroupName("people", "people", True, "everyone the event is about", "0.7")
    if label:
        return GroupName(f'"{label}"', label, False, "named in these words", "0.7")
    label = f'"{" ".join(words)}"'
    return GroupName(f"not named {label}", label, False, "counted without a name", "0.5")


_ACCUSING = words_of("gang gangs gangbangers criminals gangsters terrorists enemy enemies accused suspects")


def as_written(text: str, called: GroupName) -> str:
    """A phrase's label in the words and the case of its text, without numbers, hedges and accusing nouns."""
    if called.whole or called.by_gazetteer or called.is_loose or set(called.label.split()) <= PARTS:
        return called.label
    words = spelled(text).split()
    left = words[len(words) - len(_uncounted([word.strip(".,;:'\"()").casefold() for word in words])) :]
    shown = [
        "people" if word.casefold() in _ACCUSING else word for word in left if word.casefold() not in _HEDGES
    ]
    kept = [word for word, before in zip(shown, ["", *shown], strict=False) if word != before]
    return " ".join(kept) or called.label


def _narrowed(narrow: tuple[str, ...]) -> str:
    return f"({', '.join(narrow)})" if narrow else ""
