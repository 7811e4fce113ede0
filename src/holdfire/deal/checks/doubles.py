"""Checks on terms that belong together: numbers for one thing, mirror duties, lines measured from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from holdfire.deal.checks.finding import finding, list_terms
from holdfire.deal.checks.numbers import STAGE
from holdfire.deal.checks.subject import Subject
from holdfire.deal.clock import deadline_of, never_together, start_of
from holdfire.deal.model import ActPattern, Deal, Term
from holdfire.deal.versions import merge_readings
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.vocab.place import Lies, Strip
from holdfire.vocab.quantity import show_range

_NUMBER_KEYS = ("how many", "must keep", "must reach")
_FEWEST_MIRRORED = 2


def numbers_clash(subject: Subject) -> tuple[Diagnostic, ...]:
    """T335 warning: two terms set numbers for one thing that cannot both be kept.

    They speak of the same count, or of the same acts of the same party in the same period,
    they can run at the same time, and no number is within the bounds of both. End one
    before the other starts (`ends when`, `until`), or narrow one of them.
    """
    found = []
    for one, other in _same_thing(subject.deal):
        a, b = _bounds(one), _bounds(other)
        apart = (a[1] is not None and a[1] < b[0]) or (b[1] is not None and b[1] < a[0])
        if one.form in ("rate", "keep") and apart and not never_together(one, other, subject.deal):
            message = f"`{one.id}` ({show_range(*a)}) and `{other.id}` ({show_range(*b)}) cannot both be kept"
            label = Label(subject.where(other, *_NUMBER_KEYS), "the other number")
            fix = "end one before the other starts, or narrow one of them"
            span = subject.where(one, *_NUMBER_KEYS)
            found.append(finding(numbers_clash, message, span, "one number", (label,), fix))
    return tuple(dict.fromkeys(found))


def number_idle(subject: Subject) -> tuple[Diagnostic, ...]:
    """T338 note: of two terms on one thing, one asks for nothing that the other does not.

    Same party, same act, same place, and the stricter one starts as early: whoever keeps it has
    kept both. Perhaps one was meant for another place, party or time; or a later term was to relax
    an earlier one, which still runs: end that (`ends when`, `until`).
    """
    found: dict[str, Diagnostic] = {}
    for pair in _same_thing(subject.deal):
        if not set(pair[0].bearers) & set(pair[1].bearers) or never_together(*pair, subject.deal):
            continue
        for idle, strict in (pair, pair[::-1]):
            is_idle = _starts_as_early(strict, idle, subject.deal) and _follows(idle, strict, subject.deal)
            if idle.id not in found and _bounds(idle) != _bounds(strict) and is_idle:
                message = f"`{idle.id}` asks for nothing that `{strict.id}` does not"
                label = Label(subject.where(strict, *_NUMBER_KEYS), "the stricter one")
                span = subject.where(idle, *_NUMBER_KEYS)
                found[idle.id] = finding(number_idle, message, span, "follows from the other", (label,))
    return tuple(found.values())


def mirror_missing(subject: Subject) -> tuple[Diagnostic, ...]:
    """T336 note: one side owes something, and nothing answers to it on the other side.

    Either a term is given `in return for` what the same party owes; or in a clause, or among
    the terms that say to whom they are owed, each duty of the one side has its like on the
    other, except one. It may be meant so.
    """
    found = []
    for term in subject.deal.terms:
        for other in subject.deal.terms:
            given = other.id in term.in_return_for and other.form not in ("ratio", "respond")
            if given and _parties(other) and _parties(other) <= _parties(term):
                message = f"`{term.id}` is given in return for `{other.id}`, and the same party owes both"
                label = Label(subject.where(other, "who"), "owed by the same")
                span = subject.where(term, "in return for")
                found.append(finding(mirror_missing, message, span, "in return for its own", (label,)))
    groups = [tuple(term for term in subject.first_versions() if term.part_of == name) for name in subject.deal.clauses]
    groups.append(tuple(term for term in subject.first_versions() if term.owed_to))
    for group in groups:
        lonely = _without_mirror(group)
        if lonely:
            span = subject.where(lonely, "who")
            message = f"nothing on the other side answers to `{lonely.id}`, as it does to every other duty beside it"
            found.append(finding(mirror_missing, message, span, "only this side"))
    return tuple(dict.fromkeys(found))


def line_given_twice(subject: Subject) -> tuple[Diagnostic, ...]:
    """T337 note: one line is given twice, or the same duty is measured from two lines.

    Two places have the same shape, or lie at the same distance from the same place; or the
    sides measure the same distance for the same act from different lines. Then a claim
    about one says nothing about the other. Keep one line, if one is meant.
    """
    deal = subject.deal
    found = []
    for one, other in combinations(deal.places.by_id.values(), 2):
        same_strip = one.strip is not None and one.strip == other.strip and not one.strip.is_open
        if (one.shape and one.shape == other.shape) or same_strip:
            what = f"both are `{one.shape}`" if one.shape == other.shape and one.shape else "both are the same strip"
            message = f"`{one.id}` and `{other.id}` are one place under two names: {what}"
            label = Label(subject.name_span("places", one.id), "first here")
            span = subject.name_span("places", other.id)
            fix = "keep one, with the other name under `also`"
            found.append(finding(line_given_twice, message, span, "again", (label,), fix))
    told: set[frozenset[str]] = set()
    for a, b in combinations(subject.first_versions(), 2):
        lines = _two_lines(a, b, deal) if not set(a.bearers) & set(b.bearers) else None
        if lines and frozenset(lines) not in told:
            told.add(frozenset(lines))
            message = f"{list_terms([a])} is measured from `{lines[0]}`, and {list_terms([b])} from `{lines[1]}`"
            keys = ("where", "from place", "to place", "must reach", "must keep", "how many")
            label = Label(subject.where(b, *keys), "the other line")
            found.append(finding(line_given_twice, message, subject.where(a, *keys), "one line", (label,)))
    return tuple(dict.fromkeys(found))


def _same_thing(deal: Deal) -> Iterator[tuple[Term, Term]]:
    """List pairs of terms that set a number for the same thing, in readings that go together."""
    groups: dict[object, list[Term]] = {}
    for term in deal.terms:
        groups.setdefault(_thing(term), []).append(term)
    groups.pop(None, None)
    for terms in groups.values():
        for one, other in combinations(terms, 2):
            shared = one.level is not None or set(one.bearers) & set(other.bearers)
            staged = STAGE.fullmatch(one.id), STAGE.fullmatch(other.id)
            if staged[0] and staged[1] and staged[0][1] == staged[1][1]:
                continue
            if one.id != other.id and shared and merge_readings(one.reading, other.reading) is not None:
                yield one, other


def _thing(term: Term) -> object:
    """Say of what a term sets the number: what is equal is the same thing; ``None``: it sets none."""
    if term.form == "keep" and term.level is not None:
        return term.level.count, term.level.relative, term.level.as_of
    if term.form in ("rate", "permit", "achieve") and term.act is not None and term.target is not None:
        target = term.target
        counted = (target.number.unit, target.count, term.begins)
        return (term.form, term.act, term.period, term.protected_from, counted) if counted[0] or counted[1] else None
    return None


def _bounds(term: Term) -> tuple[int, int | None]:
    """Give the bounds in thousandths: of a count, a period, a quota; of a duty what is to be reached."""
    if term.level is not None:
        return term.level.low, term.level.high
    if term.target is None:
        return 0, None
    if term.target.count:
        return int(term.target.share * 1_000_000), None
    number = term.target.number
    return (number.low, None) if term.form == "achieve" else (0, number.high) if term.form == "permit" else (
        number.low, number.high
    )  # fmt: skip


def _starts_as_early(one: Term, other: Term, deal: Deal) -> bool:
    """Say whether a term starts no later than another, for certain."""
    timings = {(term.timing.starts_when, term.timing.from_, term.timing.only_while) for term in (one, other)}
    starts = start_of(one, deal), start_of(other, deal)
    ordered = starts[0] and starts[1] and starts[0].anchor == starts[1].anchor
    early = ordered and starts[0] and starts[1] and starts[0].latest <= starts[1].earliest
    return len(timings) == 1 or bool(early and one.timing.only_while == other.timing.only_while)


def _follows(idle: Term, strict: Term, deal: Deal) -> bool:
    """Say whether whoever keeps one term has kept the other."""
    low, high = _bounds(idle)
    strict_low, strict_high = _bounds(strict)
    wider = strict_low >= low and (high is None or (strict_high is not None and strict_high <= high))
    if idle.form != "achieve":
        return wider
    late, early = deadline_of(idle, deal), deadline_of(strict, deal)
    if idle.timing.by != strict.timing.by:
        return bool(wider and late and early and late.anchor == early.anchor and early.latest <= late.earliest)
    return wider


def _parties(term: Term) -> frozenset[str]:
    return frozenset(party for bearer in term.bearers for party in bearer.parties)


def _without_mirror(group: Iterable[Term]) -> Term | None:
    """Find the one duty of a group that has no like on the other side, where all others have."""
    owed = [term for term in group if term.form != "permit" and all(bearer.how == "one" for bearer in term.bearers)]
    sides = {party for term in owed for party in _parties(term)}
    if len(sides) != 2:
        return None
    swap = dict(zip(sorted(sides), sorted(sides, reverse=True), strict=True))
    left = [term for term in owed if len(_parties(term)) == 1]
    mirrored = len(owed) - len(left)
    lonely = []
    while left:
        term = left.pop(0)
        mirror = next((other for other in left if _mirrors(term, other, swap)), None)
        if mirror is None:
            lonely.append(term)
        else:
            left.remove(mirror)
            mirrored += 1
    return lonely[0] if len(lonely) == 1 and mirrored >= _FEWEST_MIRRORED else None


def _mirrors(one: Term, other: Term, swap: dict[str, str]) -> bool:
    """Say whether one term asks of the one side what the other asks of the other; numbers and places may differ."""

    def swapped(parties: Iterable[str]) -> frozenset[str]:
        return frozenset(swap.get(party, party) for party in parties)

    def asks(pattern: ActPattern | None) -> tuple[object, ...]:
        return (pattern.act, pattern.with_, pattern.without, pattern.what) if pattern else ()

    whom = (swapped(one.act.whom) if one.act else None, frozenset(other.act.whom) if other.act else None)
    same = one.form == other.form and asks(one.act) == asks(other.act) and whom[0] == whom[1]
    return same and swapped(_parties(one)) == _parties(other) and asks(one.broken_by) == asks(other.broken_by)


def _two_lines(a: Term, b: Term, deal: Deal) -> tuple[str, str] | None:
    """Give the two lines from which two terms measure the same distance for the same thing; ``None`` if they do not."""
    if _measured(a, deal) != _measured(b, deal):
        return None
    for one, other in product(_strips(a, deal), _strips(b, deal)):
        same = (one.within, one.beyond) == (other.within, other.beyond)
        if same and one.of != other.of and _are_apart(one.of, other.of, deal):
            return one.of, other.of
    return None


def _measured(term: Term, deal: Deal) -> object:
    """Say what a term measures: what is equal is the same thing, wherever it lies."""
    act = (term.act.act, term.act.what, term.act.with_) if term.act else None
    level = None
    if term.level is not None and _count(term, deal):
        level = (term.level.low, term.level.high, deal.counts[term.level.count].unit)
    return term.form, term.begins, act, level


def _count(term: Term, deal: Deal) -> str:
    """Name the count that a term is measured by; ``""`` where there is none."""
    name = term.level.count if term.level else term.target.count if term.target else ""
    return name if name in deal.counts else ""


def _strips(term: Term, deal: Deal) -> list[Strip]:
    """List the strips of land that a term, or the count it is measured by, speaks of."""
    count = _count(term, deal)
    names = [*term.act.where, *term.act.from_place] if term.act else []
    names += [deal.counts[count].place] if count else []
    places = (deal.places.by_id[name] for name in names if name in deal.places.by_id)
    return [place.strip for place in places if place.strip is not None]


def _are_apart(one: str, other: str, deal: Deal) -> bool:
    lies = deal.places.ever_lies
    return {Lies.INSIDE} not in (lies(one, other), lies(other, one))
