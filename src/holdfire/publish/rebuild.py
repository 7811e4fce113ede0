"""Data made anew, every text in it passed through what decides how it may leave; nothing is passed on unread.

Lists, mappings and frozen data are taken apart and made again. Words of the program itself (forms, states, ways of
standing) are left as they are; positions in files become none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, TypeVar

from holdfire.source.span import Span

PROGRAM_WORDS: Mapping[str, tuple[str, ...]] = {
    "Term": ("form", "assessed_by"),
    "Bearer": ("how",),
    "TermIs": ("state",),
    "HasTaken": ("position",),
    "Decided": ("outcome",),
    "Deal": ("zone",),
    "Period": ("every",),
    "Strip": ("side",),
    "Blank": ("kind",),
    "Event": ("says", "denies", "total"),
    "Stance": ("position",),
    "Decision": ("outcome",),
    "Ruling": ("found",),
    "Coverage": ("access",),
    "Act": ("acled", "ucdp"),
    "Grade": ("source",),
}
"""Fields that hold words of the program, by the kind of data."""
T = TypeVar("T")


def rebuilt(value: T, text: Callable[[str], str], special: Callable[[str, str, Any], Any] | None = None) -> T:
    """Make data anew.

    Args:
        value: Frozen data, lists, mappings, texts, numbers.
        text: Gives each text as it may leave.
        special: Gives what stands in a field, by the name of the kind of data and of the field, or
            ``NotImplemented``: as everywhere.

    Raises:
        TypeError: Something is of a kind that is not known to be harmless.
    """
    return _Maker(text, special).make(value)  # type: ignore[no-any-return]


class _Maker:
    def __init__(self, text: Callable[[str], str], special: Callable[[str, str, Any], Any] | None) -> None:
        self.text, self.special = text, special

    def make(self, value: Any) -> Any:
        match value:
            case None | bool() | int() | Fraction() | Enum():
                return value
            case str():
                return self.text(value)
            case Span():
                return None
            case tuple() | list():
                return type(value)(self.make(one) for one in value)
            case frozenset() | set():
                return type(value)(self.make(one) for one in value)
            case dict() | MappingProxyType() | Mapping():
                return {self.make(key): self.make(one) for key, one in value.items()}
            case _ if is_dataclass(value) and not isinstance(value, type):
                return self.data(value)
            case _:
                raise TypeError(f"{type(value).__name__} is not known to be harmless")

    def data(self, value: Any) -> Any:
        kind = type(value).__name__
        kept = PROGRAM_WORDS.get(kind, ())
        made = {}
        for field in fields(value):
            stands = getattr(value, field.name)
            if field.name in kept:
                made[field.name] = stands
                continue
            answer = self.special(kind, field.name, stands) if self.special else NotImplemented
            made[field.name] = self.make(stands) if answer is NotImplemented else answer
        return type(value)(**made)


def texts_in(value: Any) -> list[str]:
    """List all texts in data."""
    match value:
        case str():
            return [value]
        case tuple() | list() | frozenset() | set():
            return [text for one in value for text in texts_in(one)]
        case Mapping():
            return [text for key, one in value.items() for text in (*texts_in(key), *texts_in(one))]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return [text for field in fields(value) for text in texts_in(getattr(value, field.name))]
        case _:
            return []
