"""Checks on windows, deadlines and zones."""

from __future__ import annotations

import re
from itertools import product

from holdfire.deal.checks.subject import Subject
from holdfire.deal.clock import deadline_of, not_after, not_before
from holdfire.deal.condition import Reached
from holdfire.deal.model import Term
from holdfire.deal.written.syntax import all_texts
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.source.span import Span

_CONDITIONS = ("in force", "ends when", "starts when", "only while", "falls away when", "when", "by")
_MOMENTS = ("proposed", "in force", "until", "from", "by", "counting from", "as of")
_DATED = re.compile(r"\d{4}-\d|\d:\d\d|\d\s+[A-Z][a-z]+\s+\d{4}|calendar day")
_ZONED = re.compile(r"\d{2}:\d{2}(:\d{2})?\s?(Z|[+-]\d{2}:?\d{2})$")


def window_ends_before_start(subject: Subject) -> tuple[Diagnostic, ...]:
    """T301 error: a window ends before it starts, so the term never runs.

    Its end, or that of the deal, lies before its start, or before the deal enters into force. Both
    may be right and in the wrong key: `from` is the start, `until` the end. Lengths that count from
    the same moment (`60 days after entry into force`) are put in order too.
    """
    deal = subject.deal
    found = []
    for term in deal.terms:
        for start, end in product(not_before(term, deal), not_after(term, deal)):
            if end.is_before(start):
                message = f"`{term.id}` ends ({end.words}) before it starts ({start.words})"
                span, labels = _spans(subject, term, ("until", "lasts", "ends when"), ("from", "starts when"))
                found.append(Diagnostic("T301", "window-ends-before-start", "error", message, span, "this one", labels))
                break
    if deal.until and isinstance(deal.in_force, Reached) and deal.until.latest < deal.in_force.moment.earliest:
        message = "the deal ends before it enters into force"
        span = subject.written.where("until")
        found.append(Diagnostic("T301", "window-ends-before-start", "error", message, span, "ends here"))
    return tuple(dict.fromkeys(found))


def deadline_before_start(subject: Subject) -> tuple[Diagnostic, ...]:
    """T302 error: a deadline passes before the term starts.

    Whatever anybody does, the term would be breached before it is due. Look at the year
    and at the order of the two dates.
    """
    found = []
    for term in subject.deal.terms:
        by = deadline_of(term, subject.deal)
        late = [start for start in not_before(term, subject.deal) if by and by.is_before(start)]
        if by and late:
            message = f"the deadline of `{term.id}` ({by.words}) passes before it starts ({late[0].words})"
            span, labels = _spans(subject, term, ("by",), ("from", "starts when"))
            found.append(Diagnostic("T302", "deadline-before-start", "error", message, span, "this one", labels))
    return tuple(dict.fromkeys(found))


def deadline_after_end(subject: Subject) -> tuple[Diagnostic, ...]:
    """T303 warning: a term, or the deal, ends before the deadline.

    What ends cannot be breached any more, so the deadline never bites. Let the deal run
    on for this term, or move the deadline forward.
    """
    found = []
    for term in subject.deal.terms:
        by = deadline_of(term, subject.deal)
        ends = not_after(term, subject.deal)
        early = [end for end in ends if by and end.is_before(by) and by.earliest - end.latest > 1]
        if by and early:
            message = f"`{term.id}` ends ({early[0].words}) before its deadline ({by.words})"
            span, labels = _spans(subject, term, ("by",), ("until", "lasts", "ends when", "falls away when"))
            found.append(Diagnostic("T303", "deadline-after-end", "warning", message, span, "this one", labels))
    return tuple(dict.fromkeys(found))


def missing_deadline(subject: Subject) -> tuple[Diagnostic, ...]:
    """T304 warning: a duty to be done once has no deadline, so it can never be breached.

    If the text sets none, `by: not said` says so and keeps this quiet; the report still
    shows that no deadline was said.
    """
    found = []
    for term in subject.deal.terms:
        block = subject.block("terms", term.id)
        if term.form == "achieve" and term.timing.by is None and not block.has("by"):
            span = block.name.span
            message = f"`{term.id}` has no deadline"
            fix = "write `by:` and when, or `by: not said` if the text says nothing"
            found.append(Diagnostic("T304", "missing-deadline", "warning", message, span, help=fix))
    return tuple(dict.fromkeys(found))


def zone_missing(subject: Subject) -> tuple[Diagnostic, ...]:
    """T305 error: days or clock times are used, and no time zone says whose.

    Write `time zone:` at the top: a place, as in `Asia/Damascus`, or `UTC`. Summer time
    follows from the place.
    """
    if subject.written.has("time zone"):
        return ()
    for key, text in all_texts(subject.written):
        timed = key in (*_CONDITIONS, *_MOMENTS) and _DATED.search(text.text) and not _ZONED.search(text.text)
        local = key == "daily" or (key == "every" and text.text != "window")
        if timed or local:
            message = f"`{text.text}` needs a time zone, and the deal names none"
            fix = "write for example `time zone: Asia/Damascus` near the top"
            return (Diagnostic("T305", "zone-missing", "error", message, text.span, "a local time", help=fix),)
    return ()


def _spans(
    subject: Subject, term: Term, keys: tuple[str, ...], others: tuple[str, ...]
) -> tuple[Span, tuple[Label, ...]]:
    """Give the span of the first of some keys, and a label at the first of some others, of the term or of the deal."""
    name = subject.where(term)
    where = [subject.where(term, *others), *(subject.written.where(key) for key in others if subject.written.has(key))]
    labels = [Label(span, "against this") for span in where if span != name]
    return subject.where(term, *keys), tuple(labels[:1])
