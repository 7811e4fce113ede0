"""Keep: what must hold throughout."""

from __future__ import annotations

from collections.abc import Iterable

from holdfire.deal.model import Term
from holdfire.engine.compile import Compiled
from holdfire.engine.figures import levels_told
from holdfire.engine.forms.counts import Limits, counts_as_of
from holdfire.engine.forms.outcome import Outcome, Row, Setting
from holdfire.engine.last_word import Mark, last_word
from holdfire.engine.signal import Signal


def keep(marks: Iterable[Mark], setting: Setting) -> Outcome:
    """Judge what must hold throughout: the last word decides, initially it holds."""
    _, bad = last_word(marks, setting.seats.count, "good")
    bad = bad.possibly(setting.incomplete)
    return Outcome(bad, bad, bad.latch())


def level_marks(term: Term, in_force: Signal, compiled: Compiled, now: int) -> Iterable[Mark]:
    """Turn figures for a level into marks: surely inside good, surely outside bad, else both, not sure."""
    level = term.level
    if level is None:
        return
    bases = counts_as_of(level.count, level.as_of, in_force, compiled, now) if level.relative else {}
    for seat, account in compiled.seats.each():
        masks: dict[Limits, int] = {}
        for side in (seat, seat + 1):
            limits = Limits.of_level(level, bases.get(side))
            masks[limits] = masks.get(limits, 0) | 1 << side
        for told in levels_told(compiled.claims, account, compiled.parties, level.count):
            for limits, mask in masks.items():
                can_be_good, surely_good = limits.can_hold(told.value), limits.surely_hold(told.value)
                must = mask if told.is_established else 0
                if can_be_good:
                    yield Mark(told.earliest, told.latest, True, mask, must if surely_good else 0)
                if not surely_good:
                    yield Mark(told.earliest, told.latest, False, mask, 0 if can_be_good else must)


def level_reached(term: Term, in_force: Signal, compiled: Compiled, now: int) -> Signal:
    """Say when the level of ``achieve`` is reached, once and for all."""
    marks = [mark for mark in level_marks(term, in_force, compiled, now) if mark.is_good]
    events = [(mark.earliest + 1, mark.may, 0) for mark in marks]
    return Signal.once([*events, *((mark.latest + 1, mark.must, mark.must) for mark in marks if mark.must)])


def event_marks(rows: Iterable[Row]) -> Iterable[Mark]:
    """Turn rows of ``broken_or_restored`` into marks."""
    return [Mark(r["earliest"], r["latest"], r["role"] == "restored", r["may"], r["must"]) for r in rows]
