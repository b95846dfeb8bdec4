"""What changes no answer: the order of rows, how they lie in files and sheets, what columns are called."""

from collections import Counter
from dataclasses import replace
from itertools import groupby
from random import Random

import pytest
from scripts.custody_made.layouts import printed
from scripts.custody_made.made import made as made_editions
from scripts.custody_made.writing import write_file
from tests.custody_made_case import DAY, day_number, days, integers, read_edition

from habeas.analysis.custody.queries import HEADCOUNTS
from habeas.reference.custody_layouts import fields_of, layout_of

FIRST, _ = made_editions("2026", 20, 5)
# A code that is truly NA is kept where CSV has it in quotes, and is not stated in a workbook (T28).
FIRST.rows = [row for row in FIRST.rows if row.values.get("facility") != "NA"]

SCENES = days(*(day_number(FIRST.window.base.date()) + after for after in (0, 75)))
"""The days on which what is planted happens."""


def as_printed(files):
    return files


def shuffled_into_two_files(files):
    """All rows in another order, the first half of them in the second of two files."""
    draw, found = Random(1), []
    for one in in_one_file(files):
        ((name, rows),) = one.sheets
        for part, some in zip("ba", halves(name, draw.sample(rows, len(rows))), strict=True):
            found.append(replace(one, file=f"{part}_{one.file}", sheets=(some,)))
    return found


def respelt_in_two_sheets(files):
    """Every heading as another edition spelt it, where one did, and every other row in a second sheet."""
    return [
        replace(one, headings=tuple(_other(one.headings)), sheets=halves(*one.sheets[0]))
        for one in in_one_file(files)
    ]


def halves(name, rows):
    return (f"{name} one", rows[::2]), (f"{name} two", rows[1::2])


def _other(headings):
    layout = layout_of(headings)
    for heading, field in zip(headings, fields_of(layout, headings), strict=True):
        yield next((each for each in reversed(field.spellings) if each != heading), heading.upper())


def in_one_file(files):
    """All fiscal years below one another in one sheet, as the release of July 2025 has them."""
    together = []
    for _, (first, *rest) in groupby(files, key=lambda one: one.table):
        rows = [row for one in (first, *rest) for _, some in one.sheets for row in some]
        together.append(replace(first, sheets=(("all", rows),)))
    return together


WAYS = {
    "rows in another order and two files": ("2026", shuffled_into_two_files),
    "headings as other editions spelt them, in two sheets": ("2026", respelt_in_two_sheets),
    "headings of July 2025": ("2025", as_printed),
    "headings of 2012 to 2023": ("2012", in_one_file),
    "pipe-separated, a file a year": ("uwchr", as_printed),
    "processed names, CSV": ("csv", as_printed),
    "processed names, Parquet": ("parquet", as_printed),
}


def read(folder, layout, way):
    """The edition's stints as this layout prints them and that way, and its removals as ever."""
    files = [one for one in printed(FIRST, layout) if one.table == "stints"]
    removals = [one for one in printed(FIRST, "2026") if one.table == "removals"]
    (folder / "files").mkdir()
    for one in way(files):
        write_file(one, layout, folder / "files")
    for one in way(removals) if layout == "2026" else removals:
        write_file(one, "2026", folder / "files")
    about = {
        "name": layout,
        "begins": FIRST.window.begins.isoformat(),
        "released": FIRST.window.released.isoformat(),
    }
    return read_edition(folder / "files", folder / "tables", about)


class Answers:
    """What is answered over an edition, as content: texts for codes, and what a row says for its number."""

    def __init__(self, edition):
        self.edition, self.until = edition, edition.until

    def row(self, seq):
        """What identifies a stint by what it says."""
        row = self.edition.rows("stints")[seq]
        person = self.edition.text("stints", "person", row["person"])
        return person, self.place(row["facility"]), row["book_in"], row["book_out"], row["stay_in"]

    def place(self, code):
        return code if code is None or code < 0 else self.edition.text("stints", "facility", code)

    def headcounts(self):
        return {
            (name, self.place(each["facility"]), each["day"]): each["held"]
            for name, option in HEADCOUNTS.items()
            for each in self.edition.held(SCENES, option)
        }

    def national(self):
        given = {"days": SCENES, "excluded": integers(facility=[])}
        shifts = {"in_shift": 0, "out_shift": 0, "until": self.until}
        return [self.edition.ask("headcount_national", given, transit=each, **shifts) for each in (0, 1)]

    def stays(self):
        kept = ("n_stints", "n_stays", "book_in_first", "book_out_first", "book_in_longest", "stay_out")
        found = self.edition.ask("stays", until=self.until)
        return Counter(
            (
                self.row(each["stay"]),
                *(self.place(each[name]) for name in ("facility_first", "facility_longest")),
                *(each[name] for name in (*kept, "book_out_longest", "bond_set_lowest")),
            )
            for each in found
        )

    def by_row(self, name, *, numbers=(), places=(), **asked):
        """Rows of an answer, each by the stint it is of."""
        return Counter(
            (
                self.row(each["seq"]),
                *(each[one] for one in numbers),
                *(self.place(each[one]) for one in places),
            )
            for each in self.edition.ask(name, **asked)
        )

    def gaps(self):
        return self.by_row("gaps_overlaps", numbers=("kind", "seconds"), gap=DAY, until=self.until)

    def away(self):
        return self.by_row(
            "away", numbers=("since", "seconds"), places=("facility",), gap=DAY, until=self.until
        )

    def lost(self):
        transferred = self.edition.code("stints", "release_reason", "Transferred")
        asked = {"slack": 0, "until_day": self.until // DAY, "quiet_days": 30, "transferred": transferred}
        return self.by_row("lost", numbers=("book_out", "stated"), places=("facility",), **asked)

    def open_then_elsewhere(self):
        return self.by_row("open_then_elsewhere", numbers=("next_book_in",), places=("next_facility",))

    def flows(self):
        return Counter(
            (self.place(each["origin"]), self.place(each["destination"]), each["moves"], each["people"])
            for each in self.edition.ask("flows", since=0, upto=self.until)
        )

    def movements(self):
        return Counter(
            (self.place(each["facility"]), each["day"], each["book_ins"], each["book_outs"])
            for each in self.edition.ask("movements")
        )

    def marks(self):
        return Counter((self.row(each["seq"]), each["duplicate"]) for each in self.edition.rows("stints"))

    def impossible(self):
        no = self.edition.code("stints", "final_order", "NO")
        begins = self.until - 900 * DAY
        rules = (7, 9, 10, 11, 12, 24, 29, 32)
        found = self.by_row(
            "impossible_rows", numbers=("rule", "seconds"), slack=DAY, no=no, until=self.until, begins=begins
        )
        return Counter({key: many for key, many in found.items() if key[1] in rules})


QUESTIONS = (
    "headcounts",
    "national",
    "stays",
    "gaps",
    "away",
    "lost",
    "open_then_elsewhere",
    "flows",
    "movements",
    "marks",
    "impossible",
)


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    return Answers(read(tmp_path_factory.mktemp("once"), "2026", as_printed))


@pytest.mark.parametrize("way", WAYS)
def test_how_an_edition_is_printed_changes_no_answer(once, tmp_path, way):
    other = Answers(read(tmp_path, *WAYS[way]))
    differing = [name for name in QUESTIONS if getattr(other, name)() != getattr(once, name)()]
    assert differing == []
    assert all(getattr(once, name)() for name in QUESTIONS)
