"""Who does what: the words that stand for the subject of a verb, or for those an act's noun belongs to."""

from __future__ import annotations

from holdfire.intake.extract.acts.grammar import (
    ADVERBS,
    DETERMINERS,
    LINKS,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    TIMES,
    Line,
)
from holdfire.intake.extract.acts.phrases import SAYS, Phrase, is_noun_like, phrase_ending, phrase_from
from holdfire.intake.extract.acts.table import BE, HAVE
from holdfire.intake.extract.acts.verb_groups import Group, group_of, is_auxiliary
from holdfire.intake.extract.word_forms import closed_class

_LINKS_BUT_AND = LINKS - {"and"}

_SPEECH = tuple(sorted(closed_class("speech")))
_SIDES = closed_class("sides")
_OF_A_NATION = ("an", "ian", "ese", "ish", "ic", "i", "ist", "led", "backed", "ch", "ean")
_SURE_NATION = ("ian", "ese", "ish", "ean", "raeli", "raqi", "emeni")
_OPENERS = closed_class("openers")
_POSSESSIVES = closed_class("possessives")
_DONE = closed_class("done")
_UNDERTAKINGS = closed_class("undertakings")


def subject_of(line: Line, group: Group, depth: int = 0) -> Phrase | None:
    """Find the subject of a verb; who does it in the passive is found by ``agent_of``."""
    if depth:
        return _subject(line, group, depth)
    key = group.start, group.at
    if key not in line.subjects:
        line.subjects[key] = _without_antecedent(line, _subject(line, group, 0))
    found: Phrase | None = line.subjects[key]
    return found


def _without_antecedent(line: Line, found: Phrase | None) -> Phrase | None:
    """Leave "an allegation" out of "an allegation the government (denies)"."""
    if found is None:
        return None
    if line.low(found.start - 1) in ("told", "telling", "tells") and line.tokens[found.start].is_capital:
        for here in range(found.start + 1, min(found.start + 5, found.end - 1)):
            if line.lows[here] in ("the", "its", "their", "his", "her"):
                return Phrase(here, found.end)
    for here in range(found.end - 1, found.start + 1, -1):
        if line.lows[here] in ("the", "its", "their", "his", "her"):
            before = line.lows[here - 1]
            is_noun = before.isalpha() and not line.verbs[here - 1] and not line.tokens[here - 1].is_capital
            if (
                is_noun
                and before != "to"
                and not (before in PREPOSITIONS or before in DETERMINERS or before in LINKS or before in ADVERBS)
            ):
                return Phrase(here, found.end)
            return found
    return found


def _subject(line: Line, group: Group, depth: int) -> Phrase | None:
    if depth > 4:
        return None
    if group.is_infinitive:
        return _governor(line, group.start, depth)
    if line.verbs[group.at] == "ing" and not any(one in BE for one in group.auxiliaries):
        return _of_participle(line, group.at, depth)
    here = _left_of(line, group.start - 1)
    low = line.low(here)
    if low.startswith("help") and line.verbs[group.at] == "base" and here >= 0 and line.verbs[here]:
        return subject_of(line, group_of(line, here), depth + 1)
    if here < 0:
        return None
    if low == "both" and not line.verbs[here]:
        return Phrase(here, here + 1)
    if low in ("and", "but", "or", "then"):
        return _of_first_verb(line, group.at, here, depth)
    if low in RELATIVES and not (low == "that" and is_noun_like(line, here - 1) is False):
        before = here - 1
        if low == "who" and before >= 0 and (line.verbs[before] or line.lows[before] in ("unclear", "unknown", "over")):
            return None
        while before >= 0 and line.lows[before] in (",", "of", "whom", "all", "some", "most"):
            before -= 1
        found = phrase_ending(line, before)
        if low in ("which", "that") and found is not None:
            cuts = [n for n in range(found.start, found.end) if line.lows[n] in PREPOSITIONS]
            found = Phrase(cuts[-1] + 1, found.end) if cuts and cuts[-1] + 1 < found.end else found
        return found
    if low in (",", "—", "–", "-"):
        return _before_aside(line, group.at, here, depth)
    if line.verbs[here] in ("past", "part") and group_of(line, here).is_reduced:
        return phrase_ending(line, here - 1)
    return _past_relative(line, phrase_ending(line, here), depth)


def _past_relative(line: Line, found: Phrase | None, depth: int) -> Phrase | None:
    """Go on to the antecedent where a relative clause ends before a verb ("those who hold the city agreed")."""
    if found is None or found.start < 2:
        return found
    at = found.start - 1
    while at > 0 and (line.lows[at] in PREPOSITIONS or line.lows[at] in DETERMINERS or line.lows[at] in TIMES):
        if line.lows[at] == "as" and line.lows[at - 1] not in ("known", "described", "identified"):
            return found
        at -= 1
    if not line.verbs[at] or line.lows[at] in SAYS:
        return found
    if line.verbs[at] == "ing" and line.low(at - 1) in ("on", "of", "for", "about"):
        return phrase_ending(line, at - 2) or found
    if line.low(at - 1) == "to" and line.low(at - 2) in _UNDERTAKINGS:
        return phrase_ending(line, at - 2) or found
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
        if low in (",", ";", ".", ":") or low in _LINKS_BUT_AND or low in RELATIVES:
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
        speaks = any(line.verbs[n] and _speaks(line.lows[n]) for n in range(at))
    spoke = _left_of(line, at - 2)
    if speaks and line.low(at - 1) == "," and line.low(spoke) in SAYS:
        return subject_of(line, group_of(line, spoke), depth + 1)
    for here in range(at - 1, -1, -1):
        if line.verbs[here] in ("past", "s", "base", "part"):
            group = group_of(line, here)
            if group.is_infinitive or group.is_reduced or _is_inserted(line, here):
                continue
            if line.verbs[here] == "part" and (group.is_passive or HAVE.isdisjoint(group.auxiliaries)):
                continue
            if speaks and not _speaks(line.lows[here]):
                continue
            found = subject_of(line, group, depth + 1)
            if found:
                return found
    return None


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


def _before_aside(line: Line, at: int, comma: int, depth: int) -> Phrase | None:
    """Find the subject before words between commas; what stands between may be a relative clause or an apposition."""
    for here in range(comma - 1, -1, -1):
        if line.lows[here] in (",", "—", "–", "-"):
            if is_noun_like(line, here - 1) and not _ends_a_clause(line, here) and not _opens_sentence(line, here):
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
    """Find the subject that verbs joined by "and" share: that of the nearest verb put alike, else of the nearest."""
    own = group_of(line, at)
    nearest: Group | None = None
    for here in range(before - 1, -1, -1):
        form = line.verbs[here]
        if not form or is_auxiliary(line, here) or line.lows[here] in MODALS or line.lows[here] == "not":
            continue
        group = group_of(line, here)
        if form == "ing" and BE.isdisjoint(group.auxiliaries):
            continue
        if not _may_share(line, own, group) or _is_after_verb(line, group):
            continue
        if group.is_infinitive:
            return _governor(line, group.start, depth + 1)
        if _speaks(line.lows[at]) and line.lows[here] in BE and not SAYS.isdisjoint(line.lows[:here]):
            continue
        if not own.auxiliaries and not group.auxiliaries and line.verbs[at] == "past" and form == "s":
            continue
        is_alike = (
            not _speaks(line.lows[at])
            or _has_of(own) == _has_of(group)
            or (own.auxiliaries == () and line.verbs[at] in ("part", "base"))
        )
        found = subject_of(line, group, depth + 1) if is_alike else None
        if found is not None:
            return found
        nearest = nearest or group
    return subject_of(line, nearest, depth + 1) if nearest else None


def _is_after_verb(line: Line, group: Group) -> bool:
    """Say whether a participle only tells which ones ("dismissed the commander concerned, returned")."""
    if group.auxiliaries or line.verbs[group.at] not in ("past", "part"):
        return False
    after = line.low(group.at + 1)
    if after not in PREPOSITIONS and after not in (",", "and", "but", "to", ""):
        return False
    for here in range(group.start - 1, max(-1, group.start - 9), -1):
        low = line.lows[here]
        if low in (",", ";", ":", "and", "but") or low in LINKS or low in RELATIVES:
            return False
        if line.verbs[here] in ("past", "s", "base"):
            return low not in SAYS and low not in BE
    return False


def _has_of(group: Group) -> bool:
    """Say whether a verb is put with "had", "will", "must"."""
    return bool(group.modal) or any(one in HAVE for one in group.auxiliaries)


def _may_share(line: Line, own: Group, group: Group) -> bool:
    """Say whether a verb may stand first in a row of verbs with one subject."""
    wanted = line.verbs[own.at]
    if line.verbs[group.at] == "part" and not group.auxiliaries and wanted != "part":
        return False
    if group.is_reduced or (group.is_infinitive and wanted != "base") or _is_inserted(line, group.at):
        return False
    return group.is_infinitive or not _in_relative(line, group.start)


def _speaks(word: str) -> bool:
    return word in SAYS or word.startswith(_SPEECH)


def _is_inserted(line: Line, at: int) -> bool:
    """Say whether a verb of saying only stands between commas (", the ministry said, and")."""
    if line.lows[at] not in SAYS or line.low(at - 1) in (",", "", "and"):
        return False
    reach = 4 if line.lows[at] in ("told", "tells") else 2
    return "," in line.lows[at + 1 : at + reach] and "," in line.lows[max(0, at - 9) : at]


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
    if low == "and" and not line.verbs[before - 1]:
        first = next(
            (n for n in range(before - 1, 1, -1) if line.lows[n] == "of" and line.low(n + 1).endswith("ing")), -1
        )
        if first >= 0 and any(line.lows[n].startswith("accus") for n in range(first)):
            before, low = first, "of"
    if low in ("of", "for", "from"):
        for here in range(before - 1, max(-1, before - 12), -1):
            if line.verbs[here]:
                stem = line.lows[here]
                if line.lows[here + 1 : here + 3] == ("each", "other"):
                    return subject_of(line, group_of(line, here), depth + 1)
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
