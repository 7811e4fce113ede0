"""No count and no ratio passes through a float: not in the engine, not in what claims come to, not in a query.

Floats are for places on a map (``vocab``) and for drawing (``report``).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

import holdfire
from holdfire.engine.duck import DuckEngine
from holdfire.engine.plan import queries
from holdfire.engine.rules.written import COMPILERS

PACKAGE = Path(holdfire.__file__).parent
MODULES = sorted(path for part in ("engine", "claims") for path in (PACKAGE / part).rglob("*.py"))
WHOLE = {"BIGINT", "HUGEINT", "INTEGER", "BOOLEAN", "VARCHAR", "DECIMAL(38,0)"}
QUARTERS = "breach_times"
"""The one rule that divides: seconds by 900, to name a quarter of an hour."""


def floats_in(module: ast.Module) -> Iterator[str]:
    """Find what makes a float: a literal, ``float``, ``/`` on what is no path, a mean."""
    handles_paths = any(isinstance(n, ast.ImportFrom) and n.module == "pathlib" for n in ast.walk(module))
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=float()):
                yield f"line {node.lineno}: the number {node.value}"
            case ast.Name(id="float") | ast.Attribute(attr="float64" | "float32" | "mean" | "avg"):
                yield f"line {node.lineno}: {ast.unparse(node)}"
            case ast.BinOp(op=ast.Div()) if not handles_paths:
                yield f"line {node.lineno}: {ast.unparse(node)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_makes_a_float(path: Path) -> None:
    assert list(floats_in(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("dialect", sorted(COMPILERS))
@pytest.mark.parametrize("rule", sorted(queries()))
def test_no_query_makes_a_float(rule: str, dialect: str) -> None:
    for node in sqlglot.parse_one(queries(dialect)[rule], read=dialect).walk():
        assert not isinstance(node, exp.Avg), node.sql()
        assert not isinstance(node, exp.Div) or rule == QUARTERS, node.sql()
        assert not (isinstance(node, exp.Literal) and not node.is_string and "." in node.name), node.sql()
        assert not (isinstance(node, exp.DataType) and node.this in exp.DataType.FLOAT_TYPES), node.sql()


@pytest.mark.parametrize("rule", sorted(queries()))
def test_every_column_that_a_query_gives_is_whole(rule: str) -> None:
    assert {name: kind for name, kind in DuckEngine().types(rule).items() if kind not in WHOLE} == {}


def test_quarters_of_an_hour_are_exact_in_all_years_that_can_be_read() -> None:
    """The first and last second of a quarter, around the years 1800 and 2200 and around 1970."""
    engine = DuckEngine()
    for quarter in (-5_961_600, -1, 0, 1, 8_065_152):
        for second in (quarter * 900, quarter * 900 + 899):
            engine.load("asked", [(2**53, -(2**53), 3)])
            engine.load("incidents", [(0, 0, 0, 0, second, second, second, 0, 3, 3)])
            engine.load("touches", [(0, 0, "against", 0, 0, second, second, 3)])
            assert [row["quarter"] for row in engine.run(QUARTERS)] == [quarter]
