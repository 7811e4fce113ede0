"""The plan: the query of every rule, as kept beside the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

MARK = "-- rule: "


class CannotRunError(Exception):
    """The rules cannot say what was asked; the message says why, and what to do."""


class TooLargeError(CannotRunError):
    """A sum or a product has more digits than an engine can hold: nothing is said rather than something wrong."""

    def __str__(self) -> str:
        return "the numbers told add up to more than can be counted exactly: look for a quantity with too many zeros"


class WrongMemoryError(CannotRunError):
    """A limit of memory was asked for in words that are none."""

    def __init__(self, variable: str, limit: str) -> None:
        super().__init__(variable, limit)
        self.variable, self.limit = variable, limit

    def __str__(self) -> str:
        return f"{self.variable} is `{self.limit}`, which says no size: write for example `2GB`"


class NoRoomError(CannotRunError):
    """Neither memory nor the files beside it have room for what a rule works with."""

    def __str__(self) -> str:
        return "there is not enough memory for this, even with files beside it: allow more by HOLDFIRE_MEMORY"


class NotInTablesError(CannotRunError):
    """Rows of a registered table bear on terms that need what cannot be had from tables."""

    def __init__(self, terms: Sequence[str]) -> None:
        super().__init__(terms)
        self.terms = terms

    def __str__(self) -> str:
        shown = "".join(f"\n  {term}" for term in self.terms[:10])
        more = f"\n  and {len(self.terms) - 10} more" if len(self.terms) > 10 else ""
        return (
            f"claims in a registered table bear on terms that cannot be worked out in tables:{shown}{more}\n"
            "put the claims about them in files of their own"
        )


@cache
def queries(dialect: str = "duckdb") -> Mapping[str, str]:
    """Map each rule to its query in a dialect."""
    text = files("holdfire.engine.rules").joinpath(f"{dialect}.sql").read_text(encoding="utf-8")
    parts = (part.split("\n", 1) for part in text.split(MARK)[1:])
    return {name: query.strip() for name, query in parts}
