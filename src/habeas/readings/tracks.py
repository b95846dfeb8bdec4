"""What readers of aircraft positions give: tracks, what was wrong with points, and the Reading of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from habeas.readings.reader import Reader
from habeas.records.reading import Reading, reading
from habeas.records.source import Source
from habeas.records.table import POSITIONS, Table

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Track


@dataclass(frozen=True)
class Tracked:
    """The tracks of a source, one for each aircraft, ordered by `Aircraft.key`; and what was remarked.

    `bad` are (what was wrong, how many points): points that could not be used, none of them in a track.
    """

    tracks: tuple[Track, ...]
    bad: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()


@runtime_checkable
class TrackReader(Reader, Protocol):
    """A Reader whose rows go to a table of positions."""

    def tracks(self, source: Source, data: bytes) -> Tracked:
        """The tracks in the source; ReadingError where it cannot be read, or holds no usable point."""


def laid_out(source: Source, found: Tracked) -> Reading:
    """The Reading of a source of positions: its table, and as warnings how many points were bad and why."""
    from habeas.analysis.flights.digest import digest

    rows = sum(map(len, found.tracks))
    holds = tuple(" ".join(filter(None, _names(one))) for one in found.tracks)
    table = Table(POSITIONS, digest(found.tracks), rows, holds)
    counted = tuple(
        f"{count:,} of {rows + _all(found):,} points left out: {what}" for what, count in found.bad
    )
    return reading(source.id, tables=(table,), warnings=(*counted, *found.notes))


def _names(track: Track) -> tuple[str, str]:
    return track.aircraft.address, track.aircraft.registration


def _all(found: Tracked) -> int:
    return sum(count for _, count in found.bad)
