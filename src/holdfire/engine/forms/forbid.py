"""Forbid, and the protection of a permission: breaches by local day, over a period, and ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from holdfire.engine.calendar import end_of_local_day
from holdfire.engine.control import Windows
from holdfire.engine.forms.outcome import Breaches, Outcome, Row, Setting, unseen
from holdfire.engine.signal import Signal, all_of
from holdfire.vocab.moment import FIRST, LAST


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
    return judged(told, *from_rows(in_period, ever, times, setting), windows, setting)


def from_rows(
    in_period: Sequence[Row], ever: Sequence[Row], times: Sequence[Row], setting: Setting
) -> tuple[Signal, Signal, Mapping[int, Breaches]]:
    """Give rows of ``breaches_in_period`` and ``breach_times`` as ``judged`` asks for them."""
    counted = {seat: _count_breaches(seat, in_period, times) for seat in range(0, setting.seats.count, 2)}
    return Signal.later(lambda: _latched_breaches(in_period)), Signal.later(lambda: _latched_breaches(ever)), counted


def judged(
    told: Signal,
    in_period: Signal,
    ever: Signal,
    counted: Mapping[int, Breaches],
    windows: Windows,
    setting: Setting,
) -> Outcome:
    """Add to what is told of breaches, day by day, what nobody may have told.

    Args:
        told: Holds from each first act of a day to its end.
        in_period: Holds from the first act within the reporting period on; ``ever``: from the first of all.
        counted: As ``Outcome.breaches``.
    """
    untold = Signal.later(lambda: unseen(windows.open, setting.seats))

    def day_by_day() -> Signal:
        return told.possibly(all_of(_to_end_of_day(untold, setting), setting.incomplete))

    def since(start: int, latched: Signal) -> Signal:
        return Signal.later(lambda: latched.possibly(_since(untold, start, setting)))

    return Outcome(
        breached=Signal.later(day_by_day),
        over_period=since(setting.period_start, in_period),
        ever=since(FIRST, ever),
        breaches=counted,
    )


def _since(untold: Signal, start: int, setting: Setting) -> Signal:
    """Latch what is unseen in a period that begins at ``start``."""
    everyone = setting.seats.everyone
    later = Signal.once([(start, everyone, everyone)]) if start > FIRST else Signal.always(everyone, everyone)
    return all_of(all_of(untold, later).latch(), setting.incomplete)


def _to_end_of_day(untold: Signal, setting: Setting) -> Signal:
    """Stretch every possibility to the end of the local day it ends in."""
    stretches = []
    for start, end, may, _ in untold.stretches(LAST):
        if may and start < end:
            last = end if end >= LAST else end_of_local_day(end - 1, setting.zone)
            stretches.append((start, last, may, 0))
    return Signal.pulses(stretches)


def _latched_breaches(rows: Iterable[Row]) -> Signal:
    events = []
    for row in rows:
        if row["kind"] == "possible":
            events.append((row["at"] + 1, row["mask"], 0))
        elif row["kind"] == "sure":
            events.append((row["at"] + 1, row["mask"], row["mask"]))
    return Signal.once(events)


def _count_breaches(seat: int, in_period: Iterable[Row], times: Iterable[Row]) -> Breaches:
    alleged = established = 0
    for row in in_period:
        if row["mask"] >> seat & 1:
            alleged += row["incidents"] if row["kind"] == "alleged" else 0
            established += row["incidents"] if row["kind"] == "established" else 0
    quarters = sorted({row["quarter"] for row in times if row["mask"] >> seat & 1})
    return alleged, established, tuple(quarters)
