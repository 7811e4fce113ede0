"""The same case and the same question give the same bytes, everywhere.

Whatever order this Python keeps its sets in (``PYTHONHASHSEED``), however many threads DuckDB has,
and in whatever order the rows of a claim file stand: who says what does not depend on it. Each run
is a process of its own that writes everything there is to write.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import duckdb
import pytest

ROOT = Path(__file__).parents[1]
RUN = """
import contextlib, sys
import duckdb
from pathlib import Path

threads, case, *commands = sys.argv[1:]
connect = duckdb.connect
duckdb.connect = lambda *args, **more: connect(*args, **more, config={"threads": int(threads)})
from holdfire.cli.main import main

for number, command in enumerate(commands):
    with Path(f"{number}.out").open("w", encoding="utf-8") as out, contextlib.redirect_stdout(out):
        assert main(command.format(case=case).split(" ")) == 0, command
"""
COMMANDS = (
    "assess {case} --format json --timeline --now 2024-05-20",
    "assess {case} --format csv --timeline --now 2024-05-20",
    "assess {case} --now 2024-05-20",
    "report {case} --out report.html --now 2024-05-20",
    "restate {case} --ics dates.ics",
    "check {case} --format json",
    "exposure {case} --format json",
    "rings {case} --format json",
)
LARGE = {
    "deal.yaml": """\
deal: Aid
time zone: Europe/Sarajevo
in force: 2024-05-01
parties: {north: , south: }
categories: {trucks: }
places: {road: }
terms:
  hold fire: {who: each of north and south, must not: attack, where: road}
  aid: {who: south, must: deliver, how many: 900000 trucks, by: 2024-05-10}
  in step:
    who: south
    must: deliver
    how many: 1 trucks
    for every: {how many: 1 trucks, act: pass, by: north}
    within: 24 hours
""",
    "case.yaml": "now: 2024-05-20\n",
    "claims/log.dataset.yaml": """\
file: ../events.parquet
id: id
time: {column: at, from: 2024-05-02 00:00}
chain: {column: source}
rows:
  attack: {where: {kind: 0}, act: attack, actors: {column: who, names: {0: north, 1: south}}, place: road}
  passed: {where: {kind: 1}, act: pass, actors: north, quantity: {column: n, unit: trucks}}
  delivered: {where: {kind: 2}, act: deliver, actors: south, quantity: {column: n, unit: trucks}}
""",
}
EVENTS = """\
SELECT n AS id, n * 7 % 864000 AS at, n % 3 AS kind, n % 2 AS who, n % 9 AS n,
CASE WHEN n % 5 < 2 THEN 'north' ELSE 'south' END AS source FROM range(250000) AS _(n)
"""


def written(
    folder: Path, case: Path, hash_seed: int, threads: int, commands: tuple[str, ...] = COMMANDS
) -> dict[str, bytes]:
    """Run commands in a folder of its own, and give what was written."""
    folder.mkdir()
    setting = os.environ | {"PYTHONHASHSEED": str(hash_seed), "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "120"}
    copied = Path(shutil.copytree(case, folder / case.name))
    command = [sys.executable, "-c", RUN, str(threads), copied.name, *commands]
    ran = subprocess.run(command, cwd=folder, env=setting, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def with_rows_stirred(case: Path, folder: Path) -> Path:
    """Copy a case, the rows of its claim files in another order."""
    copied = Path(shutil.copytree(case, folder / case.name))
    for path in (copied / "claims").iterdir():
        rows = path.read_text(encoding="utf-8").splitlines()
        header = rows[:1] if path.suffix == ".csv" else []
        rows = rows[len(header) :]
        Random(7).shuffle(rows)
        path.write_text("\n".join([*header, *rows, ""]), encoding="utf-8")
    return copied


def assert_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.parametrize("name", ["aleppo-2016", "convoys-and-levels"])
def test_an_example_is_written_alike_whatever_the_order_of_sets_threads_and_rows(name: str, tmp_path: Path) -> None:
    case = ROOT / "examples" / name
    first = written(tmp_path / "first", case, hash_seed=0, threads=1)
    assert len(first) == len(COMMANDS) + 2  # and two files beside
    stirred = with_rows_stirred(case, tmp_path / "rows")
    assert_same(first, written(tmp_path / "second", stirred, hash_seed=1, threads=4))


def test_a_registered_table_is_assessed_alike_by_one_thread_and_by_four(tmp_path: Path) -> None:
    """250,000 rows: three row groups, which four threads read side by side."""
    case = tmp_path / "large"
    for name, text in LARGE.items():
        (case / name).parent.mkdir(parents=True, exist_ok=True)
        (case / name).write_text(text, encoding="utf-8")
    duckdb.connect().execute(f"COPY ({EVENTS}) TO '{(case / 'events.parquet').as_posix()}'")
    one = written(tmp_path / "one", case, hash_seed=0, threads=1, commands=COMMANDS[:1])
    assert_same(one, written(tmp_path / "four", case, hash_seed=1, threads=4, commands=COMMANDS[:1]))
