"""A facility of an edition: who was held there by day, who came and left by month, and what stands beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.wall_days import day_of
from habeas.pages.facility_cells import Shown
from habeas.pages.facility_rows import Facts, MonthRow, beside_rows, facts, hidden, month_rows
from habeas.pages.facility_seen import SeenEdition, SeenFacility, seen_editions
from habeas.pages.flow_table import MoveRow, move_rows
from habeas.pages.headcount_chart import Chart, chart
from habeas.pages.naming import covering

if TYPE_CHECKING:
    from habeas.pages.account import Account
    from habeas.pages.facility import Custody, Facility


NEWEST = 36
"""Months that a page lists; the file of months has the others."""


@dataclass(frozen=True)
class FacilityPage:
    """A facility as shown. `id` is "edition/code", `flows` that of the page of its edition's moves.

    With `compared` what it shows has been held against an earlier edition.
    """

    id: str
    code: str
    title: str
    edition: str
    flows: str
    banner: str
    threshold: int
    what: Facts
    notes: tuple[str, ...]
    chart: Chart
    months: tuple[MonthRow, ...]
    beside: tuple[tuple[str, str, str, str], ...]
    moves: tuple[MoveRow, ...]
    compared: bool = False

    @property
    def listed(self) -> tuple[MonthRow, ...]:
        """The newest of its months, those that the page lists."""
        return self.months[-NEWEST:]


@dataclass(frozen=True)
class FacilityLine:
    """A facility in the list: its page's id, and what of it is shown."""

    id: str
    code: str
    title: str
    where: str
    most: str
    counted: str


@dataclass(frozen=True)
class EditionList:
    """The facilities of an edition. `without` is how many have no page, as nothing of them may be shown.

    `sources` are the ids and titles of its files.
    """

    id: str
    name: str
    banner: str
    what: Facts
    notes: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    lines: tuple[FacilityLine, ...]
    without: int
    threshold: int


def facility_pages(account: Account) -> Iterator[FacilityPage]:
    """The page of every facility of which anything may be shown, covered."""
    cover, threshold = covering(account), account.policy.small_cell
    for edition in seen_editions(account):
        moves = move_rows(edition.custody, edition.moves, edition.pages)
        for one in edition.facilities:
            yield cover.over(_page(one, edition, moves, threshold))


def facility_list(account: Account) -> tuple[EditionList, ...]:
    """The list of facilities of each edition, covered."""
    cover = covering(account)
    return tuple(cover.over(_list(one, account)) for one in seen_editions(account))


def facility_days(account: Account) -> Iterator[tuple[str, Iterator[tuple[str, str, str]]]]:
    """For each page's id a row for each day: the day, who is held at its end, and what to know of it."""
    cover = covering(account)
    for edition in seen_editions(account):
        span = range(edition.custody.first, edition.custody.last + 1)
        holes = [(one.first, one.last, cover.text(one.says)) for one in edition.custody.holes]
        known = [
            (str(day_of(number)), "; ".join(says for first, last, says in holes if first <= number <= last))
            for number in span
        ]
        for one in edition.facilities:
            yield one.page, _days(one.shown, known, hidden(one.shown, account.policy.small_cell))


def _days(seen: Shown, known: Iterable[tuple[str, str]], few: str) -> Iterator[tuple[str, str, str]]:
    """The rows of one facility; `known` are the days with what is known of each."""
    for count, (when, says) in zip(seen.end, known, strict=True):
        if count is None:
            yield when, "", f"{few}; {says}" if says else few
        else:
            yield when, str(count), says


def _page(
    one: SeenFacility, edition: SeenEdition, moves: tuple[MoveRow, ...], threshold: int
) -> FacilityPage:
    facility, custody = one.facility, edition.custody
    beside = custody.beside
    capacities = beside.capacities.get(facility.code, ())
    levels = beside.levels.get(facility.code, ())
    return FacilityPage(
        id=one.page,
        code=facility.code,
        title=title(facility),
        edition=custody.edition.name,
        flows=f"{edition.id}/flows",
        banner=banner(custody),
        threshold=threshold,
        what=facts(facility, custody),
        notes=edition.notes,
        chart=chart(
            one.shown,
            name=title(facility),
            holes=custody.holes,
            capacities=capacities,
            levels=tuple(level for level in levels if not level.others),
            threshold=threshold,
        ),
        months=month_rows(one.shown, threshold),
        beside=beside_rows(one.shown, capacities, levels),
        moves=tuple(row for row in moves if facility.code in (row.origin, row.destination)),
        compared=one.shown.compared,
    )


def _list(edition: SeenEdition, account: Account) -> EditionList:
    custody = edition.custody
    return EditionList(
        id=edition.id,
        name=custody.edition.name,
        banner=banner(custody),
        what=(("Counted", f"{day_of(custody.first)} to {day_of(custody.last)}"), *_published(custody)),
        notes=(
            *edition.notes,
            *(f"{day_of(one.first)} to {day_of(one.last)}: {one.says}" for one in custody.holes),
        ),
        sources=tuple(
            (one, account.title_of(one)) for one in custody.edition.sources if one in account.sources
        ),
        lines=tuple(_line(one, custody) for one in edition.facilities),
        without=len(custody.facilities) - len(edition.facilities),
        threshold=account.policy.small_cell,
    )


def _published(custody: Custody) -> Facts:
    found = custody.edition.published
    return (("Published", str(found)),) if found else ()


def _line(one: SeenFacility, custody: Custody) -> FacilityLine:
    place = custody.beside.places.get(one.facility.code)
    held = [one.shown.first + at for at, count in enumerate(one.shown.end) if count]
    most = one.shown.most
    return FacilityLine(
        id=one.page,
        code=one.facility.code,
        title=title(one.facility),
        where=place.words if place else "",
        most=f"{most[0]:,} on {day_of(most[1])}" if most else "no count at the end of a day is shown",
        counted=f"{day_of(held[0])} to {day_of(held[-1])}" if held else "",
    )


def title(facility: Facility) -> str:
    """A facility as headed: the first of its names, else its code."""
    return facility.names[0] if facility.names else facility.code


def banner(custody: Custody) -> str:
    """What stands first on every page of an edition whose stints are doubted; "" else."""
    table = custody.edition.table("stints")
    return f"These records are doubted: {table.doubted}" if table and table.doubted else ""
