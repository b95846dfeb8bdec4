"""Tracks of one aircraft from several sources as one, with what they say twice and where they disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from habeas.analysis.flights.cleaning import FEW, TWICE, Count, counted, ordered
from habeas.analysis.flights.geodesy import haversine, wrapped
from habeas.analysis.flights.positions import COLUMNS, Aircraft, Column, Track

DISAGREE_M = 8000.0
"""Two sources disagree when further apart than this at one time: a heatmap's time is known to 30 s, which is
about 7 km at 230 m/s (formats page, section 1), and a kilometre for the delays of receivers."""

BETWEEN_S = 30.0
"""A source is asked where it was at another's time only between two of its points no further apart."""


@dataclass(frozen=True)
class Disagreement:
    """Two sources that put one aircraft in two places: at how many points, and the worst of them."""

    sources: tuple[str, str]
    count: int
    worst_m: float
    worst_time: float
    points: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Merged:
    """One aircraft's track in order of time, what was dropped, and where its sources disagree."""

    track: Track
    counts: tuple[Count, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


def merged(tracks: Iterable[Track]) -> tuple[Track, ...]:
    """One track for each `Aircraft.key`, in order of first coming; `merge` tells what was dropped."""
    return tuple(each.track for each in merge(tracks))


def merge(tracks: Iterable[Track]) -> tuple[Merged, ...]:
    """The tracks of each aircraft as one, without the points that several sources have at one time and place.

    A track without key is no aircraft that can be told from others, and stands alone. "~a1b2c3" is another
    aircraft than "a1b2c3". Where sources disagree all their points stay: `cleaned` comes after.
    """
    groups: dict[object, list[Track]] = defaultdict(list)
    for number, track in enumerate(tracks):
        groups[track.aircraft.key or number].append(track)
    return tuple(_one(group) for group in groups.values())


def _one(tracks: Sequence[Track]) -> Merged:
    if len(tracks) == 1:
        return Merged(ordered(tracks[0]))
    track = ordered(_joined(tracks))
    time, lat, lon = track.time, track.latitude, track.longitude
    ties = np.flatnonzero(time[1:] == time[:-1])
    if not ties.size:
        return Merged(track, (), _disagreements(track))
    tied = np.union1d(ties, ties + 1)
    order = tied[np.lexsort((track.number[tied], track.source[tied], lon[tied], lat[tied], time[tied]))]
    before, after = order[:-1], order[1:]
    same = (time[after] == time[before]) & (lat[after] == lat[before]) & (lon[after] == lon[before])
    twice = np.sort(after[same])
    left = track.taken(np.delete(np.arange(len(track)), twice))
    return Merged(left, tuple(counted(track, TWICE, twice)), _disagreements(left))


def _joined(tracks: Sequence[Track]) -> Track:
    """The columns end to end, with `source` pointing into the sources of all."""
    sources = tuple(dict.fromkeys(source for track in tracks for source in track.sources))
    columns = {name: np.concatenate([getattr(track, name) for track in tracks]) for name in COLUMNS}
    places = [np.array([sources.index(one) for one in track.sources], np.uint16) for track in tracks]
    columns["source"] = np.concatenate(
        [place[track.source] for place, track in zip(places, tracks, strict=True)]
    )
    return Track(_aircraft(tracks), **columns, sources=sources, callsigns=_callsigns(tracks))


def _aircraft(tracks: Sequence[Track]) -> Aircraft:
    """What the first source that says it says of each."""
    about = [track.aircraft for track in tracks]
    return Aircraft(
        *(next(filter(None, (getattr(one, name) for one in about)), "") for name in Aircraft.__match_args__)
    )


def _callsigns(tracks: Sequence[Track]) -> tuple[tuple[float, str], ...]:
    heard = sorted({one for track in tracks for one in track.callsigns})
    return tuple(one for place, one in enumerate(heard) if not place or heard[place - 1][1] != one[1])


def _disagreements(track: Track) -> tuple[Disagreement, ...]:
    if len(track.sources) < 2:
        return ()
    parts = [np.flatnonzero(track.source == one) for one in range(len(track.sources))]
    pairs = ((a, b) for a, b in combinations(parts, 2) if a.size and b.size)
    return tuple(found for a, b in pairs if (found := _compared(track, a, b)))


def _compared(track: Track, a: Column, b: Column) -> Disagreement | None:
    """Where `a`'s points are, held against `b`'s between its points at the same times."""
    time = track.time
    after = np.clip(np.searchsorted(time[b], time[a]), 1, max(1, len(b) - 1))
    left, right = b[after - 1], b[np.minimum(after, len(b) - 1)]
    wide = time[right] - time[left]
    share = np.where(wide > 0, (time[a] - time[left]) / np.where(wide > 0, wide, 1), 0.0)
    asked = (share >= 0) & (share <= 1) & (wide <= BETWEEN_S) & ((wide > 0) | (time[a] == time[left]))
    lat = track.latitude[left] + share * (track.latitude[right] - track.latitude[left])
    lon = track.longitude[left] + share * wrapped(track.longitude[right] - track.longitude[left])
    metres = np.where(asked, haversine(track.latitude[a], track.longitude[a], lat, lon), 0.0)
    found = np.flatnonzero(metres > DISAGREE_M)
    if not found.size:
        return None
    worst = int(np.argmax(metres))
    sources = (track.sources[track.source[a[0]]], track.sources[track.source[b[0]]])
    points = tuple((sources[0], int(track.number[a[one]])) for one in found[:FEW])
    return Disagreement(sources, len(found), float(metres[worst]), float(time[a[worst]]), points)
