"""What would settle an undecided assessment: the smallest single changes, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, floor
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.assessments.count_reasons import level_settles
from holdfire.assessments.event_reasons import event_lines
from holdfire.assessments.span_reasons import settle_words
from holdfire.assessments.weak import weak_points
from holdfire.deal.condition import Condition, TermIs, leaves
from holdfire.deal.says import say_condition
from holdfire.engine.run import CellRun, Findings, LineRun
from holdfire.engine.totals import sums_with_totals
from holdfire.vocab.moment_text import show_moment
from holdfire.vocab.quantity import MILLI, show_milli, show_range

MOST_SETTLES = 3


def settles_of(line: LineRun, seat: int, findings: Findings) -> tuple[str, ...]:
    """List single changes that would decide an assessment, the smallest first; none if it is certain.

    Returns:
        At most three sentences without a full stop.

    """
    found: list[str] = []
    for run in line.cells:
        found += _of_windows(run, seat, findings)
        found += _of_sums(line, run, seat, findings)
        found += level_settles(run, seat, findings)
        found += _of_exceptions(run, seat, findings)
        found += _of_incidents(run, seat, findings)
    found += _of_completeness(seat, findings)
    return tuple(dict.fromkeys(found))[:MOST_SETTLES]


def _is_open_question(pair: tuple[int, int], seat: int) -> bool:
    return bool(pair[0] >> seat & 1) and not pair[1] >> seat & 1


def _of_windows(run: CellRun, seat: int, findings: Findings) -> Iterable[str]:
    """Name the conditions on which it hangs whether the term runs."""
    now, timing, deal = findings.asked.now, run.cell.term.timing, findings.compiled.deal
    frame = run.windows.frame
    if run.met is not None and run.met.at(now)[1] >> seat & 1:
        return
    asked: list[tuple[Condition | None, tuple[int, int]]] = [
        (timing.falls_away_when, frame.fallen_away.at(now)),
        (None if findings.asked.as_if is not None else deal.in_force, frame.in_force.at(now)),
        (timing.starts_when, frame.started.at(now)),
        (timing.ends_when, frame.ended.at(now)),
        (timing.only_while, frame.running.at(now)),
    ]
    for condition, pair in asked:
        if condition is None or not _is_open_question(pair, seat):
            continue
        for leaf in leaves(condition):
            yield from _of_leaf(leaf, now, run, seat, findings)


def _of_leaf(leaf: Condition, at: int, run: CellRun, seat: int, findings: Findings) -> Iterable[str]:
    """Name a part of a condition that is open at a second; of an event, what would make it certain."""
    signal = findings.control.holds(leaf, run.cell.reading)
    if not _is_open_question(signal.at(at), seat):
        return
    whether = f"if it is settled whether `{say_condition(leaf, findings.compiled.parties.names)}`"
    more = []
    for line in event_lines(leaf, run, findings) if isinstance(leaf, TermIs) else ():
        for one in line.cells:
            more += [*_of_sums(line, one, seat, findings), *_of_incidents(one, seat, findings)]
    yield f"{whether} ({more[0]})" if more else whether


def _of_exceptions(run: CellRun, seat: int, findings: Findings) -> Iterable[str]:
    """Name what is open of the conditions under which exceptions cover, where an incident hangs on them."""
    conditions = [one.when for one in run.cell.term.exceptions if one.when is not None]
    for row in findings.excepted.get(run.cell.id, ()) if conditions else ():
        if _is_open_question((row["covered_may"], row["covered_must"]), seat):
            at = min(findings.compiled.incidents[row["row"]].latest, findings.asked.now)
            for leaf in (leaf for condition in conditions for leaf in leaves(condition)):
                yield from _of_leaf(leaf, at, run, seat, findings)


def _of_sums(line: LineRun, run: CellRun, seat: int, findings: Findings) -> Iterable[str]:
    """Say which single figure, or how many more acts, would decide a sum for certain."""
    if seat not in run.sums or run.met is None or not _can_be_met(run, seat, findings):
        return
    done, (low, high) = run.sums[seat], run.target[seat]
    target = run.cell.term.target
    certain = high is not None and done.low >= high
    possible = done.high is None or done.high >= low
    if certain or not possible or target is None:
        return
    if target.count and done.low >= low:
        yield f"certain if the count of {target.count} is at most {show_milli(floor(done.low / target.share))}"
    unit = target.number.unit
    missing = None if high is None else high - done.low if unit else ceil((high - done.low) / MILLI) * MILLI
    if missing is not None and _would_suffice(run, seat, missing, findings):
        by = f" by {run.cell.bearer.label}" if len(line.cells) > 1 else ""
        what = unit if unit else "act" if missing == MILLI else "acts"
        yield f"certain if {show_milli(missing)} more {what}{by} {'is' if what == 'act' else 'are'} established"


def _can_be_met(run: CellRun, seat: int, findings: Findings) -> bool:
    """Say whether a target reached for certain decides: the deal is surely in force, the term has surely not fallen."""
    now, frame = findings.asked.now, run.windows.frame
    return bool(frame.in_force.at(now)[1] >> seat & 1) and not frame.fallen_away.at(now)[0] >> seat & 1


def _would_suffice(run: CellRun, seat: int, missing: int, findings: Findings) -> bool:
    """Say whether so much more, done at the last moment that surely counts, reaches the target for certain."""
    now, counting = findings.asked.now, run.windows.counting
    sure = [(start, end) for start, end, _, must in counting.stretches(now) if must >> seat & 1 and start < now]
    if not sure:
        return False
    if run.cell.id in findings.spans.cells | findings.points.cells:
        return True  # without totals, sums only add up
    last = min(sure[-1][1], now) - 1
    acts = [row for row in findings.matches.get(run.cell.id, ()) if row["role"] == "act"]
    seats = 1 << seat
    more = {"earliest": last, "latest": last, "low": missing, "high": missing, "may": seats, "must": seats, "grp": -1}
    complete = findings.compiled.seats.complete_up_to[seat]
    then = sums_with_totals([*acts, more], run.totals, counting, seat, complete, now)
    high = run.target[seat][1]
    return high is not None and then.low >= high


def _of_incidents(run: CellRun, seat: int, findings: Findings) -> Iterable[str]:
    """Name the incidents that may or may not count, and those of which it is not told how much."""
    if run.cell.id in findings.spans.cells:
        yield from settle_words(run, seat, findings, MOST_SETTLES)
        return
    rows = findings.matches.get(run.cell.id, ())
    if any(row["must"] >> seat & 1 and row["role"] == "against" for row in rows):
        return
    told = [row for row in rows if row["may"] >> seat & 1 and row["earliest"] < findings.asked.now]
    for row in [row for row in told if not row["must"] >> seat & 1][:MOST_SETTLES]:
        weak = weak_points(row, seat, findings.compiled)[0]
        yield f"if the report of {_incident_words(row, findings)} is settled: {weak}"
    for row in told:
        unit = findings.compiled.patterns[row["pattern"]].unit
        if row["must"] >> seat & 1 and unit and row["low"] != row["high"] and row["role"] in {"act", "step"}:
            between = show_range(row["low"], row["high"])
            yield f"if it is settled how many {unit} ({between}) in {_incident_words(row, findings)}"


def _incident_words(row: Mapping[str, Any], findings: Findings) -> str:
    incident = findings.compiled.incidents[row["row"]]
    act = " or ".join(sorted(str(one) for one in incident.facets[0].alternatives))
    day = show_moment(incident.earliest, ZoneInfo(findings.compiled.deal.zone))
    return f"“{act}” ({incident.id}, from {day})"


def _of_completeness(seat: int, findings: Findings) -> Iterable[str]:
    complete = findings.compiled.seats.complete_up_to[seat]
    if complete >= findings.asked.now:
        return
    account = findings.compiled.seats.accounts[seat // 2]
    if account.complete_up_to is None:
        yield "if the account says up to when it is complete"
    else:
        until = show_moment(complete - 1, ZoneInfo(findings.compiled.deal.zone))
        yield f"if all is told after {until}, up to which this account is complete"
