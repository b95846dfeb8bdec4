"""An open element of a page, and what it says of the text within it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from habeas.readings.datelines import LONGEST as LONGEST_LEAD
from habeas.readings.html_tree import attributes_of, holds_prose, is_layout, is_menu, text_length
from habeas.readings.html_zones import INLINE, is_for_listeners, kind_of, named_zone, zone
from habeas.readings.pictures import LONGEST_CAPTION
from habeas.records.reading import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST_PATH = 256
"""Levels that a DOM path names; what is deeper has the path of what holds it there."""

LONGEST = {
    BlockKind.BYLINE: 2 * LONGEST_LEAD,
    BlockKind.DATELINE: LONGEST_LEAD,
    BlockKind.CAPTION: LONGEST_CAPTION,
    BlockKind.CREDIT: 2 * LONGEST_LEAD,
}
"""Characters that an element of such a kind holds at most; what holds more is named after its contents."""


@dataclass
class Figure:
    """One picture: its number, 0 until something of it is met; alternative texts met; whether captioned."""

    number: int = 0
    alts: set[str] = field(default_factory=set)
    captioned: bool = False


@dataclass
class Frame:
    """An open element: the kind, silence and picture of the text within it, and how it stands in the page."""

    element: _Element
    tag: str
    parent: Frame | None = None
    step: str = ""
    depth: int = 0
    kind: BlockKind | None = None
    silent: BlockKind | None = None
    figure: Figure | None = None
    hint: BlockKind | None = None
    breaks: bool = True
    pre: bool = False
    in_article: bool = False
    in_table: bool = False
    in_cell: bool = False

    def __post_init__(self) -> None:
        """Stand before the first child."""
        self.children = iter(self.element)
        self._totals: Counter[object] | None = None
        self._seen: Counter[str] = Counter()
        self._path = ""
        self.attributes = attributes_of(self.element)

    def step_to(self, tag: str) -> str:
        """The path's next step, with a number where others of the tag stand beside it, as lxml's getpath."""
        if self._totals is None:
            self._totals = Counter(child.tag for child in self.element)
        self._seen[tag] += 1
        return f"/{tag}[{self._seen[tag]}]" if self._totals[tag] > 1 else f"/{tag}"

    def path(self) -> str:
        """The DOM path of the nearest element that breaks the line."""
        frame: Frame | None = self
        while frame and frame.parent and (not frame.breaks or frame.depth > DEEPEST_PATH):
            frame = frame.parent
        unnamed = []
        while frame and not frame._path:
            unnamed.append(frame)
            frame = frame.parent
        path = frame._path if frame else ""
        for below in reversed(unnamed):
            path = below._path = path + below.step
        return path


def opened(element: _Element, parent: Frame | None, main: set[_Element]) -> Frame:
    """The frame of an element within its parent's; `main` are the elements that hold the article."""
    tag = str(element.tag)
    if parent is None:
        return Frame(element, tag, step=f"/{tag}")
    frame = Frame(element, tag, parent, parent.step_to(tag), parent.depth + 1)
    frame.kind, frame.silent, frame.figure = parent.kind, parent.silent, parent.figure
    frame.in_table, frame.in_cell = parent.in_table, parent.in_cell
    frame.pre = parent.pre or tag == "pre"
    frame.in_article = parent.in_article or tag in ("article", "main")
    frame.breaks = tag not in INLINE
    if frame.breaks and not frame.silent:
        _set_zone(frame, main)
    if frame.figure and is_for_listeners(frame.attributes):
        frame.silent, frame.breaks = BlockKind.BOILERPLATE, True
    if not frame.silent:
        _set_kind(frame, parent, main)
    return frame


def _set_zone(frame: Frame, main: set[_Element]) -> None:
    """Whether a block element silences what is within it, is a figure, or is a table of data."""
    frame.silent = _silence(frame, main)
    if frame.tag == "figure" or "wp-caption" in frame.attributes.get("class", "").split():
        frame.figure = Figure()
    if frame.tag == "table":
        frame.in_table = not is_layout(frame.element)
    frame.in_cell = frame.in_cell or (frame.in_table and frame.tag in ("td", "th"))


def _silence(frame: Frame, main: set[_Element]) -> BlockKind | None:
    element, tag, attributes = frame.element, frame.tag, frame.attributes
    if element in main or (tag == "footer" and frame.kind is BlockKind.QUOTE):
        return None
    if tag in ("aside", "header") and not frame.in_article:
        return BlockKind.BOILERPLATE
    if tag in ("ul", "ol") and not frame.in_article and is_menu(element):
        return BlockKind.BOILERPLATE
    by_tag = zone(tag, attributes)
    if by_tag:
        return None if tag == "form" and holds_prose(element) else by_tag
    by_name = named_zone(tag, attributes)
    return None if by_name and by_name is not BlockKind.FORM and holds_prose(element) else by_name


def _set_kind(frame: Frame, parent: Frame, main: set[_Element]) -> None:
    element, in_caption = frame.element, parent.kind is BlockKind.CAPTION
    kind = kind_of(frame.tag, frame.attributes, in_caption=in_caption, in_figure=frame.figure is not None)
    if kind is None:
        return
    most = LONGEST.get(kind, 0)
    if most and (element in main or text_length(element, most) > most):
        return
    if not frame.breaks and kind in (BlockKind.BYLINE, BlockKind.DATELINE):
        frame.hint = kind
    else:
        frame.kind, frame.breaks = kind, True
