"""What is promised for what: for each step of a party, the steps of others that answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx

from holdfire.deal.exposure.steps import Step

Answers = Mapping[int, tuple[int, ...]]
"""Each step of a party for which something is promised, and what; as indices of steps."""


def answers_of(steps: Sequence[Step], party: str) -> Answers:
    """Find what is promised for each step that a party gives; steps for which nothing is are left out."""
    graph = _gives(steps)
    own = [at for at, step in enumerate(steps) if party in step.givers and step.receivers]
    found = {at: _answers(steps, steps[at], party, graph) for at in own}
    return {at: answers for at, answers in found.items() if answers}


def gifts_of(steps: Sequence[Step], party: str) -> tuple[int, ...]:
    """List what a party gives although nothing is promised to it in return."""
    answered = answers_of(steps, party)
    own = (at for at, step in enumerate(steps) if party in step.givers and step.receivers)
    return tuple(at for at in own if at not in answered)


def _answers(steps: Sequence[Step], own: Step, party: str, graph: nx.DiGraph[str]) -> tuple[int, ...]:
    """List what is promised to a party for one of its steps.

    That is what is tied to the step by ``in return for``. Where nothing is: whatever else is given to the
    party by those to whom the step is given, or by those to whom they give in turn, without the party.
    """
    others = [
        (at, step) for at, step in enumerate(steps) if step.givers and step.receivers and party not in step.givers
    ]
    tied = tuple(at for at, step in others if step.term.id in own.tied)
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
