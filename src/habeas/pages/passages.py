"""The blocks of a reading as shown: what each is, its text in pieces, the notes on it."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from habeas.pages.account import Account
from habeas.pages.excerpt import spans_in
from habeas.pages.notes import Note, Noted
from habeas.pages.segments import Mark, Piece, pieces
from habeas.records.locator import Characters
from habeas.records.reading import SILENT, Block, Reading


@dataclass(frozen=True)
class Passage:
    """A block and its notes. `silent` blocks (forms, share lines) were not read for statements."""

    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...] = ()
    silent: bool = False


@dataclass(frozen=True)
class Stretch:
    """Passages that belong together: those of one picture, or a single one of the text."""

    passages: tuple[Passage, ...]
    picture: int = 0

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes on all of its passages."""
        return tuple(note for passage in self.passages for note in passage.notes)


def stretches(reading: Reading, those: tuple[Noted, ...], account: Account) -> tuple[Stretch, ...]:
    """The whole text of a reading, block by block."""
    marks = _marks(reading, those)
    numbered = {one.statement.id: one.note for one in those}
    groups = groupby(enumerate(reading.blocks), key=lambda pair: pair[1].picture or -1 - pair[0])
    return tuple(
        Stretch(
            tuple(_passage(block, marks[block.number], numbered, reading, account) for _, block in blocks),
            max(picture, 0),
        )
        for picture, blocks in groups
    )


def placed(reading: Reading, those: tuple[Noted, ...]) -> set[str]:
    """The ids of the statements whose words are marked somewhere in the text."""
    return {mark.statement for some in _marks(reading, those).values() for mark in some if mark.anchor}


Numbered = dict[str, Note]


def _passage(
    block: Block, marks: list[Mark], numbered: Numbered, reading: Reading, account: Account
) -> Passage:
    cut = pieces(block.text, tuple(marks), spans_in(block, reading.source, account))
    notes = tuple(numbered[mark.statement] for mark in marks if mark.anchor)
    return Passage(str(block.kind), cut, notes, block.kind in SILENT)


def _marks(reading: Reading, those: tuple[Noted, ...]) -> dict[int, list[Mark]]:
    blocks = {block.number: block for block in reading.blocks}
    found: dict[int, list[Mark]] = defaultdict(list)
    for one in those:
        repeats = [(at, "") for at in one.statement.also_at]
        for place, anchor in [(one.statement.locator, one.anchor), *repeats]:
            block = blocks.get(place.block) if isinstance(place, Characters) else None
            if block is not None and isinstance(place, Characters):
                start, end = max(0, place.start - block.start), min(len(block.text), place.end - block.start)
                if start < end:
                    found[block.number].append(Mark(start, end, one.statement.id, anchor))
    return found
