"""Made traces of readsb, as real ones are: about 176 bytes a point as JSON, 26 as gzip; from a seed."""

import gzip
import json
import math
from random import Random
from typing import Any

MIDNIGHT = 1_718_409_600.0
"""2024-06-15T00:00Z."""

GROUND_SHARE = 0.08
NULLS = 0.02
SAID_EVERY = 4
"""Shares as in the two traces of docs/measured.md: a row in four has the aircraft's object."""


def traces(number: int, points: int, seed: int = 1) -> list[bytes]:
    """So many gzips of traces, each of one invented aircraft with so many points."""
    random = Random(seed)
    return [gzip.compress(trace(random, f"f{at:05x}", points), 6, mtime=0) for at in range(number)]


def trace(random: Random, address: str, points: int) -> bytes:
    """The JSON of one trace, laid out in lines as readsb's json_out.c does."""
    head = {"icao": address, "r": f"N{address}", "t": "B738", "dbFlags": 0, "desc": "BOEING 737-800"}
    rows = ",\n".join(_line(row) for row in _rows(random, points))
    return f'{json.dumps(head)[:-1]},\n"timestamp": {MIDNIGHT:.3f},\n"trace":[\n{rows}]}}\n'.encode()


def _rows(random: Random, points: int) -> list[list[Any]]:
    seconds, north, east, feet, course = 0.0, random.uniform(-60, 60), random.uniform(-170, 170), 0, 90.0
    rows = []
    for at in range(points):
        seconds += random.choice((4.0, 8.0, 9.0, 15.0)) + random.randint(0, 9) / 20
        ground = at < points * GROUND_SHARE
        feet = 0 if ground else min(35_000, feet + 25 * random.randint(0, 3))
        rate = None if ground or random.random() < NULLS else 64 * random.randint(0, 5)
        speed = round(random.uniform(0, 15) if ground else 440 + random.gauss(0, 1), 1)
        course = (course + random.gauss(0, 0.3)) % 360
        step = speed * 10 / 3600 / 60
        north += step * math.cos(math.radians(course))
        east += step * math.sin(math.radians(course))
        known: list[Any] = [None] * 4 if ground else [feet + 1_200, rate, 280, round(random.gauss(0, 1), 1)]
        said = _said(random, feet, course) if at % SAID_EVERY == 0 else None
        place = [round(seconds, 2), round(north, 6), round(east, 6), "ground" if ground else feet]
        rows.append([*place, speed, round(course, 1), 0, rate, said, "adsb_icao", *known])
    return rows


def _said(random: Random, feet: int, course: float) -> dict[str, Any]:
    """What readsb writes of the aircraft beside a point, about as long as it is."""
    return {
        "type": "adsb_icao",
        "flight": "HBS1234 ",
        "alt_geom": feet + 1_200,
        "ias": 279,
        "tas": 460,
        "mach": 0.772,
        "wd": 214,
        "ws": 41,
        "track": round(course, 2),
        "roll": round(random.gauss(0, 2), 2),
        "true_heading": round(course, 2),
        "baro_rate": 0,
        "geom_rate": 32,
        "squawk": "1173",
        "category": "A3",
        "nav_qnh": 1013.6,
        "nic": 8,
        "rc": 186,
        "version": 2,
        "nic_baro": 1,
        "nac_p": 10,
        "nac_v": 2,
        "sil": 3,
        "sil_type": "perhour",
        "alert": 0,
        "spi": 0,
    }


def _line(row: list[Any]) -> str:
    """A row with as many decimals as readsb prints."""
    seconds, north, east = f"{row[0]:.2f}", f"{row[1]:.6f}", f"{row[2]:.6f}"
    return f"[{seconds},{north},{east},{json.dumps(row[3:], separators=(',', ':'))[1:]}"
