"""Which rules each form needs."""

from __future__ import annotations

from holdfire.deal.model import Term
from holdfire.engine.patterns import is_ratio


def rules_of(term: Term) -> tuple[str, ...]:
    """Name the rules a term's form needs."""
    quota = ("done_and_reached",) if term.form == "permit" and term.target else ()
    if term.assessed_by == "ruling":
        return quota
    if is_ratio(term):
        return ("each_step", "behind") if term.per_step else ("steps_and_answers", "behind")
    against = ("breaches_by_period", "breaches_in_period", "breach_times")
    match term.form:
        case "forbid":
            return against
        case "permit":
            return (*(against if term.protected_from else ()), *quota)
        case "achieve":
            return () if term.level else ("done_and_reached",)
        case "keep":
            return ("broken_or_restored",)
        case "respond":
            return ("triggers_and_answers",)
    return ("done_by_period",)
