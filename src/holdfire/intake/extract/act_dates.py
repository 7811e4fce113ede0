"""When the acts of a sentence were done: which of its times belongs to which trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from holdfire.intake.candidate import ResolvedDate
from holdfire.intake.extract.act_dates_shared import AHEAD, dates_shared, done_by, end_of, happens
from holdfire.intake.extract.act_triggers import Trigger
from holdfire.intake.extract.grammar import ADVERBS, DETERMINERS, PREPOSITIONS, RELATIVES, TIMES, Line
from holdfire.intake.extract.word_forms import closed_class

_RELATIVES_BUT_THAT = RELATIVES - {"that"}

_LIMITS = frozenset(["to", "through", "by", "until", "till", "before", "within", "beyond", "after"])
_OPENS = closed_class("opens_a_clause")
_SAYS = closed_class("says")
_BOUNDS = _OPENS | RELATIVES | {",", ";", ":", "—", "–", "and", "but", "or", "then", "", "as"}
_LEADING = frozenset(
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
    ]
)
_STATES = frozenset(["besieged", "encircled"])
_ON_THAT_DAY = frozenset(["date.part-of-day", "date.within", "date.hours-around"])
"""Rules of times that say "by", "before", "within" and all the same tell the day ("by nightfall 40 were dead")."""
_PARTS_OF_DAY = frozenset(["dawn", "dusk", "noon", "midday", "midnight", "nightfall", "sunset", "sunrise", "daybreak"])
_BESIDES = frozenset(["before", "after", "since", "until", "of", "following"])
_NEAR = frozenset(["before", "after"])
_OCCASIONS = frozenset(
    ["in", "at", "speaking", "addressing", "during", "after", "following", "meeting", "briefing", "writing"]
)
_OWN = ("'s", "’s")
_FAR = 22
_LEADS = 5
_HOURS = frozenset(["hour", "hours", "minutes", "moments"])


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
    if not dates or not triggers:
        return found
    places = [(place, _unbound(line, place, one)) for one in dates for place in (_place(line, one.span.start),)]
    places = list(_as_one(line, places))
    for place, one in places:
        if _is_limit(line, place, one) and not _tells_which(line, place, one, triggers):
            if (n := done_by(line, triggers, place, one, published)) >= 0:
                found.setdefault(n, one.edtf.removeprefix("../"))
            continue
        if _is_attribute(line, place, one, triggers):
            continue
        owner = _before(line, triggers, place, one, published)
        if owner >= 0:
            found.setdefault(owner, one.edtf)
            for n in range(owner - 1, -1, -1):
                if not _are_joined(line, triggers[n], triggers[n + 1]):
                    break
                found.setdefault(n, one.edtf)
            if owner + 1 < len(triggers) and _opens_for(line, triggers[owner], triggers[owner + 1], place, one):
                found.setdefault(owner + 1, one.edtf)
        elif (n := _behind(line, triggers, place, one)) >= 0:
            if is_to_come(one.edtf, published) and not (_may_be_to_come(triggers[n]) or _is_ahead(line, triggers[n])):
                continue
            found.setdefault(n, one.edtf)
            if place < _LEADS:
                found |= dict.fromkeys(_clause_behind(line, triggers, n, places), found[n])
                found |= dict.fromkeys(_later_clauses(line, triggers, n, places), found[n])
    found |= {n: edtf for n, edtf in dates_shared(line, triggers, places, found).items() if n not in found}
    taken = [place for place, _ in places]
    for n in range(1, len(triggers)):
        last, here = triggers[n - 1], triggers[n]
        if n not in found and n - 1 in found and _shares(line, last, here):
            inside = any(last.end <= place < here.at for place in taken)
            if not inside or found[n - 1] in [one.edtf for place, one in places if last.end <= place < here.at]:
                found[n] = found[n - 1]
    return found


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


def is_to_come(edtf: str, published: date | None) -> bool:
    """Say whether a time begins after the day of publication."""
    first = edtf.split("/", maxsplit=1)[0].strip("~?%")
    if published is None or first in ("", "..") or not first[:4].isdigit() or first[5:6] in ("2", "3"):
        return False
    return first > published.isoformat()[: len(first)]


def _is_attribute(line: Line, place: int, one: ResolvedDate, triggers: Sequence[Trigger]) -> bool:
    """Say whether a time only tells which thing is meant ("the January deal")."""
    end = end_of(line, place, one)
    after = line.low(end)
    if line.low(place - 1) not in DETERMINERS and not line.low(place - 1).endswith("'s"):
        return False
    if not after.isalpha() or after in PREPOSITIONS or after in ("and", "that", "when") or line.verbs[end]:
        return False
    return not _tells_which(line, place, one, triggers)


def _tells_which(line: Line, place: int, one: ResolvedDate, triggers: Sequence[Trigger]) -> bool:
    """Say whether a time stands right before what was done then: "after overnight shelling"."""
    end = end_of(line, place, one)
    return any(trigger.group is None and end <= trigger.at <= end + 1 for trigger in triggers)


def _may_be_to_come(one: Trigger) -> bool:
    """Say whether what a trigger tells may lie ahead ("will meet on Friday", "is due to")."""
    return one.group is not None and (bool(one.group.modal) or one.group.is_infinitive) and not one.rule.complement


def _is_owner(line: Line, place: int, one: ResolvedDate) -> bool:
    """Say whether a time only tells which thing is meant: "Tuesday's attack"."""
    end = end_of(line, place, one)
    return line.low(end - 1).endswith(_OWN) or line.low(end) in _OWN


def _unbound(line: Line, place: int, one: ResolvedDate) -> ResolvedDate:
    """Take a day that tells when a thing was for no bound, whatever stands before: "before Tuesday's attack"."""
    return replace(one, edtf=one.edtf.removeprefix("../")) if _is_owner(line, place, one) else one


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
        if here.group is None or any(last.at < place < here.at for place, _ in places):
            return []
        openers = [low for low in between if low in _OPENS]
        if openers in (["when"], ["after"]) and "," not in between and line.verbs[here.at] == "past":
            return [m] if "had" not in here.group.auxiliaries else []
    return []


def _place(line: Line, offset: int) -> int:
    return next((n for n, token in enumerate(line.tokens) if token.end > offset), len(line) - 1)


def _is_limit(line: Line, place: int, one: ResolvedDate) -> bool:
    """Say whether a time only bounds something to come ("by Friday")."""
    if one.rule in _ON_THAT_DAY:
        return False
    first = one.span.exact.split()[0].lower()
    if _is_owner(line, place, one):
        return False
    if first in _PARTS_OF_DAY and line.low(place - 1) in _NEAR:
        return False
    return first in _LIMITS or line.low(place - 1) in _LIMITS


def _before(line: Line, triggers: Sequence[Trigger], place: int, one: ResolvedDate, published: date | None) -> int:
    """Find the trigger whose clause a time ends; -1 for none."""
    before = [n for n, trigger in enumerate(triggers) if trigger.at < place]
    if before and triggers[before[-1]].rule.id == "coerce-noun" and line.low(triggers[before[-1]].at) in _STATES:
        before.pop()
    here = place - 1
    while here >= 0 and line.lows[here] in _LEADING:
        here -= 1
    follows = any(trigger.at == place + n for trigger in triggers for n in (1, 2) if trigger.group is None)
    if one.rule == "date.day-after" or (line.low(place - 1) in _BESIDES and _is_owner(line, place, one)):
        return -1
    to_come = is_to_come(one.edtf, published)
    if before and line.low(place - 1) == "of" and triggers[before[-1]].group is None:
        return before[-1] if place - triggers[before[-1]].end < 3 else -1
    if not before or follows or (line.low(here) in ("and", "but", ";") and before[-1] + 1 < len(triggers)):
        return -1
    last = triggers[before[-1]]
    if place - last.end < 2 and one.span.exact.lower().startswith("for ") + (line.low(place - 1) == "for"):
        return -1
    if happens(line, last, place, to_come):
        return before[-1]
    if _never_since(line, last, one):
        return -1
    if place - last.end > _FAR or _is_apart(line, last.end, place):
        return -1
    if _may_last(one.edtf, published) and _is_of_what_follows(line, last, place):
        return -1
    if to_come and (not _may_be_to_come(last) or _is_of_what_follows(line, last, place)):
        return -1
    if last.group is None and len(before) > 1 and _is_object_of(line, triggers[before[-2]], last):
        return before[-2]
    return before[-1]


def _never_since(line: Line, one: Trigger, since: ResolvedDate) -> bool:
    """Say whether nothing was done since a time, or it is done over and over ("have not met since January")."""
    if not since.edtf.endswith("/..") or one.group is None:
        return False
    denied = one.group.is_negated or "no" in line.lows[max(0, one.group.start - 4) : one.at]
    return (denied and one.rule.type not in ("COERCE", "REFUSE")) or "every" in line.lows[one.end : one.end + 3]


def _may_last(edtf: str, published: date | None) -> bool:
    """Say whether a season may not have passed on the day of publication."""
    if published is None or len(edtf) != 7 or edtf[5] != "2" or not edtf[6].isdigit():
        return False
    return (int(edtf[:4]), 3 * int(edtf[6]) + 2) >= (published.year, published.month)


def _is_object_of(line: Line, verb: Trigger, noun: Trigger) -> bool:
    """Say whether a noun only belongs to the object of a verb told before ("left the besieged town on Friday")."""
    if verb.group is None or noun.at - verb.end > 8:
        return False
    between = range(verb.end, noun.at)
    if any(line.verbs[n] or line.lows[n] in (",", ";", ":", "and") for n in between):
        return False
    return not any(line.lows[n] in ("in", "during", "after", "of", "following", "over", "for", "to") for n in between)


def _is_of_what_follows(line: Line, one: Trigger, place: int) -> bool:
    """Say whether a time belongs to what is agreed, asked or offered ("agreed to meet on Friday")."""
    if not one.rule.complement:
        return False
    inner = line.lows[one.end - 1 : place]
    return any(
        low == "to" and one.end + n < len(line) and (line.verbs[one.end - 1 + n + 1] == "base")
        for n, low in enumerate(inner)
    ) or (bool({"beginning", "starting", "scheduled", "planned", "due"} & set(inner)))


def _is_apart(line: Line, start: int, end: int) -> bool:
    """Say whether another clause begins between a trigger and a time."""
    for here in range(start, end):
        if line.lows[here] in _OPENS or line.lows[here] in (";", "—") or line.lows[here] in _RELATIVES_BUT_THAT:
            return True
        if line.verbs[here] in ("past", "s") and here > start:
            return True
    return False


def _behind(line: Line, triggers: Sequence[Trigger], place: int, one: ResolvedDate) -> int:
    """Find the first trigger of the clause a time opens; -1 for none."""
    dashes = [n for n in range(place, len(line)) if line.lows[n] in ("—", "–")]
    aside = range(dashes[0], dashes[1]) if len(dashes) > 1 else range(0)
    behind = [n for n, trigger in enumerate(triggers) if trigger.at >= place and trigger.at not in aside]
    if not behind:
        return -1
    trigger = triggers[behind[0]]
    here = place - 1
    while here >= 0 and line.lows[here] in _LEADING:
        here -= 1
    end = end_of(line, place, one)
    if line.low(end) == "when" and behind[0] >= 0 and trigger.at - end < _FAR:
        return behind[0]
    if one.rule == "date.day-after" and "," in line.lows[end : trigger.at]:
        return -1
    if (line.low(place - 1) == "time" and line.low(end) == "that") or _is_occasion(line, place, end):
        return behind[0]
    first = trigger.group.start if trigger.group else trigger.at
    verbs = [n for n in range(end, first) if line.verbs[n] in ("past", "s")]
    if line.low(here) in ("who", "which") and "," in line.lows[end:first]:
        return -1
    if line.low(here) in _BOUNDS or line.low(here) == "dated":
        opens = here < 0 or not any(line.verbs[n] in ("past", "s") for n in range(here))
        if any(line.lows[n] in _SAYS for n in verbs) and not (trigger.group and trigger.group.modal == "would"):
            return -1
        is_aside = any(line.lows[n] in (";", "who", "which") for n in range(end, first))
        if not is_aside and (opens or not verbs):
            return behind[0] if trigger.at - place < _FAR * 2 else -1
    if trigger.at - end <= 2 and not verbs and line.low(end) != "and":
        return behind[0]
    return -1


def _is_occasion(line: Line, place: int, end: int) -> bool:
    """Say whether a sentence opens with when and where something is said: "In a statement on Sunday, ..."."""
    if line.low(0) not in _OCCASIONS or place > _FAR // 2 or line.low(end) != ",":
        return False
    return not any(line.verbs[n] in ("past", "s") or line.lows[n] in (",", ";", "that") for n in range(1, place))


def _opens_for(line: Line, noun: Trigger, verb: Trigger, place: int, one: ResolvedDate) -> bool:
    """Say whether talks that open a sentence are the occasion of its verb: "In a call on Friday, they agreed"."""
    if noun.rule.type != "CONSULT" or noun.group is not None or verb.group is None:
        return False
    return verb.at > place and line.verbs[verb.at] == "past" and _is_occasion(line, place, end_of(line, place, one))


def _are_joined(line: Line, one: Trigger, other: Trigger) -> bool:
    """Say whether two verbs share subject and time ("urged both sides to wait and offered to go on Friday")."""
    between = line.lows[one.end : other.at]
    return bool(between) and between[-1] == "and" and other.at - one.end < 4


def _shares(line: Line, last: Trigger, here: Trigger) -> bool:
    """Say whether a verb goes on with the one before: "and threatened", ", killing"."""
    if here.group is None or here.group.is_infinitive:
        return False
    at = here.group.start - 1
    while at > last.end and (line.lows[at] in ADVERBS or line.lows[at] in TIMES):
        at -= 1
    if line.low(at) == "and":
        if "since" in line.lows[max(0, last.start - 8) : last.start]:
            return False
        return line.verbs[here.at] in ("past", "s", "ing", "part") and not _starts_anew(line, at)
    if line.low(at) == "," and last.group is not None and last.group.is_reduced and line.low(last.at - 1) == ",":
        is_later = "after" in line.lows[here.end : here.end + 2]
        return line.verbs[here.at] == "past" and here.at - last.end < 12 and not is_later
    if line.verbs[here.at] == "past" and not here.group.is_passive:
        openers = [n for n in range(last.end, here.at) if line.lows[n] in _OPENS]
        if len(openers) == 1 and line.lows[openers[0]] == "after":
            return line.lows[openers[0] - 1] in _HOURS
    if not _SAYS.isdisjoint(line.lows[last.end : here.at]):
        return False
    return line.low(at) == "," and line.verbs[here.at] == "ing" and not here.group.auxiliaries


def _starts_anew(line: Line, at: int) -> bool:
    return line.low(at + 1) in DETERMINERS
