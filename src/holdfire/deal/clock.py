"""When something is, as far as the deal alone tells: a date, or so long after something else.

Two times can be put in order only if both are dates, or both count from the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from holdfire.deal.condition import (
    AT_ONCE,
    After,
    AfterDays,
    All,
    AnyOf,
    Condition,
    InForce,
    Not,
    Reached,
    TermIs,
    leaves,
)
from holdfire.deal.model import Deal, Term
from holdfire.deal.says import say_condition, say_moment
from holdfire.vocab.moment import Moment
from holdfire.vocab.moment_text import after_days

_DAY = 86_400
_SHIFT = 3_600  # by which clocks are put forward or back


@dataclass(frozen=True, slots=True)
class At:
    """A moment, known to lie between two seconds of a clock.

    Attributes:
        anchor: What the clock counts from; ``None``: the calendar (seconds since 1970, UTC).
        earliest: First second it can be.
        latest: Last second it can be.
        words: As said in the deal.
    """

    anchor: Condition | None
    earliest: int
    latest: int
    words: str = field(default="", compare=False)

    def is_before(self, other: At) -> bool:
        """Say whether this one lies before the other for certain."""
        return self.anchor == other.anchor and self.latest < other.earliest

    @property
    def is_date(self) -> bool:
        """Say whether it is a date, whatever happens."""
        return self.anchor is None


def time_of(condition: Condition, deal: Deal, around: frozenset[str] = frozenset()) -> At | None:
    """Say when a condition first holds; ``None`` where the deal alone does not tell.

    Args:
        condition: Any.
        deal: The deal.
        around: Terms whose start is being worked out; for a ring of them there is no answer.
    """
    if condition == deal.in_force or isinstance(condition, InForce):
        entry = deal.in_force
        is_dated = entry is not None and all(isinstance(leaf, Reached) for leaf in leaves(entry))
        known = _time_of(entry, deal, around) if entry and is_dated else None
        return known or At(InForce(), 0, 0, say_condition(condition))
    return _time_of(condition, deal, around)


def start_of(term: Term, deal: Deal, around: frozenset[str] = frozenset()) -> At | None:
    """Say when a term starts; ``None`` where the deal alone does not tell."""
    timing = term.timing
    asked = [time_of(InForce(), deal)]
    if timing.from_:
        asked.append(_date(timing.from_))
    if timing.starts_when:
        starts = time_of(timing.starts_when, deal, around | {term.id})
        if starts and isinstance(starts.anchor, TermIs) and not starts.anchor.is_event:
            asked[0] = starts  # a term is in no state before the deal is in force
        else:
            asked.append(starts)
    known = [at for at in asked if at]
    if len(known) < len(asked) or len({at.anchor for at in known}) > 1:
        return None
    return max(known, key=lambda at: (at.earliest, at.latest))


def not_before(term: Term, deal: Deal) -> Iterator[At]:
    """List times before which a term does not start."""
    starts = term.timing.starts_when
    parts = starts.parts if isinstance(starts, All) else (starts,) if starts else ()
    found = [time_of(InForce(), deal), *(time_of(part, deal, frozenset((term.id,))) for part in parts)]
    yield from (at for at in found if at)
    if term.timing.from_:
        yield _date(term.timing.from_)


def not_after(term: Term, deal: Deal) -> Iterator[At]:
    """List times after which a term no longer runs."""
    for until in (term.timing.until, deal.until):
        if until:
            yield _date(until)
    for ends in (term.timing.ends_when, deal.ends_when, term.timing.falls_away_when):
        for part in ends.parts if isinstance(ends, AnyOf) else (ends,) if ends else ():
            at = time_of(part, deal)
            if at:
                yield at


def deadline_of(term: Term, deal: Deal) -> At | None:
    """Say when the deadline of a term passes; ``None`` where it has none, or the deal alone does not tell."""
    by = term.timing.by
    if by is None or by.not_said or by.condition == AT_ONCE:
        return None
    return _date(by.moment) if by.moment else time_of(by.condition, deal) if by.condition else None


def never_together(a: Term, b: Term, deal: Deal) -> bool:
    """Say whether two terms surely never run at the same time: one ends before, or just as, the other starts."""
    return any(_ends_first(one, other, deal) for one, other in ((a, b), (b, a)))


def _time_of(condition: Condition, deal: Deal, around: frozenset[str]) -> At | None:
    words = say_condition(condition)
    match condition:
        case Reached(moment):
            return None if condition == AT_ONCE else _date(moment)
        case After(part, seconds):
            base = time_of(part, deal, around)
            return base and At(base.anchor, base.earliest + seconds, base.latest + seconds, words)
        case AfterDays(part, days, months):
            base = time_of(part, deal, around)
            return base and _after_days(base, days, months, deal, words)
        case All(parts) | AnyOf(parts):
            found = [time_of(part, deal, around) for part in parts]
            known = [at for at in found if at]
            if not known or len(known) < len(found) or len({at.anchor for at in known}) > 1:
                return None
            pick = max if isinstance(condition, All) else min
            return At(known[0].anchor, pick(a.earliest for a in known), pick(a.latest for a in known), words)
        case Not():
            return None
        case TermIs(term, "has started") if term not in around:
            starts = {start_of(one, deal, around) for one in deal.terms if one.id == term}
            start = starts.pop() if len(starts) == 1 else None
            return start or At(condition, 0, 0, words)
        case _:
            return At(condition, 0, 0, words)


def _ends_first(a: Term, b: Term, deal: Deal) -> bool:
    if any(
        end.anchor == start.anchor and end.latest <= start.earliest + 1
        for end in not_after(a, deal)
        for start in not_before(b, deal)
    ):
        return True
    starts = b.timing.starts_when
    asked = set(starts.parts) if isinstance(starts, All) else {starts} if starts else set()
    ends: set[Condition] = {TermIs(a.id, "ended")}
    for end in (a.timing.ends_when, a.timing.falls_away_when):
        ends |= set(end.parts) if isinstance(end, AnyOf) else {end} if end else set()
    only = (a.timing.only_while, b.timing.only_while)
    return bool(asked & ends) or (only[0] is not None and Not(only[0]) == only[1])


def _date(moment: Moment) -> At:
    return At(None, moment.earliest, moment.latest, say_moment(moment))


def _after_days(base: At, days: int, months: int, deal: Deal, words: str) -> At:
    if not base.is_date:
        least, most = days + 28 * months, days + 31 * months + 1
        return At(base.anchor, base.earliest + least * _DAY - _SHIFT, base.latest + most * _DAY + _SHIFT, words)
    ends = [after_days(second, days, months, ZoneInfo(deal.zone)) for second in (base.earliest, base.latest)]
    return At(None, ends[0], ends[1], words)
