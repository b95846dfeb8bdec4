"""Makes examples/march-2025/sources/tracks: positions computed from published times, observed by nobody.

    .venv/bin/python scripts/make_example_tracks.py

Each aircraft of the example flies the great circle at constant speed between a published departure and
landing, with a plain climb and descent, in the layout of a readsb trace. The files say in `made` what they
are, and `examples/march-2025/sources.csv` says it of each source. One stretch of each is left out, so that
the example has a gap. The third leg's hour stands in no source that was read: its track is made from the
row that is marked unverified, and no finding rests on it.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from habeas.analysis.flights.registrations import us_address
from habeas.analysis.great_circle import Position, distance, path
from habeas.reference.places import airport

TARGET = Path(__file__).parents[1] / "examples" / "march-2025" / "sources" / "tracks"
STEP_S = 15
CLIMB_S, DESCENT_S, CRUISE_FT = 1_200, 1_500, 34_000
TAXI_S = 120
GAP_S = (2_700, 3_300)
"""Seconds after take-off between which nothing is given."""


@dataclass(frozen=True)
class Flown:
    """A leg of the example: registration, callsign, ends, the published times and who published them."""

    registration: str
    callsign: str
    departed: str
    landed: str
    after: str
    origin: str = "KHRL"
    destination: str = "MHPR"


LEGS = (
    Flown(
        "N278GX",
        "GXA6143",
        "2025-03-15T17:26-04:00",
        "2025-03-15T19:36-04:00",
        "17:26 (Flightradar24 in CNN and Reuters) and 19:36 (itcanhappenhere)",
    ),
    Flown(
        "N837VA",
        "GXA6145",
        "2025-03-15T17:45-04:00",
        "2025-03-15T20:02-04:00",
        "17:45 (Flightradar24 in CNN) and 20:02 (itcanhappenhere)",
    ),
    Flown(
        "N630VA",
        "GXA6122",
        "2025-03-15T19:36-04:00",
        "2025-03-15T21:50-04:00",
        "19:36 (not verified) and by 21:50 (New York Times)",
    ),
)


def main() -> None:
    """Write a trace for each leg."""
    TARGET.mkdir(exist_ok=True)
    for leg in LEGS:
        address = us_address(leg.registration)
        target = TARGET / f"trace_full_{address}.json"
        target.write_text(trace(leg, address), encoding="ascii")
        print(f"{target.name}: {target.stat().st_size:,} bytes")


def trace(leg: Flown, address: str) -> str:
    """The trace of a leg as JSON, a point a line."""
    took_off, landed = (datetime.fromisoformat(text).timestamp() for text in (leg.departed, leg.landed))
    head = {
        "icao": address,
        "r": leg.registration,
        "made": f"computed from published times, observed by nobody: Eastern, {leg.after}",
        "timestamp": took_off - TAXI_S,
    }
    rows = [
        [round(second - (took_off - TAXI_S), 2), *row]
        for second, row in points(leg, took_off, landed)
        if not GAP_S[0] < second - took_off < GAP_S[1]
    ]
    rows[0][8] = rows[len(rows) // 2][8] = {"flight": f"{leg.callsign:<8}"}
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    opening = json.dumps(head)[:-1]
    return f'{opening}, "trace": [\n{lines}\n]}}\n'


def points(leg: Flown, took_off: float, landed: float) -> list[tuple[float, list[object]]]:
    """Each second with its row from the latitude on, with some minutes on the ground at both ends."""
    ends = [airport(code) for code in (leg.origin, leg.destination)]
    start, end = (Position(one.lat, one.lon) for one in ends if one)
    count = round((landed - took_off) / STEP_S)
    way = path(start, end, count)
    knots = round(distance(start, end) / (landed - took_off) * 3600 / 1852, 1)
    flown = [
        (took_off + number * STEP_S, _row(where, _height(number * STEP_S, landed - took_off), knots))
        for number, where in enumerate(way)
        if 0 < number <= count
    ]
    stands = range(0, TAXI_S + 1, STEP_S)
    before = [(took_off - TAXI_S + second, _row(start, "ground", 0.0)) for second in stands]
    after = [(landed + STEP_S + second, _row(end, "ground", 0.0)) for second in stands]
    return [*before, *flown, *after]


def _height(since: float, whole: float) -> int:
    """Feet: up over CLIMB_S, level, down over DESCENT_S."""
    share = min(1.0, since / CLIMB_S, (whole - since) / DESCENT_S)
    return round(CRUISE_FT * share / 25) * 25


def _row(where: Position, height: object, knots: float) -> list[object]:
    place = [round(where.latitude, 6), round(where.longitude, 6)]
    return [*place, height, knots, None, 0, None, None, "other", None, None, None, None]


if __name__ == "__main__":
    main()
