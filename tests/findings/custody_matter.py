"""A Matter of made official records: the real tables of a made case, and nothing else."""

from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa
from tests.custody_made_case import MadeCase, MadeEdition

from habeas.analysis.coded_tables import Digests, Handed
from habeas.analysis.given import Given
from habeas.records.edition import Edition, EditionTable
from habeas.records.matter import Matter
from habeas.records.source import Obtained, Source
from habeas.store.coding.coded import CodedTable
from habeas.store.engine import Engine


class MadeTables:
    """Opens the tables of made editions by their digest, and asks them through the engine."""

    def __init__(self, *editions: MadeEdition) -> None:
        self._tables = {one.stated_digest: one for edition in editions for one in edition.tables.values()}

    def ask(self, tables: Mapping[str, Handed], sql: str) -> pa.Table:
        shown = {name: self._of(one).path if isinstance(one, tuple) else one for name, one in tables.items()}
        with Engine(shown) as engine:
            return engine.ask(sql)

    def texts(self, digests: Digests, column: str) -> tuple[str, ...]:
        return self._of(digests).texts(column)

    def digest(self, digests: Digests) -> str:
        return self._of(digests).digest()

    def _of(self, digests: Digests) -> CodedTable:
        return self._tables[digests[0]]


def edition_of(made: MadeEdition, source: str, **doubted: str) -> Edition:
    """The made edition as a case has it."""
    tables = tuple(
        EditionTable(name, (one.stated_digest,), one.rows, doubted.get(name, ""))
        for name, one in sorted(made.tables.items())
    )
    return Edition(
        made.name,
        (source,),
        tables,
        made.released.date(),
        made.begins.date(),
        made.released.date(),
        "book_out",
        stated=True,
    )


def custody_matter(made: MadeCase, *, small_cells: int = 10) -> Matter:
    """The first edition of a made case, with nothing doubted."""
    source = Source(
        "src-1",
        "0" * 64,
        1,
        "made.xlsx",
        "application/octet-stream",
        Obtained("2026-04-11T00:00:00+00:00", "maker", "made"),
    )
    return Matter(
        sources=(source,),
        editions=(edition_of(made.first, source.id),),
        given=Given(coded=MadeTables(made.first, made.second), small_cells=small_cells),
    )


def without(matter: Matter, table: str) -> Matter:
    """The same, its edition without one of its tables."""
    (edition,) = matter.editions
    left = tuple(one for one in edition.tables if one.name != table)
    return replace(matter, editions=(replace(edition, tables=left),))


def unstated(matter: Matter) -> Matter:
    """The same, nothing being stated of the days that its edition covers."""
    (edition,) = matter.editions
    bare = Edition(edition.name, edition.sources, edition.tables)
    return replace(matter, editions=(bare,))
