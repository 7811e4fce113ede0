"""Totals: "950 have left so far", "6,545 trucks from October to December".

A total bounds a sum from both sides, but only where it says so; where bounds cross, both
are kept and the conflict is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from holdfire.claims.claim import Claim, Event
from holdfire.claims.incident import FACETS, Incident, Told, incidents_under
from holdfire.engine.compile import Compiled, Pattern
from holdfire.engine.facets import MUST, Vocabulary, asked_of, profile_level
from holdfire.engine.signal import Signal
from holdfire.vocab.moment import FIRST


@dataclass(frozen=True, slots=True)
class Total:
    """A total as one pattern sees it.

    Attributes:
        earliest: First second of its span; for a running total without a beginning, of its end.
        end: First second its end may be; ``latest`` the last.
        low, high: In the pattern's unit, thousandths; ``high`` None: open.
        must: Mask of seats in which it is established.
        raises: Every act it counts is one the pattern counts.
        covers: Every act the pattern counts is one it counts.
        is_running: Counts from the beginning.
    """

    claim_id: str
    earliest: int
    end: int
    latest: int
    low: int
    high: int | None
    must: int
    raises: bool
    covers: bool
    is_running: bool


def told_totals(compiled: Compiled) -> tuple[tuple[Claim, tuple[Incident, ...]], ...]:
    """List the claims of totals, each with how accounts see it."""
    found = []
    for claim in compiled.claims:
        if isinstance(claim.assertion, Event) and claim.assertion.total:
            alone = replace(claim, incident="", maybe_same_as="", assertion=replace(claim.assertion, total=""))
            seen = incidents_under(
                [alone], compiled.seats.accounts, compiled.parties, compiled.deal.acts, compiled.deal.places
            )
            found.append((claim, seen))
    return tuple(found)


def totals_for(pattern: Pattern, compiled: Compiled) -> tuple[Total, ...]:
    """List the totals that bear on a pattern's sum."""
    vocabulary = Vocabulary(compiled.parties, compiled.deal.acts, compiled.deal.places)
    asked = asked_of(pattern.act, pattern.by)
    found = []
    for claim, seen in told_totals(compiled):
        event = claim.assertion
        if not isinstance(event, Event):
            continue
        for incident in seen:
            raises = profile_level(asked, incident.facets, vocabulary) == MUST
            covers = _covers(incident, pattern, vocabulary)
            if not (incident.told_must and (raises or covers)):
                continue
            began, ended = event.happened.began, event.happened.ended
            has_beginning = event.total == "stretch" or began.earliest < ended.earliest
            same_unit = incident.quantity.unit in {"", pattern.unit}
            found.append(
                Total(
                    claim.id,
                    began.earliest if has_beginning else ended.earliest,
                    ended.earliest,
                    event.happened.latest,
                    incident.quantity.low if same_unit else 0,
                    incident.quantity.high if same_unit else None,
                    compiled.seats.spread(incident.told_must),
                    raises,
                    covers,
                    event.total == "running",
                )
            )
    return tuple(found)


def _covers(incident: Incident, pattern: Pattern, vocabulary: Vocabulary) -> bool:
    """Say whether every act the pattern counts is one the total counts."""
    told: Mapping[str, Told] = dict(zip(FACETS, incident.facets, strict=True))
    parties, places = vocabulary.parties, vocabulary.places
    if not all(vocabulary.acts.is_within(pattern.act.act, str(act)) for act in told["act"].alternatives):
        return False
    bearer = pattern.by.parties if pattern.by else ()
    for candidate in told["actors"].alternatives:
        if candidate and isinstance(candidate, tuple):
            holds = [all(parties.is_within(party, broad) for party in bearer) for broad in candidate]
            if not bearer or not any(holds):
                return False
    for facet, asked in (
        ("place", pattern.act.where),
        ("from_place", pattern.act.from_place),
        ("to_place", pattern.act.to_place),
    ):
        for place in told[facet].alternatives:
            if place and not (asked and all(places.how_lies(p, str(place)) == MUST for p in asked)):
                return False
    return True


@dataclass(frozen=True, slots=True)
class Sums:
    """What one seat has for a sum at a moment; ``crossed`` where totals and incidents conflict."""

    low: int
    high: int | None
    crossed: bool = False


def sums_with_totals(
    matches: Sequence[Mapping[str, Any]],
    totals: Iterable[Total],
    counting: Signal,
    seat: int,
    complete: int,
    at: int,
) -> Sums:
    """Sum matched acts up to a moment for one seat, within the bounds that totals set."""
    seen = [m for m in matches if m["may"] >> seat & 1]
    sure = [m for m in seen if m["must"] >> seat & 1]
    opens = next((time for time, may, _ in counting.steps if may >> seat & 1), None)
    low = _lows(m for m in sure if m["latest"] < at)
    high = _highs((m for m in seen if m["earliest"] < at), is_open=at > complete)
    for total in totals:
        if not total.must >> seat & 1:
            continue
        if total.raises and at > total.latest and _all_within(counting, seat, total.earliest, total.latest):
            later = _lows(m for m in sure if m["earliest"] > total.latest and m["latest"] < at)
            low = max(low, total.low + later)
        whole = total.is_running or (opens is not None and opens >= total.earliest)
        if total.covers and whole and total.high is not None:
            after = (
                _highs((m for m in seen if m["latest"] > total.end and m["earliest"] < at), is_open=at > complete)
                if at > total.end
                else 0
            )
            if after is not None:
                high = total.high + after if high is None else min(high, total.high + after)
    if high is not None and low > high:
        return Sums(high, low, crossed=True)
    return Sums(low, high)


def _lows(matches: Iterable[Mapping[str, Any]]) -> int:
    """Add up lows; of incidents that may be one, only the largest."""
    largest: dict[int, int] = {}
    for match in matches:
        largest[match["grp"]] = max(largest.get(match["grp"], 0), match["low"])
    return sum(largest.values())


def _highs(matches: Iterable[Mapping[str, Any]], is_open: bool) -> int | None:
    highs = [match["high"] for match in matches]
    return None if is_open or None in highs else sum(highs)


def _all_within(signal: Signal, seat: int, start: int, end: int) -> bool:
    """Say whether a signal certainly holds for a seat in every second from ``start`` to ``end``."""
    return all(must >> seat & 1 for first, stop, _, must in signal.stretches(end + 1) if first <= end and stop > start)


def change_times(matches: Iterable[Mapping[str, Any]], totals: Iterable[Total], complete: int) -> list[int]:
    """List the moments at which a bounded sum can change."""
    times = {FIRST, complete + 1}
    for match in matches:
        times |= {match["earliest"] + 1, match["latest"] + 1}
    for total in totals:
        times |= {total.end + 1, total.latest + 1}
    return sorted(times)


