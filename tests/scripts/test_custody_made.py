"""The made editions: what is planted stands where it is said to stand, and nobody in them is real."""

# ruff: noqa: DTZ001 (releases have wall clocks without a zone)
import csv
import json
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook
from scripts.custody_made import made as making
from scripts.custody_made.made import LAYOUTS, write_made
from scripts.custody_made.vocabulary import MADE, facilities

PEOPLE, SEED = 40, 3
WORKBOOKS = ("2026", "2025", "2012")
PITFALLS = {f"T{number}" for number in range(1, 41)}
FINDINGS = {
    "custody_gap",
    "custody_overlap",
    "open_then_elsewhere",
    "hold_limit",
    "over_capacity",
    "third_country",
    "published_disagrees",
    "edition_differs",
    "impossible_row",
}
SHARED = Path(__file__).parents[3] / "shared" / "data" / "custody"


class Made:
    """A folder of made editions, whose cells are read with other readers than habeas's own."""

    def __init__(self, folder):
        self.folder = folder
        self.about = json.loads((folder / "planted.json").read_text(encoding="utf-8"))
        self.planted = self.about["planted"]
        self.books = {}

    def keyed(self, key):
        """What is planted under this key."""
        return [one for one in self.planted if one["key"] == key]

    def cells(self, place):
        """The cells of a row by heading, as the file has them; by position where it has no headings."""
        lines, first = self.lines(place)
        row = lines[place["row"] - first]
        heading = next(
            (line for line in lines if {"Anonymized Identifier", "Unique Identifier"} & set(line)), None
        )
        heading = heading or next((line for line in lines if set(line) & _HEADS), None)
        return dict(zip(heading, row, strict=False)) if heading else dict(enumerate(row))

    def lines(self, place):
        """The rows of a sheet or file, and the number of the first."""
        folder = "second" if place["edition"].endswith("second") else "first"
        path = self.folder / folder / place["file"]
        key = (path, place["sheet"])
        if key not in self.books:
            self.books[key] = _lines(path, place["sheet"])
        return self.books[key], 0 if path.suffix == ".parquet" else 1


_HEADS = {
    "Anonymized Identifier",
    "Anonymized Identifer",
    "ANONYMIZED_IDENTIFIER",
    "Unique Identifier",
    "unique_identifier",
    "MissionID",
}
"""A row of headings has one of these."""


def _lines(path, sheet):
    if path.suffix == ".xlsx":
        return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        return [table.column_names, *map(list, zip(*table.to_pydict().values(), strict=True))]
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="|" if "|" in path.read_text(encoding="utf-8") else ","))


@pytest.fixture(scope="module")
def all_made(tmp_path_factory):
    found = {}
    for layout in LAYOUTS:
        folder = tmp_path_factory.mktemp(f"made_{layout}")
        write_made(folder, layout=layout, people=PEOPLE, seed=SEED)
        found[layout] = Made(folder)
    return found


def key(one):
    return one["key"].split()[0]


def test_every_pitfall_and_every_finding_is_planted_in_the_latest_layout(all_made):
    planted = {key(one) for one in all_made["2026"].planted}
    assert planted >= FINDINGS
    assert PITFALLS - planted == set()


def test_the_other_workbooks_leave_out_only_what_they_cannot_show(all_made):
    for layout, missing in (("2025", {"T30", "T35"}), ("2012", {"T30", "T35"})):
        assert (PITFALLS | FINDINGS) - {key(one) for one in all_made[layout].planted} == missing


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_row_stands_where_it_is_said_to_and_is_of_that_person(all_made, layout):
    made, seen = all_made[layout], 0
    for one in made.planted:
        for place in one["rows"]:
            cells = list(made.cells(place).values())
            if one["person"] and not place["edition"].endswith("second"):
                assert one["person"] in cells, (one["key"], place)
                seen += 1
    assert seen > 20


@pytest.mark.parametrize("layout", LAYOUTS)
def test_facilities_named_as_planted_stand_in_the_rows(all_made, layout):
    made = all_made[layout]
    for one in made.planted:
        facility = one["expected"].get("facility")
        if facility and one["rows"]:
            assert any(facility in made.cells(place).values() for place in one["rows"]), one["key"]


def test_a_seed_gives_the_same_bytes_and_another_seed_others(tmp_path):
    for name, seed in (("one", 5), ("two", 5), ("three", 6)):
        (tmp_path / name).mkdir()
        write_made(tmp_path / name, layout="2025", people=5, seed=seed)
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*"))
    same = [
        (tmp_path / "one" / each).read_bytes() == (tmp_path / "two" / each).read_bytes() for each in files
    ]
    assert all(same)
    assert len(files) > 10
    one, three = ((tmp_path / name / "planted.json").read_bytes() for name in ("one", "three"))
    assert one != three


def test_three_bonds_of_one_stint_differ_in_nothing_else(all_made):
    made = all_made["2026"]
    (one,) = made.keyed("T1")
    rows = [made.cells(place) for place in one["rows"]]
    bonds = {row.pop("Initial Bond Set Amount") for row in rows}
    assert rows[0] == rows[1] == rows[2]
    assert min(bonds) * 100 == one["expected"]["kept_bond_cents"] == 500_000


def test_arrests_are_as_far_apart_as_stated(all_made):
    made = all_made["2026"]
    (one,) = made.keyed("T4")
    times = [made.cells(place)["Apprehension Date"] for place in one["rows"]]
    hours = [(late - early).total_seconds() / 3_600 for early, late in pairwise(times)]
    assert hours == [20, 20, 20]
    assert (times[-1] - times[0]).total_seconds() / 3_600 == one["expected"]["span_hours"]


def test_rows_that_repeat_across_years_stand_in_two_files(all_made):
    (one,) = all_made["2026"].keyed("T21")
    assert sorted(Path(place["file"]).stem[-4:] for place in one["rows"]) == ["FY25", "FY25", "FY26", "FY26"]


def test_an_enclosed_stint_lies_inside_the_longer_and_the_third_follows_the_longer(all_made):
    made = all_made["2026"]
    (one,) = made.keyed("T14")
    long, short, then = ((row["Book In Date Time"], row["Book Out Date Time"]) for row in _rows(made, one))
    assert long[0] < short[0] < short[1] < long[1] < then[0]
    by_row_before = (then[0] - short[1]).total_seconds() / 60
    assert by_row_before == one["expected"]["minutes_by_the_row_before"]


def test_overlaps_gaps_and_reversals_have_the_minutes_stated(all_made):
    made = all_made["2026"]
    (one,) = made.keyed("custody_overlap")
    first, second = _rows(made, one)
    overlap = (first["Book Out Date Time"] - second["Book In Date Time"]).total_seconds() / 60
    assert overlap == one["expected"]["overlap_minutes"]
    (one,) = made.keyed("T15")
    rows = _rows(made, one)
    between = [
        (late["Book In Date Time"] - early["Book Out Date Time"]).total_seconds() / 60
        for early, late in pairwise(rows)
    ]
    assert between == one["expected"]["gap_minutes"]
    (one,) = made.keyed("impossible_row")
    (row,) = _rows(made, one)
    assert (row["Book Out Date Time"] - row["Book In Date Time"]).total_seconds() / 60 == -900


def test_hold_rooms_hold_as_long_as_stated_on_both_sides_of_the_day_the_limit_rose(all_made):
    made, limits = all_made["2026"], set()
    for one in made.keyed("hold_limit"):
        (row,) = _rows(made, one)
        hours = (row["Book Out Date Time"] - row["Book In Date Time"]).total_seconds() / 3_600
        expected = one["expected"]
        assert hours == expected["hours"]
        assert expected["findings"] == int(hours > expected["limit_hours"])
        assert (row["Book In Date Time"] >= datetime(2025, 6, 24)) == (expected["limit_hours"] == 72)
        limits.add((expected["limit_hours"], expected["findings"]))
    assert limits == {(12, 0), (12, 1), (72, 0), (72, 1)}


def test_hospital_rows_are_in_the_layouts_that_have_them(all_made):
    assert len(all_made["2026"].keyed("T26")[0]["rows"]) == 2
    made = all_made["2025"]
    names = [row["Detention Facility"] for row in _rows(made, made.keyed("T26")[0])]
    assert names[1] == "MADE GENERAL HOSPITAL"


def test_the_first_two_years_of_detainers_lack_the_column_of_birth_dates(all_made):
    made = all_made["2026"]
    (one,) = made.keyed("T30")
    rows = _rows(made, one)
    assert ["Birth Date" in row for row in rows] == [False, False, True]
    assert [row["Birth Year"] for row in rows] == one["expected"]["birth_years"]


def test_six_spellings_of_a_redaction_and_a_literal_na_are_printed(all_made):
    for layout in WORKBOOKS:
        made = all_made[layout]
        (one,) = made.keyed("T28")
        words = [row["Case Category"] for row in _rows(made, one)]
        assert len(set(words)) == 7
        assert words[6] == "NA"
        assert [row["Detention Facility Code"] for row in _rows(made, made.keyed("T28 code")[0])] == ["NA"]


def test_in_csv_a_code_of_na_is_quoted_and_nothing_stated_is_not(all_made):
    made = all_made["csv"]
    (place,) = made.keyed("T28 code")[0]["rows"]
    path = made.folder / "first" / place["file"]
    line = path.read_text(encoding="utf-8").splitlines()[place["row"] - 1]
    assert ',"NA",' in line
    assert ",NA," in line


def test_midnight_is_printed_without_its_time_as_r_prints_it(all_made):
    made = all_made["csv"]
    (row,) = _rows(made, made.keyed("T16")[0])
    assert len(row["book_in_date_time"]) == len("2025-08-12")


def test_five_removals_agree_in_every_cell(all_made):
    for layout in WORKBOOKS:
        rows = _rows(all_made[layout], all_made[layout].keyed("T31")[0])
        assert len(rows) == 5
        assert all(row == rows[0] for row in rows)


def test_the_banner_states_a_first_day_that_six_arrests_are_before(all_made):
    made = all_made["2026"]
    (one,) = made.keyed("T32")
    first = date.fromisoformat(one["expected"]["stated_first_day"])
    assert [row["Apprehension Date"].date() < first for row in _rows(made, one)] == [True] * 6
    lines, _ = made.lines(one["rows"][0])
    assert f"{first:%m/%d/%Y}" in lines[5][0]


def test_sheets_are_more_than_one_where_the_first_is_not_all(all_made):
    for layout in WORKBOOKS:
        places = all_made[layout].keyed("T20")[0]["rows"]
        assert len({place["sheet"] for place in places}) == 2
        assert len(places) == 30


def test_no_id_is_in_both_editions(all_made):
    for made in all_made.values():
        first, second = (_ids(made.folder / name) for name in ("first", "second"))
        assert len(first) > PEOPLE
        assert first & second == set()


def test_the_second_edition_has_as_many_rows_as_stated(all_made):
    made = all_made["parquet"]
    (one,) = made.keyed("edition_differs")
    for table, word in (("stints", "detentions"), ("arrests", "arrests"), ("detainers", "detainers")):
        files = [made.folder / name / f"made_{word}-latest.parquet" for name in ("first", "second")]
        assert [pq.read_metadata(file).num_rows for file in files] == one["expected"]["rows"][table]
    stints = one["expected"]["rows"]["stints"]
    fewer = sum(was - now for was, now in one["expected"]["stints_by_facility"].values())
    assert fewer == stints[0] - stints[1] == 7


def test_published_person_days_fall_once(all_made):
    made = all_made["2026"]
    (one,) = made.keyed("T33")
    rows = _of_its_facility(made, one, "published.csv")
    person_days = [float(row["value"]) * int(row["days"]) for row in rows]
    assert person_days == one["expected"]["person_days"]
    assert person_days[1] < person_days[0]


def test_capacities_are_dated_and_five_is_under_the_six_held(all_made):
    made = all_made["2026"]
    (one,) = made.keyed("over_capacity")
    rows = _of_its_facility(made, one, "capacities.csv")
    assert [row["capacity"] for row in rows] == ["5", "8"]
    assert all(rows[0]["from"] <= day <= rows[0]["until"] for day in one["expected"]["days_end_of_day"])
    assert len(one["rows"]) == 12


def test_no_facility_is_a_real_one(all_made):
    assert all(one.code.startswith(MADE) for one in facilities(1_400))
    for made in all_made.values():
        for one in made.planted:
            code = one["expected"].get("facility")
            assert code is None or code == "NA" or code.startswith(MADE)
    if not SHARED.is_dir():
        pytest.skip("the shared data are not here")
    real = pq.read_table(SHARED / "ddp_facilities_daily_population_2026-03.parquet")
    codes = set(real["detention_facility_code"].unique().to_pylist())
    assert not codes & {one.code for one in facilities(1_400)}
    assert not any(code and code.startswith(MADE) for code in codes)


def test_each_file_says_that_it_is_made(all_made):
    made = all_made["2026"]
    assert "nobody" in made.about["made"]
    for path in (made.folder / "first").glob("*.xlsx"):
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(nrows=6)
        assert "of nobody" in sheet[2][0]


def _rows(made, one):
    return [made.cells(place) for place in one["rows"]]


def _of_its_facility(made, one, name):
    with (made.folder / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["facility"] == one["expected"]["facility"]]


def _ids(folder):
    found = set()
    for path in folder.iterdir():
        sheets = CalamineWorkbook.from_path(path).sheet_names if path.suffix == ".xlsx" else [""]
        for sheet in sheets:
            cells = (cell for line in _lines(path, sheet) for cell in line)
            found |= {cell for cell in cells if isinstance(cell, str) and len(cell) == 40 and cell.isalnum()}
    return found


@pytest.mark.parametrize("layout", WORKBOOKS)
def test_in_ordinary_careers_nothing_is_amiss(layout):
    first, _ = making.made(layout, PEOPLE, SEED)
    planted = {id(row) for one in first.planted for row in one.rows}
    careers = {}
    for row in first.of("stints"):
        if id(row) not in planted:
            careers.setdefault(row.values["person"], []).append(row.values)
    assert len(careers) == PEOPLE
    for rows in careers.values():
        rows.sort(key=lambda each: each["book_in"])
        for early, late in pairwise(rows):
            assert timedelta(0) <= late["book_in"] - early["book_out"] < timedelta(hours=24)
        for each in rows:
            assert each["book_in"] < each["book_out"] <= first.window.released
            if "HOLD" in each["facility"]:
                assert each["book_out"] - each["book_in"] < timedelta(hours=12)
        assert rows[-1]["release_reason"] != "Transferred"
