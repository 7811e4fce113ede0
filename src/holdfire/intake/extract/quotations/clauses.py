"""Where what was said begins and ends in its sentence."""

from __future__ import annotations

from holdfire.intake.extract.quotations.clause_breaks import goes_back, is_another_line, is_said_of_it
from holdfire.intake.extract.quotations.cues import Cue
from holdfire.intake.extract.quotations.ground import MARKS, Ground, attitude_forms, between, speech_bases
from holdfire.intake.extract.quotations.openings import opening_after, over_phrase
from holdfire.intake.extract.quotations.speakers import subject_before
from holdfire.intake.text.word_tables import words_of

_LEARNT = frozenset(["learned", "learnt", "understands", "understood", "reported"])
_JOINS = frozenset(["and", "but", "while", "although", "though", "whereas", "as", "when", "after", "before"])
_ALWAYS_NEW = frozenset(
    ["accuse", "call", "blame", "warn", "add", "tell", "say", "describe", "condemn", "insist", "stress", "dismiss",
     "quote", "cite"]
)  # fmt: skip
_NOT_ONLY_SAID = frozenset(
    ["claiming", "reporting", "posting", "writing", "reading", "showing", "finding", "putting", "charging", "going",
     "threatening", "guaranteeing", "hoping", "fearing", "feeling", "believing", "thinking", "recording", "promising"]
)  # fmt: skip
_CUTS = frozenset(
    ["accused", "urged", "called", "condemned", "blamed", "denounced", "rejected", "dismissed", "denied",
     "criticized", "criticised", "threatened", "vowed", "pledged", "demanded", "warned", "implored", "appealed",
     "exhorted", "beseeched", "lamented", "deplored", "thanked", "praised", "hailed", "welcomed", "apologised",
     "apologized", "attributed", "ascribed", "promised"]
)  # fmt: skip
_OWN_PAST = frozenset(
    ["put", "gave", "made", "took", "set", "left", "said", "told", "spoke", "drew", "held", "laid", "cut", "ruled",
     "stopped", "pushed", "declined", "refused", "offered", "announced", "promised", "attributed", "placed",
     "pointed", "walked", "turned", "appealed", "asked", "ordered", "invited", "expressed", "voiced", "raised",
     "issued", "signalled", "signaled", "hinted", "went", "came", "fell"]
)  # fmt: skip
_STANCES = frozenset(
    ["pushed", "stopped", "declined", "refused", "balked", "cautioned", "warned", "conceded", "denied"]
)
_MODALS = frozenset(
    ["would", "will", "could", "can", "may", "might", "must", "should", "shall", "cannot", "won't", "wouldn't",
     "can't", "couldn't"]
)  # fmt: skip
_COUNTED = frozenset(["toll", "number", "figure", "count", "total", "death", "losses", "casualties", "damage"])


def sentence_end(ground: Ground, first: int) -> int:
    """Give the token past the last word of the sentence."""
    last = len(ground.low)
    while last > first and (ground.tokens[last - 1].text in MARKS or ground.low[last - 1] in ".…!?;:,"):
        last -= 1
    return last


def clause_end(ground: Ground, cue: Cue, first: int, later: list[Cue]) -> int:
    """Find the token past the clause that begins here.

    Args:
        ground: The sentence.
        cue: Whose clause.
        first: Its first token.
        later: The cues behind it in the sentence; one that begins a clause of its own ends this one.
    """
    low = ground.low
    end = _outer_end(ground, cue, first)
    for number in range(first + 1, end):
        if ground.inside[number] >= 0:
            continue
        word = low[number]
        if word in MARKS and ground.inside[number - 1] >= 0 and low[number + 1 : number + 3] == ["even", "as"]:
            return number
        if word == ";":
            return number
        if (
            ground.inside[number - 1] >= 0
            and word in MARKS
            and low[number - 1] == ","
            and begins_another(ground, number, end)
        ):
            return number
        if word in ",-–—" and is_said_of_it(ground, number):
            return number
        if word == "," and goes_back(ground, number):
            return number
        if word == "," and ground.sentence.zone == "headline" and is_another_line(ground, number):
            return number
        if word == "," and begins_another(ground, number, end):
            return number
        if word in ("and", "but", "while") and _joins_another(ground, number, cue, later, first):
            return number - 1 if low[number - 1] == "," else number
        if word in ("though", "although", "whereas") and _is_of_another(ground, number, later):
            return number - 1 if low[number - 1] == "," else number
    return end


def _is_of_another(ground: Ground, at: int, later: list[Cue]) -> bool:
    """Say whether another is quoted from here on: ", though residents reported shelling"."""
    another = next((one for one in later if one.order == "before" and one.first == at + 1), None)
    return another is not None and opening_after(ground, another).kind in ("that", "quote", "colon", "clause")


def _outer_end(ground: Ground, cue: Cue, first: int) -> int:
    """Give the token past which a clause cannot go: its sentence, the quote marks around it, whoever it is led to."""
    end = sentence_end(ground, first)
    if first >= end:
        return end
    layer = ground.inside[cue.at]
    if layer >= 0:
        end = next((n for n in range(first, end) if ground.inside[n] != layer), end)
        cuts = (n for n in range(first + 1, end - 2) if list(ground.low[n : n + 2]) == [",", "but"])
        return next((n for n in cuts if ground.low[n + 2] != "that"), end)
    if (
        cue.order == "same"
        and cue.form
        and cue.source is not None
        and cue.source.words.start > ground.tokens[first].start
    ):
        subject = next((n for n in range(first, end) if ground.tokens[n].start >= cue.source.words.start), end)
        return ground.back_over_marks(subject - 1) + (ground.low[ground.back_over_marks(subject - 1)] != ",")
    return end


def begins_another(ground: Ground, comma: int, end: int) -> bool:
    """Say whether behind a comma another is reported: ", adding that", ", according to", ", the agency reported"."""
    low = ground.low
    following = comma + 1
    while following < end and (low[following] in between("adverbs") or low[following] in ("and", "while", "but")):
        following += 1
    if following >= end:
        return False
    word = low[following]
    if word.endswith("ing") and speech_bases().get(word) and ground.inside[following] < 0:
        is_open = (
            low[following + 1 : following + 2] in (["that"], [":"]) or ground.inside[min(following + 2, end - 1)] >= 0
        )
        return word not in _NOT_ONLY_SAID or is_open
    if word.endswith("ing") and word in ("citing", "quoting", "referring", "alluding", "speaking"):
        return True
    if word in speech_bases() and following + 1 in ground.starting and not word.endswith("ing"):
        return _is_end(ground, ground.starting[following + 1][0] + 1, end)
    if word == "according" or low[following : following + 2] in (["as", "cited"], ["as", "quoted"], ["as", "reported"]):
        return True
    if word == "as" and low[comma + 1] == "as" and _is_tag(ground, following + 1, end):
        return not {"promised", "pledged", "vowed", "agreed", "demanded", "proposed"} & set(low[following:end])
    return _is_tag(ground, following, end)


def _is_end(ground: Ground, at: int, end: int) -> bool:
    """Say whether only times and places stand between a token and the end."""
    while at < end:
        jumped = over_phrase(ground, at)
        if jumped <= at:
            return ground.low[at] in (",", ".", ";")
        at = jumped
    return True


def _is_tag(ground: Ground, first: int, end: int) -> bool:
    """Say whether the rest of the sentence is only "X said" with its time and place."""
    named = ground.starting.get(first)
    if named is None:
        return False
    number = named[0] + 1
    while number < end and (ground.low[number] in between("adverbs") or ground.low[number] in between("auxiliary")):
        number += 1
    verb = speech_bases().get(ground.low[number]) if number < end else None
    if verb in words_of("speech", "that_only") or verb in (
        "go",
        "begin",
        "start",
        "close",
        "let",
        "make",
        "agree",
        "find",
    ):
        return False
    if number >= end or (ground.low[number] not in speech_bases() and ground.low[number] not in _LEARNT):
        return False
    return _is_end(ground, number + 1, end)


def _joins_another(ground: Ground, at: int, cue: Cue, later: list[Cue], first: int) -> bool:
    """Say whether "and" joins another verb of speech of the same subject, or a clause with its own."""
    if _takes_stand(ground, at):
        return True
    for other in later:
        if other.at <= at:
            continue
        begins = other.first if other.order == "before" else other.at
        if other.order == "same" and other.at - at < 4 and not _MODALS.isdisjoint(ground.low[at + 1 : other.at]):
            return False
        gap = [
            n
            for n in range(over_adverbs(ground, at + 1), begins)
            if ground.low[n] not in between("adverbs") and ground.low[n] not in between("auxiliary")
        ]
        if gap:
            if other.order == "same" or other.at - at > 12:
                return False
            continue
        if other.order == "before":
            return opening_after(ground, other).kind in ("that", "quote", "colon", "clause")
        opened = opening_after(ground, other)
        if opened.kind in ("that", "quote", "colon"):
            return True
        if other.verb in _ALWAYS_NEW and opened.kind != "none":
            return True
        if other.verb in ("warn", "complain", "speak") and ground.low[other.last : other.last + 1] in (
            ["of"],
            ["against"],
        ):
            return True
        if other.verb == "put" and _COUNTED & set(ground.low[other.last : other.last + 4]):
            return True
        break
    number = over_adverbs(ground, at + 1)
    if number > at + 2 and number < len(ground.low) and ground.low[number] in _CUTS:
        return True
    while number < len(ground.low) and (
        ground.low[number] in between("adverbs") or ground.low[number] in ("has", "have", "had")
    ):
        number += 1
    word = ground.low[number] if number < len(ground.low) else ""
    if word in ("he", "she") and ground.low[number + 1 : number + 2] and ground.low[number + 1] in _CUTS:
        return True
    if _cannot_join(ground, first, at, number):
        return True
    if _is_own_stance(ground, number):
        return True
    before = at - 2 if ground.low[at - 1] == "," else at - 1
    is_quote_before = ground.inside[ground.back_over_marks(before)] >= 0
    if (
        is_quote_before
        and [word] == ground.low[at + 1 : at + 2]
        and (word in speech_bases() or word in attitude_forms())
    ):
        return True
    if word in attitude_forms() and word.endswith("ed") and subject_before(ground, number) is None:
        return word in _CUTS and not _has_own_past(ground, first, at)
    return word == "called"


def _takes_stand(ground: Ground, at: int) -> bool:
    """Say whether somebody takes a stand from here on: "but declined to", "while the minister spoke of a black day"."""
    if ground.low[at] == "but":
        return at + 1 < len(ground.low) and ground.low[at + 1] in _STANCES
    if ground.low[at] != "while" or at + 1 not in ground.starting:
        return False
    last = ground.starting[at + 1][0]
    following = ground.low[last + 1 : last + 2]
    if not any(inside >= 0 for inside in ground.inside[last + 1 : last + 8]):
        return False
    return following != [] and following[0] in attitude_forms() and following[0].endswith(("ed", "ke", "id"))


def _is_own_stance(ground: Ground, at: int) -> bool:
    """Say whether a verb tells what who speaks does besides: "and held them responsible", "and declined to comment"."""
    word, following = ground.low[at : at + 1], ground.low[at + 1 : at + 3]
    if word in (["refused"], ["declined"]):
        return following[:1] == ["to"] and following[1:] != [] and following[1] in _DISCLOSE
    return word in (["held"], ["holds"]) and not {"responsible", "accountable"}.isdisjoint(ground.low[at:])


_DISCLOSE = frozenset(
    ["say", "comment", "give", "name", "elaborate", "identify", "discuss", "answer", "specify", "provide", "confirm",
     "disclose", "reveal", "speculate", "be", "explain", "predict", "address"]
)  # fmt: skip
"""What somebody who speaks refuses to do: "said it was quiet and declined to comment"."""
_PHRASES = (
    ["in", "turn"], ["in", "response"], ["in", "return"], ["once", "again"], ["once", "more"], ["yet", "again"],
    ["at", "the", "same", "time"], ["for", "his", "part"], ["for", "her", "part"], ["for", "its", "part"],
    ["for", "their", "part"], ["on", "the", "other", "hand"], ["in", "addition"],
)  # fmt: skip
_OPEN_PHRASES = frozenset(words[0] for words in _PHRASES) | {"during"}
_SAMES = frozenset(["same", "separate", "later", "second", "another", "earlier", "new", "joint", "rare"])


def over_adverbs(ground: Ground, at: int) -> int:
    """Skip a phrase that joins a verb to one before it: "and in turn blamed", "and in the same post accused"."""
    first = at + (ground.low[at : at + 1] == [","])
    if first >= len(ground.low) or ground.low[first] not in _OPEN_PHRASES:
        return at
    behind = next((first + len(one) for one in _PHRASES if list(ground.low[first : first + len(one)]) == one), -1)
    if behind < 0 and ground.low[first : first + 1] in (["in"], ["during"]):
        same = next((n for n in range(first + 1, min(first + 3, len(ground.low))) if ground.low[n] in _SAMES), -1)
        noun = next((n for n in range(same + 1, min(same + 3, len(ground.low))) if _is_said_in(ground.low[n])), -1)
        behind = noun + 1 if 0 < same < noun else -1
    if behind < 0:
        return at
    return behind + (ground.low[behind : behind + 1] == [","])


def _is_said_in(low: str) -> bool:
    return low in between("nouns") or low == "breath"


_OF_WILL = frozenset(["wanted", "needed", "reserved", "hoped", "expected", "required", "remained", "lacked", "feared"])
"""Past verbs behind "but" that go on with what was said: "would consider it but wanted guarantees"."""


def _cannot_join(ground: Ground, first: int, at: int, word_at: int) -> bool:
    """Say whether a past verb behind "and" or "but" cannot go with the clause: "would study it but stopped"."""
    if word_at >= len(ground.low) or ground.inside[word_at] >= 0:
        return False
    word = ground.low[word_at]
    if ground.low[at] == "but" and word in _STANCES:
        return True
    is_past = word in _OWN_PAST or word in _CUTS or (word.endswith("ed") and len(word) > 4 and ground.low[at] == "but")
    if not is_past or word in _OF_WILL:
        return False
    for number in range(at - 1, first, -1):
        low = ground.low[number]
        if low in ("who", "which", "that", "when", "if", "as", "while", ","):
            return False
        if low in _MODALS:
            group = ground.low[number + 1 : number + 4]
            return ("be" not in group and "have" not in group) or (
                word not in ("put", "set", "cut", "left") and _has_object(ground, word_at)
            )
        if low in ("is", "are") and not ground.low[number + 1].endswith(("ed", "ing", "en")):
            return True
        if low in ("was", "were", "has", "have", "had", "did") or (
            low.endswith("ed") and ground.low[number - 1] not in ("be", "been")
        ):
            return False
    return False


def _has_object(ground: Ground, at: int) -> bool:
    """Say whether a verb has an object or an infinitive behind it, so that it is no passive."""
    following = ground.low[at + 1 : at + 2]
    return bool(following) and (
        following[0] in ("a", "an", "the", "his", "her", "its", "their", "to", "that", "all", "any", "no", "both")
        or at + 1 in ground.starting
        or following[0][:1].isdigit()
    )


_SEEMED = frozenset(["appeared", "seemed"])
"""What is said to have been, with whom no verb goes on: "said it appeared unlawful, and urged the council"."""


def _has_own_past(ground: Ground, first: int, at: int) -> bool:
    """Say whether the clause has had a subject and a past verb of its own to which another verb may be joined."""
    words = (ground.low[n] for n in range(first + 1, at))
    has_past = any(low.endswith("ed") and len(low) > 4 and low not in _SEEMED for low in words)
    return has_past and ground.low[first] not in ("it", "he", "she", "they", "its")
