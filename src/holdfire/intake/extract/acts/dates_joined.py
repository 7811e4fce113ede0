"""Verbs that go on with the one before and share its time: "and threatened", ", killing", ", hours after a strike"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from holdfire.intake.candidate import DONE_BY_SAYING
from holdfire.intake.extract.acts.dates_apart import is_of_other_tense
from holdfire.intake.extract.acts.grammar import ADVERBS, DETERMINERS, TIMES, Line
from holdfire.intake.extract.acts.triggers import Trigger
from holdfire.intake.extract.word_forms import closed_class
from holdfire.intake.text.edtf import is_by_days

_OPENS = closed_class("opens_a_clause")
_SAYS = closed_class("says")
_STOPS = frozenset(["SUSPEND", "COERCE", "BREAKDOWN", "REFUSE"])
_BRINGS_IT_ON = frozenset(["ATTACK", "REFUSE", "VIOLATE"])
"""What is stopped on a day after one of these was so at once: "was suspended on Monday after shells hit a bus"."""
_FOLLOWING = frozenset(["following", "after"])
_SPEECH = DONE_BY_SAYING | {"STATE_POSITION"}
_NEAR = 12
_HOURS = frozenset(["hour", "hours", "minutes", "moments"])


def are_joined(line: Line, one: Trigger, other: Trigger) -> bool:
    """Say whether two verbs share subject and time ("urged both sides to wait and offered to go on Friday")."""
    between = line.lows[one.end : other.at]
    return bool(between) and between[-1] == "and" and other.at - one.end < 4


def shares(line: Line, last: Trigger, here: Trigger) -> bool:
    """Say whether a verb goes on with the one before: "and threatened", ", killing", ", hours after a strike"."""
    if (
        here.group is None
        and here.rule.type == "ATTACK"
        and last.rule.type in _STOPS
        and not _FOLLOWING.isdisjoint(line.lows[max(last.end, here.start - 3) : here.start])
    ):
        return True
    if here.group is None and here.rule.type in ("ATTACK", "AGREE"):
        hours = [n for n in range(last.end, here.start) if line.lows[n] == "after" and line.lows[n - 1] in _HOURS]
        return bool(hours) and not any(line.verbs[hours[0] : here.start])
    if here.group is None or here.group.is_infinitive:
        return False
    at = here.group.start - 1
    while at > last.end and (line.lows[at] in ADVERBS or line.lows[at] in TIMES):
        at -= 1
    if line.low(at) == "and":
        if "since" in line.lows[max(0, last.start - 8) : last.start] or is_of_other_tense(line, last, here, at):
            return False
        return line.verbs[here.at] in ("past", "s", "ing", "part") and not _starts_anew(line, at)
    if line.low(at) == "," and last.group is not None and last.group.is_reduced and line.low(last.at - 1) == ",":
        is_later = "after" in line.lows[here.end : here.end + 2]
        return line.verbs[here.at] == "past" and here.at - last.end < _NEAR and not is_later
    if line.verbs[here.at] == "past" and not here.group.is_passive:
        openers = [n for n in range(last.end, here.at) if line.lows[n] in _OPENS]
        if len(openers) == 1 and line.lows[openers[0]] == "after":
            was_stopped = last.rule.type in _STOPS and here.rule.type in _BRINGS_IT_ON
            return line.lows[openers[0] - 1] in _HOURS or (was_stopped and "had" not in here.group.auxiliaries)
    if not _SAYS.isdisjoint(line.lows[last.end : here.at]):
        return False
    return line.low(at) == "," and line.verbs[here.at] == "ing" and not here.group.auxiliaries


def goes_with(line: Line, triggers: Sequence[Trigger], n: int, found: Mapping[int, str]) -> int:
    """Find what a verb tells the company of: "fell apart on Friday, ..., as jets bombed and rebels shelled"; or -1."""
    here = triggers[n]
    if here.group is None or here.group.is_infinitive or line.verbs[here.at] != "past":
        return -1
    first = here.group.start
    told = [m for m in range(n) if m in found and triggers[m].group is not None and is_by_days(found[m])]
    if not told:
        return -1
    starts = [k for k in range(max(triggers[told[-1]].end, first - _NEAR), first) if line.lows[k] in ("as", "and")]
    if not starts or any(line.verbs[starts[-1] + 1 : first]) or "," in line.lows[starts[-1] + 1 : first]:
        return -1
    if line.lows[starts[-1]] == "as":
        return told[-1] if line.low(starts[-1] - 1) == "," and triggers[told[-1]].rule.type not in _SPEECH else -1
    is_with = told[-1] == n - 1 and triggers[n - 1].rule.type == here.rule.type and first - starts[-1] == 2
    return n - 1 if is_with else -1


def _starts_anew(line: Line, at: int) -> bool:
    return line.low(at + 1) in DETERMINERS
