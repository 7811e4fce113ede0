"""A claim with its quote in the forms in which it is compared with candidates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import inf

from holdfire.claims.claim import Claim, Decision, Event, Figure, Ruling, Stance
from holdfire.claims.document import Document
from holdfire.intake.act_types import FAMILIES, POSITIONS
from holdfire.intake.align.amount import Amount
from holdfire.intake.align.comparable import Comparable, document_told, sentence_of, stretch
from holdfire.intake.align.counted import sort_of
from holdfire.intake.align.from_candidate import NEXT_TO, numbers_in
from holdfire.intake.align.ideas import bag_of, fate_in, is_negated, quoted_in
from holdfire.intake.align.whom import NOBODY, Whom, whom
from holdfire.intake.known import CountKnown, Known
from holdfire.vocab.quantity import MILLI, UNKNOWN, Quantity

_TYPES_OF_IDEAS: Mapping[str, str] = {
    "~bomb": "ATTACK",
    "~shoot": "ATTACK",
    "~clash": "ATTACK",
    "~kill": "ATTACK",
    "~violate": "VIOLATE",
    "~block": "COERCE",
    "~besiege": "COERCE",
    "~leave": "IMPLEMENT",
    "~release": "IMPLEMENT",
    "~swap": "IMPLEMENT",
    "~accompany": "IMPLEMENT",
    "~talk": "CONSULT",
    "~sign": "AGREE",
}
"""Types of the acts that a deal names in its own words."""
_OF_POSITION: Mapping[str, str] = {
    "proposes": "OFFER",
    "accepts": "ACCEPT",
    "accepts on condition": "ACCEPT",
    "supports": "STATE_POSITION",
    "supports on condition": "STATE_POSITION",
    "refuses": "REFUSE",
    "signs": "AGREE",
    "withdraws": "SUSPEND",
    "replies": "STATE_POSITION",
}


def from_claims(claims: Iterable[Claim], documents: Mapping[str, Document], known: Known) -> tuple[Comparable, ...]:
    """Make claims comparable: each as the figure or act it asserts, and its quoted words as a quotation."""
    counts = {one.id: one for one in known.counts}
    terms = {one.id: one.words for one in known.terms}
    return tuple(form for claim in claims for form in _forms(claim, documents, known, counts, terms))


def _forms(
    claim: Claim,
    documents: Mapping[str, Document],
    known: Known,
    counts: Mapping[str, CountKnown],
    terms: Mapping[str, str],
) -> Iterable[Comparable]:
    form, told = _quoted(claim, documents, known)
    match claim.assertion:
        case Figure(count=count, value=value, at=at):
            means = counts.get(count, CountKnown(count))
            yield _figure(replace(form, time=stretch(at)), claim, value, means, known)
        case Stance() as stance:
            yield _stance(form, stance, terms.get(stance.on, stance.on), known)
        case Event() as event:
            yield from _event(form, claim, event, terms.get(event.about, event.about), known)
        case Decision(on=on, at=at):
            bag = bag_of(f"vote resolution {on} {form.exact}")
            yield replace(form, kind="act", words=bag, near=bag, time=stretch(at), types=frozenset(("AGREE", "REFUSE")))
        case Ruling(about=about, at=at):
            bag = bag_of(f"{about} {terms.get(about, '')} {form.exact}")
            yield replace(form, kind="act", words=bag, near=bag, time=stretch(at))
        case _:
            pass
    if form.exact:
        yield replace(form, kind="quotation", passage=form.exact, quoted=bag_of(told), is_direct=bool(told))


def _quoted(claim: Claim, documents: Mapping[str, Document], known: Known) -> tuple[Comparable, str]:
    """Give what all forms of a claim share, and which of its words the document has in quote marks."""
    parties, names = known.register.parties, known.register.names
    form = Comparable(
        ref=claim.id,
        kind="",
        who=_named(claim.origin, known)
        if len(claim.chain) > 1
        else whom(names.get(claim.origin, claim.origin), parties),
        through=tuple(_named(one, known) for one in claim.chain[1:-1]),
        source=claim.source,
        time=stretch(claim.said),
        told=stretch(claim.published),
    )
    quote = claim.quote
    if quote is None or not quote.exact:
        return form, ""
    document = documents.get(quote.document)
    text = document.text if document else quote.exact
    start = quote.start_in(text)
    end = start + len(quote.exact)
    first, last = sentence_of(text, start, end) if start >= 0 else (0, 0)
    inside = quoted_in(text[max(0, start - 2) : end + 2]) or (quote.exact if _in_marks(text, first, start) else "")
    return replace(
        form,
        document=quote.document,
        start=start,
        end=end,
        exact=quote.exact,
        passage=text[first:last] or quote.exact,
        words=bag_of(quote.exact),
        around=bag_of(text[first:last]),
        near=bag_of(text[max(first, start - NEXT_TO) : min(last, end + NEXT_TO)]),
        is_denied=is_negated(quote.exact),
        numbers=numbers_in(quote.exact),
        told=stretch(claim.published) or document_told(document),
    ), inside


def _in_marks(text: str, first: int, start: int) -> bool:
    """Say whether a place in a sentence is within quote marks that opened before it."""
    before = text[first:start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _figure(form: Comparable, claim: Claim, value: Quantity, means: CountKnown, known: Known) -> Comparable:
    words = bag_of(f"{means.id} {means.means} {value.unit} {means.unit}")
    return replace(
        form,
        kind="figure",
        exact=form.exact or value.as_written,
        words=words,
        near=form.near | words,
        around=form.around | words,
        sort=sort_of(f"{means.id} {means.means}", value.unit or means.unit),
        place=_named_place(means.place, known),
        of=_group(means.of, known),
        types=frozenset(("count",)),
        on=means.id,
        fate=fate_in("", f"{means.id} {means.means} {value.as_written} {form.exact}"),
        value=Amount(
            value.low / MILLI if value.low or value.high == 0 or _is_exact(value) else -inf,
            inf if value.high is None else value.high / MILLI,
            "about" in value.as_written or "roughly" in value.as_written,
            value.as_written or form.exact or claim.id,
        ),
        is_denied=False,
    )


def _is_exact(value: Quantity) -> bool:
    return value != UNKNOWN and value.low == value.high


def _stance(form: Comparable, stance: Stance, on: str, known: Known) -> Comparable:
    bag = bag_of(f"{stance.position} {on}")
    return replace(
        form,
        kind="act",
        words=form.words | bag_of(stance.position),
        near=form.near | bag,
        around=form.around | bag,
        who=_named(stance.party, known),
        through=(form.who, *form.through) if form.who.id != stance.party else form.through,
        time=stretch(stance.at),
        on=stance.on,
        types=frozenset((_OF_POSITION[stance.position], *_also(stance.position))),
        condition=stance.condition,
    )


def _also(position: str) -> Iterable[str]:
    return (type_ for type_, named in POSITIONS.items() if named == position)


def _event(form: Comparable, claim: Claim, event: Event, about: str, known: Known) -> Iterable[Comparable]:
    bag = bag_of(f"{event.act} {about} {known.acts.get(event.act, '')}")
    yield replace(
        form,
        kind="act",
        words=form.words | bag_of(event.act),
        near=form.near | bag,
        around=form.around | bag,
        who=_group(tuple(one for group in event.actors for one in group), known),
        through=(form.who, *form.through),
        whom=_group(tuple(one for group in event.whom for one in group), known),
        place=_named_place(event.place, known),
        time=(event.happened.earliest, event.happened.latest),
        types=_types_of(event.act, known) or _types_by_ideas(event.act),
        is_denied=event.says == "denies",
    )
    if event.quantity is not None:
        means = CountKnown(event.act, place=event.place, unit=event.quantity.unit, means=event.harm or event.act)
        happened = (event.happened.earliest, event.happened.latest)
        yield _figure(replace(form, time=happened), claim, event.quantity, means, known)


def _types_of(act: str, known: Known) -> frozenset[str]:
    """List the types whose family an act of the case is of; what is denied shows in ``is_denied``."""
    return frozenset(
        type_
        for type_, roots in FAMILIES.items()
        if type_ != "DENY" and any(known.is_kind_of(act, root) for root in roots)
    )


def _types_by_ideas(act: str) -> frozenset[str]:
    return frozenset(_TYPES_OF_IDEAS[idea] for idea in bag_of(act) if idea in _TYPES_OF_IDEAS)


def _named(party: str, known: Known) -> Whom:
    shown = known.register.names.get(party, party)
    return replace(whom(shown), id=party) if party else NOBODY


def _group(parties: tuple[str, ...], known: Known) -> Whom:
    made = whom(tuple(known.register.names.get(one, one) for one in parties))
    return replace(made, id=parties[0]) if len(parties) == 1 else made


def _named_place(place: str, known: Known) -> Whom:
    shown = known.register.names.get(place, place)
    return replace(whom(shown), id=place) if place else NOBODY
