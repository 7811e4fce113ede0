"""When something was said: the time that stands with the cue, not one within what was said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from holdfire.intake.candidate import Candidate, ResolvedDate
from holdfire.intake.extract.quotations.drafts import Draft
from holdfire.intake.extract.quotations.reading import Reading
from holdfire.intake.text.edtf import is_day

_OWN = ("'s", "’s")
_OCCASION = re.compile(
    r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}(?:meeting|session|briefing|conference|speech|interview|address|hearing|debate|summit|"
    r"rally|sermon|statement|remarks|comments)\b"
)
"""What is said at "Sunday's cabinet meeting" is said on Sunday; what is said of "Monday's attack" is not."""
_BEHIND = 70
"""Code points between a cue and its time."""


_NOT_SAID_THEN = frozenset(
    ["since", "beyond", "until", "till", "before", "after", "scheduled", "planned", "due", "who", "which", "whose",
     "from", "by", "expires", "expiring", "effect", "force", "hours", "days"]
)  # fmt: skip
"""Words before a time that is not when something was said."""


_ELSEWHERE = frozenset(["told", "tells", "wrote", "writes", "tweeted", "posted"])
"""Cues that name an occasion of their own: another listener, another medium."""
_A_YEAR = 4
_NAMES = re.compile(r"[^,;:]*,(?: [A-ZÀ-Ý][\w’'-]+){1,4}, (?:(?:late|early|earlier|on|in) )*")
"""A place between commas, behind which the time of the clause stands: "told reporters in the capital, Orla, on"."""
_NEAR = {"before", "after"}
_PARTS_OF_DAY = ("midnight", "noon", "midday", "dawn", "dusk", "sunset", "sunrise")
_SAYING = re.compile(r"\w+ing\b")
_OF_A_THING = re.compile(
    r"\b(?:the|an?|its|their|his|her|this|that|any|of)\s+(?:[\w’'-]+\s+){1,3}(?:agreed|signed|reached|announced|brokered|"
    r"held|made|concluded|adopted|declared|struck|launched|captured|killed|detained|arrested|seized|published|released|"
    r"issued|conducted|passed|imposed|broken|fired|carried out)\s+(?:(?:in|at|by|near|with)\s+[^,;:]*)?$"
)
"""What was done with a thing somebody speaks of was not done when they spoke: "rejected the deal signed in May"."""


_OF_A_DEED = re.compile(
    r"(?<!after)(?<!following)\s(?:the|an?|its|their|this|that)\s+(?:[\w’'-]+\s+){0,2}"
    r"(?:attacks?|raids?|strikes?|airstrikes?|shelling|bombing|bombardment|assault|ambush|massacre|blast|killings?)\s+(?:(?:on|in|of|late|early)\s+)*$"
)
"""What is said of "the attack on Tuesday" was not said on Tuesday."""
_AT_AN = re.compile(
    r"[”\"’']?,?\s+(?:in|at|during)\s+(?:an?|the|his|her|their|its)\s+(?:[\w-]+\s+){0,3}(?:address|speech|interview|statement|"
    r"briefing|conference|sermon|post|message|rally|letter)\s+(?:(?:late|early|on)\s+)*"
)
"""An occasion behind what was said: "called them “bandits” in a televised address on"."""
_IN_AN_ASIDE = re.compile(r",\s+(?:in|at|during|speaking|addressing|writing)\s[^,;:]*")
_SPEAKING = re.compile(
    r"(?:Speaking|Addressing|Briefing|"
    r"(?:In|At|During) an? (?:\w+ )?(?:interview|speech|statement|address|briefing|news conference)\b)"
)
_MADE = re.compile(r"\s+(?:published|released|issued|conducted|carried out|commissioned)\b")
"""A poll published on Sunday found what it found before."""
_OF_WHO_IT_IS = re.compile(r",\s+(?:who|which|whose)\s+(?!spoke\b|was speaking\b|addressed\b)[^,;:]*")
"""What a relative clause tells of who speaks was not done when they spoke."""


def _is_of_another(words: str) -> bool:
    """Say whether a clause of its own stands between a time and who speaks: "Last week he left, and she accused"."""
    return any(f", {word} " in words for word in ("and", "but", "while")) or ", demanding" in words


def date_drafts(reading: Reading, found: Sequence[Candidate]) -> None:
    """Give each draft the time it was said at, as its sentence or the words before tell; ``""`` where none does."""
    dates = sorted((one for one in found if isinstance(one, ResolvedDate) and one.edtf), key=lambda one: one.at)
    if not dates:
        return
    starts = [one.at for one in dates]
    before: Draft | None = None
    for draft in sorted(reading.drafts, key=lambda one: (one.sentence, one.start)):
        sentence = reading.article.sentences[draft.sentence]
        near = dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        draft.date = _date(reading, draft, near)
        if not draft.date and before is not None and _goes_on(reading, draft, before, starts):
            draft.date = before.date
        if not draft.date:
            draft.date = _spoke_before(reading, draft, dates, starts)
        before = draft


def _spoke_before(reading: Reading, draft: Draft, dates: Sequence[ResolvedDate], starts: Sequence[int]) -> str:
    """Give the time of a speech the sentence before opens with: "Speaking on Monday, she urged ... She said"."""
    if draft.source is None or draft.cue is None or not draft.sentence or draft.rule.startswith("according"):
        return ""
    text, sentences = reading.article.text, reading.article.sentences
    last = sentences[draft.sentence - 1]
    if draft.paragraph - last.paragraph > 1 or _SPEAKING.match(text, last.start, last.end) is None:
        return ""
    is_same = draft.source.exact.lower() in ("he", "she", "it") or draft.source.exact in text[last.start : last.end]
    first = next(iter(dates[bisect_left(starts, last.start) : bisect_left(starts, last.end)]), None)
    if first is None or not is_same or first.at - last.start > _BEHIND or not is_day(first.edtf):
        return ""
    return first.edtf if text.startswith(",", first.span.end) else ""


def _date(reading: Reading, draft: Draft, near: Sequence[ResolvedDate]) -> str:
    """Find the time beside the cue of a draft, outside of all that was said in its sentence."""
    cue = draft.cue
    if cue is None or draft.is_statement or draft.rule == "interview":
        return ""
    sentence = reading.article.sentences[draft.sentence]
    first = min(cue.start, draft.source.start if draft.source else cue.start)
    text = reading.article.text
    for one in near:
        start, end = one.span.start, one.span.end
        if any(other.sentence == draft.sentence for other in reading.touching(start, end)):
            continue
        words_before = text[max(sentence.start, start - 30) : start].lower().split()
        words = {*words_before[-2:], one.span.exact.split()[0].lower()}
        if _NOT_SAID_THEN & (words - _NEAR if one.span.exact.lower().startswith(_PARTS_OF_DAY) else words):
            continue
        is_owner = one.span.exact.endswith(_OWN) or text.startswith(_OWN, end)
        if is_owner and _OCCASION.match(text, end) is None:
            continue
        between = [piece for piece in draft.pieces if min(cue.end, start) < piece[0] < max(cue.start, end)]
        if between and not (draft.pieces[-1][1] <= start and _AT_AN.fullmatch(text, draft.pieces[-1][1], start)):
            continue
        if between:
            return one.edtf
        if _OF_A_DEED.search(text, max(sentence.start, start - _BEHIND), start):
            continue
        if cue.end <= start <= cue.end + _BEHIND and (
            not _has_break(text[cue.end : start]) or _NAMES.fullmatch(text, cue.end, start)
        ):
            return one.edtf
        if end <= cue.start and start >= sentence.start and _stands_with(reading, draft, one, first):
            return one.edtf
    return ""


def _stands_with(reading: Reading, draft: Draft, one: ResolvedDate, first: int) -> bool:
    """Say whether a time before a cue goes with it: it leads the sentence, or stands beside who speaks."""
    start, end = one.span.start, one.span.end
    text = reading.article.text
    sentence = reading.article.sentences[draft.sentence]
    words_before = text[sentence.start : start].lower().split()
    if _NOT_SAID_THEN & set(words_before[-4:]) or _is_of_another(text[end:first]):
        return False
    if draft.source is not None and draft.source.end <= start:
        is_aside = draft.cue is not None and text.startswith(", ", end) and end + 2 == draft.cue.start
        if is_aside and _IN_AN_ASIDE.fullmatch(text, draft.source.end, start):
            return True
        if (
            _OF_A_THING.search(text, draft.source.end, start)
            or _MADE.match(text, draft.source.end, start)
            or _OF_WHO_IT_IS.fullmatch(text, draft.source.end, start)
        ):
            return False
        if (
            len(one.edtf) > _A_YEAR
            and text[end : end + 2] == ", "
            and draft.cue is not None
            and end + 2 == draft.cue.start
            and _SAYING.match(text, end + 2)
        ):
            return True
    leading = words_before
    if all(word in ("on", "in", "but", "and", "late", "early", "earlier") for word in leading):
        return True
    if text[end:first].strip() == ",":
        return True
    if draft.source is not None and 0 <= start - draft.source.end <= 12:
        return True
    return end >= first - 30 and draft.cue is not None and not _has_break(text[end : draft.cue.start])


def _has_break(words: str) -> bool:
    return any(sign in words for sign in ";:") or ", " in words


def _goes_on(reading: Reading, draft: Draft, before: Draft, starts: Sequence[int]) -> bool:
    """Say whether a draft was said in the same breath, or on the same occasion, as the one before."""
    if not before.date or draft.name != before.name or _is_what_it_called(reading, draft):
        return False
    return draft.sentence == before.sentence or _runs_on(reading, draft, before, starts)


def _is_what_it_called(reading: Reading, draft: Draft) -> bool:
    """Say whether a draft is only a name for a thing: "in what it called a breach"."""
    first = min(one.start for one in (draft.cue, draft.source) if one) if draft.cue else draft.start
    return reading.article.text[max(0, first - 6) : first].endswith("what ")


def _runs_on(reading: Reading, draft: Draft, before: Draft, starts: Sequence[int]) -> bool:
    """Say whether a draft goes on with what the same speaker said in the sentences before.

    So it is in the same and in the next paragraph, where neither another occasion nor another time is named.
    """
    if draft.paragraph - before.paragraph > 1 or not (is_day(before.date) or "/" in before.date):
        return False
    if draft.cue is None or draft.source is None:
        return False
    if _ELSEWHERE & set(draft.cue.exact.lower().split()):
        return False
    first = min(draft.start, draft.cue.start)
    last = max(end for _, end in before.pieces)
    sentence = reading.article.sentences[before.sentence]
    between = starts[bisect_left(starts, max(last, sentence.end)) : bisect_left(starts, first)]
    return all(reading.touching(start, start + 1) for start in between)
