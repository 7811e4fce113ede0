"""What a number counts: the noun phrase behind it, or before it where none follows."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.amounts import amount_at
from holdfire.intake.extract.figures.counted_back import OF_THEM, belonging, how_they_fared, points_back
from holdfire.intake.extract.figures.counted_before import (
    brought,
    by_vote,
    changed,
    counted_before,
    irregular_pasts,
    measured,
    people_before,
)
from holdfire.intake.extract.figures.counted_beside import counted_beside
from holdfire.intake.extract.figures.counted_changes import compared, multiplied
from holdfire.intake.extract.figures.counted_money import is_rate, meant_for
from holdfire.intake.extract.figures.counted_size import has_its_size, is_length, lying_off, moved, sized
from holdfire.intake.extract.figures.counted_whole import of_that, out_of_named
from holdfire.intake.extract.figures.nouns import Counted, is_plural, is_verb, noun_phrase
from holdfire.intake.extract.figures.units import is_of_vote
from holdfire.intake.text.article import Token

_WHOLE_LEADS = (
    "the", "its", "their", "all", "some", "about", "roughly", "around", "his", "her", "our", "a", "country's", "past",
    "last", "next", "coming", "planned", "promised", "original", "total", "an", "agreed",
)  # fmt: skip
_LEADS = (
    "are",
    "were",
    "is",
    "was",
    "a",
    "an",
    "mostly",
    "mainly",
    "largely",
    "reportedly",
    "likely",
    "all",
    "some",
    "many",
    "also",
)
"""Words between "of them" and the noun that says what they are."""
_NO_NOUN = ("those", "that", "last", "this", "next")
_SHARED = ("count", "fraction", "percent")
_QUOTES = ("'", "’", '"', "”", "»")
_SPANS = (
    "wide",
    "long",
    "deep",
    "high",
    "tall",
    "thick",
    "across",
    "apart",
    "north",
    "south",
    "east",
    "west",
    "inland",
)
_FAVOUR = ("favour", "favor", "abstained", "abstentions", "abstention")
_LEAD_ON = ("of", "in", "worth", "on", "for", "to", "towards", "(", ")")
_KNOWN = ("the", "a", "an", "its", "their", "his", "her", "our")
_AGO = ("previous", "preceding", "past", "last", "same", "earlier")


def counted_by(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find what an amount counts.

    Args:
        tokens: Of its sentence.
        amount: A count, percent, fraction or money.

    Returns:
        ``None`` where no noun stands near that can be it.
    """
    if amount.noun >= 0:
        return Counted(amount.noun, amount.noun + 1, tokens[amount.noun].low)
    if tokens[amount.core].low.endswith("fold"):
        return multiplied(tokens, amount)
    beside = counted_beside(tokens, amount) or (belonging(tokens, amount) if amount.cls in _SHARED else None)
    if beside is not None:
        return beside
    if amount.cls in ("percent", "fraction"):
        if [one.low for one in tokens[amount.end : amount.end + 2]] == ["of", "what"]:
            return Counted(amount.end + 1, amount.end + 2, "what")
        if (sum_before := of_that(tokens, amount.end)) is not None:
            return sum_before
        if (whole := out_of_named(tokens, amount) or compared(tokens, amount)) is not None:
            return whole
    behind = _behind(tokens, amount)
    if behind is not None:
        if behind.first == amount.end and not is_plural(tokens[behind.end - 1].low) and amount.cls == "count":
            return out_of_named(tokens, amount) or _with_other_kind(tokens, behind)
        return _with_contents(tokens, behind)
    if points_back(tokens, amount.end):
        return None
    if (found := by_vote(tokens, amount)) or amount.rule == "figure.vote":
        return found
    if amount.rule == "figure.measure":
        is_far = is_length(amount) and not has_its_size(tokens, amount)
        found = (
            sized(tokens, amount) or moved(tokens, amount) or lying_off(tokens, amount) if is_far else None
        ) or measured(tokens, amount)
        found = found or (None if is_length(amount) else changed(tokens, amount) or brought(tokens, amount))
        return found or Counted(amount.core, amount.end, amount.unit)
    if amount.cls == "count" and (whole := out_of_named(tokens, amount)) is not None:
        return whole
    return counted_before(tokens, amount)


def _with_other_kind(tokens: Sequence[Token], found: Counted) -> Counted:
    """Read on to the noun of "six current and former officials"."""
    if found.end - found.first > 1 or found.end + 1 >= len(tokens) or tokens[found.end].low not in ("and", "or", ","):
        return found
    if tokens[found.first].is_capital or tokens[found.end + 1].is_capital:
        return found
    further = noun_phrase(tokens, found.end + 1)
    if further is None or further.end - further.first < 2 or not is_plural(tokens[further.end - 1].low):
        return found
    return further._replace(first=found.first)


def _with_contents(tokens: Sequence[Token], found: Counted) -> Counted:
    """Take what is inside with it: "400,000 doses of measles vaccine"."""
    if found.end + 1 >= len(tokens) or tokens[found.end].low != "of":
        return found
    if tokens[found.end - 1].low not in figure_tables()["words"]["containers"]:
        return found
    inside = noun_phrase(tokens, found.end + 1)
    return found if inside is None else found._replace(end=inside.end)


def _behind(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    first = amount.end
    if amount.rule == "figure.times":
        return None
    if (amount.cls in ("percent", "fraction", "money") or amount.rule == "figure.measure") and not _leads_on(
        tokens, amount
    ):
        return None
    lows = [one.low for one in tokens[first : first + 3]]
    is_vote = lows[:1] == ["against"] and any(
        one.low in _FAVOUR or is_of_vote(tokens, n) for n, one in enumerate(tokens)
    )
    if is_vote or lows[:2] in (["in", "favour"], ["in", "favor"]):
        at = first + (lows[0] == "in")
        ballots = ("vote", "votes", "ballot", "tally")
        if amount.first and tokens[amount.first - 1].low not in ("of", "to"):
            at = next((n for n in range(max(0, amount.first - 14), amount.first) if tokens[n].low in ballots), at)
        return Counted(at, at + 1, "vote")
    if lows[:2] in OF_THEM:
        return _apposed(tokens, first + 2)
    if lows[:1] and (lows[0] in _NO_NOUN or _tells_when(tokens, first) or _of_a_time(tokens, first)):
        return None
    if lows[:1] and lows[0] in _QUOTES and (lows[1:2] == ["of"] or _opens(tokens, amount)):
        first, lows = first + 1, lows[1:]
    if lows[:1] in (["out"], ["of"]) and (whole := _whole(tokens, first)):
        return whole
    if amount.cls == "fraction" and lows[:1] and lows[0] in _KNOWN and (whole := _whole(tokens, first - 1)):
        return whole
    if amount.rule == "figure.vague" and tokens[first - 1].low.endswith("s") and lows[:1] != ["of"]:
        if fared := how_they_fared(tokens, amount):
            return fared
        if lows[:1] != ["more"]:
            people = people_before(tokens, amount) or counted_before(tokens, amount)
            return people or Counted(amount.core, first, "people")
    if lows[:1] and (lows[0] in figure_tables()["words"]["passive"] or lows[0] == ","):
        if harm := _said_of(tokens, _past_aside(tokens, first)):
            return harm
        if amount.cls == "count" and lows[0] in ("were", "are") and (told := _apposed(tokens, first)):
            return told
    if amount.is_compound and amount.rule == "figure.count" and first + 1 < len(tokens):
        first += 1
    if amount.cls == "money" and (spent := meant_for(tokens, amount, first)):
        return spent
    first, skipped = _past_aside_or_article(tokens, amount, first), 0
    while first < len(tokens) and tokens[first].low in figure_tables()["words"]["skipped"] and skipped < 4:
        first, skipped = first + 1, skipped + 1
    if first < len(tokens) and (tokens[first].text in "\"“‘'*" or tokens[first].low == "so-called"):
        first += 1
    first = _past_calibre(tokens, first)
    if amount.cls == "count" and skipped and lows[:1] != ["of"] and lows[:1] not in (["more"], ["other"], ["of"]):
        return None
    found = noun_phrase(tokens, first)
    if found is None or _is_only_done(tokens, found, amount) or _is_way(tokens, found):
        return None
    if amount.unit == "barrel" and lows[:1] == ["of"]:
        return found._replace(first=amount.end - 1)
    return _without_verb(tokens, found) if _is_of_one(tokens, amount) else found


def _past_aside_or_article(tokens: Sequence[Token], amount: Amount, first: int) -> int:
    """Pass the bracket behind a compound, and the "of a" of "half of a month's pay"."""
    if amount.is_compound:
        return _past_bracket(tokens, first)
    lows = [one.low for one in tokens[first : first + 2]]
    return first + 2 * (amount.cls in ("percent", "fraction") and lows in (["of", "a"], ["of", "an"]))


def _past_bracket(tokens: Sequence[Token], first: int) -> int:
    """Pass the other unit of "a 20-kilometre (12-mile) zone"."""
    if first + 1 < len(tokens) and tokens[first].text == "(":
        return next((n + 1 for n in range(first, min(first + 7, len(tokens))) if tokens[n].text == ")"), first)
    return first + (first + 1 < len(tokens) and tokens[first].text == ")")


def _is_of_one(tokens: Sequence[Token], amount: Amount) -> bool:
    """Say whether what is counted is surely one thing: "one soldier", "a 480-km line"."""
    if amount.is_compound:
        ahead = tokens[amount.first - 1].low if amount.first else ""
        return ahead in ("a", "an") or (ahead == "the" and amount.rule == "figure.count")
    return amount.is_one and amount.cls == "count" and amount.rule == "figure.count"


def _without_verb(tokens: Sequence[Token], found: Counted) -> Counted:
    """Leave out the verb of "a 480-km line divides them", which looks like a plural."""
    low = tokens[found.end - 1].low
    known = figure_tables()
    if found.end - found.first < 2 or low in known["nouns"]["words"] or low in known["people"]["words"]:
        return found
    if not is_plural(low) or not tokens[found.end - 2].is_word:
        return found
    return found._replace(end=found.end - 1, noun=tokens[found.end - 2].low)


def _of_a_time(tokens: Sequence[Token], first: int) -> bool:
    """Say whether a number is that of another time: "nearly double the 108 of the week before"."""
    lows = [one.low for one in tokens[first : first + 4]]
    if lows[:2] not in (["of", "the"], ["of", "last"], ["of", "a"]):
        return False
    units = figure_tables()["time_units"]
    return any(low in units for low in lows[2:3] + lows[3:4] * (lows[2:3] != [] and lows[2] in _AGO))


def _tells_when(tokens: Sequence[Token], first: int) -> bool:
    """Tell "killed six overnight", "late Tuesday" from "two overnight raids"."""
    if first + 1 >= len(tokens) or tokens[first].low not in ("overnight", "early", "late"):
        return False
    behind = tokens[first + 1]
    return not behind.is_word or behind.low in figure_tables()["nouns"]["ends"]


def _is_only_done(tokens: Sequence[Token], found: Counted, amount: Amount) -> bool:
    """Say whether what stands for a noun only tells what befell some: "900 homes were destroyed and 210 damaged"."""
    low = tokens[found.first].low
    tables = figure_tables()
    is_known = low in tables["nouns"]["words"] or low in tables["nouns"]["alone"] or low in tables["words"]["harm"]
    is_past = (low.endswith("ed") and len(low) > 4 and "-" not in low) or low in irregular_pasts()
    if not is_past or is_known:
        return False
    if found.end - found.first == 1:
        return low.endswith("ed") or amount.cls == "count"
    is_many = amount.rule in ("figure.count", "figure.vague") and not amount.is_compound and not amount.is_one
    return is_many and not is_plural(tokens[found.end - 1].low)


def _is_way(tokens: Sequence[Token], found: Counted) -> bool:
    """Say whether what stands behind only says where to: "sent 90,000 south"."""
    low = tokens[found.first].low.removesuffix("s").removesuffix("ward")
    return found.end - found.first == 1 and low in ("north", "south", "east", "west")


def _past_aside(tokens: Sequence[Token], first: int) -> int:
    """Pass what stands between commas: "at least 14, including three medics, were killed"."""
    if tokens[first].text != ",":
        return first
    closing = next((n for n in range(first + 1, min(first + 14, len(tokens))) if tokens[n].text == ","), first)
    is_verb_behind = closing + 1 < len(tokens) and tokens[closing + 1].low in figure_tables()["words"]["passive"]
    return closing + 1 if closing > first and is_verb_behind else len(tokens)


def _opens(tokens: Sequence[Token], amount: Amount) -> bool:
    """Say whether a quote mark opens right before an amount: the noun of "“no less than sixty” blasts" follows it."""
    return amount.first > 0 and tokens[amount.first - 1].text in "“‘\"'«„"


def _past_and(tokens: Sequence[Token], at: int) -> int:
    """Pass the "and" of "sixteen 82-mm and 120-mm mines"."""
    is_more = at + 1 < len(tokens) and tokens[at].low in ("and", "or", ",") and tokens[at + 1].low[0].isdigit()
    return at + is_more


def _past_calibre(tokens: Sequence[Token], at: int) -> int:
    """Pass the calibre of "two 23 mm guns", "five 120mm mortars"; what is said of time in "two earlier deals"."""
    if at + 1 < len(tokens) and tokens[at].low[0].isdigit():
        words = figure_tables()["words"]["calibre"]
        after = at + 1 + (tokens[at + 1].text == "-")
        if after < len(tokens) and tokens[after].low in words:
            return _past_calibre(tokens, _past_and(tokens, after + 1))
        is_tied = tokens[at + 1].text == "-" and after + 1 < len(tokens) and tokens[after + 1].is_word
        if is_tied and tokens[after].low in figure_tables()["measures"]:
            return after + 1
        if tokens[at].low.endswith(("mm", "cm")):
            return _past_calibre(tokens, _past_and(tokens, at + 1))
    if at + 1 < len(tokens) and tokens[at].low in (
        "earlier",
        "later",
        "daily",
        "weekly",
        "monthly",
        "nearby",
        "overall",
    ):
        return at + (is_plural(tokens[at + 1].low) or (at + 2 < len(tokens) and is_plural(tokens[at + 2].low)))
    return at


def _apposed(tokens: Sequence[Token], first: int) -> Counted | None:
    """Read the noun of "two-thirds of them women"; what says only how they fared is none."""
    if tokens[first - 1].low in ("those", "these") and first < len(tokens) and tokens[first].low.endswith("ed"):
        until = range(first + 1, min(first + 7, len(tokens)))
        first = next((n for n in until if tokens[n].low in ("are", "were", "was", "is")), first)
    while first < len(tokens) and tokens[first].low in _LEADS:
        first += 1
    if first >= len(tokens) or tokens[first].low.endswith(("ing", "ed")) or tokens[first].low in irregular_pasts():
        return None
    found = noun_phrase(tokens, first)
    if found is None:
        return None
    low, people = tokens[found.end - 1].low, figure_tables()["people"]["words"]
    return found if is_plural(low) or f"{low}s" in people else None


def _said_of(tokens: Sequence[Token], first: int) -> Counted | None:
    """Read "15 were injured", "nine have been killed": what was done to those counted."""
    at = first
    while at < len(tokens) and at - first < 3 and tokens[at].low in figure_tables()["words"]["passive"]:
        at += 1
    if at < len(tokens) and tokens[at].low in figure_tables()["words"]["harm"]:
        return Counted(at, at + 1, "people")
    return None


def _whole(tokens: Sequence[Token], first: int) -> Counted | None:
    """Read what the whole counts in "14 out of 16 vehicles", "31 percent of the 640 million dollars"."""
    at = first + 1 + (tokens[first].low == "out")
    last = min(at + 5, len(tokens))
    while at < last and (
        tokens[at].low in _WHOLE_LEADS or tokens[at].is_capital or tokens[at].low.endswith(("'s", "s'"))
    ):
        at += 1
    whole = amount_at(tokens, at) if at < len(tokens) else None
    if whole is None:
        return None
    is_measure = whole.rule == "figure.measure" and not whole.is_compound
    if is_measure and whole.end < len(tokens) and tokens[whole.end].low == "of":
        return noun_phrase(tokens, whole.end + 1)
    if (whole.cls == "count" and not is_measure) or whole.is_compound:
        return noun_phrase(tokens, whole.end)
    if whole.cls == "money" and whole.end < len(tokens) and not tokens[whole.end].is_capital:
        named = noun_phrase(tokens, whole.end) if not is_verb(tokens, whole.end) else None
        if named is not None:
            return named
    return Counted(whole.first, whole.end, whole.unit)


def _leads_on(tokens: Sequence[Token], amount: Amount) -> bool:
    """Say whether the words behind a share, money or a measure can tell what it is of."""
    low = tokens[amount.end].low if amount.end < len(tokens) else ""
    if amount.is_compound:
        return True
    if amount.rule == "figure.measure":
        is_known = amount.first > 0 and tokens[amount.first - 1].low in ("a", "an", "the", "its", "their")
        if is_known and low not in _SPANS and low != "of":
            return low[:1].isalpha() and low not in figure_tables()["nouns"]["ends"] and not is_verb(tokens, amount.end)
        return low == "of" and not (is_length(amount) and _is_known(tokens, amount.end + 1))
    words = figure_tables()
    is_noun = low[:1].isalpha() and low not in words["nouns"]["ends"]
    if amount.cls == "money":
        if is_rate(tokens, amount.end) or low in _LEAD_ON or low in words["words"]["giving"]:
            return True
        if is_noun and tokens[amount.end].is_capital:
            named = noun_phrase(tokens, amount.end) if amount.first else None
            return named is not None and named.end - named.first > 1 and tokens[amount.first - 1].low in _KNOWN
        return is_noun and not is_verb(tokens, amount.end)
    if amount.cls == "fraction":
        return is_noun or low in ("of", "the", "its", "their", "his", "her", "all")
    if is_noun and amount.first and tokens[amount.first - 1].low in ("a", "an", "the", "its", "their"):
        return not is_verb(tokens, amount.end)
    return low == "of" or low in words["words"]["shares_behind"]


def _is_known(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a name or a noun with its article stands here: a place that a length is reckoned from."""
    return at < len(tokens) and (tokens[at].is_capital or tokens[at].low in _KNOWN)
