"""Periods of a rate with a floor alone, judged all at once: as ``engine/forms/rate.py``, in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.engine.bulk.windows import Days, pulses
from holdfire.engine.cells import Cell
from holdfire.engine.control import Windows
from holdfire.engine.duck import Columns
from holdfire.engine.forms.outcome import Outcome, Setting
from holdfire.engine.signal import Ints, Signal, any_of, columns_together
from holdfire.vocab.moment import LAST, Window

Flags = NDArray[np.bool_]


@dataclass(slots=True)
class Periods:
    """The periods of a rate as columns; ``windows`` are they themselves.

    Attributes:
        belonging: The days of each, once they are asked for.
    """

    windows: Sequence[Window]
    starts: Ints
    ends: Ints
    belonging: tuple[Ints, Ints] | None = None

    @classmethod
    def of(cls, windows: Sequence[Window]) -> Periods:
        """Put periods into columns."""
        starts, ends = (np.array([getattr(one, end) for one in windows], dtype=np.int64) for end in ("start", "end"))
        return cls(windows, starts, ends)

    def days(self, span: Window, days: Days) -> tuple[Ints, Ints]:
        """List the local days of a span that belong to a period: their numbers, and when the period starts."""
        if self.belonging is None:
            inside = (self.starts < span.end) & (self.ends > span.start)
            first = days.number(np.maximum(self.starts[inside], span.start))
            last = days.number(np.minimum(self.ends[inside], span.end) - 1)
            counts = last - first + 1
            row = np.repeat(np.arange(len(first)), counts)
            day = first[row] + np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
            self.belonging = day, self.starts[inside][row]
        return self.belonging


def floor_points(
    cell: Cell, windows: Windows, setting: Setting, periods: Periods, found: Columns | None, floor: int
) -> Outcome:
    """Judge each day, week or month by its floor.

    Args:
        found: Rows of ``point_periods``.
        floor: Thousandths, above 0.
    """
    starts, ends = periods.starts, periods.ends
    asked_may, asked_must = _asked(cell, windows, starts, ends, setting.now)
    is_over = ends <= setting.now
    is_reported = (setting.period_start < ends) & (starts < setting.now)
    counted, flags = {}, []
    for seat in range(setting.seats.count):
        low, high, opened = _done(found, starts, seat)
        complete = setting.seats.complete_up_to[seat]
        opened = opened | ((complete < ends) & (complete < setting.now))
        is_possible, is_sure = asked_may >> seat & 1 == 1, asked_must >> seat & 1 == 1
        missed_surely = is_sure & ~opened & (high < floor) & is_over
        missed_possibly = is_possible & (low < floor) & is_over
        flags.append((seat, missed_possibly, missed_surely))
        pairs = {
            "total": (is_sure, is_possible),
            "met": (is_over & is_sure & ~missed_possibly, is_over & is_possible & ~missed_surely),
            "late": (is_over & False, is_over & False),
            "missed": (missed_surely, missed_possibly),
            "open": (~is_over & is_sure, ~is_over & is_possible),
        }
        if seat % 2 == 0:
            counted[seat] = {
                word: (int((sure & is_reported).sum()), int((possible & is_reported).sum()))
                for word, (sure, possible) in pairs.items()
            }

    def shown() -> Signal:
        until = np.append(ends[1:], LAST)
        parts = [
            pulses(ends[of], until[of], 1 << seat, 1 << seat if which else 0)
            for seat, *both in flags
            for which, of in enumerate(both)
        ]
        return any_of(Signal.always(0, 0), *parts)

    def once(inside: Flags) -> Signal:
        return Signal.once(
            (int(ends[of].min()), 1 << seat, 1 << seat if which else 0)
            for seat, *both in flags
            for which, missed in enumerate(both)
            if (of := missed & inside).any()
        )

    reported = Signal.later(lambda: once(ends > setting.period_start))
    return Outcome(Signal.later(shown), reported, Signal.later(lambda: once(is_over)), counted)


def _asked(cell: Cell, windows: Windows, starts: Ints, ends: Ints, now: int) -> tuple[Ints, Ints]:
    """Say in which seats each period is asked for: open in some of its seconds up to now, or in all of them."""
    times, pairs = columns_together((windows.open, windows.open_all_day, windows.hours))
    is_open, all_day, hours = (
        tuple(np.broadcast_to(np.asarray(mask, dtype=np.int64), times.shape) for mask in pair) for pair in pairs
    )
    first = np.maximum(np.searchsorted(times, starts, side="right") - 1, 0)
    end = np.searchsorted(times, np.minimum(ends, now + 1), side="left")
    return (
        (_any(is_open[0], first, end), _any(is_open[1], first, end))
        if cell.term.partial_periods
        else (_all(all_day[0], hours[1], first, end), _all(all_day[1], hours[1], first, end))
    )


def _any(masks: Ints, first: Ints, end: Ints) -> Ints:
    return _over(np.bitwise_or, masks, first, end)


def _all(masks: Ints, hours: Ints, first: Ints, end: Ints) -> Ints:
    """Take what all steps within daily hours have; nothing where there are none."""
    found = _over(np.bitwise_and, np.where(hours != 0, masks, -1), first, end)
    return np.where(found == -1, 0, found)


def _over(rule: np.ufunc, masks: Ints, first: Ints, end: Ints) -> Ints:
    """Put together the steps from ``first`` up to ``end``, for each period; 0 where there are none."""
    if not len(first):
        return np.zeros(0, dtype=np.int64)
    ends = np.column_stack([first, np.maximum(end, first + 1)]).ravel()
    found: Ints = rule.reduceat(np.append(masks, masks[-1]), ends)[::2]
    return np.where(end > first, found, 0)


def _done(found: Columns | None, starts: Ints, seat: int) -> tuple[Ints, Ints, Flags]:
    """Sum for one seat what is surely and possibly done in each period, and say where that has no end."""
    sums = np.zeros((3, len(starts)), dtype=np.int64)
    if found is None:
        return sums[0], sums[1], sums[2] > 0
    heard = found["may"] >> seat & 1 == 1
    at = np.searchsorted(starts, found["start"][heard])
    low = np.where(found["must"][heard] >> seat & 1 == 1, found["low"][heard], 0)
    for row, column in enumerate((low, found["high"][heard], found["opened"][heard])):
        np.add.at(sums[row], at, column)
    return sums[0], sums[1], sums[2] > 0
