"""The page of an edition's moves between facilities: the picture and the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.wall_days import day_of
from habeas.pages.facility_page import banner
from habeas.pages.facility_seen import seen_editions
from habeas.pages.flow_arcs import Arcs, arcs
from habeas.pages.flow_table import MoveRow, move_rows
from habeas.pages.naming import covering

if TYPE_CHECKING:
    from habeas.pages.account import Account
    from habeas.pages.facility_seen import SeenEdition
    from habeas.pages.flow_map import FlowMap


LARGEST = 200
"""Pairs that the table of a page lists; the file of moves has the others."""


@dataclass(frozen=True)
class FlowPage:
    """The moves of an edition; `map` is None where too few facilities can be placed, and `arcs` stands then.

    `others` is between how many pairs there are moves that are not shown, `unplaced` are the facilities of
    shown moves that are not on the map, with why.
    """

    id: str
    edition: str
    banner: str
    span: str
    threshold: int
    map: FlowMap | None
    arcs: Arcs | None
    rows: tuple[MoveRow, ...]
    others: int
    unplaced: tuple[str, ...]

    @property
    def listed(self) -> tuple[MoveRow, ...]:
        """The largest of the rows, those that the page lists."""
        return self.rows[:LARGEST]

    @property
    def more(self) -> int:
        """How many rows are in the file alone."""
        return len(self.rows) - len(self.listed)


def flow_pages(account: Account) -> tuple[FlowPage, ...]:
    """The page of the moves of each edition that has any, covered."""
    cover, threshold = covering(account), account.policy.small_cell
    return tuple(cover.over(_page(one, threshold)) for one in seen_editions(account) if one.custody.moves)


def _page(edition: SeenEdition, threshold: int) -> FlowPage:
    # Imported here: where nothing is placed no coastline is read.
    from habeas.pages.flow_map import flow_map, unplaced

    custody = edition.custody
    rows = move_rows(custody, edition.moves, edition.pages)
    drawn = flow_map(rows, custody.beside.places, name=custody.edition.name) if rows else None
    return FlowPage(
        id=f"{edition.id}/flows",
        edition=custody.edition.name,
        banner=banner(custody),
        span=f"{day_of(custody.first)} to {day_of(custody.last)}",
        threshold=threshold,
        map=drawn,
        arcs=arcs(rows, name=custody.edition.name) if rows and drawn is None else None,
        rows=rows,
        others=edition.moves.others,
        unplaced=unplaced(rows, custody.beside.places),
    )
