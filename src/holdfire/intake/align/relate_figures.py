"""How one figure stands to another: by their ranges, who gives them and as of when."""

from __future__ import annotations

from holdfire.intake.align.amount import compare
from holdfire.intake.align.comparable import Comparable
from holdfire.intake.align.counted import are_unlike, is_one_count, is_told_alike
from holdfire.intake.align.told_by import is_same_speaker, order, otherwise, speakers
from holdfire.intake.align.weigh import Weights


def relate_figures(new: Comparable, there: Comparable, weights: Weights) -> tuple[str, list[str]]:
    """Name the relation and say why.

    A wider range that holds the other repeats it, for it says nothing new; a narrower one refines it. Two that
    cannot both hold contradict each other, unless the same holder gives the new one later. Those of different times,
    and those that count different things, only resemble each other.
    """
    if new.value is None or there.value is None:
        return "repeats", [speakers(new, there)]
    one, other = new.value.shown, there.value.shown
    if not is_told_alike(new, there, weights):
        return "resembles", [f"{one} and {other}; that they are of one count is not said", speakers(new, there)]
    match compare(new.value, there.value):
        case "same":
            return "repeats", ["the same number", speakers(new, there)]
        case "inside":
            return "refines", [f"{one} lies within {other}", speakers(new, there)]
        case "around":
            return "repeats", [f"{one} leaves room for {other}", speakers(new, there)]
        case "overlap":
            return "refines", [f"{one} and {other} overlap", speakers(new, there)]
    apart = f"no number is in both {one} and {other}"
    if not is_same_speaker(new, there) and new.time and there.time and order(new, there):
        when = "a later" if order(new, there) > 0 else "an earlier"
        return "resembles", [f"{apart}, but it is of {when} time", speakers(new, there)]
    if are_unlike(new, there):
        return "resembles", [f"{apart}, but they count different things", speakers(new, there)]
    if not is_same_speaker(new, there) and not is_one_count(new, there, weights):
        return "resembles", [f"{apart}, but that they are of one count is not said", speakers(new, there)]
    name, who = otherwise(new, there)
    return name, [apart, who]
