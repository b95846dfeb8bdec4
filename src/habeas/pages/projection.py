"""Projection: degrees onto a plane of kilometres, and the view of that plane that a map shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RADIUS_KM = 6371.0088
"""The mean radius of the earth (IUGG): within 0.4 % of any distance, which no pixel of these maps shows."""

POLAR = 65.0
"""Degrees of latitude beyond which a map is azimuthal, since parallels there are too short to be straight."""

WIDTH = 760
LOWEST, HIGHEST = 380, 620
"""The width of every map and the bounds of its height, in units of the drawing."""

LEAST_KM = 12.0
"""No map shows less than this across, so that an aircraft that stood still is not drawn as a journey."""

Degrees = Any
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Projection:
    """Degrees to kilometres east and north of a middle: equirectangular, or azimuthal equidistant."""

    longitude: float
    latitude: float
    azimuthal: bool = False

    def plane(self, longitude: Degrees, latitude: Degrees) -> NDArray[np.float64]:
        """The points as rows of (east, north) in kilometres; longitudes are taken the short way round."""
        east = np.radians(around(np.asarray(longitude, float), self.longitude) - self.longitude)
        north, middle = np.radians(np.asarray(latitude, float)), np.radians(self.latitude)
        if not self.azimuthal:
            return RADIUS_KM * np.column_stack([east * np.cos(middle), north - middle])
        x = np.cos(north) * np.sin(east)
        y = np.cos(middle) * np.sin(north) - np.sin(middle) * np.cos(north) * np.cos(east)
        away = np.arctan2(
            np.hypot(x, y), np.sin(middle) * np.sin(north) + np.cos(middle) * np.cos(north) * np.cos(east)
        )
        flat = np.hypot(x, y)
        factor = RADIUS_KM * np.divide(away, flat, out=np.ones_like(away), where=flat > 1e-12)
        return np.column_stack([x * factor, y * factor])

    def degrees(self, plane: NDArray[np.float64]) -> NDArray[np.float64]:
        """The points of the plane as rows of (longitude, latitude); longitudes may pass 180."""
        x, y = plane[:, 0] / RADIUS_KM, plane[:, 1] / RADIUS_KM
        middle = np.radians(self.latitude)
        if not self.azimuthal:
            return np.column_stack(
                [self.longitude + np.degrees(x / np.cos(middle)), self.latitude + np.degrees(y)]
            )
        away = np.hypot(x, y)
        share = np.sinc(away / np.pi)
        north = np.arcsin(np.clip(np.cos(away) * np.sin(middle) + y * share * np.cos(middle), -1, 1))
        east = np.arctan2(x * share, np.cos(middle) * np.cos(away) - y * share * np.sin(middle))
        return np.column_stack([self.longitude + np.degrees(east), np.degrees(north)])


@dataclass(frozen=True)
class View:
    """What a map shows: a projection, the left top corner in kilometres, and the size of the drawing."""

    projection: Projection
    left: float
    top: float
    km_per_unit: float
    width: int
    height: int

    def drawn(self, longitude: Degrees, latitude: Degrees) -> NDArray[np.float64]:
        """The points as rows of (x, y) in units of the drawing, y downward."""
        plane = self.projection.plane(longitude, latitude)
        return np.column_stack([plane[:, 0] - self.left, self.top - plane[:, 1]]) / self.km_per_unit

    def boxes(self) -> tuple[Box, ...]:
        """What the view covers as boxes (west, south, east, north), none of them across 180 degrees."""
        west, south, east, north = self._bounds()
        if east - west >= 360:
            return ((-180.0, south, 180.0, north),)
        turns = (-360.0, 0.0, 360.0)
        cut = ((max(west, -180 + turn), min(east, 180 + turn), turn) for turn in turns)
        return tuple((a - turn, south, b - turn, north) for a, b, turn in cut if b > a)

    def _bounds(self) -> Box:
        """West, south, east and north of all that is shown, the middle's longitude between them."""
        across, down = np.meshgrid(np.linspace(-8, self.width + 8, 41), np.linspace(-8, self.height + 8, 41))
        plane = np.column_stack([across.ravel(), down.ravel()]) * self.km_per_unit
        plane = np.column_stack([self.left + plane[:, 0], self.top - plane[:, 1]])
        within = self.projection.degrees(plane)
        south, north = np.clip([within[:, 1].min(), within[:, 1].max()], -90, 90).tolist()
        west, east = float(within[:, 0].min()), float(within[:, 0].max())
        if self.projection.azimuthal:
            room = 2.0
            south, north = max(-90.0, south - room), min(90.0, north + room)
            if north >= 88 or south <= -88 or east - west > 180:
                return -180.0, south, 180.0, north
        return west, south, east, north


def view(longitude: Degrees, latitude: Degrees) -> View:
    """The view that shows all of these points with room around them."""
    lon, lat = np.asarray(longitude, float), np.asarray(latitude, float)
    projection = chosen(lon, lat)
    plane = projection.plane(lon, lat)
    low, high = plane.min(axis=0), plane.max(axis=0)
    middle = (low + high) / 2
    size = np.maximum((high - low) * 1.2, LEAST_KM)
    height = int(np.clip(round(WIDTH * size[1] / size[0]), LOWEST, HIGHEST))
    km_per_unit = float(max(size[0] / WIDTH, size[1] / height))
    left, top = middle[0] - WIDTH / 2 * km_per_unit, middle[1] + height / 2 * km_per_unit
    return View(projection, float(left), float(top), km_per_unit, WIDTH, height)


def chosen(longitude: NDArray[np.float64], latitude: NDArray[np.float64]) -> Projection:
    """The projection for these points: azimuthal about their middle where one is near a pole."""
    if np.abs(latitude).max() > POLAR:
        return _about(longitude, latitude)
    west, east = arc(longitude)
    return Projection(wrapped((west + east) / 2), float(latitude.min() + latitude.max()) / 2)


def arc(longitude: NDArray[np.float64]) -> tuple[float, float]:
    """The shortest stretch of longitudes that holds all of these: west, and east, which may pass 180."""
    sorted_ = np.unique(np.mod(longitude + 180, 360) - 180)
    breaks = np.diff(np.append(sorted_, sorted_[0] + 360))
    widest = int(np.argmax(breaks))
    west = sorted_[(widest + 1) % len(sorted_)]
    return float(west), float(west + 360 - breaks[widest])


def around(longitude: NDArray[np.float64], middle: float) -> NDArray[np.float64]:
    """The same longitudes, each within 180 degrees of the middle."""
    return np.mod(longitude - middle + 180, 360) - 180 + middle


def wrapped(longitude: float) -> float:
    """The same longitude from -180 to 180."""
    return (longitude + 180) % 360 - 180


def _about(longitude: NDArray[np.float64], latitude: NDArray[np.float64]) -> Projection:
    """Azimuthal about the mean direction of the points, about the pole where they have none."""
    north, east = np.radians(latitude), np.radians(longitude)
    mean = [
        (np.cos(north) * np.cos(east)).mean(),
        (np.cos(north) * np.sin(east)).mean(),
        np.sin(north).mean(),
    ]
    away = float(np.hypot(mean[0], mean[1]))
    if away < 1e-9:
        return Projection(0.0, 90.0 if mean[2] >= 0 else -90.0, azimuthal=True)
    middle = float(np.degrees(np.arctan2(mean[2], away)))
    return Projection(float(np.degrees(np.arctan2(mean[1], mean[0]))), middle, azimuthal=True)
