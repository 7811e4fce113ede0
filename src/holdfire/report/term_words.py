"""What a term says, in sentences: its own, and what ends it, what it does not cover, what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from holdfire.deal.condition import Condition
from holdfire.deal.model import Exception_, Term
from holdfire.deal.says import say_condition
from holdfire.pipeline import Case
from holdfire.report.names import bearer_name, party_name
from holdfire.report.words import joined, quoted


def version_words(case: Case, version: Term) -> str:
    """Say a term, with the reading it is said under."""
    says = quoted(" ".join([version.says, *rest_of_term(case, version)]))
    if not version.reading:
        return says
    reading = ", ".join(f"{question}: {answer}" for question, answer in version.reading)
    return f"Reading {reading}. {says}"


def rest_of_term(case: Case, term: Term) -> Iterator[str]:
    """Say what the sentence of a term leaves out, a sentence each."""
    timing = term.timing
    if timing.ends_when:
        yield f"Ends when {condition_words(case, timing.ends_when)}."
    if timing.falls_away_when:
        yield f"Falls away when {condition_words(case, timing.falls_away_when)}."
    if timing.by and timing.by.not_said:
        yield "No deadline is said."
    if term.assessed_by == "ruling":
        yield "Whether it is kept is for a ruling to find; claims alone do not say."
    for name in dict.fromkeys(exception.id for exception in term.exceptions):
        yield exception_words(case, [each for each in term.exceptions if each.id == name])
    for register in dict.fromkeys(never_covered(case, term)):
        yield f"Never covers {register_words(case, register)}."


def condition_words(case: Case, condition: Condition) -> str:
    """Say a condition with the names to show of parties and bodies."""
    return say_condition(condition, {party: party_name(case, party) for party in case.parties.by_id})


def exception_words(case: Case, exceptions: list[Exception_]) -> str:
    """Say an exception once for all whose acts it excepts."""
    first = exceptions[0]
    whose = joined(dict.fromkeys(bearer_name(case, each.by) for each in exceptions if each.by), "or")
    words = f"Does not cover “{first.id}”" + (f" by {whose}" if whose else "")
    if first.when is not None:
        words += f", while this holds: {condition_words(case, first.when)}"
    registers = [register_words(case, register) for register in first.never_covers]
    return f"{words}; that exception never extends to {joined(registers, 'or')}." if registers else f"{words}."


def never_covered(case: Case, term: Term) -> list[str]:
    """List the registers that a permission never covers, as an exception to some other term."""
    if term.form != "permit":
        return []
    excepted = [each for other in case.deal.terms for each in other.exceptions if each.id == term.id]
    return [register for each in excepted for register in each.never_covers]


def register_words(case: Case, register: str) -> str:
    """Say who is on a register."""
    found = case.deal.registers.get(register)
    return f"those on the register “{register}”" + (f" ({found.means})" if found and found.means else "")
