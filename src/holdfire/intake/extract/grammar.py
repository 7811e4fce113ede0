"""Light grammar of a sentence: which words are verbs, how their groups go, where noun phrases begin and end.

No model and no dictionary of nouns: small closed classes of words, the forms of verbs known and the words around.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from holdfire.intake.article import Sentence, Token
from holdfire.intake.extract.act_table import BE, DO, HAVE, act_table

MODALS = frozenset("will would shall should may might can could must 'll 'd won cannot ought".split())
NOT = frozenset("not never n't neither nor hardly barely no".split())
ADVERBS = frozenset(
    """also now still already only first just again so far both all further once then later earlier soon often always ever
    even yet today yesterday tomorrow thus therefore however instead meanwhile reportedly jointly together twice alone
    long ago back formally almost nearly about himself herself itself themselves ourselves myself hereby likewise too
    since previously there here overnight too well strongly far strictly personally physically ready immediately
    categorically flatly quite rather more most largely partly""".split()
)
DETERMINERS = frozenset(
    """the a an this these those its his her their our my your some any each every no another such several many few both
    all most one two three four five six seven eight nine ten half other more further either neither whose what which
    much own same various numerous dozens hundreds thousands""".split()
)
SUBJECTS = frozenset("i we you they he she it who".split())
OBJECTS = frozenset("me us him them it you her itself himself themselves her".split())
PREPOSITIONS = frozenset(
    """of in on at by for from with into onto over under against after before during since until till through across
    between among amid within without toward towards near outside inside around along behind beyond despite about via
    upon per as than like following regarding concerning off up down out throughout alongside beside above below
    versus except including because amidst""".split()
)
LINKS = frozenset(
    """that if unless while whereas although though when where because whether once until after before since as but
    and or nor so whereby lest why how provided""".split()
)
RELATIVES = frozenset("who which that whom".split())
MARKS = frozenset(["*", "“", "”", '"', "«", "»", "‘", "’", "„", "'", "_", "`"])
TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow week weeks month months year years day days night
    nights morning evening afternoon noon midnight hour hours earlier later last next overnight meanwhile
    mondays fridays weekend minutes jan feb mar apr jun jul aug sept oct nov dec""".split()
)
_ADJECTIVE_ENDS = ("al", "ive", "ous", "less", "ful", "able", "ible", "ic", "ary", "ian", "ese", "ant", "ent")


_SHORT = {"ll": "will", "re": "are", "ve": "have", "m": "am", "d": "would"}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence without quote marks, stars and words in brackets.

    Attributes:
        tokens: What is left, in order.
        lows: The same in small letters.
        verbs: For each what form of a verb it is here ("base", "s", "past", "part", "ing"); ``""`` for no verb.
        is_headline: Whether verbs may begin with capitals.
    """

    tokens: Sequence[Token]
    lows: Sequence[str]
    verbs: Sequence[str]
    is_headline: bool = False

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, at: int) -> str:
        """Give a word in small letters; ``""`` outside."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with what belongs to it.

    Attributes:
        start: Where its first auxiliary is.
        at: Where the verb is.
        auxiliaries: Those before it, in small letters.
        is_passive, is_negated, is_infinitive: What they say.
        modal: "will", "would", "must" ...; ``""`` for none.
    """

    start: int
    at: int
    auxiliaries: tuple[str, ...] = ()
    is_passive: bool = False
    is_negated: bool = False
    is_infinitive: bool = False
    is_reduced: bool = False
    modal: str = ""


def line_of(sentence: Sentence) -> Line:
    """Make a sentence ready."""
    tokens = tuple(_kept(sentence.tokens))
    lows = tuple(one.low for one in tokens)
    letters = [one.text for one in tokens if len(one.text) > 3 and one.is_word]
    shouted = sum(one.isupper() for one in letters) > len(letters) / 2
    capital = sum(one[0].isupper() for one in letters) > 0.7 * len(letters)
    is_headline = bool(letters) and (shouted or capital)
    table = act_table().verbs
    verbs: list[str] = []
    for at, low in enumerate(lows):
        forms = table.get(low)
        verbs.append(_verb_here(tokens, lows, verbs, at, forms, is_headline, sentence.zone) if forms else "")
    return Line(tokens, lows, tuple(verbs), is_headline)


def _kept(tokens: Sequence[Token]) -> Iterable[Token]:
    """Leave out quote marks and short words in brackets."""
    closes = -1
    for at, token in enumerate(tokens):
        if at <= closes or token.low in MARKS or token.low in ("[", "]", "(", ")"):
            continue
        yield token
        after = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if after == "(":
            ends = next((n for n in range(at + 2, min(at + 12, len(tokens))) if tokens[n].low == ")"), -1)
            closes = max(closes, ends)


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
    if "ing" in forms:
        return "" if _is_modifier(prev) and prev not in NOT else "ing"
    if forms & {"past", "part"} and not ("base" in forms and (prev in MODALS or prev == "to" or prev in DO)):
        return _past_here(tokens, lows, before, at, forms)
    if prev in MODALS or prev in DO or prev in ("n't", "not", "never", "let"):
        return "base" if "base" in forms else ""
    if prev == "to":
        return "base" if "base" in forms else ""
    if "s" in forms:
        return "s" if _stands_as_s(tokens, lows, verbs, before, at, prev, after, zone) else ""
    return "base" if _stands_as_base(tokens, before, at, prev, after, lows, zone) else ""


def _before(lows: Sequence[str], at: int) -> int:
    at -= 1
    while at >= 0 and (lows[at] in ADVERBS or (lows[at].endswith("ly") and len(lows[at]) > 4)):
        at -= 1
    return at


def _is_modifier(word: str) -> bool:
    return word in DETERMINERS or word.endswith("'s") or word.endswith("s'")


def _past_here(tokens: Sequence[Token], lows: Sequence[str], before: int, at: int, forms: frozenset[str]) -> str:
    prev = lows[before] if before >= 0 else ""
    after = lows[at + 1] if at + 1 < len(lows) else ""
    if prev in BE or prev in HAVE or prev in ("being", "been"):
        return "part" if "part" in forms else "past"
    if prev == "both" or prev in SUBJECTS:
        return "past"
    looks_noun = bool(after[:1].isalpha() and after not in PREPOSITIONS | DETERMINERS | LINKS | OBJECTS | {"to"}
                      and after not in ADVERBS and not after.endswith("ly"))  # fmt: skip
    if (_is_modifier(prev) or prev in PREPOSITIONS or prev.endswith(_ADJECTIVE_ENDS)) and looks_noun:
        follows = tokens[at + 1]
        if before == at - 1 and not (follows.is_capital and prev not in DETERMINERS):
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
    return low in DETERMINERS or low in OBJECTS or low in ("that", "to") or tokens[at].is_capital or low[:1].isdigit()


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
    if prev in SUBJECTS or prev in ("which", "and", "that") and _starts_phrase(tokens, at + 1, lows):
        return True
    if before < 0 or _is_modifier(prev) or prev in PREPOSITIONS or prev in ("to", "and", ",", "similar", "new"):
        return prev == "," and _starts_phrase(tokens, at + 1, lows)
    if not prev[:1].isalnum() and prev not in (")", "]", "."):
        return False
    if prev.endswith(_ADJECTIVE_ENDS) and not tokens[before].is_capital:
        return False
    noun_like = lows[at] in act_table().nouns
    if _starts_phrase(tokens, at + 1, lows):
        return True
    if not noun_like:
        return True
    return (zone == "headline" or (tokens[before].is_capital and after in ("for", "on", "upon", "out", "off"))) and not any(
        one in ("s", "past") for one in verbs
    )


def _stands_as_base(
    tokens: Sequence[Token], before: int, at: int, prev: str, after: str, lows: Sequence[str], zone: str
) -> bool:
    if prev in SUBJECTS or prev in ("who", "please"):
        return True
    if before < 0 or _is_modifier(prev) or prev in PREPOSITIONS:
        return False
    plural = (prev.endswith("s") and not prev.endswith(("ss", "us", "is"))) or prev in (
        "police", "people", "forces", "both", "men", "women", "militia", "and", "military", "to",
    )  # fmt: skip
    if prev == "and":
        return _starts_phrase(tokens, at + 1, lows) and lows[at] not in act_table().nouns
    follows = _starts_phrase(tokens, at + 1, lows) or after in ("over", "on", "for", "out", "off", "back", "with")
    if zone == "headline" and plural:
        return True
    return plural and (follows or lows[at] not in act_table().nouns)


def group_of(line: Line, at: int) -> Group:
    """Find what belongs to the verb at a place."""
    start, found, negated, modal, infinitive = at, [], False, "", False
    here = at - 1
    while here >= 0:
        low = line.lows[here]
        if low == "to" and not infinitive:
            infinitive = True
            start = here
            break
        if low in MODALS:
            modal = {"won": "will", "'ll": "will", "'d": "would", "cannot": "can"}.get(low, low)
            negated = negated or low == "cannot"
        elif low.endswith("n't"):
            negated = True
            stem = low[:-3]
            modal = {"wo": "will", "ca": "can"}.get(stem, stem) if stem in MODALS | {"wo", "ca"} else modal
            found.append(stem)
        elif low in NOT and low != "no":
            negated = True
        elif low in BE or low in HAVE or low in DO:
            found.append(low)
        elif low in ADVERBS or (low.endswith("ly") and len(low) > 4):
            here -= 1
            continue
        else:
            if low.partition("'")[2] in _SHORT:
                short = _SHORT[low.partition("'")[2]]
                modal = short if short in MODALS else modal
                found += [] if short in MODALS else [short]
            break
        start = here
        here -= 1
    return _finished(line, at, start, tuple(reversed(found)), negated, modal, infinitive)


def _finished(
    line: Line, at: int, start: int, auxiliaries: tuple[str, ...], negated: bool, modal: str, infinitive: bool
) -> Group:
    form = line.verbs[at]
    is_part = form in ("past", "part")
    last = auxiliaries[-1] if auxiliaries else ""
    passive = is_part and last in BE
    if infinitive and auxiliaries and line.low(start) == "to":
        passive = is_part and last in BE
    reduced = is_part and not auxiliaries and _is_reduced(line, at)
    if infinitive and form not in ("base", "past", "part"):
        infinitive = False
    if not negated and start > 0:
        negated = _subject_is_none(line, start)
    return Group(start, at, auxiliaries, passive or reduced, negated, infinitive, reduced, modal)


def _subject_is_none(line: Line, start: int) -> bool:
    """Say whether the subject is "nobody", "no plane of ours", "not a single shell"."""
    for here in range(start - 1, max(-1, start - 9), -1):
        low = line.lows[here]
        if low in ("nobody", "none", "no-one") or (low == "no" and line.low(here + 1) != "longer"):
            return True
        if low == "not" and line.low(here + 1) in ("a", "one", "an"):
            return True
        if low in (",", ";", ":", ".") or low in LINKS or line.verbs[here] in ("past", "s"):
            return False
    return False


def _is_reduced(line: Line, at: int) -> bool:
    """Say whether a participle without auxiliary stands for a relative clause ("the deal signed in May")."""
    after = line.low(at + 1)
    before = line.low(at - 1)
    if after == "by":
        return True
    if before in RELATIVES or before in SUBJECTS or before in ("and", "but", "also"):
        return False
    if before == ",":
        return after in PREPOSITIONS and _verb_follows(line, at + 1) and at > 1
    if before == "as":
        return True
    return after in ("in", "on", "at", "last", "to", "under", "during", "between", "against", "from", "") and (
        _verb_follows(line, at + 1) or _verb_before(line, at)
    )


def _verb_follows(line: Line, at: int) -> bool:
    """Say whether a finite verb follows without a new subject of its own clause being opened by a link."""
    for here in range(at, min(len(line), at + 14)):
        low = line.lows[here]
        if low in LINKS and low not in ("and", "as", "since", "after", "before", "until"):
            return False
        if low in (";", "."):
            return False
        if line.verbs[here] in ("past", "s") or low in BE - {"been", "being", "be"} or low in ("has", "had", "have"):
            return True
        if low in MODALS and low != "may":
            return True
    return False


def _verb_before(line: Line, at: int) -> bool:
    """Say whether the clause has its finite verb already, close before."""
    for here in range(at - 1, max(-1, at - 8), -1):
        low = line.lows[here]
        if low in LINKS or low in RELATIVES or low in (",", ";", ":", "."):
            return False
        if line.verbs[here] in ("past", "s", "base", "ing", "part"):
            return True
    return False


@cache
def is_time(word: str) -> bool:
    """Say whether a word names a time."""
    return word in TIMES
