"""The worst point for a party: the run in which most of what it gave is unanswered.

The search goes from state to state, always on from the one that could still become the worst. What
can only open the way is taken at once; what neither opens the way nor is given by the party is
never taken, for it could only make the point less bad. So it branches only where something
is promised to the party, or closes the way for something.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from holdfire.deal.exposure.course import Course, Move, State
from holdfire.deal.exposure.exchanges import Answers, answers_of
from holdfire.deal.exposure.measure import Measure
from holdfire.deal.exposure.signs import signs_of
from holdfire.deal.exposure.stuck import stuck_steps

MOST_STATES = 5_000
"""How many states are looked at for one party before the search stops early: a few seconds of work."""


@dataclass(frozen=True, slots=True)
class WorstPoint:
    """The worst point for a party.

    Attributes:
        terms: How many of its terms are unanswered there; parts of split ones count by their share.
        order: The moves that lead there, in order, and no others.
        at_most: Where the search stopped early, there may be a worse point, but never beyond this; else as ``terms``.
    """

    terms: Fraction
    order: tuple[Move, ...]
    at_most: Fraction

    @property
    def is_proven(self) -> bool:
        """Say whether there surely is no worse point."""
        return self.at_most == self.terms


def worst_point(course: Course, party: str, most_states: int = MOST_STATES) -> WorstPoint:
    """Find the worst point for a party.

    Args:
        course: How the deal can run.
        party: A side that gives something.
        most_states: How many states to look at.
    """
    return _Search(course, answers_of(course.steps, party)).run(most_states)


def points_of(course: Course, party: str, order: Sequence[Move]) -> tuple[tuple[State, Fraction], ...]:
    """Follow an order: the state after each move, and how many of the party's terms are unanswered in it."""
    measure, state = Measure(course, answers_of(course.steps, party)), course.start()
    points = []
    for move in order:
        state = course.take(state, move)
        points.append((state, measure.terms(measure.value(state.done))))
    return tuple(points)


class _Search:
    def __init__(self, course: Course, answers: Answers) -> None:
        self.course = course
        self.measure = Measure(course, answers)
        promised = {at for each in answers.values() for at in each}
        signs, stuck = signs_of(course), stuck_steps(course)
        useful = signs.opens.union(answers)
        at_once = useful - signs.closes - promised
        self.at_once = tuple(move for move in course.moves() if move in at_once)
        self.by_choice = tuple(move for move in course.moves() if move in useful - at_once)
        self.can_come = {at: stuck.get(at, course.steps[at].parts) for at in answers}

    def run(self, most_states: int) -> WorstPoint:
        state, path = self.on(self.course.start(), ())
        worst, order = self.value(state), path
        ahead = count()
        left = [(-self.most(state), next(ahead), state, path)]
        seen = {state}
        while left and -left[0][0] > worst:
            if len(seen) > most_states:
                return self.told(worst, order, -left[0][0])
            _, _, state, path = heapq.heappop(left)
            for move in self.by_choice:
                if self.course.can_take(state, move):
                    after, way = self.on(self.course.take(state, move), (*path, move))
                    if after not in seen:
                        seen.add(after)
                        heapq.heappush(left, (-self.most(after), next(ahead), after, way))
                        if self.value(after) > worst:
                            worst, order = self.value(after), way
        return self.told(worst, order, worst)

    def on(self, state: State, path: tuple[Move, ...]) -> tuple[State, tuple[Move, ...]]:
        """Take what can only open the way, over and over."""
        before = None
        while before is not state:
            before = state
            for move in self.at_once:
                if self.course.can_take(state, move):
                    state, path = self.course.take(state, move), (*path, move)
        return state, path

    def value(self, state: State) -> int:
        return self.measure.value(state.done)

    def most(self, state: State) -> int:
        return self.measure.most(state.done, self.can_come)

    def told(self, worst: int, order: tuple[Move, ...], at_most: int) -> WorstPoint:
        shortest = self.shortest(order, worst) if worst else ()
        return WorstPoint(self.measure.terms(worst), shortest, self.measure.terms(at_most))

    def shortest(self, order: tuple[Move, ...], worst: int) -> tuple[Move, ...]:
        """Leave out every move without which the rest still leads to as bad a point."""
        for at in reversed(range(len(order))):
            without = (*order[:at], *order[at + 1 :])
            if self.leads_to(without) >= worst:
                order = without
        return order

    def leads_to(self, order: tuple[Move, ...]) -> int:
        """Say how bad the point is that an order leads to; below nothing where it is no order that can be."""
        state = self.course.start()
        for move in order:
            if not self.course.can_take(state, move):
                return -1
            state = self.course.take(state, move)
        return self.value(state)
