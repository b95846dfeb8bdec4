"""Records of a CSV, as RFC 4180 has them; a quote that goes wrong costs its own line and no other."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_CELL = 32_767
"""Characters of a quoted cell at most, as in Excel (its "Specifications and limits"); a quote open for longer
was never closed."""

DELIMITERS = ",;\t|"

SAMPLE = 65_536
"""Characters from the top by which the delimiter is told."""

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_QUOTE = '"'


@dataclass(frozen=True)
class Record:
    """One record: the physical line it begins on, its cells, and what is wrong with its quotes."""

    line: int
    cells: tuple[str, ...]
    fault: str = ""


def records(text: str, delimiter: str) -> Iterator[Record]:
    """The records of a text, blank lines included."""
    at, line, width = 0, 1, 0
    while at < len(text):
        record, end = _record(text, at, delimiter, line=line, width=width)
        yield record
        width = width or (len(record.cells) if len(record.cells) > 1 else 0)
        line += _newlines(text[at:end]) + 1
        at = end + (2 if text.startswith("\r\n", end) else 1)


def _record(text: str, at: int, delimiter: str, *, line: int, width: int) -> tuple[Record, int]:
    """The record that begins here, and its end; the first line as it stands, where quotes go wrong."""
    end = _line_end(text, at)
    plain = tuple(text[at:end].split(delimiter))
    if _QUOTE not in text[at:end]:
        return Record(line, plain), end
    cells, stop, fault = _quoted(text, at, delimiter)
    if cells and stop > end and width and len(cells) != width:
        cells, fault = (), f"a quote that closes on a later line gives {len(cells)} cells, not {width}"
    if not cells:
        return Record(line, plain, f"{fault}; the line was read as it stands"), end
    return Record(line, cells, fault), stop


def _newlines(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _line_end(text: str, at: int) -> int:
    found = _LINE.match(text, at)
    return found.end(1) if found else len(text)


def _quoted(text: str, at: int, delimiter: str) -> tuple[tuple[str, ...], int, str]:
    """The cells of the record that begins here, where it ends, and what is wrong with its quotes.

    No cells where the quotes go wrong.
    """
    cells: list[str] = []
    fault = ""
    while True:
        if text.startswith(_QUOTE, at):
            cell, at, closed = _quoted_cell(text, at + 1)
            if not closed:
                return (), at, "a quote is opened and not closed"
            if at < len(text) and text[at] not in (delimiter, "\r", "\n"):
                return (), at, "a quote closes before the cell ends"
        else:
            end = _bare_end(text, at, delimiter)
            cell, at = text[at:end], end
            if _QUOTE in cell:
                fault = "a quote stands inside a cell that is not quoted; it was kept"
        cells.append(cell)
        if at >= len(text) or text[at] != delimiter:
            return tuple(cells), at, fault
        at += 1


def _quoted_cell(text: str, at: int) -> tuple[str, int, bool]:
    """The cell after its opening quote, the place after its closing one, and whether there is such."""
    parts, most = [], at + 2 * LONGEST_CELL
    while True:
        end = text.find(_QUOTE, at, most)
        if end < 0:
            return "", at, False
        parts.append(text[at:end])
        if not text.startswith(_QUOTE, end + 1):
            return _QUOTE.join(parts), end + 1, True
        at = end + 2


def _bare_end(text: str, at: int, delimiter: str) -> int:
    end = _line_end(text, at)
    found = text.find(delimiter, at, end)
    return end if found < 0 else found


def delimiter_of(text: str) -> str:
    """The delimiter that cuts most records of the sample into one number of cells; else a comma."""
    sample = text if len(text) <= SAMPLE else text[: text.rfind("\n", 0, SAMPLE) + 1] or text[:SAMPLE]
    return max(DELIMITERS, key=lambda delimiter: (_evenness(sample, delimiter), -DELIMITERS.index(delimiter)))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    """The share of records that have the commonest number of cells above one, and that number."""
    widths = Counter(len(record.cells) for record in records(sample, delimiter) if any(record.cells))
    several = {width: count for width, count in widths.items() if width > 1}
    width = max(several, key=lambda each: (several[each], each), default=0)
    return several.get(width, 0) / max(1, widths.total()), width
