"""Reasons for what was worked out in registered tables: a few rows, by their names, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Reason
from holdfire.assessments.count_reasons import range_words
from holdfire.engine.bulk.facts import Fact, facts_of
from holdfire.engine.run import CellRun, Findings
from holdfire.vocab.moment_text import show_moment

MOST_FACTS = 4
ROLE_OF = {"unanswered": "trigger", "answered late": "trigger", "behind": "step"}
"""In which role a row weighs, by the kind of fact; otherwise the two have the same name."""


def table_reasons(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Name the rows that weigh most, the certain first, and say how many there are in all."""
    facts, total = facts_of(findings.points, run.cell, seat, MOST_FACTS)
    zone = ZoneInfo(findings.compiled.deal.zone)
    unit = run.cell.term.target.number.unit if run.cell.term.target else ""
    for fact in facts:
        claim_ids = findings.compiled.incidents[-1 - fact.row].claim_ids if fact.row < 0 else ()
        yield Reason("claim", _in_words(fact, unit, zone, findings, run.cell.id), claim_ids)
    if total > len(facts):
        yield Reason("bound", f"{total:,} such in all.")
    if not facts:
        yield Reason("absence", "Nothing in the registered tables bears on it under this account.")


def _called(row: int, findings: Findings, cell: int | None = None, kind: str = "") -> str:
    """Name a row as claims may name it; one that a claim is beside the tables, by the incident.

    Args:
        cell: On which it weighs, ``kind`` as of a fact. Where rows of several kinds may weigh so, the number is all
            that is said; so it is of rows that weigh on another cell.
    """
    if row < 0:
        return f"`{findings.compiled.incidents[-1 - row].id}`"
    of = [feed for feed in findings.points.feeds if cell in {one for _, one, _ in feed.patterns}]
    names = {feed.dataset.name_of(feed.kind.name, row) for feed in of if feed.role == ROLE_OF.get(kind, kind)}
    return names.pop() if len(names) == 1 else f"row {row}"


def _in_words(fact: Fact, unit: str, zone: ZoneInfo, findings: Findings, cell: int) -> str:
    when = show_moment(fact.at, zone)
    until = show_moment(fact.until, zone) if fact.until is not None else ""
    sure = "for certain" if fact.is_sure else "possibly"
    row = _called(fact.row, findings, cell, fact.kind)
    row = row if row != f"row {fact.row}" else f"Row {fact.row}"
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
