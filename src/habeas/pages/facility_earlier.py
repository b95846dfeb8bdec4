"""What of a later edition may be shown beside an earlier one; the guarantee is in `facility_cells`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from habeas.analysis.small_cells import HIDDEN_TOO
from habeas.pages.facility_cells import Shown

if TYPE_CHECKING:
    from habeas.pages.facility import Custody, Stray
    from habeas.pages.facility_cells import Month

MOVEMENTS = ("start", "any_part", "arrivals", "departures")
"""What hangs on who came and left in a month: all of it is shown, or none."""

Days = Mapping[int, int | None]


def in_order(editions: Iterable[Custody]) -> list[Custody]:
    """The editions as they were published, and by name; those of which no date is stated come last."""
    return sorted(
        editions,
        key=lambda one: (one.edition.published is None, str(one.edition.published), one.edition.name),
    )


def overlap(one: Custody, other: Custody) -> bool:
    """Whether two editions have a day in common."""
    return one.first <= other.last and other.first <= one.last


def may_stand(count: float, earlier: float | None, threshold: int) -> bool:
    """Whether a count may be shown beside an earlier one: it is the same, or differs by no small number."""
    return earlier is not None and (count == earlier or abs(count - earlier) >= threshold)


def beside_earlier(seen: Shown, earlier: Sequence[Shown], threshold: int) -> Shown:
    """What may be shown of a facility where earlier editions, of days that overlap, show this of it."""
    if not earlier or threshold <= 1:
        return seen
    told = [_days(one) for one in earlier]
    own = _days(seen)
    gone = {
        number
        for number, count in own.items()
        if count is not None
        and not all(may_stand(count, days.get(number, count), threshold) for days in told)
    }
    end = tuple(None if number in gone else count for number, count in own.items() if number >= seen.first)
    months = [{month.name: month for month in one.months} for one in earlier]
    return Shown(
        seen.first,
        end,
        tuple(
            _beside(
                _with_gaps(one, end[one.first - seen.first : one.last - seen.first + 1], gone),
                [others[one.name] for others in months if one.name in others],
                threshold,
            )
            for one in seen.months
        ),
        compared=True,
    )


def _days(seen: Shown) -> Days:
    """Who is shown to be held at the end of each day, in order; on the day before the first, who follows.

    That is told where the movements of the first month are shown.
    """
    month = seen.months[0]
    days: dict[int, int | None] = {}
    last = seen.end[month.last - seen.first]
    if last is not None and month.arrivals is not None and month.departures is not None:
        days[seen.first - 1] = last - month.arrivals + month.departures
    return days | {seen.first + at: count for at, count in enumerate(seen.end)}


def _with_gaps(one: Month, end: Sequence[int | None], gone: set[int]) -> Month:
    """The month, where these days of it or before it are not shown any more."""
    inside = not gone.isdisjoint(range(one.first, one.last + 1))
    if not inside and one.first - 1 not in gone:
        return one
    one = _without(one, MOVEMENTS)
    if not inside:
        return one
    most = max((count for count in end if count is not None), default=0)
    return replace(one, hidden=True, mean=None, least=None, most=most or None)


def _beside(one: Month, earlier: Sequence[Month], threshold: int) -> Month:
    """The month without the numbers that may not stand beside those of earlier editions."""
    wrong = {
        name
        for name in ("mean", "least", "most", *MOVEMENTS)
        if (count := getattr(one, name)) is not None
        and not all(may_stand(count, getattr(other, name), threshold) for other in earlier)
    }
    if wrong.intersection(MOVEMENTS[2:]):
        # One follows from the other and the line, and the means from both.
        wrong.update(MOVEMENTS)
    return _without(one, wrong)


def _without(one: Month, names: Iterable[str]) -> Month:
    nothing: dict[str, Any] = dict.fromkeys(names)
    return replace(one, **nothing)


def stray_notes(custody: Custody, earlier: Sequence[Custody], threshold: int) -> tuple[str, ...]:
    """What may be told of the stints of an edition that are on no page, where these are earlier."""
    found = []
    for one in custody.strays:
        before = [
            _told(other, threshold) for some in earlier for other in some.strays if other.says == one.says
        ]
        count = _told(one, threshold)
        stands = count is None or all(may_stand(count, other, threshold) for other in before)
        if not stands or (count is None and before):
            says = HIDDEN_TOO
        else:
            says = f"of fewer than {threshold} people" if count is None else f"{count:,}"
        if count or count is None or not stands:
            found.append(f"Stints of these days that {one.says}, and are on no page: {says}.")
    return tuple(found)


def _told(one: Stray, threshold: int) -> int | None:
    """How many stints these are; None where they are of few people."""
    return one.stints if not one.stints or one.people >= threshold else None
