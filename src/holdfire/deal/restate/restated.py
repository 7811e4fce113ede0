"""What a deal says, in sentences, ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Restated:
    """One name and what is said of it.

    Attributes:
        name: As written in the deal; ``""`` where nothing is named.
        sentences: What is said of it, whole sentences.
        versions: Where the wording is disputed or not agreed: the reading, and what is said under it alone.
        differs_at_heart: What is owed differs between the versions, not only what is said beside it.
    """

    name: str
    sentences: tuple[str, ...] = ()
    versions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    differs_at_heart: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs together, under a heading: a section of the deal, a clause.

    Attributes:
        sentences: What is said of all of it.
        parts: What stands in it, clauses too, in order.
    """

    heading: str
    sentences: tuple[str, ...] = ()
    parts: tuple[Restated | Section, ...] = ()
