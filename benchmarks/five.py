"""The five policies over a log: Holdfire and SQL written by hand in turn, with the ids of all that is against them.

    python -m benchmarks.five --log events.parquet --params params.json

assesses all five in this process, by Holdfire alone, and prints seconds and the most memory it had, as JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from benchmarks.by_hand import query
from benchmarks.lines import clocked, tell
from benchmarks.memory import peak_gib
from benchmarks.policies import POLICIES, START_SECOND, write_case
from holdfire.assessments.assess import assessments_of
from holdfire.engine.bulk.facts import facts_of
from holdfire.engine.compile import Compiled, compile_case
from holdfire.engine.run import Asked, Findings, run_case
from holdfire.pipeline import load_case

ALL = 2**62
DAY = 86400
Ids = list[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of a policy worked out by Holdfire and by hand, and what each finds against it.

    ``ours`` is for every row against the terms, with its cause, possibly and surely; ``said`` for what comes on top:
    the states of every term at every second, put into assessments.
    """

    policy: str
    ours: float
    said: float
    by_hand: float
    found: Ids
    expected: Ids
    counted: int

    @property
    def is_right(self) -> bool:
        """Say whether the same ids come out, and as many as are counted."""
        return self.found == self.expected and self.counted == len(self.expected)


def time_policies(events: Path, params: Mapping[str, Any], folder: Path, runs: int = 5) -> list[Timed]:
    """Time the five policies both ways, in turn, over one file."""
    return [_time(policy, events, params, folder / policy, runs) for policy in POLICIES]


def _time(policy: str, events: Path, params: Mapping[str, Any], folder: Path, runs: int) -> Timed:
    compiled = compiled_policy(policy, events, params, folder)
    asked = asked_of(policy, params)
    connection = duckdb.connect()
    written = query(policy, f"read_parquet('{events.as_posix()}')", params)
    pairs = []
    for _ in range(runs):
        ours, findings = clocked(run_case, compiled, asked)
        by_hand, rows = clocked(_fetch, connection, written)
        said, _ = clocked(assessments_of, findings)
        pairs.append((ours, by_hand, said))
    expected = sorted(zip(*(column.tolist() for column in rows.values()), strict=True))
    ours, by_hand, said = map(median, zip(*pairs, strict=True))
    tell(f"  {policy}: {ours:.3f} s, by hand {by_hand:.3f} s")
    return Timed(policy, ours, said, by_hand, ids_against(findings), expected, count_against(findings))


def _fetch(connection: duckdb.DuckDBPyConnection, written: str) -> dict[str, Any]:
    return connection.execute(written).fetchnumpy()


def compiled_policy(policy: str, events: Path, params: Mapping[str, Any], folder: Path) -> Compiled:
    """Write a policy as a case over a log, read it and compile it."""
    return compiled_case(write_case(policy, events, params, folder))


def compiled_case(folder: Path) -> Compiled:
    """Read a case and compile it."""
    case = load_case(folder).value
    if case is None:
        raise SystemExit(f"{folder} cannot be read")
    return compile_case(case.deal, case.claims, case.accounts, case.parties, case.datasets)


def asked_of(policy: str, params: Mapping[str, Any]) -> Asked:
    """Ask at the last second of the log; acts in that second count, a deadline that ends with it is not past."""
    return Asked(START_SECOND + params["max_ts"] + (policy in {"p1", "p3"}))


def ids_against(findings: Findings) -> Ids:
    """List what is surely against the terms, as the facts behind the assessments name it.

    Returns:
        Ids of rows; of periods that fell short the day, from the beginning of the log, and the place's number.
    """
    found: Ids = []
    for run in (run for one in findings.lines for run in one.cells):
        if run.cell.term.form not in {"forbid", "respond", "rate", "ratio"}:
            continue
        facts, _ = facts_of(findings.points, run.cell, 0, ALL)
        number = run.cell.term.id.rpartition(" ")[2]
        found += [
            ((fact.at - START_SECOND) // DAY, int(number)) if fact.kind == "short" else (fact.row,)
            for fact in facts
            if fact.is_sure
        ]
    return sorted(found)


def count_against(findings: Findings) -> int:
    """Add up the numbers that the assessments themselves carry, for the one account there is."""
    found = 0
    for run in (run for one in findings.lines for run in one.cells):
        outcome = run.outcome
        if 0 in outcome.breaches:
            found += outcome.breaches[0][1]
        elif 0 in outcome.instances:
            found += outcome.instances[0]["late"][0] + outcome.instances[0]["missed"][0]
    return found


def _counted(compiled: Compiled, asked: Asked) -> int:
    return count_against(run_case(compiled, asked))


def hash_of(ids: Iterable[tuple[int, ...]]) -> str:
    """Give the first twelve digits of the SHA-1 of the sorted ids, as Python writes the list."""
    return hashlib.sha1(repr(sorted(ids)).encode(), usedforsecurity=False).hexdigest()[:12]


def in_a_process(events: Path, params: Mapping[str, Any]) -> dict[str, float]:
    """Assess the five policies in a fresh process, by Holdfire alone.

    Returns:
        ``seconds`` for all five, ``peak_gib`` of that process.
    """
    with TemporaryDirectory() as folder:
        given = Path(folder) / "params.json"
        given.write_text(json.dumps(dict(params)), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.five", "--log", str(events), "--params", str(given)]
        ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def main() -> None:
    """Assess the five policies and say what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--params", type=Path, required=True)
    asked = parser.parse_args()
    params = json.loads(asked.params.read_text(encoding="utf-8"))
    seconds = 0.0
    with TemporaryDirectory() as folder:
        for policy in POLICIES:
            compiled, at = compiled_policy(policy, asked.log, params, Path(folder) / policy), asked_of(policy, params)
            seconds += clocked(_counted, compiled, at)[0]
    print(json.dumps({"seconds": seconds, "peak_gib": peak_gib()}))


if __name__ == "__main__":
    main()
