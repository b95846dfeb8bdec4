"""Lines of plain text: which stand together, and which are one line that was wrapped."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

_NEWLINE = re.compile(r"\r\n|\n|\r")
_SPLIT = re.compile(r"[^\r\n]+")
MARKER = re.compile(
    r"(?:[-*+•‣◦▪·–]|\d{1,3}[.)]|[a-z]\)|\((?:[a-z]|[ivx]{1,4}|\d{1,3})\)|(?:i{1,3}|iv|vi{1,3}|ix)[.)])"
    r"[ \t\xa0]+(?=\S)"
)
"""A list marker and the blanks after it.

No em dash: it opens speech in French and Spanish. No "v.": it parts parties."""

WIDEST_WRAP = 100
"""Columns above which text is not taken as hard-wrapped; mail wraps at 72, terminals at 80."""

_WRAPPED_SHARE = 0.7


@dataclass(frozen=True)
class Line:
    """A line without the blanks at its ends: characters `start` to `end` of the text, and its indent."""

    text: str
    start: int
    end: int
    indent: int = 0


@dataclass
class Stanza:
    """Lines with no blank line between them."""

    lines: list[Line] = field(default_factory=list)


def _never(_: str) -> bool:
    return False


def stanzas(text: str) -> list[Stanza]:
    """The lines of a text that are not blank, in stanzas."""
    out: list[Stanza] = []
    end = 0
    for found in _SPLIT.finditer(text):
        stripped = found[0].strip()
        if not stripped:
            continue
        start = found.start() + found[0].index(stripped)
        if not out or _blank_line_between(text, end, start):
            out.append(Stanza())
        end = start + len(stripped)
        out[-1].lines.append(Line(stripped, start, end, start - found.start()))
    return out


def _blank_line_between(text: str, end: int, start: int) -> bool:
    return len(_NEWLINE.findall(text, end, start)) > 1 or "\f" in text[end:start]


def wrap_width(groups: Iterable[Stanza]) -> int:
    """Columns at which the text was hard-wrapped; 0 where it was not."""
    pairs = [pair for stanza in groups for pair in pairwise(stanza.lines)]
    width = max(
        (len(line.text) + line.indent for pair in pairs for line in pair if " " in line.text), default=0
    )
    if not pairs or width > WIDEST_WRAP or width < WIDEST_WRAP // 3:
        return 0
    full = sum(1 for first, second in pairs if _full(first, second, width))
    return width if full >= _WRAPPED_SHARE * len(pairs) and _some_lower(pairs) else 0


def _some_lower(pairs: list[tuple[Line, Line]]) -> bool:
    """Whether some line goes on in lower case, as wrapped prose does and lists of names do not."""
    return any(second.text[0].islower() for _, second in pairs)


def _full(first: Line, second: Line, width: int) -> bool:
    """Whether the first word of the second line had no room on the first."""
    word = second.text.split(maxsplit=1)[0]
    return len(first.text) + first.indent + 1 + len(word) > width


def unwrapped(stanza: Stanza, text: str, *, width: int, ends: Callable[[str], bool] = _never) -> list[Line]:
    """The stanza's lines, those that wrapping broke put together; what `ends` is true of goes no further."""
    width = width or _own_width(stanza)
    groups: list[list[Line]] = []
    for line in stanza.lines:
        last = groups[-1][-1] if groups else None
        goes_on = last and (_goes_on(last, line, width) or _hangs(groups[-1][0], line))
        if last and goes_on and not ends(last.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_joined(group, text) for group in groups]


def _own_width(stanza: Stanza) -> int:
    """The width of one wrapped stanza in a text that is not: three lines or more, each full."""
    width = wrap_width([stanza])
    pairs = list(pairwise(stanza.lines))
    return width if len(pairs) > 1 and all(_full(a, b, width) for a, b in pairs) else 0


def _goes_on(last: Line, line: Line, width: int) -> bool:
    if MARKER.match(line.text):
        return False
    if line.text[0] == ">" or last.text[0] == ">":
        return line.text[0] == last.text[0] == ">"
    return line.text[0].islower() or bool(width and _full(last, line, width))


def _hangs(first: Line, line: Line) -> bool:
    """Whether a line is set in below the list item that it belongs to."""
    return bool(MARKER.match(first.text)) and line.indent > first.indent and not MARKER.match(line.text)


def _joined(group: list[Line], text: str) -> Line:
    start, end = group[0].start, group[-1].end
    return Line(text[start:end], start, end, group[0].indent)
