"""Edition: one publication of official records, and the tables of it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class EditionTable:
    """A table of an edition: its name, the logical digests of its files' tables, its rows.

    `doubted` is why it is not to be relied on; "" where nobody has said so.
    """

    name: str
    digests: tuple[str, ...]
    rows: int
    doubted: str = ""


@dataclass(frozen=True)
class Edition:
    """One publication of official records: the ids of its sources, and its tables by name.

    `first` to `last` is what it covers, `selected_by` the column its rows were chosen by ("book_in",
    "book_out"), which says where it is censored. `stated` is whether anybody has said these in habeas.toml:
    else nothing is known of them; `series` is that of its sources. Ids of its rows hold within it only.
    """

    name: str
    sources: tuple[str, ...]
    tables: tuple[EditionTable, ...]
    published: date | None = None
    first: date | None = None
    last: date | None = None
    selected_by: str = ""
    stated: bool = False
    series: str = ""

    def table(self, name: str) -> EditionTable | None:
        """The table of this name; None where the edition has none."""
        return next((one for one in self.tables if one.name == name), None)

    @property
    def until(self) -> date | None:
        """The last day that its records cover; None where nobody has said it."""
        return self.last or self.published
