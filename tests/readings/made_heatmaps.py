"""Heatmaps as readsb writes them, made record by record after the layout of its C source."""

import gzip
import struct
from dataclasses import dataclass

START = 1_718_452_800_000
"""2024-06-15T12:00Z in milliseconds."""

RECORD = struct.Struct("<Iiihh")
KINDS = {"adsb_icao": 0, "mlat": 5, "mode_ac": 12, "unknown": 15}


@dataclass(frozen=True)
class Position:
    """A position record."""

    address: int = 0xA1B2C3
    latitude: float = 10.0
    longitude: float = 20.0
    altitude: int = 1200
    speed: int = 4500
    kind: str = "adsb_icao"

    def packed(self) -> bytes:
        """Its 16 bytes."""
        place = round(self.latitude * 1e6), round(self.longitude * 1e6)
        return RECORD.pack(self.address | KINDS[self.kind] << 27, *place, self.altitude, self.speed)


@dataclass(frozen=True)
class Said:
    """An info record."""

    address: int = 0xA1B2C3
    callsign: bytes = b"AAL1    "
    squawk: int = 1200

    def packed(self) -> bytes:
        """Its 16 bytes."""
        return struct.pack("<Ii8s", self.address, 1 << 30 | self.squawk, self.callsign)


def heatmap(
    slices: list[list[Position | Said]], interval: int = 30_000, *, start: int = START, count: int = 0
) -> bytes:
    """The file's bytes; slices that are not given are empty, up to `count` (half an hour of them)."""
    count = count or 1_800_000 // interval
    body, index = b"", b""
    for at in range(count):
        stamp = start + at * interval
        index += RECORD.pack(count + len(body) // 16, 0, 0, 0, 0)
        body += struct.pack("<IiIHh", 0x0E7F7C9D, stamp >> 32, stamp & 0xFFFFFFFF, interval & 0xFFFF, 0)
        body += b"".join(one.packed() for one in (slices[at] if at < len(slices) else []))
    return index + body


def zipped(data: bytes) -> bytes:
    """As readsb keeps it."""
    return gzip.compress(data, 9, mtime=0)
