"""Editions of a case: which files are one publication of official records, and their tables together.

A file of a series that `habeas.toml` names belongs to that edition; any other file is an edition of its own,
named by the file. Ids hold within one edition only, so that no table is ever made of two.
"""

from collections.abc import Iterable

from habeas.records.edition import Edition, EditionTable
from habeas.records.encoding import to_plain
from habeas.records.source import Source
from habeas.records.table import Table
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.holder import HOLDER
from habeas.workflow.reading_releases import CUSTODY
from habeas.workflow.settings import OwnEdition


def editions(case: Case, current: Current) -> tuple[Edition, ...]:
    """The editions that these records hold, those that are named first, then by name."""
    own = {one.series: one for one in case.settings.editions}
    grouped: dict[str, list[tuple[Source, Table]]] = {}
    for source in current.documents:
        for table in current.readings[source.id].tables if source.id in current.readings else ():
            if table.name in CUSTODY:
                key = source.series if source.series in own else source.id
                grouped.setdefault(key, []).append((source, table))
    found = [_edition(own.get(key), files) for key, files in grouped.items()]
    shown = [one for one in found if one.name not in current.partial]
    return tuple(sorted(shown, key=lambda one: (not one.stated, one.name)))


def _edition(stated: OwnEdition | None, files: list[tuple[Source, Table]]) -> Edition:
    by_table: dict[str, dict[str, int]] = {}
    for _, table in files:
        by_table.setdefault(table.name, {})[table.digest] = table.rows
    doubted = dict(stated.doubted) if stated else {}
    tables = tuple(
        EditionTable(name, tuple(sorted(rows)), sum(rows.values()), doubted.get(name, ""))
        for name, rows in sorted(by_table.items())
    )
    sources = tuple(dict.fromkeys(source.id for source, _ in files))
    if stated is None:
        return Edition(files[0][0].name, sources, tables)
    return Edition(
        stated.name,
        sources,
        tables,
        stated.published,
        stated.first,
        stated.last,
        stated.selected_by,
        stated=True,
        series=stated.series,
    )


def own_editions(case: Case) -> tuple[str, ...]:
    """What the settings say of editions, and of cells that are too small to be told, in words."""
    said = [str(to_plain(one)) for one in case.settings.editions]
    return (f"small cells {case.settings.small_cells}", *said)


def merged_names(case: Case, current: Current) -> Iterable[str]:
    """What the merged tables of every edition stand under."""
    from habeas.store.coding.shelf import merged_name

    return [merged_name(table.digests) for one in editions(case, current) for table in one.tables]


def held(case: Case) -> tuple[Edition, ...]:
    """The editions of a case, for who holds it."""
    with case.store() as store:
        return editions(case, Current(store.reader(HOLDER)))
