"""Made heatmaps: a day of invented traffic as readsb writes it, with flights planted that must be found.

No real aircraft is described. Records are laid out as readsb's C source writes them: an index, then slices,
each begun by a marker, of positions and information entries.
"""

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

MAGIC = 0x0E7F7C9D
INFO = 1 << 30
RECORD = np.dtype([("hex", "<i4"), ("lat", "<i4"), ("lon", "<i4"), ("alt", "<i2"), ("gs", "<i2")])
HALF_HOUR = 1800
ADSB = 1 << 27
"""The source type in the top five bits; some other than 0, as records have it."""


@dataclass(frozen=True)
class Flown:
    """One invented flight: straight in degrees from one place to another, between two seconds of the day."""

    address: int
    start: float
    end: float
    origin: tuple[float, float]
    destination: tuple[float, float]
    callsign: str = ""
    feet: int = 34_000
    seen: tuple[float, float] = (0.0, 1.0)
    """The shares of the flight between which it is received."""

    def at(self, second: float) -> tuple[float, float, int, int] | None:
        """Degrees north and east, feet, tenths of a knot; None where it is not in the air or not received."""
        share = (second - self.start) / (self.end - self.start)
        if not max(0.0, self.seen[0]) <= share <= min(1.0, self.seen[1]):
            return None
        lat, lon = (a + share * (b - a) for a, b in zip(self.origin, self.destination, strict=True))
        climbed = min(share, 1 - share) * (self.end - self.start) * 30  # 1,800 feet a minute
        return lat, lon, int(min(self.feet, climbed)), 4500


def write_day(
    folder: Path,
    midnight: int,
    planted: tuple[Flown, ...],
    *,
    aircraft: int = 0,
    interval: int = 30,
    seed: int = 1,
) -> tuple[int, int]:
    """Write 00.bin.ttf to 47.bin.ttf; how many positions there are, and how many bytes before gzip.

    `aircraft` invented ones are in the air at once beside the planted flights.
    """
    folder.mkdir(parents=True, exist_ok=True)
    crowd = Crowd(aircraft, seed)
    positions = size = 0
    for half in range(48):
        records, count = half_hour(half, midnight, planted, crowd, interval)
        positions, size = positions + count, size + records.nbytes
        (folder / f"{half:02}.bin.ttf").write_bytes(gzip.compress(records.tobytes(), 1))
    return positions, size


def half_hour(
    half: int, midnight: int, planted: tuple[Flown, ...], crowd: "Crowd", interval: int
) -> tuple[Any, int]:
    """The records of one file, index first, and how many of them are positions."""
    slices = []
    positions = 0
    for number in range(HALF_HOUR // interval):
        second = half * HALF_HOUR + number * interval
        made = np.concatenate(
            [crowd.at(second, tell=number % 10 == 0), _planted(planted, second, number == 0)]
        )
        positions += int((made["lat"] < INFO).sum())
        slices.append(np.concatenate([_marker(midnight + second, interval), made]))
    lengths = [len(one) for one in slices]
    index = np.zeros(len(slices), RECORD)
    index["hex"] = len(slices) + np.cumsum([0, *lengths[:-1]])
    return np.concatenate([index, *slices]), positions


class Crowd:
    """Invented aircraft, each back and forth along a line of its own, all day and all over the world."""

    def __init__(self, count: int, seed: int) -> None:
        random = np.random.default_rng(seed)
        self.count = count
        where = random.random(count)
        over_us = where < 0.4
        self.lat = np.where(over_us, random.uniform(26, 48, count), random.uniform(-55, 65, count))
        self.lon = np.where(over_us, random.uniform(-122, -72, count), random.uniform(-179, 179, count))
        self.north = random.normal(0, 3, count)
        self.east = random.normal(0, 6, count)
        self.phase = random.uniform(0, 1, count)
        self.period = random.uniform(4000, 20000, count)
        self.address = random.choice(np.arange(0xA00001, 0xADF7C7), count, replace=False).astype(np.int32)
        self.noise = random

    def at(self, second: int, *, tell: bool) -> Any:
        """The records of all at a second; with each one's callsign where they are to be told."""
        turn = np.abs(((second / self.period + self.phase) % 1) * 2 - 1)
        made = np.zeros(self.count, RECORD)
        made["hex"] = self.address | ADSB
        made["lat"] = np.clip((self.lat + self.north * turn) * 1e6, -89e6, 89e6)
        made["lon"] = ((self.lon + self.east * turn + 180) % 360 - 180) * 1e6
        made["lat"] += self.noise.integers(-500, 500, self.count, dtype=np.int32)
        made["alt"] = np.minimum(turn * 6000, 1400)
        made["gs"] = 4200
        return np.concatenate([self._told(), made]) if tell else made

    def _told(self) -> Any:
        told = np.zeros(self.count, RECORD)
        told["hex"] = self.address | ADSB
        told["lat"] = INFO | 1200
        told.view("u1").reshape(-1, 16)[:, 8:16] = np.frombuffer(
            "".join(f"QZX{number % 10000:<5}" for number in range(self.count)).encode(), "u1"
        ).reshape(-1, 8)
        return told


def _planted(planted: tuple[Flown, ...], second: int, tell: bool) -> Any:
    rows = []
    for one in planted:
        found = one.at(second)
        if found is None:
            continue
        lat, lon, feet, speed = found
        if one.callsign and (tell or one.at(second - 30) is None):
            rows.append(information(one.address, one.callsign))
        rows.append(position(one.address, lat, lon, feet, speed))
    return np.concatenate([np.zeros(0, RECORD), *rows])


def position(address: int, lat: float, lon: float, feet: int | None, speed: int = -1) -> Any:
    """One position record; `feet` None is on the ground, `speed` is in tenths of a knot."""
    height = -123 if feet is None else feet // 25
    return np.array([(address | ADSB, round(lat * 1e6), round(lon * 1e6), height, speed)], RECORD)


def information(address: int, callsign: str, squawk: int = 1200) -> Any:
    """One information entry: the callsign lies over longitude, altitude and speed."""
    made = np.array([(address | ADSB, INFO | squawk, 0, 0, 0)], RECORD)
    made.view("u1")[8:16] = np.frombuffer(f"{callsign:<8}".encode(), "u1")
    return made


def _marker(second: int, interval: int) -> Any:
    stamp = second * 1000
    low = np.uint32(stamp & 0xFFFFFFFF).astype(np.int32)
    return np.array(
        [
            (
                MAGIC,
                stamp >> 32,
                low,
                interval * 1000 if interval * 1000 < 32768 else interval * 1000 - 65536,
                0,
            )
        ],
        RECORD,
    )
