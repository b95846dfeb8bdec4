"""`habeas custody export`: what an edition of official records comes to, as a file for other programs."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from habeas.publications.custody_files import (
    ENDS,
    CustodyTable,
    ExportError,
    companion,
    dictionary_csv,
    write,
)
from habeas.store.reader import ROW_LEVEL
from habeas.workflow.case import Case
from habeas.workflow.exporting_custody_about import Asked, Exporting, the_dictionary
from habeas.workflow.exporting_custody_arrests import arrests
from habeas.workflow.exporting_custody_counts import COUNTS
from habeas.workflow.exporting_custody_headcount import headcount
from habeas.workflow.exporting_custody_national import national
from habeas.workflow.exporting_custody_rows import rows
from habeas.workflow.row_level import check_label
from habeas.workflow.seen_editions import seen_editions
from habeas.workflow.spilling import runs

DICTIONARY = "dictionary"
HEADCOUNT = "headcount"
NATIONAL = "national"
ROWS = {"stays": rows, "stints": rows, "arrests": arrests}
"""What is exported as rows of people."""

WHAT = (HEADCOUNT, NATIONAL, *COUNTS, *ROWS, DICTIONARY)
"""What can be exported."""

OF_DAYS = (HEADCOUNT, NATIONAL, "flows")
"""What may be asked from one day to another."""


@dataclass(frozen=True)
class Written:
    """What was written: the files, rows, how many counts were withheld, of which edition, under what label.

    `left_out` is whether official records were left out because they are sealed.
    """

    files: tuple[Path, ...]
    rows: int
    bytes: int
    withheld: int = 0
    edition: str = ""
    label: str = ""
    left_out: bool = False


def export(case: Case, asked: Asked, to: Path) -> Written:
    """What was written to `to`, whole or not at all; its ending says in which form.

    An export goes out of the case, as a publication does: what is sealed is left out unless it is asked for.
    Rows of people need their label, and that they are given is noted before they are.
    """
    _check(asked, to)
    with _beside(to) as folder:
        if asked.what == DICTIONARY:
            return _placed(the_dictionary(), to, folder)
        with case.store() as store:
            shown = seen_editions(case, store, sealed=asked.sealed, rows=asked.what in ROWS)
            found = shown.the(asked.edition)
            exporting = Exporting.of(case, shown.records, found, asked, folder)
            return replace(_written(exporting, to), left_out=shown.left_out)


def _written(exporting: Exporting, to: Path) -> Written:
    what, name, folder = exporting.asked.what, exporting.edition.name, exporting.folder
    if what in ROWS:
        with ROWS[what](exporting, to) as table:
            return replace(_placed(table, to, folder), edition=name, label=ROW_LEVEL)
    made = _COUNTED[what](exporting)
    return replace(_placed(made.table, to, folder), edition=name, withheld=made.withheld)


_COUNTED = {HEADCOUNT: headcount, NATIONAL: national, **COUNTS}


def _check(asked: Asked, to: Path) -> None:
    """ExportError or AccessError for what is wrong with what was asked, before anything is read."""
    if asked.what not in WHAT:
        raise ExportError("no such export", where=asked.what, do=f"use one of {', '.join(WHAT)}")
    if to.suffix.lower() not in ENDS:
        raise ExportError("no such form of export", where=to.name, do=f"end its name in {', '.join(ENDS)}")
    if to.is_dir() or not to.absolute().parent.is_dir():
        raise ExportError("there is no folder to write that file in", where=str(to), do="name another")
    if asked.what in ROWS:
        check_label(asked.label)
    elif asked.label:
        raise ExportError(f"{asked.what} gives no rows of people", do="leave --label out")
    if asked.without and asked.what != NATIONAL:
        raise ExportError(
            "facilities are left out of the headcount of the country alone",
            where=asked.what,
            do="leave --without out",
        )
    if asked.definition and asked.what not in (HEADCOUNT, NATIONAL):
        raise ExportError("a definition is of a headcount", where=asked.what, do="leave --definition out")
    if (asked.since or asked.until) and asked.what not in OF_DAYS:
        raise ExportError(
            "this is of all the edition's days", where=asked.what, do="leave --since and --until out"
        )


@contextmanager
def _beside(to: Path) -> Iterator[Path]:
    """A folder of its own beside the file, gone afterwards; one that a killed export left goes first."""
    for left in to.parent.glob(f".{to.name}.*.incoming"):
        if not runs(left.name.split(".")[-2]):
            shutil.rmtree(left, ignore_errors=True)
    folder = to.with_name(f".{to.name}.{os.getpid()}.incoming")
    try:
        folder.mkdir()
        yield folder
    except OSError as error:
        raise ExportError(
            f"the export cannot be written: {error.strerror or error}", where=str(to), do="see to the folder"
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _placed(table: CustodyTable, to: Path, folder: Path) -> Written:
    """Write the table in `folder`, then put it in its place; a dictionary before what it is of."""
    draft = folder / "draft"
    count = write(table, draft, to.suffix.lower())
    files: tuple[Path, ...] = (to,)
    if to.suffix.lower() == ".csv" and table.columns:
        (folder / "dictionary").write_bytes(dictionary_csv(table))
        os.replace(folder / "dictionary", companion(to))
        files = (to, companion(to))
    os.replace(draft, to)
    return Written(files, count, sum(one.stat().st_size for one in files))
