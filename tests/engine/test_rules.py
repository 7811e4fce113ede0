"""The rules: every one can be written for each engine, and what is kept is what they say."""

from __future__ import annotations

from importlib.resources import files

import pytest

from holdfire.engine.duck import DuckEngine
from holdfire.engine.engines import ENGINES
from holdfire.engine.plan import queries
from holdfire.engine.rules.written import RULES, written_rules


@pytest.fixture(scope="module")
def engine() -> DuckEngine:
    return DuckEngine()


@pytest.mark.parametrize("dialect", ENGINES)
def test_the_queries_kept_are_those_of_the_rules(dialect: str) -> None:
    kept = files("holdfire.engine.rules").joinpath(f"{dialect}.sql").read_text(encoding="utf-8")
    assert kept == written_rules(dialect), "run: python -m holdfire.engine.rules.written"


@pytest.mark.parametrize("dialect", ENGINES)
def test_every_rule_has_its_query(dialect: str) -> None:
    assert set(queries(dialect)) == set(RULES)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_runs_on_empty_tables_and_finds_nothing(rule: str, engine: DuckEngine) -> None:
    assert engine.run(rule) == []
