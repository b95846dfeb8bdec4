"""What may be shown of each edition's facilities, each edition held against those before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.pages.facility import edition_ids, facility_ids
from habeas.pages.facility_cells import Shown, shown
from habeas.pages.facility_earlier import beside_earlier, in_order, overlap, stray_notes
from habeas.pages.flow_cells import ShownMoves, shown_moves

if TYPE_CHECKING:
    from habeas.pages.account import Account
    from habeas.pages.facility import Custody, Facility


@dataclass(frozen=True)
class SeenFacility:
    """A facility with the id of its page and what may be shown of it."""

    page: str
    facility: Facility
    shown: Shown


@dataclass(frozen=True)
class SeenEdition:
    """An edition with the id of its pages and those of its facilities of which anything may be shown.

    `every` is what is shown of any facility by its code, and `notes` are what is to be known of the edition.
    """

    id: str
    custody: Custody
    facilities: tuple[SeenFacility, ...]
    every: Mapping[str, Shown]
    moves: ShownMoves
    notes: tuple[str, ...]

    @property
    def pages(self) -> dict[str, str]:
        """For each code that has a page the id of it."""
        return {one.facility.code: one.page for one in self.facilities}


def seen_editions(account: Account) -> tuple[SeenEdition, ...]:
    """What may be shown of each edition; made once, the earliest first, since the later hang on it."""
    kept = account.__dict__  # as cached_property does: the account itself never changes
    if "seen_editions" not in kept:
        names = dict(zip(map(id, account.custody), edition_ids(account.custody), strict=True))
        made: dict[int, SeenEdition] = {}
        for one in in_order(account.custody):
            earlier = [other for other in made.values() if overlap(one, other.custody)]
            made[id(one)] = _seen(names[id(one)], one, earlier, account.policy.small_cell)
        kept["seen_editions"] = tuple(made[id(one)] for one in account.custody)
    seen: tuple[SeenEdition, ...] = kept["seen_editions"]
    return seen


def _seen(name: str, custody: Custody, earlier: Sequence[SeenEdition], threshold: int) -> SeenEdition:
    """What may be shown of an edition beside these earlier ones; its facilities by code."""
    ids = facility_ids(custody)
    every = {
        one.code: beside_earlier(
            shown(one.counts, threshold),
            [other.every[one.code] for other in earlier if one.code in other.every],
            threshold,
        )
        for one in sorted(custody.facilities, key=lambda one: one.code)
    }
    known = {one.code: one for one in custody.facilities}
    return SeenEdition(
        name,
        custody,
        tuple(
            SeenFacility(f"{name}/{ids[code]}", known[code], seen)
            for code, seen in every.items()
            if seen.anything
        ),
        every,
        shown_moves(custody, threshold, earlier=[other.moves for other in earlier]),
        (*custody.notes, *stray_notes(custody, [other.custody for other in earlier], threshold)),
    )
