"""Candidates in plain text, for scripts and for people who have the screen read to them, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from holdfire.intake.decided.queue import Waiting
from holdfire.intake.described import describe, kind_of, sureness, words_found
from holdfire.intake.drafts.fields import fields_of
from holdfire.intake.marked import marks_of, pieces
from holdfire.intake.text.sentences import line_around
from holdfire.report.words import counted, joined
from holdfire.review.desk import Desk
from holdfire.source.safe_text import safe_to_show

MOST_WORDS = 60
VERDICTS = {"accept": "accepted", "reject": "rejected", "unsure": "unsure"}


def line_of(desk: Desk, one: Waiting) -> str:
    """Say in one line what waits, for a list."""
    words = " ".join(words_found(one.candidate).split())
    words = words if len(words) <= MOST_WORDS else f"{words[: MOST_WORDS - 1]}…"
    parts = [one.ref, kind_of(one.candidate), sureness(one.candidate).partition(",")[0], f"“{words}”", standing_of(one)]
    effects = desk.effects(one)
    terms = list(dict.fromkeys(effect.term for effect in effects))
    if terms:
        parts.append(f"would change {counted(len(terms), 'term')}: {joined(terms)}")
    row = desk.row(one)
    wrong = [each for each in desk.mistakes(row) if each.severity == "error"] if row and not one.decision else []
    if wrong:
        parts.append(f"not ready: {joined(dict.fromkeys(each.key or each.message for each in wrong))}")
    return safe_to_show("; ".join(part for part in parts if part))


def standing_of(one: Waiting) -> str:
    """Say what was decided, by whom and when; ``""``: nothing."""
    if one.decision is None:
        return ""
    why = f" ({one.decision.why})" if one.decision.why else ""
    return f"{VERDICTS[one.decision.kind]} by {one.decision.by}, {one.decision.at}{why}"


def whole(desk: Desk, one: Waiting) -> str:
    """Say all there is to a candidate, in lines of text."""
    lines = [f"{one.ref} in {one.document.title or one.document.id}"]
    if one.decision:
        lines.append(standing_of(one))
    lines += ["", marked_sentence(one), "", "found:"]
    lines += [f"  {line.head}: {line.text}" for line in describe(one.candidate)]
    row = desk.row(one)
    if row is None:
        return safe_to_show("\n".join([*lines, "", "a date is no claim by itself"]))
    lines += ["", "would become the claim:"]
    lines += [f"  {field.key}: {field.text or '?'}" for field in fields_of(row)]
    found = desk.mistakes(row) if not one.decision else ()
    lines += _listed("to be mended:", [each.words for each in found if each.severity != "note"])
    lines += _listed("to note:", [each.words for each in found if each.severity == "note"])
    lines += _listed("names the case does not know:", [f"{each.name} ({each.sort})" for each in desk.unknown(one)])
    accounts = len(desk.case.accounts)
    supposes = f", {desk.supposes}" if desk.supposes else ""
    lines += _listed(f"would change{supposes}:", [effect.words(accounts) for effect in desk.effects(one)])
    related = [f"{each.says} {each.claim}: {each.reason}" for each in desk.related(one)]
    lines += _listed("claims it may relate to:", related)
    answers = [f'{each}: with --set "reply to={each}" it is' for each in desk.may_answer(one)]
    return safe_to_show("\n".join([*lines, *_listed("claims it may be a reply to:", answers)]))


def marked_sentence(one: Waiting) -> str:
    """Give the words around a candidate, with signs around its own: «content», ‹cue›, [source or actor]."""
    text, marks = one.document.text, marks_of(one.candidate)
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    around = line_around(text, first, last)
    start = text.index(around, max(0, first - 300))
    return "".join(piece.text for piece in pieces(text, marks, start, start + len(around))).strip()


def as_json(desk: Desk, chosen: Iterable[Waiting]) -> str:
    """Write candidates for programs."""
    listed = [_record(desk, one) for one in chosen]
    progress = desk.progress
    counts = {"accepted": progress.accepted, "rejected": progress.rejected, "unsure": progress.unsure}
    head = {
        "progress": {**counts, "total": progress.total},
        "supposes": desk.supposes or None,
        "candidates": listed,
    }
    return json.dumps(head, ensure_ascii=False, indent=2) + "\n"


def _record(desk: Desk, one: Waiting) -> dict[str, Any]:
    row = desk.row(one)
    decision = one.decision
    return {
        "ref": one.ref,
        "document": one.document.id,
        "candidate": one.candidate.as_json(),
        "claim": row,
        "decision": {"kind": decision.kind, "by": decision.by, "at": decision.at} if decision else None,
        "mistakes": [
            {"field": each.key, "severity": each.severity, "message": each.message, "help": each.help}
            for each in (desk.mistakes(row) if row and not decision else ())
        ],
        "unknown": [{"name": each.name, "sort": each.sort} for each in desk.unknown(one)],
        "changes": [
            {"term": each.term, "bearer": each.bearer, "before": each.before, "after": each.after,
             "accounts": list(each.accounts), "readings": list(each.readings), "states": each.is_of_state}
            for each in desk.effects(one)
        ],
        "related": [
            {"claim": each.claim, "relation": each.relation, "reason": each.reason, "likely": not each.is_weak}
            for each in desk.related(one)
        ],
    }  # fmt: skip


def _listed(head: str, lines: Sequence[str]) -> list[str]:
    return ["", head, *(f"  {line}" for line in lines)] if lines else []
