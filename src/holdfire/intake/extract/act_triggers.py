"""Where a sentence tells an act: words of the table with what they ask of the words around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.intake.extract.act_table import BE, GAP, Entry, Part, Rule, act_table
from holdfire.intake.extract.grammar import (
    ADVERBS,
    DETERMINERS,
    LINKS,
    MODALS,
    OBJECTS,
    PREPOSITIONS,
    RELATIVES,
    Group,
    Line,
    group_of,
)
from holdfire.intake.extract.subjects import subject_of

_REACH = 7
_VAGUE = frozenset("any every each no further future possible potential such more alleged fewer similar new-found".split())
_STOPPING = frozenset(
    """stop stops stopped stopping halt halts halted halting end ends ending ended cease ceased ceasing pause
    cessation prevent avert avoid without against deter stem before of for to despite""".split()
)
_ENDS = frozenset("stop halt end cease pause cessation prevent avert avoid prevents deter stem ending halting stopping".split())
_CONDITIONS = frozenset("if unless provided".split())


@dataclass(frozen=True, slots=True)
class Trigger:
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


@dataclass(frozen=True, slots=True)
class Held:
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
    for at, low in enumerate(line.lows):
        if at < closed or low not in entries:
            continue
        for entry in entries[low]:
            end = _matched(line, entry, at)
            if end < 0 or (entry.rule.told and not told[at]):
                continue
            found = _trigger(line, entry, at, end)
            if found is None:
                continue
            closed = end
            if not _is_held(line, found, held):
                triggers.append(found)
            if found.rule.complement:
                held.append(Held(found.end, _complement_end(line, found), found.rule))
            break
    return triggers, held


def _matched(line: Line, entry: Entry, at: int) -> int:
    """Match an entry; give where it ends, -1 for no match."""
    form = line.verbs[at]
    if entry.sort == "verb" and (not form or not _fits(form, entry.forms[line.lows[at]])):
        return -1
    if entry.sort == "noun" and form and not _is_gerund_noun(line, at):
        return -1
    if entry.sort == "verb" and form == "ing" and _is_gerund_noun(line, at) and not entry.rest:
        return -1
    return _rest_matched(line, entry.rest, 0, at + 1)


def _fits(form: str, sorts: frozenset[str]) -> bool:
    return form in sorts or (form in ("past", "part") and bool(sorts & {"past", "part"}))


def _is_gerund_noun(line: Line, at: int) -> bool:
    """Say whether an -ing form that is listed as a noun is one here ("the relentless bombing of")."""
    if line.verbs[at] != "ing" or line.lows[at] not in act_table().nouns:
        return False
    before, after = line.low(at - 1), line.low(at + 1)
    if before in BE or before in ("been", "being") or (before in ADVERBS and line.low(at - 2) in BE):
        return False
    return not (after in DETERMINERS or after in OBJECTS or (at + 1 < len(line) and line.tokens[at + 1].is_capital))


def _rest_matched(line: Line, rest: tuple[Part, ...], number: int, here: int) -> int:
    if number == len(rest):
        return here
    part = rest[number]
    if part.is_gap:
        for skipped in range(GAP + 1):
            if skipped and (here + skipped > len(line) or line.lows[here + skipped - 1] in (",", ";", ".", ":")):
                return -1
            end = _rest_matched(line, rest, number + 1, here + skipped)
            if end >= 0:
                return end
        return -1
    if line.low(here) in part.words:
        return _rest_matched(line, rest, number + 1, here + 1)
    if part.is_optional:
        return _rest_matched(line, rest, number + 1, here)
    if number == 0 and (line.low(here) in ADVERBS or line.low(here).endswith("ly")) and line.low(here - 1) in BE:
        return _rest_matched(line, rest, number, here + 1)
    return -1


def _trigger(line: Line, entry: Entry, at: int, end: int) -> Trigger | None:
    """Check what a rule asks of the words around."""
    rule = entry.rule
    if entry.sort == "verb":
        group = group_of(line, at)
        if not _suits(line, rule, group, end):
            return None
        return Trigger(rule, at, end, at, group, entry.base, "verb")
    if entry.sort == "noun":
        if _is_background(line, rule, at, end):
            return None
        first = at
        return Trigger(rule, first, end, at, None, entry.base, "noun")
    return _phrase_trigger(line, entry, at, end)


def _phrase_trigger(line: Line, entry: Entry, at: int, end: int) -> Trigger | None:
    start = at
    while start > 0 and (line.lows[start - 1] in BE or line.lows[start - 1] in MODALS or line.lows[start - 1] in ADVERBS
                         or line.lows[start - 1] in ("not", ",") and line.low(start - 2) in BE | {"ready", "not"}):  # fmt: skip
        start -= 1
    if start == at and entry.rule.id in ("offer-readiness", "accept-readiness") and at > 0 and not line.is_headline:
        return None
    if entry.rule.id == "request-must" and not _asks(line, at, end):
        return None
    verb = next((n for n in range(end - 1, min(end + 4, len(line))) if line.verbs[n]), -1)
    if entry.rule.type != "DENY" and verb >= 0 and all(line.lows[n] in ADVERBS or line.lows[n].endswith("ly") or line.lows[n] in ("be", "not") for n in range(end, verb)):
        end = max(end, verb + 1)
    while start < at and line.lows[start] in (",",):
        start += 1
    first = at if line.verbs[at] else start
    return Trigger(entry.rule, start, end, at, group_of(line, at) if line.verbs[at] else Group(first, at), entry.base, "phrase")


def _asks(line: Line, at: int, end: int) -> bool:
    """Say whether "should", "must" asks something of somebody."""
    if at == 0 or line.low(at - 1) in (",", "and", "how", "what", "why") or line.low(at - 1) in LINKS:
        return False
    after = line.low(end) if line.low(end) not in ADVERBS else line.low(end + 1)
    return after not in ("have", "know", "remember", "say", "add", "note") and line.low(at - 1) not in ("i", "we")


def _suits(line: Line, rule: Rule, group: Group, end: int) -> bool:
    if rule.passive and not group.is_passive:
        return False
    if rule.object and not _has_object(line, rule.object, group, end):
        return False
    if rule.unless and _has_object(line, rule.unless, group, end):
        return False
    if rule.subject and not _has_subject(line, rule.subject, group):
        return False
    if rule.target and not group.is_passive:
        after = end + (line.low(end) in ADVERBS)
        if not (line.low(after) in DETERMINERS or line.low(after) in OBJECTS or _is_noun(line, after) or line.low(after) in ("at", "on", "back")):
            return False
    return not (group.is_reduced and rule.id == "attack-fire" and not group.auxiliaries)


def _is_noun(line: Line, at: int) -> bool:
    low = line.low(at)
    return low[:1].isalnum() and low not in PREPOSITIONS and low not in LINKS and low not in ADVERBS and low != "to"


def _has_object(line: Line, wanted: frozenset[str], group: Group, end: int) -> bool:
    if group.is_passive:
        return _in_phrase_before(line, wanted, group.start)
    for here in range(end, min(len(line), end + _REACH)):
        low = line.lows[here]
        if low in wanted:
            return True
        if low in (",", ";", ".", ":") or low in LINKS - {"and", "or"} or low in RELATIVES or (here > end and line.verbs[here] in ("past", "s")):
            break
    before = line.low(group.start - 1)
    if before in RELATIVES or (before in ("it", "they", "he", "she", "we") and line.low(end) in ("", ".", ",", "in", "on", "last")):
        return _in_phrase_before(line, wanted, group.start - 1)
    return False


def _in_phrase_before(line: Line, wanted: frozenset[str], start: int) -> bool:
    """Look for a word in the noun phrase that ends before a place."""
    for here in range(start - 1, max(-1, start - 10), -1):
        low = line.lows[here]
        if low in wanted:
            return True
        if low in (";", ".", ":") or (low in LINKS and low not in ("and", "that")) or line.verbs[here] in ("past", "s"):
            return False
    return False


def _has_subject(line: Line, wanted: frozenset[str], group: Group) -> bool:
    found = subject_of(line, group)
    return found is not None and any(
        line.lows[n] in wanted or line.lows[n].rpartition("-")[2] in wanted for n in range(found.start, found.end)
    )


def _is_background(line: Line, rule: Rule, at: int, end: int) -> bool:
    """Say whether a noun tells no act of its own: any, none, one to be stopped, or the cause that hits or kills."""
    here = at - 1
    while here >= 0 and at - here < 5 and line.lows[here][:1].isalnum() and line.lows[here] not in PREPOSITIONS:
        if line.lows[here] in _VAGUE or line.lows[here] in _ENDS:
            return True
        here -= 1
    for n in range(max(0, at - 5), at):
        if line.lows[n] in _ENDS and line.lows[n] not in ("end",):
            return True
        if line.lows[n] == "end" and line.low(n + 1) in ("to", "of", "the", "its", "their"):
            return True
    if end < len(line) and line.low(end)[:1].isalpha() and line.tokens[end].is_word and not line.tokens[end].is_capital:
        if _makes_compound(line, end):
            return True
    if rule.type != "ATTACK":
        return False
    after = end + (line.low(end) in ADVERBS or line.low(end) in ("has", "had", "have", "also"))
    form = line.verbs[after] if after < len(line) else ""
    return form in ("past", "s", "base") and line.low(after).startswith(("hit", "struck", "target", "strik", "destroy", "slam", "cease", "stop", "pound"))


def _makes_compound(line: Line, at: int) -> bool:
    """Say whether the next word makes a compound of a noun ("attack helicopters", "strike force")."""
    return line.lows[at] in _HEADS


_HEADS = frozenset(
    """helicopter helicopters aircraft plane planes drone drones force forces group groups capability capabilities team teams
    site sites zone zones talks deal accord engine crew crews station position positions warning warnings alert alerts
    policy strategy rifle rifles dog dogs campaign victims survivors area areas weapon weapons truck trucks brigade
    battalion unit units monitors mechanism committee commission range arms letter letters squad material plan plans""".split()
)


def _is_held(line: Line, found: Trigger, held: Sequence[Held]) -> bool:
    """Say whether a trigger is part of what is offered, demanded, denied, or of a condition."""
    for one in held:
        start, rule = one.start, one.rule
        if not start <= found.at < one.end:
            continue
        if rule is None:
            return True
        if rule.type in ("REFUSE", "DENY", "ACCEPT") and found.sort == "noun" and found.at - start < 5:
            return False
        if rule.type == "DENY" and found.at == start and line.verbs[found.at] == "ing":
            return False
        return True
    return False


def _complement_end(line: Line, found: Trigger) -> int:
    """Find where what belongs to an act ends."""
    for here in range(found.end, len(line)):
        low = line.lows[here]
        if low in (";", ".", ":", "—", "–"):
            return here
        if low == "," and not _goes_on(line, here):
            return here
        if low in ("and", "but") and _new_verb(line, here):
            return here
        if low in ("after", "while", "when", "following", "because", "despite", "amid", "although", "though", "over", "saying", "as"):
            return here
    return len(line)


def _goes_on(line: Line, comma: int) -> bool:
    """Say whether a comma only divides a list or an aside."""
    after = line.low(comma + 1)
    return after in ("including", "to") or (after == "and" and line.low(comma + 2) == "to")


def _new_verb(line: Line, at: int) -> bool:
    """Say whether another finite verb of the same subject, or a new clause, follows "and"."""
    for here in range(at + 1, min(len(line), at + 9)):
        low = line.lows[here]
        if line.verbs[here] in ("past", "s") or low in MODALS or low in BE - {"be", "been", "being"} or low in ("has", "had", "have"):
            return True
        if low in (",", ";") or low in RELATIVES or line.verbs[here] or low == "to":
            return False
    return False


def conditions_of(line: Line) -> list[tuple[int, int]]:
    """Find the clauses that begin with "if", "unless", "should"."""
    found = []
    for at, low in enumerate(line.lows):
        opens = low in _CONDITIONS or (low == "should" and line.low(at - 1) in ("", ":", ",", ";") and at + 1 < len(line))
        opens = opens or (low in ("long", "condition", "case", "event") and line.low(at + 1) in ("as", "that"))
        if opens:
            end = next((n for n in range(at + 1, len(line)) if line.lows[n] in (",", ";", ":", "—")), len(line))
            found.append((at, end))
    return found


def condition_of(line: Line, found: Trigger) -> tuple[int, int] | None:
    """Find the condition of an act in its sentence."""
    spans = conditions_of(line)
    for at, low in enumerate(line.lows):
        if low in ("until", "once") and at > 0 and any(line.verbs[n] for n in range(at + 1, min(len(line), at + 9))):
            end = next((n for n in range(at + 1, len(line)) if line.lows[n] in (",", ";", ":")), len(line))
            spans.append((at, end))
    near = [one for one in spans if not one[0] <= found.at < one[1]]
    return min(near, key=lambda one: abs(one[0] - found.at), default=None)
