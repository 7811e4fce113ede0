"""Achieve: its target, when it is reached, and when it is overdue."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.engine.cells import Cell
from holdfire.engine.compile import Compiled
from holdfire.engine.control import Control, Windows, past
from holdfire.engine.figures import told_bounds
from holdfire.engine.forms.counts import counts_as_of
from holdfire.engine.forms.outcome import Range, Row, never
from holdfire.engine.signal import Signal, all_of
from holdfire.engine.totals import Total, change_times, sums_with_totals
from holdfire.vocab.quantity import MILLI


def target_of(cell: Cell, in_force: Signal, compiled: Compiled, now: int) -> dict[int, Range]:
    """Fix the target of a cell for each seat: a number, or a count as that seat has it (thousandths).

    A count that does not say as of when is taken as it was when the deal certainly was ``in_force``.

    Empty for the forms that have none, and for a level.
    """
    term, seats = cell.term, compiled.seats.count
    if term.form not in {"achieve", "rate", "permit"} or term.level is not None:
        return {}
    if term.target is None:
        return dict.fromkeys(range(seats), (MILLI, MILLI)) if term.form == "achieve" else {}
    number = term.target.number
    if not term.target.count:
        return dict.fromkeys(range(seats), (number.low, number.high))
    told = counts_as_of(term.target.count, None, in_force, compiled, now)
    return {seat: told_bounds(count, term.target.share) for seat, count in told.items()}


def overdue(cell: Cell, windows: Windows, control: Control) -> Signal:
    """Say from when the deadline has passed while the term ran. Suspension does not stop the clock."""
    by, frame, everyone = cell.term.timing.by, windows.frame, control.seats.everyone
    if by is None or by.not_said:
        return never()
    passed = never()
    if by.moment is not None:
        passed = control.reached(past(by.moment), past(by.moment))
    elif by.condition is not None:
        passed = control.holds(by.condition, cell.reading)
    not_over = all_of(frame.ended.negated(everyone), frame.fallen_away.negated(everyone))
    return all_of(passed, frame.in_force, frame.started, not_over).latch()


def reached_with_totals(
    matches: Sequence[Row], counting: Signal, totals: Sequence[Total], seat: int, complete: int, target: Range
) -> tuple[int | None, int | None]:
    """Find from when a target is possibly and surely reached, where totals bound the sum (None: never)."""
    low, high = target
    may_from = must_from = None
    for time in change_times(matches, totals, complete):
        done = sums_with_totals(matches, totals, counting, seat, complete, time)
        if may_from is None and (done.high is None or done.high >= low):
            may_from = time
        if must_from is None and high is not None and done.low >= high:
            must_from = time
    return may_from, must_from
