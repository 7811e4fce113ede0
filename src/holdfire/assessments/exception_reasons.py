"""Which exception covers which incident, or may."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Reason
from holdfire.assessments.window_reasons import leaf_reason
from holdfire.claims.incident import Incident
from holdfire.deal.condition import leaves
from holdfire.deal.model import Exception_
from holdfire.engine.facets import asked_of, profile_level
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
        if not is_told or not _is_in_window(run, seat, incident.earliest, incident.latest):
            continue
        if not any(profile_level(asked_of(p.act, p.by), incident.facets, vocabulary) for p in patterns):
            continue
        possible = row["covered_may"] >> seat & 1
        covering = tuple(
            one
            for one in run.cell.term.exceptions
            if (possible or one.when is not None)
            and profile_level(asked_of(one.act, one.by or run.cell.bearer), incident.facets, vocabulary)
        )
        if not covering:
            continue
        found += 1
        if found > MOST_EXCEPTED:
            return
        sure = bool(row["covered_must"] >> seat & 1)
        how = "covered {}, for certain, so it does not count" if sure else "covered {}, possibly"
        yield _excepted(incident, covering, how if possible else "not covered then {}", run, seat, findings)


def _excepted(
    incident: Incident, covering: tuple[Exception_, ...], how: str, run: CellRun, seat: int, findings: Findings
) -> Reason:
    """Say whether exceptions cover an incident; of those with a condition, where that stood then."""
    act = " or ".join(sorted(str(one) for one in incident.facets[0].alternatives))
    names = " or ".join(dict.fromkeys(f"“{one.id}”" for one in covering))
    when = show_moment(incident.earliest, ZoneInfo(findings.compiled.deal.zone))
    at = min(incident.latest, findings.asked.now)
    parts = dict.fromkeys(leaf for one in covering if one.when is not None for leaf in leaves(one.when))
    under = tuple(leaf_reason(leaf, run, seat, at, findings) for leaf in parts)
    text = f"{act}, from {when}: {how.format(f'by the exception {names}')}."
    return Reason("exception", text, incident.claim_ids, under=under)


def _is_in_window(run: CellRun, seat: int, first: int, last: int) -> bool:
    """Say whether the term possibly runs in some second of a span."""
    steps = run.windows.open.stretches(last + 1)
    return any(may >> seat & 1 for start, end, may, _ in steps if start <= last and end > first)
