"""Claims that name a claim whose acceptance was undone: they are read without that name, and it is said.

====  ====================================================================
C246  names-what-was-undone (warning): a claim names one whose acceptance was undone
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from holdfire.claims.claim import Claim, Event
from holdfire.claims.together import ReadClaim, names_of
from holdfire.source.diagnostic import Diagnostic

NAMES_WHAT_WAS_UNDONE = "C246"


def names_left_by(gone: frozenset[str], claims: Iterable[Claim]) -> Callable[[Claim], dict[str, str]]:
    """Make what says, of a claim, which of the names in it mean nothing any more, by key.

    Args:
        gone: What claims were called that are none any more.
        claims: Those that are left; an incident whose name is one of ``gone`` is still one while any tells of it.
    """
    claims = tuple(claims)
    ids = {claim.id for claim in claims}
    incidents = {claim.incident or claim.id for claim in claims if isinstance(claim.assertion, Event)}
    no_claim, no_incident = gone - ids, gone - incidents
    nothing = {"maybe same as": no_incident, "about": no_incident, "answers": no_claim & no_incident}

    def left(claim: Claim) -> dict[str, str]:
        return {key: name for key, name in names_of(claim).items() if name in nothing.get(key, no_claim)}

    return left


def let_go(
    read: Sequence[ReadClaim], gone: frozenset[str], beside: Iterable[Claim] = ()
) -> tuple[list[ReadClaim], list[Diagnostic]]:
    """Read claims without the names of those whose acceptance was undone; what says nothing else is left out.

    Args:
        gone: What those were called.
        beside: Further claims there are.
    """
    if not gone:
        return list(read), []
    left = names_left_by(gone, [*(r.claim for r in read), *beside])
    found, kept = [], []
    for r in read:
        names = left(r.claim)
        for key, name in names.items():
            is_out = key in ("retracts", "about")
            does = "the claim is left out" if is_out else "the claim is read without it"
            message = f"`{key}` names `{name}`, whose acceptance was undone: {does}"
            fix = f"correct or undo `{r.claim.id}`, or accept `{name}` again by undoing its undoing"
            span = r.row.span_of(key)
            found.append(Diagnostic(NAMES_WHAT_WAS_UNDONE, "names-what-was-undone", "warning", message, span, help=fix))
        if not names.keys() & {"retracts", "about"}:
            kept.append(replace(r, claim=_without(r.claim, names)) if names else r)
    return kept, found


def _without(claim: Claim, names: dict[str, str]) -> Claim:
    if "answers" in names and isinstance(claim.assertion, Event):
        claim = replace(claim, assertion=replace(claim.assertion, answers=""))
    return replace(
        claim,
        reply_to="" if "reply to" in names else claim.reply_to,
        replaces="" if "replaces" in names else claim.replaces,
        maybe_same_as="" if "maybe same as" in names else claim.maybe_same_as,
    )
