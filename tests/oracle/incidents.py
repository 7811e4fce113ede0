"""Section 3: what an account takes an incident to be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from holdfire.claims.claim import Claim, Event, Ruling
from holdfire.deal.model import Deal
from holdfire.vocab.moment import FIRST, Moment, Occurrence
from holdfire.vocab.place import Lies
from holdfire.vocab.quantity import UNKNOWN, Quantity
from tests.oracle.counted import Voices

NO, MAY, MUST = 0, 1, 2

FACETS = ("act", "actors", "whom", "place", "from_place", "to_place", "manner", "about", "what", "answers", "time",
          "quantity")  # fmt: skip
DENIED = {
    "authorship": ("actors",),
    "target": ("whom",),
    "place": ("place", "from_place", "to_place"),
    "quantity": ("what", "quantity"),
}


Manner = tuple[Collection[str], Collection[str]]  # with, without


@dataclass(frozen=True)
class Incident:
    """``facets``: alternatives by facet name, ``None`` among them where it may be anything.

    ``quantities``: what is told of how much; ``None`` where somebody tells of no number, or it is contested.
    """

    id: str
    told: int
    happened: Occurrence
    quantities: tuple[Quantity, ...] | None
    facets: Mapping[str, frozenset[Any]]
    contested: frozenset[str]
    excluded: frozenset[str]
    group: str

    @property
    def earliest(self) -> int:
        return self.happened.earliest

    @property
    def latest(self) -> int:
        return self.happened.latest

    def number_in(self, unit: str, deal: Deal) -> tuple[int, int | None]:
        """Read what is told in one unit: from none upwards where that says nothing."""
        read = [None if self.quantities is None else in_unit(q, unit, deal) for q in self.quantities or (UNKNOWN,)]
        return (0, None) if None in read else hull([r for r in read if r is not None])


def in_unit(told: Quantity, unit: str, deal: Deal) -> tuple[int, int | None] | None:
    """Read a quantity in a unit; none where its unit has nothing to do with it."""
    if told.unit == "" or deal.categories.is_within(told.unit, unit):
        return told.low, told.high
    return (0, told.high) if deal.categories.are_kin(told.unit, unit) else None


def group_by_incident(claims: Iterable[Claim], everything: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Put event claims without ``total`` together; replies are looked up among all claims known."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.assertion, Event) and not claim.assertion.total:
            groups.setdefault(incident_id(claim, everything), []).append(claim)
    return groups


def incident_id(claim: Claim, everything: Sequence[Claim], seen: frozenset[str] = frozenset()) -> str:
    event = claim.assertion
    if claim.incident:
        return claim.incident
    if isinstance(event, Event) and event.says == "denies" and claim.reply_to and claim.id not in seen:
        for answered in everything:
            if answered.id == claim.reply_to and isinstance(answered.assertion, Event) and not answered.assertion.total:
                return incident_id(answered, everything, seen | {claim.id})
    return claim.id


def maybe_groups(groups: Mapping[str, Sequence[Claim]]) -> dict[str, str]:
    """Name for each incident the group of those that may be the same: all that hang together."""
    name = {i: i for i in groups}
    incident_of = {c.id: i for i, claims in groups.items() for c in claims}
    links = [
        (i, incident_of.get(c.maybe_same_as, c.maybe_same_as))
        for i, claims in groups.items()
        for c in claims
        if c.maybe_same_as
    ]
    name.update({other: name.get(other, other) for _, other in links})
    for _ in name:
        for a, b in links:
            name[a] = name[b] = min(name[a], name[b])
    return name


def build(
    ident: str, claims: Sequence[Claim], group: str, voices: Voices, deal: Deal, rulings: Sequence[Claim]
) -> Incident | None:
    """Make the incident of counted claims, or none if nobody counted tells it."""
    telling = [c for c in claims if event(c).says == "asserts" or event(c).denies != "occurrence"]
    found = last_ruling(ident, voices.account.ruled_by, rulings)
    if not telling or found == "did not happen":
        return None
    contested = contested_facets(claims, voices)
    is_established = (
        voices.establishes(telling)
        and "occurrence" not in contested
        and (not voices.account.ruled_by or found == "happened")
    )
    kept = {f: kept_values(f, telling, voices, deal) for f in FACETS}
    facets = {f: frozenset(values) or frozenset({None}) for f, values in kept.items() if f not in ("time", "quantity")}
    for f in ("actors", "whom"):
        facets[f] = frozenset(c for value in facets[f] for c in ([None] if value is None else value))
    excluded: frozenset[str] = frozenset()
    if all(event(c).denies == "authorship" for c in telling):
        excluded = frozenset(p for c in telling for candidate in event(c).actors for p in candidate)
    told = [q for q in kept["quantity"] if q is not None]
    quantities = None if "quantity" in contested or len(told) < len(kept["quantity"]) else tuple(told)
    happened = hull_of_times(kept["time"])
    since = FIRST if any(begins_with_counting(event(c)) for c in telling) else happened.earliest
    for f in ("place", "from_place", "to_place"):
        facets[f] = frozenset(then for place in facets[f] for then in at_its_times(place, since, happened.latest, deal))
    return Incident(ident, MUST if is_established else MAY, happened, quantities, facets, contested, excluded, group)


def event(claim: Claim) -> Event:
    assert isinstance(claim.assertion, Event)
    return claim.assertion


def begins_with_counting(total: Event) -> bool:
    """A running total that names no earlier beginning runs from the beginning of counting."""
    return total.total == "running" and total.happened.began.earliest >= total.happened.ended.earliest


def at_its_times(place: str | None, since: int, until: int, deal: Deal) -> list[tuple[str, int] | None]:
    """Give a place once for each epoch in which the span has a second."""
    if place is None:
        return [None]
    starts = [FIRST, *(epoch.begins.earliest for epoch in deal.places.epochs)]
    ends = [*starts[1:], until + 1]
    return [(place, n) for n, (a, b) in enumerate(zip(starts, ends, strict=True)) if max(a, since) < min(b, until + 1)]


def last_ruling(ident: str, body: str, rulings: Sequence[Claim]) -> str:
    on_it = [
        (r.at.latest, c.published.latest, c.id, r.found)
        for c in rulings
        if isinstance(r := c.assertion, Ruling) and r.body == body and r.about == ident
    ]
    return max(on_it)[3] if body and on_it else ""


def contested_facets(claims: Sequence[Claim], voices: Voices) -> frozenset[str]:
    if any(c.supposed for c in claims):
        return frozenset()
    accused = {p for c in claims if event(c).says == "asserts" for candidate in event(c).actors for p in candidate}
    scopes = {
        event(c).denies
        for c in claims
        if event(c).says == "denies" and not (voices.asks and voices.within_any(c.origin, accused))
    }
    return frozenset({"occurrence"} & scopes).union(*(DENIED.get(scope, ()) for scope in scopes))


def value_of(facet: str, told: Event) -> Any:
    match facet:
        case "actors" | "whom":
            return frozenset(frozenset(candidate) for candidate in getattr(told, facet)) or None
        case "manner":
            return (frozenset(told.with_), frozenset(told.without))
        case "time":
            return told.happened
        case "quantity":
            return told.quantity
        case "what":
            return told.quantity.unit or None if told.quantity else None
    return getattr(told, facet) or None


def kept_values(facet: str, telling: Sequence[Claim], voices: Voices, deal: Deal) -> list[Any]:
    """Leave out values merely vaguer than what enough others say; of the facet it denies, a denial says nothing."""
    told = [(c, None if facet in DENIED.get(event(c).denies, ()) else value_of(facet, event(c))) for c in telling]
    return [
        value
        for c, value in told
        if not voices.has_enough_origins(o for o, v in told if o is not c and is_narrower(facet, v, value, deal))
    ]


def is_narrower(facet: str, a: Any, b: Any, deal: Deal) -> bool:
    """Say whether a is strictly narrower than b."""
    if a is None or b is None:
        return b is None and a is not None
    match facet:
        case "act":
            return a != b and deal.acts.is_within(a, b)
        case "what":
            return a != b and deal.categories.is_within(a, b)
        case "actors" | "whom":
            return bool(a < b)
        case "place" | "from_place" | "to_place":
            times = range(len(deal.places.epochs) + 1)
            is_inside = all(deal.places.how_lies(a, b, t) == Lies.INSIDE for t in times)
            return is_inside and not all(deal.places.how_lies(b, a, t) == Lies.INSIDE for t in times)
        case "manner":
            return says(a, b, deal) and not says(b, a, deal)
        case "time":
            return bool(a != b and lies_in(a.began, b.began) and lies_in(a.ended, b.ended))
        case "quantity":
            ranges = (a.low, a.high), (b.low, b.high)
            if a.unit == b.unit or not a.unit or not b.unit:
                return is_strictly_within(*ranges)
            is_within = ranges[0] == ranges[1] or is_strictly_within(*ranges)
            return is_within and deal.categories.is_within(a.unit, b.unit)
    return False


def says(a: Manner, b: Manner, deal: Deal) -> bool:
    """Say whether a manner says all that another says."""
    within = deal.categories.is_within
    is_with = all(any(within(thing, wanted) for thing in a[0]) for wanted in b[0])
    return is_with and all(any(within(wanted, thing) for thing in a[1]) for wanted in b[1])


def lies_in(a: Moment, b: Moment) -> bool:
    return b.earliest <= a.earliest and a.latest <= b.latest


def is_strictly_within(a: tuple[int, int | None], b: tuple[int, int | None]) -> bool:
    return a != b and b[0] <= a[0] and (b[1] is None or (a[1] is not None and a[1] <= b[1]))


def hull_of_times(times: Sequence[Occurrence]) -> Occurrence:
    return Occurrence(
        Moment(min(t.began.earliest for t in times), max(t.began.latest for t in times)),
        Moment(min(t.ended.earliest for t in times), max(t.ended.latest for t in times)),
    )


def hull(ranges: Sequence[tuple[int, int | None]]) -> tuple[int, int | None]:
    highs = [high for _, high in ranges]
    return min(low for low, _ in ranges), None if None in highs else max(h for h in highs if h is not None)
