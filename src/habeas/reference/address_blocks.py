"""The blocks of aircraft addresses that ICAO gives to states, and the marks their registrations begin with.

After the table of Annex 10, Volume III, and the nationality marks of Annex 7, from general knowledge: neither
text was read. The ranges are those of tar1090's `flags.js`, which says that they are mostly the Annex's.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from habeas.reference.tables import rows

WITHOUT_DASH = ("N", "JA", "HL", "YV", "HI", "UK")
"""Marks after which a registration is written on without a dash; others are known by the dash alone."""


@dataclass(frozen=True)
class Block:
    """A range of addresses, ends included; the state's ISO code ("" where ICAO's own), name and marks."""

    first: int
    last: int
    state: str
    name: str
    marks: tuple[str, ...]


def blocks() -> tuple[Block, ...]:
    """Every block, in order of addresses; none overlap."""
    return _blocks()


def block(address: str) -> Block | None:
    """The block an ICAO address (six hexadecimal digits) lies in; None outside all of them."""
    if not re.fullmatch(r"[0-9a-fA-F]{6}", address):
        return None
    number = int(address, 16)
    at = bisect_right(_firsts(), number) - 1
    found = _blocks()[at] if at >= 0 else None
    return found if found and number <= found.last else None


def mark(registration: str) -> str:
    """The nationality mark of a registration in capitals: XA of XA-VXB; "" where none is sure."""
    head, dash, _ = registration.partition("-")
    if dash:
        return head if head in _states() else ""
    fits = (one for one in WITHOUT_DASH if re.match(rf"{one}[0-9]", registration))
    return next(fits, "")


def states(registration: str) -> frozenset[str]:
    """The ISO codes of the states that registrations like this are of; several share B; empty if unknown."""
    return _states().get(mark(registration), frozenset())


@cache
def _blocks() -> tuple[Block, ...]:
    return tuple(
        Block(
            int(row["first"], 16),
            int(row["last"], 16),
            row["state"],
            row["name"],
            tuple(row["marks"].split()),
        )
        for row in rows("address_blocks.csv")
    )


@cache
def _firsts() -> tuple[int, ...]:
    return tuple(one.first for one in _blocks())


@cache
def _states() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one in _blocks():
        for each in one.marks:
            found.setdefault(each, set()).add(one.state)
    return {each: frozenset(those) for each, those in found.items()}
