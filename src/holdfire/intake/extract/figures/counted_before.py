"""What a number counts where no noun follows: the noun before it, a toll, the subject of its verb, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.counted_whole import antecedent, how_many, put_at
from holdfire.intake.extract.figures.nouns import Counted, is_plural, is_verb, noun_phrase, singular
from holdfire.intake.extract.word_forms import closed_class, verb_forms
from holdfire.intake.text.article import Token

_WEIGHING = (
    "worth",
    "totalling",
    "totaling",
    "totalled",
    "totaled",
    "valued",
    "weighing",
    "measuring",
    "costing",
    "spanning",
)
_COPULAS = (
    "are", "were", "is", "was", "numbered", "numbers", "number", "totalled", "totaled", "reached", "exceeded", "hit",
    "exceed", "exceeds", "passed", "topped", "sleeps", "sleep", "houses", "holds", "hosts", "be", "been",
)  # fmt: skip
"""Verbs between what is counted and a number without a noun behind it ("the captives are at least 41")."""


_INNER = frozenset(
    ["for", "of", "in", "among", "on", "against", "between", "from", "to", "since", "during", "after", "over", "at",
     "across", "inside", "near", "along", "under", "before", "through", "via", "with", "by", "towards", "into"]
)  # fmt: skip
_NOT_DONE = frozenset(["the", "its", "their", "his", "her", "this", "our", "them", "us", "me", "be", "have"])
_STAND = frozenset(
    ["stands", "stood", "stand", "remains", "remained", "is", "was", "hovers", "hovered", "holds", "held"]
)
_HELPING = frozenset(
    ["will", "would", "could", "should", "may", "might", "must", "have", "has", "had", "now", "already", "still"]
)
_STANDING = frozenset(
    ["totaling", "totalling", "standing", "stands", "stood", "unchanged", "same", "reaching", "reached", "remains", "-",
     "–", "—"]
)  # fmt: skip
_EXCEEDING = ("exceeded", "exceed", "exceeds", "exceeding", "surpassed", "topped", "topping", "surpassing")
_WHOSE = ("the", "its", "their", "his", "her", "a", "our")
_SUMS = [[verb, "to"] for verb in ("come", "comes", "came", "amount", "amounts", "amounted", "coming", "amounting")]


def by_vote(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find the "vote" of "by a vote of 19 to 6", "the vote was 19-6"."""
    is_tied = amount.end < len(tokens) and tokens[amount.end].low in ("-", "–", "to", "with", "against")
    if amount.cls != "count" or not (is_tied or (amount.first and tokens[amount.first - 1].low in ("-", "–", "to"))):
        return None
    for at in range(amount.first - 1, max(-1, amount.first - 8), -1):
        if tokens[at].low in ("vote", "votes", "voted", "ballot", "tally", "margin", "majority"):
            return Counted(at, at + 1, "vote", True)
    return None


def measured(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find the noun before "a package of $450", "a margin of error of 3 points", "arms sales worth $1.8 billion"."""
    at = amount.first - 1
    if at < 1:
        return None
    is_sized = tokens[at].low == "of" and tokens[at - 1].low in figure_tables()["words"]["sizes"]
    is_area = amount.unit.startswith("square") or amount.unit in ("hectare", "acre")
    ways = _WEIGHING if amount.rule == "figure.measure" and not (is_sized or is_area) else ("of", *_WEIGHING)
    if tokens[at].low not in ways:
        return None
    at -= at > 2 and tokens[at - 1].text == ","
    at -= at > 1 and tokens[at].low == "worth" and tokens[at - 1].low in ("was", "is", "were", "are")
    first = at - 1
    while first > 0 and at - first < 5 and _may_be_before_noun(tokens, first - 1):
        if first > 1 and tokens[first - 2].low == "to":
            break
        first -= 1
    low = tokens[at - 1].low
    if not tokens[at - 1].is_word or low in figure_tables()["nouns"]["ends"] or low.endswith("ing") or low == "short":
        return None
    return Counted(first, at, singular(low), True)


def _may_be_before_noun(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if low == "of":
        return at > 0 and tokens[at - 1].is_word
    if not tokens[at].is_word or low in figure_tables()["nouns"]["ends"] or is_verb(tokens, at):
        return False
    return low not in ("the", "of", "its", "their", "his", "her", "this", "that", "any")


def _subject(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find the noun before the verb of "the captives are at least 41", "the dead numbered 31"."""
    at = amount.first - 1
    if tokens[amount.first].low in _EXCEEDING:
        found = antecedent(tokens, at) if at > 0 else None
        if found is not None:
            return found
        is_subject = at >= 0 and is_plural(tokens[at].low)
        return Counted(at, at + 1, singular(tokens[at].low), True) if is_subject else None
    while at > 0 and tokens[at].low in ("now", "already", "then", "about", "only", "currently", "still", "have", "has"):
        at -= 1
    stands = amount.cls == "percent" and at > 1 and tokens[at].low == "at" and tokens[at - 1].low in _STAND
    at -= stands
    is_verb_ahead = stands or tokens[max(at, 0)].low in _COPULAS
    if at < 1 or not is_verb_ahead or (amount.end < len(tokens) and _is_taken(tokens, amount.end)):
        return None
    noun = at - 1
    while noun > 0 and tokens[noun].low in _HELPING:
        noun -= 1
    noun = head_of(tokens, noun) if amount.cls == "percent" else noun
    low = tokens[noun].low
    counts = tokens[at].low in ("number", "numbers", "numbered") and tokens[noun].is_word and not is_verb(tokens, noun)
    is_noun = (
        (counts and low not in figure_tables()["nouns"]["ends"])
        or is_plural(low)
        or (amount.end < len(tokens) and tokens[amount.end].low == "strong" and tokens[noun].is_word)
        or (amount.cls == "percent" and tokens[noun].is_word and low not in ("it", "there", "this"))
    )
    return Counted(noun, noun + 1, singular(low), True) if is_noun else None


def _numbering(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find whom the verb counts in "those inside, who may number 9,000", the sum in "the bill would come to $80m"."""
    at, words = amount.first - 1, figure_tables()["words"]
    while at > 0 and tokens[at].low in ("anywhere", "from", "between", "as", "many", "some"):
        at -= 1
    if amount.cls == "count" and tokens[max(at, 0)].low == "number":
        relative = next((n for n in range(at - 1, max(0, at - 7), -1) if tokens[n].low == "who"), 0)
        if relative and (found := antecedent(tokens, relative)) is not None:
            return found
    if amount.cls == "count" and at > 0 and tokens[at].low == "number" and tokens[at - 1].low in words["numbering"]:
        for noun in range(at - 1, max(-1, at - 16), -1):
            if is_plural(tokens[noun].low) or tokens[noun].low == "those":
                return Counted(noun, noun + 1, singular(tokens[noun].low), True)
    at += tokens[amount.first].low == "to"
    if amount.cls == "money" and at > 0 and [tokens[at - 1].low, tokens[at].low] in _SUMS:
        is_apart = any(one.text == "," for one in tokens[max(0, at - 3) : at])
        for noun in range(1, at - 1) if is_apart else range(at - 2, 0, -1):
            if tokens[noun - 1].low in ("the", "a", "its", "their") and tokens[noun].is_word:
                found = noun_phrase(tokens, noun)
                return found._replace(is_before=True) if found is not None else None
    return None


def changed(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find what changed in "casualties had dropped by 60 per cent", "the army's losses rose to 340"."""
    at, changes = amount.first - 1, figure_tables()["words"]["changes"]
    if amount.cls == "percent" and at > 0 and tokens[at].low in changes:
        return _what_rose(tokens, at)
    if at < 2 or tokens[at].low not in ("by", "to", "from"):
        return None
    if tokens[at - 1].text == "," and tokens[at].low == "to":
        at = next((n + 1 for n in range(at - 2, max(0, at - 10), -1) if tokens[n].low in changes), at)
        is_object = tokens[at].low not in ("by", "to", "from", ",", "this", "last", "next", "that")
        found = noun_phrase(tokens, at + (tokens[at].low in _WHOSE)) if is_object else None
        if found is not None and found.end < amount.first:
            return found._replace(is_before=True)
    if tokens[at].low == "to" and amount.rule in ("figure.measure", "figure.money"):
        at = _at_from(tokens, at)
    at -= at > 3 and tokens[at - 1].low in ("up", "down") and tokens[at - 2].low in changes
    if tokens[at - 1].low in changes and (many := how_many(tokens, at - 1)) is not None:
        return many
    while at > 2 and tokens[at - 1].low.endswith(("fold", "ly")):
        at -= 1
    if tokens[at - 1].low not in changes:
        return None
    at -= 2
    while at > 0 and tokens[at].low in figure_tables()["words"]["auxiliaries"]:
        at -= 1
    low = tokens[at].low
    if low == "which":
        return antecedent(tokens, at)
    at = head_of(tokens, at)
    low = tokens[at].low
    tables = figure_tables()
    is_noun = tokens[at].is_word and low not in tables["nouns"]["ends"] and low not in tables["time_units"]
    return Counted(at, at + 1, singular(low), True) if is_noun else None


def _at_from(tokens: Sequence[Token], to: int) -> int:
    """Go back to the "from" of "fell from 2.4 million tonnes to"; where there is none, stay."""
    for at in range(to - 1, max(1, to - 8), -1):
        if tokens[at].low == "from":
            return at if tokens[at + 1].low[0].isdigit() or tokens[at + 1].text == "$" else to
        if not tokens[at].is_word and not tokens[at].low[0].isdigit() and tokens[at].text not in "$%€£":
            return to
    return to


def head_of(tokens: Sequence[Token], last: int) -> int:
    """Find the head of the noun phrase that a word ends: the support of "support for the deal"."""
    head = last
    for at in range(last - 1, max(0, last - 9), -1):
        low = tokens[at].low
        if low in _INNER and tokens[at - 1].is_word and tokens[at - 1].low not in ("number", "total"):
            is_led = at > 1 and (tokens[at - 2].low in _WHOSE or tokens[at - 2].low.endswith(("'s", "’s")))
            if tokens[at - 1].low in figure_tables()["nouns"]["ends"] and not is_led:
                break
            head = at - 1
        elif tokens[at].low[0].isdigit():
            continue
        elif (
            not tokens[at].is_word
            or (low.endswith("ed") and is_verb(tokens, at))
            or (low in figure_tables()["nouns"]["ends"] and low != "a")
        ):
            break
    return head


def _what_rose(tokens: Sequence[Token], verb: int) -> Counted | None:
    """Find the subject of "exports rose 3 percent", "Brent, the benchmark, fell 1.8%"."""
    at = verb - 1
    while at > 0 and tokens[at].low in figure_tables()["words"]["auxiliaries"]:
        at -= 1
    if tokens[at].text == ",":
        at = next((n for n in range(at - 1, 0, -1) if tokens[n].text == ","), 0) - 1
    if at < 0 or not tokens[at].is_word or tokens[at].low in figure_tables()["nouns"]["ends"]:
        return None
    return Counted(at, at + 1, singular(tokens[at].low), True)


def brought(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find what was changed in "has cut oil exports from the north to 90,000 barrels a day"."""
    at = amount.first - 1
    if at < 2 or tokens[at].low not in ("to", "from", "by"):
        return None
    changes = figure_tables()["words"]["changes"]
    for verb in range(at - 1, max(-1, at - 10), -1):
        if tokens[verb].text in ",;:":
            return None
        if tokens[verb].low in changes:
            begins = verb + 1 + (tokens[verb + 1].low in _WHOSE)
            found = noun_phrase(tokens, begins) if begins < at else None
            return found._replace(is_before=True) if found is not None and found.end <= at else None
    return None


def _number_of_them(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find whom "The number of units that accept it has not changed, totaling 97", "remains unchanged - 97" counts."""
    at = amount.first - 1
    if amount.cls != "count" or at < 4 or not (tokens[at].low in _STANDING or tokens[at - 1].low in _STANDING):
        return None
    for of in range(at - 1, 0, -1):
        if tokens[of].low[0].isdigit() or tokens[of].text in ";:":
            return None
        if tokens[of].low == "of" and tokens[of - 1].low in ("number", "numbers", "total"):
            found = noun_phrase(tokens, of + 1)
            return None if found is None else found._replace(is_before=True)
    return None


def _dashed(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find the noun before a dash: "a swap of prisoners — 180 for 64", "the cost of the war — $1.3 billion"."""
    at = amount.first - 1
    if at < 1 or tokens[at].text not in "—–-" or tokens[at].start == tokens[at - 1].end:
        return None
    low = tokens[at - 1].low
    is_noun = is_plural(low) or (amount.cls == "money" and tokens[at - 1].is_word)
    return Counted(at - 1, at, singular(low), True) if is_noun else None


def _done(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find what was done "twice": the participle behind it, the past tense before it, or else the word before."""
    behind = tokens[amount.end].low if amount.end < len(tokens) else ""
    if behind.endswith("ed") and len(behind) > 4:
        return Counted(amount.end, amount.end + 1, behind)
    last = amount.first - 1
    while last > 0 and not tokens[last].is_word:
        last -= 1
    for at in range(last, max(-1, last - 7), -1):
        low = tokens[at].low
        is_to_do = at > 0 and tokens[at - 1].low == "to" and low not in figure_tables()["nouns"]["ends"] | _NOT_DONE
        if (low.endswith("ed") and len(low) > 4) or low in irregular_pasts() or (is_to_do and low == tokens[at].text):
            return Counted(at, at + 1, tokens[at].low, True)
    return Counted(last, last + 1, tokens[last].low, True) if last >= 0 and tokens[last].is_word else None


@cache
def irregular_pasts() -> frozenset[str]:
    """Give past tenses and participles that do not end in -ed, without those that help other verbs."""
    helping: frozenset[str] = figure_tables()["words"]["auxiliaries"]
    return frozenset(form for pair in verb_forms().irregular.values() for form in pair) - helping


def _is_taken(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word behind a number is one that it counts, and not one that ends the clause."""
    low = tokens[at].low
    return tokens[at].is_word and low not in figure_tables()["nouns"]["ends"] and low not in ("last", "this", "next")


def counted_before(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Look back: "wounded five", "a toll of 31", "put the death toll at 47", "a chance of 20 percent"."""
    if amount.rule == "figure.times":
        return _done(tokens, amount)
    if [one.low for one in tokens[max(0, amount.first - 2) : amount.first]] == ["all", "but"]:
        return None
    if amount.first > 1 and tokens[amount.first - 1].low == "from" and tokens[amount.first - 2].low in ("up", "down"):
        return None
    is_more = tokens[amount.first].low in _EXCEEDING
    found = _numbering(tokens, amount) or _number_of_them(tokens, amount) or _dashed(tokens, amount)
    found = found or changed(tokens, amount) or brought(tokens, amount)
    found = found or (measured(tokens, amount) if amount.cls in ("money", "percent") else None)
    found = found or (_subject(tokens, amount) if amount.cls != "money" or is_more else None) or put_at(tokens, amount)
    found = found or _toll_beside(tokens, amount)
    if found is not None or amount.cls == "money":
        return found
    at = amount.first - 1
    steps = 0
    while at > 0 and tokens[at].text in "\"“‘'«":
        at -= 1
    furthest = 14 if at >= 0 and (tokens[at].low in ("at", "to", "from") or tokens[at].low in _COPULAS) else 7
    while at >= 0 and steps < furthest:
        low = tokens[at].low
        if low in figure_tables()["words"]["harm"] and amount.cls == "count" and steps < 3:
            if any(one.low == "and" for one in tokens[at + 1 : amount.first]):
                return None
            if (whose := _number_of(tokens, at)) is not None and tokens[amount.first - 1].low in ("at", "to"):
                return whose
            return Counted(at, at + 1, "people", True)
        if low == ":" and at == amount.first - 1 and at > 0 and tokens[at - 1].is_word:
            return _labelled(tokens, at)
        if low in figure_tables()["words"]["shares"] and amount.cls == "percent":
            return Counted(at, at + 1 + (tokens[at + 1].low in ("rating", "ratings", "rate", "level")), low, True)
        if low in ("number", "numbers", "total") and tokens[at + 1].low == "of" and amount.cls == "count":
            named = noun_phrase(tokens, at + 2)
            if named is not None and named.end <= amount.first:
                return Counted(named.first, named.end, named.noun, True)
        if low in figure_tables()["words"]["tolls"]:
            if low == "death" and any(one.low == "and" for one in tokens[at + 1 : amount.first]):
                return None
            if at > 2 and tokens[at - 1].low == "whose":
                at -= 2 + (tokens[at - 2].text == ",")
                return Counted(at, at + 1, singular(tokens[at].low), True)
            first = at - 1 if at and tokens[at - 1].low in ("death", "total", "casualty", "overall") else at
            return Counted(first, at + 1, low, True)
        if low in (";", ".") or low == ("," if amount.cls == "count" else "while"):
            break
        at, steps = at - 1, steps + 1
    return None


def _labelled(tokens: Sequence[Token], colon: int) -> Counted | None:
    """Find what a label before a colon counts: "Trucks cleared so far: 412", "Killed: 14"."""
    low = tokens[colon - 1].low
    starts = next((n + 1 for n in range(colon - 1, -1, -1) if tokens[n].text in ".;:•"), 0)
    if low in figure_tables()["words"]["harm"] and colon - starts == 1:
        return Counted(colon - 1, colon, "people", True)
    if not is_plural(low) and colon - starts < 8:
        named = noun_phrase(tokens, starts)
        if named is not None and named.end < colon and is_plural(tokens[named.end - 1].low):
            return named._replace(is_before=True)
    is_source = tokens[colon - 1].is_capital and not is_plural(low)
    is_source = is_source or low in figure_tables()["nouns"]["ends"]
    return None if low.endswith("ed") or is_source else Counted(colon - 1, colon, singular(low), True)


def _toll_beside(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Read "The death toll, now 77, may rise", "The troops, numbering about 70,"."""
    at = amount.first - 1
    at -= at > 1 and tokens[at].low in ("now", "currently", "already", "numbering", "totalling", "totaling")
    if amount.cls != "count" or at < 1 or tokens[at].text != ",":
        return None
    is_told = tokens[amount.first - 1].low in ("numbering", "totalling", "totaling")
    is_told = is_told or tokens[amount.first].low in ("believed", "thought", "estimated", "reportedly")
    low = tokens[at - 1].low
    if low in ("toll", "tally", "count", "total") or (is_told and is_plural(low)):
        return Counted(at - 1, at, singular(low), True)
    return None


def _number_of(tokens: Sequence[Token], harm: int) -> Counted | None:
    """Find whom "put the number of militants killed at" counts."""
    for at in range(harm - 2, max(0, harm - 7), -1):
        if tokens[at].low == "of" and tokens[at - 1].low in ("number", "numbers"):
            named = noun_phrase(tokens, at + 1)
            return named._replace(is_before=True) if named is not None and named.end == harm else None
    return None


def people_before(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find whom a bare number counts: "had kept people from leaving, and barely 300 had got out"."""
    verb = tokens[amount.end].low if amount.end < len(tokens) else ""
    if amount.cls != "count" or amount.is_one or verb not in figure_tables()["words"]["auxiliaries"]:
        return None
    for at in range(amount.first - 1, -1, -1):
        if tokens[at].low in figure_tables()["people"]["words"] and is_plural(tokens[at].low):
            says = tokens[at + 1].low in closed_class("says") or tokens[at + 1].low in ("say", "estimate", "estimated")
            return None if says else Counted(at, at + 1, "people", True)
    return None
