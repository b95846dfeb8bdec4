"""Rows of people as a table: stints, or stays, each stamped with the label that they were asked for under."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.publications.custody_columns import Described
from habeas.publications.custody_files import CustodyTable
from habeas.store.reader import ROW_LEVEL
from habeas.workflow.exporting_custody_about import Exporting
from habeas.workflow.row_level import rows_given
from habeas.workflow.tables import RowEngine

LABEL = Described("", "label", "text", "what the rows may be shown under: they are of one person each")
"""The first column of rows of people."""

_QUERIES = {"stays": "stays", "stints": "duplicates_stints"}


@contextmanager
def rows(exporting: Exporting, to: Path) -> Iterator[CustodyTable]:
    """The rows, open to be read; that they are given is noted before."""
    what = exporting.asked.what
    coded = rows_given(
        exporting.case,
        exporting.records,
        exporting.stints,
        label=exporting.asked.label,
        edition=exporting.edition.name,
        what=what,
        to=str(to),
    )
    with RowEngine({"stints": coded}, codes=False, spill=exporting.folder) as engine:
        if what == "stays":
            parameters = {"until": exporting.ends}
            schema, batches = engine.stays(ROW_LEVEL, until=exporting.ends)
        else:
            parameters, batches = {}, engine.stamped(what, ROW_LEVEL)
            schema = batches.schema
        files = {
            f"file {number}": f"SHA-256 {part.sha256}; sheets {', '.join(part.sheets) or 'none'}"
            for number, part in enumerate(coded.parts)
        }
        about = exporting.about(_QUERIES[what], parameters, **files)
        columns = (LABEL, *(one.says for one in engine.columns[what]))
        yield CustodyTable(what, schema, batches, columns, about)
