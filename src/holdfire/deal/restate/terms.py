"""One term in sentences: what is owed, when, to whom, what it does not cover, whose words it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from holdfire.deal.model import NO_TIME_SET, ActPattern, Bearer, Deal, Exception_, Term
from holdfire.deal.restate.ends import end_sentences
from holdfire.deal.restate.names import bearer_words, listed, quoted, show_all
from holdfire.deal.restate.restated import Restated
from holdfire.deal.restate.unparse import write_level
from holdfire.deal.says import say_act, say_condition, say_moment, say_term
from holdfire.vocab.quantity import show_milli

Shown = Mapping[str, str]


def restate_term(deal: Deal, versions: Sequence[Term], shown: Shown) -> Restated:
    """Say a term back; where it has several versions, what they share is said once."""
    said = [tuple(_sentences(deal, version, shown)) for version in versions]
    if len(said) == 1:
        return Restated(versions[0].id, said[0])
    shared = tuple(sentence for sentence in said[0] if all(sentence in other for other in said))
    apart = tuple(
        (reading_words(deal, version.reading, shown), tuple(each for each in sentences if each not in shared))
        for version, sentences in zip(versions, said, strict=True)
    )
    return Restated(versions[0].id, shared, apart, differs_at_heart=said[0][0] not in shared)


def reading_words(deal: Deal, reading: tuple[tuple[str, str], ...], shown: Shown) -> str:
    """Say a reading, and who told or wants it so: ``weapons: kept (told so in nyt and rt)``."""
    return "; ".join(_answer_words(deal, question, answer, shown) for question, answer in reading)


def _answer_words(deal: Deal, question: str, answer: str, shown: Shown) -> str:
    asked = deal.questions[question]
    by = [f"told so in {listed(documents)}" for name, documents in asked.answers if name == answer and documents]
    by += [f"as {show_all(who, shown)} want it" for name, who in asked.authors if name == answer and who]
    return f"{question}: {answer}" + (f" ({', '.join(by)})" if by else "")


def _sentences(deal: Deal, term: Term, shown: Shown) -> Iterator[str]:
    worked_out = _main(term, shown)
    yield worked_out
    if term.says != worked_out:
        yield f"In the words of the deal: “{term.says}”"
    yield from _about_the_form(term, shown)
    yield from _about_exceptions(deal, term, shown)
    yield from _about_times(term, shown)
    yield from _about_people(deal, term, shown)
    for quote in term.quotes:
        language = f", in {quote.language}" if quote.language else ""
        yield f"Quoted from {quote.document}{language}: “{quote.text}”"


def _main(term: Term, shown: Shown) -> str:
    """Say what is owed. What stays as it is, and is told by acts alone, keeps the words it was given."""
    if term.form != "keep" or term.level is not None:
        return say_term(term, write_level(term.level) if term.level else "", shown)
    before, _, after = say_term(term, "\0", shown).partition("\0")
    is_worked_out = term.says.startswith(before) and term.says.endswith(after)
    return term.says if is_worked_out else say_term(term, "things as they are", shown)


def _act_by(act: ActPattern, by: Bearer | None, shown: Shown) -> str:
    return f"{say_act(act, shown)} by {bearer_words(by, shown)}" if by else say_act(act, shown)


def _about_the_form(term: Term, shown: Shown) -> Iterator[str]:
    if term.broken_by:
        yield f"It is broken by this: {_act_by(term.broken_by, term.breaker, shown)}."
    if term.restored_by:
        yield f"It is restored by this: {_act_by(term.restored_by, term.restorer, shown)}."
    if term.period and term.period.anchor is not None:
        first = date(1970, 1, 1) + timedelta(days=term.period.anchor)
        yield f"Its weeks are counted from {first:%A}, {first.isoformat()}."
    if term.partial_periods:
        yield "A first or last period that is cut off is judged too."
    if term.one_for_one:
        yield "One answer serves one occasion only."
    if term.tolerance:
        yield f"To be up to {show_milli(term.tolerance)} behind is still in order."
    if term.per_step:
        yield "Each step is judged by itself; catching up later does not help."
    if term.interference:
        yield f"This is interference: {say_act(term.interference, shown)}."


def _about_exceptions(deal: Deal, term: Term, shown: Shown) -> Iterator[str]:
    alike: dict[Exception_, list[Bearer]] = {}
    for exception in term.exceptions:
        alike.setdefault(replace(exception, by=None), []).extend([exception.by] if exception.by else [])
    for exception, by in alike.items():
        yield _exception(deal, exception, by, shown)
    if term.form == "permit":
        lifted = dict.fromkeys(
            other.id for other in deal.terms for exception in other.exceptions if exception.id == term.id
        )
        if lifted:
            yield f"As far as it goes, {quoted(lifted)} does not hold."


def _exception(deal: Deal, exception: Exception_, by: list[Bearer], shown: Shown) -> str:
    act = say_act(exception.act, shown)
    whose = f" by {listed((bearer_words(bearer, shown) for bearer in by), 'or')}" if by else ""
    when = f", while this holds: {say_condition(exception.when, shown)}" if exception.when else ""
    never = [
        f"those on the list “{register}”" + (f" ({means})" if (means := deal.registers[register].means) else "")
        for register in exception.never_covers
    ]
    spared = f"; it never reaches {listed(never, 'or')}" if never else ""
    return f"Not covered, as “{exception.id}”: {act}{whose}{when}{spared}."


def _about_times(term: Term, shown: Shown) -> Iterator[str]:
    timing = term.timing
    if timing.ends_when:
        yield from end_sentences(timing.ends_when, "It", shown)
    if timing.falls_away_when:
        yield f"It falls away, started or not, once {say_condition(timing.falls_away_when, shown)}."
    if timing.counting_from:
        yield f"What is done counts from {say_moment(timing.counting_from)} on."
    if has_no_deadline(term):
        yield "No deadline is said."


def has_no_deadline(term: Term) -> bool:
    """Say whether a duty to be done once, or up to a number, has no deadline."""
    return term.form == "achieve" and (term.timing.by is None or term.timing.by.not_said)


def has_no_time_to_answer(term: Term) -> bool:
    """Say whether an answer, or the owed part of an exchange, has no time set."""
    return term.form in ("respond", "ratio") and term.delay_seconds == NO_TIME_SET


def _about_people(deal: Deal, term: Term, shown: Shown) -> Iterator[str]:
    if term.owed_to:
        yield f"It is owed to {show_all(term.owed_to, shown)}."
    said = [
        f"{verb} by {show_all(who, shown)}"
        for verb, who in (("proposed", term.proposed_by), ("asked for", term.asked_by))
        if who
    ]
    if said:
        yield f"It was {listed(said)}."
    if term.only_possible:
        yield "It is spoken of as a possibility, not proposed outright."
    if term.assessed_by == "ruling":
        body = deal.bodies.get(term.ruled_by)
        of = (body.name or body.id) if body else shown.get(term.ruled_by, term.ruled_by)
        yield f"Whether it is kept is for {of or 'a ruling'} to find; claims alone do not say."
