"""Finding the words that say that something was said, and the mention of who said it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.intake.candidate import Words
from holdfire.intake.extract.ground import MARKS, Ground, between, speech_bases
from holdfire.intake.mentions import Mention
from holdfire.intake.word_tables import words_of

_OPENS_ASIDE = frozenset(
    ["who", "which", "whose", "a", "an", "the", "its", "his", "her", "speaking", "citing", "quoting", "for", "in", "on",
     "at", "meanwhile", "however", "also", "too", "by", "from", "one", "himself", "herself", "itself", "as", "where"]
)  # fmt: skip
_AFTER_ROLE = frozenset(
    ["who", "that", "which", "in", "at", "from", "of", "with", "for", "close", "familiar", "on", "to", "inside", "near",
     "there", "involved", "present", "here"]
)  # fmt: skip
_NO_SUBJECT = frozenset(["it", "there"])
_STATEMENTS = frozenset(["not", "n't", "never", "declined", "refused", "refuse", "decline"])


@dataclass(frozen=True, slots=True)
class Cue:
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
    for at, low in enumerate(ground.low):
        if low in bases and ground.inside[at] == layer and not ground.tokens[at].text[:1].isupper():
            cue = _cue(ground, at, bases[low], found)
            if cue is not None:
                found.append(cue)
    return found


def _cue(ground: Ground, at: int, verb: str, before: list[Cue]) -> Cue | None:
    low = ground.low
    last = at + 1
    if verb == "point":
        if low[at + 1 : at + 2] != ["out"]:
            return None
        last += 1
    if verb == "go" and low[at + 1 : at + 2] != ["on"]:
        return None
    if verb == "refer" and low[at + 1 : at + 2] != ["to"]:
        return None
    form = "ing" if low[at].endswith("ing") else ""
    if verb == "quote" and "as" in low[at + 1 : at + 8]:
        return None
    previous = low[at - 1] if at else ""
    if _is_negated(ground, at) or (previous == "to" and not _may_be_infinitive(ground, at)):
        return None
    if form == "ing":
        return _participle(ground, at, last, verb, before)
    if form == "" and low[at].endswith(("d", "n")) and _is_passive(ground, at):
        return _passive(ground, at, last, verb)
    inverted = _inverted(ground, at, last)
    if inverted is not None:
        return Cue(at, last, verb, inverted, at, "after", form)
    subject = _subject_of_infinitive(ground, at) if previous == "to" else subject_before(ground, at)
    if subject is not None:
        first, mention = _joint(ground, *subject)
        return Cue(at, last, verb, mention, _with_owner(ground, first), "before", form)
    joined = _joined_to(ground, at, before)
    if joined is not None:
        return Cue(at, last, verb, joined, at, "same", form)
    return None


_BE = frozenset(["was", "were", "is", "are", "been", "be", "being"])


def _is_passive(ground: Ground, at: int) -> bool:
    number = at - 1
    while number > 0 and ground.low[number].endswith("ly"):
        number -= 1
    return number >= 0 and ground.low[number] in _BE


def _passive(ground: Ground, at: int, last: int, verb: str) -> Cue | None:
    """Read "was described by an official as": the words are the official's."""
    for number in range(last, min(last + 4, len(ground.low) - 1)):
        if ground.low[number] == "by" and number + 1 in ground.starting:
            return Cue(at, last, verb, ground.starting[number + 1][1], at, "same")
    return None


def _joint(ground: Ground, first: int, mention: Mention) -> tuple[int, Mention]:
    """Take two subjects for one: "medics and residents said"."""
    if first < 2 or ground.low[first - 1] not in ("and", "or") or mention.kind == "pronoun":
        return first, mention
    other = ground.ending.get(first - 2)
    if other is None or other[1].kind in ("pronoun", "place") or _follows_preposition(ground, other[0]):
        return first, mention
    words = ground.article.words(other[1].words.start, mention.words.end)
    return other[0], Mention(words, words, "group", f"{other[1].name} and {mention.name}")


def _subject_of_infinitive(ground: Ground, at: int) -> tuple[int, Mention] | None:
    """Find whose "to tell" it is: the subject of the verb before."""
    return (subject_before(ground, at - 2) if at > 2 else None) or main_subject(ground, at)


def _with_owner(ground: Ground, first: int) -> int:
    """Go back over who a subject belongs to: "the ministry's centre"."""
    if first < 1 or not ground.low[first - 1].endswith("'s"):
        return first
    while first > 0 and (ground.tokens[first - 1].is_capital or ground.low[first - 1].endswith("'s")):
        first -= 1
    return first - 1 if first > 0 and ground.low[first - 1] in ("the", "a", "an") else first


def _is_negated(ground: Ground, at: int) -> bool:
    """Say whether nothing was said: "would not say", "declined to comment"."""
    low = ground.low
    near = low[max(0, at - 3) : at]
    if not near or ground.low[at] in ("denied", "deny"):
        return False
    return any(word in _STATEMENTS or word.endswith("n't") for word in near[-2:]) and "only" not in near


def _may_be_infinitive(ground: Ground, at: int) -> bool:
    """Say whether an infinitive tells that it was said: "went on to say that", "dares to tell the press that"."""
    near = ground.low[max(0, at - 5) : at - 1]
    if any(word in ("declined", "refused", "asked", "want", "wants", "wanted", "how", "what") for word in near):
        return False
    return "that" in ground.low[at + 1 : at + 8] or ":" in ground.low[at + 1 : at + 4]


def _participle(ground: Ground, at: int, last: int, verb: str, before: list[Cue]) -> Cue | None:
    """Read "..., saying ...": its subject is that of the verb before it, or what the sentence is about."""
    previous = ground.low[at - 1] if at else ","
    if previous == "as" and at > 1:
        return _quoted_as_saying(ground, at, last, verb)
    if previous in ("is", "was", "were", "are", "been", "be", "'s", "also", "now"):
        subject = subject_before(ground, at)
        if subject is not None:
            return Cue(at, last, verb, subject[1], subject[0], "before")
    if at == 0:
        return None
    if before and before[-1].source is not None:
        return Cue(at, last, verb, before[-1].source, at, "same", "ing")
    subject = main_subject(ground, at)
    return Cue(at, last, verb, subject[1], at, "same", "ing") if subject else None


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
            first = subject[0] if subject else back
            via = subject[1] if subject else main_subject(ground, back)[1] if main_subject(ground, back) else None
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
    for number in (*range(quoted + 1, saying), *range(saying + 1, min(saying + 3, len(ground.low) - 1))):
        if ground.low[number] in ("by", "in", "on") and number + 1 in ground.starting:
            return ground.starting[number + 1][1]
    return None


def _inverted(ground: Ground, at: int, last: int) -> Mention | None:
    """Find the subject behind the verb: "..., said the envoy"."""
    back = ground.back_over_marks(at - 1)
    if ground.low[at] in ("told", "tell", "tells", "telling"):
        return None
    if back < 0 or not (ground.low[back] in ",—–-?!." or (back < at - 1 and ground.inside[back] >= 0)):
        return None
    following = last
    while following < len(ground.low) and ground.low[following] in ("also", "then", "later", "today"):
        following += 1
    named = ground.starting.get(following)
    if named is None or named[1].kind == "place" or ground.inside[following] >= 0:
        return None
    after = named[0] + 1
    while after < len(ground.low) and ground.low[after] not in (",", ".", ";", ":", "who", "which", "that", "whose"):
        word = ground.low[after]
        if ground.inside[after] >= 0 or word in between("finite") or (word.endswith("ed") and len(word) > 4):
            return None
        after += 1
    if ground.low[at] in ("saying", "adding") or ground.low[at].endswith("ing"):
        return None
    return named[1]


def subject_before(ground: Ground, at: int) -> tuple[int, Mention] | None:
    """Find the mention that is the subject of a verb, and where its words begin."""
    skipped, auxiliary = between("adverbs"), between("auxiliary")
    number = at - 1
    steps = 0
    while number >= 0 and steps < 14:
        low = ground.low[number]
        if number in ground.ending:
            found = _whole_subject(ground, number)
            if found is not None:
                return found
            if ground.ending[number][1].kind == "place" or _follows_preposition(ground, ground.ending[number][0]):
                number = ground.ending[number][0] - 1
                steps += 1
                continue
            return None
        if (
            low in auxiliary
            or low in skipped
            or low.endswith("ly")
            or low in between("nouns")
            or low in between("prepositions")
            or low in ("a", "the", "his", "her", "its", "their", "an", "this", "last")
        ):
            pass
        elif low in ("and", "but", "or"):
            return None
        elif low in (",", "-", "–"):
            return _before_aside(ground, number)
        elif low == ")":
            opening = next((n for n in range(number - 1, max(-1, number - 8), -1) if ground.low[n] == "("), -1)
            number = opening if opening > 0 else number
        elif low in MARKS and number and ground.inside[number - 1] >= 0:
            return None
        else:
            return _with_description(ground, number)
        number -= 1
        steps += 1
    return None


def _follows_preposition(ground: Ground, first: int) -> bool:
    return first > 0 and (
        ground.low[first - 1] in between("prepositions") or ground.low[first - 1] in ("of", "for", "to", "from")
    )


def _whole_subject(ground: Ground, last: int) -> tuple[int, Mention] | None:
    """Take the mention that ends here, or the one it belongs to ("a resident of the town")."""
    first, mention = ground.ending[last]
    if not _follows_preposition(ground, first) or mention.kind == "pronoun":
        return (first, mention)
    if ground.low[first - 1] == "to" and first > 1 and ground.low[first - 2] == "according":
        return None
    return _with_description(ground, first - 1)


def _with_description(ground: Ground, last: int) -> tuple[int, Mention] | None:
    """Find a mention followed by words that describe it: "diplomats briefed on the talks"."""
    for number in range(last, max(-1, last - 12), -1):
        low = ground.low[number]
        if low in ",;:—–" or ground.inside[number] != ground.inside[last]:
            return None
        if number in ground.ending:
            first, mention = ground.ending[number]
            if mention.kind == "place" or _follows_preposition(ground, first):
                continue
            after = ground.low[number + 1] if number + 1 < len(ground.low) else ""
            if after in _AFTER_ROLE or after.endswith(("ed", "ing")) or number == last:
                return (first, mention)
            return None
    return None


def _before_aside(ground: Ground, comma: int) -> tuple[int, Mention] | None:
    """Find the mention before an aside between commas: "the envoy, who was in the town, said"."""
    named = ground.ending.get(comma - 1)
    if named is not None and "," in named[1].words.exact:
        return named
    for number in range(comma - 1, max(0, comma - 40), -1):
        if ground.low[number] not in (",", "–", "-", "—") or number < 1:
            continue
        following = ground.low[number + 1]
        opens = following in _OPENS_ASIDE or following.endswith(("ing", "ed")) or following[:1].isdigit()
        if not opens and number + 1 not in ground.starting:
            continue
        named = ground.ending.get(number - 1)
        if named is None and ground.low[number - 1] == ")":
            opening = next((n for n in range(number - 2, max(-1, number - 8), -1) if ground.low[n] == "("), -1)
            named = ground.ending.get(opening - 1)
        if named is None:
            continue
        if _follows_preposition(ground, named[0]):
            return _with_description(ground, named[0] - 1)
        return named
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
    if before and before[-1].source is not None:
        return before[-1].source
    subject = main_subject(ground, at)
    return subject[1] if subject else None


def main_subject(ground: Ground, before: int) -> tuple[int, Mention] | None:
    """Guess who the sentence is about: its first mention that no preposition stands before."""
    for first, (_, mention) in sorted(ground.starting.items()):
        if first >= before:
            break
        if ground.inside[first] >= 0 or mention.kind == "place" or _follows_preposition(ground, first):
            continue
        if mention.kind == "pronoun" and ground.low[first] in _NO_SUBJECT and first > 2:
            continue
        return (first, mention)
    return None


def cue_words(ground: Ground, cue: Cue) -> Words:
    """Give the words of a cue."""
    return ground.article.words(ground.tokens[cue.at].start, ground.tokens[cue.last - 1].end)


def told_forms() -> frozenset[str]:
    """Give verbs that need somebody told."""
    return words_of("speech", "told")


def according_to(ground: Ground, layer: int = -1) -> Iterator[tuple[int, int, Mention | None, int]]:
    """Find "according to X", "in the words of X", "by X's count", "for X," with the mention of X.

    Yields:
        First token, the token after the cue, the mention, the token after the mention.
    """
    low = ground.low
    for at, word in enumerate(low):
        if ground.inside[at] != layer:
            continue
        if word == "according" and low[at + 1 : at + 2] == ["to"]:
            yield _named_after(ground, at, at + 2)
        elif word == "in" and low[at + 1 : at + 4] == ["the", "words", "of"]:
            yield _named_after(ground, at, at + 4)
        elif word in ("by", "on") and low[at + 1 : at + 2] == ["the"] and low[at + 3 : at + 4] == ["of"]:
            if low[at + 2] in (
                "count",
                "estimate",
                "account",
                "reckoning",
                "tally",
                "admission",
                "evidence",
                "testimony",
            ):
                yield _named_after(ground, at, at + 4)
        elif word == "by":
            for end in range(at + 2, min(at + 7, len(low))):
                if low[end] in (
                    "count",
                    "estimate",
                    "estimates",
                    "account",
                    "reckoning",
                    "tally",
                    "admission",
                    "counts",
                ):
                    named = _owner(ground, at + 1, end)
                    if named is not None:
                        yield (at, at + 1, named, end + 1)
                    break


def _owner(ground: Ground, first: int, noun: int) -> Mention | None:
    """Find whose count it is: "the ministry's own count"."""
    if not any(low.endswith("'s") or low == "'" for low in ground.low[first:noun]):
        return None
    start, end = ground.tokens[first].start, ground.tokens[noun].start
    return next((one for one in ground.possessives if start <= one.words.start < end), None) or next(
        (one for number, (_, one) in ground.starting.items() if first <= number < noun), None)  # fmt: skip


def _named_after(ground: Ground, at: int, last: int) -> tuple[int, int, Mention | None, int]:
    named = ground.starting.get(last)
    if named is not None:
        return (at, last, named[1], named[0] + 1)
    for number in range(last, min(last + 5, len(ground.low))):
        if ground.low[number] in ",.;":
            break
        if number in ground.starting:
            return (at, last, ground.starting[number][1], ground.starting[number][0] + 1)
    return (at, last, None, last)
