"""Section 4: does an incident match what a term asks, no, may or must?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from holdfire.deal.model import ActPattern, Bearer, Deal
from holdfire.vocab.party import Parties
from holdfire.vocab.place import Lies
from tests.oracle.incidents import MAY, MUST, NO, Incident, Manner, says

ANYONE = Bearer("anyone", how="anyone")


def facets_match(incident: Incident, asked: ActPattern, by: Bearer, deal: Deal, parties: Parties) -> int:
    """Take the weakest facet; told, time and exceptions come on top."""

    def facet(name: str, judge: Callable[[Any], int]) -> int:
        levels = {judge(alternative) for alternative in incident.facets[name]}
        level = levels.pop() if len(levels) == 1 else MAY
        return min(level, MAY) if name in incident.contested else level

    found = [facet("act", lambda act: act_level(act, asked.act, deal))]
    if by.how != "anyone" or by.but_not:
        found.append(facet("actors", lambda them: actor_level(them, by, incident.excluded, parties)))
    if asked.whom:
        target = Bearer("", asked.whom)
        found.append(facet("whom", lambda them: actor_level(them, target, frozenset(), parties)))
    for name in ("place", "from_place", "to_place"):
        if places := asked.where if name == "place" else getattr(asked, name):
            found.append(facet(name, lambda place, places=places: place_level(place, places, deal)))  # type: ignore[misc]
    if asked.with_ or asked.without:
        found.append(facet("manner", lambda manner: manner_level(manner, asked, deal)))
    if asked.what:
        found.append(facet("what", lambda unit: max(what_level(unit, category, deal) for category in asked.what)))
    if asked.about:
        found.append(facet("about", lambda about: MAY if about is None else MUST if about == asked.about else NO))
    return min(found)


def act_level(act: str, asked: str, deal: Deal) -> int:
    if deal.acts.is_within(act, asked):
        return MUST
    kinds = [kind for kind in deal.acts.by_id if deal.acts.is_within(kind, act) and deal.acts.is_within(kind, asked)]
    return MAY if kinds or deal.acts.is_within(asked, act) else NO


def actor_level(them: Collection[str] | None, by: Bearer, excluded: Collection[str], parties: Parties) -> int:
    """Judge one candidate; a group that a left-out party belongs to may have been that party."""

    def within(party: str, groups: Iterable[str]) -> bool:
        return any(parties.is_within(party, group) for group in groups)

    if them is None:
        ruled_out = by.how != "anyone" and all(within(party, excluded) for party in by.parties)
        return NO if ruled_out else MAY

    def level(party: str) -> int:
        if (by.how == "anyone" or within(party, by.parties)) and not within(party, by.but_not):
            return MAY if any(parties.is_within(out, party) for out in by.but_not) else MUST
        return MAY if any(parties.is_within(bearer, party) for bearer in by.parties) else NO

    return max((level(party) for party in them), default=NO)


def place_level(then: tuple[str, int] | None, asked: Iterable[str], deal: Deal) -> int:
    if then is None:
        return MAY
    place, epoch = then
    best = max(deal.places.how_lies(place, one, epoch) for one in asked)
    return {Lies.INSIDE: MUST, Lies.OVERLAPS: MAY, Lies.OUTSIDE: NO}[best]


def manner_level(manner: Manner, asked: ActPattern, deal: Deal) -> int:
    wishes: list[tuple[Manner, Manner]] = [(((thing,), ()), ((), (thing,))) for thing in asked.with_]
    wishes += [(((), (thing,)), ((thing,), ())) for thing in asked.without]
    levels = [
        MUST if says(manner, wish, deal) else NO if says(manner, opposite, deal) else MAY for wish, opposite in wishes
    ]
    return min(levels)


def what_level(unit: str | None, asked: str, deal: Deal) -> int:
    """Judge a unit told: of which kind what is counted is."""
    if unit not in deal.categories.by_id:
        return MAY
    can_be_both = deal.categories.are_kin(unit, asked) or any(
        deal.categories.is_within(other, unit) and deal.categories.is_within(other, asked)
        for other in deal.categories.by_id
    )
    return MUST if deal.categories.is_within(unit, asked) else MAY if can_be_both else NO


def covers(total: Incident, asked: ActPattern, unit: str, by: Bearer, deal: Deal, parties: Parties) -> bool:
    """Say whether a total takes in everything the term asks for: it is nowhere narrower."""
    within = deal.categories.is_within

    def takes_in(them: Collection[str] | None, wanted: tuple[str, ...]) -> bool:
        return them is None or (bool(wanted) and all(any(parties.is_within(w, p) for p in them) for w in wanted))

    def contains(then: tuple[str, int] | None, wanted: tuple[str, ...]) -> bool:
        if then is None:
            return True
        place, epoch = then
        return bool(wanted) and all(deal.places.how_lies(w, place, epoch) == Lies.INSIDE for w in wanted)

    facets = total.facets
    return (
        all(deal.acts.is_within(asked.act, act) for act in facets["act"])
        and not total.excluded
        and all(takes_in(them, by.parties) for them in facets["actors"])
        and all(takes_in(them, asked.whom) for them in facets["whom"])
        and all(contains(place, asked.where) for place in facets["place"])
        and all(contains(place, asked.from_place) for place in facets["from_place"])
        and all(contains(place, asked.to_place) for place in facets["to_place"])
        and all(says((asked.with_, asked.without), manner, deal) for manner in facets["manner"])
        and all(about in (None, asked.about) for about in facets["about"])
        and all(
            told is None
            or within(unit, told)
            or (asked.what and all(within(category, told) for category in asked.what))
            for told in facets["what"]
        )
    )
