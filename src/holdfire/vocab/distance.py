"""Distances as people write them, and the phrases that make strips of them.

========================================  ==============================================
words                                     strip
========================================  ==============================================
within 500 m of castello road             up to 500 m from it
within 3.5 km north of castello road      of that, the part that lies north of it
between 1 km and 3 km of the line         from 1 km to 3 km from it
beyond 15 km of the line                  further from it than 15 km
========================================  ==============================================

Distances are kept in millimetres, exactly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from holdfire.vocab.moment_text import NUMBER_WORDS, fold_digits
from holdfire.vocab.place import Strip
from holdfire.vocab.quantity import MILLI
from holdfire.vocab.quantity_text import parse_quantity

SIDES = ("north", "south", "east", "west")
METRE, KILOMETRE = 1000, 1_000_000  # millimetres
FURTHEST = 20_000 * KILOMETRE
"""Half around the earth."""
_TENTHS: Mapping[str, int] = {
    **dict.fromkeys(("m", "ms", "metre", "metres", "meter", "meters"), 10_000),
    **dict.fromkeys(("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"), 10_000_000),
    **dict.fromkeys(("mile", "miles"), 16_093_440),
    **dict.fromkeys(("nautical mile", "nautical miles", "nauticals mile"), 18_520_000),
    **dict.fromkeys(("yard", "yards"), 9_144),
    **dict.fromkeys(("foot", "feet", "foots"), 3_048),
}
"""Tenths of a millimetre in each unit, as ``parse_quantity`` writes units."""
_SHOULD_BE = "write for example `500 m`, `3.5 km` or `2 miles`"
_NUMBER = rf"(?:\d[\d.,]*|{'|'.join(['an?', *NUMBER_WORDS])})"
_DISTANCE = rf"{_NUMBER}[\s-]*(?:{'|'.join(sorted(_TENTHS, key=len, reverse=True))})"


def parse_distance(text: str) -> int:
    """Read a distance, in millimetres.

    Raises:
        ValueError: It cannot be read, or is nothing; the sentence says what would be right.

    Examples:
        >>> parse_distance("3.5 km"), parse_distance("two metres")
        (3500000, 2000)
    """
    words = fold_digits(text).strip().lower()
    try:
        read = parse_quantity(re.sub(r"(\d)\s*-?\s*([a-z])", r"\1 \2", words))
    except ValueError:
        raise ValueError(f"`{text.strip()}` is no distance: {_SHOULD_BE}") from None
    if read.low != read.high or read.unit not in _TENTHS:
        raise ValueError(f"`{text.strip()}` is no distance: {_SHOULD_BE}")
    if read.low == 0:
        raise ValueError(f"`{text.strip()}` is no distance at all: {_SHOULD_BE}")
    distance = (read.low * _TENTHS[read.unit] + 5 * MILLI) // (10 * MILLI)
    if distance > FURTHEST:
        raise ValueError(f"`{text.strip()}` is further than anything on earth: {_SHOULD_BE}")
    return distance


def show_distance(distance: int | str) -> str:
    """Write a distance: below a kilometre, and where kilometres would need too many digits, in metres.

    Examples:
        >>> show_distance(500_000), show_distance(3_500_000), show_distance(1_609_344)
        ('500 m', '3.5 km', '1609.344 m')
    """
    if isinstance(distance, str):
        return distance
    unit, name = (KILOMETRE, "km") if distance >= KILOMETRE and distance % METRE == 0 else (METRE, "m")
    whole, rest = divmod(distance, unit)
    decimals = f".{rest * 1000 // unit:03d}".rstrip("0") if rest else ""
    return f"{whole}{decimals} {name}"


def say_strip(strip: Strip) -> str:
    """Write a strip as a phrase; equal strips are written in one way."""
    side = f" {strip.side}" if strip.side else ""
    if strip.within is None:
        return f"beyond {show_distance(strip.beyond)}{side} of {strip.of}"
    if strip.beyond == 0:
        return f"within {show_distance(strip.within)}{side} of {strip.of}"
    return f"between {show_distance(strip.beyond)} and {show_distance(strip.within)}{side} of {strip.of}"


@dataclass(frozen=True, slots=True)
class StripPhrase:
    """A phrase found in a text.

    Attributes:
        start, end: Offsets in the text, half-open.
        of: Offsets of the name of the place.
        side: ``""`` where none is named.
        within, beyond: The words of the distances; ``""`` where there is none.
    """

    start: int
    end: int
    of: tuple[int, int]
    side: str
    within: str
    beyond: str

    def strip(self, of: str, distance: Callable[[str], int | str]) -> Strip:
        """Make the strip; ``distance`` reads the words of a distance."""
        within = distance(self.within) if self.within else None
        return Strip(of, within, distance(self.beyond) if self.beyond else 0, self.side)


def find_strips(text: str, places: Iterable[str], blanks: Iterable[str] = ()) -> tuple[StripPhrase, ...]:
    """Find the phrases in a text; where no known place is named, the name goes on to the next comma or joint.

    Args:
        text: A name of a place, or several with commas or ``and``.
        places: Their names, longest first.
        blanks: Names that may stand for a distance.
    """
    found = []
    for match in _phrases(tuple(places), tuple(blanks)).finditer(fold_digits(text)):
        first, second = match["first"], match["second"] or ""
        if match["bare"]:
            first += re.sub(rf"^{_NUMBER}", " ", second, flags=re.IGNORECASE)  # "between 1 and 3 km"
        how = match["how"].lower()
        if (how == "between") != bool(second):
            continue
        of = next(match.span(group) for group in ("known", "after_the", "other") if match[group])
        within = {"between": second, "within": first}.get(how, "")
        beyond = "" if how == "within" else first
        found.append(StripPhrase(match.start("how"), of[1], of, (match["side"] or "").lower(), within, beyond))
    return tuple(found)


def begins_as_strip(text: str) -> bool:
    """Say whether a text begins as such a phrase does."""
    return re.match(r"(?:within|between|beyond)\s+\S", text, re.IGNORECASE) is not None


@lru_cache(maxsize=64)
def _phrases(places: tuple[str, ...], blanks: tuple[str, ...]) -> re.Pattern[str]:
    distance = "|".join([*map(_spaced, sorted(blanks, key=len, reverse=True)), _DISTANCE])
    known = "|".join(map(_spaced, places)) or r"(?!)"
    words = rf"(?<![\w-])(?P<how>within|between|beyond)\s+(?P<first>{distance}|(?P<bare>{_NUMBER}(?=\s+and\s)))"
    words += rf"(?:\s+and\s+(?P<second>{distance}))?"
    words += rf"(?:\s+(?:to\s+the\s+)?(?P<side>{'|'.join(SIDES)}))?\s+(?:of|from)\s+"
    words += rf"(?:(?P<known>{known})(?![\w-])|(?:the\s+)?(?:(?P<after_the>{known})(?![\w-])|"
    words += r"(?P<other>[^,\s]+(?:\s+(?!(?:and|or)\s)[^,\s]+)*)))"
    return re.compile(words, re.IGNORECASE)


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())
