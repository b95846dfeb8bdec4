"""What other sources of a case state of the facilities of an edition: capacities, averages, and places."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from habeas.analysis.given import Given
from habeas.analysis.published_contents import ADP, CAPACITIES, PLACES, STATED
from habeas.analysis.published_figures import Listed
from habeas.analysis.published_matching import matched
from habeas.analysis.published_pairs import Basis, Coded, Key, key_of, place_key
from habeas.analysis.published_tables import capacities, lists, places, stated_codes
from habeas.findings.proof import given
from habeas.findings.published_sources import tables_of
from habeas.findings.wording import source_label
from habeas.pages.facility import Beside, Capacity, Facility, Level, Place
from habeas.records.matter import Matter
from habeas.workflow.holding_places import degrees


def beside(matter: Matter, facilities: Iterable[Facility]) -> Beside:
    """What sources that somebody has verified state of these facilities, by code."""
    known = {one.code: one for one in facilities}
    over, lines = given(matter), _lines(matter)
    coded = [Coded(code, one.names, tuple(dict.fromkeys(lines.get(code, ())))) for code, one in known.items()]
    return Beside(
        capacities=_capacities(matter, over, set(known)),
        levels=_levels(matter, over, coded),
        places={code: _place(lines[code]) for code in known if code in lines},
    )


def _lines(matter: Matter) -> dict[str, list[tuple[str, str, str]]]:
    """For each code the places (address, city, state) that lists of places give it."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for _, table in tables_of(matter, PLACES):
        for one in places(given(matter), table.digest):
            found[one.code].append((one.address, one.city, one.state))
    return found


def _place(lines: list[tuple[str, str, str]]) -> Place:
    """The place of a code; where lists give it several towns, all of them in words and no degrees."""
    towns = list(dict.fromkeys((city, state) for _, city, state in lines))
    if len(towns) > 1:
        return Place(" or ".join(Place(city.title(), state).words for city, state in towns), "")
    (city, state), at = towns[0], degrees(*towns[0])
    return Place(city.title(), state, *at, "an airport of its town") if at else Place(city.title(), state)


def _capacities(matter: Matter, over: Given, codes: set[str]) -> dict[str, tuple[Capacity, ...]]:
    """For each code its dated capacities, each until the next one where no last day is stated."""
    found: dict[str, list[Capacity]] = defaultdict(list)
    for source, table in tables_of(matter, CAPACITIES):
        for one in capacities(over, table.digest):
            if one.facility in codes:
                says = one.source or source_label(source)
                found[one.facility].append(Capacity(one.first, one.last, one.beds, says))
    return {code: tuple(_in_turn(some)) for code, some in found.items()}


def _in_turn(some: Iterable[Capacity]) -> Iterator[Capacity]:
    order = sorted(dict.fromkeys(some), key=lambda one: (one.first, one.places, one.source))
    for one, after in pairwise([*order, None]):
        assert one is not None
        if one.last is None and after is not None and after.first > one.first:
            one = replace(one, last=after.first - timedelta(days=1))
        yield one


def _levels(matter: Matter, over: Given, coded: list[Coded]) -> dict[str, tuple[Level, ...]]:
    """For each code the published averages that are its own, alone or with other codes."""
    stated = {
        key: codes
        for _, table in tables_of(matter, STATED)
        for key, codes in stated_codes(over, table.digest).items()
    }
    found: dict[str, dict[Level, None]] = defaultdict(dict)
    for source, table in tables_of(matter, ADP):
        for one in lists(over, table.digest).lists:
            for listed, codes in _own(one.listed, coded, stated):
                if (average := listed.adp) is None:
                    continue
                for code in codes:
                    others = tuple(other for other in codes if other != code)
                    level = Level(one.begins, one.until, average, source_label(source), others)
                    found[code][level] = None
    return {
        code: tuple(sorted(levels, key=lambda one: (one.first, one.last, one.source)))
        for code, levels in found.items()
    }


def _own(
    listed: tuple[Listed, ...], coded: list[Coded], stated: dict[Key, tuple[str, ...]]
) -> Iterator[tuple[Listed, tuple[str, ...]]]:
    """The published facilities with the codes that they are; never one that is only a candidate."""
    known, times = {one.code for one in coded}, Counter(key_of(one) for one in listed)
    fits = {
        key: codes for key, codes in stated.items() if times[place_key(*key)] == 1 and known.issuperset(codes)
    }
    for pair in matched(listed, coded, stated=fits).pairs:
        if pair.basis is not Basis.CANDIDATE:
            yield pair.listed, pair.codes
