"""The exposure of every party of a deal: how many of its terms it has given for nothing at the worst point.

docs/exposure.md says what is measured, and what is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import prod

from holdfire.deal.exposure.course import Course
from holdfire.deal.exposure.exchanges import answers_of
from holdfire.deal.exposure.search import MOST_STATES, WorstPoint, worst_point
from holdfire.deal.exposure.steps import Step, steps_of
from holdfire.deal.exposure.stuck import stuck_steps
from holdfire.deal.model import Deal, Term
from holdfire.deal.rings.rings import readings_that_matter
from holdfire.deal.versions import Reading, combinations

MOST_READINGS = 64
"""How many combinations of answers are looked at; of questions beyond that, only the first answer."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """What every party risks under one reading.

    Attributes:
        reading: The answers that make a difference.
        course: How the deal can run, in whole steps or, for ``split``, in parts.
        worst: Each side that gives something, in the order of the deal, and its worst point.
        stuck: Steps that can never come, as indices of ``course.steps``, each with how many of its parts can.
        split: The same with terms split into parts; ``None`` where nobody asked.
    """

    reading: Reading
    course: Course = field(compare=False)
    worst: Mapping[str, WorstPoint]
    stuck: Mapping[int, int]
    split: Exposure | None = None


def exposure_of(deal: Deal, parts: Mapping[str, int], most_states: int = MOST_STATES) -> tuple[Exposure, ...]:
    """Find the worst point of every party, under each reading that makes a difference.

    Args:
        deal: A deal without errors; taken as in force.
        parts: Terms to split, and into how many equal parts; empty: nothing is asked about splitting.
        most_states: How many states to look at for one party.
    """
    asked = disputes_of_steps(deal)
    while prod(len(deal.questions[question].answers) for question in asked) > MOST_READINGS:
        asked = asked[:-1]
    readings = combinations(asked, deal.questions)
    looks: dict[object, Exposure] = {}
    alike: dict[object, tuple[Exposure, list[Reading]]] = {}
    for reading in readings:
        look = tuple(map(_look, steps_of(deal, reading, {})))
        if look not in looks:
            split = _under(deal, reading, parts, most_states) if parts else None
            looks[look] = replace(_under(deal, reading, {}, most_states), split=split)
        made = looks[look]
        alike.setdefault(_outcome(made), (made, []))[1].append(reading)
    return tuple(
        replace(made, reading=reading)
        for made, where in alike.values()
        for reading in readings_that_matter(where, readings, asked)
    )


def disputes_of_steps(deal: Deal) -> tuple[str, ...]:
    """List the questions whose answers change who gives what, to whom, or when it can come."""
    asked: set[str] = set()
    for term_id in dict.fromkeys(term.id for term in deal.terms):
        versions = [term for term in deal.terms if term.id == term_id]
        if len({_look_of_term(term) for term in versions}) > 1:
            asked |= {question for term in versions for question, _ in term.reading}
    return tuple(sorted(asked))


def _under(deal: Deal, reading: Reading, parts: Mapping[str, int], most_states: int) -> Exposure:
    course = Course(deal, reading, steps_of(deal, reading, parts))
    sides = dict.fromkeys(side for step in course.steps for side in step.givers)
    worst = {side: worst_point(course, side, most_states) for side in sides}
    return Exposure(reading, course, worst, stuck_steps(course))


def _outcome(made: Exposure) -> object:
    """Give what is told of an exposure, to tell readings under which the same is told."""
    promised = tuple(tuple(answers_of(made.course.steps, side).items()) for side in made.worst)
    split = _outcome(made.split) if made.split else None
    return tuple(made.worst.items()), tuple(made.stuck.items()), promised, split


def _look(step: Step) -> tuple[object, ...]:
    return step.bearer, step.givers, step.receivers, step.tied, _look_of_term(step.term)


def _look_of_term(term: Term) -> tuple[object, ...]:
    """Give what of a term its steps depend on."""
    when = term.timing
    times = (when.starts_when, when.ends_when, when.only_while, when.falls_away_when, when.from_, when.until)
    return term.form, term.bearers, times, term.owed_to, term.in_return_for, term.only_possible
