"""When the acts of a sentence were done: which of its times belongs to which trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from holdfire.intake.candidate import ResolvedDate
from holdfire.intake.extract.acts.dates_apart import (
    PARTS,
    is_apart,
    is_object_of,
    is_of_a_thing,
    is_of_inner,
    is_of_what_follows,
    is_ranked,
    is_to_come,
    is_told_of,
    may_be_to_come,
    may_last,
    never_since,
    was_done_in,
)
from holdfire.intake.extract.acts.dates_joined import are_joined, goes_with, shares
from holdfire.intake.extract.acts.dates_opening import FAR, LEADING, LEADS, opens_for, told_behind
from holdfire.intake.extract.acts.dates_shared import (
    AHEAD,
    begun_since,
    dates_shared,
    done_by,
    end_of,
    happens,
    is_held,
    is_owner,
    made_then,
    says_too,
)
from holdfire.intake.extract.acts.grammar import DETERMINERS, PREPOSITIONS, Line
from holdfire.intake.extract.acts.triggers import Trigger
from holdfire.intake.extract.acts.verb_groups import Group
from holdfire.intake.extract.word_forms import closed_class
from holdfire.intake.text.edtf import is_by_days, is_day

_LIMITS = frozenset(["to", "through", "by", "until", "till", "before", "within", "beyond", "after"])
_OPENS = closed_class("opens_a_clause")
_STATES = frozenset(["besieged", "encircled"])
_ON_THAT_DAY = frozenset(["date.part-of-day", "date.within", "date.hours-around"])
"""Rules of times that say "by", "before", "within" and all the same tell the day ("by nightfall 40 were dead")."""
_WITHIN = "date.within"
_PARTS_OF_DAY = frozenset(["dawn", "dusk", "noon", "midday", "midnight", "nightfall", "sunset", "sunrise", "daybreak"])
_MEANS_TO = frozenset(["intends", "intend", "plans", "plan", "aims"])
_SET_TO = frozenset(["due", "scheduled", "set", "expected", "supposed", "meant"])
_SETS = frozenset(["are", "is", "were", "was"]) | _MEANS_TO | _SET_TO
_BESIDES = frozenset(["before", "after", "since", "until", "of", "following"])
_NEAR = frozenset(["before", "after"])
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d|[ap]\.?m\.?)?$")
"""How a time begins that tells the hour: "shortly after 4 a.m. on Monday"."""
_SAID_OF_THINGS = frozenset(["STATE_POSITION", "ACCEPT", "REFUSE", "ACCUSE", "REQUEST", "DENY"])
"""What is said of Tuesday's swap is not said on Tuesday."""


def dates_of(
    line: Line, triggers: Sequence[Trigger], dates: Sequence[ResolvedDate], published: date | None = None
) -> dict[int, str]:
    """Give the time of each trigger that has one.

    A time belongs to the trigger before it in its clause; one that opens a clause, as in "On Thursday, ...", to the
    first trigger behind it. Verbs joined to one by "and", and participles behind a comma, share its time.

    Args:
        line: The sentence.
        triggers: Its triggers, in order.
        dates: The times it names, in order.
        published: When the text was published: what lies behind it has not been done yet.

    Returns:
        EDTF by the number of the trigger.
    """
    found: dict[int, str] = {}
    ahead: set[int] = set()
    if not dates or not triggers:
        return found
    places = [(place, _unbound(line, place, one)) for one in dates for place in (_place(line, one.span.start),)]
    places = list(_as_one(line, places))
    for place, one in places:
        if (beside := _no_plain_time(line, triggers, place, one, published)) is not None:
            if beside[0] >= 0:
                found.setdefault(*beside)
            continue
        owner = _before(line, triggers, place, one, published)
        if owner >= 0:
            is_its_own = "," not in line.lows[triggers[owner].end : place] and not one.edtf.startswith("../")
            if owner in ahead and is_its_own:
                del found[owner]
            found.setdefault(owner, one.edtf)
            for n in range(owner - 1, -1, -1):
                if not are_joined(line, triggers[n], triggers[n + 1]):
                    break
                found.setdefault(n, one.edtf)
            if owner + 1 < len(triggers) and opens_for(line, triggers[owner], triggers[owner + 1], place, one):
                found.setdefault(owner + 1, one.edtf)
        elif (n := told_behind(line, triggers, place, one)) >= 0:
            may_be = may_be_to_come(triggers[n]) or _is_ahead(line, triggers[n])
            may_be = may_be or (triggers[n].group is None and is_owner(line, place, one))
            if is_to_come(one.edtf, published) and not may_be:
                continue
            end = end_of(line, place, one)
            if n not in found and line.low(end) != ",":
                ahead.add(n)
            is_when = line.lows[end : end + 2] == (",", "when")
            found.setdefault(n, one.edtf.removesuffix("/..") if is_when else one.edtf)
            if place < LEADS and one.rule != "date.day-after":
                found |= dict.fromkeys(_clause_behind(line, triggers, n, places), found[n])
                found |= dict.fromkeys(_later_clauses(line, triggers, n, places), found[n])
    found |= {n: edtf for n, edtf in dates_shared(line, triggers, places, found).items() if n not in found}
    found |= begun_since(line, triggers, places)
    _go_on(line, triggers, places, found)
    return found


def _no_plain_time(
    line: Line, triggers: Sequence[Trigger], place: int, one: ResolvedDate, published: date | None
) -> tuple[int, str] | None:
    """Give trigger (-1: none) and time where a time bounds or names a thing; ``None`` where it does neither."""
    if _is_limit(line, place, one) and not _tells_which(line, place, one, triggers):
        if (n := done_by(line, triggers, place, one, published)) >= 0:
            return n, one.edtf.removeprefix("../")
        return _bounded(line, triggers, place, one, published), one.edtf
    if _is_attribute(line, place, one, triggers):
        return made_then(line, triggers, end_of(line, place, one)), one.edtf
    return None


def _go_on(
    line: Line, triggers: Sequence[Trigger], places: Sequence[tuple[int, ResolvedDate]], found: dict[int, str]
) -> None:
    """Give each trigger that goes on with one before it the time of that one."""
    taken = [place for place, _ in places]
    for n in range(1, len(triggers)):
        last, here = triggers[n - 1], triggers[n]
        if (
            n not in found
            and (m := says_too(line, triggers, n)) in found
            and is_by_days(found[m])
            and not any(last.at < place < here.at for place in taken)
        ):
            found[n] = found[m]
        if n not in found and (m := goes_with(line, triggers, n, found)) >= 0:
            found[n] = found[m]
        if n not in found and n - 1 in found and shares(line, last, here):
            if not is_day(found[n - 1]) and (here.group is None or "after" in line.lows[last.end : here.at]):
                continue
            if found[n - 1].endswith("/..") and here.group is not None and here.group.is_negated:
                continue
            inside = any(last.end <= place < here.at for place in taken)
            if not inside or found[n - 1] in [one.edtf for place, one in places if last.end <= place < here.at]:
                found[n] = found[n - 1]


def _as_one(line: Line, places: Sequence[tuple[int, ResolvedDate]]) -> Iterator[tuple[int, ResolvedDate]]:
    """Make one time of two that "and" joins: "fell through in June and July"."""
    last: tuple[int, ResolvedDate] | None = None
    for place, one in places:
        if last is not None:
            between = line.lows[end_of(line, *last) : place]
            first = last[1].edtf
            if between in (("and",), ("and", "on"), ("and", "in")) and len(first) == len(one.edtf) and first < one.edtf:
                last = (last[0], replace(last[1], edtf=f"{first}/{one.edtf}"))
                continue
            yield last
        last = (place, one)
    if last is not None:
        yield last


def _is_attribute(line: Line, place: int, one: ResolvedDate, triggers: Sequence[Trigger]) -> bool:
    """Say whether a time only tells which thing is meant ("the January deal")."""
    end = end_of(line, place, one)
    after = line.low(end)
    is_named = line.low(place - 1) in DETERMINERS or (one.rule == "date.year" and line.low(place) in DETERMINERS)
    if not is_named and not line.low(place - 1).endswith("'s"):
        return False
    if not after.isalpha() or after in PREPOSITIONS or after in ("and", "that", "when") or line.verbs[end]:
        return False
    return not _tells_which(line, place, one, triggers)


def _tells_which(line: Line, place: int, one: ResolvedDate, triggers: Sequence[Trigger]) -> bool:
    """Say whether a time stands right before what was done then: "after overnight shelling"."""
    end = end_of(line, place, one)
    return any(
        trigger.start <= place < trigger.end or (trigger.group is None and end <= trigger.at <= end + 1)
        for trigger in triggers
    )


def _unbound(line: Line, place: int, one: ResolvedDate) -> ResolvedDate:
    """Take a day that tells when a thing was for no bound, whatever stands before: "before Tuesday's attack"."""
    return replace(one, edtf=one.edtf.removeprefix("../")) if is_owner(line, place, one) else one


def _is_ahead(line: Line, one: Trigger) -> bool:
    """Say whether a noun is what somebody will go for: "is due to travel there on Friday for talks"."""
    if one.group is not None or "for" not in line.lows[max(0, one.start - 3) : one.at]:
        return False
    return not AHEAD.isdisjoint(line.lows[: one.start])


def _later_clauses(
    line: Line, triggers: Sequence[Trigger], n: int, places: Sequence[tuple[int, ResolvedDate]]
) -> list[int]:
    """Give the verbs of clauses joined to the one whose time leads the sentence."""
    found = []
    for m in range(n + 1, len(triggers)):
        last, here = triggers[m - 1], triggers[m]
        if here.group is None or any(last.at < place < here.at for place, _ in places):
            break
        between = line.lows[last.end : here.at]
        if "and" not in between or not _OPENS.isdisjoint(between) or line.verbs[here.at] != "past":
            break
        found.append(m)
    return found


def _clause_behind(
    line: Line, triggers: Sequence[Trigger], n: int, places: Sequence[tuple[int, ResolvedDate]]
) -> list[int]:
    """Find what is told beside the verb whose time leads the sentence: "In March it broke down when shells landed"."""
    for m in range(n + 1, min(n + 3, len(triggers))):
        last, here = triggers[m - 1], triggers[m]
        between = line.lows[last.end : here.at]
        if here.group is None or any(last.at < place < here.at and one.rule != _WITHIN for place, one in places):
            return []
        openers = [low for low in between if low in _OPENS]
        told = "past" if not here.group.is_passive or here.group.is_reduced else line.verbs[here.at]
        if openers in (["when"], ["after"]) and "," not in between and line.verbs[here.at] == told:
            return [m] if "had" not in here.group.auxiliaries else []
    return []


def _place(line: Line, offset: int) -> int:
    return next((n for n, token in enumerate(line.tokens) if token.end > offset), len(line) - 1)


def _is_limit(line: Line, place: int, one: ResolvedDate) -> bool:
    """Say whether a time only bounds something to come ("by Friday")."""
    if one.rule in _ON_THAT_DAY:
        return False
    first = one.span.exact.split()[0].lower()
    if is_owner(line, place, one):
        return False
    if _is_near_the_hour(line, place):
        return False
    if first in _PARTS_OF_DAY and line.low(place - 1) in _NEAR:
        return False
    return first in _LIMITS or line.low(place - 1) in _LIMITS


def _is_near_the_hour(line: Line, place: int) -> bool:
    """Say whether a time is told by the hour, so that "after" and "before" leave it on its day."""
    return line.low(place - 1) in _NEAR and _CLOCK.match(line.low(place)) is not None


def _before(line: Line, triggers: Sequence[Trigger], place: int, one: ResolvedDate, published: date | None) -> int:
    """Find the trigger whose clause a time ends; -1 for none."""
    before = [n for n, trigger in enumerate(triggers) if trigger.at < place]
    if before and triggers[before[-1]].rule.id == "coerce-noun" and line.low(triggers[before[-1]].at) in _STATES:
        before.pop()
    here = place - 1
    while here >= 0 and line.lows[here] in LEADING:
        here -= 1
    follows = any(trigger.at == place + n for trigger in triggers for n in (1, 2) if trigger.group is None)
    if one.rule == "date.day-after" or (line.low(place - 1) in _BESIDES and is_owner(line, place, one)):
        return -1
    to_come = is_to_come(one.edtf, published)
    of = place if line.low(place) == "of" else place - 1
    if before and line.low(of) == "of" and line.low(of - 1) not in PARTS:
        is_near = of + 1 - triggers[before[-1]].end < 3 and not is_owner(line, place, one)
        return before[-1] if is_near or was_done_in(line, triggers[before[-1]], of) else -1
    if not before or follows or (line.low(here) in ("and", "but", ";") and before[-1] + 1 < len(triggers)):
        return -1
    last = triggers[before[-1]]
    if last.rule.type in _SAID_OF_THINGS and place - last.end < 2 and is_owner(line, place, one):
        return -1
    if last.group is not None and is_of_a_thing(line, last.end, place):
        return -1
    is_set = line.low(last.end - 1) in AHEAD
    if not is_set and place - last.end < 2 and "for" in (line.low(place - 1), line.low(place)):
        return -1
    if happens(line, last, place, to_come):
        return before[-1]
    if is_told_of(line, last, place):
        return before[-1]
    if any(line.lows[n] == "," and line.lows[n + 1] in _SET_TO for n in range(last.end, place - 1)):
        return -1
    if {"before", "until"} & set(line.lows[last.end : place - 1]) and one.span.exact[:6] not in ("before", "Before"):
        return -1
    if never_since(line, last, one) or is_ranked(line, last, place) or is_of_inner(line, last, place, one.span.exact):
        return -1
    if place - last.end > FAR or is_apart(line, last.end, place - _is_near_the_hour(line, place)):
        return -1
    if may_last(one.edtf, published) and is_of_what_follows(line, last, place):
        return -1
    is_ahead = is_set or line.low(last.start) in _MEANS_TO or may_be_to_come(last) or line.verbs[last.at] == "s"
    is_told = last.rule.complement and "that" in line.lows[last.end : place]
    if to_come and len(before) > 1 and is_held(line, triggers[before[-2]], last):
        return before[-2]
    if to_come and (not is_ahead or is_told or is_of_what_follows(line, last, place)):
        return -1
    if len(before) > 1 and (
        (last.group is None and is_object_of(line, triggers[before[-2]], last))
        or (triggers[before[-2]].rule.type == "SUSPEND" and triggers[before[-2]].end == last.start)
    ):
        return before[-2]
    return before[-1]


def _bounded(line: Line, triggers: Sequence[Trigger], place: int, one: ResolvedDate, published: date | None) -> int:
    """Find what is to be done by a time: "will be sent by the end of the week"; -1 for none."""
    if not one.edtf.startswith("../") or not is_to_come(one.edtf[3:], published):
        return -1
    before = [n for n, trigger in enumerate(triggers) if trigger.at < place]
    if not before:
        return -1
    last = triggers[before[-1]]
    if place - last.end > FAR or is_apart(line, last.end, place):
        return -1
    if line.low(last.start) in _MEANS_TO:
        return before[-1]
    group = last.group
    is_ahead = group is not None and (group.modal == "will" or (group.is_infinitive and _is_set(line, group)))
    return before[-1] if is_ahead and not last.rule.complement else -1


def _is_set(line: Line, group: Group) -> bool:
    """Say whether what "to" begins is to be: "are to be freed", "is due to meet", "plans to send"."""
    return group.is_passive or line.low(group.start - 1) in _SETS
