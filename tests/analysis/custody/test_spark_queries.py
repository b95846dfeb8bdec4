"""Every query gives the same rows on Spark and on DuckDB, of one made coded table."""

import os
import shutil

import pyarrow.parquet as pq
import pytest
from tests.analysis.custody.tables import DAY, UNTIL, answer, days, drawn, in_order, integers, rows_of

from habeas.analysis.custody.queries import NAMES, query
from habeas.workflow.spark_legs import session

HAS_JAVA = bool(os.environ.get("JAVA_HOME") or shutil.which("java"))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not HAS_JAVA, reason="Spark needs Java, and there is none here"),
]

GIVEN = {
    "until": UNTIL, "in_shift": 0, "out_shift": 0, "distinct": 1, "marked": 0, "transit": 1, "gap": DAY,
    "person": 7, "since": 0, "upto": UNTIL, "transferred": 1, "slack": 1, "until_day": 100, "quiet_days": 9,
    "no": 0, "begins": 5 * DAY, "before": 5 * DAY, "after": 10 * DAY, "begins_day": 5, "struck": 1,
}  # fmt: skip


def beside(one, name, values):
    return one.append_column(name, integers("x", values)["x"])


def tables():
    people = [at % 40 if at % 9 else None for at in range(120)]
    countries = beside(integers("code", [0, 1, 2]), "country", [10, 20, 30])
    removals = [
        {
            "person": one,
            "departed_date": at % 60,
            "departure_country": at % 3 if at % 7 else None,
            "citizenship_country": at % 4,
            "final_order": at % 2,
            "final_order_date": at if at % 5 else None,
        }
        for at, one in enumerate(people)
    ]
    arrests = [
        {"person": p, "arrest_time": at * 9_000, "citizenship_country": at % 3} for at, p in enumerate(people)
    ]
    passengers = [
        {"mission_id": at % 5, "passenger_row": at % 30, "struck": at % 2, "age": at, "status": at % 4}
        for at in range(120)
    ]
    return {
        "stints": drawn(900, 7),
        "arrests": rows_of("arrests", arrests * 2),
        "passengers": rows_of("passengers", passengers),
        "removals": rows_of("removals", removals),
        "detainers": rows_of(
            "detainers", [{"person": p, "prepared_date": at % 4} for at, p in enumerate(people)]
        ),
        "encounters": rows_of(
            "encounters", [{"person": p, "event_time": at % 3 * DAY} for at, p in enumerate(people)]
        ),
        "days": days(5, 75),
        "months": beside(days(5, 75), "month", [day // 30 for day in range(5, 76)]),
        "excluded": integers("facility", [3]),
        "hold_rooms": integers("facility", [1, 2]),
        "limits": beside(integers("since", [0, 30]), "seconds", [43_200, 259_200]),
        "departure_countries": countries,
        "citizenship_countries": countries,
        "birth_countries": countries,
        "arrest_countries": countries,
        "removal_countries": countries,
        "years": beside(days(5, 75), "year", [1970] * 71),
        "facility_areas": beside(integers("facility", [0, 1]), "area", [2, 3]),
        "dates": integers("status", [2]),
    }


@pytest.fixture(scope="module")
def made():
    return tables()


@pytest.fixture(scope="module")
def spark(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("custody")
    found = session("local[2]", **{"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2"})
    for name, table in made.items():
        pq.write_table(table, folder / f"{name}.parquet")
        found.read.parquet(str(folder / f"{name}.parquet")).createOrReplaceTempView(name)
    yield found
    found.stop()


@pytest.mark.parametrize("name", NAMES)
def test_spark_and_duckdb_agree_to_the_row(name, spark, made):
    asked = {one.name: GIVEN[one.name] for one in query(name).parameters}
    wanted = answer(name, {each: made[each] for each in query(name).reads}, **asked)
    assert in_order(spark.sql(query(name).sql(**asked)).collect()) == wanted
    assert wanted
