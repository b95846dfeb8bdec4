"""readsb's heatmap (`HH.bin.ttf`): every aircraft of half an hour, at most one position a slice of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.readings.gzipped import BEGINS, unzipped
from habeas.readings.reader import MEGABYTE, ReadingError, media_type

if TYPE_CHECKING:
    from habeas.readings.heatmap_records import Heatmap
    from habeas.readings.tracks import Tracked
    from habeas.records.reading import Reading
    from habeas.records.source import Source

MOST = 2_000 * MEGABYTE
"""Bytes that one heatmap may unpack to; half an hour of the world at 10 s is about 100 MB."""

MARK = b"\x9d\x7c\x7f\x0e"
"""The bytes that begin the record which begins a slice: 0x0e7f7c9d (globe_index.c of readsb)."""

RECORD = 16

MEDIA_TYPE = "application/x-readsb-heatmap"


@dataclass(frozen=True)
class ReadsbHeatmapReader:
    """Reads a readsb heatmap: the positions of every aircraft in half an hour, known to the slice."""

    name: str = "readsb_heatmap"
    version: str = "1"

    def accepts(self, source: Source, head: bytes) -> bool:
        """Whether the source is a heatmap, plain or gzip: its index is followed by a slice."""
        if media_type(source) == MEDIA_TYPE:
            return True
        if media_type(source) != "application/gzip":
            return False
        return looks_like_a_heatmap(unzipped(head, BEGINS).data)

    def tracks(self, source: Source, data: bytes) -> Tracked:
        """One track for each aircraft; ReadingError where there is no slice, or no position in any."""
        import numpy as np

        from habeas.analysis.flights.positions import Aircraft
        from habeas.readings.points import Remarks, by_aircraft

        found = heatmap(data, where=source.name)
        remarks = Remarks(said=[*found.notes])
        numbers, which = np.unique(found.address, return_inverse=True)
        signs = found.callsigns()
        aircraft = [Aircraft(address_of(int(one))) for one in numbers]
        columns = {
            "time": found.time,
            "latitude": found.latitude,
            "longitude": found.longitude,
            "altitude": found.altitude,
            "ground": found.ground,
            "speed": found.speed,
            "kind": found.kind,
            "number": found.number,
        }
        heard = {place: signs.get(int(one), []) for place, one in enumerate(numbers)}
        tracks = by_aircraft(aircraft, which, columns, remarks, source=source.id, heard=heard)
        if not tracks:
            raise ReadingError(
                "kept, not read: the heatmap has no usable position",
                where=source.name,
                do="check the original",
            )
        return remarks.tracked(tracks)

    def read(self, source: Source, data: bytes) -> Reading:
        """The positions as a table; warnings say to what the times are known, and whether the file is cut."""
        from habeas.readings.tracks import laid_out

        return laid_out(source, self.tracks(source, data))


def looks_like_a_heatmap(head: bytes) -> bool:
    """Whether a slice's mark begins one of the first records, at the place that the first one names."""
    if len(head) < 2 * RECORD:
        return False
    begins = int.from_bytes(head[:4], "little") * RECORD
    return 0 < begins <= len(head) - 4 and head[begins : begins + 4] == MARK


def heatmap(data: bytes, *, where: str = "") -> Heatmap:
    """The records of a heatmap, gzip or plain, as flat columns: for looking through many aircraft at once.

    ReadingError where there is no slice in it. A file that is cut gives what is there, and says so.
    """
    from habeas.readings.heatmap_records import decoded

    raw = unzipped(data, MOST)
    if raw.more or raw.damaged:
        why = "its gzip is damaged inside" if raw.damaged else f"more than {MOST // MEGABYTE} MB"
        raise ReadingError(f"kept, not read: {why}", where=where, do="get the original again")
    found = decoded(raw.data, gzip_cut=raw.cut)
    if found is None:
        raise ReadingError(
            "kept, not read: there is no slice of a readsb heatmap in it",
            where=where,
            do="check the original",
        )
    return found


def address_of(number: int) -> str:
    """An address as `Aircraft` has it, out of a heatmap's number for it: "~" where bit 24 is set."""
    return f"{'~' if number >> 24 & 1 else ''}{number & 0xFFFFFF:06x}"
