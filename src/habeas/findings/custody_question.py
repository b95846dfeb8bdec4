"""A rule over the rows of official records: how many answer, where, and by which rows of which tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from habeas.analysis.custody_queries import NONE, NOT_TOLD, merged_cells
from habeas.analysis.custody_rows import canonical, named
from habeas.findings.custody_bounds import Bounds, bounds
from habeas.findings.proof import assumed, given, queried, referred
from habeas.findings.rule import Needs, found
from habeas.records.certainty import Certainty
from habeas.records.edition import Edition
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter
from habeas.reference.custody_defects import defects

MOST = 100
"""Cells of one question that are told one by one, the largest; the rest are told together."""


@dataclass(frozen=True)
class Asked:
    """One question of the rows: its name, what it counts, how its cells are headed, and its parameters.

    `counted` is put after a number ("people, booked out…"); `parameters` are made of what is known of the
    edition.
    """

    name: str
    counted: str
    heading: str
    parameters: Callable[[Edition, Bounds], Mapping[str, Any]]


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
        over = _Over(self, matter, edition)
        verdicts = tuple(verdict for one in self.asks for verdict in over.verdicts(one))
        told = " ".join(over.told(one) for one in self.asks)
        return found(
            self,
            title=f"{self.title}: {edition.name}",
            answer=f"By the rows of {edition.name}: {told}",
            verdicts=verdicts,
        )


class _Over:
    """One rule over one edition."""

    def __init__(self, rule: CustodyQuestion, matter: Matter, edition: Edition) -> None:
        self.rule, self.matter, self.edition = rule, matter, edition
        self.bounds = bounds(given(matter), edition)
        used = {name: table for name in (*rule.wants, *rule.uses) if (table := edition.table(name))}
        self.tables = named({name: table.digests for name, table in used.items()})
        self.missing = tuple(name for name in rule.uses if not edition.table(name))
        self.doubted = tuple(
            f"the {name} of this edition are doubted: {one.doubted}"
            for name, one in used.items()
            if one.doubted
        )
        self.threshold = str(given(matter).small_cells)

    def _operands(self, asked: Asked) -> tuple[str, ...]:
        parameters = canonical(asked.parameters(self.edition, self.bounds))
        return (asked.name, self.tables, parameters, self.threshold)

    def query(
        self, asked: Asked, says: str, operation: str, *more: str, steps: tuple[Step, ...] = ()
    ) -> Step:
        return queried(
            self.matter,
            says,
            operation,
            (*self._operands(asked), *more),
            *steps,
            cites=self.edition.sources,
        )

    def told(self, asked: Asked) -> str:
        """The number of rows in a sentence."""
        many = self.query(asked, "{}", "custody count").result
        return f"{_capital(_many(many))} {asked.counted}."

    def verdicts(self, asked: Asked) -> tuple[Verdict, ...]:
        """The whole number, then each cell that can be told, the largest first, then the rest together."""
        whole = self._whole(asked)
        if whole.result == NONE:
            return (self._verdict(asked, "all", whole, Certainty.IMPOSSIBLE),)
        cells = merged_cells(given(self.matter), *self._operands(asked)).shown
        largest = sorted(cells, key=lambda one: (-cells[one], one))[:MOST]
        rest = self.query(
            asked, "and elsewhere, where each alone is too few to be told: {}", "custody elsewhere"
        )
        return (
            self._verdict(asked, "all", whole),
            *(self._verdict(asked, one, self._cell(asked, one)) for one in largest),
            *((self._verdict(asked, "elsewhere", rest),) if rest.result != NONE else ()),
        )

    def _verdict(self, asked: Asked, label: str, proof: Step, certainty: Certainty | None = None) -> Verdict:
        sure = certainty or (Certainty.OPEN if self._may_explain() else Certainty.CERTAIN)
        case = (("Edition", self.edition.name), ("Counted", asked.counted), (asked.heading, label))
        many = f"{_capital(_many(proof.result))} {asked.counted}"
        years = next((one.result for one in proof.steps if one.operation == "custody years"), "")
        where = "" if label == "all" else f", {label}"
        when = f"; in {years}" if years else ""
        why = f" What may explain it: {'; '.join(self._may_explain())}." if self._may_explain() else ""
        return Verdict(case, f"{many}{where}{when}.{why if label == 'all' else ''}", sure, proof)

    def _whole(self, asked: Asked) -> Step:
        """The number of rows: under it the tables, which rows they are, when, and what it rests on."""
        tables = queried(
            self.matter,
            "the tables, by their logical digests: {}",
            "custody tables",
            (self.tables,),
            cites=self.edition.sources,
        )
        which = self.query(asked, "which rows, by a digest of their places: {}", "custody rows")
        years = self.query(asked, "they are of {}", "custody years")
        left = self.query(asked, "rows that could not be compared: {}", "custody rows not compared")
        told = tuple(one for one in (which, years, left) if one.result not in (NONE, NOT_TOLD))
        steps = (tables, *told, *self._rests_on())
        return self.query(asked, f"{asked.counted}: {{}}", "custody count", steps=steps)

    def _cell(self, asked: Asked, label: str) -> Step:
        years = self.query(asked, "they are of {}", "custody years", label)
        return self.query(asked, f"{asked.counted}, {label}: {{}}", "custody cell", label, steps=(years,))

    def _rests_on(self) -> tuple[Step, ...]:
        """What is known of the edition, what is taken to be so, and what may explain the answer."""
        said = [assumed(self.bounds.says)]
        said += [
            assumed(f"the edition has no table of {name}: what is in none is not known")
            for name in self.missing
        ]
        return (*said, *(referred(one) for one in self._may_explain()))

    def _may_explain(self) -> tuple[str, ...]:
        known = tuple(f"{one.defect} ({one.source})" for one in defects(self.edition.series, self.rule.name))
        return (*known, *self.doubted, *(f"the edition has no {name}" for name in self.missing))


def _many(result: str) -> str:
    return "no" if result == NONE else result


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def iso(day: date) -> str:
    """A date as parameters have it."""
    return day.isoformat()
