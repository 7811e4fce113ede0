"""The act taxonomy: what can be done, from broad to narrow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

HARMFUL = (
    "attack", "loot", "abduct", "detain", "harass", "reprisal", "displace", "obstruct", "cut service", "incite",
    "lay mines", "recruit children",
)  # fmt: skip
"""Acts that are an accusation when somebody else is said to have done them."""


@dataclass(frozen=True, slots=True)
class Act:
    """One node: ``airstrike`` is a kind of ``attack``.

    Attributes:
        id: The verb phrase used in files.
        parent: The broader act; ``""`` at the top.
        lists: Acts of the same deal that list this one under `covers`.
        means: Its definition, one sentence.
        acled: ACLED sub-event types that fall under it.
        ucdp: UCDP types of violence (1 state-based, 2 non-state, 3 one-sided) it can be part of.
    """

    id: str
    parent: str = ""
    means: str = ""
    acled: tuple[str, ...] = ()
    ucdp: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Acts:
    """A taxonomy, and for each act the broader acts above it, itself included."""

    by_id: Mapping[str, Act]
    above: Mapping[str, frozenset[str]]

    @classmethod
    def from_acts(cls, acts: Iterable[Act]) -> Acts:
        """Close the taxonomy. A parent that is no act, or a ring, is left to the checks."""
        by_id = {act.id: act for act in acts}
        broader = {act.id: (act.parent, *act.lists) if act.parent else act.lists for act in by_id.values()}
        return cls(by_id, broader_of(broader))

    def is_within(self, narrow: str, broad: str) -> bool:
        """Say whether ``narrow`` is ``broad`` or a kind of it."""
        return narrow == broad or broad in self.above.get(narrow, frozenset())

    def can_be_one(self, a: str, b: str) -> bool:
        """Say whether something can be both acts: one is a kind of the other, or they have a kind in common."""
        return a == b or any(a in broader and b in broader for broader in self.above.values())


def broader_of(parents: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Give for each name all broader ones at any distance, itself included; rings are walked once."""
    above = {}
    for name in parents:
        found: dict[str, None] = {}
        left = [name]
        while left:
            step = left.pop()
            if step not in found:
                found[step] = None
                left += parents.get(step, ())
        above[name] = frozenset(found)
    return above
