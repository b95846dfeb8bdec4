"""Articles of our own words, laid out by hand, and what the news taker makes of them."""

from collections.abc import Callable

import pytest

from habeas.records.moment import Grain, Moment, Wall
from habeas.records.reading import Block, BlockKind, Reading, reading
from habeas.records.source import Obtained, Source
from habeas.records.statement import Statement
from habeas.statements.news import News
from habeas.statements.taker import Settings, Taken

Laid = str | tuple[BlockKind, str] | tuple[BlockKind, str, int]


def a_source(publisher: str = "Harbour Gazette", day: str = "2025-03-16") -> Source:
    """A source published on a day, in no stated zone."""
    published = Moment(day, Grain.DAY, Wall(f"{day}T00:00", f"{day}T23:59")) if day else None
    return Source(
        id="src-1",
        sha256="0" * 64,
        size=1,
        name="article.txt",
        media_type="text/plain",
        obtained=Obtained("file"),
        publisher=publisher,
        published=published,
    )


def laid_out(*parts: Laid) -> tuple[str, Reading]:
    """The canonical text of these blocks, two line ends between, and the Reading."""
    blocks, text = [], ""
    for number, part in enumerate(parts, start=1):
        kind, words, picture = (*part, 0)[:3] if isinstance(part, tuple) else (BlockKind.PARAGRAPH, part, 0)
        text += "\n\n" if text else ""
        blocks.append(Block(number, kind, words, len(text), len(text) + len(words), picture))
        text += words
    return text, reading("src-1", blocks=tuple(blocks))


@pytest.fixture
def source() -> Callable[..., Source]:
    """Makes a source."""
    return a_source


@pytest.fixture
def take() -> Callable[..., Taken]:
    """Takes these blocks; every locator is checked against the words it stands for."""

    def taker(*parts: Laid, home_zone: str = "", **described: str) -> Taken:
        text, laid = laid_out(*parts)
        taken = News().take(a_source(**described), laid, Settings(home_zone))
        for one in taken.statements:
            assert text[one.locator.start : one.locator.end] == one.words
            for each in one.fields:
                assert text[each.locator.start : each.locator.end] == each.words
            for link in one.chain:
                assert link.locator is None or text[link.locator.start : link.locator.end] == link.words
        return taken

    return taker


@pytest.fixture
def of_kind(take: Callable[..., Taken]) -> Callable[..., list[Statement]]:
    """The statements of one kind in these blocks."""

    def only(kind: str, *parts: Laid, **settings: str) -> list[Statement]:
        return [one for one in take(*parts, **settings).statements if one.kind == kind]

    return only
