"""An answer as a file: Parquet or CSV, never written over another, with its label in every row."""

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.workflow.asking_custody import Answer
from habeas.workflow.asking_custody_beside import AskingError

if TYPE_CHECKING:
    import pyarrow as pa

FORMS = (".parquet", ".csv")
LABEL = "label"
"""The last column of a file of rows of people, so that the stamp goes wherever a row is copied to."""


def check_new(path: Path) -> None:
    """AskingError where the file is there already, or its name ends in no form that can be written."""
    if path.suffix.lower() not in FORMS:
        raise AskingError("no such form", where=path.name, do=f"end its name in {' or '.join(FORMS)}")
    if path.exists():
        raise AskingError("there is a file of this name", where=str(path), do="choose another name")


def write(path: Path, found: Answer) -> None:
    """Write all rows to a new file; Parquet says in its metadata what was asked with which values."""
    check_new(path)
    rows = _stamped(found)
    data = _as_csv(rows) if path.suffix.lower() == ".csv" else _as_parquet(rows, found)
    try:
        with path.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise AskingError(
            f"the file could not be written: {error.strerror}", where=str(path), do="see to the folder"
        ) from error


def _stamped(found: Answer) -> "pa.Table":
    import pyarrow as pa

    if not found.label:
        return found.rows
    return found.rows.append_column(LABEL, pa.array([found.label] * found.rows.num_rows, pa.string()))


def _as_csv(rows: "pa.Table") -> bytes:
    """Cells that a spreadsheet would run begin with an apostrophe; what is not told is empty."""
    from habeas.workflow.scanning_output import guarded_row

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.column_names)
    for batch in rows.to_batches(max_chunksize=65_536):
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            writer.writerow(guarded_row("" if one is None else str(one) for one in row))
    return out.getvalue().encode("utf-8-sig")


def _as_parquet(rows: "pa.Table", found: Answer) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    about = {
        "query": found.query.name,
        "definition": found.query.definition,
        "counted": found.counted,
        "fails": found.query.failure_cases,
        "edition": found.edition.name,
        "parameters": found.values.parameters,
        "engine": found.engine,
        "label": found.label,
    }
    stamped = rows.replace_schema_metadata({"habeas": json.dumps(about, ensure_ascii=False)})
    out = pa.BufferOutputStream()
    pq.write_table(stamped, out, compression="zstd")
    data: bytes = out.getvalue().to_pybytes()
    return data
