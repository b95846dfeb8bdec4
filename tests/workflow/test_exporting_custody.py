"""`habeas custody export`: what stands in the files, and what does not."""

import csv
import json
import os
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook
from tests.workflow.export_case import CANARY, made_once

from habeas.analysis.custody.queries import HEADCOUNTS, NAMES, query
from habeas.analysis.wall_days import DAY_S as DAY
from habeas.analysis.wall_days import day_number as number
from habeas.publications import custody_files
from habeas.publications.custody_columns import NEVER
from habeas.publications.custody_files import ExportError, companion
from habeas.reference.custody_layouts import LAYOUTS
from habeas.store.access_log import AccessLog
from habeas.store.engine import Engine
from habeas.store.errors import WriteError
from habeas.store.reader import ROW_LEVEL
from habeas.workflow.case import Case, load
from habeas.workflow.current import Current
from habeas.workflow.editions import editions
from habeas.workflow.exporting_custody import ROWS, WHAT, Written, export
from habeas.workflow.exporting_custody_about import Asked
from habeas.workflow.guarding import seal
from habeas.workflow.holder import HOLDER
from habeas.workflow.row_level import RowLevelError
from habeas.workflow.tables import RowEngine, TablesError

WHY = "fewer than 10, or would tell a count that is"
OPEN = "March 2026"
FEBRUARY = {"since": date(2025, 2, 1), "until": date(2025, 2, 2)}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return made_once(tmp_path_factory, arrests=True)


def written(case: Case, to: Path, what: str, **asked) -> Written:
    return export(case, Asked(what, **{"edition": "" if what == "dictionary" else OPEN, **asked}), to)


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def counts(
    case: Case, folder: Path, what: str, column: str, **asked
) -> dict[tuple[str, ...], tuple[str, str]]:
    """By every column before the count the count and why it is withheld."""
    written(case, folder / "x.csv", what, **asked)
    found = {}
    for row in csv_rows(folder / "x.csv"):
        keys = list(row)[: list(row).index(column)]
        found[tuple(row[key] for key in keys if not key.endswith("_name"))] = (row[column], row["withheld"])
    return found


def test_a_small_count_and_the_least_other_of_its_day_are_withheld(case, tmp_path):
    found = counts(case, tmp_path, "headcount", "held", **FEBRUARY)
    assert {key: value for key, value in found.items() if key[-1] == "2025-02-01"} == {
        ("all", "", "2025-02-01"): ("55", ""),
        ("facility", "'=EVIL", "2025-02-01"): ("", WHY),
        ("facility", "BIG", "2025-02-01"): ("40", ""),
        ("facility", "MID", "2025-02-01"): ("0", ""),
        ("facility", "SMALL", "2025-02-01"): ("", WHY),
    }


@pytest.mark.parametrize("definition", HEADCOUNTS)
def test_every_count_that_is_shown_is_that_of_the_query(case, tmp_path, definition):
    written(case, tmp_path / "x.parquet", "headcount", definition=definition)
    made = pq.read_table(tmp_path / "x.parquet")
    low, high = number(date(2025, 1, 1)), number(date(2025, 3, 31))
    with case.store() as store:
        (edition,) = (one for one in editions(case, Current(store.reader(HOLDER))) if one.name == OPEN)
        coded = store.reader(HOLDER).coded(edition.table("stints").digests)
    days = pa.table({"day": pa.array(range(low, high + 1), pa.int32())})
    sql = query("headcount").sql(**HEADCOUNTS[definition], until=high * DAY + DAY - 1)
    with Engine({"stints": coded.path, "days": days}) as engine:
        answer = engine.ask(sql).to_pylist()
    texts = coded.texts("facility")
    reckoned = {(texts[row["facility"]], row["day"]): row["held"] for row in answer}
    shown = [row for row in made.to_pylist() if row["level"] == "facility"]
    assert len(shown) == len(reckoned) == 4 * 90
    assert {row["held"] for row in shown} > {0, None, 40}
    for row in shown:
        real = reckoned[row["facility"], number(row["day"])]
        assert row["held"] in (None, real)
        assert row["held"] is not None or row["withheld"] == WHY
        assert not (0 < real < 10 and row["held"] is not None)


def test_a_flow_of_few_hides_what_it_would_follow_from(case, tmp_path):
    assert counts(case, tmp_path, "flows", "moves") == {
        ("all", "", ""): ("17", ""),
        ("origin", "BIG", ""): ("17", ""),
        ("destination", "", "MID"): ("", WHY),
        ("destination", "", "SMALL"): ("", WHY),
        ("flow", "BIG", "MID"): ("", WHY),
        ("flow", "BIG", "SMALL"): ("", WHY),
    }
    february = counts(case, tmp_path, "flows", "moves", **FEBRUARY)
    assert february == {("all", "", ""): ("0", "")}


def test_people_a_few_less_than_their_moves_are_not_told(case, tmp_path):
    written(case, tmp_path / "x.parquet", "flows", edition="Sealed edition", sealed=True)
    rows = pq.read_table(tmp_path / "x.parquet").to_pylist()
    found = {(row["origin"], row["destination"]): (row["moves"], row["people"]) for row in rows}
    assert found == {
        ("", ""): (54, None),
        ("BIG", ""): (42, None),
        ("MID", ""): (12, None),
        ("", "BIG"): (12, None),
        ("", "MID"): (30, None),
        ("", "SMALL"): (12, None),
        ("BIG", "MID"): (30, None),
        ("MID", "BIG"): (12, 12),
        ("BIG", "SMALL"): (12, 12),
    }


def test_lengths_of_stay_are_in_bands_with_those_that_have_not_ended_apart(case, tmp_path):
    found = counts(case, tmp_path, "length_of_stay", "stints")
    assert found["all", "", ""] == ("72", "")
    assert found["facility", "BIG", ""] == ("40", "")
    assert found["facility and length", "BIG", "30 to 89 days"] == ("40", "")
    assert found["facility and length", "SMALL", "not ended"] == ("", WHY)
    assert {key[2] for key in found} == {"", "7 to 13 days", "30 to 89 days", "not ended"}
    (big,) = (row for row in csv_rows(tmp_path / "x.csv") if row["facility"] == "BIG" and not row["length"])
    assert big["mean_days"] == "55.1"


def test_totals_are_by_facility_and_month(case, tmp_path):
    found = counts(case, tmp_path, "edition_totals", "kept_rows")
    assert found["all", "", ""] == ("72", "")
    assert found["facility and month", "BIG", "2025-01"] == ("40", "")
    assert found["facility and month", "SMALL", "2025-01"] == ("", WHY)
    assert found["facility and month", "SMALL", "2025-03"] == ("", WHY)


def label_of(what: str) -> dict[str, str]:
    return {"label": ROW_LEVEL} if what in ROWS else {}


@pytest.mark.parametrize("what", WHAT)
def test_the_three_forms_say_the_same_and_describe_each_column(case, tmp_path, what):
    for end in (".csv", ".xlsx", ".parquet"):
        assert written(case, tmp_path / f"x{end}", what, **label_of(what)).rows
    table = pq.read_table(tmp_path / "x.parquet")
    book = CalamineWorkbook.from_path(str(tmp_path / "x.xlsx"))
    sheet = book.get_sheet_by_name(what).to_python()
    text = csv_rows(tmp_path / "x.csv")
    assert len(text) == table.num_rows == len(sheet) - 1
    assert list(text[0]) == table.column_names == sheet[0]
    for name in ("facility", "facility_name", "day", "book_in", "withheld", "label"):
        if name in table.column_names:
            at = table.column_names.index(name)
            plain = ["" if one is None else str(one) for one in table[name].to_pylist()]
            assert [row[name].removeprefix("'") for row in text] == plain
            assert [str(row[at]) for row in sheet[1:]] == plain
    if what == "dictionary":
        return
    metadata = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
    about = dict(book.get_sheet_by_name("about").to_python()[1:])
    assert about["edition"] == metadata["habeas edition"] == OPEN
    assert about["doubted"].endswith("made to be doubted")
    assert about["table"] == metadata["habeas table"]
    assert about["query"] in NAMES
    assert json.loads(about["parameters"]) == json.loads(metadata["habeas parameters"])
    described = [row for row in csv_rows(companion(tmp_path / "x.csv")) if row["table"] != "about"]
    assert [row["column"] for row in described] == table.column_names
    assert all(row["unit"] and row["meaning"] for row in described)
    assert len(book.get_sheet_by_name("dictionary").to_python()) == len(described) + 1
    assert table.schema.field(0).metadata[b"unit"].decode() == described[0]["unit"]


@pytest.mark.parametrize("what", WHAT)
def test_what_names_somebody_is_in_no_export(case, tmp_path, what):
    written(case, tmp_path / "x.csv", what, **label_of(what))
    written(case, tmp_path / "x.parquet", what, **label_of(what))
    table = pq.read_table(tmp_path / "x.parquet")
    assert CANARY not in (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
    assert CANARY not in str(table.to_pydict())
    assert not NEVER.intersection(table.column_names)
    assert "big00" not in str(table.to_pydict())
    if what == "dictionary":
        assert not NEVER.intersection(table["column"].to_pylist())


def test_no_cell_of_a_csv_is_a_formula_and_of_a_workbook_none_is(case, tmp_path):
    written(case, tmp_path / "x.csv", "headcount", **FEBRUARY)
    assert {row["facility_name"] for row in csv_rows(tmp_path / "x.csv")} > {"'=MADE(EVIL)"}
    written(case, tmp_path / "x.xlsx", "headcount", **FEBRUARY)
    rows = CalamineWorkbook.from_path(str(tmp_path / "x.xlsx")).get_sheet_by_name("headcount").to_python()
    assert "=EVIL" in {row[1] for row in rows}
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        assert b"<f>" not in b"".join(book.read(name) for name in book.namelist())


@pytest.mark.parametrize("label", ["", "public", "row level"])
@pytest.mark.parametrize("what", ROWS)
def test_rows_need_their_label_typed_out(case, tmp_path, what, label):
    before = AccessLog(case.folder).rows_given()
    with pytest.raises(RowLevelError, match="each of one person"):
        written(case, tmp_path / "x.csv", what, label=label)
    assert not list(tmp_path.iterdir())
    assert AccessLog(case.folder).rows_given() == before


def test_rows_are_stamped_banded_and_noted(case, tmp_path, monkeypatch):
    monkeypatch.setenv("HABEAS_PERSON", "Ada Example")
    done = written(case, tmp_path / "x.csv", "stints", label=ROW_LEVEL)
    rows = csv_rows(tmp_path / "x.csv")
    assert done.rows == len(rows) == 72
    assert {row["label"] for row in rows} == {"row-level"}
    assert {row["birth_year"] for row in rows} == {"1970-1974", "1975-1979"}
    assert {row["bond_posted_amount"] for row in rows} == {"1500.00"}
    assert {row["facility"] for row in rows} == {"BIG", "MID", "SMALL", "'=EVIL"}
    assert rows[-1]["book_out"] == ""
    assert len({row["person"] for row in rows}) == 55
    given = AccessLog(case.folder).rows_given()[-1]
    assert (given.person, given.edition, given.what) == ("Ada Example", OPEN, "stints")
    assert given.to == str(tmp_path / "x.csv")


@pytest.fixture
def own(case: Case, tmp_path: Path) -> Case:
    """The case once more, to be altered."""
    shutil.copytree(case.folder, tmp_path / "case")
    return load(tmp_path / "case")


def test_stays_are_those_of_the_query(case, tmp_path):
    written(case, tmp_path / "x.parquet", "stays", label=ROW_LEVEL)
    found = pq.read_table(tmp_path / "x.parquet").sort_by("stay")
    with case.store() as store:
        (edition,) = (one for one in editions(case, Current(store.reader(HOLDER))) if one.name == OPEN)
        coded = store.reader(HOLDER).rows(edition.table("stints").digests)
    until = (number(date(2025, 3, 31)) + 1) * DAY - 1
    with RowEngine({"stints": coded}, codes=False) as engine:
        engine.stays(ROW_LEVEL, until=until)
        reckoned = engine.relation("stays").order("stay").to_arrow_table()
    assert found.drop_columns(["label"]).to_pylist() == reckoned.to_pylist()
    assert found.num_rows == 55
    moved = [row for row in found.to_pylist() if row["n_stints"] == 2]
    assert {(row["facility_first"], row["facility_longest"]) for row in moved} == {("BIG", "BIG")}
    assert {row["facility"] for row in moved} == {"MID", "SMALL"}


def test_where_the_access_log_cannot_be_written_no_row_is_given(own, tmp_path):
    log = own.folder / "access.sqlite"
    log.unlink(missing_ok=True)
    log.mkdir()
    with pytest.raises(WriteError):
        written(own, tmp_path / "x.csv", "stints", label=ROW_LEVEL)
    assert [one.name for one in tmp_path.iterdir()] == ["case"]


def test_what_is_sealed_is_left_out_unless_it_is_asked_for(case, tmp_path):
    with pytest.raises(TablesError, match=r"no edition is called 'Sealed edition'.*or give --sealed"):
        written(case, tmp_path / "x.csv", "headcount", edition="Sealed edition")
    done = export(case, Asked("headcount", **FEBRUARY), tmp_path / "x.csv")
    assert (done.edition, done.left_out) == (OPEN, True)
    with pytest.raises(TablesError, match="there are 2 editions"):
        export(case, Asked("headcount", sealed=True), tmp_path / "x.csv")
    for what in ("headcount", "stints"):
        asked = Asked(what, edition="Sealed edition", sealed=True, **label_of(what))
        done = export(case, asked, tmp_path / "y.csv")
        assert (done.edition, done.left_out) == ("Sealed edition", False)


def test_an_edition_one_file_of_which_is_sealed_is_left_out_whole_unless_it_is_asked_for(own, tmp_path):
    with own.store() as store:
        (source,) = (one for one in store.reader(HOLDER).all("source") if one.name == "second.csv")
    seal(own, source.id, labels=frozenset({"sealed"}))
    for what, label in (("stints", ROW_LEVEL), ("headcount", "")):
        with pytest.raises(TablesError, match="or give --sealed"):
            written(own, tmp_path / "x.csv", what, label=label)
    assert written(own, tmp_path / "x.csv", "stints", label=ROW_LEVEL, sealed=True).rows == 72


def test_what_cannot_be_written_leaves_what_stood_there(case, tmp_path, monkeypatch):
    (tmp_path / "x.xlsx").write_text("what stood there")
    monkeypatch.setattr(custody_files, "MOST_ROWS", 100)
    with pytest.raises(ExportError, match="holds 100 rows, and this has more"):
        written(case, tmp_path / "x.xlsx", "headcount")
    assert [one.name for one in tmp_path.iterdir()] == ["x.xlsx"]
    assert (tmp_path / "x.xlsx").read_text() == "what stood there"


def test_what_a_killed_export_left_goes_with_the_next_and_what_another_still_writes_stays(case, tmp_path):
    dead, alive = tmp_path / ".x.csv.4194305.incoming", tmp_path / f".x.csv.{os.getppid()}.incoming"
    for one in (dead, alive):
        one.mkdir()
        (one / "draft").write_text("half")
    written(case, tmp_path / "x.csv", "headcount", **FEBRUARY)
    assert sorted(one.name for one in tmp_path.iterdir()) == [alive.name, "x.csv", "x.csv.dictionary.csv"]


@pytest.mark.parametrize("end", [".csv", ".parquet", ".xlsx"])
def test_the_same_export_gives_the_same_bytes(case, tmp_path, end):
    for name in ("a", "b"):
        written(case, tmp_path / f"{name}{end}", "headcount", **FEBRUARY)
    assert (tmp_path / f"a{end}").read_bytes() == (tmp_path / f"b{end}").read_bytes()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"what": "guesses"}, "no such export"),
        ({"what": "flows", "definition": "end of day"}, "a definition is of a headcount"),
        ({"what": "headcount", "definition": "noon"}, "no such definition"),
        ({"what": "headcount", "definition": "Vera"}, "Vera defines another .* or export national"),
        ({"what": "national", "definition": "UWCHR"}, "UWCHR defines another .* or export headcount"),
        ({"what": "national", "without": ("NOWHERE",)}, "no row is of a facility NOWHERE"),
        ({"what": "headcount", "without": ("BIG",)}, "headcount of the country alone"),
        ({"what": "arrests", "label": ROW_LEVEL, "since": date(2025, 1, 2)}, "of all the edition's days"),
        ({"what": "headcount", "label": ROW_LEVEL}, "gives no rows of people"),
        ({"what": "length_of_stay", "since": date(2025, 1, 2)}, "of all the edition's days"),
        ({"what": "headcount", "since": date(2024, 1, 2)}, "is not within the days"),
        ({"what": "headcount", "until": date(2025, 4, 1)}, "is not within the days"),
    ],
)
def test_what_is_asked_wrongly_is_said_and_nothing_is_written(case, tmp_path, asked, says):
    with pytest.raises(ExportError, match=says):
        written(case, tmp_path / "x.csv", **asked)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["x.txt", "x", "gone/x.csv"])
def test_a_file_that_cannot_be_is_said_to_be(case, tmp_path, name):
    with pytest.raises(ExportError):
        written(case, tmp_path / name, "headcount")


def test_the_dictionary_has_every_column_of_every_table_and_query(case, tmp_path):
    written(case, tmp_path / "x.csv", "dictionary")
    rows = {(row["table"], row["column"]): row for row in csv_rows(tmp_path / "x.csv")}
    for layout in LAYOUTS:
        for field in layout.fields:
            given = field.name not in NEVER and (field.kind != "id" or field.name == "person")
            assert ((layout.table, field.name) in rows) == given
    for name in NAMES:
        for one in (*query(name).parameters, *query(name).columns):
            assert (f"query {name}", one.name) in rows
    assert "Detention Facility Code" in rows["stints", "facility"]["spellings"]
    assert rows["stints", "birth_year"]["unit"] == "band of five years"
