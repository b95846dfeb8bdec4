"""Which rules there are, in the order in which their findings stand."""

from habeas.findings.aircraft_identity import AircraftIdentity
from habeas.findings.basis_account import BasisAccount
from habeas.findings.competing_statements import CompetingStatements
from habeas.findings.count_balance import CountBalance
from habeas.findings.errors import ProofError
from habeas.findings.hedge_drift import HedgeDrift
from habeas.findings.in_force import InForce
from habeas.findings.order_clock import OrderClock
from habeas.findings.picture_origins import PictureOrigins
from habeas.findings.rule import Rule
from habeas.findings.track_crossings import TrackCrossings
from habeas.findings.track_gaps import TrackGaps
from habeas.findings.unstated import Unstated
from habeas.records.finding import Finding
from habeas.records.matter import Matter

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
)
"""A new rule enters here."""


def rule(name: str) -> Rule:
    """The rule of this name; ProofError where there is none."""
    for one in RULES:
        if one.name == name:
            return one
    raise ProofError("no such rule", where=name, do=f"use one of: {', '.join(one.name for one in RULES)}")


def find_all(matter: Matter) -> tuple[Finding, ...]:
    """The Findings of every rule, in the order of the rules."""
    return tuple(finding for one in RULES for finding in one.find(matter))
