"""Numbers compared as ranges: open ends, words of approximation, shares of a base."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log

from holdfire.vocab.quantity import MILLI, show_range

ABOUT = 0.1
"""How far "about" reaches, as a share of the number."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A range.

    Attributes:
        low: At least so many; ``-inf``: open.
        high: At most so many; ``inf``: open.
        approx: Whether the words say "about".
        as_written: The words.
        of: The words of the base it was worked out from ("half of 6,000 to 8,000"); ``""``: told as it is.
    """

    low: float
    high: float
    approx: bool = False
    as_written: str = ""
    of: str = ""

    @property
    def reach(self) -> tuple[float, float]:
        """The range with what "about" lets in."""
        if not self.approx:
            return self.low, self.high
        return self.low * (1 - ABOUT), self.high * (1 + ABOUT)

    @property
    def shown(self) -> str:
        """As people read it: the words, and for a share what it comes to."""
        if not self.of:
            return f"“{self.as_written}”"
        low, high = max(0, round(self.low * MILLI)) if self.low > -inf else 0, self.high
        if not low and high < inf:
            return f"“{self.as_written}” of “{self.of}” (at most {show_range(h := round(high * MILLI), h)})"
        told = show_range(low, None if high == inf else round(high * MILLI))
        return f"“{self.as_written}” of “{self.of}” ({told})"

    @property
    def middle(self) -> float:
        """A number that stands for the range."""
        if self.low == -inf:
            return self.high
        return self.low if self.high == inf else (self.low + self.high) / 2

    def share_of(self, base: Amount) -> Amount:
        """Work out a fraction or a percentage of a whole."""
        low = self.low * max(0.0, base.low) if self.low > -inf and base.low > -inf else -inf
        high = self.high * base.high if self.high < inf and base.high < inf else inf
        return Amount(low, high, self.approx or base.approx, self.as_written, base.as_written)


def compare(one: Amount, other: Amount) -> str:
    """Compare two ranges.

    Returns:
        "same"; "inside": the first lies within the second; "around": the second lies within the first;
        "overlap": they share a part; "apart": no number is in both.
    """
    if (one.low, one.high) == (other.low, other.high):
        return "same"
    (low, high), (from_, to) = one.reach, other.reach
    if high < from_ or to < low:
        return "apart"
    if one.approx and low <= other.low and other.high <= high and other.low == other.high == one.low:
        return "same"
    if from_ <= one.low and one.high <= to:
        return "inside"
    if low <= other.low and other.high <= high:
        return "around"
    return "overlap"


def nearness(one: Amount, other: Amount) -> float:
    """Say how near two ranges are, 1 where they fit, 0 where one is ten times the other."""
    how = compare(one, other)
    if how == "same":
        return 1.0
    a, b = one.middle, other.middle
    if not 0 < a < inf or not 0 < b < inf:
        return 0.5
    apart = abs(log(a / b)) / log(10)
    return max(0.0, 1 - apart) * (0.8 if how == "apart" else 0.9)
