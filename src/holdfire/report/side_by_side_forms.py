"""What is compared of a document: its candidates, and the claims that quote it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfire.claims.claim import Claim
from holdfire.claims.counting import standing_claims
from holdfire.claims.document import Document
from holdfire.intake.align.comparable import Comparable
from holdfire.intake.align.from_candidate import from_candidates
from holdfire.intake.align.from_claim import from_claims
from holdfire.intake.align.told_by import is_same_place
from holdfire.intake.decided.queue import Waiting
from holdfire.intake.known import Known
from holdfire.pipeline import Case

DECIDED: Mapping[str, str] = {"accept": "accepted", "reject": "rejected", "unsure": "a reviewer is unsure"}
OPEN = "not reviewed"


@dataclass(frozen=True, slots=True)
class Forms:
    """What is found in a document or claimed from it, in its order; apart from it what reviewers rejected."""

    compared: tuple[Comparable, ...]
    rejected: tuple[Comparable, ...]


def forms_of(case: Case, document: Document, waiting: Sequence[Waiting], known: Known) -> Forms:
    """Make all of a document comparable.

    A claim that a candidate became is left out, for the candidate stands there; so is a candidate whose words a
    claim of the same kind rests on already.
    """
    ours = [one for one in waiting if one.document.id == document.id]
    candidates = from_candidates((one.candidate for one in ours), document, known)
    out = {one.ref for one in ours if one.decision and one.decision.kind == "reject"}
    became = {str(one.decision.claim["id"]) for one in ours if one.decision and one.decision.claim}
    quoting = [
        claim
        for claim in standing_claims(case.claims)
        if claim.quote and claim.quote.document == document.id and claim.id not in became
    ]
    claimed = _one_form_each(from_claims(quoting, case.documents, known))
    open_ = [one for one in candidates if one.ref not in out]
    left = [one for one in open_ if not any(one.kind == each.kind and is_same_place(one, each) for each in claimed)]
    return Forms(_in_order([*left, *claimed]), _in_order(one for one in candidates if one.ref in out))


def statuses(waiting: Iterable[Waiting], claims: Iterable[Claim]) -> dict[str, str]:
    """Say of each candidate what was decided, and of each claim what it is called."""
    found = {claim.id: f"claim {claim.id}" for claim in claims}
    for one in waiting:
        said = DECIDED[one.decision.kind] if one.decision else OPEN
        claim = one.decision.claim if one.decision else None
        found[one.ref] = f"{said} as claim {claim['id']}" if claim else said
    return found


def _one_form_each(forms: Iterable[Comparable]) -> list[Comparable]:
    """Keep one form of each claim: the quotation where the words are somebody's own, else what it asserts."""
    best: dict[str, Comparable] = {}
    for form in forms:
        if form.start < 0:
            continue
        is_act = form.ref in best and best[form.ref].kind == "act"
        if form.ref not in best or (is_act and form.kind == "quotation" and form.is_direct):
            best[form.ref] = form
    return list(best.values())


def _in_order(forms: Iterable[Comparable]) -> tuple[Comparable, ...]:
    return tuple(sorted(forms, key=lambda one: (one.start, one.end, one.ref)))
