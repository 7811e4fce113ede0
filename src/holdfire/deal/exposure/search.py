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
from holdfire.deal.exposure.exchanges import Exchange, exchanges_of
from holdfire.deal.exposure.signs import signs_of
from holdfire.deal.exposure.stuck import stuck_steps

MOST_STATES = 20_000
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
    return _Search(course, exchanges_of(course.steps, party)).run(most_states)


def unanswered(course: Course, exchanges: Sequence[Exchange], state: State) -> Fraction:
    """Say how many terms, given in some exchanges, are unanswered in a state."""
    found = Fraction()
    for one in exchanges:
        given = sum((share_done(course, state, at) for at in one.own), Fraction())
        found += max(Fraction(), given - _answered(course, one, state))
    return found


def share_done(course: Course, state: State, at: int) -> Fraction:
    """Say how much of a step is done."""
    return Fraction(state.done[at], course.steps[at].parts)


def _answered(course: Course, exchange: Exchange, state: State) -> Fraction:
    return exchange.answered(sum((share_done(course, state, at) for at in exchange.answers), Fraction()))


class _Search:
    def __init__(self, course: Course, exchanges: tuple[Exchange, ...]) -> None:
        self.course = course
        self.exchanges = exchanges
        signs = signs_of(course)
        own = {at for one in exchanges for at in one.own}
        answers = {at for one in exchanges for at in one.answers}
        useful = signs.opens | own
        self.at_once = useful - signs.closes - answers
        self.by_choice = useful - self.at_once
        self.can_come = own - set(stuck_steps(course))

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
        return unanswered(self.course, self.exchanges, state)

    def most(self, state: State) -> Fraction:
        """Say how many terms can at most be unanswered from a state on: what is answered stays so."""
        return sum(
            (
                max(Fraction(), len(self.can_come.intersection(one.own)) - _answered(self.course, one, state))
                for one in self.exchanges
            ),
            Fraction(),
        )

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
