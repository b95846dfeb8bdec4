"""An article as the news modules see it: parsed passages, and how a Statement is cut from one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from habeas.records.chain import NO_ATTRIBUTION, Chain, Hedge, Link, Mode, Role
from habeas.records.contents import Content
from habeas.records.locator import Characters
from habeas.records.reading import SILENT, Block, BlockKind, Reading
from habeas.records.source import Source
from habeas.records.statement import CONTEXT, Field, Statement
from habeas.statements.news_language import normalised, parsed
from habeas.statements.taker import Settings

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PICTURE = frozenset({BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.ALT})
UNREAD = SILENT | {BlockKind.BYLINE, BlockKind.CREDIT}
"""Blocks in which nothing is looked for, beside those that yield nothing at all."""

Extent = tuple[int, int]
"""Characters of a passage, from and to (not included)."""


@dataclass(frozen=True)
class Passage:
    """A block with its parse; `text` is normalised, so that it and the block share offsets."""

    block: Block
    doc: "Doc"
    text: str

    def words(self, extent: Extent) -> str:
        """The words as printed."""
        return self.block.text[extent[0] : extent[1]]

    def locator(self, extent: Extent) -> Characters:
        """Where these characters stand in the canonical text."""
        return Characters(self.block.number, self.block.start + extent[0], self.block.start + extent[1])

    def field(self, name: str, extent: Extent) -> Field:
        """A field that rests on these characters."""
        return Field(name, self.words(extent), self.locator(extent))

    def span(self, extent: Extent) -> "Span":
        """The tokens that these characters touch."""
        found = self.doc.char_span(*extent, alignment_mode="expand")
        assert found is not None
        return found

    def sentence(self, at: int) -> Extent:
        """The sentence that holds this character."""
        for sent in self.sentences:
            if sent[0] <= at < sent[1]:
                return sent
        return 0, len(self.text)

    @cached_property
    def lower(self) -> str:
        """The text in small letters, of the same length."""
        small = self.text.lower()
        return small if len(small) == len(self.text) else self.text

    @cached_property
    def verbs(self) -> "tuple[tuple[Token, str], ...]":
        """The verbs, each with its word in small letters."""
        found = (self.doc[at] for at, tag in enumerate(self.tags) if tag[0] == "V")
        return tuple((token, token.lower_) for token in found)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The tag of each token; "_" where it has none."""
        ids = self.doc.to_array("TAG").tolist()
        strings = {each: self.doc.vocab.strings[each] or "_" for each in set(ids)}
        return tuple(strings[each] for each in ids)

    @cached_property
    def clauses(self) -> dict[Extent, Extent]:
        """The clauses found so far, by the extent that each is around."""
        return {}

    def has(self, stems: "tuple[str, ...]") -> bool:
        """Whether any of these stems stands in the text: quicker to see than whether a pattern fits."""
        return any(map(self.lower.__contains__, stems))

    @cached_property
    def sentences(self) -> tuple[Extent, ...]:
        """The sentences, in order."""
        return tuple((sent.start_char, sent.end_char) for sent in self.doc.sents)

    @property
    def is_prose(self) -> bool:
        """Whether it belongs to the running text, and to no picture."""
        return self.block.kind not in PICTURE


@dataclass(frozen=True)
class Voice:
    """Who is said to have said it, and how it is put forward."""

    chain: Chain
    hedge: Hedge


@dataclass(frozen=True)
class Article:
    """A Reading of prose, parsed."""

    source: Source
    reading: Reading
    settings: Settings
    passages: tuple[Passage, ...]
    canonical: str = field(repr=False)

    @property
    def prose(self) -> Iterator[Passage]:
        """The passages of the running text."""
        return (passage for passage in self.passages if passage.is_prose)

    def published_by(self, links: Chain) -> Chain:
        """These links, and the publisher last; with no links, the link that says that none was found."""
        publisher = (Link(Role.PUBLISHER, name=self.source.publisher),) if self.source.publisher else ()
        return (links or (NO_ATTRIBUTION,)) + publisher

    def draft(
        self,
        passage: Passage,
        content: Content,
        extent: Extent,
        *,
        voice: Voice,
        mode: Mode = Mode.ACTUAL,
        fields: tuple[Field, ...] = (),
    ) -> Statement:
        """A Statement at these characters, not yet identified."""
        place = passage.locator(extent)
        return Statement(
            source=self.source.id,
            reading=self.reading.id,
            content=content,
            locator=place,
            words=passage.words(extent),
            chain=self.published_by(voice.chain),
            hedge=voice.hedge,
            mode=mode,
            fields=fields,
            before=self.canonical[max(0, place.start - CONTEXT) : place.start],
            after=self.canonical[place.end : place.end + CONTEXT],
        )


def article(source: Source, reading: Reading, settings: Settings) -> Article:
    """The Reading with every block parsed that can yield statements."""
    blocks = [block for block in reading.blocks if is_read(block)]
    docs = parsed(block.text for block in blocks)
    passages = (Passage(block, doc, normalised(block.text)) for block, doc in zip(blocks, docs, strict=True))
    return Article(source, reading, settings, tuple(passages), canonical(reading))


def is_read(block: Block) -> bool:
    """Whether statements are looked for in this block."""
    return block.kind not in UNREAD and bool(block.text.strip()) and fits(block)


def fits(block: Block) -> bool:
    """Whether the block's characters are as many as its place in the canonical text has."""
    return len(block.text) == block.end - block.start


def canonical(reading: Reading) -> str:
    """The canonical text as far as the blocks give it, with line ends between them."""
    parts, at = [], 0
    for block in sorted(filter(fits, reading.blocks), key=lambda block: block.start):
        if block.start >= at:
            parts += ["\n" * (block.start - at), block.text]
            at = block.end
    return "".join(parts)


def extent_of(tokens: "Span | Token") -> Extent:
    """The characters of a token or a run of tokens."""
    start: int = getattr(tokens, "idx" if hasattr(tokens, "idx") else "start_char")
    return start, start + len(tokens.text)


def within(inner: Extent, outer: Extent) -> bool:
    """Whether the one lies in the other."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def trimmed(text: str, extent: Extent, marks: str = " ,;:-–—") -> Extent:
    """The extent without spaces and marks at its ends."""
    start, end = extent
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end
