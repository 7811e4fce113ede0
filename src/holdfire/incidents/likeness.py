"""How likely two incidents are one, with the reasons: what they share counts for more, the fewer others share it.

The measure is the base-2 logarithm of odds. It begins with how many incidents would fall on the same place and
time by chance, and adds what each trait says. Nothing is learned; every number below can be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log2
from typing import NamedTuple

from holdfire.incidents.traits import DAY, Known, Traits
from holdfire.intake.text.alike import likeness
from holdfire.vocab.act import HARMFUL
from holdfire.vocab.moment import FIRST
from holdfire.vocab.place import Lies
from holdfire.vocab.quantity import Quantity, show_range

TWICE = 0.15
"""How many of the incidents are taken to be told a second time, apart."""
LEAST_BY_CHANCE = 0.02
A_DAY_APART = -3.0
UNBLAMED = -5.0
"""Different people said to have done what is no accusation."""
NEVER = -99.0


class Reason(NamedTuple):
    """One thing that speaks for two incidents being one, or against it (``counts`` below 0)."""

    trait: str
    words: str
    counts: float


Reasons = Sequence[Reason]
PARTIES = (
    ("actors", "said to have been done by", 1.2, -2.5),
    ("whom", "said to have been done to", 0.8, -1.5),
)
"""Trait, how it is said, what sharing a party counts at most, and what sharing none counts."""


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
    reasons: list[Reason] = []
    for rule in RULES:
        reasons += rule(one, other, known)
        if reasons and reasons[-1].counts <= NEVER:
            break
    return Likeness(one.incident, other.incident, round(sum(each.counts for each in reasons), 3), tuple(reasons))


def rarest(values: frozenset[str], trait: str, known: Known) -> str:
    """Give the value that the fewest incidents have, of those with equal numbers the first."""
    if len(values) == 1:
        return next(iter(values))
    often = known.often[trait]
    return min(values, key=lambda value: (often[value], value))


def rarity(value: object, trait: str, known: Known, most: float) -> float:
    """Say what sharing a value counts: more, the fewer incidents have it."""
    have = known.often[trait][value]
    return min(most, log2(max(known.total, 2) / max(have, 2))) if have else most


def _time_and_place(one: Traits, other: Traits, known: Known) -> Reasons:
    first, last = min(one.first, other.first), max(one.last, other.last)
    gap = gap_between(one, other)
    if gap > DAY:
        return (Reason("time", "at different times", NEVER),)
    shared = _shared_place(one, other, known)
    if shared is None:
        return (Reason("place", "at different places", NEVER),)
    others, words, counts = shared
    stretch = known.days if first <= FIRST else max((last - first + 1) / DAY, 1 / 24)
    by_chance = max((others - 2) * stretch / known.days, LEAST_BY_CHANCE)
    together = max(-9.0, min(3.0, log2(TWICE / by_chance)))
    when = "within a day of each other" if gap > 0 else _stretch_words(stretch)
    when = "at a time that is not told" if first <= FIRST else when
    much = ", where much else is told" if together < 0 else ""
    return (Reason("time and place", f"{when}, {words}{much}", together + counts + (A_DAY_APART if gap > 0 else 0)),)


def gap_between(one: Traits, other: Traits) -> int:
    """Give the seconds between them, 0 or less where they may have been on at one time."""
    return max(one.first, other.first) - min(one.last, other.last)


def _stretch_words(days: float) -> str:
    if days <= 1 / 8:
        return "at the same hour"
    return "on the same day" if days <= 1 else "over the same days"


def _shared_place(one: Traits, other: Traits, known: Known) -> tuple[int, str, float] | None:
    """Count the incidents where both can have been, and say where that is and what it counts; ``None``: nowhere."""
    if not one.places or not other.places:
        return known.total, f"{'one of them' if one.places or other.places else 'both'} at a place not said", 0.0
    if both := one.places & other.places:
        place = rarest(both, "places", known)
        return known.often["places"][place], f"at the same place ({_place(place, known)})", 0.0
    lies = known.places.how_lies
    for a, b in ((a, b) for a in sorted(one.places) for b in sorted(other.places)):
        for narrow, wide in ((a, b), (b, a)):
            if lies(narrow, wide) is Lies.INSIDE:
                both_named = f"{_place(narrow, known)}, {_place(wide, known)}"
                return known.often["around"][wide], f"at places one of which lies in the other ({both_named})", 0.0
        if lies(a, b) is not Lies.OUTSIDE:
            both_named = f"{_place(a, known)}, {_place(b, known)}"
            return known.often["around"][a], f"at places that overlap ({both_named})", -1.0
    return None


def _place(name: str, known: Known) -> str:
    found = known.places.by_id.get(name)
    return (found.name or name) if found else name


def _acts(one: Traits, other: Traits, known: Known) -> Reasons:
    if both := one.acts & other.acts:
        act = rarest(both, "acts", known)
        return (Reason("act", f"the same act ({act})", rarity(act, "acts", known, 3)),)
    within = known.acts.is_within
    pairs = [(a, b) for a in sorted(one.acts) for b in sorted(other.acts)]
    for a, b in pairs:
        if within(a, b) or within(b, a):
            return (Reason("act", f"acts one of which is a kind of the other ({a}, {b})", 0.3),)
    for a, b in pairs:
        if known.acts.above.get(a, frozenset()) & known.acts.above.get(b, frozenset()):
            return (Reason("act", f"acts of one kind ({a}, {b})", -1.5),)
    return (Reason("act", "different acts", NEVER),)


def _parties(one: Traits, other: Traits, known: Known) -> Reasons:
    found = []
    for trait, words, most, least in PARTIES:
        here, there = getattr(one, trait), getattr(other, trait)
        if not here or not there:
            continue
        within = known.parties.is_within
        both = here & there or frozenset(a for a in here if any(within(a, b) or within(b, a) for b in there))
        if both:
            party = rarest(both, trait, known)
            named = known.parties.by_id.get(party)
            name = named.name if named else party
            found.append(Reason(trait, f"{words} {name} in both", rarity(party, trait, known, most)))
        else:
            counts = least if _is_blamed(one, other, known) else UNBLAMED
            found.append(Reason(trait, f"{words} others", counts))
    return found


def _is_blamed(one: Traits, other: Traits, known: Known) -> bool:
    """Say whether what was done is an accusation: then each side may name the other for one and the same."""
    above = (known.acts.above.get(act, frozenset((act,))) for act in one.acts | other.acts)
    return any(broad in HARMFUL for broader in above for broad in broader)


def _quantities(one: Traits, other: Traits, known: Known) -> Reasons:
    if not one.quantities or not other.quantities:
        return ()
    every = ((a, b) for a in one.quantities for b in other.quantities)
    pairs = [(a, b) for a, b in every if a.unit == b.unit or not a.unit or not b.unit]
    same = [a for a, b in pairs if (a.low, a.high) == (b.low, b.high)]
    if same:
        amount = min(same, key=lambda each: (known.often["quantities"][each], each.low, each.unit))
        return (Reason("numbers", f"the same number ({_amount(amount)})", rarity(amount, "quantities", known, 6)),)
    if not pairs:
        return ()
    if any(a.low <= _high(b) and b.low <= _high(a) for a, b in pairs):
        return (Reason("numbers", "numbers that can be one", 0.5),)
    return (Reason("numbers", "different numbers", -3.0),)


def _high(quantity: Quantity) -> float:
    return float("inf") if quantity.high is None else quantity.high


def _amount(quantity: Quantity) -> str:
    return f"{show_range(quantity.low, quantity.high)} {quantity.unit}".strip()


def _harm(one: Traits, other: Traits, known: Known) -> Reasons:
    if both := one.harms & other.harms:
        harm = rarest(both, "harms", known)
        return (Reason("numbers", f"the same harm ({harm})", rarity(harm, "harms", known, 7)),)
    if one.numbers and other.numbers:
        if one.numbers == other.numbers:
            counts = rarity(one.numbers, "numbers", known, 4) / 2
            return (Reason("numbers", f"the same numbers of harm ({', '.join(sorted(one.numbers))})", counts),)
        if not one.numbers & other.numbers:
            return (Reason("numbers", "different numbers of harm", -2.5),)
    return ()


def _words(one: Traits, other: Traits, known: Known) -> Reasons:
    found = []
    if one.words & other.words:
        found.append(Reason("words", "the same words", 4.0))
    elif one.stems and other.stems and (shared := likeness(one.stems, other.stems)) >= 0.25:
        much = shared >= 0.5
        found.append(Reason("words", "much the same words" if much else "like words", 3.0 if much else 1.5))
    if not one.answers.isdisjoint(other.claims) or not other.answers.isdisjoint(one.claims):
        found.append(Reason("words", "one answers the other in words", 2.0))
    return found


def _origins(one: Traits, other: Traits, known: Known) -> Reasons:
    pairs = [(a, b) for a in one.tellings for b in other.tellings]
    by_one = [a.day == b.day for a, b in pairs if a.chain == b.chain]
    if any(by_one):
        return (Reason("origin", "one source tells both on one day, and may tell them apart", -3.0),)
    if by_one and gap_between(one, other) > 0:
        return (Reason("origin", "one source tells of both, of different days", -3.0),)
    named = [(a, b) for a, b in pairs if a.is_named and b.is_named]
    if any(a.chain[0] == b.chain[0] and a.chain != b.chain for a, b in named):
        return (Reason("origin", "one origin, passed on by others: it is counted once", 2.5),)
    if any(a.chain == b.chain for a, b in named):
        return (Reason("origin", "told again later by the same source", 0.5),)
    return (Reason("origin", "told by different origins", 1.5),) if named else ()


RULES: tuple[Callable[[Traits, Traits, Known], Reasons], ...] = (
    _time_and_place,
    _acts,
    _parties,
    _quantities,
    _harm,
    _words,
    _origins,
)
