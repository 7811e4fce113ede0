"""Checks on counting: by which rule a number is counted, and from which level."""

from __future__ import annotations

from holdfire.deal.checks.finding import finding, list_names, list_terms
from holdfire.deal.checks.subject import Subject
from holdfire.deal.clock import time_of
from holdfire.deal.condition import InForce
from holdfire.deal.model import Deal, Term
from holdfire.source.diagnostic import Diagnostic, Label

_GROWTH = ("reinforce", "recruit", "acquire weapons")
"""Acts that make more of what was there: more than what?"""


def counting_rule_missing(subject: Subject) -> tuple[Diagnostic, ...]:
    """T355 note: it is not said how, or where, a number is counted.

    "200 trucks a day" are counted at the border, at the crossing or at the warehouse, full or
    half full, and each side counts its own way. A quota needs a place (`where`, `to place`),
    an act or a unit with a definition (`means`); a count needs `means`, or `in` and a place.
    Rival rules can stand under `read as`. A blank waits for whoever fills it in.
    """
    deal = subject.deal
    unruled = [term for term in subject.first_versions() if _is_quota(term) and not _has_rule(term, subject)]
    found = []
    if unruled:
        spans = [subject.where(term, "how many") for term in unruled]
        labels = tuple(Label(span, "nor this") for span in dict.fromkeys(spans) if span != spans[0])
        message = f"it is not said where or how {list_terms(unruled)} would be counted"
        fix = "write the place of counting (`where`), or a definition (`means`) of the act or the unit"
        found.append(finding(counting_rule_missing, message, spans[0], "counted where?", labels, fix))
    used = {name for term in deal.terms for name in _counts(term)}
    used -= deal.blanks.keys()
    bare = [count for count in deal.counts.values() if count.id in used and not (count.means or count.place)]
    if bare:
        spans = [subject.name_span("counts", count.id) for count in bare]
        labels = tuple(Label(span, "nor this") for span in spans[1:])
        message = f"it is not said what is counted as {list_names([count.id for count in bare])}, and where"
        fix = "write `means:`, or `in:` and the place"
        found.append(finding(counting_rule_missing, message, spans[0], "counted how?", labels, fix))
    return tuple(found)


def baseline_missing(subject: Subject) -> tuple[Diagnostic, ...]:
    """T356 note: a duty is measured by a level that nobody has written down.

    "All troops", "half of the guns" and "no more than now" mean as many as there are when the
    deal enters into force; where that day is open, nobody counts on it. And who must not bring
    in more can be held to it only by what was there before. Write `as of` and a date in the
    count, or declare one.
    """
    deal = subject.deal
    entry = time_of(InForce(), deal)
    is_open = entry is None or not entry.is_date
    found = []
    for count in deal.counts.values():
        terms = [term for term in subject.first_versions() if _needs_level(term, count.id)]
        if terms and is_open and count.as_of is None and count.id not in deal.blanks:
            message = f"`{count.id}` is measured when the deal enters into force, and that day is open"
            labels = (Label(subject.where(terms[0], "how many", "must keep", "must reach"), "measured by it"),)
            fix = "write `as of:` and a date"
            span = subject.name_span("counts", count.id)
            found.append(finding(baseline_missing, message, span, "as of when?", labels, fix))
    for term in subject.first_versions():
        if term.form == "forbid" and term.act and term.act.act in _GROWTH and not _is_counted(term, deal):
            message = f"`{term.id}` forbids more than there is, and no count says how much there is"
            fix = "declare a count of it (`counts:`), with `as of`"
            found.append(
                finding(baseline_missing, message, subject.where(term, "must not"), "more than what?", help=fix)
            )
    return tuple(dict.fromkeys(found))


def _is_quota(term: Term) -> bool:
    """Say whether a term sets a number for each period, or ends a permission at a number."""
    return (
        term.form in ("rate", "permit")
        and term.target is not None
        and bool(term.target.number.unit)
        and not term.target.count
        and term.assessed_by == "claims"
    )


def _has_rule(term: Term, subject: Subject) -> bool:
    deal, act = subject.deal, term.act
    if act is None or subject.block("terms", term.id).has("read as"):
        return True
    own = subject.written.blocks("acts")
    defined = any(block.name.text == act.act and block.has("means") for block in own)
    unit = term.target.number.unit if term.target else ""
    category = deal.categories.by_id.get(unit)
    named = (deal.categories.by_id[name].means for name in act.what if name in deal.categories.by_id)
    places = act.where or act.from_place or act.to_place
    return bool(places or defined or (category and category.means) or any(named))


def _counts(term: Term) -> tuple[str, ...]:
    """Name the counts that a term is measured by."""
    counts = (term.target.count if term.target else "", term.level.count if term.level else "")
    return tuple(count for count in counts if count)


def _needs_level(term: Term, count: str) -> bool:
    """Say whether a term asks for the level of a count at entry into force."""
    if term.target is not None and term.target.count == count:
        return True
    level = term.level
    return level is not None and level.count == count and level.relative and level.as_of is None


def _is_counted(term: Term, deal: Deal) -> bool:
    """Say whether some count is of the party that a term binds, or of anybody."""
    parties = [party for bearer in term.bearers for party in bearer.parties]
    within = deal.parties.is_within
    return any(
        not count.of or not parties or any(within(a, b) or within(b, a) for a in count.of for b in parties)
        for count in deal.counts.values()
    )
