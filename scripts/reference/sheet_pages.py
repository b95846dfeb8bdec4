"""coding-sheet.md and judgement-sheet.md: what people fill in."""

from collections.abc import Iterable

from habeas.judgements import describe, sheet_rows
from habeas.judgements.corrections import CORRECTABLE
from habeas.judgements.shapes import SHAPES
from habeas.records.judgement import Decision, Judgement
from habeas.records.subject import Standing, SubjectKind
from habeas.statements.sheet_column import KIND_NAMES, Column
from habeas.statements.sheet_columns import COLUMNS, CONTENT_COLUMNS, STATEMENT_COLUMNS, columns_of
from reference.classes import comments, fields_table
from reference.markdown import cell, code, page, plain, table

COLUMN_MEANINGS = {
    "decision": "one of the decisions above",
    "on": "what is decided on: a statement, subject, source or judgement, by id or the beginning of one; "
    "for “is” and “is not” a mention",
    "with": "the other subject, where the decision is of two",
    "value": "fields to correct, a description, a standing, a question: JSON or plain words",
    "reason": "why",
    "by": "who decides",
    "at": "when, with its offset: 2025-05-02T09:30:00Z",
}


def coding_sheet_page() -> str:
    """The page of every column of a coding sheet."""
    intro = (
        "A coding sheet is a CSV or XLSX file in which a documenter states one statement a row. `habeas "
        "template` writes an empty one. A sheet is a coding sheet if it has a column `kind`. Case, spaces "
        "and hyphens in a heading do not matter. A bad row is refused with its number and why; the good "
        "rows enter. A row whose kind begins with “example” says nothing. How to fill one in: [code a "
        "document](../how-to/code-a-document.md)."
    )
    return page(
        "Coding sheet",
        intro,
        "## Columns of every kind",
        _columns(STATEMENT_COLUMNS),
        "## Columns of some kinds",
        _columns(CONTENT_COLUMNS),
        "## Columns by kind",
        table(("kind", "needs", "may have"), ((code(kind), *_of(kind)) for kind in KIND_NAMES)),
    )


def _columns(every: tuple[Column, ...]) -> str:
    headings = ("column", "means", "example", "one of", "of kinds", "needed by")
    return table(headings, map(_column, every))


def _column(one: Column) -> tuple[str, ...]:
    of = "all" if one.kinds == KIND_NAMES else ", ".join(one.kinds)
    needed = "all" if one.needed == KIND_NAMES else ", ".join(one.needed)
    beside = f" (beside {code(one.beside)})" if one.beside else ""
    choices = ", ".join(code(str(choice)) for choice in one.choices)
    return code(one.name), plain(one.meaning) + beside, code(cell(one.example)), choices, of, needed


def _of(kind: str) -> tuple[str, str]:
    own = [one for one in columns_of(kind) if one in CONTENT_COLUMNS]
    needs = ", ".join(code(one.name) for one in COLUMNS if kind in one.needed)
    return needs, ", ".join(code(one.name) for one in own if kind not in one.needed)


def judgement_sheet_page() -> str:
    """The page of every decision, of the sheet's lines, and of a table of decisions."""
    intro = (
        "What people decide is appended to a sheet, one for each person and day: "
        "`judgements/DAY-NAME.jsonl` in the case. A line is a decision in JSON and is never edited; `undo` "
        "is another line. `habeas judge` writes it. Every version of a sheet is kept as a source. How to "
        "decide: [decide](../how-to/decide.md)."
    )
    fields = (
        "The fields of a line are those of a [Judgement](records.md#judgement) without `id`, `source` and "
        "`line`, which follow from the rest:"
    )
    as_table = (
        "`habeas judge` also takes a CSV or XLSX file with these columns, one decision a row. A row that "
        "holds no decision is refused with its number and why; the others are kept."
    )
    return page(
        "Judgement sheet",
        intro,
        "## Decisions",
        table(("decision", "says", "mentions", "subjects", "value"), map(_decision, Decision)),
        "## What values may hold",
        _values(),
        "## A line of a sheet",
        fields,
        fields_table(Judgement, without=("id", "source", "line")),
        "## A table of decisions",
        as_table,
        table(
            ("column", "holds"), ((code(name), plain(COLUMN_MEANINGS[name])) for name in sheet_rows.COLUMNS)
        ),
    )


WORDED = (
    ("the statement mentions[0].anchor", "the statement"),
    ("mentions[0].anchor", "the statement"),
    ("mentions[0]", "the mention"),
    ("the source subjects[0]", "the source"),
    ("the person subjects[0]", "the person"),
    ("subjects[0]", "the subject"),
    ("subjects[1]", "the other"),
    ("replaces is", "the judgement in `replaces` is"),
)
"""What the comments beside the decisions call things, and what people call them."""


def _decision(one: Decision) -> tuple[str, ...]:
    shape = SHAPES[one]
    says = comments(Decision)[str(one)]
    for written, worded in WORDED:
        says = says.replace(written, worded)
    return (
        code(str(one)),
        plain(says),
        str(shape.mentions),
        str(shape.subjects),
        "yes" if shape.value else "no",
    )


def _values() -> str:
    rows = (
        ("correct", "paths under " + _codes(CORRECTABLE)),
        ("describe", _codes(describe.DESCRIBABLE)),
        ("standing", _codes(str(one) for one in Standing if one)),
        (
            "is, with a new subject",
            "`new KIND: LABEL`, where KIND is one of " + _codes(map(str, SubjectKind)),
        ),
    )
    return table(("decision", "takes"), rows)


def _codes(names: Iterable[str]) -> str:
    return ", ".join(code(one) for one in names)
