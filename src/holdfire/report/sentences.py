"""What a claim asserts, as one plain sentence. Always what is said, never what is so."""

from __future__ import annotations

from holdfire.claims.claim import (
    Assertion,
    Coverage,
    Decision,
    Event,
    Figure,
    Ruling,
    Stance,
    Wording,
)
from holdfire.pipeline import Case
from holdfire.report.clock import moment_words, occurrence_words
from holdfire.report.names import candidates_words, matter_name, party_name, party_names, place_name
from holdfire.report.words import joined
from holdfire.vocab.act import HARMFUL
from holdfire.vocab.quantity import Quantity, show_range

POSITION_WORDS = {
    "accepts on condition": "accepts {} on condition",
    "supports on condition": "supports {} on condition",
    "withdraws": "withdraws from {}",
    "replies": "replies on {}",
}
DENIAL_WORDS = {
    "occurrence": "that it happened",
    "authorship": "having done it",
    "target": "whom it was done to",
    "place": "where it was",
    "quantity": "how much it was",
    "harm": "the harm",
}
STRIPS_BEGIN = ("within ", "beyond ", "between ")
TOTAL_WORDS = {"stretch": "in all over this time", "running": "so far"}


def quantity_words(quantity: Quantity) -> str:
    """Write a quantity with its unit, and the words of the source where they say it otherwise."""
    told = f"{show_range(quantity.low, quantity.high)} {quantity.unit}".strip()
    written = quantity.as_written
    return told if not written or written in told else f"{told} (“{written}”)"


def is_harmful(case: Case, act: str) -> bool:
    """Say whether an act is done against somebody."""
    return any(case.deal.acts.is_within(act, harm) for harm in HARMFUL)


def where_words(case: Case, place: str) -> str:
    """Say where: ``in Idlib``, ``within 500 m of the road``."""
    name = place_name(case, place)
    return name if name.startswith(STRIPS_BEGIN) else f"in {name}"


def event_sentence(case: Case, event: Event) -> str:
    """Say an event, or what is denied about it."""
    parts = [f"{candidates_words(case, event.actors) or 'nobody named'}: {event.act}"]
    if event.about:
        parts.append(f"about {matter_name(case, event.about)}")
    if event.whom:
        toward = "against" if is_harmful(case, event.act) else "to or with"
        parts.append(f"{toward} {candidates_words(case, event.whom)}")
    if event.place:
        parts.append(where_words(case, event.place))
    if event.from_place:
        parts.append(f"from {place_name(case, event.from_place)}")
    if event.to_place:
        parts.append(f"to {place_name(case, event.to_place)}")
    parts += [f"with {joined(event.with_)}"] if event.with_ else []
    parts += [f"without {joined(event.without)}"] if event.without else []
    sentence = " ".join(parts)
    if event.quantity is not None:
        sentence += f", {quantity_words(event.quantity)}"
        sentence += f" {TOTAL_WORDS[event.total]}" if event.total in TOTAL_WORDS else ""
    sentence += f", {occurrence_words(event.happened, case.deal.zone)}"
    if event.harm:
        sentence += f"; harm as written: “{event.harm}”"
    if event.says == "denies":
        return f"denies {DENIAL_WORDS.get(event.denies, 'it')} ({sentence})"
    return sentence


def position_words(position: str, matter: str) -> str:
    """Say a position on something: ``supports the deal on condition``."""
    return POSITION_WORDS.get(position, f"{position} {{}}").format(matter)


def stance_sentence(case: Case, stance: Stance) -> str:
    """Say a position."""
    words = position_words(stance.position, matter_name(case, stance.on))
    sentence = f"{party_name(case, stance.party)} {words}"
    if stance.condition:
        sentence += f": {stance.condition}"
    if stance.reading:
        sentence += f" (reading {stance.reading})"
    return f"{sentence}, {moment_words(stance.at, case.deal.zone)}"


def decision_sentence(case: Case, decision: Decision) -> str:
    """Say a vote."""
    against = party_names(case, decision.against)
    abstaining = party_names(case, decision.abstaining)
    votes = [f"{decision.in_favour} for"] if decision.in_favour is not None else []
    votes += [f"against: {against}"] if against else []
    votes += [f"abstaining: {abstaining}"] if abstaining else []
    said = f"{party_name(case, decision.body)} voted on {matter_name(case, decision.on)}"
    tally = f" ({'; '.join(votes)})" if votes else ""
    outcome = f": {decision.outcome}" if decision.outcome else ""
    return f"{said}{tally}{outcome}, {moment_words(decision.at, case.deal.zone)}"


def ruling_sentence(case: Case, ruling: Ruling) -> str:
    """Say a finding of a body, with what was put to whom."""
    said = f"{party_name(case, ruling.body)} found “{ruling.found}” about {ruling.about}"
    said += f" by {party_name(case, ruling.party)}" if ruling.party else ""
    said += f", under {ruling.rule}" if ruling.rule else ""
    said += f"; put to {party_name(case, ruling.put_to)}" if ruling.put_to else ""
    said += f", who answered: {ruling.answered}" if ruling.answered else ""
    return f"{said}, {moment_words(ruling.at, case.deal.zone)}"


def coverage_sentence(case: Case, coverage: Coverage) -> str:
    """Say who could see what, and when."""
    place = place_name(case, coverage.place) if coverage.place else "everywhere"
    when = occurrence_words(coverage.watched, case.deal.zone)
    if coverage.access == "refused":
        by = party_name(case, coverage.refused_by) if coverage.refused_by else "not said"
        return f"access to {place} refused to {party_name(case, coverage.observer)} (by: {by}), {when}"
    return f"{party_name(case, coverage.observer)} watched {place}, {when}"


def claim_sentence(case: Case, assertion: Assertion) -> str:
    """Say in one sentence what a claim asserts."""
    match assertion:
        case Event():
            return event_sentence(case, assertion)
        case Figure(count, value, at):
            return f"{count}: {quantity_words(value)}, {moment_words(at, case.deal.zone)}"
        case Stance():
            return stance_sentence(case, assertion)
        case Decision():
            return decision_sentence(case, assertion)
        case Ruling():
            return ruling_sentence(case, assertion)
        case Wording(reading, term):
            return f"tells the wording{' of ' + term if term else ''} so: {reading.replace('/', ': ')}"
        case Coverage():
            return coverage_sentence(case, assertion)
