"""A candidate as the claim it may become: what its words say is filled in, and nothing else.

Nothing here decides, and nothing is guessed: what the words do not say is left open (``""``, or ``OPEN`` where nothing
would mean something else), and the claim is not ready until a person says it. Names the case does not know stay as the
article has them, and reading the row then says which; the reviewer links them, or chooses others. A time that nobody
tells is open too: by the day of publication at the latest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from holdfire.claims.document import Document
from holdfire.intake.act_types import FAMILIES, POSITIONS
from holdfire.intake.align.ideas import bag_of
from holdfire.intake.candidate import Candidate, Quotation, ReportedAct, ReportedFigure, ResolvedDate, Words
from holdfire.intake.drafts.counted_by import suggested_counts
from holdfire.intake.drafts.positions import OPEN, named_in, position_of
from holdfire.intake.drafts.tellers import PRONOUNS, accusation_of, chain_of, is_own_denial, names_of, tellers_of_act
from holdfire.intake.known import Known
from holdfire.intake.text.alike import stem, stems
from holdfire.intake.text.edtf import written_out
from holdfire.intake.text.sentences import sentence_at

Row = dict[str, Any]
"""A claim as it stands in a ``.jsonl`` file."""

SURE = ("ATTACK", "PROMISE", "CONSULT", "ACCUSE", "WARN", "THREATEN")
"""Types that are the first of their family where no word says which kind."""
NOT_DONE = (
    "attack",
    "announce",
    "notify",
    "promise",
    "order",
    "urge",
    "negotiate",
    "sign",
    "consent",
    "incite",
    "neglect",
)
FROM_THE_AIR = ("bombing", "attack")
"""Acts that are airstrikes where the words around speak of ``AIRCRAFT``."""
AIRCRAFT = ("warplane", "jet", "aircraft", "aerial", "bomber", "plane", "helicopter", "drone")
_AIR_STRIKE = re.compile(r"\bair[ -](?=strikes?\b)", re.I)
_OTHERS_DEED = re.compile(
    r"\s+(?:that\s+)?(?!it\b|he\b|she\b|they\b|we\b|its\b|his\b|her\b|their\b|the\s+\w+ing\b)"
    r"(?:the|any|[A-Z])[\w’'-]*(?:\s+[\w’'-]+){0,5}?\s+(?:had|has|have|was|were|would|did)\b"
)
_NEXT = re.compile(r"\s+(?:(?:any|all|an?|the|new|more|further)\s+){0,2}", re.I)
_ROLE = re.compile(r"\s+(?:\w+\s+){0,3}?(?:role|part|responsibility|involvement|behind|hand\s+in)\b", re.I)


def draft_claim(
    one: Candidate, document: Document, known: Known, free_id: str, beside: Sequence[Candidate] = ()
) -> Row | None:
    """Write the claim that a candidate suggests.

    Args:
        one: Of ``document``.
        free_id: A name no claim has.
        beside: The other candidates of the document: an act within a quotation says which position is taken in it.

    Returns:
        A row in which what the words do not say is ``""`` or ``OPEN``; ``None`` for a date, which is no claim alone.
    """
    match one:
        case ReportedFigure():
            row = _figure(one, document, known, beside)
        case ReportedAct():
            row = _act(one, document, known, beside)
        case Quotation():
            row = _quotation(one, document, known, beside)
        case ResolvedDate():
            return None
    return {"id": free_id, **row}


def _figure(one: ReportedFigure, document: Document, known: Known, beside: Sequence[Candidate]) -> Row:
    counts = suggested_counts(one, document.text, known)
    base = next((other for other in beside if isinstance(other, ReportedFigure) and other.id == one.base), None)
    value = _value(_of_base(one, base), document.text)
    if counts and counts[0].unit:
        value["unit"] = counts[0].unit
    row: Row = {"kind": "figure", "count": counts[0].id if counts else "", "value": value}
    row["at"] = _time_told(one.date, document) or _at_the_latest(document)
    return row | _told([one.holder, *one.via], document, known, one.span)


def _quotation(one: Quotation, document: Document, known: Known, beside: Sequence[Candidate]) -> Row:
    words = document.text[one.at : one.until]
    speaker = "" if one.speaker.lower() in PRONOUNS else one.speaker
    row: Row = {"kind": "stance", "party": known.party(speaker) or speaker, "position": "", "on": OPEN}
    taken = [act for act in beside if isinstance(act, ReportedAct) and act.type in POSITIONS and _is_of(act, one)]
    positions = [position_of(act, document.text, known) for act in taken]
    said = [each for each in positions if each["position"]]
    if said and all(each == said[0] for each in said):
        row |= said[0]
    return row | _told(names_of(one), document, known, Words(one.at, one.until, words), one.date)


def _is_of(act: ReportedAct, quotation: Quotation) -> bool:
    """Say whether the speaker takes a position: in the act itself of saying it, or in what he says of himself."""
    cue = quotation.cue
    is_cue = cue is not None and act.trigger.meets(cue)
    is_in = quotation.holds(act.trigger.start, act.trigger.end)
    is_his = not act.actor or quotation.speaker in act.actor or act.actor[0].lower() in PRONOUNS
    return (is_cue or is_in) and is_his


def _act(one: ReportedAct, document: Document, known: Known, beside: Sequence[Candidate]) -> Row:
    accusation = accusation_of(one, document.text, beside)
    is_accuser = accusation is not None and not set(accusation.by).isdisjoint(one.actor)
    named = accusation.whom if accusation and is_accuser else one.actor
    actors = [known.party(name) or name for name in named if name.lower() not in PRONOUNS]
    if one.type in POSITIONS:
        row: Row = {"kind": "stance", "party": actors[0] if actors else "", **position_of(one, document.text, known)}
        if at := written_out(one.date):
            row["at"] = at
    else:
        row = _event(one, actors, document, known)
        if is_ruled_out(one, document.text, beside):
            row["when"] = ""
    return row | _told(tellers_of_act(one, accusation, beside), document, known, one.trigger)


def is_ruled_out(one: ReportedAct, text: str, beside: Sequence[Candidate]) -> bool:
    """Say whether a deed is what somebody rules out or denies ("ruled out «air strikes»"), whoever found it."""
    against = [each for each in beside if isinstance(each, ReportedAct) and each.type in ("REFUSE", "DENY")]
    return any(_NEXT.fullmatch(text, each.trigger.end, one.trigger.start) for each in against)


def _event(one: ReportedAct, actors: Sequence[str], document: Document, known: Known) -> Row:
    start, end = sentence_at(document.text, one.trigger.start, one.trigger.end)
    around, behind = document.text[start:end], document.text[one.trigger.end : end]
    is_over = one.modality in ("actual", "denied")
    happened = _time_told(one.date, document) or (_at_the_latest(document) if is_over else "")
    row: Row = {"kind": "event", "act": _act_named(one, around, known), "when": happened}
    if actors and not (is_own_denial(one) and _OTHERS_DEED.match(behind)):
        row["actors"] = [" + ".join(actors)]
    whom = [known.party(name) for name in one.addressee]
    if any(whom):
        row["whom"] = [" + ".join(dict.fromkeys(name for name in whom if name))]
    if place := known.place(one.place):
        row["where"] = place
    if one.modality == "denied" or one.type == "DENY":
        row |= {"says": "denies", "denies": "authorship" if _ROLE.match(behind) else "occurrence"}
    if row["act"] in ("promise", "guarantee", "sign", "neglect") and (named := named_in(around, known)):
        row["about"] = named
    return row


def _act_named(one: ReportedAct, around: str, known: Known) -> str:
    """Choose the act of the case within the family of its type: by the trigger, else by the words around it."""
    roots = FAMILIES.get(one.type) or tuple(
        act for act in known.acts if act not in known.broader and act not in NOT_DONE
    )
    around, words = _AIR_STRIKE.sub("air", around), _AIR_STRIKE.sub("air", one.trigger.exact)
    named = next(iter(_named_in(words, known, roots)), "") if one.type != "DENY" else ""
    named = named or next(iter(_named_in(around, known, roots)), "")
    if named in FROM_THE_AIR and "airstrike" in known.acts and any(stem(word) in stems(around) for word in AIRCRAFT):
        return "airstrike"
    return named or (next((root for root in roots if root in known.acts), "") if one.type in SURE else "")


def _named_in(words: str, known: Known, roots: Sequence[str]) -> Sequence[str]:
    """List the acts all words of whose name stand in a text, the longest names first."""
    said = bag_of(words)
    listed = [act for act in known.acts if any(known.is_kind_of(act, root) for root in roots)]
    return sorted((act for act in listed if stems(act) <= said), key=lambda act: -len(act.split()))


def _told(chain: Sequence[str], document: Document, known: Known, words: Words, said: str = "") -> Row:
    row: Row = {"chain": chain_of(chain, document, known)}
    if said:
        row["said"] = written_out(said)
    if document.published is None:
        row["published"] = ""
    exact = document.text[words.start : words.end]
    return row | {"quote": {"in": document.id, "text": exact, "start": words.start, "end": words.end}}


def _of_base(one: ReportedFigure, base: ReportedFigure | None) -> ReportedFigure:
    """Reckon a share of another figure ("up to half" of 6,000 to 8,000 is up to 4,000), and name what it counts."""
    if base is None:
        return one
    if one.cls not in ("fraction", "percent"):
        return one if one.noun else replace(one, counted=base.counted)
    whole = 100 if one.cls == "percent" else 1
    low = None if one.low is None or base.low is None else one.low * base.low / whole
    high = None if one.high is None or base.high is None else one.high * base.high / whole
    return replace(one, low=low, high=high, approx=False, counted=one.counted if one.noun else base.counted)


def _value(one: ReportedFigure, text: str) -> Row:
    value: Row = {"unit": _unit(one), "as written": _as_written(one, text)}
    if one.low is not None and one.low == one.high and not one.approx:
        return {"exactly": _plain(one.low), **value}
    low, high = one.low, one.high
    if one.approx and low is not None and low == high:
        low, high = low * 9 / 10, low * 11 / 10
    ends = {"low": _plain(low) if low is not None else 0, "high": _plain(high) if high is not None else None}
    return {key: end for key, end in ends.items() if end is not None} | value


def _as_written(one: ReportedFigure, text: str) -> str:
    """Give the words of a number with those for what it counts, where they follow it: "two soldiers"."""
    if one.counted and 0 <= one.counted.start - one.span.end <= 1:
        return text[one.span.start : one.counted.end]
    return one.span.exact


def _unit(one: ReportedFigure) -> str:
    words = (one.noun or one.unit or "people").split()
    return words[-1].lower().strip("'\"”“") if words else "people"


def _plain(number: Any) -> int | float:
    return int(number) if number == int(number) else float(number)


def _at_the_latest(document: Document) -> str:
    """Write the time of what is told without one: at any time, on the day of publication at the latest."""
    return f"../{_day_of(document)}" if document.published else ""


def _time_told(date: str, document: Document) -> str:
    """Write a time as claims have it; what has gone on since a day was told of up to the day of publication."""
    since, is_open, _ = date.partition("/..")
    if is_open and document.published and (began := written_out(since)):
        return f"{began.partition(' ')[0]} to {_day_of(document)}" if since <= _day_of(document) else ""
    return written_out(date)


def _day_of(document: Document) -> str:
    return document.published.as_written.rpartition(" to ")[2] if document.published else ""
