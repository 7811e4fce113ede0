"""Decisions that were kept in files before there was a log are taken over into it.

Until then they were lines of ``intake/decisions.jsonl``, and the claims that followed were lines of
``claims/reviewed.jsonl``. Each line becomes an entry whose body says who decided and when; the entry itself says who
took it over, and when that was. Both files are kept, in ``intake/adopted/``.

====  ====================================================================
I411  not-a-decision: a line of the file is not one
I412  not-in-the-log: a case has decisions in a file
I413  not-decided: a reviewed claim does not follow from the decisions, or they from each other
====  ====================================================================
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from holdfire.intake.decided.accepted import Accepted, accepted
from holdfire.intake.decided.decisions import KINDS, Decision
from holdfire.intake.decided.review import entry_of
from holdfire.log.entry import NewEntry
from holdfire.log.standing import standing
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.lines import record_lines
from holdfire.source.span import Span

DECISIONS = Path("intake") / "decisions.jsonl"
CLAIMS = Path("claims") / "reviewed.jsonl"
KEPT = Path("intake") / "adopted"


@dataclass(frozen=True, slots=True)
class Adopted:
    """What was taken over.

    Attributes:
        batch: Id of all its entries; ``""``: there was nothing to take over.
        decisions: How many.
        kept: The files, where they are now.
    """

    batch: str = ""
    decisions: int = 0
    kept: tuple[Path, ...] = ()


def not_adopted(folder: Path) -> tuple[Diagnostic, ...]:
    """Say that a case has decisions in a file, if it has."""
    path = folder / DECISIONS
    if not path.exists():
        return ()
    message, fix = "the decisions of this case stand in a file, not in its log", f"`holdfire log adopt {folder}`"
    return (Diagnostic("I412", "not-in-the-log", "error", message, Span(str(path), 1, 1, 1, 2), help=fix),)


def adopt(folder: Path, by: str, at: int, why: str = "") -> Outcome[Adopted]:
    """Take the decisions of a case over into its log, all or none; nothing is done where they have errors.

    A second time it only finishes what was interrupted.

    Args:
        folder: Of the case.
        by: Who takes them over; ``at``: when, UTC seconds.

    Raises:
        LogError: The log cannot be written.
    """
    from holdfire.log.store import open_log  # noqa: PLC0415  a fifth of a second, paid by who writes

    path = folder / DECISIONS
    if not path.exists():
        return Outcome(Adopted())
    read = _read_file(path)
    wrong = read.diagnostics or _unfounded(folder, read.value)
    if wrong:
        return Outcome(Adopted(), wrong)
    told = {"format": "decisions", "file": str(DECISIONS), "sha256": sha256(path.read_bytes()).hexdigest()}
    with open_log(folder) as log, log.writing(at) as writing:
        stand = standing(lambda kinds: writing.entries(kinds=kinds), ("batch",))
        batch = next((one.batch for one in stand if told.items() <= one.body.items()), "")
        if not batch:
            first = writing.head.number + 1
            batch = f"b{first}"
            body = {**told, "counts": {"decisions": len(read.value)}}
            entries = [_entry(one, first) for one in read.value]
            named = [NewEntry(by, "batch", batch, body, why), *(replace(one, by=by) for one in entries)]
            writing.append(replace(one, batch=batch) for one in named)
    return Outcome(Adopted(batch, len(read.value), _put_away(folder)))


def _entry(decision: Decision, first: int) -> NewEntry:
    """Write a decision of the file as an entry; ``first`` is the number of the entry before the first of them."""
    new = entry_of(decision if decision.kind != "undo" else replace(decision, undoes=first + decision.undoes))
    return replace(new, body={**new.body, "by": decision.by, "at": decision.at})


def _read_file(path: Path) -> Outcome[tuple[Decision, ...]]:
    """Read the decisions of a file, numbered by line; none if a line is broken."""
    found: list[Diagnostic] = []
    decisions: list[Decision] = []
    for number, line in enumerate(record_lines(path.read_text(encoding="utf-8")), 1):
        try:
            record = json.loads(line)
            if record["kind"] not in KINDS:
                raise ValueError(f"there is no decision called `{record['kind']}`")
            decisions.append(Decision(**record, number=number))
        except (ValueError, KeyError, TypeError) as error:
            message, fix = f"this line is not a decision: {error}", "take back what was changed in this file"
            found.append(_at(path, number, "I411", "not-a-decision", message, fix))
    for one in decisions:
        if one.kind == "undo" and not any(each.number == one.undoes for each in decisions[: one.number - 1]):
            message, fix = f"line {one.undoes} is not before this one", "take back what was changed in this file"
            found.append(_at(path, one.number, "I413", "not-decided", message, fix))
        elif one.kind == "undo" and decisions[one.undoes - 1].kind == "undo":
            message = f"line {one.undoes} is itself a taking back: this line never meant anything"
            found.append(_at(path, one.number, "I413", "not-decided", message, "leave this line out"))
    return Outcome(() if found else tuple(decisions), tuple(found))


def _unfounded(folder: Path, decisions: Sequence[Decision]) -> tuple[Diagnostic, ...]:
    """Find reviewed claims that no decision leads to: they would be lost."""
    path = folder / CLAIMS
    lines = record_lines(path.read_text(encoding="utf-8")) if path.exists() else []
    follow = {row["id"]: row for one in accepted(decisions) for row in _written(one)}
    found = []
    for number, line in enumerate(lines, 1):
        row = _row(line)
        if line.strip() and (not row or follow.get(row.get("id")) != row):
            message = "this claim does not follow from the decisions, or not as it stands here"
            fix = "put it into a file of its own in `claims/`, under a name that no decision has"
            found.append(_at(path, number, "I413", "not-decided", message, fix))
    return tuple(found)


def _written(one: Accepted) -> list[dict[str, Any]]:
    """Give what an acceptance wrote into the file of claims: its row, and one more when it was undone."""
    if one.undone is None:
        return [one.row]
    back = {"id": f"{one.row['id']}-taken-back", "retracts": one.row["id"], "recorded": one.undone.at}
    back |= {key: one.row[key] for key in ("chain", "published", "said", "quote") if key in one.row}
    return [one.row, back | ({"note": one.undone.why} if one.undone.why else {})]


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}


def _put_away(folder: Path) -> tuple[Path, ...]:
    """Move both files to where they are only kept; the decisions last, so that an interrupted move goes on."""
    found = []
    for path in (CLAIMS, DECISIONS):
        if (folder / path).exists():
            (folder / KEPT).mkdir(parents=True, exist_ok=True)
            place, number = folder / KEPT / path.name, 1
            while place.exists():
                number += 1
                place = folder / KEPT / f"{path.stem}-{number}{path.suffix}"
            (folder / path).rename(place)
            found.append(place)
    return tuple(found)


def _at(path: Path, number: int, code: str, slug: str, message: str, fix: str) -> Diagnostic:
    return Diagnostic(code, slug, "error", message, Span(str(path), number, 1, number, 2), help=fix)
