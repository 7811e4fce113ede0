"""What a benchmark prints: a table of what was measured, the goal, and whether it was reached."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    Attributes:
        what: In words. ``unit``: of ``measured`` and ``goal``.
        measured: ``None``: not measured; ``note`` says why.
        goal: The most it may be; ``None``: there is none.
        is_right: Whether the results were exactly those expected.
    """

    what: str
    measured: float | None
    goal: float | None = None
    unit: str = "times"
    note: str = ""
    is_right: bool = True

    @property
    def verdict(self) -> str:
        """Say whether the goal was reached."""
        if not self.is_right:
            return "WRONG RESULTS"
        if self.measured is None:
            return "not measured"
        return "" if self.goal is None else "reached" if self.measured <= self.goal else "not reached"


def show_table(lines: Iterable[Line]) -> str:
    """Write the table as text."""
    rows = [("what", "measured", "goal", "")]
    for one in lines:
        measured, goal = (_number(value, one.unit) for value in (one.measured, one.goal))
        rows.append((one.what, measured, goal, " ".join(filter(None, (one.verdict, one.note and f"({one.note})")))))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        f"{what:<{widths[0]}}  {measured:>{widths[1]}}  {goal:>{widths[2]}}  {rest}".rstrip()
        for what, measured, goal, rest in rows
    )


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.0f} {unit}" if unit in {"ms", "bytes", "facts", "rows/s"} else f"{value:.2f} {unit}"


def tell(text: str) -> None:
    """Say on stderr what is being done."""
    print(text, file=sys.stderr, flush=True)


def clocked(work: Callable[..., T], *given: object) -> tuple[float, T]:
    """Say how many seconds something takes, and what comes out."""
    start = time.perf_counter()
    found = work(*given)
    return time.perf_counter() - start, found
