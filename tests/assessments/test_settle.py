"""What would settle an assessment really does: the change is made, and one state is left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Assessment
from holdfire.assessments.explain import explain_terms
from holdfire.claims.claim import Claim, Decision, Event, Figure, Stance
from holdfire.deal.condition import InForce
from holdfire.deal.model import Bearer, Deadline, Term, Timing
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.quantity import Quantity
from tests.golden.test_aleppo import COUNTS, LEAVE
from tests.golden.world import ALL_TOLD, NUSRA, ask, at, deal, figure, many, point
from tests.golden.world import event as told_event
from tests.properties.profile import EXAMPLES
from tests.properties.show import show_assessment, show_case
from tests.properties.strategies import (
    EVENTS,
    HOUR,
    SIDES,
    Made,
    happenings,
    moments,
    often,
    one_of,
    perhaps,
    plain_conditions,
)
from tests.properties.test_targeted import a_deal, hearings, sum_terms, told_deliveries, worlds

AT_MOST = re.compile(r"certain if the count of (.+) is at most ([\d,.]+)")
MORE = re.compile(r"certain if ([\d,.]+) more (\w+)(?: by (\w+))? (?:is|are) established")


def milli(words: str) -> int:
    return round(float(words.replace(",", "")) * 1000)


@st.composite
def stances(draw: st.DrawFn, start: int, n: int) -> Claim:
    assertion: Stance | Decision = Stance(
        draw(st.sampled_from(SIDES)), draw(one_of("accepts", "refuses", "signs")), "deal", draw(moments(start))
    )
    if draw(st.booleans()):
        assertion = Decision("council", "draft", draw(moments(start)), outcome=draw(one_of("adopted", "not adopted")))
    return Claim(f"s{n}", (draw(one_of("north", "mission")),), assertion, published=assertion.at)


def all_happenings(start: int) -> st.SearchStrategy[tuple[Term, ...]]:
    return st.tuples(*(happenings(name, start) for name in EVENTS))


@st.composite
def duties(draw: st.DrawFn) -> Made:
    """One duty to do so much, with conditions on what parties and a body say, and much told of it."""
    zone, start = draw(worlds())
    term: Term = draw(sum_terms(start).filter(lambda term: term.form == "achieve"))
    conditions = plain_conditions(start)
    deadlines = st.one_of(st.builds(Deadline, moment=moments(start)), st.builds(Deadline, condition=conditions))
    timing = Timing(
        starts_when=draw(often(conditions)), ends_when=draw(perhaps(conditions)), only_while=draw(perhaps(conditions)),
        falls_away_when=draw(perhaps(conditions)), until=draw(perhaps(moments(start))),
        by=draw(often(deadlines)),
    )  # fmt: skip
    agreed = a_deal(zone, start, (replace(term, timing=timing),), events=draw(all_happenings(start)))
    if draw(st.booleans()):
        agreed = replace(agreed, in_force=draw(conditions.filter(lambda told: told != InForce())))
    words = [draw(stances(start, n)) for n in range(draw(st.integers(0, 3)))]
    heard, question = draw(hearings(start))
    return Made(agreed, (*draw(told_deliveries(start, ("deliver",))), *words), heard, question)


def explained(made: Made) -> tuple[Assessment, ...]:
    return explain_terms(made.deal, made.claims, made.accounts, made.parties, made.question)


def states_after(made: Made, claims: Iterable[Claim], like: Assessment) -> frozenset[str]:
    found = assess_terms(made.deal, tuple(claims), made.accounts, made.parties, made.question)
    (states,) = [a.states for a in found if (a.bearer, a.account) == (like.bearer, like.account)]
    return states


def with_figure(made: Made, value: int) -> list[Claim]:
    """Leave one exact figure, told by everybody."""
    as_of = made.deal.counts["stock"].as_of
    assert as_of is not None
    exact = Figure("stock", Quantity(value, value, "trucks"), as_of)
    kept = [claim for claim in made.claims if not isinstance(claim.assertion, Figure)]
    return [*kept, Claim("exact", ("mission",), exact, published=as_of, supposed=True)]


def with_more(made: Made, value: int, unit: str, who: str, second: int) -> list[Claim]:
    """Add so much more, established for everybody, at a second."""
    moment = Moment(second, second)
    amounts = [value] if unit not in ("act", "acts") else [1000] * (value // 1000)
    more = [Event("deliver", Occurrence(moment, moment), actors=((who,),), quantity=Quantity(v, v)) for v in amounts]
    added = (Claim(f"more{n}", ("mission",), each, moment, supposed=True) for n, each in enumerate(more))
    return [*made.claims, *added]


def bearer_of(made: Made, assessment: Assessment) -> Bearer:
    (bearer,) = [b for b in made.deal.terms[0].bearers if b.label == assessment.bearer]
    return bearer


@settings(
    max_examples=max(1, EXAMPLES // 4),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(duties())
def test_a_change_named_as_certain_leaves_one_state(made: Made) -> None:
    undecided = [a for a in explained(made) if not a.is_certain and any(s.startswith("certain") for s in a.settles)]
    for a in undecided:
        for settle in a.settles:
            if found := AT_MOST.fullmatch(settle):
                event("a figure")
                after = [states_after(made, with_figure(made, milli(found[2])), a)]
            elif found := MORE.fullmatch(settle):
                event("more acts")
                bearer = bearer_of(made, a)
                who = found[3] or (bearer.parties or ("north",))[0]
                seconds = [made.question.now - 1 - 6 * HOUR * n for n in range(24)]
                seconds += sorted({end for c in made.claims if isinstance(e := c.assertion, Event)
                                   for end in (e.happened.latest, e.happened.latest + 1)})  # fmt: skip
                changed = (with_more(made, milli(found[1]), found[2], who, s) for s in certain_seconds(made, seconds))
                after = []
                for claims in changed:
                    after.append(states_after(made, claims, a))
                    if len(after[-1]) == 1:
                        break
            else:
                continue
            assert any(states == {"met"} for states in after), (
                f"\n{settle}\n{show_assessment(a)}\n{after}\n{show_case(made)}"
            )


def certain_seconds(made: Made, seconds: list[int]) -> list[int]:
    """Look at moments before now only; the edges of windows too."""
    return [s for s in dict.fromkeys([*seconds, *inside(made.deal.terms[0].timing)]) if s < made.question.now]


def inside(timing: Timing) -> list[int]:
    moments_told: list[Any] = [timing.until, timing.from_, timing.by.moment if timing.by else None]
    return [s for m in moments_told if m is not None for s in (m.earliest, m.latest - 1, m.latest, m.latest + 1)]


# By hand: eastern Aleppo


def settles_of(left: int, *figures: tuple[int, int | None]) -> tuple[str, ...]:
    told = [figure(f"f{n}", ("envoy",), many(*ends), point(0)) for n, ends in enumerate(figures)]
    gone = told_event("w", "depart", point(3), "nusra", quantity=many(left), supposed=True)
    (found,) = ask(explain_terms, deal(LEAVE, counts=COUNTS), [*told, gone], ALL_TOLD, now=at(4)).values()
    return found.settles


def test_after_950_departures_of_900_to_1000_one_figure_or_fifty_more_would_do() -> None:
    assert settles_of(950, (900, 1000)) == (
        "certain if the count of nusra fighters is at most 950",
        "certain if 50 more fighters are established",
    )


def test_what_is_certain_needs_no_settling() -> None:
    assert settles_of(1000, (900, 1000)) == ()
    assert settles_of(899, (900, 1000)) == ()


def test_with_no_figure_told_only_a_figure_helps() -> None:
    assert settles_of(950) == ("certain if the count of nusra fighters is at most 950",)


def test_nothing_about_sums_settles_what_is_not_in_force_for_certain() -> None:
    gone = told_event("w", "depart", point(3), "nusra", quantity=many(950))
    told = figure("f", ("envoy",), many(900, 1000), point(0))
    found = ask(explain_terms, deal(LEAVE, counts=COUNTS, in_force=None), [told, gone], ALL_TOLD, now=at(4))
    assert {a.settles for a in found.values()} == {()}
    assert NUSRA.label in {a.bearer for a in found.values()}
