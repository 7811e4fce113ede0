"""What a case knows that articles may speak of: names, counts, terms, acts. Given by whoever loads the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfire.claims.names import ANY_NAMES, Names, Spellings, fold
from holdfire.intake.align.whom import whom
from holdfire.intake.names.mentions import Register


@dataclass(frozen=True, slots=True)
class CountKnown:
    """A count of the deal: of whom, where, in which unit."""

    id: str
    of: tuple[str, ...] = ()
    place: str = ""
    unit: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True)
class TermKnown:
    """A term of the deal: who it binds, the act it asks for or rules out, and its words."""

    id: str
    who: tuple[str, ...] = ()
    act: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What a case knows.

    Attributes:
        register: Spellings of parties and places.
        names: What claims may name.
        acts: Each act and what it means. ``broader``: the act each is a kind of.
        counts: Of the deal. ``terms`` likewise, in its order.
        inside: The places each place lies in.
        by_words: Parties and places by what the words of a spelling come down to, where that means only one.
    """

    register: Register = field(default_factory=Register)
    names: Names = ANY_NAMES
    acts: Mapping[str, str] = field(default_factory=dict)
    counts: tuple[CountKnown, ...] = ()
    terms: tuple[TermKnown, ...] = ()
    broader: Mapping[str, str] = field(default_factory=dict)
    inside: Mapping[str, frozenset[str]] = field(default_factory=dict)
    by_words: Mapping[str, Mapping[frozenset[str], str]] = field(default_factory=dict)

    def party(self, name: str) -> str:
        """Give the id of whom a name means, as it is spelled, else by its words; ``""``: nobody known."""
        return self._id_of(name, "party", self.names.parties)

    def place(self, name: str) -> str:
        """Give the id of the place a name means; ``""``: none known."""
        return self._id_of(name, "place", self.names.places)

    def is_kind_of(self, act: str, root: str) -> bool:
        """Say whether an act is another, or a kind of it."""
        while act and act != root:
            act = self.broader.get(act, "")
        return bool(act)

    def _id_of(self, name: str, sort: str, spelled: Spellings | None) -> str:
        exact = (spelled or {}).get(fold(name), "") if name else ""
        return exact or self.by_words.get(sort, {}).get(whom(name).words, "") if name else ""


def by_words(spelled: Spellings | None) -> Mapping[frozenset[str], str]:
    """Map what the words of each spelling come down to, to the id it means; left out where it means several."""
    found: dict[frozenset[str], set[str]] = {}
    for spelling, id_ in (spelled or {}).items():
        found.setdefault(whom(spelling).words, set()).add(id_)
    return {words: ids.pop() for words, ids in found.items() if words and len(ids) == 1}
