"""Why a term runs or does not: entry into force, start, end, and the conditions these hang on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Reason
from holdfire.assessments.event_reasons import event_grounds, event_lines
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Decision, Stance
from holdfire.claims.counting import counts
from holdfire.deal.condition import Condition, Decided, HasTaken, TermIs, leaves
from holdfire.deal.says import say_condition
from holdfire.engine.cells import agrees
from holdfire.engine.run import CellRun, Findings
from holdfire.engine.signal import Signal
from holdfire.engine.states import STATES
from holdfire.vocab.moment import FIRST
from holdfire.vocab.moment_text import show_moment

MOST_CLAIMS = 4


def window_reasons(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Say whether the deal is in force and the term has started, ended, fallen away, and on what that rests."""
    frame, timing, deal = run.windows.frame, run.cell.term.timing, findings.compiled.deal
    now, zone = findings.asked.now, ZoneInfo(deal.zone)
    supposed = findings.asked.as_if
    if supposed is not None:
        yield Reason("window", f"The deal is taken to be in force from {show_moment(supposed, zone)}.")
    elif deal.in_force is None:
        yield Reason("window", "In force: no. The deal does not say when it enters into force.")
    asked: Sequence[tuple[str, Condition | None, Signal]] = (
        ("In force", deal.in_force if supposed is None else None, frame.in_force),
        ("Started", timing.starts_when, frame.started),
        ("Ended", timing.ends_when, frame.ended),
        ("Ended with the deal", deal.ends_when, frame.ended),
        ("Running", timing.only_while, frame.running),
        ("Fallen away", timing.falls_away_when, frame.fallen_away),
    )
    for what, condition, signal in asked:
        is_told = what != "Ended with the deal" or signal.at(now)[0] >> seat & 1
        if condition is not None and is_told:
            yield _of_condition(what, condition, signal, run, seat, findings)
    for what, moment, signal in (("Started", timing.from_, frame.started), ("Ended", timing.until, frame.ended)):
        if moment is not None:
            edge = "It does not run before" if what == "Started" else "It runs until"
            here = when_words(signal, seat, now, zone)
            yield Reason("window", f"{what}: {here}. {edge} {show_moment(moment.latest, zone)}.")
    by = timing.by
    if run.overdue is not None and by is not None and by.moment is not None:
        yield Reason("window", f"Past the deadline: {when_words(run.overdue, seat, now, zone)}.")
    if run.overdue is not None and by is not None and by.condition is not None:
        yield _of_condition("Past the deadline", by.condition, run.overdue, run, seat, findings)


def _of_condition(
    what: str, condition: Condition, signal: Signal, run: CellRun, seat: int, findings: Findings
) -> Reason:
    """Say where a condition stands; its parts one by one only where there are several."""
    now, zone = findings.asked.now, ZoneInfo(findings.compiled.deal.zone)
    here, parts = when_words(signal, seat, now, zone), tuple(dict.fromkeys(leaves(condition)))
    text = f"{what}: {here}. Asked: {say_condition(condition, findings.compiled.parties.names)}"
    if len(parts) != 1:
        return Reason("window", f"{text}.", under=tuple(leaf_reason(leaf, run, seat, now, findings) for leaf in parts))
    holds = when_words(findings.control.holds(condition, run.cell.reading).latch(), seat, now, zone)
    more, claim_ids = _grounds(parts[0], run, seat, findings)
    return Reason("window", f"{text}.{more}" if holds == here else f"{text}: {holds}.{more}", claim_ids)


def leaf_reason(leaf: Condition, run: CellRun, seat: int, at: int, findings: Findings) -> Reason:
    """Say of a part of a condition whether it held at a second (UTC) for a seat, and on what that rests."""
    zone = ZoneInfo(findings.compiled.deal.zone)
    holds = when_words(findings.control.holds(leaf, run.cell.reading), seat, at, zone)
    more, claim_ids = _grounds(leaf, run, seat, findings)
    words = say_condition(leaf, findings.compiled.parties.names)
    return Reason("condition", f"{words}: {holds}.{more}", claim_ids)


def _grounds(leaf: Condition, run: CellRun, seat: int, findings: Findings) -> tuple[str, tuple[str, ...]]:
    """Say what a part of a condition rests on: where the term it names stands, or which claims."""
    if isinstance(leaf, TermIs) and (lines := tuple(event_lines(leaf, run, findings))):
        return event_grounds(lines, seat, findings)
    if isinstance(leaf, TermIs):
        return _where_it_stands(leaf, run, seat, findings), ()
    claims = _claims_about(leaf, findings.compiled.seats.accounts[seat // 2], findings)
    if not claims and isinstance(leaf, HasTaken | Decided):
        return " Nothing is told about it in this account.", ()
    return "", tuple(claim.id for claim in claims[-MOST_CLAIMS:])


def when_words(signal: Signal, seat: int, now: int, zone: ZoneInfo) -> str:
    """Say in words where a signal stands at now for a seat."""
    may, must = signal.at(now)
    if not may >> seat & 1:
        return "no"
    bit = 1 if must >> seat & 1 else 0
    since = now
    for time, possible, certain in reversed([step for step in signal.steps if step[0] <= now]):
        if not (certain if bit else possible) >> seat & 1:
            break
        since = time
    word = "yes" if bit else "possibly"
    return word if since <= FIRST else f"{word}, since {show_moment(since, zone)}"


def _where_it_stands(leaf: TermIs, run: CellRun, seat: int, findings: Findings) -> str:
    states: set[str] = set()
    for line in findings.control.lines.get(leaf.term, ()):
        if agrees(line.reading, run.cell.reading) and leaf.bearer in {"", line.bearer}:
            masks = _at(line.states.steps, findings.asked.now)
            states |= {state for state, mask in zip(STATES, masks, strict=True) if mask >> seat & 1}
    words = " or ".join(state for state in STATES if state in states)
    return f" It is {words}." if words else ""


def _at(steps: Sequence[tuple[int, tuple[int, ...]]], now: int) -> tuple[int, ...]:
    return [masks for time, masks in steps if time <= now][-1]


def _claims_about(leaf: object, account: Account, findings: Findings) -> list[Claim]:
    """List the counted claims a condition rests on, the last ones last."""
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
    return sorted(found, key=_moment_of)


def _moment_of(claim: Claim) -> int:
    match claim.assertion:
        case Stance() | Decision() as said:
            return said.at.latest
    return claim.published.latest
