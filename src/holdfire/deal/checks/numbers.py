"""Checks on arithmetic: parts against the whole, rates against totals, seats against members."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import permutations
from zoneinfo import ZoneInfo

from holdfire.deal.checks.finding import finding
from holdfire.deal.checks.subject import Subject
from holdfire.deal.clock import deadline_of, never_together, not_after, start_of
from holdfire.deal.meeting import acts_meet
from holdfire.deal.model import Body, Deal, Term
from holdfire.deal.versions import merge_readings
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.vocab.moment_text import day_of
from holdfire.vocab.quantity import show_milli

_DAY = 86_400
_PART = re.compile(r"(.+) of which .+")
STAGE = re.compile(r"(.+) stage (\d+)")
"""Names of terms that stages were written out as: the name as written, and the number."""
_NEARLY = Fraction(9, 10)
_DAYS = {"day": (1, 1), "week": (7, 7), "month": (28, 31)}


def parts_do_not_add_up(subject: Subject) -> tuple[Diagnostic, ...]:
    """T351 warning: the parts of a number ask for more than the whole, or the stages for less.

    What stands under `of which` is part of what the term asks for: parts that cannot overlap
    must fit into it, and three or more that come to nearly all of it are probably meant to be all.
    `stages` in shares of a count go up to 100%, or somebody stays without.
    """
    deal = subject.deal
    found: list[Diagnostic] = []
    for name in dict.fromkeys(match[1] for term in deal.terms if (match := _PART.fullmatch(term.id))):
        parts = [term for term in deal.terms if (match := _PART.fullmatch(term.id)) and match[1] == name]
        for whole in (term for term in deal.terms if term.id == name):
            found += _too_many(subject, whole, [part for part in parts if _is_like(part, whole)])
    stages: dict[str, list[Term]] = {}
    for term in deal.terms:
        if match := STAGE.fullmatch(term.id):
            stages.setdefault(match[1], []).append(term)
    for name, terms in stages.items():
        last = terms[-1].target
        shares = [term.target.share for term in terms if term.target and term.target.count]
        if last and last.count and len(shares) == len(terms) and max(shares) < 1:
            message = f"the stages of `{name}` add up to {float(max(shares) * 100):g}% of `{last.count}`, not to all"
            fix = "add the missing stage, or say what becomes of the rest"
            span = subject.where(terms[-1], "how many")
            found.append(finding(parts_do_not_add_up, message, span, "the last stage", help=fix))
    return tuple(dict.fromkeys(found))


def rate_against_total(subject: Subject) -> tuple[Diagnostic, ...]:
    """T352 warning: so many in each period do not give the number asked for in all.

    "600 a day" is 4,200 a week: a term that asks for less than that in a week, or for more
    than a daily cap allows, cannot be meant so. Only full periods are counted, and terms
    that speak of the same acts of the same party.
    """
    found = []
    for short, long in _rates_and_totals(subject.deal):
        periods = _periods_in(short, long, subject.deal)
        if periods is None or short.target is None or long.target is None:
            continue
        least, most = short.target.number.low, short.target.number.high
        low, high = long.target.number.low, None if long.form == "achieve" else long.target.number.high
        given = (least * periods[0], None if most is None else most * periods[1])
        every = short.period.every if short.period else ""
        if given[1] is not None and given[1] < low:
            words = f"at most {show_milli(given[1])}, and `{long.id}` asks for {show_milli(low)}"
        elif high is not None and high < given[0]:
            words = f"at least {show_milli(given[0])}, and `{long.id}` allows {show_milli(high)}"
        elif given[0] > low > 0 and periods[0] == periods[1]:
            words = f"at least {show_milli(given[0])}, and `{long.id}` asks for {show_milli(low)} only"
        else:
            continue
        message = f"`{short.id}`, counted {every} by {every}, gives {words}"
        label = Label(subject.where(short, "how many"), f"each {every}")
        span = subject.where(long, "how many")
        found.append(finding(rate_against_total, message, span, "in all", (label,)))
    return tuple(dict.fromkeys(found))


def seats_do_not_add_up(subject: Subject) -> tuple[Diagnostic, ...]:
    """T353 warning: the seats, the votes or the quorum of a body do not go together.

    The seats add up to another number than `members`, more must vote than there are, or a
    party has a veto and no seat.
    """
    found = []
    for body in subject.deal.bodies.values():
        block = subject.block("bodies", body.id)
        for key, message in _of_body(body, subject.deal):
            span = block.where(key) if block.has(key) else block.name.span
            found.append(finding(seats_do_not_add_up, message, span, "does not go together"))
    return tuple(found)


def _too_many(subject: Subject, whole: Term, parts: list[Term]) -> Iterator[Diagnostic]:
    """Compare what parts that cannot overlap ask for with the whole."""
    apart: list[Term] = []
    for part in parts:
        if all(part.id != other.id and _cannot_overlap(part, other, subject.deal) for other in apart):
            apart.append(part)
    total, asked = _asked(whole), [_asked(part) for part in apart]
    if total is None or None in asked or not asked:
        return
    added = sum((number for number in asked if number is not None), Fraction(0))
    misses = len(apart) > 2 and _NEARLY * total <= added < total
    if added > total or misses:
        words = f"{float(added * 100):g}%" if whole.target and whole.target.count else show_milli(int(added))
        compared = "just short of the whole" if misses else "more than the whole"
        message = f"the parts of `{whole.id}` add up to {words}, {compared}"
        label = Label(subject.where(whole, "how many"), "the whole")
        yield finding(parts_do_not_add_up, message, subject.where(apart[-1], "how many"), "the last part", (label,))


def _is_like(part: Term, whole: Term) -> bool:
    """Say whether a part is counted as the whole is, in readings that go together."""
    if part.target is None or whole.target is None or part.form != whole.form:
        return False
    counted = (part.target.number.unit, part.target.count) == (whole.target.number.unit, whole.target.count)
    return counted and merge_readings(part.reading, whole.reading) is not None


def _cannot_overlap(a: Term, b: Term, deal: Deal) -> bool:
    return a.act is not None and b.act is not None and not acts_meet(a.act, b.act, deal)


def _asked(term: Term) -> Fraction | None:
    """Say how much a term asks for at least: a share of a count, or a number."""
    if term.target is None:
        return None
    return term.target.share if term.target.count else Fraction(term.target.number.low)


def _rates_and_totals(deal: Deal) -> Iterator[tuple[Term, Term]]:
    """List rates with a longer rate, or a duty, that counts the same acts."""
    counted = [t for t in deal.terms if t.form in ("rate", "achieve") and t.act and t.target and not t.target.count]
    for short, long in permutations(counted, 2):
        if short.form != "rate" or short.id == long.id or short.act != long.act:
            continue
        units = {term.target.number.unit for term in (short, long) if term.target}
        same = set(short.bearers) == set(long.bearers) and len(units) == 1
        if same and merge_readings(short.reading, long.reading) is not None and not never_together(short, long, deal):
            yield short, long


def _periods_in(short: Term, long: Term, deal: Deal) -> tuple[int, int] | None:
    """Say how many full periods of one term there are, at least and at most, in the time of the other."""
    if short.period is None or short.period.every not in _DAYS:
        return None
    days = _DAYS[short.period.every]
    if long.period is not None and long.period.every in _DAYS:
        of_long = _DAYS[long.period.every]
        if of_long[0] <= days[0]:
            return None
        exact = short.period.every == "day"
        return of_long if exact else (max(0, of_long[0] // days[1] - 1), of_long[1] // days[0] + 2)
    start = start_of(long, deal)
    ends = [deadline_of(long, deal)] if long.form == "achieve" else list(not_after(long, deal))
    stretches = [(start, end) for end in ends if start and end and end.anchor == start.anchor]
    if not stretches or start_of(short, deal) != start:
        return None
    begin, end = min(stretches, key=lambda stretch: stretch[1].latest)
    if begin.is_date and days == (1, 1):
        return _local_days(begin.earliest, end.latest, ZoneInfo(deal.zone))
    length = (end.latest - begin.earliest) / _DAY
    return max(0, int(length / days[1]) - 1), int(length / days[0]) + 2


def _local_days(start: int, end: int, zone: ZoneInfo) -> tuple[int, int]:
    """Count the full local days between two seconds, and all that are touched; an end at midnight touches none."""
    first, last = day_of(start, zone), day_of(max(start, end - 1), zone)
    touched = (last - first).days + 1
    opens_late = day_of(start - 1, zone) == first
    ends_early = day_of(end + 1, zone) == last
    return max(0, touched - opens_late - ends_early), touched


def _of_body(body: Body, deal: Deal) -> Iterator[tuple[str, str]]:
    """List what does not go together in a body: the key, and a message."""
    seats, seated = sum(number for _, number in body.seats), tuple(party for party, _ in body.seats)
    if seats and body.members is not None and seats != body.members:
        yield "seats", f"the seats of `{body.id}` add up to {seats}, and it has {body.members} members"
    total = body.members if body.members is not None else seats
    if body.quorum is not None and total and body.quorum > total:
        yield "quorum", f"`{body.id}` needs {body.quorum} to vote, and has {total} members"
    if body.members is None and seats and body.adopts_with is not None and body.adopts_with > seats:
        yield "adopts with", f"`{body.id}` adopts with {body.adopts_with} votes, and has {seats} seats"
    if not seats or (body.members is not None and seats < body.members):
        return
    for party in body.veto:
        if not _is_seated(party, seated, deal):
            yield "veto", f"`{party}` has a veto in `{body.id}`, and no seat"


def _is_seated(party: str, seated: Iterable[str], deal: Deal) -> bool:
    within = deal.parties.is_within
    return any(within(party, one) or within(one, party) for one in seated)
