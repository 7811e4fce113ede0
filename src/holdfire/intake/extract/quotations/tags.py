"""Tags of direct speech that no table knows: any verb with a name, "was his only answer", a colon."""

from __future__ import annotations

from holdfire.intake.candidate import Words
from holdfire.intake.extract.quotations.clauses import sentence_end
from holdfire.intake.extract.quotations.ground import Ground, between, speech_bases
from holdfire.intake.extract.quotations.reading import Reading
from holdfire.intake.extract.quotations.speakers import main_subject
from holdfire.intake.names.mentions import Mention

_ANSWERS = frozenset(
    ["comment", "answer", "response", "reply", "verdict", "reaction", "message", "word", "words", "refrain", "summary",
     "retort", "explanation", "advice", "warning", "conclusion", "assessment", "description", "plea", "remark", "motto"]
)  # fmt: skip
_TOGETHER = frozenset(["was", "is", "were", "are", "came", "comes", "ran", "runs", "read", "reads"])


def read_tag(reading: Reading, ground: Ground, number: int, last: int) -> bool:
    """Read direct speech with what stands behind it: "...," the teacher smiled; "...," was her only comment.

    Args:
        reading: Where it is kept.
        ground: Its sentence.
        number: Of the quoted stretch.
        last: Its last token.
    """
    quoted = reading.article.quoted[number]
    words = reading.article.text[quoted.start : quoted.end].rstrip()
    after = ground.skip_marks(last + 1)
    comma = after < len(ground.low) and ground.low[after] in (",", "—", "–")
    if not (words[-1:] in ",!?…—" or comma) or len(words.split()) < 2:
        return False
    first = ground.skip_marks(after + 1) if comma else after
    found = _answer(ground, first) or _with_verb(ground, first)
    if found is None:
        return False
    cue, source = found
    reading.taken.add(number)
    reading.add(ground, [*reading.waiting, (quoted.start, quoted.end)], cue, source, "direct-any-verb")
    reading.waiting = []
    return True


def _answer(ground: Ground, first: int) -> tuple[Words, Mention | Words] | None:
    """Read "was the minister's only comment", "is the answer of the guards"."""
    low = ground.low
    if low[first : first + 1] == [] or low[first] not in _TOGETHER:
        return None
    if low[first + 1 : first + 2] == ["how"]:
        named = next((n for n in range(first + 2, min(first + 5, len(low))) if n in ground.starting), -1)
        if named >= 0 and ground.starting[named][0] + 1 < len(low):
            verb = ground.tokens[ground.starting[named][0] + 1]
            return ground.article.words(verb.start, verb.end), ground.starting[named][1]
        if low[first + 2 : first + 3] == ["one"]:
            return ground.article.words(
                ground.tokens[first + 1].start, ground.tokens[first + 1].end
            ), ground.article.words(ground.tokens[first + 2].start, ground.tokens[min(first + 3, len(low) - 1)].end)
        return None
    noun = next((n for n in range(first + 1, min(first + 9, len(low))) if low[n] in _ANSWERS), -1)
    if noun < 0 or any(low[n] in (",", ";") for n in range(first, noun)):
        return None
    cue = ground.article.words(ground.tokens[noun].start, ground.tokens[noun].end)
    if low[noun + 1 : noun + 2] in (["of"], ["from"], ["by"]) and noun + 2 in ground.starting:
        return cue, ground.starting[noun + 2][1]
    begins, ends = ground.tokens[first].end, ground.tokens[noun].start
    known = [*ground.possessives, *(one for _, one in ground.starting.values())]
    owner = next((one for one in known if begins <= one.words.start < ends), None)
    if owner is not None:
        return cue, owner
    if low[first + 1] in ("his", "her", "their", "its"):
        return cue, ground.article.words(ground.tokens[first + 1].start, ground.tokens[first + 1].end)
    return None


def _with_verb(ground: Ground, first: int) -> tuple[Words, Mention] | None:
    """Read a name and a verb of any sort, in either order."""
    low, size = ground.low, len(ground.low)
    if first in ground.starting:
        last, mention = ground.starting[first]
        at = last + 1
        while at < size and (low[at] in between("adverbs") or low[at].endswith("ly")):
            at += 1
        if mention.kind != "place" and at < size and _may_be_verb(ground, at):
            return ground.article.words(ground.tokens[at].start, ground.tokens[at].end), mention
    elif first + 1 in ground.starting and _may_be_verb(ground, first):
        mention = ground.starting[first + 1][1]
        if mention.kind in ("person", "role", "pronoun"):
            return ground.article.words(ground.tokens[first].start, ground.tokens[first].end), mention
    return None


def _may_be_verb(ground: Ground, at: int) -> bool:
    low = ground.low[at]
    is_form = (low.endswith("ed") and len(low) > 3) or (
        low.endswith("s") and low not in between("finite") and len(low) > 4
    )
    return (is_form or low in speech_bases()) and not ground.tokens[at].is_capital and ground.inside[at] < 0


def read_colon(reading: Reading, ground: Ground) -> None:
    """Read quoted words behind a colon that no verb of speech leads to: "One diplomat was less sure: '...'"."""
    low = ground.low
    if ":" not in ground.words:
        return
    for colon in range(2, len(low) - 2):
        if low[colon] != ":" or ground.inside[colon] >= 0:
            continue
        first = ground.skip_marks(colon + 1)
        if first >= len(low) or ground.inside[first] < 0:
            return
        number = ground.inside[first]
        quoted = reading.article.quoted[number]
        words = reading.article.text[quoted.start : quoted.end]
        if number in reading.taken or not reading.is_free(quoted.start, quoted.end) or len(words.split()) < 2:
            return
        subject = main_subject(ground, colon)
        if (
            subject is None
            or subject[1].kind == "place"
            or not words[:1].isupper()
            or sentence_end(ground, first) <= first
        ):
            return
        cue = ground.article.words(ground.tokens[colon].start, ground.tokens[colon].end)
        reading.taken.add(number)
        reading.add(ground, [(quoted.start, quoted.end)], cue, subject[1], "colon")
        return
