"""CSV of releases: commas, pipes or tabs, in UTF-8 or what came before it, record by record."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from habeas.readings.csv_records import delimiter_of
from habeas.readings.custody.part import TOP, Block, Column, Original, Row
from habeas.readings.custody.statedness import NA, STATED, classified
from habeas.readings.custody.typed import Raw, filled
from habeas.readings.reader import ReadingError

BATCH = 8_192
"""Records that are held as text at once."""

LONGEST_CELL = 1 << 20
"""Characters of a cell; a quote open for longer was never closed."""

_SAMPLE = 65_536
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "habeas-custody-western"
_QUOTED = "\x01NA"
"""What stands for NA in quotes, in a file that also has a bare NA for what it does not state."""

_MARK, _NA = pa.scalar(_QUOTED), pa.scalar(NA)


def _western(error: UnicodeError) -> tuple[str, int]:
    """The bytes that are not UTF-8 as windows-1252 has them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error(_WESTERN, _western)


@dataclass(frozen=True)
class DelimitedPart:
    """A file of records with a delimiter between cells."""

    original: Original
    name: str
    delimiter: str
    encoding: str
    marks_na: bool
    notes: tuple[str, ...] = field(default=())

    @property
    def said(self) -> tuple[str, ...]:
        """The encoding, where it is not UTF-8."""
        return self.notes

    def last_row(self) -> int | None:
        """None: a text does not say how many rows follow."""
        return None

    def top(self, most: int = TOP) -> list[Row]:
        """Its first records that hold something."""
        with self._records() as records:
            return [
                (line, tuple(cell.replace(_QUOTED, NA) for cell in cells))
                for line, cells in islice(records, most)
            ]

    def blocks(self, after: int, width: int, columns: Sequence[Column]) -> Iterator[Block]:
        """The records that begin after the line `after`, some thousands at a time."""
        with self._records() as records:
            following = ((line, cells) for line, cells in records if line > after)
            while batch := list(islice(following, BATCH)):
                yield self._block(batch, width, columns)

    def _block(self, batch: list[tuple[int, list[str]]], width: int, columns: Sequence[Column]) -> Block:
        misshapen = beyond = 0
        for at, (line, cells) in enumerate(batch):
            if len(cells) != width:
                misshapen += 1
                beyond += sum(1 for one in cells[width:] if one)
                batch[at] = (line, (cells + [""] * width)[:width])
        lists = list(zip(*(cells for _, cells in batch), strict=True))
        rows = np.array([line for line, _ in batch], np.int32)
        return Block(rows, [self._raw(lists, each) for each in columns], misshapen, beyond)

    def _raw(self, lists: list[tuple[str, ...]], wanted: Column) -> Raw:
        found = _raw(lists[wanted.place], wanted)
        for place in wanted.again:
            found = filled(found, _raw(lists[place], wanted))
        return found

    @contextmanager
    def _records(self) -> Iterator[Iterator[tuple[int, list[str]]]]:
        with self.original.open() as stream:
            text = io.TextIOWrapper(stream, self.encoding, errors=_WESTERN, newline="")
            yield self._read(text)

    def _read(self, text: io.TextIOWrapper) -> Iterator[tuple[int, list[str]]]:
        """Each record with the line it begins on; empty ones are none."""
        csv.field_size_limit(LONGEST_CELL)
        lines: list[str] = []
        reader = csv.reader(_noted(self._marked(text), lines), delimiter=self.delimiter)
        begins, width = 1, 0
        try:
            for cells in reader:
                if len(lines) > 1 and width and len(cells) != width:
                    yield from self._line_by_line(begins, lines, width)
                elif any(cells):
                    width = width or (len(cells) if len(cells) > 1 else 0)
                    yield begins, cells
                begins += len(lines)
                lines.clear()
        except csv.Error as error:
            raise ReadingError(
                f"kept, not read: a record goes wrong ({error})",
                where=f"{self.original.where}, line {begins}",
                do="look for a quote that is not closed",
            ) from error

    def _line_by_line(self, begins: int, lines: list[str], width: int) -> Iterator[tuple[int, list[str]]]:
        """The records of lines that a quote gone wrong has run together."""
        for at, line in enumerate(lines):
            for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
                cells = next(csv.reader([line], delimiter=self.delimiter, quoting=quoting), [])
                if len(cells) == width:
                    break
            if any(cells):
                yield begins + at, cells

    def _marked(self, text: IO[str]) -> Iterator[str]:
        if not self.marks_na:
            return (line if "\0" not in line else line.replace("\0", "�") for line in text)
        edge = re.escape(self.delimiter)
        quoted = re.compile(rf'(?:(?<=^)|(?<={edge}))"NA"(?=$|{edge}|\r|\n)')
        return (
            quoted.sub(f'"{_QUOTED}"', line) if '"NA"' in line else line.replace("\0", "�") for line in text
        )


def _noted(lines: Iterator[str], kept: list[str]) -> Iterator[str]:
    """The lines, each kept as it is given."""
    for line in lines:
        kept.append(line)
        yield line


def delimited(original: Original, name: str) -> DelimitedPart:
    """The part that a text file is; ReadingError where it is no text."""
    head = original.head(_SAMPLE)
    encoding = next((one for mark, one in _MARKS if head.startswith(mark)), "utf-8")
    if encoding.startswith("utf-8") and b"\0" in head:
        raise ReadingError(
            "kept, not read: it is no text, workbook, archive or Parquet that is known",
            where=original.where,
            do="check the original",
        )
    sample = head.decode(encoding, _WESTERN if encoding.startswith("utf-8") else "replace")
    delimiter = delimiter_of(sample)
    edge = re.escape(delimiter)
    bare = re.search(rf"(?:^|{edge})NA(?=$|{edge}|\r)", sample, re.MULTILINE)
    marks = bool(bare and f'{delimiter}"' in sample)
    return DelimitedPart(original, name, delimiter, encoding, marks, _encoded(original, encoding))


def _encoded(original: Original, encoding: str) -> tuple[str, ...]:
    """What to say of a file that is not wholly UTF-8."""
    if encoding not in ("utf-8", "utf-8-sig"):
        return (f"{original.where} is {encoding.upper()}",)
    decoder = codecs.getincrementaldecoder("utf-8")()
    at = 0
    with original.open() as stream:
        while more := stream.read(1 << 20):
            try:
                decoder.decode(more)
            except UnicodeDecodeError as error:
                place = at + error.start
                return (f"{original.where}: byte {place} is not UTF-8; such bytes were read as windows-1252",)
            at += len(more)
    return ()


def _raw(cells: Sequence[str], wanted: Column) -> Raw:
    """A column of texts; NA that was quoted is a code where it can be one, and else as a bare one is."""
    # By way of numpy: a list makes pyarrow look for pandas each time.
    texts: Any = pa.array(np.array(cells, dtype=object), pa.string())
    quoted = np.asarray(pc.equal(texts, _MARK))
    if not quoted.any():
        return Raw(classified(texts, keep_na=wanted.keep_na))
    stated = classified(pc.if_else(pa.array(quoted), _NA, texts), keep_na=wanted.keep_na)
    if wanted.coded:
        stated.texts = pc.if_else(pa.array(quoted), _NA, stated.texts)
        stated.states[quoted] = STATED
    return Raw(stated)
