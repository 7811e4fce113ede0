"""Which claims a denial under review may be a reply to."""

from __future__ import annotations

import json

from holdfire.assessments.followed import Followed
from holdfire.claims.claim import Claim, Event
from holdfire.intake.drafts.draft import Row
from holdfire.pipeline import Case
from holdfire.report.accusations import is_accusation
from holdfire.report.possible_replies import may_answer


def claims_it_may_answer(case: Case, followed: Followed, row: Row | None) -> tuple[str, ...]:
    """Name the allegations that a row fits as a reply, if it denies something and answers nothing yet."""
    if row is None or row.get("says") != "denies" or row.get("reply to"):
        return ()
    read = followed.read(json.dumps(row, ensure_ascii=False)).value
    if not isinstance(read, Claim) or not isinstance(read.assertion, Event):
        return ()
    known = followed.known
    return tuple(
        claim.id
        for claim in known.by_id.values()
        if known.is_standing(claim) and is_accusation(case, claim, {}) and may_answer(case, read, claim)
    )
