"""Versions of a term: one for each combination of answers that its wording depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import product

from holdfire.deal.model import Term
from holdfire.deal.wording import Question
from holdfire.deal.written.keys import MODALS
from holdfire.deal.written.syntax import Block

Reading = tuple[tuple[str, str], ...]
"""``(question, answer)`` pairs, sorted."""


def combinations(asked: Iterable[str], questions: Mapping[str, Question]) -> tuple[Reading, ...]:
    """List every combination of answers to some questions, in the order the answers stand."""
    names = sorted(set(asked))
    answers = [[(name, answer) for answer, _ in questions[name].answers] for name in names]
    return tuple(product(*answers))


def under_reading(term: Block, overrides: Iterable[tuple[Reading, Block]], reading: Reading) -> Block:
    """Give the block of a term as it reads under some answers: overriding keys replace its own."""
    fields = {field.key.text: field for field in term.fields if field.key.text != "read as"}
    for pairs, override in overrides:
        if not set(pairs) <= set(reading):
            continue
        if any(override.has(modal) for modal in MODALS):
            fields = {key: field for key, field in fields.items() if key not in MODALS}
        fields |= {field.key.text: field for field in override.fields}
    return Block(term.name, tuple(fields.values()), term.span)


def merge_readings(a: Reading, b: Reading) -> Reading | None:
    """Join two readings; ``None`` where they answer a question differently."""
    joined = dict(a) | dict(b)
    if any(joined[question] != answer for question, answer in a):
        return None
    return tuple(sorted(joined.items()))


def without_idle_questions(versions: tuple[Term, ...]) -> tuple[Term, ...]:
    """Drop the questions whose answers make no difference to a term."""
    for question in sorted({question for term in versions for question, _ in term.reading}):
        shortened: dict[Reading, list[Term]] = {}
        for term in versions:
            rest = tuple(pair for pair in term.reading if pair[0] != question)
            shortened.setdefault(rest, []).append(replace(term, reading=rest))
        if all(term == group[0] for group in shortened.values() for term in group):
            versions = tuple(group[0] for group in shortened.values())
    return versions


def split_versions(
    versions: tuple[Term, ...], readings: Iterable[Reading], change: Callable[[Term, Reading], Term]
) -> tuple[Term, ...]:
    """Make each version once for every reading it agrees with, changed as that reading asks."""
    made = []
    for reading in readings:
        for term in versions:
            merged = merge_readings(term.reading, reading)
            if merged is not None:
                made.append(replace(change(term, reading), reading=merged))
    return without_idle_questions(tuple(made))
