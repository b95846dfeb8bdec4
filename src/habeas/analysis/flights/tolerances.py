"""The tolerances of a boundary at many positions at once: what its own `tolerance` says of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from habeas.analysis.flights.grid import Drawn
    from habeas.reference.boundaries import Coast

    Metres = NDArray[np.float64]


def tolerances(boundary: Drawn, latitudes: Any, longitudes: Any) -> tuple[Metres, Metres]:
    """Metres landward and seaward at each position.

    Where the boundary has its coasts as boxes (`reference.boundaries.Coast`) they are all held against all
    positions at once, by the same rule: 95 coasts take 0.25 ms a position otherwise.
    """
    coasts: Sequence[Coast] = getattr(boundary, "coasts", ())
    if coasts:
        return _nearest(coasts, latitudes, longitudes)
    found = [boundary.tolerance(y, x) for y, x in zip(latitudes.tolist(), longitudes.tolist(), strict=True)]
    landward, seaward = np.array(found, np.float64).reshape(-1, 2).T
    return landward, seaward


def _nearest(coasts: Sequence[Coast], latitudes: Any, longitudes: Any) -> tuple[Metres, Metres]:
    """The larger of each among the coasts that are nearest, as `Boundary.tolerance` has it."""
    lengths = np.cos(np.radians(latitudes))
    away = np.stack([_away(coast, latitudes, longitudes, lengths) for coast in coasts])
    near = away <= away.min(axis=0) + 1e-9
    landward = np.array([one.landward_m for one in coasts], np.float64)
    seaward = np.array([one.seaward_m for one in coasts], np.float64)
    return (
        np.where(near, landward[:, None], 0.0).max(axis=0),
        np.where(near, seaward[:, None], 0.0).max(axis=0),
    )


def _away(coast: Coast, y: Any, x: Any, lengths: Any) -> Any:
    """Degrees of latitude, nearly, from each position to the box of a coast; 0 within."""
    north = np.maximum(0.0, np.maximum(coast.south - y, y - coast.north))
    west, east = np.abs(coast.west - x), np.abs(x - coast.east)
    round_the_back = 360.0 - np.maximum(west, east)
    aside = np.minimum(np.minimum(west, east), round_the_back)
    return np.where((coast.west <= x) & (x <= coast.east), north, np.hypot(aside * lengths, north))
