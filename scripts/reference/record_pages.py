"""records.md and statements.md: every record and value, field by field, from the dataclasses."""

import inspect
from types import ModuleType
from typing import Any

from habeas.records import (
    certainty,
    chain,
    contents,
    finding,
    judgement,
    locator,
    matter,
    moment,
    place,
    publication,
    quantity,
    reading,
    run,
    source,
    statement,
    subject,
)
from habeas.records.contents import CONTENTS
from habeas.records.kinds import KINDS, SCHEMA
from habeas.records.mentions import FIELDS
from reference.classes import class_section, fields_table, own_docstring
from reference.markdown import code, page, paragraphs, plain, table

RECORDS = (source, reading, statement, subject, judgement, finding, publication, run)
VALUES = (chain, locator, moment, quantity, certainty, place, matter)


def records_page() -> str:
    """The page of the seven records, the Run, and the values they are made of."""
    intro = (
        "What a case keeps. Each record is a frozen value; its id follows from what it holds, so nothing "
        "is ever rewritten. In JSON a field that has its default is left out, and a field that may hold "
        "one of several classes is tagged with the class under `is`. Times are UTC, ISO 8601. Decimals are "
        "text."
    )
    listed = table(
        ("record", "class", "schema", "says"),
        ((code(kind), code(cls.__name__), str(SCHEMA[kind]), _first(cls)) for kind, cls in KINDS.items()),
    )
    sections = [class_section(cls) for module in RECORDS for cls in _classes(module)]
    values = [class_section(cls, level=3) for module in VALUES for cls in _classes(module)]
    return page("Records", intro, listed, *sections, "## The values they are made of", *values)


def statements_page() -> str:
    """The page of every kind of Statement."""
    intro = (
        "A Statement is one thing that one source says. Beside its content it has words, place, chain, "
        "hedge and mode: see [records](records.md#statement). Its kind is the class of its content. What a "
        "field names may be judged to be a Subject: the mention."
    )
    kinds = [_kind(cls) for cls in CONTENTS]
    others = [class_section(cls, level=3) for cls in _classes(contents) if cls not in CONTENTS]
    return page("Statements", intro, *kinds, "## Values and closed lists in them", *others)


def _kind(cls: type[Any]) -> str:
    named = [(code(field), str(kind)) for field, kind in FIELDS.get(cls, ())]
    mentions = table(("field that names", "a Subject of kind"), named) if named else "Names no Subject."
    return "\n\n".join([f"## {cls.__name__}", paragraphs(own_docstring(cls)), fields_table(cls), mentions])


def _classes(module: ModuleType) -> list[type[Any]]:
    """The classes that a module defines, in the order of its text."""
    found = [
        one
        for name, one in vars(module).items()
        if inspect.isclass(one) and one.__module__ == module.__name__ and not name.startswith("_")
    ]
    return sorted(found, key=lambda one: inspect.getsourcelines(one)[1])


def _first(cls: type[Any]) -> str:
    return plain(own_docstring(cls).split("\n\n")[0])
