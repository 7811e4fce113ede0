"""Groups of verbs: what stands with a verb and what that makes of it (passive, negated, to come)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from holdfire.intake.extract.acts.grammar import (
    ADVERBS,
    DETERMINERS,
    LINKS,
    MODALS,
    NOT,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    TIMES,
    Line,
)
from holdfire.intake.extract.acts.table import BE, DO, HAVE, act_table
from holdfire.intake.extract.word_forms import closed_class

_HAVE_OR_BE = HAVE | BE
_MODAL_STEMS = MODALS | {"wo", "ca", "sha"}
_MODALS_CUT_SHORT = MODALS | {"wo", "ca"}
_IN_FULL = {"won": "will", "'ll": "will", "'d": "would", "cannot": "can", "wo": "will", "ca": "can"}
_HELPERS = BE | HAVE | DO
_NOBODY = frozenset(["nobody", "none", "no-one", "neither", "nor", "no", "not"])
_FINITE_BE = BE - {"been", "being", "be"}

_SHORT = {"ll": "will", "re": "are", "ve": "have", "m": "am", "d": "would"}


_ACTED_ON = closed_class("acted_on")
_STOPS = frozenset(["", ",", ";", ".", "as", "after", "amid", "—", "–", "-", ":"])
_OFTEN_REDUCED = tuple(sorted(closed_class("often_reduced")))


class Group(NamedTuple):
    """A verb with what belongs to it.

    Attributes:
        start: Where its first auxiliary is.
        at: Where the verb is.
        auxiliaries: Those before it, in small letters.
        is_passive, is_negated, is_infinitive: What they say.
        modal: "will", "would", "must" ...; ``""`` for none.
    """

    start: int
    at: int
    auxiliaries: tuple[str, ...] = ()
    is_passive: bool = False
    is_negated: bool = False
    is_infinitive: bool = False
    is_reduced: bool = False
    modal: str = ""


def group_of(line: Line, at: int) -> Group:
    """Find what belongs to the verb at a place."""
    known: Group | None = line.groups.get(at)
    if known is None:
        known = line.groups[at] = _group(line, at)
    return known


def _group(line: Line, at: int) -> Group:
    start, found, negated, modal, infinitive = at, [], False, "", False
    here = at - 1
    while here >= 0:
        low = line.lows[here]
        if low == "to" and not infinitive:
            infinitive = True
            start = here
            break
        if low == "may" and here and line.tokens[here].is_capital and line.zone != "headline":
            break
        if low in MODALS:
            modal = _IN_FULL.get(low, low)
            negated = negated or low == "cannot"
        elif low.endswith("n't"):
            negated = True
            stem = low[:-3]
            modal = _IN_FULL.get(stem, stem) if stem in _MODALS_CUT_SHORT else modal
            found += [] if stem in _MODAL_STEMS else [stem]
        elif low in NOT and low != "no":
            negated = True
        elif low in BE or low in HAVE or low in DO:
            found.append(low)
        elif low in ADVERBS or (low.endswith("ly") and len(low) > 4) or _is_each(line, here):
            here -= 1
            continue
        elif low in ("turn", "fact", "effect") and line.low(here - 1) == "in" and line.low(here - 2) in _HAVE_OR_BE:
            here -= 2
            continue
        else:
            if low.partition("'")[2] in _SHORT:
                short = _SHORT[low.partition("'")[2]]
                modal = short if short in MODALS else modal
                found += [] if short in MODALS else [short]
            break
        start = here
        here -= 1
    if line.lows[start] == "nor" and not modal:
        modal = _modal_of_neither(line, start)
    return _finished(line, at, start, tuple(reversed(found)), negated, modal, infinitive)


def _is_each(line: Line, at: int) -> bool:
    """Say whether "each" stands within a group of verbs ("have each blamed")."""
    return line.lows[at] in ("each", "all", "both") and line.low(at - 1) in _HAVE_OR_BE


def _modal_of_neither(line: Line, nor: int) -> str:
    """Give the "will" of "will neither wait nor go"."""
    for here in range(nor - 1, max(0, nor - 14), -1):
        if line.lows[here] == "neither":
            return line.lows[here - 1] if line.lows[here - 1] in MODALS else ""
    return ""


def is_auxiliary(line: Line, at: int) -> bool:
    """Say whether a form of "be", "have", "do" only helps the verb behind it."""
    if line.lows[at] not in _HELPERS:
        return False
    return any(line.verbs[n] in ("part", "ing", "past") for n in range(at + 1, min(len(line), at + 4)))


def _finished(
    line: Line, at: int, start: int, auxiliaries: tuple[str, ...], negated: bool, modal: str, infinitive: bool
) -> Group:
    form = line.verbs[at]
    is_part = form in ("past", "part")
    last = auxiliaries[-1] if auxiliaries else ""
    passive = is_part and last in BE
    if infinitive and auxiliaries and line.low(start) == "to":
        passive = is_part and last in BE
    reduced = is_part and not auxiliaries and _is_reduced(line, at)
    if infinitive and form not in ("base", "past", "part"):
        infinitive = False
    if (infinitive and line.low(start - 1) == "yet") or (form == "ing" and line.low(start - 1) == "without"):
        negated = True
    if not negated and start > 0 and form != "ing":
        negated = _subject_is_none(line, start)
    return Group(start, at, auxiliaries, passive or reduced, negated, infinitive, reduced, modal)


def _subject_is_none(line: Line, start: int) -> bool:
    """Say whether the subject is "nobody", "no plane of ours", "not a single shell"."""
    if _NOBODY.isdisjoint(line.words):
        return False
    for here in range(start - 1, max(-1, start - 9), -1):
        low = line.lows[here]
        if low in ("nobody", "none", "no-one", "neither", "nor") or (low == "no" and line.low(here + 1) != "longer"):
            return True
        if low == "not" and line.low(here + 1) in ("a", "one", "an"):
            return True
        if low in (",", ";", ":", ".") or low in LINKS or low in RELATIVES or line.verbs[here] in ("past", "s"):
            return False
    return False


def _is_reduced(line: Line, at: int) -> bool:
    """Say whether a participle without auxiliary stands for a relative clause ("the deal signed in May")."""
    if line.lows[at] not in _participles():
        return False
    after, before = line.low(at + 1), line.low(at - 1)
    if before in SUBJECTS:
        return False
    if before in RELATIVES and (line.low(at - 2) == "," or before != "that"):
        return False
    if after != "by" and (_is_told_of(line, at) or (before in act_table().classes["force"] and after in PREPOSITIONS)):
        return False
    if line.zone == "headline" and line.lows[at] in _ACTED_ON and (after in PREPOSITIONS or after in _STOPS):
        return True
    if after in ("out", "off", "up", "down", "over", "back") and line.low(at + 2) == "by":
        return True
    if after == "by":
        return at + 2 >= len(line) or line.verbs[at + 2] != "ing"
    if before in ("that", "and", "but", "also"):
        return before == "and" and line.lows[at] in _ACTED_ON and _is_joined_passive(line, at)
    if before == ",":
        return (
            line.lows[at].startswith(_OFTEN_REDUCED)
            and after in PREPOSITIONS
            and _verb_follows(line, at + 1)
            and at > 1
        )
    if before == "as":
        return True
    if not line.lows[at].startswith(_OFTEN_REDUCED):
        return False
    if after == "to" and line.low(at + 2) in DETERMINERS and line.lows[at] in ("promised", "pledged", "offered"):
        return True
    return after in (
        "in",
        "on",
        "at",
        "last",
        "under",
        "during",
        "between",
        "against",
        "from",
        "since",
        "near",
        "",
    ) and (_verb_follows(line, at + 1) or _verb_before(line, at))


def _is_told_of(line: Line, at: int) -> bool:
    """Say whether a verb ends a relative clause with a subject of its own ("the deal that the parties signed in")."""
    here = at - 2
    while here > 1 and at - here < 5 and line.lows[here].isalpha() and line.lows[here] not in DETERMINERS:
        here -= 1
    return line.low(here) in ("the", "both") and line.low(here - 1) in ("that", "which")


def _is_joined_passive(line: Line, at: int) -> bool:
    """Say whether a participle goes on with one before it ("initialled in May and signed on Friday by the two")."""
    prior = next((n for n in range(at - 2, max(0, at - 10), -1) if line.verbs[n] in ("past", "part")), -1)
    if prior > 0 and line.low(prior - 1) in BE and not any(line.verbs[n] for n in range(prior + 1, at)):
        after = line.low(at + 1)
        is_time = after == "the" and line.low(at + 2) in ("next", "same", "following")
        if is_time or after in ("", ".", "home") or after in PREPOSITIONS or after in TIMES:
            return True
    if not _by_follows(line, at + 1):
        return False
    return any(line.verbs[n] in ("past", "part") for n in range(max(0, at - 7), at - 1))


def _by_follows(line: Line, start: int) -> bool:
    """Say whether a by-phrase follows behind a time or place."""
    for here in range(start, min(len(line), start + 6)):
        if line.lows[here] == "by":
            return here + 1 < len(line) and line.verbs[here + 1] != "ing"
        if line.verbs[here] or line.lows[here] in (",", ";"):
            return False
    return False


@cache
def _participles() -> frozenset[str]:
    return frozenset(form for form, sorts in act_table().verbs.items() if "part" in sorts)


def _verb_follows(line: Line, at: int) -> bool:
    """Say whether a finite verb follows without a new subject of its own clause being opened by a link."""
    for here in range(at, min(len(line), at + 14)):
        low = line.lows[here]
        if low in LINKS and low not in ("and", "as", "since", "after", "before", "until"):
            return False
        if low in (";", "."):
            return False
        if line.verbs[here] in ("past", "s") or low in _FINITE_BE or low in ("has", "had", "have"):
            return True
        if low in MODALS and low != "may":
            return True
    return False


def _verb_before(line: Line, at: int) -> bool:
    """Say whether the clause has its finite verb already, close before."""
    for here in range(at - 1, max(-1, at - 8), -1):
        low = line.lows[here]
        if low in LINKS or low in RELATIVES or low in (",", ";", ":", "."):
            return False
        if line.verbs[here] in ("past", "s", "base", "ing", "part"):
            return True
    return False
