"""The headcount of the whole country on every day as a table, its small counts withheld."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from habeas.analysis.custody.queries import query
from habeas.analysis.custody_labels import facilities_named
from habeas.analysis.small_cells import is_small
from habeas.analysis.wall_days import day_of, days_table
from habeas.publications.custody_columns import Described, of_query
from habeas.publications.custody_files import CustodyTable, ExportError
from habeas.workflow.exporting_custody_about import Exporting, Made

if TYPE_CHECKING:
    import pyarrow as pa

DEFINITION = "Vera"
"""The definition where none is asked for: the one that is published."""

_NAME = "headcount_national"
_BESIDE = (
    "two files of the same days, with transit and without it, or with a facility and without it, tell "
    "together how many are between facilities or at that one: publish one of them"
)
_COLUMNS = (
    Described("national", "day", "date", "the day, by the clock on the wall there"),
    of_query("national", _NAME, "held", "how many are held, as about defines it", "null: withheld"),
    Described("national", "withheld", "text", "why the count is not given", "", "empty where it is"),
)


def national(exporting: Exporting) -> Made:
    """How many people are held in all on each day, with those between facilities or without them.

    No days are added up and a day has one count, so that nothing in the file ties a small one to another.
    """
    name, option = exporting.definition(_NAME, DEFINITION)
    since, until = exporting.days
    parameters = {**option.parameters, "until": exporting.ends}
    found = _asked(exporting, parameters, since, until)
    rows = [
        (day_of(day), None, exporting.withheld)
        if is_small(held, exporting.threshold)
        else (day_of(day), held, "")
        for day, held in found
    ]
    about = exporting.about(
        _NAME,
        parameters,
        **{"counted": f"{name}: {option.says}", "from": str(since), "to": str(until)},
        without=", ".join(exporting.asked.without) or "no facility",
        beside=_BESIDE,
    )
    withheld = sum(held is None for _, held, _ in rows)
    return Made(CustodyTable("national", _schema(), [_batch(rows)], _COLUMNS, about), withheld)


def _asked(
    exporting: Exporting, parameters: dict[str, int], since: date, until: date
) -> list[tuple[int, int]]:
    """How many are held, by day, in the order of days."""
    import pyarrow as pa

    found = exporting.ask(
        query(_NAME).sql(**parameters),
        days=days_table(since, until),
        excluded=pa.table({"facility": pa.array(_excluded(exporting), pa.int32())}),
    )
    return sorted(zip(found["day"].to_pylist(), found["held"].to_pylist(), strict=True))


def _excluded(exporting: Exporting) -> list[int]:
    """The numbers of the facilities that are left out; ExportError for a code that no row has."""
    codes, unknown = facilities_named(exporting.texts, exporting.asked.without)
    if unknown:
        raise ExportError(
            f"no row is of a facility {unknown[0]}",
            where=exporting.edition.name,
            do="give codes as the release has them: habeas custody export edition_totals lists them",
        )
    return list(codes)


def _schema() -> "pa.Schema":
    import pyarrow as pa

    kinds = (pa.date32(), pa.int32(), pa.string())
    return pa.schema(list(zip((one.name for one in _COLUMNS), kinds, strict=True)))


def _batch(rows: Sequence[tuple[object, ...]]) -> "pa.RecordBatch":
    import pyarrow as pa

    columns = [
        pa.array(values, field.type) for values, field in zip(zip(*rows, strict=True), _schema(), strict=True)
    ]
    return pa.RecordBatch.from_arrays(columns, schema=_schema())
