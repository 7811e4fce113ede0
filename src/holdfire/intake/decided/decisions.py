"""What reviewers decided: entries of the log, who and when, and nothing edited.

All else is worked out from them: which candidates are open, which names mean whom (``linked``), which claims the
case has from articles (``accepted``). Taking back is an entry, too; of those, only what takes back a decision is one.

====  ====================================================================
I411  not-a-decision: an entry of that kind, or a line of the file that was before the log, is not one
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from holdfire.log.entry import Entry
from holdfire.log.kept import FILE
from holdfire.log.state import read_deciding, undone_by
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.span import Span

KINDS = ("accept", "reject", "unsure", "add", "link", "undo")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of one reviewer.

    Attributes:
        kind: One of ``KINDS``.
        by: Who decided.
        at: When, UTC, as ``2016-10-07 09:30:00Z``.
        candidate: ``document#id``; ``""`` for a name.
        claim: The row of the claim that an accepted candidate becomes, as the reviewer left it.
        found: The candidate that a reviewer adds, in its JSON form.
        name: For a link: the words; ``means``: the id of whom or what they mean; ``sort``: "party" or "place".
        new: For a link to somebody the case did not know: ``{"name", "kind"}`` of the new source, and ``"member of"``:
            the id of whom it belongs to, where somebody said so.
        undoes: The number of the decision taken back; 0: none.
        why: In words.
        number: Of its entry in the log.
        recorded: When it was written to the log, where that was later: it was adopted; else ``""``.
    """

    kind: str
    by: str
    at: str
    candidate: str = ""
    claim: Mapping[str, Any] | None = None
    found: Mapping[str, Any] | None = None
    name: str = ""
    means: str = ""
    sort: str = ""
    new: Mapping[str, str] | None = None
    undoes: int = 0
    why: str = ""
    number: int = field(default=0, compare=False)
    recorded: str = field(default="", compare=False)


TOLD_BY_ENTRY = ("candidate", "undoes", "why", "number", "recorded")
SAID = tuple(each.name for each in fields(Decision) if each.name not in TOLD_BY_ENTRY)
"""What stands in the body of an entry; ``by`` and ``at`` only where the entry was adopted."""


def read_decisions(folder: Path) -> Outcome[tuple[Decision, ...]]:
    """Read all decisions of a case, oldest first; none if an entry is broken.

    Raises:
        LogError: The log cannot be read.
    """
    return decisions_of(read_deciding(folder))


def decisions_of(entries: Iterable[Entry]) -> Outcome[tuple[Decision, ...]]:
    """Make decisions of entries of the kinds ``decision`` and ``undo``, oldest first; none if one is broken.

    Those taken back are among them, followed by what took them back; what was taken back and then not, is not told.
    """
    entries = tuple(entries)
    undone = undone_by(entries)
    taken_back: dict[int, list[int]] = {}
    found: list[Diagnostic] = []
    decisions: list[Decision] = []
    for entry in entries:
        if entry.kind == "undo":
            decisions += [_undoing(entry, number) for number in taken_back.get(entry.number, ())]
            continue
        by = undone.get(entry.number, 0)
        try:
            decisions.append(_decision(entry))
            taken_back.setdefault(by, []).append(entry.number)
        except (ValueError, KeyError, TypeError) as error:
            if not by:
                found.append(_broken(entry, error))
    return Outcome(() if found else tuple(decisions), tuple(found))


def decisions_with(
    decisions: tuple[Decision, ...], entries: tuple[Entry, ...], new: tuple[Entry, ...]
) -> Outcome[tuple[Decision, ...]]:
    """Make the decisions of entries and of more that were appended, where those of the former are made already.

    The same as ``decisions_of`` all of them.
    """
    undoing = [entry.body for entry in new if entry.kind == "undo"]
    named = {body.get("entry") for body in undoing}
    told = {one.undoes for one in decisions} | {entry.number for entry in (*entries, *new) if entry.kind == "undo"}
    if named & told or any(body.get("batch") for body in undoing):
        return decisions_of((*entries, *new))
    read = decisions_of((*(entry for entry in entries if entry.number in named), *new))
    return Outcome((*decisions, *(one for one in read.value if one.number >= new[0].number)), read.diagnostics)


def _decision(entry: Entry) -> Decision:
    body = entry.body
    if body["kind"] not in KINDS or body["kind"] == "undo":
        raise ValueError(f"there is no decision called `{body['kind']}`")
    if strange := sorted(body.keys() - SAID):
        raise ValueError(f"a decision has no `{strange[0]}`")
    candidate = "" if body["kind"] == "link" else entry.subject
    said = {"by": entry.by, "at": entry.said_at, **body}
    recorded = entry.said_at if "at" in body else ""
    return Decision(**said, candidate=candidate, why=entry.why, number=entry.number, recorded=recorded)


def _undoing(entry: Entry, number: int) -> Decision:
    body, at = entry.body, entry.said_at
    by, when = body.get("by", entry.by), body.get("at", at)
    recorded = at if "at" in body else ""
    return Decision("undo", by, when, undoes=number, why=entry.why, number=entry.number, recorded=recorded)


def _broken(entry: Entry, error: Exception) -> Diagnostic:
    where = Span(FILE, entry.number, 1, entry.number, 2)
    message = f"entry {entry.number} of the log is no decision: {error}"
    fix = f"take it back: `holdfire undo CASE {entry.number}`"
    return Diagnostic("I411", "not-a-decision", "error", message, where, help=fix)


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Leave out what was undone, and the undoing."""
    decisions = tuple(decisions)
    undone = {one.undoes for one in decisions if one.kind == "undo"}
    return tuple(one for one in decisions if one.kind != "undo" and one.number not in undone)


def decided(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Map each candidate to the last decision on it that stands."""
    return {one.candidate: one for one in standing(decisions) if one.kind in ("accept", "reject", "unsure")}


def links(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """List the names that reviewers linked, in the order in which they did."""
    return tuple(one for one in standing(decisions) if one.kind == "link")
