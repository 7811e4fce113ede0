"""A candidate as the claim it may become: what is known filled in, what a person has to choose suggested.

Nothing here decides. Names the case does not know stay as the article has them, and reading the
row then says which; the reviewer links them, or chooses others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from holdfire.claims.document import Document
from holdfire.intake.align.ideas import bag_of
from holdfire.intake.alike import covered, likeness, stem, stems, weights
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

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "ATTACK": ("attack",),
    "VIOLATE": ("attack", "obstruct", "fly", "move forces", "neglect"),
    "COERCE": ("obstruct", "detain", "abduct", "cut service", "displace", "harass"),
    "PROMISE": ("promise",),
    "DENY": ("attack", "obstruct", "abduct", "displace"),
    "CONSULT": ("negotiate",),
    "SUSPEND": ("withdraw from deal", "announce"),
    "BREAKDOWN": ("withdraw from deal",),
    "ACCUSE": ("announce",),
    "WARN": ("announce",),
    "THREATEN": ("announce",),
}
"""The acts of the case a type can be, with all their kinds; another type can be any but those in ``NOT_DONE``."""
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
NOBODY = ("narrator", "he", "she", "it", "they", "we", "i", "his", "her", "its", "their", "our", "him", "them", "who")
FROM_THE_AIR = ("bombing", "attack")
"""Acts that are airstrikes where the words around speak of ``AIRCRAFT``."""
AIRCRAFT = ("warplane", "jet", "aircraft", "aerial", "bomber", "plane", "helicopter", "drone")
WITH_CONDITION = ("accepts", "supports")


def draft_claim(
    one: Candidate, document: Document, known: Known, free_id: str, beside: Sequence[Candidate] = ()
) -> Row | None:
    """Write the claim that a candidate suggests.

    Args:
        one: Of ``document``.
        free_id: A name no claim has.
        beside: The other candidates of the document: an act within a quotation says which position is taken in it.

    Returns:
        A row in which what nobody can guess is ``""``; ``None`` for a date, which is no claim by itself.
    """
    match one:
        case ReportedFigure():
            row = _figure(one, document, known, beside)
        case ReportedAct():
            row = _act(one, document, known)
        case Quotation():
            row = _quotation(one, document, known, beside)
        case ResolvedDate():
            return None
    return {"id": free_id, **row}


def suggested_terms(words: str, known: Known) -> Sequence[TermKnown]:
    """Order the terms of the deal by how much of their words a text has, rare words counting more."""
    said = bag_of(words)
    bags = [bag_of(f"{term.id} {term.words}") for term in known.terms]
    weighed = weights(bags)
    rated = [
        (covered(bag_of(term.id), said, weighed) + covered(bag, said, weighed) + likeness(bag, said, weighed), -place)
        for place, (term, bag) in enumerate(zip(known.terms, bags, strict=True))
    ]
    return [known.terms[-place] for share, place in sorted(rated, reverse=True) if share > 0]


def suggested_acts(words: str, known: Known, roots: Sequence[str] = ()) -> Sequence[str]:
    """Order the acts of the case by how near their names and meanings are to a text, nearest first.

    Args:
        roots: Only these and their kinds; none: all.
    """
    said = bag_of(words)
    rated = []
    for place, (act, means) in enumerate(known.acts.items()):
        if roots and not any(known.is_kind_of(act, root) for root in roots):
            continue
        share = 2 * covered(bag_of(act), said) + covered(said, bag_of(f"{act} {means}"))
        rated.append((share, -len(act.split()), -place, act))
    return [act for share, _, _, act in sorted(rated, reverse=True) if share > 0]


def suggested_counts(figure: ReportedFigure, words: str, known: Known) -> Sequence[CountKnown]:
    """Order the counts of the deal by whether they are of the same side, place and unit, and share words.

    Args:
        words: The words next to the number.
    """
    if figure.cls not in ("count", "fraction", "percent"):
        return []
    noun = figure.noun or figure.unit
    named = [known.party(one) for one in (figure.of, noun, *noun.split())]
    of, place = next((one for one in named if one), ""), known.place(figure.place)
    counted, around = bag_of(noun), bag_of(words)
    rated = []
    for number, count in enumerate(known.counts):
        if not counted & bag_of(f"{count.unit} {count.id}") and of not in count.of:
            continue
        score = 2.0 * (of in count.of) / max(1, len(count.of)) if of else 0.5 * (len(count.of) > 1)
        score += 1.0 * (place == count.place) + 0.5 * bool(place and place in known.inside.get(count.place, ()))
        score += covered(bag_of(f"{count.id} {count.means}"), counted | around)
        rated.append((score, -number))
    return [known.counts[-number] for score, number in sorted(rated, reverse=True) if score >= 0.5]


def chain_of(names: Sequence[str], document: Document, known: Known) -> list[str]:
    """Write a chain: who said it first, those it came through, and the document's source last."""
    ids = [known.party(name) or name for name in names if name and name.lower() not in NOBODY]
    return list(dict.fromkeys([*ids, *([document.source] if document.source else [])]))


def _figure(one: ReportedFigure, document: Document, known: Known, beside: Sequence[Candidate]) -> Row:
    next_to = document.text[max(0, one.span.start - 30) : one.span.end + 30]
    counts = suggested_counts(one, next_to, known)
    base = next((other for other in beside if isinstance(other, ReportedFigure) and other.id == one.base), None)
    value = _value(_of_base(one, base))
    if counts and counts[0].unit:
        value["unit"] = counts[0].unit
    row: Row = {"kind": "figure", "count": counts[0].id if counts else "", "value": value}
    row["at"] = written_out(one.date) or _published(document)
    return row | _told([one.holder, *one.via], document, known, one.span)


def _quotation(one: Quotation, document: Document, known: Known, beside: Sequence[Candidate]) -> Row:
    words = document.text[one.at : one.until]
    terms = suggested_terms(words, known)
    speaker = "" if one.speaker.lower() in NOBODY else one.speaker
    row: Row = {
        "kind": "stance",
        "party": known.party(speaker) or speaker,
        "position": "",
        "on": terms[0].id if terms else "deal",
    }
    taken = [act for act in beside if isinstance(act, ReportedAct) and act.type in POSITIONS and _is_of(act, one)]
    if taken:
        row |= _position(taken[0])
    chain = [one.speaker, *(reporter.name for reporter in one.via)]
    return row | _told(chain, document, known, Words(one.at, one.until, words), one.date)


def _is_of(act: ReportedAct, quotation: Quotation) -> bool:
    """Say whether somebody takes a position in the act itself of saying it, or in what is said of him or his side."""
    cue = quotation.cue
    is_cue = cue is not None and act.trigger.start < cue.end and cue.start < act.trigger.end
    return is_cue or quotation.holds(act.trigger.start, act.trigger.end)


def _position(act: ReportedAct) -> Row:
    """Say which position an act takes, and on what condition."""
    position = POSITIONS[act.type]
    if act.condition and position in WITH_CONDITION:
        return {"position": f"{position} on condition", "condition": act.condition.exact}
    return {"position": position}


def _act(one: ReportedAct, document: Document, known: Known) -> Row:
    around = sentence_around(document.text, one.trigger)
    actors = [known.party(name) or name for name in one.actor if name.lower() not in NOBODY]
    terms = suggested_terms(around, known)
    is_position = one.type in POSITIONS
    if is_position:
        row: Row = {"kind": "stance", "party": actors[0] if actors else "", **_position(one)}
        row["on"] = terms[0].id if terms else "deal"
        if one.date:
            row["at"] = written_out(one.date)
    else:
        row = _event(one, actors, around, document, known)
        if row["act"] in ("promise", "guarantee", "sign", "neglect") and terms:
            row["about"] = terms[0].id
    teller = one.reported_by or (one.actor[0] if one.actor and (is_position or one.type == "PROMISE") else "")
    return row | _told([teller], document, known, one.trigger)


def _event(one: ReportedAct, actors: Sequence[str], around: str, document: Document, known: Known) -> Row:
    happened = written_out(one.date) or _published(document)
    row: Row = {"kind": "event", "act": _act_named(one, around, known), "when": happened}
    if actors:
        row["actors"] = [" + ".join(actors)]
    whom = [known.party(name) for name in one.addressee]
    if any(whom):
        row["whom"] = [" + ".join(dict.fromkeys(name for name in whom if name))]
    if place := known.place(one.place):
        row["where"] = place
    if one.modality == "denied" or one.type == "DENY":
        row |= {"says": "denies", "denies": "occurrence"}
    return row


def _act_named(one: ReportedAct, around: str, known: Known) -> str:
    """Choose the act of the case within the family of its type: by the trigger, else by the words around it."""
    roots = FAMILIES.get(one.type) or tuple(
        act for act in known.acts if act not in known.broader and act not in NOT_DONE
    )
    named = next(iter(_named_in(one.trigger.exact, known, roots)), "") if one.type != "DENY" else ""
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
    words = (one.noun or one.unit or "people").split()
    return words[-1].lower().strip("'\"”“") if words else "people"


def _plain(number: Any) -> int | float:
    return int(number) if number == int(number) else float(number)


def _published(document: Document) -> str:
    return document.published.as_written if document.published else ""


def sentence_around(text: str, words: Words) -> str:
    """Give the words of the line around some words, at most 300 characters each way."""
    start = max(text.rfind("\n", 0, words.start) + 1, words.start - 300)
    end = text.find("\n", words.end)
    return text[start : min(len(text) if end < 0 else end, words.end + 300)]
