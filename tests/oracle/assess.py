"""Section 7: readings, bearers and accounts; timelines, and what a certain state rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from holdfire.assessments.assessment import Assessment, Question, Stretch
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim
from holdfire.deal.condition import Condition, TermIs, leaves
from holdfire.deal.model import Bearer, Deal, Term
from holdfire.vocab.party import Parties
from tests.oracle import forms, series
from tests.oracle.counted import is_known, remaining
from tests.oracle.signals import Pair, Signal, latch
from tests.oracle.view import View
from tests.oracle.world import Course, World

FORMS = {
    "forbid": forms.forbid, "permit": forms.forbid, "achieve": forms.achieve, "keep": forms.keep,
    "respond": series.respond, "rate": series.rate, "ratio": series.ratio,
}  # fmt: skip
BEST_FIRST = ("met", "standing", "ended", "due", "waiting", "proposed", "suspended", "breached")

States = tuple[frozenset[str], ...]


def assess(
    deal: Deal, claims: Sequence[Claim], accounts: Sequence[Account], parties: Parties, question: Question
) -> tuple[Assessment, ...]:
    """Assess every term: in deal order, then by reading, bearer and account."""
    known = [c for c in claims if is_known(c, question)]
    staying = remaining(claims, question)
    worlds: dict[tuple[Account, tuple[tuple[str, str], ...]], World] = {}

    def world_of(account: Account, reading: tuple[tuple[str, str], ...]) -> World:
        if (account, reading) not in worlds:
            whole = first_answers(deal) | dict(reading)
            worlds[account, reading] = settled(deal, staying, known, account, parties, question, whole)
        return worlds[account, reading]

    found = []
    for term_id in dict.fromkeys(t.id for t in deal.terms):
        for reading in readings(deal, term_id):
            for bearer in bearers(deal, term_id, first_answers(deal) | dict(reading)):
                for account in accounts:
                    world = world_of(account, reading)
                    never_complete = world_of(replace(account, complete_up_to=None), reading)
                    found.append(assess_one(world, never_complete, term_id, bearer, label(reading)))
    return tuple(found)


# Readings


def readings(deal: Deal, term_id: str) -> list[tuple[tuple[str, str], ...]]:
    """Combine the answers to the questions that matter to a term, questions in alphabetical order."""
    names = sorted(questions_of(deal, term_id))
    answers = [[answer for answer, _ in deal.questions[name].answers] for name in names]
    return [tuple(zip(names, chosen, strict=True)) for chosen in product(*answers)]


def first_answers(deal: Deal) -> dict[str, str]:
    """Questions that do not matter to a term are taken as answered the first way."""
    return {name: question.answers[0][0] for name, question in deal.questions.items()}


def questions_of(deal: Deal, term_id: str) -> set[str]:
    """Walk through the terms that a term's conditions look at, the deal's own too; "has started" looks at starts."""
    reached, looking = {(term_id, False)}, True
    while looking:
        conditions = [
            c for t in deal.terms for seen, only_start in reached if t.id == seen for c in looks(t, only_start)
        ]
        conditions += [c for c in (deal.in_force, deal.ends_when) if c is not None]
        asked = [leaf for c in conditions for leaf in leaves(c) if isinstance(leaf, TermIs)]
        more = {(leaf.term, leaf.state == "has started") for leaf in asked} - reached
        looking = bool(more)
        reached |= more
    return {name for t in deal.terms if is_disputed(deal, t.id, reached) for name, _ in t.reading}


def looks(term: Term, only_start: bool) -> list[Condition]:
    starts = term.timing.starts_when
    return ([] if starts is None else [starts]) if only_start else conditions_of(term)


def is_disputed(deal: Deal, term_id: str, reached: set[tuple[str, bool]]) -> bool:
    """Say whether a term's versions differ in what is looked at: in anything, or in when it starts."""
    starts = {(t.timing.starts_when, t.timing.from_) for t in deal.terms if t.id == term_id}
    return (term_id, False) in reached or ((term_id, True) in reached and len(starts) > 1)


def conditions_of(term: Term) -> list[Condition]:
    timing = term.timing
    by = timing.by.condition if timing.by else None
    every = (timing.starts_when, timing.ends_when, timing.only_while, timing.falls_away_when, by)
    return [c for c in (*every, *(exception.when for exception in term.exceptions)) if c is not None]


def label(reading: Iterable[tuple[str, str]]) -> str:
    return " + ".join(f"{name}/{answer}" for name, answer in reading)


def bearers(deal: Deal, term_id: str, reading: dict[str, str]) -> tuple[Bearer, ...]:
    fitting = [t for t in deal.terms if t.id == term_id and all(reading.get(q) == a for q, a in t.reading)]
    return max(fitting, key=lambda t: len(t.reading)).bearers if fitting else ()


# Rounds: conditions look at states, states at conditions


def settled(
    deal: Deal, claims: Sequence[Claim], known: Sequence[Claim], account: Account, parties: Parties,
    question: Question, reading: dict[str, str],
) -> World:  # fmt: skip
    """Find the least solution: begin with no condition on a term holding, and repeat until nothing changes."""
    conditions = [c for t in deal.terms for c in conditions_of(t)]
    conditions += [c for c in (deal.in_force, deal.ends_when) if c is not None]
    looked_at = {leaf.term for c in conditions for leaf in leaves(c) if isinstance(leaf, TermIs)}
    names = list(dict.fromkeys(t.id for t in (*deal.events, *deal.terms)))
    extra: frozenset[int] = frozenset()
    while True:
        world = World(deal, claims, known, account, parties, question, reading, extra)
        for _ in range(100):
            before = dict(world.courses)
            for term in filter(None, map(world.version, names)):
                for bearer in term.bearers if term.id in looked_at else ():
                    outlook = look_at(world, term, bearer)
                    world.courses[term.id, bearer.label] = outlook.course
            if world.courses == before:
                break
        else:
            raise RecursionError("the conditions of this deal have no least solution")
        for term in filter(None, map(world.version, names)):
            for bearer in term.bearers:
                look_at(world, term, bearer)
        wanted = frozenset(m for m in world.wanted if m <= question.now)
        if wanted <= set(world.grid.moments):
            return world
        extra |= wanted


# One term, one bearer


@dataclass(frozen=True)
class Outlook:
    """States over time as the timeline shows them, and as assessed over the reporting period."""

    course: Course
    in_period: States
    findings: forms.Findings | None


def look_at(world: World, term: Term, bearer: Bearer) -> Outlook:
    if bearer.how == "any of":
        return best_of(world, term, bearer)
    view = View(world, term, bearer)
    findings = forms.by_ruling(view) if term.assessed_by == "ruling" else FORMS[term.form](view)
    states = states_over_time(view, findings, findings.today)
    breached: Signal = tuple(("breached" in at, at == {"breached"}) for at in states)
    was_breached = latch(breached) if findings.ever is None else findings.ever
    return Outlook(
        Course(states, view.started, was_breached), states_over_time(view, findings, findings.in_period), findings
    )


def states_over_time(view: View, findings: forms.Findings, bad: Signal) -> States:
    is_achieve = view.term.form == "achieve"
    never = tuple((False, False) for _ in bad)
    met, missed, decided = (signal or never for signal in (findings.met, findings.missed, findings.is_decided))
    signals = zip(
        view.fallen_away, view.in_force, view.ended, view.started, view.running, bad, met, missed, decided, strict=True
    )
    return tuple(states_at(*pairs, is_achieve=is_achieve) for pairs in signals)


@cache
def states_at(
    fallen_away: Pair, in_force: Pair, ended: Pair, started: Pair, running: Pair, bad: Pair, met: Pair, missed: Pair,
    decided: Pair, *, is_achieve: bool,
) -> frozenset[str]:  # fmt: skip
    """Follow the table of section 6 from the top: add what is possible, go on while it is not certain."""

    def ways() -> Iterable[tuple[str, bool, bool]]:
        yield "ended", *fallen_away
        yield "proposed", not in_force[1], not in_force[0]
        if is_achieve:
            yield "met", *met
            yield "breached", *missed
            if decided[1]:
                return
        yield "ended", *ended
        yield "waiting", not started[1], not started[0]
        yield "suspended", not running[1], not running[0]
        if is_achieve:
            yield "due", True, True
        else:
            yield "breached", bad[0], False
            yield "standing", not bad[1], True

    found = set()
    for state, is_possible, is_certain in ways():
        if is_possible:
            found.add(state)
        if is_certain:
            break
    return frozenset(found)


def best_of(world: World, term: Term, bearer: Bearer) -> Outlook:
    """Any of: the best state counts, for every combination of what is possible for each party."""
    each = [look_at(world, term, Bearer(p, (p,), "one", bearer.but_not)) for p in bearer.parties]

    def best(lines: Sequence[States]) -> States:
        return tuple(
            frozenset(min(combination, key=BEST_FIRST.index) for combination in product(*at))
            for at in zip(*lines, strict=True)
        )

    states = best([o.course.states for o in each])
    was_breached = latch(tuple(("breached" in at, at == {"breached"}) for at in states))
    in_period = best([o.in_period for o in each])
    never = tuple((False, False) for _ in states)
    late = lateness_of_best([(o.in_period[-1], o.findings.late) for o in each if o.findings is not None])
    return Outlook(
        Course(states, each[0].course.started, was_breached), in_period, forms.Findings(never, never, late=late)
    )


def lateness_of_best(each: Sequence[tuple[frozenset[str], str]]) -> str:
    can_be_met = [(states, late) for states, late in each if "met" in states]
    if not can_be_met or any(states == {"met"} and late == "no" for states, late in can_be_met):
        return "no"
    lates = {late for _, late in can_be_met}
    return lates.pop() if len(lates) == 1 else "may"


def assess_one(world: World, never_complete: World, term_id: str, bearer: Bearer, reading: str) -> Assessment:
    term = world.version(term_id)
    assert term is not None
    outlook = look_at(world, term, bearer)
    states = outlook.in_period[-1]
    basis = ""
    if len(states) == 1:
        by_evidence = look_at(never_complete, term, bearer).in_period[-1] == states
        basis = "evidence" if by_evidence else "absence"
    findings = outlook.findings
    assert findings is not None
    is_counting_lateness = term.form in ("respond", "ratio") or "met" in states
    return Assessment(
        term=term_id, form=term.form, bearer=bearer.label, account=world.account.id, reading=reading, states=states,
        late=findings.late if is_counting_lateness else "no", basis=basis,
        since=since(world.grid.moments, outlook.in_period),
        numbers=findings.numbers, instances=findings.instances, breaches=findings.breaches,
        timeline=stretches(world.grid.moments, outlook.course.states),
    )  # fmt: skip


def since(moments: Sequence[int], states: States) -> int:
    first = len(states) - 1
    while first and states[first - 1] == states[-1]:
        first -= 1
    return moments[first]


def stretches(moments: Sequence[int], states: States) -> tuple[Stretch, ...]:
    """Merge neighbours with equal states; the last stretch ends at now."""
    found: list[Stretch] = []
    for start, end, at in zip(moments, moments[1:], states, strict=False):
        if found and found[-1].states == at:
            found[-1] = Stretch(found[-1].start, end, at)
        else:
            found.append(Stretch(start, end, at))
    return tuple(found)
