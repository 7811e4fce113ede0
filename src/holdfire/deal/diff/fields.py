"""What differs between two values of a deal, field by field.

Nothing here knows which fields there are: every field that takes part in equality is looked
at, so that a new one is never missed. Only the words of its key may be plainer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from holdfire.deal.diff.words import NOTHING, WHOLE, say_apart, say_value

_KEYS = {
    ("Term", "bearers"): "who",
    ("Term", "form"): "kind of term",
    ("Term", "target"): "how many",
    ("Term", "breaker"): "broken by: by",
    ("Term", "restorer"): "restored by: by",
    ("Term", "trigger_by"): "what calls for it: by",
    ("Term", "trigger"): "what calls for it",
    ("Term", "delay_seconds"): "within",
    ("Term", "period"): "every",
    ("Term", "per"): "for every",
    ("Term", "per_unit"): "for every, counted in",
    ("Term", "exceptions"): "exception",
    ("Term", "only_possible"): "only a possibility",
    ("Term", "ruled_by"): "ruling of",
    ("Term", "begins"): "must only begin",
    ("Term", "reading"): "read as",
    ("Count", "place"): "in",
    ("Act", "parent"): "is a",
    ("Act", "lists"): "listed under",
    ("Category", "parents"): "is a",
    ("Question", "asks"): "question",
    ("Question", "is_draft"): "draft wording, not yet agreed",
    ("Party", "also"): "other names",
    ("Place", "also"): "other names",
    ("Category", "also"): "other names",
}
_WITHOUT_KEY = {("Term", "act"), ("Term", "timing"), ("Exception_", "act")}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs: its key, and what stood and stands there, in words."""

    key: str
    before: str
    after: str


def changed_fields(
    before: Any, after: Any, key: str = "", field: str = "", but: tuple[str, ...] = ()
) -> Iterator[FieldChange]:
    """List what differs between two values; nothing if and only if they are equal.

    Args:
        before: A node, a tuple, a mapping or a plain value.
        after: Likewise.
        key: What to call the value itself.
        field: The name of the field it stands in.
        but: Fields of the node that are not looked at.
    """
    if before == after:
        return
    if type(before) is type(after) and is_dataclass(before) and not isinstance(before, WHOLE):
        for one in fields(before):
            if one.compare and one.name not in but:
                values = getattr(before, one.name), getattr(after, one.name)
                yield from changed_fields(*values, _key(before, one.name, key, values), one.name)
        return
    old, new = by_name(before), by_name(after)
    found = list(_changed_parts(old, new, key)) if old is not None and new is not None else []
    yield from found or [FieldChange(key, *say_apart(before, after, field))]


def _changed_parts(old: Mapping[str, Any], new: Mapping[str, Any], key: str) -> Iterator[FieldChange]:
    for name in dict.fromkeys([*old, *new]):
        own = f"{key} {name}".strip()
        if name not in new:
            yield FieldChange(own, _there(old[name]), "not there")
        elif name not in old:
            yield FieldChange(own, "not there", _there(new[name]))
        else:
            yield from changed_fields(old[name], new[name], own)


def _there(value: Any) -> str:
    words = say_value(value)
    return "there" if words == NOTHING else words


def by_name(value: Any) -> dict[str, Any] | None:
    """Give the named parts of a value; ``None`` where they have no names of their own."""
    if isinstance(value, Mapping):
        return {" to ".join(map(str, name)) if isinstance(name, tuple) else str(name): v for name, v in value.items()}
    if not isinstance(value, tuple):
        return None
    if all(isinstance(part, tuple) and len(part) == 2 and isinstance(part[0], str) for part in value):
        named = {part[0]: part[1] for part in value}
    elif all(hasattr(part, "id") for part in value):
        named = {part.id: part for part in value}
    else:
        return None
    return named if len(named) == len(value) else None


def _key(node: Any, name: str, key: str, values: tuple[Any, Any]) -> str:
    """Name a field as the deal language does, under the key of what it is a field of."""
    if (type(node).__name__, name) in _WITHOUT_KEY and None not in values:
        return key
    own = _KEYS.get((type(node).__name__, name), name.strip("_").replace("_", " "))
    return f"{key}: {own}" if key else own
