"""Which fields of a Statement name something, and what sort of thing."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.records.chain import Role
from habeas.records.contents import (
    Agreement,
    Basis,
    Condition,
    Construction,
    Count,
    Custody,
    Instrument,
    Listing,
    Movement,
)
from habeas.records.place import Place
from habeas.records.statement import Mention, Statement
from habeas.records.subject import SubjectKind

FIELDS: dict[type, tuple[tuple[str, SubjectKind], ...]] = {
    Count: (("group", SubjectKind.GROUP), ("place", SubjectKind.PLACE), ("event", SubjectKind.EVENT)),
    Movement: (
        ("designation", SubjectKind.LEG),
        ("aircraft", SubjectKind.AIRCRAFT),
        ("group", SubjectKind.GROUP),
        ("origin", SubjectKind.PLACE),
        ("destination", SubjectKind.PLACE),
        ("event", SubjectKind.EVENT),
    ),
    Custody: (
        ("group", SubjectKind.GROUP),
        ("holder", SubjectKind.ORGANISATION),
        ("place", SubjectKind.PLACE),
        ("leg", SubjectKind.LEG),
        ("event", SubjectKind.EVENT),
    ),
    Instrument: (
        ("name", SubjectKind.INSTRUMENT),
        ("effect.on", SubjectKind.INSTRUMENT),
        ("event", SubjectKind.EVENT),
    ),
    Basis: (
        ("group", SubjectKind.GROUP),
        ("instrument", SubjectKind.INSTRUMENT),
        ("event", SubjectKind.EVENT),
    ),
    Construction: (("instrument", SubjectKind.INSTRUMENT), ("event", SubjectKind.EVENT)),
    Condition: (("of", SubjectKind.FACILITY),),
    Agreement: (("agreement", SubjectKind.AGREEMENT),),
    Listing: (("list", SubjectKind.LIST),),
}
"""For each content the fields that name a Subject. Affiliation names none: there is no index of people by
what they are said to belong to. An entry of a Listing is no mention either."""


@dataclass(frozen=True)
class Named:
    """A mention, the kind of Subject it would be, and the text that names it."""

    mention: Mention
    kind: SubjectKind
    text: str


def named(statement: Statement) -> Iterator[Named]:
    """Every mention of a Statement: its content's fields, parts of a Count, and named links of its chain."""
    for field, kind in FIELDS.get(type(statement.content), ()):
        if text := field_text(statement, field):
            yield Named(Mention(statement.anchor, field), kind, text)
    if isinstance(statement.content, Count):
        for number, part in enumerate(statement.content.parts):
            yield Named(Mention(statement.anchor, f"parts.{number}"), SubjectKind.GROUP, part.group)
    for number, link in enumerate(statement.chain):
        if link.name and link.role in (Role.SPEAKER, Role.REPORTER):
            kind = SubjectKind.PERSON if link.role is Role.SPEAKER else SubjectKind.ORGANISATION
            yield Named(Mention(statement.anchor, f"chain.{number}"), kind, link.name)


def field_text(statement: Statement, path: str) -> str:
    """The text of a content field by dotted path; "" where it is not stated."""
    value: object = statement.content
    for name in path.split("."):
        value = getattr(value, name, None)
        if value is None:
            return ""
    return value.name if isinstance(value, Place) else str(value)
