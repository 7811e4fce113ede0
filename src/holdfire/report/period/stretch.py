"""The period that is reported on, the one before it, and what was known at either end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Question
from holdfire.claims.claim import Assertion, Claim, Coverage, Decision, Event, Figure, Ruling, Stance
from holdfire.claims.known import known_on
from holdfire.vocab.moment_text import day_of, day_start


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period, half-open, in UTC seconds.

    Attributes:
        known_by: "published" or "recorded": what counts as known.
        before: Where the period before begins, which is as long.
    """

    start: int
    end: int
    before: int
    known_by: str = "published"

    def touches(self, first: int, last: int) -> bool:
        """Say whether a span, both ends inclusive, may have a second in it."""
        return first < self.end and last >= self.start

    @property
    def previous(self) -> Period:
        """Give the period before."""
        return Period(self.before, self.start, self.before - (self.start - self.before), self.known_by)

    def known_at_start(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Give the claims that were known when it began."""
        return known_on(claims, self.start, self.known_by)

    def known_at_end(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Give the claims that were known when it ended."""
        return known_on(claims, self.end, self.known_by)


def period_between(start: int, end: int, zone: ZoneInfo, known_by: str = "published") -> Period:
    """Make a period; of whole local days, the one before has as many, whatever clocks do."""
    first, last = day_of(start, zone), day_of(end, zone)
    if start == day_start(first, zone) and end == day_start(last, zone):
        return Period(start, end, day_start(first - (last - first), zone), known_by)
    return Period(start, end, start - (end - start), known_by)


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked to tell what changed.

    Attributes:
        before: At the beginning, as known then, over the period before.
        revised: The same, as known at the end.
        now: At the end, as known then, over the period.
    """

    before: Question
    revised: Question
    now: Question


def questions_of(period: Period, as_if: int | None, engine: str = "duckdb") -> Questions:
    """Say what has to be asked."""
    known = period.known_by
    return Questions(
        Question(period.start, period.before, period.start, known, as_if, engine),
        Question(period.start, period.before, period.end, known, as_if, engine),
        Question(period.end, period.start, period.end, known, as_if, engine),
    )


def span_of(assertion: Assertion) -> tuple[int, int] | None:
    """Give the first and the last second that a claim can be about; ``None`` for a wording, which is about none."""
    match assertion:
        case Event(happened=span) | Coverage(watched=span):
            return span.earliest, span.latest
        case Figure(at=at) | Stance(at=at) | Decision(at=at) | Ruling(at=at):
            return at.earliest, at.latest
        case _:
            return None
