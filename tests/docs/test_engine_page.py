"""The page for auditors names every table with its columns, and every rule."""

import re
from pathlib import Path

from holdfire.engine.rules.written import RULES
from holdfire.engine.tables import SCHEMAS

PAGE = (Path(__file__).parents[2] / "docs" / "engine.md").read_text(encoding="utf-8")


def rows(first: str) -> dict[str, str]:
    """Rows of all tables whose first column has this head: first column to second."""
    tables = [part.partition("\n\n")[0] for part in PAGE.split(f"| {first} |")[1:]]
    return dict(row for table in tables for row in re.findall(r"^\| `(\w+)` \| (.*?) \|", table, re.MULTILINE))


def test_every_table_has_its_columns():
    assert rows("table") == {name: ", ".join(columns) for name, columns in SCHEMAS.items()}


def test_every_rule_is_there():
    assert set(rows("rule")) == set(RULES)
