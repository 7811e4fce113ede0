"""Quantities as ranges, with the words they were written in.

"Up to 40" is from 0 to 40; "at least 50" has an open end; "about half of 6,000
to 8,000" is from 3,000 to 4,000. Nothing is ever rounded: numbers are exact
decimals kept as integers of thousandths (``MILLI`` to the unit).
"""

from __future__ import annotations

from dataclasses import dataclass, field

MILLI = 1000
"""Thousandths in one unit: the scale of every stored number."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number known to lie in a range.

    Attributes:
        low: Lower bound, thousandths, at least 0, inclusive.
        high: Upper bound, thousandths, inclusive; ``None`` where the end is open.
        unit: What is counted ("fighters", "trucks"); ``""`` where nobody said.
        as_written: The words of the source.
        rule: The counting rule, where told ("at the crossing").
    """

    low: int
    high: int | None
    unit: str = ""
    as_written: str = field(default="", compare=False)
    rule: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.low < 0:
            raise ValueError("a quantity cannot be below zero")
        if self.high is not None and self.high < self.low:
            raise ValueError("a quantity's high end cannot be below its low end")


UNKNOWN = Quantity(0, None)
"""Some number that nobody told. Unknown is not zero."""


def show_milli(milli: int | None) -> str:
    """Write thousandths as people do: ``950000`` -> ``950``, ``2500`` -> ``2.5``, ``None`` -> ``any number``."""
    if milli is None:
        return "any number"
    whole, rest = divmod(milli, MILLI)
    return f"{whole:,}" if not rest else f"{whole:,}.{rest:03d}".rstrip("0")


def show_range(low: int, high: int | None) -> str:
    """Write a range in thousandths as people do: ``900 to 1,000``, ``at least 50``, ``950``."""
    if high is None:
        return f"at least {show_milli(low)}" if low else "unknown"
    return show_milli(low) if low == high else f"{show_milli(low)} to {show_milli(high)}"
