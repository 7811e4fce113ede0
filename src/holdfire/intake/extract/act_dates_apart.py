"""What keeps a time and an act apart: it lies ahead, belongs to the object or to what is agreed, in another clause."""

from __future__ import annotations

from datetime import date

from holdfire.intake.candidate import ResolvedDate
from holdfire.intake.extract.act_dates_shared import DONE_WITH
from holdfire.intake.extract.act_triggers import Trigger
from holdfire.intake.extract.grammar import DETERMINERS, RELATIVES, Line
from holdfire.intake.extract.word_forms import closed_class

_RELATIVES_BUT_THAT = RELATIVES - {"that"}
_OPENS = closed_class("opens_a_clause")
PARTS = frozenset(
    [
        "hours",
        "night",
        "morning",
        "afternoon",
        "evening",
        "day",
        "course",
        "as",
        "out",
        "most",
        "much",
        "part",
        "half",
        "rest",
    ]
)
"""What a day, or a month, has: "in the early hours of Monday"."""
_PERFECT = frozenset(["has", "have", "had"])


def is_to_come(edtf: str, published: date | None) -> bool:
    """Say whether a time begins after the day of publication."""
    first = edtf.split("/", maxsplit=1)[0].strip("~?%")
    if published is None or first in ("", "..") or not first[:4].isdigit() or first[5:6] in ("2", "3"):
        return False
    return first > published.isoformat()[: len(first)]


def may_be_to_come(one: Trigger) -> bool:
    """Say whether what a trigger tells may lie ahead ("will meet on Friday", "is due to")."""
    return one.group is not None and (bool(one.group.modal) or one.group.is_infinitive) and not one.rule.complement


def never_since(line: Line, one: Trigger, since: ResolvedDate) -> bool:
    """Say whether nothing was done since a time, or it is done over and over ("have not met since January")."""
    if not since.edtf.endswith("/..") or one.group is None:
        return False
    denied = one.group.is_negated or "no" in line.lows[max(0, one.group.start - 4) : one.at]
    return (denied and one.rule.type not in ("COERCE", "REFUSE")) or "every" in line.lows[one.end : one.end + 3]


def may_last(edtf: str, published: date | None) -> bool:
    """Say whether a season may not have passed on the day of publication."""
    if published is None or len(edtf) != 7 or edtf[5] != "2" or not edtf[6].isdigit():
        return False
    return (int(edtf[:4]), 3 * int(edtf[6]) + 2) >= (published.year, published.month)


def is_object_of(line: Line, verb: Trigger, noun: Trigger) -> bool:
    """Say whether a noun only belongs to the object of a verb told before ("left the besieged town on Friday")."""
    if verb.group is None or noun.at - verb.end > 8:
        return False
    between = range(verb.end, noun.at)
    if any(line.verbs[n] or line.lows[n] in (",", ";", ":", "and") for n in between):
        return False
    return not any(line.lows[n] in ("in", "during", "after", "of", "following", "over", "for", "to") for n in between)


def is_of_what_follows(line: Line, one: Trigger, place: int) -> bool:
    """Say whether a time belongs to what is agreed, asked or offered ("agreed to meet on Friday")."""
    if not one.rule.complement:
        return False
    inner = line.lows[one.end - 1 : place]
    return any(
        low == "to" and one.end + n < len(line) and (line.verbs[one.end - 1 + n + 1] == "base")
        for n, low in enumerate(inner)
    ) or (bool({"beginning", "starting", "scheduled", "planned", "due"} & set(inner)))


def is_apart(line: Line, start: int, end: int) -> bool:
    """Say whether another clause begins between a trigger and a time."""
    if line.low(start) == "," and line.low(start + 1) in DONE_WITH:
        start += 2
    for here in range(start, end):
        if line.lows[here] in _OPENS or line.lows[here] in (";", "—") or line.lows[here] in _RELATIVES_BUT_THAT:
            return True
        if (
            line.verbs[here] in ("past", "s")
            and here > start
            and (line.low(here - 1), line.low(here - 2) != ",") != ("and", True)
        ):
            return True
    return False


def is_of_a_thing(line: Line, start: int, place: int) -> bool:
    """Say whether a time belongs to a thing by "of": "suspended the progress of the past few weeks"."""
    at = place if line.low(place) == "of" else place - (line.low(place - 1) in DETERMINERS) - 1
    return at > start and line.low(at) == "of" and line.low(at - 1) not in PARTS


def is_of_other_tense(line: Line, last: Trigger, here: Trigger, at: int) -> bool:
    """Say whether a verb behind "and" is not told with the one before: "left in May and has called", ", and called"."""
    if here.group is None or last.group is None:
        return False
    before, behind = (_PERFECT.intersection(one.group.auxiliaries) for one in (last, here) if one.group)
    if behind & {"has", "have"} and not before:
        return True
    return line.low(at - 1) == "," and "had" in before and not behind and line.verbs[here.at] == "past"
