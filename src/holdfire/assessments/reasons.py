"""Reasons: why an assessment is what it is, as a short tree that ends in claims and clauses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Reason
from holdfire.assessments.weak import weak_points
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Decision, Ruling, Stance
from holdfire.claims.counting import counts, latest_words
from holdfire.deal.condition import Condition, Decided, HasTaken, TermIs, leaves
from holdfire.deal.says import say_condition
from holdfire.engine.cells import agrees
from holdfire.engine.figures import counted_figures, levels_told
from holdfire.engine.run import CellRun, Findings, LineRun
from holdfire.engine.signal import Signal
from holdfire.engine.states import STATES
from holdfire.vocab.moment import FIRST
from holdfire.vocab.moment_text import show_moment
from holdfire.vocab.quantity import show_range

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
    """Explain one assessment: clause, window, what is told, target, absence. At most ten facts or so.

    Args:
        seat: The seat of its account.

    """
    found: list[Reason] = []
    for run in line.cells:
        found += _clause(run)
        found += _window(run, seat, findings)
        found += _sums(run, seat, findings)
        found += _levels(run, seat, findings)
        found += _matches(run, seat, findings)
        found += _rulings(run, findings)
    found += _absence(line, seat, findings)
    return tuple(found)


def _clause(run: CellRun) -> Iterable[Reason]:
    term = run.cell.term
    if term.quote is not None:
        yield Reason("clause", f"The clause, as {term.quote.document} has it:", clause=term.quote.text)


def _when(signal: Signal, seat: int, now: int, zone: ZoneInfo) -> str:
    """Say in words where a signal stands at now for a seat."""
    may, must = signal.at(now)
    if not may >> seat & 1:
        return "no"
    if must >> seat & 1:
        since = now
        for time, _, certain in reversed([step for step in signal.steps if step[0] <= now]):
            if not certain >> seat & 1:
                break
            since = time
        return "yes" if since <= FIRST else f"yes, since {show_moment(since, zone)}"
    return "possibly"


def _window(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Say whether the deal is in force and the term has started, ended, fallen away, and on what that rests."""
    frame, timing, deal = run.windows.frame, run.cell.term.timing, findings.compiled.deal
    now, zone = findings.asked.now, ZoneInfo(deal.zone)
    supposed = findings.asked.as_if
    if supposed is not None:
        yield Reason("window", f"The deal is taken to be in force from {show_moment(supposed, zone)}.")
    elif deal.in_force is None:
        yield Reason("window", "In force: no. The deal does not say when it enters into force.")
    else:
        text = f"In force: {_when(frame.in_force, seat, now, zone)}. Asked: {say_condition(deal.in_force)}."
        yield Reason("window", text, under=_leaves(deal.in_force, run, seat, findings))
    asked: Sequence[tuple[str, Condition | None, Signal]] = (
        ("Started", timing.starts_when, frame.started),
        ("Ended", timing.ends_when, frame.ended),
        ("Running", timing.only_while, frame.running),
        ("Fallen away", timing.falls_away_when, frame.fallen_away),
    )
    for what, condition, signal in asked:
        if condition is not None:
            text = f"{what}: {_when(signal, seat, now, zone)}. Asked: {say_condition(condition)}."
            yield Reason("window", text, under=_leaves(condition, run, seat, findings))
    by = timing.by
    if run.overdue is not None and by is not None and not by.not_said:
        yield Reason("window", f"Past the deadline: {_when(run.overdue, seat, now, zone)}.")


def _leaves(condition: Condition, run: CellRun, seat: int, findings: Findings) -> tuple[Reason, ...]:
    now, zone = findings.asked.now, ZoneInfo(findings.compiled.deal.zone)
    found = []
    for leaf in leaves(condition):
        holds = _when(findings.control.holds(leaf, run.cell.reading), seat, now, zone)
        text = f"{say_condition(leaf)}: {holds}."
        if isinstance(leaf, TermIs):
            text += _where_it_stands(leaf, run, seat, findings)
        claims = _claims_about(leaf, findings.compiled.seats.accounts[seat // 2], findings)
        if not claims and isinstance(leaf, HasTaken | Decided):
            text += " Nothing is told about it in this account."
        found.append(Reason("condition", text, tuple(claim.id for claim in claims[:MOST_MATCHES])))
    return tuple(found)


def _where_it_stands(leaf: TermIs, run: CellRun, seat: int, findings: Findings) -> str:
    states: set[str] = set()
    for line in findings.control.lines.get(leaf.term, ()):
        if agrees(line.reading, run.cell.reading):
            states |= {
                state
                for state, mask in zip(STATES, _at(line.states.steps, findings.asked.now), strict=True)
                if mask >> seat & 1
            }
    words = " or ".join(state for state in STATES if state in states)
    return f" It is {words}." if words else ""


def _at(steps: Sequence[tuple[int, tuple[int, ...]]], now: int) -> tuple[int, ...]:
    return [masks for time, masks in steps if time <= now][-1]


def _claims_about(leaf: object, account: Account, findings: Findings) -> list[Claim]:
    """List the counted claims a condition rests on."""
    compiled = findings.compiled
    found = []
    for claim in compiled.claims:
        match leaf, claim.assertion:
            case HasTaken(party, _, on), Stance() as stance:
                is_about = stance.on == on and compiled.parties.is_within(stance.party, party)
            case Decided(body, draft, _), Decision() as decision:
                is_about = (decision.body, decision.on) == (body, draft)
            case _:
                is_about = False
        if is_about and counts(account, claim, compiled.parties):
            found.append(claim)
    return found


def _sums(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Say how much is done, how much is asked, and who says so."""
    if seat not in run.sums:
        return
    done, (low, high) = run.sums[seat], run.target[seat]
    target, compiled = run.cell.term.target, findings.compiled
    unit = f" {target.number.unit}" if target and target.number.unit else ""
    if done.crossed:
        yield Reason("conflict", "A total and other totals or incidents contradict each other: both are kept.")
    totals = [
        claim.id
        for claim, _ in compiled.totals
        if _bears(claim, run) and counts(compiled.seats.accounts[seat // 2], claim, compiled.parties)
    ]
    yield Reason("bound", f"Done: {_range_words(done.low, done.high)}{unit}.", tuple(totals[:MOST_MATCHES]))
    text = f"Asked: {_range_words(low, high)}{unit}"
    if target and target.count:
        account = compiled.seats.accounts[seat // 2]
        figures = latest_words(
            counted_figures(compiled.claims, account, compiled.parties, target.count), compiled.parties
        )
        told = "" if figures else "; nobody in this account tells a figure"
        text = f"{text} ({target.as_written or target.count}{told})"
        yield Reason("target", f"{text}.", tuple(claim.id for claim in figures))
    else:
        yield Reason("target", f"{text}.")


def _bears(claim: Claim, run: CellRun) -> bool:
    act = getattr(claim.assertion, "act", "")
    return run.cell.term.act is not None and act == run.cell.term.act.act


def _range_words(low: int, high: int | None) -> str:
    if high is None:
        return f"{show_range(low, low)} or more" if low else "not known"
    return show_range(low, high)


def _levels(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """List the last figures for a level that must hold or be reached."""
    level, compiled = run.cell.term.level, findings.compiled
    if level is None:
        return
    account, zone = compiled.seats.accounts[seat // 2], ZoneInfo(compiled.deal.zone)
    told = levels_told(compiled.claims, account, compiled.parties, level.count)
    told = tuple(one for one in told if one.earliest < findings.asked.now)
    if not told:
        yield Reason("bound", f"Nobody in this account tells a figure for {level.count}.")
    claims = counted_figures(compiled.claims, account, compiled.parties, level.count)
    for one in told[-MOST_MATCHES:]:
        ids = tuple(
            claim.id for claim in claims if getattr(claim.assertion, "at", None) and
            (claim.assertion.at.earliest, claim.assertion.at.latest) == (one.earliest, one.latest)  # type: ignore[union-attr]
        )  # fmt: skip
        words = _range_words(one.value.low, one.value.high)
        weak = "" if one.is_established else " (told by fewer origins than this account asks for)"
        yield Reason("bound", f"{level.count}, {show_moment(one.latest, zone)}: {words}{weak}.", ids)


def _matches(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Name what counted, the certain first; the rest only by number."""
    now, compiled = findings.asked.now, findings.compiled
    rows = [row for row in findings.matches.get(run.cell.id, ()) if row["may"] >> seat & 1 and row["earliest"] < now]
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
    if not rows and run.cell.term.act is not None and run.cell.term.assessed_by == "claims":
        account = compiled.seats.accounts[seat // 2].id
        yield Reason("absence", f"No act that counts here is told under account “{account}”.")


def _match(row: Mapping[str, Any], role: str, seat: int, findings: Findings) -> Reason:
    compiled = findings.compiled
    incident = compiled.incidents[row["row"]]
    act = " or ".join(sorted(str(one) for one in incident.facets[0].alternatives))
    zone = ZoneInfo(compiled.deal.zone)
    when = show_moment(incident.earliest, zone)
    amount = ""
    if row["role"] == "act" and compiled.patterns[row["pattern"]].unit:
        amount = f", {_range_words(row['low'], row['high'])} {compiled.patterns[row['pattern']].unit}"
    weak = weak_points(row, seat, compiled)
    sure = "for certain" if not weak else f"possibly: {'; '.join(weak)}"
    return Reason("claim", f"{act}, from {when}{amount}: {ROLES[role]}, {sure}.", incident.claim_ids)


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
    text = f"Assessed by rulings {who} only." + ("" if found else " None is told.")
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
