"""The last word where every mark is spoken at a known moment: for all cells and seats at once, in columns."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from holdfire.engine.bulk.stacked import Stack, signals_apart
from holdfire.engine.duck import Columns
from holdfire.engine.signal import Ints, Signal

NEVER = -(2**62)


def last_bad(found: Mapping[int, Columns], seats: int, unsure: Signal) -> dict[int, Signal]:
    """Say for each cell when the last word is possibly and certainly bad; before any it is good.

    The same as ``last_word`` says of marks whose ``earliest`` is their ``latest``.

    Args:
        found: By cell, rows of ``point_marks`` in order of ``pos``.
        unsure: Where it is possibly bad in any case.
    """
    stack = Stack.of(found, ("pos", "at", "is_good", "may", "must"))
    if not stack.cells:
        return {}
    marks, which = stack.columns, stack.which
    seconds = marks["at"] + 1
    last = np.flatnonzero(np.append((which[1:] != which[:-1]) | (seconds[1:] != seconds[:-1]), True))
    first_of_cell, order = stack.first[last], np.arange(len(which))
    may, must = np.zeros(len(last), dtype=np.int64), np.zeros(len(last), dtype=np.int64)
    good = marks["is_good"] == 1

    def latest(side: NDArray[np.bool_], mask: Ints, bit: int) -> Ints:
        """Give the ``pos`` of the last mark so far that a seat hears, for each second of each cell."""
        at = np.maximum.accumulate(np.where(side & (mask & bit != 0), order, -1))[last]
        return np.where(at >= first_of_cell, marks["pos"][at], NEVER)

    for bits in _alike(marks, seats):
        bit = bits & -bits
        good_may, good_must = latest(good, marks["may"], bit), latest(good, marks["must"], bit)
        bad_may, bad_must = latest(~good, marks["may"], bit), latest(~good, marks["must"], bit)
        is_bad = (bad_may > NEVER) & (bad_may >= good_must)
        is_good = good_may >= bad_must
        may |= np.where(is_bad, bits, 0)
        must |= np.where(is_bad & ~is_good, bits, 0)
    signals = signals_apart(len(stack.cells), which[last], seconds[last], may, must, unsure)
    return dict(zip(stack.cells, signals, strict=True))


def _alike(marks: Columns, seats: int) -> list[int]:
    """Put seats that hear the same marks into one mask."""
    pairs = sorted(set(zip(marks["may"].tolist(), marks["must"].tolist(), strict=True)))
    masks: dict[tuple[int, ...], int] = {}
    for seat in range(seats):
        heard = tuple(mask >> seat & 1 for pair in pairs for mask in pair)
        masks[heard] = masks.get(heard, 0) | 1 << seat
    return [mask for heard, mask in masks.items() if any(heard)]
