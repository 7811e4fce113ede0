"""Cells: a term under one reading, for one bearer. The rows that the rules run over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from holdfire.deal.condition import Condition, TermIs, leaves
from holdfire.deal.model import Bearer, Deal, Term
from holdfire.deal.resolve.events import is_measured_at_entry
from holdfire.deal.windows import conditions_of

Reading = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of the compiled deal.

    Attributes:
        id: Its number, from 0, in deal order.
        term: The version of the term that agrees with ``reading``.
        reading: Answers to all questions that matter to it, by name of the question.
        bearer: Whose acts count here: for "any of", one party of it.
        line: Cells of one ``any of`` share a line; every other cell has its own.
        shown: The bearer as shown.
        is_event: The term is an event: conditions ask for it, it is not assessed itself.
        looks_at: The terms and events whose states its conditions, or the deal's, look at.

    """

    id: int
    term: Term
    reading: Reading
    bearer: Bearer
    line: int
    shown: Bearer
    is_event: bool = False
    looks_at: frozenset[str] = frozenset()


def compile_cells(deal: Deal) -> tuple[Cell, ...]:
    """Spread a deal over terms, readings, bearers, in deal order, answers and bearers as written; then its events."""
    versions: dict[str, list[Term]] = {}
    for term in (*deal.terms, *deal.events):
        versions.setdefault(term.id, []).append(term)
    events = {event.id for event in deal.events}
    questions = _questions_that_matter(deal, versions)
    cells: list[Cell] = []
    line = 0
    for term_id, of_term in versions.items():
        asked = sorted(questions[term_id])
        answers = [[(name, answer) for answer, _ in deal.questions[name].answers] for name in asked]
        for reading in product(*answers):
            term = agreeing(of_term, reading)
            for bearer in term.bearers:
                parts = [bearer]
                if bearer.how == "any of":
                    parts = [Bearer(party, (party,), "one", bearer.but_not) for party in bearer.parties]
                is_event = term_id in events
                looks_at = frozenset(terms_looked_at(conditions_behind(term, deal, is_event)))
                cells += [
                    Cell(len(cells) + k, term, reading, part, line, bearer, is_event, looks_at)
                    for k, part in enumerate(parts)
                ]
                line += 1
    return tuple(cells)


def agreeing(versions: Iterable[Term], reading: Reading) -> Term:
    """Return the version of a term that agrees with a reading: the most specific one."""
    fitting = [term for term in versions if set(term.reading) <= set(reading)]
    return max(fitting, key=lambda term: len(term.reading))


def conditions_behind(term: Term, deal: Deal, is_event: bool) -> tuple[Condition, ...]:
    """List the conditions on which the states of a term, or of an event, depend: its own and the deal's."""
    if is_event:
        return (deal.in_force,) if deal.in_force is not None and is_measured_at_entry(term, deal) else ()
    return (*conditions_of(term), *deal_conditions(deal))


def terms_looked_at(conditions: Iterable[Condition]) -> set[str]:
    """Name the terms whose states these conditions look at."""
    return {leaf.term for condition in conditions for leaf in leaves(condition) if isinstance(leaf, TermIs)}


def deal_conditions(deal: Deal) -> tuple[Condition, ...]:
    """List the conditions of the deal as a whole."""
    return tuple(condition for condition in (deal.in_force, deal.ends_when) if condition is not None)


def blocks_of(cells: Sequence[Cell]) -> Iterable[tuple[tuple[Cell, ...], bool]]:
    """Order terms: each block looks only at earlier ones, except a last one with rings and what hangs on them.

    Yields:
        The cells of a block, and whether it is that of rings.
    """
    looks_at: dict[str, set[str]] = defaultdict(set)
    for cell in cells:
        looks_at[cell.term.id] |= cell.looks_at
    left = dict(looks_at)
    while left:
        ready = {term for term, seen in left.items() if not seen & left.keys()}
        is_ring = not ready
        ready = ready or set(left)
        yield tuple(cell for cell in cells if cell.term.id in ready), is_ring
        left = {term: seen for term, seen in left.items() if term not in ready}


def agrees(one: Reading, other: Reading) -> bool:
    """Say whether two readings answer no question differently."""
    answers = dict(other)
    return all(answers.get(question, answer) == answer for question, answer in one)


def _questions_that_matter(deal: Deal, versions: Mapping[str, list[Term]]) -> dict[str, set[str]]:
    """Map each term to the questions that it, or a term its conditions look at, depends on.

    A condition that only asks whether a term has started looks only at when it starts.
    """
    events = {event.id for event in deal.events}
    own: dict[_Aspect, set[str]] = {}
    looks_at: dict[_Aspect, set[_Aspect]] = {}
    for term_id, terms in versions.items():
        questions = {name for term in terms for name, _ in term.reading}
        starts = {(term.timing.starts_when, term.timing.from_) for term in terms}
        own[term_id, "states"], own[term_id, "start"] = questions, questions if len(starts) > 1 else set()
        conditions = [c for term in terms for c in conditions_behind(term, deal, term_id in events)]
        starting = [*deal_conditions(deal), *(start for start, _ in starts if start is not None)]
        looks_at[term_id, "states"], looks_at[term_id, "start"] = _aspects(conditions), _aspects(starting)
    reached = {aspect: set(names) for aspect, names in own.items()}
    changed = True
    while changed:
        changed = False
        for aspect, seen in looks_at.items():
            for other in seen:
                more = reached.get(other, set()) - reached[aspect]
                if more:
                    reached[aspect] |= more
                    changed = True
    return {term_id: reached[term_id, "states"] for term_id in versions}


_Aspect = tuple[str, str]


def _aspects(conditions: Iterable[Condition]) -> set[_Aspect]:
    """Name the terms that conditions look at, and whether at all of their states or only at their start."""
    asked = (leaf for condition in conditions for leaf in leaves(condition) if isinstance(leaf, TermIs))
    return {(leaf.term, "start" if leaf.state == "has started" else "states") for leaf in asked}
