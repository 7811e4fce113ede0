"""What a measure is the measure of: the zone 15 km wide, the lorries that were 500 metres from a gate, guns moved."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.counted_before import irregular_pasts
from holdfire.intake.extract.figures.counted_whole import antecedent
from holdfire.intake.extract.figures.nouns import Counted, is_plural, is_verb, singular
from holdfire.intake.text.article import Token

_LENGTHS = frozenset(["km", "mile", "metre", "foot", "yard", "cm", "inch", "mm"])
_DIMENSIONS = frozenset(["wide", "long", "deep", "high", "tall", "thick", "across", "apart"])
_LIE = frozenset(
    ["lies", "lie", "lay", "is", "are", "was", "were", "stands", "stand", "stood", "sits", "sit", "sat", "stretches",
     "measures", "measured", "spans", "runs", "ran", "remains", "remained", "stretched", "stopped", "halted", "covered",
     "be", "go", "goes", "went", "stay", "stayed", "travelled", "traveled", "walked", "drove", "driven", "marched",
     "trekked", "advanced", "moved", "retreated", "withdrew", "flew", "flown", "hiked"]
)  # fmt: skip
_BE = frozenset(["is", "are", "was", "were", "be", "been", "would", "will", "should", "must", "could", "to", "only"])
_BANNED = frozenset(["banned", "prohibited", "forbidden", "barred", "allowed", "permitted"])
_NOT_PLACES = frozenset(["he", "she", "they", "we", "i", "it", "you", "people", "only", "back", "and", "least"])
_SET = frozenset(["located", "situated", "only", "just", "still", "also", "stationed", "based"])


def is_length(amount: Amount) -> bool:
    """Say whether an amount is a length: "12 nautical miles"."""
    return amount.unit.rpartition(" ")[2] in _LENGTHS and not amount.unit.startswith(("square", "cubic"))


def moved(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find what goes so far: the guns of "pull back heavy guns at least 15 kilometres"."""
    moving = figure_tables()["words"]["moving"]
    for at in range(amount.first - 1, max(-1, amount.first - 9), -1):
        if tokens[at].text in ";:," or tokens[at].low in moving:
            return None
        if is_plural(tokens[at].low) and tokens[at].low not in figure_tables()["measures"]:
            is_moved = any(one.low in moving for one in tokens[max(0, at - 6) : at])
            return Counted(at, at + 1, singular(tokens[at].low), True) if is_moved else None
    return None


def has_its_size(tokens: Sequence[Token], amount: Amount) -> bool:
    """Say whether the word for the size stands before it: "to a distance of 20 kilometres"."""
    at = amount.first - 1
    return at > 1 and tokens[at].low == "of" and tokens[at - 1].low in figure_tables()["words"]["sizes"]


def sized(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find what is so long or so far off: "a tunnel 70 meters long", "the town, which lies some 3km from the line"."""
    at = amount.first - 1
    if at < 1 or amount.is_compound:
        return None
    if amount.end < len(tokens) and tokens[amount.end].low in _DIMENSIONS:
        noun = _past_other_size(tokens, at)
        while noun > 0 and tokens[noun].low in _BE:
            noun -= 1
        if _is_noun(tokens, noun):
            return Counted(noun, noun + 1, singular(tokens[noun].low), True)
    if amount.unit == "mm" and tokens[at].low == "of" and _is_noun(tokens, at - 1):
        return Counted(at - 1, at, singular(tokens[at - 1].low), True)
    while at > 0 and tokens[at].low in _SET:
        at -= 1
    at -= at > 2 and tokens[at].low == "back"
    is_done = tokens[at].low in _BANNED or tokens[at].low in figure_tables()["words"]["moving"]
    if at > 1 and is_done and tokens[at - 1].low in _BE:
        at -= 1
    if at < 1 or not (tokens[at].low in _LIE or (is_done and tokens[at].low in _BE)):
        return None
    before = at - 1
    while before > 0 and (tokens[before].low in figure_tables()["words"]["auxiliaries"] or tokens[before].low in _BE):
        before -= 1
    if tokens[before].low == "which":
        return antecedent(tokens, before)
    return Counted(before, before + 1, singular(tokens[before].low), True) if _is_noun(tokens, before) else None


def lying_off(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find the place that lies so far off: the camp of "a camp, 60 km (37 miles) to the south", "silos a mile away".

    "60 km south of the capital" says nothing but the distance.
    """
    behind = amount.end
    if behind < len(tokens) and tokens[behind].text == "(":
        behind = next((n + 1 for n in range(behind, min(behind + 5, len(tokens))) if tokens[n].text == ")"), behind)
    lows = [one.low for one in tokens[behind : behind + 3]]
    is_way = lows[:2] == ["to", "the"] and lows[2:] != [] and lows[2].startswith(("north", "south", "east", "west"))
    if lows[:1] not in (["away"], ["from"], ["off"]) and not is_way:
        return None
    at = amount.first - 1
    at -= at > 0 and tokens[at].text == ","
    if at < 1 or not _is_noun(tokens, at) or tokens[at].low in irregular_pasts() | _NOT_PLACES:
        return None
    return Counted(at, at + 1, singular(tokens[at].low), True)


def _past_other_size(tokens: Sequence[Token], at: int) -> int:
    """Pass the first size of "a crater 8 metres wide and 3 metres deep", and a comma."""
    joined = at - (tokens[at].low == "and")
    joined -= tokens[joined].text == ","
    if joined < at and joined > 3 and tokens[joined].low in _DIMENSIONS:
        number = joined - 2
        number -= tokens[number - 1].low in ("about", "some", "around", "roughly", "nearly")
        return number - 1 - (tokens[number - 1].text == ",")
    return joined if tokens[at].text == "," else at


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    return tokens[at].is_word and low not in figure_tables()["nouns"]["ends"] and not is_verb(tokens, at)
