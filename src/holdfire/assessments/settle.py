"""What would settle an undecided assessment: the smallest single changes, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.assessments.weak import weak_points
from holdfire.deal.condition import Condition, leaves
from holdfire.deal.says import say_condition
from holdfire.engine.run import CellRun, Findings, LineRun
from holdfire.vocab.moment_text import show_moment
from holdfire.vocab.quantity import show_milli

MOST_SETTLES = 3


def settles_of(line: LineRun, seat: int, findings: Findings) -> tuple[str, ...]:
    """List single changes that would decide an assessment, the smallest first; none if it is certain.

    Returns:
        At most three sentences without a full stop.

    """
    found: list[str] = []
    for run in line.cells:
        found += _of_windows(run, seat, findings)
        found += _of_sums(run, seat)
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
            signal = findings.control.holds(leaf, run.cell.reading)
            if _is_open_question(signal.at(now), seat):
                yield f"if it is settled whether `{say_condition(leaf)}`"


def _of_sums(run: CellRun, seat: int) -> Iterable[str]:
    """Say which single figure, or how many more acts, would decide a sum."""
    if seat not in run.sums or run.met is None:
        return
    done, (low, high) = run.sums[seat], run.target[seat]
    target = run.cell.term.target
    unit = target.number.unit if target else ""
    certain = high is not None and done.low >= high
    possible = done.high is None or done.high >= low
    if certain or not possible:
        return
    if target and target.count and done.low >= low:
        yield f"certain if the count of {target.count} is at most {show_milli(done.low)}"
    if high is not None:
        what = f"{unit} are" if unit else "acts are"
        yield f"certain if {show_milli(high - done.low)} more {what} established"
    elif target and target.count:
        yield f"if anyone tells an upper figure for {target.count}"


def _of_incidents(run: CellRun, seat: int, findings: Findings) -> Iterable[str]:
    """Name the incidents that may or may not count."""
    rows = findings.matches.get(run.cell.id, ())
    unsure = [row for row in rows if row["may"] >> seat & 1 and not row["must"] >> seat & 1]
    unsure = [row for row in unsure if row["earliest"] < findings.asked.now]
    has_sure = any(row["must"] >> seat & 1 and row["role"] == "against" for row in rows)
    if has_sure:
        return
    for row in unsure[:MOST_SETTLES]:
        yield f"if the report of {_incident_words(row, findings)} is settled: {weak_points(row, seat, findings.compiled)[0]}"


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
