"""The conditions of a term: those it hangs on, and its window as a single one."""

from __future__ import annotations

from collections.abc import Iterator

from holdfire.deal.condition import All, Condition, Not, Reached, latched
from holdfire.deal.model import Term, Timing
from holdfire.vocab.moment import Moment


def conditions_of(term: Term) -> tuple[Condition, ...]:
    """List the conditions a term hangs on: those of its timing, and those under which its exceptions cover."""
    timing = term.timing
    by = timing.by.condition if timing.by else None
    found = (timing.starts_when, timing.ends_when, timing.only_while, timing.falls_away_when, by)
    exceptions = (exception.when for exception in term.exceptions)
    return tuple(condition for condition in (*found, *exceptions) if condition is not None)


def window_condition(timing: Timing) -> Condition | None:
    """Join what opens, closes and suspends a window into the condition that holds while it is open.

    As an exception a permission covers only what happens then. Daily hours are no part of
    it, nor is the deal's own time: what is excepted runs only in that.

    Returns:
        ``None`` where nothing bounds the window.
    """
    parts = tuple(_parts(timing))
    return All(parts) if len(parts) > 1 else next(iter(parts), None)


def _parts(timing: Timing) -> Iterator[Condition]:
    if timing.starts_when:
        yield latched(timing.starts_when)
    if timing.from_:
        yield Reached(timing.from_)
    for ends in (timing.ends_when, timing.falls_away_when):
        if ends:
            yield Not(latched(ends))
    if timing.until:
        yield Not(Reached(Moment(timing.until.latest + 1, timing.until.latest + 1)))
    if timing.only_while:
        yield timing.only_while
