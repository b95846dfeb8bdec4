"""A small real case: records of every kind, an original in the vault for each source, a key."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from habeas.records.certainty import Certainty
from habeas.records.chain import Hedge, Link, Role
from habeas.records.contents import Utterance
from habeas.records.finding import Finding, Step, StepKind, Verdict, finding
from habeas.records.judgement import Decider, Decision, Judgement, judgement
from habeas.records.locator import Characters
from habeas.records.publication import Publication, ShownFile, publication
from habeas.records.reading import Block, BlockKind, Reading, reading
from habeas.records.run import Run, run
from habeas.records.source import Source
from habeas.records.statement import Mention, Statement, identified
from habeas.records.subject import Subject, SubjectKind
from habeas.sources.intake import Item
from habeas.sources.keep import Description, keep
from habeas.sources.vault import Vault
from habeas.store.sqlite import SqliteStore

KEY = bytes(range(32))


@dataclass(frozen=True)
class Told:
    """A source and everything that comes from it alone; `word` stands in all of it."""

    word: str
    source: Source
    reading: Reading
    statements: tuple[Statement, ...]
    subject: Subject
    judgement: Judgement
    finding: Finding
    run: Run

    @property
    def ids(self) -> tuple[str, ...]:
        made = (
            self.source,
            self.reading,
            *self.statements,
            self.subject,
            self.judgement,
            self.finding,
            self.run,
        )
        return tuple(one.id for one in made)


def told(folder: Path, word: str, labels: frozenset[str] = frozenset(), count: int = 2) -> Told:
    item = Item(f"{word}.txt", "file", stream=BytesIO(f"They said {word} to them. Núñez heard it.".encode()))
    source, _ = keep(Vault(folder / "vault"), KEY, item, Description(title=word, labels=labels))
    laid = reading(source.id, blocks=(Block(0, BlockKind.PARAGRAPH, f"A block of {word} and Núñez", 0, 20),))
    drafts = [
        Statement(
            source.id,
            laid.id,
            Utterance(f"{word} {number}", True),
            Characters(0, number, number + 5),
            f"{word} as said, number {number}",
            (Link(Role.SPEAKER, "A Speaker"),),
            Hedge.ASSERTED,
        )
        for number in range(count)
    ]
    statements = identified(drafts)
    subject = Subject(f"sub-{word:0>32}", SubjectKind.GROUP, f"the group {word}")
    decision = judgement(
        Decision.IS,
        Decider("names", "1"),
        mentions=(Mention(statements[0].anchor, "group"),),
        reasons=(word,),
    )
    return Told(
        word,
        source,
        laid,
        statements,
        subject,
        decision,
        found(word, statements[:1]),
        run("read", "text", "1", (source.id,), made=(laid.id,), sources=(source.id,), settings=word),
    )


def found(word: str, statements: tuple[Statement, ...]) -> Finding:
    step = Step(StepKind.STATEMENT, word, cites=tuple(one.id for one in statements))
    verdict = Verdict((("group", word),), word, Certainty.CERTAIN, step)
    return finding(
        rule="test",
        version="1",
        title=word,
        question=f"{word}?",
        answer=word,
        verdicts=(verdict,),
        definition="d",
    )


def published(word: str, findings: tuple[Finding, ...]) -> Publication:
    shown = (ShownFile(f"{word}.html", "0" * 64),)
    return publication("public", shown, findings=tuple(one.id for one in findings))


def put_told(store: SqliteStore, one: Told) -> None:
    with store.writing("add") as batch:
        batch.put(one.source)
        batch.put(one.reading)
        batch.put_all(one.statements)
        batch.put(one.run)
        batch.put(one.subject, (one.source.id,))
        batch.put(one.judgement, (one.source.id, one.subject.id))
        batch.put(one.finding, (one.source.id,))


class Make:
    """What tests build cases with."""

    told = staticmethod(told)
    put = staticmethod(put_told)
    found = staticmethod(found)
    published = staticmethod(published)
    key = KEY


@pytest.fixture
def make() -> type[Make]:
    return Make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.key").write_text(KEY.hex() + "\n")
    (tmp_path / "vault").mkdir()
    return tmp_path


@pytest.fixture
def store(folder: Path):
    with SqliteStore.create(folder / "record.sqlite") as made:
        yield made
