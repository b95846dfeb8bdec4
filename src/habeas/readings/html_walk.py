"""Walks a page from top to bottom into drafts of blocks; by a stack of its own, so depth is no limit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.readings.html_frames import Figure, Frame, opened
from habeas.readings.html_tree import attributes_of, main_line, text_length
from habeas.readings.html_zones import DROPPED, is_hidden
from habeas.records.reading import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

HIDDEN_PROSE = 500
"""Characters from which a hidden element is read: pages hide whole articles until a script runs."""

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_EMPTY_LINES = re.compile(r"[ \t]*\n[ \t]*\n\s*")
_ONE_TO_ONE = str.maketrans({"\xa0": " ", "\u202f": " ", "\u00ad": None, "\u200b": None, "\ufeff": None})
_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg)", re.IGNORECASE)
_OF_PICTURES = frozenset({BlockKind.ALT, BlockKind.CAPTION, BlockKind.CREDIT})


@dataclass(frozen=True)
class Draft:
    """A block before it has its number and place; `hinted` are characters that the page marks as `hint`."""

    kind: BlockKind
    text: str
    path: str
    figure: Figure | None = None
    tag: str = ""
    in_article: bool = False
    hint: BlockKind | None = None
    hinted: int = 0


class Walk:
    """One pass over a page: its `drafts` in order, and how many hidden elements were left out or read."""

    def __init__(self, root: _Element) -> None:
        """Walk the whole page."""
        self.drafts: list[Draft] = []
        self.hidden = self.unhidden = self._pictures = 0
        self._pending: list[str] = []
        self._cells: list[str] = []
        self._hint: tuple[BlockKind | None, int] = (None, 0)
        self._loose: Figure | None = None
        self._walk(root, main_line(root))

    def _walk(self, root: _Element, main: set[_Element]) -> None:
        stack = [opened(root, None, main)]
        self._begin(stack[0])
        while stack:
            frame = stack[-1]
            child = next(frame.children, None)
            if child is None:
                stack.pop()
                self._end(frame)
            elif not isinstance(child.tag, str) or child.tag in DROPPED or self._leaves_out(child):
                self._text(child.tail, frame)
            else:
                stack.append(opened(child, frame, main))
                self._begin(stack[-1])

    def _leaves_out(self, element: _Element) -> bool:
        """Whether an element is hidden from view and short; longer ones are read, and both are counted."""
        if not is_hidden(attributes_of(element)):
            return False
        length = text_length(element, HIDDEN_PROSE)
        self.unhidden += length > HIDDEN_PROSE
        self.hidden += 0 < length <= HIDDEN_PROSE
        return length <= HIDDEN_PROSE

    def _begin(self, frame: Frame) -> None:
        if frame.breaks and frame.parent:
            self._break(frame.parent)
        if frame.tag == "br":
            self._pending.append("\n")
        elif frame.tag == "img":
            self._image(frame)
        elif frame.hint:
            length = text_length(frame.element, HIDDEN_PROSE)
            self._hint = (self._hint[0] or frame.hint, self._hint[1] + length)
        self._text(frame.element.text, frame)

    def _end(self, frame: Frame) -> None:
        if frame.in_table and frame.tag in ("td", "th"):
            self._cells.append(_line("".join(self._pending)))
            self._pending.clear()
        elif frame.in_table and frame.tag == "tr":
            self._end_row(frame)
        elif frame.breaks:
            self._break(frame)
        if frame.parent:
            self._text(frame.element.tail, frame.parent)

    def _end_row(self, frame: Frame) -> None:
        self._cells += [_line("".join(self._pending))] if _line("".join(self._pending)) else []
        self._pending.clear()
        if any(self._cells):
            self._emit(BlockKind.TABLE_ROW, " | ".join(self._cells), frame)
        self._cells.clear()

    def _text(self, text: str | None, frame: Frame) -> None:
        if text:
            self._pending.append(text if frame.pre else _BLANKS.sub(" ", text))

    def _break(self, frame: Frame) -> None:
        """End the block of the text so far, which stands in this frame; within a cell only the word."""
        if frame.in_cell:
            self._pending.append(" ")
            return
        text = "".join(self._pending)
        self._pending.clear()
        if not text.isspace():
            for part in _EMPTY_LINES.split(text):
                if line := _line(part):
                    self._emit(frame.kind or BlockKind.PARAGRAPH, line, frame)
        self._hint = (None, 0)

    def _image(self, frame: Frame) -> None:
        alt = _line(frame.element.get("alt") or "")
        if not alt or _FILE.fullmatch(alt):
            return
        if frame.in_cell:
            self._pending.append(f" {alt} ")
            return
        self._break(frame)
        if not frame.figure and not (self._loose and alt in self._loose.alts):
            self._loose = Figure()
        figure = frame.figure or self._loose
        if figure and alt not in figure.alts:
            figure.alts.add(alt)
            self._emit(BlockKind.ALT, alt, frame)

    def _emit(self, kind: BlockKind, text: str, frame: Frame) -> None:
        kind = frame.silent or kind
        figure = self._figure_of(kind, frame)
        path = f"{frame.path()}{frame.step}" if kind is BlockKind.ALT and not frame.breaks else frame.path()
        self.drafts.append(Draft(kind, text, path, figure, frame.tag, frame.in_article, *self._hint))

    def _figure_of(self, kind: BlockKind, frame: Frame) -> Figure | None:
        """The picture that this belongs to; prose ends the reach of a picture that stands in no figure."""
        if kind not in _OF_PICTURES:
            figure, self._loose = self._loose if kind is BlockKind.PARAGRAPH else None, None
            return figure if figure and not figure.captioned else None
        figure = frame.figure or self._loose
        if figure is None or (kind is BlockKind.CAPTION and figure.captioned and not frame.figure):
            figure = self._loose = Figure()
        figure.captioned = figure.captioned or kind is BlockKind.CAPTION
        if not figure.number:
            self._pictures += 1
            figure.number = self._pictures
        return figure


def _line(text: str) -> str:
    """Text on one line: blanks collapsed, hard spaces as spaces one to one, marks without width left out."""
    return _BLANKS.sub(" ", text).translate(_ONE_TO_ONE).strip()
