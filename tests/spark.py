"""One Spark for all tests of a process: a JVM takes ten seconds to start, and is never worth a second one."""

import os
import shutil

import pytest

from habeas.workflow.spark_legs import QUIET, session

HAS_JAVA = bool(os.environ.get("JAVA_HOME") or shutil.which("java"))

# What a test runs is over before a better compiler would have paid for itself; read when the JVM is started.
os.environ.setdefault("SPARK_SUBMIT_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")

needs_spark = [
    pytest.mark.slow,
    pytest.mark.skipif(not HAS_JAVA, reason="Spark needs Java, and there is none here"),
]
"""Marks of a test that works on Spark."""

SMALL = {
    "spark.sql.shuffle.partitions": "2",
    "spark.driver.host": "127.0.0.1",
}


def shared():
    """The Spark of this process, on two cores; a new one in the same JVM where a test has stopped it."""
    return session("local[2]", **QUIET, **SMALL)
