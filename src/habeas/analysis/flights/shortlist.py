"""Which aircraft of a day can meet a rule at all, told from all positions in a first pass, without tracks.

Every aircraft that `candidates` would give is in it, and some that it would not: what is left out need not be
put in order, parted into legs and held against boundaries. A few bytes are kept for each possible address, so
memory does not grow with the number of aircraft.
"""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING, Any

import numpy as np

from habeas.analysis.flights.conditions import CONE_FT, cone_m
from habeas.analysis.flights.grid import CELL, grid_of
from habeas.analysis.flights.rule import who

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from habeas.analysis.flights.rule import Rule

NOT_ICAO = 1 << 24
"""Set in the number of an address that is no ICAO address ("~")."""

ADDRESSES = 1 << 25

INSIDE, OUTSIDE, LOW, OPERATOR, CALLSIGN, WATCHED, NAMED = (1 << place for place in range(7))
"""An address's bits: what has been seen of it, and whether the rule names it."""

METRES_A_DEGREE = 110_000.0
"""Of latitude; a little less than the least there is (110,574 m), so that boxes are wide enough."""


class Shortlist:
    """What the positions and callsigns seen so far say of each address: `see`, `hear`, then `chosen`.

    Where a rule has several boundaries, an address seen on both sides of any two counts.
    """

    def __init__(self, rule: Rule) -> None:
        """Lay the rule's boundaries and airports over a table of cells."""
        self.rule = rule
        self.grids = tuple(grid_of(one) for one in rule.beyond)
        self.bits = np.zeros(ADDRESSES, np.uint8)
        self.count = np.zeros(ADDRESSES, np.uint16)
        self.signs: dict[bytes, int] = {}
        self.ceiling = CONE_FT + max((one.elevation for one in rule.airports), default=0.0)
        named = [_number(one) for one in who(rule)]
        self.bits[named] = NAMED
        self.cells = _cells(rule) if rule.airports else None

    def see(self, address: Any, latitude: Any, longitude: Any, altitude: Any) -> None:
        """Take in positions: numbers of addresses, degrees, feet; NaN where on the ground or not known."""
        np.add.at(self.count, address, np.uint16(1))
        for grid in self.grids:
            inside = grid.inside(latitude, longitude)
            self._mark(address[inside], INSIDE)
            self._mark(address[~inside], OUTSIDE)
        if self.cells is not None:
            near = np.flatnonzero(self.cells[_cell(latitude, longitude)])
            low = near[~(altitude[near] > self.ceiling)]
            self._mark(address[low], LOW)

    def hear(self, address: Any, callsign: Any) -> None:
        """Take in callsigns: numbers of addresses, and what each said in 8 bytes."""
        if not {"operator", "callsign", "watch list"} & set(self.rule.conditions) or not len(address):
            return
        said, which = np.unique(np.ascontiguousarray(callsign).view(np.uint64), return_inverse=True)
        bits = np.array([self._heard(one) for one in said.view("S8").tolist()], np.uint8)[which]
        told = np.flatnonzero(bits)
        np.bitwise_or.at(self.bits, address[told], bits[told])

    def _heard(self, callsign: bytes) -> int:
        """The bits of a callsign; one is heard in many files, so each is told once."""
        if callsign not in self.signs:
            self.signs[callsign] = self._bits(callsign)
        return self.signs[callsign]

    def _bits(self, callsign: bytes) -> int:
        sign, rule = callsign.decode("ascii", "replace").strip(" @\0").upper(), self.rule
        code = sign[:3] if sign[3:4].isdigit() else ""
        begins = sign.startswith(rule.callsigns)
        watching = rule.watching
        watched = bool(watching.of("operator", [code]) or watching.begun(sign))
        return OPERATOR * (code in rule.operators) | CALLSIGN * begins | WATCHED * watched

    def _mark(self, address: Any, bit: int) -> None:
        self.bits[address] |= np.uint8(bit)

    def seen(self) -> int:
        """How many addresses were seen."""
        return int(np.count_nonzero(self.count))

    def chosen(self) -> NDArray[np.intp]:
        """The numbers of the addresses that can meet as many conditions as the rule needs, in order."""
        seen = np.flatnonzero(self.count)
        bits = self.bits[seen]
        both = INSIDE | OUTSIDE
        can = {
            "tail": (bits & NAMED) != 0,
            "address": (bits & NAMED) != 0,
            "operator": (bits & OPERATOR) != 0,
            "callsign": (bits & CALLSIGN) != 0,
            "watch list": (bits & (WATCHED | NAMED)) != 0,
            "from": (bits & LOW) != 0,
            "beyond": (bits & both) == both,
        }
        met = np.zeros(len(seen), np.int64)
        for name in self.rule.conditions:
            met += can[name]
        return seen[met >= self.rule.needed]


def name(number: int) -> str:
    """The address of a number: six hexadecimal digits, after "~" where it is no ICAO address."""
    return f"{'~' if number & NOT_ICAO else ''}{number & 0xFFFFFF:06x}"


def _number(address: str) -> int:
    return int(address.removeprefix("~"), 16) | (NOT_ICAO if address.startswith("~") else 0)


_ROWS, _COLUMNS = round(180 / CELL) + 1, round(360 / CELL) + 1


def _cell(latitude: Any, longitude: Any) -> Any:
    rows = ((latitude + 90.0) / CELL).astype(np.intp)
    return rows * _COLUMNS + ((longitude + 180.0) / CELL).astype(np.intp)


def _cells(rule: Rule) -> NDArray[np.bool_]:
    """The cells from which a take-off at one of the airports is not too far, flat."""
    found = np.zeros((_ROWS, _COLUMNS), np.bool_)
    for one in rule.airports:
        reach = cone_m(CONE_FT) / METRES_A_DEGREE + CELL
        south, north = one.latitude - reach, one.latitude + reach
        wide = reach / max(cos(radians(min(89.0, max(abs(south), abs(north))))), 0.02)
        rows = slice(max(0, int((south + 90) / CELL)), int((north + 90) / CELL) + 1)
        for shift in (-360.0, 0.0, 360.0):
            first = int((one.longitude - wide + shift + 180) / CELL)
            last = int((one.longitude + wide + shift + 180) / CELL) + 1
            found[rows, max(0, first) : max(0, last)] = True
    return found.ravel()


def batches(chosen: NDArray[np.intp], count: NDArray[np.uint16], most: int) -> Iterable[NDArray[np.intp]]:
    """The chosen in parts, in order, each with no more positions than `most`, or of one aircraft."""
    start, points = 0, 0
    for at, number in enumerate(chosen.tolist()):
        more = int(count[number])
        if at > start and points + more > most:
            yield chosen[start:at]
            start, points = at, 0
        points += more
    if start < len(chosen):
        yield chosen[start:]
