"""Parties: anyone a deal or a chain names, and who belongs to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """A side, a group, a person, a mediator, a body.

    Attributes:
        id: The name used in files, lower case.
        name: The name to show, the party's own first.
        kind: "state", "armed group", "mediator", "organisation", "person", "outlet", "unnamed", ...
        also: Other names, in any script.
        member_of: Ids of the parties it belongs to.
        listed_by: Who lists it (as a terrorist group, say); ``""`` where nobody does.
    """

    id: str
    name: str
    kind: str = ""
    also: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    listed_by: str = ""


@dataclass(frozen=True, slots=True)
class Parties:
    """All parties of a case, and for each the parties it belongs to, itself included."""

    by_id: Mapping[str, Party]
    above: Mapping[str, frozenset[str]]

    @classmethod
    def from_parties(cls, parties: Iterable[Party]) -> Parties:
        """Close membership over any number of levels; unknown ids belong to themselves only."""
        by_id = {party.id: party for party in parties}
        above: dict[str, frozenset[str]] = {}

        def climb(party_id: str, seen: frozenset[str]) -> frozenset[str]:
            if party_id in seen:
                return frozenset({party_id})
            if party_id not in above:
                party = by_id.get(party_id)
                groups = party.member_of if party else ()
                found = [climb(group, seen | {party_id}) for group in groups]
                above[party_id] = frozenset({party_id}).union(*found)
            return above[party_id]

        for party_id in by_id:
            climb(party_id, frozenset())
        return cls(by_id, above)

    @property
    def names(self) -> dict[str, str]:
        """Map each id to the name to show."""
        return {party.id: party.name or party.id for party in self.by_id.values()}

    def is_within(self, member: str, group: str) -> bool:
        """Say whether ``member`` is ``group`` or belongs to it, at any depth."""
        return group == member or group in self.above.get(member, frozenset())
