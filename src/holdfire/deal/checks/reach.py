"""A check on conditions: those that can never hold, as far as the deal alone shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations, product
from math import prod

from holdfire.deal.checks.finding import finding
from holdfire.deal.checks.subject import Subject
from holdfire.deal.clock import not_after, time_of
from holdfire.deal.condition import (
    After,
    AfterDays,
    All,
    AnyOf,
    Condition,
    Decided,
    HasTaken,
    Not,
    Reached,
    TermIs,
)
from holdfire.deal.model import Deal, Term
from holdfire.deal.says import say_condition
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span

MOST_WAYS = 256
"""How many ways in which a condition can come true are looked at; of more, none."""

_FORMS = {
    "forbid": "a prohibition",
    "keep": "something to keep",
    "respond": "a duty to answer",
    "rate": "a duty in each period",
    "ratio": "an exchange",
    "permit": "a permission",
}
_NOW = frozenset(("met", "breached", "standing", "due", "waiting", "suspended", "ended"))
_STARTED = _NOW - {"waiting"} | {"has started", "is under way"}
_OPEN = frozenset(("standing", "due", "suspended", "breached", "was breached", "has started", "is under way"))
_AGREES = frozenset(("accepts", "signs", "supports"))

_Literal = tuple[Condition, bool]
"""A condition without ``and`` and ``or``, and whether it must not hold."""


def condition_never_holds(subject: Subject) -> tuple[Diagnostic, ...]:
    """T315 warning: a condition, or a part of it, can never hold.

    It asks for a state that the term is never in (a prohibition is never `met`, a duty
    without a deadline never `breached`), waits for a term that never starts, for a vote
    on a draft that lies before another body or before none, for a date after the end, or
    for two things that exclude each other. What hangs on it will never come.
    """
    deal = subject.deal
    idle = _idle(deal)
    found = []
    for one in _conditions(subject):
        reasons = list(_dead(one.condition, deal, idle))
        at = time_of(one.condition, deal) if one.term and one.is_cut_off else None
        late = [end.words for end in not_after(one.term, deal) if end.is_before(at)] if one.term and at else []
        if late and not reasons:
            reasons = [f"it comes after the end ({late[0]})"]
        for reason in reasons:
            whole = "this" if late or _why_never(one.condition, deal, idle) else "a part of this"
            message = f"{whole} can never hold: {reason}"
            found.append(finding(condition_never_holds, message, one.span, "never holds"))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Written:
    """A condition of a deal.

    Attributes:
        is_cut_off: It means nothing once its term has ended.
    """

    span: Span
    condition: Condition
    term: Term | None = None
    is_cut_off: bool = False


def _conditions(subject: Subject) -> Iterator[_Written]:
    deal = subject.deal
    if deal.in_force:
        yield _Written(subject.written.where("in force"), deal.in_force)
    if deal.ends_when:
        yield _Written(subject.written.where("ends when"), deal.ends_when)
    for position, block in zip(deal.positions, subject.written.blocks("positions"), strict=False):
        if position.when:
            yield _Written(block.where("when"), position.when)
    for term in deal.terms:
        timing, block = term.timing, subject.block("terms", term.id)
        if timing.starts_when:
            yield _Written(subject.where(term, "starts when"), timing.starts_when, term)
        if timing.ends_when:
            yield _Written(subject.where(term, "ends when", "extended", "lasts"), timing.ends_when, term)
        if timing.only_while:
            yield _Written(subject.where(term, "only while"), timing.only_while, term, is_cut_off=True)
        if timing.falls_away_when:
            yield _Written(subject.where(term, "falls away when"), timing.falls_away_when, term, is_cut_off=True)
        if timing.by and timing.by.condition:
            yield _Written(subject.where(term, "by"), timing.by.condition, term)
        for exception, one in zip(term.exceptions, block.blocks("except"), strict=False):
            if exception.when and one.has("when"):
                yield _Written(one.where("when"), exception.when, term, is_cut_off=True)


def _idle(deal: Deal) -> frozenset[str]:
    """Name the terms that never start, because their condition can never hold."""
    idle: frozenset[str] = frozenset()
    while True:
        starting = {term.id for term in deal.terms if not _never_starts(term, deal, idle)}
        more = frozenset(term.id for term in deal.terms) - starting
        if more == idle:
            return idle
        idle = more


def _never_starts(term: Term, deal: Deal, idle: frozenset[str]) -> bool:
    starts = term.timing.starts_when
    return starts is not None and bool(_why_never(starts, deal, idle))


def _dead(condition: Condition, deal: Deal, idle: frozenset[str]) -> Iterator[str]:
    """Say why a condition, or one of several ways in which it could come true, can never hold.

    Of several terms of which any may be in some state (those of a clause, say), it is enough if one can.
    """
    reason = _why_never(condition, deal, idle)
    if reason:
        yield reason
        return
    match condition:
        case AnyOf(parts) if all(isinstance(part, TermIs) for part in parts):
            return
        case AnyOf(parts) | All(parts):
            for part in parts:
                yield from _dead(part, deal, idle)
        case After(part, _) | AfterDays(part, _):
            yield from _dead(part, deal, idle)


def _why_never(condition: Condition, deal: Deal, idle: frozenset[str]) -> str:
    """Say why a condition can never hold; ``""`` where it can, for all that is seen."""
    if _count_ways(condition, False) > MOST_WAYS:
        return ""
    reasons = [_against(way, deal, idle) for way in _ways(condition, False)]
    return reasons[0] if reasons and all(reasons) else ""


def _count_ways(condition: Condition, is_negated: bool) -> int:
    match condition:
        case All(parts) | AnyOf(parts):
            counts = [_count_ways(part, is_negated) for part in parts]
            return prod(counts) if isinstance(condition, All) is not is_negated else sum(counts)
        case Not(part):
            return _count_ways(part, not is_negated)
        case _:
            return 1


def _ways(condition: Condition, is_negated: bool) -> list[tuple[_Literal, ...]]:
    """List the ways in which a condition can come true: what must hold together, and what must not."""
    match condition:
        case All(parts) | AnyOf(parts):
            ways = [_ways(part, is_negated) for part in parts]
            if isinstance(condition, All) is not is_negated:
                return [tuple(chain.from_iterable(picked)) for picked in product(*ways)]
            return [way for part in ways for way in part]
        case Not(part):
            return _ways(part, not is_negated)
        case _:
            return [((condition, is_negated),)]


def _against(way: tuple[_Literal, ...], deal: Deal, idle: frozenset[str]) -> str:
    """Say why these can never hold together; ``""`` where they can."""
    for literal, is_negated in way:
        if is_negated:
            continue
        if isinstance(literal, After | AfterDays):
            reason = _why_never(literal.condition, deal, idle)
        else:
            reason = _why_not(literal, deal)
            if isinstance(literal, TermIs) and literal.term in idle and literal.state in _OPEN:
                reason = reason or f"`{literal.term}` never starts"
        if reason:
            return reason
    for one, other in combinations(way, 2):
        if _exclude(one, other) or _exclude(other, one):
            said = [f"`{'not ' * is_negated}{say_condition(literal)}`" for literal, is_negated in (one, other)]
            return f"{said[0]} and {said[1]} never hold at the same time"
    return ""


def _exclude(one: _Literal, other: _Literal) -> bool:
    """Say whether two literals can never hold at the same time; asked both ways round."""
    (a, is_negated), (b, is_ruled_out) = one, other
    if a == b:
        return is_negated is not is_ruled_out
    match a, b:
        case (Reached(), Reached()):
            return not is_negated and is_ruled_out and b.moment.latest <= a.moment.earliest
        case _ if is_negated or is_ruled_out:
            return False
        case (HasTaken(), HasTaken()):
            return (a.party, a.on) == (b.party, b.on) and a.position == "refuses" and b.position in _AGREES
        case (TermIs(), TermIs()) if a.term == b.term and a.state != b.state:
            of_all = {leaf.bearer for leaf in (a, b) if leaf.bearer or leaf.state != "breached"}
            same = a.bearer == b.bearer or "" in of_all
            return same and ({a.state, b.state} <= _NOW or (a.state == "waiting" and b.state in _STARTED))
    return False


def _why_not(leaf: Condition, deal: Deal) -> str:
    """Say why a leaf can never hold, whatever else happens; ``""`` where it can."""
    match leaf:
        case Decided(body, draft):
            before = deal.drafts[draft].before if draft in deal.drafts else body
            where = f"before `{before}`" if before else "before no body"
            return "" if before == body else f"`{draft}` lies {where}, so `{body}` never votes on it"
        case TermIs(term_id, state):
            versions = [term for term in deal.terms if term.id == term_id]
            reasons = [_never_in(term, state, deal) for term in versions]
            return reasons[0] if reasons and all(reasons) else ""
    return ""


def _never_in(term: Term, state: str, deal: Deal) -> str:
    """Say why a term is never in a state; ``""`` where it can be."""
    timing, name = term.timing, f"`{term.id}`"
    ends = (timing.ends_when, timing.falls_away_when, timing.until, deal.ends_when, deal.until)
    has_deadline = timing.by is not None and not timing.by.not_said
    by_claims = term.assessed_by == "claims"
    match state:
        case "met" | "due" if term.form != "achieve":
            return f"{name} is {_FORMS[term.form]}, and that is standing or breached, never {state}"
        case "standing" if term.form == "achieve":
            return f"{name} is a duty to be done once, and that is due or met, never standing"
        case "breached" | "was breached" if term.form == "achieve" and by_claims and not has_deadline:
            return f"{name} has no deadline, so it is never breached"
        case "breached" | "was breached" if term.form == "permit" and by_claims and not term.protected_from:
            return f"{name} is a permission protected from nobody, so it is never breached"
        case "suspended" if not timing.only_while:
            return f"{name} has no `only while`, so it is never suspended"
        case "waiting" if not timing.starts_when and not timing.from_:
            return f"{name} starts as soon as the deal is in force, so it is never waiting"
        case "ended" if not any(ends):
            return f"{name} has no end"
    return ""
