"""Windows of cells cut at the beginning of each local day, so that rows find theirs by an equality."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np

from holdfire.engine.bulk.scan import SUBSECONDS, WINDOWS
from holdfire.engine.calendar import QUARTER_HOUR, local_days
from holdfire.engine.signal import Ints, Signal
from holdfire.vocab.moment import Window

DAY = 86400
MOST = 2**33
"""Beyond every second that a row can tell of."""
END = MOST << SUBSECONDS
NONE = -(2**63)
"""Stands for no cause."""


@dataclass(frozen=True, slots=True)
class Days:
    """The local days of a stretch of time: ``starts`` of each, and the number of the first, as ``local_day`` counts."""

    starts: Ints
    first: int
    end: int

    @classmethod
    def between(cls, span: Window, zone: ZoneInfo) -> Days:
        """List the local days that some second of a span falls in."""
        days = local_days(span.start, span.end, zone)
        starts = np.array([day.start for day in days], dtype=np.int64)
        offsets = offsets_between(span, zone)
        ahead = next(ahead for start, ahead in reversed(offsets) if start <= days[0].start or start == offsets[0][0])
        return cls(starts, (days[0].start + ahead) // DAY, days[-1].end)

    def number(self, seconds: Ints) -> Ints:
        """Give the numbers of the days that seconds fall in; seconds beyond the ends count to the first and last."""
        return self.first + np.clip(np.searchsorted(self.starts, seconds, side="right") - 1, 0, len(self.starts) - 1)

    def ends(self, numbers: Ints) -> Ints:
        """Give the first second after each day."""
        return np.append(self.starts[1:], self.end)[numbers - self.first]


def offsets_between(span: Window, zone: ZoneInfo) -> tuple[tuple[int, int], ...]:
    """Say how far local time is ahead of UTC during a span: from which second on how many seconds."""

    def ahead(second: int) -> int:
        offset = datetime.fromtimestamp(second, UTC).astimezone(zone).utcoffset()
        return int(offset.total_seconds()) if offset is not None else 0

    found = [(span.start, ahead(span.start))]
    second = span.start
    while second < span.end:
        upper = min(second + 7 * DAY, span.end)
        if ahead(upper) != found[-1][1]:
            low, high = second // QUARTER_HOUR, -(-upper // QUARTER_HOUR)
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if ahead(middle * QUARTER_HOUR) == found[-1][1] else (low, middle)
            found.append((high * QUARTER_HOUR, ahead(high * QUARTER_HOUR)))
            second = high * QUARTER_HOUR
        else:
            second = upper
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Turns:
    """Rows that turned something: the second from which it shows, ``pos`` from which it holds, the row."""

    seconds: Ints
    pos: Ints
    ids: Ints

    @classmethod
    def none(cls) -> Turns:
        """No turn."""
        empty = np.zeros(0, dtype=np.int64)
        return cls(empty, empty, empty)

    @classmethod
    def joined(cls, turns: Iterable[Turns]) -> Turns:
        """Put several together; of those in one second the last counts."""
        turns = tuple(turns)
        if not turns:
            return cls.none()
        seconds, pos, ids = (
            np.concatenate([getattr(one, name) for one in turns]) for name in ("seconds", "pos", "ids")
        )
        order = np.lexsort((pos, seconds))
        seconds, pos, ids = seconds[order], pos[order], ids[order]
        last = np.append(seconds[1:] != seconds[:-1], True) if len(seconds) else np.zeros(0, dtype=bool)
        return cls(seconds[last], pos[last], ids[last])


def day_windows(
    open_windows: Mapping[tuple[int, str], tuple[Signal, Turns]], span: Window, now: int, days: Days
) -> dict[str, Ints]:
    """Cut windows into the rows of table ``day_windows``, as columns.

    Args:
        open_windows: By cell and name of the window: when it is open, and the rows that opened or closed it.
        span: No row lies outside of it.
        now: What begins later is left out.
    """
    parts: list[tuple[int, str, dict[str, Ints]]] = []
    for (cell, name), (signal, turns) in open_windows.items():
        times, may, must = signal.columns
        pos, cause = _positions(times, turns)
        ends = np.append(pos[1:], END)
        kept = (may != 0) & (times <= now) & (ends > span.start << SUBSECONDS) & (pos < span.end << SUBSECONDS)
        first = np.maximum(pos[kept], span.start << SUBSECONDS)
        end = np.minimum(ends[kept], span.end << SUBSECONDS)
        begins = days.number(first >> SUBSECONDS)
        counts = days.number((end - 1) >> SUBSECONDS) - begins + 1
        where = np.repeat(np.arange(len(first)), counts)
        day = begins[where] + np.arange(len(where)) - np.repeat(np.cumsum(counts) - counts, counts)
        columns = {"day": day, "first_pos": first[where], "end_pos": end[where]}
        columns |= {"may": may[kept][where], "must": must[kept][where], "cause": cause[kept][where]}
        parts.append((cell, name, columns))
    lengths = [len(columns["day"]) for _, _, columns in parts]
    joined: dict[str, Ints] = {
        "cell": np.repeat(np.array([cell for cell, _, _ in parts], dtype=np.int64), lengths),
        "window": np.repeat(np.array([WINDOWS.index(name) for _, name, _ in parts], dtype=np.int64), lengths),
    }
    for column in ("day", "first_pos", "end_pos", "may", "must", "cause"):
        joined[column] = (
            np.concatenate([columns[column] for _, _, columns in parts]) if parts else np.zeros(0, np.int64)
        )
    return joined


def _positions(times: Ints, turns: Turns) -> tuple[Ints, Ints]:
    """Say from which ``pos`` each step holds: from its second, or from just behind the row that turned it."""
    pos = np.clip(times, -MOST, MOST) << SUBSECONDS
    cause = np.full(len(times), NONE, dtype=np.int64)
    if len(turns.seconds):
        at = np.clip(np.searchsorted(turns.seconds, times), 0, len(turns.seconds) - 1)
        turned = turns.seconds[at] == times
        pos = np.where(turned, turns.pos[at], pos)
        cause = np.where(turned, turns.ids[at], cause)
    return pos, cause
