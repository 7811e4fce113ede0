"""How many, as written, for adding up: a share of a count, or a number with its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from holdfire.vocab.quantity import show_milli
from holdfire.vocab.quantity_text import parse_quantity, share_and_rest, unit_key, write_share


@dataclass(frozen=True, slots=True)
class Amount:
    """A share of a count, or a range.

    Attributes:
        unit: What is counted; of a share, the count.
        low: Thousandths; ``high`` likewise, ``None``: no upper end. Both 0 for a share.
        share: Of the count; ``None`` for a range.
    """

    unit: str
    low: int = 0
    high: int | None = 0
    share: Fraction | None = None


def read_amount(text: str) -> Amount | None:
    """Read how many; ``None`` where the text is neither a share of a count nor a number."""
    share, rest = share_and_rest(text.strip())
    if share is not None and rest and not re.match(r"\d|about|around|between", rest, re.IGNORECASE):
        return Amount(rest, share=share)
    try:
        number = parse_quantity(text)
    except ValueError:
        return None
    return Amount(number.unit, number.low, number.high)


def add_amounts(a: Amount | None, b: Amount | None) -> Amount | None:
    """Add two amounts; ``None`` where they count different things, or one is unknown."""
    if a is None or b is None or unit_key(a.unit) != unit_key(b.unit) or (a.share is None) != (b.share is None):
        return None
    if a.share is not None and b.share is not None:
        return Amount(a.unit, share=a.share + b.share)
    return Amount(a.unit, a.low + b.low, None if a.high is None or b.high is None else a.high + b.high)


def write_amount(amount: Amount) -> str:
    """Write an amount so that it reads as the same one."""
    if amount.share is not None:
        return f"all {amount.unit}" if amount.share == 1 else f"{write_share(amount.share)} of {amount.unit}"
    if amount.high is None:
        words = f"at least {show_milli(amount.low)}"
    elif amount.low == amount.high:
        words = show_milli(amount.low)
    else:
        words = f"{show_milli(amount.low)} to {show_milli(amount.high)}"
    return f"{words} {amount.unit}".strip()
