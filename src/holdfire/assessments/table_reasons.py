"""Reasons for what was worked out in registered tables: a few rows, by their number, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Reason
from holdfire.assessments.count_reasons import range_words
from holdfire.engine.bulk.facts import Fact, facts_of
from holdfire.engine.run import CellRun, Findings
from holdfire.vocab.moment_text import show_moment

MOST_FACTS = 4


def table_reasons(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Name the rows that weigh most, the certain first, and say how many there are in all."""
    facts, total = facts_of(findings.points, run.cell, seat, MOST_FACTS)
    zone = ZoneInfo(findings.compiled.deal.zone)
    unit = run.cell.term.target.number.unit if run.cell.term.target else ""
    for fact in facts:
        claim_ids = findings.compiled.incidents[-1 - fact.row].claim_ids if fact.row < 0 else ()
        yield Reason("claim", _in_words(fact, unit, zone, findings), claim_ids)
    if total > len(facts):
        yield Reason("bound", f"{total:,} such in all.")
    if not facts:
        yield Reason("absence", "Nothing in the registered tables bears on it under this account.")


def _called(row: int, findings: Findings) -> str:
    """Name a row by its number; one that a claim is beside the tables, by the incident."""
    return f"row {row}" if row >= 0 else f"`{findings.compiled.incidents[-1 - row].id}`"


def _in_words(fact: Fact, unit: str, zone: ZoneInfo, findings: Findings) -> str:
    when = show_moment(fact.at, zone)
    until = show_moment(fact.until, zone) if fact.until is not None else ""
    sure = "for certain" if fact.is_sure else "possibly"
    row = _called(fact.row, findings)
    row = row[0].upper() + row[1:]
    match fact.kind:
        case "against":
            opened = f"; {_called(fact.cause, findings)} opened the time it counts in" if fact.cause is not None else ""
            return f"{row}, {when}: against it, {sure}{opened}."
        case "unanswered":
            return f"{row}, {when}, asked for an answer: none up to {until}, {sure}."
        case "answered late":
            return f"{row}, {when}, asked for an answer by {until}: it came later, {sure}."
        case "short":
            done, asked = (range_words(*bounds) for bounds in (fact.done, fact.asked))
            return f"From {when} to {until}: {done} of {asked} {unit}."
        case "behind":
            done, asked = (range_words(*bounds) for bounds in (fact.done, fact.asked))
            return f"{row}, {when}: up to {until} {done} {unit} were done, {asked} owed, {sure}."
    return f"{row}, {when}: {fact.kind}, {sure}."
