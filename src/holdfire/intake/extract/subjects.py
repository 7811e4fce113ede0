"""Who does what: the words that stand for the subject of a verb, or for those an act's noun belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.intake.extract.act_table import BE
from holdfire.intake.extract.grammar import (
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
from holdfire.intake.extract.verb_groups import Group, group_of
from holdfire.intake.extract.word_forms import closed_class

_SPEECH = (
    "accus", "blam", "call", "urg", "demand", "warn", "den", "reject", "threat", "vow", "pledg", "promis", "condemn",
    "denounc", "offer", "propos", "ask", "appeal", "insist", "refus", "reiterat", "reaffirm", "affirm", "express",
)  # fmt: skip
_SIDES = closed_class("sides")
_OF_A_NATION = ("an", "ian", "ese", "ish", "ic", "i", "ist", "led", "backed", "ch", "ean")
_SURE_NATION = ("ian", "ese", "ish", "ean", "raeli", "raqi", "emeni")
_OPENERS = closed_class("openers")
_POSSESSIVES = closed_class("possessives")
SAYS = closed_class("subjects_says")
_DONE = closed_class("done")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of a line: the words from one place to another, the last left out."""

    start: int
    end: int


def subject_of(line: Line, group: Group, depth: int = 0) -> Phrase | None:
    """Find the subject of a verb; who does it in the passive is found by ``agent_of``."""
    if depth > 4:
        return None
    if group.is_infinitive:
        return _governor(line, group.start, depth)
    if line.verbs[group.at] == "ing" and not any(one in BE for one in group.auxiliaries):
        return _of_participle(line, group.at, depth)
    here = _left_of(line, group.start - 1)
    low = line.low(here)
    if here < 0:
        return None
    if low in ("and", "but", "or", "then"):
        return _of_first_verb(line, group.at, here, depth)
    if low in RELATIVES and not (low == "that" and _is_noun_like(line, here - 1) is False):
        before = here - 1
        if low == "who" and before >= 0 and line.verbs[before]:
            return None
        while before >= 0 and line.lows[before] in (",", "of", "whom", "all", "some", "most"):
            before -= 1
        found = phrase_ending(line, before)
        if low == "which" and found is not None:
            cuts = [n for n in range(found.start + 1, found.end) if line.lows[n] in PREPOSITIONS - {"of"}]
            found = Phrase(cuts[-1] + 1, found.end) if cuts and cuts[-1] + 1 < found.end else found
        return found
    if low in (",", "—", "–", "-"):
        return _before_aside(line, group.at, here, depth)
    return _past_relative(line, phrase_ending(line, here), depth)


def _past_relative(line: Line, found: Phrase | None, depth: int) -> Phrase | None:
    """Go on to the antecedent where a relative clause ends before a verb ("those who hold the city agreed")."""
    if found is None or found.start < 2:
        return found
    at = found.start - 1
    while at > 0 and (line.lows[at] in PREPOSITIONS or line.lows[at] in DETERMINERS or line.lows[at] in TIMES):
        at -= 1
    if not line.verbs[at] or line.lows[at] in SAYS:
        return found
    group = group_of(line, at)
    before = line.low(group.start - 1)
    if group.is_reduced and not group.auxiliaries and group.start == at:
        return phrase_ending(line, at - 1) or found
    if (
        before in RELATIVES
        and line.low(group.start - 2) not in (",", "said", "says")
        and not line.verbs[group.start - 2]
    ):
        return phrase_ending(line, group.start - 2) or found
    return found


def agent_of(line: Line, at: int, words: tuple[str, ...] = ("by",)) -> Phrase | None:
    """Find the by-phrase after a verb or noun."""
    for here in range(at + 1, min(len(line), at + 13)):
        low = line.lows[here]
        if low in words:
            phrase = phrase_from(line, here + 1)
            if phrase is None or line.verbs[phrase.start] == "ing" or line.low(phrase.start) in TIMES:
                return None
            return phrase
        if low in (",", ";", ".", ":") or low in LINKS - {"and"} or low in RELATIVES:
            return None
        if line.verbs[here] in ("past", "s", "part") and low not in _DONE:
            return None
    return None


def owner_of(line: Line, start: int, end: int, words: tuple[str, ...] = ("by",)) -> Phrase | None:
    """Find whose act a noun tells: possessor, adjective of a side, or by-phrase.

    Args:
        line: The sentence.
        start: Where the noun's words begin.
        end: Just past them.
        words: What may lead to them behind the noun.
    """
    found = phrase_from(line, end + 2) if line.low(end) in ("attributed", "blamed") else agent_of(line, end - 1, words)
    if found:
        return found
    here = start - 1
    while here >= 0 and start - here < 7:
        low = line.lows[here]
        if low in _POSSESSIVES:
            return Phrase(here, here + 1)
        if low.endswith("'s") or low.endswith("s'"):
            return phrase_ending(line, here)
        endings = _SURE_NATION if line.is_headline else _OF_A_NATION
        if line.tokens[here].is_capital and low.endswith(endings) and len(low) > 3:
            return Phrase(here, here + 1)
        if low in _SIDES or low.rpartition("-")[2] in _SIDES:
            first = here
            while first > 0 and (line.tokens[first - 1].is_capital or line.lows[first - 1].endswith("-backed")):
                first -= 1
            return Phrase(first, here + 1)
        if low in DETERMINERS or low in PREPOSITIONS or not low[:1].isalnum():
            return None
        if line.verbs[here] and low not in ("repeated", "continued", "renewed", "sustained", "alleged"):
            return None
        here -= 1
    return None


def main_subject(line: Line, at: int, depth: int = 0, speaks: bool = False) -> Phrase | None:
    """Find the subject of the nearest finite verb before a place; ``speaks``: one of saying, if there is one."""
    if speaks:
        speaks = any(low in SAYS for low in line.lows[:at])
    for here in range(at - 1, -1, -1):
        if line.verbs[here] in ("past", "s", "base"):
            group = group_of(line, here)
            if group.is_infinitive or group.is_reduced or _is_inserted(line, here):
                continue
            if speaks and line.lows[here] not in SAYS:
                continue
            found = subject_of(line, group, depth + 1)
            if found:
                return found
    return None


def phrase_ending(line: Line, at: int) -> Phrase | None:
    """Find the noun phrase that ends at a place, with the phrases that hang on it."""
    while at >= 0 and (
        line.lows[at] in ADVERBS - {"both", "all", "himself", "herself", "itself"} or line.lows[at] in TIMES
    ):
        at -= 1
    if at < 0 or not line.lows[at][:1].isalnum():
        return None
    if line.lows[at] in SUBJECTS:
        return Phrase(at, at + 1)
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
            if line.verbs[here] == "s" or not hangs_on or not _is_noun_like(line, here - 1):
                break
        elif here != at and (
            line.verbs[here] == "base" or (line.verbs[here] == "ing" and not _is_noun_like(line, here - 1))
        ):
            break
        start = here
    return _without_lead(line, start, at + 1)


def _hangs_on_noun(line: Line, to: int) -> bool:
    """Say whether an infinitive belongs to a noun at the beginning of its clause ("Talks to end the war have")."""
    for here in range(to - 1, -1, -1):
        low = line.lows[here]
        if line.verbs[here] or low in MODALS or low in LINKS - {"and"} or low in RELATIVES:
            return False
        if not low[:1].isalnum():
            break
    return _is_noun_like(line, to - 1)


def _is_place_comma(line: Line, at: int) -> bool:
    """Say whether a comma stands within the name of a place ("in Ilm, Marovia")."""
    if not 1 < at < len(line) - 1 or not (line.tokens[at - 1].is_capital and line.tokens[at + 1].is_capital):
        return False
    return line.lows[at - 2] in ("in", "of", "near", "from", "at") and line.low(at + 2) not in (",",)


def phrase_from(line: Line, at: int) -> Phrase | None:
    """Find the noun phrase that begins at a place."""
    end = at
    for here in range(at, min(len(line), at + 12)):
        low = line.lows[here]
        if not low[:1].isalnum() and low not in ("&", "/"):
            break
        if low in RELATIVES or low in LINKS - {"and"} or low in MODALS or low in BE or low == "to":
            break
        if low == "of" and here + 1 < len(line) and line.verbs[here + 1] == "ing":
            break
        if low in PREPOSITIONS - {"of", "for", "in"} or (low in ("in", "for") and line.low(here + 1) in TIMES):
            break
        if here > at and line.verbs[here] in ("past", "s", "part", "base"):
            break
        if low == "and" and not (line.low(here + 1)[:1].isalnum() and not line.verbs[here + 1]):
            break
        end = here + 1
    return Phrase(at, end) if end > at else None


def _left_of(line: Line, here: int) -> int:
    """Go left past adverbs and times ("on Friday", "last month")."""
    first, timed = here, False
    while here >= 0:
        low = line.lows[here]
        if low in TIMES or (low.isdigit() and line.low(here - 1) in TIMES) or (low == "this" and timed):
            timed = True
        elif low in ("turn", "part", "response", "addition") and line.low(here - 1) in ("in", "its", "their", "his"):
            here -= 2 if line.low(here - 1) == "in" else 3
            continue
        elif not (low in _ASIDES or (low.endswith("ly") and len(low) > 4)) and not (
            timed and low in ("on", "in", "at", "late", "early", "since", "during", "for", "of")
        ):
            break
        here -= 1
    return here if here >= 0 else first


_ASIDES = ADVERBS - {"both", "all"}


def _is_noun_like(line: Line, at: int) -> bool:
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
        if low in LINKS - {"and", "as"} or low in (";", ":", "."):
            return True
        if low == ",":
            return True
    return True


def _without_lead(line: Line, start: int, end: int) -> Phrase | None:
    """Leave out "On Thursday", "In the city" before the phrase itself."""
    while start < end and (line.lows[start] in ADVERBS - {"both", "all"} or line.lows[start] in LINKS):
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


def _before_aside(line: Line, at: int, comma: int, depth: int) -> Phrase | None:
    """Find the subject before words between commas; what stands between may be a relative clause or an apposition."""
    for here in range(comma - 1, -1, -1):
        if line.lows[here] in (",", "—", "–", "-"):
            if _is_noun_like(line, here - 1) and not _ends_a_clause(line, here) and not _opens_sentence(line, here):
                return phrase_ending(line, here - 1)
            if line.lows[here - 1 : here] == ("and",):
                break
    if any(line.verbs[n] in ("past", "s") for n in range(comma)):
        return _of_first_verb(line, at, comma, depth)
    return phrase_ending(line, comma - 1)


def _opens_sentence(line: Line, at: int) -> bool:
    """Say whether only "Moreover", "In addition" stands before a comma."""
    return at < 4 and all(low in _OPENERS or low in ADVERBS for low in line.lows[:at])


def _ends_a_clause(line: Line, at: int) -> bool:
    """Say whether what stands before a comma is a time or place only ("On Thursday,")."""
    first = at - 1
    while first > 0 and line.lows[first - 1][:1].isalnum():
        first -= 1
    return line.lows[first] in PREPOSITIONS and not any(line.verbs[n] in ("past", "s") for n in range(first, at))


def _of_first_verb(line: Line, at: int, before: int, depth: int) -> Phrase | None:
    """Find the subject that verbs joined by "and" share."""
    wanted = line.verbs[at]
    if line.lows[at].startswith(_SPEECH) and depth < 3:
        for here in range(before - 1, -1, -1):
            spoke = line.lows[here] in SAYS or line.lows[here].startswith(_SPEECH)
            if spoke and line.verbs[here] and not _is_inserted(line, here):
                group = group_of(line, here)
                if (
                    not group.is_infinitive
                    and not group.is_reduced
                    and line.low(group.start - 1) not in ("which", "who")
                ):
                    return subject_of(line, group, depth + 1)
    for here in range(before - 1, -1, -1):
        form = line.verbs[here]
        if form in ("past", "s", "base", "part"):
            group = group_of(line, here)
            if form == "part" and not group.auxiliaries and wanted != "part":
                continue
            if group.is_reduced or (group.is_infinitive and wanted != "base") or _is_inserted(line, here):
                continue
            if group.is_infinitive:
                return _governor(line, group.start, depth + 1)
            if _in_relative(line, group.start):
                continue
            return subject_of(line, group, depth + 1)
    return None


def _is_inserted(line: Line, at: int) -> bool:
    """Say whether a verb of saying only stands between commas (", the ministry said, and")."""
    return line.lows[at] in SAYS and line.low(at + 1) in (",", ".") and line.low(at - 1) not in (",", "")


def _in_relative(line: Line, start: int) -> bool:
    """Say whether a verb stands in a clause of its own ("who", "since it")."""
    before, first = line.low(start - 1), line.low(start - 2)
    return before in ("which", "who", "that") or (before in SUBJECTS and first in LINKS - {"and", "but"})


def _governor(line: Line, to: int, depth: int) -> Phrase | None:
    """Find who is to do what follows "to": the one asked, or the subject of the verb before."""
    for here in range(to - 1, max(-1, to - 14), -1):
        if line.verbs[here]:
            group = group_of(line, here)
            between = Phrase(here + 1, to)
            asked = line.lows[here].startswith(
                ("urg", "ask", "told", "tell", "order", "call", "press", "forc", "allow")
            )
            if asked and between.end > between.start and not group.is_passive:
                start = between.start + (line.low(between.start) in PREPOSITIONS)
                return Phrase(start, to) if start < to else None
            return subject_of(line, group, depth + 1)
        if line.lows[here] in (";", ".", ":"):
            return None
    return None


def _of_participle(line: Line, at: int, depth: int) -> Phrase | None:
    """Find who does what an -ing form tells."""
    before = _left_of(line, at - 1)
    low = line.low(before)
    if low in ("of", "for", "from"):
        for here in range(before - 1, max(-1, before - 12), -1):
            if line.verbs[here]:
                stem = line.lows[here]
                if here + 1 < before and stem.startswith(
                    ("accus", "blam", "condemn", "suspect", "criticis", "prevent", "stop", "slam")
                ):
                    return Phrase(here + 1, before)
                break
    if before < 0:
        for here in range(at + 1, len(line)):
            if line.verbs[here] in ("past", "s"):
                return subject_of(line, group_of(line, here), depth + 1)
        return None
    if low not in PREPOSITIONS and low not in LINKS and low != "," and low[:1].isalnum() and not line.verbs[before]:
        return phrase_ending(line, before)
    return main_subject(line, before + 1, depth, low == "," and line.lows[at].startswith(_SPEECH))
