"""Totals: "950 have left so far", "6,545 trucks from October to December".

A total tells of acts that nobody may have told one by one, so it raises what a sum can
be; where it is established it bounds the sum from both sides, but only where it says so.
Where the bounds of two totals cross, both are kept and the conflict is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from holdfire.claims.claim import Event
from holdfire.claims.incident import FACETS, Incident, Told
from holdfire.claims.narrower import number_in
from holdfire.deal.model import ActPattern
from holdfire.engine.compile import Compiled
from holdfire.engine.epochs import place_then
from holdfire.engine.facets import MAY, MUST, NO, Vocabulary, asked_of, profile_level
from holdfire.engine.patterns import Pattern
from holdfire.engine.signal import Signal, all_of
from holdfire.vocab.category import Categories
from holdfire.vocab.moment import FIRST, LAST, Window
from holdfire.vocab.place import Lies
from holdfire.vocab.quantity import UNKNOWN


@dataclass(frozen=True, slots=True)
class Total:
    """A total as one pattern sees it.

    Attributes:
        earliest: First second of its span; for a running total without a beginning, of its end.
        began: Last second its beginning may be; ``None``: it runs from the beginning of counting.
        end: First second its end may be; ``latest`` the last.
        low, high: In the pattern's unit, thousandths; ``high`` None: open.
        may: Mask of seats in which it is told, and may be of acts the pattern counts.
        must: Mask of seats in which it is established.
        raises: Every act it counts is one the pattern counts.
        covers: Every act the pattern counts is one it counts.
        is_stretch: The total of a stretch of time, not the total so far.

    """

    claim_id: str
    earliest: int
    began: int | None
    end: int
    latest: int
    low: int
    high: int | None
    may: int
    must: int
    raises: bool
    covers: bool
    is_stretch: bool

    @property
    def starts(self) -> int:
        """First second of what it counts; ``FIRST`` if it runs from the beginning of counting."""
        return FIRST if self.began is None else self.earliest


def looked_at(window: Signal, now: int) -> Signal:
    """Leave out what a window is after ``now``: those seconds are not looked at, whatever span a total has."""
    return all_of(window, Signal.from_steps([(FIRST, -1, -1), (now + 1, 0, 0)]))


def possible_in_period(
    totals: Iterable[Total], is_open: Signal, seat: int, period: Window
) -> tuple[tuple[Total, int], ...]:
    """List the totals that may be, in part, of acts in a period, each with the second from which they may."""
    return tuple(
        (total, max(total.starts, period.start))
        for total in totals
        if total.may >> seat & 1
        and total.starts < period.end
        and period.start <= total.latest
        and _possible_in(is_open, seat, total.starts, total.latest)
    )


def totals_for(pattern: Pattern, compiled: Compiled) -> tuple[Total, ...]:
    """List the totals that bear on a pattern's sum."""
    if not compiled.totals:
        return ()
    vocabulary = compiled.vocabulary
    asked = asked_of(pattern.act, pattern.by)
    of_cell = (other for other in compiled.patterns if other.cell == pattern.cell and other.role == "exception")
    exceptions = [
        (asked_of(other.act, other.by), MAY if other.never_covers or other.when is not None else MUST)
        for other in of_cell
    ]
    found = []
    for claim, seen in compiled.totals:
        event = claim.assertion
        if not isinstance(event, Event):
            continue
        for incident in seen:
            matched = profile_level(asked, incident.facets, vocabulary)
            covered = (min(profile_level(one, incident.facets, vocabulary), most) for one, most in exceptions)
            excepted = max(covered, default=NO)
            raises = matched == MUST and excepted == NO
            may = incident.told_may if matched and excepted < MUST else 0
            covers = _covers(incident, pattern, vocabulary)
            if not (may or (incident.told_must and covers)):
                continue
            began, ended = event.happened.began, event.happened.ended
            number = number_in(pattern.unit, incident.amounts or (UNKNOWN,), vocabulary.categories)
            if number is None:
                continue
            found.append(
                Total(
                    claim.id,
                    began.earliest if event.has_beginning else ended.earliest,
                    began.latest if event.has_beginning else None,
                    ended.earliest,
                    event.happened.latest,
                    number.low,
                    number.high,
                    compiled.seats.spread(may),
                    compiled.seats.spread(incident.told_must),
                    raises,
                    covers,
                    event.total == "stretch",
                )
            )
    return tuple(found)


def _covers(incident: Incident, pattern: Pattern, vocabulary: Vocabulary) -> bool:
    """Say whether every act the pattern counts is one the total counts: nowhere is it narrower."""
    told: Mapping[str, Told] = dict(zip(FACETS, incident.facets, strict=True))
    parties, places, act = vocabulary.parties, vocabulary.places, pattern.act

    def takes_in(candidate: object, wanted: tuple[str, ...]) -> bool:
        if not isinstance(candidate, tuple) or not candidate:
            return True
        return bool(wanted) and all(any(parties.is_within(w, broad) for broad in candidate) for w in wanted)

    def contains(place: object, wanted: tuple[str, ...]) -> bool:
        told, epoch = place_then(place)
        return not told or (bool(wanted) and all(places.how_lies(w, told, epoch) is Lies.INSIDE for w in wanted))

    wanted_parties = {"actors": pattern.by.parties if pattern.by else (), "whom": act.whom}
    wanted_places = {"place": act.where, "from_place": act.from_place, "to_place": act.to_place}
    return (
        not told["actors"].excluded
        and all(vocabulary.acts.is_within(act.act, str(one)) for one in told["act"].alternatives)
        and all(takes_in(one, wanted) for f, wanted in wanted_parties.items() for one in told[f].alternatives)
        and all(contains(one, wanted) for f, wanted in wanted_places.items() for one in told[f].alternatives)
        and all(_is_no_narrower(one, act, vocabulary.categories) for one in told["manner"].alternatives)
        and all(one in {"", act.about} for one in told["about"].alternatives)
        and all(_counts_all(str(one), pattern, vocabulary.categories) for one in told["what"].alternatives)
    )


def _is_no_narrower(manner: object, act: ActPattern, categories: Categories) -> bool:
    """Say whether a manner told asks nothing that the pattern does not ask."""
    within = categories.is_within
    match manner:
        case (frozenset() as with_, frozenset() as without):
            return all(any(within(asked, told) for asked in act.with_) for told in with_) and all(
                any(within(told, asked) for asked in act.without) for told in without
            )
    return True


def _counts_all(unit: str, pattern: Pattern, categories: Categories) -> bool:
    """Say whether a total in some unit leaves out nothing that a pattern counts."""
    asked = pattern.act.what
    is_of_all_asked = bool(asked) and all(categories.is_within(category, unit) for category in asked)
    return not unit or categories.is_within(pattern.unit, unit) or is_of_all_asked


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
    totals = tuple(totals)
    for total in totals:
        has_begun = at > total.starts or total.starts == FIRST
        if total.may >> seat & 1 and has_begun and _possible_in(counting, seat, total.starts, total.latest):
            beyond = [m for m in seen if m["latest"] > total.end and m["earliest"] < at] if at > total.end else []
            more = _highs(beyond, is_open=False)
            is_open = high is None or total.high is None or more is None
            high = None if is_open else max(high or 0, (total.high or 0) + (more or 0))
    for total in totals:
        if not total.must >> seat & 1:
            continue
        if total.raises and at > total.latest and _all_within(counting, seat, total.earliest, total.latest):
            later = _lows(m for m in sure if m["earliest"] > total.latest and m["latest"] < at)
            low = max(low, total.low + later)
        whole = total.began is None or (opens is not None and opens >= total.began)
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


def _possible_in(signal: Signal, seat: int, start: int, end: int) -> bool:
    """Say whether a signal possibly holds for a seat in some second from ``start`` to ``end``."""
    return any(may >> seat & 1 for first, stop, may, _ in signal.stretches(LAST) if first <= end and stop > start)


def _all_within(signal: Signal, seat: int, start: int, end: int) -> bool:
    """Say whether a signal certainly holds for a seat in every second from ``start`` to ``end``."""
    return all(must >> seat & 1 for first, stop, _, must in signal.stretches(end + 1) if first <= end and stop > start)


def change_times(matches: Iterable[Mapping[str, Any]], totals: Iterable[Total], complete: int) -> list[int]:
    """List the moments at which a bounded sum can change."""
    times = {FIRST, complete + 1}
    for match in matches:
        times |= {match["earliest"] + 1, match["latest"] + 1}
    for total in totals:
        times |= {total.end + 1, total.latest + 1, max(FIRST, total.starts) + 1}
    return sorted(times)
