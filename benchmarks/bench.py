"""How fast the engine is, against the same questions written as SQL by hand, in turn, over the same file.

    python -m benchmarks.bench --events 1000000

prints a table; every figure is the median of several runs, and each pair ran one after the other.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from benchmarks.by_hand import query
from benchmarks.log import Size, write_log
from benchmarks.policies import POLICIES, START_SECOND, write_case
from holdfire.engine.compile import Compiled, compile_case
from holdfire.engine.run import Asked, Findings, run_case
from holdfire.pipeline import load_case

RUNS = 5


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of a policy worked out by Holdfire and by hand, and how many rows each finds against it."""

    policy: str
    ours: float
    by_hand: float
    found: int
    expected: int


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000, help="size of the log (default: a million)")
    size = Size(parser.parse_args().events)
    with TemporaryDirectory() as folder:
        events = Path(folder) / "events.parquet"
        print(f"writing a log of {size.events:,} events ...", file=sys.stderr)
        params = write_log(size, events)
        timed = [time_policy(policy, events, params, Path(folder) / policy) for policy in POLICIES]
    for one in timed:
        verdict = "same" if one.found == one.expected else f"DIFFERENT: {one.found:,} and {one.expected:,}"
        print(
            f"{one.policy}  {one.ours * 1000:7.0f} ms  by hand {one.by_hand * 1000:6.0f} ms"
            f"  ratio {one.ours / one.by_hand:5.2f}  {one.expected:>9,} against it, {verdict}"
        )
    ours, hand = sum(one.ours for one in timed), sum(one.by_hand for one in timed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print()
    print(f"{'what':<52} {'measured':>10} {'goal':>10}")
    line("five policies against SQL by hand", ours / hand, 1.5)
    line("peak memory, GiB (both together)", peak, 1.5)
    line("holdfire --help, ms", 1000 * start_up(), 150)
    print(f"{size.events / ours * len(timed):,.0f} rows a second for each policy")
    return 0 if all(one.found == one.expected for one in timed) else 1


def line(what: str, measured: float, goal: float) -> None:
    """Print one line of the table."""
    print(f"{what:<52} {measured:>10.2f} {goal:>10.2f}  {'reached' if measured <= goal else 'not reached'}")


def time_policy(policy: str, events: Path, params: dict[str, Any], folder: Path) -> Timed:
    """Time a policy both ways, in turn."""
    case = load_case(write_case(policy, events, params, folder)).value
    if case is None:
        raise SystemExit(f"{policy} cannot be read")
    compiled = compile_case(case.deal, case.claims, case.accounts, case.parties, case.datasets)
    asked = Asked(START_SECOND + params["max_ts"] + (policy in {"p1", "p3"}))
    connection = duckdb.connect()
    written = query(policy, f"read_parquet('{events.as_posix()}')", params)

    def by_hand() -> int:
        return len(next(iter(connection.execute(written).fetchnumpy().values())))

    def ours() -> int:
        return against(run_case(compiled, asked), compiled)

    pairs = [(clocked(ours), clocked(by_hand)) for _ in range(RUNS)]
    (_, found), (_, expected) = pairs[0]
    return Timed(policy, median(a[0] for a, _ in pairs), median(b[0] for _, b in pairs), found, expected)


def clocked(work: Callable[[], int]) -> tuple[float, int]:
    """Say how many seconds something takes, and what comes out."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def against(findings: Findings, compiled: Compiled) -> int:
    """Count what was found against the terms, for the one account there is."""
    found = 0
    for cell in (run for one in findings.lines for run in one.cells):
        outcome = cell.outcome
        if 0 in outcome.breaches:
            found += outcome.breaches[0][1]
        elif 0 in outcome.instances:
            found += outcome.instances[0]["late"][0] + outcome.instances[0]["missed"][0]
    return found


def start_up() -> float:
    """Time ``holdfire --help`` as a whole process."""
    command = [str(Path(sys.executable).with_name("holdfire")), "--help"]
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return median(times)


if __name__ == "__main__":
    sys.exit(main())
