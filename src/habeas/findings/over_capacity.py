"""Whether more people were held at a facility than its capacity of that day."""

from dataclasses import dataclass

from habeas.analysis.capacity import ASSUMPTIONS, DEFINITION, FAILURE_CASES
from habeas.analysis.capacity_queries import NONE, beside
from habeas.analysis.custody_rows import canonical
from habeas.analysis.published_contents import CAPACITIES, DAILY
from habeas.analysis.published_figures import Counted
from habeas.findings.proof import assumed, certainty_of, given, queried, reckoned
from habeas.findings.published_sources import Counting, countings, operand, tables_of
from habeas.findings.rule import Needs, found
from habeas.findings.wording import capital
from habeas.records.certainty import Certainty
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter

MOST = 100
"""Facilities that a finding tells one by one: those that were over on most days."""

OF_STINTS = ("end of day", "start of day")
OF_SOURCE = (str(Counted.MIDNIGHT), str(Counted.WHOLE_DAY))


class OverCapacity:
    """Dated capacities beside every source of counts by day, at each instant that it counts at."""

    name = "over_capacity"
    version = "2"
    question = "On which days were more people held at a facility than its capacity of that day?"
    definition = (
        f"{DEFINITION} From stints, people are counted at the end of each day (whoever is in on or before it"
        " and out after it, each once), and apart from that at its start (stints in at or before midnight and"
        " out after it, of every row as released). A source that counts by day is taken at both its counts."
    )
    assumptions = ASSUMPTIONS
    failure_cases = (
        *FAILURE_CASES,
        "A capacity that no day is given for is not used at all: nobody can say on which days it held.",
    )
    needs = Needs(tables=True, editions=True)

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """A Finding for each source of counts and instant, where the case has capacities."""
        dated = list(tables_of(matter, CAPACITIES))
        digests = tuple(sorted({table.digest for _, table in dated}))
        sources = tuple(source.id for source, _ in dated)
        return tuple(
            made
            for way in (countings(matter) if dated else ())
            for instant in (OF_STINTS if way.own else OF_SOURCE)
            if (made := self._finding(_Over(matter, way, instant, digests, sources)))
        )

    def _finding(self, over: "_Over") -> Finding | None:
        found_here = beside(given(over.matter), over.tables, over.parameters)
        if not found_here.overs:
            return None  # no code that has a capacity has any count
        order = sorted(found_here.overs, key=lambda one: (-len(one.days), one.facility))
        whole = over.query("facility-days over capacity: {}", "over capacity in all")
        anywhere = over.query("whether on any day more were held: {}", "over capacity anywhere")
        says = "any facility was over its capacity: {}"
        proof = reckoned(says, "all of", (anywhere.result,), anywhere, whole, *over.rests_on())
        answer = f"More were held than might be on {whole.result}."
        all_told = Verdict((*over.case, ("Facility", "all")), answer, certainty_of(proof), proof)
        verdicts = (all_told, *(over.verdict(one.facility) for one in order[:MOST]))
        return found(
            self, title=f"Over capacity, {over.instant}: {over.way.called}", answer=answer, verdicts=verdicts
        )


@dataclass(frozen=True)
class _Over:
    """Capacities beside one source of counts at one instant."""

    matter: Matter
    way: Counting
    instant: str
    digests: tuple[str, ...]
    cites: tuple[str, ...]

    @property
    def tables(self) -> str:
        """The tables as an operand."""
        counts = {name: own for name, own in self.way.tables.items() if name in (DAILY, "stints")}
        return operand(counts, capacities=self.digests)

    @property
    def parameters(self) -> str:
        """The parameters as an operand."""
        own = {"threshold": given(self.matter).small_cells} if self.way.own else {}
        return canonical({"instant": self.instant, **own, **self.way.days})

    @property
    def case(self) -> tuple[tuple[str, str], ...]:
        """What names the case of a verdict."""
        return (("Counts", self.way.called), ("Instant", self.instant))

    def query(self, says: str, operation: str, *more: str) -> Step:
        """A step over the tables."""
        operands = (self.tables, self.parameters, *more)
        cites = tuple(dict.fromkeys((*self.cites, *self.way.sources)))
        return queried(self.matter, says, operation, operands, cites=cites)

    def rests_on(self) -> tuple[Step, ...]:
        """What the counts are."""
        return (assumed(self.way.says), assumed(f"of each day people are counted: {self.instant}"))

    def verdict(self, facility: str) -> Verdict:
        """Whether and when one facility was over its capacity."""
        over = self.query("whether on any day more were held: {}", "over capacity", facility)
        days = self.query("more were held than might be on {}", "days over capacity", facility)
        runs = self.query("on {}", "which days over capacity", facility)
        most = self.query("at most {}", "most over capacity", facility)
        beds = self.query("its capacity: {}", "capacities stated", facility)
        none = self.query("no capacity is in force on {}", "days without a capacity", facility)
        few = self.query("not told: {}", "days of few, not told", facility)
        steps = (over, days, runs, most, beds, none, few, *self.rests_on())
        proof = reckoned(f"{facility} was over capacity: {{}}", "all of", (over.result,), *steps)
        sure = certainty_of(proof)
        told = f"{facility}: over capacity on {days.result}"
        told += f": {runs.result}; at most {most.result}" if sure is Certainty.CERTAIN else ""
        told += f". No capacity is in force on {none.result}" if none.result != NONE else ""
        told += f". {capital(few.result)}" if few.result != NONE else ""
        return Verdict((*self.case, ("Facility", facility)), f"{told}.", sure, proof)
