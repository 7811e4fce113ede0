"""Times of acts that stand in the clause beside: "on 2 August when the lorry was turned back", ", in a new breach"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from holdfire.intake.candidate import DONE_BY_SAYING, ResolvedDate
from holdfire.intake.extract.acts.grammar import ADVERBS, DETERMINERS, PREPOSITIONS, RELATIVES, Line
from holdfire.intake.extract.acts.triggers import Trigger
from holdfire.intake.extract.word_forms import closed_class
from holdfire.intake.text.article import START

_HAPPENS = closed_class("happens") | closed_class("leaves_behind")
AHEAD = frozenset(["due", "scheduled", "set", "expected", "planned", "slated", "will"])
"""Words that put what is told ahead."""
DONE_WITH = closed_class("done_with")
"""Participles that go on with a noun behind a comma: "The talks, hosted by the emir since May"."""
RANKS = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "worst", "latest"]
)
"""Words that tell which of its kind something is."""
_DEALS = closed_class("deals")
_DONE_UNDER = frozenset(["AGREE", "PROMISE", "ACCEPT"])
_APART = closed_class("opens_a_clause") | {";", ":", "that"}
_DEEDS = frozenset(["ATTACK", "COERCE", "IMPLEMENT"])
_BRINGS_ON = frozenset(["prompting", "triggering", "sparking", "provoking", "unleashing"])
_SETS = frozenset(["setting", "touching"])
_PERFECT = frozenset(["have", "has", "had", "'ve"])
_FIRST, _NEAR, _A_DAY = 2, 9, 10
_OWN = ("'s", "’s")
_NAMED_BY = 5
"""So many words from where its time begins a deal may be named: "Under the 2 May accord"."""
_AT = frozenset(["during", "at"])
_WOULD = frozenset(["would", "should", "must", "shall"])
_BEGIN = closed_class("begins")
_REACH = 14
"""How many words a clause that shares a time may be away."""


def end_of(line: Line, place: int, one: ResolvedDate) -> int:
    """Give the place of the first word behind a time that begins at a place."""
    return bisect_left(line.tokens, one.span.end, place + 1, key=START)


def is_owner(line: Line, place: int, one: ResolvedDate) -> bool:
    """Say whether a time only tells which thing is meant: "Tuesday's attack"."""
    end = end_of(line, place, one)
    return line.low(end - 1).endswith(_OWN) or line.low(end) in _OWN


def happens(line: Line, noun: Trigger, place: int, is_to_come: bool) -> bool:
    """Say whether all a sentence tells of a noun is when it was: "the shelling of X took place on Monday"."""
    if noun.group is not None:
        return False
    verbs = [n for n in range(noun.end, place) if line.verbs[n] in ("past", "part", "s", "base")]
    if not verbs or not _APART.isdisjoint(line.lows[noun.end : place]):
        return False
    happened = [n for n in verbs if line.lows[n] in _HAPPENS]
    if not happened or "and" in line.lows[happened[0] : place]:
        return False
    words = {line.lows[n] for n in verbs}
    is_set = not (AHEAD | _WOULD).isdisjoint(line.lows[noun.end : place])
    return not words.isdisjoint(_HAPPENS) and is_to_come == is_set


def done_by(line: Line, triggers: Sequence[Trigger], place: int, one: ResolvedDate, published: date | None) -> int:
    """Find the trigger that a bound tells to be past: "By Tuesday evening no prisoners had been freed"; -1 for none."""
    if published is None or not one.edtf.startswith("../") or one.edtf[3:] > published.isoformat():
        return -1
    if not one.span.exact.lower().startswith("by "):
        return -1
    for n, trigger in enumerate(triggers):
        group = trigger.group
        if group is not None and "had" in group.auxiliaries and not group.modal and abs(trigger.at - place) < _REACH:
            return n
    return -1


def dates_shared(
    line: Line,
    triggers: Sequence[Trigger],
    places: Sequence[tuple[int, ResolvedDate]],
    found: Mapping[int, str],
) -> dict[int, str]:
    """Give the times of triggers in clauses that share one with the clause beside them.

    Args:
        line: The sentence.
        triggers: Its triggers, in order.
        places: Where its times stand.
        found: The times that triggers have by their own clause, by their number.
    """
    shared: dict[int, str] = {}
    for place, one in places:
        end = end_of(line, place, one)
        shared |= dict.fromkeys(_when(line, triggers, end), one.edtf.removesuffix("/..").removeprefix("../"))
        shared |= dict.fromkeys(_counted_since(line, triggers, place), f"{one.edtf.removesuffix('/..')}/..")
        if not one.edtf.startswith("../"):
            shared |= dict.fromkeys(_under(line, triggers, place), one.edtf)
    for n, (noun, verb) in enumerate(pairwise(triggers)):
        if n + 1 in found and n not in found and (_is_subject(line, noun, verb) or _is_done(line, noun, verb)):
            shared[n] = found[n + 1]
        if n in found and n + 1 not in found and _met_and_said(line, noun, verb):
            shared[n + 1] = found[n]
        if n + 1 in found and n not in found and _is_done_at(line, noun, verb):
            shared[n] = found[n + 1]
        if n in found and n + 1 not in found and _is_brokered(line, noun, verb):
            shared[n + 1] = found[n]
        if n in found and n + 1 not in found and (_is_predicate(line, noun, verb) or is_held(line, noun, verb)):
            shared[n + 1] = found[n]
    last = ""
    for n, trigger in enumerate(triggers):
        if n in found:
            last = found[n]
        elif last and (_names_it(line, trigger) or _is_with(line, triggers, n) or _is_brought_on(line, trigger)):
            shared[n] = last
    return shared


def _is_subject(line: Line, noun: Trigger, verb: Trigger) -> bool:
    """Say whether a noun and the verb behind it tell one thing: "Clashes intensified", "Talks are to open"."""
    if noun.group is not None or verb.group is None:
        return False
    if noun.rule.type != verb.rule.type and not (noun.rule.type == "CONSULT" and line.lows[verb.at] in _BEGIN):
        return False
    return _APART.isdisjoint(line.lows[noun.end : verb.at]) and "," not in line.lows[noun.end : verb.at]


def _is_done(line: Line, noun: Trigger, verb: Trigger) -> bool:
    """Say whether a participle right behind a noun tells when that was: "The blockade, imposed in January, has"."""
    if noun.group is not None or verb.group is None or noun.rule.type != verb.rule.type:
        return False
    at = noun.end + 1 + (line.low(noun.end + 1) == "which")
    return line.low(noun.end) == "," and verb.at == at and line.verbs[verb.at] in ("past", "part")


def is_held(line: Line, verb: Trigger, noun: Trigger) -> bool:
    """Say whether talks are what a verb before them says are held: "will hold a third round of talks"."""
    if verb.group is None or noun.group is not None or not verb.rule.type == noun.rule.type == "CONSULT":
        return False
    return noun.at - verb.at < _NEAR and "," not in line.lows[verb.end : noun.at]


def _is_predicate(line: Line, noun: Trigger, verb: Trigger) -> bool:
    """Say whether a verb tells what a noun did: "The strikes on Sunday hit a market", "talks on a truce broke down"."""
    if noun.group is not None or verb.group is None or line.verbs[verb.at] != "past" or verb.group.is_reduced:
        return False
    between = line.lows[noun.end : verb.group.start]
    if line.low(noun.end) == "," and line.low(noun.end + 1) in DONE_WITH and between[-1] == ",":
        return True
    if "," in between or "and" in between or not _APART.isdisjoint(between):
        return False
    return not any(line.verbs[n] for n in range(noun.end, verb.group.start))


def _met_and_said(line: Line, met: Trigger, said: Trigger) -> bool:
    """Say whether somebody spoke where an aside says they met: "The council, which met on Friday, condemned"."""
    if met.group is None or met.rule.type != "CONSULT" or said.rule.type not in DONE_BY_SAYING or said.group is None:
        return False
    at = said.group.start - 1
    at -= line.low(at) in ADVERBS
    return line.low(met.group.start - 1) in RELATIVES and line.low(at) == "," and line.verbs[said.at] == "past"


def _is_done_at(line: Line, verb: Trigger, talks: Trigger) -> bool:
    """Say whether a verb tells what was done at talks, or in an attack: "was agreed during talks held in January"."""
    if verb.group is None or talks.group is not None or talks.at - verb.end > _NEAR:
        return False
    between = line.lows[verb.end : talks.at]
    if "," in between or not _APART.isdisjoint(between):
        return False
    if talks.rule.type == verb.rule.type == "ATTACK":
        return "in" in between[-3:] or "during" in between[-3:]
    return talks.rule.type == "CONSULT" and not _AT.isdisjoint(between[: _FIRST + 1])


def _is_brokered(line: Line, agreed: Trigger, brokered: Trigger) -> bool:
    """Say whether a participle tells of the deal just made: "agreed on Friday to wait under a pact brokered by"."""
    if not agreed.rule.type == brokered.rule.type == "AGREE" or brokered.group is None:
        return False
    return brokered.group.is_reduced and line.low(brokered.start - 1) in _DEALS and line.verbs[agreed.at] == "past"


def _counted_since(line: Line, triggers: Sequence[Trigger], place: int) -> list[int]:
    """Find what was counted from a time on: "37 violations since the truce took effect on 1 May"."""
    sinces = [n for n in range(max(0, place - _REACH), place) if line.lows[n] == "since"]
    if not sinces or "," in line.lows[sinces[-1] : place]:
        return []
    since = sinces[-1]
    near = line.lows[max(0, since - _NAMED_BY) : since]
    if "time" not in near and any(low in RANKS for low in near):
        return []
    if place - since > _NAMED_BY and not any(line.verbs[n] in ("past", "s") for n in range(since + 1, place)):
        return []
    told = [n for n, one in enumerate(triggers) if one.at < since and _APART.isdisjoint(line.lows[one.end : since])]
    if since < _FIRST or (since < _NEAR and line.low(0) in ("in", "over", "during")):
        told = [n for n, one in enumerate(triggers) if one.at > place and "," in line.lows[place : one.at]][:1]
    return [n for n in told[-1:] if _is_counted(line, triggers[n])]


def _is_counted(line: Line, one: Trigger) -> bool:
    """Say whether an act went on up to the day of the text: "have crossed", "1,924 violations"."""
    if one.group is not None:
        return not _PERFECT.isdisjoint(one.group.auxiliaries) and not one.group.is_negated
    return any(low[:1].isdigit() for low in line.lows[max(0, one.start - 3) : one.start])


def _when(line: Line, triggers: Sequence[Trigger], end: int) -> list[int]:
    """Find what was done on a day, "when ...": the first verb of that clause."""
    at = end + (line.low(end) == ",")
    if line.low(at + 1) == "which" and line.low(at) in ("during", "in", "at", "after"):
        at += 1
    elif line.low(at) != "when":
        return []
    near = [n for n, one in enumerate(triggers) if at < one.at <= at + _REACH]
    near = [n for n in near if RELATIVES.isdisjoint(line.lows[at + 1 : triggers[n].at])]
    told = [n for n in near if triggers[n].group is not None]
    struck = [n for n in near if triggers[n].rule.type == "ATTACK"]
    return [n for n in told if line.verbs[triggers[n].at] == "past"][:1] or told[:1] or struck[:1]


def _under(line: Line, triggers: Sequence[Trigger], place: int) -> list[int]:
    """Find what was agreed in a deal that opens the sentence with its time: "Under the deal signed in May, ..."."""
    deals = line.lows[1 : place + _NAMED_BY]
    if line.low(0) not in ("under", "in") or _DEALS.isdisjoint(deals) or "," in line.lows[:place]:
        return []
    if "," not in line.lows[place:]:
        return []
    comma = line.lows.index(",", place)
    if any(line.verbs[n] in ("past", "s") for n in range(place, comma)):
        return []
    return [n for n, one in enumerate(triggers) if one.at > comma and one.rule.type in _DONE_UNDER][:2]


def _names_it(line: Line, one: Trigger) -> bool:
    """Say whether a noun only says what was told before is: ", in a new breach of the truce"."""
    if one.group is not None or one.rule.type != "VIOLATE":
        return False
    at = one.start - 1
    while at > 0 and line.lows[at] not in PREPOSITIONS and line.lows[at] not in DETERMINERS and one.start - at < 5:
        at -= 1
    while at > 0 and line.lows[at] in DETERMINERS | ADVERBS:
        at -= 1
    return line.low(at) == "in" and line.low(at - 1) in (",", "—", "–")


def _is_brought_on(line: Line, one: Trigger) -> bool:
    """Say whether a noun is what came of what was told before: ", prompting a wave of air strikes"."""
    if one.group is not None or one.rule.type not in _DEEDS:
        return False
    near = line.lows[max(0, one.at - 6) : one.at]
    return not _BRINGS_ON.isdisjoint(near) or ("off" in near and not _SETS.isdisjoint(near))


def _is_with(line: Line, triggers: Sequence[Trigger], n: int) -> bool:
    """Say whether a participle goes with what was told before: "fell apart, with warplanes pounding the town"."""
    one = triggers[n]
    if one.rule.type not in _DEEDS:
        return False
    if line.verbs[one.at] != "ing" or one.group is None or one.group.auxiliaries:
        return False
    between = line.lows[max(triggers[n - 1].end if n else 0, one.at - 8) : one.at]
    return "with" in between


def says_too(line: Line, triggers: Sequence[Trigger], n: int) -> int:
    """Find what was said before, behind which a verb goes on: "complained that ..., and threatened to"; -1 for none."""
    here = triggers[n]
    if here.rule.type not in DONE_BY_SAYING or here.group is None or line.verbs[here.at] != "past":
        return -1
    at = here.group.start - 1
    at -= line.low(at) in ("they", "he", "she", "it", "also")
    if line.low(at) != "and" or line.low(at - 1) != ",":
        return -1
    for m in range(n - 1, -1, -1):
        last = triggers[m]
        if last.rule.type in DONE_BY_SAYING and last.group is not None and not last.group.is_reduced:
            is_main = not any(line.lows[k] in ("who", "which") for k in range(max(0, last.at - _NAMED_BY), last.at))
            return m if is_main and line.verbs[last.at] == "past" else -1
    return -1


def made_then(line: Line, triggers: Sequence[Trigger], end: int) -> int:
    """Find the making of a deal that its time names: "the November truce, brokered by"; -1 for none."""
    deals = [n for n in range(end, end + 2) if line.low(n) in _DEALS]
    if not deals:
        return -1
    at = deals[0] + 1 + (line.low(deals[0] + 1) == ",")
    return next((n for n, one in enumerate(triggers) if one.at == at and one.rule.type == "AGREE"), -1)


def begun_since(line: Line, triggers: Sequence[Trigger], places: Sequence[tuple[int, ResolvedDate]]) -> dict[int, str]:
    """Find what goes on since a time, and its beginning: "since the siege began in 2016", "since a raid in May"."""
    begun: dict[int, str] = {}
    for n, one in enumerate(triggers):
        if one.group is not None or "since" not in line.lows[max(0, one.start - 3) : one.start]:
            continue
        began = line.low(one.end) in ("began", "started")
        at = one.end + began
        near = [each.edtf for place, each in places if at <= place < at + 2 and len(each.edtf) < _A_DAY]
        if near and began:
            begun[n] = f"{near[0]}/.."
        elif near:
            begun[n] = near[0]
            begun |= dict.fromkeys([m for m in range(n) if _has_lasted(triggers[m])][-1:], f"{near[0]}/..")
    return begun


def _has_lasted(one: Trigger) -> bool:
    return one.group is not None and not _PERFECT.isdisjoint(one.group.auxiliaries)
