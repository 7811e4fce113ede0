"""Checks on terms and definitions that do not go together."""

from __future__ import annotations

from holdfire.deal.checks.subject import Subject
from holdfire.deal.model import ActPattern, Bearer, Deal, Term
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.vocab.place import Lies


def permission_meets_prohibition(subject: Subject) -> tuple[Diagnostic, ...]:
    """T331 warning: one term allows a party what another forbids it.

    The bearers, acts, whom and places of the two overlap. If the permission lifts the
    prohibition, write `an exception to:` in it (or under `read as`, if that is disputed);
    otherwise narrow one of the two.
    """
    found = []
    for permission in subject.deal.terms:
        for ban in subject.deal.terms:
            if permission.form != "permit" or ban.form != "forbid" or not _meet(permission, ban, subject.deal):
                continue
            versions = [term for term in subject.deal.terms if term.id == ban.id]
            if any(exception.id == permission.id for term in versions for exception in term.exceptions):
                continue
            message = f"`{permission.id}` allows what `{ban.id}` forbids"
            label = Label(subject.where(ban, "must not"), "forbidden here")
            fix = f"write `an exception to: {ban.id}` if it is one, or narrow one of the two"
            span = subject.where(permission, "may")
            slug = "permission-meets-prohibition"
            found.append(Diagnostic("T331", slug, "warning", message, span, "allowed here", (label,), fix))
    return tuple(dict.fromkeys(found))


def duty_meets_prohibition(subject: Subject) -> tuple[Diagnostic, ...]:
    """T332 warning: one term asks of a party what another forbids it.

    Whoever keeps the one breaches the other, unless their times never meet. Narrow one
    of the two by place, whom or time, or write the case as an exception (`except:`).
    """
    found = []
    for duty in subject.deal.terms:
        for ban in subject.deal.terms:
            owed = duty.form in ("achieve", "respond", "rate", "ratio") and duty.act is not None
            if owed and ban.form == "forbid" and _meet(duty, ban, subject.deal) and _is_asked(duty, ban, subject.deal):
                message = f"`{duty.id}` asks for what `{ban.id}` forbids"
                label = Label(subject.where(ban, "must not"), "forbidden here")
                span = subject.where(duty, "must")
                fix = "narrow one of the two, or write the case under `except:`"
                slug = "duty-meets-prohibition"
                found.append(Diagnostic("T332", slug, "warning", message, span, "asked here", (label,), fix))
    return tuple(dict.fromkeys(found))


def timed_exception(subject: Subject) -> tuple[Diagnostic, ...]:
    """T333 note: a permission that is an exception has times of its own, which the exception does not.

    What it allows is lifted from the prohibition for as long as the prohibition runs,
    whatever the permission's `starts when` or `until` say. Write the times into the
    prohibition (two terms, one for each stretch) if they matter.
    """
    found = []
    lifted = {exception.id for term in subject.deal.terms for exception in term.exceptions}
    for term in subject.first_versions():
        timing = term.timing
        keys = ("starts when", "ends when", "only while", "falls away when", "from", "until", "daily", "lasts")
        timed = any((timing.starts_when, timing.ends_when, timing.only_while, timing.falls_away_when))
        if term.form == "permit" and term.id in lifted and (timed or timing.from_ or timing.until or timing.daily):
            message = f"the times of `{term.id}` do not bind it as an exception"
            span = subject.where(term, *keys)
            found.append(Diagnostic("T333", "timed-exception", "note", message, span, "not looked at there"))
    return tuple(found)


def votes_do_not_add_up(subject: Subject) -> tuple[Diagnostic, ...]:
    """T334 error: a body needs more votes than it has members, or has more vetoes than members."""
    found = []
    for body in subject.deal.bodies.values():
        block = subject.block("bodies", body.id)
        if body.members is None:
            continue
        if body.adopts_with is not None and body.adopts_with > body.members:
            message = f"`{body.id}` adopts with {body.adopts_with} votes and has {body.members} members"
            span = block.where("adopts with")
            found.append(Diagnostic("T334", "votes-do-not-add-up", "error", message, span, "too many"))
        if len(body.veto) > body.members:
            message = f"`{body.id}` has {len(body.veto)} members with a veto and {body.members} members"
            span = block.where("veto")
            found.append(Diagnostic("T334", "votes-do-not-add-up", "error", message, span, "too many"))
    return tuple(found)


def _meet(a: Term, b: Term, deal: Deal) -> bool:
    """Say whether the acts of two terms can be one and the same."""
    return a.act is not None and b.act is not None and _bearers_meet(a, b, deal) and _acts_meet(a.act, b.act, deal)


def _acts_meet(a: ActPattern, b: ActPattern, deal: Deal) -> bool:
    acts = deal.acts.is_within(a.act, b.act) or deal.acts.is_within(b.act, a.act)
    whom = _any_within(a.whom, b.whom, deal)
    places = ((a.where, b.where), (a.from_place, b.from_place), (a.to_place, b.to_place))
    manner = not (set(a.with_) & set(b.without) or set(a.without) & set(b.with_))
    about = not (a.about and b.about) or a.about == b.about
    return acts and whom and manner and about and all(_places_meet(left, right, deal) for left, right in places)


def _is_asked(duty: Term, ban: Term, deal: Deal) -> bool:
    """Say whether every act that would keep the duty is one the prohibition forbids."""
    if duty.act is None or ban.act is None or not deal.acts.is_within(duty.act.act, ban.act.act):
        return False
    pairs = [(duty.act.where, ban.act.where), (duty.act.from_place, ban.act.from_place)]
    pairs.append((duty.act.to_place, ban.act.to_place))
    inside = all(
        not wide or (narrow and all(any(deal.places.how_lies(n, w) is Lies.INSIDE for w in wide) for n in narrow))
        for narrow, wide in pairs
    )
    whom = not ban.act.whom or bool(duty.act.whom)
    manner = set(ban.act.with_) <= set(duty.act.with_) and set(ban.act.without) <= set(duty.act.without)
    return bool(inside) and whom and manner and (not ban.act.about or ban.act.about == duty.act.about)


def _bearers_meet(a: Term, b: Term, deal: Deal) -> bool:
    return any(_bearer_meets(x, y, deal) for x in a.bearers for y in b.bearers)


def _bearer_meets(a: Bearer, b: Bearer, deal: Deal) -> bool:
    if a.how == "anyone" and b.how == "anyone":
        return True
    if a.how == "anyone" or b.how == "anyone":
        some, wide = (b, a) if a.how == "anyone" else (a, b)
        return any(not any(deal.parties.is_within(p, out) for out in wide.but_not) for p in some.parties)
    return _any_within(a.parties, b.parties, deal)


def _any_within(a: tuple[str, ...], b: tuple[str, ...], deal: Deal) -> bool:
    """Say whether two lists of parties can mean one; an empty list means anybody."""
    within = deal.parties.is_within
    return not a or not b or any(within(x, y) or within(y, x) for x in a for y in b)


def _places_meet(a: tuple[str, ...], b: tuple[str, ...], deal: Deal) -> bool:
    lies = deal.places.how_lies
    return not a or not b or any(lies(x, y) or lies(y, x) for x in a for y in b)
