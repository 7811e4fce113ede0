"""An amount as the text puts it, and the tables of words around numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Amount(NamedTuple):
    """A number as the text puts it.

    Attributes:
        first: Number of its first token, modifier and all.
        core: Number of the first token of the number itself.
        end: Number of the first token behind it.
        low: At least; ``None``: open.
        high: At most; ``None``: open.
        is_about: Whether the words say that it is only about that.
        cls: "count", "percent", "money", "duration" or "fraction".
        unit: Of money, time and measures; ``""`` for counts.
        rule: Which rule read it.
        is_compound: Whether a hyphen ties it to a noun ("72-hour truce").
        noun: Number of the token of a noun inside of it ("one child in four"); -1: none.
        tail: Characters of the token before ``end`` that do not belong to it ("-old" of "six-week-old").
    """

    first: int
    core: int
    end: int
    low: Fraction | None
    high: Fraction | None
    is_about: bool = False
    cls: str = "count"
    unit: str = ""
    rule: str = "figure.count"
    is_compound: bool = False
    in_words: bool = False
    tail: int = 0
    noun: int = -1

    @property
    def is_one(self) -> bool:
        """Say whether it is just one."""
        return self.is_exact and self.low == 1

    @property
    def is_exact(self) -> bool:
        """Say whether both ends are one number."""
        return self.low is self.high or self.low == self.high


@cache
def figure_tables() -> Mapping[str, Any]:
    """Give the tables of ``tables.toml``, lists of words as sets."""
    tables = tomllib.loads(files("holdfire.intake.extract.figures").joinpath("tables.toml").read_text(encoding="utf-8"))
    for table in ("words", "people", "nouns"):
        tables[table] = {name: frozenset(words) for name, words in tables[table].items()}
    return tables
