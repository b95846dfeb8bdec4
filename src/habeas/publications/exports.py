"""The account as data: findings as JSON and CSV, statements as CSV; nothing in them that no page shows."""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from habeas.pages.account import Account
from habeas.pages.claims import Claim, claim
from habeas.pages.decisions import Decided
from habeas.pages.finding_page import FindingPage, ProofStep, finding_page
from habeas.pages.naming import covering
from habeas.pages.overview import overview
from habeas.publications.paths import Paths

Plain = dict[str, object]

FINDING_COLUMNS = ("finding", "rule", "title", "question", "case", "answer", "certainty", "statements")
STATEMENT_COLUMNS = ("statement", "source", "kind", "says", "chain", "hedge", "mode", "words", "page")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def findings_json(account: Account) -> bytes:
    """Every finding with its proof, in a stable order, names covered."""
    front = overview(account)
    whole = {
        "title": front.title,
        "as_of": front.as_of,
        "audience": account.policy.audience,
        "findings": [_finding(finding_page(one, account), account) for one in account.findings],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def findings_csv(account: Account) -> bytes:
    """One row for each verdict."""
    return table(FINDING_COLUMNS, (row for one in account.findings for row in _verdicts(one.id, account)))


def statements_csv(account: Account) -> bytes:
    """One row for each statement: claim, chain, hedge, and the page with its words highlighted."""
    cover, paths = covering(account), Paths(account)
    claims = (cover.over(claim(one, account.matter)) for one in account.matter.statements)
    return table(STATEMENT_COLUMNS, (_row(one, paths) for one in claims))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV in UTF-8 with a byte order mark, which spreadsheets need; no cell of it is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """The cell, after an apostrophe where a spreadsheet would run it as a formula."""
    risky = cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)
    return f"'{cell}" if risky else cell


def _row(one: Claim, paths: Paths) -> tuple[str, ...]:
    return (
        one.id,
        one.source,
        one.kind,
        one.text,
        one.attribution,
        one.hedge,
        one.mode,
        one.words,
        paths.claim(one),
    )


def _verdicts(finding: str, account: Account) -> list[tuple[str, ...]]:
    page = finding_page(next(one for one in account.findings if one.id == finding), account)
    return [
        (
            page.id,
            page.rule,
            page.title,
            page.question,
            "; ".join(f"{head}: {cell}" for head, cell in zip(page.headings, verdict.cells, strict=True)),
            verdict.answer,
            verdict.certainty,
            " ".join(_cited(verdict.proof)),
        )
        for verdict in page.verdicts
    ]


def _cited(step: ProofStep) -> tuple[str, ...]:
    own = [excerpt.claim.id for excerpt in step.excerpts]
    return tuple(dict.fromkeys([*own, *(one for under in step.steps for one in _cited(under))]))


def _finding(page: FindingPage, account: Account) -> Plain:
    paths = Paths(account)
    return {
        "id": page.id,
        "rule": page.rule,
        "version": page.version,
        "title": page.title,
        "question": page.question,
        "answer": page.answer,
        "definition": page.definition,
        "assumptions": list(page.assumptions),
        "failure_cases": list(page.failure_cases),
        "about": list(page.about),
        "page": paths.finding(page.id),
        "verdicts": [
            {
                "case": dict(zip(page.headings, verdict.cells, strict=True)),
                "answer": verdict.answer,
                "certainty": verdict.certainty,
                "proof": _step(verdict.proof, paths),
            }
            for verdict in page.verdicts
        ],
    }


def _step(step: ProofStep, paths: Paths) -> Plain:
    return {
        "kind": step.kind,
        "says": step.says,
        "arithmetic": step.sum,
        "statements": [_claim(excerpt.claim, paths) for excerpt in step.excerpts],
        "decisions": [_decided(one) for one in step.decisions],
        "steps": [_step(under, paths) for under in step.steps],
    }


def _decided(one: Decided) -> Plain:
    return {"id": one.id, "says": one.says, "by": one.by, "reasons": list(one.reasons)}


def _claim(one: Claim, paths: Paths) -> Plain:
    return {
        "id": one.id,
        "source": one.source,
        "kind": one.kind,
        "says": one.text,
        "chain": list(one.chain),
        "hedge": one.hedge,
        "mode": one.mode,
        "words": one.words,
        "page": paths.claim(one),
    }
