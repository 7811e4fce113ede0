"""``holdfire explain``: the tree of reasons for where one term stands."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from rich.markup import escape
from rich.tree import Tree

from holdfire.assessments.assessment import Assessment
from holdfire.cli.asking import only_asked, question_of, read_case, terms_asked
from holdfire.cli.progress import working
from holdfire.cli.terminal import Terminal
from holdfire.cli.usage import one_of
from holdfire.pipeline import Case, assess_case
from holdfire.report.explained import explanation, head_of
from holdfire.report.said import Voices, gather_voices


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
    states, of_whom = head_of(case, each)
    branches = [Tree(f"[bold]{escape(states)}[/bold]{escape(of_whom)}")]
    for line in explanation(case, voices, each)[1:]:
        text = escape(line.text)
        del branches[line.depth :]
        branches.append(branches[-1].add(f"[dim]{text}[/dim]" if line.is_claim else text))
    return branches[0]
