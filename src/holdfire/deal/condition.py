"""Conditions as meant: small trees over the states of terms, stances, decisions and dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from holdfire.vocab.moment import FIRST, LAST, Moment


@dataclass(frozen=True, slots=True)
class TermIs:
    """``TERM is met``. Over several bearers: of all of them; ``breached`` of any of them.

    Attributes:
        term: Term id.
        state: "met", "breached", "standing", "due", "waiting", "suspended", "ended" (now),
            "was breached" (ever), "has started" (its window has opened),
            "is under way" (started and neither met nor ended).
        bearer: Bearer label to look at; ``""`` for all.
        is_event: The term is an event ("has happened"); its state is "met".
    """

    term: str
    state: str
    bearer: str = ""
    is_event: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class HasTaken:
    """``A, B and C have all accepted``: the last word of the party was this position.

    Attributes:
        party: Party id (the parser spells several parties out with All or AnyOf).
        position: "accepts", "signs", "supports", "proposes" or "refuses". Accepting and signing
            imply supporting; "refuses" and "withdraws" take any of these back.
        on: "deal", a term id or a draft id.
    """

    party: str
    position: str
    on: str = "deal"


@dataclass(frozen=True, slots=True)
class Decided:
    """``BODY adopts DRAFT`` or ``BODY rejects DRAFT``, from then on."""

    body: str
    draft: str
    outcome: str  # "adopted" or "not adopted"


@dataclass(frozen=True, slots=True)
class InForce:
    """``entry into force``: the deal is in force (the signal F; "as if" counts)."""


@dataclass(frozen=True, slots=True)
class Reached:
    """``on DATE``: true from the moment on (from its earliest second to its latest it may be)."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class After:
    """``48 hours after CONDITION``: true from that long after the condition first held."""

    condition: Condition
    seconds: int


@dataclass(frozen=True, slots=True)
class AfterDays:
    """``3 calendar days after CONDITION``: true once that many local days after the day of its first holding are over.

    The day on which the condition first holds is day 0. Months (``2 calendar months after``) are counted first: to
    the same day of a later month, or to its last where it has no such day.
    """

    condition: Condition
    days: int
    months: int = 0


@dataclass(frozen=True, slots=True)
class All:
    """Every one of them holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of them holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """It does not hold."""

    part: Condition


Condition = TermIs | HasTaken | Decided | InForce | Reached | After | AfterDays | All | AnyOf | Not
Leaf = TermIs | HasTaken | Decided | InForce | Reached
"""A condition that has no parts."""


AT_ONCE = Reached(Moment(FIRST, LAST, "immediately"))
"""``by: immediately``: nobody can say from when on it is late, so until it is done it may be."""


def leaves(condition: Condition) -> tuple[Leaf, ...]:
    """List the conditions inside a condition that have no parts, left to right."""
    return tuple(leaf for leaf, _ in signed_leaves(condition))


def signed_leaves(condition: Condition, is_negated: bool = False) -> tuple[tuple[Leaf, bool], ...]:
    """List the leaves of a condition, each with whether it stands under an odd number of ``not``."""
    match condition:
        case All(parts) | AnyOf(parts):
            return tuple(found for part in parts for found in signed_leaves(part, is_negated))
        case Not(part):
            return signed_leaves(part, not is_negated)
        case After(part, _) | AfterDays(part, _):
            return signed_leaves(part, is_negated)
        case leaf:
            return ((leaf, is_negated),)


def can_hold(condition: Condition, judge: Callable[[Leaf, bool], bool], is_negated: bool = False) -> bool:
    """Say whether a condition can come to hold, if ``judge`` says so of each leaf and of its ``not``.

    Leaves are judged one by one, so what is said is at worst too hopeful: two leaves that
    each can hold may never hold together.
    """
    match condition:
        case Not(part):
            return can_hold(part, judge, not is_negated)
        case After(part, _) | AfterDays(part, _):
            return can_hold(part, judge, is_negated)
        case All(parts) | AnyOf(parts):
            every = isinstance(condition, All) is not is_negated
            return (all if every else any)(can_hold(part, judge, is_negated) for part in parts)
        case leaf:
            return judge(leaf, is_negated)


def latched(condition: Condition) -> Condition:
    """Give a condition that holds for good once this one has held; the same one where it does so anyway."""
    return condition if _stays(condition) else After(condition, 0)


def _stays(condition: Condition) -> bool:
    match condition:
        case All(parts) | AnyOf(parts):
            return all(_stays(part) for part in parts)
        case TermIs(_, state):
            return condition.is_event or state in ("has started", "was breached")
        case HasTaken() | Not():
            return False
        case _:
            return True
