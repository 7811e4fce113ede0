"""Suggestions: incidents that may be one, with reasons, the likeliest first. Nothing is decided by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from holdfire.claims.claim import Claim
from holdfire.claims.counting import standing_claims
from holdfire.incidents.groups import Groups
from holdfire.incidents.likeness import Likeness, compare
from holdfire.incidents.pairs import pairs_worth_comparing
from holdfire.incidents.traits import Traits, known_of, traits_of
from holdfire.vocab.act import Acts
from holdfire.vocab.party import Parties
from holdfire.vocab.place import Places

AS_LIKELY_AS_NOT = 0.0
LIKELY = 3.0
MOST_TOGETHER = 40
"""A suggestion is of at most so many incidents."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Incidents that may be one.

    Attributes:
        id: Names it as long as its incidents stay as they are.
        incidents: Ids, in order; ``sets`` are their claims, those replaced since among them.
        counts: Of its weakest link, as ``Likeness``.
        likenesses: What links them, the strongest first.
    """

    id: str
    incidents: tuple[str, ...]
    sets: tuple[tuple[str, ...], ...]
    counts: float
    likenesses: tuple[Likeness, ...]

    @property
    def is_likely(self) -> bool:
        """Say whether it is more than possible."""
        return self.counts >= LIKELY


def suggest(
    claims: Iterable[Claim],
    groups: Groups,
    acts: Acts,
    places: Places,
    parties: Parties,
    least: float = AS_LIKELY_AS_NOT,
) -> tuple[Suggestion, ...]:
    """Suggest which incidents are one.

    Args:
        claims: Of the case, in any order; those that stand are compared.
        groups: Incidents as told and as decided. What was told apart, or said to be one maybe, is not asked again.
        least: What a likeness has to count.

    Returns:
        The likeliest first. Each incident is in one suggestion at most.
    """
    told = traits_of(groups, standing_claims(claims), parties)
    known = known_of(told, acts, places, parties)
    found = []
    for one, other in pairs_worth_comparing(told, known):
        likeness = compare(told[one], told[other], known)
        if likeness.counts >= least and not groups.are_apart(likeness.one, likeness.other):
            found.append(likeness)
    found.sort(key=_strongest)
    return tuple(sorted(_together(found, told, groups), key=lambda each: (-each.counts, each.incidents)))


def _strongest(each: Likeness) -> tuple[float, str, str]:
    return -each.counts, each.one, each.other


def _together(found: Sequence[Likeness], told: Sequence[Traits], groups: Groups) -> Iterable[Suggestion]:
    """Put likenesses together, strongest first: each two incidents of a suggestion have to be alike themselves."""
    alike = {frozenset((each.one, each.other)): each for each in found}
    cluster: dict[str, set[str]] = {one.incident: {one.incident} for one in told}
    for each in found:
        here, there = cluster[each.one], cluster[each.other]
        if here is there or len(here) + len(there) > MOST_TOGETHER:
            continue
        if all(frozenset((a, b)) in alike for a in here for b in there):
            here |= there
            cluster.update(dict.fromkeys(there, here))
    clusters = {id(one): one for one in cluster.values() if len(one) > 1}
    for one in clusters.values():
        incidents = tuple(sorted(one))
        pairs = [(a, b) for at, a in enumerate(incidents) for b in incidents[at + 1 :]]
        links = sorted(
            (alike[frozenset(pair)] for pair in pairs), key=lambda each: (-each.counts, each.one, each.other)
        )
        sets = tuple(groups.members[incident] for incident in incidents)
        yield Suggestion(name_of(sets), incidents, sets, links[-1].counts, tuple(links))


def name_of(sets: Iterable[Sequence[str]]) -> str:
    """Name a suggestion after its claims: six letters and digits."""
    words = "\n".join(sorted(" ".join(one) for one in sets))
    return sha256(words.encode()).hexdigest()[:6]
