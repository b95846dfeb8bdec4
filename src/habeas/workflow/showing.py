"""`habeas show`: a record, and the walk back from it to the words in the originals."""

from dataclasses import dataclass, field
from typing import Any

from habeas.pages.account import Account
from habeas.pages.claims import claim
from habeas.pages.excerpt import Excerpt, excerpt
from habeas.pages.finding_page import finding_page
from habeas.pages.naming import WITHHELD
from habeas.pages.proofs import ProofStep
from habeas.pages.segments import Piece
from habeas.records.encoding import to_plain
from habeas.records.finding import Finding
from habeas.records.judgement import Judgement
from habeas.records.locator import Characters
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.store.access_log import AccessLog
from habeas.workflow import holder
from habeas.workflow.accounts import account_for
from habeas.workflow.case import Case
from habeas.workflow.holder import HOLDER
from habeas.workflow.originals import canonical


@dataclass
class Shown:
    """A record as JSON and as lines of text."""

    plain: dict[str, Any]
    lines: list[str] = field(default_factory=list)


def show(case: Case, prefix: str) -> Shown:
    """The record whose id begins so, with its walk back; who looked is noted in the access log."""
    with case.store() as store:
        record = store.reader(HOLDER).look_up(prefix)
        shown = Shown({"kind": record.id.partition("-")[0], **to_plain(record)})
        account = account_for(case, store, HOLDER)
    AccessLog(case.folder).note(holder.name(), [record.id])
    if isinstance(record, Finding):
        _finding(record, account, shown.lines)
    elif isinstance(record, Statement):
        _statement(record, account, shown.lines)
        _original(case, record, account, shown.lines)
    elif isinstance(record, Source):
        _source(record, account, shown.lines)
    elif isinstance(record, Judgement):
        _judgement(record, account, shown.lines)
    else:
        shown.lines += _fields(shown.plain)
    return shown


def _finding(finding: Finding, account: Account, lines: list[str]) -> None:
    page = finding_page(finding, account)
    lines += [f"{page.rule} {page.version}  {page.id}", page.title, page.question, "", page.answer]
    for row in page.verdicts:
        named = ", ".join(
            f"{head} {cell}" for head, cell in zip(page.headings, row.cells, strict=True) if cell
        )
        lines += ["", f"{row.number}. {named}", f"   {row.answer} [{row.certainty}]"]
        _step(row.proof, "   ", lines)
    lines += ["", f"Definition: {page.definition}"]
    lines += [f"Assumes: {one}" for one in page.assumptions]
    lines += [f"Fails where: {one}" for one in page.failure_cases]


def _step(step: ProofStep, indent: str, lines: list[str]) -> None:
    lines.append(f"{indent}- {step.says} ({step.rests_on})")
    if step.sum:
        lines.append(f"{indent}  {step.sum}")
    for one in step.excerpts:
        lines += _excerpt(one, indent + "  ")
    for decision in step.decisions:
        lines.append(f"{indent}  decided by {decision.by}: {decision.says}")
    for under in step.steps:
        _step(under, indent + "  ", lines)


def _excerpt(one: Excerpt, indent: str) -> list[str]:
    text = "".join(map(_flat, one.pieces))
    dots = ("…" if one.cut_before else "", "…" if one.cut_after else "")
    return [
        f"{indent}{one.title}{', ' + one.place if one.place else ''}: {dots[0]}{text}{dots[1]}",
        f"{indent}{one.claim.line}  [{one.claim.id[:12]}]",
    ]


def _flat(piece: Piece) -> str:
    """A piece as text: what a statement rests on between » and «, names as they are covered."""
    inside = piece.text + "".join(map(_flat, piece.pieces))
    if piece.withheld:
        return WITHHELD
    return f"»{inside}«" if piece.statement else inside


def _statement(statement: Statement, account: Account, lines: list[str]) -> None:
    made = claim(statement, account.matter)
    lines += [f"{made.kind}  {made.id}", made.line, *_excerpt(excerpt(statement, account), "")]


def _original(case: Case, statement: Statement, account: Account, lines: list[str]) -> None:
    """Where the words stand in the original, looked up in the vault once more."""
    source = account.sources.get(statement.source)
    if source is None:
        return
    lines += ["", f"source     {source.name}  {source.id[:12]}  sha256 {source.sha256}"]
    where = statement.locator
    if not isinstance(where, Characters):
        lines.append(f"place      {to_plain(where)}")
        return
    text = canonical(case, source, account.readings.get(source.id))
    there = text[where.start : where.end] == statement.words
    lines.append(f"place      characters {where.start} to {where.end}, block {where.block}")
    lines.append(f"checked    the words {'stand' if there else 'DO NOT stand'} there in the original")


def _source(source: Source, account: Account, lines: list[str]) -> None:
    lines += _fields(to_plain(source))
    for statement in account.by_source.get(source.id, ()):
        lines.append(f"{statement.id[:12]}  {claim(statement, account.matter).line}")


def _judgement(one: Judgement, account: Account, lines: list[str]) -> None:
    lines += [f"{one.decision}  {one.id}", f"decided by {one.decider.name} {one.decider.version}".rstrip()]
    lines += [f"subject    {account.matter.label(subject)}  {subject[:12]}" for subject in one.subjects]
    for mention in one.mentions:
        if statement := account.by_anchor.get(mention.anchor):
            lines += [
                f"mention    {mention.field or 'the whole statement'}",
                *_excerpt(excerpt(statement, account), "           "),
            ]
    lines += [f"because    {reason}" for reason in one.reasons]
    if one.value:
        lines.append(f"value      {one.value}")


def _fields(plain: dict[str, Any]) -> list[str]:
    return [f"{name:<10} {value}" for name, value in plain.items() if value not in ("", [], {})]
