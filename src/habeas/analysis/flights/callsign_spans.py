"""The stretches of time over which an aircraft in the air is heard under one callsign."""

import re
from dataclasses import dataclass

import numpy as np

from habeas.analysis.flights.positions import Track

SILENCE_S = 1200.0
"""A stretch ends where there is no point for so long; beyond it nothing says who used the callsign.

Twenty minutes is the gap that flights were split at when the `traffic` package was measured (formats/
aircraft-positions.md, section 2); it has not been evaluated on shared callsigns.
"""


@dataclass(frozen=True)
class Span:
    """An aircraft in the air under a callsign: seconds since 1970 of its ends, and its points' indexes."""

    callsign: str
    aircraft: str
    earliest: float
    latest: float
    first: int
    last: int


def spans(track: Track) -> tuple[Span, ...]:
    """The spans of a track, in order of time.

    A callsign holds from when it was heard until the next one. What is no callsign of a flight (no letter or
    no digit in it: "", "00000000", "VFR") has no span; nor has a single point, which overlaps nothing.
    """
    if not track.callsigns or len(track) < 2:
        return ()
    heard = np.array([at for at, _ in track.callsigns])
    which = np.searchsorted(heard, track.time, side="right") - 1
    held = np.where(track.ground, -1, which)
    new = (np.diff(held) != 0) | (np.diff(track.time) > SILENCE_S)
    starts = np.flatnonzero(np.concatenate(([True], new)))
    ends = np.append(starts[1:], len(track)) - 1
    found = (_span(track, int(a), int(b), int(held[a])) for a, b in zip(starts, ends, strict=True))
    return tuple(one for one in found if one)


def _span(track: Track, first: int, last: int, which: int) -> Span | None:
    callsign = track.callsigns[which][1].strip().upper() if which >= 0 else ""
    if first == last or not is_flight(callsign):
        return None
    times = float(track.time[first]), float(track.time[last])
    return Span(callsign, track.aircraft.key, *times, first, last)


def is_flight(callsign: str) -> bool:
    """Whether it can be one flight's callsign: it has a letter and a digit."""
    return bool(re.search(r"[A-Z]", callsign) and re.search(r"[1-9]", callsign))
