"""From claims and judgements to incidents: a pure function, whatever the order of the claims.

Claims stand together by the word in `incident`, a denial with what it denies. Then the judgements are followed one
after another, so that the last word holds: "same" puts incidents together; "different" and "split" take claims apart
that stand together, and remember that they are. What was decided about a claim holds for what corrects it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from holdfire.claims.claim import Claim, Event
from holdfire.claims.incident import group_claims
from holdfire.incidents.judgement import DIFFERENT, MAYBE, SAME, SPLIT, Judgement


@dataclass(frozen=True, slots=True)
class Groups:
    """Incidents, as told and as decided.

    Attributes:
        members: By incident id: its claims, those replaced since among them, in order of their ids.
        incident_of: By claim id.
        was: By claim id: its incident before anything was decided.
        renamed: Incident ids that mean another incident by now.
        maybe: Pairs of incidents that may be one, each pair in order of ids.
        loosened: Claims whose own `maybe same as` was decided otherwise.
        apart: By claim id: judgements that told it apart from others, by their place among all.
        judgements: Oldest first.
    """

    members: Mapping[str, tuple[str, ...]]
    incident_of: Mapping[str, str]
    was: Mapping[str, str]
    renamed: Mapping[str, str]
    maybe: frozenset[tuple[str, str]]
    loosened: frozenset[str]
    apart: Mapping[str, frozenset[tuple[int, int]]]
    judgements: tuple[Judgement, ...]

    def are_apart(self, one: str, other: str) -> bool:
        """Say whether two incidents were told apart, or said to be one only maybe: nobody need be asked again."""
        if (min(one, other), max(one, other)) in self.maybe:
            return True
        here, there = self._sides(one), self._sides(other)
        return any(len(places | there[number]) > 1 for number, places in here.items() if number in there)

    def _sides(self, incident: str) -> dict[int, set[int]]:
        sides: dict[int, set[int]] = {}
        for claim in self.members.get(incident, ()):
            for judgement, place in self.apart.get(claim, ()):
                sides.setdefault(judgement, set()).add(place)
        return sides


@dataclass(slots=True)
class _Block:
    """Claims that stand together, and the words they were told by."""

    claims: set[str]
    words: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        return min(self.words or self.claims)


class _Sorting:
    """Blocks while judgements are followed."""

    def __init__(self, incident_of: Mapping[str, str], claims: Mapping[str, Claim]) -> None:
        self.blocks: dict[str, _Block] = {}
        by_incident: dict[str, _Block] = {}
        for name, incident in incident_of.items():
            block = by_incident.setdefault(incident, _Block(set()))
            block.claims.add(name)
            if claims[name].incident:
                block.words.add(claims[name].incident)
            self.blocks[name] = block

    def join(self, claims: Iterable[str]) -> None:
        """Put the incidents of these claims together."""
        blocks = {id(self.blocks[claim]): self.blocks[claim] for claim in claims if claim in self.blocks}
        if len(blocks) < 2:
            return
        kept, *others = sorted(blocks.values(), key=lambda block: (-len(block.claims), block.name))
        for block in others:
            kept.claims |= block.claims
            kept.words |= block.words
            self.blocks.update(dict.fromkeys(block.claims, kept))

    def part(self, sets: Sequence[Sequence[str]]) -> None:
        """Take claims of different sets apart where they stand together; the first set keeps the words."""
        for number, one in enumerate(sets):
            before = {id(self.blocks[claim]) for earlier in sets[:number] for claim in earlier if claim in self.blocks}
            moved: dict[int, set[str]] = {}
            for claim in one:
                if claim in self.blocks and id(self.blocks[claim]) in before:
                    moved.setdefault(id(self.blocks[claim]), set()).add(claim)
            for claims in moved.values():
                self.blocks[next(iter(claims))].claims -= claims
                self.blocks.update(dict.fromkeys(claims, _Block(claims)))


def is_groupable(claim: Claim) -> bool:
    """Say whether a claim tells of an occurrence: an event, no total, nothing supposed, no row of a table."""
    event = claim.assertion
    told = isinstance(event, Event) and not event.total
    return told and not claim.supposed and not claim.retracts and claim.row is None


def groups_of(claims: Iterable[Claim], judgements: Sequence[Judgement] = ()) -> Groups:
    """Work out the incidents.

    Args:
        claims: All of a case, those replaced since among them, in any order.
        judgements: Oldest first; claims they name and the case does not have are passed over.
    """
    by_id = {claim.id: claim for claim in claims if is_groupable(claim)}
    known = sorted(by_id.values(), key=lambda claim: claim.id)
    was = group_claims(known, known).incident_of
    sorting = _Sorting(was, by_id)
    followed = _with_corrections(judgements, by_id)
    apart: dict[str, set[tuple[int, int]]] = {}
    for number, judgement in enumerate(followed):
        if judgement.kind == SAME:
            sorting.join(judgement.claims)
        elif judgement.kind in (DIFFERENT, SPLIT):
            sorting.part(judgement.sets)
            for place, one in enumerate(judgement.sets):
                for claim in one:
                    apart.setdefault(claim, set()).add((number, place))
    named = {claim: block.name for claim, block in sorting.blocks.items()}
    members: dict[str, list[str]] = {}
    for claim in sorted(named):
        members.setdefault(named[claim], []).append(claim)
    homes = {word: block.name for block in sorting.blocks.values() for word in block.words}
    renamed = {old: homes.get(old, named.get(old, old)) for old in set(was.values())}
    maybe, loosened = _maybe(by_id, named, renamed, followed)
    return Groups(
        members={name: tuple(ids) for name, ids in members.items()},
        incident_of=named,
        was=was,
        renamed={old: new for old, new in renamed.items() if old != new},
        maybe=maybe,
        loosened=loosened,
        apart={claim: frozenset(places) for claim, places in apart.items()},
        judgements=followed,
    )


def _with_corrections(judgements: Sequence[Judgement], by_id: Mapping[str, Claim]) -> tuple[Judgement, ...]:
    """Let each judgement name what corrects the claims it names, too, unless that says its incident itself."""
    corrected_by: dict[str, list[str]] = {}
    for name, claim in by_id.items():
        if claim.replaces and not claim.incident:
            corrected_by.setdefault(claim.replaces, []).append(name)
    if not corrected_by:
        return tuple(judgements)
    found = []
    for judgement in judgements:
        named = set(judgement.claims)
        sets = []
        for one in judgement.sets:
            whole, left = list(one), list(one)
            while left:
                later = [each for each in corrected_by.get(left.pop(), ()) if each not in named]
                named.update(later)
                whole += later
                left += later
            sets.append(tuple(whole))
        found.append(replace(judgement, sets=tuple(sets)))
    return tuple(found)


def _maybe(
    by_id: Mapping[str, Claim], named: Mapping[str, str], renamed: Mapping[str, str], judgements: Sequence[Judgement]
) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """Work out which incidents may be one: as told, then as decided, the last word holding."""
    links: dict[tuple[str, str], bool] = {}
    told: dict[tuple[str, str], list[str]] = {}

    def pairs(incidents: Iterable[str]) -> Iterable[tuple[str, str]]:
        return combinations(sorted(set(incidents)), 2)

    for name, claim in by_id.items():
        if claim.maybe_same_as:
            other = named.get(claim.maybe_same_as) or renamed.get(claim.maybe_same_as, claim.maybe_same_as)
            for pair in pairs((named[name], other)):
                links[pair] = True
                told.setdefault(pair, []).append(name)
    for judgement in judgements:
        if judgement.kind == MAYBE:
            links.update(dict.fromkeys(pairs(named[claim] for claim in judgement.claims if claim in named), True))
        elif judgement.kind in (DIFFERENT, SPLIT):
            sides = [{named[claim] for claim in one if claim in named} for one in judgement.sets]
            crossing = (pairs((one, other)) for a, b in combinations(sides, 2) for one in a for other in b)
            links.update(dict.fromkeys((pair for found in crossing for pair in found), False))
    loosened = {claim for pair, is_so in links.items() if not is_so for claim in told.get(pair, ())}
    return frozenset(pair for pair, is_so in links.items() if is_so), frozenset(loosened)
