"""What a case calls its parties, places, acts and terms, for reading names that people wrote.

Built from the deal and the sources by whoever loads a case; this module knows neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from holdfire.source.suggest import nearest
from holdfire.vocab.distance import find_strips, parse_distance, say_strip

Spellings = Mapping[str, str]
"""Each spelling that is understood (folded) and the id it means."""


def fold(name: str) -> str:
    """Write a name so that case and spaces do not matter."""
    return " ".join(name.casefold().split())


def spellings(names: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Collect the spellings of ids and their other names; an id wins over another's alias."""
    pairs = [(id_, tuple(also)) for id_, also in names]
    found = {fold(alias): id_ for id_, also in reversed(pairs) for alias in also if alias}
    found.update((fold(id_), id_) for id_, _ in pairs)
    return found


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a case, by what they name. ``None``: any name is taken as it is.

    Attributes:
        parties: Also the sources and the bodies.
        readings: ``question/answer``.
        units: Categories by every ``unit_key``; other units are taken as they are written.
    """

    parties: Spellings | None = None
    places: Spellings | None = None
    acts: Spellings | None = None
    counts: Spellings | None = None
    bodies: Spellings | None = None
    drafts: Spellings | None = None
    terms: Spellings | None = None
    clauses: Spellings | None = None
    readings: Spellings | None = None
    units: Spellings = field(default_factory=dict)

    def with_more(self, more: Names) -> Names:
        """Add names; where both know a spelling, this one's meaning stands."""
        joined: dict[str, Any] = {f.name: either(getattr(self, f.name), getattr(more, f.name)) for f in fields(self)}
        return Names(**joined)


ANY_NAMES = Names()
"""Takes every name as it is."""
NO_NAMES = Names(**{f.name: {} for f in fields(Names)})
"""Knows no name."""


def did_you_mean(name: str, known: Mapping[str, str] | Iterable[str]) -> str:
    """Write a help line: the nearest name, or the first few that are known."""
    meant = known if isinstance(known, Mapping) else {one: one for one in known}
    close = nearest(fold(name), meant)
    if close:
        return f"did you mean `{meant[close]}`?"
    ids = sorted(set(meant.values()))
    shown = ", ".join(f"`{known_id}`" for known_id in ids[:8])
    return f"known are {shown}" + (" and others" if len(ids) > 8 else "") if ids else "none is declared"


def strip_named(text: str, places: Spellings) -> str:
    """Give the id of the strip of land that a phrase means, in whatever words (``within 0.5 km of the road``).

    One that the case does not know yet has the phrase itself as its id. ``""`` where the text is no such phrase.
    """
    for phrase in find_strips(text, sorted(places, key=len, reverse=True)):
        of = places.get(fold(text[slice(*phrase.of)]))
        if of is None or (phrase.start, phrase.end) != (0, len(text.rstrip())):
            return ""
        try:
            words = say_strip(phrase.strip(of, parse_distance))
        except ValueError:
            return ""
        return places.get(fold(words), words)
    return ""


def either(*known: Spellings | None) -> Spellings | None:
    """Join spellings; the first that knows a spelling says what it means. ``None`` where one is ``None``."""
    joined: dict[str, str] = {}
    for one in reversed(known):
        if one is None:
            return None
        joined.update(one)
    return joined
