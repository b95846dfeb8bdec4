"""What is said of how a release was read: counts by column, and what was found around the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ColumnReport:
    """Counts of one column's cells; a cell is stated, or redacted, or not stated, or could not be read.

    `literal_na` of the `not_stated` hold the text NA; `kept_na` of the stated hold it too, as a code.
    `wrong_century` of the `unparsed` are dates before 1900 or after 2099. `as_text` are dates that a workbook
    has as text, `midnight` times at midnight (all of them: the file gives dates only), `timed` dates whose
    time of day is not kept. `differing` are cells that a second column of the same field contradicts; the
    first stands. `first_unparsed` is the sheet's index and the row, never the text.
    """

    name: str
    heading: str
    stated: int = 0
    redacted: int = 0
    not_stated: int = 0
    literal_na: int = 0
    kept_na: int = 0
    unparsed: int = 0
    wrong_century: int = 0
    first_unparsed: tuple[int, int] | None = None
    differing: int = 0
    as_text: int = 0
    midnight: int = 0
    timed: int = 0

    @property
    def date_only(self) -> bool:
        """Whether times are stated and every one is midnight: the release gives dates, not times."""
        return 0 < self.stated == self.midnight


@dataclass(frozen=True)
class Note:
    """Text that stands around the rows: of a sheet (its index) and of its rows, one line each."""

    sheet: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """How a release was read; complete once its batches are.

    `missing` are fields that the nearest known edition has and this release has not; `named_by_position` are
    sheets without headings. `misshapen` rows have another number of cells than the headings, `beyond` counts
    cells outside of the headed columns.
    """

    table: str
    sheets: tuple[str, ...]
    edition: str = ""
    rows: int = 0
    columns: tuple[ColumnReport, ...] = ()
    unknown: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    banners: tuple[Note, ...] = ()
    footnotes: tuple[Note, ...] = ()
    skipped: tuple[tuple[int, str], ...] = ()
    named_by_position: tuple[int, ...] = ()
    misshapen: int = 0
    beyond: int = 0
    said: tuple[str, ...] = ()

    def column(self, name: str) -> ColumnReport:
        """The counts of the column of that name; KeyError where there is none."""
        found = next((one for one in self.columns if one.name == name), None)
        if found is None:
            raise KeyError(name)
        return found


_COUNTS = tuple(
    each for each in ColumnReport.__dataclass_fields__ if each not in ("name", "heading", "first_unparsed")
)


@dataclass
class Counts:
    """Counts that grow while rows are read; of one column."""

    heading: str = ""
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_COUNTS, 0))
    first_unparsed: tuple[int, int] | None = None

    def add(self, **more: int) -> None:
        """Add to the counts of these names."""
        for name, count in more.items():
            self.counts[name] += count

    def merge(self, other: Counts) -> None:
        """Add another's counts, of rows that come after ours."""
        self.heading = self.heading or other.heading
        self.first_unparsed = self.first_unparsed or other.first_unparsed
        self.add(**other.counts)

    def report(self, name: str) -> ColumnReport:
        """The counts as they are now."""
        return ColumnReport(name, self.heading, first_unparsed=self.first_unparsed, **self.counts)


@dataclass
class Tally:
    """What has been counted so far: rows, and each column's cells."""

    rows: int = 0
    misshapen: int = 0
    beyond: int = 0
    recoded: int = 0
    columns: dict[str, Counts] = field(default_factory=dict)

    def of(self, name: str) -> Counts:
        """The counts of a column, from nothing where it is new."""
        return self.columns.setdefault(name, Counts())

    def merge(self, others: Iterable[Tally]) -> None:
        """Add others' counts, in the order of their rows."""
        for other in others:
            self.rows += other.rows
            self.misshapen += other.misshapen
            self.beyond += other.beyond
            self.recoded += other.recoded
            for name, counts in other.columns.items():
                self.of(name).merge(counts)
