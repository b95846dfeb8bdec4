"""Moves on a map: facilities of one town together, and between towns a bow that is wider the more moves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, degrees
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.pages.flow_arcs import Band, width
from habeas.pages.map_labels import Wanted, placed
from habeas.pages.map_land import grid, land_path, scale
from habeas.pages.map_lines import line_path
from habeas.pages.map_shapes import Bar, Label, Sign
from habeas.pages.projection import view

if TYPE_CHECKING:
    from habeas.pages.facility import Place
    from habeas.pages.flow_table import MoveRow
    from habeas.pages.projection import View

MOST = 40
"""Bows that are drawn, the largest of them all; the table has the rest."""

SHARE = 0.5
"""With a lesser share of the moves between placed towns there is no map: it would show the lesser part."""

BOW = 0.16
"""How far a bow stands off the straight line, as a share of its length: to the right of the way gone."""

Town = tuple[float, float]


@dataclass(frozen=True)
class FlowMap:
    """A map of moves: bows, the towns as signs with labels, what is under them; `notes` are for below."""

    title: str
    description: str
    width: int
    height: int
    land: str
    grid: str
    bands: tuple[Band, ...]
    signs: tuple[Sign, ...]
    labels: tuple[Label, ...]
    scale: tuple[Bar, ...]
    notes: tuple[str, ...]


def flow_map(rows: Sequence[MoveRow], places: Mapping[str, Place], *, name: str) -> FlowMap | None:
    """The map of these moves; None where towns of too few of them are known."""
    towns = {code: (one.longitude, one.latitude) for code, one in places.items() if one.latitude is not None}
    between, within = _between(rows, towns)
    total = sum(one.moves for one in rows)
    if not between or sum(between.values()) + within < SHARE * total:
        return None
    drawn = sorted(between.items(), key=lambda one: (-one[1], one[0]))[:MOST]
    named = _named(rows, towns, places)
    shown = list(dict.fromkeys(town for pair, _ in drawn for town in pair))
    seen = _view(shown, [pair for pair, _ in drawn])
    bows = [_bow(pair, seen) for pair, _ in drawn]
    most = drawn[0][1]
    lines_of_degrees, names = grid(seen)
    return FlowMap(
        title=f"Moves between towns of facilities, {name}",
        description=f"Bows between {len(shown)} towns, for the {len(drawn)} largest flows of {len(between)}"
        " between placed towns; the wider, the more moves, and the arrow shows the way. The same is in the"
        " table below.",
        width=seen.width,
        height=seen.height,
        land=land_path(seen),
        grid=lines_of_degrees,
        bands=tuple(
            Band(
                line_path([bow], seen.width, seen.height),
                width(moves, most),
                f"{named[one]} to {named[other]}: {moves:,} moves",
            )
            for bow, ((one, other), moves) in zip(bows, drawn, strict=True)
        ),
        signs=(*(_arrow(bow) for bow in bows), *(_sign(town, named, seen) for town in shown)),
        labels=(*names, *_labels(shown, named, drawn, bows, seen, names)),
        scale=scale(seen),
        notes=_notes(within, places),
    )


def unplaced(rows: Sequence[MoveRow], places: Mapping[str, Place]) -> tuple[str, ...]:
    """The facilities of these moves that are not on a map, by name, and why."""
    ends = {one.origin: one.origin_name for one in rows} | {
        one.destination: one.destination_name for one in rows
    }
    out = []
    for code in sorted(ends):
        place = places.get(code)
        if place is None:
            out.append(f"{ends[code]} ({code}): no source of the case says where it is")
        elif place.latitude is None:
            out.append(f"{ends[code]} ({code}): {place.words}, of which no degrees are known here")
    return tuple(out)


def _between(rows: Sequence[MoveRow], towns: Mapping[str, Any]) -> tuple[Counter[tuple[Town, Town]], int]:
    """The moves from town to town; and how many begin and end in one."""
    between, within = Counter[tuple[Town, Town]](), 0
    for one in rows:
        pair = towns.get(one.origin), towns.get(one.destination)
        if pair[0] and pair[0] == pair[1]:
            within += one.moves
        elif pair[0] and pair[1]:
            between[pair[0], pair[1]] += one.moves
    return between, within


def _named(rows: Sequence[MoveRow], towns: Mapping[str, Any], places: Mapping[str, Place]) -> dict[Town, str]:
    """The name of each town, with how many of its facilities are in these moves where it is not one."""
    codes: dict[Town, set[str]] = defaultdict(set)
    for one in rows:
        for code in (one.origin, one.destination):
            if code in towns:
                codes[towns[code]].add(code)
    return {
        town: places[min(some)].words + (f" ({len(some)} facilities)" if len(some) > 1 else "")
        for town, some in codes.items()
    }


def _view(shown: Sequence[Town], pairs: Sequence[tuple[Town, Town]]) -> View:
    """The view that holds the towns, and the bows between them too."""
    first = view(*np.array(shown, float).T)
    middles = np.array([_bow(pair, first)[12] for pair in pairs])
    plane = np.column_stack(
        [first.left + middles[:, 0] * first.km_per_unit, first.top - middles[:, 1] * first.km_per_unit]
    )
    return view(*np.vstack([np.array(shown, float), first.projection.degrees(plane)]).T)


def _bow(pair: tuple[Town, Town], seen: View) -> Any:
    start, end = seen.drawn(*np.array(pair, float).T)
    along = end - start
    aside = (start + end) / 2 + BOW * 2 * np.array([-along[1], along[0]])
    at = np.linspace(0, 1, 25)[:, None]
    return (1 - at) ** 2 * start + 2 * at * (1 - at) * aside + at**2 * end


def _arrow(bow: Any) -> Sign:
    across, down = bow[15] - bow[14]
    x, y = (round(float(one), 1) for one in bow[15])
    return Sign("way", x, y, turn=round(degrees(atan2(down, across))))


def _sign(town: Town, named: Mapping[Town, str], seen: View) -> Sign:
    x, y = (round(float(one), 1) for one in seen.drawn([town[0]], [town[1]])[0])
    return Sign("airport", x, y, named[town])


def _labels(
    shown: Sequence[Town],
    named: Mapping[Town, str],
    drawn: Sequence[tuple[tuple[Town, Town], int]],
    bows: Sequence[Any],
    seen: View,
    degrees_: Sequence[Label],
) -> tuple[Label, ...]:
    """The towns' names, those with most moves first, none over another."""
    weight = Counter[Town]()
    for pair, moves in drawn:
        for town in pair:
            weight[town] += moves
    wanted = []
    for town in sorted(shown, key=lambda one: (-weight[one], one)):
        sign = _sign(town, named, seen)
        wanted.append(Wanted(sign.x, sign.y, named[town], named[town].partition(" (")[0], "airport"))
    corner = (0.0, seen.height - 56.0, 84 + max(one.length for one in scale(seen)), float(seen.height))
    taken = [(one.x - 22, one.y - 14, one.x + 42, one.y + 4) for one in degrees_]
    busy = np.vstack([bow[::2] for bow in bows])
    return placed(wanted, width=seen.width, height=seen.height, busy=busy, taken=(corner, *taken))


def _notes(within: int, places: Mapping[str, Place]) -> tuple[str, ...]:
    ways = sorted({one.placed_by for one in places.values() if one.placed_by})
    moved = f"Moves between facilities of one town are not drawn: {within:,}." if within else ""
    return tuple(filter(None, (*(f"A facility stands at {one}." for one in ways), moved)))
