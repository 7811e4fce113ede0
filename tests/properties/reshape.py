"""Change all moments, or all of something, inside a made-up case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from holdfire.deal.model import ActPattern, Period, Term
from holdfire.vocab.moment import Moment
from holdfire.vocab.place import Places

Change = Callable[[Any], Any]


def rebuild(value: Any, change: Change) -> Any:
    """Apply a change to every data class inside, innermost first."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
        new = {name: made for name, part in parts.items() if (made := rebuild(part, change)) is not part}
        return change(replace(value, **new) if new else value)
    if isinstance(value, tuple):
        made = tuple(rebuild(part, change) for part in value)
        return made if any(a is not b for a, b in zip(made, value, strict=True)) else value
    if isinstance(value, Mapping):
        made_map = {key: rebuild(part, change) for key, part in value.items()}
        return made_map if any(made_map[key] is not value[key] for key in value) else value
    return value


def shifted(value: Any, days: int) -> Any:
    """Move every moment, and the first day of weeks, by whole days of 86,400 seconds."""

    def change(part: Any) -> Any:
        match part:
            case Moment(earliest, latest):
                return replace(part, earliest=earliest + days * 86400, latest=latest + days * 86400)
            case Period(_, int() as anchor):
                return replace(part, anchor=anchor + days)
        return part

    return rebuild(value, change)


def without_doubt(value: Any) -> Any:
    """Leave nothing uncertain in a deal: exact dates and numbers, nothing left to rulings, no vague places."""

    def change(part: Any) -> Any:
        match part:
            case Moment(earliest, _):
                return Moment(earliest, earliest)
            case Term():
                return made_exact(part)
            case Places():
                return replace(part, epochs=tuple(e for e in part.epochs if ("city", "hills") not in e.lies))
        return part

    return rebuild(value, change)


def made_exact(term: Term) -> Term:
    """Ask for one number, of claims alone, in places that never half overlap, of kinds nothing else may be of."""
    target = term.target
    if target is not None and term.form != "rate":
        target = replace(target, number=replace(target.number, high=target.number.low if not target.count else None))

    if target is not None and target.number.unit == "cars":
        target = replace(target, number=replace(target.number, unit="trucks"))

    def ask_clearly(part: Any) -> Any:
        if not isinstance(part, ActPattern):
            return part
        where = ("hills",) if part.where in (("road", "hills"), ("zone",)) else part.where
        return replace(part, where=where, what=tuple(category for category in part.what if category != "cars"))

    exact = replace(term, target=target, assessed_by="claims", ruled_by="")
    changed = {f.name: rebuild(getattr(exact, f.name), ask_clearly) for f in fields(exact)}
    return replace(exact, **changed)
