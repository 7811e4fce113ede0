"""Claims as people grouped them: each says which incident it tells of, as though it had been written so.

Only claims that a judgement bears on are changed, and what names their incidents: rulings, answers, what-ifs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import networkx as nx

from holdfire.claims.claim import Claim, Event, Ruling
from holdfire.incidents.groups import Groups, groups_of
from holdfire.incidents.judgement import MAYBE, Judgement


def regrouped(
    claims: Sequence[Claim], judgements: Sequence[Judgement], others: Iterable[Claim] = ()
) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Follow what was decided.

    Args:
        claims: All of a case, in any order; the order is kept.
        judgements: Oldest first.
        others: What-ifs, which may name incidents of the case.

    Returns:
        The claims, then the others, each with its ``incident`` and its ``maybe_same_as`` as decided.
    """
    if not judgements:
        return tuple(claims), tuple(others)
    groups = groups_of(claims, judgements)
    named = incidents_decided(groups)
    roots = maybe_roots(groups)
    done = tuple(as_decided(claim, groups, named, roots) for claim in (*claims, *others))
    return done[: len(claims)], done[len(claims) :]


def incidents_decided(groups: Groups) -> set[str]:
    """Name the incidents that something was decided about, and those their claims were taken out of."""
    claims = {claim for one in groups.judgements for claim in one.claims}
    before = {groups.was[claim] for claim in claims if claim in groups.was}
    return {groups.incident_of[claim] for claim, was in groups.was.items() if claim in claims or was in before}


def maybe_roots(groups: Groups) -> dict[str, str]:
    """Map each incident that people said may be another to the one that all which may be it then name."""
    links: nx.Graph[str] = nx.Graph()
    links.add_edges_from(groups.maybe)
    decided = {
        groups.incident_of[claim]
        for one in groups.judgements
        if one.kind == MAYBE
        for claim in one.claims
        if claim in groups.incident_of
    }
    return {
        name: min(component)
        for component in nx.connected_components(links)
        if component & decided
        for name in component
    }


def as_decided(claim: Claim, groups: Groups, named: set[str], roots: dict[str, str]) -> Claim:
    """Give one claim as it stands after what was decided."""
    incident, maybe = claim.incident, claim.maybe_same_as
    belongs = groups.incident_of.get(claim.id)
    if belongs is None:
        incident = groups.renamed.get(incident, incident)
    elif belongs in named and (belongs != claim.id or incident or claim.reply_to):
        incident = belongs
    if maybe:
        maybe = groups.renamed.get(maybe, maybe)
    if claim.id in groups.loosened or maybe == belongs:
        maybe = ""
    if belongs in roots:
        maybe = "" if roots[belongs] == belongs else roots[belongs]
    if (incident, maybe) != (claim.incident, claim.maybe_same_as):
        claim = replace(claim, incident=incident, maybe_same_as=maybe)
    return naming(claim, groups, named)


def naming(claim: Claim, groups: Groups, named: set[str]) -> Claim:
    """Let a ruling, or an act that answers, name the incident as it is called now."""
    match claim.assertion:
        case Ruling(about=about):
            now = _now(about, groups, named)
            return claim if now == about else replace(claim, assertion=replace(claim.assertion, about=now))
        case Event(answers=answers) if answers:
            now = _now(answers, groups, named)
            return claim if now == answers else replace(claim, assertion=replace(claim.assertion, answers=now))
        case _:
            return claim


def _now(name: str, groups: Groups, named: set[str]) -> str:
    now = groups.incident_of.get(name) or groups.renamed.get(name, name)
    return now if now in named else name
