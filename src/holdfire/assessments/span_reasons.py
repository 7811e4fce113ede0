"""Reasons for what was worked out as spans: a few rows by name, ``events/123``, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Reason
from holdfire.assessments.count_reasons import range_words
from holdfire.assessments.instance_reasons import is_open_throughout
from holdfire.assessments.weak import WORDS
from holdfire.engine.bulk.span_facts import SpanFact, first_facts, missed_facts, short_periods
from holdfire.engine.patterns import is_ratio
from holdfire.engine.run import CellRun, Findings
from holdfire.vocab.moment_text import show_moment
from holdfire.vocab.quantity import show_range

MOST_FACTS = 4
WHY = {
    **WORDS,
    "told": "it is told by fewer origins or on a weaker ground than this account asks for",
    "time": "it is not settled that it falls in the term's time, or that no exception covers it",
}
COUNTED_AS = {
    "act": "counted",
    "against": "against it",
    "trigger": "a trigger",
    "step": "a step of the other side",
    "broken": "breaks it",
    "restored": "restores it",
}


def span_reasons(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Name what is told that bears on a cell, as its form asks: at most five sentences or so."""
    term, spans = run.cell.term, findings.spans
    most = 1 if sum(cell.line == run.cell.line for cell in findings.compiled.cells) > 1 else MOST_FACTS
    if term.form == "rate":
        yield from _periods(run, seat, most, findings)
        return
    if term.form == "respond" or is_ratio(term):
        facts, total = missed_facts(spans, run.cell, seat, most)
        what = "triggers" if term.form == "respond" else "steps of the other side"
        yield from (_missed(fact, findings) for fact in facts)
        _, counts = first_facts(spans, run.cell, seat, 0)
        every, sure = counts.get("trigger" if "trigger" in counts else "step", (0, 0))
        yield Reason("bound", f"{every:,} {what} in all, {sure:,} of them for certain; {total:,} not surely in time.")
        return
    facts, counts = first_facts(spans, run.cell, seat, most)
    unit = term.target.number.unit if term.target else ""
    yield from (_match(fact, unit, findings) for fact in facts)
    for role, (every, sure) in counts.items():
        if every > 1:
            words = f"{every:,} incidents in all, {sure:,} of them for certain ({COUNTED_AS[role]})."
            yield Reason("bound", words)
    if not facts:
        account = findings.compiled.seats.accounts[seat // 2].id
        yield Reason("absence", f"Nothing that bears on it is told under account “{account}”.")


def settle_words(run: CellRun, seat: int, findings: Findings, most: int) -> Iterable[str]:
    """Name rows that may or may not count, each with what would have to be settled."""
    facts, counts = first_facts(findings.spans, run.cell, seat, 64)
    if counts.get("against", (0, 0))[1]:
        return
    for fact in [one for one in facts if not one.is_sure][:most]:
        yield f"if the report of {_name(fact)} ({_when(fact, findings)}) is settled: {WHY[fact.weak[0]]}"


def _name(fact: SpanFact) -> str:
    return fact.name or " and ".join(fact.claim_ids)


def _when(fact: SpanFact, findings: Findings) -> str:
    zone = ZoneInfo(findings.compiled.deal.zone)
    first, last = show_moment(fact.earliest, zone), show_moment(fact.latest, zone)
    return first if first == last else f"between {first} and {last}"


def _match(fact: SpanFact, unit: str, findings: Findings) -> Reason:
    amount = f", {range_words(fact.low, fact.high)} {unit}" if fact.role == "act" and unit else ""
    sure = "for certain" if fact.is_sure else f"possibly: {'; '.join(WHY[weak] for weak in fact.weak)}"
    text = f"{_name(fact)}, {_when(fact, findings)}{amount}: {COUNTED_AS[fact.role]}, {sure}."
    return Reason("claim", text, fact.claim_ids)


def _missed(fact: SpanFact, findings: Findings) -> Reason:
    until = show_moment(fact.until or 0, ZoneInfo(findings.compiled.deal.zone))
    how = "not done in time" if fact.is_sure else "perhaps not done in time"
    return Reason("claim", f"{_name(fact)}, {_when(fact, findings)}: due by {until}; {how}.", fact.claim_ids)


def _periods(run: CellRun, seat: int, most: int, findings: Findings) -> Iterable[Reason]:
    term = run.cell.term
    is_partial = term.partial_periods or (term.period is not None and term.period.every == "window")
    facts, (sure, possible) = short_periods(
        findings.spans, run.cell, seat, most, lambda period: is_partial or is_open_throughout(run, seat, period)
    )
    target, zone = run.cell.term.target, ZoneInfo(findings.compiled.deal.zone)
    floor, cap, unit = (target.number.low, target.number.high, target.number.unit) if target else (0, None, "")
    bound = show_range(floor, cap) if floor else f"at most {show_range(cap or 0, cap)}"
    complete = findings.compiled.seats.complete_up_to[seat]
    for fact in facts:
        told = range_words(fact.low, fact.high) + (" as far as told" if complete <= fact.latest else "")
        word = "outside" if fact.role == "short" else "perhaps outside"
        text = f"From {show_moment(fact.earliest, zone)}: {told}; asked {bound} {unit}".rstrip()
        yield Reason("bound", f"{text}: {word}.")
    yield Reason("bound", f"Of the periods, as far as told: {sure:,} outside, {possible:,} perhaps outside.")
