"""The words people see for states, and how several possible states are said together.

Neutral on purpose: a state is always "under account X", and nobody is said to be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from holdfire.assessments.assessment import STATES

STATE_WORDS = {
    "proposed": "proposed",
    "waiting": "waiting",
    "due": "due",
    "standing": "kept so far",
    "met": "met",
    "breached": "not kept",
    "suspended": "suspended",
    "ended": "ended",
}
STATE_LETTERS = {
    "proposed": "P",
    "waiting": "W",
    "due": "D",
    "standing": "K",
    "met": "M",
    "breached": "N",
    "suspended": "S",
    "ended": "E",
}
STATE_MEANS = {
    "proposed": "the deal is not in force, so it binds nobody yet",
    "waiting": "in force, but what it waits for has not come",
    "due": "it must be done, and is not done yet",
    "standing": "nothing against it so far",
    "met": "what it asks for was reached",
    "breached": "something against it, or its deadline passed short of it",
    "suspended": "what it runs only during does not hold just now",
    "ended": "over, or fallen away",
}
BASIS_WORDS = {"evidence": "by evidence", "absence": "by absence", "": ""}
LATE_WORDS = {"no": "", "may": "perhaps late", "must": "late"}


def in_state_order(states: Iterable[str]) -> tuple[str, ...]:
    """Sort states in the order they are always shown."""
    return tuple(sorted(states, key=STATES.index))


def state_word(state: str, form: str) -> str:
    """Say one state of a term of this form; a permission is "allowed" rather than kept."""
    if form == "permit" and state == "standing":
        return "allowed"
    if form == "permit" and state == "breached":
        return "interfered with"
    return STATE_WORDS[state]


def states_phrase(states: Iterable[str], form: str) -> str:
    """Say a set of states: ``met``, or ``due or met: undecided``."""
    said = [state_word(state, form) for state in in_state_order(states)]
    return said[0] if len(said) == 1 else f"{joined(said, 'or')}: undecided"


def reading_words(reading: str) -> str:
    """Say a reading: ``weapons/kept + order/promise first`` -> ``weapons: kept; order: promise first``."""
    return reading.replace(" + ", "; ").replace("/", ": ")


def joined(words: Iterable[str], last: str = "and") -> str:
    """Join words as people do: ``a``, ``a and b``, ``a, b and c``."""
    listed = list(words)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


def quoted(words: str) -> str:
    """Turn backticks around names, which suit a terminal, into quotation marks."""
    return re.sub(r"`([^`]+)`", r"“\1”", words)


def counted(number: int, one: str, many: str = "") -> str:
    """Say a number of things: ``1 claim``, ``3 claims``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
