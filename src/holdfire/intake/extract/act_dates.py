"""When the acts of a sentence were done: which of its times belongs to which trigger."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.candidate import ResolvedDate
from holdfire.intake.extract.act_triggers import Trigger
from holdfire.intake.extract.grammar import RELATIVES, Line
from holdfire.intake.extract.word_forms import closed_class

_LIMITS = frozenset(["by", "until", "till", "before", "within", "beyond", "after"])
_OPENS = closed_class("opens_a_clause")
_FAR = 22


def dates_of(line: Line, triggers: Sequence[Trigger], dates: Sequence[ResolvedDate]) -> dict[int, str]:
    """Give the time of each trigger that has one.

    A time belongs to the trigger before it, if no other stands between; one before all triggers of a clause, as in
    "On Thursday, ...", to all of them.

    Args:
        line: The sentence.
        triggers: Its triggers, in order.
        dates: The times it names, in order.

    Returns:
        EDTF by the number of the trigger.
    """
    found: dict[int, str] = {}
    places = [(_place(line, one.span.start), one) for one in dates]
    for place, one in places:
        if _is_limit(line, place, one):
            continue
        before = [n for n, trigger in enumerate(triggers) if trigger.at < place]
        behind = [n for n, trigger in enumerate(triggers) if trigger.at >= place]
        if before and place - triggers[before[-1]].end <= _FAR and not _is_apart(line, triggers[before[-1]].end, place):
            owner = triggers[before[-1]]
            found.setdefault(before[-1], one.edtf)
            for n in before[:-1]:
                if _are_joined(line, triggers[n], owner):
                    found.setdefault(n, one.edtf)
            if not _leads(line, place, triggers, behind):
                continue
        for n in behind:
            last = triggers[behind[0]].at
            if any(place < other < triggers[n].at for other, _ in places) or _opens_between(
                line, place, triggers[n].at
            ):
                break
            if triggers[n].at - last < _FAR * 2:
                found.setdefault(n, one.edtf)
    return found


def _place(line: Line, offset: int) -> int:
    return next((n for n, token in enumerate(line.tokens) if token.end > offset), len(line) - 1)


def _is_limit(line: Line, place: int, one: ResolvedDate) -> bool:
    """Say whether a time only bounds something to come ("by Friday")."""
    first = one.span.exact.split()[0].lower()
    return first in _LIMITS or line.low(place - 1) in _LIMITS


def _is_apart(line: Line, start: int, end: int) -> bool:
    """Say whether another clause begins between a trigger and a time."""
    for here in range(start, end):
        if line.lows[here] in _OPENS or line.lows[here] in (";", "—") or line.lows[here] in RELATIVES - {"that"}:
            return True
        if line.verbs[here] in ("past", "s") and here > start:
            return True
    return False


def _opens_between(line: Line, start: int, end: int) -> bool:
    return any(
        line.lows[here] in (";",) or line.lows[here] in ("but", "since", "because") for here in range(start, end)
    )


def _are_joined(line: Line, one: Trigger, other: Trigger) -> bool:
    """Say whether two verbs share subject and time ("urged both sides to wait and offered to go on Friday")."""
    between = line.lows[one.end : other.at]
    return bool(between) and between[-1] == "and" and other.at - one.end < 4


def _leads(line: Line, place: int, triggers: Sequence[Trigger], behind: Sequence[int]) -> bool:
    """Say whether a time stands before the verb of a clause whose subject is just before it ("X on Friday urged")."""
    return bool(behind) and triggers[behind[0]].at - place <= 3
