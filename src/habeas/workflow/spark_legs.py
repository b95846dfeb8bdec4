"""Legs and crossings on Spark, for days that do not fit one machine: the same function for each aircraft."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from habeas.records.errors import HabeasError
from habeas.workflow.scanning_legs import Row, legs_and_crossings
from habeas.workflow.spark_positions import SCHEMA as POINTS
from habeas.workflow.spark_positions import from_arrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pyspark.sql import DataFrame, SparkSession

    from habeas.analysis.flights.grid import Drawn

_ARROW: dict[str, pa.DataType] = {
    "str": pa.string(),
    "int": pa.int64(),
    "bool": pa.bool_(),
    "bool | None": pa.bool_(),
    "float | None": pa.float64(),
}

SCHEMA = pa.schema([pa.field(one.name, _ARROW[str(one.type)]) for one in fields(Row)])
"""The columns of `scanning_legs.Row`."""

_ROWS = pa.list_(pa.struct(list(SCHEMA)))


class SparkError(HabeasError):
    """Spark cannot be used here."""


def session(master: str = "local[*]", **settings: str) -> SparkSession:
    """A Spark session whose workers run this Python; SparkError where pyspark or Java is missing."""
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise SparkError("there is no Java here", do="install Java 17 or later, or set JAVA_HOME")
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise SparkError("pyspark is not installed", do="pip install 'habeas[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("habeas")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def legs_on_spark(positions: DataFrame, boundaries: Iterable[Drawn]) -> DataFrame:
    """The rows of `legs_and_crossings` for every aircraft of a frame of `spark_positions.SCHEMA`.

    The rows are in no order across aircraft; sort by address and leg. All the points of one aircraft go to
    one worker as Arrow arrays, which needs memory for one aircraft's day and the boundaries.
    """
    import warnings

    from pyspark.sql import functions
    from pyspark.sql.pandas.functions import ArrowUDFType, arrow_udf

    made: Any = arrow_udf  # its types know of no function of any number of columns
    # An aggregate that gives a list of rows, since applyInArrow asks for pandas, which nothing here needs.
    with warnings.catch_warnings():
        warnings.filterwarnings(
            "ignore", "It is preferred to specify type hints"
        )  # of columns without a number
        found = made(_worker(tuple(boundaries)), f"array<struct<{_ddl()}>>", ArrowUDFType.GROUPED_AGG)
    columns = [positions[name] for name in POINTS.names]
    rows = positions.groupBy("address").agg(found(*columns).alias("rows"))
    return rows.select(functions.explode("rows").alias("row")).select("row.*")


def to_rows(tracks: Iterable[Any], boundaries: Iterable[Drawn]) -> list[Row]:
    """The same rows on this machine, in order of the tracks: what Spark's are held against."""
    drawn = tuple(boundaries)
    return [row for track in tracks for row in legs_and_crossings(track, drawn)]


def _worker(boundaries: tuple[Drawn, ...]) -> Callable[..., pa.Scalar]:
    """What a worker does with one aircraft's points, columns in the order of `spark_positions.SCHEMA`."""

    def worker(*columns: pa.Array) -> pa.Scalar:
        points = pa.Table.from_arrays(list(columns), schema=POINTS)
        rows = [asdict(row) for row in legs_and_crossings(from_arrow(points), boundaries)]
        return pa.scalar(rows, _ROWS)

    return worker


def _ddl() -> str:
    """SCHEMA as Spark writes it."""
    names = {pa.string(): "string", pa.int64(): "bigint", pa.bool_(): "boolean", pa.float64(): "double"}
    return ", ".join(f"{one.name}: {names[one.type]}" for one in SCHEMA)
