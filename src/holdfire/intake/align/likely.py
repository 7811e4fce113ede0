"""How likely two comparable things are about the same: a number by which to rank, 0 to 1.

Each kind has its measures; each measure lies between 0 and 1, or is ``None`` where one of the two does not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from holdfire.intake.align.amount import nearness
from holdfire.intake.align.comparable import Comparable, Stretch
from holdfire.intake.align.weigh import Weights
from holdfire.intake.align.whom import Whom, alike

Measures = Mapping[str, float | None]

COUNTS_FOR: Mapping[str, Mapping[str, float]] = {
    "quotation": {
        "words": 6.5, "quoted": 0.5, "around": 4.5, "who": 1.8, "who says alike": 2.0, "whom": 0.3, "time": 0.5,
        "story": 5.5,
    },
    "figure": {
        "value": 3.0, "words": 3.4, "near": 3.0, "around": 2.8, "fate": 2.0, "of": 2.5, "place": 3.0, "who": 1.4,
        "time": 0.7, "story": 5.5,
    },
    "act": {
        "types": 3.2, "who": 2.1, "whom": 1.3, "place": 2.5, "time": 2.0, "words": 0.7, "near": 2.8, "around": 4.0,
        "story": 5.5,
    },
}  # fmt: skip
"""How much each measure counts: fitted on pairs of annotated articles, and rounded."""
SURE: Mapping[str, float] = {"quotation": 0.31, "figure": 0.36, "act": 0.40}
"""From this likeness on, two are taken to be about the same even if one has a likelier partner; less is "perhaps"."""
OF_OTHER_KIND = 0.5
"""What is left of the likeness of a duration and a count, or of money and a percentage."""
ON_ANOTHER = 0.6
"""What is left of that of two claims on different counts or terms of the deal."""
OF_OTHER_FATE = 0.75
"""What is left of that of people killed and people wounded."""
OF_ONE_FATE = 0.92
"""What is left of that of people killed and people of whom nothing is said."""
OF_A_PART = 0.75
"""What is left of that of a whole and a part."""
UNSAID: Mapping[str, float] = {
    "who": 0.4,
    "whom": 0.4,
    "place": 0.5,
    "time": 0.5,
    "of": 0.4,
    "fate": 0.4,
    "quoted": 0.3,
}
"""What a measure is taken as where one of the two does not say."""
NEAR_TYPES = (
    frozenset(("OFFER", "PROMISE", "REQUEST", "AGREE", "ACCEPT", "STATE_POSITION")),
    frozenset(("REFUSE", "SUSPEND", "BREAKDOWN", "DENY")),
    frozenset(("WARN", "THREATEN", "STATE_POSITION")),
    frozenset(("ACCUSE", "VIOLATE", "ATTACK", "COERCE")),
    frozenset(("DENY", "ACCUSE", "VIOLATE", "ATTACK", "COERCE")),
    frozenset(("IMPLEMENT", "AGREE", "PROMISE")),
    frozenset(("CONSULT", "AGREE", "STATE_POSITION", "OFFER")),
)
"""Types of act that one report may tell as the one and another as the other."""


def likely_same(one: Comparable, other: Comparable, weights: Weights, story: float = 0.0) -> float:
    """Rank: how likely two of one kind are about the same, 0 to 1.

    Args:
        story: How far their documents tell of the same, 0 to 1.
    """
    counts = COUNTS_FOR[one.kind]
    given = {**measures(one, other, weights), "story": story}
    total = sum(weight * _told(name, given[name]) for name, weight in counts.items()) / sum(counts.values())
    return total * _same_sort(one, other)


def _same_sort(one: Comparable, other: Comparable) -> float:
    """Say how much of the likeness is left, by whether the deal and the words say that they are of one sort."""
    if one.on and other.on and one.on != other.on:
        return ON_ANOTHER
    if one.kind != "figure":
        return 1.0
    if not one.types & other.types:
        return OF_OTHER_KIND
    if one.fate != other.fate:
        return OF_OTHER_FATE if one.fate and other.fate else OF_ONE_FATE
    return OF_A_PART if one.is_part != other.is_part else 1.0


def measures(one: Comparable, other: Comparable, weights: Weights) -> Measures:
    """Compare two of one kind, measure by measure."""
    found: dict[str, float | None] = {
        "words": _rising(weights.shared(one.words, other.words)),
        "around": _rising(weights.shared(one.around, other.around)),
        "who": _who(one, other),
        "whom": alike(one.whom, other.whom),
        "place": alike(one.place, other.place),
        "time": _time(one, other),
    }
    match one.kind:
        case "quotation":
            has_marks = bool(one.quoted and other.quoted)
            found["who says alike"] = (0.4 if found["who"] is None else found["who"]) * (found["words"] or 0.0)
            found["quoted"] = weights.shared(one.quoted, other.quoted) if has_marks else None
        case "figure":
            found["near"] = _rising(weights.shared(one.near, other.near))
            found["fate"] = float(one.fate == other.fate) if one.fate and other.fate else None
            found["of"] = alike(one.of, other.of)
            found["value"] = nearness(one.value, other.value) if one.value and other.value else 0.0
        case "act":
            found["near"] = _rising(weights.shared(one.near, other.near))
            found["types"] = _types(one.types, other.types)
    return found


def _rising(share: float) -> float:
    """Let the first words shared count most: texts that tell the same seldom share half of their words."""
    return (share + 2 * sqrt(share)) / 3


def _told(name: str, value: float | None) -> float:
    return UNSAID.get(name, 0.0) if value is None else value


def _who(one: Comparable, other: Comparable) -> float | None:
    """Compare who says or does it; one who only passed it on in the other counts for half."""
    direct = alike(one.who, other.who)
    if direct == 1.0:
        return direct
    passed = [alike(*pair) or 0.0 for pair in _crossed(one, other)]
    return max(direct or 0.0, *(0.5 * each for each in passed)) if passed else direct


def _crossed(one: Comparable, other: Comparable) -> list[tuple[Whom, Whom]]:
    return [(one.who, each) for each in other.through] + [(each, other.who) for each in one.through]


def _time(one: Comparable, other: Comparable) -> float | None:
    if one.time and other.time:
        return 1.0 if meet(one.time, other.time) else 0.0
    return None


def meet(one: Stretch, other: Stretch) -> bool:
    """Say whether two times share a second."""
    return one[0] <= other[1] and other[0] <= one[1]


def _types(one: frozenset[str], other: frozenset[str]) -> float:
    if one & other:
        return 1.0
    if not one or not other:
        return 0.4
    return 0.5 if any(one & group and other & group for group in NEAR_TYPES) else 0.0
