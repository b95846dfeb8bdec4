"""A made edition as a case has it: written by the generator, read, coded, marked, merged; and what is in it.

`make(folder)` writes two editions and gives both; `MadeEdition.seq` says which row of a coded table a planted
row is. Nothing between the files and the answer is made up: readers, coding, marks and engine are real.
"""

import csv
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
from scripts.custody_made.made import write_made

from habeas.analysis.custody.queries import query
from habeas.readings.custody.release import read_release
from habeas.readings.custody.report import Report
from habeas.store.coding.coded import CodedTable
from habeas.store.coding.coding import Coding, Part
from habeas.store.coding.marks import marks
from habeas.store.coding.shelf import Shelf
from habeas.store.engine import Engine

Rows = list[dict[str, Any]]

DAY = 86_400
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 (releases have wall clocks without a zone)
PEOPLE, SEED = 60, 11

OF_TWO = frozenset(("T22", "T22 edits", "T23", "edition_differs"))
"""What is planted in a second edition."""


@dataclass(frozen=True)
class Place:
    """Where a planted row is printed."""

    edition: str
    table: str
    file: str
    sheet: str
    row: int


@dataclass(frozen=True)
class Planted:
    """One thing that is planted: its key, what it says, whose rows, and what must come out."""

    key: str
    says: str
    person: str | None
    rows: tuple[Place, ...]
    expected: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class MadeEdition:
    """One edition: its files, how each was read, and each of its tables as one."""

    name: str
    folder: Path
    begins: datetime
    released: datetime
    reports: Mapping[str, Report]
    tables: Mapping[str, CodedTable]
    _rows: dict[str, Rows] = field(default_factory=dict)
    _answers: dict[Any, Rows] = field(default_factory=dict)
    _engines: dict[Any, Engine] = field(default_factory=dict)

    @property
    def until(self) -> int:
        """The release, in seconds of the wall clock."""
        return seconds(self.released)

    def seq(self, place: Place) -> int:
        """The seq of the row that is printed there."""
        return seq_of(self.tables[place.table], self.folder, place)

    def rows(self, table: str) -> Rows:
        """Every row of a coded table, by seq."""
        if table not in self._rows:
            self._rows[table] = self.tables[table].arrow().to_pylist()
        return self._rows[table]

    def of(self, planted: Planted, table: str = "") -> Rows:
        """The coded rows of what is planted, as it lists them, in one of its tables or all."""
        places = [one for one in planted.rows if table in ("", one.table)]
        return [self.rows(one.table)[self.seq(one)] for one in places]

    def text(self, table: str, column: str, code: int | None) -> str | None:
        """The text of a code; None for none, and for one that is redacted."""
        return None if code is None or code < 0 else self._texts(table, column)[code]

    def code(self, table: str, column: str, text: str) -> int:
        """The code of a text, -9 where no row has it."""
        found = self.tables[table].code(column, text)
        return -9 if found is None else found

    @cached_property
    def _texts(self) -> Any:
        return cache(lambda table, column: self.tables[table].texts(column))

    def ask(self, name: str, given: Mapping[str, pa.Table] | None = None, **asked: int) -> Rows:
        """What the query of that name answers over this edition, with what is `given` beside its tables."""
        return self.sql(query(name).sql(**asked), given or {})

    def sql(self, text: str, given: Mapping[str, pa.Table]) -> Rows:
        """What SQL answers over these tables; the same question is asked once."""
        beside = tuple((name, str(one.to_pydict())) for name, one in given.items())
        if (text, beside) not in self._answers:
            if beside not in self._engines:
                paths = {name: one.path for name, one in self.tables.items() if name not in given}
                self._engines[beside] = Engine({**paths, **given})
            self._answers[text, beside] = self._engines[beside].ask(text).to_pylist()
        return self._answers[text, beside]

    def held(self, stated: pa.Table, option: Mapping[str, int]) -> Rows:
        """The headcounts of these days that are not nought, under one definition."""
        text = f"SELECT * FROM ({query('headcount').sql(until=self.until, **option)}) AS h WHERE held > 0"
        return self.sql(text, {"days": stated})

    def only(self, planted: Planted) -> pa.Table:
        """The stints of the planted person alone, as a table."""
        whose = {row["person"] for row in self.of(planted, "stints")}
        kept = [row for row in self.rows("stints") if row["person"] in whose]
        return pa.Table.from_pylist(kept, self.tables["stints"].arrow().schema)


@dataclass(frozen=True, eq=False)
class MadeCase:
    """Both editions, what is planted in them, and what stands beside them."""

    folder: Path
    layout: str
    first: MadeEdition
    second: MadeEdition
    planted: tuple[Planted, ...]

    def keyed(self, key: str) -> list[Planted]:
        """What is planted under this key."""
        return [one for one in self.planted if one.key == key]

    def beside(self, name: str) -> list[dict[str, str]]:
        """The lines of capacities.csv or published.csv."""
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def make(
    folder: Path, *, layout: str = "2026", people: int = PEOPLE, seed: int = SEED, second: bool = True
) -> MadeCase:
    """Write both editions of a layout under `folder`, and read, code, mark and merge each.

    Without the `second`, which costs as much again, the first stands for it and what is planted in it alone
    is told.
    """
    write_made(folder, layout=layout, people=people, seed=seed)
    about = json.loads((folder / "planted.json").read_text(encoding="utf-8"))
    wanted = about["editions"][: 1 + second]
    editions = [read_edition(folder / one["folder"], folder / "tables", one) for one in wanted]
    planted = tuple(
        Planted(
            one["key"],
            one["says"],
            one["person"],
            tuple(Place(**each) for each in one["rows"]),
            one["expected"],
        )
        for one in about["planted"]
        if second or one["key"] not in OF_TWO
    )
    return MadeCase(folder, layout, editions[0], editions[-1], planted)


def read_edition(folder: Path, shelf: Path, about: Mapping[str, str]) -> MadeEdition:
    """The files of a folder as one edition; `about` has its name, when it begins, when it was released."""
    shelves = Shelf(shelf)
    reports, digests = {}, dict[str, list[str]]()
    for path in sorted(folder.iterdir()):
        release = read_release(path, name=path.name)
        coding = Coding(release.table)
        coding.begin(Part(_sha256(path), release.report.sheets))
        for batch in release.batches():
            coding.add(batch)
        reports[path.name] = release.report
        digests.setdefault(release.table, []).append(shelves.keep(coding, marks).digest)
    return MadeEdition(
        about["name"],
        folder,
        datetime.fromisoformat(about["begins"]),
        datetime.fromisoformat(about["released"]),
        reports,
        {table: shelves.merge(digests[table], marks) for table in sorted(digests, key=_stints_first)},
    )


def _stints_first(table: str) -> tuple[bool, str]:
    """People have the codes that the first table gives them."""
    return table != "stints", table


def seq_of(table: CodedTable, folder: Path, place: Place) -> int:
    """The seq of the row that is printed at a place, in a coded table of the files of `folder`."""
    return _seqs(table.path)[_sha256(folder / place.file), place.sheet, place.row]


@cache
def _seqs(path: Path) -> dict[tuple[str, str, int], int]:
    """By file, sheet and row; text and Parquet files have one sheet, which the generator calls nothing."""
    table, found = CodedTable(path), {}
    for row in table.arrow("file", "sheet", "row", "seq").to_pylist():
        part = table.parts[row["file"]]
        sheet = part.sheets[row["sheet"]]
        delimited = sheet.endswith((".csv", ".parquet"))
        found[part.sha256, "" if delimited else sheet, row["row"]] = row["seq"]
    return found


@cache
def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def seconds(when: datetime | str) -> int:
    """Seconds of a wall clock since 1970."""
    given = datetime.fromisoformat(when) if isinstance(when, str) else when
    return int((given - EPOCH).total_seconds())


def moment(since_1970: int) -> str:
    """A wall clock, as ISO 8601 writes it."""
    return (EPOCH + timedelta(seconds=since_1970)).isoformat()


def day_number(when: date | str) -> int:
    """Days since 1970."""
    given = date.fromisoformat(when[:10]) if isinstance(when, str) else when
    return (given - date(1970, 1, 1)).days


def day_of(number: int) -> str:
    """A day, as ISO 8601 writes it."""
    return (date(1970, 1, 1) + timedelta(days=number)).isoformat()


def integers(**columns: Sequence[int]) -> pa.Table:
    """A table of integers, to be handed in beside coded ones."""
    return pa.table({name: pa.array(values, pa.int32()) for name, values in columns.items()})


def days(low: int, high: int) -> pa.Table:
    """Every day from one to another, both among them."""
    return integers(day=range(low, high + 1))
