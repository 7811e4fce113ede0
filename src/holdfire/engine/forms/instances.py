"""Respond and ratio: triggers and steps, each answered or not, in time or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfire.engine.control import Windows
from holdfire.engine.forms.outcome import INSTANCE_WORDS, Outcome, Row, Setting, never, unseen
from holdfire.engine.seats import NEVER
from holdfire.engine.signal import Signal, any_of, combine
from holdfire.vocab.moment import FIRST, LAST


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

        is_untold = complete < now
        instances[seat].append(
            _Instance(
                exists=(row["sure"] and row["latest"] < now, row["earliest"] < now),
                in_time=(
                    by_now("in_time_must"),
                    by_now("in_time_may") or (is_untold and complete <= row["latest"] + delay),
                ),
                answered=(by_now("answered_must"), by_now("answered_may") or is_untold),
                passed=(row["latest"] + delay < now, row["earliest"] + delay < now),
            )
        )
    missed = Signal.pulses(stretches).possibly(untold_triggers(windows, delay, setting))
    counted = {seat: _count_instances(of_seat) for seat, of_seat in instances.items() if seat % 2 == 0}
    late = {seat: _late_word(numbers) for seat, numbers in counted.items()}
    return Outcome(missed, missed, missed.latch(), counted, late)


def untold_triggers(windows: Windows, delay: int, setting: Setting) -> Signal:
    """Hold possibly where a trigger that nobody told of may have passed unanswered."""
    return unseen(windows.open, setting.seats).latch().delayed(delay + 1)


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
        is_untold = complete < now
        unseen_step = is_untold and complete <= row["latest"] and not per_step
        in_time_may = row["in_time_may"] or (is_untold and complete <= row["latest"] + delay)
        in_time_must = row["in_time_must"] and not unseen_step
        if row["sure"] and not in_time_may:
            stretches.append((row["latest"] + delay + 1, LAST, bit, bit))
        if not in_time_must:
            stretches.append((row["earliest"] + delay + 1, LAST, bit, 0))
        instances[seat].append(
            _Instance(
                exists=(row["sure"] and row["latest"] < now, row["earliest"] < now),
                in_time=(in_time_must, in_time_may),
                answered=(row["answered_must"] and not unseen_step, row["answered_may"] or is_untold),
                passed=(row["latest"] + delay < now, row["earliest"] + delay < now),
            )
        )
    counted = {seat: _count_instances(s, per_step) for seat, s in instances.items() if seat % 2 == 0}
    late = {seat: _late_word(numbers) for seat, numbers in counted.items()}
    if per_step:
        behind = Signal.pulses(stretches).possibly(untold_triggers(windows, delay, setting))
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
