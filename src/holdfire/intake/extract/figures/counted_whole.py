"""What a number counts where its noun stands further off: "which exceeded 20", "Of 40 men, half", "there were 14"."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.amounts import amount_at
from holdfire.intake.extract.figures.nouns import Counted, is_plural, is_verb, noun_phrase, singular
from holdfire.intake.text.article import Token

_DETERMINERS = frozenset(["the", "a", "an", "its", "their", "this", "his", "her", "our"])
_PREPOSITIONS = frozenset(["for", "of", "in", "on", "to", "from", "by", "with", "at", "under", "against", "into"])
_ARE = frozenset(["are", "were", "was", "is"])
_OPENS = frozenset([",", ";", ":", "—", "–", "“", '"', "‘", "«"])
_PUT = frozenset(
    ["put", "puts", "putting", "estimated", "estimate", "estimates", "placed", "places", "reckoned", "valued", "set"]
)
_GIVE = frozenset(
    ["give", "gives", "gave", "given", "giving", "list", "lists", "listed", "report", "reported", "quote", "quoted"]
)
_BE = frozenset(["is", "are", "was", "were", "be", "been"])
_SUMS = frozenset(
    ["amount", "number", "sum", "total", "figure", "quantity", "money", "distance", "area", "territory", "budget"]
)
_HARMED = frozenset(["killed", "injured", "wounded", "hurt", "displaced", "missing", "martyred"])
_ONLY = frozenset(["only", "just", "at", "least"])


def subject_head(tokens: Sequence[Token], verb: int) -> Counted | None:
    """Find the head of the noun phrase before a verb, past what stands between commas and behind prepositions."""
    at = verb - 1
    if tokens[at].text == ",":
        at = next((n for n in range(at - 1, 0, -1) if tokens[n].text == ","), 1) - 1
    for first in range(at, -1, -1):
        if tokens[first].low in ("that", "and", "but", "while") or tokens[first].text in ",;:":
            return None
        if tokens[first].low in _DETERMINERS and (first == 0 or tokens[first - 1].low not in _PREPOSITIONS):
            begins = first + 1
            sum_before = amount_at(tokens, begins) if begins < verb else None
            found = noun_phrase(tokens, sum_before.end if sum_before is not None else begins)
            if found is not None and found.end == verb - 1 and tokens[found.end].is_word:
                last = tokens[found.end].low
                is_head = last not in figure_tables()["nouns"]["ends"] and not is_verb(tokens, found.end)
                found = found._replace(end=verb, noun=singular(last)) if is_head else found
            return found._replace(is_before=True) if found is not None and found.end <= verb else None
    return None


def antecedent(tokens: Sequence[Token], relative: int) -> Counted | None:
    """Find what a "which" behind a comma stands for: "the breaches of the truce by the rebels, which"."""
    comma = relative - 1
    if comma < 1 or tokens[comma].text != "," or tokens[relative].low not in ("which", "who"):
        return None
    head = _head_before(tokens, comma)
    if head is not None:
        return head
    low = tokens[comma - 1].low
    is_noun = tokens[comma - 1].is_word and low not in figure_tables()["nouns"]["ends"]
    return Counted(comma - 1, comma, singular(low), True) if is_noun else None


def _head_before(tokens: Sequence[Token], comma: int) -> Counted | None:
    """Find the head of a noun phrase that ends at a comma, where nothing but what belongs to it stands between."""
    for first in range(comma - 1, max(-1, comma - 16), -1):
        if tokens[first].text in ",;:" or tokens[first].low in ("that", "and", "but", "while"):
            return None
        if tokens[first].low not in _DETERMINERS or (first and tokens[first - 1].low in _PREPOSITIONS):
            continue
        found = noun_phrase(tokens, first + 1)
        if found is None or found.end > comma:
            return None
        if found.end < comma and tokens[found.end].low not in _PREPOSITIONS:
            return None
        is_plain = not any(is_verb(tokens, n) and tokens[n].low.endswith("ed") for n in range(found.end, comma))
        return found._replace(is_before=True) if is_plain else None
    return None


def out_of_named(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Read "Of 112 former prisoners interviewed last year, nearly three-quarters reported beatings"."""
    at = amount.first - 1
    while at > 0 and tokens[at].low in _ONLY:
        at -= 1
    if at < 3 or tokens[at].text != "," or _is_low(tokens, amount.end, "of"):
        return None
    for of in range(at - 1, -1, -1):
        if tokens[of].low == "of" and (of == 0 or tokens[of - 1].text in _OPENS or tokens[of - 1].low == "out"):
            begins = of + 1 + (tokens[of + 1].low in _DETERMINERS)
            if tokens[of + 1].low == "those":
                return _those(tokens, of + 1)
            begins += tokens[begins].low == "all"
            begins += tokens[begins].low in _DETERMINERS
            whole = amount_at(tokens, begins)
            found = noun_phrase(tokens, begins if whole is None else whole.end)
            if whole is None and (found is None or not is_plural(tokens[found.end - 1].low)):
                return None
            if whole is not None and whole.cls != "count":
                return None
            return found._replace(is_before=True) if found is not None and found.end <= at else None
    return None


def _those(tokens: Sequence[Token], at: int) -> Counted | None:
    """Read "Of those released, 61 had been held"; "of those" alone only points back."""
    if tokens[at + 1].low == "who":
        return Counted(at, at + 1, "people", True)
    if not tokens[at + 1].low.endswith(("ed", "en", "ing")):
        return None
    return Counted(at, at + 2, "people", True)


def _is_low(tokens: Sequence[Token], at: int, low: str) -> bool:
    return at < len(tokens) and tokens[at].low == low


def there_were(tokens: Sequence[Token], amount: Amount, before: Sequence[Token]) -> Token | None:
    """Find the drones of "We counted the drones: there were 14", and of "I have seen the hoes. There are six".

    Args:
        tokens: Of the sentence.
        amount: A count without a noun behind it.
        before: Tokens of the sentence before.
    """
    at = amount.first - 2
    if at < 0 or tokens[at].low != "there" or tokens[at + 1].low not in _ARE:
        return None
    return _last_plural(tokens[:at]) or (_last_plural(before) if at < 3 else None)


def whose_part(tokens: Sequence[Token], amount: Amount) -> Token | None:
    """Find the hostages of "the hostages, 11 of whom are ill"."""
    lows = [one.low for one in tokens[amount.end : amount.end + 2]]
    if lows not in (["of", "whom"], ["of", "which"]) or amount.first < 2 or tokens[amount.first - 1].text != ",":
        return None
    return _last_plural(tokens[: amount.first - 1])


def _last_plural(tokens: Sequence[Token]) -> Token | None:
    """Find the last plural of a stretch; the "injured" of "were injured" is none."""
    for at in range(len(tokens) - 1, -1, -1):
        one = tokens[at]
        is_verb_here = at > 0 and tokens[at - 1].low in ("were", "was", "been", "and") and one.low in _HARMED
        if one.is_word and is_plural(one.low) and not is_verb_here and one.low not in figure_tables()["nouns"]["ends"]:
            return one
    return None


def put_at(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Read "The garrison is estimated at 2,000", "They put the damage at $12 million", "gave the crowd as 6,000"."""
    at = amount.first - 1
    if at < 2 or tokens[at].low not in ("at", "as"):
        return None
    if tokens[at].low == "as":
        found = _object_of(tokens, at, _GIVE)
    elif tokens[at - 1].low in _PUT:
        found = (
            subject_head(tokens, at - 2) or _opening(tokens, at - 3) if at > 2 and tokens[at - 2].low in _BE else None
        )
    else:
        found = _object_of(tokens, at, _PUT)
    return None if found is None or found.noun in ("number", "total", "figure") else found


def _opening(tokens: Sequence[Token], at: int) -> Counted | None:
    """Find the subject without an article that begins a clause: "Unemployment is put at 45%"."""
    begins = at == 0 or (at > 0 and tokens[at - 1].text in _OPENS)
    return Counted(at, at + 1, singular(tokens[at].low), True) if begins and tokens[at].is_word else None


def in_all(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find the vehicles of "the vehicles that set out, 60 in all,"."""
    lows = [one.low for one in tokens[amount.end : amount.end + 2]]
    if lows not in (["in", "all"], ["in", "total"], ["all", "told"]) or amount.first < 2:
        return None
    at = amount.first - 1
    last = _last_plural(tokens[:at]) if tokens[at].text in ",—–-" else None
    number = tokens.index(last) if last is not None else -1
    return None if last is None else Counted(number, number + 1, singular(last.low), True)


def _object_of(tokens: Sequence[Token], at: int, verbs: frozenset[str]) -> Counted | None:
    for verb in range(at - 2, max(-1, at - 12), -1):
        if tokens[verb].text in ",;:":
            return None
        if tokens[verb].low in verbs:
            begins = verb + 1 + (tokens[verb + 1].low in _DETERMINERS)
            found = noun_phrase(tokens, begins)
            return found._replace(is_before=True) if found is not None and found.end <= at else None
    return None


def of_that(tokens: Sequence[Token], at: int) -> Counted | None:
    """Read "a fifth of that amount": a sum named before."""
    lows = [one.low for one in tokens[at : at + 3]]
    if lows[:2] not in (["of", "that"], ["of", "this"]) or lows[2:] == [] or lows[2] not in _SUMS:
        return None
    return Counted(at + 1, at + 3, lows[2])


def how_many(tokens: Sequence[Token], verb: int) -> Counted | None:
    """Find the units of "The number of units that have joined it has gone up to 1,507"."""
    for of in range(verb - 1, max(1, verb - 16), -1):
        if tokens[of].text in ".;:" or tokens[of].low[0].isdigit():
            return None
        if tokens[of].low == "of" and tokens[of - 1].low in ("number", "numbers"):
            found = noun_phrase(tokens, of + 1)
            return None if found is None or found.end > verb else found._replace(is_before=True)
    return None
