"""Where a sentence tells an act: words of the table with what they ask of the words around."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count
from typing import NamedTuple

from holdfire.intake.extract.acts.company import has_subject
from holdfire.intake.extract.acts.demands import suits
from holdfire.intake.extract.acts.grammar import (
    ADVERBS,
    DETERMINERS,
    LINKS,
    MODALS,
    OBJECTS,
    SUBJECTS,
    TIMES,
    Line,
)
from holdfire.intake.extract.acts.nouns import noun_tells
from holdfire.intake.extract.acts.scope import (
    GOING_ON,
    complement_end,
    conditions_of,
    first_of_noun,
    infinitive_counts,
    is_taken_by,
)
from holdfire.intake.extract.acts.table import BE, GAP, HAVE, LONG_GAP, Entry, Part, Rule, act_table
from holdfire.intake.extract.acts.verb_groups import Group, group_of
from holdfire.intake.extract.word_forms import closed_class

_TELL_OF_NOUNS = {"attack-erupt": 4, "consult-resume": 6}
"""Verbs that tell how what a noun tells goes on, with how far behind it."""
_DEEDS = frozenset(["ATTACK", "COERCE", "VIOLATE"])
"""Acts that, ruled out or denied, are none that was done; a proposal that is rejected was made."""
_PAST = frozenset(["past", "part"])
_LEADS_IN = BE | {"ready", "not"}

_NOT_YET = closed_class("not_yet")
_NO_GAP = closed_class("no_gap")
_ASIDE = frozenset(["about", "whether", "why", "how", "if"])
_TEXTS = frozenset(["resolution", "letter", "statement", "petition", "motion", "communique", "declaration", "text"])
_NO_STANCE = frozenset(["be", "do", "say", "see", "know", "thank", "add", "make", "stress", "tell", "emphasize"])
_WE = frozenset(["we", "i"])
_TAKEN_UP = frozenset(["it", "them", "him", "her", "this"])
_APART = frozenset(["up", "down", "off", "out", "apart", "aside", "away"])
_DATING = frozenset(["on", "last", "late", "early", "this", "earlier", "yesterday", "today", "again"])


class Trigger(NamedTuple):
    """Words that tell an act.

    Attributes:
        rule: By which rule.
        start, end: Places in the line, the last left out.
        at: Where its own word is.
        group: Of a verb; ``None`` for a noun or a phrase without one.
        base: The word it is listed under.
    """

    rule: Rule
    start: int
    end: int
    at: int
    group: Group | None
    base: str
    sort: str


class Held(NamedTuple):
    """A stretch whose words are part of an act told before it, or of a condition (``rule`` is ``None``)."""

    start: int
    end: int
    rule: Rule | None


def find_triggers(line: Line, told: Sequence[bool]) -> tuple[list[Trigger], list[Held]]:
    """Find the triggers of a sentence, from left to right, and the stretches that are part of an act told.

    Args:
        line: The sentence.
        told: For each place whether somebody is quoted there.
    """
    entries = act_table().entries
    closed = -1
    triggers: list[Trigger] = []
    held = [Held(start, end, None) for start, end in conditions_of(line)]
    words = line.words
    for at in compress(count(), map(entries.__contains__, line.lows)):
        slot = entries[line.lows[at]]
        if at < closed or (slot.is_of_verbs and not line.verbs[at]):
            continue
        for _, entry in slot.plain if slot.keys.isdisjoint(words) else slot.fitting(words):
            end = _matched(line, entry, at)
            if end < 0 or (entry.rule.told and not told[at]):
                continue
            found = _trigger(line, entry, at, end)
            if found is None:
                continue
            closed = found.end
            if triggers and _is_object_of_same(found, triggers):
                break
            if found.rule.id in ("attack-kill", "attack-burn") and _goes_with_attack(line, found, triggers):
                break
            if found.rule.type == "ATTACK" and _is_told_of_shell(found, triggers):
                break
            if found.group is not None and found.group.is_infinitive and found.rule.type == "ATTACK":
                triggers = [one for one in triggers if one.rule.id != "attack-use" or found.at - one.at > 14]
            if (
                found.group is not None
                and found.sort == "verb"
                and not infinitive_counts(line, found.group, found.rule.type)
            ):
                break
            if found.rule.type and not _is_told_twice(found, triggers) and not _is_held(line, found, held):
                triggers.append(found)
            if found.rule.complement:
                is_noun = found.sort == "noun" or (found.group is not None and found.group.is_reduced)
                held.append(Held(found.end, complement_end(line, found.end, is_noun), found.rule))
            break
    return triggers, held


def _is_object_of_same(found: Trigger, before: Sequence[Trigger]) -> bool:
    """Say whether a noun is what its verb launches ("launched an offensive"), or a verb tells that it goes on."""
    if found.sort != "noun" and found.rule.id not in _TELL_OF_NOUNS:
        return False
    last = before[-1]
    if found.rule.id in _TELL_OF_NOUNS:
        near = _TELL_OF_NOUNS[found.rule.id]
        return last.sort == "noun" and last.rule.type == found.rule.type and found.at - last.end < near
    if found.rule.id in ("coerce-noun", "coerce-power") and last.rule.type == "COERCE" and found.at - last.end < 4:
        return True
    return (
        last.sort == "verb" and bool(last.rule.object) and last.rule.type == found.rule.type and found.at - last.end < 5
    )


def _is_told_of_shell(found: Trigger, before: Sequence[Trigger]) -> bool:
    """Say whether a verb tells what shells did whose firing was told ("rounds fired from the hill struck a car")."""
    if (
        before
        and found.group is not None
        and found.group.is_reduced
        and before[-1].rule.id == "attack-noun"
        and found.at - before[-1].end < 3
    ):
        return True
    return found.sort == "verb" and any(
        one.rule.type == "ATTACK" and one.group is not None and one.group.is_reduced and found.at - one.end < 14
        for one in before
    )


def _goes_with_attack(line: Line, found: Trigger, before: Sequence[Trigger]) -> bool:
    """Say whether somebody is killed by an attack told just before ("opened fire and killed two")."""
    if not any(one.rule.type == "ATTACK" for one in before):
        return False
    last = [one for one in before if one.rule.type == "ATTACK"][-1]
    between = line.lows[last.end : found.at]
    if last.sort == "noun" and LINKS.isdisjoint(between) and "," not in between:
        return True
    if found.group is None or found.group.is_passive:
        return True
    joined = line.low(found.group.start - 1)
    return joined in (",", "which", "that") or (joined == "and" and last.sort != "noun")


def _is_told_twice(found: Trigger, before: Sequence[Trigger]) -> bool:
    """Say whether a stance only gives the words of one told before ("warns the deal is hanging by a thread")."""
    return found.rule.told and found.rule.type == "WARN" and any(one.rule.type == "WARN" for one in before)


def _matched(line: Line, entry: Entry, at: int) -> int:
    """Match an entry; give where it ends, -1 for no match."""
    form = line.verbs[at]
    if entry.sort == "verb" and (not form or not _fits(form, entry.forms[line.lows[at]])):
        return -1
    if entry.sort == "noun" and form and not _is_gerund_noun(line, at):
        return -1
    if entry.sort == "verb" and form == "ing" and _is_gerund_noun(line, at) and not entry.rest:
        return -1
    if not entry.rest:
        return at + 1
    end = _rest_matched(line, entry.rest, 0, at + 1)
    return end if end < 0 or not entry.is_ahead else at + len(entry.rest) - 1


def _fits(form: str, sorts: frozenset[str]) -> bool:
    return form in sorts or (form in _PAST and not sorts.isdisjoint(_PAST))


def _is_gerund_noun(line: Line, at: int) -> bool:
    """Say whether an -ing form that is listed as a noun is one here ("the relentless bombing of")."""
    if line.verbs[at] != "ing" or line.lows[at] not in act_table().nouns:
        return False
    before, after = line.low(at - 1), line.low(at + 1)
    if before in BE or before in ("been", "being") or (before in ADVERBS and line.low(at - 2) in BE):
        return False
    if after in TIMES:
        return before != ","
    if before == "," and after == "that":
        return False
    return not (after in DETERMINERS or after in OBJECTS or (at + 1 < len(line) and line.tokens[at + 1].is_capital))


def _rest_matched(line: Line, rest: tuple[Part, ...], number: int, here: int) -> int:
    if number == len(rest):
        return here
    part = rest[number]
    if not part.is_gap and here >= len(line.lows):
        return _rest_matched(line, rest, number + 1, here) if part.is_optional else -1
    if part.is_gap:
        for skipped in range((LONG_GAP if part.is_long else GAP) + 1):
            last = here + skipped - 1
            if skipped and not part.is_wide and (last >= len(line) or line.lows[last] in _NO_GAP):
                return -1
            if skipped and part.is_long and (line.lows[last] in _ASIDE or line.verbs[last] in ("past", "s")):
                return -1
            end = _rest_matched(line, rest, number + 1, here + skipped)
            if end >= 0:
                return end
        return -1
    low = line.lows[here]
    if low in part.words:
        return _rest_matched(line, rest, number + 1, here + 1)
    if part.is_optional:
        return _rest_matched(line, rest, number + 1, here)
    if (
        number == 0
        and low in _TAKEN_UP
        and len(rest) == 1
        and line.verbs[here - 1]
        and not part.words.isdisjoint(_APART)
    ):
        return _rest_matched(line, rest, number, here + 1)
    if number == 0 and low in _DATING:
        after = _past_time(line, here)
        return _rest_matched(line, rest, number, after) if after > here else -1
    if number == 0 and line.lows[here - 1] in BE and (low in ADVERBS or low in ("not", "never") or low.endswith("ly")):
        return _rest_matched(line, rest, number, here + 1)
    return -1


def _past_time(line: Line, here: int) -> int:
    """Go past a time between a verb and what belongs to it ("agreed late on Friday to"); the place itself if none."""
    end = here
    while end < min(len(line), here + 4) and (line.lows[end] in _DATING or line.lows[end] in TIMES):
        end += 1
    return end if any(low in TIMES for low in line.lows[here:end]) else here


def _trigger(line: Line, entry: Entry, at: int, end: int) -> Trigger | None:
    """Check what a rule asks of the words around."""
    rule = entry.rule
    if entry.sort == "verb":
        group = group_of(line, at)
        if not suits(line, rule, group, end) or _lacks_infinitive(line, entry, end):
            return None
        return Trigger(rule, at, end, at, group, entry.base, "verb")
    if entry.sort == "noun":
        if not noun_tells(line, rule, at, end):
            return None
        return Trigger(rule, at, end, at, None, entry.base, "noun")
    return _phrase_trigger(line, entry, at, end)


def _lacks_infinitive(line: Line, entry: Entry, end: int) -> bool:
    """Say whether "push X to" goes on with a noun ("pushed it to the brink"), so that nothing is asked of X."""
    if entry.rule.type != "REQUEST" or len(entry.rest) < 2 or "to" not in entry.rest[-1].words:
        return False
    after = line.low(end)
    return after in DETERMINERS or after in OBJECTS or not after.isalpha() or line.tokens[end].is_capital


def _first_of_phrase(line: Line, at: int) -> int:
    """Go left to the "is", "will", "has been" a phrase begins with."""
    while at > 0:
        low = line.lows[at - 1]
        is_inner = low in ("not", ",") and line.low(at - 2) in _LEADS_IN
        if not (low in BE or low in MODALS or low in HAVE or low in ADVERBS or is_inner):
            break
        at -= 1
    while line.lows[at] in ADVERBS and line.lows[at] not in ("ready",):
        at += 1
    return at


def _phrase_trigger(line: Line, entry: Entry, at: int, end: int) -> Trigger | None:
    start = _first_of_phrase(line, at)
    if start == at and entry.rule.id in ("offer-readiness", "accept-readiness") and at > 0 and line.zone != "headline":
        return None
    if entry.rule.id == "accuse-guilt" and (
        line.low(at - 1) in ("who", "whether", "what") or line.low(start - 1) in ("who", "whether")
    ):
        return None
    if entry.rule.subject and not has_subject(line, entry.rule.subject, Group(start, start)):
        return None
    if entry.rule.id == "position-phrase" and line.low(start - 1) in ("you", "who"):
        return None
    if entry.rule.id == "position-phrase" and line.low(end) in _NO_STANCE:
        return None
    if entry.rule.id == "request-must" and not _asks(line, at, end):
        return None
    verb = next((n for n in range(end - 1, min(end + 4, len(line))) if line.verbs[n]), -1)
    if (
        entry.rule.type != "DENY"
        and verb >= 0
        and all(
            line.lows[n] in ADVERBS or line.lows[n].endswith("ly") or line.lows[n] in ("be", "not")
            for n in range(end, verb)
        )
    ):
        end = max(end, verb + 1)
    while start < at and line.lows[start] in (",",):
        start += 1
    group = group_of(line, at) if line.verbs[at] and start == at else Group(start, start)
    return Trigger(entry.rule, start, end, at, group._replace(is_passive=False), entry.base, "phrase")


def _asks(line: Line, at: int, end: int) -> bool:
    """Say whether "should", "must", "we need" asks something of somebody."""
    if line.low(at) in _WE:
        return line.low(at - 1) != "what" and line.low(end) not in ("to", "not", "no", "you")
    if line.low(at - 1) in ("may", "might", "could"):
        return False
    if line.low(at - 1) in ("will", "would") and line.low(at - 2) in ("i", "we"):
        return False
    if at == 0 or line.low(at - 1) in (",", "and", "how", "what", "why") or line.low(at - 1) in LINKS:
        return False
    after = line.low(end) if line.low(end) not in ADVERBS else line.low(end + 1)
    if after in DETERMINERS or after in SUBJECTS:
        return False
    return after not in ("have", "know", "remember", "say", "add", "note", "do", "play") and line.low(at - 1) not in (
        "i",
        "we",
    )


def _is_held(line: Line, found: Trigger, held: Sequence[Held]) -> bool:
    """Say whether a trigger is part of what is offered, demanded, denied, or of a condition."""
    is_led = line.verbs[found.at] == "ing" and line.low(found.at - 1) in ("of", "at", "for", "on")
    if is_led and line.low(found.at - 2) in _NOT_YET:
        return True
    for one in held:
        start, rule = one.start, one.rule
        if not start <= found.at < one.end:
            continue
        if found.rule.id == "coerce-noun":
            continue
        if rule is None and found.rule.id == "attack-noun":
            continue
        if rule is None:
            return True
        if rule.type != "DENY" and found.group is not None and found.sort == "verb" and _is_past(line, found.group):
            continue
        if found.rule.id == "attack-noun" and _is_known_deed(line, found):
            continue
        if found.rule.type == "REQUEST" and rule.type == "AGREE" and line.low(found.at - 1) in _TEXTS:
            continue
        is_near = rule.type in ("REFUSE", "DENY") and found.sort == "noun" and found.at - start < 5
        return not is_near or (found.rule.type in _DEEDS and is_taken_by(line, start, found.at))
    return False


def _is_past(line: Line, group: Group) -> bool:
    """Say whether a verb tells what has happened: background even where it stands in a demand."""
    is_done = not (group.modal or group.is_infinitive)
    if group.is_reduced and line.low(group.at + 1) == "by":
        return is_done
    return line.verbs[group.at] == "past" and is_done and not group.is_passive


def _is_known_deed(line: Line, found: Trigger) -> bool:
    """Say whether a noun takes up what has happened ("who was behind the attack", "to investigate the strike")."""
    if found.base == "offensive" and line.low(found.start - 1) in ("the", "its", "their", "his"):
        return True
    here = first_of_noun(line, found.start) - 1
    if line.low(here) in GOING_ON:
        return True
    return line.low(here) == "the" and line.low(here - 1) in ("behind", "following", "over", "investigate", "about")


def condition_of(line: Line, found: Trigger) -> tuple[int, int] | None:
    """Find the condition of an act in its sentence."""
    spans = conditions_of(line)
    if not spans and line.words.isdisjoint(("until", "once")):
        return None
    for at, low in enumerate(line.lows):
        if low in ("until", "once") and at > 0 and any(line.verbs[n] for n in range(at + 1, min(len(line), at + 9))):
            end = next((n for n in range(at + 1, len(line)) if line.lows[n] in (",", ";", ":")), len(line))
            spans.append((at, end))
    spans = [(a - (line.low(a - 1) in ("as", "on", "in")), b) for a, b in spans]
    near = [one for one in spans if not one[0] <= found.at < one[1]]
    return min(near, key=lambda one: abs(one[0] - found.at), default=None)
