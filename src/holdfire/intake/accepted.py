"""The claims that follow from decisions: those accepted, and the rows that take them back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from holdfire.claims.rows import Row
from holdfire.intake.decisions import Decision
from holdfire.log.claim_rows import row_said
from holdfire.source.diagnostic import Diagnostic, Outcome


def rows_accepted(decisions: Iterable[Decision]) -> Outcome[tuple[Row, ...]]:
    """Give the rows of claims that decisions lead to, oldest first; the line of each is the number of an entry."""
    found: list[Diagnostic] = []
    rows = tuple(row_said(one.number, one.recorded or one.at, row, found) for one, row in _following(decisions))
    return Outcome(rows, tuple(found))


def claims_of(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """Work out the claims that decisions lead to, as JSON, oldest first: those accepted, and those taken back."""
    return [row for _, row in _following(decisions)]


def _following(decisions: Iterable[Decision]) -> list[tuple[Decision, dict[str, Any]]]:
    """Work out what follows from which decision."""
    rows: dict[int, dict[str, Any]] = {}
    used: set[str] = set()
    written = []
    for one in decisions:
        recorded = {"recorded": one.recorded or one.at}
        if one.kind == "accept" and one.claim:
            row = {**one.claim, **recorded}
            row["id"] = _unused(str(row["id"]), used)
            rows[one.number] = row
            written.append((one, row))
        elif one.kind == "undo" and one.undoes in rows:
            row = rows.pop(one.undoes)
            back = {"id": f"{row['id']}-taken-back", "retracts": row["id"], **recorded}
            back |= {key: row[key] for key in ("chain", "published", "said", "quote") if key in row}
            written.append((one, back | ({"note": one.why} if one.why else {})))
    return written


def _unused(name: str, used: set[str]) -> str:
    """Give a name nobody has yet: an accepted candidate that was taken back may be accepted again."""
    number, free = 1, name
    while free in used:
        number += 1
        free = f"{name}-{number}"
    used.add(free)
    return free
