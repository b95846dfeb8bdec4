"""Which columns of rows are given, and how each is told."""

import duckdb
import pytest

from habeas.publications.custody_columns import NEVER, described
from habeas.publications.custody_rows import columns_of, columns_of_stays, selected, variable
from habeas.reference.custody_layouts import LAYOUTS


@pytest.mark.parametrize("table", [one.table for one in LAYOUTS])
def test_no_name_and_no_id_of_the_release_but_a_code_of_a_person_is_given(table):
    fields = next(one for one in LAYOUTS if one.table == table).fields
    names = ["seq", *(one.name for one in fields), "other:Detainee Name", "keep"]
    given = {one.name: one for one in columns_of(table, names)}
    assert not NEVER & set(given)
    assert "other:Detainee Name" not in given
    assert {one.name for one in fields if one.kind == "id"} & set(given) <= {"person"}
    assert "person" not in given or given["person"].kind is None


def told(column: str, kind: str, value: int | None) -> str | None:
    with duckdb.connect() as database:
        database.execute(f"SET VARIABLE {variable('stints', 'facility')} = ['AAA', 'BBB']")
        database.execute(
            f'CREATE TABLE coded AS SELECT CAST({"NULL" if value is None else value} AS {kind}) AS "{column}"'
        )
        sql = selected(columns_of("stints", [column]), "stints", "coded", codes=False)
        (found,) = database.execute(sql).fetchall()[0]
        return None if found is None else str(found)


@pytest.mark.parametrize(
    ("column", "kind", "value", "says"),
    [
        ("facility", "INTEGER", 1, "BBB"),
        ("facility", "INTEGER", -1, "(redacted)"),
        ("facility", "INTEGER", None, None),
        ("birth_year", "INTEGER", 1970, "1970-1974"),
        ("birth_year", "INTEGER", 1974, "1970-1974"),
        ("birth_year", "INTEGER", None, None),
        ("book_in", "BIGINT", 1741780800, "2025-03-12 12:00:00"),
        ("book_in", "BIGINT", -1, "1969-12-31 23:59:59"),
        ("bond_posted_date", "INTEGER", 20159, "2025-03-12"),
        ("bond_posted_amount", "BIGINT", 150005, "1500.05"),
        ("bond_posted_amount", "BIGINT", 12345678901234567, "123456789012345.67"),
        ("keep", "INTEGER", 1, "1"),
    ],
)
def test_each_kind_is_told_in_its_unit(column, kind, value, says):
    assert told(column, kind, value) == says


def test_stays_have_what_was_reckoned_and_then_what_their_last_stint_says():
    given = columns_of_stays(["seq", "person", "facility", "book_in", "birth_date"])
    names = [one.name for one in given]
    assert names[:2] == ["stay", "n_stints"]
    assert names[-4:] == ["seq", "person", "facility", "book_in"]
    kinds = {one.name: one.kind for one in given}
    assert (kinds["facility_first"], kinds["book_in_first"]) == ("text", "moment")
    assert (kinds["bond_set_lowest"], kinds["bond_set_earliest"], kinds["stay"]) == ("money", "date", None)


def test_a_column_says_how_releases_spelt_it():
    found = described("stints", "facility")
    assert "Detention Facility Code" in found.spellings
    assert "(redacted)" in found.nulls
