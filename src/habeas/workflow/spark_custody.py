"""Questions of custody tables on Spark, over coded Parquet wherever Spark reads it: a disk, or a bucket."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa

from habeas.store.tables import END, PERSON, TEXTS
from habeas.workflow.spark_legs import QUIET, SparkError, session

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyspark.sql import DataFrame, SparkSession

_HOW = "see to the place of the tables and the packages of this Spark, as docs/how-to/custody-spark.md says"


def answer(spark: SparkSession, tables: Mapping[str, str | pa.Table], sql: str) -> pa.Table:
    """The answer to one SQL text over these tables by name, in no order, every integer of 64 bits.

    A table is a place of Parquet that this Spark reads (file://, s3a://, abfss://, gs://) with its texts
    beside it as in a case; or rows, meant for a few integers: days, limits. No other view is seen. A
    person of two places has one code in both, as in `store.engine`. SparkError where it cannot be done.
    """
    with _told(spark.sparkContext.master or ""):
        apart = spark.newSession()
        for name, frame in _frames(apart, tables).items():
            frame.createOrReplaceTempView(name)
        return widened(apart.sql(sql).toArrow())


def widened(found: pa.Table) -> pa.Table:
    """The same columns with every integer of 64 bits: each engine chooses the width of a sum by itself."""
    wide = [
        pa.field(one.name, pa.int64() if pa.types.is_integer(one.type) else one.type) for one in found.schema
    ]
    return found.cast(pa.schema(wide))


@contextmanager
def custody_session(master: str) -> Iterator[SparkSession]:
    """The session that is there (spark-submit's, a notebook's); else a new one, stopped at the end."""
    running = _running()
    made = running or session(master, **QUIET)
    try:
        yield made
    finally:
        if running is None:
            made.stop()


def _running() -> SparkSession | None:
    if "pyspark" not in sys.modules:
        return None
    from pyspark.sql import SparkSession

    found: SparkSession | None = SparkSession.getActiveSession()
    return found


def _frames(spark: SparkSession, tables: Mapping[str, str | pa.Table]) -> dict[str, DataFrame]:
    places = {name: one for name, one in tables.items() if isinstance(one, str)}
    found = {name: spark.read.parquet(place) for name, place in places.items()}
    with_people = {name: places[name] for name, frame in found.items() if PERSON in frame.columns}
    if len(with_people) > 1:
        for name, codes in _people(spark, with_people).items():
            found[name] = _recoded(found[name], codes)
    rows = {name: spark.createDataFrame(one) for name, one in tables.items() if not isinstance(one, str)}
    return {**found, **rows}


def _people(spark: SparkSession, places: Mapping[str, str]) -> dict[str, DataFrame]:
    """For each place but the first: its `own` code of each person, and the `code` of the first that has them.

    Ids that no place before had come after, in the order of their own codes.
    """
    from pyspark.sql import Window, functions

    (_, first), *others = places.items()
    known = _ids(spark, first)
    found = {}
    for name, place in others:
        own = _ids(spark, place).withColumnRenamed("code", "own")
        joined = own.join(known, "text", "left")
        # Ids that are new here are put in one order by one worker; all others are joined where they are.
        order = functions.row_number().over(Window.orderBy("own"))
        new = joined.where("code IS NULL").select("text", "own", (order + known.count() - 1).alias("code"))
        every = joined.where("code IS NOT NULL").select("text", "own", "code").unionAll(new)
        found[name] = every.select("own", "code")
        known = known.unionAll(new.select("text", "code"))
    return found


def _ids(spark: SparkSession, place: str) -> DataFrame:
    texts = spark.read.parquet(place.removesuffix(END) + TEXTS)
    return texts.where(texts["column"] == PERSON).select("text", "code")


def _recoded(frame: DataFrame, codes: DataFrame) -> DataFrame:
    joined = frame.join(codes, frame[PERSON] == codes["own"], "left")
    return joined.select(
        *(codes["code"].alias(PERSON) if one == PERSON else frame[one] for one in frame.columns)
    )


@contextmanager
def _told(master: str) -> Iterator[None]:
    """SparkError for whatever Spark says of what is done in it."""
    from py4j.protocol import Py4JError  # type: ignore[import-untyped]
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        why = str(error).strip().partition("\n")[0][:300]
        raise SparkError(f"Spark could not do it: {why}", where=master, do=_HOW) from error
