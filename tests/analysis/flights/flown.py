"""Flights made for tests: along the geodesic, with a climb, a descent and minutes on the ground."""

import numpy as np

from habeas.analysis.flights.geodesy import exact, geodesic
from habeas.analysis.flights.positions import COLUMNS, Aircraft, Track, track

MIDNIGHT = 1_742_083_200.0
"""2025-03-16T00:00Z."""

KHRL = (26.226559, -97.655312, 36.3)
MHPR = (14.38233, -87.62117, 2064.0)
MSLP = (13.4409, -89.0557, 101.0)
PADK = (51.883587, -176.642451, 19.5)
UHPP = (53.167889, 158.453669, 131.0)
NZSP = (-90.0, 0.0, 9300.0)
OCEAN = (0.0, -140.0, 0.0)
CLIMB_S, STILL_S = 1000.0, 300.0


def flown(
    origin, destination, *, start=MIDNIGHT, step=10.0, kmh=800.0, cruise=34_000.0, address="a00001", signs=()
):
    """A track from five minutes before take-off at `start` to five minutes after landing."""
    metres = float(exact(*origin[:2], *destination[:2]))
    ramp = min(CLIMB_S, metres / (kmh / 3.6))
    top, flight = kmh / 3.6, metres / (kmh / 3.6) + ramp
    time = np.arange(start - STILL_S, start + flight + STILL_S, step)
    aloft = np.clip(time - start, 0, flight)
    up, down = np.minimum(aloft, ramp), np.minimum(flight - aloft, ramp)
    gone = top * (up**2 / (2 * ramp) + np.clip(aloft - ramp, 0, flight - 2 * ramp))
    gone += top * (ramp / 2 - down**2 / (2 * ramp))
    ends = [np.full(len(time), each) for each in (*origin[:2], *destination[:2])]
    latitude, longitude = geodesic(*ends, gone / metres)
    ground = (time <= start) | (time >= start + flight)
    height = np.minimum(cruise, cruise * np.minimum(up, down) / CLIMB_S)
    base = np.interp(gone, [0, metres], [origin[2], destination[2]])
    rate = cruise / CLIMB_S * 60 * ((up < ramp).astype(int) - (down < ramp))
    speed = top * np.minimum(np.minimum(up, down) / ramp, 1) * 3.6 / 1.852
    columns = {
        "time": time,
        "latitude": latitude,
        "longitude": longitude,
        "altitude": np.where(ground, np.nan, base + height),
        "ground": ground,
        "speed": np.where(ground, 5.0, np.maximum(speed, 100)),
        "rate": np.where(ground, np.nan, rate),
    }
    return track(Aircraft(address), columns, sources=("made",), callsigns=signs)


def chained(*tracks):
    """Tracks of one source one after the other, numbered through."""
    columns = {name: np.concatenate([getattr(one, name) for one in tracks]) for name in COLUMNS}
    columns["number"] = np.arange(len(columns["time"]))
    signs = [sign for one in tracks for sign in one.callsigns]
    return track(tracks[0].aircraft, columns, sources=tracks[0].sources, callsigns=signs)


def moved(one: Track, **columns):
    """The same track with other values in some columns."""
    given = {name: getattr(one, name) for name in COLUMNS} | columns
    return track(one.aircraft, given, sources=one.sources, callsigns=one.callsigns)


def reversed_in_time(one: Track):
    """Backwards: times mirrored about 0, climbs and descents exchanged."""
    back = one.taken(slice(None, None, -1))
    return moved(back, time=-back.time, rate=-back.rate, number=np.arange(len(one)))


def without(one: Track, start: float, end: float):
    """The track without its points after `start` and before `end`."""
    return one.taken((one.time <= start) | (one.time >= end))
