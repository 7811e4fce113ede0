"""From columns that the rules over spans found to what each form makes of them: as ``engine/forms``, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from holdfire.engine.bulk.days import Calendar
from holdfire.engine.bulk.outcomes import instances_of, late_words
from holdfire.engine.bulk.windows import NONE, pulses
from holdfire.engine.calendar import QUARTER_HOUR
from holdfire.engine.control import Windows
from holdfire.engine.duck import Columns
from holdfire.engine.forms.forbid import from_rows, judged
from holdfire.engine.forms.instances import untold_triggers
from holdfire.engine.forms.outcome import INSTANCE_WORDS, Outcome, Row, Setting, never
from holdfire.engine.last_word import Mark
from holdfire.engine.seats import NEVER
from holdfire.engine.signal import Ints, Signal, any_of, bits, combine
from holdfire.vocab.moment import FIRST, LAST


def forbid_spans(found: Mapping[str, Columns], calendar: Calendar, windows: Windows, setting: Setting) -> Outcome:
    """Judge a prohibition, or the protection of a permission.

    Args:
        found: Rows of ``span_stretches``, ``span_alleged``, ``span_sure`` and ``span_groups`` of the cell.
    """
    possible = _possible(found["span_stretches"], windows.open, setting.now)
    alleged, sure, groups = found["span_alleged"], found["span_sure"], found["span_groups"]
    within = (sure["day"] != NONE) & (sure["at"] < LAST)
    signals = [_by_day(possible, calendar)]
    for mask in np.unique(sure["must"]).tolist():
        of = within & (sure["must"] == mask)
        signals.append(pulses(sure["at"][of] + 1, calendar.ends_of(sure["day"][of]), mask, mask))
    over = sure["over"] == 1
    in_period = [
        *_firsts(possible, setting.period_start, setting.now),
        *_sure_firsts(sure, over & (sure["inside"] == 1)),
    ]
    ever = [*_firsts(possible, FIRST, setting.now), *_sure_firsts(sure, over)]
    in_period += _summed("alleged", alleged["mask"], alleged["acts"])
    kept = over & (sure["inside"] == 1)
    in_period += _summed("established", sure["must"][kept], sure["acts"][kept])
    in_period += _summed("established", groups["must"], groups["acts"])
    times = [
        {"mask": mask, "quarter": at // QUARTER_HOUR}
        for mask, at in zip(alleged["mask"].tolist(), alleged["at"].tolist(), strict=True)
    ]
    return judged(any_of(never(), *signals), *from_rows(in_period, ever, times, setting), windows, setting)


def _possible(stretches: Columns, is_open: Signal, now: int) -> Signal:
    """Say in which seconds before now an act against it may happen, for whom."""
    told = []
    for mask in np.unique(stretches["heard"]).tolist():
        of = stretches["heard"] == mask
        told.append(pulses(stretches["start"][of], stretches["stop"][of] + 1, mask, 0))
    looked_at = Signal.from_steps([(FIRST, -1, 0), (now, 0, 0)])
    return combine(lambda a, b, c: (a[0] & b[0] & c[0], 0), any_of(never(), *told), is_open, looked_at)


def _by_day(possible: Signal, calendar: Calendar) -> Signal:
    """Hold from the second after the first possible act of each local day to the end of that day."""
    times, may, _ = possible.columns
    starts = calendar.starts
    cut = np.unique(np.concatenate([times, starts]))
    held = may[np.searchsorted(times, cut, side="right") - 1]
    day = np.clip(np.searchsorted(starts, cut, side="right") - 1, 0, None)
    first = np.searchsorted(cut, starts[day])
    value = np.zeros(len(cut), dtype=np.int64)
    order = np.arange(len(cut))
    for seat in bits(int(np.bitwise_or.reduce(held))):
        last = np.maximum.accumulate(np.where(held >> seat & 1 == 1, order, -1))
        value |= np.where(last >= first, 1 << seat, 0)
    value[cut < starts[0]] = 0
    every = np.concatenate([cut + 1, starts])
    masks = np.concatenate([value, np.zeros(len(starts), dtype=np.int64)])
    by_time = np.argsort(every, kind="stable")
    every, masks = every[by_time], masks[by_time]
    kept = np.append(every[1:] != every[:-1], True) & (every > FIRST + 1)
    return Signal.from_columns(np.append([FIRST], every[kept]), np.append([0], masks[kept]), 0)


def _firsts(possible: Signal, start: int, now: int) -> Iterable[Row]:
    """Give for each seat the first second from ``start`` on in which an act may have happened."""
    times, may, _ = possible.columns
    kept = (np.append(times[1:], LAST) > start) & (times < now)
    times, may = np.maximum(times[kept], start), may[kept]
    for seat in bits(int(np.bitwise_or.reduce(may)) if len(may) else 0):
        at = int(times[np.argmax(may >> seat & 1)])
        yield {"kind": "possible", "mask": 1 << seat, "at": at, "incidents": 0}


def _sure_firsts(sure: Columns, kept: Any) -> Iterable[Row]:
    for mask in np.unique(sure["must"][kept]).tolist():
        at = int(sure["at"][kept & (sure["must"] == mask)].min())
        yield {"kind": "sure", "mask": mask, "at": at, "incidents": 0}


def _summed(kind: str, masks: Ints, acts: Ints) -> Iterable[Row]:
    for mask in np.unique(masks).tolist():
        yield {"kind": kind, "mask": mask, "at": 0, "incidents": int(acts[masks == mask].sum())}


def keep_spans(found: Columns, levels: Iterable[Mark], setting: Setting) -> Outcome:
    """Judge what must hold throughout, from rows of ``span_marks`` and from figures."""
    levels = tuple(levels)
    more = {
        "earliest": [mark.earliest for mark in levels],
        "latest": [mark.latest for mark in levels],
        "is_good": [int(mark.is_good) for mark in levels],
        "may": [mark.may for mark in levels],
        "must": [mark.must for mark in levels],
    }
    marks = {name: np.append(found[name], np.array(values, dtype=np.int64)) for name, values in more.items()}
    bad = _last_bad(marks, setting.seats.count).possibly(setting.incomplete)
    return Outcome(bad, bad, bad.latch())


def _last_bad(marks: Columns, seats: int) -> Signal:
    """Say when the last word is possibly and certainly bad; before any it is good. As ``last_word``."""
    times = np.unique(np.concatenate([marks["earliest"] + 1, marks["latest"] + 1]))
    may, must = np.zeros(len(times), dtype=np.int64), np.zeros(len(times), dtype=np.int64)
    good, bad = marks["is_good"] == 1, marks["is_good"] == 0
    for mask in _alike(marks, seats):
        bit = mask & -mask
        told, sure = marks["may"] & bit != 0, marks["must"] & bit != 0
        begun_good = np.maximum(_largest(marks["earliest"], marks["latest"], told & good, times), NEVER)
        begun_bad = _largest(marks["earliest"], marks["latest"], told & bad, times)
        settled_good = np.maximum(_largest(marks["latest"], marks["earliest"], sure & good, times), NEVER)
        settled_bad = np.maximum(_largest(marks["latest"], marks["earliest"], sure & bad, times), NEVER)
        is_bad = (begun_bad > NONE) & (begun_bad >= settled_good)
        may |= np.where(is_bad, mask, 0)
        must |= np.where(is_bad & (begun_good < settled_bad), mask, 0)
    return Signal.from_columns(np.append([FIRST], times), np.append([0], may), np.append([0], must))


def _largest(key: Ints, value: Ints, which: Any, times: Ints) -> Ints:
    """Give for each time the largest value of those chosen whose key lies before it; ``NONE``: there is none."""
    order = np.argsort(key[which], kind="stable")
    keys, values = key[which][order], np.maximum.accumulate(value[which][order])
    return np.append([NONE], values)[np.searchsorted(keys, times, side="left")]


def _alike(marks: Columns, seats: int) -> list[int]:
    """Put seats that hear the same marks into one mask."""
    pairs = sorted(set(zip(marks["may"].tolist(), marks["must"].tolist(), strict=True)))
    masks: dict[tuple[int, ...], int] = {}
    for seat in range(seats):
        heard = tuple(mask >> seat & 1 for pair in pairs for mask in pair)
        masks[heard] = masks.get(heard, 0) | 1 << seat
    return [mask for heard, mask in masks.items() if any(heard)]


def period_rows_of(found: Mapping[str, Columns], classes: Mapping[int, int]) -> list[Row]:
    """Give what is done in periods as rows of ``done_by_period``: one for each period and seat.

    Args:
        found: Rows of ``span_periods``, ``span_period_groups`` and ``span_over`` of the cell.
        classes: Masks of seats alike, by the seat that stands for them.
    """
    rows: dict[tuple[int, int], dict[str, Any]] = {}

    def of(start: int, seat: int) -> dict[str, Any]:
        none = {"start": start, "seat": seat, "low": 0, "high": 0, "over_may_from": None, "over_must_from": None}
        return rows.setdefault((start, seat), none)

    sums, groups, over = (found[rule] for rule in ("span_periods", "span_period_groups", "span_over"))
    names = ("start", "may", "must", "low", "high", "opened")
    for start, may, must, low, high, opened in zip(*(sums[name].tolist() for name in names), strict=True):
        for seat in bits(may):
            one = of(start, seat)
            one["low"] += low if must >> seat & 1 else 0
            one["high"] = None if opened or one["high"] is None else one["high"] + high
    for start, stands, low in zip(*(groups[name].tolist() for name in ("start", "seat", "low")), strict=True):
        for seat in bits(classes[stands]):
            of(start, seat)["low"] += low
    firsts = ("start", "seat", "may_from", "must_from")
    for start, stands, may_from, must_from in zip(*(over[name].tolist() for name in firsts), strict=True):
        for seat in bits(classes[stands]):
            one = of(start, seat)
            one["over_may_from"] = None if may_from == NONE else may_from
            one["over_must_from"] = None if must_from == NONE else must_from
    return list(rows.values())


def respond_spans(
    found: Columns, delay: int, classes: Mapping[int, int], windows: Windows, setting: Setting
) -> Outcome:
    """Judge triggers, rows of ``span_answered``, by the first answers that serve them."""
    now, complete_up_to = setting.now, setting.seats.complete_up_to
    signals: list[Signal] = []
    counted = {}
    for stands, mask in classes.items():
        rows = {name: column[found["seat"] == stands] for name, column in found.items()}
        first, last, sure = rows["earliest"], rows["latest"], rows["sure"] == 1
        must = np.where(rows["answered_must"] == NONE, LAST, rows["answered_must"])
        may = np.where(rows["answered_may"] == NONE, LAST, rows["answered_may"])
        signals.append(pulses(first + delay + 1, must, mask, 0))
        for complete, seats in _by_completeness(mask, complete_up_to).items():
            if complete != NEVER:
                signals.append(pulses(last[sure] + delay + 1, np.minimum(may[sure], complete + 1), seats, seats))
            is_untold = complete < now
            late = is_untold & (complete <= last + delay)
            flags = {
                "exists_must": sure & (last < now),
                "exists_may": first < now,
                "in_time_must": (must <= first + delay + 1) & (must <= now),
                "in_time_may": ((may <= last + delay + 1) & (may <= now)) | late,
                "done_must": must <= now,
                "done_may": (may <= now) | is_untold,
                "passed_must": last + delay < now,
                "passed_may": first + delay < now,
            }
            counted.update(dict.fromkeys((s for s in bits(seats) if s % 2 == 0), instances_of(flags)))
    missed = any_of(never(), *signals).possibly(untold_triggers(windows, delay, setting))
    return Outcome(missed, missed, missed.latch(), with_all_seats(counted, setting), late_words(counted))


def _by_completeness(mask: int, complete_up_to: tuple[int, ...]) -> dict[int, int]:
    """Put seats of a mask together that are complete up to the same second."""
    found: dict[int, int] = {}
    for seat in bits(mask):
        found[complete_up_to[seat]] = found.get(complete_up_to[seat], 0) | 1 << seat
    return found


def with_all_seats(
    counted: Mapping[int, Mapping[str, tuple[int, int]]], setting: Setting
) -> Mapping[int, Mapping[str, tuple[int, int]]]:
    """Add accounts that see nothing."""
    none = dict.fromkeys(INSTANCE_WORDS, (0, 0))
    return {seat: counted.get(seat, none) for seat in range(0, setting.seats.count, 2)}


def ratio_spans(
    changes: Columns,
    steps: Columns,
    delay: int,
    per_step: bool,
    classes: Mapping[int, int],
    windows: Windows,
    setting: Setting,
) -> Outcome:
    """Judge one side's doing against the other's, from rows of ``span_behind`` and ``span_steps``.

    Args:
        steps: ``per_step``: with the same columns.
    """
    now = setting.now
    signals: list[Signal] = []
    counted = {}
    for stands, mask in classes.items():
        rows = {name: column[steps["seat"] == stands] for name, column in steps.items()}
        first, last, sure = rows["earliest"], rows["latest"], rows["sure"] == 1
        yes = {name: rows[name] == 1 for name in ("in_time_must", "in_time_may", "answered_must", "answered_may")}
        behind = _changes(changes, stands)
        for complete, seats in _by_completeness(mask, setting.seats.complete_up_to).items():
            is_untold = complete < now
            unseen = is_untold & (complete <= last) & (not per_step)
            in_time_may = yes["in_time_may"] | (is_untold & (complete <= last + delay))
            in_time_must = yes["in_time_must"] & ~unseen
            if per_step:
                missed = sure & ~in_time_may
                signals.append(_from(last[missed] + delay + 1, seats, seats))
                signals.append(_from(first[~in_time_must] + delay + 1, seats, 0))
            else:
                signals.append(_behind(behind, seats, complete))
            flags = {
                "exists_must": sure & (last < now),
                "exists_may": first < now,
                "in_time_must": in_time_must,
                "in_time_may": in_time_may,
                "done_must": yes["answered_must"] & ~unseen,
                "done_may": yes["answered_may"] | is_untold,
                "passed_must": last + delay < now,
                "passed_may": first + delay < now,
            }
            counts = instances_of(flags, never_late=per_step)
            counted.update(dict.fromkeys((s for s in bits(seats) if s % 2 == 0), counts))
    if per_step:
        signals.append(untold_triggers(windows, delay, setting))
    else:
        signals += [
            Signal.once([(FIRST if complete == NEVER else complete + delay + 1, 1 << seat, 0)])
            for seat, complete in enumerate(setting.seats.complete_up_to)
        ]
    found = any_of(never(), *signals)
    return Outcome(found, found, found.latch(), with_all_seats(counted, setting), late_words(counted))


def _from(starts: Ints, may: int, must: int) -> Signal:
    """Hold from the first of some seconds on."""
    return Signal.once([(int(starts.min()), may, must)]) if len(starts) else never()


def _changes(changes: Columns, stands: int) -> Signal:
    """Give the changes that a class sees as a signal with the bit 1."""
    of = changes["seat"] == stands
    order = np.argsort(changes["t"][of], kind="stable")
    times, may, must = (changes[name][of][order] for name in ("t", "may", "must"))
    return Signal.from_columns(np.append([FIRST], times), np.append([0], may | must), np.append([0], must))


def _behind(told: Signal, seats: int, complete: int) -> Signal:
    """Give what some seats see; past what they have told, nothing is certain."""
    sure = Signal.from_steps([(FIRST, 0, -1), (complete + 1, 0, 0)] if complete != NEVER else [(FIRST, 0, 0)])
    return combine(lambda a, b: (-a[0] & seats, -a[1] & b[1] & seats), told, sure)
