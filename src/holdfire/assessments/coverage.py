"""Coverage: how much of a term's window and place somebody watched, and where access was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from holdfire.assessments.assessment import Watched
from holdfire.claims.claim import Claim, Coverage
from holdfire.deal.model import Term
from holdfire.engine.run import CellRun
from holdfire.vocab.moment import FIRST, LAST
from holdfire.vocab.place import Lies, Places

Stretch = tuple[int, int]


def coverage_of(run: CellRun, claims: Iterable[Claim], places: Places, seat: int, now: int) -> Watched | None:
    """Say which share of a cell's window somebody watched.

    Args:
        claims: Standing claims; those of coverage are looked at, whoever tells them.
        seat: Whose window.

    Returns:
        Shares of the seconds in which the window may be open up to now, from 0 to 1;
        ``None`` where it never was, or where nobody tells of any coverage.

    """
    told = [claim.assertion for claim in claims if isinstance(claim.assertion, Coverage)]
    opens = [
        (start, min(end, now))
        for start, end, may, _ in run.windows.open_all_day.stretches(LAST)
        if may >> seat & 1 and FIRST < start < now
    ]
    length = sum(end - start for start, end in opens)
    if not told or not length:
        return None
    asked = places_of(run.cell.term)

    def share(access: str, is_so: Callable[[str, tuple[str, ...], Places, int], bool]) -> float:
        watched = [
            stretch
            for one in told
            if one.access == access
            for epoch, stretch in _by_epoch(one, places)
            if is_so(one.place, asked, places, epoch)
        ]
        return _rounded(_overlap(_merged(watched), opens), length)

    return Watched(share("watched", _contains), share("watched", _touches), share("refused", _touches))


def _rounded(part: int, whole: int) -> float:
    """Write a share with six digits; 0 and 1 only where it is none and all."""
    return part / whole if part in (0, whole) else min(max(round(part / whole, 6), 0.000001), 0.999999)


def places_of(term: Term) -> tuple[str, ...]:
    """Name the places that a term is about; none, where it asks for none."""
    patterns = (term.act, term.broken_by, term.interference, term.trigger)
    for pattern in patterns:
        if pattern is not None and (places := pattern.where or pattern.from_place or pattern.to_place):
            return places
    return ()


def _by_epoch(one: Coverage, places: Places) -> Iterable[tuple[int, Stretch]]:
    """Cut the time in which somebody watched at the dates from which places lie otherwise."""
    start, end = one.watched.earliest, one.watched.latest + 1
    dates = [FIRST, *(epoch.begins.earliest for epoch in places.epochs), LAST]
    for epoch in places.epochs_of(start, end - 1):
        yield epoch, (max(start, dates[epoch]), min(end, dates[epoch + 1]))


def _contains(place: str, asked: tuple[str, ...], places: Places, epoch: int) -> bool:
    """Say whether watching a place is watching all that a term asks about; ``""`` is everywhere."""
    return not place or (bool(asked) and all(places.how_lies(one, place, epoch) is Lies.INSIDE for one in asked))


def _touches(place: str, asked: tuple[str, ...], places: Places, epoch: int) -> bool:
    if not place or not asked:
        return True
    pairs = ((places.how_lies(one, place, epoch), places.how_lies(place, one, epoch)) for one in asked)
    return any(Lies.OUTSIDE not in pair for pair in pairs)


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _overlap(some: Iterable[Stretch], others: Iterable[Stretch]) -> int:
    others = list(others)
    return sum(max(0, min(end, stop) - max(start, begin)) for start, end in some for begin, stop in others)
