"""Which step waits for which, and which of them wait for each other in a ring.

A term waits for what its ``starts when`` and ``only while`` name; a party's support waits for
what its position names. Nothing here is about what happened: it is read off the deal alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from holdfire.deal.condition import Condition, HasTaken, Leaf, TermIs, can_hold, signed_leaves
from holdfire.deal.model import Deal, Position, Term
from holdfire.deal.says import say_condition
from holdfire.deal.versions import Reading, combinations

_STEPS = ("met", "has started", "is under way", "standing", "due")


@dataclass(frozen=True, slots=True)
class Wait:
    """One step waits for another.

    Attributes:
        waiting: Term id, or the words of a position (``russia supports the deal``).
        for_: What it waits for, named the same way.
        words: The condition, in words (``leave is met``).
    """

    waiting: str
    for_: str
    words: str


@dataclass(frozen=True, slots=True)
class Ring:
    """Steps of which each waits for the next, and the last for the first.

    Attributes:
        reading: ``question/answer`` pairs it depends on, joined with `` + ``; ``""`` where it depends on none.
    """

    reading: str
    steps: tuple[Wait, ...]


def waits(deal: Deal, reading: Reading = ()) -> tuple[Wait, ...]:
    """List every wait under some answers, in the order of the deal; positions come last.

    Args:
        deal: The deal.
        reading: ``(question, answer)`` pairs. Of a term with several versions the first that agrees is taken.
    """
    found = []
    steps = _steps(deal, reading)
    for name, conditions in steps.items():
        for condition in conditions:
            for leaf, is_negated in signed_leaves(condition):
                waited = () if is_negated else _steps_of(leaf, deal)
                found += [Wait(name, step, say_condition(leaf)) for step in waited if step in steps]
    return tuple(dict.fromkeys(found))


def rings(deal: Deal) -> tuple[Ring, ...]:
    """Find the rings: one shortest ring for each knot of steps, under each reading in which it stands.

    A step that can start in another way (``or``) is in no ring. The questions that make no
    difference to a ring are left out of its reading.
    """
    asked = sorted(_questions_of_waits(deal))
    readings = combinations(asked, deal.questions)
    under: dict[tuple[Wait, ...], list[Reading]] = {}
    for reading in readings:
        for steps in _rings_under(deal, reading):
            under.setdefault(steps, []).append(reading)
    made = []
    for steps, where in under.items():
        for reading in _needed(where, readings, asked):
            made.append(Ring(" + ".join(f"{question}/{answer}" for question, answer in reading), steps))
    return tuple(made)


def support_of(position: Position) -> str:
    """Name the step that a position is: ``russia supports the deal``."""
    return f"{position.party} supports {'the deal' if position.supports == 'deal' else position.supports}"


def term_under(deal: Deal, term_id: str, reading: Reading) -> Term | None:
    """Give the version of a term that agrees with a reading; ``None`` where there is no such term."""
    answers = dict(reading)
    for term in deal.terms:
        if term.id == term_id and all(answers.get(question, answer) == answer for question, answer in term.reading):
            return term
    return None


def _steps(deal: Deal, reading: Reading) -> dict[str, tuple[Condition, ...]]:
    """List the steps and the conditions each waits for."""
    steps: dict[str, tuple[Condition, ...]] = {}
    for term_id in dict.fromkeys(term.id for term in deal.terms):
        term = term_under(deal, term_id, reading)
        if term:
            found = (term.timing.starts_when, term.timing.only_while)
            steps[term_id] = tuple(condition for condition in found if condition)
    for position in deal.positions:
        if position.when:
            steps[support_of(position)] = (position.when,)
    return steps


def _steps_of(leaf: Leaf, deal: Deal) -> tuple[str, ...]:
    """List the steps that a leaf waits for."""
    match leaf:
        case TermIs(term, state, _) if state in _STEPS:
            return (term,)
        case HasTaken(party, "supports" | "accepts" | "signs", on):
            waiting = (position for position in deal.positions if position.when)
            return tuple(support_of(p) for p in waiting if (p.party, p.supports) == (party, on))
        case _:
            return ()


def _can_come(condition: Condition, coming: set[str], deal: Deal) -> bool:
    """Say whether a condition can come true if only these steps can; what is negated is not waited for."""
    return can_hold(condition, lambda leaf, no: no or all(step in coming for step in _steps_of(leaf, deal)))


def _rings_under(deal: Deal, reading: Reading) -> list[tuple[Wait, ...]]:
    steps = _steps(deal, reading)
    coming: set[str] = set()
    while True:
        more = {s for s, needs in steps.items() if s not in coming and all(_can_come(c, coming, deal) for c in needs)}
        if not more:
            break
        coming |= more
    graph: nx.DiGraph[str] = nx.DiGraph()
    stuck = [wait for wait in waits(deal, reading) if wait.waiting not in coming and wait.for_ not in coming]
    for wait in stuck:
        graph.add_edge(wait.waiting, wait.for_)
    order = list(steps)
    found = []
    for knot in nx.strongly_connected_components(graph):
        ring = _shortest_ring(graph.subgraph(knot), order)
        if ring:
            found.append(tuple(_wait_between(stuck, a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)))
    return sorted(found, key=lambda ring: order.index(ring[0].waiting))


def _shortest_ring(graph: nx.DiGraph[str], order: list[str]) -> list[str]:
    """Give the shortest ring of a knot, starting with the step written first; empty where there is none."""
    best: list[str] = []
    for step in sorted(graph.nodes, key=order.index):
        for after in sorted(graph.successors(step), key=order.index):
            if nx.has_path(graph, after, step):
                path = [step, *nx.shortest_path(graph, after, step)[:-1]] if after != step else [step]
                best = path if not best or len(path) < len(best) else best
    return best


def _wait_between(found: list[Wait], waiting: str, for_: str) -> Wait:
    return next(wait for wait in found if (wait.waiting, wait.for_) == (waiting, for_))


def _questions_of_waits(deal: Deal) -> set[str]:
    """List the questions whose answers change what some step waits for."""
    asked: set[str] = set()
    for term_id in dict.fromkeys(term.id for term in deal.terms):
        versions = [term for term in deal.terms if term.id == term_id]
        if len({(term.timing.starts_when, term.timing.only_while) for term in versions}) > 1:
            asked |= {question for term in versions for question, _ in term.reading}
    return asked


def _needed(where: list[Reading], readings: tuple[Reading, ...], asked: list[str]) -> list[Reading]:
    """Shorten the readings in which a ring stands to the questions that make a difference to it."""
    stands = set(where)
    matters = []
    for question in asked:
        rests = {_without(reading, question) for reading in stands}
        if any(_without(reading, question) in rests and reading not in stands for reading in readings):
            matters.append(question)
    shortened = (tuple(pair for pair in reading if pair[0] in matters) for reading in where)
    return list(dict.fromkeys(shortened))


def _without(reading: Reading, question: str) -> Reading:
    return tuple(pair for pair in reading if pair[0] != question)
