"""What queries of a case are done over: its tables, as an `Access` may open them, and its boundaries."""

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from habeas.analysis.given import Given
from habeas.records.errors import HabeasError
from habeas.store.contract import Records
from habeas.workflow.case import Case, OwnBoundary

if TYPE_CHECKING:
    from habeas.reference.boundaries import Boundary


class BoundaryError(HabeasError):
    """A boundary that habeas.toml names and that cannot be used."""


def given(case: Case, records: Records) -> Given:
    """The tables that these records show, and the boundaries: the case's own before the shipped ones."""
    own = {one.code: one for one in case.settings.boundaries}

    def boundary(code: str) -> "Boundary | None":
        from habeas.reference.boundaries import territory

        if code in own:
            return _read(case, own[code])
        return territory(code)

    return Given(table=records.table, boundary=boundary, own=own_boundaries(case))


def own_boundaries(case: Case) -> tuple[str, ...]:
    """For each boundary that the case brings its code, kind, tolerance and the SHA-256 of its file."""
    return tuple(
        f"{one.code} {one.kind} {one.tolerance_m} {one.name} {_sha256(case, one)}"
        for one in case.settings.boundaries
    )


def _sha256(case: Case, one: OwnBoundary) -> str:
    try:
        return hashlib.sha256((case.folder / one.file).read_bytes()).hexdigest()
    except OSError as error:
        raise BoundaryError(
            f"the boundary {one.code} cannot be read: {error.strerror}",
            where=one.file,
            do="put the file back, or take the boundary out of habeas.toml",
        ) from error


def _read(case: Case, one: OwnBoundary) -> "Boundary":
    return _kept(str(case.folder / one.file), _sha256(case, one), one)


@lru_cache(maxsize=16)
def _kept(path: str, sha256: str, one: OwnBoundary) -> "Boundary":  # noqa: ARG001 (a changed file is read anew)
    from pathlib import Path

    from habeas.reference.boundary_files import read

    found = read(Path(path), code=one.code, kind=one.kind, tolerance_m=one.tolerance_m, name=one.name)
    return found[0]
