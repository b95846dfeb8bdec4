"""Editions of a case: which files are one publication of official records, and their tables together.

A file of a series that `habeas.toml` names belongs to that edition; any other file is an edition of its own,
named by the file. Ids hold within one edition only, so that no table is ever made of two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from habeas.records.source import Source
from habeas.records.table import Table
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.holder import HOLDER
from habeas.workflow.reading_releases import CUSTODY
from habeas.workflow.settings import OwnEdition


@dataclass(frozen=True)
class Edition:
    """One publication of official records: its sources, and by table the digests and rows of its files.

    `stated` is what habeas.toml says; None where nothing does, so that neither its coverage nor where it is
    censored is known.
    """

    name: str
    sources: tuple[Source, ...]
    tables: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[tuple[str, int], ...] = ()
    stated: OwnEdition | None = None

    def digests(self, table: str) -> tuple[str, ...]:
        """The digests of the files of one of its tables; nothing where it has no such table."""
        return dict(self.tables).get(table, ())

    def doubted(self, table: str) -> str:
        """Why one of its tables is not to be relied on; "" where nobody has said so."""
        return dict(self.stated.doubted).get(table, "") if self.stated else ""

    @property
    def last(self) -> date | None:
        """The last day that its records cover; None where nobody has said it."""
        return self.stated.last or self.stated.published if self.stated else None


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
    return tuple(sorted(found, key=lambda one: (one.stated is None, one.name)))


def _edition(stated: OwnEdition | None, files: list[tuple[Source, Table]]) -> Edition:
    by_table: dict[str, dict[str, int]] = {}
    for _, table in files:
        by_table.setdefault(table.name, {})[table.digest] = table.rows
    return Edition(
        stated.name if stated else files[0][0].name,
        tuple(dict.fromkeys(source for source, _ in files)),
        tuple((name, tuple(sorted(rows))) for name, rows in sorted(by_table.items())),
        tuple((name, sum(rows.values())) for name, rows in sorted(by_table.items())),
        stated,
    )


def merged_names(case: Case, current: Current) -> Iterable[str]:
    """What the merged tables of every edition stand under."""
    from habeas.store.coding.shelf import merged_name

    return [merged_name(digests) for one in editions(case, current) for _, digests in one.tables]


def held(case: Case) -> tuple[Edition, ...]:
    """The editions of a case, for who holds it."""
    with case.store() as store:
        return editions(case, Current(store.reader(HOLDER)))
