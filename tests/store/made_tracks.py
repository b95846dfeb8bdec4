"""Tracks with any values that a track may have, for tests of how they are kept."""

import numpy as np
from hypothesis import strategies as st

from habeas.analysis.flights.positions import COLUMNS, TYPES, Aircraft, Track, track

EXTREME = {
    "time": [0.0, -0.0, 5e-324, 1.7976931348623157e308, float("inf"), float("nan"), 1_742_083_200.123],
    "latitude": [90.0, -90.0, -0.0, float("nan"), 1e-300],
    "longitude": [180.0, -180.0, -0.0, 179.99999999999997],
    "altitude": [float("nan"), -0.0, float("-inf"), 3.4028234663852886e38, 1e-45, 35_000.0],
    "speed": [float("nan"), 0.0],
    "direction": [float("nan"), 360.0, -0.0],
    "rate": [float("nan"), -33_000.0],
    "ground": [True, False],
    "marks": [0, 255],
    "kind": [0, 14, 255],
    "number": [0, 2_147_483_647, -2_147_483_648],
    "source": [0],
}
WORDS = st.text(st.characters(codec="utf-8"), max_size=8)


def floats(name):
    width = TYPES[name]().itemsize * 8
    return st.one_of(st.sampled_from(EXTREME[name]), st.floats(width=width))


def values(name):
    kind = np.dtype(TYPES[name])
    if kind.kind == "f":
        return floats(name)
    if kind.kind == "b":
        return st.booleans()
    return st.integers(np.iinfo(kind).min, np.iinfo(kind).max)


@st.composite
def tracks(draw, most=6):
    """A track of any points, an empty one too, with any callsigns at any times."""
    count = draw(st.integers(0, most))
    columns = {
        name: np.array(draw(st.lists(values(name), min_size=count, max_size=count)), TYPES[name])
        for name in COLUMNS
        if name != "source"
    }
    signs = draw(st.lists(st.tuples(st.floats(allow_nan=False), WORDS), max_size=3))
    return track(Aircraft(draw(WORDS), draw(WORDS), draw(WORDS)), columns, callsigns=signs)


def plain(
    address="a1b2c3", count=5, registration="N278GX", *, start=1_742_083_200.0, height=35_000.0
) -> Track:
    """A track of a few points on a line, as any reader might give it."""
    at = np.arange(count, dtype=float)
    columns = {
        "time": start + 10 * at,
        "latitude": 26.2 - at / 10,
        "longitude": -97.6 + at / 10,
        "altitude": np.full(count, height),
        "speed": np.full(count, 440.0),
    }
    return track(
        Aircraft(address, registration, "A320"), columns, callsigns=((start, "GXA6143"),) if count else ()
    )


def same(one: Track, other: Track) -> bool:
    """Whether two tracks are the same to the bit, but for the sources that they name."""
    if (one.aircraft, repr(one.callsigns)) != (other.aircraft, repr(other.callsigns)):
        return False
    return all(
        getattr(one, name).dtype == getattr(other, name).dtype
        and getattr(one, name).tobytes() == getattr(other, name).tobytes()
        for name in COLUMNS
        if name != "source"
    )
