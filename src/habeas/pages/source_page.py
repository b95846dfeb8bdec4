"""The annotated source: the whole text, each sentence with what was taken from it and who says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.pages.account import Account
from habeas.pages.beside import Beside, beside
from habeas.pages.naming import covering
from habeas.pages.notes import Note, noted
from habeas.pages.passages import Stretch, placed, stretches
from habeas.pages.sheets import ShownSheet, shown_sheets
from habeas.records.reading import BlockKind, Reading
from habeas.records.source import Source


@dataclass(frozen=True)
class SourcePage:
    """An annotated source. `unattributed` counts statements with no attribution found.

    `headed` where the text has a headline of its own; `unplaced` are notes on statements whose words are
    not in the text or rows shown.
    """

    id: str
    title: str
    publisher: str
    published: str
    stretches: tuple[Stretch, ...] = ()
    sheets: tuple[ShownSheet, ...] = ()
    statements: int = 0
    unattributed: int = 0
    differing: int = 0
    pictures: int = 0
    headed: bool = False
    unplaced: tuple[Note, ...] = ()


def source_pages(account: Account) -> tuple[SourcePage, ...]:
    """The annotated page of every source."""
    near = beside(account)
    return tuple(source_page(source, account, near) for source in account.sources.values())


def source_page(source: Source, account: Account, near: Mapping[str, Beside]) -> SourcePage:
    """The annotated page of a source, covered; `near` is what `beside` gives for the whole account."""
    reading = account.readings.get(source.id) or Reading("", source.id)
    those = noted(source.id, account, near)
    sheets = shown_sheets(reading, those, account)
    in_place = placed(reading, those)
    in_rows = {note.claim.id for sheet in sheets for row in sheet.rows for note in row.notes}
    made = SourcePage(
        id=source.id,
        title=account.title_of(source.id),
        publisher=source.publisher,
        published=source.published.words if source.published else "",
        stretches=stretches(reading, those, account),
        sheets=sheets,
        statements=len(those),
        unattributed=sum(1 for one in those if one.note.claim.shape == "unattributed"),
        differing=sum(1 for one in those if one.note.differ),
        pictures=len({block.picture for block in reading.blocks if block.picture}),
        headed=any(block.kind is BlockKind.HEADLINE for block in reading.blocks),
        unplaced=tuple(one.note for one in those if one.statement.id not in in_place | in_rows),
    )
    return covering(account).over(made)
