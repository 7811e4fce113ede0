"""``holdfire explain``: the tree of reasons for where one term stands."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from rich.markup import escape
from rich.tree import Tree

from holdfire.assessments.assessment import Assessment, Reason
from holdfire.cli.asking import only_asked, question_of, read_case, terms_asked
from holdfire.cli.progress import working
from holdfire.cli.terminal import Terminal
from holdfire.cli.usage import one_of
from holdfire.pipeline import Case, assess_case
from holdfire.report.names import bearers_by_label
from holdfire.report.said import Voices, gather_voices
from holdfire.report.status import qualifying_words
from holdfire.report.watching import tally_sentences, watched_sentence
from holdfire.report.words import reading_words, states_phrase


def run(asked: argparse.Namespace) -> int:
    """Explain a term, or every term of a clause."""
    with working("Assessing"):
        case = read_case(asked.case, asked.overlays, asked)
        if case is None:
            return 1
        case = only_asked(case, asked)
        question, terms = question_of(case, asked), terms_asked(case, [asked.term])
        found = [each for each in assess_case(case, question) if each.term in terms]
    if asked.bearer:
        bearer = one_of(asked.bearer, (each.bearer for each in found), "bearer of this term")
        found = [each for each in found if each.bearer == bearer]
    if asked.reading:
        answers = {one_of(part.strip(), answers_of(found), "reading of this term") for part in asked.reading.split("+")}
        found = [each for each in found if answers <= set(each.reading.split(" + "))]
    console, voices = Terminal(), gather_voices(case)
    for position, name in enumerate(dict.fromkeys(term.id for term in case.deal.terms if term.id in terms)):
        if position:
            console.print()
        for says in dict.fromkeys(term.says for term in case.deal.terms if term.id == name):
            console.print(escape(says))
        for each in (each for each in found if each.term == name):
            console.print()
            console.print(reasons_tree(case, voices, each))
    return 0


def answers_of(assessments: Iterable[Assessment]) -> list[str]:
    """List the ``question/answer`` pairs that readings are made of."""
    return sorted({answer for each in assessments for answer in each.reading.split(" + ") if answer})


def reasons_tree(case: Case, voices: Voices, each: Assessment) -> Tree:
    """Draw one assessment with its reasons."""
    qualifies = qualifying_words(each)
    head = f"[bold]{states_phrase(each.states, each.form)}[/bold]{f' ({qualifies})' if qualifies else ''}"
    of_whom = f"{bearers_by_label(case)[each.bearer]}, under account “{each.account}”"
    reading = f", reading {reading_words(each.reading)}" if each.reading else ""
    tree = Tree(f"{head}: {escape(of_whom + reading)}")
    for sentence in (*tally_sentences(each), watched_sentence(each.coverage)):
        if sentence:
            tree.add(escape(sentence))
    for reason in each.reasons:
        add_reason(tree, voices, reason)
    if each.settles:
        settles = tree.add("What would settle it")
        for change in each.settles:
            settles.add(escape(change))
    return tree


def add_reason(tree: Tree, voices: Voices, reason: Reason) -> None:
    """Hang a reason and what lies under it on the tree."""
    clause = f" “{reason.clause}”" if reason.clause else ""
    branch = tree.add(escape(reason.text + clause))
    for claim in voices.all_of(reason.claim_ids):
        quote = f" “{claim.quote}”" if claim.quote else ""
        told = f"{claim.id}: {' → '.join(claim.chain)}, {claim.published}{quote}"
        branch.add(f"[dim]{escape(told)}[/dim]")
    for under in reason.under:
        add_reason(branch, voices, under)
