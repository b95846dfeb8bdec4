"""What queries of a case are done over: its tables, as an `Access` may open them, and its boundaries.

A boundary that the case brings takes the place of the shipped one of its code, or stands beside them. Each
region of a file of flight information regions stands under a code of its own ("FIR MMFR"), and none of them
ever takes the place of a territory.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.analysis.given import Given
from habeas.readings.geopackage import BoundaryError
from habeas.reference import boundaries as shipped
from habeas.store.contract import Records
from habeas.workflow.case import Case
from habeas.workflow.custody_tables import CaseTables
from habeas.workflow.published_given import PublishedTables
from habeas.workflow.settings import OwnBoundary

if TYPE_CHECKING:
    from habeas.reference.boundaries import Boundary

OPEN_TABLES = 8
"""Tables that are kept open at a time: several aircraft are often in one."""


def given(case: Case, records: Records) -> Given:
    """The tables that these records show, and the boundaries: the case's own before the shipped ones."""
    own = Boundaries(case)
    table = lru_cache(maxsize=OPEN_TABLES)(records.table)
    return Given(
        table=table,
        boundary=own.boundary,
        around=own.around,
        own=own_boundaries(case),
        coded=CaseTables(case, records),
        small_cells=case.settings.small_cells,
        published=PublishedTables(case, records).open,
    )


def own_boundaries(case: Case) -> tuple[str, ...]:
    """For each boundary that the case brings its code, kind, tolerance and the SHA-256 of its file."""
    return tuple(
        f"{one.code} {one.kind} {one.tolerance_m} {one.name} {_sha256(case, one)}"
        for one in case.settings.boundaries
    )


def check_boundaries(case: Case) -> None:
    """BoundaryError where a file that the case brings cannot be used, whether or not anything meets it."""
    _ = Boundaries(case).own


@dataclass(frozen=True)
class Boundaries:
    """The boundaries of a case by code; its own files are read when the first is asked for."""

    case: Case

    @cached_property
    def own(self) -> "dict[str, Boundary]":
        """Those that the case brings; BoundaryError where one cannot be used or two have one code."""
        found: dict[str, Boundary] = {}
        for one in self.case.settings.boundaries:
            for each in _read(self.case, one):
                if each.code in found:
                    raise BoundaryError(
                        f"two boundaries have the code {each.code}", where=one.file, do="give each its own"
                    )
                found[each.code] = each
        return found

    def boundary(self, code: str) -> "Boundary | None":
        """The boundary with this code, or of the country of this name; None where there is none."""
        if code in self.own:
            return self.own[code]
        found = shipped.territory(code)
        return self.own.get(found.code, found) if found else None

    def around(self, west: float, south: float, east: float, north: float) -> tuple[str, ...]:
        """The codes of the boundaries that may meet a box of degrees, own and shipped, sorted."""
        box = (west, south, east, north)
        theirs = {code for code in shipped.around(*box) if code not in self.own}
        return tuple(sorted(theirs | {code for code, one in self.own.items() if _meets(one, *box)}))


def _meets(one: "Boundary", west: float, south: float, east: float, north: float) -> bool:
    """Whether the box of any of its parts meets this box; a west past its east is over the antimeridian."""
    sides = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    return any(
        w <= right and left <= e and s <= north and south <= n
        for w, s, e, n in (part.bounds for part in one.geometry.geoms)
        for left, right in sides
    )


def _read(case: Case, one: OwnBoundary) -> "tuple[Boundary, ...]":
    country = shipped.territory(one.code) or shipped.territory(one.code.upper())
    if country and one.kind == shipped.FIR:
        raise BoundaryError(
            f"{one.code} is the code of a territory, which a flight information region is not",
            where=one.file,
            do=f"give it another code in habeas.toml, such as FIR {country.code}",
        )
    return _kept(case.folder / one.file, _sha256(case, one), one, country.code if country else one.code)


def _sha256(case: Case, one: OwnBoundary) -> str:
    try:
        return hashlib.sha256((case.folder / one.file).read_bytes()).hexdigest()
    except OSError as error:
        raise BoundaryError(
            f"the boundary {one.code} cannot be read: {error.strerror}",
            where=one.file,
            do="put the file back, or take the boundary out of habeas.toml",
        ) from error


@lru_cache(maxsize=16)
def _kept(path: Path, sha256: str, one: OwnBoundary, code: str) -> "tuple[Boundary, ...]":  # noqa: ARG001
    """Read once for each content of the file."""
    from habeas.readings.boundary_files import read

    return read(path, code=code, kind=one.kind, tolerance_m=one.tolerance_m, name=one.name)
