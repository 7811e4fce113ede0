"""What keeps a time and an act apart: it lies ahead, belongs to the object or to what is agreed, in another clause."""

from __future__ import annotations

from datetime import date

from holdfire.intake.candidate import ResolvedDate
from holdfire.intake.extract.acts.dates_shared import DONE_WITH, RANKS
from holdfire.intake.extract.acts.grammar import DETERMINERS, RELATIVES, Line
from holdfire.intake.extract.acts.triggers import Trigger
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
GIVEN_OUT = closed_class("given_out")
"""What was done with a statement on the day it was made: "In a report published on Tuesday, ..."."""
_EVENTS = closed_class("events")
_PLANNED = closed_class("planned")
_ASIDE_VERBS = _PLANNED | closed_class("asked")
"""Participles whose time, in an aside, is that of the clause around: "a swap, planned for May, was put off"."""
_NEWS = (("word", "of"), ("news", "of"), ("reports", "of"), ("footage", "of"), ("pictures", "of"))
_SPEAKS_OF = closed_class("speaks_of")
_ASIDES = 16
"""How many words an aside between commas may have."""
_PERFECT = frozenset(["has", "have", "had"])


def is_to_come(edtf: str, published: date | None) -> bool:
    """Say whether a time begins after the day of publication."""
    first = edtf.split("/", maxsplit=1)[0].strip("~?%")
    if published is None or first in ("", "..") or not first[:4].isdigit() or first[5:6] == "3":
        return False
    if len(first) == len("2016-21") and first[5] == "2":
        return f"{first[:4]}-{3 * int(first[6]):02}" > published.isoformat()[: len(first)]
    return first > published.isoformat()[: len(first)]


def may_be_to_come(one: Trigger) -> bool:
    """Say whether what a trigger tells may lie ahead ("will meet on Friday", "is due to")."""
    is_put = one.group is not None and (bool(one.group.modal) or one.group.is_infinitive)
    return is_put and (not one.rule.complement or one.rule.id == "promise-will")


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
    if verb.group is None or noun.at - verb.end > 8 or (line.verbs[verb.at] == "s" and noun.rule.type == "ATTACK"):
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


def is_of_inner(line: Line, one: Trigger, place: int, words: str) -> bool:
    """Say whether a time is that of what is blamed or agreed: "accused it of moving tanks overnight"."""
    inner = line.lows[one.end : place]
    if one.rule.type == "ACCUSE" and "of" in inner and "other" not in inner:
        return line.verbs[one.end + inner.index("of") + 1] == "ing"
    if words.lower().startswith("from "):
        return is_of_what_follows(line, one, place)
    return one.group is None and line.low(one.start - 1) == "the" and line.lows[one.start - 3 : one.start - 1] in _NEWS


def is_apart(line: Line, start: int, end: int) -> bool:
    """Say whether another clause begins between a trigger and a time."""
    if line.low(start) == "," and (line.low(start + 1) in DONE_WITH or line.low(start + 1) in _PLANNED):
        start += 2
    for here in range(start, end):
        if line.lows[here] in ("while", "when") and line.verbs[here + 1] == "ing":
            continue
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


def ends_aside(line: Line, place: int, end: int) -> bool:
    """Say whether a time ends an aside with a verb of its own: "The rebels, who took it in May, refused"."""
    if line.low(end) != ",":
        return False
    for here in range(place - 1, max(0, place - _ASIDES), -1):
        if line.lows[here] == ",":
            return line.low(here + 1) in RELATIVES or (
                line.verbs[here + 1] in ("past", "part") and line.low(here + 1) not in _ASIDE_VERBS
            )
    return False


def was_done_in(line: Line, verb: Trigger, of: int) -> bool:
    """Say whether something was done in what a time by "of" dates: "was abducted in the attack of 7 May"."""
    if verb.group is None or line.low(of - 1) not in _EVENTS:
        return False
    here = of - 2
    while here > verb.at and line.lows[here] not in ("in", "during"):
        if line.verbs[here] or line.lows[here] in (",", ";"):
            return False
        here -= 1
    return here >= verb.end


def is_told_of(line: Line, noun: Trigger, place: int) -> bool:
    """Say whether a clause right behind a noun tells when that was: "the raid, which killed four on Monday"."""
    at = noun.end + (line.low(noun.end) == ",")
    if noun.group is not None or line.low(at) not in ("which", "that") or not line.verbs[at + 1]:
        return False
    inside = range(at + 2, place)
    return not any(line.verbs[n] in ("past", "s") or line.lows[n] in (",", ";", "and") for n in inside)


def is_ranked(line: Line, one: Trigger, place: int) -> bool:
    """Say whether a time only tells since when something is the first or worst: "the fourth such swap since March"."""
    is_since = "since" in line.lows[place - 1 : place + 1]
    near = line.lows[max(one.start - 3, place - 12, 0) : place] if is_since else line.lows[place - 1 : place]
    return "time" not in near and any(low in RANKS or low.endswith(("diest", "viest", "liest")) for low in near)


def is_only_named(line: Line, start: int, at: int) -> bool:
    """Say whether somebody only speaks of a thing: "By evening it had acknowledged the strike", "word of the raid"."""
    here = at - 1
    while here > start and line.lows[here] in DETERMINERS:
        here -= 1
    return line.lows[here] in _SPEAKS_OF and here < at - 1


def is_told_too(line: Line, one: Trigger) -> bool:
    """Say whether a verb goes on with who spoke: "In a statement on Monday, it said ... and blamed"."""
    if one.group is None or line.verbs[one.at] != "past" or one.group.is_passive:
        return False
    return line.low(one.group.start - 1) == "and" and RELATIVES.isdisjoint(line.lows[max(0, one.at - 6) : one.at])
