"""docs/claims.md says every key, and its examples are read."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.account_file import KEYS as ACCOUNT_KEYS
from holdfire.claims.account_file import read_accounts
from holdfire.claims.case_file import read_case_facts
from holdfire.claims.columns import BY_KIND, EVERY, KINDS, QUANTITY_PARTS, Column
from holdfire.claims.dataset_file import read_datasets
from holdfire.claims.dataset_yaml import KIND_KEYS, TIME_KEYS, TOP_KEYS, UNITS, dataset_files
from holdfire.claims.read import read_claims
from holdfire.claims.sources import read_sources
from holdfire.engine.dataset_table import DuckTable
from holdfire.engine.names import names_of_case
from holdfire.pipeline import load_case

ALEPPO = ZoneInfo("Asia/Damascus")
ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+ ?\w*)\n(.*?)```", PAGE, re.DOTALL)


def section(title):
    return re.split(r"^## ", PAGE.split(f"\n## {title}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]


def table_row(column: Column) -> str:
    return f"| `{column.name}`{' *' if column.needed else ''} | {column.takes} | {column.means} |"


@pytest.fixture(scope="module")
def names():
    case = load_case(ROOT / "examples" / "aleppo-2016").value
    return names_of_case(case.deal, case.parties)


def test_every_key_of_every_kind_is_on_the_page():
    for column in EVERY:
        assert table_row(column) in section("Keys of every claim")
    for kind in KINDS:
        for column in BY_KIND:
            assert (table_row(column) in section(kind.capitalize())) == (kind in column.kinds)
    for part, means in QUANTITY_PARTS.items():
        assert f"| `{part}` | {means} |" in section("Quantities")
    for key in ACCOUNT_KEYS:
        assert f"| `{key}` |" in section("accounts.yaml")


def test_the_claims_on_the_page_are_read(tmp_path, names):
    rows = tmp_path / "claims.jsonl"
    rows.write_text("".join(text for language, text in BLOCKS if language == "jsonl"))
    table = tmp_path / "table.csv"
    table.write_text("".join(text for language, text in BLOCKS if language == "csv"))
    outcome = read_claims([rows, table], ALEPPO, {}, names)
    assert outcome.diagnostics == ()
    assert {type(claim.assertion).__name__.lower() for claim in outcome.value} == set(KINDS)


def test_the_registered_table_on_the_page_is_read_and_every_key_is_told(tmp_path, names):
    blocks = dict(BLOCKS)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "log.dataset.yaml").write_text(blocks["yaml dataset"])
    (tmp_path / "events.csv").write_text(blocks["csv events"])

    outcome = read_datasets(dataset_files(tmp_path), ALEPPO, names, DuckTable)

    assert outcome.diagnostics == ()
    assert [(kind.name, len(kind.told)) for kind in outcome.value[0].kinds] == [("strike", 5), ("convoy", 5)]
    told = section("A table of millions of rows")
    for key in (*TOP_KEYS, *KIND_KEYS, *TIME_KEYS, *UNITS):
        assert f"`{key}`" in told


@pytest.mark.parametrize("file", ["accounts", "sources", "case"])
def test_the_yaml_on_the_page_is_read(tmp_path, names, file):
    (text,) = [text for language, text in BLOCKS if language == f"yaml {file}"]
    path = tmp_path / f"{file}.yaml"
    path.write_text(text)
    readers = {
        "accounts": lambda: read_accounts(path, ALEPPO, names),
        "sources": lambda: read_sources(path),
        "case": lambda: read_case_facts(path, ALEPPO),
    }
    outcome = readers[file]()
    assert outcome.diagnostics == ()
    assert outcome.value
