"""Spark says what DuckDB says: on the example cases, on pages of constructs, on made-up cases."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Question
from holdfire.cli.main import main
from holdfire.pipeline import assess_case, load_case
from tests.constructs.test_constructs import case_and_question, situations
from tests.properties.profile import SPARK_EXAMPLES
from tests.properties.show import show_case
from tests.properties.strategies import Made, cases

EXAMPLES = Path(__file__).parents[3] / "examples"
PAGES = ("exceptions-for-a-time", "exchange-by-category", "keep-doing", "nested-quotas")

pytestmark = pytest.mark.usefixtures("spark")


@pytest.mark.parametrize("name", ["aleppo-2016", "convoys-and-levels"])
def test_an_example_comes_out_the_same_with_its_reasons(name: str) -> None:
    case = load_case(EXAMPLES / name).value
    assert case is not None
    assert case.now is not None
    question = Question(case.now, as_if=case.as_if)
    assert assess_case(case, replace(question, engine="spark")) == assess_case(case, question)


@pytest.mark.parametrize("page", PAGES)
def test_a_construct_comes_out_the_same(page: str, tmp_path: Path) -> None:
    situation = next(one for one in situations() if one.page == page)
    case, question = case_and_question(situation, tmp_path)
    asked = (case.deal, case.claims, case.accounts, case.parties)
    assert assess_terms(*asked, replace(question, engine="spark")) == assess_terms(*asked, question)


@settings(
    max_examples=SPARK_EXAMPLES,
    phases=[Phase.generate],
    derandomize="HOLDFIRE_SPARK_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(cases())
def test_a_made_up_case_comes_out_the_same(made: Made) -> None:
    asked = (made.deal, made.claims, made.accounts, made.parties)
    by_spark = assess_terms(*asked, replace(made.question, engine="spark"))
    assert by_spark == assess_terms(*asked, made.question), show_case(made)


def test_the_commands_take_the_engine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, told = str(tmp_path / "case"), []
    assert main(["init", case]) == 0
    capsys.readouterr()
    for engine in ("duckdb", "spark"):
        assert main(["explain", case, "hold fire", "--engine", engine]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
