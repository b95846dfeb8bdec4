"""Plain text, as articles are copied from a page: blocks at exact characters of the decoded original."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from habeas.readings.datelines import dateline_length, is_byline, is_stamp
from habeas.readings.decoding import decode
from habeas.readings.furniture import is_label, kind_of
from habeas.readings.lines import MARKER, Line, Stanza, stanzas, unwrapped, wrap_width
from habeas.readings.pictures import Piece, ends_with_credit, pieces
from habeas.readings.reader import media_type, refuse_empty, refuse_large
from habeas.records.reading import Block, BlockKind, Reading, reading
from habeas.records.source import Source

LONGEST_HEADLINE = 200
"""Characters above which a first line is prose; headlines end below 150."""

LONGEST_HEADING = 80
"""Characters of a line on its own, without a stop at its end, that is taken as a heading."""

OPENING = 8
"""Blocks from the top in which bylines and datelines are looked for."""

LEAST_INDENT, LEAST_QUOTE = 2, 40
"""Columns that a quote is set in by, and characters it has; shorter ones are titles and signatures."""

_STOPS = ".!?;,…”\"'’)"


@dataclass(frozen=True)
class PlainTextReader:
    """Reads text/plain."""

    name: str = "plain_text"
    version: str = "2"

    def accepts(self, source: Source, head: bytes) -> bool:  # noqa: ARG002 (the Reader's signature)
        """Whether the source is plain text."""
        return media_type(source) == "text/plain"

    def read(self, source: Source, data: bytes) -> Reading:
        """The text in blocks; ReadingError where it is too large, empty, or no text."""
        refuse_large(source, data)
        refuse_empty(source, data)
        decoded = decode(data, where=source.name)
        return reading(source.id, blocks=tuple(blocks(decoded.text)), warnings=decoded.warnings)


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in order: text[block.start:block.end] == block.text.

    Outside every block stand only blanks, list markers, and the marks of quoted lines.
    """
    layout = _Layout(text)
    groups = stanzas(text)
    width, set_in = wrap_width(groups), _set_in(groups)
    for number, group in enumerate(groups):
        lines = unwrapped(group, text, width=width, ends=ends_with_credit)
        layout.add(lines, indented=number in set_in, last=number + 1 == len(groups))
    return layout.blocks


def _set_in(groups: list[Stanza]) -> set[int]:
    """The stanzas that are set in as quotes; none where indenting is how the whole text is laid out."""
    indents = [min(line.indent for line in group.lines) for group in groups]
    margin = min(indents, default=0)
    deeper = {number for number, indent in enumerate(indents) if indent >= margin + LEAST_INDENT}
    if len(deeper) * 3 > len(groups):
        return set()
    return {
        number for number in deeper if sum(len(line.text) for line in groups[number].lines) >= LEAST_QUOTE
    }


@dataclass
class _Layout:
    """Blocks as they come, and what the next one's kind depends on."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    headline_due: bool = True
    in_form: bool = False
    pictures: int = 0

    def add(self, lines: list[Line], *, indented: bool, last: bool) -> None:
        """Lay out one stanza."""
        if self.headline_due and self._may_lead(lines[0]):
            self._put(Piece(BlockKind.HEADLINE, lines[0].start, lines[0].end))
            self.headline_due, lines = False, lines[1:]
        found = pieces(lines)
        alone = len(lines) == 1 and not last
        for piece in found:
            self._put(piece if piece.kind else replace(piece, kind=self._kind(piece, alone, indented)))
        self.pictures += max((piece.picture for piece in found), default=0)

    def _may_lead(self, line: Line) -> bool:
        """Whether a first line is the headline; the first line of prose ends the wait for one."""
        if kind_of(line.text) or is_byline(line.text) or is_stamp(line.text):
            return False
        self.headline_due = False
        short = len(line.text) <= LONGEST_HEADLINE and not dateline_length(line.text)
        return short and not MARKER.match(line.text) and line.text[0] != ">"

    def _kind(self, piece: Piece, alone: bool, indented: bool) -> BlockKind:
        text = self.text[piece.start : piece.end]
        kind = kind_of(text)
        if kind or (self.in_form and is_label(text)):
            self.in_form = self.in_form or kind is BlockKind.FORM
            return kind or BlockKind.FORM
        if MARKER.match(text):
            return BlockKind.LIST_ITEM
        if text[0] == ">" or indented:
            return BlockKind.QUOTE
        if is_stamp(text):
            return BlockKind.DATELINE
        if len(self.blocks) < OPENING and is_byline(text):
            return BlockKind.BYLINE
        return BlockKind.HEADING if alone and _is_heading(text) else BlockKind.PARAGRAPH

    def _put(self, piece: Piece) -> None:
        for kind, start, end in _without_marks(piece, self.text, opening=len(self.blocks) < OPENING):
            picture = self.pictures + piece.picture if piece.picture else 0
            self.blocks.append(Block(len(self.blocks), kind, self.text[start:end], start, end, picture))


def _is_heading(text: str) -> bool:
    if text.startswith("#"):
        return True
    return len(text) <= LONGEST_HEADING and text[-1] not in _STOPS and text[0].isupper() and "\n" not in text


def _without_marks(piece: Piece, text: str, *, opening: bool) -> Iterator[tuple[BlockKind, int, int]]:
    """The piece without its list marker or quote mark; a paragraph's dateline as a block of its own."""
    kind, start, end = piece.kind or BlockKind.PARAGRAPH, piece.start, piece.end
    if kind is BlockKind.LIST_ITEM:
        marker = MARKER.match(text, start, end)
        start = marker.end() if marker else start
    elif kind in (BlockKind.QUOTE, BlockKind.HEADING):
        start = _after(">#", text, start, end)
    elif kind is BlockKind.PARAGRAPH and opening and (length := dateline_length(text[start:end])):
        yield BlockKind.DATELINE, start, start + length
        start = _after("", text, start + length, end)
    if start < end:
        yield kind, start, end


def _after(marks: str, text: str, start: int, end: int) -> int:
    """The first character from `start` that is neither a blank nor one of the marks."""
    while start < end and (text[start] in marks or text[start].isspace()):
        start += 1
    return start
