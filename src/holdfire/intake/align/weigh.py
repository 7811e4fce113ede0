"""How much words weigh: rare ones more, ideas less than the words themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log

from holdfire.intake.align.ideas import MARK

OF_AN_IDEA = 0.7


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each word of the texts compared.

    Attributes:
        known: By word; ``unseen`` is that of a word none of them has.
    """

    known: Mapping[str, float] = field(default_factory=dict)
    unseen: float = 1.0

    def of(self, word: str) -> float:
        """Give the weight of a word."""
        return self.known.get(word) or (self.unseen * OF_AN_IDEA if word.startswith(MARK) else self.unseen)

    def total(self, words: Iterable[str]) -> float:
        """Add up."""
        return sum(map(self.of, words))

    def shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Say how much two bags share, 0 to 1: the mean of their share of the smaller and of both together."""
        both = self.total(one & other)
        if not both:
            return 0.0
        here, there = self.total(one), self.total(other)
        return (both / min(here, there) + both / (here + there - both)) / 2

    def of_both(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Give what two bags share as a share of both together, 0 to 1."""
        whole = self.total(one | other)
        return self.total(one & other) / whole if whole else 0.0


def weights_of(bags: Iterable[frozenset[str]]) -> Weights:
    """Weigh words: the fewer bags have one, the more it counts."""
    listed = list(bags)
    seen = Counter(word for bag in listed for word in bag)
    known = {
        word: log(1 + len(listed) / times) * (OF_AN_IDEA if word.startswith(MARK) else 1)
        for word, times in seen.items()
    }
    return Weights(known, log(1 + max(1, len(listed))))
