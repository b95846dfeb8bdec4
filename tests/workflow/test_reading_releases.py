"""An official release that is added is coded into a table; editions keep their files together and apart."""

from pathlib import Path

import pytest

from habeas.records.edition import Edition
from habeas.sources.keep import Description
from habeas.store.access import Access
from habeas.store.coding.coded import CodedTable
from habeas.store.errors import UnknownError
from habeas.store.verify import verify
from habeas.workflow.adding import Intake, add
from habeas.workflow.building import build
from habeas.workflow.case import Case, load
from habeas.workflow.current import Current
from habeas.workflow.editions import editions
from habeas.workflow.guarding import withdraw
from habeas.workflow.holder import HOLDER
from habeas.workflow.initialise import initialise

HEADINGS = (
    "Stay Book In Date Time,Book In Date Time,Detention Facility,Book Out Date Time,"
    "Detention Facility Code,Detention Release Reason,Anonymized Identifier"
)
ONE = "2025-10-01 08:15,2025-10-01 08:15,MADE HOLD ROOM,2025-10-01 20:00,MADEHLD,Transferred,aaaa"
TWO = '2025-10-01 08:15,2025-10-02 01:00,MADE CENTER,,MADECTR,"b(6), b(7)c",aaaa'
LATER = "2026-01-05 09:00,2026-01-05 09:00,MADE CENTER,2026-01-06 09:00,MADECTR,Removed,bbbb"
EDITION = """
[[edition]]
name = "Made edition"
series = "MADE-1"
published = 2026-03-10
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    folder = tmp_path / "case"
    folder.mkdir()
    initialise(folder, zone="UTC")
    with (folder / "habeas.toml").open("a") as settings:
        settings.write(EDITION)
    return load(folder)


def put(case: Case, name: str, *rows: str, series: str = "", labels: frozenset[str] = frozenset()) -> None:
    path = case.folder.parent / name
    path.write_text("\n".join([HEADINGS, *rows]) + "\n")
    added = add(case, Intake((str(path),), Description(series=series, labels=labels)))
    assert not added.failed, added


def held(case: Case, access: Access = HOLDER) -> tuple[Edition, ...]:
    with case.store() as store:
        return editions(case, Current(store.reader(access)))


def digests(edition: Edition) -> tuple[str, ...]:
    found = edition.table("stints")
    return found.digests if found else ()


def table(case: Case, edition: Edition, access: Access = HOLDER) -> CodedTable:
    with case.store() as store:
        return store.reader(access).coded(digests(edition))


def test_a_release_is_coded_with_where_each_row_stands(case: Case) -> None:
    put(case, "stints.csv", TWO, ONE)
    outcome = build(case)
    (only,) = held(case)
    rows = table(case, only)
    assert (only.name, only.stated) == ("stints.csv", False)
    assert rows.arrow("person", "facility", "book_out", "release_reason", "row").to_pydict() == {
        "person": [0, 0],
        "facility": [1, 0],
        "book_out": [1759348800, None],
        "release_reason": [0, -1],
        "row": [3, 2],
    }
    assert ("stints.csv", "redacted cells: release_reason (1)") in outcome.noted


def test_files_of_a_named_series_are_one_edition_and_any_other_file_its_own(case: Case) -> None:
    put(case, "one.csv", ONE, TWO, series="MADE-1")
    put(case, "later.csv", LATER, series="MADE-1")
    put(case, "other.csv", LATER, ONE)
    build(case)
    named, other = held(case)
    assert (named.name, other.name) == ("Made edition", "other.csv")
    assert table(case, named).rows == 3
    assert table(case, named).texts("person") == ("aaaa", "bbbb")
    assert table(case, other).rows == 2


def test_a_second_build_codes_nothing_again(case: Case) -> None:
    put(case, "one.csv", ONE, series="MADE-1")
    put(case, "later.csv", LATER, series="MADE-1")
    build(case)
    folder = case.folder / "tables" / "custody"
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    note = case.folder.parent / "note.txt"
    note.write_text("Nothing of custody is in this.\n")
    add(case, Intake((str(note),), Description()))
    build(case)
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


@pytest.mark.parametrize("damage", ["gone", "altered", "texts gone"])
def test_a_table_that_is_gone_or_altered_is_made_again(case: Case, damage: str) -> None:
    put(case, "one.csv", ONE, TWO)
    build(case)
    (only,) = held(case)
    path = table(case, only).path
    if damage == "gone":
        path.unlink()
    elif damage == "altered":
        data = bytearray(path.read_bytes())
        data[40] ^= 255
        path.write_bytes(bytes(data))
    else:
        path.with_name(path.name.replace(".parquet", ".texts.parquet")).unlink()
    outcome = build(case)
    assert [what for _, what in outcome.noted if "made again" in what]
    assert table(case, only).digest() == digests(only)[0]
    assert verify(case.folder).verdict == "intact"


def test_a_withdrawn_file_leaves_no_row_of_it(case: Case) -> None:
    put(case, "one.csv", ONE, series="MADE-1")
    put(case, "later.csv", LATER, series="MADE-1")
    build(case)
    (both,) = held(case)
    with case.store() as store:
        names = {one: store.reader(HOLDER).get(one).name for one in both.sources}
    gone = next(one for one, name in names.items() if name == "one.csv")
    withdraw(case, (gone,), reason="made", by=("maker",))
    build(case)
    (left,) = held(case)
    assert table(case, left).texts("person") == ("bbbb",)
    files = {path.name for path in (case.folder / "tables" / "custody").iterdir()}
    assert {name.partition(".")[0] for name in files} == set(digests(left))
    assert b"aaaa" not in b"".join(
        path.read_bytes() for path in (case.folder / "tables" / "custody").iterdir()
    )


def test_a_sealed_file_hides_its_rows_and_not_the_other_file(case: Case) -> None:
    put(case, "one.csv", ONE, series="MADE-1", labels=frozenset({"sealed"}))
    put(case, "later.csv", LATER, series="MADE-1")
    build(case)
    public = Access("public", frozenset())
    (seen,) = held(case, public)
    assert table(case, seen, public).texts("person") == ("bbbb",)
    (both,) = held(case)
    with pytest.raises(UnknownError):
        table(case, both, public)


def test_what_is_no_release_is_read_as_before(case: Case) -> None:
    path = case.folder.parent / "plain.csv"
    path.write_text("name,colour\na,red\n")
    add(case, Intake((str(path),), Description()))
    build(case)
    assert held(case) == ()


def test_reading_and_writing_a_release_is_told_to_its_end(case: Case) -> None:
    put(case, "one.csv", ONE, TWO)
    told: list[tuple[str, int, int]] = []
    build(case, progress=lambda *one: told.append(one))
    assert [one for one in told if "rows of" in one[0]] == [
        ("reading rows of one.csv", 2, 0),
        ("reading rows of one.csv", 2, 2),
        ("sorting and writing rows of one.csv", 0, 2),
        ("sorting and writing rows of one.csv", 0, 2),
        ("sorting and writing rows of one.csv", 2, 2),
    ]


def test_na_is_a_code_in_the_columns_that_the_edition_says_and_its_files_are_read_anew(case: Case) -> None:
    put(case, "one.csv", ONE, TWO.replace("MADECTR", "NA"), series="MADE-1")
    build(case)
    assert table(case, held(case)[0]).texts("facility") == ("MADEHLD",)
    with (case.folder / "habeas.toml").open("a") as settings:
        settings.write('keep_na = ["facility"]\n')
    again = load(case.folder)
    build(again)
    assert table(again, held(again)[0]).texts("facility") == ("MADEHLD", "NA")
