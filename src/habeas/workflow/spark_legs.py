"""Legs and crossings on Spark, for days that do not fit one machine: the same function for each aircraft."""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from habeas.records.errors import HabeasError
from habeas.workflow.scanning_day import Bad
from habeas.workflow.scanning_leg_rows import SCHEMA
from habeas.workflow.scanning_legs import Flown, Row, flown, legs_and_crossings
from habeas.workflow.scanning_members import Member
from habeas.workflow.scanning_traces import AT_ONCE
from habeas.workflow.spark_positions import SCHEMA as POINTS
from habeas.workflow.spark_positions import from_arrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame, SparkSession

    from habeas.analysis.flights.grid import Drawn

_ROWS = pa.list_(pa.struct(list(SCHEMA)))


_FLOWN = pa.struct(
    [
        pa.field("rows", _ROWS),
        pa.field("points", pa.int64()),
        pa.field("bad", pa.list_(pa.struct([("name", pa.string()), ("why", pa.string())]))),
        pa.field("stretches", pa.list_(pa.list_(pa.float64()))),
    ]
)
"""`scanning_legs.Flown`."""


class SparkError(HabeasError):
    """Spark cannot be used here."""


def session(master: str = "local[*]", **settings: str) -> SparkSession:
    """A Spark session whose workers run this Python; SparkError where pyspark or Java is missing."""
    _check_there_is_spark()
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("habeas")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _check_there_is_spark() -> None:
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise SparkError("there is no Java here", do="install Java 17 or later, or set JAVA_HOME")
    if find_spec("pyspark") is None:
        raise SparkError("pyspark is not installed", do="pip install 'habeas[spark]'")


QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
"""Settings of a session that a command makes: only what went wrong is printed."""


def flown_on_spark(
    master: str, groups: Sequence[tuple[Member, ...]], boundaries: tuple[Drawn, ...]
) -> Iterator[Flown]:
    """What `flown` gives of each aircraft's files, in their order, worked on the Spark of this master.

    Arrow batches of file names go to the workers, and legs come back; each worker reads the files itself, so
    that they have to be where it finds them under the same path. SparkError where it cannot be done.
    """
    with _stopped(master) as spark:
        for row in _each_flown(spark, groups, boundaries):
            yield _back(row.asDict(recursive=True)["flown"])


@dataclass(frozen=True)
class Positions:
    """What a table of positions gave: its rows, how many aircraft and points are in it."""

    rows: list[Row]
    aircraft: int
    points: int


def parquet_on_spark(master: str, paths: Sequence[str], boundaries: tuple[Drawn, ...]) -> Positions:
    """The legs and crossings in Parquet files or folders of `spark_positions.SCHEMA`, on this Spark."""
    with _stopped(master) as spark:
        frame = spark.read.parquet(*paths)
        if missing := [name for name in POINTS.names if name not in frame.columns]:
            what = f"there are no columns {', '.join(missing)} in the Parquet"
            raise SparkError(what, where=paths[0], do="write it with habeas.workflow.spark_positions.write")
        rows = [Row(**row.asDict()) for row in legs_on_spark(frame, boundaries).collect()]
        return Positions(rows, frame.select("address").distinct().count(), frame.count())


@contextmanager
def _stopped(master: str) -> Iterator[SparkSession]:
    """A session that is stopped at the end; SparkError for whatever Spark says of what is done in it."""
    _check_there_is_spark()
    from py4j.protocol import Py4JError  # type: ignore[import-untyped]
    from pyspark.errors import PySparkException

    spark: SparkSession | None = None
    try:
        spark = session(master, **QUIET, **{"spark.sql.execution.arrow.maxRecordsPerBatch": str(AT_ONCE)})
        yield spark
    except (PySparkException, Py4JError) as error:
        why = str(error).strip().partition("\n")[0][:300]
        raise SparkError(f"Spark could not do it: {why}", where=master, do="see to the master") from error
    finally:
        if spark is not None:
            spark.stop()


def _each_flown(
    spark: SparkSession, groups: Sequence[tuple[Member, ...]], boundaries: tuple[Drawn, ...]
) -> list[Any]:
    from pyspark.sql import functions
    from pyspark.sql.pandas.functions import ArrowUDFType

    found = _made(
        _reader(boundaries),
        f"struct<rows: array<struct<{_ddl()}>>, points: bigint, "
        "bad: array<struct<name: string, why: string>>, stretches: array<array<double>>>",
        ArrowUDFType.SCALAR,
    )
    named = [(number, json.dumps([asdict(one) for one in group])) for number, group in enumerate(groups)]
    parts = min(len(named), max(-(-len(named) // AT_ONCE), spark.sparkContext.defaultParallelism))
    frame = spark.createDataFrame(named, "number: bigint, files: string").repartition(parts)
    return frame.select("number", found(functions.col("files")).alias("flown")).orderBy("number").collect()


def _reader(boundaries: tuple[Drawn, ...]) -> Callable[[pa.Array], pa.Array]:
    """What a worker does with a batch of aircraft, each the JSON of its files."""

    def reader(batch: pa.Array) -> pa.Array:
        every = []
        for text in batch.to_pylist():
            files = [Member(**{**one, "files": tuple(one["files"])}) for one in json.loads(text)]
            every.append(asdict(flown(files, boundaries)))
        return pa.array(every, _FLOWN)

    return reader


def _back(plain: dict[str, Any]) -> Flown:
    """A Flown as Spark gave it."""
    return Flown(
        tuple(Row(**one) for one in plain["rows"]),
        plain["points"],
        tuple(Bad(**one) for one in plain["bad"]),
        tuple((first, last) for first, last in plain["stretches"]),
    )


def legs_on_spark(positions: DataFrame, boundaries: Iterable[Drawn]) -> DataFrame:
    """The rows of `legs_and_crossings` for every aircraft of a frame of `spark_positions.SCHEMA`.

    The rows are in no order across aircraft; sort by address and leg. All the points of one aircraft go to
    one worker as Arrow arrays, which needs memory for one aircraft's day and the boundaries.
    """
    from pyspark.sql import functions
    from pyspark.sql.pandas.functions import ArrowUDFType

    # An aggregate that gives a list of rows, since applyInArrow asks for pandas, which nothing here needs.
    found = _made(_worker(tuple(boundaries)), f"array<struct<{_ddl()}>>", ArrowUDFType.GROUPED_AGG)
    columns = [positions[name] for name in POINTS.names]
    rows = positions.groupBy("address").agg(found(*columns).alias("rows"))
    return rows.select(functions.explode("rows").alias("row")).select("row.*")


def to_rows(tracks: Iterable[Any], boundaries: Iterable[Drawn]) -> list[Row]:
    """The same rows on this machine, in order of the tracks: what Spark's are held against."""
    drawn = tuple(boundaries)
    return [row for track in tracks for row in legs_and_crossings(track, drawn)]


def _made(function: Callable[..., Any], result: str, kind: Any) -> Any:
    """What Spark runs on its workers for a function over Arrow arrays."""
    import warnings

    from pyspark.sql.pandas.functions import arrow_udf

    made: Any = arrow_udf  # its types know of no function of any number of columns
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "It is preferred to specify type hints")
        return made(function, result, kind)


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
