"""Whether two terms can speak of one and the same act: by whom, what, to whom, where and how."""

from __future__ import annotations

from collections.abc import Callable

from holdfire.deal.model import ActPattern, Bearer, Deal, Term
from holdfire.vocab.place import Lies


def acts_meet(a: ActPattern, b: ActPattern, deal: Deal) -> bool:
    """Say whether one act can be what both patterns ask for."""
    acts = deal.acts.can_be_one(a.act, b.act)
    places = ((a.where, b.where), (a.from_place, b.from_place), (a.to_place, b.to_place))
    kinds = not a.what or not b.what or any(deal.categories.can_be_both(x, y) for x in a.what for y in b.what)
    manner = not (_clash(a.with_, b.without, deal) or _clash(b.with_, a.without, deal))
    about = not (a.about and b.about) or a.about == b.about
    whom = parties_meet(a.whom, b.whom, deal)
    return acts and kinds and whom and manner and about and all(places_meet(x, y, deal) for x, y in places)


def is_part(narrow: ActPattern, wide: ActPattern, deal: Deal) -> bool:
    """Say whether every act that is what the one asks for is what the other asks for."""
    acts, kinds = deal.acts.is_within, deal.categories.is_within
    places = ((narrow.where, wide.where), (narrow.from_place, wide.from_place), (narrow.to_place, wide.to_place))
    inside = all(not some or _each_in(few, some, lambda a, b: _lies_inside(a, b, deal)) for few, some in places)
    whom = not wide.whom or _each_in(narrow.whom, wide.whom, deal.parties.is_within)
    what = not wide.what or _each_in(narrow.what, wide.what, kinds)
    with_ = all(any(kinds(x, y) for x in narrow.with_) for y in wide.with_)
    without = all(any(kinds(y, x) for x in narrow.without) for y in wide.without)
    about = not wide.about or wide.about == narrow.about
    return acts(narrow.act, wide.act) and inside and whom and what and with_ and without and about


def who_meet(a: Term, b: Term, deal: Deal) -> bool:
    """Say whether one party can be bound by both terms."""
    return any(bearers_meet(x, y, deal) for x in a.bearers for y in b.bearers)


def bearers_meet(a: Bearer, b: Bearer, deal: Deal) -> bool:
    """Say whether one party can be meant by both."""
    if a.how == "anyone" and b.how == "anyone":
        return True
    if a.how == "anyone" or b.how == "anyone":
        some, wide = (b, a) if a.how == "anyone" else (a, b)
        return any(not any(deal.parties.is_within(p, out) for out in wide.but_not) for p in some.parties)
    return parties_meet(a.parties, b.parties, deal)


def parties_meet(a: tuple[str, ...], b: tuple[str, ...], deal: Deal) -> bool:
    """Say whether two lists of parties can mean one; an empty list means anybody."""
    within = deal.parties.is_within
    return not a or not b or any(within(x, y) or within(y, x) for x in a for y in b)


def places_meet(a: tuple[str, ...], b: tuple[str, ...], deal: Deal) -> bool:
    """Say whether two lists of places have some ground in common; an empty list means anywhere."""
    lies = deal.places.ever_lies
    return not a or not b or any(lies(x, y) | lies(y, x) != {Lies.OUTSIDE} for x in a for y in b)


def _lies_inside(a: str, b: str, deal: Deal) -> bool:
    return deal.places.ever_lies(a, b) == {Lies.INSIDE}


def _each_in(narrow: tuple[str, ...], wide: tuple[str, ...], within: Callable[[str, str], bool]) -> bool:
    """Say whether there is something narrow, and each of it is within something wide."""
    return bool(narrow) and all(any(within(x, y) for y in wide) for x in narrow)


def _clash(with_: tuple[str, ...], without: tuple[str, ...], deal: Deal) -> bool:
    """Say whether what is done with some things cannot be done without others."""
    return any(deal.categories.is_within(x, y) for x in with_ for y in without)
