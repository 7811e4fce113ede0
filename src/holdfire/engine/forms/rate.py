"""Rate: periods, each with its floor and its cap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from holdfire.engine.calendar import periods_between
from holdfire.engine.cells import Cell
from holdfire.engine.control import Windows
from holdfire.engine.forms.outcome import INSTANCE_WORDS, Outcome, Range, Row, Setting
from holdfire.engine.signal import Signal, any_of, bits, together
from holdfire.engine.totals import Total, looked_at, possible_in_period
from holdfire.vocab.moment import LAST, Window


@dataclass(frozen=True, slots=True)
class _Asked:
    """In which seats a period is asked for: (may, must) masks of its floor and of its cap."""

    floor: tuple[int, int]
    cap: tuple[int, int]


def rate_periods(cell: Cell, windows: Windows, setting: Setting) -> tuple[Window, ...]:
    """List the periods of a rate that its window can touch, up to now."""
    opens = [(start, end) for start, end, may, _ in windows.open.stretches(LAST) if may]
    if not opens or cell.term.period is None or opens[0][0] > setting.now:
        return ()
    start, end = opens[0][0], opens[-1][1]
    if cell.term.period.every == "window":
        return (Window(start, end),)
    return periods_between(cell.term.period, start, min(end, setting.now + 1), setting.zone)


def rate(
    cell: Cell,
    windows: Windows,
    setting: Setting,
    periods: Sequence[Window],
    rows: Sequence[Row],
    bounds: Range,
    totals: Sequence[Total],
) -> Outcome:
    """Judge each period by its floor and its cap.

    Args:
        rows: Rows of ``done_by_period``.
        bounds: Floor (0: none) and cap (None: none), thousandths.
        totals: Stretch totals that may show that some period fell short.

    """
    floor, cap = bounds
    done = {(row["start"], row["seat"]): row for row in rows}
    flags: list[_Missed] = []
    counted = {seat: {word: [0, 0] for word in INSTANCE_WORDS} for seat in range(setting.seats.count)}
    steps = _steps(windows)
    is_open = looked_at(windows.open, setting.now)
    for period in periods:
        asked = _asked(cell, steps, period, setting.now)
        for seat in range(setting.seats.count):
            found = done.get((period.start, seat))
            begins, over = _bounds(cell, windows, period, seat)
            if begins is None:
                continue
            is_reported = setting.period_start < period.end and begins < setting.now
            counts = counted[seat] if is_reported else {word: [0, 0] for word in INSTANCE_WORDS}
            also = possible_in_period(totals, is_open, seat, period)
            flags += _judge_period(period, begins, seat, found, also, (floor, cap), asked, over, setting, counts)
    follows = {period: later.end for period, later in pairwise(periods)}
    shown = [(flag.since, follows.get(flag.period, LAST), flag.may, flag.must) for flag in flags]
    reported = [flag for flag in flags if flag.period.end > setting.period_start]
    short = _short_totals(totals, periods, steps, cell, floor, setting)
    for seat in bits(sum({1 << seat for seat, _ in short})):
        counted[seat]["missed"][0] = max(1, counted[seat]["missed"][0])
        counted[seat]["missed"][1] = max(counted[seat]["missed"])
        counted[seat]["met"][1] = min(counted[seat]["met"][1], counted[seat]["total"][1] - 1)
    from_totals = [(since, 1 << seat, 1 << seat) for seat, since in short]
    numbers = {
        seat: {word: (low, high) for word, (low, high) in words.items()}
        for seat, words in counted.items()
        if seat % 2 == 0
    }
    return Outcome(
        Signal.pulses(shown),
        Signal.once([*((flag.since, flag.may, flag.must) for flag in reported), *from_totals]),
        Signal.once([*((flag.since, flag.may, flag.must) for flag in flags), *from_totals]),
        numbers,
    )


_Steps = Sequence[tuple[int, tuple[tuple[int, int], ...]]]


def _steps(windows: Windows) -> _Steps:
    """List when it is open, open but for daily hours, and within them, step by step."""
    return tuple(together((windows.open, windows.open_all_day, windows.hours)))


def _asked(cell: Cell, steps: _Steps, period: Window, now: int) -> _Asked:
    """Look at the seconds of a period up to now: open in some of them, in all of them (of its daily hours)."""
    some_may = some_must = 0
    all_may = all_must = -1
    end = min(period.end, now + 1)
    first = max(0, bisect_right(steps, period.start, key=lambda step: step[0]) - 1)
    for time, (is_open, all_day, hours) in steps[first:]:
        if time >= end:
            break
        some_may, some_must = some_may | is_open[0], some_must | is_open[1]
        if hours[1]:
            all_may, all_must = all_may & all_day[0], all_must & all_day[1]
    some = (some_may, some_must)
    whole = (all_may, all_must) if all_may != -1 else (0, 0)
    partial = cell.term.partial_periods or (cell.term.period is not None and cell.term.period.every == "window")
    return _Asked(some if partial else whole, some)


@dataclass(frozen=True, slots=True)
class _Missed:
    """A period that is missed from some second on; one of the masks may be 0."""

    period: Window
    since: int
    may: int
    must: int


def _bounds(cell: Cell, windows: Windows, period: Window, seat: int) -> tuple[int | None, tuple[int, int]]:
    """Say when a period begins for a seat (None: never), and from when it is possibly and certainly over.

    The whole window begins where it may open, and is over where it has ended.
    """
    if cell.term.period is None or cell.term.period.every != "window":
        return period.start, (period.end, period.end)
    opens = (time for time, may, _ in windows.open.steps if may >> seat & 1)
    ended = any_of(windows.frame.ended, windows.frame.fallen_away)
    possible = (time for time, may, _ in ended.steps if may >> seat & 1)
    certain = (time for time, _, must in ended.steps if must >> seat & 1)
    return next(opens, None), (next(possible, LAST), next(certain, LAST))


def _judge_period(
    period: Window,
    begins: int,
    seat: int,
    found: Row | None,
    totals: Sequence[tuple[Total, int]],
    bounds: Range,
    asked: _Asked,
    over: tuple[int, int],
    setting: Setting,
    counts: dict[str, list[int]],
) -> list[_Missed]:
    """Judge one period for one seat, and count it."""
    (floor, cap), (over_may, over_must) = bounds, over
    bit, complete, now = 1 << seat, setting.seats.complete_up_to[seat], setting.now
    low, high = (found["low"], found["high"]) if found else (0, 0)
    unseen = complete < over_must and complete < now
    if unseen or any(total.high is None for total, _ in totals):
        high = None
    elif high is not None:
        high = max(high, *(total.high or 0 for total, _ in totals), 0)
    missed = []
    if floor:
        if asked.floor[1] & bit and high is not None and high < floor and over_must <= now:
            missed.append(_Missed(period, max(over_must, begins + 1), bit, bit))
        if asked.floor[0] & bit and low < floor and over_may <= now:
            missed.append(_Missed(period, max(over_may, begins + 1), bit, 0))
    if cap is not None:
        if asked.cap[1] & bit and found and found["over_must_from"] is not None:
            missed.append(_Missed(period, found["over_must_from"], bit, bit))
        may_from = [found["over_may_from"]] if found and found["over_may_from"] is not None else []
        may_from += [max(complete, begins) + 1] if unseen else []
        may_from += [since + 1 for total, since in totals if total.high is None or total.high > cap]
        may_from = [time for time in may_from if time <= now]
        if asked.cap[0] & bit and may_from:
            missed.append(_Missed(period, max(min(may_from), begins + 1), bit, 0))
    exists = asked.floor if floor else asked.cap
    is_sure, is_possible = bool(exists[1] & bit), bool(exists[0] & bit)
    missed_surely, missed_possibly = any(flag.must for flag in missed), bool(missed)
    pairs = {
        "total": (is_sure, is_possible),
        "met": (
            over_must <= now and is_sure and not missed_possibly,
            over_may <= now and is_possible and not missed_surely,
        ),
        "missed": (missed_surely, missed_possibly),
        "open": (over_may > now and is_sure, over_must > now and is_possible),
    }
    for word, (certain, possible) in pairs.items():
        counts[word][0] += certain
        counts[word][1] += possible
    return missed


def _short_totals(
    totals: Iterable[Total],
    periods: Sequence[Window],
    steps: _Steps,
    cell: Cell,
    floor: int,
    setting: Setting,
) -> list[tuple[int, int]]:
    """Find seats for which a stretch total cannot suffice for the periods inside it, and from when."""
    short = []
    for total in totals:
        began = total.began
        if not total.is_stretch or not total.covers or total.high is None or not floor or began is None:
            continue
        inside = [p for p in periods if p.start >= began and p.end - 1 <= total.end and p.end <= setting.now]
        inside = [p for p in inside if p.end > setting.period_start]
        for seat in bits(total.must):
            asked = [p for p in inside if _asked(cell, steps, p, setting.now).floor[1] >> seat & 1]
            if asked and len(asked) * floor > total.high:
                short.append((seat, max(total.latest + 1, asked[-1].end)))
    return short
