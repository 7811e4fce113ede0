"""What would leave, before and after: every field of every claim, with the rule for each change, and counts on top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from holdfire.assessments.assessment import Assessment
from holdfire.pipeline import Case
from holdfire.publish.claims_shown import AS_IT_IS, ClaimShown
from holdfire.publish.profile import Profile
from holdfire.publish.public_case import PublicCase


@dataclass(frozen=True, slots=True)
class Change:
    """Something of the case: what it is, before, after (``""``: it stays in), by which rule."""

    what: str
    before: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class StateChange:
    """An assessment that comes out otherwise from what is published."""

    term: str
    bearer: str
    account: str
    reading: str
    form: str
    inside: tuple[str, ...]
    outside: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Say whether what is published leaves open all that the whole case leaves open."""
        return set(self.inside) <= set(self.outside)


@dataclass(frozen=True, slots=True)
class Preview:
    """All that would leave, and all that would not.

    Attributes:
        title: Of the case.
        profile: Its name.
        counts: ``(how many, of what)``.
        rules: How many fields each rule changed or kept in, most first.
        parties, places, documents, deal: What becomes of each name, place, document, term.
        claims: Every claim.
        states: Assessments that come out otherwise; of how many in ``assessed``.
    """

    title: str
    profile: str
    counts: tuple[tuple[int, str], ...]
    rules: tuple[tuple[int, str], ...]
    parties: tuple[Change, ...]
    places: tuple[Change, ...]
    documents: tuple[Change, ...]
    deal: tuple[Change, ...]
    claims: tuple[ClaimShown, ...]
    states: tuple[StateChange, ...]
    assessed: int


def build_preview(
    profile: Profile,
    case: Case,
    public: PublicCase,
    inside: Sequence[Assessment] = (),
    outside: Sequence[Assessment] = (),
) -> Preview:
    """Compare a case with what may be published of it.

    Args:
        profile: What may leave.
        case: The whole case.
        public: What was made of it.
        inside: Assessments of the whole case. ``outside``: of what is published.
    """
    fields = [field for claim in public.claims for field in claim.fields]
    leaving = [claim for claim in public.claims if not claim.stays]
    counts = (
        (len(leaving), "claims leave"),
        (len(public.claims) - len(leaving), "claims stay in"),
        (sum(field.rule == AS_IT_IS for field in fields), "fields leave as they are"),
        (sum(field.rule != AS_IT_IS and bool(field.after) for field in fields), "fields leave changed"),
        (sum(not field.after for field in fields), "fields stay in"),
    )
    rules = Counter(field.rule for field in fields if field.rule != AS_IT_IS)
    return Preview(
        title=case.title,
        profile=profile.name,
        counts=counts,
        rules=tuple((number, rule) for rule, number in sorted(rules.items(), key=lambda one: (-one[1], one[0]))),
        parties=_parties(public),
        places=_places(case, public),
        documents=_documents(profile, case, public),
        deal=_deal(case, public),
        claims=public.claims,
        states=tuple(_states(public, inside, outside)),
        assessed=len(inside),
    )


def _parties(public: PublicCase) -> tuple[Change, ...]:
    hidden = (one for one in public.hidden if not one.id or one.id not in public.shown)
    return tuple(Change(one.id or "a name", ", ".join(one.names), one.shows, one.rule) for one in hidden)


def _places(case: Case, public: PublicCase) -> tuple[Change, ...]:
    found = []
    for place in case.deal.places.by_id.values():
        one, name = public.shown[place.id], place.name or place.id
        if one.way != "exactly":
            now = public.places.stands_for[place.id]
            shown = public.case.deal.places.by_id.get(now)
            found.append(Change(place.id, name, (shown.name or shown.id) if shown else "", one.rule))
    return tuple(found)


def _documents(profile: Profile, case: Case, public: PublicCase) -> tuple[Change, ...]:
    found = []
    for name, document in case.documents.items():
        shown = public.case.documents.get(public.scrub(name)) if profile.shows_words_of(name) else None
        rule = (
            "only the quoted words leave" if shown else "the profile does not list it, or nothing that leaves quotes it"
        )
        found.append(Change(name, document.title or name, (shown.title or shown.id) if shown else "", rule))
    return tuple(found)


def _deal(case: Case, public: PublicCase) -> tuple[Change, ...]:
    found = []
    for before, after in zip(case.deal.terms, public.case.deal.terms, strict=True):
        rules = "; ".join(dict.fromkeys((*public.scrub.rules(before.id), *public.scrub.rules(before.says))))
        if rules:
            found.append(Change(before.id, before.says or before.id, after.says or after.id, rules))
    return tuple(dict.fromkeys(found))


def _states(public: PublicCase, inside: Iterable[Assessment], outside: Iterable[Assessment]) -> Iterable[StateChange]:
    """Find the assessments that differ; those that are only called otherwise are the same."""
    found = {(one.term, one.bearer, one.account, one.reading): one for one in outside}
    for one in inside:
        key = (public.scrub(one.term), public.scrub(one.bearer), public.scrub(one.account), public.scrub(one.reading))
        other = found.get(key)
        if other is not None and set(other.states) != set(one.states):
            states = (tuple(sorted(map(str, each.states))) for each in (one, other))
            yield StateChange(one.term, one.bearer, one.account, one.reading, one.form, *states)
