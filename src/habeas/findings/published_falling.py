"""Published person-days that fall between two lists of one fiscal year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from habeas.analysis.custody_rows import canonical
from habeas.analysis.published_contents import ADP
from habeas.analysis.published_fall_queries import falling
from habeas.analysis.published_queries import called
from habeas.analysis.published_tables import lists
from habeas.findings.proof import certainty_of, given, queried, reckoned
from habeas.findings.published_sources import operand, tables_of
from habeas.findings.rule import Rule, found
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter

MOST = 100


@dataclass(frozen=True)
class _Pair:
    """Two lists of one year, the earlier first: their last days, digests and sources."""

    year: int
    days: tuple[date, date]
    digests: tuple[str, str]
    sources: tuple[str, ...]


def fallings(rule: Rule, matter: Matter) -> tuple[Finding, ...]:
    """A Finding for each list of a year and the next one of it that has another last day."""
    return tuple(_finding(rule, matter, one) for one in _pairs(matter))


def _pairs(matter: Matter) -> Iterator[_Pair]:
    every = sorted(
        {
            (one.fiscal_year, one.until, table.digest, source.id)
            for source, table in tables_of(matter, ADP)
            for one in lists(given(matter), table.digest).lists
        }
    )
    for earlier, later in pairwise(every):
        if earlier[0] == later[0] and earlier[1] < later[1]:
            sources = tuple(dict.fromkeys((earlier[3], later[3])))
            yield _Pair(earlier[0], (earlier[1], later[1]), (earlier[2], later[2]), sources)


def _finding(rule: Rule, matter: Matter, pair: _Pair) -> Finding:
    tables = operand({}, earlier=(pair.digests[0],), later=(pair.digests[1],))
    days = {"earlier": pair.days[0].isoformat(), "later": pair.days[1].isoformat()}
    parameters = canonical({"fiscal_year": pair.year, **days})

    def query(says: str, operation: str, *more: str) -> Step:
        return queried(matter, says, operation, (tables, parameters, *more), cites=pair.sources)

    what = f"FY{pair.year}, to {days['earlier']} and to {days['later']}"
    whole = query("{}", "published falls in all")
    any_falls = query("whether any falls: {}", "published falls anywhere")
    proof = reckoned("person-days fall: {}", "all of", (any_falls.result,), any_falls, whole)
    fell = falling(given(matter), tables, parameters).falls
    verdicts = [
        Verdict(
            (("Lists", what), ("Facility", "all")),
            f"{whole.result}.",
            certainty_of(proof),
            proof,
        )
    ]
    for one in fell[:MOST]:
        row, name = str(one.later.row), called(one.later)
        figures = query("{}", "published person-days", row)
        falls = query("whether they fall: {}", "published falls", row)
        proof = reckoned(f"the person-days of {name} fall: {{}}", "all of", (falls.result,), falls, figures)
        case = (("Lists", what), ("Facility", name))
        verdicts.append(Verdict(case, f"{name}: {figures.result}.", certainty_of(proof), proof))
    title = f"Published person-days that fall: {what}"
    return found(rule, title=title, answer=f"{whole.result}.", verdicts=tuple(verdicts))
