"""What differs between two deals, for people as lines and for programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from holdfire.assessments.assessment import Assessment
from holdfire.assessments.compare import AssessmentChange
from holdfire.deal.diff.change import Change
from holdfire.report.words import LATE_WORDS, in_state_order, reading_words, states_phrase

SAME = "No differences."
LINE = 100
_SECTIONS = {"deal": "The deal itself", "questions": "Readings and draft wordings"}


def diff_text(changes: Sequence[Change]) -> str:
    """Write the differences, section by section; ``No differences.`` for none."""
    if not changes:
        return SAME
    lines = []
    for section, found in groupby(changes, key=lambda change: change.section):
        lines += ["", _SECTIONS.get(section, section.capitalize())]
        for _, about in groupby(found, key=lambda change: change.name):
            lines += _thing(list(about))
    return "\n".join(lines[1:])


def assessments_text(
    changes: Sequence[AssessmentChange], shown: Mapping[str, str], head: str = "Assessments on the same claims"
) -> str:
    """Write which assessments differ, accounts under which they do so alike together.

    Args:
        changes: In the order of the deal.
        shown: Names to show of bearers, by label.
        head: What is compared.
    """
    if not changes:
        return f"{head}: no differences."
    lines = [head]
    for (term, bearer, reading), found in groupby(changes, key=lambda each: (each.term, each.bearer, each.reading)):
        under = f" ({reading_words(reading)})" if reading else ""
        lines.append(f"  {term} · {shown.get(bearer, bearer)}{under}")
        alike: dict[str, list[str]] = {}
        for each in found:
            alike.setdefault(f"{_standing(each.before)} → {_standing(each.after)}", []).append(each.account)
        for words, accounts in alike.items():
            lines += [f"    {'; '.join(accounts)}", f"      {words}"]
    return "\n".join(lines)


def diff_json(changes: Iterable[Change], assessments: Iterable[AssessmentChange] | None) -> str:
    """Write the same as JSON text, two spaces a level; ends in a newline.

    Returns:
        ``changes``: one object for each, with the fields of ``Change``; ``assessments``: ``null`` where nobody asked,
        else one object for each that differs, with the states ``before`` and ``after`` (``null``: not assessed).
    """
    data = {
        "changes": [asdict(change) for change in changes],
        "assessments": None if assessments is None else [_assessment_data(each) for each in assessments],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _thing(changes: list[Change]) -> Iterator[str]:
    """Write what differs in one thing: added, removed or renamed, then key by key."""
    first = changes[0]
    name = f"{first.name} (part of {first.part_of})" if first.part_of else first.name
    match first.kind:
        case "added" | "removed":
            whole = first.after or first.before
            yield f"  {first.kind}  {name}{f': {whole}' if whole and whole != 'not said' else ''}"
            return
        case "renamed":
            yield f"  renamed  {first.before} → {name}"
        case _ if name:
            yield f"  changed  {name}"
    for change in changes:
        if change.kind == "changed":
            yield from _key(change)


def _key(change: Change) -> Iterator[str]:
    under = f" (reading {reading_words(change.reading)})" if change.reading else ""
    key = f"    {change.key}{under}"
    line = f"{key}: {change.before} → {change.after}"
    if len(line) <= LINE:
        yield line
    else:
        yield from (key, f"      before: {change.before}", f"      after:  {change.after}")


def _standing(each: Assessment | None) -> str:
    if each is None:
        return "not assessed"
    late = LATE_WORDS[each.late]
    return f"{states_phrase(each.states, each.form)}{f', {late}' if late else ''}"


def _assessment_data(each: AssessmentChange) -> dict[str, Any]:
    data: dict[str, Any] = {name: getattr(each, name) for name in ("term", "bearer", "account", "reading")}
    for when, one in (("before", each.before), ("after", each.after)):
        data[when] = one and {"states": list(in_state_order(one.states)), "late": one.late}
    return data
