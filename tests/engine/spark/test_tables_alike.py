"""Claims in registered tables, which stay where they are: Spark says of them what DuckDB says."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Question
from holdfire.deal.load import load_deal_text
from holdfire.pipeline import assess_case, load_case
from tests.engine.bulk.test_tables_and_claims import ACCOUNTS, DEAL, NOW, PARTIES, as_table, rows
from tests.properties.profile import SPARK_EXAMPLES

pytestmark = pytest.mark.usefixtures("spark")
CASE = {
    "deal.yaml": """
deal: Harbour truce
time zone: Europe/Sarajevo
in force: 2024-03-01
parties: {north: , south: }
places: {harbour: , hill: }
terms:
  hold fire: {who: each of north and south, must not: attack, where: harbour}
  leave: {who: north, must: depart, how many: 20 fighters, from place: hill, by: 2024-03-20}
""",
    "sources.yaml": "sources:\n  mission: {name: The mission, kind: organisation}\n",
    "accounts.yaml": "accounts:\n  as the mission tells it: {voices: mission, complete up to: 2024-04-01}\n",
    "claims/log.dataset.yaml": """
file: ../what [it] saw/{log}
id: id
time: {column: seen, from: 2024-03-01 00:00, unit: seconds}
chain: mission
rows:
  shots: {where: {kind: shots}, act: attack, actors: {column: who}, place: harbour}
  left: {where: {kind: left}, act: depart, actors: north, from: hill, quantity: {column: many, unit: fighters}}
""",
}


@settings(
    max_examples=max(1, SPARK_EXAMPLES // 2),
    phases=[Phase.generate],
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(rows())
def test_a_made_up_table_comes_out_the_same(rows: Any) -> None:
    deal = load_deal_text(DEAL).value
    with TemporaryDirectory() as folder:
        tables = (as_table(rows, Path(folder)),)
        by_duckdb, by_spark = (
            assess_terms(deal, (), ACCOUNTS, PARTIES, Question(NOW, engine=engine), tables)
            for engine in ("duckdb", "spark")
        )
    assert by_spark == by_duckdb


@pytest.mark.parametrize("log", ["log.csv", "log.parquet"])
def test_a_table_is_read_the_same_whatever_its_kind_and_wherever_it_lies(log: str, tmp_path: Path) -> None:
    for name, text in CASE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text.replace("{log}", log), encoding="utf-8")
    (tmp_path / "what [it] saw").mkdir()
    duckdb.execute(f"""
        COPY (
            SELECT i AS id, i * 3600 AS seen, ['shots', 'left'][i % 2 + 1] AS kind, i % 3 AS many,
                   ['north', 'south'][i % 5 % 2 + 1] AS who
            FROM range(400) t(i)
        ) TO '{tmp_path / "what [it] saw" / log}'
    """)
    case = load_case(tmp_path)
    assert case.value is not None, case.diagnostics
    by_duckdb, by_spark = (assess_case(case.value, Question(NOW, engine=engine)) for engine in ("duckdb", "spark"))
    assert by_spark == by_duckdb
    assert {each.breaches.established for each in by_duckdb if each.breaches} != {0}
