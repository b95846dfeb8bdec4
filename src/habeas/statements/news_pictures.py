"""Depictions: each picture with its caption, its credit, its alternative text, and whose picture it is."""

import re
from collections.abc import Iterator

from habeas.records.chain import Hedge
from habeas.records.contents import Depiction
from habeas.records.locator import Characters
from habeas.records.reading import Block, BlockKind
from habeas.records.statement import CONTEXT, Field, Statement
from habeas.reference.credits import origin
from habeas.statements.news_article import PICTURE, Article
from habeas.statements.news_hedges import ALLEGED


def depictions(article: Article) -> Iterator[Statement]:
    """A Statement for each picture, at its caption; at its alternative text where it has no caption."""
    for blocks in pictures(article):
        main = blocks.get(BlockKind.CAPTION) or blocks.get(BlockKind.ALT) or blocks[BlockKind.CREDIT]
        yield depiction(article, main, blocks)


def pictures(article: Article) -> list[dict[BlockKind, Block]]:
    """For each picture its blocks, by kind, in the order of the article."""
    found: dict[int, dict[BlockKind, Block]] = {}
    for block in article.reading.blocks:
        if block.kind in PICTURE and block.picture and block.text.strip():
            found.setdefault(block.picture, {}).setdefault(block.kind, block)
    return list(found.values())


def depiction(article: Article, main: Block, blocks: dict[BlockKind, Block]) -> Statement:
    """The Statement of one picture; an alternative text that repeats the caption is a place of the same."""
    caption, credit, alt = (
        text_of(blocks, kind) for kind in (BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.ALT)
    )
    made = origin(re.sub(r"^(?:[—–-]|--) ?| (?:photo|picture|image)s?$", "", credit))
    name = (made.name or made.kind) if made else ""
    repeated = blocks.get(BlockKind.ALT) if same(caption, alt) and main.kind is BlockKind.CAPTION else None
    return Statement(
        source=article.source.id,
        reading=article.reading.id,
        content=Depiction(caption, credit, name, "" if repeated else alt),
        locator=place(main),
        words=main.text,
        chain=article.published_by(()),
        hedge=Hedge.ALLEGED if ALLEGED.search(main.text) else Hedge.UNATTRIBUTED,
        fields=tuple(field(name, blocks[kind]) for name, kind in FIELDS if kind in blocks),
        also_at=(place(repeated),) if repeated else (),
        before=article.canonical[max(0, main.start - CONTEXT) : main.start],
        after=article.canonical[main.end : main.end + CONTEXT],
    )


FIELDS = (("caption", BlockKind.CAPTION), ("credit", BlockKind.CREDIT), ("alt", BlockKind.ALT))


def text_of(blocks: dict[BlockKind, Block], kind: BlockKind) -> str:
    """The text of a picture's block of this kind; "" where it has none."""
    return blocks[kind].text if kind in blocks else ""


def same(caption: str, alt: str) -> bool:
    """Whether two texts have the same words, marks and case aside."""
    return bool(alt) and re.findall(r"\w+", caption.lower()) == re.findall(r"\w+", alt.lower())


def place(block: Block) -> Characters:
    """Where a block stands."""
    return Characters(block.number, block.start, block.end)


def field(name: str, block: Block) -> Field:
    """A field that rests on a whole block."""
    return Field(name, block.text, place(block))
