"""Times that open a clause and what is told behind them: "On Thursday, ...", "In a report of Tuesday, ..."."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.candidate import ResolvedDate
from holdfire.intake.extract.acts.dates_apart import GIVEN_OUT, ends_aside, is_only_named, is_told_too
from holdfire.intake.extract.acts.dates_shared import end_of, is_owner
from holdfire.intake.extract.acts.grammar import RELATIVES, Line
from holdfire.intake.extract.acts.triggers import Trigger
from holdfire.intake.extract.word_forms import closed_class

_SAYS = closed_class("says")
_BOUNDS = closed_class("opens_a_clause") | RELATIVES | {",", ";", ":", "—", "–", "and", "but", "or", "then", "", "as"}
LEADING = frozenset(
    [
        "on",
        "in",
        "at",
        "late",
        "early",
        "earlier",
        "during",
        "since",
        "over",
        "from",
        "between",
        "evenings",
        "of",
        "the",
        "back",
        "only",
        "approximately",
        "about",
        "around",
        "shortly",
        "exactly",
        "just",
        "roughly",
        "barely",
        "nearly",
        "almost",
    ]
)
"""Words that may stand before a time and say nothing of whose it is."""
_OCCASIONS = frozenset(
    ["in", "at", "speaking", "addressing", "during", "after", "following", "meeting", "briefing", "writing"]
)
_DEEDS = frozenset(["ATTACK", "COERCE", "IMPLEMENT", "VIOLATE", "SUSPEND", "BREAKDOWN"])
_UNITS = frozenset(["hour", "hours", "minutes", "day", "days", "week", "weeks", "month", "months"])
FAR = 22
"""How many words a time may be away from what was done then."""
LEADS = 5
"""Within so many words a time leads its sentence."""


def told_behind(line: Line, triggers: Sequence[Trigger], place: int, one: ResolvedDate) -> int:
    """Find the first trigger of the clause a time opens; -1 for none."""
    dashes = [n for n in range(place, len(line)) if line.lows[n] in ("—", "–")]
    aside = range(dashes[0], dashes[1]) if len(dashes) > 1 else range(0)
    between = _hours_beside(line, end_of(line, place, one))
    behind = [
        n for n, each in enumerate(triggers) if each.at >= place and each.at not in aside and each.at not in between
    ]
    if not behind:
        return -1
    trigger = triggers[behind[0]]
    here = place - 1
    while here >= 0 and line.lows[here] in LEADING:
        here -= 1
    if line.low(0) == "on" and line.low(here) == "occasions":
        here = -1
    end = end_of(line, place, one)
    if trigger.group is None and is_only_named(line, end, trigger.at):
        return -1
    if trigger.group is None and line.lows[end : end + 2] == (",", "with") and trigger.at - end < LEADS + 2:
        return behind[0]
    if line.low(end) == "when" and behind[0] >= 0 and trigger.at - end < FAR:
        return behind[0]
    if one.rule == "date.day-after" and ("," in line.lows[end : trigger.at] or "ing" in line.verbs[end : end + 1]):
        return -1
    if line.verbs[here] == "past" and line.lows[here] in _SAYS and here >= 0:
        return -1
    if line.low(end) == "that" and line.lows[:2] == ("it", "was") and place < LEADS:
        return behind[0]
    if line.low(place - 1) == "time" and line.low(end) == "that":
        return behind[0]
    if _is_occasion(line, place, end):
        is_spoken_of = trigger.rule.type in _DEEDS
        if not is_spoken_of or (_SAYS | {"what"}).isdisjoint(line.lows[end : trigger.at]):
            return behind[0]
        return next((n for n in behind[1:] if is_told_too(line, triggers[n])), -1)
    first = trigger.group.start if trigger.group else trigger.at
    verbs = [n for n in range(end, first) if line.verbs[n] in ("past", "s")]
    if line.low(here) in ("who", "which") and "," in line.lows[end:first]:
        return -1
    if line.low(here) in _BOUNDS or line.low(here) == "dated":
        opens = here < 0 or not any(line.verbs[n] in ("past", "s") for n in range(here))
        opens = opens or (line.low(here) == "and" and line.low(here - 1) == ",")
        if any(line.lows[n] in _SAYS for n in verbs) and not (trigger.group and trigger.group.modal == "would"):
            return -1
        is_aside = any(line.lows[n] in (";", "who", "which") for n in range(end, first))
        if not is_aside and (opens or not verbs):
            return behind[0] if trigger.at - place < FAR * 2 else -1
    if line.low(end) == "and" and behind[0] == 0 and trigger.group is not None and trigger.group.start == end + 1:
        return 0 if _goes_on(line, place, one, trigger) else -1
    if ends_aside(line, place, end):
        return -1
    is_of_a_thing = trigger.group is not None and is_owner(line, place, one)
    if trigger.at - end <= 2 and not verbs and line.low(end) != "and" and not is_of_a_thing:
        return behind[0]
    return -1


def _goes_on(line: Line, place: int, one: ResolvedDate, trigger: Trigger) -> bool:
    """Say whether a verb behind "and" goes on with one that tells no act: "visited the camp on Sunday and blamed"."""
    if ".." in one.edtf or line.verbs[trigger.at] != "past":
        return False
    return "past" in line.verbs[:place] and "that" not in line.lows[:place]


def _hours_beside(line: Line, end: int) -> range:
    """Give the aside behind a time that only tells how near it was: "On Tuesday, an hour before the pause, jets"."""
    if line.low(end) != ",":
        return range(0)
    unit = next((n for n in range(end + 1, end + 5) if line.low(n) in _UNITS), -1)
    if unit < 0 or line.low(unit + 1) not in ("before", "after") or "," not in line.lows[unit:]:
        return range(0)
    return range(unit, line.lows.index(",", unit))


def _is_occasion(line: Line, place: int, end: int) -> bool:
    """Say whether a sentence opens with when and where something is said: "In a statement on Sunday, ..."."""
    first = int(line.low(0) in ("but", "and", "also"))
    if line.low(first) not in _OCCASIONS or place > FAR * 2 // 3 or line.low(end) != ",":
        return False
    commas = [n for n in range(first + 1, place) if line.lows[n] == ","]
    if commas and not (len(commas) == 2 and all(one.is_capital for one in line.tokens[commas[0] + 1 : commas[1]])):
        return False
    verbs = (n for n in range(first + 1, place) if line.verbs[n] in ("past", "s") and line.lows[n] not in GIVEN_OUT)
    return next(verbs, -1) < 0 and {";", "that"}.isdisjoint(line.lows[1:place])


def opens_for(line: Line, noun: Trigger, verb: Trigger, place: int, one: ResolvedDate) -> bool:
    """Say whether talks that open a sentence are the occasion of its verb: "In a call on Friday, they agreed"."""
    if noun.rule.type != "CONSULT" or noun.group is not None or verb.group is None:
        return False
    return verb.at > place and line.verbs[verb.at] == "past" and _is_occasion(line, place, end_of(line, place, one))
