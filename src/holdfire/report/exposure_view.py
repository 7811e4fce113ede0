"""What is told of the exposure of each party, with names to show: for the terminal and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from holdfire.deal.condition import Condition, Reached, TermIs
from holdfire.deal.exposure.course import Course, Move, State
from holdfire.deal.exposure.exchanges import answers_of, gifts_of
from holdfire.deal.exposure.exposure import Exposure
from holdfire.deal.exposure.measure import Measure
from holdfire.deal.exposure.search import WorstPoint, points_of
from holdfire.deal.exposure.steps import Step
from holdfire.deal.model import Bearer, Deal
from holdfire.deal.rings.rings import Ring, named_ring, names_of_steps, rings
from holdfire.deal.says import say_condition
from holdfire.report.words import joined


@dataclass(frozen=True, slots=True)
class Given:
    """A step as it stands at a point.

    Attributes:
        term: Term id.
        who: Names of those whose step it is.
        share: How much of it is done, 0 to 1.
    """

    term: str
    who: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of an order: what happens, and how many terms the party has then given for nothing."""

    says: str
    unanswered: Fraction


@dataclass(frozen=True, slots=True)
class Balance:
    """Steps for which the same is promised, at the worst point: what is given, what came for it, what has not.

    Attributes:
        promised: How many terms are promised for them.
        share_come: How many of them have come, split ones by their share.
    """

    given: tuple[Given, ...]
    came: tuple[Given, ...]
    outstanding: tuple[Given, ...]
    promised: int
    share_come: Fraction
    unanswered: Fraction


@dataclass(frozen=True, slots=True)
class PartyView:
    """The worst point of one party.

    Attributes:
        terms: How many terms it gives in all for which something is promised.
        unanswered: How many of them are given for nothing at the worst point.
        at_most: As ``unanswered``; more where the search stopped early.
        order: How it comes to that.
        balances: Only those in which something is unanswered.
        one_sided: Terms it gives although nothing is promised to it for them.
        is_stuck: None of its terms ever comes.
    """

    party: str
    name: str
    terms: int
    unanswered: Fraction
    at_most: Fraction
    order: tuple[Turn, ...]
    balances: tuple[Balance, ...]
    one_sided: tuple[str, ...]
    is_stuck: bool


@dataclass(frozen=True, slots=True)
class Stuck:
    """A step that never comes, or not all of it.

    Attributes:
        parts: How many of its parts come before it is stuck.
        of: How many it has.
        waits_until: What it waits for, in words; ``""`` where only others' parts are missing.
    """

    term: str
    who: str
    parts: int
    of: int
    waits_until: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """Everything under one reading.

    Attributes:
        reading: ``question/answer`` pairs joined with `` + ``; ``""`` where none matters.
        parties: In the order of the deal.
        stuck: Steps that never come.
        rings: Which of them wait for each other.
        split: The same with terms split into parts; ``None`` where nobody asked.
    """

    reading: str
    parties: tuple[PartyView, ...]
    stuck: tuple[Stuck, ...]
    rings: tuple[Ring, ...]
    split: ReadingView | None = None


@dataclass(frozen=True, slots=True)
class Assumed:
    """What was assumed where the deal does not say it.

    Attributes:
        to_all: Terms that are owed to nobody in particular, and were taken as given to all other sides.
        to_nobody: Terms that count for nobody, each with the reason.
    """

    to_all: tuple[str, ...]
    to_nobody: tuple[tuple[str, str], ...]


def view_exposures(deal: Deal, found: Sequence[Exposure]) -> tuple[ReadingView, ...]:
    """Make the view of all readings."""
    names = _Names(deal)
    return tuple(_reading(deal, names, one) for one in found)


def view_assumed(found: Sequence[Exposure]) -> Assumed:
    """Say what was assumed under any reading."""
    steps = [step for one in found for step in one.course.steps]
    to_all = dict.fromkeys(step.term.id for step in steps if step.givers and step.rule == "other sides")
    to_nobody = dict.fromkeys((step.term.id, _why_nobody(step)) for step in steps if not (step.givers and step.rule))
    return Assumed(tuple(to_all), tuple(to_nobody))


def _why_nobody(step: Step) -> str:
    if step.term.only_possible:
        return "only a possibility"
    if not step.givers:
        return "binds anyone"
    if step.term.form == "permit":
        return "a permission that is owed to nobody"
    return "given to no other side"


class _Names:
    """Names to show of parties, bodies and positions."""

    def __init__(self, deal: Deal) -> None:
        self.shown = {body.id: body.name or body.id for body in deal.bodies.values()}
        self.shown |= {party.id: party.name or party.id for party in deal.parties.by_id.values()}
        self.positions = names_of_steps(deal)

    def bearer(self, bearer: Bearer) -> str:
        names = [self.shown.get(party, party) for party in bearer.parties]
        if bearer.how == "any of":
            return f"any of {joined(names, 'or')}"
        return f"{joined(names)} together" if bearer.how == "together" else joined(names) or "anyone"

    def move(self, course: Course, move: Move, part: int) -> str:
        """Say a move as a line: part ``part`` of a step, or what comes true."""
        if isinstance(move, int):
            step = course.steps[move]
            does = "" if step.is_once else " begins"
            parts = f" (part {part} of {step.parts})" if step.parts > 1 else ""
            return f"{self.bearer(step.bearer)}{does}: {step.term.id}{parts}"
        return self.free(move)

    def free(self, move: Condition) -> str:
        match move:
            case Reached():
                return f"{say_condition(move).removeprefix('on ')} comes"
            case TermIs(event):
                return f"{event} has happened"
            case _:
                return say_condition(move, self.shown)


def _reading(deal: Deal, names: _Names, one: Exposure) -> ReadingView:
    parties = tuple(_party(names, one, side, worst) for side, worst in one.worst.items())
    answers = dict(one.course.reading)
    found = [ring for ring in rings(deal) if _holds(ring, answers)] if one.stuck else []
    split = _reading(deal, names, replace(one.split, reading=one.reading)) if one.split else None
    return ReadingView(
        " + ".join(f"{question}/{answer}" for question, answer in one.reading),
        parties,
        tuple(_stuck(names, one.course, at, parts) for at, parts in one.stuck.items()),
        tuple(named_ring(ring, names.positions) for ring in found),
        split,
    )


def _holds(ring: Ring, answers: dict[str, str]) -> bool:
    pairs = (pair.partition("/") for pair in ring.reading.split(" + ") if pair)
    return all(answers.get(question) == answer for question, _, answer in pairs)


def _stuck(names: _Names, course: Course, at: int, parts: int) -> Stuck:
    when, step = course.when[at], course.steps[at]
    waits = joined(say_condition(each, names.shown) for each in (when.starts_when, when.only_while) if each)
    return Stuck(step.term.id, names.bearer(step.bearer), parts, step.parts, waits)


def _party(names: _Names, one: Exposure, side: str, worst: WorstPoint) -> PartyView:
    course, answers = one.course, answers_of(one.course.steps, side)
    points = points_of(course, side, worst.order)
    at_worst = points[-1][0] if points else course.start()
    turns = (
        Turn(names.move(course, move, state.done[move] if isinstance(move, int) else 0), value)
        for move, (state, value) in zip(worst.order, points, strict=True)
    )
    for_same: dict[tuple[int, ...], list[int]] = {}
    for at, promised in answers.items():
        for_same.setdefault(promised, []).append(at)
    balances = (_balance(names, course, own, promised, at_worst) for promised, own in for_same.items())
    gifts = gifts_of(course.steps, side)
    return PartyView(
        side,
        names.shown.get(side, side),
        len(answers),
        worst.terms,
        worst.at_most,
        tuple(turns),
        tuple(balance for balance in balances if balance.unanswered),
        tuple(dict.fromkeys(course.steps[at].term.id for at in gifts)),
        not any(one.stuck.get(at, 1) for at in (*answers, *gifts)),
    )


def _balance(names: _Names, course: Course, own: Sequence[int], promised: tuple[int, ...], state: State) -> Balance:
    def given(steps: Sequence[int]) -> tuple[Given, ...]:
        return tuple(
            Given(
                course.steps[at].term.id,
                names.bearer(course.steps[at].bearer),
                Fraction(state.done[at], course.steps[at].parts),
            )
            for at in steps
        )

    answers, measure = given(promised), Measure(course, dict.fromkeys(own, promised))
    return Balance(
        tuple(one for one in given(own) if one.share),
        tuple(one for one in answers if one.share),
        tuple(one for one in answers if one.share < 1),
        len(answers),
        sum((one.share for one in answers), Fraction()),
        measure.terms(measure.value(state.done)),
    )
