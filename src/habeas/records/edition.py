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

    @property
    def censored(self) -> tuple[str, ...]:
        """Where its records do not tell who was held, in words: at their beginning, and at their end."""
        if not self.stated:
            return ("at both ends: which days it covers, and by what its rows were chosen, is not stated",)
        ended = f"after {self.until}, and in the last days before it what was entered later"
        if not self.first or not self.selected_by:
            return "at its beginning: its first day, or by what its rows were chosen, is not stated", ended
        began = {
            "book_out": f"before {self.first}: whoever left before then is in no row",
            "book_in": f"from {self.first} until those held then had left: they are in no row",
        }
        return began[self.selected_by], ended
