"""Counts as they were: what "all of" a count is, and what a relative level is measured against."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from holdfire.deal.model import Level
from holdfire.engine.compile import Compiled
from holdfire.engine.figures import count_at
from holdfire.engine.signal import Signal
from holdfire.vocab.moment import Moment
from holdfire.vocab.quantity import MILLI, Quantity


def counts_as_of(
    count: str, as_of: Moment | None, in_force: Signal, compiled: Compiled, now: int
) -> dict[int, Quantity]:
    """Say for each seat what a count was.

    Args:
        as_of: When; ``None``: when the count itself says, else when the deal certainly was ``in_force``,
            else at ``now`` (UTC seconds).

    """
    declared = compiled.deal.counts.get(count)
    moment = as_of or (declared.as_of if declared else None)
    found: dict[int, Quantity] = {}
    for seat, account in compiled.seats.each():
        for side in (seat, seat + 1):
            second = moment.latest if moment else _first_certain(in_force, side, now)
            found[side] = count_at(compiled.claims, account, compiled.parties, count, second)
    return found


def _first_certain(signal: Signal, seat: int, now: int) -> int:
    return next((time for time, _, must in signal.steps if must >> seat & 1 and time <= now), now)


@dataclass(frozen=True, slots=True)
class Limits:
    """Between what a level must lie, each limit known to lie in a range (thousandths).

    Attributes:
        least: Lowest and highest that the lower limit can be; ``None``: no upper end.
        most: The same of the upper limit; the lowest is ``None`` where there is no upper limit at all.
    """

    least: tuple[Fraction, Fraction | None]
    most: tuple[Fraction | None, Fraction | None]

    @classmethod
    def of_level(cls, level: Level, base: Quantity | None) -> Limits:
        """Give the limits of a level; ``base`` is what a relative one is measured against."""
        if not level.relative or base is None:
            low, high = Fraction(level.low), None if level.high is None else Fraction(level.high)
            return cls((low, low), (high, high))
        return cls(_times(level.low, base), (None, None) if level.high is None else _times(level.high, base))

    def can_hold(self, value: Quantity) -> bool:
        """Say whether a value may lie between them."""
        is_high_enough = value.high is None or value.high >= self.least[0]
        return is_high_enough and (self.most[1] is None or value.low <= self.most[1])

    def surely_hold(self, value: Quantity) -> bool:
        """Say whether a value lies between them whatever they are."""
        is_high_enough = self.least[1] is not None and value.low >= self.least[1]
        is_low_enough = self.most[0] is None or (value.high is not None and value.high <= self.most[0])
        return is_high_enough and is_low_enough


def _times(share: int, base: Quantity) -> tuple[Fraction, Fraction | None]:
    """Take a share (thousandths) of both ends; none of any number is none."""
    low, high = (None if end is None else Fraction(share * end, MILLI) for end in (base.low, base.high))
    return low or Fraction(0), high if share else Fraction(0)
