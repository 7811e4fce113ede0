"""A claim as a row again: the keys and texts that files of claims have, which read back to the same claim."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from holdfire.claims.claim import (
    Assertion,
    Candidate,
    Claim,
    Coverage,
    Decision,
    Event,
    Figure,
    Ruling,
    Stance,
    Wording,
)
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.moment_text import show_span
from holdfire.vocab.quantity import MILLI, Quantity

Row = dict[str, Any]


def row_of(claim: Claim, zone: ZoneInfo) -> Row:
    """Write a claim as a row of a file of claims: keys in the order of the documentation, none that is empty.

    A claim that only takes another back has no kind.
    """
    only_takes_back = claim.retracts and claim.assertion == Wording("")
    row: Row = {
        "id": claim.id,
        "kind": "" if only_takes_back else type(claim.assertion).__name__.lower(),
        **({} if only_takes_back else _asserted(claim.assertion, zone)),
        "chain": list(claim.chain),
        "said": _time(claim.said, zone),
        "published": _time(claim.published, zone),
        "recorded": _time(claim.recorded, zone),
        "grade": f"{claim.grade.source}{claim.grade.statement}" if claim.grade else "",
        "quote in": claim.quote.document if claim.quote else "",
        "quote text": claim.quote.exact if claim.quote else "",
        "quote start": claim.quote.start if claim.quote and claim.quote.start >= 0 else "",
        "quote end": claim.quote.end if claim.quote and claim.quote.end >= 0 else "",
        "reply to": claim.reply_to,
        "retracts" if claim.retracts else "replaces": claim.replaces,
        "incident": claim.incident,
        "maybe same as": claim.maybe_same_as,
        "note": claim.note,
        "supposed": "yes" if claim.supposed else "",
    }
    return {key: value for key, value in row.items() if value not in ("", [], None)}


def _asserted(assertion: Assertion, zone: ZoneInfo) -> Row:
    match assertion:
        case Event():
            return _event(assertion, zone)
        case Figure(count, value, at):
            return {"count": count, **_quantity("value", value), "at": _time(at, zone)}
        case Stance(party, position, on, at, condition, reading):
            return {"party": party, "position": position, "on": on, "at": _time(at, zone), "condition": condition,
                    "reading": reading}  # fmt: skip
        case Decision(body, on, at, in_favour, against, abstaining, outcome):
            return {"body": body, "on": on, "at": _time(at, zone), "votes for": in_favour,
                    "votes against": list(against), "votes abstaining": list(abstaining),
                    "outcome": outcome}  # fmt: skip
        case Ruling(body, about, found, at, party, rule, put_to, answered):
            return {"body": body, "about": about, "found": found, "at": _time(at, zone), "party": party, "rule": rule,
                    "put to": put_to, "answered": answered}  # fmt: skip
        case Wording(reading, term):
            return {"reading": reading, "term": term}
        case Coverage(observer, place, watched, access, refused_by):
            return {"observer": observer, "where": place, **_happened(watched, zone),
                    "access": access if access == "refused" else "", "refused by": refused_by}  # fmt: skip


def _event(event: Event, zone: ZoneInfo) -> Row:
    return {
        "act": event.act,
        "says": event.says if event.says == "denies" else "",
        "denies": event.denies,
        "actors": _candidates(event.actors),
        "whom": _candidates(event.whom),
        "where": event.place,
        "from place": event.from_place,
        "to place": event.to_place,
        **_happened(event.happened, zone),
        "with": list(event.with_),
        "without": list(event.without),
        "about": event.about,
        **(_quantity("quantity", event.quantity) if event.quantity else {}),
        "total": event.total,
        "answers": event.answers,
        "harm": event.harm,
    }


def _candidates(candidates: tuple[Candidate, ...]) -> list[str]:
    return [" + ".join(candidate) for candidate in candidates]


def _happened(happened: Occurrence, zone: ZoneInfo) -> Row:
    if happened.began == happened.ended:
        return {"when": _time(happened.began, zone)}
    return {"began": _time(happened.began, zone), "ended": _time(happened.ended, zone)}


def _time(moment: Moment | None, zone: ZoneInfo) -> str:
    return show_span(moment, zone) if moment else ""


def _quantity(key: str, quantity: Quantity) -> Row:
    exact = quantity.low == quantity.high
    parts = {
        "exactly": _number(quantity.low) if exact else "",
        "low": "" if exact else _number(quantity.low),
        "high": "" if exact or quantity.high is None else _number(quantity.high),
        "unit": quantity.unit,
        "as written": quantity.as_written,
        "rule": quantity.rule,
    }
    return {f"{key} {part}": value for part, value in parts.items()}


def _number(milli: int) -> str:
    whole, rest = divmod(milli, MILLI)
    return f"{whole}.{rest:03d}".rstrip("0") if rest else str(whole)
