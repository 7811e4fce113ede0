"""Which steps can never come, whatever the order, as long as everybody keeps its word."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from holdfire.deal.condition import After, AfterDays, Condition, InForce, Leaf, TermIs, can_hold
from holdfire.deal.exposure.course import Course, Share


def stuck_steps(course: Course) -> dict[int, int]:
    """Find the steps that wait for each other in a ring, for such a step, or for a promise to be broken.

    Conditions are looked at one by one, so a step that is not found may still be unable to come.

    Returns:
        Index of the step to how many of its parts can come before it is stuck; none, for a whole one.
    """
    hopes = _Hopes(course)
    while hopes.grow():
        pass
    return {at: hopes.parts[at] for at, step in enumerate(course.steps) if hopes.parts[at] < step.parts}


class _Hopes:
    """What can come at most: more of it never makes anything else less possible here."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.parts = [0] * len(course.steps)
        self.begun = [0] * len(course.steps)
        self.come: set[Condition] = set()

    def grow(self) -> bool:
        """Add what can come now; say whether anything did."""
        before = sum(self.parts) + sum(self.begun) + len(self.come)
        for at, step in enumerate(self.course.steps):
            if self.begun[at] < step.parts:
                share = self.course.share(at, self.begun[at] + 1)
                self.begun[at] += self.can([self.course.when[at].starts_when], share)
            if self.parts[at] < self.begun[at] and self.is_answered(at, self.parts[at]):
                share = self.course.share(at, self.parts[at] + 1)
                self.parts[at] += self.can([self.course.when[at].only_while], share)
        for move, needed in self.course.free.items():
            inner = move.condition if isinstance(move, After | AfterDays) else None
            if self.can([*needed, inner]):
                self.come.add(move)
        return sum(self.parts) + sum(self.begun) + len(self.come) > before

    def is_answered(self, at: int, part: int) -> bool:
        return all(self.parts[answer] >= needed for answer, needed in self.course.in_step[at][part].items())

    def can(self, conditions: Iterable[Condition | None], share: Share = None) -> bool:
        def judge(leaf: Leaf, is_negated: bool) -> bool:
            if is_negated or isinstance(leaf, InForce):
                return True
            if not isinstance(leaf, TermIs) or leaf in self.course.free:
                return leaf in self.come
            asked = self.course.of_term(leaf)
            return bool(asked) and all(self.can_be(at, leaf.state, share) for at in asked)

        return all(can_hold(condition, judge) for condition in conditions if condition)

    def can_be(self, at: int, state: str, share: Share) -> bool:
        step = self.course.steps[at]
        part = 0 if share is None else ceil(step.parts * share)
        match state:
            case "met":
                return step.is_once and self.parts[at] >= (part or step.parts)
            case "has started" | "is under way" | "due" | "standing":
                return (self.begun if step.is_once else self.parts)[at] >= (part or 1)
            case "waiting" | "suspended" | "ended":
                return True
            case _:
                return False
