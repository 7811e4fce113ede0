"""The steps of a deal: what each bearer of each term does once, who gives it, and to whom.

A duty to be done is a step when it is done; anything that goes on (not to do something, to keep a
level, to answer, so much a day, in exchange, to allow) is a step when it begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from holdfire.deal.model import Bearer, Deal, Term
from holdfire.deal.rings.rings import term_under
from holdfire.deal.versions import Reading

THIRD_PARTIES = frozenset(["mediator", "organisation", "body"])
"""Kinds of parties to which nothing is given unless the deal says so."""


@dataclass(frozen=True, slots=True)
class Step:
    """One term for one of those it binds.

    Attributes:
        givers: The sides whose giving it is; none where it binds anyone.
        receivers: The sides it is given to.
        rule: How the receivers were found: "owed to", "in return for", "other sides"; ``""`` where there are none.
        parts: How many equal parts it is given in, one after the other.
        tied: Terms that are in return for it, or that it is in return for.
    """

    term: Term
    bearer: Bearer
    givers: tuple[str, ...]
    receivers: tuple[str, ...] = ()
    rule: str = ""
    parts: int = 1
    tied: frozenset[str] = field(default=frozenset())

    @property
    def is_once(self) -> bool:
        """Say whether it is over once it is done; otherwise it goes on."""
        return self.term.form == "achieve"


def steps_of(deal: Deal, reading: Reading, parts: Mapping[str, int]) -> tuple[Step, ...]:
    """List the steps under some answers, in the order of the deal.

    Args:
        deal: The deal.
        reading: ``(question, answer)`` pairs. Of a term with several versions the first that agrees is taken.
        parts: Term id to the number of equal parts it is split into; one where it is absent.
    """
    found = (term_under(deal, term_id, reading) for term_id in dict.fromkeys(term.id for term in deal.terms))
    terms = [term for term in found if term]
    sides = _Sides(deal, terms)
    bound = sides.of(p for t in terms if t.form != "permit" for b in t.bearers for p in _parties(b))
    bound = tuple(side for side in bound if not sides.is_third(side))
    tied = _ties(terms)
    by_id = {term.id: term for term in terms}
    steps = []
    for term in terms:
        for bearer in term.bearers:
            givers = sides.of(_parties(bearer))
            others = tuple(p for t in sorted(tied[term.id]) for b in by_id[t].bearers for p in _parties(b))
            receivers, rule = _receivers(term, sides.of(term.owed_to), sides.of(others), bound, bool(tied[term.id]))
            receivers = tuple(side for side in receivers if side not in givers)
            steps.append(
                Step(term, bearer, givers, receivers, rule if receivers else "", parts.get(term.id, 1), tied[term.id])
            )
    return tuple(steps)


def _receivers(
    term: Term, owed_to: tuple[str, ...], tied: tuple[str, ...], bound: tuple[str, ...], is_tied: bool
) -> tuple[tuple[str, ...], str]:
    if term.only_possible:
        return (), ""
    if owed_to:
        return owed_to, "owed to"
    if is_tied:
        return tied, "in return for"
    return ((), "") if term.form == "permit" else (bound, "other sides")


def _ties(terms: list[Term]) -> dict[str, frozenset[str]]:
    ties: dict[str, set[str]] = {term.id: set() for term in terms}
    for term in terms:
        for other in term.in_return_for:
            if other in ties and other != term.id:
                ties[term.id].add(other)
                ties[other].add(term.id)
    return {name: frozenset(others) for name, others in ties.items()}


def _parties(bearer: Bearer) -> tuple[str, ...]:
    """Give those who are bound; who answers for others is bound alone."""
    answers_for_others = bearer.how == "together" and bearer.label == bearer.parties[0]
    return bearer.parties[:1] if answers_for_others else bearer.parties


class _Sides:
    """Who counts as one: a party with its members, as far as the terms name both."""

    def __init__(self, deal: Deal, terms: list[Term]) -> None:
        self.parties = deal.parties
        bound = (party for term in terms for bearer in term.bearers for party in _parties(bearer))
        owed = (party for term in terms for party in term.owed_to)
        self.named = tuple(dict.fromkeys([*bound, *owed]))

    def of(self, parties: Iterable[str]) -> tuple[str, ...]:
        """Give the broadest named groups that parties belong to, without repeats."""
        return tuple(dict.fromkeys(side for party in parties for side in self._side(party)))

    def is_third(self, party: str) -> bool:
        known = self.parties.by_id.get(party)
        return known is not None and known.kind in THIRD_PARTIES

    def _side(self, party: str) -> list[str]:
        within = self.parties.is_within
        groups = [name for name in self.named if within(party, name)]
        return [name for name in groups if not any(within(name, other) and not within(other, name) for other in groups)]
