"""A candidate in words for people: what was found, who said it through whom, how sure and by which rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.intake.candidate import Candidate, Quotation, ReportedAct, ReportedFigure, ResolvedDate
from holdfire.vocab.quantity import MILLI, show_range

KINDS = ("quotation", "figure", "act", "date")
_QUOTED = {
    "direct": "word for word",
    "mixed": "partly word for word",
    "indirect": "in the words of the text",
    "partial": "a few quoted words",
    "statement": "a statement in the first person",
}
_MODALITY = {"actual": "", "planned": "planned", "hypothetical": "supposed", "denied": "denied"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a description: what it is about, and what there is to say of it."""

    head: str
    text: str


def kind_of(one: Candidate) -> str:
    """Name the kind of a candidate, one of ``KINDS``."""
    match one:
        case Quotation():
            return "quotation"
        case ReportedFigure():
            return "figure"
        case ReportedAct():
            return "act"
        case ResolvedDate():
            return "date"


def words_found(one: Candidate) -> str:
    """Give the words that carry a candidate, a break in them shown as ``…``."""
    match one:
        case Quotation():
            return " … ".join(piece.exact for piece in one.content)
        case ReportedAct():
            return one.trigger.exact
        case ReportedFigure() | ResolvedDate():
            return one.span.exact


def describe(one: Candidate) -> tuple[Line, ...]:
    """Say what was found, line by line; what is not known is left out."""
    match one:
        case Quotation():
            said = [
                Line("Quotation", _QUOTED.get(one.qtype, one.qtype)),
                Line("says", words_found(one)),
                Line("by", _told(one.speaker or (one.source.exact if one.source else ""), [v.name for v in one.via])),
                Line("to", one.addressee),
                Line("when", one.date),
                Line("within", one.parent),
            ]
        case ReportedFigure():
            said = [
                Line("Figure", _interval(one)),
                Line("words", one.span.exact),
                Line("counts", " ".join(part for part in (one.counted.exact if one.counted else one.unit,) if part)),
                Line("of", one.of),
                Line("where", one.place),
                Line("given by", _told("the text itself" if one.holder == "narrator" else one.holder, one.via)),
                Line("as of", one.date),
                Line("share of", one.base),
            ]
        case ReportedAct():
            also = f" (or {', '.join(_plain(other) for other in one.alt_types)})" if one.alt_types else ""
            said = [
                Line("Act", _plain(one.type) + also),
                Line("words", one.trigger.exact),
                Line("by", " and ".join(one.actor) or (one.actor_span.exact if one.actor_span else "")),
                Line("towards", " and ".join(one.addressee)),
                Line("if", one.condition.exact if one.condition else ""),
                Line("where", one.place),
                Line("when", one.date),
                Line("taken as", _MODALITY.get(one.modality, one.modality)),
                Line("told by", one.reported_by),
            ]
        case ResolvedDate():
            said = [Line("Date", one.edtf), Line("words", one.span.exact)]
    return tuple(line for line in (*said, Line("sure", sureness(one))) if line.text)


def sureness(one: Candidate) -> str:
    """Say how sure the rule is, and which; of what a person added, who did."""
    zone = "" if one.zone == "body" else f", in the {one.zone}"
    if one.rule.startswith("added by "):
        return one.rule + zone
    return f"{one.confidence:.0%}" + (f", by the rule `{one.rule}`" if one.rule else "") + zone


def _told(first: str, via: Sequence[str]) -> str:
    through = [name for name in via if name]
    return (first or "nobody named") + (f", through {', '.join(through)}" if through else "")


def _interval(one: ReportedFigure) -> str:
    if one.low is None and one.high is None:
        return "not known how many"
    low = int((one.low or 0) * MILLI)
    high = None if one.high is None else int(one.high * MILLI)
    return ("about " if one.approx else "") + show_range(low, high)


def _plain(act: str) -> str:
    return act.lower().replace("_", " ")
