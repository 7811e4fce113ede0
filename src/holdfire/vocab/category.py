"""Categories: kinds of persons, weapons and goods, from broad to narrow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfire.vocab.act import broader_of
from holdfire.vocab.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of persons or things: ``tanks`` are ``heavy weapons``.

    Attributes:
        id: The name used in files, in the plural.
        parents: The broader categories.
        means: Its definition, one sentence.
        also: Other names, in any script.
    """

    id: str
    parents: tuple[str, ...] = ()
    means: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Categories:
    """All categories of a deal, and for each the broader ones above it, itself included."""

    by_id: Mapping[str, Category]
    above: Mapping[str, frozenset[str]]

    @classmethod
    def from_categories(cls, categories: Iterable[Category]) -> Categories:
        """Close the taxonomy. A parent that is no category, or a ring, is left to the checks."""
        by_id = {category.id: category for category in categories}
        return cls(by_id, broader_of({name: category.parents for name, category in by_id.items()}))

    def is_within(self, narrow: str, broad: str) -> bool:
        """Say whether ``narrow`` is ``broad`` or a kind of it."""
        return narrow == broad or broad in self.above.get(narrow, frozenset())

    def are_kin(self, a: str, b: str) -> bool:
        """Say whether two categories share a broader one: something can then be of both."""
        return bool(self.above.get(a, frozenset((a,))) & self.above.get(b, frozenset((b,))))

    def can_be_both(self, a: str, b: str) -> bool:
        """Say whether something can be of two categories: they are kin, or some category is within both."""
        return self.are_kin(a, b) or any({a, b} <= above for above in self.above.values())

    def in_unit(self, told: Quantity, unit: str) -> Quantity | None:
        """Read what is told in one unit as a number of another.

        Returns:
            As told, where the unit told is the one asked for, is within it, or was not said; from none to as
            many, where something told may be of the unit asked for; ``None`` where the units have nothing in common.
        """
        if told.unit in ("", unit) or self.is_within(told.unit, unit):
            return Quantity(told.low, told.high, unit)
        return Quantity(0, told.high, unit) if self.are_kin(told.unit, unit) else None


NO_CATEGORIES = Categories({}, {})
"""Of a deal that names none."""
