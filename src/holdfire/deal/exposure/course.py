"""How a deal can run: which step or other move can come next, as long as everybody keeps its word.

The moves are the parts of steps, and what others and time are free to do. The deal is taken as
in force, and nobody as having broken its word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from holdfire.deal.condition import After, AfterDays, All, AnyOf, Condition, Decided, InForce, Not, Reached, TermIs
from holdfire.deal.exposure.exchanges import answers_of
from holdfire.deal.exposure.free import OTHERWISE, free_moves, nodes, plain
from holdfire.deal.exposure.steps import Step
from holdfire.deal.model import Deal
from holdfire.deal.says import say_moment
from holdfire.deal.versions import Reading
from holdfire.vocab.moment import Moment

Move = int | Condition
"""The next part of a step, by its index; or what comes true beside the steps."""
Share = Fraction | None
"""How much of what is split must have come, asked for a part of a step; ``None``: asked for something whole."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a run stands.

    Attributes:
        done: How many parts of each step have been given.
        come: What else has come true.
        held: Conditions that have held, each with the share it was asked for.
    """

    done: tuple[int, ...]
    come: frozenset[Condition] = frozenset()
    held: frozenset[tuple[Condition, Share]] = frozenset()


@dataclass(frozen=True, slots=True)
class When:
    """When a step can be taken: as the term's ``Timing``, with plain conditions, the deal's own end included."""

    starts_when: Condition | None
    only_while: Condition | None
    ends_when: tuple[Condition, ...]
    from_: Moment | None
    until: tuple[Moment, ...]

    @classmethod
    def of(cls, step: Step, deal: Deal) -> When:
        """Read it off a step's term."""
        timing = step.term.timing
        ends = (timing.ends_when, timing.falls_away_when, deal.ends_when)
        return cls(
            plain(timing.starts_when) if timing.starts_when else None,
            plain(timing.only_while) if timing.only_while else None,
            tuple(plain(end) for end in ends if end),
            timing.from_,
            tuple(_past(until) for until in (timing.until, deal.until) if until),
        )

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """List every condition in it."""
        return tuple(one for one in (self.starts_when, self.only_while, *self.ends_when) if one)


def _past(until: Moment) -> Moment:
    """Give the moment after the last second of one."""
    return Moment(until.latest + 1, until.latest + 1, f"the end of {say_moment(until)}")


class Course:
    """What can come next in a deal under one reading.

    Attributes:
        reading: The answers under which it is read.
        steps: In the order of the deal.
        when: For each step, when it can be taken.
        in_step: For each part of each step, how many parts of split steps promised for it must have come before it.
        free: What can come true beside the steps, with what must hold before it.
    """

    def __init__(self, deal: Deal, reading: Reading, steps: Sequence[Step]) -> None:
        self.reading = reading
        self.steps = tuple(steps)
        self.when = tuple(When.of(step, deal) for step in self.steps)
        self.in_step = tuple(self._in_step(at) for at in range(len(self.steps)))
        self._by_term: dict[str, list[int]] = {}
        for at, step in enumerate(self.steps):
            self._by_term.setdefault(step.term.id, []).append(at)
        conditions = [condition for when in self.when for condition in when.conditions]
        dates = [date for when in self.when for date in (*when.until, when.from_) if date]
        self.free = free_moves(deal, reading, conditions, dates)
        self._watched = tuple(dict.fromkeys(self._watch()))

    def start(self) -> State:
        """Give the state before any move."""
        return self._after_looking(State((0,) * len(self.steps)))

    def moves(self) -> tuple[Move, ...]:
        """List every move there is, steps first."""
        return (*range(len(self.steps)), *self.free)

    def can_take(self, state: State, move: Move) -> bool:
        """Say whether a move can come next."""
        if not isinstance(move, int):
            return move not in state.come and self._is_open(state, move)
        part = state.done[move] + 1
        if part > self.steps[move].parts or not self.has_started(state, move, part) or self.is_over(state, move):
            return False
        in_step = all(state.done[answer] >= needed for answer, needed in self.in_step[move][part - 1].items())
        return in_step and self._goes_on(state, move, self.share(move, part))

    def take(self, state: State, move: Move) -> State:
        """Give the state after a move."""
        if isinstance(move, int):
            done = (*state.done[:move], state.done[move] + 1, *state.done[move + 1 :])
            return self._after_looking(replace(state, done=done))
        return self._after_looking(replace(state, come=state.come | {move}))

    def of_term(self, leaf: TermIs) -> list[int]:
        """List the steps that a condition on a term asks about; none for an event."""
        return [at for at in self._by_term.get(leaf.term, ()) if leaf.bearer in ("", self.steps[at].bearer.label)]

    def has_started(self, state: State, at: int, part: int) -> bool:
        """Say whether a part of a step may be given: what it starts with has held, and its date has come."""
        when = self.when[at]
        held = when.starts_when is None or (when.starts_when, self.share(at, part)) in state.held
        return held and (when.from_ is None or Reached(when.from_) in state.come)

    def is_over(self, state: State, at: int) -> bool:
        """Say whether a step's time is over: it ended, fell away, or its last day is past."""
        when = self.when[at]
        return any((end, None) in state.held for end in when.ends_when) or any(
            Reached(date) in state.come for date in when.until
        )

    def holds(self, condition: Condition, state: State, share: Share = None) -> bool:
        """Say whether a condition holds in a state, asked for a share of what is split."""
        match condition:
            case All(parts):
                return all(self.holds(part, state, share) for part in parts)
            case AnyOf(parts):
                return any(self.holds(part, state, share) for part in parts)
            case Not(part):
                return not self.holds(part, state)
            case InForce():
                return True
            case After(part, 0):
                return (part, None) in state.held
            case TermIs(term, name) if term in self._by_term:
                asked = self.of_term(condition)
                return bool(asked) and all(self._is(state, at, name, share) for at in asked)
            case _:
                return condition in state.come

    def _is(self, state: State, at: int, name: str, share: Share) -> bool:
        step, done = self.steps[at], state.done[at]
        part = 1 if share is None else ceil(step.parts * share)
        is_met = step.is_once and done >= (step.parts if share is None else part)
        has_started = self.has_started(state, at, part) if step.is_once else done >= part
        is_open = has_started and not is_met and not self.is_over(state, at)
        match name:
            case "met":
                return is_met
            case "has started":
                return has_started
            case "is under way":
                return is_open
            case "due" | "standing":
                return is_open and step.is_once is (name == "due") and self._goes_on(state, at)
            case "suspended":
                return is_open and not self._goes_on(state, at)
            case "waiting":
                return not (has_started or is_met or self.is_over(state, at))
            case "ended":
                return self.is_over(state, at) and not is_met
            case _:  # breached: nobody breaks its word
                return False

    def _goes_on(self, state: State, at: int, share: Share = None) -> bool:
        only_while = self.when[at].only_while
        return only_while is None or self.holds(only_while, state, share)

    def _in_step(self, at: int) -> tuple[dict[int, int], ...]:
        promised = (answers_of(self.steps, giver).get(at, ()) for giver in self.steps[at].givers)
        awaited = dict.fromkeys(answer for answers in promised for answer in answers)
        parts = self.steps[at].parts
        needed = ({answer: self.steps[answer].parts * part // parts for answer in awaited} for part in range(parts))
        return tuple({answer: number for answer, number in each.items() if number} for each in needed)

    def share(self, at: int, part: int) -> Share:
        """Say of what share of other steps a part of a step waits for."""
        parts = self.steps[at].parts
        return None if parts == 1 else Fraction(part, parts)

    def _is_open(self, state: State, move: Condition) -> bool:
        """Say whether what is free to come true can do so now."""
        if isinstance(move, Decided) and replace(move, outcome=OTHERWISE[move.outcome]) in state.come:
            return False
        if isinstance(move, After | AfterDays) and (move.condition, None) not in state.held:
            return False
        return all(self.holds(condition, state) for condition in self.free[move])

    def _after_looking(self, state: State) -> State:
        """Note every condition that has now held; each look sees what was noted before it."""
        while True:
            fresh = {one for one in self._watched if one not in state.held and self.holds(one[0], state, one[1])}
            if not fresh:
                return state
            state = replace(state, held=state.held | fresh)

    def _watch(self) -> Iterator[tuple[Condition, Share]]:
        """List the conditions that need to have held only once."""
        for at, when in enumerate(self.when):
            if when.starts_when:
                yield from ((when.starts_when, self.share(at, part + 1)) for part in range(self.steps[at].parts))
            yield from ((end, None) for end in when.ends_when)
        named = [one for when in self.when for one in when.conditions]
        named += [one for needed in self.free.values() for one in needed]
        for node in (node for one in named for node in nodes(one)):
            if isinstance(node, After | AfterDays):
                yield node.condition, None
