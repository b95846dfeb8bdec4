"""Reader: what a format's module gives, and what all of them lean on."""

from collections.abc import Iterable
from typing import Protocol

from habeas.records.errors import HabeasError
from habeas.records.reading import Reading
from habeas.records.source import Source

MEGABYTE = 1_000_000

LIMIT = 50 * MEGABYTE
"""Bytes of text, HTML or CSV that are read. A 500-page judgment is 2 MB of text, and a Reading is held in
memory at twenty times its original (35 MB took 650); what is larger goes to tables."""

SHOWN = 5
"""Places that one warning names before it only counts."""


class ReadingError(HabeasError):
    """An original that cannot be read; it stays kept."""


class Reader(Protocol):
    """Lays out the originals of one format: layout only, no interpretation."""

    @property
    def name(self) -> str:
        """The reader's name, as runs record it."""

    @property
    def version(self) -> str:
        """The reader's version: changed whenever its output may change."""

    def accepts(self, source: Source, head: bytes) -> bool:
        """Whether this reader reads such a source; `head` is how its bytes begin."""

    def read(self, source: Source, data: bytes) -> Reading:
        """The source laid out; ReadingError where it cannot be."""


def media_type(source: Source) -> str:
    """The source's media type without parameters, in lower case."""
    return source.media_type.partition(";")[0].strip().lower()


def refuse_large(source: Source, data: bytes) -> None:
    """Raise ReadingError where there are more bytes than LIMIT; nothing is decoded for it."""
    if len(data) > LIMIT:
        raise ReadingError(
            f"kept, not read: {source.name} is {len(data) // MEGABYTE} MB; "
            f"the limit is {LIMIT // MEGABYTE} MB",
            do="split it into parts and add those",
        )


def refuse_empty(source: Source, data: bytes) -> None:
    """Raise ReadingError where there is nothing but blanks to read."""
    if not data.strip():
        raise ReadingError(
            "kept, not read: there is nothing in it", where=source.name, do="check the original"
        )


def canonical_text(reading: Reading) -> str:
    """The text that the blocks' offsets count in: its blocks at their places, newlines between them.

    For HTML this is the canonical text. For plain text that is the decoded original, and this equals it at
    every character of a block.
    """
    parts, at = [], 0
    for block in reading.blocks:
        parts += ["\n" * (block.start - at), block.text]
        at = block.end
    return "".join(parts)


def listed(places: Iterable[object]) -> str:
    """Places in words, the first few by name: "3, 9 and 12 more"."""
    every = [str(place) for place in places]
    shown, rest = every[:SHOWN], len(every) - SHOWN
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)
