"""Signals: what is possible and what is certain at every second, for all seats at once.

A *seat* is an account (bit 2k) or the same account taken as never complete (bit 2k + 1);
comparing the two says whether a certain state rests on evidence or on absence. A signal
is a tuple of steps ``(from, may, must)``: from that second on, ``may`` has the bits of
the seats for which it possibly holds, ``must`` of those for which it certainly does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from holdfire.vocab.moment import FIRST

Step = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Signal:
    """Steps in time order; the first is at ``FIRST``; neighbours differ; ``must`` lies within ``may``."""

    steps: tuple[Step, ...]

    @classmethod
    def from_steps(cls, steps: Iterable[Step]) -> Signal:
        """Drop steps that change nothing."""
        kept: list[Step] = []
        for step in steps:
            if not kept or step[1:] != kept[-1][1:]:
                kept.append(step)
        return cls(tuple(kept))

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

    def at(self, time: int) -> tuple[int, int]:
        """Return ``(may, must)`` at a second."""
        step = self.steps[bisect_right(self.steps, time, key=lambda step: step[0]) - 1]
        return step[1], step[2]

    def latch(self) -> Signal:
        """Keep what once held."""
        return Signal.once(self.steps)

    def delayed(self, seconds: int) -> Signal:
        """Shift by some seconds; what holds at the beginning of time holds from there."""
        return Signal(tuple((t if t == FIRST else t + seconds, may, must) for t, may, must in self.steps))

    def moved(self, rule: Callable[[int], int]) -> Signal:
        """Move the steps of a latched signal by a rule that keeps their order."""
        return Signal.once((rule(t), may, must) for t, may, must in self.steps)

    def possibly(self, where: Signal) -> Signal:
        """Also hold possibly wherever ``where`` is possible."""
        return combine(lambda a, b: (a[0] | b[0], a[1]), self, where)

    def negated(self, everyone: int) -> Signal:
        """Hold where this does not; ``everyone`` is the mask of all seats."""
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
    """Apply a rule on pairs ``(may, must)`` at every second."""
    return Signal.from_steps((time, *rule(*pairs)) for time, pairs in together(signals))


def together(signals: Sequence[Signal]) -> Iterable[tuple[int, tuple[Pair, ...]]]:
    """Walk through several signals at once: each time at which one changes, and all their pairs."""
    times = sorted({step[0] for signal in signals for step in signal.steps})
    positions = [0] * len(signals)
    for time in times:
        for index, signal in enumerate(signals):
            while positions[index] + 1 < len(signal.steps) and signal.steps[positions[index] + 1][0] <= time:
                positions[index] += 1
        yield time, tuple(signal.steps[positions[i]][1:] for i, signal in enumerate(signals))


def all_of(*signals: Signal) -> Signal:
    """Hold where every one does."""

    def both(*pairs: Pair) -> Pair:
        may = must = -1
        for pair in pairs:
            may, must = may & pair[0], must & pair[1]
        return may, must

    return combine(both, *signals)


def any_of(*signals: Signal) -> Signal:
    """Hold where at least one does."""

    def either(*pairs: Pair) -> Pair:
        may = must = 0
        for pair in pairs:
            may, must = may | pair[0], must | pair[1]
        return may, must

    return combine(either, *signals)
