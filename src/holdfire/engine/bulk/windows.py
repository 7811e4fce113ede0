"""Windows of cells cut at the beginning of each local day, so that rows find theirs by an equality."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np

from holdfire.engine.bulk.scan import WINDOWS
from holdfire.engine.calendar import QUARTER_HOUR, local_days
from holdfire.engine.signal import Ints, Signal
from holdfire.engine.tables import SCHEMAS, SUBSECONDS
from holdfire.vocab.moment import FIRST, Window

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
        if len(turns) == 1:
            return turns[0]
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
    keys, lengths = list(open_windows), [len(signal) for signal, _ in open_windows.values()]
    if not keys:
        return {name: np.zeros(0, dtype=np.int64) for name in SCHEMAS["day_windows"]}
    which = np.repeat(np.arange(len(keys)), lengths)
    times, may, must = (
        np.concatenate([signal.columns[part] for signal, _ in open_windows.values()]) for part in range(3)
    )
    pos, cause = _positions(which, times, [turns for _, turns in open_windows.values()])
    is_last = np.append(which[1:] != which[:-1], True)
    ends = np.where(is_last, END, np.append(pos[1:], END))
    begin, stop = span.start << SUBSECONDS, span.end << SUBSECONDS
    kept = np.flatnonzero((may != 0) & (times <= now) & (ends > begin) & (pos < stop))
    first, end = np.maximum(pos[kept], begin), np.minimum(ends[kept], stop)
    begins = days.number(first >> SUBSECONDS)
    counts = days.number((end - 1) >> SUBSECONDS) - begins + 1
    row = np.repeat(np.arange(len(kept)), counts)
    of = kept[row]
    return {
        "cell": np.array([cell for cell, _ in keys], dtype=np.int64)[which[of]],
        "window": np.array([WINDOWS.index(name) for _, name in keys], dtype=np.int64)[which[of]],
        "day": begins[row] + np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts),
        "first_pos": first[row],
        "end_pos": end[row],
        "may": may[of],
        "must": must[of],
        "cause": cause[of],
    }


def _positions(which: Ints, times: Ints, turns: Sequence[Turns]) -> tuple[Ints, Ints]:
    """Say from which ``pos`` each step holds: from its second, or from just behind the row that turned it.

    Args:
        which: Of several windows, one after the other, the number of each step's; ``turns`` those of each.
    """
    bounded = np.clip(times, -MOST, MOST)
    pos, cause = bounded << SUBSECONDS, np.full(len(times), NONE, dtype=np.int64)
    different = list({id(one): one for one in turns if len(one.seconds)}.values())
    if different:
        number = {id(one): n for n, one in enumerate(different)}
        group = np.array([number.get(id(one), -1) for one in turns], dtype=np.int64)
        of_turn = np.repeat(np.arange(len(different)), [len(one.seconds) for one in different])
        seconds, turn_pos, ids = (
            np.concatenate([getattr(one, name) for one in different]) for name in ("seconds", "pos", "ids")
        )
        asked, there = (group[which] << 35) + bounded, (of_turn << 35) + seconds
        at = np.clip(np.searchsorted(there, asked), 0, len(there) - 1)
        turned = there[at] == asked
        pos, cause = np.where(turned, turn_pos[at], pos), np.where(turned, ids[at], cause)
    return pos, cause


def pulses(starts: Ints, ends: Ints, may: int, must: int) -> Signal:
    """Hold during stretches that may overlap, for one pair of masks."""
    kept = starts < ends
    starts, ends = starts[kept], ends[kept]
    times = np.concatenate([[FIRST], starts, ends])
    changes = np.concatenate([[0], np.ones(len(starts), np.int64), np.full(len(ends), -1)])
    order = np.argsort(times, kind="stable")
    times, held = times[order], np.cumsum(changes[order]) > 0
    last = np.append(times[1:] != times[:-1], True)
    return Signal.from_columns(times[last], np.where(held[last], may, 0), np.where(held[last], must, 0))
