"""Facility codes with their names and places: of a mapping, and of counts by day beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.analysis.published_figures import DailyCounts
from habeas.analysis.published_pairs import Coded


@dataclass(frozen=True)
class Placed:
    """One line of a mapping: a code, its name and place ("" where not stated), the rest, and its line."""

    code: str
    name: str
    address: str
    city: str
    state: str
    zip_code: str
    county: str
    aor: str
    kind: str
    others: tuple[tuple[str, str], ...]
    row: int


def coded(counts: DailyCounts, placed: Iterable[Placed]) -> tuple[Coded, ...]:
    """Every code that has counts, with its names of both files and places of the mapping; then the others."""
    lines: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        lines[one.code].append(one)
    found = []
    for code, own in zip(counts.codes, counts.names, strict=True):
        names = {*own, *(one.name for one in lines.get(code, ()) if one.name)}
        places = {(one.address, one.city, one.state) for one in lines.get(code, ())}
        found.append(Coded(code, tuple(sorted(names)), tuple(sorted(places))))
    others = [code for code in lines if code and code not in set(counts.codes)]
    return (*found, *(_uncounted(code, lines[code]) for code in sorted(others)))


def _uncounted(code: str, lines: list[Placed]) -> Coded:
    places = {(one.address, one.city, one.state) for one in lines}
    names = {one.name for one in lines if one.name}
    return Coded(code, tuple(sorted(names)), tuple(sorted(places)), counted=False)
