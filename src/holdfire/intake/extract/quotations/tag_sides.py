"""The clause on both sides of a tag: "A convoy has left, she said, with 40 lorries"; where it begins and goes on."""

from __future__ import annotations

from holdfire.intake.extract.quotations.clauses import sentence_end
from holdfire.intake.extract.quotations.cues import Cue
from holdfire.intake.extract.quotations.ground import Ground, between, sentence_start, speech_bases
from holdfire.intake.text.word_tables import words_of

_LEADS = frozenset(["but", "and", "however", "meanwhile", "still", "yet", "nevertheless", "nonetheless", "moreover"])
_GOES_ON_WITH = frozenset(
    ["and", "but", "or", "some", "not", "many", "including", "most", "then", "rather", "nor", "yet", "because",
     "unless", "if", "until", "though", "although", "to", "that"]
)  # fmt: skip
_OTHERS = frozenset(["citing", "quoting", "according", "which", "who", "as", "demanding"])
_BEHIND = frozenset(["after", "before", "when", "amid", "following", "hours", "days", "weeks", "despite"])
"""Words with which the writer goes on about what was said: "..., officials said, after ..."."""
_RESULTS = frozenset(
    ["killing", "wounding", "injuring", "leaving", "forcing", "destroying", "damaging", "causing", "setting", "hitting",
     "displacing", "trapping", "cutting", "blocking", "burying", "maiming", "ending", "driving", "sending", "bringing",
     "depriving", "hurting", "striking", "burning", "levelling", "leveling", "flattening", "wrecking", "claiming",
     "disabling", "knocking", "shattering", "uprooting", "stranding", "sparing",
     "severing", "disrupting", "costing", "inflicting", "allowing", "enabling", "letting", "starting"]
)  # fmt: skip
"""What a clause's subject brings about: "..., witnesses said, wounding six"."""
_SHARES = frozenset(
    ["half", "most", "some", "many", "all", "none", "two-thirds", "three-quarters", "one-third", "one", "two", "three",
     "four", "five", "six", "seven", "eight", "nine", "ten", "several", "dozens", "hundreds", "nearly", "almost",
     "about", "around", "roughly", "more", "at", "among", "mostly", "mainly", "both", "a"]
)  # fmt: skip
_COUNTED = frozenset(
    ["no", "all", "most", "some", "many", "several", "at", "more", "nearly", "almost", "about", "another", "only",
     "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "half"]
)  # fmt: skip


def clause_start(ground: Ground, comma: int) -> int:
    """Find where the clause before a tag begins: the sentence, or what follows a semicolon."""
    first = sentence_start(ground)
    for number in range(first, comma):
        is_dash = ground.low[number] in "—–" and number > first + 5
        is_dash = is_dash and (ground.low[number + 1] == "something" or not ground.has_finite(number, comma))
        is_cut = ground.low[number] == ";" and (
            any(_is_saying(low) for low in ground.low[first:number])
            or ground.inside[ground.skip_marks(number + 1)] >= 0
        )
        after = ground.skip_marks(number + 1) if ground.low[number] == ":" else 0
        is_cut = is_cut or (after > 0 and 0 <= ground.inside[after] == ground.inside[comma - 1])
        is_topic = ground.low[number] == ":" and ground.sentence.zone == "headline" and number - first <= 4
        if (is_cut or ground.low[number] == "•" or is_dash or is_topic) and ground.inside[number] < 0:
            first = after or number + 1
    first = _behind_antecedent(ground, behind_however(ground, first, comma), comma)
    while first < comma and (ground.tokens[first].text in "*_•-–—" or (ground.low[first] in _LEADS and first < 2)):
        first += 1
        if first < comma and ground.low[first] == "," and ground.low[first - 1] in _LEADS:
            first += 1
    return first


def _behind_antecedent(ground: Ground, first: int, comma: int) -> int:
    """Give where a relative clause begins that a tag breaks: "40 people, of whom 12, the ministry says, were ..."."""
    for number in range(comma - 2, max(first, comma - 6), -1):
        if ground.low[number] in (",", ";") or ground.inside[number] >= 0:
            break
        if ground.low[number] in ("whom", "which", "whose"):
            led = next((n for n in range(number - 1, max(first, number - 4), -1) if ground.low[n] == ","), -1)
            return led + 1 if led > 0 and not ground.has_finite(led, comma) else first
    return first


_OPENERS = tuple(
    (*words.split(), ",")
    for words in (
        "in return", "in exchange", "so far", "in addition", "in turn", "as a result", "at the same time",
        "in response", "by contrast", "in the meantime", "in contrast", "on the other hand", "in all",
        "all the same", "even so",
    )
)  # fmt: skip
"""What joins a sentence to those before it and is the writer's."""


def behind_opener(ground: Ground, first: int, last: int) -> int:
    """Give the token behind a lead that is the writer's: "In return, ...", "So far, however, ..."; else the first."""
    for lead in _OPENERS:
        if tuple(ground.low[first : first + len(lead)]) == lead:
            first += len(lead)
            break
    return behind_however(ground, first, last)


def behind_however(ground: Ground, first: int, last: int) -> int:
    """Give the token behind a lead with "however" or "though": "So far, however, ..."; else the first."""
    for number in range(first + 2, min(first + 6, last - 1)):
        is_aside = ground.low[number - 1] == "," and ground.low[number + 1] == ","
        if is_aside and ground.low[number] in ("however", "though", "meanwhile", "nevertheless", "nonetheless"):
            return number + 2 if not ground.has_finite(first, number - 1) else first
    return first


def _is_short(ground: Ground, comma: int) -> bool:
    """Say whether so few words stand before a tag that the clause must go on: "There was, he said, no plan"."""
    return comma - clause_start(ground, comma) <= 3 and ground.inside[comma - 1] < 0


_CONDITIONS = frozenset(["if", "unless", "once", "until", "should", "without", "when", "provided", "as"])


def _is_saying(low: str) -> bool:
    verb = speech_bases().get(low)
    return verb is not None and not (verb in words_of("speech", "that_only") or verb in words_of("speech", "beside"))


def rest_of(ground: Ground, cue: Cue, has_finite: bool) -> tuple[int, int] | None:
    """Find the part of the clause that goes on behind the tag.

    Args:
        ground: The sentence.
        cue: The verb of the tag.
        has_finite: Whether the part before the tag has a verb of its own.
    """
    comma = _comma_behind(ground, cue)
    if comma < 0:
        return None
    first = ground.skip_marks(comma + 1)
    end = sentence_end(ground, first)
    if first >= end:
        return None
    word = ground.low[first]
    if word in ("and", "but", "while") and _is_another(ground, first + 1):
        return None
    adds = _adds(ground, first, end)
    if ((word in speech_bases() and word.endswith("ing")) or word in _OTHERS) and not adds:
        return None
    if cue.order == "after" and ground.inside[first] < 0 and has_finite and not adds:
        return None
    if has_finite and word in _BEHIND and not ground.has_finite(first - 1, first):
        return None
    if has_finite and not adds and not _goes_on(ground, cue, first, has_finite):
        return None
    stop = _end_of_rest(ground, first, end, adds)
    before = ground.back_over_marks(cue.first - 1) - 1
    if word == "and" and first + 2 < stop and ground.inside[first] < 0 and ground.inside[max(before, 0)] < 0:
        first = ground.skip_marks(first + 1)
    return (first, stop)


def _is_another(ground: Ground, first: int) -> bool:
    """Say whether somebody else is quoted from here on: ", and the UN has since confirmed that"."""
    if first not in ground.starting:
        return False
    at = ground.starting[first][0] + 1
    skipped = between("adverbs") | between("auxiliary") | {"since", "then"}
    while at < len(ground.low) and (ground.low[at] in skipped or ground.low[at].endswith("ly")):
        at += 1
    is_told = ground.low[at + 1 : at + 2] in (["her"], ["him"], ["them"])
    return at < len(ground.low) and _is_saying(ground.low[at]) and not (is_told or ground.low[at].endswith("ing"))


_JOINING = frozenset(
    ["which", "who", "where", "when", "because", "but", "and", "while", "although", "though", "since", "that", "if",
     "so", "as", "whereas", "until", "unless", "yet"]
)  # fmt: skip


def joined_behind(ground: Ground, cue: Cue, comma: int) -> tuple[int, int] | None:
    """Find the clause behind a tag that stands just behind what joins them: "in which, doctors say, 500 died"."""
    if comma <= 3 or ground.low[comma - 1] not in _JOINING or ground.inside[comma - 1] >= 0:
        return None
    closing = _comma_behind(ground, cue)
    behind = ground.skip_marks(closing + 1)
    if closing < 0 or behind >= len(ground.low) or ground.inside[behind] >= 0:
        return None
    first = closing + 1
    end = sentence_end(ground, first)
    is_relative = ground.low[comma - 1] in ("which", "who", "where", "when")
    for number in range(first + 1, end):
        following = ground.low[number + 1 : number + 2]
        if ground.low[number] == ";" or (
            ground.low[number] == "," and is_relative and following and following[0] in between("finite")
        ):
            end = number
            break
    return (first, end) if ground.has_finite(first, end) and end - first > 1 else None


_ASIDES = (["of"], ["from"], ["a"], ["an"], ["the"])


def _comma_behind(ground: Ground, cue: Cue) -> int:
    """Find the comma that ends a tag; -1 where other things than times and places stand before it."""
    at = cue.last
    if cue.order == "after" and cue.source is not None:
        at = next((last + 1 for last, one in ground.starting.values() if one is cue.source), at)
    size = len(ground.low)
    comma = next((n for n in range(at, min(at + 14, size)) if ground.low[n] == "," and ground.inside[n] < 0), -1)
    if (
        comma < 0
        or any(ground.low[n] in ";:" for n in range(at, comma))
        or any(ground.inside[n] >= 0 for n in range(at, comma))
    ):
        return -1
    is_tag = all(
        ground.low[n] in between("adverbs") or ground.low[n] in between("prepositions") or n < at + 8
        for n in range(at, comma)
    )
    return _behind_aside(ground, comma, comma == at) if is_tag else -1


def _behind_aside(ground: Ground, comma: int, is_bare: bool) -> int:
    """Give the comma that closes an aside about who speaks: "said Jane Roe, of the Institute, is whether"."""
    is_who = ground.low[comma + 1 : comma + 2] == ["who"]
    if not is_who and not (is_bare and ground.low[comma + 1 : comma + 2] in _ASIDES):
        return comma
    ends = min(comma + 24, len(ground.low) - 1)
    commas = [n for n in range(comma + 2, ends) if ground.low[n] == "," and ground.inside[n] < 0]
    closing = (commas or [-1])[-1 if is_who else 0]
    is_closed = closing > 0 and (ground.low[closing + 1] in between("finite") or ground.low[closing + 1] == "there")
    return closing if is_closed and (is_who or not ground.has_finite(comma + 2, closing)) else comma


def _adds(ground: Ground, first: int, end: int) -> bool:
    """Say whether words behind a tag add to the whole clause before it: ", wounding six", ", most of them women"."""
    low = ground.low
    word, following = low[first], low[first + 1] if first + 1 < end else ""
    if word in _RESULTS:
        return word not in speech_bases() or following[:1].isdigit() or following == "the"
    if word == "with":
        is_state = any(low[n].endswith(("ed", "ing")) for n in range(first + 2, min(first + 5, end)))
        return following in _COUNTED or following[:1].isdigit() or is_state
    if word == "including" or (word in ("up", "down") and following == "from"):
        return True
    is_share = word in _SHARES or word[:1].isdigit() or "-" in word
    of = next((n for n in range(first, min(first + 5, end - 1)) if low[n] == "of"), -1)
    if is_share and of > 0 and low[of + 1] in ("them", "these", "those", "whom", "which", "it"):
        return True
    return word == "among" and following in ("them", "those")


def _goes_on(ground: Ground, cue: Cue, first: int, has_finite: bool) -> bool:
    """Say whether words behind a tag go on with the clause before it."""
    word = ground.low[first]
    comma = ground.back_over_marks(cue.first - 1)
    return (
        word in between("finite")
        or word in _GOES_ON_WITH
        or ground.inside[first] >= 0
        or word.endswith("ed")
        or (word.endswith("s") and (has_finite is False or ground.low[clause_start(ground, comma)] in _QUESTIONS))
        or _is_short(ground, comma)
        or ground.low[clause_start(ground, comma)] in _CONDITIONS
    )


_QUESTIONS = frozenset(["whether", "what", "how", "why", "who", "where", "whoever", "whatever"])


def _end_of_rest(ground: Ground, first: int, end: int, adds: bool) -> int:
    """Find where the part behind a tag ends: another mark, another report."""
    low = ground.low
    for number in range(first, end):
        if ground.inside[number] >= 0:
            continue
        if low[number] in (";", "—", "–"):
            return number
        following = low[number + 1] if low[number] == "," and number + 1 < len(low) else ""
        if following.endswith("ing") and following in speech_bases():
            return number
        if following in ("and", "but", "while") and _is_another(ground, number + 2):
            return number
        if adds and following in ("and", "but", "while", "as", "after", "in") and ground.has_finite(number + 1, end):
            return number
    return end
