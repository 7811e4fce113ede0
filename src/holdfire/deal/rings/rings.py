"""Which step waits for which, and which of them wait for each other in a ring.

A term waits for what its ``starts when`` and ``only while`` name; a party's support waits for
what its position names; an event waits until the terms have started by which it is owed. A clause
is its terms. Nothing here is about what happened: it is read off the deal alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import prod

import networkx as nx

from holdfire.deal.condition import AnyOf, Condition, HasTaken, Leaf, TermIs, can_hold, signed_leaves
from holdfire.deal.meeting import is_part, who_meet
from holdfire.deal.model import Deal, Position, Term
from holdfire.deal.rings.openings import Openings, smallest_openings
from holdfire.deal.says import say_condition
from holdfire.deal.versions import Reading, combinations

MOST_READINGS = 1024
"""How many combinations of answers are looked at for one knot; of questions beyond that, only the first answer."""

_STEPS = ("met", "has started", "is under way", "standing", "due")
_Steps = dict[str, tuple[Condition, ...]]


@dataclass(frozen=True, slots=True)
class Wait:
    """One step waits for another.

    Attributes:
        waiting: Term or event id, or the words of a position (``russia supports the deal``).
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
        steps: A shortest ring of its knot, from the step written first.
        knot: Every wait between steps that wait for each other, by way of one another.
        opened_by: The fewest steps that must go without waiting for the others to follow.
    """

    reading: str
    steps: tuple[Wait, ...]
    knot: tuple[Wait, ...]
    opened_by: Openings


def waits(deal: Deal, reading: Reading = ()) -> tuple[Wait, ...]:
    """List every wait under some answers, in the order of the deal; positions and events come last.

    Args:
        deal: The deal.
        reading: ``(question, answer)`` pairs. Of a term with several versions the first that agrees is taken.
    """
    return _waits(conditions_of_steps(deal, reading), deal)


def waits_and_readings(deal: Deal) -> dict[Wait, tuple[str, ...]]:
    """Map every wait there is under some reading to the readings that have it; to none where all do."""
    versions = [
        ((term.id,), _steps_of(deal, [term]), " + ".join("/".join(pair) for pair in term.reading))
        for term in deal.terms
    ]
    others = (*map(support_of, deal.positions), *(event.id for event in deal.events))
    names = {*others, *(term.id for term in deal.terms)}
    found: dict[Wait, list[str]] = {}
    for steps, conditions, reading in (*versions, (others, _steps_of(deal, deal.terms), "")):
        for wait in _waits({step: conditions.get(step, ()) for step in steps}, deal, names):
            found.setdefault(wait, []).append(reading)
    several = {term.id: sum(other.id == term.id for other in deal.terms) for term in deal.terms}
    return {
        wait: () if len(readings) == several.get(wait.waiting, 1) else tuple(readings)
        for wait, readings in found.items()
    }


def rings(deal: Deal) -> tuple[Ring, ...]:
    """Find the rings: one for each knot of steps, under each reading in which it stands.

    A step that can start in another way (``or``) is in no ring. The questions that make no
    difference to a ring are left out of its reading.
    """
    whole = _graph(wait for version in _every_version(deal) for wait in _waits(version, deal))
    made = []
    place = {step: number for number, step in enumerate(whole)}
    for knot in sorted(nx.strongly_connected_components(whole), key=lambda steps: min(place[step] for step in steps)):
        if len(knot) > 1 or whole.has_edge(*knot, *knot):
            reached = knot.union(*(nx.descendants(whole, step) for step in knot))
            part = replace(deal, terms=tuple(term for term in deal.terms if term.id in reached))
            made += _rings_of(part, knot, questions_of_waits(part))
    return tuple(made)


def questions_of_waits(deal: Deal) -> tuple[str, ...]:
    """List the questions whose answers change what some step waits for."""
    asked: set[str] = set()
    by_id: dict[str, list[Term]] = {}
    for term in deal.terms:
        by_id.setdefault(term.id, []).append(term)
    for versions in by_id.values():
        if len({(term.timing.starts_when, term.timing.only_while) for term in versions}) > 1:
            asked |= {question for term in versions for question, _ in term.reading}
    return tuple(sorted(asked))


def support_of(position: Position) -> str:
    """Name the step that a position is: ``russia supports the deal``."""
    return f"{position.party} supports {'the deal' if position.supports == 'deal' else position.supports}"


def names_of_steps(deal: Deal) -> dict[str, str]:
    """Give the names to show for steps that are positions of parties: with the party's name, not its id."""
    by_id = deal.parties.by_id
    return {
        support_of(position): support_of(replace(position, party=by_id[position.party].name))
        for position in deal.positions
        if position.party in by_id
    }


def named_wait(wait: Wait, names: Mapping[str, str]) -> Wait:
    """Show a wait with the names of its steps."""
    words = names.get(wait.words, names.get(wait.for_, wait.words))
    return Wait(names.get(wait.waiting, wait.waiting), names.get(wait.for_, wait.for_), words)


def named_ring(ring: Ring, names: Mapping[str, str]) -> Ring:
    """Show a ring with the names of its steps."""
    sets = tuple(tuple(names.get(step, step) for step in taken) for taken in ring.opened_by.sets)
    return replace(
        ring,
        steps=tuple(named_wait(wait, names) for wait in ring.steps),
        knot=tuple(named_wait(wait, names) for wait in ring.knot),
        opened_by=replace(ring.opened_by, sets=sets),
    )


def term_under(deal: Deal, term_id: str, reading: Reading) -> Term | None:
    """Give the version of a term that agrees with a reading; ``None`` where there is no such term."""
    answers = dict(reading)
    for term in deal.terms:
        if term.id == term_id and all(answers.get(question, answer) == answer for question, answer in term.reading):
            return term
    return None


def conditions_of_steps(deal: Deal, reading: Reading) -> _Steps:
    """List the steps (terms, positions, events) and the conditions each waits for, under a reading."""
    terms = (term_under(deal, term_id, reading) for term_id in dict.fromkeys(term.id for term in deal.terms))
    return _steps_of(deal, [term for term in terms if term])


def _steps_of(deal: Deal, terms: Sequence[Term]) -> _Steps:
    steps: _Steps = {}
    for term in terms:
        found = (term.timing.starts_when, term.timing.only_while)
        steps[term.id] = tuple(condition for condition in found if condition)
    for position in deal.positions:
        if position.when:
            name = support_of(position)
            steps[name] = (*steps.get(name, ()), position.when)
    for event in deal.events:
        owed = [TermIs(term.id, "has started") for term in terms if _owes(term, event, deal)]
        steps[event.id] = (AnyOf(tuple(owed)),) if owed else ()
    return steps


def _owes(term: Term, event: Term, deal: Deal) -> bool:
    """Say whether a term asks its bearers for just what an event is."""
    if term.form not in ("achieve", "rate") or term.act is None or event.act is None:
        return False
    return who_meet(term, event, deal) and is_part(term.act, event.act, deal)


def _every_version(deal: Deal) -> list[_Steps]:
    """List the steps once with the first versions of all terms, once with the second, and so on."""
    by_id: dict[str, list[Term]] = {}
    for term in deal.terms:
        by_id.setdefault(term.id, []).append(term)
    most = max((len(versions) for versions in by_id.values()), default=0)
    return [_steps_of(deal, [versions[min(n, len(versions) - 1)] for versions in by_id.values()]) for n in range(most)]


def _waits(steps: _Steps, deal: Deal, names: Set[str] = frozenset()) -> tuple[Wait, ...]:
    """List what steps wait for among the steps of some names; their own, where none are given."""
    among = names or steps.keys()
    found = []
    for name, conditions in steps.items():
        for condition in conditions:
            for leaf, is_negated in signed_leaves(condition):
                waited = () if is_negated else _waited_for(leaf, deal)
                found += [Wait(name, step, say_condition(leaf)) for step in waited if step in among]
    return tuple(dict.fromkeys(found))


def _waited_for(leaf: Leaf, deal: Deal) -> tuple[str, ...]:
    """List the steps that a leaf waits for."""
    match leaf:
        case TermIs(term, state, _) if state in _STEPS:
            return (term,)
        case HasTaken(party, "supports" | "accepts" | "signs", on):
            waiting = (position for position in deal.positions if position.when)
            return tuple(support_of(p) for p in waiting if (p.party, p.supports) == (party, on))
        case _:
            return ()


def _comes(conditions: Iterable[Condition], come: Set[str], deal: Deal) -> bool:
    """Say whether conditions can come true if only these steps can; what is negated is not waited for."""
    return all(
        can_hold(condition, lambda leaf, no: no or all(step in come for step in _waited_for(leaf, deal)))
        for condition in conditions
    )


def _rings_of(deal: Deal, knot: set[str], asked: tuple[str, ...]) -> list[Ring]:
    """Find the rings among some steps, under every combination of answers to some questions."""
    while prod(len(deal.questions[question].answers) for question in asked) > MOST_READINGS:
        asked = asked[:-1]
    readings = combinations(asked, deal.questions)
    under: dict[tuple[tuple[Wait, ...], tuple[Wait, ...], Openings], list[Reading]] = {}
    for reading in readings:
        for found in _rings_under(conditions_of_steps(deal, reading), knot, deal):
            under.setdefault(found, []).append(reading)
    return [
        Ring(" + ".join(f"{question}/{answer}" for question, answer in reading), *found)
        for found, where in under.items()
        for reading in readings_that_matter(where, readings, asked)
    ]


def _rings_under(
    steps: _Steps, among: set[str], deal: Deal
) -> list[tuple[tuple[Wait, ...], tuple[Wait, ...], Openings]]:
    """Give for each knot a shortest ring, all its waits, and what opens it."""
    coming: frozenset[str] = frozenset()
    while more := {name for name, needs in steps.items() if name not in coming and _comes(needs, coming, deal)}:
        coming |= more
    stuck = [w for w in _waits(steps, deal) if w.waiting not in coming and w.for_ not in coming]
    graph = _graph(wait for wait in stuck if wait.waiting in among)
    order = list(steps)
    found = []
    for knot in nx.strongly_connected_components(graph):
        ring = _shortest_ring(graph.subgraph(knot), order)
        if ring:
            pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
            inside = tuple(wait for wait in stuck if {wait.waiting, wait.for_} <= knot)
            outside = frozenset(order) - knot
            opened = smallest_openings([step for step in order if step in knot], _after(steps, outside, deal))
            found.append((tuple(_wait_between(inside, a, b) for a, b in pairs), inside, opened))
    return sorted(found, key=lambda each: order.index(each[0][0].waiting))


def _after(steps: _Steps, outside: Set[str], deal: Deal) -> Callable[[str, Set[str]], bool]:
    """Make the question whether a step can come once all outside a knot, and some inside it, have."""

    def comes(step: str, come: Set[str]) -> bool:
        return _comes(steps[step], outside | come, deal)

    return comes


def _graph(found: Iterable[Wait]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((wait.waiting, wait.for_) for wait in found)
    return graph


def _shortest_ring(graph: nx.DiGraph[str], order: list[str]) -> list[str]:
    """Give the shortest ring of a knot, starting with the step written first; empty where there is none."""
    best: list[str] = []
    for step in sorted(graph.nodes, key=order.index):
        for after in sorted(graph.successors(step), key=order.index):
            if nx.has_path(graph, after, step):
                path = [step, *nx.shortest_path(graph, after, step)[:-1]] if after != step else [step]
                best = path if not best or len(path) < len(best) else best
    return best


def _wait_between(found: Iterable[Wait], waiting: str, for_: str) -> Wait:
    return next(wait for wait in found if (wait.waiting, wait.for_) == (waiting, for_))


def readings_that_matter(where: list[Reading], readings: tuple[Reading, ...], asked: tuple[str, ...]) -> list[Reading]:
    """Shorten the readings in which something stands to the questions that make a difference to it.

    Args:
        where: The readings in which it stands.
        readings: Every combination of answers to the questions.
        asked: The questions.
    """
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
