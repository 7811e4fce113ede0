"""What has another name in the new deal, and the old deal under the new names.

A name is taken as changed where what bore it is gone, and something new has the same content
or, for a term, the same quote. Then everything that speaks of it is compared under its new name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from holdfire.deal.diff.sections import Sections, sections_of
from holdfire.deal.model import Bearer, Deal, Term

Renames = dict[str, dict[str, str]]
"""Section to old name to new name."""

_OF_ACTS = {("ActPattern", "act"), ("Register", "filled_by"), ("Register", "emptied_by")}
"""Fields that hold names of acts. Terms are often called by their act, so acts are told apart."""


def find_renames(old: Deal, new: Deal) -> tuple[Renames, Deal]:
    """Find what has another name in the new deal; definitions first, because terms speak of them.

    Returns:
        The renames by section, and the old deal under the new names.
    """
    found: Renames = {}
    while True:
        more = _next_renames(sections_of(old), sections_of(new))
        if more is None:
            return found, old
        found.setdefault(more.section, {}).update(more.names)
        old = more.in_value(old)


@dataclass(frozen=True, slots=True)
class _Renaming:
    """Some names of one section, old to new."""

    section: str
    names: Mapping[str, str]

    def in_value(self, value: Any, holds_acts: bool = False) -> Any:
        """Write the new names in a value and in everything in it."""
        if isinstance(value, str):
            return self.names.get(value, value) if holds_acts == (self.section == "acts") else value
        if isinstance(value, tuple | frozenset):
            return type(value)(self.in_value(part, holds_acts) for part in value)
        if isinstance(value, Mapping):
            return {self.in_value(key, holds_acts): self.in_value(part, holds_acts) for key, part in value.items()}
        if not is_dataclass(value) or isinstance(value, type):
            return value
        own = type(value).__name__
        changed = {
            f.name: self.in_value(
                getattr(value, f.name), holds_acts or own in ("Act", "Acts") or (own, f.name) in _OF_ACTS
            )
            for f in fields(value)
            if f.compare
        }
        if isinstance(value, Bearer):
            changed["label"] = self._in_label(value.label)
        return replace(value, **changed)

    def _in_label(self, label: str) -> str:
        words = "|".join(re.escape(name) for name in sorted(self.names, key=len, reverse=True))
        return re.sub(rf"(?<!\w)(?:{words})(?!\w)", lambda found: self.names[found[0]], label)


def _next_renames(old: Sections, new: Sections) -> _Renaming | None:
    """Find the renames of the first section that has any; terms come last.

    A name that the new deal still gives to something is never taken as changed.
    """
    for section in sorted(old, key=lambda section: section in ("terms", "events")):
        others = [names for other, names in new.items() if (other == "acts") == (section == "acts")]
        gone = {name: one for name, one in old[section].items() if not any(name in names for names in others)}
        come = {name: one for name, one in new[section].items() if name not in old[section]}
        pairs = _pairs(section, gone, come, _same_content) or _pairs(section, gone, come, _same_quote)
        if pairs:
            return _Renaming(section, pairs)
    return None


def _pairs(
    section: str, gone: dict[str, Any], come: dict[str, Any], are_one: Callable[[_Renaming, Any, Any], bool]
) -> dict[str, str]:
    """Pair each name with the one that stands for the same thing, where there is no second such name."""
    pairs = [
        (a, b)
        for a, old in gone.items()
        for b, new in come.items()
        if _says_something(a, old) and are_one(_Renaming(section, {a: b}), old, new)
    ]
    times = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    return {a: b for a, b in pairs if times[0][a] == times[1][b] == 1}


def _same_content(renaming: _Renaming, old: Any, new: Any) -> bool:
    return bool(renaming.in_value(old) == new)


def _same_quote(_: _Renaming, old: Any, new: Any) -> bool:
    quotes = [one[0].quote for one in (old, new) if isinstance(one, tuple) and isinstance(one[0], Term)]
    return len(quotes) == 2 and quotes[0] is not None and quotes[0] == quotes[1]


def _says_something(name: str, one: Any) -> bool:
    """Say whether anything is said of what bears a name beside the name."""
    if not is_dataclass(one):
        return bool(one)
    values = (getattr(one, field.name) for field in fields(one) if field.compare)
    return any(value and value != name for value in values)
