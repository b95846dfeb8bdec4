"""Reads official custody releases: their rows are coded and rest as tables, one for each original."""

import os
from functools import partial

from habeas.readings.custody.accepting import accepts
from habeas.readings.custody.reader import NAME, VERSION, laid_out
from habeas.readings.reader import ReadingError
from habeas.records.reading import Reading
from habeas.records.source import Source
from habeas.store.sqlite import SqliteStore
from habeas.workflow.case import Case
from habeas.workflow.progress import Progress

RELEASES = (NAME, VERSION)


def program(case: Case, source: Source) -> tuple[str, str]:
    """What reads a release of this source: a version of its own where NA is a code in some columns."""
    kept = _keep_na(case, source)
    return (NAME, f"{VERSION}, NA kept in {', '.join(sorted(kept))}") if kept else RELEASES


def _keep_na(case: Case, source: Source) -> frozenset[str]:
    own = (one.keep_na for one in case.settings.editions if one.series == source.series)
    return frozenset(next(own, ()))


CUSTODY = frozenset(
    {
        "stints",
        "arrests",
        "detainers",
        "removals",
        "encounters",
        "risk_assessments",
        "passengers",
        "missions",
    }
)
"""The names of the tables that are coded."""


def release_reading(
    case: Case, store: SqliteStore, source: Source, head: bytes, progress: Progress
) -> Reading | None:
    """The Reading of a release, its table kept; None where the original is none that is known.

    For who has the original open, so that it is what was kept; `head` is how it begins. ReadingError where it
    is one, and a part of it is corrupt.
    """
    if not accepts(head, source.name):
        return None
    from habeas.readings.custody.release import read_release
    from habeas.store.coding.coding import Coding
    from habeas.store.coding.marks import marks
    from habeas.store.coding.parts import Part

    path = case.vault.path_of(source.sha256)
    try:
        release = read_release(
            path, name=source.name, cores=os.cpu_count() or 1, keep_na=_keep_na(case, source)
        )
    except ReadingError:
        return None  # another reader may know it, and says what is wrong where it does not
    coding = Coding(release.table)
    coding.begin(Part(source.sha256, release.report.sheets))
    of = release.stated_rows
    for batch in release.batches(once=True):
        coding.add(batch)
        progress(f"reading rows of {source.name}", coding.rows, max(of, coding.rows) if of else 0)
    progress(f"reading rows of {source.name}", coding.rows, coding.rows)
    writing = partial(progress, f"sorting and writing rows of {source.name}")
    writing(0, coding.rows)
    return laid_out(source, release.report, store.shelf.keep(coding, marks, writing=writing).digest)
