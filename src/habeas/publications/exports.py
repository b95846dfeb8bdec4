"""The account as data: findings as JSON and CSV, statements as CSV; nothing in them that no page shows."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.pages.account import Account
from habeas.pages.claims import Claim, claim
from habeas.pages.decisions import Decided
from habeas.pages.finding_page import FindingPage
from habeas.pages.naming import covering
from habeas.pages.proofs import ProofStep
from habeas.publications.paths import Paths

Plain = dict[str, object]

FINDING_COLUMNS = ("finding", "rule", "title", "question", "case", "answer", "certainty", "statements")
STATEMENT_COLUMNS = ("statement", "source", "kind", "says", "chain", "hedge", "mode", "words", "page")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def findings_json(pages: Sequence[FindingPage], account: Account) -> bytes:
    """Every finding with its proof, then the statements and decisions that the proofs cite by id.

    A step that stands earlier in the same finding is given by `same_as`, the `anchor` of the first.
    """
    paths = Paths(account)
    steps = [step for page in pages for row in page.verdicts for step in _all(row.proof)]
    claims = {one.claim.id: one.claim for step in steps for one in step.excerpts}
    decisions = {one.id: one for step in steps for one in step.decisions}
    whole: dict[str, object] = {
        "title": covering(account).text(account.title),
        "as_of": account.as_of,
        "audience": account.policy.audience,
        "findings": [_finding(page, paths) for page in pages],
        "statements": {one: _claim(claims[one], paths) for one in sorted(claims)},
        "decisions": {one: _decided(decisions[one]) for one in sorted(decisions)},
    }
    return by_lines(whole)


def findings_csv(pages: Sequence[FindingPage]) -> bytes:
    """One row for each verdict."""
    return table(FINDING_COLUMNS, (row for page in pages for row in _verdicts(page)))


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


def by_lines(whole: Mapping[str, object]) -> bytes:
    """JSON with each item of its lists and objects on a line of its own."""
    parts = []
    for name, value in whole.items():
        if isinstance(value, list):
            text = "[\n" + ",\n".join(_dumps(one) for one in value) + "\n]"
        elif isinstance(value, dict):
            text = "{\n" + ",\n".join(f"{_dumps(k)}:{_dumps(v)}" for k, v in value.items()) + "\n}"
        else:
            text = _dumps(value)
        parts.append(f"{_dumps(name)}:{text}")
    return ("{" + ",\n".join(parts) + "}\n").encode()


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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


def _verdicts(page: FindingPage) -> list[tuple[str, ...]]:
    return [
        (
            page.id,
            page.rule,
            page.title,
            page.question,
            "; ".join(f"{head}: {cell}" for head, cell in zip(page.headings, verdict.cells, strict=True)),
            verdict.answer,
            verdict.certainty,
            " ".join(verdict.cites),
        )
        for verdict in page.verdicts
    ]


def _all(step: ProofStep) -> Iterator[ProofStep]:
    yield step
    for under in step.steps:
        yield from _all(under)


def _finding(page: FindingPage, paths: Paths) -> Plain:
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
                "proof": _step(verdict.proof),
            }
            for verdict in page.verdicts
        ],
    }


def _step(step: ProofStep) -> Plain:
    said: Plain = {
        "kind": step.kind,
        "says": step.says,
        "anchor": step.anchor,
        "same_as": step.same_as,
        "arithmetic": step.sum,
        "statements": [one.claim.id for one in step.excerpts],
        "decisions": [one.id for one in step.decisions],
        "steps": [_step(under) for under in step.steps],
    }
    return {name: value for name, value in said.items() if value}


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
