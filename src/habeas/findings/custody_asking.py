"""Asking an edition of official records a question: how many rows answer, where, and the proof of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.analysis.custody_queries import NONE, NOT_TOLD, largest, merged_cells
from habeas.analysis.custody_rows import canonical, named
from habeas.findings.custody_bounds import Bounds, bounds
from habeas.findings.proof import assumed, given, queried, referred
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
    what is known of the edition.
    """

    name: str
    counted: str
    among: str
    heading: str
    parameters: Callable[[Bounds], Mapping[str, Any]]


class Over:
    """One rule over one edition: its tables, what is known of it, and the proofs of its answers."""

    def __init__(
        self, rule: str, matter: Matter, edition: Edition, *, wants: Sequence[str], uses: Sequence[str]
    ) -> None:
        """`wants` are tables that the edition has, `uses` those that are read where it has them."""
        self.matter, self.edition = matter, edition
        self.bounds = bounds(given(matter), edition)
        used = {name: table for name in (*wants, *uses) if (table := edition.table(name))}
        self.tables = named({name: table.digests for name, table in used.items()})
        self.missing = tuple(f"the edition has no {name}" for name in uses if not edition.table(name))
        self.known = tuple(f"{one.defect} ({one.source})" for one in defects(edition.series, rule))
        self.doubted = tuple(
            f"the {name} of this edition are doubted: {one.doubted}"
            for name, one in used.items()
            if one.doubted
        )
        self.threshold = str(given(matter).small_cells)

    def _operands(self, asked: Asked) -> tuple[str, ...]:
        parameters = canonical(asked.parameters(self.bounds))
        return (asked.name, self.tables, parameters, self.threshold)

    def _query(
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
        many = self._query(asked, "{}", "custody count").result
        among = self._query(asked, "{}", "custody among").result
        return f"{_capital(_many(many))} {asked.counted}{_of(among, asked)}."

    def verdicts(self, asked: Asked) -> tuple[Verdict, ...]:
        """The whole number, then each cell that can be told, the largest first, then the rest together."""
        whole = self._whole(asked)
        if whole.result == NONE:
            return (self._verdict(asked, ALL, whole, Certainty.IMPOSSIBLE),)
        cells = largest(merged_cells(given(self.matter), *self._operands(asked)).shown)
        more = self._query(asked, "in the cells that are not among the largest: {}", "custody smaller cells")
        rest = self._query(asked, "elsewhere, each alone too few to be told: {}", "custody elsewhere")
        together = (("all others", more), ("elsewhere", rest))
        return (
            self._verdict(asked, ALL, whole),
            *(self._verdict(asked, one, self._cell(asked, one)) for one in cells),
            *(self._verdict(asked, label, one) for label, one in together if one.result != NONE),
        )

    def _verdict(self, asked: Asked, label: str, proof: Step, certainty: Certainty | None = None) -> Verdict:
        sure = certainty or (Certainty.OPEN if self._may_explain() else Certainty.CERTAIN)
        case = (("Counted", asked.counted), (asked.heading, label))
        return Verdict(case, self._answer(asked, label, proof), sure, proof)

    def _answer(self, asked: Asked, label: str, proof: Step) -> str:
        under = {one.operation: one.result for one in proof.steps}
        years = under.get("custody years", "")
        when = f"; in {years}" if years else ""
        if label != ALL:
            return f"{proof.result}, {label}{when}."
        of = _of(under.get("custody among", NONE), asked)
        why = f" What may explain it: {'; '.join(self._may_explain())}." if self._may_explain() else ""
        return f"{_capital(_many(proof.result))} {asked.counted}{of}{when}.{why}"

    def _whole(self, asked: Asked) -> Step:
        """The number of rows: under it the tables, which rows they are, when, and what it rests on."""
        tables = queried(
            self.matter,
            "the tables, by their logical digests: {}",
            "custody tables",
            (self.tables,),
            cites=self.edition.sources,
        )
        among = self._query(asked, f"of how many {asked.among}: {{}}", "custody among")
        which = self._query(asked, "which rows, by a digest of their places: {}", "custody rows")
        years = self._query(asked, "they are of {}", "custody years")
        left = self._query(asked, "rows that could not be compared: {}", "custody rows not compared")
        told = tuple(one for one in (among, which, years, left) if one.result not in (NONE, NOT_TOLD))
        steps = (tables, *told, *self._rests_on())
        return self._query(asked, f"{asked.counted}: {{}}", "custody count", steps=steps)

    def _cell(self, asked: Asked, label: str) -> Step:
        years = self._query(asked, "they are of {}", "custody years", label)
        return self._query(asked, f"{asked.counted}, {label}: {{}}", "custody cell", label, steps=(years,))

    def _rests_on(self) -> tuple[Step, ...]:
        """What is known of the edition, what is taken to be so, and what may explain the answer."""
        said = (self.bounds.says, *self.doubted, *self.missing)
        return (*map(assumed, said), *map(referred, self.known))

    def _may_explain(self) -> tuple[str, ...]:
        return (*self.known, *self.doubted, *self.missing)


def _many(result: str) -> str:
    return "no" if result == NONE else result


def _of(among: str, asked: Asked) -> str:
    return "" if among in (NONE, NOT_TOLD) else f", of {among} {asked.among}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
