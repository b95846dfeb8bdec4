"""FlightAware's KML: a gx:Track of instants and places in metres; the aircraft is named by words only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from habeas.readings.reader import ReadingError, media_type, refuse_empty, refuse_large

if TYPE_CHECKING:
    from habeas.readings.points import Remarks
    from habeas.readings.position_cells import Cells
    from habeas.readings.position_tables import Laid
    from habeas.readings.tracks import Tracked
    from habeas.records.reading import Reading
    from habeas.records.source import Source

ESTIMATED = "FlightAware's KML does not mark positions that are estimated: any of them may be"
UNPAIRED = "it has a time without a place, or a place without a time"


@dataclass(frozen=True)
class FlightAwareKmlReader:
    """Reads KML that has a gx:Track, as FlightAware exports a flight."""

    name: str = "flightaware_kml"
    version: str = "1"

    def accepts(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 (the Reader's signature)
        """Whether the source is KML."""
        return media_type(source) == "application/vnd.google-earth.kml+xml"

    def tracks(self, source: Source, data: bytes) -> Tracked:
        """One track of all gx:Tracks in it, without an address; ReadingError where there is none."""
        import numpy as np

        from habeas.readings.points import Remarks
        from habeas.readings.position_tables import tabled

        refuse_large(source, data)
        refuse_empty(source, data)
        remarks = Remarks()
        columns = _columns(_parsed(source, data), remarks)
        if not columns["time"]:
            raise ReadingError(
                "kept, not read: there is no gx:Track with times and places in the KML",
                where=source.name,
                do="export the flight's track log as KML",
            )
        remarks.said.append(ESTIMATED)
        number = np.arange(len(columns["time"]), dtype=np.int32)
        return tabled([(number, columns)], layout, remarks, source=source.id, where=source.name)

    def read(self, source: Source, data: bytes) -> Reading:
        """The positions as a table; warnings say which were left out and why."""
        from habeas.readings.tracks import laid_out

        return laid_out(source, self.tracks(source, data))


def layout(cells: Cells) -> Laid:
    """Metres to feet; nothing is said of the ground, of speed or of direction."""
    from habeas.readings.position_cells import FEET
    from habeas.readings.position_tables import Laid

    none = [""] * cells.count
    return Laid(
        {
            "time": cells.time("time"),
            "latitude": cells.number("latitude"),
            "longitude": cells.number("longitude"),
            "altitude": cells.number("altitude", FEET),
        },
        none,
        none,
        none,
        cells.texts("callsign"),
    )


def _parsed(source: Source, data: bytes) -> Any:
    """The KML's root; nothing it names is fetched, and no entity is expanded."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ReadingError(
            "kept, not read: the KML declares a document type, which may expand without end",
            where=source.name,
            do="export it again; KML needs none",
        )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(
            f"kept, not read: the KML is no XML ({str(error)[:100]})",
            where=source.name,
            do="get the original again",
        ) from None


def _columns(root: Any, remarks: Remarks) -> dict[str, list[str]]:
    """The instants and places of every gx:Track, in the file's order."""
    found: dict[str, list[str]] = {
        "time": [],
        "latitude": [],
        "longitude": [],
        "altitude": [],
        "callsign": [],
    }
    for one in root.iter("{*}Track"):
        whens = [_text(each) for each in one.iterfind("{*}when")]
        places = [_text(each).split() for each in one.iterfind("{*}coord")]
        if len(whens) != len(places):
            remarks.bad[UNPAIRED] += abs(len(whens) - len(places))
        sign = _callsign(one)
        for when, place in zip(whens, places, strict=False):
            longitude, latitude, altitude = [*place, "", "", ""][:3]
            for name, value in zip(found, (when, latitude, longitude, altitude, sign), strict=True):
                found[name].append(value)
    return found


def _callsign(track: Any) -> str:
    """The name of the Placemark that a track is in, where it is a single word: "DAL2927"."""
    for above in track.iterancestors("{*}Placemark"):
        name = _text(above.find("{*}name")).split()
        return name[0] if len(name) == 1 else ""
    return ""


def _text(element: Any) -> str:
    return (element.text or "").strip() if element is not None else ""
