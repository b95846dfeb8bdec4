"""Which rules there are, in the order in which their findings stand."""

from collections.abc import Callable

from habeas.findings.aircraft_identity import AircraftIdentity
from habeas.findings.basis_account import BasisAccount
from habeas.findings.competing_statements import CompetingStatements
from habeas.findings.count_balance import CountBalance
from habeas.findings.custody_rules import CUSTODY_RULES
from habeas.findings.edition_differs import EditionDiffers
from habeas.findings.errors import ProofError
from habeas.findings.hedge_drift import HedgeDrift
from habeas.findings.in_force import InForce
from habeas.findings.order_clock import OrderClock
from habeas.findings.over_capacity import OverCapacity
from habeas.findings.picture_origins import PictureOrigins
from habeas.findings.published_disagrees import PublishedDisagrees
from habeas.findings.rule import Rule
from habeas.findings.track_crossings import TrackCrossings
from habeas.findings.track_gaps import TrackGaps
from habeas.findings.unstated import Unstated
from habeas.records.finding import Finding
from habeas.records.matter import Matter

Kept = Callable[[Rule], tuple[Finding, ...] | None]
"""What a rule has found on the same matter before; None where that is not known."""

RULES: tuple[Rule, ...] = (
    OrderClock(),
    TrackCrossings(),
    TrackGaps(),
    AircraftIdentity(),
    InForce(),
    CountBalance(),
    CompetingStatements(),
    HedgeDrift(),
    BasisAccount(),
    PictureOrigins(),
    Unstated(),
    *CUSTODY_RULES,
    PublishedDisagrees(),
    OverCapacity(),
    EditionDiffers(),
)
"""A new rule enters here."""


def rule(name: str) -> Rule:
    """The rule of this name; ProofError where there is none."""
    for one in RULES:
        if one.name == name:
            return one
    raise ProofError("no such rule", where=name, do=f"use one of: {', '.join(one.name for one in RULES)}")


def find_all(matter: Matter, kept: Kept = lambda _: None) -> tuple[Finding, ...]:
    """The Findings of every rule, in the order of the rules; what is `kept` is not made anew."""
    return tuple(finding for one in RULES for finding in _of(one, matter, kept))


def _of(one: Rule, matter: Matter, kept: Kept) -> tuple[Finding, ...]:
    before = kept(one)
    return one.find(matter) if before is None else before
