"""What is promised for what: the exchanges a party takes part in, and how much of one is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm

import networkx as nx

from holdfire.deal.exposure.steps import Step


@dataclass(frozen=True, slots=True)
class Exchange:
    """Steps of one party and what others promised for them, as indices of steps.

    Attributes:
        own: What the party gives; each counts one.
        answers: What is promised for it; each counts as much as any other.
        grain: The smallest part of what the party gives in it.
    """

    own: tuple[int, ...]
    answers: tuple[int, ...]
    grain: Fraction

    def answered(self, come: Fraction) -> Fraction:
        """Say how many of the party's steps count as answered: their share, rounded down to whole parts.

        Args:
            come: How many of the answers have come, split ones by their share.
        """
        return floor(len(self.own) * come / len(self.answers) / self.grain) * self.grain


def exchanges_of(steps: Sequence[Step], party: str) -> tuple[Exchange, ...]:
    """Find a party's exchanges: its steps that are given for the same answers, with these."""
    graph = _gives(steps)
    for_answers: dict[tuple[int, ...], list[int]] = {}
    for at, step in enumerate(steps):
        if party in step.givers and step.receivers:
            for_answers.setdefault(_answers(steps, step, party, graph), []).append(at)
    return tuple(
        Exchange(tuple(own), answers, Fraction(1, lcm(*(steps[at].parts for at in own))))
        for answers, own in for_answers.items()
        if answers
    )


def unanswered_gifts(steps: Sequence[Step], party: str) -> tuple[int, ...]:
    """List what a party gives although nothing is promised to it in return."""
    exchanged = {at for exchange in exchanges_of(steps, party) for at in exchange.own}
    return tuple(at for at, step in enumerate(steps) if party in step.givers and step.receivers and at not in exchanged)


def _answers(steps: Sequence[Step], own: Step, party: str, graph: nx.DiGraph[str]) -> tuple[int, ...]:
    """List what is promised to a party for one of its steps.

    That is what is tied to the step by ``in return for``. Where nothing is: whatever else is given to the
    party by those to whom the step is given, or by those to whom they give in turn, without the party.
    """
    others = [(at, step) for at, step in enumerate(steps) if step.receivers and party not in step.givers]
    tied = tuple(at for at, step in others if step.givers and step.term.id in own.tied)
    if tied:
        return tied
    without = graph.subgraph(side for side in graph if side != party)
    reached = {side for start in own.receivers if start in without for side in (start, *nx.descendants(without, start))}
    return tuple(
        at for at, step in others if party in step.receivers and not step.tied and reached.intersection(step.givers)
    )


def _gives(steps: Sequence[Step]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for step in steps:
        graph.add_edges_from((giver, receiver) for giver in step.givers for receiver in step.receivers)
    return graph
