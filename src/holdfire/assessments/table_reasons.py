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
        yield Reason("claim", _in_words(fact, unit, zone))
    if total > len(facts):
        yield Reason("bound", f"{total:,} such in all.")
    if not facts:
        yield Reason("absence", "Nothing in the registered tables bears on it under this account.")


def _in_words(fact: Fact, unit: str, zone: ZoneInfo) -> str:
    when = show_moment(fact.at, zone)
    until = show_moment(fact.until, zone) if fact.until is not None else ""
    sure = "for certain" if fact.is_sure else "possibly"
    match fact.kind:
        case "against":
            opened = f"; row {fact.cause} opened the time it counts in" if fact.cause is not None else ""
            return f"Row {fact.row}, {when}: against it, {sure}{opened}."
        case "unanswered":
            return f"Row {fact.row}, {when}, asked for an answer: none up to {until}, {sure}."
        case "answered late":
            return f"Row {fact.row}, {when}, asked for an answer by {until}: it came later, {sure}."
        case "short":
            done, asked = (range_words(*bounds) for bounds in (fact.done, fact.asked))
            return f"From {when} to {until}: {done} of {asked} {unit}."
        case "behind":
            done, asked = (range_words(*bounds) for bounds in (fact.done, fact.asked))
            return f"Row {fact.row}, {when}: up to {until} {done} {unit} were done, {asked} owed, {sure}."
    return f"Row {fact.row}, {when}: {fact.kind}, {sure}."
