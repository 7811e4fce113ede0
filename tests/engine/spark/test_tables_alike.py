"""Claims in registered tables, which stay where they are: Spark says of them what DuckDB says."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Question
from holdfire.deal.load import load_deal_text
from holdfire.pipeline import assess_case, load_case
from tests.engine.bulk import test_spans_and_claims as spans
from tests.engine.bulk.test_tables_and_claims import ACCOUNTS, DEAL, NOW, PARTIES, as_table, rows
from tests.engine.spark.table_case import write_case
from tests.properties.profile import SPARK_EXAMPLES

pytestmark = pytest.mark.usefixtures("spark")


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


@settings(
    max_examples=max(1, SPARK_EXAMPLES // 3),
    phases=[Phase.generate],
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(spans.rows())
def test_so_does_one_told_to_stretches_of_time_with_claims_beside_it(rows: Any) -> None:
    deal, beside = load_deal_text(spans.DEAL).value, spans.as_claims(rows, beside_table=True)
    with TemporaryDirectory() as folder:
        tables = spans.as_table(rows, Path(folder))
        by_duckdb, by_spark = (
            assess_terms(deal, beside, spans.ACCOUNTS, PARTIES, Question(spans.NOW, engine=engine), tables)
            for engine in ("duckdb", "spark")
        )
    assert by_spark == by_duckdb


@pytest.mark.parametrize("log", ["log.csv", "log.parquet"])
def test_a_table_is_read_the_same_whatever_its_kind_and_wherever_it_lies(log: str, tmp_path: Path) -> None:
    write_case(tmp_path, log)
    case = load_case(tmp_path)
    assert case.value is not None, case.diagnostics
    by_duckdb, by_spark = (assess_case(case.value, Question(NOW, engine=engine)) for engine in ("duckdb", "spark"))
    assert by_spark == by_duckdb
    assert {each.breaches.established for each in by_duckdb if each.breaches} != {0}
