"""Claims that reviewers made of articles leave with the others, with who made them; undone, they never do."""

from __future__ import annotations

from collections.abc import Callable

from holdfire.exports.given import give_claims
from holdfire.intake.decided.decisions import Decision
from holdfire.intake.decided.review import decide
from holdfire.pipeline import Case, load_case
from tests.exports.conftest import EVENT

AT = "2024-03-06 09:00:00Z"


def read(case: Case) -> Case:
    again = load_case(case.folder).value
    assert again
    return again


def test_what_a_reviewer_accepted_leaves_with_who_did_and_once_undone_not_at_all(case_of: Callable[..., Case]) -> None:
    case = case_of({**EVENT, "id": "by-hand", "when": "2024-03-04"})
    claim = {**EVENT, "id": "article-a1", "when": "2024-03-03"}
    decide(case.folder, Decision("accept", "amal", AT, candidate="article#a1", claim=claim))
    given = give_claims(read(case)).claims
    assert [(one.claim.id, one.where, one.origin.by) for one in given] == [
        ("by-hand", "claims/all.jsonl:1", ""),
        ("article-a1", "log:1", "amal"),
    ]
    assert "recorded" not in given[1].cells
    decide(case.folder, Decision("undo", "boris", AT, undoes=1))
    assert [one.claim.id for one in give_claims(read(case)).claims] == ["by-hand"]
    assert [one.claim.id for one in give_claims(read(case), with_history=True).claims] == ["by-hand"]
