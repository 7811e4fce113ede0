"""A candidate in the form in which it is compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import inf

from holdfire.claims.document import Document
from holdfire.intake.align.amount import Amount
from holdfire.intake.align.comparable import Comparable, document_told, edtf_stretch, sentence_of
from holdfire.intake.align.counted import FAR, STANDS_FOR_ANOTHER, deed_in, sort_of
from holdfire.intake.align.ideas import bag_of, fate_in, is_denial, is_negated, quoted_in
from holdfire.intake.align.whom import NOBODY, Whom, whom
from holdfire.intake.candidate import Candidate, Quotation, ReportedAct, ReportedFigure, ResolvedDate
from holdfire.intake.known import Known

NEXT_TO = 60
"""So many characters on either side are next to a figure."""
_NUMBER = re.compile(r"\d[\d,.]*")
SHARES = ("fraction", "percent")


def from_candidates(candidates: Iterable[Candidate], document: Document, known: Known) -> tuple[Comparable, ...]:
    """Make all candidates of a document comparable; dates, which are compared with nothing, are left out."""
    listed = {one.id: one for one in candidates}
    made = (from_candidate(one, document, known, listed) for one in listed.values())
    return tuple(one for one in made if one)


def from_candidate(
    one: Candidate, document: Document, known: Known, listed: Mapping[str, Candidate]
) -> Comparable | None:
    """Make a candidate comparable.

    Args:
        listed: Candidates of the same document by id: bases of figures and outer quotations are looked up there.
    """
    form = Comparable(
        ref=f"{document.id}#{one.id}",
        kind="",
        document=document.id,
        source=document.source or document.id,
        told=document_told(document),
    )
    match one:
        case Quotation():
            return _quotation(one, form, document.text, known, listed)
        case ReportedFigure():
            return _figure(one, form, document.text, known, listed)
        case ReportedAct():
            return _act(one, form, document.text, known)
        case ResolvedDate():
            return None


def _quotation(
    one: Quotation, form: Comparable, text: str, known: Known, listed: Mapping[str, Candidate]
) -> Comparable:
    start, end = one.content[0].start, one.content[-1].end
    exact = " … ".join(piece.exact for piece in one.content)
    first, last = sentence_of(text, start, end)
    whole = quoted_in(text[max(0, start - 2) : end + 2])
    is_direct = one.qtype in ("direct", "statement", "partial")
    parent = listed.get(one.parent)
    parties = known.register.parties
    return replace(
        form,
        kind="quotation",
        start=start,
        end=end,
        exact=exact,
        passage=exact,
        words=bag_of(exact),
        around=bag_of(text[first:last]),
        quoted=bag_of(exact if is_direct else whole),
        who=whom(one.speaker or (one.source.exact if one.source else ""), parties),
        through=tuple(whom(each.name or each.source.exact, parties) for each in one.via),
        whom=whom(one.addressee, parties),
        time=edtf_stretch(one.date),
        is_denied=is_negated(exact, one.cue.exact if one.cue else ""),
        is_direct=is_direct or one.qtype == "mixed",
        numbers=numbers_in(exact),
        parent=whom(parent.speaker, parties) if isinstance(parent, Quotation) else NOBODY,
        pieces=tuple((piece.start, piece.end) for piece in one.content),
        cue=(one.cue.start, one.cue.end) if one.cue else None,
        is_taken_back=is_denial(one.cue.exact) if one.cue else False,
    )


def _figure(
    one: ReportedFigure, form: Comparable, text: str, known: Known, listed: Mapping[str, Candidate]
) -> Comparable:
    first, last = sentence_of(text, one.span.start, one.span.end)
    near = text[max(first, one.span.start - NEXT_TO) : min(last, one.span.end + NEXT_TO)]
    base = listed.get(one.base)
    counted = one.noun or (base.noun if isinstance(base, ReportedFigure) else "")
    register, value = known.register, amount_of(one, listed)
    return replace(
        form,
        kind="figure",
        start=one.span.start,
        end=one.span.end,
        exact=one.span.exact,
        passage=text[first:last],
        words=bag_of(f"{counted} {one.unit}"),
        around=bag_of(text[first:last]),
        near=bag_of(near),
        who=whom(one.holder, register.parties),
        through=tuple(whom(name, register.parties) for name in one.via),
        place=whom(one.place, register.places),
        of=whom(one.of, register.parties),
        time=edtf_stretch(one.date),
        types=frozenset(("count" if value.of else one.cls,)),
        fate=fate_in(text[max(first, one.span.start - NEXT_TO) : one.span.start], text[one.span.end : last][:NEXT_TO]),
        is_part=bool(one.base),
        value=value,
        sort=sort_of(_noun(one, listed), one.unit) if one.cls == "count" else frozenset(),
        deed=deed_in(text[first : one.span.start], text[one.span.end : last]),
    )


def _noun(one: ReportedFigure, listed: Mapping[str, Candidate]) -> str:
    """Give the noun that is counted; of "five others", that of the figure before."""
    counted = one.counted.exact if one.counted else ""
    if counted and counted.split()[-1].casefold() not in STANDS_FOR_ANOTHER:
        return counted
    before = [
        each
        for each in listed.values()
        if isinstance(each, ReportedFigure) and each.counted and 0 < one.span.start - each.span.end < FAR
    ]
    last = max(before, key=lambda each: each.span.end, default=None)
    return last.counted.exact if last and last.counted else ""


def _act(one: ReportedAct, form: Comparable, text: str, known: Known) -> Comparable:
    first, last = sentence_of(text, one.trigger.start, one.trigger.end)
    register = known.register
    near = text[max(first, one.trigger.start - NEXT_TO) : min(last, one.trigger.end + NEXT_TO)]
    mention = one.actor_span.exact if one.actor_span else ""
    return replace(
        form,
        kind="act",
        start=one.trigger.start,
        end=one.trigger.end,
        exact=one.trigger.exact,
        passage=text[first:last],
        words=bag_of(one.trigger.exact),
        around=bag_of(text[first:last]),
        near=bag_of(near),
        who=whom(one.actor or mention, register.parties),
        through=(whom(one.reported_by, register.parties),) if one.reported_by else (),
        whom=_either(one.addressee, known),
        place=whom(one.place, register.places),
        time=edtf_stretch(one.date),
        types=frozenset((one.type, *one.alt_types)),
        is_denied=one.modality == "denied",
        condition=one.condition.exact if one.condition else "",
    )


def amount_of(one: ReportedFigure, listed: Mapping[str, Candidate]) -> Amount:
    """Give the range of a figure; a fraction or percentage of a known base as what it comes to."""
    told = Amount(
        -inf if one.low is None else float(one.low),
        inf if one.high is None else float(one.high),
        one.approx,
        one.span.exact,
    )
    base = listed.get(one.base)
    if one.cls not in SHARES or not isinstance(base, ReportedFigure) or base.id == one.id or base.cls in SHARES:
        return told
    hundred = 100 if one.cls == "percent" else 1
    share = Amount(told.low / hundred, told.high / hundred, told.approx, told.as_written)
    return share.share_of(amount_of(base, {}))


def numbers_in(text: str) -> frozenset[str]:
    """List the numbers written in digits."""
    return frozenset(found.replace(",", "").rstrip(".") for found in _NUMBER.findall(text))


def _either(names: tuple[str, ...], known: Known) -> Whom:
    """Read the name of whom or what an act is aimed at: a party or a place."""
    return whom(names, {**known.register.places, **known.register.parties} if names else None)
