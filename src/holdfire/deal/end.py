"""The end of a term, a clause or a deal, as far as the deal alone says when it comes."""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.deal.condition import After, All, Condition, Not, Reached
from holdfire.vocab.moment import Moment


@dataclass(frozen=True, slots=True)
class End:
    """What runs out so long after a start, or at a moment, if nothing moves it.

    Attributes:
        start: What the time counts from; for an end at a moment, that moment reached.
        seconds: How long after the start it ends.
    """

    start: Condition
    seconds: int = 0

    @classmethod
    def from_until(cls, until: Moment) -> End:
        """Make the end of what runs up to and including a moment: the second after its last one."""
        return cls(Reached(Moment(until.latest + 1, until.latest + 1)))

    def at(self, offset: int) -> Condition:
        """Give the condition that holds from so many seconds after the end on; a negative offset lies before it.

        A moment that would lie before the start is the start.
        """
        seconds = self.seconds + offset
        if isinstance(self.start, Reached):
            moment = self.start.moment
            return Reached(Moment(moment.earliest + seconds, moment.latest + seconds))
        return After(self.start, max(seconds, 0))


def held_before(condition: Condition, moment: Condition) -> Condition:
    """Give the condition ``CONDITION before MOMENT``: the first had held when the second came true, at the latest."""
    return After(All((condition, Not(After(moment, 1)))), 0)


def parts_of_before(condition: Condition) -> tuple[Condition, Condition] | None:
    """Take a ``CONDITION before MOMENT`` apart; ``None`` where it is none."""
    match condition:
        case After(All((earlier, Not(After(later, 1)))), 0):
            return earlier, later
    return None
