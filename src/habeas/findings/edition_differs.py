"""What changed between two editions of official records: totals by facility and month, never by person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from habeas.analysis.custody_rows import canonical
from habeas.analysis.edition_differences import FACILITY, MONTH
from habeas.analysis.edition_queries import NOT_TOLD, by_cell
from habeas.analysis.wall_days import EPOCH
from habeas.findings.custody_bounds import Bounds, bounds
from habeas.findings.proof import assumed, certainty_of, given, queried, reckoned, referred
from habeas.findings.published_sources import operand
from habeas.findings.rule import Needs, found
from habeas.records.edition import Edition
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter

MOST = 45
"""Facilities, and months, that are told one by one: those that changed most."""


class EditionDiffers:
    """Every two editions that cover days in common and have a table in common."""

    name = "edition_differs"
    version = "2"
    question = "What changed between two editions of the official records?"
    definition = (
        "Two editions are laid beside one another where they cover days in common: of each table that both"
        " have the rows of either, and of stints the kept rows with a book-in on a day that both cover, by"
        " facility and by month of the book-in. A facility is compared by the text of its code. Of a table it"
        " is told about how many rows there are, of facilities and months by how many they changed. A change"
        " of fewer than the threshold of the case is not told, nor what it, or a count of so few, would"
        " follow from. Ids are not compared: no id of one edition is one of another, and no row is looked for"
        " in the other."
    )
    assumptions = (
        "An edition covers the days that habeas.toml states, else those from its first to its last book-in.",
    )
    failure_cases = (
        "A facility that was given another code falls in the one and rises in the other.",
        "Rows that were taken out and others that came in at one facility in one month cancel out.",
        "Rows are marked as duplicates by each edition's own columns: one with fewer columns marks more.",
        "Two editions that chose their rows by different columns differ at the ends of what they cover.",
    )
    needs = Needs(editions=True)

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """A Finding for each two editions."""
        return tuple(self._finding(one) for one in _pairs(matter))

    def _finding(self, pair: "_Pair") -> Finding:
        by_table = [pair.rows(name) for name in pair.tables]
        by_cell_of = [
            verdict for by in (FACILITY, MONTH) if "stints" in pair.tables for verdict in pair.cells(by)
        ]
        told = " ".join(one.answer for one in by_table)
        return found(
            self,
            title=f"What changed from {pair.earlier.name} to {pair.later.name}",
            answer=told,
            verdicts=(*by_table, *by_cell_of),
        )


def _pairs(matter: Matter) -> "Iterator[_Pair]":
    if len(matter.editions) < 2:
        return
    reach = {one.name: bounds(given(matter), one) for one in matter.editions}
    order = sorted(matter.editions, key=lambda one: (one.published or reach[one.name].last, one.name))
    for earlier, later in combinations(order, 2):
        pair = _Pair(matter, earlier, later, reach[earlier.name], reach[later.name])
        if pair.tables and pair.overlap:
            yield pair


@dataclass(frozen=True)
class _Pair:
    """Two editions, and how far each reaches."""

    matter: Matter
    earlier: Edition
    later: Edition
    reach: Bounds
    reach_later: Bounds

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The tables that both have."""
        return tuple(one.name for one in self.earlier.tables if self.later.table(one.name))

    @cached_property
    def overlap(self) -> tuple[date, date] | None:
        """The first and last day that both cover; None where there are too few.

        Of files that nobody has called editions it must be half of what the shorter covers: the file of one
        year and that of the next are no two editions.
        """
        first = max(self.reach.first, self.reach_later.first)
        last = min(self.reach.last, self.reach_later.last)
        if first > last or first == EPOCH:
            return None
        if self.earlier.stated and self.later.stated:
            return first, last
        shorter = min((one.last - one.first).days for one in (self.reach, self.reach_later))
        return (first, last) if 2 * (last - first).days >= shorter else None

    def query(self, says: str, operation: str, *operands: str) -> Step:
        """A step over both editions."""
        cites = (*self.earlier.sources, *self.later.sources)
        return queried(self.matter, says, operation, operands, cites=cites)

    def named(self, name: str) -> str:
        """A table of both as an operand."""
        one, two = self.earlier.table(name), self.later.table(name)
        assert one
        assert two
        return operand({}, earlier=one.digests, later=two.digests)

    @property
    def threshold(self) -> str:
        """Below how many nothing is told."""
        return str(given(self.matter).small_cells)

    @property
    def case(self) -> tuple[tuple[str, str], ...]:
        """What names the case of a verdict."""
        return (("Earlier", self.earlier.name), ("Later", self.later.name))

    def doubts(self, name: str) -> tuple[str, ...]:
        """Why a table of either is not to be relied on."""
        tables = ((one.name, one.table(name)) for one in (self.earlier, self.later))
        return tuple(
            f"the {name} of {edition} are doubted: {table.doubted}"
            for edition, table in tables
            if table and table.doubted
        )

    def rows(self, name: str) -> Verdict:
        """How many rows of one table there are in either."""
        doubts = tuple(referred(one) for one in self.doubts(name))
        tables = self.named(name)
        differ = self.query("whether they differ: {}", "rows of two editions differ", tables)
        says = f"rows of {name}, in the earlier and in the later: {{}}"
        rows = self.query(says, "rows of two editions", tables, self.threshold)
        proof = reckoned(f"rows of {name} differ: {{}}", "all of", (differ.result,), differ, rows, *doubts)
        doubt = f" ({'; '.join(self.doubts(name))})" if doubts else ""
        case = (*self.case, ("Table", name), ("Cell", "all"))
        answer = f"Rows of {name}: {rows.result}{doubt}."
        return Verdict(case, answer, certainty_of(proof), proof)

    def cells(self, by: str) -> tuple[Verdict, ...]:
        """What may be told by facility or by month, and all the rest together."""
        assert self.overlap
        first, last = self.overlap
        parameters = canonical({"by": by, "first": first.isoformat(), "last": last.isoformat()})
        tables = self.named("stints")
        shown = by_cell(given(self.matter), tables, parameters, self.threshold).shown
        made = [self._cell(by, tables, parameters, label) for label in list(shown)[:MOST]]
        operands = (tables, parameters, self.threshold)
        says = f"kept stints by {by}, all that are not told by themselves: {{}}"
        rest = self.query(says, "elsewhere in two editions", *operands)
        differ = self.query("whether those differ: {}", "elsewhere in two editions differs", *operands)
        reaches = (assumed(one.says) for one in (self.reach, self.reach_later))
        says = f"kept stints elsewhere differ, by {by}: {{}}"
        proof = reckoned(says, "all of", (differ.result,), differ, rest, *reaches)
        more = f"; {len(shown) - MOST} more changed by less" if len(shown) > MOST else ""
        told = "their difference is not told" if rest.result == NOT_TOLD else rest.result
        answer = f"Kept stints by {by}, elsewhere: {told}{more}."
        case = (*self.case, ("Table", "stints"), ("Cell", f"elsewhere, by {by}"))
        return (*made, Verdict(case, answer, certainty_of(proof), proof))

    def _cell(self, by: str, tables: str, parameters: str, label: str) -> Verdict:
        says = f"kept stints, {by} {label}, in the later beside the earlier: {{}}"
        counts = self.query(says, "cell of two editions", tables, parameters, self.threshold, label)
        differ = self.query(
            "whether they differ: {}", "cell of two editions differs", tables, parameters, label
        )
        says = f"kept stints of {by} {label} differ: {{}}"
        proof = reckoned(says, "all of", (differ.result,), differ, counts)
        case = (*self.case, ("Table", "stints"), ("Cell", f"{by} {label}"))
        return Verdict(case, f"Kept stints, {by} {label}: {counts.result}.", certainty_of(proof), proof)
