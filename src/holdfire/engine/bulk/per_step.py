"""Exchanges in which each step is judged by itself: what was done after it, and in time, for all steps at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from holdfire.engine.bulk.windows import NONE
from holdfire.engine.cells import Cell
from holdfire.engine.duck import Columns
from holdfire.engine.patterns import pace_of
from holdfire.engine.plan import TooLargeError
from holdfire.engine.signal import Ints

FLAGS = ("in_time_must", "in_time_may", "answered_must", "answered_may")


def judged_steps(pairs: Columns, cell: Cell, now: int) -> Columns:
    """Judge each step, as the rule ``each_step`` does, from rows of ``span_pairs``.

    Returns:
        Columns as ``span_steps`` gives them.
    """
    columns = ("seat", "feed", "id", "earliest", "latest", "sure")
    is_step = pairs["is_step"] == 1
    parts: list[Columns] = []
    for seat in np.unique(pairs["seat"][is_step]).tolist():
        steps, acts = (
            {name: column[which & (pairs["seat"] == seat)] for name, column in pairs.items()}
            for which in (is_step & (pairs["earliest"] < now), ~is_step & (pairs["earliest"] < now))
        )
        parts.append({name: steps[name] for name in columns} | _flags(steps, acts, cell, now))
    none = np.zeros(0, dtype=np.int64)
    return {name: np.concatenate([part[name] for part in parts]) if parts else none for name in (*columns, *FLAGS)}


def _flags(steps: Columns, acts: Columns, cell: Cell, now: int) -> Columns:
    _, delay, n, per, tolerance, _ = pace_of(cell)
    is_open = acts["high"] == NONE
    highs = np.where(is_open, 0, acts["high"])
    first, last = steps["earliest"], steps["latest"]
    sure = (acts["sure"] == 1) & (acts["latest"] < now)
    ends = np.minimum(first + delay, now)
    in_time_low, by_now_low = (_surely(acts, sure, last, until) for until in (ends, np.full(len(last), now)))
    late = np.minimum(last + delay, now)
    in_time_high, by_now_high = (_possibly(acts, highs, first, until) for until in (late, np.full(len(last), now)))
    in_time_open, by_now_open = (
        _possibly(acts, is_open.astype(np.int64), first, until) for until in (late, np.full(len(last), now))
    )
    is_bounded = steps["high"] != NONE
    most = np.where(is_bounded, steps["high"], 0)

    def suffices(done: Ints, asked: Ints) -> Any:
        return per * (done.astype(object) + tolerance) >= n * asked.astype(object)

    flags = (
        is_bounded & suffices(in_time_low, most),
        (in_time_open > 0) | suffices(in_time_high, steps["low"]),
        is_bounded & suffices(by_now_low, most),
        (by_now_open > 0) | suffices(by_now_high, steps["low"]),
    )
    return {name: flag.astype(bool).astype(np.int64) for name, flag in zip(FLAGS, flags, strict=True)}


def _possibly(acts: Columns, amounts: Ints, after: Ints, until: Ints) -> Ints:
    """Sum for each step acts that end after a second of its own and begin up to another, which is no earlier.

    What ends up to the first has begun by the second: so it is a difference of two sums.
    """
    return _up_to(acts["earliest"], amounts, until) - _up_to(acts["latest"], amounts, after)


def _up_to(key: Ints, amounts: Ints, until: Ints) -> Ints:
    order = np.argsort(key, kind="stable")
    sums = np.append([0], _added(amounts[order]))
    found: Ints = sums[np.searchsorted(key[order], until, side="right")]
    return found


def _added(amounts: Ints) -> Ints:
    """Add up from the beginning, exactly."""
    if len(amounts) and int(np.abs(amounts).max()) > np.iinfo(np.int64).max // len(amounts):
        raise TooLargeError
    found: Ints = np.cumsum(amounts)
    return found


def _surely(acts: Columns, sure: Any, after: Ints, until: Ints) -> Ints:
    """Sum for each step the lows of sure acts that begin after a second of its own and end up to another.

    Of acts that may be one only the largest counts.
    """
    alone = sure & (acts["grp"] == NONE)
    found = _begun_after(acts["earliest"][alone], acts["latest"][alone], acts["low"][alone], after, until)
    for grp in np.unique(acts["grp"][sure & (acts["grp"] != NONE)]).tolist():
        largest = np.zeros(len(after), dtype=np.int64)
        for at in np.flatnonzero(sure & (acts["grp"] == grp)).tolist():
            fits = (acts["earliest"][at] > after) & (acts["latest"][at] <= until)
            largest = np.maximum(largest, np.where(fits, acts["low"][at], 0))
        found = found + largest
    return found


def _begun_after(begins: Ints, ends: Ints, amounts: Ints, after: Ints, until: Ints) -> Ints:
    """Sum amounts with ``begins > after`` and ``ends <= until``, for many pairs of bounds.

    Acts stand in order of their beginning. All but the first so many count: from what ends in time that which is
    among the first is taken off, block by block: of 1, 2, 4 ... acts, each in order of its ends.
    """
    total = _up_to(ends, amounts, until)
    order = np.argsort(begins, kind="stable")
    ranked = np.argsort(np.argsort(ends[order], kind="stable"), kind="stable")
    limit = np.searchsorted(np.sort(ends), until, side="right")
    first = np.searchsorted(begins[order], after, side="right")
    count, taken = len(begins), np.zeros(len(after), dtype=np.int64)
    power = 0
    while 1 << power <= count:
        block = np.arange(count) >> power
        key = block * (count + 1) + ranked
        by_key = np.argsort(key, kind="stable")
        sums, keys = np.append([0], _added(amounts[order][by_key])), key[by_key]
        has = (first >> power & 1) == 1
        begins_at = (first[has] >> (power + 1)) << (power + 1)
        base = (begins_at >> power) * (count + 1)
        low, high = np.searchsorted(keys, base), np.searchsorted(keys, base + limit[has])
        taken[has] += sums[high] - sums[low]
        power += 1
    return total - taken
