"""Which assessments differ between two deals that were assessed on the same claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.assessments.assessment import Assessment


@dataclass(frozen=True, slots=True)
class AssessmentChange:
    """One assessment that differs.

    Attributes:
        before: Under the old deal; ``None`` where it assesses no such thing.
        after: Under the new deal; ``None`` likewise. Never both.
    """

    term: str
    bearer: str
    account: str
    reading: str
    before: Assessment | None
    after: Assessment | None


def compare_assessments(old: Iterable[Assessment], new: Iterable[Assessment]) -> tuple[AssessmentChange, ...]:
    """List the assessments whose states, or whose lateness, differ.

    Args:
        old: Assessments under the old deal, under the names of the new one.
        new: Assessments under the new deal, of the same question.

    Returns:
        In the order of the new assessments; those that are gone come last.
    """
    before, after = ({(e.term, e.bearer, e.account, e.reading): e for e in found} for found in (old, new))
    pairs = ((key, before.get(key), after.get(key)) for key in dict.fromkeys([*after, *before]))
    return tuple(AssessmentChange(*key, was, now) for key, was, now in pairs if _stands(was) != _stands(now))


def _stands(each: Assessment | None) -> object:
    return each and (each.states, each.late)
