"""Checks on who must move first: sides that wait for each other's last, and for their own consent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import networkx as nx

from holdfire.deal.checks.finding import finding
from holdfire.deal.checks.subject import Subject
from holdfire.deal.condition import Condition, HasTaken, Leaf, TermIs, can_hold, leaves
from holdfire.deal.meeting import acts_meet, bearers_meet, is_part, parties_meet, who_meet
from holdfire.deal.model import Deal, Term
from holdfire.source.diagnostic import Diagnostic, Label

_AGREEING = ("promise", "sign", "consent", "negotiate")
"""Acts by which a party gives its word: nobody can do them in its place."""
_SAYS_YES = ("accepts", "signs", "supports", "proposes")


def convoy_lock(subject: Subject) -> tuple[Diagnostic, ...]:
    """T314 warning: two sides hold back their last until the other's last has gone.

    A prohibition keeps a duty from being finished until another duty is met, and that one
    is kept from being finished until the first is: the last convoy of each waits for the
    last convoy of the other. Let one side finish without waiting, or both at the same time.
    """
    deal = subject.deal
    graph: nx.DiGraph[str] = nx.DiGraph()
    held: dict[tuple[str, str], Term] = {}
    for duty in deal.terms:
        for other, ban in _waits_to_finish(duty, deal):
            graph.add_edge(duty.id, other)
            if ban is not None:
                held.setdefault((duty.id, other), ban)
    order = {term.id: place for place, term in enumerate(deal.terms)}
    found = []
    for knot in nx.strongly_connected_components(graph):
        steps = sorted(knot, key=lambda name: order[name])
        bans = [ban for (a, b), ban in held.items() if a in knot and b in knot]
        if bans and (len(steps) > 1 or graph.has_edge(*steps, *steps)):
            names = ", ".join(f"`{name}`" for name in steps)
            message = f"none of {names} can be finished before the other" + "s" * (len(steps) > 2)
            if len(steps) == 1:
                message = f"{names} can be finished only once it is finished"
            keys = ("ends when", "falls away when", "only while")
            spans = dict.fromkeys(subject.where(ban, *keys) for ban in bans)
            first, *rest = spans
            labels = tuple(Label(span, "held back until then") for span in rest)
            fix = "let one side finish without waiting, or both at the same time"
            found.append(finding(convoy_lock, message, first, "held back until then", labels, fix))
    return tuple(found)


def consent_trap(subject: Subject) -> tuple[Diagnostic, ...]:
    """T316 note: whether a duty ever starts, or when it is due, hangs on the word of a party that owes it.

    It waits for its own bearer to accept, sign, promise or agree, and no deadline is set for
    that: whoever owes it can put it off for ever. Set a date by which the word must be
    given, or say what holds if it is not. To accept or sign the deal itself is not meant: who
    does not is not bound.
    """
    found = []
    for term in subject.deal.terms:
        by = term.timing.by.condition if term.timing.by else None
        for condition, key, what in ((term.timing.starts_when, "starts when", "starts"), (by, "by", "is due")):
            own = _own_words(term, condition, subject.deal) if condition and term.form != "permit" else ()
            if own:
                message = f"`{own[0]}` decides itself whether `{term.id}` ever {what}"
                fix = "set a date by which the word must be given, or say what holds if it is not"
                found.append(finding(consent_trap, message, subject.where(term, key), "its own word", help=fix))
                break
    return tuple(dict.fromkeys(found))


def exchange_nobody_begins(subject: Subject) -> tuple[Diagnostic, ...]:
    """T317 note: each side owes its part of an exchange only for the other's, and nobody owes the first.

    Two terms with `for every` answer each other. If neither side ever begins, both keep the
    deal. Say who begins, or write how many one side owes in all, and by when.
    """
    deal = subject.deal
    found = []
    for one, other in combinations([term for term in deal.terms if term.form == "ratio"], 2):
        if not (_is_for(one, other, deal) and _is_for(other, one, deal)):
            continue
        owed = (term for term in deal.terms if term.form in ("achieve", "rate") and term.act)
        if not any(_starts_off(term, part, deal) for term in owed for part in (one, other)):
            message = f"`{one.id}` is owed for `{other.id}` and the other way round, and nobody owes the first step"
            label = Label(subject.where(other, "for every"), "and this for that")
            fix = "say who begins, or how many one side owes in all"
            span = subject.where(one, "for every")
            found.append(finding(exchange_nobody_begins, message, span, "this for that", (label,), fix))
    return tuple(dict.fromkeys(found))


def _waits_to_finish(duty: Term, deal: Deal) -> Iterator[tuple[str, Term | None]]:
    """List the duties that must be met before one can be, each with the prohibition that holds it back, if one does."""
    if duty.form != "achieve" or duty.act is None:
        return
    others = {term.id for term in deal.terms if term.form == "achieve"}
    for other in sorted(others):
        if any(c and _needs(c, other) for c in (duty.timing.starts_when, duty.timing.only_while)):
            yield other, None
    for ban in deal.terms:
        if ban.form != "forbid" or ban.act is None or ban.timing.until or not who_meet(duty, ban, deal):
            continue
        wants_all = duty.target is not None and bool(duty.target.count)
        stops = acts_meet(duty.act, ban.act, deal) if wants_all else is_part(duty.act, ban.act, deal)
        ends = [end for end in (ban.timing.ends_when, ban.timing.falls_away_when) if end]
        if stops and ends:
            for other in sorted(others):
                if all(_needs(end, other) for end in ends):
                    yield other, ban


def _needs(condition: Condition, term: str) -> bool:
    """Say whether a condition cannot hold unless a term is met."""
    return not can_hold(
        condition, lambda leaf, is_negated: is_negated or not (isinstance(leaf, TermIs) and _is_met(leaf, term))
    )


def _is_met(leaf: TermIs, term: str) -> bool:
    return (leaf.term, leaf.state) == (term, "met")


def _own_words(term: Term, condition: Condition, deal: Deal) -> tuple[str, ...]:
    """Name the parties bound by a term without whose own word a condition cannot hold; none, if it can."""
    entry = leaves(deal.in_force) if deal.in_force else ()
    own: list[str] = []
    for bearer in term.bearers:
        parties = tuple(party for party in bearer.parties if bearer.how != "any of" or len(bearer.parties) == 1)

        def judge(leaf: Leaf, is_negated: bool, parties: tuple[str, ...] = parties) -> bool:
            return is_negated or leaf in entry or not _is_word_of(leaf, parties, deal)

        if parties and not can_hold(condition, judge):
            own += parties
    return tuple(dict.fromkeys(own))


def _is_word_of(leaf: Leaf, parties: tuple[str, ...], deal: Deal) -> bool:
    """Say whether a leaf asks for the word of one of some parties, to which nothing holds it."""
    match leaf:
        case HasTaken(party, position, on):
            is_entry = on == "deal" and position in ("accepts", "signs")
            says_yes = position in _SAYS_YES and not is_entry
            return says_yes and any(deal.parties.is_within(p, party) for p in parties)
        case TermIs(term_id, "met"):
            asked = [term for term in (*deal.terms, *deal.events) if term.id == term_id]
            return bool(asked) and all(_is_open_word(term, parties, deal) for term in asked)
    return False


def _is_open_word(term: Term, parties: tuple[str, ...], deal: Deal) -> bool:
    """Say whether a term asks some parties for their word, with no deadline."""
    if term.act is None or not any(deal.acts.is_within(term.act.act, act) for act in _AGREEING):
        return False
    open_end = term.timing.by is None or term.timing.by.not_said
    theirs = (b for b in term.bearers if b.how in ("one", "together"))
    return open_end and any(parties_meet(bearer.parties, parties, deal) for bearer in theirs)


def _is_for(one: Term, other: Term, deal: Deal) -> bool:
    """Say whether one part of an exchange is owed for what the other part asks."""
    if one.trigger is None or other.act is None or one.trigger_by is None:
        return False
    by = one.trigger_by
    return acts_meet(one.trigger, other.act, deal) and any(bearers_meet(by, b, deal) for b in other.bearers)


def _starts_off(term: Term, part: Term, deal: Deal) -> bool:
    """Say whether a term makes somebody do what one part of an exchange asks."""
    if term.act is None or part.act is None:
        return False
    return who_meet(term, part, deal) and acts_meet(term.act, part.act, deal)
