"""Noun phrases: where one that ends or begins at a place begins and ends."""

from __future__ import annotations

from typing import NamedTuple

from holdfire.intake.extract.acts.grammar import (
    ADVERBS,
    DETERMINERS,
    LINKS,
    MODALS,
    OBJECTS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    TIMES,
    Line,
)
from holdfire.intake.extract.acts.table import BE
from holdfire.intake.extract.word_forms import closed_class

_BEHIND_NOUNS = ADVERBS - {"both", "all", "himself", "herself", "itself"}
_LINKS_BUT_AND = LINKS - {"and"}
_ENDS_PHRASE = PREPOSITIONS - {"of", "for", "in"}
_LINKS_BUT_AND_AS = LINKS - {"and", "as"}
_LEADS = ADVERBS - {"both", "all"}

SAYS = closed_class("subjects_says")


class Phrase(NamedTuple):
    """A stretch of a line: the words from one place to another, the last left out."""

    start: int
    end: int


def phrase_ending(line: Line, at: int) -> Phrase | None:
    """Find the noun phrase that ends at a place, with the phrases that hang on it."""
    while at >= 0 and (line.lows[at] in _BEHIND_NOUNS or line.lows[at] in TIMES):
        at -= 1
    if at < 0 or not line.lows[at][:1].isalnum():
        return None
    if line.lows[at] in SUBJECTS:
        return Phrase(at, at + 1)
    if line.lows[at] in SAYS:
        return None
    if line.verbs[at] in ("past", "s") and line.low(at - 1) in SUBJECTS:
        return None
    start = at
    for here in range(at, -1, -1):
        low = line.lows[here]
        if low == "to" and here > 1 and line.verbs[here + 1] == "base" and _hangs_on_noun(line, here):
            continue
        if line.verbs[here] == "base" and line.low(here - 1) == "to" and _hangs_on_noun(line, here - 1):
            continue
        if low == "," and _is_place_comma(line, here):
            continue
        if low in {"and", "or"}:
            if not _joins_phrases(line, here):
                break
        elif (
            (low in LINKS or low in RELATIVES or low in SUBJECTS or low in MODALS)
            or (low == "to" and line.verbs[here + 1] == "base")
            or (low in OBJECTS and low != "her")
            or (not low[:1].isalnum() and low not in ("&", "/", "#"))
        ):
            break
        elif (line.verbs[here] in ("past", "s", "part") or low in BE) and here != at:
            hangs_on = line.low(here + 1) in PREPOSITIONS and low not in SAYS and low not in BE
            if line.verbs[here] == "s" or not hangs_on or not is_noun_like(line, here - 1):
                break
        elif here != at and (
            line.verbs[here] == "base" or (line.verbs[here] == "ing" and not is_noun_like(line, here - 1))
        ):
            break
        start = here
    return _without_lead(line, start, at + 1)


def _hangs_on_noun(line: Line, to: int) -> bool:
    """Say whether an infinitive belongs to a noun at the beginning of its clause ("Talks to end the war have")."""
    for here in range(to - 1, -1, -1):
        low = line.lows[here]
        if line.verbs[here] or low in MODALS or low in _LINKS_BUT_AND or low in RELATIVES:
            return False
        if not low[:1].isalnum():
            break
    return is_noun_like(line, to - 1)


def _is_place_comma(line: Line, at: int) -> bool:
    """Say whether a comma stands within the name of a place ("in Ilm, Marovia")."""
    if not 1 < at < len(line) - 1 or not (line.tokens[at - 1].is_capital and line.tokens[at + 1].is_capital):
        return False
    after = at + 2
    if after < len(line) and (line.verbs[after] or line.lows[after] == ","):
        return False
    return at > 2 and line.lows[at - 2] in ("in", "of", "near", "from", "at")


def phrase_from(line: Line, at: int) -> Phrase | None:
    """Find the noun phrase that begins at a place."""
    end = at
    for here in range(at, min(len(line), at + 12)):
        low = line.lows[here]
        if not low[:1].isalnum() and low not in ("&", "/"):
            break
        if low in RELATIVES or low in _LINKS_BUT_AND or low in MODALS or low in BE or low == "to":
            break
        if low == "of" and here + 1 < len(line) and line.verbs[here + 1] == "ing":
            break
        if low in _ENDS_PHRASE or (low in ("in", "for") and line.low(here + 1) in TIMES):
            break
        if here > at and line.verbs[here] in ("past", "s", "part", "base"):
            break
        if low == "and" and not (line.low(here + 1)[:1].isalnum() and not line.verbs[here + 1]):
            break
        end = here + 1
    return Phrase(at, end) if end > at else None


def is_noun_like(line: Line, at: int) -> bool:
    """Say whether a word may be a noun: none of the small words, no finite verb."""
    if at < 0:
        return False
    low = line.lows[at]
    if (
        low in SUBJECTS
        or low in PREPOSITIONS
        or low in DETERMINERS
        or low in LINKS
        or low in MODALS
        or low in RELATIVES
        or low == "to"
    ):
        return False
    return low[:1].isalnum() and line.verbs[at] not in ("past", "s") and low not in BE


def _joins_phrases(line: Line, at: int) -> bool:
    """Tell "France and Britain" from "struck the town and troops"."""
    for here in range(at - 1, max(-1, at - 10), -1):
        low = line.lows[here]
        if line.verbs[here] in ("past", "s", "base") or low in BE or low in MODALS:
            return False
        if low in _LINKS_BUT_AND_AS or low in (";", ":", "."):
            return True
        if low == ",":
            return True
    return True


def _without_lead(line: Line, start: int, end: int) -> Phrase | None:
    """Leave out "On Thursday", "In the city" before the phrase itself."""
    while start < end and (line.lows[start] in _LEADS or line.lows[start] in LINKS):
        start += 1
    if start < end and line.lows[start] in PREPOSITIONS:
        here = start + 1
        while here < end and (line.lows[here] in TIMES or line.lows[here].isdigit()):
            here += 1
        if here == start + 1:
            starts = [
                n for n in range(start + 2, end) if line.lows[n] in DETERMINERS and line.lows[n - 1] not in PREPOSITIONS
            ]
            here = starts[0] if starts else here
        start = here
    return Phrase(start, end) if start < end else None
