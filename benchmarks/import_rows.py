"""How long it takes to import a file of UCDP form into an empty log: seconds, rows a second, memory.

Through the command, as anybody would.

    python -m benchmarks.import_rows --rows 1000000

The file is made up (``benchmarks.ged``) before the clock starts. Memory is the most that the command had, the process
that reads for it counted too. ``--again`` imports the same file once more: all of it is unchanged.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.ged import write_rows

DEAL = """
deal: Made-up truce
label: deal
in force: 1989-01-01
time zone: UTC
parties:
  government: {name: Government of Country 1}
  group: {name: Group 1-1}
terms:
  truce: {must not: attack, who: [government, group]}
"""


def import_file(case: Path, file: Path) -> None:
    """Run the command; print how long it took."""
    asked = [sys.executable, "-m", "holdfire", "import", str(case), str(file), "--keep", "--by", "benchmark"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    wide = {**os.environ, "COLUMNS": "200"}
    done = subprocess.run(asked, check=True, capture_output=True, text=True, env=wide)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    rows = int(next(line.split()[0] for line in done.stdout.splitlines() if " rows " in line).replace(",", ""))
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(done.stdout.splitlines()[-1])
    print(f"{took:.1f} s, {processor:.1f} s of processors; at most {after.ru_maxrss / 2**20:.2f} GiB in one process")
    print(f"{rows / took:,.0f} rows a second" if rows else "nothing new")


def main() -> None:
    """Make a file, import it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--file", type=Path, help="instead of making one up")
    asked.add_argument("--again", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        case.mkdir()
        (case / "deal.yaml").write_text(DEAL, encoding="utf-8")
        file = given.file or write_rows(Path(folder) / "ged.csv", given.rows)
        for _ in range(2 if given.again else 1):
            import_file(case, file)


if __name__ == "__main__":
    main()
