"""Periods of a rate with a floor alone, judged all at once: as ``engine/forms/rate.py``, in columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.engine.bulk.stacked import Stack
from holdfire.engine.bulk.windows import Days, pulses
from holdfire.engine.cells import Cell
from holdfire.engine.control import Windows
from holdfire.engine.duck import Columns
from holdfire.engine.forms.outcome import Outcome, Setting
from holdfire.engine.signal import LONG, Ints, Signal, any_of, columns_together
from holdfire.vocab.moment import FIRST, LAST, Window

Flags = NDArray[np.bool_]
DONE = ("start", "may", "must", "low", "high", "opened")


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


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with a floor alone (thousandths, above 0); ``found``: its rows of ``point_periods``, if there are any."""

    cell: Cell
    windows: Windows
    floor: int
    found: Columns | None


def floor_points(rates: Sequence[Rate], periods: Periods, setting: Setting) -> dict[int, Outcome]:
    """Judge each day, week or month of several rates by its floor.

    Args:
        periods: Of all of them.

    Returns:
        What comes out, by cell.
    """
    starts, ends = periods.starts, periods.ends
    floors = np.array([rate.floor for rate in rates], dtype=np.int64)[:, np.newaxis]
    asked_may, asked_must = _asked_of_all(rates, starts, ends, setting.now)
    told = Stack.of({row: rate.found for row, rate in enumerate(rates) if rate.found is not None}, DONE)
    is_over = ends <= setting.now
    is_reported = (setting.period_start < ends) & (starts < setting.now)
    counted: list[dict[int, dict[str, tuple[int, int]]]] = [{} for _ in rates]
    flags = []
    for seat in range(setting.seats.count):
        low, high, opened = _done(told, len(rates), starts, seat)
        complete = setting.seats.complete_up_to[seat]
        opened = opened | ((complete < ends) & (complete < setting.now))
        is_possible, is_sure = asked_may >> seat & 1 == 1, asked_must >> seat & 1 == 1
        missed_surely = is_sure & ~opened & (high < floors) & is_over
        missed_possibly = is_possible & (low < floors) & is_over
        flags.append((seat, missed_possibly, missed_surely))
        if seat % 2 == 0:
            pairs = {
                "total": (is_sure, is_possible),
                "met": (is_over & is_sure & ~missed_possibly, is_over & is_possible & ~missed_surely),
                "missed": (missed_surely, missed_possibly),
                "open": (~is_over & is_sure, ~is_over & is_possible),
            }
            words = {
                word: zip(*((one & is_reported).sum(axis=1).tolist() for one in both), strict=True)
                for word, both in pairs.items()
            }
            for of_cell, total, met, missed, still in zip(counted, *words.values(), strict=True):
                of_cell[seat] = {"total": total, "met": met, "late": (0, 0), "missed": missed, "open": still}
    return {
        rate.cell.id: _outcome([(seat, one[row], sure[row]) for seat, one, sure in flags], ends, setting, counted[row])
        for row, rate in enumerate(rates)
    }


def _outcome(
    missed: Sequence[tuple[int, Flags, Flags]],
    ends: Ints,
    setting: Setting,
    counted: Mapping[int, Mapping[str, tuple[int, int]]],
) -> Outcome:
    """Put together what comes out for a rate, given for each seat which periods are missed possibly and surely."""

    def shown() -> Signal:
        until = np.append(ends[1:], LAST)
        parts = [
            pulses(ends[of], until[of], 1 << seat, 1 << seat if which else 0)
            for seat, *both in missed
            for which, of in enumerate(both)
        ]
        return any_of(Signal.always(0, 0), *parts)

    def once(start: int) -> Signal:
        return Signal.once(
            (int(ends[of].min()), 1 << seat, 1 << seat if which else 0)
            for seat, *both in missed
            for which, one in enumerate(both)
            if (of := one & (ends > start)).any()
        )

    reported = Signal.later(lambda: once(setting.period_start))
    return Outcome(Signal.later(shown), reported, Signal.later(lambda: once(FIRST)), counted)


def _asked_of_all(rates: Sequence[Rate], starts: Ints, ends: Ints, now: int) -> tuple[Ints, Ints]:
    """Do as ``_asked`` for each rate, one row for each; what is open alike is worked out once."""
    found: dict[tuple[object, ...], tuple[Ints, Ints]] = {}
    rows = []
    for rate in rates:
        looked_at = (rate.windows.open, rate.windows.open_all_day, rate.windows.hours)
        is_short = all(len(signal) < LONG for signal in looked_at)
        key = (rate.cell.term.partial_periods, *looked_at) if is_short else (rate.cell.id,)
        if key not in found:
            found[key] = _asked(rate.cell, rate.windows, starts, ends, now)
        rows.append(found[key])
    may, must = (np.stack(masks) for masks in zip(*rows, strict=True))
    return may, must


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


def _done(told: Stack, rates: int, starts: Ints, seat: int) -> tuple[Ints, Ints, Flags]:
    """Sum for a seat what is surely and possibly done in each period of each rate, and say where that has no end."""
    sums = np.zeros((3, rates * len(starts)), dtype=np.int64)
    if told.cells:
        rows = told.columns
        heard = np.flatnonzero(rows["may"] >> seat & 1)
        at = np.array(told.cells)[told.which[heard]] * len(starts) + np.searchsorted(starts, rows["start"][heard])
        low = np.where(rows["must"][heard] >> seat & 1 == 1, rows["low"][heard], 0)
        for row, column in zip(sums, (low, rows["high"][heard], rows["opened"][heard]), strict=True):
            np.add.at(row, at, column)
    low, high, opened = sums.reshape(3, rates, len(starts))
    return low, high, opened > 0
