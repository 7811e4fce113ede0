"""The last word where every mark is spoken at a known moment: for all seats, in columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.engine.signal import Ints, Signal
from holdfire.vocab.moment import FIRST

NEVER = -(2**62)


@dataclass(frozen=True, slots=True)
class Marks:
    """Good and bad words in order of ``pos``; ``at`` their seconds, ``ids`` the rows they stand in."""

    pos: Ints
    at: Ints
    is_good: Ints
    may: Ints
    must: Ints
    ids: Ints


def last_bad(marks: Marks, seats: int) -> Signal:
    """Say when the last word is possibly and certainly bad; before any it is good.

    The same as ``last_word`` says of marks whose ``earliest`` is their ``latest``.
    """
    times, first = np.unique(marks.at + 1, return_index=True)
    last = np.append(first[1:], len(marks.at)) - 1  # the last mark of each second
    may = np.zeros(len(times), dtype=np.int64)
    must = np.zeros(len(times), dtype=np.int64)
    good = marks.is_good == 1

    def latest(mask: Ints, side: NDArray[np.bool_], bit: int, before: int) -> Ints:
        spoken = np.where(side & (mask & bit != 0), marks.pos, before)
        found: Ints = np.maximum.accumulate(spoken)[last]
        return found

    for bits in _alike(marks, seats):
        bit = bits & -bits
        good_may, good_must = latest(marks.may, good, bit, NEVER), latest(marks.must, good, bit, NEVER)
        bad_may, bad_must = latest(marks.may, ~good, bit, NEVER), latest(marks.must, ~good, bit, NEVER)
        is_bad = (bad_may > NEVER) & (bad_may >= good_must)
        is_good = good_may >= bad_must
        may |= np.where(is_bad, bits, 0)
        must |= np.where(is_bad & ~is_good, bits, 0)
    return Signal.from_columns(np.append([FIRST], times), np.append([0], may), np.append([0], must))


def _alike(marks: Marks, seats: int) -> list[int]:
    """Put seats that hear the same marks into one mask."""
    pairs = {(may, must) for may, must in zip(marks.may.tolist(), marks.must.tolist(), strict=True)}
    masks: dict[tuple[bool, ...], int] = {}
    for seat in range(seats):
        heard = tuple(bool(mask >> seat & 1) for pair in sorted(pairs) for mask in pair)
        masks[heard] = masks.get(heard, 0) | 1 << seat
    return [mask for heard, mask in masks.items() if any(heard)]
