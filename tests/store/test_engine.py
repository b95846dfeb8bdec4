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
