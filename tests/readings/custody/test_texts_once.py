"""Texts that a Parquet file has as dictionaries are looked at once each, and say the same."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from habeas.readings.custody.release import read_release
from habeas.reference.custody_layouts import REDACTED

TEXTS = ["MADE A", " MADE A ", "NA", "", None, "(b)(6)", "b(7)(C)", "MADE (B)", "MADE A", "N/A"]


def release(folder: Path) -> Path:
    rows = len(TEXTS)
    columns = {
        "Anonymized Identifier": [f"person{at % 3}" for at in range(rows)],
        "Stay Book In Date Time": ["2025-10-01 08:15"] * rows,
        "Book In Date Time": ["2025-10-01 08:15"] * rows,
        "Detention Facility": TEXTS,
        "Book Out Date Time": [None] * rows,
        "Detention Facility Code": ["NA", "AB", *TEXTS[2:]],
        "Detention Release Reason": pa.array(TEXTS).dictionary_encode(),
        "Note of nobody": TEXTS,
    }
    path = folder / "made.parquet"
    pq.write_table(pa.table(columns), path, row_group_size=4)
    return path


def test_with_dictionaries_and_without_the_rows_and_the_report_are_the_same(tmp_path: Path) -> None:
    path = release(tmp_path)
    one, other = (read_release(path, name=path.name) for _ in range(2))
    plain = pa.Table.from_batches(list(one.batches()), one.schema)
    assert plain["facility_name"].to_pylist() == [
        "MADE A",
        "MADE A",
        None,
        None,
        None,
        REDACTED,
        REDACTED,
        "MADE (B)",
        "MADE A",
        "N/A",
    ]
    batches = list(other.batches(once=True))
    assert pa.types.is_dictionary(batches[0].schema.field("facility_name").type)
    once = [row for batch in batches for row in batch.to_pylist()]
    assert once == plain.to_pylist()
    assert other.report == one.report


def test_no_dictionary_has_a_text_twice(tmp_path: Path) -> None:
    path = release(tmp_path)
    for batch in read_release(path, name=path.name).batches(once=True):
        texts = batch["facility_name"].dictionary.to_pylist()
        assert len(set(texts)) == len(texts)
        assert None not in texts


@pytest.mark.parametrize(("name", "rows"), [("made.parquet", len(TEXTS)), ("made.csv", 0)])
def test_a_release_says_how_many_rows_it_has_where_its_file_does(
    tmp_path: Path, name: str, rows: int
) -> None:
    path = release(tmp_path)
    if name.endswith("csv"):
        path = tmp_path / name
        path.write_text(
            "Anonymized Identifier,Stay Book In Date Time,Book In Date Time,Detention Facility,"
            "Book Out Date Time,Detention Facility Code,Detention Release Reason\n"
            "a,2025-10-01 08:15,2025-10-01 08:15,MADE A,,AB,\n"
        )
    assert read_release(path, name=name).stated_rows == rows
