"""A finding: the question, the answer, a verdict for each case, and the proof down to the words."""

import re
from dataclasses import dataclass

from habeas.pages.account import Account
from habeas.pages.claims import Claim, claim
from habeas.pages.finding_maps import finding_maps
from habeas.pages.map_shapes import Map
from habeas.pages.naming import covering
from habeas.pages.proofs import Proofs, ProofStep, Quotes
from habeas.records.contents import Construction
from habeas.records.finding import Finding, cited
from habeas.records.statement import Statement

COLUMNS = 3
"""Headings of a case that are columns; more would leave none of them room, and stand under the answer."""


@dataclass(frozen=True)
class VerdictRow:
    """The verdict on one case: the case's cells under the page's headings, the answer, how certain.

    `head` is the answer as far as its certainty, `notes` what it says beyond that; `beside` is what of the
    case has no column in a table, each cell with its heading.
    """

    number: int
    cells: tuple[str, ...]
    answer: str
    certainty: str
    proof: ProofStep
    cites: tuple[str, ...] = ()
    head: str = ""
    notes: str = ""
    beside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FindingPage:
    """A finding as shown; `argued` are the claims of those who construe the instruments concerned.

    A table of its cases has the first `columns` headings as columns. `files` are the sources that tables it
    asked came from: (id, title).
    """

    id: str
    rule: str
    version: str
    title: str
    question: str
    answer: str
    headings: tuple[str, ...]
    verdicts: tuple[VerdictRow, ...]
    definition: str
    assumptions: tuple[str, ...] = ()
    failure_cases: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    argued: tuple[Claim, ...] = ()
    maps: tuple[Map, ...] = ()
    sources: int = 0
    statements: int = 0
    columns: int = COLUMNS
    files: tuple[tuple[str, str], ...] = ()


def finding_pages(account: Account) -> tuple[FindingPage, ...]:
    """The page of every finding."""
    quotes = Quotes(account)
    return tuple(finding_page(finding, account, quotes) for finding in account.findings)


def finding_page(finding: Finding, account: Account, quotes: Quotes | None = None) -> FindingPage:
    """The page of a finding, covered; `quotes` may be shared by all pages of one account."""
    headings = tuple(dict.fromkeys(head for verdict in finding.verdicts for head, _ in verdict.case))
    files = tuple(one for one in finding.cites if one in account.sources)
    rests = [account.statements[one] for one in finding.cites if one in account.statements]
    made = FindingPage(
        id=finding.id,
        rule=finding.rule,
        version=finding.version,
        title=finding.title,
        question=finding.question,
        answer=finding.answer,
        headings=headings,
        verdicts=_verdicts(finding, headings, quotes or Quotes(account)),
        definition=finding.definition,
        assumptions=finding.assumptions,
        failure_cases=finding.failure_cases,
        about=tuple(account.matter.label(subject) for subject in finding.about),
        argued=_argued(rests, account),
        maps=finding_maps(finding, account),
        sources=len({one.source for one in rests} | set(files)),
        statements=len(rests),
        files=tuple(sorted(((one, account.title_of(one)) for one in files), key=lambda one: one[1])),
    )
    return covering(account).over(made)


def _verdicts(finding: Finding, headings: tuple[str, ...], quotes: Quotes) -> tuple[VerdictRow, ...]:
    out, proofs, known = [], Proofs(quotes), quotes.account.statements
    for number, verdict in enumerate(finding.verdicts, 1):
        case = dict(verdict.case)
        cells = tuple(case.get(heading, "") for heading in headings)
        beside = tuple((heading, case[heading]) for heading in headings[COLUMNS:] if case.get(heading))
        head, notes = parted(verdict.answer)
        cites = tuple(one for one in cited(verdict.proof) if one in known)
        proof = proofs.shown(verdict.proof)
        certainty = str(verdict.certainty)
        out.append(VerdictRow(number, cells, verdict.answer, certainty, proof, cites, head, notes, beside))
    return tuple(out)


_SURE = re.compile(r".*?\b(?:certain|impossible|neither shown nor excluded)\.(?= )", re.DOTALL)


def parted(answer: str) -> tuple[str, str]:
    """An answer as far as it says how certain it is, and what it says after that: "" where it does not."""
    found = _SURE.match(answer)
    return (found[0], answer[found.end() :].strip()) if found else (answer, "")


def _argued(rests: list[Statement], account: Account) -> tuple[Claim, ...]:
    return tuple(claim(one, account.matter) for one in rests if isinstance(one.content, Construction))
