"""Deciding: a decision is appended, and then the claim that follows from it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from filelock import FileLock

from holdfire.intake.decisions import DECISIONS, Decision, claims_of, decided, read_decisions
from holdfire.source.lines import record_lines

CLAIMS = Path("claims") / "reviewed.jsonl"


class DecidedMeanwhileError(Exception):
    """Somebody else has decided on a candidate since the reviewer saw it; ``decision`` is theirs."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(f"{decision.by} has decided on `{decision.candidate}` meanwhile: {decision.kind}")
        self.decision = decision


def decide(folder: Path, decision: Decision, seen: int | None = None) -> Decision:
    """Append a decision, and the claim that follows from it.

    Several reviewers may write at a time. The decision is on disk before its claim is; whatever ended the
    program between the two, the claim is written with the next decision (``write_claims``).

    Args:
        folder: Of the case.
        decision: To append.
        seen: How many decisions the reviewer had seen; ``None``: never mind.

    Returns:
        The decision with its number.

    Raises:
        DecidedMeanwhileError: There is a later one on the same candidate than those seen; nothing is appended.
    """
    path = folder / DECISIONS
    path.parent.mkdir(parents=True, exist_ok=True)
    record = {key: value for key, value in asdict(decision).items() if value and key != "number"}
    with FileLock(path.with_suffix(".lock")):
        if seen is not None and decision.candidate:
            verdict = decided(read_decisions(folder).value).get(decision.candidate)
            if verdict and verdict.number > seen:
                raise DecidedMeanwhileError(verdict)
        _append(path, [record])
        number = len(record_lines(path.read_text(encoding="utf-8")))
        write_claims(folder)
    return replace(decision, number=number)


def write_claims(folder: Path) -> None:
    """Append to ``claims/reviewed.jsonl`` the rows that follow from the decisions and are not there yet."""
    path = folder / CLAIMS
    lines = record_lines(path.read_text(encoding="utf-8")) if path.exists() else []
    there = {json.loads(line)["id"] for line in lines if line.strip()}
    rows = [row for row in claims_of(read_decisions(folder).value) if row["id"] not in there]
    if not rows:
        return
    _append(path, rows)


def _append(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Append lines of JSON, and see that they are on disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    is_open = path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write("\n" + text if is_open else text)
        file.flush()
        os.fsync(file.fileno())
