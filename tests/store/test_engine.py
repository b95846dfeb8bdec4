"""The engine answers over what it was handed, and reaches nothing else."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from habeas.store.engine import Engine
from habeas.store.errors import TableError


@pytest.fixture
def stints(tmp_path: Path) -> Path:
    path = tmp_path / "it's a table.parquet"
    pq.write_table(pa.table({"seq": [0, 1, 2], "person": [1, 1, None]}), path)
    return path


def test_a_question_is_answered_over_a_file_and_an_arrow_table_together(stints: Path) -> None:
    with Engine({"stints": stints, "days": pa.table({"day": [7, 8]})}) as engine:
        found = engine.ask("SELECT day, COUNT(person) AS n FROM stints, days GROUP BY day ORDER BY day")
    assert found.to_pydict() == {"day": [7, 8], "n": [2, 2]}


@pytest.mark.parametrize(
    "reaching",
    [
        "SELECT * FROM read_parquet('{other}')",
        "SELECT * FROM read_text('{other}')",
        "COPY (SELECT 1) TO '{other}'",
        "ATTACH '{other}'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET allowed_paths = ['{other}']",
    ],
)
def test_no_question_opens_another_file_or_loosens_that(stints: Path, tmp_path: Path, reaching: str) -> None:
    other = tmp_path / "other.parquet"
    pq.write_table(pa.table({"secret": [1]}), other)
    before = other.read_bytes()
    with Engine({"stints": stints}) as engine, pytest.raises(TableError):
        engine.ask(reaching.format(other=other))
    assert other.read_bytes() == before


def test_a_table_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="a table is missing"):
        Engine({"stints": tmp_path / "gone.parquet"})


def test_a_question_that_cannot_be_asked_names_itself(stints: Path) -> None:
    with Engine({"stints": stints}) as engine, pytest.raises(TableError, match="SELECT nothing"):
        engine.ask("SELECT nothing FROM stints")


def _coded(path: Path, ids: list[str], people: list[int | None]) -> Path:
    """A table and its texts, as coding leaves them."""
    pq.write_table(pa.table({"seq": range(len(people)), "person": pa.array(people, pa.int32())}), path)
    texts = {"column": ["person"] * len(ids), "code": pa.array(range(len(ids)), pa.int32()), "text": ids}
    pq.write_table(pa.table(texts), path.with_name(path.stem + ".texts.parquet"))
    return path


def test_a_person_has_one_code_in_all_tables_that_are_asked_together(tmp_path: Path) -> None:
    """Each table numbers its own ids: 0 is another person in each of these."""
    tables = {
        "stints": _coded(tmp_path / "s.parquet", ["b", "c"], [0, 1, None]),
        "removals": _coded(tmp_path / "r.parquet", ["a", "c"], [0, 1, None]),
        "arrests": _coded(tmp_path / "a.parquet", ["a", "b"], [0, 1]),
    }
    with Engine(tables) as engine:
        each = {
            name: engine.ask(f"SELECT person FROM {name} ORDER BY seq")["person"].to_pylist()
            for name in tables
        }
    assert each == {"stints": [0, 1, None], "removals": [2, 1, None], "arrests": [2, 0]}
