"""How one act stands to another: by what is denied, who did it, and what one says that the other does not."""

from __future__ import annotations

from holdfire.intake.align.comparable import Comparable
from holdfire.intake.align.told_by import (
    SAME,
    is_other_speaker,
    is_same_speaker,
    order,
    otherwise,
    speakers,
    words_shared,
)
from holdfire.intake.align.weigh import Weights
from holdfire.intake.align.whom import alike

FOR = frozenset(("ACCEPT", "AGREE", "PROMISE", "OFFER", "IMPLEMENT"))
AGAINST = frozenset(("REFUSE", "SUSPEND", "BREAKDOWN"))
KEPT = frozenset(("IMPLEMENT",))
BROKEN = frozenset(("VIOLATE", "SUSPEND", "BREAKDOWN", "REFUSE"))
OF_ONE_AUTHOR = frozenset(("ATTACK", "COERCE"))
"""Where two name different actors for one such act on the same target, they cannot both be right."""
TWO_DAYS = 2 * 86_400
DENIED = frozenset(("ATTACK", "VIOLATE", "COERCE", "ACCUSE"))


def relate_acts(new: Comparable, there: Comparable, weights: Weights) -> tuple[str, list[str]]:
    """Name the relation and say why."""
    shared = words_shared(new, there, weights)
    has = f"both have {shared}" if shared else ""
    if new.is_denied != there.is_denied and new.types & there.types and not is_other_speaker(new, there):
        name, who = otherwise(new, there)
        return name, ["it is denied" if new.is_denied else "the other denies it", who, has]
    if _denies(new, there) or _denies(there, new):
        says = "it denies what the other tells" if "DENY" in new.types else "the other denies it"
        return "contradicts", [says, speakers(new, there), has]
    if _opposed(new.types, there.types) and not new.types & there.types:
        name, who = otherwise(new, there)
        if is_same_speaker(new, there):
            return name, [f"one is to {_said(new)}, the other to {_said(there)}", who, has]
    if is_other_speaker(new, there) and is_one_target(new, there) and new.types & there.types & OF_ONE_AUTHOR:
        names = f"it names {new.who.shown} where the other names {there.who.shown}"
        return "contradicts", [names, has]
    return _adds(new, there, has)


def is_one_target(one: Comparable, other: Comparable) -> bool:
    """Say whether both are aimed at the same, or happened at the same place within the same two days."""
    if (alike(one.whom, other.whom) or 0.0) >= SAME:
        return True
    is_brief = all(each.time and _length(each) <= TWO_DAYS for each in (one, other))
    return is_brief and not order(one, other) and (alike(one.place, other.place) or 0.0) >= SAME


def _denies(one: Comparable, other: Comparable) -> bool:
    return "DENY" in one.types and not one.types & other.types and bool(other.types & DENIED)


def _opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    pairs = ((FOR, AGAINST), (AGAINST, FOR), (KEPT, BROKEN), (BROKEN, KEPT))
    return any(one <= here and other <= there for here, there in pairs) and bool(one and other)


def _adds(new: Comparable, there: Comparable, has: str) -> tuple[str, list[str]]:
    """Tell one that says more from one that does not."""
    sides = (
        ("who", new.who.shown, there.who.shown),
        ("to whom", new.whom.shown, there.whom.shown),
        ("where", new.place.shown, there.place.shown),
        ("the condition", new.condition, there.condition),
    )
    more = [f"{what} ({ours})" for what, ours, theirs in sides if ours and not theirs]
    if is_other_speaker(new, there):
        return "resembles", ["the like by another actor", speakers(new, there), has]
    if not (has or is_same_speaker(new, there) or is_one_target(new, there)):
        return "resembles", ["an act of the same kind", speakers(new, there)]
    if not new.types & there.types:
        return "resembles", ["an act of a like kind", speakers(new, there), has]
    if new.time and there.time and not order(new, there) and _length(new) < _length(there):
        more.append("a narrower time")
    if more:
        return "refines", [f"adds {', '.join(more)}", speakers(new, there), has]
    return "repeats", ["the same act", speakers(new, there), has]


def _length(one: Comparable) -> int:
    return one.time[1] - one.time[0] if one.time else 0


def _said(one: Comparable) -> str:
    return min(one.types).lower().replace("_", " ") if one.types else "act"
