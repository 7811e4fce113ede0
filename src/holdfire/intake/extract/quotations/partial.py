"""Quoted words only: what somebody called something, and words in quote marks near a verb of attitude."""

from __future__ import annotations

from holdfire.intake.candidate import Words
from holdfire.intake.extract.quotations.clauses import sentence_end
from holdfire.intake.extract.quotations.cues import Cue, cue_words
from holdfire.intake.extract.quotations.ground import Ground, attitude_forms, between, is_title_case, speech_bases
from holdfire.intake.extract.quotations.put_at import read_put_at
from holdfire.intake.extract.quotations.reading import Reading, words_between
from holdfire.intake.extract.quotations.speakers import main_subject, subject_before
from holdfire.intake.extract.quotations.unknown_subjects import described_subject
from holdfire.intake.names.mentions import Mention
from holdfire.intake.text.word_tables import words_of

_STOPS = frozenset(
    [",", ";", "but", "while", "is", "was", "are", "were", "has", "had", "have", "will", "would", "could"]
)
_AS = frozenset(
    [
        "dismiss",
        "reject",
        "describe",
        "condemn",
        "denounce",
        "brand",
        "label",
        "characterize",
        "characterise",
        "hail",
        "portray",
        "depict",
        "paint",
        "brush",
        "wave",
        "dispute",
        "deride",
        "ridicule",
    ]
)
_CLAIMS = frozenset(["say", "claim", "insist", "allege", "maintain", "argue", "contend", "assert", "suggest", "admit"])
_WAS = frozenset(["was", "were", "is", "are", "had", "has", "would", "amounted", "amounts"])
_WAS_BEHIND = [[word] for word in sorted(_WAS)]
_AGAIN = frozenset(["call", "describe", "brand", "label", "dub", "refer", "term", "deem", "portray", "depict"])


def read_called(reading: Reading, ground: Ground, cues: list[Cue]) -> None:
    """Read "what he called ...", "put the toll at ...", "likened ... to ..."."""
    for cue in cues:
        end = sentence_end(ground, cue.last)
        begins = ground.back_over_marks(cue.first - 1)
        is_named = cue.verb in _AGAIN or (cue.verb in _CLAIMS and ground.low[cue.last : cue.last + 1] in _WAS_BEHIND)
        if begins > 0 and ground.low[begins] == "as" and _as_called(reading, ground, cue, begins):
            continue
        if begins >= 0 and ground.low[begins] == "what" and is_named and cue.order == "before":
            _what_called(reading, ground, cue, end)
        elif _relative_called(reading, ground, cue, begins):
            continue
        elif cue.verb in ("put", "estimate", "give"):
            read_put_at(reading, ground, cue, begins)
        elif (
            cue.verb in _AS
            and cue.order != "after"
            and not any(inside >= 0 for inside in ground.inside[cue.last : end])
        ):
            _called_as(reading, ground, cue, end)
        elif cue.verb == "liken" and "to" in ground.low[cue.last : end]:
            reading.add(ground, [words_between(ground, cue.last, end)], cue_words(ground, cue), cue.source, "likened")


def _as_called(reading: Reading, ground: Ground, cue: Cue, begins: int) -> bool:
    """Read "the "regime of calm", as the army calls it,": quoted words that somebody is said to call something."""
    before = ground.back_over_marks(begins - 1)
    before = ground.back_over_marks(before - 1) if before > 0 and ground.low[before] == "," else before
    if cue.verb not in _AGAIN | {"put"} or before < 0 or ground.inside[before] < 0:
        return False
    _take(reading, ground, before, cue, "called")
    return True


def _called_as(reading: Reading, ground: Ground, cue: Cue, end: int) -> None:
    """Read "dismissed the report as biased"."""
    at = next(
        (n for n in range(cue.last, min(end - 1, cue.last + 16)) if ground.low[n] in ("as", ",", "that", ";")), -1
    )
    if at < 0 or ground.low[at] != "as" or ground.low[at + 1] in ("it", "he", "she", "they", "part", "of", "well"):
        return
    stop = next(
        (
            n
            for n in range(at + 1, end)
            if ground.low[n] in _STOPS
            or ground.low[n] in ("and", "after", "as")
            or (
                at == cue.last and n > at + 1 and ground.low[n] in ("a", "an", "the", "any", "all", "reports", "claims")
            )
        ),
        end,
    )
    reading.add(
        ground, [words_between(ground, at + 1, stop)], cue_words(ground, cue), cue.words or cue.source, "called-as"
    )


def _what_called(reading: Reading, ground: Ground, cue: Cue, end: int) -> None:
    first = ground.skip_marks(_behind_was(ground, cue.last))
    if first < len(ground.low) and ground.low[first] in ("as", "to"):
        first = ground.skip_marks(first + 1)
    if first >= end:
        return
    if ground.low[first] in ("a", "an", "the") and _is_whole_name(ground, ground.skip_marks(first + 1)):
        first = ground.skip_marks(first + 1)
    if ground.inside[first] >= 0:
        _take(reading, ground, first, cue, "called")
        return
    stop = next((n for n in range(first, end) if ground.low[n] in _STOPS and ground.inside[n] < 0), end)
    if stop - first > 1:
        reading.add(
            ground, [words_between(ground, first, stop)], cue_words(ground, cue), cue.words or cue.source, "what-called"
        )


def _is_whole_name(ground: Ground, first: int) -> bool:
    """Say whether quoted words are all of a name: a "blatant breach" of the deal, not a "double-tap" strike."""
    size = len(ground.low)
    if first >= size or ground.inside[first] < 0:
        return False
    behind = ground.skip_marks(next((n for n in range(first, size) if ground.inside[n] != ground.inside[first]), size))
    ends = between("prepositions") | {"of", "to", "for", "and", "but"}
    return behind >= size or not ground.tokens[behind].is_word or ground.low[behind] in ends


_NO_NOUN = frozenset(
    ["and", "but", "or", "while", "as", "when", "if", "because", "after", "before", "so", "said", "says", "say",
     "then", "since", "until", "though", "although", "where", "how", "why", "told", "says", "whether"]
)  # fmt: skip


def _relative_called(reading: Reading, ground: Ground, cue: Cue, begins: int) -> bool:
    """Read "a man he calls a "radical"", also within what somebody says."""
    is_of_noun = begins > 0 and ground.tokens[begins].is_word and ground.low[begins] not in _NO_NOUN
    if not is_of_noun or cue.verb not in _AGAIN or cue.order != "before":
        return False
    at = cue.last
    while at < len(ground.low) - 1 and ground.low[at] in ("as", "a", "an", "the", "his", "its", "their", "her"):
        at += 1
    first = ground.skip_marks(at)
    if first >= len(ground.low) or ground.inside[first] < 0 or ground.inside[first] == ground.inside[cue.at]:
        return False
    _take(reading, ground, first, cue, "called")
    return True


def _behind_was(ground: Ground, at: int) -> int:
    """Give the token behind "was", "had been", "amounted to"."""
    while at < len(ground.low) - 1 and ground.low[at] in _WAS | {"be", "been", "to"}:
        at += 1
    return at


def _take(reading: Reading, ground: Ground, at: int, cue: Cue, rule: str) -> None:
    number = ground.inside[at]
    quoted = reading.article.quoted[number]
    if number in reading.taken or not reading.is_free(quoted.start, quoted.end):
        return
    reading.taken.add(number)
    draft = reading.add(ground, [(quoted.start, quoted.end)], cue_words(ground, cue), cue.words or cue.source, rule)
    if draft is not None:
        draft.is_partial = True


def read_partial(reading: Reading, ground: Ground, cues: list[Cue]) -> None:
    """Read quoted words that no clause holds."""
    for number in sorted({*ground.inside} - {-1}):
        quoted = reading.article.quoted[number]
        if number in reading.taken or not reading.is_free(quoted.start, quoted.end):
            continue
        first = next(at for at, inside in enumerate(ground.inside) if inside == number)
        found = _declared(ground, number, first) or _attitude(ground, cues, first) or _promise(ground, first)
        if found is None and ground.sentence.zone == "headline" and _beside(reading, ground, number, first):
            continue
        if found is None or _is_nickname(reading, ground, number):
            continue
        verb, source, rule = found
        reading.taken.add(number)
        words = reading.article.words(ground.tokens[verb].start, ground.tokens[verb].end)
        draft = reading.add(ground, [(quoted.start, quoted.end)], words, source, rule)
        if draft is not None:
            draft.is_partial = True


def _beside(reading: Reading, ground: Ground, number: int, first: int) -> bool:
    """Read a headline whose subject goes on in quote marks: "Rebels 'will not give up the port'"."""
    at = ground.back_over_marks(first - 1)
    begins = ground.skip_marks(first)
    named = ground.ending.get(at)
    is_verb = begins < len(ground.low) and ground.low[begins] in _VERBS
    is_verb = is_verb or (named is not None and named[0] == ground.skip_marks(0) and not ground.has_finite(0, at))
    if named is None or named[1].kind not in ("group", "role", "person") or not is_verb:
        return False
    quoted = reading.article.quoted[number]
    reading.taken.add(number)
    draft = reading.add(ground, [(quoted.start, quoted.end)], None, named[1], "near-speech")
    if draft is not None:
        draft.is_partial = True
    return draft is not None


_VERBS = frozenset(
    ["will", "would", "won't", "wouldn't", "must", "should", "cannot", "can't", "ready", "not", "never", "may"]
)


def _attitude(ground: Ground, cues: list[Cue], first: int) -> tuple[int, Mention | Words | None, str] | None:
    """Find the verb before quoted words that tells whose they are."""
    may_be_capital = is_title_case(ground)
    for at in range(first - 1, -1, -1):
        if ground.inside[at] >= 0:
            continue
        low = ground.low[at]
        if low == ";" or (low == "read" and ground.low[at - 1] == "to"):
            return None
        cue = next((one for one in cues if one.at == at), None)
        if cue is not None:
            return at, cue.words or cue.source, "named" if cue.verb in words_of("speech", "naming") else "near-speech"
        if ground.low[at - 1 : at + 2] == [",", low, "by"] and at > 0 and _agent(ground, at, first) is None:
            continue
        is_noun = at > 0 and not low.endswith(("ed", "ing")) and ground.low[at - 1] in words_of("people", "determiners")
        is_said = low in speech_bases() and speech_bases()[low] not in words_of("speech", "that_only")
        is_said = is_said and not (low in ("show", "find", "let", "agree", "go", "read") and ground.low[at - 1] == "to")
        if (
            (low in attitude_forms() or is_said)
            and (may_be_capital or not ground.tokens[at].is_capital)
            and not is_noun
        ):
            subject = subject_before(ground, at) or described_subject(ground, at) or main_subject(ground, at)
            agent = _agent(ground, at, first)
            if agent is not None or subject is not None:
                return at, agent or (subject[1] if subject else None), "near-attitude"
    return None


def _agent(ground: Ground, at: int, first: int) -> Mention | None:
    """Find who did it by the by-phrase behind quoted words: "was dismissed as "grotesque" by the envoy"."""
    if ground.low[at - 1] not in ("was", "were", "been", "is", "are", "being") and not ground.low[at - 1].endswith(
        "ly"
    ):
        return None
    behind = next((n for n in range(first, len(ground.low)) if ground.inside[n] != ground.inside[first]), -1)
    by = next((n for n in range(behind, min(behind + 4, len(ground.low) - 1)) if ground.low[n] == "by"), -1)
    by = by if behind > 0 else -1
    if by < 0:
        by = next((n for n in range(at + 1, min(at + 3, first)) if ground.low[n] == "by"), -1)
    return ground.starting[by + 1][1] if by > 0 and by + 1 in ground.starting else None


_DECLARING = frozenset(
    ["declared", "announced", "proclaimed", "proposed", "demanded", "promised", "pledged", "described", "touted",
     "offered", "outlined", "unveiled", "advocated", "envisaged", "threatened", "alleged", "claimed", "hailed",
     "promoted", "sought", "set", "drawn", "dubbed", "branded", "called", "labelled", "labeled", "cited", "invoked",
     "championed", "floated", "dismissed", "rejected", "portrayed", "hailed", "decried", "derided", "seen", "cast",
     "characterised", "characterized", "depicted", "slammed", "presented", "billed", "trumpeted", "denounced",
     "condemned"]
)  # fmt: skip


def _declared(ground: Ground, number: int, first: int) -> tuple[int, Mention, str] | None:
    """Find who declared what stands in quote marks: "a "humanitarian pause" declared by the army"."""
    inside, size = ground.inside, len(ground.low)
    if "as" in ground.low[max(first - 3, 0) : first]:
        by = next((n for n in range(first - 3, max(0, first - 14), -1) if ground.low[n] == "by"), -1)
        if by > 0 and ground.low[by - 1] in _DECLARING and by + 1 in ground.starting:
            return by - 1, ground.starting[by + 1][1], "named"
    last = next((n for n in range(first, size) if inside[n] != number), size)
    at = ground.skip_marks(last)
    while at < min(size - 2, last + 3) and ground.low[at] not in _DECLARING and inside[at] < 0:
        at += 1
    if at >= size - 2 or ground.low[at] not in _DECLARING or ground.low[at + 1] != "by" or inside[at] >= 0:
        return None
    named = ground.starting.get(at + 2)
    return (at, named[1], "named") if named is not None else None


def _promise(ground: Ground, first: int) -> tuple[int, Mention | Words | None, str] | None:
    """Find the noun before quoted words that tells whose they are: "a promise by the envoy to let in "two tankers"."""
    for at in range(first - 2, -1, -1):
        if ground.low[at] in words_of("speech", "nouns") and ground.inside[at] < 0:
            by = next((n for n in range(at + 1, min(at + 8, first)) if ground.low[n] in ("by", "from")), -1)
            named = next((n for n in range(by + 1, min(by + 4, first)) if n in ground.starting), -1) if by > 0 else -1
            return (at, ground.starting[named][1], "near-speech") if named > 0 else None
    return None


def _is_nickname(reading: Reading, ground: Ground, number: int) -> bool:
    """Say whether quoted words are a name: a few capitals beside another name."""
    quoted = reading.article.quoted[number]
    words = reading.article.text[quoted.start : quoted.end].split()
    return len(words) <= 4 and all(word[:1].isupper() for word in words) and ground.sentence.zone != "headline"


_PLAIN = frozenset(["call", "brand", "label", "dub", "term", "deem"])
_NOT_CALLED = frozenset(["for", "on", "off", "up", "out", "in", "to", "upon", "it", "a", "an", "back", "after"])
_LED = frozenset(["that", "the", "this", "these", "those", "his", "her", "its", "their", "such", "any"])
_JUDGING = ("able", "ible", "ful", "less", "ous", "ive", "ical", "ary", "istic", "ent", "antic", "ational", "egal")
_VERDICTS = frozenset(
    ["retaliation", "revenge", "retribution", "reprisal", "reprisals", "payback", "punishment", "blackmail",
     "extortion", "murder", "terrorism", "aggression", "genocide", "treason", "betrayal", "sabotage", "proof",
     "evidence", "nonsense", "propaganda", "provocation", "self-defence", "self-defense", "vengeance", "justice",
     "interference", "meddling", "war", "piracy", "theft", "looting", "appeasement", "surrender", "abuse", "hypocrisy",
     "theatre", "theater", "part", "progress", "confirmation", "vindication", "lies", "fabrications"]
)  # fmt: skip
_NAMED_STOPS = frozenset(
    [",", ";", "and", "but", "—", "–", "-", "after", "while", "as", "because", "that", "who", "which"]
)


def read_plainly_called(reading: Reading, ground: Ground, cues: list[Cue]) -> None:
    """Read what somebody called something, without quote marks: "called the veto shameful", "called it a mistake"."""
    for cue in cues:
        low, first = ground.low, cue.last
        if (
            cue.verb not in _PLAIN
            or cue.order == "after"
            or first >= len(low) - 1
            or low[first] in _NOT_CALLED - {"it"}
        ):
            continue
        end = next((n for n in range(first + 1, len(low)) if low[n] in _NAMED_STOPS), sentence_end(ground, first))
        end = min(end, sentence_end(ground, first))
        if any(inside >= 0 for inside in ground.inside[first : end + 1]) or ground.inside[cue.at] >= 0:
            continue
        if low[end : end + 1] == [","] and low[first] in _LED and end - first < 6:
            closing = next((n for n in range(end + 1, min(end + 14, len(low) - 1)) if low[n] == ","), -1)
            last = sentence_end(ground, closing + 1) if closing > 0 else 0
            if 0 < last - closing - 1 <= 4 and low[closing + 1] not in ("and", "but"):
                piece = words_between(ground, closing + 1, last)
                reading.add(ground, [piece], cue_words(ground, cue), cue.words or cue.source, "plainly-called")
                continue
        is_led = cue.first > 0 and low[cue.first - 1] == "as"
        if is_led or (low[end : end + 1] == [","] and any(inside >= 0 for inside in ground.inside[end : end + 14])):
            continue
        begins = next((n for n in range(first + 1, end) if low[n] in ("a", "an")), -1)
        if begins > 0 and low[begins - 1] in between("prepositions") | {"for", "to", "of"}:
            begins = -1
        if begins < 0:
            begins = next((n for n in range(first + 1, min(end - 1, first + 6)) if low[n] in _VERDICTS), -1)
            begins = begins if begins > 0 and low[begins + 1] in ("for", "of", "against", "in", "by", "on") else -1
        if (
            begins < 0
            and end - first in (2, 3)
            and (low[first] in ("it", "them", "him", "the", "this") or end - first == 2)
        ):
            begins = end - 1
        if begins < 0 and 2 < end - first < 8 and low[first] in _LED and low[end - 1].endswith(_JUDGING):
            begins = end - 1
        if begins < 0 or (begins == end - 1 and low[begins] in ("to", "on", "for", "there")):
            continue
        piece = words_between(ground, begins, end)
        if reading.is_free(*piece):
            reading.add(ground, [piece], cue_words(ground, cue), cue.words or cue.source, "plainly-called")
