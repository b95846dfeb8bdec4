"""`habeas custody`: what a user sees of the official records of a case."""

from pathlib import Path

HEADINGS = "Book In Date Time,Book Out Date Time,Detention Facility Code,Anonymized Identifier"
EDITION = """
[[edition]]
name = "Made edition"
series = "MADE-1"
published = 2026-03-10
first = 2022-10-01
last = 2026-03-10
selected_by = "book_in"
doubted.stints = "made to be doubted"
"""


def release(folder: Path, name: str, *rows: str) -> None:
    (folder / name).write_text("\n".join([HEADINGS, *rows]) + "\n")


def test_a_case_without_official_records_says_how_to_add_them(habeas):
    assert habeas("init").code == 0
    assert "There are no official records here: habeas add FILE" in habeas("custody", "editions").out


def test_the_files_of_an_edition_are_counted_together_with_all_that_is_said_of_it(habeas, tmp_path):
    assert habeas("init").code == 0
    with (tmp_path / "habeas.toml").open("a") as settings:
        settings.write(EDITION)
    (tmp_path / "in").mkdir()
    release(tmp_path / "in", "fy25.csv", "2025-09-01 08:00,2025-09-02 08:00,MADE1,aa")
    release(
        tmp_path / "in",
        "fy26.csv",
        "2025-10-01 08:00,,MADE1,bb",
        "2025-10-02 08:00,2025-10-03 08:00,MADE2,bb",
    )
    assert habeas("add", "--series", "MADE-1", "in").code == 0
    built = habeas("build")
    assert built.code == 0
    assert "not taken" not in built.out
    (row,) = habeas("custody", "editions", "--json").json
    assert row == {
        "edition": "Made edition",
        "published": "2026-03-10",
        "covers": "2022-10-01 to 2026-03-10",
        "selected_by": "book_in",
        "table": "stints",
        "files": 2,
        "rows": 3,
        "doubted": "made to be doubted",
        "censored": [
            "from 2022-10-01 until those held then had left: they are in no row",
            "after 2026-03-10, and in the last days before it what was entered later",
        ],
    }
    assert "Made edition" in habeas("custody", "editions").out


def test_a_release_that_is_cut_in_the_middle_is_one_sentence(habeas, tmp_path):
    import xlsxwriter

    book = xlsxwriter.Workbook(str(tmp_path / "whole.xlsx"))
    sheet = book.add_worksheet("FY2026")
    for at, heading in enumerate(HEADINGS.split(",")):
        sheet.write(0, at, heading)
    for row in range(1, 400):
        sheet.write_row(row, 0, ["2025-10-01 08:00", "2025-10-02 08:00", "MADE1", f"{row:x}"])
    book.close()
    data = (tmp_path / "whole.xlsx").read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(data[: len(data) // 2])
    assert habeas("init").code == 0
    assert habeas("add", "cut.xlsx").code == 0
    built = habeas("build")
    assert built.code == 0
    assert "cut.xlsx" in built.out
    assert "Traceback" not in built.out + built.err
