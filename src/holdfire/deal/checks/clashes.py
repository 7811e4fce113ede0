"""Checks on terms and definitions that do not go together."""

from __future__ import annotations

from holdfire.deal.checks.subject import Subject
from holdfire.deal.clock import never_together
from holdfire.deal.meeting import acts_meet, is_part, who_meet
from holdfire.deal.model import Deal, Term
from holdfire.deal.versions import merge_readings
from holdfire.source.diagnostic import Diagnostic, Label

_OWED = ("achieve", "respond", "rate", "ratio")


def permission_meets_prohibition(subject: Subject) -> tuple[Diagnostic, ...]:
    """T331 warning: one term allows a party what another forbids it.

    The bearers, acts, whom and places of the two overlap. If the permission lifts the
    prohibition, write `an exception to:` in it (or under `read as`, if that is disputed);
    otherwise narrow one of the two. Where a ruling says what is kept, and where the two
    never run at the same time, all is well.
    """
    found = []
    for permission in subject.deal.terms:
        for ban in subject.deal.terms:
            if permission.form != "permit" or ban.form != "forbid" or not _meet(permission, ban, subject.deal):
                continue
            if "ruling" in (permission.assessed_by, ban.assessed_by):
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
            if duty.form not in _OWED or ban.form != "forbid" or duty.act is None or ban.act is None:
                continue
            if _meet(duty, ban, subject.deal) and is_part(duty.act, ban.act, subject.deal):
                message = f"`{duty.id}` asks for what `{ban.id}` forbids"
                label = Label(subject.where(ban, "must not"), "forbidden here")
                span = subject.where(duty, "must")
                fix = "narrow one of the two, or write the case under `except:`"
                slug = "duty-meets-prohibition"
                found.append(Diagnostic("T332", slug, "warning", message, span, "asked here", (label,), fix))
    return tuple(dict.fromkeys(found))


def timed_exception(subject: Subject) -> tuple[Diagnostic, ...]:
    """T333 note: a permission that is an exception has daily hours, which the exception does not.

    As an exception it lifts the prohibition while it runs, at any hour of the day,
    whatever `daily` says. Write the hours into the prohibition (two terms, one for each
    part of the day) if they matter.
    """
    found = []
    lifted = {exception.id for term in subject.deal.terms for exception in term.exceptions}
    for term in subject.first_versions():
        if term.form == "permit" and term.id in lifted and term.timing.daily:
            message = f"the daily hours of `{term.id}` do not bind it as an exception"
            span = subject.where(term, "daily")
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
    if a.act is None or b.act is None or not who_meet(a, b, deal) or not acts_meet(a.act, b.act, deal):
        return False
    return merge_readings(a.reading, b.reading) is not None and not never_together(a, b, deal)
