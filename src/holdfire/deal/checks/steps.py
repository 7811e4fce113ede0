"""Checks on what waits for what."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from holdfire.deal.checks.subject import Subject
from holdfire.deal.condition import HasTaken, InForce, TermIs, leaves, signed_leaves
from holdfire.deal.model import Deal, Term
from holdfire.deal.rings.openings import say_openings
from holdfire.deal.rings.rings import Ring, rings, support_of
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.source.span import Span

_STARTED = "has started"


def ring_of_steps(subject: Subject) -> tuple[Diagnostic, ...]:
    """T311 warning: steps wait for each other in a ring, so none of them can come first.

    Each step of the ring is named with what it waits for, and under which reading of a
    disputed wording. Somebody must move first, all must move at once, or one of the
    conditions must go; it is said how few steps are enough. A step that can start in another
    way as well (`or`) is in no ring. `holdfire rings` shows the whole.
    """
    told: list[tuple[Ring, set[str], list[str]]] = []
    for ring in rings(subject.deal):
        steps = {wait.waiting for wait in ring.knot}
        alike = next((each for each in told if each[1] & steps), None)
        if alike is None:
            told.append((ring, steps, []))
        else:
            alike[2].append(ring.reading)
    return tuple(_ring(subject, ring, len(set(others))) for ring, _, others in told)


def cycle_through_not(subject: Subject) -> tuple[Diagnostic, ...]:
    """T312 error: what a term depends on comes back to it through `only while`, `not`, or an exception.

    "A runs while B is not breached, B runs while A is not breached" has no answer, or
    two: whether A runs would decide whether A runs. Use `starts when` and `ends when`,
    which look at the past only, or drop one of the conditions. Whether a prohibition
    `was breached` lies in the past too: "as long as B was not breached" is no mistake.
    """
    graph: nx.DiGraph[tuple[str, str]] = nx.DiGraph()
    turned: set[tuple[tuple[str, str], tuple[str, str]]] = set()
    for term in subject.deal.terms:
        for source, target, is_turned in _looks_at(term, subject.deal):
            graph.add_edge(source, target)
            if is_turned:
                turned.add((source, target))
    found = []
    for knot in nx.strongly_connected_components(graph):
        inside = _in_order(subject, {a[0] for a, b in turned if a in knot and b in knot})
        if inside:
            terms = _in_order(subject, {name for name, _ in knot})
            names = ", ".join(f"`{name}`" for name in terms)
            through = "itself" if len(terms) == 1 else "each other"
            how = "`only while`, `not` or an exception"
            message = f"{names} look{'s' * (len(terms) == 1)} at {through} through {how}"
            term = next(term for term in subject.deal.terms if term.id == inside[0])
            span = subject.where(term, "only while", "starts when", "ends when", "falls away when")
            fix = "use `starts when` or `ends when` without `not`, or drop one of the conditions"
            found.append(Diagnostic("T312", "cycle-through-not", "error", message, span, "looks back", help=fix))
    return tuple(found)


def entry_waits_for_term(subject: Subject) -> tuple[Diagnostic, ...]:
    """T313 warning: the deal enters into force only after a step that nobody owes before that.

    A party must accept for the deal to enter into force, and its support waits for a
    term of the same deal; or the condition names a term itself. Before entry into force
    no term runs, so that step would have to be made unbound.
    """
    deal = subject.deal
    found = []
    for leaf in leaves(deal.in_force) if deal.in_force else ():
        span = subject.written.where("in force")
        if isinstance(leaf, InForce):
            message = "the deal enters into force only once it is in force: it never does by itself"
            found.append(Diagnostic("T313", "entry-waits-for-term", "warning", message, span, "waits for itself"))
        if isinstance(leaf, TermIs) and not leaf.is_event:
            message = f"the deal enters into force when `{leaf.term}` {leaf.state}, which nobody owes before"
            found.append(Diagnostic("T313", "entry-waits-for-term", "warning", message, span, "waits"))
        if not isinstance(leaf, HasTaken) or leaf.position not in ("accepts", "signs", "supports"):
            continue
        for position in deal.positions:
            parts = leaves(position.when) if position.when else ()
            about = [part.term for part in parts if isinstance(part, TermIs) and not part.is_event]
            if (position.party, position.supports) == (leaf.party, "deal") and about:
                message = f"the deal needs `{leaf.party}` to enter into force, whose support waits for `{about[0]}`"
                labels = (Label(_position_span(subject, support_of(position)), "its position"),)
                found.append(Diagnostic("T313", "entry-waits-for-term", "warning", message, span, "waits", labels))
    return tuple(dict.fromkeys(found))


def _ring(subject: Subject, ring: Ring, other_readings: int) -> Diagnostic:
    way = ", that for ".join(f"`{wait.for_}`" for wait in ring.steps)
    under = f" under the reading {ring.reading}" if ring.reading else ""
    others = len({wait.waiting for wait in ring.knot}) - len(ring.steps)
    more = f", and {others} more wait for them and are waited for" if others else ""
    message = f"steps wait for each other in a ring{under}: `{ring.steps[0].waiting}` waits for {way}{more}"
    if other_readings:
        message += f" (in another way under {other_readings} other reading{'s' * (other_readings > 1)})"
    spans = [_step_span(subject, wait.waiting) for wait in ring.steps]
    labels = tuple(
        Label(span, f"waits until {wait.words}") for span, wait in zip(spans[1:], ring.steps[1:], strict=True)
    )
    fix = f"say who moves first, or let them move at once; {say_openings(ring.opened_by, '`')}"
    here = f"waits until {ring.steps[0].words}"
    return Diagnostic("T311", "ring-of-steps", "warning", message, spans[0], here, labels, fix)


def _step_span(subject: Subject, step: str) -> Span:
    term = next((term for term in subject.deal.terms if term.id == step), None)
    if any(event.id == step for event in subject.deal.events):
        return subject.name_span("events", step)
    return subject.where(term, "starts when", "only while") if term else _position_span(subject, step)


def _position_span(subject: Subject, step: str) -> Span:
    for position, block in zip(subject.deal.positions, subject.written.blocks("positions"), strict=False):
        if support_of(position) == step:
            return block.where("when")
    return subject.written.name.span


def _looks_at(term: Term, deal: Deal) -> Iterator[tuple[tuple[str, str], tuple[str, str], bool]]:
    """List what a term's start and its state look at, and whether through ``only while``, ``not`` or an exception.

    Whether a prohibition was breached is left out: that lies strictly before.
    """
    start, state = (term.id, _STARTED), (term.id, "")
    yield state, start, False
    timing = term.timing
    for source, condition, is_turned in (
        (start, timing.starts_when, False),
        (state, timing.ends_when, False),
        (state, timing.falls_away_when, False),
        (state, timing.only_while, True),
        (state, timing.by.condition if timing.by else None, False),
        *((state, exception.when, True) for exception in term.exceptions),
    ):
        for leaf, is_negated in signed_leaves(condition) if condition else ():
            if isinstance(leaf, TermIs) and not (leaf.state == "was breached" and _is_prohibition(leaf.term, deal)):
                yield source, (leaf.term, _STARTED if leaf.state == _STARTED else ""), is_turned or is_negated


def _is_prohibition(term_id: str, deal: Deal) -> bool:
    """Say whether all versions of a term forbid or allow, so that it was breached by acts in the past alone."""
    versions = [term for term in deal.terms if term.id == term_id]
    is_one = all(bearer.how != "any of" for term in versions for bearer in term.bearers)
    return is_one and all(t.form in ("forbid", "permit") and t.assessed_by == "claims" for t in versions)


def _in_order(subject: Subject, names: set[str]) -> list[str]:
    """Sort term ids as the deal has them."""
    return [name for name in dict.fromkeys(term.id for term in subject.deal.terms) if name in names]
