"""`habeas flights export`: the tracks of a case as a file for other programs."""

import os
from dataclasses import dataclass
from pathlib import Path

from habeas.publications.track_geojson import geojson
from habeas.publications.track_kml import kml
from habeas.publications.track_tables import parquet, points_csv
from habeas.workflow.case import Case
from habeas.workflow.flight_answers import FlightError, of_case
from habeas.workflow.holder import HOLDER, PUBLIC

ENDS = (".geojson", ".kml", ".parquet", ".csv")


@dataclass(frozen=True)
class Exported:
    """How many bytes were written, and whether sealed positions were left out of them."""

    bytes: int
    left_out: bool


def export(case: Case, to: Path, aircraft: str = "", *, sealed: bool = False) -> Exported:
    """What was written to `to`, whole or not at all; its ending says in which form.

    An export goes out of the case, as a publication does: what is sealed is left out unless it is asked for.
    """
    form = to.suffix.lower()
    if form not in ENDS:
        raise FlightError("no such form of export", where=to.name, do=f"end its name in {', '.join(ENDS)}")
    every = of_case(case, aircraft, HOLDER if sealed else PUBLIC)
    if form == ".csv" and len(every) > 1:
        raise FlightError("a CSV holds one aircraft", where=to.name, do="name it with --aircraft")
    if form == ".csv":
        data = points_csv(every[0])
    else:
        data = {".geojson": geojson, ".kml": kml, ".parquet": parquet}[form](every)
    draft = to.with_name(f".{to.name}.{os.getpid()}.incoming")
    draft.write_bytes(data)
    os.replace(draft, to)
    return Exported(len(data), not sealed and _has_sealed(case))


def _has_sealed(case: Case) -> bool:
    with case.store() as store:
        return store.reader(HOLDER).tables() != store.reader(PUBLIC).tables()
