"""How many of a party's terms are unanswered in a state, in whole numbers so that many states can be looked at.

docs/exposure.md says what is measured: each step by how far it is ahead of what is promised for
it, on average.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

from holdfire.deal.exposure.course import Course
from holdfire.deal.exposure.exchanges import Answers


class Measure:
    """The measure for some steps of a party and what is promised for them.

    Values are whole numbers; ``scale`` of them are one term.
    """

    def __init__(self, course: Course, answers: Answers) -> None:
        step = lcm(1, *(step.parts for step in course.steps))
        evenly = lcm(1, *(len(promised) for promised in answers.values()))
        self.scale = step * evenly
        self._part = [step // one.parts for one in course.steps]
        self._in_step = course.in_step
        self._answers = answers
        self._weights = {at: evenly // len(promised) for at, promised in answers.items()}

    def value(self, done: Sequence[int]) -> int:
        """Say how much is unanswered once so many parts of each step are done."""
        shares = self._shares(done)
        return sum(
            self._weights[at] * sum(max(0, shares[at] - shares[answer]) for answer in promised)
            for at, promised in self._answers.items()
            if done[at]
        )

    def most(self, done: Sequence[int], can_come: Mapping[int, int]) -> int:
        """Say how much can at most be unanswered from there on.

        Args:
            done: Parts of each step.
            can_come: For each step of the party, how many of its parts can come at most.
        """
        shares = self._shares(done)
        return sum(
            self._weights[at]
            * max(self._ahead(at, part, shares) for part in range(done[at], max(done[at], can_come[at]) + 1))
            for at in self._answers
        )

    def terms(self, value: int) -> Fraction:
        """Turn a value into a number of terms."""
        return Fraction(value, self.scale)

    def _shares(self, done: Sequence[int]) -> list[int]:
        return [count * whole for count, whole in zip(done, self._part, strict=True)]

    def _ahead(self, at: int, part: int, shares: Sequence[int]) -> int:
        """Say how far a step can be ahead of its answers with so many parts done: split ones come in step with it."""
        if not part:
            return 0
        mine, needed = part * self._part[at], self._in_step[at][part - 1]
        return sum(
            max(0, mine - max(shares[answer], needed.get(answer, 0) * self._part[answer]))
            for answer in self._answers[at]
        )
