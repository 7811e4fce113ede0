"""Deciding: a decision becomes an entry of the log, and all that follows from it follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from holdfire.intake.decided.decisions import SAID, Decision, decided, decisions_of
from holdfire.log.entry import MOST, NewEntry, as_said
from holdfire.log.state import DECIDING


class DecidedMeanwhileError(Exception):
    """Somebody else has decided on a candidate since the reviewer saw it; ``decision`` is theirs."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(f"{decision.by} has decided on `{decision.candidate}` meanwhile: {decision.kind}")
        self.decision = decision


def decide(folder: Path, decision: Decision, seen: int | None = None) -> Decision:
    """Append a decision to the log; a case that has none yet gets one.

    Several reviewers may write at a time: each holds the log while it looks and writes.

    Args:
        folder: Of the case.
        decision: To append.
        seen: The number of the last entry that the reviewer had seen; ``None``: never mind.

    Returns:
        The decision with its number, and when it was written.

    Raises:
        DecidedMeanwhileError: There is a later one on the same candidate than those seen; nothing is appended.
        LogError: The log cannot be written.
    """
    from holdfire.log.store import open_log  # noqa: PLC0415  a fifth of a second, paid by who writes

    with open_log(folder) as log, log.writing(second_of(decision.at)) as writing:
        if seen is not None and decision.candidate:
            later = decisions_of(writing.entries(seen, DECIDING)).value
            if verdict := decided(later).get(decision.candidate):
                raise DecidedMeanwhileError(verdict)
        writing.append([entry_of(decision)])
    return replace(decision, number=writing.head.number, at=as_said(writing.head.at))


def entry_of(decision: Decision) -> NewEntry:
    """Write a decision as an entry: who and when are those of the entry."""
    if decision.kind == "undo":
        return NewEntry(decision.by, "undo", str(decision.undoes), {"entry": decision.undoes}, decision.why)
    said = {key: value for key, value in asdict(decision).items() if value and key in SAID and key not in ("by", "at")}
    return NewEntry(decision.by, "decision", decision.candidate or decision.name, _canonical(said), decision.why)


def second_of(at: str) -> int:
    """Give the UTC second of a time as decisions have it, ``2016-10-07 09:30:00Z``."""
    return int(datetime.strptime(at, "%Y-%m-%d %H:%M:%SZ").replace(tzinfo=UTC).timestamp())


def _canonical(said: Mapping[str, Any]) -> dict[str, Any]:
    """Write decimals, and numbers that not every reader of JSON reads alike, as text."""
    return {key: _plain(value) for key, value in said.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _canonical(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number and (isinstance(value, float) or abs(value) > MOST) else value
