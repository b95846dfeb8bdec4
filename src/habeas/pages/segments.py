"""A text cut into nested pieces: marked where statements rest on it, covered where a name stands."""

from dataclasses import dataclass, replace

from habeas.pages.matching import Span


@dataclass(frozen=True)
class Mark:
    """Characters on which a statement rests; `anchor` names the place to link to, "" where it is a repeat."""

    start: int
    end: int
    statement: str
    anchor: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of text: plain, a withheld name, or marked with pieces inside.

    The text of a marked piece is that of the pieces in it.
    """

    text: str = ""
    withheld: bool = False
    statement: str = ""
    anchor: str = ""
    pieces: tuple["Piece", ...] = ()


def pieces(text: str, marks: tuple[Mark, ...], covered: tuple[Span, ...] = ()) -> tuple[Piece, ...]:
    """The text in pieces, marks nested; a mark that crosses another goes on in a second piece.

    No piece ever ends inside a covered name: a mark that would is widened over it.
    """
    wide = [_widened(mark, covered) for mark in marks if mark.start < mark.end]
    ordered = sorted(wide, key=_order)
    return _nested(text, (0, len(text)), ordered, covered)


def plain(some: tuple[Piece, ...], stand_in: str) -> str:
    """The text of some pieces, `stand_in` for withheld names."""
    return "".join(
        stand_in if piece.withheld else piece.text + plain(piece.pieces, stand_in) for piece in some
    )


def _widened(mark: Mark, covered: tuple[Span, ...]) -> Mark:
    start, end = mark.start, mark.end
    for first, last in covered:
        start = first if first < start < last else start
        end = last if first < end < last else end
    return replace(mark, start=start, end=end)


def _nested(text: str, within: Span, marks: list[Mark], covered: tuple[Span, ...]) -> tuple[Piece, ...]:
    out: list[Piece] = []
    at, end = within
    waiting = list(marks)
    while waiting:
        mark = waiting.pop(0)
        stop = min(mark.end, end)
        out += _text(text, (at, mark.start), covered)
        inside = [other for other in waiting if other.start < stop]
        later = [replace(other, start=stop, anchor="") for other in inside if other.end > stop]
        rest = [other for other in waiting if other.start >= stop]
        waiting = sorted([*later, *rest], key=_order)
        inner = _nested(text, (mark.start, stop), _clipped(inside, stop), covered)
        out.append(Piece(statement=mark.statement, anchor=mark.anchor, pieces=inner))
        at = stop
    return (*out, *_text(text, (at, end), covered))


def _order(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.statement


def _clipped(marks: list[Mark], stop: int) -> list[Mark]:
    return [replace(mark, end=min(mark.end, stop)) for mark in marks]


def _text(text: str, within: Span, covered: tuple[Span, ...]) -> list[Piece]:
    out: list[Piece] = []
    at, end = within
    for start, stop in covered:
        if at <= start and stop <= end:
            out += [Piece(text[at:start])] if at < start else []
            out.append(Piece(withheld=True))
            at = stop
    return [*out, Piece(text[at:end])] if at < end else out
