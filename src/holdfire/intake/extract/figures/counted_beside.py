"""What a number counts where its clause says so without a noun right behind: parents, shares met, sums for each."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.counted_whole import antecedent, in_all, subject_head
from holdfire.intake.extract.figures.nouns import Counted, is_plural, noun_phrase, singular
from holdfire.intake.extract.word_forms import closed_class
from holdfire.intake.text.article import Token

_PARENTS = frozenset(["mother", "father", "parent", "grandmother", "grandfather", "mum", "dad", "widow", "widower"])
_COPULAS = frozenset(
    ["is", "are", "was", "were", "be", "been", "remains", "remained", "stands", "stood", "totals", "totalled",
     "totaled", "equals", "exceeds", "exceeded"]
)  # fmt: skip
_STANDS = frozenset(["stands", "stood", "remains", "remained"])
_ONLY = frozenset(["only", "just", "still", "now", "already", "currently", "so", "far", "about", "barely"])
_PREPOSITIONS = frozenset(["for", "of", "in", "on", "to", "from", "by", "with", "at", "under", "against", "into"])
_ASKS = frozenset(["seeks", "seeking", "sought", "requires", "required", "needs", "needed"])
_ASKS_FOR = frozenset(["calls", "called", "calling", "asks", "asked", "asking"])
_COSTS = frozenset(["cost", "costs", "costing"])
_SOLD = frozenset(["sell", "sold", "go", "went", "fetched", "changed", "trade", "traded"])
_EACH = frozenset(["each", "every", "apiece"])


def counted_beside(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find the noun that the clause around a number names for it; ``None`` where it takes none of these forms."""
    if amount.cls == "count":
        return (
            _parent(tokens, amount)
            or _group(tokens, amount)
            or _numbered(tokens, amount)
            or in_all(tokens, amount)
            or _drawn(tokens, amount)
        )
    if amount.cls == "percent":
        return _met(tokens, amount)
    if amount.cls == "money":
        return _for_each(tokens, amount) or _asked_for(tokens, amount) or _costing(tokens, amount)
    return None


def _parent(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Read "a mother of four": the children have no word of their own."""
    at = amount.first - 2
    if at < 0 or amount.is_compound or tokens[at + 1].low != "of" or tokens[at].low not in _PARENTS:
        return None
    behind = noun_phrase(tokens, amount.end)
    if behind is not None and is_plural(tokens[behind.end - 1].low):
        return None
    return Counted(at, at + 1, tokens[at].low, True)


def _group(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Read "a family of five", "the plane had a crew of eight": those counted have no word of their own."""
    at = amount.first - 2
    if at < 0 or amount.is_compound or tokens[at + 1].low != "of" or tokens[at].low not in closed_class("groups"):
        return None
    if amount.end < len(tokens) and tokens[amount.end].is_word:
        behind = noun_phrase(tokens, amount.end)
        if behind is not None or tokens[amount.end].low in ("of", "more"):
            return None
    return Counted(at, at + 1, "people", True)


def _drawn(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Read "The monitors, 20 from each side, will wear white": what a sentence begins with."""
    at = amount.first - 1
    if at < 1 or at > 4 or tokens[at].text != "," or not is_plural(tokens[at - 1].low):
        return None
    behind = tokens[amount.end].low if amount.end < len(tokens) else ""
    is_led = tokens[0].low in ("the", "its", "their", "these", "those") and behind in ("from", "on", "at")
    return Counted(at - 1, at, singular(tokens[at - 1].low), True) if is_led else None


def _numbered(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Read "brought to 112 the number of peacekeepers killed"."""
    lows = [one.low for one in tokens[amount.end : amount.end + 3]]
    if lows[:2] == ["the", "number"] and lows[2:] != [] and lows[2] in figure_tables()["words"]["harm"]:
        return Counted(amount.end + 2, amount.end + 3, "people")
    return noun_phrase(tokens, amount.end + 3) if lows in (["the", "number", "of"], ["the", "total", "of"]) else None


def _met(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Read the subject of "the appeal for the north is only 41 per cent funded"."""
    if amount.end >= len(tokens) or tokens[amount.end].low not in figure_tables()["words"]["met"]:
        return None
    at = amount.first - 1
    while at > 0 and tokens[at].low in _ONLY:
        at -= 1
    if at > 0 and tokens[at].text in "-–—," and tokens[at - 1].is_word:
        return Counted(at - 1, at, tokens[at - 1].low, True)
    return subject_head(tokens, at) if at > 0 and tokens[at].low in _COPULAS else None


def _for_each(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Read "compensate the families with two million each", "demanding $300 from each family"."""
    lows = [one.low for one in tokens[amount.end : amount.end + 2]]
    if len(lows) == 2 and lows[0] in _PREPOSITIONS and lows[1] in ("each", "every"):
        return noun_phrase(tokens, amount.end + 2)
    if lows[:1] and lows[0] in _EACH:
        for at in range(amount.first - 1, max(-1, amount.first - 4), -1):
            if is_plural(tokens[at].low) and tokens[at].is_word:
                return Counted(at, at + 1, singular(tokens[at].low), True)
    return None


def _costing(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Read "$84.50 a barrel", "the war was costing the treasury $14 million a day"."""
    verb = amount.first - 1
    verb -= verb > 1 and tokens[verb].low == "at" and tokens[verb - 1].low in _STANDS
    if verb > 1 and tokens[verb].low in _COPULAS | _STANDS:
        return subject_head(tokens, verb)
    lows = [one.low for one in tokens[amount.end : amount.end + 2]]
    if len(lows) == 2 and lows[0] in ("a", "per") and lows[1] in figure_tables()["measures"]:
        return Counted(amount.end + 1, amount.end + 2, lows[1])
    sold = amount.first - 2
    if sold > 1 and tokens[sold + 1].low == "for" and tokens[sold].low in _SOLD and tokens[sold - 1].low in _ONLY:
        return subject_head(tokens, sold - 1)
    if sold > 0 and tokens[sold + 1].low == "for" and tokens[sold].low in _SOLD and is_plural(tokens[sold - 1].low):
        return Counted(sold - 1, sold, singular(tokens[sold - 1].low), True)
    for verb in range(amount.first - 1, max(0, amount.first - 6), -1):
        if tokens[verb].low in _COSTS:
            at = verb - 1
            while at > 0 and tokens[at].low in figure_tables()["words"]["auxiliaries"] | _ONLY:
                at -= 1
            low = tokens[at].low
            if low == ",":
                return subject_head(tokens, verb)
            if low == "which":
                return antecedent(tokens, at)
            if not tokens[at].is_word or low in figure_tables()["nouns"]["ends"]:
                return None
            return Counted(at, at + 1, singular(low), True)
        if not tokens[verb].is_word:
            return None
    return None


def _past_aside(tokens: Sequence[Token], verb: int) -> int:
    """Give where the dash before an aside stands: the first of "The appeal - only 24 per cent funded - asks for"."""
    if tokens[verb - 1].text not in ("-", "–", "—"):
        return verb
    return next((at for at in range(verb - 2, 0, -1) if tokens[at].text in ("-", "–", "—")), verb)


def _asked_for(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Read the plan of "the plan, which calls for $254 million,", "the appeal seeks 30 million euros"."""
    at = amount.first - 1
    if at > 0 and tokens[at].low == "for" and tokens[at - 1].low in figure_tables()["words"]["plans"]:
        return Counted(at - 1, at, tokens[at - 1].low, True)
    if at > 0 and tokens[at].low == "for" and tokens[at - 1].low in _ASKS_FOR:
        at = _past_aside(tokens, at - 1)
    elif at < 0 or tokens[at].low not in _ASKS:
        return None
    else:
        at = _past_aside(tokens, at)
    if at > 1 and tokens[at - 1].low == "which" and (found := antecedent(tokens, at - 1)) is not None:
        return found if found.noun in figure_tables()["words"]["plans"] else None
    if at > 1 and tokens[at - 1].low in ("which", "that"):
        at -= 1 + (tokens[at - 2].text == ",")
    head = tokens[at - 1] if at > 0 else None
    if head is None or head.low not in figure_tables()["words"]["plans"]:
        return None
    return Counted(at - 1, at, head.low, True)
