"""Finding the words that say that something was said, and the mention of who said it."""

from __future__ import annotations

from itertools import compress, count
from typing import NamedTuple

from holdfire.intake.candidate import Words
from holdfire.intake.extract.quotations.cue_verbs import last_of_verb
from holdfire.intake.extract.quotations.ground import Ground, between, is_title_case, sentence_start, speech_bases
from holdfire.intake.extract.quotations.inverted import BEFORE_NOUNS, inverted_subject
from holdfire.intake.extract.quotations.owners import whole_phrase, with_owner
from holdfire.intake.extract.quotations.participles import PAPERS, issued_before, leading_subject
from holdfire.intake.extract.quotations.speakers import (
    SPOKEN,
    joint,
    main_subject,
    subject_before,
)
from holdfire.intake.extract.quotations.unknown_subjects import described_subject
from holdfire.intake.names.mentions import Mention
from holdfire.intake.names.organisations import organisation_named
from holdfire.intake.text.word_tables import words_of

_MOST = 40
"""So many are looked at in a sentence; one that has more is no prose."""
_BEFORE_NOUNS = BEFORE_NOUNS | frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "all", "both"]
)
_STATEMENTS = frozenset(["not", "n't", "never", "declined", "refused", "refuse", "decline"])


class Cue(NamedTuple):
    """A verb of speech in its sentence.

    Attributes:
        at: Its token.
        last: Just past its last token ("pointed out").
        verb: Its base form.
        source: Who says it, as mentioned; ``None`` where the sentence does not say.
        first: Where the words of subject and verb begin.
        order: "before" (the subject stands before the verb), "after", or "same" (the subject of a verb before it).
        form: "ing" or "".
    """

    at: int
    last: int
    verb: str
    source: Mention | None
    first: int
    order: str
    form: str = ""
    words: Words | None = None
    via: Mention | None = None


def find_cues(ground: Ground, layer: int = -1) -> list[Cue]:
    """Find the verbs of speech with their subjects.

    Args:
        ground: The sentence.
        layer: Number of the quoted stretch to look in; -1: outside of quote marks.
    """
    found: list[Cue] = []
    bases = speech_bases()
    if bases.keys().isdisjoint(ground.words):
        return found
    may_be_capital = is_title_case(ground)
    for at in compress(count(), map(bases.__contains__, ground.low)):
        low = ground.low[at]
        is_capital = ground.tokens[at].is_capital and not (at < 2 and low.endswith("ing"))
        if ground.inside[at] == layer and (may_be_capital or not is_capital):
            cue = _cue(ground, at, bases[low], found)
            if cue is not None:
                found.append(cue)
                if len(found) == _MOST:
                    break
    return found


def _cue(ground: Ground, at: int, verb: str, before: list[Cue]) -> Cue | None:
    low = ground.low
    last = last_of_verb(ground, at, verb)
    if last < 0:
        return None
    form = "ing" if low[at].endswith("ing") else ""
    previous = low[at - 1] if at else ""
    if previous == "to" and at > 3 and low[at - 2] in SPOKEN:
        previous = low[at - 2]
    if previous in _BEFORE_NOUNS and not low[at].endswith(("ed", "ing")):
        return None
    is_noun = low[at] in words_of("speech", "nouns") or low[at] in words_of("speech", "expressed")
    if previous in speech_bases() and low[at].endswith("s") and is_noun:
        return None
    if _is_negated(ground, at) or _is_nobody(ground, at) or (previous == "to" and not _may_be_infinitive(ground, at)):
        return None
    if form == "ing":
        return _participle(ground, at, last, verb, before)
    if form == "" and (low[at].endswith(("d", "n")) or verb == "put") and _is_passive(ground, at):
        return _passive(ground, at, last, verb)
    inverted = inverted_subject(ground, at, last)
    if inverted is not None:
        return Cue(at, last, verb, inverted, at, "after", form)
    if verb == "estimate" and (body := _who_estimates(ground, at)) is not None:
        return Cue(at, last, verb, body[1], body[0], "before", form)
    is_done = ground.low[at - 2 : at] == ["to", "have"] and at > 3
    led = at - 1 if is_done else at
    subject = _subject_of_infinitive(ground, led) if is_done or previous == "to" else subject_before(ground, at)
    if subject is not None:
        return _before_verb(ground, Cue(at, last, verb, subject[1], subject[0], "before", form))
    joined = _joined_to(ground, at, before)
    if joined is not None:
        return Cue(at, last, verb, joined, at, "same", form)
    described = described_subject(ground, at) if previous != "to" and _is_finite(ground, at, verb) else None
    if described is not None:
        return Cue(at, last, verb, described[1], described[0], "before", form)
    return None


def _before_verb(ground: Ground, cue: Cue) -> Cue:
    """Give a cue with the whole words of its subject; of "...," the agency quoted the envoy, the envoy says it."""
    subject = cue.source
    if subject is None:
        return cue
    is_behind = ground.inside[ground.back_over_marks(cue.first - 1) - 1] >= 0
    if cue.verb == "quote" and cue.last in ground.starting and is_behind:
        return cue._replace(source=ground.starting[cue.last][1], via=subject)
    first, mention = whole_phrase(ground, *joint(ground, cue.first, subject))
    return cue._replace(source=mention, first=with_owner(ground, first))


def _who_estimates(ground: Ground, at: int) -> tuple[int, Mention] | None:
    """Find who estimates where the verb was taken for the noun of a mention: "The UN estimates 40,000 have fled"."""
    first, mention = ground.ending.get(at, (-1, None))
    following = ground.low[at + 1 : at + 2]
    if mention is None or first >= at - 1 or ground.low[at] != "estimates" or not following:
        return None
    if following[0] in (",", ".") and first > 0 and ground.low[first - 1] == ",":
        return first, _without_verb(ground, first, at)
    is_noun = following[0] in between("prepositions") | between("finite") or following[0] in (",", ".", "of", "for")
    if first > 3 or is_noun or following[0] in speech_bases() or not ground.has_finite(at + 2, len(ground.low)):
        return None
    return first, _without_verb(ground, first, at)


def _without_verb(ground: Ground, first: int, at: int) -> Mention:
    """Give a mention without the verb behind it that was taken for its noun."""
    words = ground.article.words(ground.tokens[first].start, ground.tokens[at - 1].end)
    skipped = first + (ground.low[first] in ("the", "a", "an") and first < at - 1)
    head = ground.article.words(ground.tokens[skipped].start, ground.tokens[at - 1].end)
    return Mention(words, head, ground.ending[at][1].kind, next(iter(organisation_named(head.exact)), head.exact))


def _is_finite(ground: Ground, at: int, verb: str) -> bool:
    """Say whether a form is surely a verb with a subject: not "an estimated 9,000", "the pause announced by"."""
    low = ground.low
    before = low[at - 1] if at else ""
    is_told = (
        low[at + 1 : at + 2] == ["that"] and before.endswith("s") and not before.endswith("'s") and low[at][-1] != "s"
    )
    if (low[at] in words_of("speech", "nouns") and not is_told) or low[at + 1 : at + 2] == ["by"]:
        return False
    is_past = low[at].endswith(("ed", "en")) and low[at + 1 : at + 2] in (["that"], [":"])
    if is_past or low[at] in ("said", "says", "told", "tells"):
        return True
    if low[at] == "say" and (at + 1 in ground.starting or low[at + 1 : at + 2] in (["that"], ["there"], ["it"])):
        return True
    if verb in ("ask", "wonder") and low[at + 1 : at + 2] in (["if"], ["whether"], ["why"], ["how"], ["when"]):
        return True
    if verb in _SHOWS and low[at + 1 : at + 2] in ([], [","], ["."]) and low[at].endswith(("s", "ed", "read")):
        return True
    return verb in words_of("speech", "plain") and (
        "that" in low[at + 1 : at + 4] or 0 <= ground.inside[min(at + 2, len(low) - 1)] != ground.inside[at]
    )


_SHOWS = frozenset(["read", "show", "suggest", "indicate", "reveal", "state", "report"])
_REPORTS = frozenset(
    ["reports", "rumours", "rumors", "accounts", "posts", "figures", "studies", "polls", "witnesses", "sources"]
)
_BE = frozenset(["was", "were", "is", "are", "been", "be", "being"])


def _is_passive(ground: Ground, at: int) -> bool:
    number = at - 1
    while number > 0 and ground.low[number].endswith("ly"):
        number -= 1
    return number >= 0 and ground.low[number] in _BE


def _passive(ground: Ground, at: int, last: int, verb: str) -> Cue | None:
    """Read "was described by an official as": the words are the official's; "is quoted by": the subject's."""
    if verb in ("quote", "cite"):
        subject = subject_before(ground, at)
        return (
            Cue(at, last, verb, subject[1], subject[0], "before", via=_quoter(ground, at, at + 3)) if subject else None
        )
    for number in range(last, min(last + (9 if verb == "put" else 4), len(ground.low) - 1)):
        if ground.low[number] == "by" and number + 1 in ground.starting:
            return Cue(at, last, verb, ground.starting[number + 1][1], at, "same")
    return None


_MADE_TO = frozenset(["prompted", "forced", "led", "pushed", "compelled", "prompting", "forcing", "leading", "pushing"])


def _subject_of_infinitive(ground: Ground, at: int) -> tuple[int, Mention] | None:
    """Find whose "to tell" it is: the subject of the verb before, or who was led to."""
    for number in range(at - 2, max(0, at - 6), -1):
        named = ground.ending.get(number)
        if named is not None and named[0] > 0 and ground.low[named[0] - 1] in _MADE_TO:
            return named
    return (subject_before(ground, at - 2) if at > 2 else None) or main_subject(ground, at)


def _is_negated(ground: Ground, at: int) -> bool:
    """Say whether nothing was said: "would not say", "declined to comment"."""
    low = ground.low
    near = low[max(0, at - 3) : at]
    if not near or ground.low[at] in ("denied", "deny"):
        return False
    return any(word in _STATEMENTS or word.endswith("n't") for word in near[-2:]) and "only" not in near


_NOBODY = frozenset(["no", "neither", "nobody", "none", "nor"])


def _is_nobody(ground: Ground, at: int) -> bool:
    """Say whether nobody said it: "No group has said that", "neither side has confirmed", "none of them reported"."""
    if _NOBODY.isdisjoint(ground.words):
        return False
    number = at - 1
    while number >= 0 and (ground.low[number] in between("auxiliary") or ground.low[number] in between("adverbs")):
        number -= 1
    for back in range(number, max(-1, number - 7), -1):
        low = ground.low[back]
        if ground.inside[back] != ground.inside[at] or low in ",;:" or low in between("finite"):
            return False
        if low in _NOBODY:
            return low != "no" or back + 1 <= number
        if low in ("the", "a", "an", "that", "his", "her", "its", "their", "said"):
            return False
    return False


_INFINITIVES = frozenset(
    ["say", "tell", "add", "announce", "declare", "claim", "warn", "argue", "insist", "deny", "admit", "confirm",
     "remind", "stress", "ask", "assert", "state", "complain", "note", "suggest", "write", "report", "concede",
     "acknowledge", "promise"]
)  # fmt: skip


def _may_be_infinitive(ground: Ground, at: int) -> bool:
    """Say whether an infinitive tells that it was said: "went on to say that", "dares to tell the press that"."""
    if ground.low[at] not in _INFINITIVES:
        return False
    near = ground.low[max(0, at - 7) : at - 1]
    if "it" in near and any(word in ("early", "hard", "difficult", "impossible", "unable") for word in near):
        return False
    if any(word in ("declined", "refused", "asked", "want", "wants", "wanted", "how", "what") for word in near):
        return False
    if ground.low[at] == "say" and not _REACHED_OUT.isdisjoint(near):
        return True
    return "that" in ground.low[at + 1 : at + 8] or ":" in ground.low[at + 1 : at + 4]


_REACHED_OUT = frozenset(
    ["took", "takes", "went", "phoned", "rang", "telephoned", "called", "calls", "calling", "wrote", "turned",
     "appeared", "emerged", "used", "texted", "emailed", "messaged", "intervened", "posted", "tweeted",
     "spoke", "stood", "rose"]
)  # fmt: skip
"""Verbs behind which "to say" tells what was said: "took to X to say the truce was over"."""


def _participle(ground: Ground, at: int, last: int, verb: str, before: list[Cue]) -> Cue | None:
    """Read "..., saying ...": its subject is that of the verb before it, or what the sentence is about."""
    previous = ground.low[at - 1] if at else ","
    if previous == "as" and at > 1:
        return _quoted_as_saying(ground, at, last, verb)
    if previous in ("is", "was", "were", "are", "been", "be", "'s", "also", "now", "kept", "keeps", "keep"):
        is_self = ground.low[at + 1 : at + 2] and ground.low[at + 1].endswith(("self", "selves"))
        subject = None if is_self else subject_before(ground, at - previous.startswith("ke"))
        if subject is not None:
            return Cue(at, last, verb, subject[1], subject[0], "before")
    if (led := leading_subject(ground, at, last)) is not None:
        return Cue(at, last, verb, led, at, "same", "ing")
    if at == 0 or previous in ("at", "of", "from", "without", "against", "about", "for", "instead", "despite"):
        return None
    issued = issued_before(ground, at) if previous in PAPERS else None
    if issued is not None:
        return Cue(at, last, verb, issued, at, "same", "ing")
    if previous in _REPORTS and at - 1 in ground.ending:
        return Cue(at, last, verb, ground.ending[at - 1][1], at, "same", "ing")
    is_aside = bool(before) and before[-1].source is not None and before[-1].source.words.exact in ("which", "who")
    if is_aside and (subject := main_subject(ground, before[-1].first)) is not None:
        return Cue(at, last, verb, subject[1], at, "same", "ing")
    if before and before[-1].source is not None and ";" not in ground.low[before[-1].at : at]:
        return Cue(at, last, verb, _outermost(ground, before).source, at, "same", "ing")
    subject = main_subject(ground, at)
    return Cue(at, last, verb, subject[1], at, "same", "ing") if subject else None


def _outermost(ground: Ground, cues: list[Cue]) -> Cue:
    """Give the cue that the last one stands within: "He recalled that they had proposed it, noting that"."""
    chosen = cues[-1]
    for cue in reversed(cues[:-1]):
        is_within = ground.low[cue.last : cue.last + 1] == ["that"] and "," not in ground.low[cue.last : chosen.at]
        if cue.order != "before" or cue.source is None or not is_within or ";" in ground.low[cue.last : chosen.at]:
            break
        chosen = cue
    return chosen


def _quoted_as_saying(ground: Ground, at: int, last: int, verb: str) -> Cue | None:
    """Read "X was quoted as saying", "the agency quoted X as saying"."""
    for back in range(at - 2, max(-1, at - 14), -1):
        if ground.low[back] in ("quoted", "cited", "quotes", "quoting", "reported"):
            subject = subject_before(ground, back)
            is_passive = any(
                word in ("was", "were", "is", "been", "are") for word in ground.low[max(0, back - 2) : back]
            )
            if is_passive and subject is not None:
                return Cue(at, last, verb, subject[1], subject[0], "before", via=_quoter(ground, back, at))
            named = ground.starting.get(back + 1)
            first = whole_phrase(ground, *subject)[0] if subject else back
            quoter = subject or main_subject(ground, back)
            via = quoter[1] if quoter else None
            if not is_passive and named is not None:
                return Cue(at, last, verb, named[1], first, "before", via=via)
            if not is_passive and ground.low[back + 1] in ("her", "him", "them"):
                token = ground.tokens[back + 1]
                words = ground.article.words(token.start, token.end)
                return Cue(at, last, verb, None, first, "before", "", words, via)
            return None
    return None


def _quoter(ground: Ground, quoted: int, saying: int) -> Mention | None:
    """Find who quoted: "was quoted by the agency as saying", "was quoted as saying by the agency"."""
    size = len(ground.low)
    for number in (*range(quoted + 1, min(saying, size)), *range(saying + 1, min(saying + 3, size - 1))):
        if ground.low[number] in ("by", "in", "on") and number + 1 in ground.starting:
            return ground.starting[number + 1][1]
    return None


def _joined_to(ground: Ground, at: int, before: list[Cue]) -> Mention | None:
    """Find the subject of a verb joined to one before it: "... and warned that"."""
    number = at - 1
    skipped = between("adverbs") | between("auxiliary")
    while number >= 0 and (
        ground.low[number] in skipped or ground.low[number].endswith("ly") or ground.low[number] == ","
    ):
        number -= 1
    if number < 0 or ground.low[number] not in ("and", "but", "then", "or", "while"):
        return None
    for cue in reversed(before):
        if cue.source is not None and (cue.first < 1 or ground.low[cue.first - 1] != "what"):
            return cue.source
    subject = main_subject(ground, at)
    if subject is None and ground.low[at + 1 : at + 2] == ["that"]:
        begins = sentence_start(ground)
        comma = next((n for n in range(begins + 1, at) if ground.low[n] == ","), at)
        led = described_subject(ground, comma) if comma < at else None
        subject = led if led is not None and led[0] == begins else None
    return subject[1] if subject else None


def cue_words(ground: Ground, cue: Cue) -> Words:
    """Give the words of a cue."""
    return ground.article.words(ground.tokens[cue.at].start, ground.tokens[cue.last - 1].end)
