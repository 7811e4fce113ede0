"""What is wrong with the row of a claim, field by field."""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.claims.columns import columns_of
from holdfire.claims.rows_jsonl import jsonl_rows
from holdfire.source.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a row: in which field (``""``: nobody can say), what to do, and the code of the mistake."""

    key: str
    severity: str
    message: str
    help: str = ""
    code: str = ""

    @property
    def words(self) -> str:
        """Say it in one sentence."""
        where = f"{self.key}: " if self.key else ""
        return where + self.message + (f"; {self.help}" if self.help else "")


def mistake_in(line: str, one: Diagnostic) -> Mistake:
    """Find the field a diagnostic is about."""
    row = next(iter(jsonl_rows(line, one.span.file, [])), None)
    key = next((key for key in row.cells if row.span_of(key) == one.span), "") if row else ""
    if row and not key:
        columns = columns_of(str(row.cells.get("kind", "")))
        named = [word for word in one.message.split("`")[1::2] if word in columns]
        key = next(iter(named), "")
    return Mistake(key, one.severity, one.message, one.help, one.code)
