"""Moves between facilities as rows and as a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.small_cells import HIDDEN_TOO

if TYPE_CHECKING:
    from habeas.pages.facility import Custody
    from habeas.pages.flow_cells import ShownMoves


@dataclass(frozen=True)
class MoveRow:
    """A move as a row: codes and names of both facilities, the ids of their pages ("" where none), counts."""

    origin: str
    origin_name: str
    origin_page: str
    destination: str
    destination_name: str
    destination_page: str
    moves: int
    people: str


def move_rows(custody: Custody, shown: ShownMoves, pages: dict[str, str]) -> tuple[MoveRow, ...]:
    """The moves that are shown as rows; `pages` are the ids of pages by code."""
    names = {one.code: one.names[0] for one in custody.facilities if one.names}
    return tuple(
        MoveRow(
            one.origin,
            names.get(one.origin, one.origin),
            pages.get(one.origin, ""),
            one.destination,
            names.get(one.destination, one.destination),
            pages.get(one.destination, ""),
            one.moves,
            HIDDEN_TOO if one.people is None else f"{one.people:,}",
        )
        for one in shown.moves
    )
