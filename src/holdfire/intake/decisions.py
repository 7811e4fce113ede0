"""What reviewers decided: appended to ``intake/decisions.jsonl``, who and when, and nothing edited.

All else is worked out from it: which candidates are open, which names mean whom, which claims the case has from
articles. An accepted candidate becomes a row of ``claims/reviewed.jsonl``; undoing that takes the claim back
by a row that says so.

====  ====================================================================
I411  not-a-decision: a line of the decisions is not one
====  ====================================================================
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from holdfire.claims.names import NO_NAMES, Names, fold
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.lines import record_lines
from holdfire.source.span import Span
from holdfire.vocab.party import Party

DECISIONS = Path("intake") / "decisions.jsonl"
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
        new: For a link to somebody the case did not know: ``{"name", "kind"}`` of the new source.
        undoes: The number of the decision taken back; 0: none.
        why: In words.
        number: Its line in the file, from 1.
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


def read_decisions(folder: Path) -> Outcome[tuple[Decision, ...]]:
    """Read all decisions of a case, oldest first; none if a line is broken."""
    path = folder / DECISIONS
    if not path.exists():
        return Outcome((), ())
    found: list[Diagnostic] = []
    decisions = []
    for number, line in enumerate(record_lines(path.read_text(encoding="utf-8")), 1):
        try:
            record = json.loads(line)
            if record["kind"] not in KINDS:
                raise ValueError(f"there is no decision called `{record['kind']}`")
            decisions.append(Decision(**record, number=number))
        except (ValueError, KeyError, TypeError) as error:
            where = Span(str(path), number, 1, number, len(line) + 1)
            message, fix = f"this line is not a decision: {error}", "take back what was changed in this file"
            found.append(Diagnostic("I411", "not-a-decision", "error", message, where, help=fix))
    return Outcome(() if found else tuple(decisions), tuple(found))


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


def parties_linked(decisions: Iterable[Decision]) -> tuple[Party, ...]:
    """List the sources that reviewers added, with the words they were found under as other names.

    A source that a claim names stays, even when the link was undone: claims are never edited.
    """
    decisions = tuple(decisions)
    stand = {one.number for one in links(decisions)}
    found: dict[str, Party] = {}
    for one in _links_kept(decisions):
        if one.new and one.means not in found:
            also = (one.name,) if one.number in stand else ()
            found[one.means] = Party(one.means, one.new.get("name", one.name), one.new.get("kind", "person"), also)
    return tuple(found.values())


def names_linked(decisions: Iterable[Decision]) -> Names:
    """List the spellings that reviewers linked; the last link of a name stands. Those used in claims stay."""
    decisions = tuple(decisions)
    written = _names_written(decisions)
    stand = {one.number for one in links(decisions)}
    listed = [one for one in _links_kept(decisions) if one.number in stand or fold(one.name) in written]
    return replace(
        NO_NAMES,
        parties={fold(one.name): one.means for one in listed if one.sort == "party"},
        places={fold(one.name): one.means for one in listed if one.sort == "place"},
    )


def _links_kept(decisions: tuple[Decision, ...]) -> list[Decision]:
    """List the links that stand, after those that were undone and that a claim still needs."""
    stand, written = links(decisions), _names_written(decisions)
    numbers = {one.number for one in stand}
    undone = [one for one in decisions if one.kind == "link" and one.number not in numbers]
    return [*(one for one in undone if {fold(one.name), fold(one.means)} & written), *stand]


def _names_written(decisions: Iterable[Decision]) -> frozenset[str]:
    """Collect all texts that stand in rows of claims, folded, for finding names among them."""
    texts: list[str] = []
    for row in claims_of(decisions):
        for value in row.values():
            texts += [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return frozenset(fold(part) for text in texts for part in str(text).split(" + "))


def claims_of(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """Work out the rows of claims that decisions lead to, oldest first: those accepted, and those taken back."""
    rows: dict[int, dict[str, Any]] = {}
    used: set[str] = set()
    written = []
    for one in decisions:
        if one.kind == "accept" and one.claim:
            row = {**one.claim, "recorded": one.at}
            row["id"] = _unused(str(row["id"]), used)
            rows[one.number] = row
            written.append(row)
        elif one.kind == "undo" and one.undoes in rows:
            row = rows.pop(one.undoes)
            back = {"id": f"{row['id']}-taken-back", "retracts": row["id"], "recorded": one.at}
            back |= {key: row[key] for key in ("chain", "published", "said", "quote") if key in row}
            written.append(back | ({"note": one.why} if one.why else {}))
    return written


def _unused(name: str, used: set[str]) -> str:
    """Give a name nobody has yet: an accepted candidate that was taken back may be accepted again."""
    number, free = 1, name
    while free in used:
        number += 1
        free = f"{name}-{number}"
    used.add(free)
    return free
