"""The act taxonomy: what can be done, from broad to narrow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """One node: ``airstrike`` is a kind of ``attack``.

    Attributes:
        id: The verb phrase used in files.
        parent: The broader act; ``""`` at the top.
        means: Its definition, one sentence.
        acled: ACLED sub-event types that fall under it.
        ucdp: UCDP types of violence (1 state-based, 2 non-state, 3 one-sided) it can be part of.
    """

    id: str
    parent: str = ""
    means: str = ""
    acled: tuple[str, ...] = ()
    ucdp: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Acts:
    """A taxonomy, and for each act the broader acts above it, itself included."""

    by_id: Mapping[str, Act]
    above: Mapping[str, frozenset[str]]

    @classmethod
    def from_acts(cls, acts: Iterable[Act]) -> Acts:
        """Close the taxonomy. A parent that is no act, or a ring, is left to the checks."""
        by_id = {act.id: act for act in acts}
        above = {}
        for act_id in by_id:
            chain: list[str] = []
            step = act_id
            while step and step not in chain:
                chain.append(step)
                step = by_id[step].parent if step in by_id else ""
            above[act_id] = frozenset(chain)
        return cls(by_id, above)

    def is_within(self, narrow: str, broad: str) -> bool:
        """Say whether ``narrow`` is ``broad`` or a kind of it."""
        return narrow == broad or broad in self.above.get(narrow, frozenset())
