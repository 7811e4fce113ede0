"""On a cluster whose master and two workers are processes of their own the commands say what they say on DuckDB."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from holdfire.cli.main import main
from tests.engine.spark.cluster import Cluster
from tests.engine.spark.table_case import write_case

ASSESS_EACH = "import sys; from holdfire.cli.main import main; [main(one.split('|')) for one in sys.argv[1:]]"


def test_a_case_and_a_registered_table_come_out_the_same_and_every_worker_has_worked(
    cluster: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "small")]) == 0
    write_case(tmp_path / "table", "log.parquet")
    capsys.readouterr()
    asked = [["assess", str(tmp_path / case), "--now", "2026-04-01", "--format", "json"] for case in ("small", "table")]
    for one in asked:
        main(one)
    by_duckdb = capsys.readouterr().out
    command = [sys.executable, "-c", ASSESS_EACH, *("|".join([*one, "--engine", "spark"]) for one in asked)]
    by_spark = subprocess.run(command, env=cluster.environment, capture_output=True, text=True, check=False)
    assert by_spark.stdout == by_duckdb, by_spark.stderr
    assert [len(cluster.executors(worker)) for worker in cluster.workers] == [1, 1]
