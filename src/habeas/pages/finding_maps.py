"""The maps beside a finding: of each aircraft that its proofs ask of, and of what it could have reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.records.finding import Finding, Step, StepKind

if TYPE_CHECKING:
    from habeas.analysis.flights.gaps import Gap
    from habeas.pages.account import Account
    from habeas.pages.flights import Flight
    from habeas.pages.map_shapes import Map

WIDEST_M = 4_000_000.0
"""A reach wider than this shows nothing that words do not: it is not drawn."""


def finding_maps(finding: Finding, account: Account) -> tuple[Map, ...]:
    """A map of each aircraft concerned, of its legs that were asked of where they are named; then reaches."""
    if not account.flights:
        return ()
    keys = {key for verdict in finding.verdicts for key in _asked(verdict.proof)}
    concerned = [one for one in account.flights if one.aircraft.key in keys and len(one.track)]
    maps = [made for one in concerned for made in _of(finding, one, account)]
    return tuple(maps)


def _asked(step: Step) -> Iterator[str]:
    """The aircraft that the queries of a proof name, by their keys."""
    if step.kind is StepKind.QUERY and len(step.operands) > 1:
        yield from step.operands[1].split(" + ")
    for under in step.steps:
        yield from _asked(under)


def _of(finding: Finding, flight: Flight, account: Account) -> Iterator[Map]:
    from habeas.pages.flight_map import map_of

    yield map_of(flight, home=account.home_zone)
    if finding.rule == "track_gaps":
        for gap in flight.gaps:
            if reaching := _reaching(flight, gap):
                yield map_of(reaching, first=gap.first, last=gap.last, home=account.home_zone)


def _reaching(flight: Flight, gap: Gap) -> Flight | None:
    """The flight with the outline of what it could have reached in a gap; None where no landing fits."""
    from habeas.analysis.flights.reach import reach, upper_reach

    track = flight.track
    a, b = ((float(track.latitude[at]), float(track.longitude[at])) for at in (gap.first, gap.last))
    both = (reach(a, b, gap.seconds), upper_reach(a, b, gap.seconds))
    drawn = tuple(one for one in both if one.feasible and one.ring and one.budget_m <= WIDEST_M)
    if gap.consistent_with != "both" or not drawn:
        return None
    return replace(flight, reaches=drawn)
