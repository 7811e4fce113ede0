"""Light grammar of a sentence: which words are verbs, how their groups go, where noun phrases begin and end.

No model and no dictionary of nouns: small closed classes of words, the forms of verbs known and the words around.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from typing import Any

from holdfire.intake.extract.acts.table import BE, DO, HAVE, act_table
from holdfire.intake.extract.word_forms import closed_class
from holdfire.intake.text.article import LOW, START, Sentence, Token
from holdfire.intake.text.by_word import ByWord

MODALS = closed_class("modals")
NOT = closed_class("not")
ADVERBS = closed_class("adverbs")
DETERMINERS = closed_class("determiners")
SUBJECTS = closed_class("subjects")
OBJECTS = closed_class("objects")
PREPOSITIONS = closed_class("prepositions")
LINKS = closed_class("links")
RELATIVES = frozenset(["who", "which", "that", "whom"])
MARKS = frozenset(["*", "“", "”", '"', "«", "»", "‘", "’", "„", "'", "_", "`"])
TIMES = closed_class("times")
_ADJECTIVE_ENDS = ("al", "ive", "ous", "less", "ful", "able", "ible", "ic", "ary", "ian", "ese")


_AUXILIARIES = {
    "is": "s", "are": "s", "am": "s", "was": "past", "were": "past", "be": "base", "been": "part", "being": "ing",
    "has": "s", "have": "s", "had": "past", "having": "ing", "does": "s", "do": "s", "did": "past", "isn't": "s",
    "aren't": "s", "wasn't": "past", "weren't": "past", "hasn't": "s", "haven't": "s", "hadn't": "past",
    "doesn't": "s", "don't": "s", "didn't": "past", "done": "part",
}  # fmt: skip
_PAST_UNKNOWN = frozenset(["past", "part"])
"""Of a word in small letters that is in no table but looks like the past of a verb."""
_NOT_PAST = closed_class("not_past")
_LOOSE = closed_class("loose")
_PEOPLE = closed_class("people")
_ADJECTIVAL = closed_class("adjectival")
_GERUND_NOUNS = closed_class("gerund_nouns")


_SMALL = PREPOSITIONS | DETERMINERS | ADVERBS
_SURE_MODALS = MODALS - {"may", "might", "can"}
_WILLS = _SURE_MODALS | closed_class("will_not")
_LEFT_OUT = MARKS | {"[", "]", "(", ")"}
_TAKES_MORE = frozenset(["(", "'", "’"])
"""Of the signs that are left out, those with which words go, or that belong to the word before."""
_NO_NOUNS = PREPOSITIONS | DETERMINERS | LINKS | OBJECTS | ADVERBS | {"to"}
_BEHIND_VERBS = DETERMINERS | PREPOSITIONS | {"that", "to"}
_BEFORE_NOUNS = DETERMINERS | {"of", "in", "for"}
_ASKS_WITH = DETERMINERS | {"for", "on", "upon", "that"}
_SHORT_HEADING = 5
"""So many words are a sentence or more; below a noun by itself stands first ("Germany offers support")."""
_PARTS = frozenset(["–", "—", "-", ":", "as", "after", "while"])
_BETWEEN = ADVERBS - {"both", "all"}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence without quote marks, stars and words in brackets.

    Attributes:
        tokens: What is left, in order.
        lows: The same in small letters.
        verbs: For each what form of a verb it is here ("base", "s", "past", "part", "ing"); ``""`` for no verb.
        is_headline: Whether verbs may begin with capitals.
        zone: Of the article.
        words: All its words in small letters, in no order.
        groups: Groups of verbs worked out already, by the place of the verb.
        subjects: Their subjects, by where a group begins and its verb is.
    """

    tokens: Sequence[Token]
    lows: Sequence[str]
    verbs: Sequence[str]
    is_headline: bool = False
    zone: str = "body"
    words: frozenset[str] = frozenset()
    groups: dict[int, Any] = field(default_factory=dict, repr=False, compare=False)
    subjects: dict[tuple[int, int], Any] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, at: int) -> str:
        """Give a word in small letters; ``""`` outside."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def between(self, start: int, end: int) -> range:
        """Give the places of the words that begin in a stretch of the text."""
        return range(bisect_left(self.tokens, start, key=START), bisect_left(self.tokens, end, key=START))


def line_of(sentence: Sentence) -> Line:
    """Make a sentence ready."""
    tokens = _kept(sentence)
    is_whole = tokens is sentence.tokens
    lows = tuple(sentence.lows if is_whole else map(LOW, tokens))
    is_headline = _is_headline(sentence, tokens)
    verbs = [""] * len(lows)
    words = sentence.words if is_whole else frozenset(lows)
    has_modal = not _WILLS.isdisjoint(words)
    known = list(map(_FORMS.__getitem__, lows))
    for at in range(len(lows)) if has_modal else compress(count(), known):
        forms = known[at]
        if forms is None or (forms is _PAST_UNKNOWN and tokens[at].is_capital):
            if has_modal:
                verbs[at] = _unknown_here(tokens, lows, at)
        elif isinstance(forms, str):
            asked = at > 0 and (lows[at - 1] in MODALS or lows[at - 1] == "to")
            verbs[at] = "base" if asked and lows[at] in ("do", "have") else forms
        else:
            verbs[at] = _verb_here(tokens, lows, verbs, at, forms, is_headline, sentence.zone)
    return Line(tokens, lows, verbs, is_headline, sentence.zone, words)


def _forms_known(low: str) -> frozenset[str] | str | None:
    """Give what forms of a verb a word may be, the form of one that only helps, or ``None`` for no verb."""
    if low in _AUXILIARIES:
        return _AUXILIARIES[low]
    forms = act_table().verbs.get(low)
    if forms:
        return forms
    return _PAST_UNKNOWN if len(low) > 4 and low.endswith("ed") and low.isalpha() and low not in _NOT_PAST else None


_FORMS = ByWord(_forms_known)


def _is_headline(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Say whether a sentence is set in capitals, all of it or word by word."""
    if sentence.zone != "headline" and not (len(tokens) > 1 and tokens[1].text.isupper()):
        return False
    letters = [one.text for one in tokens if len(one.text) > 3 and one.is_word]
    shouted = sum(one.isupper() for one in letters)
    capital = sum(one[0].isupper() for one in letters)
    return bool(letters) and (shouted > len(letters) / 2 or capital > 0.7 * len(letters))


def _kept(sentence: Sentence) -> Sequence[Token]:
    """Leave out quote marks and short words in brackets."""
    tokens = sentence.tokens
    if _LEFT_OUT.isdisjoint(sentence.words):
        return tokens
    if _TAKES_MORE.isdisjoint(sentence.words):
        return [token for token in tokens if token[3] not in _LEFT_OUT]
    closes = -1
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        if token.low in ("'", "’") and _ends_possessor(tokens, at) and kept:
            kept[-1] = kept[-1]._replace(end=token.end, text=kept[-1].text + "'", low=kept[-1].low + "'")
            continue
        if at <= closes or token.low in _LEFT_OUT:
            continue
        kept.append(token)
        after = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if after == "(":
            ends = next((n for n in range(at + 2, min(at + 12, len(tokens))) if tokens[n].low == ")"), -1)
            closes = max(closes, ends)
    return kept


def _ends_possessor(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a mark is the apostrophe of "the rebels' demand"."""
    if not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    return (
        before.end == tokens[at].start and before.low.endswith("s") and tokens[at].end < after.start and after.is_word
    )


def _verb_here(
    tokens: Sequence[Token],
    lows: Sequence[str],
    verbs: Sequence[str],
    at: int,
    forms: frozenset[str],
    is_headline: bool,
    zone: str,
) -> str:
    """Tell which form of a verb a word is here."""
    if tokens[at].is_capital and at > 0 and not is_headline and lows[at - 1] not in (":", "—", "–", "-", ".", "*", "•"):
        return ""
    before = _before(lows, at)
    prev = lows[before] if before >= 0 else ""
    after = lows[at + 1] if at + 1 < len(lows) else ""
    if lows[at] == "last" and (after in TIMES or prev == "the"):
        return ""
    if "ing" in forms:
        if prev in ("keep", "keeps", "kept", "continue", "continues", "continued"):
            return "ing"
        if (
            lows[at] in _GERUND_NOUNS
            and prev not in BE
            and prev != "not"
            and not _is_active_gerund(tokens, lows, at, prev)
        ):
            return ""
        return "" if _is_modifier(prev) and prev not in NOT else "ing"
    if not forms.isdisjoint(("past", "part")) and not (
        "base" in forms and (prev in MODALS or prev == "to" or prev in DO or prev == "neither")
    ):
        return _past_here(tokens, lows, before, at, forms)
    if prev in MODALS or prev in DO or prev in ("n't", "not", "never", "let") or prev.endswith("n't"):
        return "base" if "base" in forms else ""
    if prev in ("neither", "nor") and "base" in forms and not _SURE_MODALS.isdisjoint(lows[max(0, at - 9) : at]):
        return "base"
    if prev == "to":
        return "base" if "base" in forms else ""
    if "s" in forms:
        return "s" if _stands_as_s(tokens, lows, verbs, before, at, prev, after, zone) else ""
    return "base" if _stands_as_base(tokens, before, at, prev, after, lows, zone) else ""


def _unknown_here(tokens: Sequence[Token], lows: Sequence[str], at: int) -> str:
    """Take any word behind "will", "must", "cannot" for a verb."""
    if _WILLS.isdisjoint(lows[max(0, at - 4) : at]):
        return ""
    before = _before(lows, at)
    if before < 0 or tokens[at].is_capital or not lows[at].isalpha() or lows[at] in _SMALL:
        return ""
    if lows[before] in ("not", "never") and before > 0:
        before -= 1
    return "base" if lows[before] in _WILLS and lows[at] not in NOT else ""


def _is_active_gerund(tokens: Sequence[Token], lows: Sequence[str], at: int, prev: str) -> bool:
    """Tell "after meeting the envoy", ", warning that" from "the meeting", "press briefing"."""
    if prev not in ("after", "before", "by", "while", "of", "and", ",", "for", "in", "on", ""):
        return False
    return _starts_phrase(tokens, at + 1, lows) or lows[at + 1 : at + 2] in (("with",), ("of",))


def _before(lows: Sequence[str], at: int) -> int:
    at -= 1
    while at >= 0 and (lows[at] in _BETWEEN or (lows[at].endswith("ly") and len(lows[at]) > 4)):
        at -= 1
    return at


def _is_modifier(word: str) -> bool:
    return word in DETERMINERS or word.endswith("'s") or word.endswith("s'") or word[:1].isdigit()


def _past_here(tokens: Sequence[Token], lows: Sequence[str], before: int, at: int, forms: frozenset[str]) -> str:
    prev = lows[before] if before >= 0 else ""
    after = lows[at + 1] if at + 1 < len(lows) else ""
    if prev in BE or prev in HAVE or prev in ("being", "been"):
        return "part" if "part" in forms else "past"
    if prev in ("both", "which") or prev in SUBJECTS:
        return "past"
    if lows[at] in _ADJECTIVAL and after[:1].isalpha() and after not in _BEHIND_VERBS:
        return ""
    looks_noun = after[:1].isalpha() and after not in _NO_NOUNS and not after.endswith("ly")
    if (
        _is_modifier(prev)
        or prev in PREPOSITIONS
        or (prev.endswith(_ADJECTIVE_ENDS) and prev not in _PEOPLE and prev not in act_table().things)
    ) and looks_noun:
        follows = tokens[at + 1]
        if (before == at - 1 or lows[at - 1].endswith("ly")) and not (follows.is_capital and prev not in _BEFORE_NOUNS):
            return ""
    if _is_modifier(prev) and "base" in forms:
        return ""
    if prev in PREPOSITIONS and "base" in forms and prev not in ("by", "as"):
        return ""
    if "past" in forms:
        return "past"
    return "part"


def _starts_phrase(tokens: Sequence[Token], at: int, lows: Sequence[str]) -> bool:
    if at >= len(lows):
        return False
    low = lows[at]
    return (
        (low in DETERMINERS and low not in RELATIVES)
        or low in OBJECTS
        or low in ("that", "to")
        or tokens[at].is_capital
        or low[:1].isdigit()
    )


def _stands_as_s(
    tokens: Sequence[Token],
    lows: Sequence[str],
    verbs: Sequence[str],
    before: int,
    at: int,
    prev: str,
    after: str,
    zone: str,
) -> bool:
    if prev in SUBJECTS or (prev in ("which", "and", "that") and _starts_phrase(tokens, at + 1, lows)):
        return True
    if prev == "," and zone == "headline" and lows[at] not in act_table().things:
        return True
    if prev == "," and zone == "headline" and after in ("for", "on", "to", "out", "off", "over", "back"):
        return True
    if prev == "and" and lows[at] in ("calls", "appeals") and after in ("for", "on", "upon") and "s" in verbs:
        return True
    if prev in HAVE or prev in BE:
        return False
    if before >= 0 and verbs[before] == "s":
        return False
    if prev == "," and after in _ASKS_WITH and _closes_aside(lows, verbs, at):
        return True
    if before < 0 or _is_modifier(prev) or prev in PREPOSITIONS or prev in ("to", "and", ",", "similar", "new"):
        return prev == "," and _starts_phrase(tokens, at + 1, lows) and lows[at] not in act_table().things
    if not prev[:1].isalnum() and prev not in (")", "]", "."):
        return False
    if (
        prev.endswith(_ADJECTIVE_ENDS)
        and prev not in _PEOPLE
        and prev not in act_table().things
        and not tokens[before].is_capital
    ):
        return False
    if lows[at] == "stands" and after in ("ready", "by", "firm", "behind", "prepared", "willing", "accused", "with"):
        return True
    noun_like = lows[at] in act_table().things
    opens_quote = at + 1 < len(tokens) and tokens[at + 1].start - tokens[at].end > 1
    if _starts_phrase(tokens, at + 1, lows) or (opens_quote and after[:1].isalpha()):
        return True
    if not noun_like or (
        before == 0 and len(lows) < _SHORT_HEADING and tokens[0].is_capital and not prev.endswith("s")
    ):
        return True
    if (
        after in ("for", "on", "upon")
        and _has_no_other_verb(lows, verbs, at)
        and not prev.endswith(("ing", "ed", "s", "ent", "ous"))
    ):
        return prev not in ("similar", "new", "fresh", "more", "repeated", "urgent", "such", "earlier", "previous")
    return (
        zone == "headline" or (tokens[before].is_capital and after in ("for", "on", "upon", "out", "off"))
    ) and not any(one in ("s", "past") for one in verbs[_clause_start(lows, at) :])


def _is_of_many(lows: Sequence[str], before: int) -> bool:
    """Say whether many of a place are the subject of a headline ("Rebels in Orla (agree)")."""
    return before >= 2 and lows[before - 1] == "in" and lows[before - 2].endswith("s") and before < _SHORT_HEADING


def _closes_aside(lows: Sequence[str], verbs: Sequence[str], at: int) -> bool:
    """Say whether a comma ends an aside between a subject and its verb ("the accord, drafted by two, calls for")."""
    opens = next((n for n, low in enumerate(lows[: at - 1]) if low == ","), -1)
    return opens > 0 and not any(verbs[:opens]) and lows[0] not in PREPOSITIONS and "s" not in verbs[opens:]


def _clause_start(lows: Sequence[str], at: int) -> int:
    """Find where the part of a headline that a place is in begins: behind a dash or "as"."""
    return max((n + 1 for n in range(at) if lows[n] in _PARTS), default=0)


def _has_no_other_verb(lows: Sequence[str], verbs: Sequence[str], at: int) -> bool:
    """Say whether no finite verb stands before a place, and none soon behind it."""
    start = max((n for n in range(at) if lows[n] in LINKS or lows[n] in (",", ":")), default=0)
    return not any(one in ("s", "past") for one in verbs[start:]) and not any(
        low in BE or low in HAVE for low in lows[at : at + 9]
    )


def _stands_as_base(
    tokens: Sequence[Token], before: int, at: int, prev: str, after: str, lows: Sequence[str], zone: str
) -> bool:
    if lows[at] == "back" and prev in OBJECTS:
        return False
    if prev in SUBJECTS or prev in ("who", "please", "help", "helped", "helps"):
        return True
    if prev in HAVE or prev in BE:
        return False
    if zone == "headline" and prev == "," and after in ("to", "on", "for", "over"):
        return True
    if before < 0 or _is_modifier(prev) or prev in PREPOSITIONS:
        return False
    plural = (prev.endswith("s") and not prev.endswith(("ss", "us", "is"))) or prev in (
        "police", "people", "forces", "both", "women", "militia", "and", "military", "to", "media", "troops", "crew",
    )  # fmt: skip
    plural = plural or (prev.endswith("is") and len(prev) > 5 and tokens[before].is_capital)
    plural = plural or (prev.endswith("men") and len(prev) != 5)
    plural = plural or (zone == "headline" and before >= 2 and lows[before - 1] == "," and tokens[before].is_capital)
    plural = plural or (at >= 3 and lows[before - 1] == "and" and tokens[before].is_capital)
    if prev == "and":
        return _starts_phrase(tokens, at + 1, lows) and lows[at] not in act_table().nouns
    follows = _starts_phrase(tokens, at + 1, lows) or after in ("over", "on", "for", "out", "off", "back", "with")
    if zone == "headline" and (plural or _is_of_many(lows, before)):
        return True
    return plural and (follows or (lows[at] not in act_table().nouns and lows[at] not in _LOOSE))
