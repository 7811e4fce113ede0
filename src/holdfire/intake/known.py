"""What a case knows that articles may speak of: names, counts, terms, acts. Given by whoever loads the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfire.claims.names import ANY_NAMES, Names
from holdfire.intake.mentions import Register


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
        acts: Each act and what it means.
        counts: Of the deal. ``terms`` likewise, in its order.
    """

    register: Register = field(default_factory=Register)
    names: Names = ANY_NAMES
    acts: Mapping[str, str] = field(default_factory=dict)
    counts: tuple[CountKnown, ...] = ()
    terms: tuple[TermKnown, ...] = ()
