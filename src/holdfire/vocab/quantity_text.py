"""Quantities as people write them: text to ranges.

Refuses what can be read in two ways (``1.000``) and says what to write instead.
Where words are vague the range taken is fixed here and documented:

==========================  ==============================================
words                       range
==========================  ==============================================
about, around, roughly X    X less 10 % to X plus 10 % (a range stays as it is)
nearly, almost X            X less 10 % to X
up to, at most, under X     0 to X
at least, more than X       X and an open end
a couple                    2
a few / several             2 to 9 / 3 to 9
dozens / hundreds           24 to 99 / 200 to 999
thousands                   2,000 to 9,999
tens of thousands           20,000 to 99,999
hundreds of thousands       200,000 to 999,999
==========================  ==============================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType

from holdfire.vocab.moment_text import NUMBER_WORDS, fold_digits
from holdfire.vocab.quantity import MILLI, Quantity

Range = tuple[Fraction, Fraction | None]

VAGUE: Mapping[str, tuple[int, int]] = {
    "hundreds of thousands": (200_000, 999_999),
    "tens of thousands": (20_000, 99_999),
    "thousands": (2_000, 9_999),
    "hundreds": (200, 999),
    "dozens": (24, 99),
    "several": (3, 9),
    "a few": (2, 9),
    "a couple": (2, 2),
    "a dozen": (12, 12),
    "none": (0, 0),
    "nobody": (0, 0),
    "no": (0, 0),
}
SHARES: Mapping[str, Fraction] = {
    "half": Fraction(1, 2),
    "a half": Fraction(1, 2),
    "one half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "one third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
    "all": Fraction(1),
}
ONE_AND_MANY: Mapping[str, str] = {
    "person": "people",
    "persons": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
}

_AT_MOST = ("at most", "no more than", "not more than", "up to", "maximum", "fewer than", "less than", "under", "below")
_AT_LEAST = ("at least", "no fewer than", "no less than", "not less than", "minimum", "more than", "over", "above")
ABOUT = ("about", "around", "roughly", "approximately", "some", "circa", "~")
_NEARLY = ("nearly", "almost")
_EXACTLY = ("exactly", "precisely", "only", "just", "a total of", "from", "between")
_SCALES = {"thousand": 1000, "million": 1_000_000, "dozen": 12, "hundred": 100}

_NUMBER_WORDS = {"zero": 0, "a": 1, "an": 1, **NUMBER_WORDS}
_NUMBER = re.compile(
    r"(?P<digits>\d[\d,.\u00a0\u202f']*\d|\d)(?:\s*(?P<percent>%|per\s?cent\b))?(?:\s+(?P<scale>dozen|hundred|thousand|million)\b)?"
    rf"|(?P<word>{'|'.join(_NUMBER_WORDS)})\b(?:\s+(?P<wscale>dozen|hundred|thousand|million)\b)?"
)
_BETWEEN = re.compile(r"\s*(?:-|–|—|\bto\b|\band\b|\bor\b)\s*")
_SHARE_OF = re.compile(
    rf"(?:(?P<named>{'|'.join(sorted(SHARES, key=len, reverse=True))})\s+(?:of\s+)?"
    r"|(?P<percent>\d{1,9}(?:\.\d{1,9})?)\s*(?:%|per\s?cent\b)\s+of\s+"
    r"|(?P<upper>\d{1,9})\s*/\s*(?P<lower>[1-9]\d{0,8})\s+of\s+)(?:the\s+)?",
    re.IGNORECASE,
)
_SHOULD_BE = "write for example `950`, `900 to 1,000 fighters`, `at most 900`, `about 50 trucks` or `unknown`"
_MOST = 10**12


def parse_quantity(text: str, known: Mapping[str, str] = MappingProxyType({})) -> Quantity:
    """Read a quantity with its unit, in thousandths.

    Args:
        text: ``950``, ``1,000 fighters``, ``900-1,000``, ``up to 4,000``, ``more than 200``,
            ``about half of 6,000 to 8,000``, ``dozens of trucks``, ``2.5 tonnes``, ``unknown``.
        known: Units by their ``unit_key``, for units that have a name of their own.

    Returns:
        A quantity with the words kept. The unit is a known one, or else what follows the number, in lower
        case and in the plural (``1 truck`` counts ``trucks``).

    Raises:
        ValueError: It cannot be read; the sentence says why and what would be right.

    Examples:
        >>> parse_quantity("up to half of 6,000 to 8,000 fighters")
        Quantity(low=0, high=4000000, unit='fighters', as_written='up to half of 6,000 to 8,000 fighters', rule='')
    """
    set_apart = re.sub(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))", ",", fold_digits(text))
    folded = " ".join(set_apart.lower().split())
    in_known = _read_known(folded, known) if known else None
    if in_known is not None:
        return replace(in_known, as_written=text)
    if folded in ("unknown", "not known", "not said"):
        return Quantity(0, None, as_written=text)
    if not folded:
        raise ValueError(f"no quantity is given: {_SHOULD_BE}")
    (low, high), unit = _read(folded, text)
    return Quantity(
        _milli(low, text), None if high is None else _milli(high, text), unit_name(unit, text), as_written=text
    )


def unit_key(words: str) -> str:
    """Write a unit as it is compared: one and many, capitals, ``of`` and ``the`` make no difference.

    Examples:
        >>> unit_key("heavy weapon") == unit_key("of the Heavy Weapons")
        True
    """
    return " ".join(plural(word) for word in _bare(words).split())


def share_and_rest(words: str) -> tuple[Fraction | None, str]:
    """Read the share a text begins with, and give what it is a share of; no share and the text where there is none.

    Examples:
        >>> share_and_rest("30% of the guns")
        (Fraction(3, 10), 'guns')
        >>> share_and_rest("7/12 of guns")
        (Fraction(7, 12), 'guns')
    """
    found = _SHARE_OF.match(words)
    if found is None:
        return None, words
    if found["named"]:
        share = SHARES[found["named"].lower()]
    elif found["percent"]:
        share = Fraction(found["percent"]) / 100
    else:
        share = Fraction(int(found["upper"]), int(found["lower"]))
    return share, words[found.end() :]


def write_share(share: Fraction) -> str:
    """Write a share so that it reads as the same one: in per cent where that comes out even, else as a fraction."""
    percent = share * 100
    places = next((n for n in range(5) if (percent * 10**n).denominator == 1), None)
    if places is None:
        return f"{share.numerator}/{share.denominator}"
    return f"{float(percent):.{places}f}%"


def unit_name(words: str, text: str = "") -> str:
    """Write a unit in one way: lower case, plural, without ``of`` and ``the``.

    Raises:
        ValueError: It holds a digit, so the number before it was not read whole.
    """
    unit = _bare(words)
    if re.search(r"\d", unit):
        raise ValueError(f"`{text or words}` cannot be read as one number or range: {_SHOULD_BE}")
    first, space, rest = unit.partition(" ")
    return ONE_AND_MANY.get(first, first) + space + rest


def _bare(unit: str) -> str:
    return re.sub(r"^(of|the)\s+", "", re.sub(r"^(of|the)\s+", "", unit.strip(" .").lower()))


def _read_known(words: str, known: Mapping[str, str]) -> Quantity | None:
    """Read a number that is followed by a known unit and nothing else; ``None`` where it is not."""
    parts = words.split()
    for at in range(1, len(parts)):
        unit = known.get(unit_key(" ".join(parts[at:])))
        if unit is None:
            continue
        try:
            number = parse_quantity(" ".join(parts[:at]))
        except ValueError:
            continue
        if not number.unit:
            return replace(number, unit=unit)
    return None


def _read(words: str, text: str) -> tuple[Range, str]:
    for prefixes, bound in ((_AT_MOST, _up_to), (_AT_LEAST, _from), (_NEARLY, _nearly), (ABOUT, _about)):
        for prefix in prefixes:
            if words.startswith(prefix) and re.match(r"\s|\d|$", words[len(prefix) :]):
                inner, unit = _read(words[len(prefix) :].strip(), text)
                return bound(inner), unit
    for prefix in _EXACTLY:
        if words.startswith(prefix + " "):
            return _read(words[len(prefix) :].strip(), text)
    return _read_share(words, text) or _read_vague(words) or _read_range(words, text)


def _up_to(core: Range) -> Range:
    return Fraction(0), core[1]


def _from(core: Range) -> Range:
    return core[0], None


def _nearly(core: Range) -> Range:
    low, high = core
    return (low * Fraction(9, 10), high) if low == high else core


def _about(core: Range) -> Range:
    low, high = core
    return (low * Fraction(9, 10), low * Fraction(11, 10)) if low == high else core


def _read_share(words: str, text: str) -> tuple[Range, str] | None:
    """Read ``half of 6,000 to 8,000``; ``None`` where no share is named."""
    for name, share in sorted(SHARES.items(), key=lambda pair: -len(pair[0])):
        if words == name:
            raise ValueError(f"`{text}` does not say of how many: write for example `{text} of 6,000 to 8,000`")
        if words.startswith(name + " of "):
            return _times(share, words[len(name) + 4 :], text)
    percent = re.match(r"(\d+(?:\.\d+)?)\s*(?:%|per\s?cent\b)(?:\s+of\s+)?", words)
    if percent is None:
        return None
    rest = words[percent.end() :]
    if not rest:
        raise ValueError(f"`{text}` does not say of how many: write for example `{text} of 6,000 to 8,000`")
    return _times(Fraction(percent[1]) / 100, rest, text)


def _times(share: Fraction, words: str, text: str) -> tuple[Range, str]:
    (low, high), unit = _read(words, text)
    return (low * share, None if high is None else high * share), unit


def _read_vague(words: str) -> tuple[Range, str] | None:
    """Read ``dozens of trucks``; ``None`` where no vague word is used."""
    for name, (low, high) in VAGUE.items():
        if words == name or words.startswith(name + " "):
            return (Fraction(low), Fraction(high)), words[len(name) :]
    return None


def _read_range(words: str, text: str) -> tuple[Range, str]:
    low, scale, rest = _read_number(words, text)
    between = _BETWEEN.search(rest)
    if between and _NUMBER.match(rest[between.end() :]):
        low_unit = rest[: between.start()].strip()
        high, high_scale, unit = _read_number(rest[between.end() :], text)
        unit = unit.strip()
        if low_unit and unit and low_unit != unit:
            raise ValueError(f"`{text}` names two units, `{low_unit}` and `{unit}`: write one")
        if high * high_scale < low * scale:
            raise ValueError(
                f"`{text}` has its larger number first: write `{_plain(high * high_scale)} to {_plain(low * scale)}`"
            )
        shared = high_scale if scale == 1 and low <= high else scale
        return (low * shared, high * high_scale), unit or low_unit
    first, space, more = rest.strip().partition(" ")
    return (low * scale, low * scale), (plural(first) if low * scale == 1 else first) + space + more


def plural(word: str) -> str:
    """Give the plural of a unit written after ``1``; a word that is one already stays."""
    if word in ONE_AND_MANY or word in ONE_AND_MANY.values():
        return ONE_AND_MANY.get(word, word)
    if re.search(r"(us|ss|x|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word if word.endswith("s") or not word else word + "s"


def _read_number(words: str, text: str) -> tuple[Fraction, int, str]:
    """Read the number a text begins with: the number, its scale (1,000 for thousand), and what follows."""
    found = _NUMBER.match(words)
    if found is None:
        raise ValueError(f"`{text}` does not begin with a number: {_SHOULD_BE}")
    if found["percent"]:
        raise ValueError(f"`{text}` does not say a share of how many: write for example `50% of 8,000`")
    number = _digits(found["digits"], text) if found["digits"] else Fraction(_NUMBER_WORDS[found["word"]])
    return number, _SCALES.get(found["scale"] or found["wscale"] or "", 1), words[found.end() :]


def _digits(digits: str, text: str) -> Fraction:
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", digits) and digits[0] != "0":
        without = digits.replace(".", "")
        raise ValueError(f"`{digits}` can be read in two ways: write `{without}` for thousands, or drop the last zeros")
    plain = re.sub(r"(?<=\d)[,\u00a0\u202f'](?=\d{3}(\D|$))", "", digits)
    if not re.fullmatch(r"\d+(\.\d+)?", plain):
        raise ValueError(f"`{digits}` in `{text}` is not a number: write 1,000 or 1000 for a thousand, 2.5 for a half")
    return Fraction(plain)


def _milli(number: Fraction, text: str) -> int:
    """Give thousandths; a share that does not come out even is rounded to the nearest one."""
    scaled = number * MILLI
    if scaled.denominator != 1 and scaled.denominator % 3 != 0:
        raise ValueError(f"`{text}` has more than three digits after the point: write at most three")
    if number > _MOST:
        raise ValueError(f"`{text}` is too large to be counted: numbers up to a million million can be read")
    return round(scaled)


def _plain(number: Fraction) -> str:
    return f"{int(number):,}" if number.denominator == 1 else str(float(number))
