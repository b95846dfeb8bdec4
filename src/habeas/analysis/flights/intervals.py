"""Intervals of crossings: walked out of the tolerance both ways from where the drawn line is crossed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from habeas.analysis.flights.walking import Path, Places, back

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from habeas.analysis.flights.margins import Margin


@dataclass(frozen=True, eq=False)
class Intervals:
    """Earliest and latest of each crossing, seconds since 1970, and whether it is certain."""

    earliest: NDArray[np.float64]
    latest: NDArray[np.float64]
    certain: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Spans:
    """Crossings in order: between which places each was, and on which side of the drawn line it began.

    `low` and `high` are one place, or the ends of a gap; `starts` and `ends` are the points that the track
    begins and ends with, `inside` says whether the track came from inside.
    """

    path: Path
    track: NDArray[np.intp]
    low: Places
    high: Places
    starts: NDArray[np.intp]
    ends: NDArray[np.intp]
    inside: NDArray[np.bool_]

    def mirrored(self) -> Spans:
        """The same ones flown backwards."""
        count = len(self.path.time)
        return Spans(
            self.path.mirrored(),
            self.track[::-1],
            self.high.mirrored(count).taken(slice(None, None, -1)),
            self.low.mirrored(count).taken(slice(None, None, -1)),
            (count - 1 - self.ends)[::-1],
            (count - 1 - self.starts)[::-1],
            ~self.inside[::-1],
        )


def widened(spans: Spans, margin: Margin) -> Intervals:
    """From the last place before that is surely on the one side to the first after surely on the other.

    Where a walk comes to the crossing before it without being sure, its end is that crossing's.
    """
    if not len(spans.track):
        return Intervals(np.zeros(0), np.zeros(0), np.zeros(0, np.bool_))
    earliest, was_sure = _begun(spans, margin)
    latest, is_sure = _begun(spans.mirrored(), margin)
    return Intervals(earliest, -latest[::-1], was_sure & is_sure[::-1])


def _begun(spans: Spans, margin: Margin) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The earliest time of each crossing, and whether the track was then surely on the side it came from."""
    low, follows = spans.low, np.append(False, spans.track[1:] == spans.track[:-1])
    limit = Places(spans.starts.copy(), np.zeros(len(follows)))
    at = np.flatnonzero(follows)
    limit.point[at], limit.share[at] = spans.high.point[at - 1], spans.high.share[at - 1]
    # Two in one gap, or at one place, share their ends.
    over = (low.point < limit.point) | ((low.point == limit.point) & (low.share <= limit.share))
    walked = np.flatnonzero(~(over & follows))
    ended, found = back(
        spans.path, low.taken(walked), limit=limit.taken(walked), inside=spans.inside[walked], margin=margin
    )
    earliest, sure = np.empty(len(follows)), np.zeros(len(follows), np.bool_)
    earliest[walked], sure[walked] = spans.path.when(ended.point, ended.share), found
    turns = np.zeros(len(follows), np.intp)
    for number in np.flatnonzero(~sure & follows).tolist():
        earliest[number], sure[number] = earliest[number - 1], sure[number - 1]
        turns[number] = turns[number - 1] + 1
    return earliest, sure & (turns % 2 == 0)
