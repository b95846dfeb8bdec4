"""Given: what a query is done over, beside its operands: tables of positions and boundaries."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.coded_tables import NO_CODED_TABLES, CodedTables
from habeas.analysis.errors import AnalysisError
from habeas.reference.boundaries import TERRITORY

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Track
    from habeas.analysis.published_contents import PublishedTable
    from habeas.reference.boundaries import Boundary


def _no_table(digest: str) -> "tuple[Track, ...]":
    raise AnalysisError("there are no tables here", where=digest, do="run habeas build")


def _no_published(digest: str) -> "PublishedTable":
    raise AnalysisError("there is nothing published here", where=digest, do="run habeas build")


def _shipped(code: str) -> "Boundary | None":
    from habeas.reference.boundaries import territory

    return territory(code)


def _around(west: float, south: float, east: float, north: float) -> tuple[str, ...]:
    from habeas.reference.boundaries import around

    return around(west, south, east, north)


@dataclass(frozen=True)
class Given:
    """How a table is opened by its digest, and a boundary by its code (None where there is none).

    `around` gives the codes of the boundaries that may meet a box of degrees: west, south, east, north. `own`
    says which boundaries a case brings, in words: what is reckoned depends on them. `coded` are the tables of
    official records; a count of people below `small_cells` is not told. `published` opens by its digest what
    stands beside them.
    """

    table: "Callable[[str], tuple[Track, ...]]" = _no_table
    boundary: "Callable[[str], Boundary | None]" = _shipped
    around: Callable[[float, float, float, float], tuple[str, ...]] = _around
    own: tuple[str, ...] = ()
    coded: CodedTables = NO_CODED_TABLES
    small_cells: int = 10
    published: "Callable[[str], PublishedTable]" = _no_published

    def drawn(self, code: str) -> "Boundary":
        """The boundary with this code; AnalysisError where there is none."""
        found = self.boundary(code)
        if found is None:
            raise AnalysisError("no boundary is drawn for this territory", where=code)
        return found

    def territory(self, code: str) -> "Boundary":
        """The boundary with this code, which is of a territory: AnalysisError for any other."""
        found = self.drawn(code)
        if found.kind != TERRITORY:
            raise AnalysisError(
                "a flight information region is no territory", where=code, do="ask of a territory"
            )
        return found


NOTHING = Given()
"""No tables, and the boundaries that habeas ships."""
