"""The claims that follow from decisions: those accepted. What was accepted and undone is none, as though never said.

Taking an acceptance back is the reviewer's doing, and says nothing of who is quoted: no claim follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from holdfire.claims.rows import Row
from holdfire.intake.decided.decisions import Decision
from holdfire.log.claim_rows import row_said
from holdfire.source.diagnostic import Diagnostic, Outcome


@dataclass(frozen=True, slots=True)
class Accepted:
    """A candidate that was accepted.

    Attributes:
        by: The decision.
        row: Of its claim, under the name it has in the case.
        undone: What took the decision back; ``None``: it stands.
    """

    by: Decision
    row: dict[str, Any]
    undone: Decision | None = None


def rows_accepted(decisions: Iterable[Decision]) -> Outcome[tuple[Row, ...]]:
    """Give the rows of claims that decisions lead to, oldest first; the line of each is the number of an entry."""
    found: list[Diagnostic] = []
    stand = (one for one in accepted(decisions) if not one.undone)
    rows = tuple(row_said(one.by.number, one.row["recorded"], one.row, found) for one in stand)
    return Outcome(rows, tuple(found))


def claims_of(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """Work out the claims that decisions lead to, as JSON, oldest first."""
    return [one.row for one in accepted(decisions) if not one.undone]


def names_undone(decisions: Iterable[Decision]) -> frozenset[str]:
    """Collect what claims were called whose acceptance was undone."""
    return frozenset(str(one.row["id"]) for one in accepted(decisions) if one.undone)


def accepted(decisions: Iterable[Decision]) -> tuple[Accepted, ...]:
    """List what was ever accepted, oldest first, also what does not stand.

    Each has a name of its own: one that is accepted again never has the name it had before.
    """
    decisions = tuple(decisions)
    undone = {one.undoes: one for one in decisions if one.kind == "undo"}
    used: set[str] = set()
    found = []
    for one in decisions:
        if one.kind == "accept" and one.claim:
            row = {**one.claim, "recorded": one.recorded or one.at}
            row["id"] = _unused(str(row["id"]), used)
            found.append(Accepted(one, row, undone.get(one.number)))
    return tuple(found)


def _unused(name: str, used: set[str]) -> str:
    """Give a name nobody has yet: an accepted candidate that was taken back may be accepted again."""
    number, free = 1, name
    while free in used:
        number += 1
        free = f"{name}-{number}"
    used.add(free)
    return free
