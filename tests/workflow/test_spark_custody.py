"""SQL texts on Spark over files wherever they stand: the rows that DuckDB gives, to the last one."""

import shutil

import pyarrow as pa
import pytest
from tests.spark import needs_spark, shared
from tests.workflow.asked_case import asked_case

from habeas.analysis.custody.queries import query
from habeas.workflow.asking_custody import Asked, ask
from habeas.workflow.spark_custody import answer, custody_session
from habeas.workflow.spark_legs import SparkError

pytestmark = needs_spark


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return asked_case(tmp_path_factory.mktemp("spark_custody"))


@pytest.fixture
def spark():
    return shared()


LABELLED = {"label": "row-level"}


@pytest.mark.parametrize(
    ("name", "more", "rows"),
    [
        ("headcount", {"typed": {"days": "2025-10-05..2025-10-20"}}, 48),
        ("flows", {}, 2),
        ("holds", {**LABELLED, "typed": {"hold_rooms": "MADEJAIL"}}, 12),
        ("lost", LABELLED, 7),
        ("removal_stay", LABELLED, 14),
        ("third_country", LABELLED, 1),
    ],
)
def test_a_case_is_answered_alike_by_both_engines(case, spark, name, more, rows):
    found = ask(case, Asked(name, spark="local[2]", **more))
    assert found.engine == f"Spark {spark.version}"
    assert found.rows.equals(ask(case, Asked(name, **more)).rows)
    assert found.rows.num_rows == rows


def test_copies_of_the_tables_are_read_where_they_are_said_to_be(case, spark, tmp_path):
    there = tmp_path / "a bucket"
    shutil.copytree(case.folder / "tables" / "custody", there)
    found = ask(case, Asked("lost", spark="local[2]", at=f"file://{there}", label="row-level"))
    assert found.rows.num_rows == 7
    with pytest.raises(SparkError, match="PATH_NOT_FOUND"):
        ask(case, Asked("flows", spark="local[2]", at=(tmp_path / "nowhere").as_uri()))


def test_a_person_of_two_tables_has_one_code_whoever_comes_first_in_either(case, spark):
    """The removals begin with two people whom no stint names, so that their own codes are others."""
    both = ask(case, Asked("lost", spark="local[2]", label="row-level")).rows
    assert ask(case, Asked("lost", label="row-level")).rows.equals(both)
    assert both["seq"].to_pylist()


def test_no_view_of_the_session_is_seen_and_none_is_left_in_it(spark):
    spark.createDataFrame([(1,)], "seq int").createOrReplaceTempView("stints")
    with pytest.raises(SparkError, match="TABLE_OR_VIEW_NOT_FOUND"):
        answer(spark, {}, "SELECT * FROM stints")
    days = pa.table({"day": pa.array([3, 4], pa.int32())})
    assert answer(spark, {"days": days}, "SELECT SUM(day) AS all_days FROM days").to_pylist() == [
        {"all_days": 7}
    ]
    assert not spark.catalog.tableExists("days")


def test_a_session_that_is_there_is_used_and_left_running(spark):
    with custody_session("local[9]") as found:
        assert found.sparkContext.master == "local[2]"
    assert spark.range(3).count() == 3


def test_an_answer_without_a_row_has_its_columns(case, spark):
    found = ask(case, Asked("chain", spark="local[2]", typed={"person": "-5"}, label="row-level"))
    assert found.rows.num_rows == 0
    assert {one.name for one in query("chain").columns} <= set(found.rows.column_names)
