"""Whether published averages agree with counts by day, and whether they fall where they can only grow."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from habeas.analysis.custody_rows import canonical
from habeas.analysis.published import ASSUMPTIONS, DEFINITION, FAILURE_CASES, Compared
from habeas.analysis.published_contents import ADP
from habeas.analysis.published_falls import ASSUMPTIONS as FALLS_ASSUMPTIONS
from habeas.analysis.published_falls import DEFINITION as FALLS_DEFINITION
from habeas.analysis.published_falls import FAILURE_CASES as FALLS_FAILURE_CASES
from habeas.analysis.published_figures import Published
from habeas.analysis.published_queries import LARGE, called, comparison, verbs
from habeas.analysis.published_tables import lists
from habeas.findings.proof import assumed, certainty_of, given, queried, reckoned
from habeas.findings.published_falling import fallings
from habeas.findings.published_figures import national_figures
from habeas.findings.published_sources import TOLERANCE, Counting, countings, operand, tables_of
from habeas.findings.rule import Needs, found
from habeas.findings.wording import capital, source_label
from habeas.records.certainty import Certainty
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter

MOST = 100
"""Facilities that a finding tells one by one: those that differ first, then the largest."""


class PublishedDisagrees:
    """Each published list beside each source of counts, and each list beside the one before it."""

    name = "published_disagrees"
    version = "2"
    question = "Do published averages of the people held differ from counts of them by day?"
    definition = f"{DEFINITION} The tolerance is 5 %. Falling: {FALLS_DEFINITION}"
    assumptions = (*ASSUMPTIONS, *FALLS_ASSUMPTIONS)
    failure_cases = (*FAILURE_CASES, *FALLS_FAILURE_CASES)
    needs = Needs(tables=True, editions=True)

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """A Finding for each list and source of counts, for each pair of lists, and for figures of a day."""
        published = list(_published(matter))
        ways = countings(matter) if published else ()
        compared = [
            self._beside(matter, one, way) for one in published for way in ways if _meet(one.list, way)
        ]
        return (*compared, *fallings(self, matter), *national_figures(self, matter))

    def _beside(self, matter: Matter, one: "_Given", way: Counting) -> Finding:
        over = _Over(matter, one, way)
        verdicts = (over.whole(), *(over.verdict(row) for row in over.told))
        return found(
            self,
            title=f"{one.called} beside {way.called}",
            answer=f"{capital(over.summary('0').result)}. With an average of {LARGE} or more:"
            f" {over.summary(str(LARGE)).result}.",
            verdicts=verdicts,
        )


@dataclass(frozen=True)
class _Given:
    """A list: the source and the digest that it is in, and what it is called."""

    source: str
    digest: str
    list: Published
    called: str


def _published(matter: Matter) -> Iterator[_Given]:
    """Every list, each once, in the order of years and days."""
    every = {
        (one.fiscal_year, one.until, table.digest): _Given(
            source.id,
            table.digest,
            one,
            f"FY{one.fiscal_year} to {one.until} ({source_label(source)})",
        )
        for source, table in tables_of(matter, ADP)
        for one in lists(given(matter), table.digest).lists
    }
    return (every[key] for key in sorted(every))


def _meet(one: Published, way: Counting) -> bool:
    """Whether the counts reach any day of the list, as far as that is known without them."""
    if not way.first:
        return True
    return date.fromisoformat(way.first) <= one.until and one.begins <= date.fromisoformat(way.last)


class _Over:
    """One list beside one source of counts."""

    def __init__(self, matter: Matter, one: _Given, way: Counting) -> None:
        self.matter, self.one, self.way = matter, one, way
        self.tables = operand(way.tables, published_adp=(one.digest,))
        self.parameters = canonical(
            {
                "fiscal_year": one.list.fiscal_year,
                "until": one.list.until.isoformat(),
                "tolerance": TOLERANCE,
                **({"threshold": given(matter).small_cells} if way.own else {}),
                **way.days,
            }
        )
        rows = comparison(given(matter), self.tables, self.parameters).rows
        self.told = tuple(str(row.listed.row) for row in sorted(rows, key=_order)[:MOST])
        self.untold = {str(row.listed.row) for row in rows if row.untold}
        self.rest = len(rows) - len(self.told)
        self.names = {str(row.listed.row): called(row.listed) for row in rows}

    def query(self, says: str, operation: str, *more: str, steps: tuple[Step, ...] = ()) -> Step:
        return queried(
            self.matter,
            says,
            operation,
            (self.tables, self.parameters, *more),
            *steps,
            cites=(self.one.source, *self.way.sources),
        )

    def summary(self, least: str) -> Step:
        return self.query(f"with an average of {least} or more: {{}}", "published summary", least)

    def whole(self) -> Verdict:
        """The sums: how many differ, on what they were matched, who is left out."""
        bases = self.query("the codes of facilities were told so: {}", "published bases", "0")
        left = self.query("not compared: {}", "published left out")
        lone = self.query(
            "with one candidate alone, which is not certain and not counted: {}", "published candidates", "0"
        )
        told = self.query("of all facilities: {}", "published summary", "0")
        differs = self.query("whether any differs: {}", "published differs anywhere")
        steps = (differs, told, self.summary(str(LARGE)), bases, left, lone, assumed(self.way.says))
        says = f"averages of {self.one.called} differ from the counts: {{}}"
        proof = reckoned(says, "all of", (differs.result,), *steps)
        are = verbs(self.rest, "more is", "more are")
        rest = f" {are} not told one by one: first come those that differ." if self.rest else ""
        answer = f"{capital(told.result)}.{rest} Not compared: {left.result}."
        return Verdict((*self._case, ("Facility", "all")), answer, certainty_of(proof), proof)

    def verdict(self, row: str) -> Verdict:
        """Whether the figures of one facility differ."""
        line = self.query("the published figure stands in {}", "published line", row)
        codes = self.query("its people are those of {}", "published codes", row)
        both = self.query("{}", "published beside counts", row)
        share = assumed(
            f"they agree where they differ by no more than this share of it: {TOLERANCE}", TOLERANCE
        )
        differs = self.query(
            "whether they differ by more: {}", "published differs", row, TOLERANCE, steps=(share,)
        )
        says = f"the published average of {self.names[row]} differs from the counts: {{}}"
        counted = assumed(self.way.says)
        proof = reckoned(says, "all of", (differs.result,), differs, both, line, codes, counted)
        sure = certainty_of(proof)
        told = "" if row in self.untold else f": {_TOLD[sure]}"
        answer = f"{self.names[row]}: {both.result}{told} ({codes.result})."
        return Verdict((*self._case, ("Facility", self.names[row])), answer, sure, proof)

    @property
    def _case(self) -> tuple[tuple[str, str], ...]:
        return (("List", self.one.called), ("Counts", self.way.called))


def _order(row: Compared) -> tuple[bool, Decimal, int]:
    """Those that differ first, by how much; then the largest. Where nothing may tell how much, by size."""
    differs = row.within is Certainty.IMPOSSIBLE
    by_much = differs and not row.hidden
    return not differs, -abs(row.difference or Decimal(0)) if by_much else -row.published_adp, row.listed.row


_TOLD = {
    Certainty.CERTAIN: "they differ by more than 5 %",
    Certainty.IMPOSSIBLE: "they agree within 5 %",
    Certainty.OPEN: "open, since days are missing",
}
