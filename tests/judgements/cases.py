"""Statements for the tests of this folder, made by the real coding sheet from short tables."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from habeas.judgements.propose import Proposal, propose
from habeas.records.chain import Hedge, Link, Role
from habeas.records.contents import Content
from habeas.records.ids import subject_id
from habeas.records.judgement import Decider, Decision, Judgement, judgement
from habeas.records.locator import Characters
from habeas.records.moment import Grain, Moment, Wall
from habeas.records.reading import Row, Sheet, reading
from habeas.records.source import Obtained, Source
from habeas.records.statement import Field, Statement, identified
from habeas.records.subject import SubjectKind
from habeas.statements.coding_sheet import CodingSheet
from habeas.statements.taker import Settings


def source(name: str = "src-1", published: str = "2025-03-16") -> Source:
    """A source published on that day."""
    day = int(published[8:])
    wall = Wall(f"{published}T00:00:00", f"{published[:8]}{day + 1:02}T00:00:00")
    moment = Moment(published, Grain.DAY, wall)
    return Source(name, "00", 1, f"{name}.csv", "text/csv", Obtained("file"), published=moment)


def coded(*rows: dict[str, str], of: str = "src-1") -> tuple[Statement, ...]:
    """The statements of rows given as column and cell; every row must be good."""
    columns = tuple(dict.fromkeys(["kind", "words", *(name for row in rows for name in row)]))
    cells = [tuple({"words": "words", **row}.get(name, "") for name in columns) for row in rows]
    laid = tuple(Row("coded", number, row) for number, row in enumerate(cells, 2))
    read = reading(of, sheets=(Sheet("coded", columns),), rows=laid)
    taken = CodingSheet().take(source(of), read, Settings())
    assert taken.refused == ()
    return taken.statements


def namer(kind: SubjectKind, key: str) -> str:
    """Ids as a case with this key makes them."""
    return subject_id(b"key of the tests", kind, key)


def proposed(*statements: Statement, published: str = "2025-03-16") -> Proposal:
    """What all rules propose for these statements."""
    sources = tuple(source(name, published) for name in sorted({one.source for one in statements}))
    return propose(sources, statements, namer)


def label_of(proposal: Proposal, statement: Statement, field: str) -> str:
    """The label of the Subject that a mention is proposed to be; "" where none is."""
    labels = {one.id: one.label for one in proposal.subjects}
    found = [
        labels[one.subjects[0]]
        for one in proposal.judgements
        if one.mentions and (one.mentions[0].anchor, one.mentions[0].field) == (statement.anchor, field)
    ]
    return found[0] if found else ""


def subject_of(proposal: Proposal, statement: Statement, field: str) -> str:
    """The id of the Subject that a mention is proposed to be; "" where none is."""
    found = [
        one.subjects[0]
        for one in proposal.judgements
        if one.mentions and (one.mentions[0].anchor, one.mentions[0].field) == (statement.anchor, field)
    ]
    return found[0] if found else ""


def told(content: Content, start: int, words: str = "words", *, of: str = "src-9", **parts: str) -> Statement:
    """A statement of running text: its words at `start`, each named part of them where it stands in them."""
    block = Characters(1, start, start + len(words))
    at = {name: start + words.index(text) for name, text in parts.items()}
    fields = tuple(
        Field(name, text, Characters(1, at[name], at[name] + len(text))) for name, text in parts.items()
    )
    chain = (Link(Role.PUBLISHER, "Example Wire"),)
    draft = Statement(of, "rdg-1", content, block, words, chain, Hedge.ASSERTED, fields=fields)
    return identified([replace(draft, before=f"{start} {content}")])[0]


def decision(kind: Decision, *, by: str = "Ana", minute: int = 0, **parts: Any) -> Judgement:
    """A person's judgement, at a minute of one hour."""
    return judgement(kind, Decider(by), at=datetime(2025, 5, 2, 9, minute, tzinfo=UTC), **parts)


def ruled(kind: Decision, **parts: Any) -> Judgement:
    """A rule's judgement."""
    return judgement(kind, Decider("rule of the tests", "1"), **parts)
