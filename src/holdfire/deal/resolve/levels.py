"""Levels to keep or reach: a bound and a count, or a bound against what the count once was."""

from __future__ import annotations

import re

from holdfire.deal.mistakes import mistake
from holdfire.deal.model import Level
from holdfire.deal.resolve.phrases import Reader, part_of
from holdfire.deal.resolve.relative_levels import AS_MANY, SHOULD_BE, relative_bounds, relative_phrase
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.quantity_text import parse_quantity

_BOUND = re.compile(
    r"(?:none|no|nobody|at most|at least|no more than|no fewer than|exactly|about|up to|more than|fewer than|between"
    r"|less than|\d)",
    re.IGNORECASE,
)


def begins_with_bound(text: str) -> bool:
    """Say whether a phrase begins as a level does."""
    return _BOUND.match(text) is not None or AS_MANY.search(text) is not None


def read_level(text: Scalar, read: Reader) -> Level | None:
    """Read ``at most 20 of guards``, ``none of troops``, ``at most as many guards as at entry into force``."""
    words = text.text
    if AS_MANY.search(words):
        return _read_relative(text, read)
    for count in read.names.of_kinds("count"):
        match = re.search(rf"(?:\bof\s+)?(?:\bthe\s+)?(?<![\w-]){_spaced(count)}\s*$", words, re.IGNORECASE)
        if match is None:
            continue
        bound = words[: match.start()].strip()
        try:
            bound = "0" if bound.lower() in ("none", "no", "nobody") else bound
            number = parse_quantity(bound, read.names.by_kind["category"])
        except ValueError as error:
            read.found.append(mistake("bad-level", str(error), text.span))
            return None
        unit = read.counts[count].unit if count in read.counts else ""
        if number.unit and unit and number.unit != unit:
            message = f"`{count}` is counted in {unit}, and this bound in {number.unit}"
            read.found.append(mistake("unit-clash", message, text.span, help=f"write the bound in {unit}"))
        return Level(count, number.low, number.high)
    fix = "write a bound and a count, as in `at most 20 of guards` or `none of guards`"
    bound_words = re.match(rf"{_BOUND.pattern}[\d,. ]*(?:of\s+)?(?:the\s+)?", words, re.IGNORECASE)
    if bound_words and bound_words.end() < len(words):
        read.found.append(read.names.unknown("count", text, bound_words.end()))
    else:
        read.found.append(mistake("bad-level", "this is no level", text.span, help=fix))
    return None


def _read_relative(text: Scalar, read: Reader) -> Level | None:
    match = relative_phrase(text.text)
    if match is None:
        read.found.append(mistake("bad-level", "this is no level", text.span, help=SHOULD_BE))
        return None
    count = read.name("count", text, *match.span("count"))
    as_of = read.moment(part_of(text, match.start("day"))) if match["day"] else None
    measured = read.counts[count].as_of if count in read.counts else None
    if measured and not match["day"]:
        day = measured.as_written
        message = f"`{count}` is measured as of {day}, and this level against entry into force"
        fix = f"write `as on {day}`, or drop `as of` of the count"
        read.found.append(mistake("level-of-which-day", message, text.span, help=fix))
    return Level(count, *relative_bounds(match), True, as_of) if count else None


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())
