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
from holdfire.deal.exposure.signs import signs_of
from holdfire.deal.exposure.stuck import stuck_steps

MOST_STATES = 20_000
"""How many states are looked at for one party before the search stops early: a few seconds of work."""


_NONE = Fraction()


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
    answers, state = answers_of(course.steps, party), course.start()
    points = []
    for move in order:
        state = course.take(state, move)
        points.append((state, unanswered(course, answers, state)))
    return tuple(points)


def unanswered(course: Course, answers: Answers, state: State) -> Fraction:
    """Say how many of a party's terms are unanswered in a state: each by how far it is ahead of its answers."""
    return sum(
        (_ahead(course, share_done(course, state, at), promised, state) for at, promised in answers.items()), _NONE
    )


def share_done(course: Course, state: State, at: int) -> Fraction:
    """Say how much of a step is done."""
    return Fraction(state.done[at], course.steps[at].parts)


def _ahead(course: Course, share: Fraction, promised: Sequence[int], state: State) -> Fraction:
    """Say how far a share of a step is ahead of what is promised for it, on average."""
    return sum((max(_NONE, share - share_done(course, state, at)) for at in promised), _NONE) / len(promised)


class _Search:
    def __init__(self, course: Course, answers: Answers) -> None:
        self.course = course
        self.answers = answers
        promised = {at for each in answers.values() for at in each}
        signs, stuck = signs_of(course), stuck_steps(course)
        useful = signs.opens.union(answers)
        self.at_once = useful - signs.closes - promised
        self.by_choice = useful - self.at_once
        self.can_come = {at: Fraction(stuck.get(at, course.steps[at].parts), course.steps[at].parts) for at in answers}

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
            for move in self.course.moves(state):
                if move in self.by_choice:
                    after, way = self.on(self.course.take(state, move), (*path, move))
                    if after not in seen:
                        seen.add(after)
                        heapq.heappush(left, (-self.most(after), next(ahead), after, way))
                        if self.value(after) > worst:
                            worst, order = self.value(after), way
        return self.told(worst, order, worst)

    def on(self, state: State, path: tuple[Move, ...]) -> tuple[State, tuple[Move, ...]]:
        """Take what can only open the way."""
        while True:
            move = next((move for move in self.course.moves(state) if move in self.at_once), None)
            if move is None:
                return state, path
            state, path = self.course.take(state, move), (*path, move)

    def value(self, state: State) -> Fraction:
        return unanswered(self.course, self.answers, state)

    def most(self, state: State) -> Fraction:
        """Say how many terms can at most be unanswered from a state on: what has come stays."""
        return sum((_ahead(self.course, self.can_come[at], each, state) for at, each in self.answers.items()), _NONE)

    def told(self, worst: Fraction, order: tuple[Move, ...], at_most: Fraction) -> WorstPoint:
        return WorstPoint(worst, self.shortest(order, worst) if worst else (), at_most)

    def shortest(self, order: tuple[Move, ...], worst: Fraction) -> tuple[Move, ...]:
        """Leave out every move without which the rest still leads to as bad a point."""
        for at in reversed(range(len(order))):
            without = (*order[:at], *order[at + 1 :])
            if self.leads_to(without) >= worst:
                order = without
        return order

    def leads_to(self, order: tuple[Move, ...]) -> Fraction:
        """Say how bad the point is that an order leads to; nothing where it is no order that can be."""
        state = self.course.start()
        for move in order:
            if not self.course.can_take(state, move):
                return Fraction(-1)
            state = self.course.take(state, move)
        return self.value(state)
