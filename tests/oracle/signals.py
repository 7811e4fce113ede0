"""Section 5: signals. For every moment of a grid, whether something holds: a pair (possible, certain).

The grid holds every moment at which anything can change, so a signal keeps its
value from one grid moment to the next.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from holdfire.vocab.moment import Moment
from tests.oracle.incidents import MUST

Pair = tuple[bool, bool]
Signal = tuple[Pair, ...]
NEVER: Pair = (False, False)
MAYBE: Pair = (True, False)
SURELY: Pair = (True, True)


def both(signal: Signal, *others: Signal) -> Signal:
    for other in others:
        signal = tuple([(p and q, c and d) for (p, c), (q, d) in zip(signal, other, strict=True)])
    return signal


def either(signal: Signal, *others: Signal) -> Signal:
    for other in others:
        signal = tuple([(p or q, c or d) for (p, c), (q, d) in zip(signal, other, strict=True)])
    return signal


def opposite(signal: Signal) -> Signal:
    return tuple((not certain, not possible) for possible, certain in signal)


def latch(signal: Signal) -> Signal:
    """Keep what once held."""
    kept, at = [], NEVER
    for possible, certain in signal:
        at = (at[0] or possible, at[1] or certain)
        kept.append(at)
    return tuple(kept)


@dataclass(frozen=True)
class Mark:
    """Something that turns a last word good or bad."""

    is_good: bool
    span: Moment
    told: int


class Grid:
    """The moments, and what can be asked of a signal over stretches of seconds."""

    def __init__(self, moments: Sequence[int]) -> None:
        self.moments = tuple(sorted(set(moments)))

    def signal(self, pair_at: Callable[[int], Pair]) -> Signal:
        return tuple(pair_at(t) for t in self.moments)

    def from_second(self, moment: int | None) -> Signal:
        """Hold from a moment on; ``None``: never."""
        before = len(self.moments) if moment is None else bisect_left(self.moments, moment)
        return (NEVER,) * before + (SURELY,) * (len(self.moments) - before)

    def at(self, signal: Signal, moment: int) -> Pair:
        return signal[bisect_right(self.moments, moment) - 1]

    def over(self, signal: Signal, first: int, last: int) -> Sequence[Pair]:
        """Values in the seconds from first to last, both inside; seconds after the grid's end are not looked at."""
        if first > min(last, self.moments[-1]):
            return ()
        return signal[bisect_right(self.moments, first) - 1 : bisect_right(self.moments, last)]

    def is_possible_in(self, signal: Signal, first: int, last: int) -> bool:
        seconds = self.over(signal, first, last)
        return MAYBE in seconds or SURELY in seconds

    def is_certain_throughout(self, signal: Signal, first: int, last: int) -> bool:
        seconds = self.over(signal, first, last)
        return bool(seconds) and NEVER not in seconds and MAYBE not in seconds

    def first(self, signal: Signal, which: int) -> int | None:
        """First moment at which it is possible (which = 0) or certain (which = 1)."""
        return next((t for t, pair in zip(self.moments, signal, strict=True) if pair[which]), None)

    def possible_from(self, signal: Signal, first: int) -> int | None:
        """First second from ``first`` on in which it is possible."""
        if first > self.moments[-1]:
            return None
        if self.at(signal, first)[0]:
            return first
        after = bisect_left(self.moments, first)
        return next((t for t, pair in zip(self.moments[after:], signal[after:], strict=True) if pair[0]), None)


def last_word(marks: Sequence[Mark], t: int, initially: bool | None) -> Pair:
    """Say whether the last word before t is good. With no initial state, both are possible until a mark is sure."""
    if initially is None and not any(m.told == MUST and m.span.latest < t for m in marks):
        return MAYBE

    def is_possible(good: bool) -> bool:
        def overruled(since: int | None) -> bool:
            return any(
                m.is_good != good
                and m.told == MUST
                and m.span.latest < t
                and (since is None or m.span.earliest > since)
                for m in marks
            )

        return (initially is good and not overruled(None)) or any(
            m.is_good == good and m.span.earliest < t and not overruled(m.span.latest) for m in marks
        )

    possible, bad_is_possible = is_possible(True), is_possible(False)
    return (possible, possible and not bad_is_possible)
