"""The rules by which a published facility is taken for a code: by names and places, none by the counts.

A rule gives keys for a facility and for a code; the two fit where they have one in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from habeas.analysis.published_figures import Listed
from habeas.analysis.published_names import CUT, address_words, goes_on, name_words, own_words, spelled
from habeas.analysis.published_pairs import Basis, Coded, Left, key_of

Found = dict[int, tuple[str, ...]]
Rule = Callable[[Sequence[Listed], Sequence[Coded], Sequence[Coded]], Found]
"""Facilities still open, codes still free, and every code; gives by the place in the first what is found."""

Keys = Iterator[Hashable]

_LETTERS = 3


def _one_to_one(of_listed: Callable[[Listed], Keys], of_code: Callable[[Coded], Keys]) -> Rule:
    """Pairs that fit where neither side fits another."""

    def rule(listed: Sequence[Listed], free: Sequence[Coded], _: Sequence[Coded]) -> Found:
        index: dict[Hashable, set[str]] = defaultdict(set)
        for each in free:
            for key in of_code(each):
                index[key].add(each.code)
        fitting = [{code for key in of_listed(one) for code in index.get(key, ())} for one in listed]
        return _lone(fitting)

    return rule


def _lone(fitting: Sequence[set[str]]) -> Found:
    claims = Counter(code for codes in fitting for code in codes)
    return {
        place: tuple(codes)
        for place, codes in enumerate(fitting)
        if len(codes) == 1 and all(claims[code] == 1 for code in codes)
    }


def _places(each: Coded) -> Iterator[tuple[str, str, str]]:
    """The address, city and state of each place as they are compared, the state as printed last."""
    for address, city, state in each.places:
        if city.strip() and state.strip():
            yield address_words(address), spelled(city), state


def _name_place(one: Listed) -> Keys:
    if one.city.strip() and one.state.strip():
        yield key_of(one)


def _name_place_of(each: Coded) -> Keys:
    for _, city, state in _places(each):
        yield from ((name_words(name, state), city, spelled(state)) for name in each.names)


def _address(one: Listed) -> Keys:
    if address := address_words(one.address):
        yield from ((address, spelled(one.state), word) for word in _telling(one.name))


def _address_of(each: Coded) -> Keys:
    for address, _, state in _places(each):
        yield from ((address, spelled(state), word) for name in each.names for word in _telling(name))


def _telling(name: str) -> list[str]:
    """Words of a name that two facilities hardly share by chance: no initials."""
    return [word for word in own_words(name) if len(word) >= _LETTERS]


def _name_state(one: Listed) -> Keys:
    if one.city.strip() and one.state.strip():
        yield key_of(one)[0], spelled(one.state)


def _name_state_of(each: Coded) -> Keys:
    for *_, state in _places(each):
        yield from ((name_words(name, state), spelled(state)) for name in each.names)


def _words_place(one: Listed) -> Keys:
    if (words := own_words(one.name)) and one.city.strip() and one.state.strip():
        yield words, spelled(one.city), spelled(one.state)


def _words_place_of(each: Coded) -> Keys:
    for _, city, state in _places(each):
        yield from ((own_words(name), city, spelled(state)) for name in each.names)


def _cut_name(listed: Sequence[Listed], free: Sequence[Coded], _: Sequence[Coded]) -> Found:
    """Of a name that may be cut off, the code whose name goes on, in its city or of no known place."""

    def fits(one: Listed, each: Coded) -> bool:
        where = {(city, spelled(state)) for _, city, state in _places(each)}
        here = not where or (spelled(one.city), spelled(one.state)) in where
        return here and any(goes_on(one.name, name) for name in each.names)

    may_be = [len(one.name.strip()) in CUT for one in listed]
    return _lone(
        [
            {each.code for each in free if fits(one, each)} if cut else set()
            for one, cut in zip(listed, may_be, strict=True)
        ]
    )


def _name_alone(listed: Sequence[Listed], free: Sequence[Coded], every: Sequence[Coded]) -> Found:
    """One to one, where no code at all, with counts or without, taken or free, has the name too."""
    times = Counter(name for each in every for name in {name_words(one, "") for one in each.names})
    names = [name_words(one.name, one.state) for one in listed]
    alone = {
        name_words(name, ""): each.code for each in free if not any(_places(each)) for name in each.names
    }
    return _lone([{alone[name]} if name in alone and times[name] == 1 else set() for name in names])


def _one_address(listed: Sequence[Listed], free: Sequence[Coded], _: Sequence[Coded]) -> Found:
    """Every code of a facility's name and city, where they are at its address and it is listed once."""
    index: dict[Hashable, list[Coded]] = defaultdict(list)
    for each in free:
        for key in set(_name_place_of(each)):
            index[key].append(each)
    times = Counter(key_of(one) for one in listed)
    found = {}
    for place, one in enumerate(listed):
        codes = index.get(key_of(one), [])
        if len(codes) > 1 and times[key_of(one)] == 1 and all(_at_address(one, each) for each in codes):
            found[place] = tuple(sorted(each.code for each in codes))
    return found


RULES: tuple[tuple[Basis, Rule], ...] = (
    (Basis.NAME_AND_PLACE, _one_to_one(_name_place, _name_place_of)),
    (Basis.ADDRESS, _one_to_one(_address, _address_of)),
    (Basis.NAME_AND_STATE, _one_to_one(_name_state, _name_state_of)),
    (Basis.WORDS_AND_PLACE, _one_to_one(_words_place, _words_place_of)),
    (Basis.CUT_NAME, _cut_name),
    (Basis.NAME_ALONE, _name_alone),
    (Basis.ONE_ADDRESS, _one_address),
)
"""In the order in which they are asked, the surest first."""


def why_left(one: Listed, free: Sequence[Coded], listed: Sequence[Listed]) -> Left:
    """Why a facility has no pair, in a sentence, and the free codes of its name or at its address."""
    name = name_words(one.name, one.state)
    named = [each for each in free if any(name == name_words(other, one.state) for other in each.names)]
    here = [each for each in named if set(_name_place(one)) & set(_name_place_of(each))]
    if len(here) > 1:
        why = "several codes have its name, city and state"
    elif [key_of(each) for each in listed].count(key_of(one)) > 1:
        why = "another facility of the list has the same name, city and state"
    elif any(not any(_places(each)) for each in named):
        why = "the mapping gives no place for the code that has its name, and another has that name too"
    elif named:
        why = "the codes that have its name are at another place, or it is listed without one"
    else:
        why = "no code has its name"
    near = {each.code for each in (*named, *(each for each in free if _at_address(one, each)))}
    return Left(one, why, tuple(sorted(near)))


def _at_address(one: Listed, each: Coded) -> bool:
    wanted = (address_words(one.address), spelled(one.state))
    return all(wanted) and any((address, spelled(state)) == wanted for address, _, state in _places(each))
