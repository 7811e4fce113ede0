"""Reasons: why an assessment is what it is, as a short tree that ends in claims and clauses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Reason
from holdfire.assessments.count_reasons import figures_behind, level_reasons, range_words
from holdfire.assessments.exception_reasons import exception_reasons
from holdfire.assessments.instance_reasons import period_reasons, step_reasons, trigger_reasons
from holdfire.assessments.span_reasons import span_reasons
from holdfire.assessments.table_reasons import table_reasons
from holdfire.assessments.weak import weak_points
from holdfire.assessments.window_reasons import window_reasons
from holdfire.claims.claim import Ruling
from holdfire.claims.incident import Incident
from holdfire.engine.run import CellRun, Findings, LineRun
from holdfire.vocab.moment import FIRST
from holdfire.vocab.moment_text import show_moment

MOST_MATCHES = 4

ROLES = {
    "act": "counted",
    "against": "against it",
    "trigger": "a trigger",
    "step": "a step of the other side",
    "broken": "breaks it",
    "restored": "restores it",
}


def reasons_of(line: LineRun, seat: int, findings: Findings) -> tuple[Reason, ...]:
    """Explain one assessment: clause, window, what is told, target, absence.

    Args:
        seat: The seat of its account.

    """
    found: list[Reason] = []
    for run in line.cells:
        if len(line.cells) > 1:
            found.append(Reason("state", f"Of {run.cell.bearer.label}:"))
        found += _clause(run, findings)
        found += window_reasons(run, seat, findings)
        found += _sums(run, seat, findings)
        found += level_reasons(run, seat, findings)
        found += step_reasons(run, seat, findings)
        found += _told(run, seat, findings)
        found += exception_reasons(run, seat, findings)
        found += _rulings(run, findings)
    found += _absence(line, seat, findings)
    return tuple(found)


def _clause(run: CellRun, findings: Findings) -> Iterable[Reason]:
    for quote in run.cell.term.quotes:
        told_in = findings.compiled.parties.names.get(quote.document, quote.document)
        yield Reason("clause", f"The clause, as {told_in} has it:", clause=quote.text)


def _sums(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Say how much is done, how much is asked, and who says so."""
    if seat not in run.sums:
        return
    done, (low, high) = run.sums[seat], run.target[seat]
    target = run.cell.term.target
    unit = f" {target.number.unit}" if target and target.number.unit else ""
    if done.crossed:
        yield Reason("conflict", "A total and other totals or incidents contradict each other: both are kept.")
    totals = _totals(run, seat)
    yield Reason("bound", f"Done: {range_words(done.low, done.high)}{unit}.", totals[:MOST_MATCHES])
    text = f"Asked: {range_words(low, high)}{unit}"
    if target and target.count:
        figures = figures_behind(run, seat, target.count, None, findings)
        told = "" if figures else "; nobody in this account tells a figure"
        text = f"{text} ({target.as_written or target.count}{told})"
        yield Reason("target", f"{text}.", figures)
    else:
        yield Reason("target", f"{text}.")


def _totals(run: CellRun, seat: int) -> tuple[str, ...]:
    """Name the totals that bear on a sum, for a seat."""
    return tuple(
        total.claim_id for total in run.totals if (total.may | (total.must if total.covers else 0)) >> seat & 1
    )


def _told(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Name what is told that bears on the term, as its form asks."""
    if run.cell.id in findings.points.cells:
        return table_reasons(run, seat, findings)
    if run.cell.id in findings.spans.cells:
        return span_reasons(run, seat, findings)
    if run.cell.term.form == "rate":
        return period_reasons(run, seat, findings)
    if run.cell.term.form == "respond" and not run.cell.term.one_for_one:
        found = tuple(trigger_reasons(run, seat, findings))
        return found or (Reason("absence", "Nothing that asks for an answer is told in this account."),)
    return _matches(run, seat, findings)


def _matches(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Name what counted, the certain first; the rest only by number."""
    asked, compiled = findings.asked, findings.compiled
    rows = [r for r in findings.matches.get(run.cell.id, ()) if r["may"] >> seat & 1 and r["earliest"] < asked.now]
    rows = [r for r in rows if r["role"] != "against" or r["latest"] >= asked.period_start]
    rows.sort(key=lambda row: (not row["must"] >> seat & 1, row["earliest"], row["row"]))
    by_role: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_role.setdefault(row["role"], []).append(row)
    for role, of_role in by_role.items():
        for row in of_role[:MOST_MATCHES]:
            yield _match(row, role, seat, findings)
        if len(of_role) > MOST_MATCHES:
            sure = sum(row["must"] >> seat & 1 for row in of_role)
            yield Reason("bound", f"{len(of_role)} incidents in all, {sure} of them for certain ({ROLES[role]}).")
    what = _not_told(run)
    if not rows and what:
        account = compiled.seats.accounts[seat // 2].id
        yield Reason("absence", f"No {what} is told under account “{account}”.")


def _not_told(run: CellRun) -> str:
    """Say what it is that nobody tells of, by the form of the term; "" where nothing is looked for."""
    term = run.cell.term
    if term.assessed_by != "claims":
        return ""
    match term.form:
        case "forbid":
            return "act against it"
        case "permit":
            return "interference" if term.protected_from else "use of it" if term.target else ""
        case "ratio":
            return "step of the other side, and no act in return,"
        case "keep":
            return "act that breaks or restores it" if term.broken_by or term.restored_by else ""
    return "act that counts here" if term.act is not None else ""


def _match(row: Mapping[str, Any], role: str, seat: int, findings: Findings) -> Reason:
    compiled = findings.compiled
    incident = compiled.incidents[row["row"]]
    act = " or ".join(sorted(str(one) for one in incident.facets[0].alternatives))
    zone = ZoneInfo(compiled.deal.zone)
    when = show_moment(incident.earliest, zone)
    unit = compiled.patterns[row["pattern"]].unit
    amount = f", {_amount(row, incident, unit)}" if row["role"] in {"act", "step"} and unit else ""
    weak = weak_points(row, seat, compiled)
    sure = "for certain" if not weak else f"possibly: {'; '.join(weak)}"
    return Reason("claim", f"{act}, from {when}{amount}: {ROLES[role]}, {sure}.", incident.claim_ids)


def _amount(row: Mapping[str, Any], incident: Incident, unit: str) -> str:
    """Write how many of a unit an incident is, and what was told of it where that was another unit."""
    told = " or ".join(
        f"{range_words(one.low, one.high)} {one.unit}" for one in incident.amounts if one.unit not in {"", unit}
    )
    return f"{range_words(row['low'], row['high'])} {unit}" + (f" (told: {told})" if told else "")


def _rulings(run: CellRun, findings: Findings) -> Iterable[Reason]:
    term = run.cell.term
    if term.assessed_by != "ruling":
        return
    found = [
        claim
        for claim in findings.compiled.claims
        if isinstance(claim.assertion, Ruling) and claim.assertion.about == term.id
    ]
    who = f"by {term.ruled_by}" if term.ruled_by else "by a body"
    text = f"Assessed by rulings {who} only." + ("" if found else " No ruling is told.")
    yield Reason("bound", text, tuple(claim.id for claim in found[:MOST_MATCHES]))


def _absence(line: LineRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Say up to when nothing told means nothing happened."""
    complete, now = findings.compiled.seats.complete_up_to[seat], findings.asked.now
    zone = ZoneInfo(findings.compiled.deal.zone)
    if complete >= now:
        yield Reason("absence", f"Up to {show_moment(now, zone)} this account is taken to have told all it knows.")
    elif complete > FIRST:
        yield Reason(
            "absence", f"This account is complete up to {show_moment(complete, zone)}; later silence says nothing."
        )
    else:
        yield Reason("absence", "This account does not say up to when it is complete: its silence says nothing.")
