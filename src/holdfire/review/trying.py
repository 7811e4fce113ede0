"""Trying a claim on a followed case: what is wrong with it, and what it would change."""

from __future__ import annotations

import json
from collections.abc import Callable, Container
from dataclasses import replace

from holdfire.assessments.assessment import Question
from holdfire.assessments.consequences import Change, consequences
from holdfire.assessments.followed import Followed
from holdfire.claims.claim import Claim
from holdfire.claims.related import KnownClaims
from holdfire.intake.drafts.draft import Row
from holdfire.pipeline import Case, follow_case
from holdfire.report.clock import time_words
from holdfire.review.left_open import is_about_open, left_open
from holdfire.review.mistakes import Mistake, mistake_in


def follow_to_try(case: Case, ask: Callable[[Case], Question]) -> Followed:
    """Assess a case; where no term is surely in force, as though it were, from when the case itself supposes."""
    question = ask(case)
    followed = follow_case(case, question)
    is_proposal = all("proposed" in one.states for one in followed.assessments)
    if is_proposal and question.as_if is None and case.as_if is not None:
        return follow_case(case, replace(question, as_if=case.as_if))
    return followed


def supposed_words(followed: Followed) -> str:
    """Say from when the deal is supposed to be in force, in what a claim would change; ``""``: nothing is."""
    as_if = followed.question.as_if
    return "" if as_if is None else f"as though in force from {time_words(as_if, followed.deal.zone)}"


def named_freely(followed: Followed, row: Row, taken: Container[str] = ()) -> Row:
    """Give a row a name that no claim has, and that is none of those taken."""
    name, number = str(row["id"]), 1
    free = name
    while free in followed.known.by_id or free in taken:
        number += 1
        free = f"{name}-{number}"
    return {**row, "id": free}


def mistakes_in_row(followed: Followed, row: Row) -> tuple[Mistake, ...]:
    """Say what is wrong with a row, or open in it, errors first."""
    line = json.dumps(row, ensure_ascii=False)
    read = [mistake_in(line, one) for one in followed.read(line).diagnostics]
    open_ = tuple(left_open(row))
    found = [*open_, *(one for one in read if not is_about_open(one, open_))]
    return tuple(sorted(found, key=lambda one: one.severity != "error"))


def tried(followed: Followed, claim: Claim, number: int) -> tuple[Change, ...]:
    """Try a claim under a name of its own: a claim that was taken back may be made again, a name may not.

    One that takes the place of another is tried apart: what was replaced does not stand again when that is taken back.

    Args:
        number: Another one each time.
    """
    return consequences(
        _apart(followed) if claim.replaces else followed, replace(claim, id=f"{claim.id} tried {number}")
    )


LET_GO = " undone"
"""Ends the name of what lets go of a claim that is followed; no entry of a log and no file has it."""


def without(claim: Claim) -> Claim:
    """Make what lets go of a claim whose acceptance was undone, in a case that is followed and in no other.

    What is followed only grows. Whoever reads the case anew finds no such claim.
    """
    return replace(
        claim, id=f"{claim.id}{LET_GO}", replaces=claim.id, retracts=True, reply_to="", incident="", maybe_same_as=""
    )


def is_let_go(known: KnownClaims, claim: Claim) -> bool:
    """Say whether a claim was let go of, or only lets go of another."""
    return f"{claim.id}{LET_GO}" in known.by_id or claim.id == f"{claim.replaces}{LET_GO}"


def _apart(followed: Followed) -> Followed:
    """Follow the same claims once more."""
    return Followed(
        followed.deal,
        tuple(followed.known.by_id.values()),
        followed.accounts,
        followed.parties,
        followed.question,
        followed.datasets,
        followed.reading,
        followed.folder,
    )
