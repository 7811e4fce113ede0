"""Checks on who sees to it: who verifies, who is bound, what follows when a term is not kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdfire.deal.checks.finding import finding, list_names, list_terms
from holdfire.deal.checks.subject import Subject
from holdfire.deal.condition import HasTaken, TermIs, leaves
from holdfire.deal.meeting import parties_meet
from holdfire.deal.model import ActPattern, Deal, Term
from holdfire.deal.windows import conditions_of
from holdfire.source.diagnostic import Diagnostic

_WATCHING = ("monitor", "inspect", "investigate")
_REPORTING = ("notify", "monitor", "inspect", "investigate", "negotiate")
_OPEN_ACTS = (
    *("promise", "sign", "announce", "order", "consent", "notify", "urge", "negotiate", "monitor", "inspect"),
    *("investigate", "punish", "grant amnesty", "form body", "appoint", "hold election", "lift sanctions"),
)
"""Acts done before the world, or watching themselves: nobody has to go and look."""
_GOING_THERE = ("monitor", "inspect", "investigate", "enter", "pass", "fly", "escort", "deliver", "return")
_LETTING_IN = ("allow monitors",)
_KEEPING_OUT = ("deny monitors",)
_UNBOUND = frozenset(
    ["body", "parliament", "legislature", "court", "outlet", "unnamed", "person", "organisation", "organization"]
)
_THIRD = frozenset(["mediator", "guarantor", "observer", "mission"])
_SERVICES = ("monitor", "inspect", "investigate", "notify", "negotiate", "form body", "escort")
_LEFT_UNDONE = "neglect"


def nobody_verifies(subject: Subject) -> tuple[Diagnostic, ...]:
    """T361 note: terms that somebody would have to go and look at, and nobody is to verify them.

    One note for the whole deal. Name who watches over a term (`verified by`), let somebody
    monitor or inspect, or leave it to a ruling. Acts that are done before the world (to
    sign, to announce, to vote) need nobody.
    """
    deal = subject.deal
    if any(is_watching(term, deal) for term in deal.terms):
        return ()
    watched = [term for term in subject.first_versions() if needs_watching(term, deal)]
    bare = [term for term in watched if not term.verified_by]
    if not bare:
        return ()
    names, span = list_terms(bare), subject.where(bare[0])
    if len(bare) == len(watched):
        names, span = "any term of this deal", subject.written.name.span
    fix = "write `verified by:` in a term, or a term that lets somebody monitor"
    return (finding(nobody_verifies, f"nobody verifies {names}", span, help=fix),)


def verifier_without_access(subject: Subject) -> tuple[Diagnostic, ...]:
    """T362 note: somebody is to verify terms, and nothing in the deal lets them in.

    No term obliges anybody to let monitors in, forbids to keep them out, or allows this party
    to monitor, inspect or enter. Add such a term, or say how they see (from the air, by
    documents). A party that is bound by the term itself sees for itself.
    """
    deal = subject.deal
    shut: dict[str, list[Term]] = {}
    for term in subject.first_versions():
        for verifier in term.verified_by:
            sees_for_itself = parties_meet(_bound(term) or ("",), (verifier,), deal)
            if not sees_for_itself and not any(_lets_in(other, verifier, deal) for other in deal.terms):
                shut.setdefault(verifier, []).append(term)
    if not shut:
        return ()
    terms = [term for each in shut.values() for term in each]
    message = f"nothing gives {list_names(list(shut))} access to verify {list_terms(terms)}"
    fix = "add a term such as `must: allow monitors`, or a permission to inspect"
    span = subject.where(terms[0], "verified by")
    return (finding(verifier_without_access, message, span, "how does it see?", help=fix),)


def bearer_cannot_perform(subject: Subject) -> tuple[Diagnostic, ...]:
    """T363 note: a duty sits on somebody who has not taken it on.

    A parliament, a court, a press outlet, a person or an organisation is bound by no deal between
    others; and where the deal says who must accept or sign it, or who supports it, whoever is
    not among them (nor belongs to one of them) has promised nothing. Let them accept too, or
    bind a party that can answer for them (`answers for`). A mediator is quiet; so is a third party
    that has a part in the deal (a seat, a ruling, who verifies or proposed the term), or that
    only watches, reports, accompanies or brings people together.
    """
    deal = subject.deal
    known = _participants(deal)
    found = []
    for party in dict.fromkeys(party for term in deal.terms for party in _bound(term)):
        kind = deal.parties.by_id[party].kind.lower() if party in deal.parties.by_id else ""
        is_third = kind in _UNBOUND or kind in _THIRD
        if any(parties_meet((party,), (other,), deal) for other in known) or (is_third and _has_a_part(party, deal)):
            continue
        terms = [term for term in subject.first_versions() if term.form != "permit" and party in _bound(term)]
        terms = [term for term in terms if party not in term.proposed_by and not _answered_for(party, term)]
        terms = [term for term in terms if not (is_third and _is_one_of(term, _SERVICES, deal))]
        if terms and (kind in _UNBOUND or (known and not is_third)):
            what = f"is {_a(kind)}" if kind in _UNBOUND else "is none of those who accept, sign or support the deal"
            message = f"`{party}` owes {list_terms(terms)}, and {what}"
            fix = "let it accept the deal too, or bind a party that answers for it"
            span = subject.where(terms[0], "who")
            found.append(finding(bearer_cannot_perform, message, span, "has not taken this on", help=fix))
    return tuple(found)


def breach_without_consequence(subject: Subject) -> tuple[Diagnostic, ...]:
    """T364 note: nothing follows when a term is not kept, or nobody is told.

    One note for the whole deal. A consequence is a condition that looks at a breach (`ends when
    hold fire was breached`); a channel is a body that meets, a ruling, or a duty to report, to
    investigate or to talk. It may be meant so; then nothing is to be done.
    """
    deal = subject.deal
    conditions = [condition for term in deal.terms for condition in conditions_of(term)]
    conditions += [deal.ends_when] if deal.ends_when else []
    looked_at = [leaf for condition in conditions for leaf in leaves(condition) if isinstance(leaf, TermIs)]
    telling = {term.id for term in deal.terms if term.form != "forbid" and _is_one_of(term, _REPORTING, deal)}
    answers = any(term.form == "respond" and term.id not in telling for term in deal.terms)
    consequence = answers or any("breached" in leaf.state for leaf in looked_at)
    channel = bool(telling or deal.bodies) or any(term.assessed_by == "ruling" for term in deal.terms)
    if not any(term.form != "permit" for term in deal.terms) or (consequence and channel):
        return ()
    parts = [] if consequence else ["nothing follows when a term is not kept"]
    parts += [] if channel else ["nobody is to be told" + " when a term is not kept" * consequence]
    fix = "say what ends, or which side is free (`ends when`, `only while`), and who reports to whom"
    return (finding(breach_without_consequence, ", and ".join(parts), subject.written.name.span, help=fix),)


def _act_of(term: Term) -> ActPattern | None:
    """Give the act that a term is about; of what must go on all the time, what is done."""
    is_doing = term.form == "keep" and term.broken_by is not None and term.broken_by.act == _LEFT_UNDONE
    return term.restored_by if is_doing else term.act


def _is_one_of(term: Term, acts: Iterable[str], deal: Deal) -> bool:
    """Say whether what a term is about is one of some acts, or a kind of one."""
    pattern = _act_of(term)
    return pattern is not None and any(deal.acts.is_within(pattern.act, act) for act in acts)


def needs_watching(term: Term, deal: Deal) -> bool:
    """Say whether somebody has to go and look to tell whether a term is kept."""
    if term.form == "permit" or term.assessed_by != "claims":
        return False
    return not _is_one_of(term, _OPEN_ACTS, deal)


def is_watching(term: Term, deal: Deal) -> bool:
    """Say whether a term makes or lets somebody watch."""
    named = any(bearer.how != "anyone" for bearer in term.bearers)
    return named and term.form != "forbid" and _is_one_of(term, _WATCHING, deal)


def _lets_in(term: Term, verifier: str, deal: Deal) -> bool:
    """Say whether a term gives a party a way to see."""
    pattern = _act_of(term) or term.restored_by
    if pattern is None:
        return False
    is_it = parties_meet(pattern.whom, (verifier,), deal)
    goes = term.form != "forbid" and _is_one_of(term, _GOING_THERE, deal)
    opened = term.form != "forbid" and any(deal.acts.is_within(act, pattern.act) for act in _LETTING_IN)
    opened = opened or (term.form != "forbid" and any(deal.acts.is_within(pattern.act, act) for act in _LETTING_IN))
    closed = term.form == "forbid" and any(deal.acts.is_within(act, pattern.act) for act in _KEEPING_OUT)
    return (goes and parties_meet(_bound(term), (verifier,), deal)) or ((opened or closed) and is_it)


def _bound(term: Term) -> tuple[str, ...]:
    """Name the parties that a term binds."""
    return tuple(party for bearer in term.bearers for party in bearer.parties)


def _answered_for(party: str, term: Term) -> bool:
    return any(party in bearer.answers_for for bearer in term.bearers)


def _participants(deal: Deal) -> tuple[str, ...]:
    """Name those by whose word the deal enters into force, and who takes a position on it; none where it is a date."""
    asked: Iterable[object] = leaves(deal.in_force) if deal.in_force else ()
    entering = [leaf.party for leaf in asked if isinstance(leaf, HasTaken)]
    return tuple(dict.fromkeys([*entering, *(position.party for position in deal.positions)])) if entering else ()


def _has_a_part(party: str, deal: Deal) -> bool:
    """Say whether the deal gives a party a part beside what it owes: in its terms, or in a body."""
    seats = [seat for body in deal.bodies.values() for seat, _ in body.seats]
    named = {*deal.bodies, *seats, *(body.chair for body in deal.bodies.values())}
    named |= {one for term in deal.terms for parties in _parts(term) for one in parties}
    above = deal.parties.above.get(party, frozenset((party,)))
    return bool(named & above)


def _parts(term: Term) -> Iterator[tuple[str, ...]]:
    yield from (term.verified_by, term.proposed_by, (term.ruled_by,), term.owed_to)
    if term.form == "permit":
        yield _bound(term)


def _a(kind: str) -> str:
    return f"an {kind}" if kind[:1] in "aeiou" else f"a {kind}"
