"""Drafts to a page's blocks: the headline, credits glued to captions, and lines told by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from habeas.readings.datelines import LONGEST, dateline_length, is_byline, is_stamp
from habeas.readings.furniture import is_label, kind_of
from habeas.readings.html_tree import LEAST_PROSE, PROSE
from habeas.readings.html_walk import Draft
from habeas.readings.pictures import caption_and_credit
from habeas.records.reading import SILENT, Block, BlockKind

SEPARATOR = "\n\n"
"""What stands between blocks in the canonical text."""

OPENING = 12
"""Blocks from the top, silent ones apart, in which bylines and datelines are told by their words."""

LEAST_TITLE = 15
"""Characters of a heading that is told by standing within the page's title: names of sites are shorter."""

_HEADS = frozenset({"h1", "h2", "h3"})
_BY_WORDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.BYLINE})


def blocks(drafts: list[Draft], title: str, title_path: str) -> list[Block]:
    """The blocks in order, `title` first where the page shows no headline; offsets as in `canonical_text`."""
    out: list[Block] = []
    at = 0
    for draft in _refined(_without_tail(_headed(drafts, title, title_path))):
        start = at + len(SEPARATOR) if out else 0
        at = start + len(draft.text)
        picture = draft.figure.number if draft.figure else 0
        out.append(Block(len(out), draft.kind, draft.text, start, at, picture, draft.path))
    return out


def _headed(drafts: list[Draft], title: str, title_path: str) -> list[Draft]:
    """The drafts with one headline: the heading that agrees with the title, else an article's h1, or any."""
    heads = [n for n, draft in enumerate(drafts) if draft.kind is BlockKind.HEADING and draft.tag in _HEADS]
    agreeing = [n for n in heads if _agree(drafts[n].text, title)]
    first = [n for n in heads if drafts[n].tag == "h1"]
    inside = [n for n in first if drafts[n].in_article]
    best = next(iter(agreeing or inside or first), None)
    if best is None:
        return [Draft(BlockKind.HEADLINE, title, title_path), *drafts] if title and drafts else drafts
    return [*drafts[:best], replace(drafts[best], kind=BlockKind.HEADLINE), *drafts[best + 1 :]]


def _agree(heading: str, title: str) -> bool:
    """Whether one holds the other; a site's name alone does not count."""
    one, other = sorted((heading.casefold(), title.casefold()), key=len)
    return one == other or (len(one) >= LEAST_TITLE and one in other)


def _without_tail(drafts: list[Draft]) -> list[Draft]:
    """The drafts with what stands below the article, outside it and no prose, as boilerplate."""
    last = max((n for n, draft in enumerate(drafts) if draft.in_article and _is_prose(draft)), default=-1)
    last = max((n for n, draft in enumerate(drafts) if draft.in_article and n >= last >= 0), default=last)
    tail = drafts[last + 1 :]
    if last < 0 or sum(map(_is_prose, tail)) >= LEAST_PROSE:
        return drafts
    return [*drafts[: last + 1], *(_furnished(draft) for draft in tail)]


def _is_prose(draft: Draft) -> bool:
    return draft.kind is BlockKind.PARAGRAPH and len(draft.text) >= PROSE


def _furnished(draft: Draft) -> Draft:
    return draft if draft.kind in SILENT else replace(draft, kind=BlockKind.BOILERPLATE, figure=None)


def _refined(drafts: list[Draft]) -> Iterator[Draft]:
    spoken, in_form = 0, False
    for draft in drafts:
        draft = _hinted(draft)
        if draft.kind in _BY_WORDS:
            draft = _by_words(draft, in_form=in_form, opening=spoken < OPENING)
        in_form = draft.kind is BlockKind.FORM
        spoken += draft.kind not in SILENT
        yield from _cut(draft, opening=spoken <= OPENING)


def _hinted(draft: Draft) -> Draft:
    """As the page marks it, where the mark covers half of a short block."""
    if draft.kind is BlockKind.PARAGRAPH and draft.hint and len(draft.text) <= min(LONGEST, 2 * draft.hinted):
        return replace(draft, kind=draft.hint)
    return draft


def _by_words(draft: Draft, *, in_form: bool, opening: bool) -> Draft:
    kind = kind_of(draft.text) or (BlockKind.FORM if in_form and is_label(draft.text) else None)
    if kind is None and draft.kind is BlockKind.PARAGRAPH:
        kind = BlockKind.DATELINE if is_stamp(draft.text) else None
        kind = BlockKind.BYLINE if opening and is_byline(draft.text) else kind
    return replace(draft, kind=kind) if kind else draft


def _cut(draft: Draft, *, opening: bool) -> Iterator[Draft]:
    """A caption apart from its credit, a dateline apart from its paragraph."""
    of_picture = draft.kind is BlockKind.CAPTION or (draft.kind is BlockKind.PARAGRAPH and draft.figure)
    split = caption_and_credit(draft.text) if of_picture else None
    if split:
        kinds, ends = (BlockKind.CAPTION, BlockKind.CREDIT), split
    elif draft.kind is BlockKind.PARAGRAPH and opening and (length := dateline_length(draft.text)):
        kinds, ends = (BlockKind.DATELINE, BlockKind.PARAGRAPH), (length, length)
    else:
        yield draft if draft.kind is not BlockKind.PARAGRAPH else replace(draft, figure=None)
        return
    figure = draft.figure if split else None
    for kind, text in zip(kinds, (draft.text[: ends[0]], draft.text[ends[1] :].strip()), strict=True):
        if text:
            yield replace(draft, kind=kind, text=text, figure=figure)
