"""Checks on events."""

from __future__ import annotations

from collections.abc import Iterable

from holdfire.deal.checks.subject import Subject
from holdfire.deal.condition import Condition, TermIs, leaves
from holdfire.deal.model import Deal
from holdfire.deal.resolve.events import is_measured_at_entry
from holdfire.deal.windows import conditions_of
from holdfire.source.diagnostic import Diagnostic


def event_measured_at_entry(subject: Subject) -> tuple[Diagnostic, ...]:
    """T214 error: an event is measured at entry into force, and the deal enters into force when it happens.

    "All hostages" means as many as there are at entry into force, unless the count says
    `as of`. What brings the deal into force cannot be measured by it.
    """
    deal = subject.deal
    found = []
    for event in deal.events:
        if event.id in _looked_at(deal) and is_measured_at_entry(event, deal):
            block = subject.block("events", event.id)
            message = f"`{event.id}` is measured at entry into force, which waits for it"
            fix = f"write `as of:` and a date in the count `{event.target.count if event.target else ''}`"
            slug = "event-measured-at-entry"
            found.append(Diagnostic("T214", slug, "error", message, block.where("how many"), "as of when?", help=fix))
    return tuple(found)


def _looked_at(deal: Deal) -> set[str]:
    """Name the terms and events that entry into force looks at, at any depth."""
    seen: set[str] = set()
    more = _named([deal.in_force] if deal.in_force else [])
    while more - seen:
        seen |= more
        more = _named(condition for term in deal.terms if term.id in seen for condition in conditions_of(term))
    return seen


def _named(conditions: Iterable[Condition]) -> set[str]:
    return {leaf.term for condition in conditions for leaf in leaves(condition) if isinstance(leaf, TermIs)}
