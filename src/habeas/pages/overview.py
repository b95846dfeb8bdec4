"""The overview: the story in order, the findings in a line each, what is not known, how much it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from habeas.pages.account import Account
from habeas.pages.claims import Claim, claim
from habeas.pages.happenings import Day, by_day, happenings
from habeas.pages.naming import covering
from habeas.records.certainty import Certainty
from habeas.records.contents import Agreement, Count
from habeas.records.finding import Finding

FIRST = 3
"""Findings of a rule that are shown before the reader asks for the others."""

UNSTATED = "unstated"
"""The rule whose findings are what nobody has stated."""


@dataclass(frozen=True)
class FindingLine:
    """A finding in a line, with how many of its cases are certain, impossible, or neither."""

    id: str
    title: str
    question: str
    answer: str
    tally: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class FindingGroup:
    """The findings of one rule under its question: those that decide most first, the others behind them."""

    question: str
    first: tuple[FindingLine, ...]
    others: tuple[FindingLine, ...]


@dataclass(frozen=True)
class Unknown:
    """Something that is not known, and the finding that says so."""

    says: str
    finding: str


@dataclass(frozen=True)
class Overview:
    """The front page. `counted` are the stated numbers of people, `untimed` the statements without a time."""

    title: str
    home: str
    as_of: str
    story: tuple[Day, ...]
    counted: tuple[Claim, ...]
    findings: tuple[FindingGroup, ...]
    unknown: tuple[Unknown, ...]
    numbers: tuple[tuple[str, int], ...]
    untimed: int
    summary: str = ""


def overview(account: Account) -> Overview:
    """The front page of an account, covered."""
    every = [one for one in happenings(account) if one.day]
    counts = [one for one in account.matter.statements if isinstance(one.content, Count)]
    made = Overview(
        title=account.title,
        home=account.home_zone,
        as_of=account.as_of,
        story=by_day(tuple(every)),
        counted=_distinct(claim(one, account.matter) for one in counts),
        findings=_groups([one for one in account.findings if one.rule != UNSTATED]),
        unknown=tuple(_unknown(account)),
        numbers=_numbers(account),
        untimed=_untimed(account, {time.claim.id for one in every for time in one.times}),
    )
    covered = covering(account).over(made)
    return replace(covered, summary=_summary(covered))


def _groups(findings: list[Finding]) -> tuple[FindingGroup, ...]:
    rules: dict[str, list[Finding]] = {}
    for one in findings:
        rules.setdefault(one.rule, []).append(one)
    out = []
    for those in rules.values():
        lines = [_line(one) for one in sorted(those, key=_undecided)]
        out.append(FindingGroup(those[0].question, tuple(lines[:FIRST]), tuple(lines[FIRST:])))
    return tuple(out)


def _undecided(finding: Finding) -> bool:
    return all(verdict.certainty is Certainty.OPEN for verdict in finding.verdicts)


def _line(finding: Finding) -> FindingLine:
    tally = tuple(
        (str(certainty), count)
        for certainty in Certainty
        if (count := sum(1 for verdict in finding.verdicts if verdict.certainty is certainty))
    )
    return FindingLine(finding.id, finding.title, finding.question, finding.answer, tally)


def _unknown(account: Account) -> Iterable[Unknown]:
    """What sources say is undisclosed, then what nobody has stated."""
    for statement in account.matter.statements:
        if isinstance(statement.content, Agreement) and statement.content.undisclosed:
            yield Unknown(claim(statement, account.matter).line, "")
    for finding in account.findings:
        if finding.rule == UNSTATED:
            yield Unknown(f"{finding.title}: {finding.answer}", finding.id)


def _distinct(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each thing said once for each chain that says it."""
    return tuple({(one.text, one.chain): one for one in claims}.values())


def _numbers(account: Account) -> tuple[tuple[str, int], ...]:
    people = len(account.matter.decided_by_people())
    return (
        ("sources", len(account.sources)),
        ("statements", len(account.statements)),
        ("decisions by rules", len([one for one in account.matter.judgements if not one.decider.is_person])),
        ("decisions by people", people),
        ("findings", len(account.findings)),
    )


def _untimed(account: Account, shown: set[str]) -> int:
    return sum(1 for statement in account.statements if statement not in shown)


def _summary(made: Overview) -> str:
    """One line for the meta description, made of counts alone."""
    return "What each source says, who is said to have said it, and what follows: " + ", ".join(
        f"{count} {name}" for name, count in made.numbers
    )
