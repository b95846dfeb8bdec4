"""Published figures of one day beside the people in the stints of an edition at its end."""

from habeas.analysis.published_contents import ADP
from habeas.analysis.published_tables import lists
from habeas.findings.proof import assumed, certainty_of, given, queried, reckoned
from habeas.findings.published_sources import TOLERANCE, Counting, countings, operand, tables_of
from habeas.findings.rule import Rule, found
from habeas.findings.wording import source_label
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter
from habeas.records.source import Source

MEASURES = ("currently detained",)
"""What is counted on one day of the whole country."""


def national_figures(rule: Rule, matter: Matter) -> tuple[Finding, ...]:
    """A Finding for each edition that reaches the day of a figure that can be counted."""
    every = [
        (source, table.digest, one)
        for source, table in tables_of(matter, ADP)
        for one in lists(given(matter), table.digest).figures
        if one.measure.casefold() in MEASURES and not one.facility
    ]
    made = []
    for way in countings(matter) if every else ():
        verdicts = tuple(
            _verdict(matter, way, source, digest, str(one.row))
            for source, digest, one in every
            if way.own and way.first <= one.as_of.isoformat() <= way.last
        )
        if verdicts:
            title = f"Published figures of one day beside {way.called}"
            answer = " ".join(one.answer for one in verdicts)
            made.append(found(rule, title=title, answer=answer, verdicts=verdicts))
    return tuple(made)


def _verdict(matter: Matter, way: Counting, source: Source, digest: str, row: str) -> Verdict:
    tables = operand({"stints": way.tables["stints"]}, figures=(digest,))
    cites = (source.id, *way.sources)
    threshold = str(given(matter).small_cells)

    def query(says: str, operation: str, *more: str, steps: tuple[Step, ...] = ()) -> Step:
        return queried(matter, says, operation, (tables, row, *more), *steps, cites=cites)

    figure = query("published: {}", "published figure")
    held = query("people in a stint at the end of that day: {}", "people in stints", threshold)
    share = assumed(f"they agree where they differ by no more than this share of it: {TOLERANCE}", TOLERANCE)
    differs = query("whether they differ by more: {}", "published figure differs", TOLERANCE, steps=(share,))
    says = "the published figure differs from the people in stints: {}"
    proof = reckoned(says, "all of", (differs.result,), differs, figure, held, assumed(way.says))
    sure = certainty_of(proof)
    told = "they differ by more than 5 %" if str(sure) == "certain" else "they agree within 5 %"
    answer = f"Published {figure.result}; in stints at the end of that day {held.result}: {told}."
    case = (("Figure", f"{source_label(source)}, line {row}"), ("Counts", way.called))
    return Verdict(case, answer, sure, proof)
