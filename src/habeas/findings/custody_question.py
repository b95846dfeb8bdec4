"""A rule over the rows of official records: one Finding for each edition that has the tables for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from habeas.findings.custody_asking import Asked, Over
from habeas.findings.custody_bounds import Bounds
from habeas.findings.rule import Needs, found
from habeas.records.edition import Edition
from habeas.records.finding import Finding
from habeas.records.matter import Matter

ONE_EDITION = "An id is one person's within the edition, and says nothing of any other edition."
MARKED = "Rows marked as duplicates are not counted; none is deleted."
CLOCK = "Times are the wall clock of the place, as printed: none is shifted, and zones are not compared."


@dataclass(frozen=True)
class CustodyQuestion:
    """A rule that asks one or more questions of the rows of each edition that has the tables for it.

    `wants` are the tables without which it is not asked, `uses` those that it reads where there are any.
    """

    name: str
    version: str
    question: str
    definition: str
    assumptions: tuple[str, ...]
    failure_cases: tuple[str, ...]
    title: str
    asks: tuple[Asked, ...]
    wants: tuple[str, ...] = ("stints",)
    uses: tuple[str, ...] = ()

    @property
    def needs(self) -> Needs:
        """The editions, and no statement."""
        return Needs(editions=True)

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding for each edition that has the tables."""
        return tuple(
            self._of(matter, one) for one in matter.editions if all(one.table(name) for name in self.wants)
        )

    def _of(self, matter: Matter, edition: Edition) -> Finding:
        over = Over(self.name, matter, edition, wants=self.wants, uses=self.uses)
        verdicts = tuple(verdict for one in self.asks for verdict in over.verdicts(one))
        told = " ".join(over.told(one) for one in self.asks)
        return found(
            self,
            title=f"{self.title}: {edition.name}",
            answer=f"By the rows of {edition.name}: {told}",
            verdicts=verdicts,
        )


def until(bounds: Bounds) -> Mapping[str, Any]:
    """The parameter until when the edition's records reach."""
    return {"until": bounds.last.isoformat()}


def nothing(bounds: Bounds) -> Mapping[str, Any]:  # noqa: ARG001
    """No parameter."""
    return {}
