"""How long it takes to write and to verify a log, against what nobody can do without: JSON, SHA-256 and a file.

``python -m benchmarks.evidence_log --entries 1000000`` makes up claims as an import writes them, appends them to a log
in SQLite, verifies it, and in turn does the least that a chain of hashes needs: the same lines read from a file, taken
apart, put together again and hashed. Each in a process of its own, for its peak of memory. Ratios are of processor
seconds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson

from benchmarks.memory import peak_gib
from holdfire.log.entry import NewEntry
from holdfire.log.store import open_log
from holdfire.log.verify import first_broken

AT = 1_480_000_000


def main() -> None:
    """Measure and print a table."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.evidence_log", description=__doc__)
    asked.add_argument("--entries", type=int, default=1_000_000)
    asked.add_argument("--step", choices=("append", "verify", "least"), help=argparse.SUPPRESS)
    asked.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    chosen = asked.parse_args()
    if chosen.step:
        print(json.dumps(measured(chosen.step, chosen.folder, chosen.entries)))
        return
    with TemporaryDirectory() as folder:
        took = {step: in_a_process(step, folder, chosen.entries) for step in ("append", "verify", "least")}
    print(f"{chosen.entries:,} entries, SQLite")
    print(f"{'step':8} {'seconds':>9} {'cpu s':>8} {'us/entry':>9} {'MiB':>7} {'times least':>12}")
    for step, one in took.items():
        each, ratio = 1e6 * one["cpu"] / chosen.entries, one["cpu"] / took["least"]["cpu"]
        print(f"{step:8} {one['wall']:9.1f} {one['cpu']:8.1f} {each:9.1f} {one['MiB']:7.0f} {ratio:12.2f}")


def in_a_process(step: str, folder: str, entries: int) -> dict[str, float]:
    """Do a step in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.evidence_log", "--entries", str(entries), "--step", step]
    done = subprocess.run([*command, "--folder", folder], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measured(step: str, folder: Path, entries: int) -> dict[str, float]:
    """Do a step; give its seconds by the clock, of the processor, and its peak of memory in MiB."""
    began, cpu = time.perf_counter(), time.process_time()
    {"append": append, "verify": verify, "least": least}[step](folder, entries)
    wall, used = time.perf_counter() - began, time.process_time() - cpu
    if step == "verify":
        write_lines(folder)
    return {"wall": wall, "cpu": used, "MiB": 1024 * peak_gib()}


def append(folder: Path, entries: int) -> None:
    """Append all entries, in one batch."""
    with open_log(folder) as log:
        log.append(made_up(entries), AT)


def made_up(entries: int) -> Iterator[NewEntry]:
    """Make up claims of the size that an import of events writes."""
    for number in range(entries):
        day = f"2016-10-{number % 28 + 1:02d}"
        harm = f"{number % 9} to {number % 9 + 4} deaths"
        row = {"id": f"e-{number}", "kind": "event", "act": "attack", "actors": ["a", "b"], "when": day, "harm": harm,
               "where": f"place {number % 300}", "chain": ["agency", "dataset"], "published": "2017"}  # fmt: skip
        fields = {"where_prec": "1", "date_prec": "2", "low": str(number % 9), "high": str(number % 9 + 4)}
        origin = {"format": "ucdp", "dataset": "ged", "key": str(number), "line": number + 2, "fields": fields}
        yield NewEntry("amina", "claim", f"e-{number}", {"row": row, "origin": origin}, batch="b1")


def verify(folder: Path, entries: int) -> None:
    """Verify the log; it must be whole."""
    with open_log(folder) as log:
        assert first_broken(log.entries, log.head()) is None
        assert log.head().number == entries


def write_lines(folder: Path) -> None:
    """Write the log as lines of JSON, for the least that there is to do."""
    with open_log(folder) as log, (folder / "lines.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(entry.as_line() + "\n" for entry in log.entries())


def least(folder: Path, entries: int) -> None:
    """Read lines, take each apart, hash it without its hash, and hold it to what it says and to the line before."""
    previous, lines = "0" * 64, 0
    with (folder / "lines.jsonl").open("rb") as file:
        for line in file:
            entry = orjson.loads(line)
            stated = entry.pop("hash")
            assert entry["previous"] == previous
            assert sha256(orjson.dumps(entry, option=orjson.OPT_SORT_KEYS)).hexdigest() == stated
            previous, lines = stated, lines + 1
    assert lines == entries


if __name__ == "__main__":
    main()
