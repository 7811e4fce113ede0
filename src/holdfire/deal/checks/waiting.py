"""Checks on who must move first: sides that wait for each other's last, and for their own consent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

import networkx as nx

from holdfire.deal.checks.finding import finding, list_names
from holdfire.deal.checks.subject import Subject
from holdfire.deal.condition import Condition, HasTaken, Leaf, TermIs, can_hold, leaves
from holdfire.deal.meeting import acts_meet, bearers_meet, is_part, parties_meet, who_meet
from holdfire.deal.model import Deal, Term
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.source.span import Span
from holdfire.vocab.quantity import MILLI

_AGREEING = ("promise", "sign", "consent", "negotiate")
"""Acts by which a party gives its word: nobody can do them in its place."""
_CONSENTING = ("consent", "negotiate")
_SAYS_YES = ("accepts", "signs", "supports", "proposes")


def convoy_lock(subject: Subject) -> tuple[Diagnostic, ...]:
    """T314 warning: two sides hold back their last until the other's last has gone.

    A duty, or an event, cannot be finished until another one is, because a prohibition holds it
    back until then, or because all of a number is to follow all of another; and that one cannot be
    finished until the first is. The last convoy of each waits for the last convoy of the other. Let
    one side finish without waiting, both at the same time, or both in step (`for every`).
    """
    deal = subject.deal
    graph: nx.DiGraph[str] = nx.DiGraph()
    held: dict[tuple[str, str], Span] = {}
    steps = (*deal.terms, *deal.events)
    for step in steps:
        for other, span in _waits_to_finish(step, subject):
            graph.add_edge(step.id, other)
            held.setdefault((step.id, other), span)
    order = {step.id: place for place, step in enumerate(steps)}
    found = []
    for knot in nx.strongly_connected_components(graph):
        names = sorted(knot, key=lambda name: order[name])
        spans = dict.fromkeys(span for (a, b), span in held.items() if a in knot and b in knot)
        if spans:
            several = f"none of {list_names(names)} can be finished before the other" + "s" * (len(names) > 2)
            message = several if len(names) > 1 else f"`{names[0]}` can be finished only once it is finished"
            first, *rest = spans
            labels = tuple(Label(span, "held back until then") for span in rest)
            fix = "let one side finish without waiting, both at the same time, or both in step"
            found.append(finding(convoy_lock, message, first, "held back until then", labels, fix))
    return tuple(found)


def consent_trap(subject: Subject) -> tuple[Diagnostic, ...]:
    """T316 note: whether a duty ever starts, or when it is due, hangs on a side's word that has no deadline.

    It waits for one of those it binds to support, promise, sign or agree to something, or for
    another side to consent: whoever withholds that word can put it off for ever. Set a date by
    which the word must be given, or say what holds if it is not. To accept or sign the deal itself
    is not meant: who does not is not bound.
    """
    found = []
    deal = subject.deal
    sides = {party for term in deal.terms if term.form != "permit" for b in term.bearers for party in b.parties}
    for term in deal.terms:
        by = term.timing.by.condition if term.timing.by else None
        for condition, key, what in ((term.timing.starts_when, "starts when", "starts"), (by, "by", "is due")):
            if condition is None or term.form == "permit":
                continue
            own = _own_words(term, condition, deal)
            others = [side for side in sorted(sides) if not can_hold(condition, _without_consent(side, deal))]
            if own or others:
                whose = f"`{own[0]}` decides itself" if own else f"`{others[0]}` alone decides"
                message = f"{whose} whether `{term.id}` ever {what}"
                fix = "set a date by which the word must be given, or say what holds if it is not"
                found.append(finding(consent_trap, message, subject.where(term, key), "its word", help=fix))
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


def _waits_to_finish(step: Term, subject: Subject) -> Iterator[tuple[str, Span]]:
    """List the duties and events without which a duty or an event cannot be finished, each with where that is said."""
    deal = subject.deal
    if step.form != "achieve" or step.act is None:
        return
    counted = [term.id for term in deal.terms if term.form == "achieve" and _is_of_many(term)]
    for key, condition in (("starts when", step.timing.starts_when), ("only while", step.timing.only_while)):
        for other in counted if condition and step.id in counted else ():
            if condition and _needs(condition, other):
                yield other, subject.where(step, key)
    others = dict.fromkeys(term.id for term in (*deal.terms, *deal.events) if term.form == "achieve")
    for ban in deal.terms:
        if ban.form != "forbid" or ban.act is None or ban.timing.until or not who_meet(step, ban, deal):
            continue
        wants_all = step.target is not None and bool(step.target.count)
        stops = acts_meet(step.act, ban.act, deal) if wants_all else is_part(step.act, ban.act, deal)
        ends = [end for end in (ban.timing.ends_when, ban.timing.falls_away_when) if end]
        for other in others if stops and ends else ():
            if all(_needs(end, other) for end in ends):
                yield other, subject.where(ban, "ends when", "falls away when")


def _is_of_many(term: Term) -> bool:
    """Say whether a duty is to be done to all, or many, of something."""
    return term.target is not None and bool(term.target.count or term.target.number.low > MILLI)


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


def _without_consent(side: str, deal: Deal) -> Callable[[Leaf, bool], bool]:
    """Make the judge of a world in which one side never consents to anything, nor agrees with another."""

    def judge(leaf: Leaf, is_negated: bool) -> bool:
        match leaf:
            case HasTaken(party, position, on) if on != "deal" and position != "proposes":
                return is_negated or party != side or position not in _SAYS_YES
            case TermIs(term_id, "met"):
                asked = [term for term in (*deal.terms, *deal.events) if term.id == term_id]
                return is_negated or not asked or not all(_is_open_word(t, (side,), deal, _CONSENTING) for t in asked)
        return True

    return judge


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


def _is_open_word(term: Term, parties: tuple[str, ...], deal: Deal, acts: Iterable[str] = _AGREEING) -> bool:
    """Say whether a term asks some parties for their word, by acts of some kinds, with no deadline."""
    if term.act is None or not any(deal.acts.is_within(term.act.act, act) for act in acts):
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
