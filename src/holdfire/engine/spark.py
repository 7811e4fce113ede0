"""The engine for clusters: tables as views in an Apache Spark session, the same rules run as its queries.

Which cluster is not said here but where everybody says it to Spark: in ``SPARK_REMOTE``,
in ``spark-defaults.conf``, or by starting a session first. Where nothing is said, Spark
runs inside this machine, with settings that fit many small tables.
"""

from __future__ import annotations

import os
import re
import warnings
import weakref
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import sqlglot
from pyspark.errors import ArithmeticException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import LongType, StringType, StructField, StructType

from holdfire.claims.dataset import Dataset
from holdfire.engine.dataset_table import PARQUET, connect, quoted, source_of
from holdfire.engine.duck import Columns
from holdfire.engine.plan import TooLargeError, queries
from holdfire.engine.tables import NOTHING, SCHEMAS

TYPES = {"int64": pa.int64(), "string": pa.string()}
SCHEMAS_OF_SPARK = {
    name: pa.schema([(column, TYPES[kind]) for column, kind in schema.items()]) for name, schema in SCHEMAS.items()
}
COLUMNS = {
    name: StructType(
        [StructField(column, LongType() if kind == "int64" else StringType()) for column, kind in of.items()]
    )
    for name, of in SCHEMAS.items()
}
SAID_ELSEWHERE = {"SPARK_REMOTE", "SPARK_CONF_DIR", "SPARK_HOME", "PYSPARK_SUBMIT_ARGS"}
"""Where one of these is set, Spark is somebody's own, and what they set for it stands."""
QUICK_TO_PLAN = {
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
}
"""For cases made to try things: planning and compiling a query takes longer than running it there."""
MANY = 100_000
"""A registered table of more rows is worth all the care that Spark takes of itself."""
ON_THIS_MACHINE = {
    **QUICK_TO_PLAN,
    "spark.driver.host": "localhost",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.holdfire.on.this.machine": "true",
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
    """One run's tables, in a session of their own. Spark hears of a table when a query reads it first.

    What ``keep`` keeps passes through the driver: it is wanted there as well, and of a table whose rows are known
    Spark leaves out whatever can find nothing. What ``make`` keeps stays with the workers, and so does what ``define``
    keeps from the second time on that it is wanted.
    """

    def __init__(self) -> None:
        self.session = start_session().newSession()
        for key, value in MEANING.items():
            self.session.conf.set(key, value)
        self.tables: dict[str, pa.Table] = {}
        self.looks: dict[str, str] = {}
        self.shown: set[str] = set()
        self.registered: set[str] = set()
        self.defined: dict[str, DataFrame] = {}
        self.wanted: set[str] = set()
        self.with_workers: list[DataFrame] = []
        weakref.finalize(self, _let_go, self.with_workers).atexit = False

    def load(self, name: str, rows: Iterable[Sequence[int | str | None]]) -> None:
        """Put rows in place of whatever the table held."""
        schema = SCHEMAS_OF_SPARK[name]
        columns = list(zip(*rows, strict=True)) or [()] * len(schema)
        arrays = [pa.array(values, kind) for values, kind in zip(columns, schema.types, strict=True)]
        self._hold(name, pa.table(arrays, schema))

    def load_columns(self, name: str, columns: Mapping[str, Any]) -> None:
        """Put columns in place of whatever a table held; ``NOTHING`` stands for null."""
        schema = SCHEMAS_OF_SPARK[name]
        arrays = [pa.array(columns[field.name], field.type) for field in schema]
        self._hold(name, pa.table([pc.if_else(_is_nothing(array), None, array) for array in arrays], schema))

    def keep(self, rule: str) -> None:
        """Run a rule and keep its rows as the table of the same name."""
        self._hold(rule, _exact(self._found(queries("spark")[rule]), SCHEMAS_OF_SPARK[rule]))

    def define(self, name: str, rule: str) -> None:
        """Keep what a rule finds of the tables as they are now under a name of its own."""
        rows = self._of(queries("spark")[rule])
        self._forget(name)
        rows.createOrReplaceTempView(name)
        self.shown.add(name)
        self.defined[name] = rows

    def look(self, name: str, query: str) -> None:
        """Give a query, as DuckDB has it, a name under which rules find its rows."""
        self._forget(name)
        self.looks[name] = in_spark(query)

    def make(self, name: str, query: str) -> None:
        """Keep the rows of a query, as DuckDB has it."""
        self._stay(name, in_spark(query))

    def source(self, dataset: Dataset) -> str:
        """Write a registered table as it stands behind FROM. Every worker has to see a Parquet file; a CSV is sent."""
        name = f"registered {dataset.name}"
        if name not in self.registered:
            if dataset.rows > MANY and self.session.conf.get("spark.holdfire.on.this.machine", "") == "true":
                for key in QUICK_TO_PLAN:
                    self.session.conf.unset(key)
            if dataset.file.suffix.lower() in PARQUET:
                rows = self.session.read.parquet(re.sub(r"([\\*?\[\]{}])", r"\\\1", str(dataset.file.resolve())))
            else:
                rows = self.session.createDataFrame(connect().sql(f"FROM {source_of(dataset)}").to_arrow_table())
            rows.createOrReplaceTempView(f"`{name}`")
            self.registered.add(name)
        return quoted(name)

    def run(self, rule: str) -> list[dict[str, Any]]:
        """Run a rule and return its rows, in no particular order."""
        found: list[dict[str, Any]] = self._found(queries("spark")[rule]).to_pylist()
        return found

    def columns(self, rule: str) -> Columns:
        """Run a rule and return its rows as columns of whole numbers; ``NOTHING`` stands for null."""
        found = self._found(queries("spark")[rule])
        exact = _exact(found, pa.schema([(name, pa.int64()) for name in found.column_names]))
        return {name: pc.fill_null(exact[name], NOTHING).to_numpy() for name in exact.column_names}

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return a table's rows in a fixed order."""
        table = self.tables[name] if name in self.tables else self._found(f"SELECT * FROM `{name}`")
        found: list[dict[str, Any]] = table.sort_by(
            [(column, "ascending") for column in table.column_names]
        ).to_pylist()
        return found

    def _found(self, query: str) -> pa.Table:
        self._want(query)
        try:
            return self._of(query).toArrow()
        except ArithmeticException as error:
            raise TooLargeError from error

    def _of(self, query: str) -> DataFrame:
        """Make a query, and see to it that the tables it reads are there."""
        for name in _read_by(query):
            self._show(name)
        return self.session.sql(query)

    def _want(self, query: str) -> None:
        """Have the workers keep what a query reads, if an earlier one has read it too."""
        for name in _read_by(query):
            self._want(self.looks.get(name, ""))
            if name in self.defined and name in self.wanted:
                self.with_workers.append(self.defined.pop(name).persist())
            self.wanted.add(name)

    def _show(self, name: str) -> None:
        """Let Spark know what stands under a name: a query, or rows; a table nobody filled has none."""
        if name in self.shown or not (name in self.looks or name in SCHEMAS):
            return
        if name in self.looks:
            rows = self._of(self.looks[name])
        else:
            rows = self._rows_of(self.tables.get(name, SCHEMAS_OF_SPARK[name].empty_table()), COLUMNS[name])
        rows.createOrReplaceTempView(name)
        self.shown.add(name)

    def _rows_of(self, table: pa.Table, columns: StructType) -> DataFrame:
        """Hand rows over; one row as constants, of which Spark makes no join."""
        if table.num_rows != 1:
            return self.session.createDataFrame(table, columns)
        (row,) = table.to_pylist()
        words = (
            f"CAST({_literal(row[of.name])} AS {of.dataType.simpleString()}) AS `{of.name}`" for of in columns.fields
        )
        return self.session.sql(f"SELECT {', '.join(words)}")

    def _hold(self, name: str, rows: pa.Table) -> None:
        """Let a table have these rows."""
        self._forget(name)
        self.tables[name] = rows

    def _stay(self, name: str, query: str) -> None:
        """Let the workers keep the rows of a query, until this engine is no longer wanted."""
        rows = self._of(query).persist()
        self.with_workers.append(rows)
        self._forget(name)
        rows.createOrReplaceTempView(name)
        self.shown.add(name)

    def _forget(self, name: str) -> None:
        """Make way for something else under a name, and have the queries that read it looked at anew."""
        self.tables.pop(name, None)
        self.looks.pop(name, None)
        self.defined.pop(name, None)
        self.wanted.discard(name)
        self._hide(name)

    def _hide(self, name: str) -> None:
        self.shown.discard(name)
        for other, query in self.looks.items():
            if other in self.shown and name in _read_by(query):
                self._hide(other)


@cache
def _read_by(query: str) -> tuple[str, ...]:
    """List the names that a query reads from."""
    return tuple(dict.fromkeys(re.findall(r"(?:FROM|JOIN)\s+`([^`]+)`", query)))


def in_spark(query: str) -> str:
    """Translate a query from the dialect of DuckDB."""
    return sqlglot.transpile(query, "duckdb", "spark")[0]


def _literal(value: int | str | None) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _exact(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """Take rows as the types of a table: sums have more digits on the way."""
    try:
        return rows.cast(schema)
    except pa.ArrowInvalid as error:
        raise TooLargeError from error


def _is_nothing(array: pa.Array) -> pa.Array | bool:
    return pa.types.is_integer(array.type) and pc.equal(array, NOTHING)


def _let_go(kept: Iterable[DataFrame]) -> None:
    for rows in kept:
        rows.unpersist()
