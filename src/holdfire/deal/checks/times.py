"""Checks on windows, deadlines and zones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfire.deal.checks.subject import Subject
from holdfire.deal.condition import Reached
from holdfire.deal.model import Term
from holdfire.deal.syntax import all_texts
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.vocab.moment import Moment

_CONDITIONS = ("in force", "ends when", "starts when", "only while", "falls away when", "when", "by")
_MOMENTS = ("proposed", "in force", "until", "from", "by", "counting from", "as of")
_DATED = re.compile(r"\d{4}-\d|\d:\d\d|\d\s+[A-Z][a-z]+\s+\d{4}|calendar day")
_ZONED = re.compile(r"\d{2}:\d{2}(:\d{2})?\s?(Z|[+-]\d{2}:?\d{2})$")


def window_ends_before_start(subject: Subject) -> tuple[Diagnostic, ...]:
    """T301 error: a window ends before it starts, so the term never runs.

    `until` lies before `from`, or before the deal enters into force. Both ends may be
    right and in the wrong key: `from` is the start, `until` the end.
    """
    found = []
    for term in subject.deal.terms:
        start, until = _start(subject, term), term.timing.until
        if start and until and until.latest < start.earliest:
            message = f"`{term.id}` ends ({until.as_written}) before it starts ({start.as_written})"
            found.append(_at(subject, term, "until", "T301", "window-ends-before-start", "error", message, "from"))
    deal = subject.deal
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
        start, by = _start(subject, term), term.timing.by.moment if term.timing.by else None
        if start and by and by.latest < start.earliest:
            message = f"the deadline of `{term.id}` ({by.as_written}) passes before it starts ({start.as_written})"
            found.append(_at(subject, term, "by", "T302", "deadline-before-start", "error", message, "from"))
    return tuple(dict.fromkeys(found))


def deadline_after_end(subject: Subject) -> tuple[Diagnostic, ...]:
    """T303 warning: a term, or the deal, ends before the deadline.

    What ends cannot be breached any more, so the deadline never bites. Let the deal run
    on for this term, or move the deadline forward.
    """
    found = []
    for term in subject.deal.terms:
        by = term.timing.by.moment if term.timing.by else None
        until = term.timing.until or subject.deal.until
        if by and until and until.latest < by.earliest:
            message = f"`{term.id}` ends ({until.as_written}) before its deadline ({by.as_written})"
            found.append(_at(subject, term, "by", "T303", "deadline-after-end", "warning", message, "until"))
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


def _start(subject: Subject, term: Term) -> Moment | None:
    """Give the latest date that a term must wait for, where dates are all it waits for."""
    starts = [moment for moment in _starts(subject, term) if moment]
    return max(starts, key=lambda moment: moment.earliest) if starts else None


def _starts(subject: Subject, term: Term) -> Iterator[Moment | None]:
    yield term.timing.from_
    for condition in (subject.deal.in_force, term.timing.starts_when):
        if isinstance(condition, Reached):
            yield condition.moment


def _at(
    subject: Subject, term: Term, key: str, code: str, slug: str, severity: str, message: str, other: str
) -> Diagnostic:
    block = subject.block("terms", term.id)
    labels = (Label(block.where(other), "against this"),) if block.has(other) else ()
    return Diagnostic(code, slug, severity, message, subject.where(term, key), "this one", labels)
