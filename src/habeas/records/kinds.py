"""Which class each kind of record is, in which schema, and how older schemas are read."""

import json
from collections.abc import Callable
from typing import Any

from habeas.records.encoding import Plain, encode, from_plain
from habeas.records.errors import RecordError
from habeas.records.finding import Finding
from habeas.records.judgement import Judgement
from habeas.records.publication import Publication
from habeas.records.reading import Reading
from habeas.records.run import Run
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import Subject

Record = Source | Reading | Statement | Subject | Judgement | Finding | Publication | Run

KINDS: dict[str, type[Record]] = {
    "source": Source,
    "reading": Reading,
    "statement": Statement,
    "subject": Subject,
    "judgement": Judgement,
    "finding": Finding,
    "publication": Publication,
    "run": Run,
}
"""The seven records, and the runs that made them."""

SCHEMA = dict.fromkeys(KINDS, 1)
"""The schema in which each kind is written now."""

UPCASTERS: dict[tuple[str, int], Callable[[Plain], Plain]] = {}
"""For (kind, schema), what turns that schema's plain value into the next one's."""

_NAMES = {cls: kind for kind, cls in KINDS.items()}


def kind_of(record: Record) -> str:
    """The kind's name: source, reading, …"""
    return _NAMES[type(record)]


def to_bytes(record: Record) -> bytes:
    """The record's canonical bytes, in the current schema."""
    return encode(record)


def from_bytes(kind: str, schema: int, data: bytes) -> Any:
    """The record, brought up from the schema it was written in."""
    if kind not in KINDS or schema > SCHEMA[kind]:
        raise RecordError(
            f"a {kind} record of schema {schema} is from a newer habeas",
            do="upgrade habeas to open this case",
        )
    plain = json.loads(data)
    for step in range(schema, SCHEMA[kind]):
        plain = UPCASTERS[kind, step](plain)
    return from_plain(KINDS[kind], plain)
