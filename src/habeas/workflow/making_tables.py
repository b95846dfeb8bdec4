"""Makes again from the originals every table that is missing or was altered, and removes what nobody has."""

from collections.abc import Callable

from habeas.analysis.published_contents import NAMES as PUBLISHED_TABLES
from habeas.readings.readers import reader_for
from habeas.records.source import Source
from habeas.records.table import Table
from habeas.store.errors import TableError
from habeas.store.sqlite import SqliteStore
from habeas.store.tables import END, TEXTS
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.editions import editions, merged_names
from habeas.workflow.holder import HOLDER
from habeas.workflow.outcome import Outcome
from habeas.workflow.progress import Progress, silent, told
from habeas.workflow.reading import HEAD, keep_tables, laid_out_by
from habeas.workflow.reading_releases import CUSTODY, release_reading
from habeas.workflow.spilling import sweep_spills
from habeas.workflow.unchanged import untouched


def make_tables_again(case: Case, store: SqliteStore, outcome: Outcome, progress: Progress) -> None:
    """Leave every table that a current reading has whole, no other, and nothing that a killed run spilled."""
    sweep_spills(case)
    current = Current(store.reader(HOLDER))
    every = [
        (table, source)
        for source, one in current.readings.items()
        for table in one.tables
        if table.name not in PUBLISHED_TABLES  # read from the original whenever they are asked for
    ]
    tracks = {table.digest: source for table, source in every if table.name not in CUSTODY}
    coded = {table.digest: source for table, source in every if table.name in CUSTODY}
    store.tables.sweep(tracks)
    if coded or store.has_coded:
        store.shelf.sweep({*coded, *merged_names(case, current)})
    sound, by_id = untouched(case), {one.id: one for one in current.documents}
    bad = [one for one, _ in every if not sound >= _files(one) and not _is_whole(store, one)]
    for table in told(bad, "tables", progress):
        source = by_id[(coded if table.digest in coded else tracks)[table.digest]]
        (_code_again if table.digest in coded else _lay_out_again)(case, store, source, table.digest)
        outcome.noted.append(
            (source.name, "its table was missing or altered, and was made again from the original")
        )


def merge_editions(case: Case, store: SqliteStore, progress: Progress) -> None:
    """Leave for every edition each of its tables as one, made of all its files."""
    from habeas.store.coding.marks import marks

    current = Current(store.reader(HOLDER))
    every = [
        table.digests for one in editions(case, current) for table in one.tables if len(table.digests) > 1
    ]
    for digests in told(every, "merging", progress):
        store.shelf.merge(digests, marks)


def _files(table: Table) -> frozenset[str]:
    """The names of the files that a table is in."""
    return frozenset({table.digest + END, *([table.digest + TEXTS] if table.name in CUSTODY else ())})


def _is_whole(store: SqliteStore, table: Table) -> bool:
    look: Callable[[str], object] = store.shelf.check if table.name in CUSTODY else store.tables.open
    try:
        look(table.digest)
    except TableError:
        return False
    return True


def _lay_out_again(case: Case, store: SqliteStore, source: Source, digest: str) -> None:
    data = case.vault.read(source.sha256, name=source.name)
    reader = reader_for(source, data[:HEAD])
    made, tracks = laid_out_by(reader, source, data) if reader else (None, None)
    if not made or not tracks or digest not in {table.digest for table in made.tables}:
        raise _no_longer(source)
    store.tables.remove([digest])
    keep_tables(store, made, tracks)


def _code_again(case: Case, store: SqliteStore, source: Source, digest: str) -> None:
    """Coding writes over what stands there, whole or not at all."""
    with case.vault.open(source.sha256, name=source.name) as stream:
        made = release_reading(case, store, source, stream.read(HEAD), silent)
    if not made or digest not in {table.digest for table in made.tables}:
        raise _no_longer(source)


def _no_longer(source: Source) -> TableError:
    return TableError(
        "the original no longer gives the table that it gave",
        where=source.name,
        do="use the version of habeas that read it, and report this",
    )
