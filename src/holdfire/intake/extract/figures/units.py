"""What a number is measured in: percent, money, time, lengths and weights."""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.text.article import Token
from holdfire.intake.text.number_words import number_tables, read_digits

_PERCENT = frozenset([("%",), ("percent",), ("pct",), ("per", "cent"), ("percentage", "points")])
_KINDS = {"sq": "square"}
_AREAS = ("square", "sq", "cubic")
_CALIBRES = frozenset(["calibre", "caliber", "calibres", "calibers"])
_GLUED = re.compile(r"(\d[\d,.]*)([a-z]{2,4})")
_SPELLED = ("Rs", "Dh", "Dhs", "Tk", "Rp", "Sh", "Shs", "KSh", "Birr")
"""Codes of money that stand before a number with a space between, beside those of three capitals."""


def currency_code(tokens: Sequence[Token], at: int) -> str:
    """Give the currency whose letters stand before a number or a sign: "Dh340", "US$38", "Rs 500"; "" for none."""
    if at == 0:
        return ""
    code = tokens[at - 1]
    if not code.is_capital or len(code.text) > 4:
        return ""
    is_spaced = code.end < tokens[at].start
    if is_spaced and not (code.text in _SPELLED or (len(code.text) == 3 and code.text.isupper())):
        return ""
    if is_spaced and not tokens[at].low[0].isdigit():
        return ""
    return str(figure_tables()["currency_codes"].get(code.low, ""))


def glued(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read "3km", "25kg", "120kph": a number and its unit in one word."""
    found = _GLUED.fullmatch(tokens[at].low)
    value = read_digits(found[1]) if found is not None else None
    if found is None or value is None:
        return None
    unit = figure_tables()["measures"].get(found[2])
    if unit is None and found[2] == "mm" and at + 1 < len(tokens) and tokens[at + 1].low in _CALIBRES:
        unit = "mm"
    if unit is not None:
        return Amount(at, at, at + 1, value, value, unit=unit, rule="figure.measure")
    unit = figure_tables()["time_units"].get(found[2])
    if unit is None:
        return None
    return Amount(at, at, at + 1, value, value, cls="duration", unit=unit, rule="figure.duration")


def is_of_vote(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a number is of the outcome of a vote ("by a vote of 19 to 6", "approved 8-3")."""
    votes = figure_tables()["words"]["votes"]
    return any(one.low in votes for one in tokens[max(0, at - 7) : at])


def with_unit(tokens: Sequence[Token], found: Amount) -> Amount:
    """Add percent, a currency, a measure or a unit of time that follows, and a currency before digits ("Rs 500")."""
    if found.cls != "count" or found.noun >= 0 or found.unit:
        return found
    if not found.in_words and (money := _coded(tokens, found)):
        return money
    if found.end == found.core + 1 and _is_metres(tokens, found):
        low, high = (end / 10**6 if end is not None else None for end in (found.low, found.high))
        return found._replace(low=low, high=high, unit="metre", rule="figure.measure")
    tables = figure_tables()
    lows = [one.low for one in tokens[found.end : found.end + 3]]
    if length := _percent(tokens, found, lows):
        return found._replace(end=found.end + length, cls="percent", unit="percent", rule="figure.percent")
    is_tied = lows[:1] == ["-"] and len(lows) > 1 and tokens[found.end].start == tokens[found.end - 1].end
    if is_tied and is_of_vote(tokens, found.core) and lows[1].isdigit():
        return found._replace(rule="figure.vote")
    if is_tied and lows[1] in ("percent", "per-cent", "pct"):
        return found._replace(end=found.end + 2, cls="percent", unit="percent", rule="figure.percent", is_compound=True)
    if is_tied and (money := _tied_money(found, lows[1])):
        return money
    if is_tied and lows[1] in ("strong", "odd", "plus"):
        high = None if lows[1] == "plus" else found.high
        return found._replace(end=found.end + 2, high=high, is_about=found.is_about or lows[1] == "odd")
    lead = 1 if is_tied or (lows[:1] and lows[0] in tables["words"]["currency_adjectives"]) else 0
    word = lows[lead] if len(lows) > lead else ""
    if not is_tied and word in tables["currency_words"]:
        return found._replace(
            end=found.end + lead + 1, cls="money", unit=tables["currency_words"][word], rule="figure.money"
        )
    head, _, rest = word.partition("-")
    if (is_tied or lead == 0) and head in tables["time_units"]:
        return _of_time(tokens, found, is_tied, head, rest)
    if (
        lead == 0
        and word in ("full", "consecutive", "straight", "whole", "long", "more")
        and len(lows) > 1
        and lows[1] in tables["time_units"]
    ):
        return found._replace(
            end=found.end + 2, cls="duration", unit=tables["time_units"][lows[1]], rule="figure.duration"
        )
    if is_tied and head in tables["measures"]:
        return found._replace(
            end=found.end + 2,
            unit=tables["measures"][head],
            rule="figure.measure",
            is_compound=True,
            tail=len(word) - len(head),
        )
    if is_tied:
        return found._replace(end=found.end + 1, is_compound=True)
    return _of_measure(tokens, found, word, lows[1] if len(lows) > 1 else "")


def _coded(tokens: Sequence[Token], found: Amount) -> Amount | None:
    """Take in the letters of a currency before digits: "Dh340", "Rs 500", "Rs. 500"."""
    first = found.core - 1
    if first > 0 and tokens[first].text == "." and tokens[first - 1].text in _SPELLED:
        first -= 1
        code = str(figure_tables()["currency_codes"].get(tokens[first].low, ""))
    else:
        code = currency_code(tokens, found.core)
    return found._replace(first=first, core=first, cls="money", unit=code, rule="figure.money") if code else None


def _percent(tokens: Sequence[Token], found: Amount, lows: Sequence[str]) -> int:
    """Count the words of "per cent", "percentage points", the "points" of a margin of error; 0 for others."""
    for length in (1, 2):
        if tuple(lows[:length]) in _PERCENT:
            return length
    is_points = lows[:1] in (["points"], ["point"])
    return int(is_points and any(one.low == "margin" for one in tokens[max(0, found.first - 5) : found.first]))


def _of_measure(tokens: Sequence[Token], found: Amount, word: str, following: str) -> Amount:
    """Add the measure of "12 km", "12 metric tons", "80 square kilometres", "a calibre of 100 mm"."""
    tables = figure_tables()
    if word in tables["words"]["calibre"] and _is_of_calibre(tokens, found):
        return found._replace(end=found.end + 1, unit="mm", rule="figure.measure")
    if word in tables["words"]["kinds_of_measures"] and following in tables["measures"]:
        unit = tables["measures"][following]
        unit = f"{_KINDS.get(word, word)} {unit}" if word in _AREAS or word == "nautical" else unit
        return found._replace(end=found.end + 2, unit=unit, rule="figure.measure")
    if word in tables["measures"]:
        return found._replace(end=found.end + 1, unit=tables["measures"][word], rule="figure.measure")
    return found


def _is_of_calibre(tokens: Sequence[Token], found: Amount) -> bool:
    """Tell "a calibre of more than 100 mm" from the name of a gun ("a 100 mm gun")."""
    ahead = [one.low for one in tokens[max(0, found.core - 6) : found.core]]
    behind = [one.low for one in tokens[found.end + 1 : found.end + 3]]
    if behind[:1] and behind[0] in _CALIBRES:
        return True
    return not _CALIBRES.isdisjoint(ahead) or (behind[:1] == ["in"] and not _CALIBRES.isdisjoint(behind))


def _tied_money(found: Amount, word: str) -> Amount | None:
    """Read the rest of "2.5-billion-dollar appeal"."""
    scale, _, currency = word.partition("-")
    factor = number_tables().scales.get(scale)
    unit = figure_tables()["currency_words"].get(currency)
    if factor is None or unit is None or found.low is None or found.high is None:
        return None
    return found._replace(end=found.end + 2, low=found.low * factor, high=found.high * factor, cls="money", unit=unit,
        rule="figure.money", is_compound=True,
    )  # fmt: skip


def _is_metres(tokens: Sequence[Token], found: Amount) -> bool:
    """Tell the metres of "500m from the line" from millions."""
    core = tokens[found.core].text
    if core[-1:] != "m" or not core[0].isdigit() or found.end >= len(tokens):
        return False
    words = figure_tables()["words"]
    is_sized = tokens[found.end].low == "in" and found.end + 1 < len(tokens)
    is_sized = is_sized and tokens[found.end + 1].low in words["sizes"]
    return is_sized or tokens[found.end].low in words["ways_of_lengths"]


def _of_time(tokens: Sequence[Token], found: Amount, is_tied: bool, head: str, rest: str) -> Amount:
    end = found.end + 1 + is_tied
    tail = len(rest) + 1 if rest else 0
    unit = figure_tables()["time_units"][head]
    return found._replace(end=end, cls="duration", unit=unit, rule="figure.duration", is_compound=is_tied, tail=tail)
