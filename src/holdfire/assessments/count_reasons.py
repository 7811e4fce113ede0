"""Figures in reasons: what a target or a level rests on, and what of them would settle a level."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Reason
from holdfire.claims.claim import Figure
from holdfire.claims.counting import latest_words
from holdfire.deal.model import Level
from holdfire.deal.says import say_moment
from holdfire.engine.figures import LevelTold, counted_figures, levels_told
from holdfire.engine.forms.counts import Limits, counts_as_of
from holdfire.engine.run import CellRun, Findings
from holdfire.vocab.moment import Moment
from holdfire.vocab.moment_text import show_moment
from holdfire.vocab.quantity import MILLI, Quantity, show_milli, show_range

MOST_FIGURES = 4


def figures_behind(run: CellRun, seat: int, count: str, as_of: Moment | None, findings: Findings) -> tuple[str, ...]:
    """Name the figures that "all of" a count rests on: each teller's latest word about that time.

    Args:
        as_of: That time; ``None``: the count's own, else when the deal certainly entered into force.

    """
    compiled = findings.compiled
    account = compiled.seats.accounts[seat // 2]
    latest = _as_of(count, as_of, run, seat, findings)
    told = counted_figures(compiled.claims, account, compiled.parties, count)
    in_time = (claim for claim in told if isinstance(f := claim.assertion, Figure) and f.at.earliest <= latest)
    return tuple(claim.id for claim in latest_words(in_time, compiled.parties))


def _as_of(count: str, as_of: Moment | None, run: CellRun, seat: int, findings: Findings) -> int:
    """Give the last second of the time that "all of" a count is about, as a seat has it."""
    declared = findings.compiled.deal.counts.get(count)
    moment = as_of or (declared.as_of if declared else None)
    if moment is not None:
        return moment.latest
    in_force = findings.control.in_force(run.cell.reading)
    sure = (time for time, _, must in in_force.steps if must >> seat & 1)
    return min(next(sure, findings.asked.now), findings.asked.now)


def range_words(low: int, high: int | None) -> str:
    """Write what is known of a number."""
    if high is None:
        return f"{show_range(low, low)} or more" if low else "not known"
    return show_range(low, high)


def level_reasons(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """List what a level is measured against, and the last figures for it."""
    level, compiled = run.cell.term.level, findings.compiled
    if level is None:
        return
    account, zone = compiled.seats.accounts[seat // 2], ZoneInfo(compiled.deal.zone)
    if level.relative:
        base, behind = _base(run, seat, findings), figures_behind(run, seat, level.count, level.as_of, findings)
        known = range_words(base.low, base.high) if behind else "nobody in this account tells a figure"
        yield Reason("target", f"Measured against {level.count} {_when(level, findings)}: {known}.", behind)
    told = _figures_so_far(run, seat, findings)
    if not told:
        yield Reason("bound", f"Nobody in this account tells a figure for {level.count}.")
    claims = counted_figures(compiled.claims, account, compiled.parties, level.count)
    for one in told[-MOST_FIGURES:]:
        ids = tuple(
            claim.id for claim in claims if getattr(claim.assertion, "at", None) and
            (claim.assertion.at.earliest, claim.assertion.at.latest) == (one.earliest, one.latest)  # type: ignore[union-attr]
        )  # fmt: skip
        words = range_words(one.value.low, one.value.high)
        weak = "" if one.is_established else " (told by fewer origins than this account asks for)"
        yield Reason("bound", f"{level.count}, {show_moment(one.latest, zone)}: {words}{weak}.", ids)


def level_settles(run: CellRun, seat: int, findings: Findings) -> Iterable[str]:
    """Say which number would decide a level: of the last figure, or of what it is measured against."""
    level, told = run.cell.term.level, _figures_so_far(run, seat, findings)
    if level is None or not told or not _is_all_that_is_open(run, seat, told, findings):
        return
    last, base = told[-1], _base(run, seat, findings) if level.relative else None
    limits = Limits.of_level(level, base)
    low, high = last.value.low, last.value.high
    day = show_moment(last.latest, ZoneInfo(findings.compiled.deal.zone))
    most, least = limits.most[0], limits.least[1]
    above, below = most is not None and (high is None or high > most), least is None or low < least
    has_one_bound = level.low == 0 or level.high is None
    if base is not None and not has_one_bound:
        return
    if above and not below and most is not None and low <= most:
        yield f"certain if the figure for {level.count} of {day} is at most {show_milli(floor(most))}"
    if below and not above and least is not None and (high is None or high >= least):
        yield f"certain if the figure for {level.count} of {day} is at least {show_milli(ceil(least))}"
    if base is not None:
        yield from _of_base(level, base, last.value, findings)


def _of_base(level: Level, base: Quantity, value: Quantity, findings: Findings) -> Iterable[str]:
    """Say how large what a level with one bound is measured against would have to be, as far as it can be so."""
    subject = f"certain if {level.count} {_when(level, findings)} came to"
    if level.high and value.high is not None:
        needed = -(-value.high * MILLI // level.high)
        if needed > base.low and (base.high is None or needed <= base.high):
            yield f"{subject} at least {show_milli(needed)}"
    if level.low:
        needed = value.low * MILLI // level.low
        if needed >= base.low and (base.high is None or needed < base.high):
            yield f"{subject} at most {show_milli(needed)}"


def _is_all_that_is_open(run: CellRun, seat: int, told: tuple[LevelTold, ...], findings: Findings) -> bool:
    """Say whether the term surely runs, and its last figure, with what it is measured against, alone decides it."""
    term, frame, now = run.cell.term, run.windows.frame, findings.asked.now
    level, last = term.level, told[-1]
    holds = [frame.in_force] if term.form == "achieve" else [frame.in_force, frame.started, frame.running]
    over = [frame.fallen_away] if term.form == "achieve" else [frame.fallen_away, frame.ended]
    runs = all(signal.at(now)[1] >> seat & 1 for signal in holds) and not any(
        signal.at(now)[0] >> seat & 1 for signal in over
    )
    is_last = last.is_established and last.latest < now and all(one.latest < last.earliest for one in told[:-1])
    own = _as_of(level.count, level.as_of, run, seat, findings) if level and level.relative else None
    is_alone = term.broken_by is None and term.restored_by is None and (own is None or last.earliest > own)
    return runs and is_last and is_alone and now <= findings.compiled.seats.complete_up_to[seat]


def _base(run: CellRun, seat: int, findings: Findings) -> Quantity:
    """Say what a relative level is measured against, as a seat has it."""
    level, compiled = run.cell.term.level, findings.compiled
    assert level is not None
    in_force = run.windows.frame.in_force
    return counts_as_of(level.count, level.as_of, in_force, compiled, findings.asked.now)[seat]


def _figures_so_far(run: CellRun, seat: int, findings: Findings) -> tuple[LevelTold, ...]:
    level, compiled = run.cell.term.level, findings.compiled
    account = compiled.seats.accounts[seat // 2]
    told = levels_told(compiled.claims, account, compiled.parties, level.count) if level else ()
    return tuple(one for one in told if one.earliest < findings.asked.now)


def _when(level: Level, findings: Findings) -> str:
    declared = findings.compiled.deal.counts.get(level.count)
    moment = level.as_of or (declared.as_of if declared else None)
    return f"on {say_moment(moment)}" if moment else "at entry into force"
