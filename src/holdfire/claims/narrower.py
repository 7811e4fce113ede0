"""Which telling of one thing is narrower than another, and what tellings that stay come to together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from holdfire.claims.claim import Claim
from holdfire.claims.counting import independent_origin
from holdfire.vocab.act import Acts
from holdfire.vocab.category import Categories
from holdfire.vocab.party import Parties
from holdfire.vocab.place import Places
from holdfire.vocab.quantity import Quantity

Narrower = Callable[[str, Hashable, Hashable], bool]


def narrower_by(acts: Acts, places: Places, categories: Categories) -> Narrower:
    """Return a test of whether value ``a`` of a facet is strictly narrower than value ``b``."""

    def is_narrower(facet: str, a: Hashable, b: Hashable) -> bool:
        if a == b or not a:
            return False
        if not b:
            return True
        match facet, a, b:
            case "act", str(), str():
                return acts.is_within(a, b)
            case "what", str(), str():
                return categories.is_within(a, b)
            case (("actors" | "whom"), frozenset(), frozenset()):
                return a < b
            case (("place" | "from_place" | "to_place"), str(), str()):
                return places.is_narrower(a, b)
            case "manner", tuple(), tuple():
                return _says(a, b, categories) and not _says(b, a, categories)
            case "time", tuple(), tuple():
                return bool(b[0] <= a[0] and a[1] <= b[1] and b[2] <= a[2] and a[3] <= b[3])
            case "quantity", Quantity(), Quantity():
                return _is_narrower_amount(a, b, categories)
        return False

    return is_narrower


def _says(
    a: tuple[frozenset[str], frozenset[str]], b: tuple[frozenset[str], frozenset[str]], categories: Categories
) -> bool:
    """Say whether one manner, ``(with, without)``, says all that another says."""
    within = categories.is_within
    return all(any(within(x, y) for x in a[0]) for y in b[0]) and all(any(within(y, x) for x in a[1]) for y in b[1])


def _is_narrower_amount(a: Quantity, b: Quantity, categories: Categories) -> bool:
    if a.unit == b.unit or not (a.unit and b.unit):
        return is_narrower_quantity(a, b)
    is_same_range = (a.low, a.high) == (b.low, b.high)
    return categories.is_within(a.unit, b.unit) and (is_same_range or is_narrower_quantity(a, b))


def is_narrower_quantity(a: Quantity, b: Quantity) -> bool:
    """Say whether the range of ``a`` lies in that of ``b`` and is not the same."""
    if (a.low, a.high) == (b.low, b.high):
        return False
    return b.low <= a.low and (b.high is None or (a.high is not None and a.high <= b.high))


def drop_vaguer(
    values: Sequence[tuple[Claim, Hashable]],
    is_narrower: Callable[[Hashable, Hashable], bool],
    origins_asked: int,
    parties: Parties,
) -> list[Hashable]:
    """Leave out values that claims of enough other origins tell strictly narrower."""
    kept = []
    for claim, value in values:
        narrower = {
            independent_origin(other, parties)
            for other, told in values
            if other is not claim and is_narrower(told, value)
        }
        if len(narrower) < origins_asked:
            kept.append(value)
    return kept


def hulls(values: Iterable[Hashable]) -> tuple[Quantity, ...]:
    """Take the hull of quantities for each unit, by name of the unit; none at all where one is not known."""
    by_unit: dict[str, list[Quantity]] = defaultdict(list)
    for value in values:
        if not isinstance(value, Quantity):
            return ()
        by_unit[value.unit].append(value)
    return tuple(hull(by_unit[unit], unit) for unit in sorted(by_unit))


def hull(quantities: Iterable[Quantity], unit: str = "") -> Quantity:
    """Take the smallest range that holds all, of at least one quantity, as a number of some unit."""
    quantities = tuple(quantities)
    highs = [quantity.high for quantity in quantities]
    high = None if None in highs else max(high for high in highs if high is not None)
    return Quantity(min(quantity.low for quantity in quantities), high, unit)


def number_in(unit: str, amounts: Iterable[Quantity], categories: Categories) -> Quantity | None:
    """Read the amounts of an incident in one unit.

    Args:
        amounts: Of an ``Incident``, at least one.

    Returns:
        Their hull as a number of that unit; ``None`` where one is told in a unit that has nothing to do with it.
    """
    read = [categories.in_unit(amount, unit) for amount in amounts]
    return None if None in read else hull((one for one in read if one is not None), unit)
