"""Spark running our rules against Spark running SQL written by hand: one session, one Parquet file, in turn.

    python -m benchmarks.spark --events 1000000

prints a table; every figure is the median of several runs in a warm session, and each pair ran one after the other.
Both sides run with the settings that Spark ships with, on two workers of this machine.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.by_hand import spark_query
from benchmarks.five import count_against
from benchmarks.lines import clocked
from benchmarks.log import Size, write_log
from benchmarks.policies import POLICIES, START_SECOND, write_case
from holdfire.engine.compile import compile_case
from holdfire.engine.engines import what_is_missing
from holdfire.engine.run import Asked, run_case
from holdfire.pipeline import load_case

RUNS = 5
SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "localhost",
    "spark.driver.memory": "4g",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
"""Nothing that makes a query slower or faster, but room for ten million rows in one process."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of a policy by our rules and by hand, the first time and then the median; how many rows each finds."""

    policy: str
    first: float
    ours: float
    by_hand: float
    found: int
    expected: int


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000, help="size of the log (default: a million)")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"pairs that are timed (default: {RUNS})")
    parser.add_argument("--policies", nargs="*", default=POLICIES, help="which of the five (default: all)")
    asked = parser.parse_args()
    if missing := what_is_missing("spark"):
        raise SystemExit(missing)
    with TemporaryDirectory() as folder:
        events = Path(folder) / "events.parquet"
        params = write_log(Size(asked.events), events)
        pairs = measure(events, params, Path(folder), asked.policies, asked.runs)
    for one in pairs:
        verdict = "same" if one.found == one.expected else f"DIFFERENT: {one.found:,} and {one.expected:,}"
        print(
            f"{one.policy}  {one.ours:6.2f} s (first {one.first:5.1f})  by hand {one.by_hand:6.2f} s"
            f"  ratio {one.ours / one.by_hand:5.2f}  {one.expected:>9,} against it, {verdict}"
        )
    ours, hand = sum(one.ours for one in pairs), sum(one.by_hand for one in pairs)
    print(f"all {ours:6.2f} s                by hand {hand:6.2f} s  ratio {ours / hand:5.2f}")
    return 0 if all(one.found == one.expected for one in pairs) else 1


def measure(
    events: Path, params: dict[str, Any], folder: Path, policies: tuple[str, ...] = POLICIES, runs: int = RUNS
) -> tuple[Pair, ...]:
    """Time the policies both ways, in turn, in one session of Spark.

    Args:
        events: A log, as ``log.write_log`` writes it; ``params``: what that returned.
        folder: Where the cases are written.
    """
    from pyspark.sql import SparkSession  # noqa: PLC0415  an extra: not everybody has it

    builder = SparkSession.builder.master("local[2]")
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.read.parquet(str(events)).createOrReplaceTempView("log")
    try:
        return tuple(_pair(policy, events, params, folder / policy, session, runs) for policy in policies)
    finally:
        session.stop()


def _pair(policy: str, events: Path, params: dict[str, Any], folder: Path, session: Any, runs: int) -> Pair:
    case = load_case(write_case(policy, events, params, folder)).value
    if case is None:
        raise SystemExit(f"{policy} cannot be read")
    compiled = compile_case(case.deal, case.claims, case.accounts, case.parties, case.datasets)
    asked = Asked(START_SECOND + params["max_ts"] + (policy in {"p1", "p3"}), engine="spark")
    written = spark_query(policy, "log", params)

    def by_hand() -> int:
        return int(session.sql(written).toArrow().num_rows)

    def ours() -> int:
        return count_against(run_case(compiled, asked))

    first, _ = clocked(ours)
    clocked(by_hand)
    pairs = [(clocked(ours), clocked(by_hand)) for _ in range(runs)]
    (_, found), (_, expected) = pairs[0]
    return Pair(policy, first, median(a[0] for a, _ in pairs), median(b[0] for _, b in pairs), found, expected)


if __name__ == "__main__":
    sys.exit(main())
