"""Every query gives the same rows on Spark and on DuckDB, of one made coded table."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.analysis.custody.tables import DAY, UNTIL, answer, days, drawn, in_order, integers, rows_of
from tests.spark import needs_spark, shared

from habeas.analysis.custody.queries import NAMES, query
from habeas.workflow.spark_custody import answer as on_spark

pytestmark = needs_spark

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
def places(made, tmp_path_factory):
    """Where each table stands, with its texts; removals and some others code people in another order."""
    folder, found = tmp_path_factory.mktemp("custody"), {}
    for name, table in made.items():
        if "seq" not in table.column_names:
            continue
        found[name] = str(folder / f"{name}.parquet")
        people = pa.array(range(40) if name in ("stints", "arrests") else range(39, -1, -1), pa.int32())
        if "person" in table.column_names:
            at = table.schema.get_field_index("person")
            table = table.set_column(at, "person", people.take(table["person"]))
            texts = {"column": ["person"] * 40, "code": people, "text": [f"made {one}" for one in range(40)]}
            pq.write_table(pa.table(texts), folder / f"{name}.texts.parquet")
        pq.write_table(table, folder / f"{name}.parquet")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_spark_and_duckdb_agree_to_the_row(name, places, made):
    asked = {one.name: GIVEN[one.name] for one in query(name).parameters}
    wanted = answer(name, {each: made[each] for each in query(name).reads}, **asked)
    there = {each: places.get(each, made[each]) for each in query(name).reads}
    found = on_spark(shared(), there, query(name).sql(**asked))
    assert in_order(zip(*(one.to_pylist() for one in found.columns), strict=True)) == wanted
    assert wanted
