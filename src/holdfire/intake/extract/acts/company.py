"""What stands with a verb: whether its object or its subject is of a class of words."""

from __future__ import annotations

from holdfire.intake.extract.acts.grammar import (
    ADVERBS,
    DETERMINERS,
    LINKS,
    OBJECTS,
    PREPOSITIONS,
    RELATIVES,
    TIMES,
    Line,
)
from holdfire.intake.extract.acts.subjects import subject_of
from holdfire.intake.extract.acts.table import act_table
from holdfire.intake.extract.acts.verb_groups import Group
from holdfire.intake.extract.word_forms import closed_class

_LINKS_OF_CLAUSES = LINKS - {"and", "or"}
_PREPOSITIONS_BUT_OF = PREPOSITIONS - {"of"}

_FOLLOWERS = closed_class("followers")
_REACH = 9
_NUMBERS = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "others", "all"])
_TAKES_UP = frozenset(["it", "they", "this"])
_AFTER_OBJECT = frozenset(["", ".", ",", "in", "on", "last", "this", "earlier"])
_STOPS = ("", ".", ",", ":", ";")
_AFTER_NUMBER = ("", ".", ",", "on", "in", "after", "from", "last", "of")


def has_object(line: Line, wanted: frozenset[str], group: Group, end: int, reach: int = _REACH) -> bool:
    """Say whether a word of a class is the object of a verb: behind it, or before it in the passive."""
    if group.is_passive:
        if wanted is act_table().classes["places"] and line.low(group.start - 1) in ("it", "they", "which"):
            return True
        return _in_phrase_before(line, wanted, group.start) or has_subject(line, wanted, group)
    if _is_taken_up(line, wanted, end):
        return True
    is_of_people = "prisoners" in wanted
    for here in range(end, min(len(line), end + reach)):
        low = line.lows[here]
        if low in wanted or (
            is_of_people
            and (low.isdigit() or low in _NUMBERS)
            and (line.low(here + 1) in _AFTER_NUMBER or _is_name(line, here + 1))
        ):
            return True
        if (
            low in (",", ";", ".", ":")
            or (
                low in _LINKS_OF_CLAUSES
                and not (low == "that" and here == end and wanted is act_table().classes["claim"])
            )
            or (low in RELATIVES and low != "that")
            or (here > end and line.verbs[here] in ("past", "s"))
        ):
            break
    at_end = line.low(end) in _AFTER_OBJECT or line.low(end - 1) == "as"
    if wanted is act_table().classes["claim"] and _is_of_claim(line, group.start):
        return True
    bare = line.low(end) in ADVERBS or line.low(end) in PREPOSITIONS or at_end
    if bare and not group.is_infinitive and (that := _of_relative(line, group.start)) > 0:
        return _in_phrase_before(line, wanted, that)
    if line.low(group.start - 1) in ("which", "that", "whom"):
        return _in_phrase_before(line, wanted, group.start - 1)
    is_pact = wanted is act_table().classes["bargain"]
    return at_end and not group.is_infinitive and _in_phrase_before(line, wanted, group.start - (not is_pact))


def _is_taken_up(line: Line, wanted: frozenset[str], at: int) -> bool:
    """Say whether an object of a class is only pointed at: "denied that.", "released them", "rejected it"."""
    low = line.low(at)
    if low == "it":
        return "sovereignty" in wanted or ("consensus" in wanted and not wanted.isdisjoint(line.lows[:at]))
    if low in ("that", "this") and "allegations" in wanted and line.low(at + 1) in _STOPS:
        return True
    return low in OBJECTS and "prisoners" in wanted


def _is_name(line: Line, at: int) -> bool:
    """Say whether "104 Hadrans" follows."""
    return at < len(line) and line.tokens[at].is_capital and line.lows[at].endswith("s") and line.lows[at] not in TIMES


def _of_relative(line: Line, start: int) -> int:
    """Find the "that" of "the plan that the rebels backed", -1 for none."""
    for here in range(start - 1, max(-1, start - 9), -1):
        if line.lows[here] in ("that", "which"):
            return here
        if line.verbs[here] or line.lows[here] in (",", ";", ":"):
            return -1
    return -1


def _is_of_claim(line: Line, start: int) -> bool:
    """Say whether a clause without "which" belongs to a claim ("an allegation the government calls grotesque")."""
    here = start - 1
    while here > max(0, start - 7) and line.lows[here] not in DETERMINERS and not line.verbs[here]:
        here -= 1
    before = here - 1
    return line.lows[here] in DETERMINERS and line.low(before) in (
        "allegation",
        "accusation",
        "claim",
        "charge",
        "report",
        "suggestion",
        "assertion",
    )


def _in_phrase_before(line: Line, wanted: frozenset[str], start: int) -> bool:
    """Look for a word in the noun phrase that ends before a place."""
    for here in range(start - 1, max(-1, start - 10), -1):
        low = line.lows[here]
        if low in wanted:
            return True
        if low in (";", ".", ":") or (low in LINKS and low not in ("and", "that")) or line.verbs[here] in ("past", "s"):
            return False
    return False


def has_subject(line: Line, wanted: frozenset[str], group: Group) -> bool:
    """Say whether the noun that carries the subject, or one joined to it, is of a class."""
    found = subject_of(line, group)
    if found is None:
        return False
    if found.end == found.start + 1 and line.lows[found.start] in _TAKES_UP and "truce" in wanted:
        return not wanted.isdisjoint(line.lows[: found.start])
    for here in range(found.start, found.end):
        after = line.low(here + 1) if here + 1 < found.end else ""
        is_told_of = bool(after) and line.verbs[here + 1] in ("past", "part")
        if after in ("", "to") or after in PREPOSITIONS or after in _FOLLOWERS or is_told_of:
            low = line.lows[here]
            if low in wanted or low.rpartition("-")[2] in wanted:
                return True
            if after in _PREPOSITIONS_BUT_OF:
                return False
    return False


def is_means(line: Line, start: int) -> bool:
    """Say whether a participle only tells of what something was hit by ("hit by shells fired from the hill")."""
    before = line.low(start - 1)
    if before not in act_table().classes["weapons"]:
        return False
    here = start - 2
    while here >= 0 and line.lows[here] in DETERMINERS:
        here -= 1
    return line.low(here) in ("by", "with", "of", "from") or (here >= 0 and bool(line.verbs[here]))
