"""Account: all that pages are made from, already filtered to what its reader may see."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from habeas.records.finding import Finding
from habeas.records.matter import Matter
from habeas.records.reading import BlockKind, Reading
from habeas.records.run import Name, Refusal
from habeas.records.source import Source
from habeas.records.statement import Statement

if TYPE_CHECKING:
    from habeas.pages.facility import Custody
    from habeas.pages.flights import Flight


@dataclass(frozen=True)
class Policy:
    """How a publication is made: for whom, and below how many persons a cell of a table is not shown."""

    audience: str = "public"
    small_cell: int = 5


@dataclass(frozen=True)
class Account:
    """A case as pages are given it; whatever its reader may not see has been left out before.

    `readings`, `names` and `refused` are by source id.
    """

    title: str
    home_zone: str
    matter: Matter
    findings: tuple[Finding, ...] = ()
    readings: Mapping[str, Reading] = field(default_factory=dict)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    refused: Mapping[str, tuple[Refusal, ...]] = field(default_factory=dict)
    policy: Policy = Policy()
    flights: "tuple[Flight, ...]" = ()
    custody: "tuple[Custody, ...]" = ()

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id, in the order of the matter."""
        return {source.id: source for source in self.matter.sources}

    def title_of(self, source: str) -> str:
        """A source's title, else its headline, else the name of its file."""
        known = self.sources.get(source)
        if known is None:
            return source
        reading = self.readings.get(source)
        heads = [one.text for one in reading.blocks if one.kind is BlockKind.HEADLINE] if reading else []
        return known.title or next(iter(heads), "") or known.name

    @cached_property
    def as_of(self) -> str:
        """The date of the newest dated source, in its own words."""
        dated = [one.published for one in self.matter.sources if one.published and one.published.earliest]
        return max(dated, key=lambda one: str(one.earliest)).words if dated else ""

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The statements by id, in the order of the matter."""
        return {statement.id: statement for statement in self.matter.statements}

    @cached_property
    def by_anchor(self) -> dict[str, Statement]:
        """The statements by anchor key."""
        return {statement.anchor: statement for statement in self.matter.statements}

    @cached_property
    def by_source(self) -> dict[str, tuple[Statement, ...]]:
        """The statements of each source, in order."""
        found: dict[str, list[Statement]] = {source: [] for source in self.sources}
        for statement in self.matter.statements:
            found.setdefault(statement.source, []).append(statement)
        return {source: tuple(those) for source, those in found.items()}

    @cached_property
    def short(self) -> dict[str, str]:
        """For each id the start of it that stands in file names and anchors, and is no other's."""
        matter = self.matter
        ids = [source.id for source in matter.sources] + [statement.id for statement in matter.statements]
        return shortened([*ids, *(finding.id for finding in self.findings)])


def shortened(ids: Iterable[str], digits: int = 8) -> dict[str, str]:
    """For each id its first digits after the prefix; all of them where two ids begin alike."""
    whole = {one: one.partition("-")[2] or one for one in ids}
    shared = Counter(rest[:digits] for rest in whole.values())
    return {one: rest[:digits] if shared[rest[:digits]] == 1 else rest for one, rest in whole.items()}
