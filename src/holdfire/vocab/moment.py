"""Uncertain times: a moment known to lie in a range, an occurrence that has two.

Time inside the program is whole seconds since 1970-01-01T00:00:00Z (UTC). The
tick is one second. A day is a range of 86,400 moments (fewer or more where
clocks change), never noon. No date library covers intervals that have clock
times, which is why these small types exist.
"""

from __future__ import annotations

from dataclasses import dataclass, field

FIRST = -(2**53)
"""Before any moment that a deal or a claim can name, in seconds."""
LAST = 2**53
"""After any moment that a deal or a claim can name, in seconds."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One point in time, known to lie between two seconds.

    Attributes:
        earliest: First second it can be, UTC, inclusive.
        latest: Last second it can be, UTC, inclusive; never before ``earliest``.
        as_written: The words of the source, kept for people.
    """

    earliest: int
    latest: int
    as_written: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"a moment cannot end before it begins: {self.earliest} > {self.latest}")

    @property
    def beginning(self) -> Moment:
        """Its first second: what a deal means that runs "from" a day."""
        return Moment(self.earliest, self.earliest, self.as_written)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """When something began and when it ended, each uncertain on its own.

    Uncertainty and duration are different things: "some time on Tuesday" is one
    uncertain moment, "from Monday to Friday" is two certain ones.
    """

    began: Moment
    ended: Moment

    @property
    def earliest(self) -> int:
        """First second any of it can have happened."""
        return self.began.earliest

    @property
    def latest(self) -> int:
        """Last second any of it can have happened, inclusive."""
        return max(self.ended.latest, self.began.latest)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time, half-open: ``start`` is inside, ``end`` is not (UTC seconds)."""

    start: int = FIRST
    end: int = LAST
