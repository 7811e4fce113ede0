"""Keep: what must hold throughout."""

from __future__ import annotations

from collections.abc import Iterable

from holdfire.deal.model import Term
from holdfire.engine.compile import Compiled
from holdfire.engine.figures import levels_told
from holdfire.engine.forms.outcome import Outcome, Row, Setting
from holdfire.engine.last_word import Mark, last_word


def keep(marks: Iterable[Mark], setting: Setting) -> Outcome:
    """Judge what must hold throughout: the last word decides, initially it holds."""
    _, bad = last_word(marks, setting.seats.count, "good")
    bad = bad.possibly(setting.incomplete)
    return Outcome(bad, bad, bad.latch())


def level_marks(term: Term, compiled: Compiled) -> Iterable[Mark]:
    """Turn figures for a level into marks: surely inside good, surely outside bad, else both, not sure."""
    if term.level is None:
        return
    low, high = term.level.low, term.level.high
    for seat, account in compiled.seats.each():
        mask = 0b11 << seat
        for told in levels_told(compiled.claims, account, compiled.parties, term.level.count):
            can_be_good = (high is None or told.value.low <= high) and (
                told.value.high is None or told.value.high >= low
            )
            surely_good = told.value.low >= low and (
                high is None or (told.value.high is not None and told.value.high <= high)
            )
            must = mask if told.is_established else 0
            if can_be_good:
                yield Mark(told.earliest, told.latest, True, mask, must if surely_good else 0)
            if not surely_good:
                yield Mark(told.earliest, told.latest, False, mask, 0 if can_be_good else must)


def event_marks(rows: Iterable[Row]) -> Iterable[Mark]:
    """Turn rows of ``broken_or_restored`` into marks."""
    return [Mark(r["earliest"], r["latest"], r["role"] == "restored", r["may"], r["must"]) for r in rows]
