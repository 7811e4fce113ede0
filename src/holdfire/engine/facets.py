"""How one told facet matches what a pattern asks: no (0), may (1) or must (2)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from holdfire.claims.incident import FACETS, Told
from holdfire.deal.model import ActPattern, Bearer
from holdfire.engine.epochs import PlaceThen, place_then
from holdfire.vocab.act import Acts
from holdfire.vocab.category import Categories
from holdfire.vocab.party import Parties
from holdfire.vocab.place import Places

NO, MAY, MUST = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the facets are compared by."""

    parties: Parties
    acts: Acts
    places: Places
    categories: Categories


def asked_of(pattern: ActPattern, bearer: Bearer | None) -> tuple[Hashable, ...]:
    """List what a pattern asks of each of ``FACETS``; a falsy value asks nothing."""
    whom = Bearer(", ".join(pattern.whom), pattern.whom, "any of") if pattern.whom else None
    manner = (frozenset(pattern.with_), frozenset(pattern.without))
    asks_actor = bearer is not None and (bearer.how != "anyone" or bearer.but_not)
    return (
        pattern.act,
        bearer if asks_actor else None,
        whom,
        frozenset(pattern.where),
        frozenset(pattern.from_place),
        frozenset(pattern.to_place),
        manner if any(manner) else None,
        pattern.about,
        frozenset(pattern.what),
    )


def level(facet: str, asked: Hashable, told: Told, vocabulary: Vocabulary) -> int:
    """Match what is told of one facet: all alternatives must, all no, or else may."""
    if not asked:
        return MUST
    levels = {_level_of(facet, asked, alternative, told, vocabulary) for alternative in told.alternatives}
    if levels == {NO}:
        return NO
    return MUST if levels == {MUST} and not told.contested else MAY


def _level_of(facet: str, asked: Hashable, alternative: Hashable, told: Told, vocabulary: Vocabulary) -> int:
    match facet, asked, alternative:
        case "act", str(), str():
            if vocabulary.acts.is_within(alternative, asked):
                return MUST
            return MAY if not alternative or vocabulary.acts.can_be_one(alternative, asked) else NO
        case (("actors" | "whom"), Bearer(), tuple()):
            return _party_level(asked, alternative, told.excluded, vocabulary.parties)
        case (("place" | "from_place" | "to_place"), frozenset(), _):
            return _place_level(asked, place_then(alternative), vocabulary.places)
        case "manner", (frozenset() as with_, frozenset() as without), (
            frozenset() as told_with,
            frozenset() as told_out,
        ):
            return _manner_level(with_, without, told_with, told_out, vocabulary.categories)
        case "about", str(), str():
            return MUST if alternative == asked else NO if alternative else MAY
        case "what", frozenset(), str():
            return max(_what_level(category, alternative, vocabulary.categories) for category in asked)
    raise TypeError(f"facet {facet} cannot compare {asked!r} with {alternative!r}")


def _party_level(asked: Bearer, candidate: tuple[str, ...], excluded: frozenset[str], parties: Parties) -> int:
    """Match one candidate: the party of it that matches best. One that may have been a party left out only may."""

    def among(party: str, groups: Iterable[str]) -> bool:
        return any(parties.is_within(party, group) for group in groups)

    if not candidate:
        ruled_out = asked.how != "anyone" and all(among(party, excluded) for party in asked.parties)
        return NO if ruled_out else MAY

    def level_of(party: str) -> int:
        if (asked.how == "anyone" or among(party, asked.parties)) and not among(party, asked.but_not):
            return MAY if any(parties.is_within(out, party) for out in asked.but_not) else MUST
        return MAY if any(parties.is_within(wanted, party) for wanted in asked.parties) else NO

    return max(level_of(party) for party in candidate)


def _place_level(asked: frozenset[str], alternative: PlaceThen, places: Places) -> int:
    told, epoch = alternative
    if not told:
        return MAY
    return max(int(places.how_lies(told, place, epoch)) for place in asked)


def _manner_level(
    with_: frozenset[str],
    without: frozenset[str],
    told_with: frozenset[str],
    told_without: frozenset[str],
    categories: Categories,
) -> int:
    """Match what is wished: told with a kind of it, it was with it; told without it, it was without its kinds."""

    def is_with(x: str) -> bool:
        return any(categories.is_within(told, x) for told in told_with)

    def is_without(x: str) -> bool:
        return any(categories.is_within(x, told) for told in told_without)

    levels = [MUST if is_with(x) else NO if is_without(x) else MAY for x in with_]
    levels += [MUST if is_without(x) else NO if is_with(x) else MAY for x in without]
    return min(levels)


def _what_level(asked: str, unit: str, categories: Categories) -> int:
    if categories.is_within(unit, asked):
        return MUST
    return MAY if unit not in categories.by_id or categories.can_be_both(unit, asked) else NO


def profile_level(asked: tuple[Hashable, ...], profile: tuple[Told, ...], vocabulary: Vocabulary) -> int:
    """Match a whole profile: the weakest facet."""
    return min(level(facet, want, told, vocabulary) for facet, want, told in zip(FACETS, asked, profile, strict=True))
