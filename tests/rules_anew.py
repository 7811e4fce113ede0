"""For a mutation run: queries are written anew from the rules, so that a change in a rule is a change in what runs."""

from __future__ import annotations

import os
from collections import UserDict
from typing import Any

from holdfire.engine import duck
from holdfire.engine.rules.written import COMPILERS, RULES


class WrittenAnew(UserDict[str, str]):
    """The query of each rule, written when it is first asked for."""

    def __missing__(self, rule: str) -> str:
        self.data[rule] = COMPILERS["duckdb"].to_sqlglot(RULES[rule]()).sql("duckdb")
        return self.data[rule]


written: dict[str, WrittenAnew] = {}


def pytest_runtest_setup() -> None:
    """Write anew for each mutant; while it is found out which test reaches which rule, for each test."""
    mutant = os.environ.get("MUTANT_UNDER_TEST", "")
    if mutant == "stats":
        written.clear()
    queries: Any = lambda: written.setdefault(mutant, WrittenAnew())  # noqa: E731
    duck.queries = queries
