"""What the rows that come out of the rules mean for each form: signals and numbers, seat by seat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.engine.calendar import local_days, periods_between
from holdfire.engine.cells import Cell
from holdfire.engine.control import Windows
from holdfire.engine.last_word import Mark, last_word
from holdfire.engine.seats import NEVER, Seats
from holdfire.engine.signal import Signal, all_of, any_of, combine, together
from holdfire.engine.totals import Total, possible_in_period
from holdfire.vocab.moment import FIRST, LAST, Window

Row = Mapping[str, Any]
Range = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """What every form needs to know about the question."""

    seats: Seats
    zone: ZoneInfo
    now: int
    period_start: int

    @property
    def incomplete(self) -> Signal:
        """Where absence says nothing."""
        return self.seats.incomplete()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a form makes of its rows.

    Attributes:
        breached: The form's own pair at each moment, as the timeline and conditions see it.
        over_period: The same over the reporting period; ``ever``: over all time so far.
        instances: Per seat, per word of ``INSTANCE_WORDS``: (low, high).
        late: Per seat: "no", "may" or "must".
        breaches: Per seat: alleged, established, quarter hours of alleged ones.

    """

    breached: Signal
    over_period: Signal
    ever: Signal
    instances: Mapping[int, Mapping[str, tuple[int, int]]] = field(default_factory=dict)
    late: Mapping[int, str] = field(default_factory=dict)
    breaches: Mapping[int, tuple[int, int, tuple[int, ...]]] = field(default_factory=dict)


INSTANCE_WORDS = ("total", "met", "late", "missed", "open")


def never(signal_mask: int = 0) -> Signal:
    """A signal that never holds."""
    return Signal.always(signal_mask, signal_mask)


def bits(mask: int) -> Iterable[int]:
    """Yield the seats of a mask."""
    while mask:
        bit = mask & -mask
        yield bit.bit_length() - 1
        mask ^= bit


# --- forbid, permit ---------------------------------------------------------------------


def forbid(
    windows: Windows,
    setting: Setting,
    by_day: Sequence[Row],
    days: Mapping[int, int],
    in_period: Sequence[Row],
    ever: Sequence[Row],
    times: Sequence[Row],
) -> Outcome:
    """Judge a prohibition, or the protection of a permission, from its breaches.

    Args:
        by_day: Rows of ``breaches_by_period``; ``days`` maps the start of each day to its end.
        in_period: Rows of ``breaches_in_period`` for the reporting period; ``ever`` for all time.
        times: Rows of ``breach_times``.

    """
    told = Signal.pulses((row["at"] + 1, days[row["start"]], row["may"] | row["must"], row["must"]) for row in by_day)
    unseen = _unseen(windows.open, setting.seats)
    daily = all_of(_to_end_of_day(unseen, setting), setting.incomplete)
    return Outcome(
        breached=told.possibly(daily),
        over_period=_latched_breaches(in_period).possibly(_since(unseen, setting.period_start, setting)),
        ever=_latched_breaches(ever).possibly(_since(unseen, FIRST, setting)),
        breaches={seat: _count_breaches(seat, in_period, times) for seat in range(0, setting.seats.count, 2)},
    )


def _unseen(is_open: Signal, seats: Seats) -> Signal:
    """Hold possibly where the window may be open and not all is told (from the first such second)."""
    from_there = Signal.once((max(FIRST, since), 1 << seat, 0) for seat, since in enumerate(seats.complete_up_to))
    return combine(lambda a, b: (a[0] & b[0], 0), is_open, from_there)


def _since(unseen: Signal, start: int, setting: Setting) -> Signal:
    """Latch what is unseen in a period that begins at ``start``."""
    everyone = setting.seats.everyone
    later = Signal.once([(start, everyone, everyone)]) if start > FIRST else Signal.always(everyone, everyone)
    return all_of(all_of(unseen, later).latch(), setting.incomplete)


def _to_end_of_day(unseen: Signal, setting: Setting) -> Signal:
    """Stretch every possibility to the end of the local day it ends in."""
    stretches = []
    for start, end, may, _ in unseen.stretches(LAST):
        if may and start < end:
            last = end if end >= LAST else local_days(end - 1, end, setting.zone)[0].end
            stretches.append((start, last, may, 0))
    return Signal.pulses(stretches)


def _latched_breaches(rows: Iterable[Row]) -> Signal:
    events = []
    for row in rows:
        if row["kind"] == "possible":
            events.append((row["at"] + 1, row["mask"], 0))
        elif row["kind"] == "first":
            events.append((row["at"] + 1, row["mask"], row["mask"]))
    return Signal.once(events)


def _count_breaches(seat: int, in_period: Iterable[Row], times: Iterable[Row]) -> tuple[int, int, tuple[int, ...]]:
    alleged = established = 0
    for row in in_period:
        if row["mask"] >> seat & 1:
            alleged += row["incidents"] if row["kind"] == "possible" else 0
            established += row["incidents"] if row["kind"] == "established" else 0
    quarters = sorted({row["quarter"] for row in times if row["mask"] >> seat & 1})
    return alleged, established, tuple(quarters)


# --- keep -------------------------------------------------------------------------------


def keep(marks: Iterable[Mark], setting: Setting) -> Outcome:
    """Judge what must hold throughout: the last word decides, initially it holds."""
    _, bad = last_word(marks, setting.seats.count, "good")
    bad = bad.possibly(setting.incomplete)
    return Outcome(bad, bad, bad.latch())


# --- respond, ratio ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Instance:
    """One trigger or step for one seat, at now: pairs (certain, possible)."""

    exists: tuple[bool, bool]
    in_time: tuple[bool, bool]
    answered: tuple[bool, bool]
    passed: tuple[bool, bool]


def _count_instances(instances: Iterable[_Instance], per_step: bool = False) -> dict[str, tuple[int, int]]:
    """Count by the table of ``docs/semantics.md``, section respond."""
    counted = {word: [0, 0] for word in INSTANCE_WORDS}
    for one in instances:
        done = one.in_time if per_step else one.answered
        flags = {
            "total": (True, True),
            "met": one.in_time,
            "late": (
                not per_step and one.answered[0] and one.passed[0] and not one.in_time[1],
                not per_step and one.answered[1] and one.passed[1] and not one.in_time[0],
            ),
            "missed": (one.passed[0] and not done[1], one.passed[1] and not done[0]),
            "open": (not one.passed[1] and not one.answered[1], not one.passed[0] and not one.answered[0]),
        }
        for word, (certain, possible) in flags.items():
            counted[word][0] += one.exists[0] and certain
            counted[word][1] += one.exists[1] and possible
    return {word: (low, high) for word, (low, high) in counted.items()}


def _late_word(counted: Mapping[str, tuple[int, int]]) -> str:
    low, high = counted["late"]
    return "must" if low else "may" if high else "no"


def respond(rows: Sequence[Row], delay: int, windows: Windows, setting: Setting) -> Outcome:
    """Judge each trigger by the first answers to it."""
    stretches = []
    instances: dict[int, list[_Instance]] = {seat: [] for seat in range(setting.seats.count)}
    now = setting.now
    for row in rows:
        seat, bit = row["seat"], 1 << row["seat"]
        complete = setting.seats.complete_up_to[seat]
        unsure_from = complete + 1
        must_pass, may_pass = row["latest"] + delay + 1, row["earliest"] + delay + 1
        if row["sure"]:
            stretches.append((must_pass, min(_or_last(row["answered_may"]), unsure_from), bit, bit))
        stretches.append((may_pass, _or_last(row["answered_must"]), bit, 0))

        def by_now(column: str, row: Row = row) -> bool:
            return row[column] is not None and row[column] <= now

        unseen = complete < now
        instances[seat].append(
            _Instance(
                exists=(row["sure"] and row["latest"] < now, row["earliest"] < now),
                in_time=(
                    by_now("in_time_must"),
                    by_now("in_time_may") or (unseen and complete <= row["latest"] + delay),
                ),
                answered=(by_now("answered_must"), by_now("answered_may") or unseen),
                passed=(row["latest"] + delay < now, row["earliest"] + delay < now),
            )
        )
    missed = Signal.pulses(stretches).possibly(_untold_triggers(windows, delay, setting))
    counted = {seat: _count_instances(of_seat) for seat, of_seat in instances.items() if seat % 2 == 0}
    late = {seat: _late_word(numbers) for seat, numbers in counted.items()}
    return Outcome(missed, missed, missed.latch(), counted, late)


def _untold_triggers(windows: Windows, delay: int, setting: Setting) -> Signal:
    """Hold possibly where a trigger that nobody told of may have passed unanswered."""
    return _unseen(windows.open, setting.seats).latch().delayed(delay + 1)


def _or_last(time: int | None) -> int:
    return LAST if time is None else time


def ratio(
    changes: Sequence[Row], rows: Sequence[Row], delay: int, per_step: bool, windows: Windows, setting: Setting
) -> Outcome:
    """Judge one side's doing against the other's.

    Args:
        changes: Rows of ``behind``. Not used ``per_step``.
        rows: Rows of ``steps_and_answers`` or ``each_step``.

    """
    seats, now = setting.seats, setting.now
    instances: dict[int, list[_Instance]] = {seat: [] for seat in range(seats.count)}
    stretches = []
    for row in rows:
        seat, bit = row["seat"], 1 << row["seat"]
        complete = seats.complete_up_to[seat]
        unseen = complete < now
        unseen_step = unseen and complete <= row["latest"] and not per_step
        in_time_may = row["in_time_may"] or (unseen and complete <= row["latest"] + delay)
        in_time_must = row["in_time_must"] and not unseen_step
        if row["sure"] and not in_time_may:
            stretches.append((row["latest"] + delay + 1, LAST, bit, bit))
        if not in_time_must:
            stretches.append((row["earliest"] + delay + 1, LAST, bit, 0))
        instances[seat].append(
            _Instance(
                exists=(row["sure"] and row["latest"] < now, row["earliest"] < now),
                in_time=(in_time_must, in_time_may),
                answered=(row["answered_must"] and not unseen_step, row["answered_may"] or unseen),
                passed=(row["latest"] + delay < now, row["earliest"] + delay < now),
            )
        )
    counted = {seat: _count_instances(s, per_step) for seat, s in instances.items() if seat % 2 == 0}
    late = {seat: _late_word(numbers) for seat, numbers in counted.items()}
    if per_step:
        behind = Signal.pulses(stretches).possibly(_untold_triggers(windows, delay, setting))
    else:
        each = [_behind_of(seat, changes, delay, seats.complete_up_to[seat]) for seat in range(seats.count)]
        behind = any_of(never(), *each)
    return Outcome(behind, behind, behind.latch(), counted, late)


def _behind_of(seat: int, changes: Iterable[Row], delay: int, complete: int) -> Signal:
    """Say when one seat sees one side behind; past completeness nothing is certain, and later anything possible."""
    bit = 1 << seat
    steps = {FIRST: (FIRST, 0, 0)}
    for row in sorted((row for row in changes if row["seat"] == seat), key=lambda row: row["t"]):
        steps[row["t"]] = (row["t"], bit if row["may"] or row["must"] else 0, bit if row["must"] else 0)
    told = Signal.from_steps(steps.values())
    not_sure = Signal.once([(complete + 1, bit, bit)])
    anything = Signal.once([(FIRST if complete == NEVER else complete + delay + 1, bit, 0)])
    told = combine(lambda a, b: (a[0], a[1] & ~b[1]), told, not_sure)
    return told.possibly(anything)


# --- rate -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Asked:
    """In which seats a period is asked for: (may, must) masks of its floor and of its cap."""

    floor: tuple[int, int]
    cap: tuple[int, int]


def rate_periods(cell: Cell, windows: Windows, setting: Setting) -> list[Window]:
    """List the periods of a rate that its window can touch, up to now."""
    opens = [(start, end) for start, end, may, _ in windows.open.stretches(LAST) if may]
    if not opens or cell.term.period is None or opens[0][0] >= setting.now:
        return []
    start, end = opens[0][0], opens[-1][1]
    if cell.term.period.every == "window":
        return [Window(start, end)]
    return periods_between(cell.term.period, start, min(end, setting.now), setting.zone)


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
    for period in periods:
        asked = _asked(cell, windows, period, setting.now)
        is_reported = setting.period_start < period.end and period.start < setting.now
        for seat in range(setting.seats.count):
            found = done.get((period.start, seat))
            counts = counted[seat] if is_reported else {word: [0, 0] for word in INSTANCE_WORDS}
            begins, over = _bounds(cell, windows, period, seat)
            if begins is None:
                continue
            also = possible_in_period(totals, windows.open, seat, period)
            flags += _judge_period(period, begins, seat, found, also, (floor, cap), asked, over, setting, counts)
    follows = {period: later.end for period, later in pairwise(periods)}
    shown = [(flag.since, follows.get(flag.period, LAST), flag.may, flag.must) for flag in flags]
    reported = [flag for flag in flags if flag.period.end > setting.period_start]
    short = _short_totals(totals, periods, windows, cell, floor, setting)
    for seat in bits(sum({1 << seat for seat, _ in short})):
        counted[seat]["missed"][0] = max(1, counted[seat]["missed"][0])
        counted[seat]["missed"][1] = max(counted[seat]["missed"])
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


def _asked(cell: Cell, windows: Windows, period: Window, now: int) -> _Asked:
    """Look at the seconds of a period up to now: open in some of them, in all of them (of its daily hours)."""
    some_may = some_must = 0
    all_may = all_must = -1
    end = min(period.end, now + 1)
    signals = (windows.open, windows.open_all_day, windows.hours)
    steps = [(time, pairs) for time, pairs in together(signals) if time < end]
    for position, (_, (is_open, all_day, hours)) in enumerate(steps):
        if position + 1 < len(steps) and steps[position + 1][0] <= period.start:
            continue
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
            missed.append(_Missed(period, min(may_from), bit, 0))
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
    windows: Windows,
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
            asked = [p for p in inside if _asked(cell, windows, p, setting.now).floor[1] >> seat & 1]
            if asked and len(asked) * floor > total.high:
                short.append((seat, max(total.latest + 1, asked[-1].end)))
    return short
