"""Places of a leg: the airport, its position and clock, as reference data has them."""

from dataclasses import dataclass

from habeas.analysis.given import Given
from habeas.analysis.texts import point_text
from habeas.findings.proof import referred
from habeas.records.finding import Step
from habeas.records.place import Place
from habeas.reference.boundaries import TERRITORY
from habeas.reference.places import airport, place


@dataclass(frozen=True)
class Located:
    """A place's key among places, its name, its position as text ("" where unknown), zone and country."""

    key: str
    name: str
    point: str = ""
    zone: str = ""
    country: str = ""

    @property
    def position(self) -> Step:
        """The step that gives the position."""
        return referred(f"by reference data on places, {self.name} is at {self.point}", self.point)

    @property
    def clock(self) -> Step:
        """The step that gives the zone."""
        return referred(f"by reference data on places, the clocks of {self.name} keep {self.zone}", self.zone)


def located(stated: Place | None) -> Located | None:
    """Where a place is; only its name where reference data does not know it, None where none is stated."""
    if stated is None or not stated.name:
        return None
    port = airport(stated.code) if stated.code else None
    port = port or airport(stated.name)
    if port:
        return Located(port.icao, stated.name, point_text(port.lat, port.lon), port.zone, port.country)
    known = place(stated.name)
    if known is None:
        return Located(stated.name.casefold(), stated.name, zone=stated.zone)
    point = "" if known.lat is None or known.lon is None else point_text(known.lat, known.lon)
    zone = stated.zone or known.zone
    return Located(known.name.casefold(), stated.name, point, zone, known.country)


def drawn(country: str, over: Given) -> str:
    """The name under which a country's territory is drawn; "" where it is not, or a FIR stands there."""
    found = over.boundary(country) if country else None
    return country if found and found.kind == TERRITORY else ""
