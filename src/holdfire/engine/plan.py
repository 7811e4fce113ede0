"""The plan: the query of every rule, as kept beside the rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

MARK = "-- rule: "


class TooLargeError(Exception):
    """A sum or a product has more digits than an engine can hold: nothing is said rather than something wrong."""

    def __str__(self) -> str:
        return "the numbers told add up to more than can be counted exactly: look for a quantity with too many zeros"


@cache
def queries(dialect: str = "duckdb") -> Mapping[str, str]:
    """Map each rule to its query in a dialect."""
    text = files("holdfire.engine.rules").joinpath(f"{dialect}.sql").read_text(encoding="utf-8")
    parts = (part.split("\n", 1) for part in text.split(MARK)[1:])
    return {name: query.strip() for name, query in parts}
