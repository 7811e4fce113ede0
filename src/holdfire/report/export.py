"""Assessments as plain data, for programs: JSON as ``docs/assessments.schema.json`` says, and flat CSV.

The same assessments give the same bytes. Times are ISO 8601 in the deal's zone;
quantities are plain numbers, an open upper end is ``null``.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from holdfire.assessments.assessment import Assessment, Bounds, Question, Reason
from holdfire.pipeline import Case
from holdfire.report.clock import iso_or_none, iso_time
from holdfire.report.words import in_state_order
from holdfire.vocab.quantity import MILLI

COLUMNS = (
    "term",
    "form",
    "bearer",
    "account",
    "reading",
    "states",
    "certain",
    "basis",
    "late",
    "since",
    "done_low",
    "done_high",
    "target_low",
    "target_high",
    "unit",
    "total_low",
    "total_high",
    "met_low",
    "met_high",
    "late_low",
    "late_high",
    "missed_low",
    "missed_high",
    "open_low",
    "open_high",
    "alleged",
    "established",
    "watched_whole",
    "watched_part",
    "access_refused",
    "settles",
)


def plain_number(milli: int | None) -> int | float | None:
    """Turn thousandths into a number: whole where it is whole; ``None`` stays."""
    if milli is None:
        return None
    return milli // MILLI if milli % MILLI == 0 else milli / MILLI


def amount(bounds: Bounds) -> dict[str, Any]:
    """Write bounds given in thousandths."""
    return {"low": plain_number(bounds.low), "high": plain_number(bounds.high)}


def tally(bounds: Bounds) -> dict[str, Any]:
    """Write bounds given as plain counts."""
    return {"low": bounds.low, "high": bounds.high}


def reason_data(reason: Reason) -> dict[str, Any]:
    """Write a tree of reasons."""
    return {
        "kind": reason.kind,
        "text": reason.text,
        "claims": list(reason.claim_ids),
        "clause": reason.clause,
        "under": [reason_data(each) for each in reason.under],
    }


def assessment_data(each: Assessment, zone: str, with_timeline: bool = False) -> dict[str, Any]:
    """Write one assessment; see ``docs/assessments.schema.json`` for every field."""
    numbers, instances, breaches, watched = each.numbers, each.instances, each.breaches, each.coverage
    data: dict[str, Any] = {
        "term": each.term,
        "form": each.form,
        "bearer": each.bearer,
        "account": each.account,
        "reading": each.reading,
        "states": list(in_state_order(each.states)),
        "late": each.late,
        "certain": each.is_certain,
        "basis": each.basis or None,
        "since": iso_or_none(each.since, zone),
        "numbers": numbers and {"done": amount(numbers.done), "target": amount(numbers.target), "unit": numbers.unit},
        "instances": instances
        and {name: tally(getattr(instances, name)) for name in ("total", "met", "late", "missed", "open")},
        "breaches": breaches
        and {"alleged": breaches.alleged, "established": breaches.established, "dates": list(breaches.dates)},
        "coverage": watched and {"whole": watched.whole, "part": watched.part, "refused": watched.refused},
        "settles": list(each.settles),
        "reasons": [reason_data(reason) for reason in each.reasons],
    }
    if with_timeline:
        data["timeline"] = [
            {
                "start": iso_or_none(stretch.start, zone),
                "end": iso_or_none(stretch.end, zone),
                "states": list(in_state_order(stretch.states)),
            }
            for stretch in each.timeline
        ]
    return data


def assessments_data(
    case: Case, question: Question, assessments: Iterable[Assessment], with_timeline: bool = False
) -> dict[str, Any]:
    """Write assessments with the question they answer; see ``docs/assessments.schema.json``."""
    zone = case.deal.zone
    start, known, as_if = question.period_start, question.as_known_on, question.as_if
    return {
        "deal": case.deal.id,
        "now": iso_time(question.now, zone),
        "period": {
            "start": None if start is None else iso_time(start, zone),
            "end": iso_time(question.now, zone),
        },
        "as_known_on": None if known is None else {"before": iso_time(known, zone), "by": question.known_by},
        "as_if": None if as_if is None else iso_time(as_if, zone),
        "assessments": [assessment_data(each, zone, with_timeline) for each in assessments],
    }


def assessments_json(
    case: Case, question: Question, assessments: Iterable[Assessment], with_timeline: bool = False
) -> str:
    """Write the same as JSON text, in the script it is in, two spaces a level; ends in a newline."""
    data = assessments_data(case, question, assessments, with_timeline)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def flat_row(data: dict[str, Any]) -> dict[str, Any]:
    """Flatten one assessment for a table; several values are joined with `` | ``, what is unknown is empty."""
    row = {name: data[name] for name in ("term", "form", "bearer", "account", "reading", "late", "since")}
    row |= {"states": " | ".join(data["states"]), "settles": " | ".join(data["settles"])}
    row |= {"certain": "yes" if data["certain"] else "no", "basis": data["basis"]}
    ranges = {**(data["numbers"] or {}), **(data["instances"] or {})}
    row["unit"] = ranges.pop("unit", "")
    for name, bounds in ranges.items():
        row |= {f"{name}_low": bounds["low"], f"{name}_high": bounds["high"]}
    if data["breaches"]:
        row |= {name: data["breaches"][name] for name in ("alleged", "established")}
    if data["coverage"]:
        watched = data["coverage"]
        row |= {"watched_whole": watched["whole"], "watched_part": watched["part"]}
        row["access_refused"] = watched["refused"]
    return row


def stretch_rows(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Flatten the timeline of one assessment: a row per stretch."""
    key = {name: data[name] for name in ("term", "form", "bearer", "account", "reading")}
    return [{**key, **stretch, "states": " | ".join(stretch["states"])} for stretch in data["timeline"]]


def assessments_csv(case: Case, assessments: Sequence[Assessment], with_timeline: bool = False) -> str:
    """Write one row per assessment, or per stretch of each timeline, below a header row; lines end in a line feed."""
    rows = [assessment_data(each, case.deal.zone, with_timeline) for each in assessments]
    out = io.StringIO()
    if with_timeline:
        columns: Sequence[str] = ("term", "form", "bearer", "account", "reading", "start", "end", "states")
        flat = [stretch for row in rows for stretch in stretch_rows(row)]
    else:
        columns, flat = COLUMNS, [flat_row(row) for row in rows]
    writer = csv.DictWriter(out, columns, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(flat)
    return out.getvalue()
