"""The last word decides: stances, registers, levels and rulings that stand until another is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.engine.signal import Signal, bits
from holdfire.vocab.moment import FIRST

NEVER = FIRST - 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A word, good or bad, spoken at an uncertain time; masks say for which seats it is told."""

    earliest: int
    latest: int
    is_good: bool
    may: int
    must: int


def last_word(marks: Iterable[Mark], seats: int, initially: str) -> tuple[Signal, Signal]:
    """Fold marks into two signals.

    Good is possible at t if some good mark can come before t and no bad mark told for
    certain surely lies after it and before t. Bad likewise.

    Args:
        marks: In any order.
        seats: How many seats there are.
        initially: "good", "bad" or "both": what was possible before any mark.

    Returns:
        (good, bad): what is possibly and certainly good, possibly and certainly bad.

    """
    marks = tuple(marks)
    times = sorted({FIRST} | {m.earliest + 1 for m in marks} | {m.latest + 1 for m in marks})
    by_start = sorted(marks, key=lambda m: m.earliest)
    by_end = sorted(marks, key=lambda m: m.latest)
    # For each side and seat: the latest end of a mark that may have come, the latest start of one that surely has.
    begun = {side: [NEVER if initially in {side, "both"} else None] * seats for side in ("good", "bad")}
    settled = {side: [NEVER] * seats for side in ("good", "bad")}
    good_steps, bad_steps = [], []
    start = end = 0
    for time in times:
        while start < len(by_start) and by_start[start].earliest < time:
            mark = by_start[start]
            side = "good" if mark.is_good else "bad"
            for seat in bits(mark.may):
                known = begun[side][seat]
                begun[side][seat] = mark.latest if known is None else max(known, mark.latest)
            start += 1
        while end < len(by_end) and by_end[end].latest < time:
            mark = by_end[end]
            side = "good" if mark.is_good else "bad"
            for seat in bits(mark.must):
                settled[side][seat] = max(settled[side][seat], mark.earliest)
            end += 1
        good = _possible(begun["good"], settled["bad"])
        bad = _possible(begun["bad"], settled["good"])
        everyone = (1 << seats) - 1
        good_steps.append((time, good, good & everyone & ~bad))
        bad_steps.append((time, bad, bad & everyone & ~good))
    return Signal.from_steps(good_steps), Signal.from_steps(bad_steps)


def _possible(begun: list[int | None], settled_against: list[int]) -> int:
    """Mask of seats for which a mark of this side can be the last."""
    return sum(
        1 << seat
        for seat, (latest, against) in enumerate(zip(begun, settled_against, strict=True))
        if latest is not None and latest >= against
    )
