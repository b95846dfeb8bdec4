"""The words a Statement rests on, in their context, as a snippet that links into the annotated source."""

from dataclasses import dataclass

from habeas.pages.account import Account
from habeas.pages.claims import Claim, claim
from habeas.pages.matching import Span
from habeas.pages.naming import covering
from habeas.pages.segments import Mark, Piece, pieces
from habeas.records.locator import Cell, Characters, Point
from habeas.records.reading import Block
from habeas.records.statement import Statement

AROUND = 90
"""Characters of context on each side of the words, to the nearest space."""


@dataclass(frozen=True)
class Excerpt:
    """A Claim, the words it rests on within their block, and the title of the source they stand in."""

    claim: Claim
    pieces: tuple[Piece, ...]
    place: str
    title: str
    cut_before: bool = False
    cut_after: bool = False


def excerpt(statement: Statement, account: Account) -> Excerpt:
    """The Excerpt of a Statement."""
    made = claim(statement, account.matter)
    title = account.title_of(statement.source)
    block = _block(statement, account)
    if block is None or not isinstance(statement.locator, Characters):
        marked = pieces(statement.words, (Mark(0, len(statement.words), statement.id),))
        return Excerpt(made, marked, _place(statement), title)
    start, end = statement.locator.start - block.start, statement.locator.end - block.start
    covered = spans_in(block, statement.source, account)
    first, last = _window(block.text, start, end, covered)
    cut = tuple((a - first, b - first) for a, b in covered if first <= a and b <= last)
    marked = pieces(block.text[first:last], (Mark(start - first, end - first, statement.id),), cut)
    return Excerpt(made, marked, str(block.kind), title, first > 0, last < len(block.text))


def spans_in(block: Block, source: str, account: Account) -> tuple[Span, ...]:
    """Where covered names stand in a block: by their text, and by where a reader saw them."""
    cover = covering(account)
    found = set(cover.spans(block.text))
    for name in account.names.get(source, ()):
        inside = block.start <= name.start and name.end <= block.end
        if inside and (name.text in cover.names or (source, name.start, name.end) in cover.shadowed):
            found.add((name.start - block.start, name.end - block.start))
    return _merged(sorted(found))


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for start, end in spans:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _block(statement: Statement, account: Account) -> Block | None:
    reading = account.readings.get(statement.source)
    where = statement.locator
    if reading is None or not isinstance(where, Characters):
        return None
    found = [block for block in reading.blocks if block.number == where.block]
    return found[0] if found else None


def _window(text: str, start: int, end: int, covered: tuple[Span, ...]) -> Span:
    first = text.rfind(" ", 0, max(0, start - AROUND)) + 1
    last = text.find(" ", min(len(text), end + AROUND))
    last = len(text) if last < 0 else last
    for a, b in covered:  # a name is never cut in two
        first, last = (a if a < first < b else first), (b if a < last < b else last)
    return first, last


def _place(statement: Statement) -> str:
    where = statement.locator
    if isinstance(where, Point):
        return f"point {where.number}" + (f" of {where.track}" if where.track else "")
    if not isinstance(where, Cell):
        return ""
    return f"{where.sheet}, row {where.row}" if where.sheet else f"row {where.row}"
