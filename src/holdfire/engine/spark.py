"""The engine for clusters: tables as views in an Apache Spark session, the same rules run as its queries.

Which cluster is not said here but where everybody says it to Spark: in ``SPARK_REMOTE``,
in ``spark-defaults.conf``, or by starting a session first. Where nothing is said, Spark
runs inside this machine, with settings that fit many small tables.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
from pyspark.sql import SparkSession

from holdfire.engine.plan import queries
from holdfire.engine.tables import SCHEMAS

TYPES = {"int64": pa.int64(), "string": pa.string()}
SCHEMAS_OF_SPARK = {
    name: pa.schema([(column, TYPES[kind]) for column, kind in schema.items()]) for name, schema in SCHEMAS.items()
}
SAID_ELSEWHERE = {"SPARK_REMOTE", "SPARK_CONF_DIR", "SPARK_HOME", "PYSPARK_SUBMIT_ARGS"}
"""Where one of these is set, Spark is somebody's own, and what they set for it stands."""
ON_THIS_MACHINE = {
    "spark.driver.host": "localhost",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
}
MEANING = {"spark.sql.ansi.enabled": "true", "spark.sql.session.timeZone": "UTC"}
"""What the rules rely on: a number that does not fit is an error, never another number."""


def start_session() -> SparkSession:
    """Give the session there is, else start one: where the environment says, else on this machine."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")  # none is handed over
        builder = SparkSession.builder.appName("holdfire")
        if SparkSession.getActiveSession() is None and not SAID_ELSEWHERE & os.environ.keys():
            builder = builder.master("local[*]")
            for key, value in ON_THIS_MACHINE.items():
                builder = builder.config(key, value)
        return builder.getOrCreate()


class SparkEngine:
    """One run's tables, in a session of their own.

    What is kept passes through the driver: it is wanted there as well, and of a table whose rows are known
    Spark leaves out whatever can find nothing.
    """

    def __init__(self) -> None:
        self.session = start_session().newSession()
        for key, value in MEANING.items():
            self.session.conf.set(key, value)
        self.tables: dict[str, pa.Table] = {}
        for name, schema in SCHEMAS_OF_SPARK.items():
            self._show(name, schema.empty_table())

    def load(self, name: str, rows: Iterable[Sequence[int | str | None]]) -> None:
        """Put rows in place of whatever the table held."""
        schema = SCHEMAS_OF_SPARK[name]
        columns = list(zip(*rows, strict=True)) or [()] * len(schema)
        arrays = [pa.array(values, kind) for values, kind in zip(columns, schema.types, strict=True)]
        self._show(name, pa.table(arrays, schema))

    def keep(self, rule: str) -> None:
        """Run a rule and keep its rows as the table of the same name."""
        self._show(rule, self._found(rule).cast(SCHEMAS_OF_SPARK[rule]))

    def run(self, rule: str) -> list[dict[str, Any]]:
        """Run a rule and return its rows, in no particular order."""
        found: list[dict[str, Any]] = self._found(rule).to_pylist()
        return found

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return a table's rows in a fixed order."""
        in_order = self.tables[name].sort_by([(column, "ascending") for column in SCHEMAS[name]])
        found: list[dict[str, Any]] = in_order.to_pylist()
        return found

    def _found(self, rule: str) -> pa.Table:
        return self.session.sql(queries("spark")[rule]).toArrow()

    def _show(self, name: str, rows: pa.Table) -> None:
        """Let a table have these rows."""
        self.tables[name] = rows
        self.session.createDataFrame(rows).createOrReplaceTempView(name)
