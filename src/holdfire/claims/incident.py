"""Incidents: what counted claims about one occurrence add up to, account by account.

Accounts that see the same are one row with a mask: bit k stands for account k. Most
incidents have one claim and so one row, whatever the number of accounts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Event, Ruling
from holdfire.claims.counting import (
    asked_origins,
    counts,
    is_established,
)
from holdfire.claims.narrower import Narrower, drop_vaguer, hulls, narrower_by
from holdfire.vocab.act import Acts
from holdfire.vocab.category import Categories
from holdfire.vocab.party import Parties
from holdfire.vocab.place import Places
from holdfire.vocab.quantity import Quantity

CONTESTABLE = {
    "authorship": ("actors",),
    "target": ("whom",),
    "place": ("place", "from_place", "to_place"),
    "quantity": ("what", "quantity"),
}
"""Which facets a denial of each scope contests; denying the occurrence contests all of it."""

FACETS = ("act", "actors", "whom", "place", "from_place", "to_place", "manner", "about", "what")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told about one facet: alternatives, ``""`` or ``()`` among them for unknown.

    Attributes:
        alternatives: Never empty.
        contested: A counted denial contests it.
        excluded: For actors only: parties it is said not to have been, the candidates being unknown.
    """

    alternatives: frozenset[Hashable]
    contested: bool = False
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Incident:
    """One occurrence as some accounts see it.

    Attributes:
        id: Incident id. Several rows may share it, for accounts that see it differently.
        group: Incidents that may be the same occurrence share it.
        facets: One ``Told`` for each of ``FACETS``, in that order.
        earliest, latest: Span in UTC seconds, both inclusive; ``began``: the last second in which it began.
        amounts: How much, a hull for each unit told; none where nobody said, or somebody tells of no number.
        answers: Incident ids it may name as what it answers; ``""`` among them: it may name none.
        told_may: Mask of accounts in which it is told at all.
        told_must: Mask of accounts in which it is established.
        claim_ids: The telling claims, and the denials counted beside them.
    """

    id: str
    group: str
    facets: tuple[Told, ...]
    earliest: int
    began: int
    latest: int
    amounts: tuple[Quantity, ...]
    answers: tuple[str, ...]
    told_may: int
    told_must: int
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """Event claims by incident, and each claim's incident."""

    by_incident: Mapping[str, tuple[Claim, ...]]
    incident_of: Mapping[str, str]
    group_of: Mapping[str, str]

    def named(self, incident_or_claim: str) -> str:
        """Turn a claim id or an incident id into an incident id."""
        return self.incident_of.get(incident_or_claim, incident_or_claim)


def group_claims(claims: Iterable[Claim], all_known: Iterable[Claim] = ()) -> Grouped:
    """Group event claims (totals left out) by incident, in the order of their first claim.

    Args:
        all_known: Also claims that were replaced since, so that a correction leaves replies in place.
    """
    events = [claim for claim in claims if isinstance(claim.assertion, Event) and not claim.assertion.total]
    known = (*all_known, *events)
    by_id = {claim.id: claim for claim in known if isinstance(claim.assertion, Event) and not claim.assertion.total}

    def incident(claim: Claim, seen: frozenset[str] = frozenset()) -> str:
        denied = isinstance(claim.assertion, Event) and claim.assertion.says == "denies"
        answered = by_id.get(claim.reply_to)
        if claim.incident or not denied or answered is None or claim.id in seen:
            return claim.incident or claim.id
        return incident(answered, seen | {claim.id})

    by_incident: dict[str, list[Claim]] = defaultdict(list)
    incident_of = {}
    for claim in events:
        incident_of[claim.id] = incident(claim)
        by_incident[incident_of[claim.id]].append(claim)
    links: nx.Graph[str] = nx.Graph()
    links.add_nodes_from(by_incident)
    links.add_edges_from(
        (name, incident_of.get(claim.maybe_same_as, claim.maybe_same_as))
        for name, members in by_incident.items()
        for claim in members
        if claim.maybe_same_as
    )
    group_of = {name: min(group) for group in nx.connected_components(links) for name in group}
    return Grouped({name: tuple(members) for name, members in by_incident.items()}, incident_of, group_of)


def incidents_under(
    claims: Sequence[Claim],
    accounts: Sequence[Account],
    parties: Parties,
    acts: Acts,
    places: Places,
    categories: Categories,
    all_known: Iterable[Claim] = (),
) -> tuple[Incident, ...]:
    """Work out every incident under every account.

    Args:
        claims: Standing claims, in any order.
        accounts: At most 31; account k is bit k of the masks.
        parties: For membership and kinds. ``acts``, ``places`` and ``categories`` for what is narrower.
        all_known: Replaced claims too; replies to them stay with the incident.

    Returns:
        Rows in the order of the first claim of each incident, then of the first account that sees it so.
    """
    grouped = group_claims(claims, all_known)
    rulings = _last_rulings(claims)
    narrower = narrower_by(acts, places, categories)
    rows = []
    for name, members in grouped.by_incident.items():
        seen: dict[Incident, list[int]] = {}
        alone: Incident | None = None
        for bit, account in enumerate(accounts):
            counted = [claim for claim in members if counts(account, claim, parties)]
            told = _told(name, counted, account, parties, rulings)
            if told is None:
                continue
            row = alone or _seen_by(name, counted, account, parties, grouped, narrower)
            if len(members) == 1:  # then every account that counts it sees the same
                alone = row
            masks = seen.setdefault(row, [0, 0])
            masks[0] |= 1 << bit
            masks[1] |= told << bit
        rows += [replace(row, told_may=may, told_must=must) for row, (may, must) in seen.items()]
    return tuple(rows)


def _last_rulings(claims: Iterable[Claim]) -> dict[tuple[str, str], str]:
    """Map (body, incident or claim id) to what the body found last."""
    rulings = [claim for claim in claims if isinstance(claim.assertion, Ruling)]
    rulings.sort(key=lambda claim: (claim.assertion.at.latest, claim.published.latest, claim.id))  # type: ignore[union-attr]
    found = {}
    for claim in rulings:
        if isinstance(claim.assertion, Ruling):
            found[claim.assertion.body, claim.assertion.about] = claim.assertion.found
    return found


def _telling(counted: Iterable[Claim]) -> list[Claim]:
    """Pick the claims that tell of an occurrence: those that assert, and denials of something else about it."""
    return [claim for claim in counted if _event(claim).says == "asserts" or _event(claim).denies != "occurrence"]


def _told(
    name: str, counted: Sequence[Claim], account: Account, parties: Parties, rulings: Mapping[tuple[str, str], str]
) -> int | None:
    """Say whether an incident is established (1) or only told (0) under an account; None: it is not told there."""
    telling = _telling(counted)
    found = rulings.get((account.ruled_by, name), "") if account.ruled_by else "happened"
    if not telling or found == "did not happen":
        return None
    if any(claim.supposed for claim in telling):
        return 1
    is_contested = "occurrence" in _contested(counted, account, parties)
    return int(is_established(account, telling, parties) and not is_contested and found == "happened")


def _seen_by(
    name: str,
    counted: Sequence[Claim],
    account: Account,
    parties: Parties,
    grouped: Grouped,
    narrower: Narrower,
) -> Incident:
    """Fold the counted claims of one incident into one row, its masks left empty."""
    telling = _telling(counted)
    contested = _contested(counted, account, parties)
    asked = asked_origins(account)

    def alternatives(facet: str) -> list[Hashable]:
        values = [(claim, _value(claim, facet)) for claim in telling]
        return drop_vaguer(values, lambda a, b: narrower(facet, a, b), asked, parties)

    excluded: frozenset[str] = frozenset()
    if all(_event(claim).denies == "authorship" for claim in telling):
        excluded = frozenset(party for claim in telling for group in _event(claim).actors for party in group)
    facets = []
    for facet in FACETS:
        told = frozenset(candidate for value in alternatives(facet) for candidate in candidates_told(facet, value))
        is_contested = any(facet in CONTESTABLE.get(scope, ()) for scope in contested)
        facets.append(Told(told, is_contested, excluded if facet == "actors" else frozenset()))
    times = [value for value in alternatives("time") if isinstance(value, tuple)]
    return Incident(
        id=name,
        group=grouped.group_of[name],
        facets=tuple(facets),
        earliest=min(time[0] for time in times),
        began=max(time[1] for time in times),
        latest=max(max(time[1], time[3]) for time in times),
        amounts=() if "quantity" in contested else hulls(alternatives("quantity")),
        answers=tuple(sorted({grouped.named(str(value)) if value else "" for value in alternatives("answers")})),
        told_may=0,
        told_must=0,
        claim_ids=tuple(claim.id for claim in counted),
    )


_UNKNOWN: Mapping[str, Hashable] = {
    "act": "",
    "actors": (),
    "whom": (),
    "place": "",
    "from_place": "",
    "to_place": "",
    "manner": (frozenset(), frozenset()),
    "about": "",
    "what": "",
}


def _event(claim: Claim) -> Event:
    if not isinstance(claim.assertion, Event):
        raise TypeError(f"claim {claim.id} is not an event")
    return claim.assertion


def _contested(counted: Sequence[Claim], account: Account, parties: Parties) -> frozenset[str]:
    """Name the scopes of the denials that contest, under this account."""
    if any(claim.supposed for claim in counted):
        return frozenset()
    accused = {
        party
        for claim in counted
        if _event(claim).says == "asserts"
        for candidate in _event(claim).actors
        for party in candidate
    }
    scopes = set()
    for claim in counted:
        if _event(claim).says == "denies":
            by_accused = any(parties.is_within(claim.origin, party) for party in accused)
            if not (account.independent_origins and by_accused):
                scopes.add(_event(claim).denies)
    return frozenset(scopes)


def _value(claim: Claim, facet: str) -> Hashable:
    """Return a facet's value as one claim tells it, empty where it does not: of what it denies, it tells nothing."""
    event = _event(claim)
    if event.says == "denies" and facet in CONTESTABLE.get(event.denies, ()):
        event = Event(event.act, event.happened)
    match facet:
        case "act":
            return event.act
        case "actors":
            return frozenset(event.actors)
        case "whom":
            return frozenset(event.whom)
        case "place":
            return event.place
        case "from_place":
            return event.from_place
        case "to_place":
            return event.to_place
        case "manner":
            manner = (frozenset(event.with_), frozenset(event.without))
            return manner if any(manner) else ()
        case "about":
            return event.about
        case "answers":
            return event.answers
        case "time":
            began, ended = event.happened.began, event.happened.ended
            return (began.earliest, began.latest, ended.earliest, ended.latest)
        case "quantity":
            return event.quantity
        case "what":
            return event.quantity.unit if event.quantity else ""
    raise ValueError(f"no facet is called {facet}")


def candidates_told(facet: str, value: Hashable) -> Iterable[Hashable]:
    """Spread a claim's value into alternatives: each candidate of actors and whom is one."""
    if facet in {"actors", "whom"}:
        return value if isinstance(value, frozenset) and value else ((),)
    return (value or _UNKNOWN[facet],)
