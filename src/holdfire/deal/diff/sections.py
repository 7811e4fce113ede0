"""The parts of a deal by section and name, found from its fields, so that a new section is never missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from holdfire.deal.model import Deal
from holdfire.deal.rings.rings import support_of
from holdfire.deal.says import say_moment

Sections = dict[str, dict[str, Any]]
"""Section to name to what bears the name: for terms and events the tuple of their versions."""

_HEAD = {
    "id": "name",
    "zone": "time zone",
    "proposed_on": "proposed",
    "in_force": "in force",
    "ends_when": "ends when",
}


def sections_of(deal: Deal) -> Sections:
    """Give every section, empty ones too."""
    found = ((field.name, _named(getattr(deal, field.name))) for field in fields(deal) if field.compare)
    return {name: named for name, named in found if named is not None}


def head_of(deal: Deal) -> dict[str, Any]:
    """Give what a deal says of itself: everything that is no section, by its key."""
    sections = sections_of(deal)
    return {
        _HEAD.get(f.name, f.name): getattr(deal, f.name) for f in fields(deal) if f.compare and f.name not in sections
    }


def consequences_of(deal: Deal) -> dict[str, dict[str, Mapping[Any, Any]]]:
    """Give what follows from the entries of a section taken together: who belongs to whom, how places lie.

    Returns:
        Section to the name of the fact to a mapping from a name, or several, to the fact.
    """
    made = {}
    for field in fields(deal):
        value = getattr(deal, field.name)
        if hasattr(value, "by_id"):
            facts = {f.name: getattr(value, f.name) for f in fields(value) if f.name != "by_id"}
            made[field.name] = {name: fact for name, fact in facts.items() if isinstance(fact, Mapping)}
            for epoch in facts.get("epochs", ()):
                made[field.name][f"lies, from {say_moment(epoch.begins)} on,"] = epoch.lies
    return made


def _named(value: Any) -> dict[str, Any] | None:
    if hasattr(value, "by_id"):
        return dict(value.by_id)
    if isinstance(value, Mapping):
        return dict(value)
    if not isinstance(value, tuple):
        return None
    named: dict[str, tuple[Any, ...]] = {}
    for one in value:
        name = one if isinstance(one, str) else getattr(one, "id", "") or support_of(one)
        named[name] = (*named.get(name, ()), one)
    return {
        name: several if len(several) > 1 or hasattr(several[0], "reading") else several[0]
        for name, several in named.items()
    }
