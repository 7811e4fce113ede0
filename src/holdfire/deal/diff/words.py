"""Any value of a deal in the words of the deal language, so that two of them can be set side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import IntEnum
from fractions import Fraction
from typing import Any, get_args

from holdfire.deal.condition import Condition
from holdfire.deal.model import NO_TIME_SET, ActPattern, Bearer, Deadline, Exception_, Level, Period, Quoted, Target
from holdfire.deal.restate.unparse import write_deadline, write_how_many, write_level, write_who
from holdfire.deal.says import say_act, say_condition, say_length, say_moment
from holdfire.vocab.distance import say_strip
from holdfire.vocab.moment import Moment
from holdfire.vocab.place import Strip
from holdfire.vocab.quantity import Quantity, show_milli, show_range

NOTHING = "not said"

WHOLE = (*get_args(Condition), Moment, Quantity, Bearer, Deadline, Period, Quoted, Target, Level, Strip)
"""What has a phrase of its own and is compared as a whole."""


def say_value(value: object) -> str:
    """Write a value; ``not said`` for nothing. Values that differ may still read the same: see ``say_apart``."""
    match value:
        case None | "" | ():
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case str() | int():
            return value.name.lower() if isinstance(value, IntEnum) else str(value)
        case Fraction():
            return f"{float(value * 100):g}%"
        case tuple() | frozenset():
            bearers = tuple(part for part in value if isinstance(part, Bearer))
            return write_who(bearers) if bearers else _joined(value)
        case Mapping():
            return "; ".join(f"{say_value(key)}: {say_value(part)}" for key, part in value.items()) or NOTHING
        case _:
            return _say_node(value)


def say_apart(before: object, after: object, field: str = "") -> tuple[str, str]:
    """Write two values that differ so that their words differ too.

    Args:
        before: A value.
        after: Another.
        field: The name of the field they stand in, which may say what a bare number counts.
    """
    write = _WRITE.get(field, say_value)
    for said in (
        (write(before), write(after)),
        (write(_unworded(before)), write(_unworded(after))),
    ):
        if said[0] != said[1]:
            return said
    return repr(_unworded(before)), repr(_unworded(after))


def _say_node(value: object) -> str:
    match value:
        case Moment():
            return say_moment(value)
        case Bearer():
            return write_who((value,))
        case Deadline():
            return write_deadline(value) or NOTHING
        case Target():
            return value.as_written or write_how_many(value)
        case Level():
            return write_level(value)
        case Strip():
            return say_strip(value)
        case Quantity(low, high, unit):
            return f"{show_range(low, high)} {unit}".strip()
        case Quoted(document, text, language):
            return f"{document}{f' ({language})' if language else ''}: “{text}”"
        case ActPattern():
            return say_act(value, {})
        case Exception_():
            return ", ".join(part for part in (say_act(value.act, {}), _parts(value, but=("id", "act"))) if part)
    if isinstance(value, get_args(Condition)):
        return say_condition(value)
    return _parts(value) if is_dataclass(value) else str(value)


def _parts(value: Any, but: tuple[str, ...] = ("id",)) -> str:
    """Write the fields of a node that hold something: ``unit hostages, of north``."""
    held = ((f.name, getattr(value, f.name)) for f in fields(value) if f.compare and f.name not in but)
    said = ((name.strip("_").replace("_", " "), say_value(part)) for name, part in held if part is not False)
    return ", ".join(f"{name} {words}" for name, words in said if words != NOTHING)


def _joined(values: tuple[object, ...] | frozenset[object]) -> str:
    listed = sorted(map(str, values)) if isinstance(values, frozenset) else values
    plain = all(isinstance(value, str) for value in listed)
    said = (say_value(value) if plain or not isinstance(value, tuple) else _pair(value) for value in listed)
    return (", " if plain else "; ").join(said)


def _pair(value: tuple[object, ...]) -> str:
    first, *rest = (say_value(part) for part in value)
    return f"{first} ({', '.join(rest)})" if rest and rest != [NOTHING] else first


def _length(seconds: int) -> str:
    return NOTHING if seconds == NO_TIME_SET else say_length(seconds)


def _tolerance(milli: int) -> str:
    return show_milli(milli) if milli else NOTHING


def _shapes(shapes: tuple[tuple[Moment | None, str], ...]) -> str:
    said = (f"{say_moment(begins) if begins else 'first'}: {shape}" for begins, shape in shapes)
    return "; ".join(said) or NOTHING


def _hours(ends: tuple[int, int] | None) -> str:
    return " to ".join(f"{at // 3600:02d}:{at % 3600 // 60:02d}" for at in ends) if ends else NOTHING


_FORMS = {
    "forbid": "must not",
    "permit": "may",
    "keep": "must keep",
    "achieve": "must",
    "respond": "must, whenever",
    "rate": "must, in each period",
    "ratio": "must, for every",
}
_WRITE: Mapping[str, Callable[[Any], str]] = {
    "form": lambda form: _FORMS.get(form, form),
    "delay_seconds": _length,
    "per": show_milli,
    "tolerance": _tolerance,
    "daily": _hours,
    "shapes": _shapes,
}


def _unworded(value: Any) -> Any:
    """Leave out the words in which something was written, so that what they stand for is seen."""
    if isinstance(value, tuple):
        return tuple(_unworded(part) for part in value)
    if isinstance(value, Mapping):
        return {key: _unworded(part) for key, part in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    plain = {f.name: _unworded(getattr(value, f.name)) for f in fields(value) if f.compare}
    bare = {f.name: f.default for f in fields(value) if not f.compare and f.default is not MISSING}
    return replace(value, **plain, **bare)
