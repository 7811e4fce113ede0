"""What a clause adds to each of its terms. Holds data only."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfire.deal.end import End
from holdfire.deal.model import Quoted, Timing


@dataclass(frozen=True, slots=True)
class Frame:
    """The times and words that the terms of a clause share.

    Attributes:
        timing: Its times, and those of the clauses it stands in.
        end: What ``the end`` means in it; ``None``: what it means in the deal.
        quotes: Its words, for terms that have none of their own.
    """

    timing: Timing = field(default_factory=Timing)
    end: End | None = None
    quotes: tuple[Quoted, ...] = ()


NO_FRAME = Frame()
"""Of a term that stands alone."""
