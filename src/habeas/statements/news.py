"""The news taker: from the prose of an article, what it says, who is said to have said it, and how."""

from dataclasses import dataclass

from habeas.records.reading import SILENT, Block, Reading
from habeas.records.run import Refusal
from habeas.records.source import Source
from habeas.records.statement import identified
from habeas.statements.taker import OpenTable, Settings, Taken, no_tables


@dataclass(frozen=True)
class News:
    """Takes prose: articles, releases, transcripts of broadcasts."""

    name: str = "news"
    version: str = "3"

    def accepts(self, source: Source, reading: Reading) -> bool:  # noqa: ARG002 (the Taker's signature)
        """Whether the Reading has blocks of prose, and no sheets."""
        return not reading.sheets and any(block.kind not in SILENT for block in reading.blocks)

    def take(
        self,
        source: Source,
        reading: Reading,
        settings: Settings,
        *,
        table: OpenTable = no_tables,  # noqa: ARG002
    ) -> Taken:
        """Every Statement found, in the order of the text; the names of people seen; blocks that do not fit.

        The first call loads the language model: a second or so; ModelError where it is not the pinned one.
        """
        # Imported here: the list of takers must stay quick to import.
        from habeas.statements.news_article import article
        from habeas.statements.news_names import names
        from habeas.statements.news_people import cast
        from habeas.statements.news_statements import statements

        whole = article(source, reading, settings)
        people = cast(whole)
        refused = tuple(
            refusal(block) for block in reading.blocks if len(block.text) != block.end - block.start
        )
        return Taken(identified(statements(whole, people)), names(whole, people), refused)


def refusal(block: Block) -> Refusal:
    """Why a block was not read."""
    return Refusal(f"block {block.number}", "it has not as many characters as its place in the text")
