"""What is said within what is said: in an answer, in a statement, in direct speech."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from holdfire.intake.candidate import Reporter
from holdfire.intake.extract.quotations.clauses import clause_end
from holdfire.intake.extract.quotations.cues import Cue, cue_words, find_cues
from holdfire.intake.extract.quotations.drafts import Draft
from holdfire.intake.extract.quotations.ground import Ground, between, ground_of
from holdfire.intake.extract.quotations.indirect import read_indirect
from holdfire.intake.extract.quotations.openings import opening_after
from holdfire.intake.extract.quotations.partial import read_called, read_partial
from holdfire.intake.extract.quotations.reading import Reading, words_between
from holdfire.intake.extract.quotations.said_nouns import read_nouns
from holdfire.intake.extract.quotations.sources import according_to
from holdfire.intake.text.article import Sentence

_SELF = frozenset(["i", "we"])


def read_nested(reading: Reading) -> None:
    """Read the sentences of what was found as speech in full for what others are quoted with in it."""
    for draft in tuple(reading.drafts):
        if draft.is_partial or not (draft.rule.startswith("direct") or draft.rule in ("interview", "statement")):
            continue
        for sentence in _sentences_of(reading, draft):
            _read_in(reading, draft, ground_of(reading.article, sentence, reading.cast))


_INNER = re.compile(r"(?<!\w)[‘'](?=\w)([^‘’'“”\"\n]|(?<=\w)[’'](?=\w)){2,200}[’'](?!\w)|[“\"][^“”\"\n]{2,200}[”\"]")
_TELLS = frozenset(
    ["say", "tell", "ask", "promise", "warn", "claim", "reply", "answer", "report", "state", "declare", "announce",
     "write", "inform", "explain", "admit"]
)  # fmt: skip


def _is_report(ground: Ground, cue: Cue) -> bool:
    """Say whether somebody in direct speech tells what another said: "the government said it was on the way"."""
    opening = opening_after(ground, cue)
    kind = opening.kind
    is_passive = cue.order == "same" and not cue.form and ground.low[cue.at - 1] in ("was", "were", "been", "am")
    is_joined = cue.order == "same" and cue.verb == "tell" and kind == "that" and ground.low[cue.at - 1] == "and"
    if not (cue.order == "before" or is_passive or is_joined) or cue.source is None:
        return False
    if ground.low[cue.at - 1] == "to" and cue.source.words.exact.lower() in _SELF:
        return False
    if cue.verb in ("find", "show") or (kind == "asks" and ground.low[opening.at] == "what"):
        return False
    if kind == "asks":
        is_asked = ground.low[cue.last : cue.last + 1] in (["me"], ["us"], ["him"], ["her"])
        is_self = cue.source.words.exact.lower() in ("i", "we", "you", "who") or (
            cue.source.words.exact.lower() == "they" and not is_asked
        )
        ends = min(len(ground.low), opening.at + 10)
        return not is_self and cue.verb in ("ask", "wonder", "tell", "say") and ground.has_finite(opening.at + 1, ends)
    if kind == "clause" and ground.low[opening.at - 1] in ("'", "‘"):
        return False
    if kind == "clause":
        is_other = cue.verb in ("say", "tell") and cue.source.words.exact.lower() not in ("i", "we", "you", "who")
        is_led = (
            ground.low[opening.at] in between("prepositions") | {"since", "until", "so", "yes", "no"}
            or ground.low[cue.first - 1] == "what"
        )
        ends = min(len(ground.low), opening.at + 8)
        while ends > opening.at and ground.inside[ends - 1] != ground.inside[cue.at]:
            ends -= 1
        return is_other and not is_led and ground.has_finite(opening.at + 1, ends)
    return kind == "that" or (kind == "colon" and cue.verb in _TELLS)


def _read_inner_marks(inner: Reading, ground: Ground, layer: int, cues: list[Cue]) -> None:
    """Read words in quote marks within direct speech: "They said 'tomorrow' in May"."""
    quoted = ground.article.quoted[layer]
    first, last = max(quoted.start, ground.sentence.start), min(quoted.end, ground.sentence.end)
    for found in _INNER.finditer(ground.article.text, first, last):
        near = [cue for cue in cues if cue.verb in _TELLS and ground.tokens[cue.at].start < found.start()]
        if near and near[-1].source is not None and inner.is_free(found.start() + 1, found.end() - 1):
            draft = inner.add(
                ground,
                [(found.start() + 1, found.end() - 1)],
                cue_words(ground, near[-1]),
                near[-1].source,
                "inner-marks",
            )
            if draft is not None:
                draft.is_partial = True


def _read_inner_sources(inner: Reading, ground: Ground, layer: int) -> None:
    """Read what somebody gives a source for as they begin: "According to the villagers, they came at night"."""
    for first, after, source, last in according_to(ground, layer):
        begins = ground.skip_marks(last + (ground.low[last : last + 1] == [","]))
        is_led = ground.low[first] == "according" and (first == 0 or ground.inside[first - 1] != layer)
        if source is None or not is_led or begins >= len(ground.low) or ground.inside[begins] != layer:
            continue
        end = clause_end(ground, Cue(first, last, "say", source, first, "before"), begins, [])
        if end - begins > 1:
            cue = ground.article.words(ground.tokens[first].start, ground.tokens[after - 1].end)
            inner.add(ground, [words_between(ground, begins, end)], cue, source, "according-within")


def _sentences_of(reading: Reading, draft: Draft) -> list[Sentence]:
    """Give the sentences that a draft touches."""
    numbers: set[int] = set()
    starts = reading.article.starts
    for start, end in draft.pieces:
        numbers.update(range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)))
    return [reading.article.sentences[number] for number in sorted(numbers)]


def _read_in(reading: Reading, holder: Draft, ground: Ground) -> None:
    inner = Reading(reading.article, reading.cast, name=holder.name)
    if holder.rule in ("interview", "statement"):
        cues = find_cues(ground)
        read_called(inner, ground, cues)
        read_indirect(inner, ground, cues)
        if holder.rule == "statement":
            read_partial(inner, ground, [])
    else:
        for layer in sorted({inside for inside in ground.inside if inside >= 0}):
            quoted = reading.article.quoted[layer]
            if not holder.touches(quoted.start, quoted.end):
                continue
            every = [cue for cue in find_cues(ground, layer) if cue.order != "after" or cue.form == "ing"]
            read_indirect(inner, ground, [cue for cue in every if _is_report(ground, cue)])
            _read_inner_marks(inner, ground, layer, every)
            _read_inner_sources(inner, ground, layer)
    read_nouns(inner, ground)
    for found in inner.drafts:
        if any(other.parent is holder for piece in found.pieces for other in reading.touching(*piece)):
            continue
        if not all(holder.covers(*piece) for piece in found.pieces):
            continue
        found.parent = holder
        is_self = found.source is not None and found.source.exact.lower() in _SELF
        if is_self:
            found.name = holder.name
        elif holder.source is not None:
            found.via.append(Reporter(holder.source, holder.cue, holder.name))
        reading.keep(found)
