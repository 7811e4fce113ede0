"""What runs the rules: DuckDB inside this process, or Apache Spark on a cluster. The answers are the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from holdfire.claims.dataset import Dataset
from holdfire.engine.duck import Columns, DuckEngine
from holdfire.engine.plan import CannotRunError

ENGINES = ("duckdb", "spark")
OLDEST_JAVA = 17


class Engine(Protocol):
    """One run's tables, and the rules over them."""

    def load(self, name: str, rows: Iterable[Sequence[int | str | None]]) -> None:
        """Put rows in place of whatever the table held."""

    def load_columns(self, name: str, columns: Mapping[str, Any]) -> None:
        """Put columns in place of whatever a table held; ``NOTHING`` stands for null."""

    def keep(self, rule: str) -> None:
        """Run a rule and keep its rows as the table of the same name."""

    def define(self, name: str, rule: str) -> None:
        """Run a rule and keep its rows under a name of their own."""

    def look(self, name: str, query: str) -> None:
        """Give a query, as DuckDB has it, a name under which rules find its rows."""

    def make(self, name: str, query: str) -> None:
        """Keep the rows of a query, as DuckDB has it."""

    def source(self, dataset: Dataset) -> str:
        """Write a registered table as it stands behind FROM."""

    def columns(self, rule: str) -> Columns:
        """Run a rule and return its rows as columns of whole numbers; ``NOTHING`` stands for null."""

    def run(self, rule: str) -> list[dict[str, Any]]:
        """Run a rule and return its rows, in no particular order."""

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return a table's rows in a fixed order."""


class EngineMissingError(CannotRunError):
    """What an engine needs is not installed; the message says what to install."""


def start_engine(name: str) -> Engine:
    """Start one of ``ENGINES``, its tables empty.

    Raises:
        EngineMissingError: What it needs is not installed.
    """
    if missing := what_is_missing(name):
        raise EngineMissingError(missing)
    if name == "spark":
        from holdfire.engine.spark import SparkEngine  # noqa: PLC0415  an extra: not everybody has it

        return SparkEngine()
    return DuckEngine()


def what_is_missing(name: str) -> str:
    """Say what has to be installed before an engine can be started; ``""``: nothing."""
    if name != "spark":
        return ""
    if not all(map(find_spec, ("pyspark", "pyarrow", "sqlglot"))):
        return "the engine `spark` is not installed: `pip install holdfire[spark]`"
    if "SPARK_REMOTE" in os.environ or java_version() >= OLDEST_JAVA:
        return ""
    return (
        f"the engine `spark` needs Java {OLDEST_JAVA} or newer: install it and let JAVA_HOME name its folder, "
        "or let SPARK_REMOTE name a cluster"
    )


def java_version() -> int:
    """Find the version of the Java that Spark would start: that of JAVA_HOME, else of PATH; 0: none."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=Path(home) / "bin") if home else shutil.which("java")
    if java is None:
        return 0
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found[1]) if found else 0
