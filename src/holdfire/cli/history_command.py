"""``holdfire history``: everything that was ever entered about one thing."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from holdfire.cli.asking import check_folder
from holdfire.cli.log_command import print_entries
from holdfire.cli.usage import UsageError
from holdfire.deal.load import deal_zone
from holdfire.log.entry import Entry
from holdfire.log.state import read_entries, undone_by
from holdfire.report.log_text import row_changes


def run(asked: argparse.Namespace) -> int:
    """Show the entries about something, with what each correction changed.

    Raises:
        UsageError: The log says nothing about it.
    """
    folder = Path(asked.case)
    check_folder(folder)
    entries = read_entries(folder)
    about = history_of(asked.subject, entries)
    if not about:
        raise UsageError(f"the log says nothing about `{asked.subject}`; what stands in files has no history here")
    zone, undone = deal_zone(folder).key, undone_by(entries)
    rows = {entry.subject: entry.body["row"] for entry in about if entry.kind == "claim"}
    for entry in about:
        print_entries((entry,), asked.format, zone, undone)
        row = entry.body["row"] if entry.kind == "claim" else {}
        if asked.format == "text" and row.get("replaces") in rows:
            for line in row_changes(rows[row["replaces"]], row):
                print(f"        {line}")
    return 0


def history_of(subject: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Find the entries about something: its own, what corrected or took it back or what it did, what undid any of them.

    Args:
        subject: Id of what it is about.
        entries: All of the log, oldest first.
    """
    entries = tuple(entries)
    names = {subject}
    numbers: set[int] = set()
    batches: set[str] = set()
    for _ in range(2):  # corrections stand after what they correct; a second time for what is asked from its last
        for entry in entries:
            body = entry.body if entry.kind in ("claim", "undo", "incident", "decision") else {}
            spoken = names_spoken_of(body)
            if entry.subject in names or names & spoken:
                numbers.add(entry.number)
                names |= {entry.subject, *spoken} if "row" in body or "claim" in body else set()
                batches |= {entry.batch} if entry.batch else set()
            elif entry.kind == "undo" and (body.get("entry") in numbers or body.get("batch") in batches):
                numbers.add(entry.number)
    return tuple(entry for entry in entries if entry.number in numbers)


def names_spoken_of(body: Mapping[str, Any]) -> set[str]:
    """Give what an entry speaks of beside its subject: claims it corrects, takes back, groups, makes; who is meant."""
    row, claim = body.get("row") or {}, body.get("claim") or {}
    named = (row.get("replaces"), row.get("retracts"), claim.get("id"), body.get("means"), *body.get("claims", ()))
    return {str(name) for name in named if name}
