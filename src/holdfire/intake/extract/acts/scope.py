"""How far an act reaches in its sentence, which clauses are conditions, and which nouns are background only."""

from __future__ import annotations

from functools import cache
from itertools import compress, count

from holdfire.intake.extract.acts.grammar import ADVERBS, DETERMINERS, MODALS, PREPOSITIONS, RELATIVES, Line
from holdfire.intake.extract.acts.table import BE, Rule
from holdfire.intake.extract.acts.verb_groups import Group, group_of
from holdfire.intake.extract.word_forms import closed_class, forms_of

_FINITE_BE = BE - {"be", "been", "being"}

_VAGUE = closed_class("vague")
_SINCE = frozenset(["since", "when", "before", "until", "after"])

_ENDS = closed_class("ends")

TO_COME = closed_class("to_come")
_WILL = frozenset(["will", "shall", "would"])
_SEEMS = frozenset(
    [
        "said",
        "believed",
        "reported",
        "alleged",
        "understood",
        "thought",
        "appear",
        "appears",
        "appeared",
        "seem",
        "seems",
        "seemed",
    ]
)
_TRIES = frozenset(["try", "tries", "tried", "trying", "seeking", "attempting", "everything", "order"])
_FORCED = frozenset(["forced", "compelled", "obliged"])
_MEANS = frozenset(["use", "uses", "used", "using", "employed", "deployed", "deploy", "employ"])
_LEADS = closed_class("leads")
_CONDITIONS = frozenset(["if", "unless", "whether"])

_OPENING = frozenset(
    ["either", "soon", "if", "whether", "unless", "provided", "once", "should", "long", "condition", "case", "event"]
)
GOING_ON = frozenset(["its", "their", "his", "such", "these", "those", "this"])
"""What stands before an attack that there is, even where it is to stop ("if the army stopped its raids")."""
_NEW_FACTS = closed_class("new_facts")
_HEADS = closed_class("heads")


def is_background(line: Line, rule: Rule, at: int, end: int) -> bool:
    """Say whether a noun tells no act of its own: any, none, one to be stopped, or the cause that hits or kills."""
    if rule.type == "CONSULT" and line.low(at - 1) in ("more", "further"):
        return False
    if rule.id == "coerce-noun" or line.lows[at] == "offensive":
        return line.low(at - 1) in _VAGUE
    if line.lows[at] in ("attack", "strike", "raid") and line.low(at - 1) == "of":
        return True
    before = first_of_noun(line, at) - 1
    if rule.type == "ATTACK" and line.low(before) in GOING_ON and line.low(before - 1) != "no":
        return end < len(line) and not line.tokens[end].is_capital and line.lows[end] in _HEADS
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
    if end < len(line) and not line.tokens[end].is_capital and line.lows[end] in _HEADS:
        return True
    if rule.type != "ATTACK":
        return False
    after = end + (line.low(end) in ADVERBS or line.low(end) in ("has", "had", "have", "also"))
    form = line.verbs[after] if after < len(line) else ""
    return form in ("past", "s", "base") and line.low(after).startswith(
        (
            "hit",
            "struck",
            "target",
            "strik",
            "destroy",
            "slam",
            "pound",
        )
    )


def first_of_noun(line: Line, at: int) -> int:
    """Go left past what tells of which sort a noun is: "its (deadly air) raids"."""
    while (
        at > 0
        and line.lows[at - 1].isalpha()
        and not (line.lows[at - 1] in DETERMINERS or line.lows[at - 1] in PREPOSITIONS or line.verbs[at - 1])
    ):
        at -= 1
    return at


def is_taken_by(line: Line, start: int, at: int) -> bool:
    """Say whether a noun is all a verb takes ("ruled out any strikes"), not part of it ("a role in the strike")."""
    between = range(start, at)
    return not any(line.lows[n] in PREPOSITIONS or line.lows[n] == "to" or line.verbs[n] for n in between)


def is_since(line: Line, start: int, words: frozenset[str] = _SINCE) -> bool:
    """Say whether a clause only dates something ("since the truce took effect")."""
    for here in range(start - 1, max(-1, start - 7), -1):
        if line.lows[here] in words:
            return True
        if line.lows[here] in (",", "that", "which", ";"):
            return False
    return False


def complement_end(line: Line, end: int, is_noun: bool) -> int:
    """Find where what belongs to an act ends."""
    for here in range(end, len(line)):
        low = line.lows[here]
        if low in (";", ".", ":", "—", "–"):
            return here
        if is_noun and line.verbs[here] in ("past", "s"):
            return here
        if low == "," and not _goes_on(line, here):
            return here
        if low in ("and", "but") and _new_verb(line, here, any(line.verbs[end:here])):
            return here
        is_joined = low == "as" and line.low(here + 1) in ("well", "soon", "part", "a")
        if low in _NEW_FACTS and not is_joined and (low != "over" or "that" not in line.lows[here : here + 7]):
            return here
    return len(line)


def _goes_on(line: Line, comma: int) -> bool:
    """Say whether a comma only divides a list or an aside."""
    after = line.low(comma + 1)
    return after in ("including", "to") or (after == "and" and line.low(comma + 2) == "to")


def _new_verb(line: Line, at: int, has_verb: bool) -> bool:
    """Say whether another finite verb of the same subject, or a new clause, follows "and".

    Before there is a verb, "and" only joins two nouns of its subject ("that A and B will meet").
    """
    after = line.low(at + 1)
    if line.lows[at] == "but" and after == "that":
        return True
    if not has_verb and not (after and (line.verbs[at + 1] or after in ADVERBS or after in MODALS)):
        return False
    for here in range(at + 1, min(len(line), at + 9)):
        low = line.lows[here]
        if (
            (line.verbs[here] in ("past", "s") and low not in ("let", "cut", "put", "set", "shut", "hit"))
            or low in MODALS
            or low in _FINITE_BE
            or low in ("has", "had", "have")
        ):
            return True
        if low in (",", ";") or low in RELATIVES or line.verbs[here] or low == "to":
            return False
    return False


def conditions_of(line: Line) -> list[tuple[int, int]]:
    """Find the clauses that begin with "if", "unless", "should"."""
    found: list[tuple[int, int]] = []
    if _OPENING.isdisjoint(line.words):
        return found
    for at in compress(count(), map(_OPENING.__contains__, line.lows)):
        low = line.lows[at]
        opens = low in _CONDITIONS or (low == "provided" and (line.low(at + 1) == "that" or line.low(at - 1) == ","))
        opens = opens or (low == "once" and line.low(at - 1) in ("", "only", ",", ":", "and"))
        opens = opens or (
            low == "should" and (line.low(at + 1) in DETERMINERS or line.low(at - 1) in ("", ":", ",", ";"))
        )
        opens = opens or (low in ("long", "condition", "case", "event") and line.low(at + 1) in ("as", "that", "of"))
        opens = opens or (low == "soon" and line.low(at - 1) == "as" and line.low(at + 1) == "as")
        if low == "either" and "or" in line.lows[at + 3 : at + 28] and any(line.verbs[at + 1 : at + 28]):
            found.append((at, at + 3 + line.lows[at + 3 : at + 28].index("or")))
        if opens:
            found.append((at, _condition_end(line, at)))
    return found


def _condition_end(line: Line, at: int) -> int:
    """Find where a condition ends: at a mark, or where somebody says what they will do ("if attacked we shall")."""
    for here in range(at + 1, len(line)):
        if line.lows[here] in (",", ";", ":", "—", "."):
            return here
        if here > at + 1 and line.lows[here] in ("we", "i", "they", "he", "she", "it") and line.low(here + 1) in _WILL:
            return here
    return len(line)


def infinitive_counts(line: Line, group: Group, kind: str) -> bool:
    """Say whether a verb is none after "to", or one whose deed happens: "flew to meet", "is due to meet"."""
    if not group.is_infinitive:
        return True
    before = line.low(group.start - 1)
    if before in _SEEMS and "have" in group.auxiliaries:
        return True
    if before in TO_COME or before in BE or before in ("yet", "able"):
        return True
    if before == "have" and line.low(group.start - 2) in ("will", "would", "we'll", "shall"):
        return True
    if kind in ("BREAKDOWN", "VIOLATE") and before in _TRIES:
        return True
    if line.zone == "headline" and line.is_headline and not any(line.verbs[: group.start]):
        return True
    for here in range(group.start - 1, max(-1, group.start - 6), -1):
        if line.verbs[here]:
            if line.lows[here] in _FORCED and group_of(line, here).is_passive:
                return True
            if line.lows[here] in _MEANS and kind != "ATTACK":
                return False
            return line.lows[here] in _leading() and not group_of(line, here).is_negated
        if line.lows[here] in (",", ";"):
            return False
    return False


@cache
def _leading() -> frozenset[str]:
    """Give all forms of the verbs whose infinitive tells what happens."""
    return frozenset(form for base in _LEADS for form in forms_of(base))
