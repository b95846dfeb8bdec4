"""Asking an edition of official records a question: how many rows answer, where, and the proof of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.analysis.custody_queries import NONE, NOT_TOLD, OF_FEW, largest, merged_cells
from habeas.analysis.custody_rows import canonical, named
from habeas.findings.custody_bounds import Bounds, bounds
from habeas.findings.proof import assumed, given, queried, referred
from habeas.findings.wording import capital
from habeas.records.certainty import Certainty
from habeas.records.edition import Edition
from habeas.records.finding import Step, Verdict
from habeas.records.matter import Matter
from habeas.reference.custody_defects import defects

ALL = "all"
"""Stands in the place of a cell for the whole number."""


@dataclass(frozen=True)
class Asked:
    """One question of the rows: its name, what it counts and among what, how its cells are headed.

    `counted` and `among` are put after a number ("people booked out…", "people"); `parameters` are made of
    what is known of the edition. `wants` are the tables without which it is not asked, `uses` those that it
    reads where there are any.
    """

    name: str
    counted: str
    among: str
    heading: str
    parameters: Callable[[Bounds], Mapping[str, Any]]
    wants: tuple[str, ...] = ("stints",)
    uses: tuple[str, ...] = ()

    def is_of(self, edition: Edition) -> bool:
        """Whether the edition has the tables that it wants."""
        return all(edition.table(name) for name in self.wants)


class Over:
    """One question over one edition: its tables, what is known of it, and the proofs of its answers."""

    def __init__(self, rule: str, asked: Asked, matter: Matter, edition: Edition) -> None:
        """Ask it for the rule of this name, of an edition that has the tables for it."""
        self.asked, self.matter, self.edition = asked, matter, edition
        self.bounds = bounds(given(matter), edition)
        used = {name: table for name in (*asked.wants, *asked.uses) if (table := edition.table(name))}
        self.tables = named({name: table.digests for name, table in used.items()})
        self.missing = tuple(f"the edition has no {name}" for name in asked.uses if not edition.table(name))
        self.known = tuple(
            f"{one.defect} ({one.source})" for one in defects(edition.series, rule) if one.table in used
        )
        self.doubted = tuple(
            f"the {name} of this edition are doubted: {one.doubted}"
            for name, one in used.items()
            if one.doubted
        )
        threshold = str(given(matter).small_cells)
        self.operands = (asked.name, self.tables, canonical(asked.parameters(self.bounds)), threshold)

    def _query(self, says: str, operation: str, *more: str, steps: tuple[Step, ...] = ()) -> Step:
        operands = (*self.operands, *more)
        return queried(self.matter, says, operation, operands, *steps, cites=self.edition.sources)

    def told(self) -> str:
        """The number of rows in a sentence."""
        many = self._query("{}", "custody count").result
        among = self._query("{}", "custody among").result
        return f"{capital(_many(many))} {self.asked.counted}{_of(among, self.asked)}."

    def verdicts(self) -> tuple[Verdict, ...]:
        """The whole number, then each cell that can be told, the largest first, then the rest together."""
        whole = self._whole()
        if whole.result == NONE:
            return (self._verdict(ALL, whole, Certainty.IMPOSSIBLE),)
        cells = largest(merged_cells(given(self.matter), *self.operands).shown)
        more = self._query("in the cells that are not among the largest: {}", "custody smaller cells")
        rest = self._query("elsewhere, each alone too few to be told: {}", "custody elsewhere")
        together = (("all others", more), ("elsewhere", rest))
        return (
            self._verdict(ALL, whole),
            *(self._verdict(one, self._cell(one)) for one in cells),
            *(self._verdict(label, one) for label, one in together if one.result != NONE),
        )

    def _verdict(self, label: str, proof: Step, certainty: Certainty | None = None) -> Verdict:
        sure = certainty or (Certainty.OPEN if self._may_explain() else Certainty.CERTAIN)
        case = (("Counted", self.asked.counted), (self.asked.heading, label))
        return Verdict(case, self._answer(label, proof), sure, proof)

    def _answer(self, label: str, proof: Step) -> str:
        under = {one.operation: one.result for one in proof.steps}
        years = under.get("custody years", "")
        when = f"; in {years}" if years else ""
        if label != ALL:
            return f"{proof.result}, {label}{when}."
        of = _of(under.get("custody among", NONE), self.asked)
        why = f" What may explain it: {'; '.join(self._may_explain())}." if self._may_explain() else ""
        return f"{capital(_many(proof.result))} {self.asked.counted}{of}{when}.{why}"

    def _whole(self) -> Step:
        """The number of rows: under it the tables, which rows they are, when, and what it rests on."""
        tables = queried(
            self.matter,
            "the tables, by their logical digests: {}",
            "custody tables",
            (self.tables,),
            cites=self.edition.sources,
        )
        among = self._query(f"of how many {self.asked.among}: {{}}", "custody among")
        which = self._query("which rows, by a digest of their places: {}", "custody rows")
        years = self._query("they are of {}", "custody years")
        left = self._query("rows that could not be compared: {}", "custody rows not compared")
        told = tuple(one for one in (among, which, years, left) if one.result not in (NONE, NOT_TOLD))
        steps = (tables, *told, *self._rests_on())
        return self._query(f"{self.asked.counted}: {{}}", "custody count", steps=steps)

    def _cell(self, label: str) -> Step:
        years = self._query("they are of {}", "custody years", label)
        return self._query(f"{self.asked.counted}, {label}: {{}}", "custody cell", label, steps=(years,))

    def _rests_on(self) -> tuple[Step, ...]:
        """What is known of the edition, what is taken to be so, and what may explain the answer."""
        said = (self.bounds.says, *self.doubted, *self.missing)
        return (*map(assumed, said), *map(referred, self.known))

    def _may_explain(self) -> tuple[str, ...]:
        return (*self.known, *self.doubted, *self.missing)


def _many(result: str) -> str:
    return {NONE: "no", OF_FEW: "a number, of too few people to be told, of"}.get(result, result)


def _of(among: str, asked: Asked) -> str:
    return "" if among in (NONE, NOT_TOLD) else f", of {among} {asked.among}"
