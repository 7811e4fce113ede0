"""How likely two incidents are one, with the reasons: what they share counts for more, the fewer others share it.

The measure is the base-2 logarithm of odds. It begins with how many incidents would fall on the same place and
time by chance, and adds what each trait says. Nothing is learned; every number below can be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log2

from holdfire.incidents.traits import DAY, Known, Traits
from holdfire.intake.alike import likeness
from holdfire.vocab.act import HARMFUL
from holdfire.vocab.place import Lies
from holdfire.vocab.quantity import Quantity, show_range

TWICE = 0.15
"""How many of the incidents are taken to be told a second time, apart."""
LEAST_BY_CHANCE = 0.02
A_DAY_APART = -3.0
UNBLAMED = -5.0
"""Different people said to have done what is no accusation."""
NEVER = -99.0


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for two incidents being one, or against it (``counts`` below 0)."""

    trait: str
    words: str
    counts: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two incidents are one: ``counts`` is the sum of its reasons."""

    one: str
    other: str
    counts: float
    reasons: tuple[Reason, ...]


def compare(one: Traits, other: Traits, known: Known) -> Likeness:
    """Compare two incidents.

    Returns:
        ``counts`` is about 0 where it is as likely as not, ``NEVER`` or less where they cannot be one.
    """
    rules: tuple[Callable[[Traits, Traits, Known], Iterable[Reason]], ...] = (
        _time_and_place,
        _acts,
        _parties,
        _quantities,
        _harm,
        _words,
        _origins,
    )
    reasons: list[Reason] = []
    for rule in rules:
        reasons += rule(one, other, known)
        if reasons and reasons[-1].counts <= NEVER:
            break
    return Likeness(one.incident, other.incident, round(sum(each.counts for each in reasons), 3), tuple(reasons))


def rarity(value: object, trait: str, known: Known, most: float) -> float:
    """Say what sharing a value counts: more, the fewer incidents have it."""
    have = known.often[trait][value]
    return min(most, log2(max(known.total, 2) / max(have, 2))) if have else most


def _time_and_place(one: Traits, other: Traits, known: Known) -> Iterable[Reason]:
    first, last = min(one.first, other.first), max(one.last, other.last)
    gap = gap_between(one, other)
    if gap > DAY:
        yield Reason("time", "at different times", NEVER)
        return
    shared = _shared_place(one, other, known)
    if shared is None:
        yield Reason("place", "at different places", NEVER)
        return
    place, words, counts = shared
    others = (known.often["places"][place] if place else known.total) - 2
    stretch = max((last - first + 1) / DAY, 1 / 24)
    by_chance = max(others * stretch / known.days, LEAST_BY_CHANCE)
    together = max(-9.0, min(3.0, log2(TWICE / by_chance)))
    when = "within a day of each other" if gap > 0 else _stretch_words(stretch)
    yield Reason("time and place", f"{when}, {words}", together + counts + (A_DAY_APART if gap > 0 else 0))


def gap_between(one: Traits, other: Traits) -> int:
    """Give the seconds between them, 0 or less where they may have been on at one time."""
    return max(one.first, other.first) - min(one.last, other.last)


def _stretch_words(days: float) -> str:
    if days <= 1 / 8:
        return "at the same hour"
    return "on the same day" if days <= 1 else "over the same days"


def _shared_place(one: Traits, other: Traits, known: Known) -> tuple[str, str, float] | None:
    """Say where both can have been, how that is said, and what it counts; ``None``: nowhere."""
    if not one.places or not other.places:
        return "", f"{'one of them' if one.places or other.places else 'both'} at a place not said", 0.0
    if both := one.places & other.places:
        place = min(both, key=lambda name: (known.often["places"][name], name))
        return place, f"at the same place ({place})", 0.0
    lies = known.places.how_lies
    for a, b in ((a, b) for a in sorted(one.places) for b in sorted(other.places)):
        for narrow, wide in ((a, b), (b, a)):
            if lies(narrow, wide) is Lies.INSIDE:
                return wide, f"at places one of which lies in the other ({narrow}, {wide})", -0.5
        if lies(a, b) is not Lies.OUTSIDE:
            return a, f"at places that overlap ({a}, {b})", -1.0
    return None


def _acts(one: Traits, other: Traits, known: Known) -> Iterable[Reason]:
    if both := one.acts & other.acts:
        act = min(both, key=lambda name: (known.often["acts"][name], name))
        yield Reason("act", f"the same act ({act})", rarity(act, "acts", known, 3))
        return
    within = known.acts.is_within
    pairs = [(a, b) for a in sorted(one.acts) for b in sorted(other.acts)]
    for a, b in pairs:
        if within(a, b) or within(b, a):
            yield Reason("act", f"acts one of which is a kind of the other ({a}, {b})", 0.3)
            return
    for a, b in pairs:
        if known.acts.above.get(a, frozenset()) & known.acts.above.get(b, frozenset()):
            yield Reason("act", f"acts of one kind ({a}, {b})", -1.5)
            return
    yield Reason("act", "different acts", NEVER)


def _parties(one: Traits, other: Traits, known: Known) -> Iterable[Reason]:
    told = (("actors", "said to have been done by", 1.2, -2.5), ("whom", "said to have been done to", 0.8, -1.5))
    for trait, words, most, least in told:
        here, there = getattr(one, trait), getattr(other, trait)
        if not here or not there:
            continue
        within = known.parties.is_within
        both = [a for a in sorted(here) for b in sorted(there) if within(a, b) or within(b, a)]
        if both:
            party = min(both, key=lambda name: (known.often[trait][name], name))
            yield Reason(trait, f"{words} {party} in both", rarity(party, trait, known, most))
        else:
            yield Reason(trait, f"{words} others", least if _is_blamed(one, other, known) else UNBLAMED)


def _is_blamed(one: Traits, other: Traits, known: Known) -> bool:
    """Say whether what was done is an accusation: then each side may name the other for one and the same."""
    above = (known.acts.above.get(act, frozenset((act,))) for act in one.acts | other.acts)
    return any(broad in HARMFUL for broader in above for broad in broader)


def _quantities(one: Traits, other: Traits, known: Known) -> Iterable[Reason]:
    pairs = [(a, b) for a in one.quantities for b in other.quantities if a.unit == b.unit or not a.unit or not b.unit]
    if not pairs:
        return
    for a, b in pairs:
        if (a.low, a.high) == (b.low, b.high):
            counts = rarity(a, "quantities", known, 6)
            yield Reason("numbers", f"the same number ({_amount(a)})", counts)
            return
    meets = any(a.low <= _high(b) and b.low <= _high(a) for a, b in pairs)
    yield Reason("numbers", "numbers that can be one" if meets else "different numbers", 0.5 if meets else -3.0)


def _high(quantity: Quantity) -> float:
    return float("inf") if quantity.high is None else quantity.high


def _amount(quantity: Quantity) -> str:
    return f"{show_range(quantity.low, quantity.high)} {quantity.unit}".strip()


def _harm(one: Traits, other: Traits, known: Known) -> Iterable[Reason]:
    if both := one.harms & other.harms:
        harm = min(both, key=lambda words: (known.often["harms"][words], words))
        yield Reason("numbers", f"the same harm ({harm})", rarity(harm, "harms", known, 7))
    elif one.numbers and other.numbers:
        if one.numbers == other.numbers:
            counts = rarity(one.numbers, "numbers", known, 4) / 2
            yield Reason("numbers", f"the same numbers of harm ({', '.join(sorted(one.numbers))})", counts)
        elif not one.numbers & other.numbers:
            yield Reason("numbers", "different numbers of harm", -2.5)


def _words(one: Traits, other: Traits, known: Known) -> Iterable[Reason]:
    if one.words & other.words:
        yield Reason("words", "the same words", 4.0)
    elif one.stems and other.stems:
        shared = likeness(one.stems, other.stems)
        if shared >= 0.25:
            yield Reason("words", "much the same words" if shared >= 0.5 else "like words", 3 if shared >= 0.5 else 1.5)
    if one.answers & set(other.claims) or other.answers & set(one.claims):
        yield Reason("words", "one answers the other in words", 2.0)


def _origins(one: Traits, other: Traits, known: Known) -> Iterable[Reason]:
    pairs = [(a, b) for a in one.tellings for b in other.tellings]
    if any(a.chain == b.chain and a.day == b.day for a, b in pairs):
        yield Reason("origin", "one source tells both on one day, and may tell them apart", -3.0)
        return
    if gap_between(one, other) > 0 and any(a.chain == b.chain for a, b in pairs):
        yield Reason("origin", "one source tells of both, of different days", -3.0)
        return
    named = [(a, b) for a, b in pairs if a.is_named and b.is_named]
    if any(a.chain[0] == b.chain[0] and a.chain != b.chain for a, b in named):
        yield Reason("origin", "one origin, passed on by others: it is counted once", 2.5)
    elif any(a.chain == b.chain for a, b in named):
        yield Reason("origin", "told again later by the same source", 0.5)
    elif named:
        yield Reason("origin", "told by different origins", 1.5)
