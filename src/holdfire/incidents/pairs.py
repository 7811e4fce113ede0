"""Which incidents are worth comparing: those that share a day and a place, or a day and a rare number.

Never all with all. Incidents are filed under keys; under a key that few share, all are compared with one another,
under one that many share only neighbours in an order that brings like ones together, and none of the day before. So
the work grows with the number of incidents, however many fall on one day.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from holdfire.incidents.traits import DAY, Known, Traits
from holdfire.vocab.place import Lies

FEW = 12
"""Under a key that at most so many share, all are compared."""
NEIGHBOURS = 4
"""Under others, each is compared with so many that follow it."""
Key = tuple[str, int, *tuple[Hashable, ...]]
"""What kind of key it is, the day, and what else is shared."""
LONG_DAYS = 7
"""What may have been on more days than this is filed as long, once."""


def pairs_worth_comparing(told: Sequence[Traits], known: Known) -> Iterator[tuple[int, int]]:
    """Give pairs of places in ``told``, the smaller first, each once, in order."""
    filed: dict[Key, list[int]] = {}
    around = _places_around(told, known)
    kinds = {act: _kinds(act, known) for one in told for act in one.acts}
    for number, one in enumerate(told):
        for key in set(_keys(one, around, kinds)):
            filed.setdefault(key, []).append(number)
    pairs: set[tuple[int, int]] = set()
    for key, sharing in filed.items():
        numbers, reach = sharing, FEW
        if len(numbers) > FEW:
            here = [number for number in sharing if key[1] < 0 or key[1] in told[number].days]
            numbers, reach = sorted(here, key=lambda number: _order(told[number])), NEIGHBOURS
        for at, number in enumerate(numbers):
            pairs.update((min(number, after), max(number, after)) for after in numbers[at + 1 : at + 1 + reach])
    yield from sorted(pairs)


def _keys(one: Traits, around: dict[str, tuple[str, ...]], kinds: dict[str, tuple[str, ...]]) -> Iterator[Key]:
    """File an incident under each day with each place and kind of act; and, any place, with what is told of harm."""
    days = _days_filed(one)
    told_of = {kind for act in one.acts for kind in kinds[act]}
    for day in days:
        for kind in told_of:
            places = {place for name in one.places for place in around[name]} or {""}
            for place in places:
                yield "at", day, kind, place
                for harm in one.harms:
                    yield "harm at", day, kind, place, harm
                for quantity in one.quantities:
                    yield "number at", day, kind, place, quantity
        for harm in one.harms:
            yield "harm", day, harm
        for words in one.words:
            yield "words", day, words


def _days_filed(one: Traits) -> Sequence[int]:
    """Give the days an incident is filed under, one more so that it meets those of the next; of a long one, none."""
    first, last = one.first // DAY, one.last // DAY
    return (-1,) if last - first >= LONG_DAYS else range(first, last + 2)


def _order(one: Traits) -> tuple[object, ...]:
    """Bring incidents together that are told alike: by harm and number, then time, then words."""
    numbers = sorted((each.unit, each.low, each.high or -1) for each in one.quantities)
    return sorted(one.harms), numbers, one.first, sorted(one.words), one.incident


def _places_around(told: Sequence[Traits], known: Known) -> dict[str, tuple[str, ...]]:
    """Give for each place that is told the places told that it lies in, or overlaps, itself among them."""
    names = sorted({place for one in told for place in one.places})
    lies = known.places.lies
    near: dict[str, list[str]] = {name: [name] for name in names}
    for (a, b), how in lies.items():
        if how is not Lies.OUTSIDE and a in near and b in near and a != b:
            near[a].append(b)
    return {name: tuple(places) for name, places in near.items()}


def _kinds(act: str, known: Known) -> tuple[str, ...]:
    """Give the broadest acts that an act is a kind of."""
    above = known.acts.above.get(act, frozenset((act,)))
    top = [name for name in above if not (known.acts.above.get(name, frozenset()) - {name})]
    return tuple(sorted(top or [act]))
