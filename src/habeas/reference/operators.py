"""Operators that fly such legs: the codes their callsigns begin with, and what else they are called."""

from dataclasses import dataclass
from functools import cache

from habeas.reference.tables import rows


@dataclass(frozen=True)
class Operator:
    """An operator by its ICAO code (GXA), its IATA code (G6; "" where not known), names and telephony."""

    icao: str
    iata: str
    name: str
    telephony: str
    other_names: tuple[str, ...]


def operator(code_or_name: str) -> Operator | None:
    """The operator of an ICAO or IATA code, a name or a telephony; None where it is not in the list."""
    return _known().get(code_or_name.strip().casefold())


def of_callsign(callsign: str) -> Operator | None:
    """The operator whose ICAO code a callsign of three letters and a number begins with; None otherwise."""
    return operator(callsign[:3]) if callsign[:3].isalpha() and callsign[3:4].isdigit() else None


@cache
def _known() -> dict[str, Operator]:
    found: dict[str, Operator] = {}
    for row in rows("operators.csv"):
        others = tuple(filter(None, row["other_names"].split(";")))
        one = Operator(row["icao"], row["iata"], row["name"], row["telephony"], others)
        for each in (one.icao, one.iata, one.name, one.telephony, *others):
            if each:
                found.setdefault(each.casefold(), one)
    return found
