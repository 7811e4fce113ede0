"""Signals: what is possible and what is certain at every second, for all seats at once.

A *seat* is an account (bit 2k) or the same account taken as never complete (bit 2k + 1);
comparing the two says whether a certain state rests on evidence or on absence. A signal
is a tuple of steps ``(from, may, must)``: from that second on, ``may`` has the bits of
the seats for which it possibly holds, ``must`` of those for which it certainly does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import and_, or_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from holdfire.vocab.moment import FIRST

Step = tuple[int, int, int]
Ints = NDArray[np.int64]
Columns = tuple[Ints, Ints, Ints]
_ZEROTH = np.zeros(1, dtype=np.int64)
LONG = 24
"""From so many steps on signals are worked out as columns, not step by step."""


class Signal:
    """Steps in time order; the first is at ``FIRST``; neighbours differ; ``must`` lies within ``may``.

    Long signals are kept as columns ``(times, may, must)`` and made into steps only where somebody asks; one that is
    made ``later`` is not even worked out before.
    """

    __slots__ = ("_columns", "_make", "_steps")

    def __init__(
        self,
        steps: tuple[Step, ...] | None = None,
        columns: Columns | None = None,
        make: Callable[[], Signal] | None = None,
    ) -> None:
        self._steps, self._columns, self._make = steps, columns, make

    @classmethod
    def later(cls, make: Callable[[], Signal]) -> Signal:
        """Give a signal that is worked out once somebody looks at it."""
        return cls(make=make)

    def _settle(self) -> None:
        if self._make is not None:
            made, self._make = self._make(), None
            made._settle()
            self._steps, self._columns = made._steps, made._columns

    @property
    def steps(self) -> tuple[Step, ...]:
        """``(from, may, must)``, one for each change."""
        if self._make is not None:
            self._settle()
        if self._steps is None:
            self._steps = tuple(zip(*(column.tolist() for column in self.columns), strict=True))
        return self._steps

    @property
    def columns(self) -> Columns:
        """The same as three columns."""
        if self._make is not None:
            self._settle()
        if self._columns is None:
            times, may, must = np.array(self.steps, dtype=np.int64).T
            self._columns = times, may, must
        return self._columns

    def __len__(self) -> int:
        if self._make is not None:
            self._settle()
        return len(self._columns[0]) if self._steps is None and self._columns is not None else len(self._steps or ())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Signal) or len(self) != len(other):
            return False
        if len(self) < LONG:
            return self.steps == other.steps
        return all(map(np.array_equal, self.columns, other.columns))

    def __hash__(self) -> int:
        return hash(self.steps)

    def __repr__(self) -> str:
        return f"Signal({self.steps})"

    @classmethod
    def from_steps(cls, steps: Iterable[Step]) -> Signal:
        """Drop steps that change nothing."""
        kept: list[Step] = []
        for step in steps:
            if not kept or step[1:] != kept[-1][1:]:
                kept.append(step)
        return cls(tuple(kept))

    @classmethod
    def from_columns(cls, times: Ints, may: Ints | int, must: Ints | int) -> Signal:
        """Do so with columns in time order, the first time ``FIRST``."""
        may, must = (m if isinstance(m, np.ndarray) else np.full(len(times), m, np.int64) for m in (may, must))
        kept = np.flatnonzero((may[1:] != may[:-1]) | (must[1:] != must[:-1])) + 1
        if len(kept) + 1 == len(times):
            return cls(columns=(times, may, must))
        kept = np.concatenate([_ZEROTH, kept])
        return cls(columns=(times[kept], may[kept], must[kept]))

    @classmethod
    def always(cls, may: int, must: int) -> Signal:
        """Hold the same value for ever."""
        return cls(((FIRST, may, must),))

    @classmethod
    def once(cls, events: Iterable[Step]) -> Signal:
        """Turn bits on for good: at each ``(t, may, must)`` these bits come on and stay."""
        changes = [(FIRST, 0, 0), *sorted(events)]
        steps = {}
        may = must = 0
        for time, may_on, must_on in changes:
            may |= may_on | must_on
            must |= must_on
            steps[time] = (time, may, must)
        return cls.from_steps(steps.values())

    @classmethod
    def pulses(cls, stretches: Iterable[tuple[int, int, int, int]]) -> Signal:
        """Hold during stretches: ``(start, end, may, must)``, half-open; where they overlap, any counts."""
        edges: list[tuple[int, int, int, int]] = []
        for start, end, may, must in stretches:
            if start < end:
                edges += [(start, 1, may, must), (end, -1, may, must)]
        edges.sort(key=lambda edge: edge[0])
        counts_may: dict[int, int] = {}
        counts_must: dict[int, int] = {}
        steps = {FIRST: (FIRST, 0, 0)}
        may_now = must_now = 0
        for time, sign, may, must in edges:
            may_now = _count(counts_may, may_now, may, sign)
            must_now = _count(counts_must, must_now, must, sign)
            steps[time] = (time, may_now | must_now, must_now)
        return cls.from_steps(steps.values())

    def lies_within(self, may: int, must: int) -> bool:
        """Say whether it never holds for anybody for whom a constant does not."""
        if len(self) < LONG:
            return all(not (a & ~may or b & ~must) for _, a, b in self.steps)
        _, a, b = self.columns
        return not (np.any(a & ~may) or np.any(b & ~must))

    def at(self, time: int) -> tuple[int, int]:
        """Return ``(may, must)`` at a second."""
        step = self.steps[bisect_right(self.steps, time, key=lambda step: step[0]) - 1]
        return step[1], step[2]

    def throughout(self, start: int, end: int) -> tuple[int, int] | None:
        """Return ``(may, must)`` where it is the same in every second from ``start`` up to ``end``, else ``None``."""
        if len(self) >= LONG:
            times, may, must = self.columns
            first, last = np.searchsorted(times, [start, end - 1], side="right").tolist()
            return (int(may[first - 1]), int(must[first - 1])) if first == last else None
        first, last = (bisect_right(self.steps, time, key=lambda step: step[0]) for time in (start, end - 1))
        return self.steps[first - 1][1:] if first == last else None

    def latch(self) -> Signal:
        """Keep what once held."""
        if len(self) < LONG:
            return Signal.once(self.steps)
        times, may, must = self.columns
        return Signal.from_columns(times, np.bitwise_or.accumulate(may), np.bitwise_or.accumulate(must))

    def delayed(self, seconds: int) -> Signal:
        """Shift by some seconds; what holds at the beginning of time holds from there."""
        if len(self) >= LONG:
            times, may, must = self.columns
            return Signal(columns=(np.where(times == FIRST, times, times + seconds), may, must))
        return Signal(tuple((t if t == FIRST else t + seconds, may, must) for t, may, must in self.steps))

    def moved(self, rule: Callable[[int], int]) -> Signal:
        """Move the steps of a latched signal by a rule that keeps their order."""
        return Signal.once((rule(t), may, must) for t, may, must in self.steps)

    def possibly(self, where: Signal) -> Signal:
        """Also hold possibly wherever ``where`` is possible."""
        return combine(lambda a, b: (a[0] | b[0], a[1]), self, where)

    def negated(self, everyone: int) -> Signal:
        """Hold where this does not; ``everyone`` is the mask of all seats."""
        if len(self) >= LONG:
            times, may, must = self.columns
            return Signal(columns=(times, everyone & ~must, everyone & ~may))
        return Signal(tuple((t, everyone & ~must, everyone & ~may) for t, may, must in self.steps))

    def stretches(self, end: int) -> Iterable[tuple[int, int, int, int]]:
        """Yield ``(start, end, may, must)`` for each step, the last one cut at ``end``."""
        for position, (start, may, must) in enumerate(self.steps):
            stop = self.steps[position + 1][0] if position + 1 < len(self.steps) else end
            yield start, stop, may, must


def bits(mask: int) -> Iterable[int]:
    """Yield the seats of a mask, lowest first."""
    while mask:
        bit = mask & -mask
        mask ^= bit
        yield bit.bit_length() - 1


def _count(counts: dict[int, int], now: int, mask: int, sign: int) -> int:
    """Add ``sign`` to the count of each bit of ``mask``; return the mask of bits with a count."""
    while mask:
        bit = mask & -mask
        mask ^= bit
        counts[bit] = counts.get(bit, 0) + sign
        now = now | bit if counts[bit] else now & ~bit
    return now


Pair = tuple[int, int]


def combine(rule: Callable[..., Pair], *signals: Signal) -> Signal:
    """Apply a rule on pairs ``(may, must)`` at every second.

    The rule is made of ``&``, ``|`` and ``~`` alone, so that it can be applied to numbers and to columns.
    """
    if sum(map(len, signals)) < LONG:
        return Signal.from_steps((time, *rule(*pairs)) for time, pairs in together(signals))
    times, pairs = columns_together(signals)
    return Signal.from_columns(times, *rule(*pairs))


def columns_together(signals: Sequence[Signal]) -> tuple[Ints, list[Pair | tuple[Ints, Ints]]]:
    """Do as ``together`` does, in columns: the times at which one changes, and each one's ``may`` and ``must`` there.

    Of a signal that never changes, the two masks are given as numbers.
    """
    changing = [signal.columns[0] for signal in signals if len(signal) > 1]
    times = changing[0] if len(changing) == 1 else np.unique(np.concatenate([[FIRST], *changing]).astype(np.int64))
    pairs: list[Pair | tuple[Ints, Ints]] = []
    for signal in signals:
        if len(signal) == 1:
            pairs.append(signal.steps[0][1:])
        elif len(changing) == 1:
            pairs.append(signal.columns[1:])
        else:
            at = np.searchsorted(signal.columns[0], times, side="right") - 1
            pairs.append((signal.columns[1][at], signal.columns[2][at]))
    return times, pairs


def together(signals: Sequence[Signal]) -> Iterable[tuple[int, tuple[Pair, ...]]]:
    """Walk through several signals at once: each time at which one changes, and all their pairs."""
    lines = [signal.steps for signal in signals]
    times = sorted({step[0] for steps in lines for step in steps})
    positions = [0] * len(lines)
    for time in times:
        for index, steps in enumerate(lines):
            while positions[index] + 1 < len(steps) and steps[positions[index] + 1][0] <= time:
                positions[index] += 1
        yield time, tuple(steps[position][1:] for steps, position in zip(lines, positions, strict=True))


def all_of(*signals: Signal) -> Signal:
    """Hold where every one does."""
    changing, (may, must) = _apart(signals, and_, -1)
    if not changing or not may:
        return Signal.always(may, must)
    if len(changing) == 1 and changing[0].lies_within(may, must):
        return changing[0]
    return combine(partial(_fold, and_, (may, must)), *changing)


def any_of(*signals: Signal) -> Signal:
    """Hold where at least one does."""
    changing, (may, must) = _apart(signals, or_, 0)
    if not changing:
        return Signal.always(may, must)
    if len(changing) == 1 and not may:
        return changing[0]
    return combine(partial(_fold, or_, (may, must)), *changing)


def _apart(signals: Iterable[Signal], rule: Callable[[Any, Any], Any], start: int) -> tuple[list[Signal], Pair]:
    """Set apart the signals that change, and put together those that never do."""
    changing, may, must = [], start, start
    for signal in signals:
        if len(signal) > 1:
            changing.append(signal)
        else:
            ((_, may_too, must_too),) = signal.steps
            may, must = rule(may, may_too), rule(must, must_too)
    return changing, (may, must)


def _fold(rule: Callable[[Any, Any], Any], start: Pair, *pairs: Pair) -> Pair:
    may, must = start
    for pair in pairs:
        may, must = rule(may, pair[0]), rule(must, pair[1])
    return may, must
