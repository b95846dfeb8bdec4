"""The aircraft that a case has positions of, each over all the tables that hold it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.track_queries import TABLES, whole_track
from habeas.findings.proof import given, queried
from habeas.findings.wording import source_label
from habeas.records.chain import UNVERIFIED
from habeas.records.finding import Step
from habeas.records.matter import Matter
from habeas.records.table import POSITIONS, Table

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Track

MADE = "made"
"""Begins the authenticity of a source of positions that were computed."""

MOST = 100
"""Aircraft of one table that are asked of one by one; a day of the whole sky is for `habeas flights scan`."""


@dataclass(frozen=True)
class Plane:
    """An aircraft: its key in tables, what it is called, the tables' digests, its sources' ids and labels.

    `made` is whether its positions were computed, and observed by nobody.
    """

    key: str
    called: str
    tables: str
    sources: tuple[str, ...]
    labels: str
    made: bool = False

    @property
    def name(self) -> str:
        """How a finding calls its track: "the track of N278GX (adsb.lol — trace_full_a2c4e0.json)"."""
        how = ", computed and observed by nobody" if self.made else ""
        return f"the track of {self.called}{how} ({self.labels})"

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests of the tables that hold it."""
        return tuple(self.tables.split(TABLES))

    def query(
        self, matter: Matter, says: str, operation: str, *operands: str, steps: tuple[Step, ...] = ()
    ) -> Step:
        """A step over the aircraft's positions; "{}" in `says` is put as the result."""
        return queried(
            matter, says, operation, (self.tables, self.key, *operands), *steps, cites=self.sources
        )

    def track(self, matter: Matter) -> "Track":
        """Its points from every table, cleaned and in one."""
        return whole_track(given(matter), self.tables, self.key)


def planes(matter: Matter) -> tuple[Plane, ...]:
    """Every aircraft of the matter's tables, by what it is called; a table of very many is left out."""
    keys = {
        held.split(" ")[0]: held.split(" ")[-1]
        for _, table in _tables(matter)
        if len(table.holds) <= MOST
        for held in table.holds
        if held
    }
    return tuple(
        plane_of(matter, key, called) for key, called in sorted(keys.items(), key=lambda one: one[::-1])
    )


def plane_of(matter: Matter, key: str, called: str = "") -> Plane:
    """One aircraft: all the tables that hold it, since a flight over midnight stands in two."""
    by_id = {source.id: source for source in matter.sources}
    holding = [
        (source, table.digest, held)
        for source, table in _tables(matter)
        for held in table.holds
        if key in held.split(" ")
    ]
    names = [held.split(" ")[-1] for _, _, held in holding]
    sources = tuple(sorted({source for source, _, _ in holding}))
    shown = "; ".join(dict.fromkeys(source_label(by_id[source]) for source in sources))
    tables = TABLES.join(sorted({digest for _, digest, _ in holding}))
    made = any(by_id[source].authenticity.startswith(MADE) for source in sources)
    return Plane(key, called or next(iter(names), key), tables, sources, shown, made)


def _tables(matter: Matter) -> list[tuple[str, Table]]:
    """The tables of positions; on a source that nobody has verified no finding rests."""
    return [
        (source.id, table)
        for source in matter.sources
        if UNVERIFIED not in source.authenticity
        for table in matter.tables.get(source.id, ())
        if table.name == POSITIONS
    ]
