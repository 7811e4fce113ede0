"""What every form is given, and what it gives back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.engine.seats import Seats
from holdfire.engine.signal import Signal, combine
from holdfire.vocab.moment import FIRST

Row = Mapping[str, Any]
Range = tuple[int, int | None]
Breaches = tuple[int, int, tuple[int, ...]]
"""Alleged, established, quarter hours of alleged ones."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every form needs to know about the question."""

    seats: Seats
    zone: ZoneInfo
    now: int
    period_start: int

    @property
    def incomplete(self) -> Signal:
        """Where absence says nothing."""
        return self.seats.incomplete()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a form makes of its rows.

    Attributes:
        breached: The form's own pair at each moment, as the timeline and conditions see it.
        over_period: The same over the reporting period; ``ever``: over all time so far.
        instances: Per seat, per word of ``INSTANCE_WORDS``: (low, high).
        late: Per seat: "no", "may" or "must".
        breaches: Per seat.

    """

    breached: Signal
    over_period: Signal
    ever: Signal
    instances: Mapping[int, Mapping[str, tuple[int, int]]] = field(default_factory=dict)
    late: Mapping[int, str] = field(default_factory=dict)
    breaches: Mapping[int, Breaches] = field(default_factory=dict)


INSTANCE_WORDS = ("total", "met", "late", "missed", "open")


def never() -> Signal:
    """A signal that never holds."""
    return Signal.always(0, 0)


def unseen(is_open: Signal, seats: Seats) -> Signal:
    """Hold possibly where the window may be open and not all is told (from the first such second)."""
    from_there = Signal.once((max(FIRST, since), 1 << seat, 0) for seat, since in enumerate(seats.complete_up_to))
    return combine(lambda a, b: (a[0] & b[0], 0), is_open, from_there)


def rows_by_cell(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Sort the rows of a table by cell."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["cell"]].append(row)
    return found
