"""Workbooks of releases: each sheet a part, read in pieces, so that a sheet's size costs no memory."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from habeas.readings.custody.inflating import Readable, member
from habeas.readings.custody.part import TOP, Block, Column, Original, Row
from habeas.readings.custody.sheet_bytes import SHARED, Cells, Odd, cells
from habeas.readings.custody.sheet_columns import SharedTexts, column, texts_of
from habeas.readings.custody.sheet_xml import exact_cells
from habeas.readings.custody.typed import Raw, filled
from habeas.readings.custody.wall_clock import EPOCH_1900, EPOCH_1904
from habeas.readings.custody.workbook_parts import PIECE, Sheet, pieces, refused, shared_texts, sheets

_TOP_BYTES = 64 << 10
_TOP_WIDTH = 300
_HEAD = 4096
_FILLS = re.compile(rb'<dimension ref="[A-Z]+[0-9]+:[A-Z]+([0-9]+)"')


class Workbook:
    """An XLSX workbook; its shared texts are read once, by whoever needs them."""

    def __init__(self, original: Original) -> None:
        """Open nothing yet."""
        self.original = original

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process without what was read."""
        return (Workbook, (self.original,))

    @contextmanager
    def archive(self) -> Iterator[zipfile.ZipFile]:
        """The archive; what is wrong with it within is a ReadingError."""
        with refused(self.original.where), self.original.open() as stream, zipfile.ZipFile(stream) as opened:
            yield opened

    @cached_property
    def shared(self) -> SharedTexts:
        """The texts that its cells share."""
        with self.archive() as opened:
            return SharedTexts(shared_texts(opened))

    def parts(self, prefix: str = "") -> tuple[SheetPart, ...]:
        """Its sheets in order; `prefix` goes before their names, where there are several workbooks."""
        with self.archive() as opened:
            found, since_1904 = sheets(opened)
        epoch = EPOCH_1904 if since_1904 else EPOCH_1900
        return tuple(SheetPart(self, each, prefix + each.name, epoch) for each in found)


@dataclass(frozen=True)
class SheetPart:
    """One sheet."""

    workbook: Workbook
    sheet: Sheet
    name: str
    epoch: int

    @property
    def said(self) -> tuple[str, ...]:
        """That it is hidden, where it is."""
        return (f"sheet “{self.name}” is hidden; read all the same",) if self.sheet.hidden else ()

    def last_row(self) -> int | None:
        """The last row of the range that the sheet says it fills."""
        with self.workbook.archive() as opened, member(opened, self.sheet.member) as stream:
            found = _FILLS.search(stream.read(_HEAD))
        return int(found[1]) if found else None

    def top(self, most: int = TOP) -> list[Row]:
        """Its first rows that hold something, as text; numbers as the file writes them."""
        found: list[Row] = []
        with self.workbook.archive() as opened, member(opened, self.sheet.member) as stream:
            for laid in _laid(stream, _TOP_WIDTH, _TOP_BYTES):
                found += _rows(laid, self.workbook.shared)
                if len(found) >= most:
                    break
        return found[:most]

    def blocks(self, after: int, width: int, columns: Sequence[Column]) -> Iterator[Block]:
        """The rows that follow the row `after`, some thousands at a time."""
        shared = self.workbook.shared
        with self.workbook.archive() as opened, member(opened, self.sheet.member) as stream:
            for laid in _laid(stream, width, PIECE):
                some = _after(laid, after)
                if len(some.rows):
                    raws = [self._raw(some, each, shared) for each in columns]
                    yield Block(some.rows, raws, beyond=len(some.beyond))

    def _raw(self, some: Cells, wanted: Column, shared: SharedTexts) -> Raw:
        texts = wanted.kind in ("id", "text")
        found = column(some, wanted.place, shared, epoch=self.epoch, keep_na=wanted.keep_na, as_text=texts)
        for place in wanted.again:
            again = column(some, place, shared, epoch=self.epoch, keep_na=wanted.keep_na, as_text=texts)
            found = filled(found, again)
        return found


def _laid(stream: Readable, width: int, size: int) -> Iterator[Cells]:
    """A sheet's cells piece by piece, as XML where its bytes are odd."""
    before = 0
    for piece in pieces(stream, size):
        try:
            found = cells(piece, width, before)
        except Odd:
            found = exact_cells(piece, width, before)
        before = found.last
        yield found


def _after(laid: Cells, after: int) -> Cells:
    """The cells of the rows that follow that row."""
    keep = laid.rows > after
    if keep.all():
        return laid
    return replace(laid, rows=laid.rows[keep], at=laid.at[:, keep], beyond=laid.beyond[laid.beyond > after])


def _rows(laid: Cells, shared: SharedTexts) -> list[Row]:
    """The rows as text."""
    own = texts_of(laid, np.arange(len(laid.kind))).to_pylist()
    for at in np.flatnonzero(laid.kind == SHARED).tolist():
        own[at] = shared.text(int(laid.shared[at]))
    return [
        (int(number), tuple(own[at] if at >= 0 else "" for at in laid.at[:, row].tolist()))
        for row, number in enumerate(laid.rows)
    ]
