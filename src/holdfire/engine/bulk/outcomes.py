"""From columns that the rules found to what each form makes of them: as ``engine/forms``, all rows at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from holdfire.engine.bulk.paces import paces
from holdfire.engine.bulk.windows import NONE, Days, pulses
from holdfire.engine.control import Windows
from holdfire.engine.duck import Columns
from holdfire.engine.forms.forbid import judged
from holdfire.engine.forms.instances import untold_triggers
from holdfire.engine.forms.outcome import INSTANCE_WORDS, Breaches, Outcome, Setting, never
from holdfire.engine.seats import NEVER
from holdfire.engine.signal import Ints, Signal, any_of, bits
from holdfire.vocab.moment import FIRST, LAST

Flags = NDArray[np.bool_]
Row = Mapping[str, Any]


def forbid_points(
    found: Columns | None, counted: Mapping[int, Breaches], days: Days, windows: Windows, setting: Setting
) -> Outcome:
    """Judge a prohibition, or the protection of a permission.

    Args:
        found: Rows of ``point_breaches``; ``None``: no act may be against it.
        counted: The acts within the reporting period, per seat.
    """
    if found is None:
        nothing = dict.fromkeys(range(0, setting.seats.count, 2), (0, 0, ()))
        return judged(never(), never(), never(), nothing, windows, setting)

    def latched(first: str, acts: str) -> Signal:
        return Signal.later(lambda: _latched(found, first, acts))

    told = Signal.later(lambda: _day_by_day(found, days))
    return judged(told, latched("first_in", "acts_in"), latched("at", "acts"), counted, windows, setting)


def _day_by_day(found: Columns, days: Days) -> Signal:
    """Hold from each first act of a day to the end of the day."""
    may, must, begins, ends = found["may"], found["must"], found["at"] + 1, days.ends(found["day"])
    pairs = sorted(set(zip(may.tolist(), must.tolist(), strict=True)))
    kept = [(may == a) & (must == b) for a, b in pairs]
    return any_of(never(), *(pulses(begins[of], ends[of], a, b) for of, (a, b) in zip(kept, pairs, strict=True)))


def _latched(found: Columns, first: str, acts: str) -> Signal:
    """Hold from the first act on, given the columns of the first of each day and of how many there are."""
    events = []
    some = found[acts] > 0
    for a, b in sorted(set(zip(found["may"][some].tolist(), found["must"][some].tolist(), strict=True))):
        at = int(found[first][some & (found["may"] == a) & (found["must"] == b)].min()) + 1
        events += [(at, a, 0), (at, b, b)]
    return Signal.once(events)


def keep_points(bad: Signal | None, setting: Setting) -> Outcome:
    """Judge what must hold throughout; ``bad``: see ``last_bad``; ``None``: there are no marks."""
    told = bad if bad is not None else never().possibly(setting.incomplete)
    return Outcome(told, told, Signal.later(told.latch))


def done_rows(found: Columns | None, classes: Mapping[int, int]) -> list[Row]:
    """Give rows of ``point_done`` as those of ``done_and_reached``: one for each seat."""
    if found is None:
        return []
    names = ("low", "high", "may_from", "must_from")
    return [
        {"seat": seat, **{name: None if found[name][i] == NONE else int(found[name][i]) for name in names}}
        for i, of in enumerate(found["seat"].tolist())
        for seat in bits(classes[of])
    ]


def period_rows(found: Columns | None, setting: Setting) -> list[Row]:
    """Give rows of ``point_periods`` as those of ``done_by_period``: one for each period and seat."""
    sums: dict[tuple[int, int], list[int]] = {}
    names = ("start", "may", "must", "low", "high", "opened")
    for start, may, must, low, high, opened in (
        zip(*(found[name].tolist() for name in names), strict=True) if found else ()
    ):
        for seat in bits(may):
            one = sums.setdefault((start, seat), [0, 0, 0])
            one[0] += low if must >> seat & 1 else 0
            one[1] += high
            one[2] += opened
    return [
        {
            "start": start,
            "seat": seat,
            "low": low,
            "high": None if opened else high,
            "over_may_from": None,
            "over_must_from": None,
        }
        for (start, seat), (low, high, opened) in sums.items()
    ]


def respond_points(
    found: Columns | None, delay: int, classes: Mapping[int, int], windows: Windows, setting: Setting
) -> Outcome:
    """Judge triggers by the first answers that name them.

    Args:
        found: Rows of ``point_answered``; ``None``: there may be no trigger.
        delay: Seconds within which an answer is in time.
    """
    signals, counted = [], {}
    for of, mask in classes.items():
        if found is None:
            break
        complete_seats = sum(1 << seat for seat in bits(mask) if setting.seats.complete_up_to[seat] != NEVER)
        late = missed(found, of)
        starts, sure = late["deadline"] + 1, late["sure"] == 1
        must_end = np.where(late["answered_must"] == NONE, LAST, late["answered_must"])
        may_end = np.where(late["answered_may"] == NONE, LAST, late["answered_may"])
        signals.append(pulses(starts, must_end, mask, 0))
        if complete_seats:
            signals.append(pulses(starts[sure], may_end[sure], complete_seats, complete_seats))
        for seat in bits(mask):
            if seat % 2 == 0:
                counted[seat] = _instances(_as_seen(found, of), setting.seats.complete_up_to[seat] == NEVER)
    told = any_of(never(), *signals).possibly(untold_triggers(windows, delay, setting))
    return Outcome(told, told, Signal.later(told.latch), _all_seats(counted, setting), late_words(counted))


def missed(found: Columns, seat: int) -> Columns:
    """Keep of the rows of ``point_answered`` the triggers that a seat perhaps sees not answered in time.

    Returns:
        ``id``, ``at``, ``deadline``, ``sure``, and ``answered_may`` and ``answered_must`` as the seat sees them.
    """
    seen, answered = found["may"] >> seat & 1 == 1, found["act_must"] >> seat & 1 == 1
    kept = np.flatnonzero(seen & (found["id"] != NONE) & ~(answered & (found["in_time_must"] == 1)))
    rows = {name: found[name][kept] for name in ("id", "at", "deadline")}
    rows["sure"] = found["must"][kept] >> seat & 1
    for by, name in (("act_may", "answered_may"), ("act_must", "answered_must")):
        rows[name] = np.where(found[by][kept] >> seat & 1 == 1, found[name][kept], NONE)
    return rows


def _as_seen(found: Columns, seat: int) -> Columns:
    """Say how the triggers that a seat sees stand for it, as ``_instances`` asks."""
    may, must = found["act_may"] >> seat & 1, found["act_must"] >> seat & 1
    flags = {"sure": found["must"] >> seat & 1, "passed": found["passed"]}
    flags |= {name: found[name] & may for name in ("done_may", "in_time_may")}
    flags |= {name: found[name] & must for name in ("done_must", "in_time_must")}
    return flags | {"instances": found["instances"] * (found["may"] >> seat & 1)}


def _instances(rows: Columns, is_untold: bool) -> dict[str, tuple[int, int]]:
    """Count triggers or steps by the table of ``docs/semantics.md``, section respond."""
    yes = {name: column == 1 for name, column in rows.items()}
    done_may = yes["done_may"] | is_untold
    in_time_may = yes["in_time_may"] | is_untold
    in_time_must = yes["in_time_must"]
    passed = yes["passed"]
    flags = {
        "total": (np.ones(len(passed), bool), np.ones(len(passed), bool)),
        "met": (in_time_must, in_time_may),
        "late": (yes["done_must"] & passed & ~in_time_may, done_may & passed & ~in_time_must),
        "missed": (passed & ~done_may, passed & ~yes["done_must"]),
        "open": (~passed & ~done_may, ~passed & ~yes["done_must"]),
    }
    number, sure = rows["instances"], yes["sure"]
    return {word: (int(number[low & sure].sum()), int(number[high].sum())) for word, (low, high) in flags.items()}


def instances_of(flags: Mapping[str, Flags], never_late: bool = False) -> dict[str, tuple[int, int]]:
    """Count instances one by one by the table of ``docs/semantics.md``, section respond.

    Args:
        flags: Pairs, ``..._must`` and ``..._may``, of what exists, is in time, done, passed.
        never_late: What is not in time is missed.
    """
    passed_must, passed_may = flags["passed_must"], flags["passed_may"]
    done_must, done_may = flags["done_must"], flags["done_may"]
    met = "in_time" if never_late else "done"
    met_must, met_may = flags[f"{met}_must"], flags[f"{met}_may"]
    every = np.ones(len(passed_must), dtype=bool)
    late = (done_must & passed_must & ~flags["in_time_may"], done_may & passed_may & ~flags["in_time_must"])
    if never_late:
        late = (~every, ~every)
    words = {
        "total": (every, every),
        "met": (flags["in_time_must"], flags["in_time_may"]),
        "late": late,
        "missed": (passed_must & ~met_may, passed_may & ~met_must),
        "open": (~passed_may & ~done_may, ~passed_must & ~done_must),
    }
    return {
        word: (int((low & flags["exists_must"]).sum()), int((high & flags["exists_may"]).sum()))
        for word, (low, high) in words.items()
    }


def _all_seats(
    counted: Mapping[int, Mapping[str, tuple[int, int]]], setting: Setting
) -> Mapping[int, Mapping[str, tuple[int, int]]]:
    none = dict.fromkeys(INSTANCE_WORDS, (0, 0))
    return {seat: counted.get(seat, none) for seat in range(0, setting.seats.count, 2)}


def late_words(counted: Mapping[int, Mapping[str, tuple[int, int]]]) -> dict[int, str]:
    """Say for each seat whether some instance was answered late."""
    return {
        seat: "must" if words["late"][0] else "may" if words["late"][1] else "no" for seat, words in counted.items()
    }


def ratio_points(
    found: Columns | None,
    delay: int,
    numbers: tuple[int, int, int],
    classes: Mapping[int, int],
    windows: Windows,
    setting: Setting,
) -> Outcome:
    """Judge one side's doing against the other's, from rows of ``point_paces``.

    Args:
        delay: Seconds within which a step is answered in time.
        numbers: ``n`` (thousandths) for each ``per``, and the tolerance.
    """
    signals: list[Signal] = []
    counted = {}
    for of, mask in classes.items():
        if found is None:
            break
        rows = paces(found, delay, of)
        told = sum(1 << seat for seat in bits(mask) if setting.seats.complete_up_to[seat] != NEVER)
        signals.append(_behind(rows, numbers, mask, told, setting.now))
        for seat in (seat for seat in bits(mask) if seat % 2 == 0):
            is_untold = setting.seats.complete_up_to[seat] == NEVER
            counted[seat] = _instances(_steps(rows, numbers, setting.now, is_untold), is_untold)
    for seat in range(setting.seats.count):
        if setting.seats.complete_up_to[seat] == NEVER:
            signals.append(Signal.once([(FIRST, 1 << seat, 0)]))
    behind = any_of(never(), *signals)
    return Outcome(behind, behind, Signal.later(behind.latch), _all_seats(counted, setting), late_words(counted))


def _falls_short(done: Ints, asked: Ints, numbers: tuple[int, int, int]) -> Flags:
    n, per, tolerance = numbers
    most = max(per * (int(done.max(initial=0)) + tolerance), n * int(asked.max(initial=0)))
    if most > np.iinfo(np.int64).max:  # numpy would go on from below zero
        done, asked = done.astype(object), asked.astype(object)
    short: Flags = (n * asked - per * (done + tolerance)) > 0
    return short


def _behind(rows: Columns, numbers: tuple[int, int, int], may_bits: int, must_bits: int, now: int) -> Signal:
    """Say from when on one side is behind: possibly for some seats, certainly for those whose accounts are complete."""
    times = rows["t"][: np.searchsorted(rows["t"], now)] + 1
    first = np.flatnonzero(np.append(True, times[1:] != times[:-1])[: len(times)])
    times, at = times[first], {name: rows[name][first] for name in rows if name.startswith(("done", "due"))}
    may = (at["due_open"] > 0) | _falls_short(at["done_low"], at["due_high"], numbers)
    must = (at["done_open"] == 0) & _falls_short(at["done_high"], at["due_low"], numbers)
    return Signal.from_columns(
        np.append([FIRST], times),
        np.append([0], np.where(may | must, may_bits, 0)),
        np.append([0], np.where(must, must_bits, 0)),
    )


def _steps(rows: Columns, numbers: tuple[int, int, int], now: int, is_untold: bool) -> Columns:
    """Say of each step how it stands by now, as ``_instances`` asks."""
    is_due = rows["is_due"] == 1
    steps = {name: column[is_due] for name, column in rows.items() if not name.startswith("due")}
    acts = ~is_due
    total_low, total_high, total_open = (
        int(rows[name][acts].max(initial=0)) for name in ("done_low", "done_high", "done_open")
    )
    is_bounded = steps["asked_open"] == 0

    def surely(done: Ints) -> Flags:
        enough: Flags = ~_falls_short(done, steps["asked_high"], numbers) & is_bounded & (not is_untold)
        return enough

    def possibly(done: Ints, is_open: Ints) -> Flags:
        enough: Flags = (is_open > 0) | ~_falls_short(done, steps["asked_low"], numbers)
        return enough

    asked = np.zeros_like(steps["t"])
    return {
        "sure": steps["sure"],
        "passed": (steps["t"] < now).astype(np.int64),
        "in_time_must": surely(steps["done_low"]).astype(np.int64),
        "in_time_may": possibly(steps["done_high"], steps["done_open"]).astype(np.int64),
        "done_must": surely(asked + total_low).astype(np.int64),
        "done_may": possibly(asked + total_high, asked + total_open).astype(np.int64),
        "instances": np.ones_like(steps["t"]),
    }
