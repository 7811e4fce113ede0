"""The parts of an act: actor, addressee, date and place."""

from __future__ import annotations

import itertools
from functools import cache

from holdfire.intake.candidate import DONE_BY_SAYING, Words
from holdfire.intake.extract.acts.grammar import DETERMINERS, LINKS, OBJECTS, PREPOSITIONS, Line
from holdfire.intake.extract.acts.phrases import Phrase, phrase_ending, phrase_from
from holdfire.intake.extract.acts.scope import first_of_noun
from holdfire.intake.extract.acts.subjects import agent_of, main_subject, owner_of, subject_of
from holdfire.intake.extract.acts.table import act_table
from holdfire.intake.extract.acts.triggers import Trigger
from holdfire.intake.extract.acts.verb_groups import group_of
from holdfire.intake.extract.word_forms import closed_class
from holdfire.intake.names.mentions import Cast
from holdfire.intake.text.article import Article

_SAYS = closed_class("says")
_DOES = (
    "claim",
    "commit",
    "carr",
    "conduct",
    "perpetrat",
    "stag",
    "mount",
    "launch",
    "pursu",
    "continu",
    "halt",
    "press",
    "resum",
    "lift",
    "eas",
)
_BY_THINGS = frozenset(
    [
        "attack-land",
        "attack-explode",
        "attack-hit",
        "implement-arrive",
        "implement-hold",
        "implement-aid",
        "implement-begin",
        "promise-will",
    ]
)
"""Rules by which a thing is told to do something: shells hit, a convoy arrives, a truce holds."""
_HOLDS_TALKS = ("conclud", "wrap", "held", "hold", "chair", "attend", "join", "host", "finish", "ended", "complet")
_BY_NOUN = ("from", "by")
_LIVING = closed_class("living")


def actor_of(line: Line, one: Trigger) -> Phrase | None:
    """Find who does what a trigger tells; ``None`` where nobody is named."""
    if one.group is None:
        return _of_noun(line, one)
    if one.base == "come" and "under" in line.lows[one.start : one.end]:
        return agent_of(line, one.at, ("by", "from"))
    if one.group.is_passive:
        found = agent_of(line, one.at)
        if found is None and one.rule.type in ("AGREE", "SUSPEND"):
            return _agent_of_joined(line, one.at) or subject_of(line, one.group)
        return None if found is None or _is_thing(line, found) else found
    if one.rule.id == "promise-terms":
        return Phrase(one.at + 1, one.end - 1)
    if line.zone == "headline" and line.low(one.at - 1) == "," and line.verbs[one.at] == "s":
        behind = phrase_from(line, one.end)
        if behind is not None and behind.end >= len(line) - 1:
            return behind
    found = subject_of(line, one.group)
    if line.low(one.start) in ("our", "their", "his", "her", "its", "my") and one.sort == "phrase":
        return Phrase(one.start, one.start + 1)
    if found is not None and one.rule.type not in ("STATE_POSITION", "REQUEST"):
        if one.rule.type in ("BREAKDOWN", "SUSPEND") or one.rule.id in _BY_THINGS:
            return found
        return None if _is_thing(line, found, one.rule.type == "ATTACK") else found
    return found


def _agent_of_joined(line: Line, at: int) -> Phrase | None:
    """Find who did what "and" joins to a passive: "was initialled in May and signed on Friday by the two"."""
    for here in range(at + 1, min(len(line) - 1, at + 7)):
        if line.lows[here] == "and" and line.verbs[here + 1] in ("past", "part"):
            return agent_of(line, here + 1)
        if line.verbs[here]:
            return None
    return None


def _of_noun(line: Line, one: Trigger) -> Phrase | None:
    if one.base in ("besieged", "encircled"):
        return None
    if line.low(one.end) == "between":
        return phrase_from(line, one.end + 1)
    found = owner_of(line, one.start, one.end)
    if found is not None:
        return None if _is_thing(line, found) else found
    doer = _doer(line, one.start)
    if doer is not None:
        return doer
    claimed = _claimed(line, one.start)
    if claimed is not None:
        return claimed
    accused = _accused(line, one.start)
    if accused is not None:
        return accused
    if line.low(one.start - 1) == "with" and any(
        line.low(one.start - n).startswith(("answer", "respon", "retaliat", "repl")) for n in (2, 3)
    ):
        return main_subject(line, one.start)
    if one.rule.type in DONE_BY_SAYING:
        return agent_of(line, one.end - 1, _BY_NOUN)
    if one.rule.type == "CONSULT":
        return _of_talks(line, one)
    if one.rule.id == "violate-noun" and "in" in (line.low(one.start), *line.lows[max(0, one.start - 3) : one.start]):
        return main_subject(line, one.start)
    return None


def _of_talks(line: Line, one: Trigger) -> Phrase | None:
    """Find who comes "for talks", speaks "after talks with" somebody or has "concluded a round of" them."""
    before = first_of_noun(line, one.start) - 1
    with_somebody = "with" in line.lows[one.start : min(len(line), one.end + 1)]
    if with_somebody or (line.low(before) == "for" and any(line.verbs[:before])):
        found = main_subject(line, one.start)
        if found is None and with_somebody and "," in line.lows[one.end :]:
            comma = line.lows.index(",", one.end)
            found = phrase_from(line, comma + 1)
        return found
    while line.low(before) == "of" or line.low(before) in DETERMINERS:
        before = first_of_noun(line, before) - 1
    if before > 0 and line.lows[before].startswith(_HOLDS_TALKS) and line.verbs[before]:
        return subject_of(line, group_of(line, before))
    return None


def _doer(line: Line, start: int) -> Phrase | None:
    """Find who "committed 31", "carried out a wave of", "denies" what a noun tells, or is "blamed for" it."""
    for here in range(start - 1, max(-1, start - 8), -1):
        low = line.lows[here]
        if low in (",", ";", ":", "that") or low in LINKS:
            return None
        if not line.verbs[here]:
            continue
        group = group_of(line, here)
        if low.startswith("carr") and line.low(here + 1) != "out":
            return None
        if low.startswith(_DOES) and not group.is_passive:
            return subject_of(line, group)
        if low.startswith(("denie", "deny")) and here == start - 1:
            return subject_of(line, group)
        if low == "blamed" and group.is_passive and line.low(here + 1) == "for":
            return phrase_ending(line, group.start - 1)
        return None
    return None


def _claimed(line: Line, start: int) -> Phrase | None:
    """Find who "claimed responsibility for" what a noun tells."""
    before = range(max(0, start - 6), start)
    if not any(line.lows[n : n + 2] == ("responsibility", "for") for n in before):
        return None
    for here in range(start - 1, -1, -1):
        if line.lows[here].startswith(("claim", "accept")) and line.verbs[here]:
            return subject_of(line, group_of(line, here))
    return None


def is_of_nobody(line: Line, one: Trigger) -> bool:
    """Say whether the subject is "nobody", "no plane of ours" or not named: it is the speaker who denies then."""
    if one.group is None:
        return False
    found = None if one.group.is_passive else subject_of(line, one.group)
    return found is None or not {"no", "nobody", "none", "not"}.isdisjoint(
        line.lows[max(0, found.start - 1) : found.end]
    )


def _accused(line: Line, start: int) -> Phrase | None:
    """Find X of "accused X of an attack", "held X responsible for the breach" before a noun."""
    for here in range(start - 1, max(-1, start - 18), -1):
        low = line.lows[here]
        if low in (",", ";", ":"):
            return None
        if line.verbs[here] and low.startswith(("accus", "blam", "hold", "held", "condemn")):
            end = next((n for n in range(here + 1, start) if line.lows[n] in ("of", "for", "fully", "responsible")), -1)
            after = phrase_from(line, here + 1)
            if end > here + 1 and (low.startswith(("accus", "blam")) or "responsible" in line.lows[here:start]):
                return Phrase(here + 1, end) if after else None
            return None
    return None


@cache
def _things() -> frozenset[str]:
    """Give words for what acts or is acted on without being anybody."""
    classes = act_table().classes
    names = ("strike_nouns", "pact", "bargain", "talks", "suspendable", "aid", "claim")
    return frozenset(word for name in names for word in classes[name]) - _LIVING


def _is_thing(line: Line, found: Phrase, only_arms: bool = False) -> bool:
    """Say whether a phrase names what hits ("the strike", "mortar shells"), not who."""
    head = found.end
    for here in range(found.start, found.end):
        if line.lows[here] in PREPOSITIONS or line.lows[here] == "to":
            head = here
            break
    if head == found.start:
        return False
    last = line.lows[head - 1]
    if line.tokens[head - 1].is_capital and head - 1 > 0 and not line.is_headline:
        return False
    if only_arms:
        return last in act_table().classes["strike_nouns"] - {"drone", "drones"}
    return last in _things() or (last in ("response", "answer", "work", "move", "step") and head - found.start < 4)


def speaker_in(line: Line, one: Trigger) -> Phrase | None:
    """Find who speaks in a sentence: subject of the nearest verb of saying, before or behind it."""
    marks = [at for at, low in enumerate(line.lows) if low in _SAYS and line.verbs[at] in ("past", "s", "part")]
    for at in sorted(marks, key=lambda n: abs(n - one.at)):
        after = line.low(at + 1)
        if (after in DETERMINERS or (at + 1 < len(line) and line.tokens[at + 1].is_capital)) and line.low(
            at - 1
        ) == ",":
            return phrase_from(line, at + 1)
        found = subject_of(line, group_of(line, at))
        if found is not None:
            return found
    for at, low in enumerate(line.lows):
        if low == "according" and line.low(at + 1) == "to":
            return phrase_from(line, at + 2)
    return None


def words_of(article: Article, line: Line, phrase: Phrase) -> Words:
    """Give the words of a phrase; "its" is left of "its own", a possessor keeps no 's."""
    words = article.words(line.tokens[phrase.start].start, line.tokens[phrase.end - 1].end)
    for tail in ("'s", "’s"):
        if words.exact.endswith(tail):
            return article.words(words.start, words.end - 2)
    return words


def names_in(article: Article, cast: Cast, line: Line, phrase: Phrase, words: Words) -> tuple[str, ...]:
    """Give who a phrase of these words means: by the cast of the article, else the words."""
    mentions = cast.within(words.start, words.end)
    if mentions:
        lead = mentions[0]
        joined = [lead] + [
            one
            for before, one in itertools.pairwise(mentions)
            if article.text[before.words.end : one.words.start].strip() in ("and", ",", ", and")
        ]
        named = tuple(dict.fromkeys(one.name for one in joined if one.name))
        if named:
            return named
    touching = cast.at(words.start, words.end)
    if touching is not None and touching.name:
        return (touching.name,)
    start = phrase.start
    while start < phrase.end - 1 and line.lows[start] in DETERMINERS:
        start += 1
    return (words_of(article, line, Phrase(start, phrase.end)).exact,)


_OF_THINGS = frozenset(["AGREE", "VIOLATE", "BREAKDOWN", "SUSPEND", "STATE_POSITION", "IMPLEMENT"])
"""Acts whose object is a thing: signed, broken, suspended, carried out."""


def addressee_of(article: Article, cast: Cast, line: Line, one: Trigger) -> tuple[str, ...]:
    """Find to or against whom: object of a verb, subject of a passive, "of", "on", "against" behind a noun.

    What is no mention of somebody or some place (the truce that is broken) is no addressee.
    """
    if one.rule.type in _OF_THINGS and line.low(one.end) not in ("to", "with", "against"):
        return ()
    if one.group is not None and one.group.is_passive:
        phrase = subject_of(line, one.group)
    else:
        start = one.end
        if line.low(start) in ("on", "against", "at", "to", "with", "of"):
            start += 1
        elif one.group is None:
            return ()
        low = line.low(start)
        if low in LINKS or low in PREPOSITIONS or low == "to" or (start < len(line) and line.verbs[start]):
            return ()
        phrase = phrase_from(line, start)
    if phrase is None:
        return ()
    words = words_of(article, line, phrase)
    if not cast.within(words.start, words.end) and cast.at(words.start, words.end) is None:
        return ()
    return tuple(name for name in names_in(article, cast, line, phrase, words) if name.casefold() not in OBJECTS)
