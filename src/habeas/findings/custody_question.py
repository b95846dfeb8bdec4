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
    """A rule that asks one or more questions of the rows of each edition that has the tables for any."""

    name: str
    version: str
    question: str
    definition: str
    assumptions: tuple[str, ...]
    failure_cases: tuple[str, ...]
    title: str
    asks: tuple[Asked, ...]

    @property
    def needs(self) -> Needs:
        """The editions, and no statement."""
        return Needs(editions=True)

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding for each edition that has the tables for a question."""
        return tuple(one for edition in matter.editions if (one := self._of(matter, edition)))

    def _of(self, matter: Matter, edition: Edition) -> Finding | None:
        over = [Over(self.name, one, matter, edition) for one in self.asks if one.is_of(edition)]
        if not over:
            return None
        return found(
            self,
            title=f"{self.title}: {edition.name}",
            answer=f"By the rows of {edition.name}: {' '.join(one.told() for one in over)}",
            verdicts=tuple(verdict for one in over for verdict in one.verdicts()),
        )


def until(bounds: Bounds) -> Mapping[str, Any]:
    """The parameter until when the edition's records reach."""
    return {"until": bounds.last.isoformat()}


def nothing(bounds: Bounds) -> Mapping[str, Any]:  # noqa: ARG001
    """No parameter."""
    return {}
