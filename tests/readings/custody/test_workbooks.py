# ruff: noqa: DTZ001 (releases have wall clocks without a zone)
import io
import random
import re
import subprocess
import sys
import zipfile
from datetime import datetime
from functools import partial

import pytest
from python_calamine import CalamineWorkbook
from tests.readings.custody.made_releases import (
    BANNER,
    STINTS,
    bannered,
    column,
    edition,
    read,
    stint,
    wall,
    workbook,
)

from habeas.readings.custody import workbook_parts, workbooks
from habeas.readings.reader import ReadingError
from habeas.reference.custody_layouts import REDACTED


def repacked(data, **changed):
    """The workbook with members changed: a function of bytes by the member's name with / as __."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            change = changed.get(one.replace("/", "__").replace(".", "_"))
            new.writestr(one, change(old.read(one)) if change else old.read(one))
    return kept.getvalue()


SHEET = "xl__worksheets__sheet1_xml"


def test_the_banner_is_passed_over_and_said():
    table, report = read(workbook({"FY2024": bannered([stint(0), stint(1)])}))
    assert report.table == "stints"
    assert report.rows == table.num_rows == 2
    assert report.sheets == ("FY2024",)
    assert report.banners[0].lines == tuple(line for line in BANNER if line)
    assert column(table, "row") == [8, 9]
    assert report.unknown == ()


def test_the_headings_are_found_wherever_they_stand():
    for above in (0, 1, 5, 20):
        rows = [["a line"] for _ in range(above)] + [list(STINTS), stint(3)]
        table, report = read(workbook({"A": rows}))
        assert column(table, "row") == [above + 2]
        assert sum(len(one.lines) for one in report.banners) == above


def test_every_sheet_is_read_and_rows_keep_their_own_numbers():
    """T20: months that are on the second sheet are not missing."""
    first, second = [stint(each) for each in range(5)], [stint(each) for each in range(5, 8)]
    table, report = read(workbook({"One": bannered(first), "Two": bannered(second)}))
    assert table.num_rows == 8
    assert column(table, "sheet") == [0] * 5 + [1] * 3
    assert column(table, "row") == [8, 9, 10, 11, 12, 8, 9, 10]
    assert report.sheets == ("One", "Two")


def test_a_sheet_of_footnotes_is_kept_as_text_and_is_no_rows():
    notes = [["Footnotes"], ["1", "Stints of less than a day are left out."], [], ["2", "Ids are made anew."]]
    table, report = read(workbook({"Data": bannered([stint(0)]), "Footnotes": notes}))
    assert table.num_rows == 1
    assert report.footnotes[0].sheet == 1
    assert report.footnotes[0].lines == (
        "Footnotes",
        "1 Stints of less than a day are left out.",
        "2 Ids are made anew.",
    )


def test_a_sheet_of_something_else_is_skipped_and_said_why():
    other = [[f"x{each}" for each in range(9)] for _ in range(9)]
    arrests = [list(edition("2012-2023", "arrests"))]
    _, report = read(workbook({"A": bannered([stint(0)]), "B": other, "C": [], "D": arrests}))
    assert report.skipped == (
        (1, "none of its first rows holds the headings of a known table"),
        (2, "it is empty"),
        (3, "it is of the table arrests, not stints"),
    )


def test_blank_rows_are_no_rows_and_shift_no_number():
    rows = bannered([stint(0), [], [], stint(1)])
    table, _ = read(workbook({"A": rows}))
    assert column(table, "row") == [8, 11]


def test_a_column_missing_in_one_sheet_shifts_no_other():
    """T30: years without a birth date have their columns by name, not by place."""
    short = [each for each in STINTS if "Birth Date" not in each]
    rows = [
        [cell for cell, heading in zip(stint(1), STINTS, strict=True) if heading in short],
    ]
    table, report = read(workbook({"FY23": bannered(rows, short), "FY26": bannered([stint(1)])}))
    assert column(table, "birth_year") == [1951, 1951]
    assert column(table, "person") == [f"{1:040x}"] * 2
    assert report.column("birth_date").redacted == 1
    assert report.column("birth_date").not_stated == 1


def test_what_no_layout_knows_is_kept_under_its_heading():
    headings = [*STINTS, "Shoe Size", "", "Shoe Size"]
    rows = [[*stint(0), 44, "left", "45"]]
    table, report = read(workbook({"A": bannered(rows, [*headings[:-2], "Colour", "Shoe Size"])}))
    assert column(table, "other:Shoe Size") == ["44"]
    assert column(table, "other:Colour") == ["left"]
    assert column(table, "other:Shoe Size (column P)") == ["45"]
    assert report.unknown == ("Shoe Size", "Colour", "Shoe Size (column P)")


def test_cells_beyond_the_headings_are_counted():
    _, report = read(workbook({"A": bannered([[*stint(0), "stray"], stint(1)])}))
    assert report.beyond == 1


def test_arrests_without_headings_are_named_by_their_places():
    arrest = [datetime(2015, 5, 4, 13, 30), "CAP Local", "x", "(b)(6)", None, None, f"{5:040x}"]
    rows = [["ERO"], ["Arrests"], [], arrest, arrest]
    table, report = read(workbook({"A": rows, "B": rows}))
    assert report.table == "arrests"
    assert column(table, "arrest_time") == [wall(2015, 5, 4, 13, 30)] * 4
    assert column(table, "person") == [f"{5:040x}"] * 4
    assert column(table, "row") == [4, 5, 4, 5]
    assert report.named_by_position == (0, 1)


def test_a_sheet_that_goes_on_without_headings_has_those_of_the_sheet_before():
    table, report = read(workbook({"A": bannered([stint(0)]), "B": [stint(1), stint(2)]}))
    assert column(table, "birth_year") == [1950, 1951, 1952]
    assert column(table, "row") == [8, 1, 2]
    assert report.named_by_position == (1,)


def test_every_minute_of_a_day_is_read_to_the_second():
    moments = [datetime(2024, 2, 29, each // 60, each % 60) for each in range(1440)]
    rows = [stint(0, **{"Book In Date Time": each}) for each in moments]
    table, _ = read(workbook({"A": bannered(rows)}))
    assert column(table, "book_in") == [wall(2024, 2, 29, each // 60, each % 60) for each in range(1440)]


def test_days_that_count_from_1904_are_the_same_days():
    rows = bannered([stint(4)])
    assert read(workbook({"A": rows}))[0].equals(read(workbook({"A": rows}, date_1904=True))[0])


def test_a_column_of_midnights_is_of_the_layouts_kind_and_says_so():
    midnights = [stint(each, **{"Book In Date Time": datetime(2024, 5, 1 + each)}) for each in range(3)]
    table, report = read(workbook({"A": bannered(midnights)}))
    assert column(table, "book_in")[0] == wall(2024, 5, 1)
    assert report.column("book_in").date_only
    assert not report.column("book_out").date_only


def test_the_placeholder_time_is_kept():
    rows = [stint(0, **{"Book In Date Time": datetime(2017, 8, 26, 0, 1)})]
    assert column(read(workbook({"A": bannered(rows)}))[0], "book_in") == [wall(2017, 8, 26, 0, 1)]


def test_numbers_in_columns_of_text_are_text_as_they_are_written():
    rows = [stint(0, **{"Detention Facility Code": each}) for each in (3599, 12.5, 1234567890123456, True)]
    table, _ = read(workbook({"A": bannered(rows)}))
    assert column(table, "facility") == ["3599", "12.5", "1234567890123456", "TRUE"]


def test_texts_keep_their_letters():
    odd = ["A & B <C>", "Ñandú – “quoted”", "tab\there", "x_x000D_y", "'", " kept inside  twice "]
    rows = [stint(0, **{"Detention Facility": each}) for each in odd]
    for options in ({}, {"constant_memory": True}):
        table, _ = read(workbook({"A": bannered(rows)}, **options))
        assert column(table, "facility_name")[:3] == odd[:3]
        assert column(table, "facility_name")[5] == "kept inside  twice"


def test_cells_are_the_same_shared_or_their_own():
    """Writers put texts into a list that cells share, or into each cell."""
    rows = bannered([stint(each) for each in range(50)])
    assert read(workbook({"A": rows}))[0].equals(read(workbook({"A": rows}, constant_memory=True))[0])


def test_a_release_of_every_kind_of_cell_is_read_as_calamine_reads_it():
    chance = random.Random(4)
    rows = []
    for number in range(400):
        row = stint(number, **{"Alien File Number (redacted)": None, "Birth Date (redacted)": None})
        rows.append([None if chance.random() < 0.2 else cell for cell in row])
    rows = [row for row in rows if any(cell is not None for cell in row)]
    data = workbook({"A": bannered(rows)})
    table, _ = read(data)
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    theirs = [[None if cell == "" else cell for cell in row] for row in theirs[-len(rows) :]]
    for name, heading in (("book_in", STINTS[1]), ("stay_out", STINTS[5])):
        place = STINTS.index(heading)
        expected = [None if row[place] is None else wall(*row[place].timetuple()[:6]) for row in theirs]
        assert column(table, name) == expected
    for name, heading in (("facility", STINTS[3]), ("person", STINTS[12])):
        assert column(table, name) == [row[STINTS.index(heading)] for row in theirs]
    money = [None if row[9] is None else round(row[9] * 100) for row in theirs]
    assert column(table, "bond_posted_amount") == money


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: re.sub(rb'(<c r="[A-Z]+\d+")( s="\d+")?( t="s")', rb"\1\3\2", xml),
        lambda xml: re.sub(rb'<c (r="[A-Z]+\d+") (s="\d+")', rb"<c \2 \1", xml),
        lambda xml: re.sub(rb'<c r="[A-Z]+\d+"', b"<c", re.sub(rb'<row r="\d+"', b"<row", xml)),
        lambda xml: xml.replace(b"<c ", b"<c\n"),
        lambda xml: xml.replace(b"<row ", b"<!-- a row --><row "),
        lambda xml: xml.replace(b"<v>", b'<v xml:space="preserve">'),
        lambda xml: xml.replace(b"</row>", b'</row>\n<row r="9999"/>\n', 0),
        lambda xml: re.sub(rb"<(/?)(\w)", rb"<\1x:\2", xml).replace(b"xmlns=", b"xmlns:x="),
        lambda xml: re.sub(rb"<v>(\d+)</v>", rb"<f>A1&amp;B1</f><v>\1</v>", xml),
    ],
    ids=[
        "type first",
        "style first",
        "no references",
        "line breaks",
        "comments",
        "attributes",
        "gaps",
        "prefix",
        "formulas",
    ],
)
def test_a_workbook_written_otherwise_is_the_same(change):
    rows = [list(STINTS), *(stint(each) for each in range(40))]
    data = workbook({"A": rows})
    table, _ = read(data)
    again, _ = read(repacked(data, **{SHEET: change}))
    assert again.equals(table)
    assert table.num_rows == 40


def test_texts_in_several_runs_are_one_text():
    data = workbook({"A": bannered([stint(0)])})
    rich = lambda xml: xml.replace(  # noqa: E731
        b"<si><t>FACILITY 0</t></si>", b"<si><r><t>FACI</t></r><r><rPr/><t>LITY 0</t></r></si>"
    )
    table, _ = read(repacked(data, xl__sharedStrings_xml=rich))
    assert column(table, "facility_name") == ["FACILITY 0"]


def test_a_workbook_that_is_cut_short_is_refused_in_a_sentence():
    data = workbook({"A": bannered([stint(each) for each in range(300)])})
    for end in (len(data) // 2, len(data) - 10, 30):
        with pytest.raises(ReadingError, match=r"corrupt or cut short \(release\.xlsx"):
            read(data[:end])


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml[: len(xml) // 2],
        lambda xml: xml.replace(b"</v>", b"</w>"),
        lambda xml: re.sub(rb't="s"><v>\d+', b't="s"><v>99999', xml),
        lambda xml: re.sub(rb't="s"><v>\d+', b't="s"><v>xyz', xml),
    ],
    ids=["half", "tags", "shared text that is none", "shared text that is no number"],
)
def test_a_sheet_that_is_broken_is_refused(change):
    data = workbook({"A": bannered([stint(each) for each in range(300)])})
    with pytest.raises(ReadingError, match="corrupt or cut short"):
        read(repacked(data, **{SHEET: change}))


def test_a_member_that_does_not_match_its_checksum_is_refused():
    data = bytearray(workbook({"A": bannered([stint(each) for each in range(300)])}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        at = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    data[at + 14] ^= 0xFF
    directory = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[directory + 16] ^= 0xFF
    with pytest.raises(ReadingError, match="corrupt or cut short"):
        read(bytes(data))


def test_an_encrypted_workbook_is_refused():
    with pytest.raises(ReadingError, match="encrypted"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_a_workbook_of_no_known_table_is_refused_by_its_sheets():
    with pytest.raises(ReadingError, match="“Prices”: none of its first rows"):
        read(workbook({"Prices": [["fruit", "price", "shop", "day"], ["apple", 3, "x", "y"]]}))


def test_headings_without_rows_are_refused():
    with pytest.raises(ReadingError, match="there are headings and no rows"):
        read(workbook({"A": bannered([])}))


def test_hidden_sheets_are_read_and_said():
    data = workbook({"A": bannered([stint(0)]), "B": bannered([stint(1)])})
    hide = lambda xml: xml.replace(b'name="B"', b'name="B" state="hidden"')  # noqa: E731
    table, report = read(repacked(data, xl__workbook_xml=hide))
    assert table.num_rows == 2
    assert report.said == ("sheet “B” is hidden; read all the same",)


def test_redacted_cells_are_the_constant():
    table, report = read(workbook({"A": bannered([stint(0)])}))
    assert column(table, "alien_file_number") == [REDACTED]
    assert column(table, "birth_date") == [None]
    assert report.column("birth_date").redacted == 1


def test_several_sheets_are_read_at_once_in_their_order(tmp_path):
    sheets = {
        f"FY{year}": bannered([stint(each + year) for each in range(200)]) for year in range(2020, 2024)
    }
    path = tmp_path / "release.xlsx"
    path.write_bytes(workbook(sheets))
    alone, alone_report = read(path)
    together, report = read(path, cores=2)
    assert together.equals(alone)
    assert report == alone_report


def test_what_goes_wrong_in_another_process_is_said_as_here(tmp_path):
    data = workbook({"A": bannered([stint(0)]), "B": bannered([stint(each) for each in range(9000)])})
    cut = repacked(data, xl__worksheets__sheet2_xml=lambda xml: xml[: len(xml) - 200])
    path = tmp_path / "release.xlsx"
    path.write_bytes(cut)
    for cores in (1, 2):
        with pytest.raises(ReadingError, match="a sheet ends before its rows do"):
            read(path, cores=cores)


def repeated(number, xml):
    """A sheet whose second row stands there so many times."""
    second, end = xml.index(b'<row r="2"'), xml.index(b"</sheetData>")
    pieces = re.sub(r'(r="[A-Z]*)2"', r'\1|"', xml[second:end].decode()).split("|")
    rows = (str(each).join(pieces) for each in range(2, number + 2))
    return xml[:second] + "".join(rows).encode() + xml[end:]


GROWTH = """
import sys
from habeas.readings.custody.release import read_release
rows = sum(one.num_rows for one in read_release(sys.argv[1], name="a.xlsx").batches())
peak = open("/proc/self/status").read().split("VmHWM:")[1].split()[0]
print(rows, peak)
"""


@pytest.mark.slow
def test_memory_does_not_grow_with_the_rows(tmp_path):
    data = workbook({"A": [list(STINTS), stint(0)]})
    peaks = []
    for number in (30_000, 120_000):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(repacked(data, **{SHEET: partial(repeated, number)}))
        done = subprocess.run(
            [sys.executable, "-c", GROWTH, str(path)], capture_output=True, text=True, check=True
        )
        rows, peak = map(int, done.stdout.split())
        assert rows == number
        peaks.append(peak)
    assert peaks[1] < 1.25 * peaks[0]


@pytest.mark.parametrize("size", [97, 1_000, 20_011])
def test_the_size_of_the_pieces_changes_nothing(size, monkeypatch):
    data = workbook({"A": bannered([stint(each) for each in range(90)]), "Notes": [["1", "a note"]]})
    whole, report = read(data)
    monkeypatch.setattr(workbooks, "PIECE", size)
    monkeypatch.setattr(workbooks, "_TOP_BYTES", size)
    monkeypatch.setattr(workbook_parts, "PIECE", size)
    again, report_again = read(data)
    assert again.equals(whole)
    assert report_again == report
