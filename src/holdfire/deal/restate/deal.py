"""A whole deal in sentences: how it runs, what it defines, its terms clause by clause, what it does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from holdfire.deal.model import Deal, Term
from holdfire.deal.restate.definitions import restate_definitions
from holdfire.deal.restate.ends import end_sentences
from holdfire.deal.restate.names import quoted, show_all, shown_names
from holdfire.deal.restate.restated import Restated, Section
from holdfire.deal.restate.terms import has_no_deadline, has_no_time_to_answer, restate_term
from holdfire.deal.says import say_moment, say_once

Shown = Mapping[str, str]


def restate_deal(deal: Deal) -> Section:
    """Say a deal back in plain sentences.

    Returns:
        One section headed by the deal's name: how it runs, then sections: what it asks, what is not
        said, and what its names stand for.
    """
    shown = shown_names(deal)
    silent = tuple(_not_said(deal, shown))
    parts = [
        Section("What it asks", (), tuple(_terms(deal, "", shown))),
        Section("What is not said", silent),
        *restate_definitions(deal, shown),
    ]
    return Section(deal.id, tuple(_head(deal, shown)), tuple(part for part in parts if part.sentences or part.parts))


def _head(deal: Deal, shown: Shown) -> Iterator[str]:
    if deal.label:
        yield f"It calls itself: {deal.label}."
    if deal.proposed_on:
        yield f"It was proposed on {say_moment(deal.proposed_on)}."
    yield f"Its days and clock times are those of {deal.zone}."
    if deal.in_force is None:
        yield "It is not said when it enters into force."
    else:
        yield f"It enters into force {say_once(deal.in_force, shown)}."
    if deal.ends_when:
        yield from end_sentences(deal.ends_when, "All of it", shown)
    if deal.until:
        yield f"It runs until {say_moment(deal.until)}."


def _terms(deal: Deal, clause: str, shown: Shown) -> Iterator[Restated | Section]:
    """Say what stands in a clause (``""``: in none), inner clauses where their first term stands."""
    done: set[tuple[bool, str]] = set()
    for term in deal.terms:
        inner = _clause_below(deal, term, clause)
        one = (bool(inner), inner or term.id)
        if inner is None or one in done:
            continue
        done.add(one)
        if inner:
            says = deal.clauses[inner].says
            yield Section(inner, (says,) if says else (), tuple(_terms(deal, inner, shown)))
        else:
            yield restate_term(deal, [version for version in deal.terms if version.id == term.id], shown)


def _clause_below(deal: Deal, term: Term, clause: str) -> str | None:
    """Find the clause right below a clause in which a term stands; ``""``: itself there; ``None``: elsewhere."""
    below, at = "", term.part_of
    while at != clause:
        if at not in deal.clauses:
            return None
        below, at = at, deal.clauses[at].part_of
    return below


def _not_said(deal: Deal, shown: Shown) -> Iterator[str]:
    if deal.in_force is None:
        yield "When it enters into force."
    if deal.until is None and deal.ends_when is None:
        yield "How long it runs."
    yield from _of_terms("By when it must be done", (term.id for term in deal.terms if has_no_deadline(term)))
    yield from _of_terms("Within what time", (term.id for term in deal.terms if has_no_time_to_answer(term)))
    unwatched = [term.id for term in deal.terms if not term.verified_by]
    if len(unwatched) == len(deal.terms):
        yield "Who verifies any of it."
    else:
        yield from _of_terms("Who verifies it", unwatched)
    if deal.questions and not any(body.interprets for body in deal.bodies.values()):
        yield f"Which wording holds, and who has the last word on it: {quoted(deal.questions)}."
    for blank in deal.blanks.values():
        if not blank.filled:
            who = f"; it is for {show_all(blank.filled_by, shown)} to fill in" if blank.filled_by else ""
            yield f"What stands for “{blank.id}”{who}."


def _of_terms(what: str, terms: Iterable[str]) -> Iterator[str]:
    names = tuple(dict.fromkeys(terms))
    if names:
        yield f"{what}: {quoted(names)}."
