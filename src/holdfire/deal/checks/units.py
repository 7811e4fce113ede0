"""Checks on what is counted, and in which unit."""

from __future__ import annotations

from collections.abc import Iterator

from holdfire.deal.checks.subject import Subject
from holdfire.deal.model import ActPattern, Term
from holdfire.source.diagnostic import Diagnostic


def unit_beside_what(subject: Subject) -> tuple[Diagnostic, ...]:
    """T218 warning: a term counts one thing, and under `what` asks for another.

    `what` looks at the unit in which a claim tells its number: "50 trucks" is told of trucks, not of the
    food on them. A number in a unit that no category asked for has to do with never surely counts. Count
    in one of these categories, or leave `what` out.
    """
    found = []
    for term in subject.deal.terms:
        for pattern, unit, key in _counted(term):
            if unit and not any(subject.deal.categories.are_kin(unit, category) for category in pattern.what):
                message = f"`{term.id}` counts {unit}, and asks that this be {' or '.join(pattern.what)}"
                span = subject.where(term, key, "what")
                fix = "count in what is asked for, or leave `what` out"
                found.append(Diagnostic("T218", "unit-beside-what", "warning", message, span, help=fix))
    return tuple(dict.fromkeys(found))


def _counted(term: Term) -> Iterator[tuple[ActPattern, str, str]]:
    """List the patterns that ask what is counted, the unit each counts in, and the key that says how many."""
    if term.act is not None and term.act.what and term.target is not None:
        yield term.act, term.target.number.unit, "how many"
    if term.trigger is not None and term.trigger.what:
        yield term.trigger, term.per_unit, "for every"
