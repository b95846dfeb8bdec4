"""The aircraft that a case has positions of, each over all the tables that hold it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.analysis.aircraft_names import Names, called, held, is_address, which_are
from habeas.analysis.whole_tracks import TABLES, whole_track
from habeas.findings.proof import given, queried
from habeas.findings.wording import source_label
from habeas.records.chain import UNVERIFIED
from habeas.records.finding import Step
from habeas.records.matter import Matter
from habeas.records.source import Source
from habeas.records.table import POSITIONS, Table

if TYPE_CHECKING:
    from habeas.analysis.flights.positions import Track

MADE = "made"
"""Begins the authenticity of a source of positions that were computed."""

MOST = 100
"""Aircraft of one table that are asked of one by one; a day of the whole sky is for `habeas flights scan`."""

COMPUTED = "computed and observed by nobody"
BY_COMPUTED = f"its track, {COMPUTED}"
"""How an answer calls a track that was computed."""


@dataclass(frozen=True)
class Plane:
    """An aircraft: its key in tables, what it is called, the tables' digests, its sources' ids and labels.

    `made` is whether its positions were computed, and observed by nobody: those of one aircraft that were
    observed, and those that were computed, are never put into one track.
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
        how = f", {COMPUTED}" if self.made else ""
        return f"the track of {self.called}{how} ({self.labels})"

    @property
    def short(self) -> str:
        """How an answer calls its track: "its track", or that it was computed."""
        return BY_COMPUTED if self.made else "its track"

    @property
    def shown(self) -> str:
        """What it is called where nothing else says that its positions were computed."""
        return f"{self.called} by a track {COMPUTED}" if self.made else self.called

    @property
    def opening(self) -> str:
        """How a sentence of its own begins, up to a capital letter or a colon."""
        return f"By {self.short}: " if self.made else ""

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


@dataclass(frozen=True)
class _Holding:
    """That a table of a source holds an aircraft of these names."""

    source: Source
    digest: str
    names: Names


def planes(matter: Matter) -> tuple[Plane, ...]:
    """Every aircraft of the matter's tables, by what it is called; a table of very many is left out."""
    every = (plane for made in (False, True) for plane in _each(_holdings(matter, made=made, most=MOST)))
    found = dict.fromkeys(plane for plane in every if plane)
    return tuple(sorted(found, key=lambda one: (one.called, one.made, one.tables)))


def plane_of(matter: Matter, key: str, *, made: bool = False, source: str = "") -> Plane | None:
    """One aircraft, over all the tables that hold it, since a flight over midnight stands in two.

    None where no table at hand does. One that is not named (its key is "") is that of its source alone.
    """
    holdings = [
        one for one in _holdings(matter, made=made) if key or (one.source.id == source and not one.names.key)
    ]
    return _plane(key, holdings)


def _each(holdings: list[_Holding]) -> Iterator[Plane | None]:
    """A plane for each aircraft of these; a registration alone is of the aircraft whose address has it."""
    for one in sorted({one.names.key for one in holdings}, key=lambda key: (not is_address(key), key)):
        if one:
            yield _plane(one, holdings)
    for unnamed in (one for one in holdings if not one.names.key):
        yield _plane("", [unnamed])


def _plane(key: str, holdings: Iterable[_Holding]) -> Plane | None:
    every = list(holdings)
    own = [
        one
        for one, is_own in zip(every, which_are(key, [each.names for each in every]), strict=True)
        if is_own
    ]
    if not own:
        return None
    marks = sorted({one.names.registration for one in own} - {""})
    keys = sorted({one.names.key for one in own}, key=lambda one: (not is_address(one), one))
    sources = {one.source.id: one.source for one in sorted(own, key=lambda one: one.source.id)}
    labels = "; ".join(dict.fromkeys(source_label(one) for one in sources.values()))
    return Plane(
        keys[0],
        next(iter(marks), called(key)) or f"the aircraft of {labels}",
        TABLES.join(sorted({one.digest for one in own})),
        tuple(sources),
        labels,
        own[0].source.authenticity.startswith(MADE),
    )


def _holdings(matter: Matter, *, made: bool, most: int | None = None) -> list[_Holding]:
    """Which table holds which aircraft, of sources that were observed, or of those that were computed."""
    return [
        _Holding(source, table.digest, held(text))
        for source, table in _tables(matter)
        if source.authenticity.startswith(MADE) is made and (most is None or len(table.holds) <= most)
        for text in table.holds
    ]


def _tables(matter: Matter) -> Iterator[tuple[Source, Table]]:
    """The tables of positions; on a source that nobody has verified no finding rests."""
    for source in matter.sources:
        if UNVERIFIED not in source.authenticity:
            yield from (
                (source, table) for table in matter.tables.get(source.id, ()) if table.name == POSITIONS
            )
