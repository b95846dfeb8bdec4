"""Flights made for tests: tracks by hand, and all else worked out by the analysis itself."""

from datetime import UTC, datetime

import numpy as np
import shapely

from habeas.analysis.flights.crossings import crossings_of
from habeas.analysis.flights.gaps import gaps
from habeas.analysis.flights.geodesy import slerp
from habeas.analysis.flights.legs import legs
from habeas.analysis.flights.positions import Aircraft, track
from habeas.pages.flights import Flight, MapMark
from habeas.reference.boundaries import TERRITORY, Boundary, Coast

PLANE = Aircraft("a1b2c3", "N278GX", "A320")
SOURCE = "src-track"
SPRING = datetime(2025, 3, 15, 21, 26, tzinfo=UTC).timestamp()
TEXAS = shapely.MultiPolygon([shapely.box(-106.0, 25.9, -97.0, 33.0)])
UNITED_STATES = Boundary(
    code="US",
    name="United States: a made piece of it",
    kind=TERRITORY,
    source="made for tests",
    tolerance_m=5000,
    geometry=TEXAS,
    coasts=(Coast(-106.0, 25.0, -96.0, 34.0, 5000, 3000),),
)
HARLINGEN, COMAYAGUA, SAN_SALVADOR = (26.2285, -97.6544), (14.3824, -87.6212), (13.4409, -89.0557)


def rows_between(start, end, begin, seconds, *, step=30.0, height=35_000, speed=440):
    """Points each `step` seconds on the great circle, climbing and descending for a fifth of the way."""
    time = np.arange(0, seconds + step / 2, step)
    share = time / seconds
    lat, lon = slerp(*(np.full(len(time), each) for each in (*start, *end)), share)
    feet = height * np.clip(np.minimum(share, 1 - share) * 5, 0, 1)
    rate = np.where(share < 0.2, 2000, np.where(share > 0.8, -2000, 0)) if height > 20_000 else 0 * share
    return {
        "time": begin + time,
        "latitude": lat,
        "longitude": lon,
        "altitude": feet,
        "ground": np.zeros(len(time), bool),
        "speed": np.full(len(time), speed),
        "rate": rate,
    }


def standing(place, begin, seconds, *, step=60.0):
    time = np.arange(0, seconds + step / 2, step)
    still = rows_between(place, place, begin, seconds, step=step, height=0, speed=0)
    return still | {"ground": np.ones(len(time), bool), "altitude": np.full(len(time), np.nan)}


def laid(*parts):
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def without(rows, first, last):
    """The rows without those whose time lies between two seconds."""
    keep = (rows["time"] < first) | (rows["time"] > last)
    return {name: column[keep] for name, column in rows.items()}


def flight(rows, *, boundaries=(UNITED_STATES,), aircraft=PLANE, callsigns=((0.0, "GXA6143"),), **changes):
    made = track(aircraft, rows, sources=(SOURCE,), callsigns=callsigns)
    return Flight(
        aircraft,
        made,
        legs=legs(made),
        crossings=crossings_of(made, boundaries),
        gaps=gaps(made),
        sources=(SOURCE,),
        boundaries=boundaries,
        **changes,
    )


def spring(**changes):
    """Harlingen to Comayagua with a gap over the sea, a stop, and on to San Salvador."""
    out = rows_between(HARLINGEN, COMAYAGUA, SPRING, 9000)
    out = without(out, SPRING + 4000, SPRING + 6500)
    on = rows_between(COMAYAGUA, SAN_SALVADOR, SPRING + 13_000, 2400, height=18_000, speed=300)
    rows = laid(
        standing(HARLINGEN, SPRING - 660, 600),
        out,
        standing(COMAYAGUA, SPRING + 9060, 3900),
        on,
        standing(SAN_SALVADOR, SPRING + 15_460, 600),
    )
    marks = (
        MapMark(SPRING - 60 + 80 * 60, "oral order 18:45–18:48 EDT", until=SPRING + 83 * 60),
        MapMark(SPRING + 7200, "written order 19:26 EDT"),
    )
    return flight(rows, **{"marks": marks, **changes})


def lost(**changes):
    """The same first leg, never seen to land: the points end high over the sea."""
    out = rows_between(HARLINGEN, COMAYAGUA, SPRING, 9000)
    return flight(
        laid(standing(HARLINGEN, SPRING - 660, 600), without(out, SPRING + 5000, np.inf)), **changes
    )


def astride(**changes):
    """From 175 degrees east to 175 west, with a gap in the middle."""
    rows = rows_between((-18.0, 170.0), (-14.0, -170.0), SPRING, 9000)
    rows = without(rows, SPRING + 5400, SPRING + 7000)
    return flight(rows, boundaries=(), aircraft=Aircraft("c81234", "ZK-ABC", "B789"), **changes)


def polar(**changes):
    rows = rows_between((70.0, -150.0), (72.0, 40.0), SPRING, 18_000, step=60)
    return flight(rows, boundaries=(), aircraft=Aircraft("a00001", "N1"), **changes)
