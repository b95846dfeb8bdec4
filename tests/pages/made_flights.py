"""Flights made for tests: tracks by hand, and all else worked out by the analysis itself."""

import sys
from datetime import UTC, datetime
from types import ModuleType

import numpy as np

from habeas.analysis.flights.crossings import crossings_of
from habeas.analysis.flights.gaps import gaps
from habeas.analysis.flights.geodesy import slerp
from habeas.analysis.flights.legs import legs
from habeas.analysis.flights.positions import Aircraft, track
from habeas.pages.flights import Flight, MapMark
from habeas.reference.boundaries import territory

PLANE = Aircraft("a1b2c3", "N278GX", "A320")
SOURCE = "src-track"
SPRING = datetime(2025, 3, 15, 21, 26, tzinfo=UTC).timestamp()
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


def flight(rows, *, boundaries=("US",), aircraft=PLANE, callsigns=((0.0, "GXA6143"),), **changes):
    made = track(aircraft, rows, sources=(SOURCE,), callsigns=callsigns)
    drawn = tuple(territory(code) for code in boundaries)
    return Flight(
        aircraft,
        made,
        legs=legs(made),
        crossings=crossings_of(made, drawn),
        gaps=gaps(made),
        sources=(SOURCE,),
        boundaries=drawn,
        **changes,
    )


def spring(**changes):
    """Harlingen to Comayagua with a gap over the sea, a stop, and on to San Salvador, whose landing is seen."""
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
    return flight(rows, marks=marks, **changes)


def lost(**changes):
    """The same first leg, never seen to land: the points end high over the sea."""
    out = rows_between(HARLINGEN, COMAYAGUA, SPRING, 9000)
    return flight(laid(standing(HARLINGEN, SPRING - 660, 600), without(out, SPRING + 5000, np.inf)), **changes)


def astride(**changes):
    """From 175 degrees east to 175 west, with a gap in the middle."""
    rows = rows_between((-18.0, 170.0), (-14.0, -170.0), SPRING, 9000)
    rows = without(rows, SPRING + 5400, SPRING + 7000)
    return flight(rows, boundaries=(), aircraft=Aircraft("c81234", "ZK-ABC", "B789"), **changes)


def polar(**changes):
    rows = rows_between((70.0, -150.0), (72.0, 40.0), SPRING, 18_000, step=60)
    return flight(rows, boundaries=(), aircraft=Aircraft("a00001", "N1"), **changes)


def shore():
    """A coastline for where the real one is not there yet: a rough Gulf of Mexico, and all of the far north."""
    module = ModuleType("habeas.reference.coastline")
    gulf = (
        (-110.0, 40.0), (-80.0, 40.0), (-81.0, 31.0), (-80.2, 26.0), (-82.0, 26.5), (-84.0, 30.0), (-89.0, 29.5),
        (-94.0, 29.5), (-97.2, 27.5), (-97.6, 23.0), (-96.0, 19.0), (-91.0, 18.6), (-90.4, 21.2), (-87.0, 21.5),
        (-88.3, 16.0), (-83.2, 15.0), (-83.7, 11.0), (-87.6, 12.9), (-92.2, 14.5), (-105.0, 20.0), (-110.0, 40.0),
    )  # fmt: skip
    module.land = lambda west, south, east, north: (gulf,)
    sys.modules["habeas.reference.coastline"] = module
