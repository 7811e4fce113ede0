"""What is installed by default is enough: every command runs without the extras and without what developers have."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from shutil import copytree

import pytest

ROOT = Path(__file__).parents[1]
BLOCKED = ("ibis", "pyarrow", "pyspark", "sqlglot", "trafilatura", "pypdfium2", "textual", "httpx", "jsonschema",
           "wordllama", "bagit", "cryptography", "prompt_toolkit", "rfc3161_client",
           "openpyxl", "hypothesis", "pytest")  # fmt: skip
PROGRAM = f"""
import sys
for name in {BLOCKED!r}:
    sys.modules[name] = None
from holdfire.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
ARTICLE = "The envoy said on Thursday that up to 900 Nusra fighters were in eastern Aleppo.\n"
TABLE = "id,a,b,who\n1,0,0,0\n2,10,600,1\n"
REGISTERED = """file: ../strikes.csv
id: id
time: {earliest: a, latest: b, from: 2016-10-06 00:00, unit: seconds}
chain: [un]
rows:
  strike:
    act: airstrike
    actors: {column: who, names: {0: syria, 1: russia}}
    place: eastern aleppo
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path / "case"))


def run(*asked: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM, *map(str, asked)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.mark.parametrize(
    "asked",
    [
        ["check", "CASE"],
        ["assess", "CASE"],
        ["explain", "CASE", "leave"],
        ["report", "CASE", "--out", "OUT"],
        ["rings", "CASE"],
        ["restate", "CASE"],
        ["exposure", "CASE"],
        ["read", "ARTICLE", "--case", "CASE", "--source", "reuters"],
        ["review", "CASE", "--list"],
        ["add", "CASE", "--json", '{"retracts": "envoy-proposes", "chain": "rt", "published": "2016-10-09"}'],
        ["custody", "CASE", "--adopt", "--by", "amal"],
        ["compare", "CASE", "nyt", "rt", "-o", "OUT"],
        ["export", "csv", "CASE", "--out", "OUT"],
        ["export", "parquet", "CASE", "--out", "OUT"],
        ["export", "geojson", "CASE", "--out", "OUT"],
    ],
    ids=lambda asked: "-".join(asked[:2]) if asked[0] == "export" else asked[0],
)
def test_a_command_needs_nothing_else(asked: list[str], case: Path, tmp_path: Path) -> None:
    given = {"CASE": case, "OUT": tmp_path / "out.html", "ARTICLE": tmp_path / "a.txt"}
    ran = run(*(given.get(one, one) for one in asked))
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("what", ["xlsx", "xlsform", "template"])
def test_an_export_says_which_extra_it_needs(what: str, case: Path, tmp_path: Path) -> None:
    ran = run("export", what, case, "--out", tmp_path / "out")
    assert ran.returncode == 2
    assert "pip install 'holdfire[formats]'" in ran.stderr


@pytest.mark.parametrize("told", ["to the second", "roughly"])
def test_registered_tables_need_nothing_else(told: str, case: Path) -> None:
    rows = TABLE if told == "roughly" else TABLE.replace("10,600", "10,10")
    (case / "strikes.csv").write_text(rows, encoding="utf-8")
    (case / "claims" / "strikes.dataset.yaml").write_text(REGISTERED, encoding="utf-8")
    ran = run("assess", case, "--term", "halt bombing", "--as-if", "2016-10-05")
    assert ran.returncode == 0, ran.stderr


def test_what_is_blocked_is_not_among_the_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {line.split(">")[0].split("[")[0].lower() for line in project["dependencies"]}
    known = packages_distributions()
    assert not {one.lower() for package in BLOCKED for one in known.get(package, ())} & names
