"""What was filled into a blank, checked against what the blank stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from holdfire.deal.mistakes import mistake
from holdfire.deal.written.names import Names, split_names
from holdfire.deal.written.syntax import Block
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.distance import begins_as_strip
from holdfire.vocab.moment_text import UNIT_SECONDS, parse_duration, parse_moment
from holdfire.vocab.quantity_text import parse_quantity, unit_key

_PERCENT = re.compile(r"\d+(?:\.\d+)?\s*(?:%|per\s?cent)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """A blank, and the words to put in its place.

    Attributes:
        name: Of the blank.
        kind: "number", "place", "time" or "party".
        unit: Of a number, as written; ``None`` where none is.
        words: What to put in its place, the unit with a number; ``""`` while it is open.
        named: The places or parties that these words name.
    """

    name: Scalar
    kind: str
    unit: Scalar | None = None
    words: str = ""
    named: tuple[str, ...] = ()

    @property
    def is_length(self) -> bool:
        """Say whether it is a length of time."""
        return self.kind == "number" and self.unit is not None and is_time_unit(self.unit.text)


def is_time_unit(unit: str) -> bool:
    """Say whether a unit is one of time."""
    return unit_key(unit).rstrip("s") in UNIT_SECONDS


def read_value(block: Block, names: Names, zone: ZoneInfo, found: list[Diagnostic]) -> Value:
    """Read a blank; one filled with what it cannot be is reported and stays open."""
    kind, filled, unit = block.text("kind"), block.text("filled"), block.text("unit")
    value = Value(block.name, kind.text if kind else "", unit)
    if filled is None:
        return value
    before = len(found)
    words = filled.text.strip()
    named: tuple[str, ...] = ()
    match value.kind:
        case "number":
            words = _number(filled, unit, found)
        case "time":
            _report_time(filled, zone, found)
        case "place" | "party":
            named = _named(filled, value.kind, names, found)
    return value if len(found) > before else Value(block.name, value.kind, unit, words, named)


def _number(filled: Scalar, unit: Scalar | None, found: list[Diagnostic]) -> str:
    """Give a number with its unit, as it is put in the place of the blank."""
    words = filled.text.strip()
    if unit is not None and is_time_unit(unit.text):
        words = words if re.search(r"[a-z]", words, re.IGNORECASE) else f"{words} {unit.text}"
        try:
            parse_duration(words)
        except ValueError as error:
            found.append(mistake("bad-duration", str(error), filled.span))
        return words
    if _PERCENT.fullmatch(words):
        return words
    try:
        number = parse_quantity(words)
    except ValueError as error:
        found.append(mistake("bad-quantity", str(error), filled.span))
        return words
    if unit is None or unit_key(number.unit) == unit_key(unit.text):
        return words
    if number.unit:
        message = f"this blank is counted in {unit.text}, and filled with {number.unit}"
        found.append(mistake("unit-clash", message, filled.span, help=f"write it in {unit.text}"))
    return f"{words} {unit.text}"


def _report_time(filled: Scalar, zone: ZoneInfo, found: list[Diagnostic]) -> None:
    try:
        parse_moment(filled.text, zone)
    except ValueError as error:
        found.append(mistake("bad-moment", str(error), filled.span))


def _named(filled: Scalar, kind: str, names: Names, found: list[Diagnostic]) -> tuple[str, ...]:
    """List the places or parties named; none for a strip of land, which is read where it stands."""
    if kind == "place" and begins_as_strip(filled.text.strip()):
        return ()
    named = []
    for start, end in split_names(filled.text, names.of_kinds(kind)):
        name = names.find(kind, filled.text[start:end])
        named.append(name)
        if not name:
            found.append(names.unknown(kind, filled, start, end))
    return tuple(named)
