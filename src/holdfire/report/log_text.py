"""Entries of the log, for people: a line each, worded by what they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.log.entry import Entry
from holdfire.source.safe_text import safe_to_show

LONGEST = 160
ASIDE = ("id", "recorded", "chain", "published", "kind", "quote", "note")


def entry_text(entry: Entry, zone: str, undone: Mapping[int, int]) -> str:
    """Write an entry in one line, and below it why it was made and that it was undone.

    Args:
        entry: Of the log.
        zone: To show its time in.
        undone: Numbers of entries that do not stand, with the entry that undid each.
    """
    at = datetime.fromtimestamp(entry.second, ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M:%S %z")
    lines = [f"{entry.number:>6}  {at}  {safe_to_show(entry.by)}: {_cut(safe_to_show(entry_words(entry)))}"]
    lines += [f"        why: {safe_to_show(entry.why)}"] if entry.why else []
    lines += [f"        undone by entry {undone[entry.number]}"] if entry.number in undone else []
    return "\n".join(lines)


def entry_words(entry: Entry) -> str:
    """Say what an entry does, after its kind: the log never calls an undoing a creation."""
    body, of = entry.body, entry.subject
    match entry.kind:
        case "claim":
            return _claim_words(of, body["row"])
        case "undo":
            undid = f"import {body['batch']}" if body.get("batch") else f"entry {body['entry']}"
            return f"undid {undid}{_first_by(body)}"
        case "batch":
            return f"imported {body.get('file', 'a file')} as {of}"
        case "vanished":
            return f"marked {of}: its source has it no longer"
        case "decision":
            return _decision_words(of, body)
        case "incident":
            return f"grouped {', '.join(body.get('claims', ()))} as {of}: {body.get('judgement', '')}"
        case "publication":
            return f"published by profile {of}"
        case "seal":
            return f"had the log's head stamped by {of}"
        case kind:
            return f"added {kind} {of}"


def _decision_words(of: str, body: Mapping[str, Any]) -> str:
    claim = f" as {body['claim'].get('id', '')}" if body.get("claim") else ""
    means = f" {body['means']}" if body.get("means") else ""
    words = {"link": f"said that {of} means{means}", "add": f"added the candidate {of}"}
    return words.get(body.get("kind", ""), f"decided on {of}: {body.get('kind', '')}{claim}") + _first_by(body)


def _first_by(body: Mapping[str, Any]) -> str:
    """Say who decided, and when, of what was taken over from before there was a log."""
    return f", by {body['by']} at {body['at']}" if body.get("by") and body.get("at") else ""


def _claim_words(name: str, row: Mapping[str, Any]) -> str:
    if row.get("retracts"):
        return f"took back {row['retracts']} ({name})"
    verb = f"corrected {row['replaces']} by" if row.get("replaces") else "added"
    said = ", ".join(f"{key}: {_plain(value)}" for key, value in row.items() if key not in (*ASIDE, "replaces"))
    chain = row.get("chain", "?")
    told_by = chain if isinstance(chain, str) else " → ".join(chain)
    return f"{verb} {row.get('kind', 'claim')} {name} ({said}), from {told_by}"


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 2] + " …"


def row_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Say what a correction changes: one line for each key that differs."""
    keys = [key for key in dict.fromkeys((*before, *after)) if key not in ("id", "replaces", "retracts", "recorded")]
    changed: Iterable[str] = (key for key in keys if before.get(key) != after.get(key))
    return [f"{key}: {_plain(before.get(key, 'nothing'))} → {_plain(after.get(key, 'nothing'))}" for key in changed]
