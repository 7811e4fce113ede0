"""A case and a period as one page: a pure function of the claims and of when each was published or recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from holdfire.claims.claim import Claim
from holdfire.claims.incident import group_claims
from holdfire.pipeline import Case
from holdfire.report.accusations import accusations_told
from holdfire.report.build import account_words, as_if_heading
from holdfire.report.clock import end_words, moment_words, time_words, zone_words
from holdfire.report.page import Accusation
from holdfire.report.period.ahead import in_force_since, moments_ahead
from holdfire.report.period.counts import counts_in
from holdfire.report.period.news import corrections_told, late_arrivals, new_in, news_told
from holdfire.report.period.page import PeriodPage, Standings
from holdfire.report.period.standings import Answers, standings_of
from holdfire.report.period.stretch import Period, span_of
from holdfire.report.period.watched import watched_words, watches_told
from holdfire.report.said import Voices, gather_voices
from holdfire.report.words import counted, joined
from holdfire.vocab.moment import Moment

CAPTION = (
    "A term that forbids or allows is judged over the period, and at the beginning over the period before. "
    "Every state is what follows from the claims an account counts; none is a finding of fact."
)


def build_period(
    case: Case,
    period: Period,
    answers: Answers,
    version: str,
    as_if: int | None = None,
    supposing: Answers | None = None,
    then: Sequence[Claim] | None = None,
) -> PeriodPage:
    """Turn the answers at both ends of a period into the page people read.

    Args:
        case: What was assessed. Its accounts are shown, alphabetically.
        period: Reported on.
        answers: To the questions of the period, with reasons and timelines.
        version: Of this program.
        as_if: From when the deal is taken as in force: in ``supposing``, where that is given, else in ``answers``.
        supposing: Answers to the same questions, as though in force.
        then: Claims as they were grouped when the period began; ``None``: as they are.
    """
    case = replace(case, accounts=tuple(sorted(case.accounts, key=lambda account: account.id.casefold())))
    known = replace(case, claims=period.known_at_end(case.claims))
    voices = unlinked(gather_voices(known))
    new = tuple(claim for claim in new_in(known.claims, period) if not claim.supposed and claim.row is None)
    told = allegations_told(known, voices, period, new)
    since = as_if if as_if is not None else in_force_since(answers.now)
    ahead, more_ahead = moments_ahead(case.deal, period.end, since)
    standings = standings_told(known, voices, answers, new, as_if, supposing)
    late = late_arrivals(known, voices, new, period)
    return PeriodPage(
        title=case.title,
        label=case.deal.label,
        heading=period_words(period, case.deal.zone),
        facts=facts_of(case, period, as_if, since),
        says=in_short(standings, new, len(late), told),
        standings=standings,
        news=news_told(voices, new),
        corrections=corrections_told(known, voices, new, retracts=False),
        retractions=corrections_told(known, voices, new, retracts=True),
        counts=counts_in(known, voices, period, then),
        late=late,
        watches=watches_told(known, voices, period),
        watched=watched_words(known, period),
        allegations=told,
        ahead=ahead,
        more_ahead=more_ahead,
        accounts=tuple((account.id, account_words(case, account)) for account in case.accounts),
        version=version,
    )


def unlinked(voices: Voices) -> Voices:
    """Point to no documents: this page has none."""
    return replace(voices, said={name: replace(said, anchor="") for name, said in voices.said.items()})


def period_words(period: Period, zone: str) -> str:
    """Say the period: ``6 Oct 2016 to 13 Oct 2016``."""
    whole = moment_words(Moment(period.start, period.end - 1), zone)
    if whole.startswith("between "):
        return whole.removeprefix("between ").replace(" and ", " to ")
    return whole


def facts_of(case: Case, period: Period, as_if: int | None, since: int | None) -> tuple[tuple[str, str], ...]:
    """Say what the page answers: as ``(what, words)`` pairs, only those that apply."""
    zone = case.deal.zone
    by_now = sum(claim.recorded is None and claim.row is None for claim in case.claims)
    unknown = f"; {counted(by_now, 'claim')} with no time of recording left out" if by_now else ""
    later = len(case.claims) - len(period.known_at_end(case.claims))
    supposed = sum(claim.supposed for claim in case.claims)
    amended = [
        f"{one.id} ({moment_words(one.on, zone)})"
        for one in case.deal.amendments
        if one.on and period.touches(one.on.earliest, one.on.latest)
    ]
    facts = [
        ("Deal", case.deal.id),
        ("Period", f"{time_words(period.start, zone)} to {end_words(period.end, zone)}"),
        ("Time zone", zone_words(period.end, zone)),
        ("Period before", period_words(period.previous, zone)),
        ("Known", f"what was {period.known_by} by each end{unknown if period.known_by == 'recorded' else ''}"),
        ("Left out", f"{counted(later, 'claim')} known only later" if later else ""),
        ("What if", f"{counted(supposed, 'claim')} that nobody made bear on where terms stand" if supposed else ""),
        ("In force from", time_words(since, zone) if since is not None and as_if is None else ""),
        ("As though in force from", time_words(as_if, zone) if as_if is not None else ""),
        ("Amended in the period", f"{'; '.join(amended)}; both ends are held to it as amended" if amended else ""),
    ]
    return tuple((what, words) for what, words in facts if words)


def standings_told(
    case: Case, voices: Voices, answers: Answers, new: Sequence[Claim], as_if: int | None, supposing: Answers | None
) -> tuple[Standings, ...]:
    """Compare both ends, as it was and as though in force."""
    ids = frozenset(claim.id for claim in new)
    heading = "Where each term stands" if supposing or as_if is None else as_if_heading(case, as_if)
    found = [standings_of(case, voices, answers, ids, ("stands", heading, CAPTION))]
    if supposing is not None and as_if is not None:
        named = ("as-if", as_if_heading(case, as_if), f"A what-if, not an event. {CAPTION}")
        found.append(standings_of(case, voices, supposing, ids, named))
    return tuple(found)


def allegations_told(case: Case, voices: Voices, period: Period, new: Sequence[Claim]) -> tuple[Accusation, ...]:
    """Show what was alleged of this period, and what was alleged or answered in it of earlier times."""
    ids = {claim.id for claim in new}

    def is_wanted(claims: Sequence[Claim]) -> bool:
        spans = [span for claim in claims if (span := span_of(claim.assertion))]
        return any(claim.id in ids for claim in claims) or any(period.touches(*span) for span in spans)

    return accusations_told(case, voices, is_wanted)


def in_short(
    standings: Sequence[Standings], new: Sequence[Claim], late: int, told: Sequence[Accusation]
) -> tuple[str, ...]:
    """Say it all in a few sentences."""
    claims = [claim for claim in new if not claim.retracts]
    incidents = len(group_claims(claims).by_incident)
    corrected = sum(bool(claim.replaces) for claim in claims)
    taken_back = len(new) - len(claims)
    unanswered = sum(not each.replies and not each.possible for each in told)
    unlinked = sum(bool(each.possible) for each in told)
    known = f"{counted(len(claims), 'claim')} became known, telling of {counted(incidents, 'incident')}."
    mended = f"{counted(corrected, 'claim was', 'claims were')} corrected, {taken_back or 'none'} taken back."
    before = f"{counted(late, 'new claim is', 'new claims are')} about times before the period, in whole or in part."
    found = [f"no reply was found to {unanswered}"] if unanswered else []
    found += [f"a possible reply that is not linked to {unlinked}"] if unlinked else []
    alleged = f"{counted(len(told), 'allegation')} against somebody named; {joined(found) or 'each was answered'}."
    return (
        *(changed_words(each) for each in standings),
        known,
        mended if corrected or taken_back else "Nothing was corrected, and nothing taken back.",
        before if late else "Nothing new is about times before the period.",
        alleged if told else "No allegation against anybody named.",
    )


def changed_words(standings: Standings) -> str:
    """Say how many terms stand otherwise than at the beginning."""
    changed = {row.term for row in standings.changed}
    every = changed | {row.term for row in standings.same}
    is_as_if = standings.heading.startswith("As though")
    lead = f"{standings.heading}: " if is_as_if else ""
    if not changed:
        each = f"{'each' if is_as_if else 'Each'} of the {counted(len(every), 'term')}"
        return f"{lead}{each} stands as at the beginning."
    return f"{lead}{len(changed)} of {counted(len(every), 'term')} changed, under one account at least."
