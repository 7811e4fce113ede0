"""Where what was said begins behind its cue."""

from __future__ import annotations

from typing import NamedTuple

from holdfire.intake.extract.quotations.cues import Cue
from holdfire.intake.extract.quotations.ground import MARKS, Ground, between
from holdfire.intake.names.mentions import Mention
from holdfire.intake.text.word_tables import words_of

_ASKS = frozenset(["whether", "how", "why", "what", "when", "where", "if"])
_TOLD_WITHOUT = frozenset(
    ["me", "us", "him", "her", "them", "you", "reporters", "journalists", "parliament", "lawmakers"]
)
_ISSUED = frozenset(
    ["dated", "issued", "published", "posted", "released", "sent", "carried", "seen", "obtained", "addressed",
     "delivered", "broadcast", "aired", "circulated", "read", "signed", "shared", "distributed", "recorded",
     "televised"]
)  # fmt: skip
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
)  # fmt: skip

_MORE_THAN = frozenset(["over", "under", "around", "about", "above", "below", "near"])
"""Words before a number that belong to it: "said over 50 civilians had left"."""


CLAIMING = frozenset(["claim", "profess"])
"""Verbs whose infinitive is what was said: "claims to have shot down five jets"."""
_TO_DO = CLAIMING | frozenset(
    ["threaten", "promise", "vow", "pledge", "swear", "propose", "agree", "hope", "expect", "plead", "beg", "demand",
     "begin", "start", "continue"]
)  # fmt: skip
"""Verbs whose infinitive is what was to be done."""
_LONG_ADVERBS = (
    ["all", "along"], ["time", "and", "again"], ["over", "and", "over"], ["once", "more"], ["once", "again"],
    ["yet", "again"], ["more", "than", "once"], ["at", "length"], ["at", "once"], ["in", "turn"],
    ["of", "late"], ["in", "effect"], ["in", "public"], ["in", "private"], ["for", "years"], ["for", "months"],
    ["for", "weeks"], ["all", "the", "while"],
)  # fmt: skip
_TIME_LEADS = frozenset(
    ["half", "shortly", "minutes", "hours", "days", "weeks", "months", "less", "moments", "just", "seconds", "soon",
     "barely", "not", "within", "several", "some", "hardly", "little", "a", "two", "three", "four", "five", "six"]
)  # fmt: skip
_OPEN_LONG = _TIME_LEADS | {words[0] for words in _LONG_ADVERBS}
_TIME_JOINS = frozenset(["before", "after", "later", "earlier", "ago"])


_POINTED_AT = frozenset(
    ["allegation", "claim", "accusation", "attack", "deal", "plan", "decision", "offer", "move", "step", "report",
     "figure", "idea", "promise", "threat", "list", "meeting", "road", "number", "strike", "incident"]
)  # fmt: skip
"""Nouns that need a word before them: in "said that claim was false", "that" is part of what was said."""


class Opening(NamedTuple):
    """Where a clause begins.

    Attributes:
        kind: "that", "colon", "quote", "clause", "asks", "as", "thing" (no clause) or "none".
        at: Its first token; past the end for "none".
        addressee: To whom it was said.
    """

    kind: str
    at: int
    addressee: Mention | None = None
    told: str = ""


def opening_after(ground: Ground, cue: Cue) -> Opening:
    """Find where the clause after a cue begins."""
    low, size = ground.low, len(ground.low)
    at, addressee, told = _first_behind(ground, cue), None, ""
    if cue.order == "same" and cue.source is not None and not cue.form:
        at = _behind_agent(ground, cue.source, at)
    if low[at : at + 1] == ["about"] and low[at + 1 : at + 2] != [] and low[at + 1][:1].isdigit():
        return Opening("clause", at, addressee, told)
    if low[at : at + 1] in (["for"], ["of"], ["about"], ["against"]) and cue.order != "after":
        that = _that_ahead(ground, at) if low[at] == "for" else -1
        if that < 0 or cue.verb == "ask":
            return Opening("none", size)
    steps = 0
    while at < size and steps < 24:
        steps += 1
        word = low[at]
        if ground.inside[at] >= 0 and ground.inside[at] != ground.inside[cue.at]:
            behind = _behind_title(ground, at) if told else -1
            if behind < 0:
                return Opening("quote", at, addressee, told)
            at = behind
        elif word in MARKS or (word in ("is", "was") and low[at + 1 : at + 2] == ["that"]):
            at += 1
        elif word == "that":
            return Opening("that", ground.skip_marks(_behind_that(ground, at)), addressee, told)
        elif word == ":":
            return Opening("colon", ground.skip_marks(at + 1), addressee, told)
        elif word == ",":
            jumped = _over_aside(ground, at)
            if jumped < 0:
                return _after_comma(ground, at, addressee, told)
            at = jumped
        elif word in ".;!?—–-)" or word in ("and", "but"):
            return Opening("none", size, addressee, told)
        elif (
            cue.verb in words_of("speech", "told")
            and addressee is None
            and not told
            and (person := _told(ground, at, cue))
        ):
            addressee, told, at = person
        elif word == "to" and (addressee or told or cue.verb in _TO_DO) and _is_infinitive(ground, at + 1):
            return _with_infinitive(ground, cue, at, bool(addressee or told))
        elif word == "to" and at + 1 in ground.starting and addressee is None:
            last, addressee = ground.starting[at + 1]
            at = last + 1
        elif (jumped := max(over_phrase(ground, at), _over_time(ground, at), _over_listener(ground, cue, at))) > at:
            at = jumped
        elif word in _ISSUED and (that := max(_that_ahead(ground, at), _colon_ahead(ground, at))) > 0:
            at = that
        elif _ends_here(ground, at) or (word in _ISSUED and word.endswith("ed") and at > cue.last):
            return Opening("none", size, addressee, told)
        elif word in _ASKS or (word == "who" and cue.verb in ("ask", "wonder", "inquire", "enquire", "question")):
            return Opening("asks", at, addressee, told)
        elif word == "as":
            return Opening("as", at + 1, addressee, told)
        else:
            return Opening("clause", at, addressee, told)
    return Opening("none", size, addressee, told)


_WRITTEN = frozenset(["say", "write", "explain", "complain", "admit", "confide", "whisper", "mention", "repeat"])


def _behind_that(ground: Ground, at: int) -> int:
    """Give the first token of what "that" leads to; "that" itself where it belongs to a noun."""
    first = at + 2 if ground.low[at + 1 : at + 2] == [","] else at + 1
    is_pointing = first < len(ground.low) - 1 and ground.low[first] in _POINTED_AT
    return first - (is_pointing and ground.low[first + 1] in between("finite"))


def _over_listener(ground: Ground, cue: Cue, at: int) -> int:
    """Skip somebody told whom no mention names: "wrote to a friend last week"; the same token where there is none."""
    if ground.low[at] != "to" or cue.verb not in _WRITTEN:
        return at
    if ground.low[at + 1 : at + 2] == [] or ground.low[at + 1] not in ("a", "an", "the", "his", "her", "their", "my"):
        return at
    ends = _DAYS | {",", "that", ":", "last", "this", "in", "on", "from", "after", "before"}
    return next((n for n in range(at + 3, min(at + 6, len(ground.low))) if ground.low[n] in ends), at)


def _with_infinitive(ground: Ground, cue: Cue, at: int, is_told: bool) -> Opening:
    """Read an infinitive behind a cue: only of "claims to have shot down five jets" it is what was said."""
    if is_told:
        return Opening("none", len(ground.low))
    return Opening("clause", at) if cue.verb in CLAIMING else Opening("thing", len(ground.low))


def _behind_agent(ground: Ground, source: Mention, at: int) -> int:
    """Give the token behind the by-phrase of a passive: "was announced in the capital by the envoy that"."""
    agent = next((n for n in range(at, min(at + 8, len(ground.low))) if ground.low[n] == "by"), -1)
    named = ground.starting.get(agent + 1) if agent > 0 else None
    return named[0] + 1 if named is not None and named[1] is source else at


def _first_behind(ground: Ground, cue: Cue) -> int:
    """Give the first token behind a verb and its subject."""
    if cue.order == "after" and cue.source is not None:
        return next((last + 1 for last, one in ground.starting.values() if one is cue.source), cue.last)
    return cue.last


def _behind_title(ground: Ground, at: int) -> int:
    """Find "that" behind the quoted name of a programme: told the "Morning Hour" that; -1 where there is none."""
    size = len(ground.low)
    behind = ground.skip_marks(next((n for n in range(at, size) if ground.inside[n] != ground.inside[at]), size))
    behind += ground.low[behind : behind + 1] == [","]
    return behind if behind < size and ground.low[behind] == "that" and ground.tokens[at].is_capital else -1


def _after_comma(ground: Ground, at: int, addressee: Mention | None, told: str) -> Opening:
    """Read what follows a comma: quoted words belong to the cue, other words do not."""
    following = ground.skip_marks(at + 1)
    if following < len(ground.low) and ground.inside[following] >= 0 and following - at <= 3:
        return Opening("quote", following, addressee, told)
    return Opening("none", len(ground.low), addressee, told)


def _told(ground: Ground, at: int, cue: Cue) -> tuple[Mention | None, str, int] | None:
    """Read who was told: a mention, or the words up to "that" or the clause."""
    low = ground.low
    if at in ground.starting:
        last, mention = ground.starting[at]
        last += low[last] == "press" and low[last + 1] in between("nouns")
        if mention.kind == "pronoun" and low[at] in ("he", "she", "they", "we", "i", "it", "who"):
            return None
        is_object = low[at] in ("me", "us", "him", "them") and "that" in low[last + 1 : last + 9]
        tells = cue.verb in ("tell", "inform", "assure", "remind", "notify", "advise")
        outlet = _outlet_end(ground, at, last) if cue.verb == "tell" else -1
        if outlet > 0:
            return (None, ground.article.text[ground.tokens[at].start : ground.tokens[outlet - 1].end], outlet)
        if not (tells or is_object or _is_addressed(ground, last + 1)):
            return None
        that = next((n for n in range(last + 1, min(last + 4, len(low))) if low[n] == "that"), last + 1)
        return (mention, mention.words.exact, last + 1 if ground.has_finite(last + 1, that) else that)
    if low[at] in _TOLD_WITHOUT:
        return (None, low[at], at + 1)
    if cue.verb not in ("tell", "inform", "assure", "remind", "notify", "advise"):
        return None
    for end in range(at + 1, min(at + 8, len(low))):
        if (
            low[end] in ("that", ",", ":")
            or ground.inside[end] >= 0
            or low[end] in between("prepositions")
            or low[end] in _DAYS
            or low[end] in MARKS
        ):
            return (None, ground.article.text[ground.tokens[at].start : ground.tokens[end - 1].end], end)
        if end in ground.starting and end > at + 1:
            named = ground.starting[end][0]
            last = named + 1 if "that" in low[named + 1 : named + 3] else end
            return (None, ground.article.text[ground.tokens[at].start : ground.tokens[last - 1].end], last)
    return (None, low[at], at + 1)


def _outlet_end(ground: Ground, at: int, last: int) -> int:
    """Part an outlet from the subject behind it: "told Reuters rebel soldiers were seen"; -1 where there is none."""
    small = next((n for n in range(at, last + 1) if not ground.tokens[n].is_capital), -1)
    ends = min(last + 3, len(ground.low))
    is_subject = small > at and not ground.tokens[last].is_capital and ground.has_finite(last + 1, ends)
    return small if is_subject and ground.low[last + 1] != "that" else -1


def _is_infinitive(ground: Ground, at: int) -> bool:
    """Say whether the word behind "to" is a verb: "urged them to refrain from steps that"."""
    if at >= len(ground.low) or at in ground.starting or ground.tokens[at].is_capital:
        return False
    word = ground.low[at]
    return not (word in between("nouns") or word in words_of("people", "determiners") or word.endswith("s"))


def _ends_here(ground: Ground, at: int) -> bool:
    """Say whether no clause follows: "said when asked", "said on condition of anonymity because"."""
    following = ground.low[at + 1 : at + 2]
    if list(ground.low[at - 3 : at]) == ["condition", "of", "anonymity"]:
        return ground.low[at] in ("because", "as", "since", "due", "citing", "to", "so", "for", "given", "in")
    return ground.low[at] == "when" and following in (["asked"], ["questioned"], ["pressed"], ["reached"])


def _closing(ground: Ground, at: int) -> int:
    """Find the end of a short parenthesis; -1 where there is none."""
    return next((n for n in range(at + 1, min(at + 7, len(ground.low))) if ground.low[n] == ")"), -1)


_LETTERS = frozenset(["in", "on", "by", "during", "at", "last", "this", "earlier", *_DAYS])
"""What leads from whom somebody speaks to, to "that": "warned the rebels in a letter that", "on Friday that"."""


def _is_addressed(ground: Ground, at: int) -> bool:
    if at >= len(ground.low):
        return False
    is_led = ground.low[at] in _LETTERS and _that_ahead(ground, at) > 0
    return is_led or ground.low[at] in ("that", "not", "against", "to", ":", *_ASKS) or ground.inside[at] >= 0


def _over_aside(ground: Ground, comma: int) -> int:
    """Skip an aside between commas before "that" or a colon; -1 where there is none."""
    low = ground.low
    for number in range(comma + 1, min(comma + 16, len(low) - 1)):
        if ground.inside[number] >= 0 or low[number] in ".;":
            return -1
        if low[number] == "," and low[number + 1] in ("that", ":"):
            return number + 1
    return -1


def over_phrase(ground: Ground, at: int) -> int:
    """Skip adverbs, times and places between a cue and its clause; the same token where there is nothing to skip."""
    low, size = ground.low, len(ground.low)
    word = low[at]
    if word == "(":
        return max(at, _closing(ground, at) + 1)
    if word in _DAYS or word in ("today", "yesterday", "tonight", "also", "herself", "himself", "itself", "themselves"):
        return at + 1
    if word in between("adverbs") or (word.endswith("ly") and word not in ("early", "family", "july")):
        return at + 1 if _is_before_clause(ground, at + 1) else at
    if (
        word in ("last", "this", "next", "earlier", "later")
        and at + 1 < size
        and low[at + 1] in ("week", "month", "year", "night", "morning", "afternoon", "evening", *_DAYS, *_MONTHS)
    ):
        return at + 2
    if word in ("a", "one", "two") and low[at + 2 : at + 3] and low[at + 2] in ("earlier", "later", "before", "ago"):
        return at + 3
    if word in between("prepositions") or word in ("of", "for", "to"):
        return _over_preposition(ground, at)
    if word == "as" and low[at + 1 : at + 3] in (["recently", "as"], ["late", "as"], ["early", "as"]):
        return max(at, _that_ahead(ground, at))
    return at


def _over_time(ground: Ground, at: int) -> int:
    """Skip words of time and long adverbs before "that": "half an hour before midnight that", "all along that"."""
    low = ground.low
    if low[at] not in _OPEN_LONG:
        return at
    for words in _LONG_ADVERBS:
        behind = at + len(words)
        if low[at] == words[0] and list(low[at:behind]) == words and low[behind : behind + 1] in (["that"], [":"]):
            return behind
    if low[at] not in _TIME_LEADS:
        return at
    join = next((n for n in range(at + 1, min(at + 6, len(low))) if low[n] in _TIME_JOINS), -1)
    that = _that_ahead(ground, at) if join > 0 else -1
    return that if join < that <= join + 8 else at


def _is_before_clause(ground: Ground, at: int) -> bool:
    """Say whether an adverb before this token goes with the verb, not with the clause: "said only that"."""
    if at >= len(ground.low):
        return True
    word = ground.low[at]
    return (
        word in ("that", ":", ",", ".", "last", "this", "on", "in", "at", "to", "by")
        or ground.inside[at] >= 0
        or word in MARKS
        or word in _DAYS
    )


def _over_preposition(ground: Ground, at: int) -> int:
    low, size = ground.low, len(ground.low)
    following = at + 1
    if following >= size or (low[at] in _MORE_THAN and low[following][:1].isdigit()):
        return at
    that = _that_ahead(ground, at)
    if that > 0:
        return that
    colon = next((n for n in range(following, min(following + 5, size)) if low[n] in (":", ",", ".")), size)
    if colon < size and low[colon] == ":":
        return colon
    if low[following] in _DAYS or low[following] in _MONTHS or low[following].isdigit():
        following += 1
        while following < size and (
            low[following][:1].isdigit()
            or low[following] in _MONTHS
            or low[following] in ("morning", "evening", "afternoon", "night")
        ):
            following += 1
        return following
    if low[following] in ("condition",) and low[at + 2 : at + 4] == ["of", "anonymity"]:
        return at + 4
    for end in range(following, min(following + 7, size)):
        if low[end] in ",.;:" or ground.inside[end] >= 0 or low[end] in ("that", "and"):
            break
        if (
            low[end] in between("nouns")
            and low[end + 1 : end + 2] != ["of"]
            and not (end + 1 < size and low[end + 1] in between("nouns"))
        ):
            return end + 1
    if low[at] in ("in", "at", "from", "near", "on", "with") and following in ground.starting:
        last, mention = ground.starting[following]
        if (
            mention.kind == "place"
            or low[at] in ("with", "from")
            or last + 1 >= size
            or low[last + 1] in (",", ".", "on", "in", "that")
        ):
            return last + 1
    return at


def _colon_ahead(ground: Ground, at: int) -> int:
    """Find a colon behind a participle ("in a message aired late on Saturday:"); -1 where another mark comes first."""
    for number in range(at + 1, min(at + 12, len(ground.low))):
        if ground.low[number] == ":":
            return number
        if ground.low[number] in ",.;" or ground.inside[number] >= 0 or ground.low[number] in between("finite"):
            return -1
    return -1


def _that_ahead(ground: Ground, at: int) -> int:
    """Find "that" behind a long phrase between cue and clause ("in a statement put out on its channel that")."""
    for number in range(at + 1, min(at + 22, len(ground.low) - 1)):
        low = ground.low[number]
        if low in ",.;:" or ground.inside[number] >= 0:
            return -1
        if low == "that":
            return number
        if low in between("finite") and number - at < 6:
            return -1
    return -1
