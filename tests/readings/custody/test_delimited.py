import csv
import io
from pathlib import Path

import pytest
from tests.readings.custody.made_releases import STINTS, column, delimited, edition, read, stint, wall

from habeas.readings.custody.release import accepts
from habeas.readings.reader import ReadingError
from habeas.reference.custody_layouts import REDACTED

NOT_QUOTED = {"Birth Date (redacted)": "", "Alien File Number (redacted)": ""}
DETAINERS = Path(__file__).parents[4] / "shared" / "data" / "custody" / "detainers_2026_layout_22rows.csv"


def test_commas_pipes_and_tabs_give_the_same_rows():
    rows = [stint(each) for each in range(30)]
    commas, report = read(delimited(rows), "a.csv")
    assert report.table == "stints"
    assert commas.num_rows == 30
    for delimiter in ("|", "\t", ";"):
        assert read(delimited(rows, delimiter=delimiter), "a.csv")[0].equals(commas)


def test_times_in_text_are_the_times_they_say():
    table, _ = read(delimited([stint(3)]), "a.csv")
    assert column(table, "book_in") == [wall(2024, 1, 4, 3, 21)]
    assert column(table, "bond_posted_amount") == [150_300]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_the_same_in_every_encoding(encoding):
    rows = [stint(0, **{"Detention Facility": "Peñón – annex"}), stint(1)]
    text = delimited(rows).decode()
    table, report = read(text.encode(encoding), "a.csv")
    assert column(table, "facility_name") == ["Peñón – annex", "FACILITY 1"]
    assert bool(report.said) == (encoding in ("utf-16", "cp1252"))


def test_a_row_is_numbered_by_the_line_it_begins_on():
    rows = [stint(0, **{"Detention Facility": "one\ntwo\nthree"}), stint(1), stint(2)]
    data = delimited(rows).replace(b"FACILITY 2", b"F2")
    table, _ = read(data + b"\n\n" + delimited([stint(4)]).split(b"\n", 1)[1], "a.csv")
    assert column(table, "row") == [2, 5, 6, 9]


def test_rows_of_another_width_are_kept_and_counted():
    lines = delimited([stint(each) for each in range(4)]).splitlines()
    lines[2] = lines[2].rpartition(b",")[0]
    lines[3] += b",stray"
    table, report = read(b"\n".join(lines), "a.csv")
    assert table.num_rows == 4
    assert column(table, "person")[1] is None
    assert (report.misshapen, report.beyond) == (2, 1)


def quoted(rows, headings):
    """CSV as R writes it: texts in quotes, NA bare."""
    kept = io.StringIO()
    csv.writer(kept, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([headings, *rows])
    return kept.getvalue().replace('"\x00"', "NA").encode()


def test_a_code_that_is_na_in_quotes_beside_a_bare_na_is_kept_and_counted():
    """T28: R quotes a text and leaves what is missing bare."""
    rows = [
        stint(0, **{"Detention Facility Code": "NA", "Detention Facility": "NA"}),
        stint(1, **{"Detention Facility Code": "\x00", "Detention Facility": "\x00"}),
    ]
    table, report = read(quoted(rows, STINTS), "a.csv")
    assert column(table, "facility") == ["NA", None]
    assert column(table, "facility_name") == [None, None]
    code = report.column("facility")
    assert (code.stated, code.kept_na, code.literal_na, code.not_stated) == (1, 1, 1, 1)
    assert report.column("facility_name").literal_na == 2


def test_na_without_such_a_pair_is_not_stated_until_a_person_says_it_is_a_code():
    data = delimited([stint(0, **{"Detention Facility Code": "NA"}), stint(1)])
    table, report = read(data, "a.csv")
    assert column(table, "facility") == [None, "CODE1"]
    assert report.column("facility").literal_na == 1
    table, report = read(data, "a.csv", keep_na=frozenset({"facility"}))
    assert column(table, "facility") == ["NA", "CODE1"]
    assert report.column("facility").kept_na == 1


def test_dates_that_cannot_be_read_are_null_and_counted_and_no_row_is_dropped():
    """T29: dates as text, of a wrong century, of no century."""
    dates = ["03/05/2024", "2024-03-05", "0224-03-05", "2924-03-05", "soon", "03/05/24", "", "NA"]
    rows = [stint(0, **{"Final Order Date": each, "Detention Release Reason": each}) for each in dates]
    table, report = read(delimited(rows), "a.csv")
    day = wall(2024, 3, 5) // 86_400
    assert column(table, "final_order_date") == [day, day] + [None] * 6
    assert column(table, "release_reason")[4] == "soon"
    counted = report.column("final_order_date")
    assert (counted.stated, counted.unparsed, counted.wrong_century) == (2, 4, 2)
    assert (counted.not_stated, counted.literal_na) == (2, 1)
    assert counted.first_unparsed == (0, 4)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1500", 150_000),
        ("$1,500.00", 150_000),
        ("1500.5", 150_050),
        ("0", 0),
        ("1,50", None),
        ("much", None),
    ],
)
def test_money_is_cents(text, cents):
    table, report = read(delimited([stint(0, **{"Bond Posted Amount": text}), stint(1)]), "a.csv")
    assert column(table, "bond_posted_amount")[0] == cents
    assert report.column("bond_posted_amount").unparsed == (cents is None)


def test_a_fraction_is_no_whole_number():
    table, report = read(delimited([stint(0, **{"Birth Year": "1990.5"}), stint(1)]), "a.csv")
    assert column(table, "birth_year")[0] is None
    assert report.column("birth_year").unparsed == 1


def test_two_spellings_of_one_field_are_one_column():
    headings = edition("2012-2023", "risk_assessments")
    rows = []
    assessed = {"RCA_FINAL_DECISION": "Detain", "RCA_DECISION_DATE": "2015-01-01 10:00:00"}
    for heading in ("SUBJ_ID", "SUJB ID", "SUBJ ID"):
        row = dict.fromkeys(headings, "")
        row |= {heading: f"of {heading}", **assessed}
        rows.append(list(row.values()))
    table, report = read(delimited(rows, headings), "rca.csv")
    assert column(table, "subject_id") == ["of SUBJ_ID", "of SUJB ID", "of SUBJ ID"]
    assert report.column("subject_id").stated == 3
    assert "subject_id" in report.repeated
    assert report.unknown == ()


def test_a_second_column_that_says_otherwise_is_counted_and_the_first_stands():
    headings = [*STINTS, "Anonymized Identifier"]
    rows = [[*stint(0), f"{0:040x}"], [*stint(1), "someone else"], [*stint(2, **{STINTS[-1]: ""}), "third"]]
    table, report = read(delimited(rows, headings), "a.csv")
    assert column(table, "person") == [f"{0:040x}", f"{1:040x}", "third"]
    assert report.column("person").differing == 1


def test_passengers_are_read():
    headings = edition("ARTS", "passengers")
    row = {**dict.fromkeys(headings, ""), "AlienMasterID": "1", "MissionNumber": "77", "PULOC": "KYKM"}
    row |= {"DropLoc": "KELP", "MissionDate": "2012-05-01", "Age": "-3", "Status": "43898", "R-T": "R"}
    table, report = read(delimited([list(row.values())], headings, "|"), "passengers.csv")
    assert report.table == "passengers"
    assert column(table, "mission_number") == ["77"]
    assert column(table, "age") == [-3]
    assert column(table, "status") == ["43898"]


@pytest.mark.skipif(not DETAINERS.is_file(), reason="the real detainers are not beside the repository")
def test_the_real_detainers_are_read_with_every_column():
    data = DETAINERS.read_bytes()
    assert accepts(data[:4096], DETAINERS.name)
    table, report = read(data, DETAINERS.name)
    assert report.table == "detainers"
    assert table.num_rows == 22
    headings = next(csv.reader(io.StringIO(data.decode())))
    assert len(table.column_names) == len(headings) + 2
    assert report.unknown == ("(column A)",)
    assert report.missing == ()
    assert sum(one.unparsed + one.redacted for one in report.columns) == 0
    assert report.column("person").stated == report.column("prepared_date").stated == 22
    bare = data.decode().count(",NA")
    assert sum(one.literal_na for one in report.columns) == bare


def test_a_quote_that_is_never_closed_is_refused_with_its_line():
    lines = delimited([stint(1, **NOT_QUOTED)] * 12_000).splitlines()
    lines[5] = b'"' + lines[5]
    with pytest.raises(ReadingError, match="line 6"):
        read(b"\n".join(lines), "a.csv")


def test_a_quote_that_goes_wrong_costs_its_own_line_and_no_other():
    lines = delimited([stint(each, **NOT_QUOTED) for each in range(40)]).splitlines()
    lines[5] = b'"' + lines[5]
    lines[30] = lines[30].replace(b"CODE", b'CODE"')
    table, report = read(b"\n".join(lines), "a.csv")
    assert column(table, "row") == list(range(2, 42))
    assert column(table, "birth_year") == [1950 + each for each in range(40)]
    assert report.column("stay_in").unparsed == 1


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(ReadingError, match="no text, workbook, archive or Parquet"):
        read(b"\x00\x01\x02" * 500, "a.bin")


def test_nothing_is_refused():
    with pytest.raises(ReadingError, match="there is nothing in it"):
        read(b"\n\n", "a.csv")


def test_a_text_that_is_no_custody_table_is_not_accepted():
    assert not accepts(b"fruit,price\napple,3\n", "a.csv")
    assert accepts(delimited([stint(0)]), "a.csv")
    assert accepts(delimited([stint(0)]).decode().encode("utf-16"), "a.csv")
    assert not accepts(b"PK\x03\x04", "a.docx")
    assert accepts(b"PK\x03\x04", "Detentions.XLSX")


def test_a_redaction_is_the_constant_in_a_csv_too():
    assert column(read(delimited([stint(0)]), "a.csv")[0], "alien_file_number") == [REDACTED]
