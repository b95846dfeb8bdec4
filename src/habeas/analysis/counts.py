"""Which acts follow on from which, and which parts of a whole may be added together."""

from collections.abc import Iterable

from habeas.records.contents import Act

BALANCES: tuple[tuple[Act, Act, Act], ...] = (
    (Act.MANIFESTED, Act.STRUCK, Act.BOARDED),
    (Act.BOARDED, Act.RETURNED, Act.HANDED_OVER),
)
"""Acts at which a first number less a second is the third."""


def disjoint_families(parts: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The largest sets of parts of which any two share nobody, sorted: only such parts may be added.

    Maximal cliques of the graph of disjoint pairs, by Bron and Kerbosch (CACM 16(9), 1973, algorithm 457).
    """
    near: dict[str, set[str]] = {part: set() for part in parts}
    for one, other in pairs:
        if one in near and other in near and one != other:
            near[one].add(other)
            near[other].add(one)
    return tuple(sorted(_cliques(frozenset(), set(near), set(), near)))


def _cliques(
    chosen: frozenset[str], left: set[str], done: set[str], near: dict[str, set[str]]
) -> list[tuple[str, ...]]:
    if not left and not done:
        return [tuple(sorted(chosen))] if chosen else []
    found = []
    for one in sorted(left):
        found += _cliques(chosen | {one}, left & near[one], done & near[one], near)
        left = left - {one}
        done = done | {one}
    return found
