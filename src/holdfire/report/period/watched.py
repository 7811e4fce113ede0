"""Who watched what in a period, and where access was refused, by whom: without it, silence says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from holdfire.claims.claim import Claim, Coverage
from holdfire.claims.counting import standing_claims
from holdfire.pipeline import Case
from holdfire.report.clock import day_words, occurrence_words
from holdfire.report.names import party_name, place_name
from holdfire.report.period.page import Watch
from holdfire.report.period.stretch import Period
from holdfire.report.said import Voices
from holdfire.report.words import counted, joined
from holdfire.vocab.moment_text import day_of, day_start

MOST_DAYS = 400
"""Of longer periods, days are not told one by one."""


def coverage_in(claims: Iterable[Claim], period: Period) -> list[tuple[Claim, Coverage]]:
    """Give what is told of coverage that touches a period, as known at its end, by place and time."""
    found = [
        (claim, claim.assertion)
        for claim in standing_claims(period.known_at_end(claims))
        if isinstance(claim.assertion, Coverage)
        and not claim.supposed
        and period.touches(claim.assertion.watched.earliest, claim.assertion.watched.latest)
    ]
    return sorted(found, key=lambda pair: (pair[1].place, pair[1].watched.earliest, pair[0].id))


def watches_told(case: Case, voices: Voices, period: Period) -> tuple[Watch, ...]:
    """Show who watched and who was refused, by whom."""
    return tuple(
        Watch(
            observer=party_name(case, told.observer),
            place=place_name(case, told.place) if told.place else "everywhere",
            when=occurrence_words(told.watched, case.deal.zone),
            refused_by=refusing(case, told),
            claim=voices.said[claim.id],
        )
        for claim, told in coverage_in(case.claims, period)
    )


def refusing(case: Case, told: Coverage) -> str:
    """Say who refused; ``""``: nobody did."""
    if told.access != "refused":
        return ""
    return party_name(case, told.refused_by) if told.refused_by else "not said"


def watched_words(case: Case, period: Period) -> str:
    """Say on which days of a period somebody is said to have watched some place at least."""
    zone = ZoneInfo(case.deal.zone)
    first, last = day_of(period.start, zone), day_of(period.end - 1, zone)
    days = [first + timedelta(days=n) for n in range(min((last - first).days + 1, MOST_DAYS))]
    spans = [
        (told.watched.earliest, told.watched.latest)
        for _, told in coverage_in(case.claims, period)
        if told.access != "refused"
    ]
    starts = [(day_start(day, zone), day_start(day + timedelta(days=1), zone)) for day in days]
    blind = [start for start, end in starts if not any(a < end and b >= start for a, b in spans)]
    if not blind:
        return f"On each of the {counted(len(days), 'day')} somebody is said to have watched some place."
    silence = "That nothing is told of a day that nobody watched does not mean that nothing happened."
    if len(blind) == len(days):
        return f"On none of the {counted(len(days), 'day')} is anybody said to have watched any place. {silence}"
    seen = f"On {len(days) - len(blind)} of the {counted(len(days), 'day')} somebody is said to have watched some place"
    return f"{seen}; not on {days_words(blind, case.deal.zone)}. {silence}"


def days_words(starts: Sequence[int], zone: str) -> str:
    """List days, neighbours as a range."""
    runs: list[list[int]] = []
    for start in starts:
        if runs and start - runs[-1][-1] <= 90_000:  # a day of 25 hours
            runs[-1].append(start)
        else:
            runs.append([start])
    ends = [(day_words(run[0], zone), day_words(run[-1], zone)) for run in runs]
    return joined(a if a == b else f"{a} to {b}" for a, b in ends)
