"""Boundaries that a case brings: GeoJSON (RFC 7946) or GeoPackage, in degrees on WGS 84."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.readings.geopackage import MAGIC, BoundaryError
from habeas.readings.geopackage import features as geopackage_features
from habeas.readings.rings import Rings, polygons
from habeas.reference.boundaries import KINDS, TERRITORY, Boundary, Coast

if TYPE_CHECKING:
    from shapely import MultiPolygon

NAME_PROPERTIES = ("name", "id")
"""What a feature's own name is taken from, in this order, where no property is given, in any case."""

CRS84 = ("CRS84", "EPSG::4326", "EPSG:4326")
"""Ends of the names of reference systems in degrees, for the `crs` that older GeoJSON has."""


@dataclass(frozen=True)
class _Feature:
    """One feature: where it stands, its own name ("" for none), and its shape."""

    where: str
    name: str
    shape: MultiPolygon


def read(
    path: Path,
    *,
    code: str,
    kind: str,
    tolerance_m: int | tuple[int, int],
    name: str = "",
    name_from: str = "",
) -> tuple[Boundary, ...]:
    """Return the boundaries of a file, prepared; BoundaryError says what is wrong, where, and what to do.

    All features of a territory are one boundary. Of flight information regions each name is one: `name_from`
    is the property that names a feature, or it is "name" or "id"; its code is the file's and its own ("FIR
    MMFR"), unless the file has only one. The tolerance in metres is of both sides, or landward and seaward.
    """
    if kind not in KINDS:
        raise BoundaryError(
            f"no such kind of boundary: {kind}", where=path.name, do=f"use {' or '.join(KINDS)}"
        )
    sides = (tolerance_m, tolerance_m) if isinstance(tolerance_m, int) else tolerance_m
    if min(sides) < 0:
        raise BoundaryError("a tolerance is below zero", where=path.name, do="give 0 metres or more")
    data = _bytes(path)
    found = list(_features(path, data, name_from))
    if not found:
        raise BoundaryError("the file has no features", where=path.name, do="export polygons into it")
    source = f"{path.name}, sha256-{hashlib.sha256(data).hexdigest()}"
    if kind == TERRITORY:
        return (_boundary(code, name or found[0].name or code, kind, source, sides, found),)
    return tuple(
        _boundary(key, called, kind, source, sides, some) for key, called, some in _named(code, name, found)
    )


def _named(code: str, name: str, found: list[_Feature]) -> Iterator[tuple[str, str, list[_Feature]]]:
    """Yield a code, a name and the features for each name that the features have."""
    groups: dict[str, list[_Feature]] = {}
    for number, feature in enumerate(found, 1):
        groups.setdefault(feature.name or str(number), []).append(feature)
    if len(groups) == 1:
        yield code, name or found[0].name or code, found
        return
    for own, some in groups.items():
        yield f"{code} {own}", f"{name} {own}".strip(), some


def _boundary(
    code: str, name: str, kind: str, source: str, sides: tuple[int, int], found: list[_Feature]
) -> Boundary:
    import shapely

    whole = shapely.union_all([one.shape for one in found])
    geometry = shapely.MultiPolygon([one for one in shapely.get_parts(whole) if one.geom_type == "Polygon"])
    shapely.prepare(geometry)
    return Boundary(
        code=code,
        name=name,
        kind=kind,
        source=source,
        tolerance_m=max(sides),
        geometry=geometry,
        not_drawn="",
        coasts=(Coast(-180, -90, 180, 90, *sides),),
    )


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown"
        raise BoundaryError(
            f"the file of boundaries cannot be read: {reason}", where=path.name, do="check its path"
        ) from error
    if not data:
        raise BoundaryError("the file of boundaries is empty", where=path.name, do="export it anew")
    return data


def _features(path: Path, data: bytes, name_from: str) -> Iterator[_Feature]:
    """Yield the features of a file; a GeoPackage is known by SQLite's first bytes, whatever it is called."""
    if data.startswith(MAGIC):
        found: Iterator[tuple[str, dict[str, Any], list[Rings]]] = (
            (where, columns, _rings_of(shape, where)) for where, columns, shape in geopackage_features(path)
        )
    else:
        found = _geojson(data, path.name)
    for where, properties, rings in found:
        yield _Feature(where, _own_name(properties, name_from, where), polygons(rings, where))


def _own_name(properties: dict[str, Any], name_from: str, where: str) -> str:
    folded = {key.casefold(): value for key, value in properties.items()}
    if name_from and folded.get(name_from.casefold()) in (None, ""):
        raise BoundaryError(
            f"the feature has no {name_from}", where=where, do=f"give it one; it has {', '.join(properties)}"
        )
    keys = (name_from.casefold(),) if name_from else NAME_PROPERTIES
    return next((str(folded[key]) for key in keys if folded.get(key) not in (None, "")), "")


def _rings_of(shape: Any, where: str) -> list[Rings]:
    """The rings of a shape of a GeoPackage."""
    from shapely import get_parts

    if shape is None:
        raise BoundaryError("the feature has no shape", where=where, do="draw it, or take the feature out")
    parts = get_parts(get_parts(shape)).tolist()
    if wrong := [part.geom_type for part in parts if part.geom_type != "Polygon"]:
        raise _no_polygon(wrong[0], where)
    return [[edge.coords for edge in (one.exterior, *one.interiors)] for one in parts if not one.is_empty]


def _geojson(data: bytes, name: str) -> Iterator[tuple[str, dict[str, Any], list[Rings]]]:
    """Yield of each feature, or of the bare geometry, where it stands, its properties and its rings."""
    try:
        loaded = json.loads(data)
    except ValueError as error:
        raise BoundaryError(
            f"neither GeoJSON nor a GeoPackage: {error}", where=name, do="export it as one of them"
        ) from error
    if not isinstance(loaded, dict) or "type" not in loaded:
        raise BoundaryError("JSON, but not GeoJSON", where=name, do="export it as GeoJSON")
    _check_system(loaded.get("crs"), name)
    features = loaded.get("features", []) if loaded["type"] == "FeatureCollection" else [loaded]
    for number, feature in enumerate(features, 1):
        where = f"{name}, feature {number}"
        bare = not isinstance(feature, dict) or feature.get("type") != "Feature"
        properties = {} if bare else _properties(feature)
        yield where, properties, _rings(feature if bare else feature.get("geometry"), where)


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    """What a feature says of itself; its id too, unless a property is called so."""
    given = feature.get("properties")
    return {"id": feature.get("id"), **(given if isinstance(given, dict) else {})}


def _rings(geometry: Any, where: str) -> list[Rings]:
    """The rings of a GeoJSON geometry, as many polygons as it has."""
    if geometry is None:
        raise BoundaryError("the feature has no shape", where=where, do="draw it, or take the feature out")
    kind = geometry.get("type") if isinstance(geometry, dict) else type(geometry).__name__
    if kind == "GeometryCollection":
        return [one for part in geometry.get("geometries") or () for one in _rings(part, where)]
    if kind not in ("Polygon", "MultiPolygon"):
        raise _no_polygon(str(kind), where)
    coordinates = geometry.get("coordinates") or []
    return [coordinates] if kind == "Polygon" else list(coordinates)


def _no_polygon(kind: str, where: str) -> BoundaryError:
    return BoundaryError(
        f"a boundary must enclose something, and this is a {kind}", where=where, do="give polygons only"
    )


def _check_system(crs: Any, name: str) -> None:
    """GeoJSON is in degrees on WGS 84; older files may say so, or otherwise."""
    if crs is None:
        return
    said = str((crs.get("properties") or {}).get("name", "")) if isinstance(crs, dict) else str(crs)
    if not said.upper().endswith(CRS84):
        raise BoundaryError(
            f"the file is in the reference system {said}, not in degrees on WGS 84",
            where=name,
            do="export it in EPSG:4326",
        )
