"""Standards that places of detention and their records can be held to, each with edition and force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from habeas.reference.tables import document

FORCES = ("binds", "policy", "benchmark")
HOLDS = ("at_least", "at_most", "never", "defines_at_least", "defines_more_than", "holds_fields")


@dataclass(frozen=True)
class Standard:
    """One threshold or rule of one text, edition and article, in our own words."""

    id: str
    text: str
    instrument: str
    edition: str
    article: str
    """Empty where its number was not seen."""
    force: str
    """One of FORCES; what binds, binds only those the note says."""
    measure: str
    unit: str
    """m2, h, d; empty for a rule without a number."""
    value: Decimal | None
    holds: str
    """One of HOLDS: how a measured value meets it. What "defines" is a definition: nothing breaks it."""
    since: date | None
    until: date | None
    """The first day on which it no longer stands; None while no end is known."""
    source: str
    note: str
    verified: bool
    """Whether a source read by the project shows it; what is not verified is never cited as stated."""

    def stands_on(self, day: date) -> bool:
        """Return whether the standard was in effect on the day; an unknown beginning counts as before it."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True)
class RegisterField:
    """One thing that a record of a person's custody must hold under a standard, in our own words."""

    id: str
    standard: str
    article: str
    text: str
    about: tuple[str, ...]
    """The facts it asks for, in words that several standards share ("transfer time", "destination")."""
    verified: bool


@cache
def standards() -> tuple[Standard, ...]:
    """Return every standard of data/standards.json, in its order."""
    return tuple(_standard(each) for each in document("standards.json")["standards"])


@cache
def register_fields() -> tuple[RegisterField, ...]:
    """Return every field that ICPPED Article 17(3) and Mandela Rule 7 (2015) ask a record to hold."""
    listed = document("standards.json")["register_fields"]
    return tuple(RegisterField(**{**each, "about": tuple(each["about"])}) for each in listed)


def standard(id: str) -> Standard | None:
    """Return the standard of that id, or nothing."""
    return next((each for each in standards() if each.id == id), None)


def _standard(row: dict[str, Any]) -> Standard:
    value = Decimal(row["value"]) if row["value"] else None
    return Standard(**{**row, "value": value, "since": _day(row["since"]), "until": _day(row["until"])})


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
