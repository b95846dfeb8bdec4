"""Which codes are a published facility: by rules in order, or as a person stated; never by the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from habeas.analysis.errors import AnalysisError
from habeas.analysis.published_figures import Listed
from habeas.analysis.published_pairs import Basis, Coded, Key, Matching, Pair, key_of, place_key
from habeas.analysis.published_rules import RULES, why_left


def matched(
    listed: Sequence[Listed], coded: Sequence[Coded], *, stated: Mapping[Key, tuple[str, ...]] | None = None
) -> Matching:
    """Each published facility with its codes, or why it has none.

    `stated` are codes that a person gives for a facility by (name, city, state) as published. AnalysisError
    where it names a code that has no counts, one code twice, or a facility that is not listed once.
    """
    given = {place_key(*key): codes for key, codes in (stated or {}).items()}
    _check(stated or {}, listed, coded)
    known = {one.code for one in coded if one.counted}
    found = {
        place: Pair(one, tuple(sorted(given[key_of(one)])), Basis.STATED)
        for place, one in enumerate(listed)
        if key_of(one) in given
    }
    found |= {
        place: Pair(one, (one.code,), Basis.CODE)
        for place, one in enumerate(listed)
        if place not in found and one.code in known
    }
    taken = {code for pair in found.values() for code in pair.codes}
    for basis, rule in RULES:
        open_places = [place for place in range(len(listed)) if place not in found]
        codes = [one for one in coded if one.counted and one.code not in taken]
        for place, own in rule([listed[each] for each in open_places], codes, coded).items():
            found[open_places[place]] = Pair(listed[open_places[place]], own, basis)
            taken |= set(own)
    rest = [one for one in coded if one.counted and one.code not in taken]
    left = tuple(why_left(one, rest, listed) for place, one in enumerate(listed) if place not in found)
    return Matching(tuple(found[place] for place in sorted(found)), left)


def _check(given: Mapping[Key, tuple[str, ...]], listed: Sequence[Listed], coded: Sequence[Coded]) -> None:
    known, times = {one.code for one in coded if one.counted}, Counter(key_of(one) for one in listed)
    codes = Counter(code for each in given.values() for code in each)
    for what, which in (
        ("a code is stated that has no counts", [code for code in codes if code not in known]),
        ("one code is stated twice", [code for code, number in codes.items() if number > 1]),
        (
            "codes are stated of a facility that is not in the list, or there twice",
            [" / ".join(key) for key in given if times[place_key(*key)] != 1],
        ),
    ):
        if which:
            raise AnalysisError(what, where=", ".join(sorted(which)), do="correct what is stated")
