"""What people decided about claims: the same occurrence, different ones, maybe the same.

====  ====================================================================
E721  not-a-grouping: an entry of the log about an incident does not say which claims it puts together or apart
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.log.entry import Entry, NewEntry
from holdfire.log.kept import FILE
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.span import Span

SAME, DIFFERENT, MAYBE, SPLIT = "same", "different", "maybe", "split"
JUDGEMENTS = (SAME, DIFFERENT, MAYBE, SPLIT)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody decided about two or more sets of claims.

    Attributes:
        kind: "same": all are of one occurrence; "different": no two of these sets are; "maybe": they may be;
            "split": the last set is taken out of the incident of the others.
        sets: Ids of claims, incident by incident as they stood.
        number: Of its entry in the log. ``by`` and ``at`` say who and when, ``why`` in words.
    """

    kind: str
    sets: tuple[tuple[str, ...], ...]
    number: int = 0
    by: str = ""
    at: str = ""
    why: str = ""

    @property
    def claims(self) -> tuple[str, ...]:
        """Give all claims it is about."""
        return tuple(claim for one in self.sets for claim in one)


def entry_of(judgement: Judgement, incident: str) -> NewEntry:
    """Make the entry that keeps a judgement; its subject is the incident it is about."""
    body = {
        "judgement": judgement.kind,
        "claims": list(judgement.claims),
        "incidents": [list(one) for one in judgement.sets],
    }
    return NewEntry(judgement.by, "incident", incident, body, judgement.why)


def judgements_of(entries: Iterable[Entry]) -> Outcome[tuple[Judgement, ...]]:
    """Read what was decided, oldest first.

    Args:
        entries: Of kind "incident", those that stand.
    """
    found: list[Diagnostic] = []
    read = []
    for entry in entries:
        body = entry.body
        kind, sets = body.get("judgement"), body.get("incidents")
        listed = _sets(sets)
        if kind in JUDGEMENTS and len(listed) > 1:
            read.append(Judgement(str(kind), listed, entry.number, entry.by, entry.at, entry.why))
        else:
            where = Span(FILE, entry.number, 1, entry.number, 2)
            message = f"entry {entry.number} of the log, about the incident `{entry.subject}`, cannot be read"
            fix = f"undo it: `holdfire undo CASE {entry.number}`"
            found.append(Diagnostic("E721", "not-a-grouping", "error", message, where, help=fix))
    return Outcome(tuple(read), tuple(found))


def _sets(sets: object) -> tuple[tuple[str, ...], ...]:
    """Give lists of texts as they should stand in a body; nothing, if one of them is something else."""
    if not isinstance(sets, list) or not all(isinstance(one, list) and one for one in sets):
        return ()
    if not all(isinstance(each, str) for one in sets for each in one):
        return ()
    return tuple(tuple(one) for one in sets)
