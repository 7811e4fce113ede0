"""A candidate as the claim it may become: what is known filled in, what a person has to choose suggested.

Nothing here decides. Names the case does not know stay as the article has them, and reading the
row then says which; the reviewer links them, or chooses others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from holdfire.claims.document import Document
from holdfire.claims.names import Spellings, fold
from holdfire.intake.alike import covered, stems
from holdfire.intake.candidate import Candidate, Quotation, ReportedAct, ReportedFigure, ResolvedDate, Words
from holdfire.intake.edtf import written_out
from holdfire.intake.known import CountKnown, Known, TermKnown

Row = dict[str, Any]
"""A claim as it stands in a ``.jsonl`` file."""

POSITIONS: Mapping[str, str] = {
    "OFFER": "proposes",
    "REQUEST": "proposes",
    "ACCEPT": "accepts",
    "AGREE": "accepts",
    "REFUSE": "refuses",
    "STATE_POSITION": "supports",
}
"""Types of acts that are positions on a term, a draft or the deal."""

ACTS: Mapping[str, tuple[str, ...]] = {
    "PROMISE": ("promise", "guarantee"),
    "CONSULT": ("negotiate",),
    "THREATEN": ("announce",),
    "WARN": ("announce",),
    "ACCUSE": ("announce",),
    "DENY": ("announce",),
    "SUSPEND": ("withdraw from deal", "announce"),
    "BREAKDOWN": ("withdraw from deal",),
    "VIOLATE": ("neglect", "attack"),
    "COERCE": ("obstruct",),
    "ATTACK": ("attack",),
}
"""The act of the case to fall back on where no word of the trigger names one better."""
WITH_CONDITION = ("accepts", "supports")


def draft_claim(one: Candidate, document: Document, known: Known, free_id: str) -> Row | None:
    """Write the claim that a candidate suggests.

    Args:
        one: Of ``document``.
        free_id: A name no claim has.

    Returns:
        A row in which what nobody can guess is ``""``; ``None`` for a date, which is no claim by itself.
    """
    match one:
        case ReportedFigure():
            row = _figure(one, document, known)
        case ReportedAct():
            row = _act(one, document, known)
        case Quotation():
            row = _quotation(one, document, known)
        case ResolvedDate():
            return None
    return {"id": free_id, **row}


def suggested_terms(words: str, known: Known) -> Sequence[TermKnown]:
    """Order the terms of the deal by how much of their words a text has, nearest first; those with none left out."""
    said = stems(words)
    rated = [(covered(stems(f"{term.id} {term.words}"), said), -place) for place, term in enumerate(known.terms)]
    return [known.terms[-place] for share, place in sorted(rated, reverse=True) if share > 0]


def suggested_acts(words: str, known: Known) -> Sequence[str]:
    """Order the acts of the case by how near their names and meanings are to a text, nearest first."""
    said = stems(words)
    rated = []
    for place, (act, means) in enumerate(known.acts.items()):
        share = 2 * covered(stems(act), said) + covered(said, stems(f"{act} {means}"))
        rated.append((share, -len(act.split()), -place, act))
    return [act for share, _, _, act in sorted(rated, reverse=True) if share > 0]


def suggested_counts(figure: ReportedFigure, words: str, known: Known) -> Sequence[CountKnown]:
    """Order the counts of the deal by whether they are of the same side, place and unit, and share words."""
    of, place = _id_of(figure.of, known.names.parties), _id_of(figure.place, known.names.places)
    counted = stems(figure.counted.exact if figure.counted else figure.unit)
    rated = []
    for number, count in enumerate(known.counts):
        score = 2.0 * (of in count.of) / max(1, len(count.of)) if of else 0.0
        score += 1.0 * bool(place and place == count.place)
        score += 2.0 * bool(counted & stems(f"{count.unit} {count.id}"))
        score += covered(stems(f"{count.id} {count.means}"), stems(words))
        rated.append((score, -number))
    return [known.counts[-number] for score, number in sorted(rated, reverse=True) if score >= 1]


def chain_of(names: Sequence[str], document: Document, known: Known) -> list[str]:
    """Write a chain: who said it first, those it came through, and the document's source last."""
    ids = [_id_of(name, known.names.parties) or name for name in names if name and name != "narrator"]
    return list(dict.fromkeys([*ids, *([document.source] if document.source else [])]))


def when(edtf: str) -> str:
    """Write a time as claims have it (``2016-09/2016-10`` is "2016-09 to 2016-10"); ``""`` where an end is open."""
    return written_out(edtf)


def _figure(one: ReportedFigure, document: Document, known: Known) -> Row:
    counts = suggested_counts(one, sentence_around(document.text, one.span), known)
    row: Row = {"kind": "figure", "count": counts[0].id if counts else "", "value": _value(one)}
    row["at"] = when(one.date) or _published(document)
    return row | _told([one.holder, *one.via], document, known, one.span)


def _quotation(one: Quotation, document: Document, known: Known) -> Row:
    whole = Words(one.content[0].start, one.content[-1].end, "")
    words = document.text[whole.start : whole.end]
    terms = suggested_terms(words, known)
    row: Row = {
        "kind": "stance",
        "party": _id_of(one.speaker, known.names.parties) or one.speaker,
        "position": "",
        "on": terms[0].id if terms else "deal",
    }
    chain = [one.speaker, *(reporter.name for reporter in one.via)]
    return row | _told(chain, document, known, Words(whole.start, whole.end, words), one.date)


def _act(one: ReportedAct, document: Document, known: Known) -> Row:
    around = sentence_around(document.text, one.trigger)
    actors = [_id_of(name, known.names.parties) or name for name in one.actor]
    position = POSITIONS.get(one.type, "")
    terms = suggested_terms(around, known)
    if position:
        row: Row = {"kind": "stance", "party": actors[0] if actors else "", "position": position}
        row["on"] = terms[0].id if terms else "deal"
        if one.condition and position in WITH_CONDITION:
            row |= {"position": f"{position} on condition", "condition": one.condition.exact}
        if one.date:
            row["at"] = when(one.date)
    else:
        happened = when(one.date) or _published(document)
        row = {"kind": "event", "act": _act_named(one, around, known), "when": happened}
        if actors:
            row["actors"] = [" + ".join(actors)]
        whom = [_id_of(name, known.names.parties) for name in one.addressee]
        if any(whom):
            row["whom"] = [" + ".join(name for name in whom if name)]
        if place := _id_of(one.place, known.names.places):
            row["where"] = place
        if row["act"] in ("promise", "guarantee", "sign", "neglect") and terms:
            row["about"] = terms[0].id
        if one.modality == "denied":
            row |= {"says": "denies", "denies": "occurrence"}
    teller = one.reported_by or (one.actor[0] if one.actor and (position or one.type == "PROMISE") else "")
    return row | _told([teller], document, known, one.trigger)


def _act_named(one: ReportedAct, around: str, known: Known) -> str:
    """Choose the act of the case: one the trigger names, else the fallback of its type, else one its sentence names."""
    near = suggested_acts(one.trigger.exact, known)
    if near:
        return near[0]
    known_fallback = next((act for act in ACTS.get(one.type, ()) if act in known.acts), "")
    return known_fallback or next(iter(suggested_acts(around, known)), "")


def _told(chain: Sequence[str], document: Document, known: Known, words: Words, said: str = "") -> Row:
    row: Row = {"chain": chain_of(chain, document, known)}
    if said:
        row["said"] = when(said)
    if document.published is None:
        row["published"] = ""
    exact = document.text[words.start : words.end]
    return row | {"quote": {"in": document.id, "text": exact, "start": words.start, "end": words.end}}


def _value(one: ReportedFigure) -> Row:
    value: Row = {"unit": _unit(one), "as written": one.span.exact}
    if one.low is not None and one.low == one.high and not one.approx:
        return {"exactly": _plain(one.low), **value}
    low, high = one.low, one.high
    if one.approx and low is not None and low == high:
        low, high = low * 9 / 10, low * 11 / 10
    ends = {"low": _plain(low) if low is not None else 0, "high": _plain(high) if high is not None else None}
    return {key: end for key, end in ends.items() if end is not None} | value


def _unit(one: ReportedFigure) -> str:
    words = (one.counted.exact if one.counted else one.unit or "people").split()
    return words[-1].lower().strip("'\"”“") if words else "people"


def _plain(number: Any) -> int | float:
    return int(number) if number == int(number) else float(number)


def _published(document: Document) -> str:
    return document.published.as_written if document.published else ""


def _id_of(name: str, known: Spellings | None) -> str:
    return (known or {}).get(fold(name), "") if name else ""


def sentence_around(text: str, words: Words) -> str:
    """Give the words of the line around some words, at most 300 characters each way."""
    start = max(text.rfind("\n", 0, words.start) + 1, words.start - 300)
    end = text.find("\n", words.end)
    return text[start : min(len(text) if end < 0 else end, words.end + 300)]
