"""Amounts: a number with its modifier, its range and its unit, read from the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.modifiers import with_modifiers
from holdfire.intake.extract.figures.shares import share_at
from holdfire.intake.extract.figures.units import currency_code, glued, is_of_vote, with_unit
from holdfire.intake.text.article import Token
from holdfire.intake.text.by_word import ByWord
from holdfire.intake.text.number_words import NumberWords, number_at, number_tables, small_number

_BEFORE_ONE = frozenset(
    ["than", "within", "over", "under", "nearly", "almost", "for", "by", "after", "in", "barely", "maybe", "lasted",
     "lasting", "last", "lasts", "about", "around", "roughly", "perhaps", "hardly"]
)  # fmt: skip
"""Words before "a week" that make a stretch of it."""
_HALVED = ("hour", "minute", "mile", "kilometre", "kilometer", "day")
_SIZES = ("scores", "millions", "billions")
_RANGE_MARKS = ("to", "–", "—", "-", "or")


@cache
def _lasting_words() -> Mapping[str, str]:
    """Give the words that say of something that it lasts one unit of time: "month-long"."""
    units = {unit: of for unit, of in figure_tables()["time_units"].items() if not unit.endswith("s")}
    return {unit + tail: of for unit, of in units.items() for tail in ("-long", "long") if unit != "night"}


@cache
def beginnings() -> frozenset[str]:
    """Give the words an amount can begin with, apart from digits."""
    numbers, tables = number_tables(), figure_tables()
    return frozenset(
        {word for word, value in numbers.small.items() if value}
        | _vague_words()
        | numbers.parts.keys()
        | {"a", "an", "between", "twice", "once", "dozen"}
        | _lasting_words().keys()
        | tables["currency_signs"].keys()
        | _folds().keys()
    )


def _can_begin(low: str) -> bool:
    """Say whether an amount can begin with a word, given in small letters."""
    return low[0].isdigit() or low in beginnings() or ("-" in low and low.partition("-")[0] in beginnings())


CAN_BEGIN = ByWord(_can_begin)


def amount_at(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read the amount whose number begins with a token, with the words before and behind it."""
    low = tokens[at].low
    found = None
    if not low[0].isdigit():
        if low in ("a", "an") and (at + 1 >= len(tokens) or tokens[at + 1].low not in _behind_article()):
            found = _and_a_half(tokens, at) or _one_time(tokens, at)
            return with_modifiers(tokens, found) if found is not None and found.is_one else found
        found = _fold(tokens, at) or _lasting(tokens, at) or _twice(tokens, at) or _a_decade(tokens, at)
        found = found or _money_by_sign(tokens, at) or _vague(tokens, at)
    if found is None:
        number = number_at(tokens, at)
        found = share_at(tokens, at, number) or _compound_word(tokens, at) or _range(tokens, at, number)
        if found is None and number is not None:
            found = _plain(at, number)
        elif found is None and low[0].isdigit() and low[-1].isalpha():
            found = glued(tokens, at)
    return with_modifiers(tokens, with_unit(tokens, found)) if found is not None else None


@cache
def _behind_article() -> frozenset[str]:
    """Give the words that make a number of an "a" before them."""
    numbers = number_tables()
    return frozenset(
        {"few", "couple", "handful", "decade", "half", "quarter"} | numbers.scales.keys() | numbers.parts.keys()
    )


def _plain(at: int, number: NumberWords) -> Amount:
    return Amount(at, at, number.end, number.value, number.value, in_words=number.in_words)


@cache
def _folds() -> Mapping[str, int]:
    """Give "threefold" to "twentyfold", "hundredfold"; what is "twofold" has two parts more often."""
    words = {f"{word}fold": value for word, value in number_tables().small.items() if 2 < value <= 100}
    return words | {"hundredfold": 100, "thousandfold": 1000}


def _fold(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read "tenfold"."""
    times = _folds().get(tokens[at].low)
    if times is None:
        return None
    value = Fraction(times)
    return Amount(at, at, at + 1, value, value, unit="time", rule="figure.times", in_words=True)


def _lasting(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read "a month-long truce", "a yearlong siege"; "a week-old ceasefire" has no number."""
    unit = _lasting_words().get(tokens[at].low)
    if unit is None or (at and tokens[at - 1].text == "-"):
        return None
    return _time(at, at + 1, Fraction(1), unit)._replace(is_compound=True)


def _twice(tokens: Sequence[Token], at: int) -> Amount | None:
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[at].low == "once":
        unit = tokens[at + 2].low if at + 2 < len(tokens) else ""
        is_rate = following in ("a", "every", "per", "each") and unit in figure_tables()["time_units"]
        times = Fraction(1) if is_rate else None
    else:
        is_double = following in ("as", "the", "a", "its", "their", "-") or (
            following == "that" and not (at and _is_told(tokens[at - 1].low))
        )
        times = None if tokens[at].low != "twice" or is_double else Fraction(2)
    if times is None:
        return None
    return Amount(at, at, at + 1, times, times, unit="time", rule="figure.times", in_words=True)


def _is_told(low: str) -> bool:
    return low.endswith("ed") or low in ("told", "said", "found", "heard", "shown", "ruled")


def _a_decade(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read "a decade", "half an hour"."""
    words = [one.low for one in tokens[at : at + 3]]
    if words[:2] == ["a", "decade"]:
        return _time(at, at + 2, Fraction(1), "decade")
    if words == ["half", "an", "hour"]:
        return _time(at, at + 3, Fraction(1, 2), "hour")
    return None


def _and_a_half(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read "a year and a half", "a page and a half"."""
    if at + 4 >= len(tokens) or tokens[at + 2].low != "and" or tokens[at + 4].low != "half":
        return None
    unit, value = figure_tables()["time_units"].get(tokens[at + 1].low), Fraction(3, 2)
    return _time(at, at + 5, value, unit) if unit else Amount(at, at, at + 5, value, value, in_words=True, noun=at + 1)


def _one_time(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read the stretch of "in less than a year", "within a week"; "a week later", "40 lorries a day" are none."""
    if at + 1 >= len(tokens) or not at or tokens[at - 1].low not in _BEFORE_ONE:
        return None
    if tokens[at + 1].low in ("second", "minute") and tokens[at - 1].low not in ("than", "within", "barely"):
        return None
    if tokens[at - 1].low == "in" and at > 1 and tokens[at - 2].low in ("once", "times", "twice", "back", "all"):
        return None
    unit = figure_tables()["time_units"].get(tokens[at + 1].low)
    if unit is None:
        return _one_length(tokens, at)
    behind = tokens[at + 2].text if at + 2 < len(tokens) else ""
    if unit is None or behind in ("-", "'", "’") or tokens[at + 1].low.endswith("s"):
        return None
    return _time(at, at + 2, Fraction(1), unit)


def _one_length(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read "about a mile from the gate", "less than a kilometre away"."""
    unit = figure_tables()["measures"].get(tokens[at + 1].low)
    behind = tokens[at + 2].low if at + 2 < len(tokens) else ""
    if unit not in ("mile", "km", "metre") or behind not in figure_tables()["words"]["ways_of_lengths"]:
        return None
    return Amount(at, at, at + 2, Fraction(1), Fraction(1), unit=unit, rule="figure.measure", in_words=True)


def _time(at: int, end: int, value: Fraction, unit: str) -> Amount:
    return Amount(at, at, end, value, value, cls="duration", unit=unit, rule="figure.duration", in_words=True)


def _money_by_sign(tokens: Sequence[Token], at: int) -> Amount | None:
    unit = figure_tables()["currency_signs"].get(tokens[at].text)
    if unit is None:
        return None
    number = number_at(tokens, at + 1)
    if number is None:
        return None
    inner = _range(tokens, at + 1, number) or _plain(at + 1, number)
    code = currency_code(tokens, at)
    first = at - 1 if code else at
    return inner._replace(first=first, core=first, cls="money", unit=code or unit, rule="figure.money")


def _vague(tokens: Sequence[Token], at: int) -> Amount | None:
    table = figure_tables()["vague"]
    if tokens[at].low not in _vague_words():
        return None
    for length in (4, 3, 2, 1):
        words = " ".join(one.low for one in tokens[at : at + length])
        if words in table and at + length <= len(tokens):
            is_harmed = at > 0 and tokens[at - 1].low in figure_tables()["words"]["harm"]
            if words in _SIZES and not (is_harmed or _says_how_many(tokens, at + length)):
                return None
            low, high = table[words]
            end = at + length
            if end + 1 < len(tokens) and tokens[end].low in ("and", "upon", "on") and tokens[end + 1].low == words:
                end += 2
            return Amount(at, at, end, Fraction(low), Fraction(high), True, rule="figure.vague", in_words=True)
    return None


@cache
def _vague_words() -> frozenset[str]:
    return frozenset(words.split()[0] for words in figure_tables()["vague"])


def _says_how_many(tokens: Sequence[Token], at: int) -> bool:
    known = figure_tables()["nouns"]["alone"] | figure_tables()["words"]["harm"]
    return at < len(tokens) and (tokens[at].low in ("of", "more", "were", "have") or tokens[at].low in known)


def _compound_word(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read one word with a hyphen, "two-day", "four-page", "forty-odd"."""
    if "-" not in tokens[at].low:
        return None
    low, half = tokens[at].low, Fraction(0)
    if "-and-a-half-" in low:
        low, half = low.replace("-and-a-half-", "-"), Fraction(1, 2)
    pieces = low.split("-")
    count = small_number(pieces[0])
    if pieces[0] == "half" and pieces[1] in _HALVED:
        count, half = 1, Fraction(-1, 2)
    if not count or (pieces[2:3] == ["old"] and not _is_old_thing(tokens, at + 1)):
        return None
    value = count + half
    unit = figure_tables()["time_units"].get(pieces[1])
    length = figure_tables()["measures"].get(pieces[1])
    if length is not None:
        return Amount(at, at, at + 1, value, value, unit=length, rule="figure.measure", is_compound=True,
                      in_words=True, tail=_behind_unit(pieces))  # fmt: skip
    if unit is None:
        is_idle = len(pieces) > 2 or count == 1 or pieces[1] in figure_tables()["words"]["idle_compounds"]
        if is_idle or len(pieces[1]) < 3 or small_number(pieces[1]) is not None:
            return None
        return Amount(at, at, at + 1, value, value, pieces[1] == "odd", in_words=True, tail=len(pieces[1]) + 1)
    return Amount(at, at, at + 1, value, value, cls="duration", unit=unit, rule="figure.duration",
                  is_compound=True, in_words=True, tail=_behind_unit(pieces))  # fmt: skip


def _behind_unit(pieces: Sequence[str]) -> int:
    """Count the signs behind the unit in "six-week-old"."""
    return sum(len(piece) + 1 for piece in pieces[2:])


def _is_old_thing(tokens: Sequence[Token], at: int) -> bool:
    things = figure_tables()["words"]["old_things"]
    return any(one.low in things for one in tokens[at : at + 2])


def _range(tokens: Sequence[Token], at: int, first: NumberWords | None) -> Amount | None:
    """Read "between 40 and 60", "900 to 1,000", "62%-70%", "six to eight thousand", "two or three"."""
    signs, is_between = figure_tables()["currency_signs"], tokens[at].low == "between"
    unit = ""
    if is_between and at + 1 < len(tokens):
        unit = signs.get(tokens[at + 1].text, "")
        first = number_at(tokens, at + 1 + bool(unit))
    if first is None or first.end + 1 >= len(tokens):
        return None
    to = first.end + (tokens[first.end].low in ("%", "percent"))
    to += to + 1 < len(tokens) and tokens[to].text == "-" and tokens[to + 1].low in ("to", "or")
    if to + 1 >= len(tokens) or (to > first.end and tokens[to + 1].text in signs):
        return None
    mark = tokens[to]
    if mark.low != "and" if is_between else mark.low not in _RANGE_MARKS:
        return None
    if mark.text == "—" and tokens[to + 1].start - mark.end > 0:
        return None
    second = number_at(tokens, to + 1 + (tokens[to + 1].text in signs))
    if second is None:
        return _glued_range(tokens, at, first, to + 1) if mark.low in ("-", "–") else None
    low = _scaled_like(first, second)
    is_of_score = mark.low == "-" and not is_between and second.value < 10 and low < 10
    if low >= second.value or (is_of_score and not _is_measured(tokens, second.end)):
        return None
    if mark.low in ("to", "-", "–") and (is_of_vote(tokens, at) or (mark.low == "to" and _tells_change(tokens, at))):
        return None
    found = Amount(at, at, second.end, low, second.value, rule="figure.range", in_words=first.in_words)
    return found._replace(cls="money", unit=unit, rule="figure.money") if unit else found


def _is_measured(tokens: Sequence[Token], at: int) -> bool:
    """Tell the "2-4" of "2-4 km", "3-5 days" from a score."""
    return at < len(tokens) and (
        tokens[at].low in figure_tables()["measures"] or tokens[at].low in figure_tables()["time_units"]
    )


def _glued_range(tokens: Sequence[Token], at: int, first: NumberWords, end: int) -> Amount | None:
    """Read "2-4km", "60–80km"."""
    last = glued(tokens, end) if tokens[end].low[0].isdigit() else None
    if last is None or last.high is None or first.value >= last.high:
        return None
    return last._replace(first=at, core=at, low=first.value)


def _scaled_like(first: NumberWords, second: NumberWords) -> Fraction:
    """Give the first end its scale: the "six" of "six to eight thousand"."""
    if not second.scaled or first.scaled or first.value >= 1000:
        return first.value
    scale = next(
        (one for one in (10**9, 10**6, 1000, 100, 12) if second.value % one == 0 or second.value > one >= 1000), 1
    )
    return first.value * scale if first.value * scale < second.value else first.value


def _tells_change(tokens: Sequence[Token], at: int) -> bool:
    """Tell the two numbers of "rose from 61 to 83", "rose $2 to $91" from a range."""
    changes = figure_tables()["words"]["changes"]
    if at > 1 and tokens[at - 1].text in figure_tables()["currency_signs"]:
        at -= 1
        if tokens[at - 1].low in changes:
            return True
    if at == 0 or tokens[at - 1].low != "from":
        return False
    return any(one.low in changes for one in tokens[max(0, at - 9) : at - 1])
