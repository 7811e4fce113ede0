"""Which periods fell short, which triggers went unanswered, how far one side is behind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Reason
from holdfire.deal.model import NO_TIME_SET
from holdfire.engine.forms.outcome import Setting
from holdfire.engine.forms.rate import rate_periods
from holdfire.engine.run import CellRun, Findings
from holdfire.vocab.moment import LAST, Window
from holdfire.vocab.moment_text import show_moment
from holdfire.vocab.quantity import show_range

MOST_INSTANCES = 5
Row = Mapping[str, Any]


@dataclass(slots=True)
class _Done:
    """What is told of one period: sure lows by group, possible highs, the rows."""

    period: Window
    low: dict[int, int] = field(default_factory=dict)
    high: int | None = 0
    rows: list[Row] = field(default_factory=list)


def period_reasons(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Name periods that surely or possibly lie outside the bound, as far as told: the sure ones first."""
    target, compiled = run.cell.term.target, findings.compiled
    if run.cell.term.form != "rate" or target is None:
        return
    floor, cap, unit = target.number.low, target.number.high, target.number.unit
    sure, possible = [], []
    for done in _by_period(run, seat, findings):
        low, is_over = sum(done.low.values()), done.period.end <= findings.asked.now
        is_below = is_over and done.high is not None and done.high < floor
        if is_below or (cap is not None and low > cap):
            sure.append(done)
        elif (is_over and low < floor) or (cap is not None and (done.high is None or done.high > cap)):
            possible.append(done)
    bound = show_range(floor, cap) if floor else f"at most {show_range(cap or 0, cap)}"
    asked = f"{bound} {unit}".rstrip()
    for done, word in [*((d, "outside") for d in sure), *((d, "perhaps outside") for d in possible)][:MOST_INSTANCES]:
        told = show_range(sum(done.low.values()), done.high) if done.rows else "nothing told"
        when = show_moment(done.period.start, ZoneInfo(compiled.deal.zone))
        told += " as far as told" if compiled.seats.complete_up_to[seat] < done.period.end else ""
        ids = tuple(one for row in done.rows for one in compiled.incidents[row["row"]].claim_ids)
        yield Reason("bound", f"From {when}: {told}; asked {asked}: {word}.", ids[:MOST_INSTANCES])
    told = f"{len(sure)} outside, {len(possible)} perhaps outside"
    yield Reason("bound", f"Of the periods, as far as told: {told}.")
    yield from _short_totals(run, seat, findings)


def _short_totals(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Name totals that cannot suffice for the periods inside them: one of these fell short, which one unknown."""
    target, zone, now = run.cell.term.target, ZoneInfo(findings.compiled.deal.zone), findings.asked.now
    periods = [done.period for done in _by_period(run, seat, findings) if done.period.end <= now]
    for total in run.totals:
        if not (total.is_stretch and total.covers and total.must >> seat & 1) or total.began is None or not target:
            continue
        inside = sum(p.start >= total.began and p.end - 1 <= total.end for p in periods)
        wanted = inside * target.number.low
        if total.high is not None and wanted > total.high:
            told, asked = show_range(total.low, total.high), show_range(wanted, wanted)
            until = show_moment(total.latest, zone)
            text = f"Up to {until}: {told} in all; {inside} periods ask for {asked}: one of them fell short."
            yield Reason("bound", text, (total.claim_id,))


def _by_period(run: CellRun, seat: int, findings: Findings) -> list[_Done]:
    """Put what is told into the periods that are asked for."""
    compiled, asked, term = findings.compiled, findings.asked, run.cell.term
    setting = Setting(compiled.seats, ZoneInfo(compiled.deal.zone), asked.now, asked.period_start)
    periods = rate_periods(run.cell, run.windows, setting)
    is_partial = term.partial_periods or (term.period is not None and term.period.every == "window")
    done = [_Done(period) for period in periods]
    starts = [period.start for period in periods]
    for row in findings.matches.get(run.cell.id, ()):
        if not row["may"] >> seat & 1 or row["earliest"] >= asked.now or row["role"] != "act":
            continue
        first, last = bisect_right(starts, row["earliest"]) - 1, bisect_right(starts, row["latest"]) - 1
        for one in done[max(first, 0) : last + 1]:
            one.rows.append(row)
            one.high = None if one.high is None or row["high"] is None else one.high + row["high"]
            if first == last and row["must"] >> seat & 1 and row["latest"] < asked.now:
                one.low[row["grp"]] = max(one.low.get(row["grp"], 0), row["low"])
    whole = [one for one in done if is_partial or is_open_throughout(run, seat, one.period)]
    return [one for one in whole if asked.period_start < one.period.end and one.period.start < asked.now]


def is_open_throughout(run: CellRun, seat: int, period: Window) -> bool:
    """Say whether a term surely runs in all of a period, its daily hours left out."""
    return all(
        must >> seat & 1
        for start, end, _, must in run.windows.open_all_day.stretches(LAST)
        if start < period.end and end > period.start
    )


def trigger_reasons(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Say of each trigger whether it was answered: unanswered ones first."""
    rows = _told(run, seat, findings)
    triggers = [row for row in rows if row["role"] == "trigger"]
    answers = [row for row in rows if row["role"] == "act"]
    found = sorted((_fate(trigger, answers, run, seat, findings) for trigger in triggers), key=lambda one: one[:2])
    for _, _, reason in found[:MOST_INSTANCES]:
        yield reason
    if len(found) > MOST_INSTANCES:
        yield Reason("bound", f"{len(found)} triggers in all, as told.")


def _told(run: CellRun, seat: int, findings: Findings) -> list[Row]:
    now = findings.asked.now
    return [row for row in findings.matches.get(run.cell.id, ()) if row["may"] >> seat & 1 and row["earliest"] < now]


def _fate(trigger: Row, answers: Sequence[Row], run: CellRun, seat: int, findings: Findings) -> tuple[int, int, Reason]:
    """Say how a trigger fared; sort unanswered first, then late, then open ones."""
    compiled, delay, zone = findings.compiled, run.cell.term.delay_seconds, ZoneInfo(findings.compiled.deal.zone)
    incident = compiled.incidents[trigger["row"]]
    serving = [
        row
        for row in answers
        if row["latest"] > trigger["earliest"] and {"", incident.id} & set(compiled.incidents[row["row"]].answers)
    ]
    deadline = trigger["latest"] + delay
    ids = incident.claim_ids
    if not serving:
        is_passed = deadline < findings.asked.now
        until = "open, with no time set" if delay == NO_TIME_SET else f"open until {show_moment(deadline, zone)}"
        order, fate = (0, "no answer is told") if is_passed else (2, until)
    else:
        first = min(serving, key=lambda row: (not row["must"] >> seat & 1, row["earliest"]))
        is_late, is_timely = first["earliest"] > deadline, first["latest"] <= trigger["earliest"] + delay
        order, word = (1, "late") if is_late else (3, "in time" if is_timely else "perhaps in time")
        perhaps = "" if first["must"] >> seat & 1 else "perhaps "
        fate = f"{perhaps}answered from {show_moment(first['earliest'], zone)}, {word}"
        ids += compiled.incidents[first["row"]].claim_ids
    act = " or ".join(sorted(str(one) for one in incident.facets[0].alternatives))
    sure = "a trigger" if trigger["must"] >> seat & 1 else "perhaps a trigger"
    when = show_moment(incident.earliest, zone)
    return order, trigger["earliest"], Reason("claim", f"{act}, from {when}: {sure}; {fate}.", ids)


def step_reasons(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Set what one side did against what the other side's steps ask for by now."""
    term, now = run.cell.term, findings.asked.now
    if term.form != "ratio" or term.target is None or term.per_step or run.cell.id not in findings.matches:
        return
    steps = [row for row in _told(run, seat, findings) if row["role"] == "step"]
    acts = [row for row in _told(run, seat, findings) if row["role"] == "act"]
    due = [row for row in steps if row["earliest"] + term.delay_seconds < now]
    sure = [r for r in due if r["must"] >> seat & 1 and r["latest"] + term.delay_seconds < now]
    n, per = term.target.number.low, term.per

    def asked(rows: Iterable[Row], end: str) -> int | None:
        amounts = [row[end] for row in rows]
        return None if None in amounts else sum(amounts) * n // per

    def done(rows: Iterable[Row], end: str) -> int | None:
        amounts = [row[end] for row in rows]
        return None if None in amounts else sum(amounts)

    unit = f" {term.target.number.unit}".rstrip()
    wanted = show_range(asked(sure, "low") or 0, asked(due, "high"))
    sure_acts = [row for row in acts if row["must"] >> seat & 1 and row["latest"] < now]
    told = show_range(done(sure_acts, "low") or 0, done(acts, "high"))
    behind = f"; {show_range(term.tolerance, term.tolerance)} behind is still in order" if term.tolerance else ""
    yield Reason("bound", f"Told by now: {told}{unit}; asked for by now: {wanted}{unit}{behind}.")
