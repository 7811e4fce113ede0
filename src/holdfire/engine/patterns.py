"""What each cell looks for among acts, and in which role."""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.deal.condition import Condition
from holdfire.deal.model import ActPattern, Bearer, Term
from holdfire.engine.cells import Cell


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of a cell in its role.

    Attributes:
        role: "act", "against", "trigger", "step", "broken", "restored" or "exception".
        window: "open" or "counting".
        unit: What is counted; ``""`` counts occurrences.
        begins: It is enough that the act has begun.
        never_covers: For exceptions: registers. ``when``: the condition under which it covers.

    """

    cell: int
    role: str
    window: str
    unit: str
    act: ActPattern
    by: Bearer | None
    never_covers: tuple[str, ...] = ()
    begins: bool = False
    when: Condition | None = None


def is_ratio(term: Term) -> bool:
    """Say whether a term runs by the rule for ratios: ``respond ... one for one`` is a ratio of one to one."""
    return term.form == "ratio" or (term.form == "respond" and term.one_for_one)


def patterns_of(cell: Cell) -> tuple[Pattern, ...]:
    """List the patterns of a cell."""
    term, bearer = cell.term, cell.bearer
    found: list[Pattern] = []

    def add(
        role: str, window: str, act: ActPattern | None, by: Bearer | None, unit: str = "", begins: bool = False
    ) -> None:
        if act is not None:
            found.append(Pattern(cell.id, role, window, unit, act, by, begins=begins))

    unit = term.target.number.unit if term.target else ""
    if term.form == "permit" and term.target is not None:
        add("act", "open", term.act, bearer, unit)
    if term.assessed_by == "ruling":
        return tuple(found)
    match term.form:
        case "forbid":
            add("against", "open", term.act, bearer)
        case "achieve":
            add("act", "counting", term.act, bearer, unit, term.begins)
        case "keep":
            add("broken", "open", term.broken_by, term.breaker or bearer)
            add("restored", "open", term.restored_by, term.restorer)
        case "respond" if not term.one_for_one:
            add("trigger", "open", term.trigger, term.trigger_by)
            add("act", "counting", term.act, bearer)
        case "rate":
            add("act", "open", term.act, bearer, unit)
        case "ratio" | "respond":
            by_occurrence = term.form == "respond"
            add("step", "open", term.trigger, term.trigger_by, "" if by_occurrence else term.per_unit)
            add("act", "open", term.act, bearer, "" if by_occurrence else unit)
        case "permit" if term.protected_from is not None:
            add("against", "open", term.interference, term.protected_from)
    found += [
        Pattern(cell.id, "exception", "open", "", one.act, one.by or bearer, one.never_covers, when=one.when)
        for one in term.exceptions
    ]
    return tuple(found)


def pace_of(cell: Cell) -> tuple[int, int, int, int, int, int]:
    """Give the row of table ``pace`` of a respond or a ratio."""
    term = cell.term
    if term.form == "respond":
        return (cell.id, term.delay_seconds, 1, 1, 0, 0)
    n = term.target.number.low if term.target else 1000
    return (cell.id, term.delay_seconds, n, term.per, term.tolerance, int(term.per_step))


def form_of(term: Term) -> str:
    """Name the form by whose rules a term runs."""
    return "ratio" if is_ratio(term) else term.form


def window_of(role: str, term: Term) -> str:
    """Name the window that bounds acts in a role."""
    return "counting" if role == "act" and form_of(term) in {"achieve", "respond"} else "open"
