"""Local days by number, as queries number them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np

from holdfire.engine.bulk.windows import DAY, offsets_between
from holdfire.engine.calendar import local_days
from holdfire.engine.signal import Ints
from holdfire.vocab.moment import Window


@dataclass(frozen=True, slots=True)
class Calendar:
    """Local days of a stretch of time.

    Attributes:
        offsets: From which second on local time is how far ahead of UTC.
        starts: First second of each day; ``numbers``: of each, as ``local_day`` counts; ``ends``: first second after.
    """

    offsets: tuple[tuple[int, int], ...]
    starts: Ints
    numbers: Ints
    ends: Ints

    @classmethod
    def of(cls, first: int, last: int, zone: ZoneInfo) -> Calendar:
        """List the days that some second from one to another falls in."""
        offsets = offsets_between(Window(first - 3 * DAY, last + 3 * DAY), zone)
        days = local_days(first, last + 1, zone)
        starts = np.array([day.start for day in days], dtype=np.int64)
        ends = np.array([day.end for day in days], dtype=np.int64)
        return cls(offsets, starts, numbers_of(starts, offsets), ends)

    def numbers_of(self, seconds: Sequence[int] | Ints) -> Ints:
        """Give the numbers of the days that seconds fall in."""
        return numbers_of(np.array(seconds, dtype=np.int64), self.offsets)

    def ends_of(self, numbers: Ints) -> Ints:
        """Give the first second after each day of the calendar."""
        return self.ends[np.searchsorted(self.numbers, numbers)]


def numbers_of(seconds: Ints, offsets: Sequence[tuple[int, int]]) -> Ints:
    """Give the numbers of the local days that seconds fall in, as ``local_day`` does in a query."""
    since, ahead = np.array(offsets, dtype=np.int64).T
    at = np.clip(np.searchsorted(since, seconds, side="right") - 1, 0, len(since) - 1)
    found: Ints = (seconds + ahead[at]) // DAY
    return found
