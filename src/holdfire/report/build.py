"""A case and its assessments as one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from holdfire.assessments.assessment import STATES, Assessment, Question
from holdfire.claims.account import Account
from holdfire.pipeline import Case
from holdfire.report.accusations import accusations_told
from holdfire.report.clock import end_words, moment_words, time_words, zone_words
from holdfire.report.documents import kept_texts
from holdfire.report.drawing import time_scale
from holdfire.report.figures import figures_that_disagree
from holdfire.report.in_view import claims_in_view
from holdfire.report.names import bearers_by_label, party_names
from holdfire.report.page import Page, TermSection
from holdfire.report.places_map import map_of_places
from holdfire.report.positions import positions_told, silent_parties
from holdfire.report.said import Voices, gather_voices
from holdfire.report.settles import ranked_settles
from holdfire.report.status import StatusTable, status_table
from holdfire.report.terms import term_section
from holdfire.report.votes import votes_told
from holdfire.report.waiting import waiting_steps
from holdfire.report.what_if import Supposed, suppositions
from holdfire.report.words import STATE_LETTERS, STATE_MEANS, STATE_WORDS, counted

STATUS_HEADING = "Where each term stands"
STATUS_CAPTION = (
    "Terms down, accounts across. Every state is what follows from the claims "
    "that account counts; none is a finding of fact."
)


def build_page(
    case: Case,
    question: Question,
    assessments: Sequence[Assessment],
    version: str,
    as_if: Sequence[Assessment] = (),
    supposed: Sequence[Supposed] = (),
) -> Page:
    """Turn assessments into the page people read.

    Args:
        case: What was assessed.
        question: What was asked of it.
        assessments: Answers to ``question``, with reasons and timelines, in the order of the deal.
        version: Of this program.
        as_if: Answers to the same question as though the deal were in force from ``case.as_if``;
            terms are then told in full from these, for they say more than "proposed".
        supposed: What-ifs with their answers; shown are the rows in which they differ from ``as_if``,
            or from ``assessments`` where that is empty.

    Returns:
        Everything the templates show, in words.
    """
    in_full = as_if or assessments
    all_claims = len(case.claims)
    case = replace(case, claims=claims_in_view(case.claims, question, (*assessments, *as_if)))
    voices = gather_voices(case)
    return Page(
        title=case.title,
        label=case.deal.label,
        facts=page_facts(case, question, version, all_claims),
        states=tuple((state, STATE_LETTERS[state], STATE_WORDS[state], STATE_MEANS[state]) for state in STATES),
        tables=status_tables(case, question, assessments, as_if),
        what_ifs=suppositions(case, supposed, in_full),
        accounts=tuple((account.id, account_words(case, account)) for account in accounts_shown(case, assessments)),
        terms=term_sections(case, voices, in_full, assessments if as_if else ()),
        accusations=accusations_told(case, voices),
        positions=positions_told(case, voices),
        silent=silent_parties(case),
        figures=figures_that_disagree(case, voices),
        waits=waiting_steps(case.deal),
        votes=votes_told(case, voices),
        map=map_of_places(case),
        documents=kept_texts(case),
        unknown=ranked_settles(in_full),
        is_decided=all(each.is_certain for each in in_full),
        version=version,
    )


def page_facts(case: Case, question: Question, version: str, all_claims: int) -> tuple[tuple[str, str], ...]:
    """Say what the page answers: as ``(what, words)`` pairs, only those that apply."""
    zone = case.deal.zone
    period = "from the beginning"
    if question.period_start is not None:
        period = f"from {time_words(question.period_start, zone)}"
    facts = [
        ("Deal", case.deal.id),
        ("Proposed", moment_words(case.deal.proposed_on, zone) if case.deal.proposed_on else ""),
        ("As amended by", amendments_words(case)),
        ("Assessed at", f"{end_words(question.now, zone)} ({zone_words(question.now, zone)})"),
        ("Reporting period", f"{period} to {end_words(question.now, zone)}"),
    ]
    if question.as_if is not None:
        facts.append(("As though in force from", time_words(question.as_if, zone)))
    if question.as_known_on is not None:
        facts.append(("As known on", f"{end_words(question.as_known_on, zone)}, by what was {question.known_by}"))
    later = all_claims - len(case.claims)
    left_out = f"; {counted(later, 'claim')} about later times, or known only later, left out" if later else ""
    rows = sum(dataset.rows for dataset in case.datasets)
    tables = f", {counted(rows, 'row')} of {counted(len(case.datasets), 'table')}" if case.datasets else ""
    rests = f"{counted(len(case.claims), 'claim')}{tables}, {counted(len(case.documents), 'document')}{left_out}"
    facts.append(("Rests on", rests))
    facts.append(("Computed by", f"Holdfire {version}"))
    return tuple((what, words) for what, words in facts if words)


def amendments_words(case: Case) -> str:
    """List the amendments that are in the deal, with their dates."""
    zone = case.deal.zone
    applied = (one for one in case.deal.amendments if one.is_applied and one.on)
    return "; ".join(f"{one.id} ({moment_words(one.on, zone)})" for one in applied if one.on)


def as_if_heading(case: Case, as_if: int) -> str:
    """Say that a table is a what-if."""
    return f"As though in force from {time_words(as_if, case.deal.zone)}"


def status_tables(
    case: Case, question: Question, assessments: Sequence[Assessment], as_if: Sequence[Assessment]
) -> tuple[StatusTable, ...]:
    """Make the status table, and a second one as though the deal were in force."""
    names = bearers_by_label(case)
    if not as_if or case.as_if is None:
        only = STATUS_HEADING if question.as_if is None else as_if_heading(case, question.as_if)
        return (status_table(assessments, case.claims, names, heading=only, caption=STATUS_CAPTION),)
    since = time_words(case.as_if, case.deal.zone)
    heading = as_if_heading(case, case.as_if)
    caption = f"The same claims, assessed as though the deal had been in force from {since}. A what-if, not an event."
    return (
        status_table(assessments, case.claims, names, "as-it-was", caption=STATUS_CAPTION),
        status_table(as_if, case.claims, names, "status", heading, caption),
    )


def accounts_shown(case: Case, assessments: Sequence[Assessment]) -> tuple[Account, ...]:
    """Give the accounts that were asked for, alphabetically."""
    asked = {each.account for each in assessments}
    return tuple(sorted((a for a in case.accounts if a.id in asked), key=lambda account: account.id.casefold()))


def account_words(case: Case, account: Account) -> str:
    """Say which claims an account counts."""
    parts = []
    for lead, names in (
        ("claims told by {} in their own words", account.voices),
        ("claims that began with {}, whoever passed them on", account.origins),
        ("claims with {} anywhere in their chain", account.speakers),
        ("claims published by {}", account.outlets),
    ):
        if names:
            parts.append(lead.format(party_names(case, names)))
    said = "; ".join(parts) if parts else "claims of everyone"
    rules = [f"never through {party_names(case, account.not_through)}"] if account.not_through else []
    if account.independent_origins:
        rules.append(f"established by {counted(account.independent_origins, 'independent origin')}")
    if account.grade_at_least:
        rules.append(f"established only from grade {account.grade_at_least.source}{account.grade_at_least.statement}")
    if account.ruled_by:
        rules.append(f"established only as found by {party_names(case, (account.ruled_by,))}")
    if account.complete_up_to is None:
        rules.append("silence says nothing")
    else:
        rules.append(f"silence counts up to {end_words(account.complete_up_to, case.deal.zone)}")
    return f"Counts {said}; {'; '.join(rules)}."


def term_sections(
    case: Case, voices: Voices, assessments: Sequence[Assessment], as_it_was: Sequence[Assessment]
) -> tuple[TermSection, ...]:
    """Show every term that was assessed, in the order of the deal."""
    by_term: dict[str, list[Assessment]] = {}
    for each in assessments:
        by_term.setdefault(each.term, []).append(each)
    timelines = [each.timeline for each in assessments]
    scale = time_scale(timelines, max((line[-1].end for line in timelines if line), default=0))
    return tuple(
        term_section(
            case,
            voices,
            [term for term in case.deal.terms if term.id == name],
            of_term,
            scale,
            [each for each in as_it_was if each.term == name],
        )
        for name, of_term in by_term.items()
    )
