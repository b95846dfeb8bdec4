"""What of a case can be laid beside published figures: sources of counts by day, and editions with stints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from habeas.analysis.custody_rows import named
from habeas.analysis.published_contents import DAILY, PLACES, STATED
from habeas.findings.custody_bounds import bounds
from habeas.findings.proof import given
from habeas.findings.wording import source_label
from habeas.records.chain import UNVERIFIED
from habeas.records.edition import Edition
from habeas.records.matter import Matter
from habeas.records.source import Source
from habeas.records.table import Table

Tables = Mapping[str, tuple[str, ...]]

TOLERANCE = "0.05"
"""The share by which two counts of the same people may differ and be called the same."""


@dataclass(frozen=True)
class Counting:
    """One way to count people by day: its tables, sources, what it is called, and from when until when.

    `first` and `last` are dates as ISO 8601 writes them, "" where the counts say it themselves.
    """

    tables: Tables
    sources: tuple[str, ...]
    called: str
    says: str
    first: str = ""
    last: str = ""
    edition: Edition | None = None
    own: bool = field(default=False)

    @property
    def days(self) -> dict[str, str]:
        """The days as parameters of a query."""
        return {"first": self.first, "last": self.last} if self.first else {}


def tables_of(matter: Matter, name: str) -> Iterator[tuple[Source, Table]]:
    """The tables of this name; on a source that nobody has verified no finding rests."""
    for source in matter.sources:
        if UNVERIFIED not in source.authenticity:
            yield from ((source, table) for table in matter.tables.get(source.id, ()) if table.name == name)


def countings(matter: Matter) -> tuple[Counting, ...]:
    """Every source of counts by day, then every edition that has stints."""
    beside, sources = _beside(matter)
    found = [
        Counting(
            {DAILY: (table.digest,), **beside},
            (source.id, *sources),
            source_label(source),
            f"the counts by day are those of {source_label(source)}, as it states them",
        )
        for source, table in tables_of(matter, DAILY)
    ]
    for edition in matter.editions:
        if stints := edition.table("stints"):
            reach = bounds(given(matter), edition)
            says = (
                f"people are counted from the stints of {edition.name} at the end of each day; {reach.says}"
            )
            doubted = f"; its stints are doubted: {stints.doubted}" if stints.doubted else ""
            found.append(
                Counting(
                    {"stints": stints.digests, **beside},
                    (*edition.sources, *sources),
                    edition.name,
                    says + doubted,
                    reach.first.isoformat(),
                    reach.last.isoformat(),
                    edition,
                    own=True,
                )
            )
    return tuple(found)


def _beside(matter: Matter) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The mappings of places, and the codes that people state, with their sources."""
    found: dict[str, tuple[str, ...]] = {}
    sources: list[str] = []
    for name in (PLACES, STATED):
        own = list(tables_of(matter, name))
        if own:
            found[name] = tuple(sorted({table.digest for _, table in own}))
            sources += [source.id for source, _ in own]
    return found, tuple(sources)


def operand(tables: Tables, **more: tuple[str, ...]) -> str:
    """Tables as an operand of a proof names them."""
    return named({**tables, **more})
