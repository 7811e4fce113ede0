"""One term on the page: its words, its states over time, its numbers, its reasons, and who says what."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from holdfire.assessments.assessment import Assessment, Reason, Stretch
from holdfire.deal.model import Quoted, Term
from holdfire.pipeline import Case
from holdfire.report.clock import time_words
from holdfire.report.drawing import Scale, Strip, draw_strips, draw_sum
from holdfire.report.names import bearers_by_label, document_title, party_names
from holdfire.report.page import Because, ClauseWords, Drawing, Standing, TermSection
from holdfire.report.said import Voices
from holdfire.report.sides import claims_of_term, counts_of_term
from holdfire.report.status import anchor_of, cell_anchor, group_words, is_worth_saying, qualifying_words
from holdfire.report.term_words import version_words
from holdfire.report.watching import tally_sentences, watched_sentence
from holdfire.report.words import counted, in_state_order, joined, states_phrase
from holdfire.vocab.moment import FIRST


def term_section(
    case: Case,
    voices: Voices,
    versions: Sequence[Term],
    of_term: Sequence[Assessment],
    scale: Scale,
    as_it_was: Sequence[Assessment] = (),
) -> TermSection:
    """Show one term.

    Args:
        case: The case.
        voices: Its claims as shown.
        versions: The term under each of its readings; at least one.
        of_term: Its assessments, in the order shown.
        scale: The time that timelines show.
        as_it_was: The same assessed as it was, where ``of_term`` are as though in force.
    """
    term = versions[0]
    return TermSection(
        anchor=anchor_of("term", term.id),
        title=term.id,
        form=term.form,
        says=tuple(dict.fromkeys(version_words(case, version) for version in versions)),
        quotes=tuple(clause_words(case, quote) for quote in term.quotes),
        proposed_by=party_names(case, term.proposed_by),
        asked_by=party_names(case, term.asked_by),
        owed_to=party_names(case, term.owed_to),
        only_possible=term.only_possible,
        strips=draw_timelines(case, term.id, of_term, scale),
        standings=tuple(standing(case, voices, alike, of_term, "status") for alike in told_alike(of_term)),
        as_it_was=tuple(standing(case, voices, alike, as_it_was, "as-it-was") for alike in told_alike(as_it_was)),
        claims=claims_of_term(case, voices, versions, of_term),
        counts=counts_of_term(case, versions),
    )


def clause_words(case: Case, quote: Quoted) -> ClauseWords:
    """Show the words of a clause; their language is the one the deal says, else the document's own."""
    document, is_authentic = case.documents.get(quote.document), quote.document in case.deal.authentic
    title = document_title(case, quote.document)
    return ClauseWords(
        text=quote.text,
        language=quote.language or (document.language if document else ""),
        quoted_from=f"{title} (authentic)" if is_authentic else title,
    )


def heading_of(case: Case, alike: Sequence[Assessment], of_term: Sequence[Assessment]) -> str:
    """Name assessments among those of their term: accounts, and bearer and readings where there are several."""
    parts = [accounts_words([each.account for each in alike], {each.account for each in of_term})]
    if len({other.bearer for other in of_term}) > 1:
        parts.insert(0, bearers_by_label(case)[alike[0].bearer])
    readings = list(dict.fromkeys(each.reading for each in alike))
    every = list(dict.fromkeys(each.reading for each in of_term))
    if len(readings) < len(every):
        parts.append(f"reading {group_words(readings, every)}")
    return ", ".join(parts)


def accounts_words(accounts: Sequence[str], every: Collection[str]) -> str:
    """Name accounts, or say that it is all of them."""
    named = list(dict.fromkeys(accounts))
    if len(named) == 1:
        return f"under account “{named[0]}”"
    if len(named) == len(every):
        return f"under all {counted(len(named), 'account')}"
    return f"under accounts {joined(f'“{name}”' for name in named)}"


def told_alike(of_term: Sequence[Assessment]) -> list[list[Assessment]]:
    """Group assessments that differ in account or reading only, so that each is told once.

    A group is whole accounts by the same readings: what its heading says holds for every one of its members.
    """
    by_account: dict[tuple[str, Assessment], list[Assessment]] = {}
    for each in of_term:
        reasons = tuple(unnamed(reason, each.account) for reason in each.reasons)
        content = replace(each, account="", reading="", reasons=reasons)
        by_account.setdefault((each.account, content), []).append(each)
    groups: dict[object, list[Assessment]] = {}
    for (_, content), alike in by_account.items():
        groups.setdefault((content, tuple(each.reading for each in alike)), []).extend(alike)
    return list(groups.values())


def unnamed(reason: Reason, account: str) -> Reason:
    """Leave out of a reason the name of the account it holds under, which stands above it on the page."""
    under = tuple(unnamed(each, account) for each in reason.under)
    return replace(reason, text=reason.text.replace(f" under account “{account}”", ""), under=under)


def draw_timelines(case: Case, term: str, of_term: Sequence[Assessment], scale: Scale) -> Drawing | None:
    """Draw the timelines of a term, those that are the same in every reading once; ``None`` where there are none."""
    readings = list(dict.fromkeys(each.reading for each in of_term))
    several = len({each.bearer for each in of_term}) > 1
    every_account = {each.account for each in of_term}
    drawn = []
    for bearer, accounts, alike in strips_in_common(of_term):
        parts = [bearers_by_label(case)[bearer]] if several else []
        everywhere = len(accounts) == len(every_account) > 1
        parts.append(f"under all {counted(len(accounts), 'account')}" if everywhere else "; ".join(accounts))
        if len(alike) < len(readings):
            parts.append(group_words([each.reading for each in alike], readings))
        drawn.append(Strip(" · ".join(parts), alike[0].form, alike[0].timeline))
    return draw_strips(f"{term}: states over time", drawn, scale, case.deal.zone) if drawn else None


def strips_in_common(of_term: Sequence[Assessment]) -> list[tuple[str, tuple[str, ...], list[Assessment]]]:
    """Group timelines to draw: bearer by bearer, a strip for all accounts that tell the same.

    Returns:
        ``(bearer, accounts, the assessments of the first account that share the timeline)``.
    """
    drawn: list[tuple[str, tuple[str, ...], list[Assessment]]] = []
    for bearer in dict.fromkeys(each.bearer for each in of_term):
        by_account: dict[str, dict[tuple[Stretch, ...], list[Assessment]]] = {}
        for each in of_term:
            if each.bearer == bearer and each.timeline:
                by_account.setdefault(each.account, {}).setdefault(each.timeline, []).append(each)
        looks: dict[object, list[str]] = {}
        for account, lines in by_account.items():
            look = tuple((line, tuple(each.reading for each in alike)) for line, alike in lines.items())
            looks.setdefault(look, []).append(account)
        for accounts in looks.values():
            drawn += [(bearer, tuple(accounts), alike) for alike in by_account[accounts[0]].values()]
    return drawn


def standing(
    case: Case, voices: Voices, alike: Sequence[Assessment], of_term: Sequence[Assessment], told_in: str
) -> Standing:
    """Show one assessment, or several that are alike, in full."""
    each = alike[0]
    return Standing(
        anchors=tuple(cell_anchor(other, told_in) for other in alike),
        heading=heading_of(case, alike, of_term),
        words=states_phrase(each.states, each.form),
        states=in_state_order(each.states),
        certain=each.is_certain,
        qualifies=qualifying_words(each),
        since=time_words(each.since, case.deal.zone) if each.since > FIRST else "",
        numbers=tally_sentences(each),
        bar=draw_sum(each.numbers) if each.numbers and is_worth_saying(each) else None,
        watched=watched_sentence(each.coverage),
        settles=each.settles,
        because=tuple(because(voices, unnamed(reason, each.account)) for reason in each.reasons),
    )


def because(voices: Voices, reason: Reason) -> Because:
    """Show a tree of reasons, with the claims it names."""
    claims = voices.all_of(reason.claim_ids)
    return Because(reason.kind, reason.text, reason.clause, claims, tuple(because(voices, r) for r in reason.under))
