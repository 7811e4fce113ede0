"""Which exception covers which incident, or may."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Reason
from holdfire.engine.facets import Vocabulary, asked_of, profile_level
from holdfire.engine.run import CellRun, Findings
from holdfire.vocab.moment_text import show_moment

MOST_EXCEPTED = 3


def exception_reasons(run: CellRun, seat: int, findings: Findings) -> Iterable[Reason]:
    """Name incidents told to this account that would count, were it not for an exception."""
    compiled = findings.compiled
    vocabulary = compiled.vocabulary
    patterns = [p for p in compiled.patterns if p.cell == run.cell.id and p.role != "exception"]
    found = 0
    for row in findings.excepted.get(run.cell.id, ()):
        incident = compiled.incidents[row["row"]]
        is_told = incident.told_may >> (seat // 2) & 1 and incident.earliest < findings.asked.now
        if not is_told or not row["covered_may"] >> seat & 1:
            continue
        if not _is_in_window(run, seat, incident.earliest, incident.latest):
            continue
        if not any(profile_level(asked_of(p.act, p.by), incident.facets, vocabulary) for p in patterns):
            continue
        found += 1
        if found > MOST_EXCEPTED:
            return
        yield _excepted(row, run, seat, findings, vocabulary)


def _excepted(row: Mapping[str, Any], run: CellRun, seat: int, findings: Findings, vocabulary: Vocabulary) -> Reason:
    compiled = findings.compiled
    incident = compiled.incidents[row["row"]]
    act = " or ".join(sorted(str(one) for one in incident.facets[0].alternatives))
    bearer = run.cell.bearer
    names = dict.fromkeys(
        f"“{one.id}”"
        for one in run.cell.term.exceptions
        if profile_level(asked_of(one.act, one.by or bearer), incident.facets, vocabulary)
    )
    sure = "for certain, so it does not count" if row["covered_must"] >> seat & 1 else "possibly"
    when = show_moment(incident.earliest, ZoneInfo(compiled.deal.zone))
    text = f"{act}, from {when}: covered by the exception {' or '.join(names)}, {sure}."
    return Reason("exception", text, incident.claim_ids)


def _is_in_window(run: CellRun, seat: int, first: int, last: int) -> bool:
    """Say whether the term possibly runs in some second of a span."""
    steps = run.windows.open.stretches(last + 1)
    return any(may >> seat & 1 for start, end, may, _ in steps if start <= last and end > first)
