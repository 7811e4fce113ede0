"""Worlds without uncertainty, and tellings of them that are vaguer but not wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from holdfire.assessments.assessment import Question
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Decision, Event, Figure, Stance
from holdfire.deal.condition import Reached
from holdfire.deal.model import Deal
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.quantity import Quantity
from tests.properties.reshape import without_doubt
from tests.properties.strategies import HOUR, POSITIONS, Made, deals, often, one_of, perhaps, seconds

CARRIED = ((), ("weapons",), ("weapons", "rifles"))


@st.composite
def exact_worlds(draw: st.DrawFn, most: int = 7) -> Made:
    """A deal with exact dates and numbers, and every event told exactly, at a second of its own."""
    deal, start = draw(deals())
    deal = without_doubt(deal)
    if deal.in_force is None:
        deal = replace(deal, in_force=Reached(point(start)))
    now = start + 6 * HOUR * draw(st.integers(8, 16)) + 30
    level = Figure("stock", exact_quantity(draw), point(start - 2 * 24 * HOUR))
    claims = [told("c0", level)]
    claims += [told(f"c{n}", draw(exact_assertions(start, n))) for n in range(1, draw(st.integers(1, most)) + 1)]
    counts = {
        name: replace(count, as_of=count.as_of or point(start), unit="trucks") for name, count in deal.counts.items()
    }
    question = Question(now, period_start=draw(often(seconds(start, 0, 8))))
    complete = Account("everyone", complete_up_to=now + 1)
    return Made(replace(deal, counts=counts), tuple(claims), (complete,), question)


def point(second: int) -> Moment:
    return Moment(second, second)


def told(ident: str, assertion: Any) -> Claim:
    at = assertion.happened.began if isinstance(assertion, Event) else assertion.at
    return Claim(ident, ("mission",), assertion, published=at, said=at)


def exact_quantity(draw: st.DrawFn) -> Quantity:
    number = draw(one_of(1000, 1000, 2000, 3000, 5000))
    return Quantity(number, number, "trucks")


@st.composite
def exact_assertions(draw: st.DrawFn, start: int, n: int) -> Any:
    at = point(draw(seconds(start)) + 2 * n)  # no two at the same second
    kind = draw(one_of("event", "event", "event", "event", "figure", "stance", "decision"))
    if kind == "figure":
        return Figure("stock", exact_quantity(draw), at)
    if kind == "stance":
        party, on = draw(one_of("north", "south", "brigade")), draw(one_of("deal", "deal", "draft"))
        return Stance(party, draw(st.sampled_from(POSITIONS)), on, at)
    if kind == "decision":
        return Decision("council", "draft", at, draw(st.integers(2, 4)))
    carried = draw(st.sampled_from(CARRIED)) + draw(one_of((), ("flags",)))
    place = one_of("city", "hills")
    party = one_of("north", "brigade", "mission")
    return Event(
        act=draw(one_of("airstrike", "airstrike", "shelling", "deliver", "deliver", "promise", "join")),
        happened=Occurrence(at, at),
        actors=((draw(party),),),
        whom=((draw(party),),),
        place=draw(place),
        from_place=draw(place),
        to_place=draw(place),
        with_=carried,
        without=tuple(thing for thing in ("weapons", "rifles", "flags") if thing not in carried),
        about=draw(one_of("deal", "draft")),
        quantity=exact_quantity(draw),
        answers=draw(perhaps(one_of("c1", "c2"), "")),
    )


# Vaguer tellings


@dataclass(frozen=True)
class Retold:
    """What really happened, told exactly, and the same told vaguely and not all of it."""

    exact: Made
    vague: Made


@st.composite
def retold_worlds(draw: st.DrawFn) -> Retold:
    """Widen every claim; leave some events after ``complete_up_to`` untold; add doubtful ones to some accounts."""
    exact = draw(exact_worlds())
    now = exact.question.now
    start = min(c.published.earliest for c in exact.claims) + 2 * 24 * HOUR
    complete = draw(st.one_of(st.just(now), seconds(start)))
    needed = draw(one_of(0, 0, 1, 2))
    heard = Account("everyone", independent_origins=needed, complete_up_to=complete)
    retold: list[Claim] = []
    for claim in exact.claims:
        happened = claim.published.earliest
        if happened >= complete and may_go_untold(claim, exact.deal) and draw(st.booleans()):
            continue
        retold += draw(retellings(claim))
    if needed == 2:
        for n in range(draw(st.integers(0, 2))):
            rumour = draw(exact_assertions(start, 50 + n))
            if isinstance(rumour, Event):
                retold.append(replace(told(f"r{n}", rumour), chain=("wire",)))
    if draw(st.booleans()):
        retold.append(draw(true_totals(exact.claims, start)))
        if needed == 2:
            retold.append(replace(retold[-1], id="total again", chain=("daily",)))
    return Retold(exact, replace(exact, claims=tuple(retold), accounts=(heard,)))


def may_go_untold(claim: Claim, deal: Deal) -> bool:
    """A told word stands until another is told: only acts that turn no such word can be left out."""
    if not isinstance(claim.assertion, Event):
        return isinstance(claim.assertion, Decision)
    turning = [t.restored_by.act for t in deal.terms if t.restored_by is not None]
    turning += [r.emptied_by for r in deal.registers.values() if r.emptied_by]
    return not any(deal.acts.is_within(claim.assertion.act, act) for act in turning)


@st.composite
def true_totals(draw: st.DrawFn, claims: tuple[Claim, ...], start: int) -> Claim:
    """Count truly how much one party did in a stretch of days, and tell it roughly."""
    act, party = draw(one_of("deliver", "airstrike")), draw(one_of("north", "brigade"))
    first, last = sorted((draw(seconds(start, -4, 8)), draw(seconds(start))))
    counted = [
        e.quantity.low
        for c in claims
        if isinstance(e := c.assertion, Event) and e.quantity is not None
        and e.act == act and e.actors == ((party,),) and first <= e.happened.earliest <= last
    ]  # fmt: skip
    least = max(0, sum(counted) - draw(one_of(0, 0, 1000)))
    amount = Quantity(least, draw(one_of(sum(counted), sum(counted) + 1000, None)), "trucks")
    began, ended = (Moment(at - draw(one_of(0, 3600)), at + draw(one_of(0, 3600))) for at in (first, last))
    total = Event(act, Occurrence(began, ended), actors=((party,),), quantity=amount, total="stretch")
    return Claim("total", ("mission",), total, published=ended)


@st.composite
def retellings(draw: st.DrawFn, claim: Claim) -> list[Claim]:
    """Tell a claim once or twice, by one origin or two, as one incident or as two that may be the same."""
    first = replace(claim, assertion=draw(widened(claim.assertion)))
    if not isinstance(claim.assertion, Event):
        return [first]
    first = replace(first, incident=claim.id)
    again = replace(first, id=f"{claim.id} again", chain=(draw(one_of("daily", "mission")),))
    again = replace(again, assertion=draw(widened(claim.assertion)))
    how = draw(one_of("once", "once", "twice", "twice", "maybe", "denied"))
    match how:
        case "twice":
            return [first, again]
        case "maybe":
            return [first, replace(again, incident=again.id, maybe_same_as=claim.id)]
        case "denied":
            denial = Event(claim.assertion.act, claim.assertion.happened, "denies", "occurrence")
            return [first, replace(again, assertion=denial, chain=("officials",))]
    return [first]


@st.composite
def widened(draw: st.DrawFn, assertion: Any) -> Any:
    """Say the same less exactly."""

    def around(moment: Moment) -> Moment:
        before, after = draw(one_of(0, 0, 1, 6 * HOUR)), draw(one_of(0, 0, 1, 6 * HOUR, 24 * HOUR))
        return Moment(moment.earliest - before, moment.latest + after)

    def roughly(quantity: Quantity | None) -> Quantity | None:
        assert quantity is not None and quantity.high is not None
        more = draw(one_of(0, 0, 1000, None))
        low = max(0, quantity.low - draw(one_of(0, 0, 1000)))
        unit = draw(one_of("trucks", "trucks", "vehicles"))
        return Quantity(low, None if more is None else quantity.high + more, unit)

    match assertion:
        case Figure():
            return replace(assertion, value=roughly(assertion.value))
        case Stance() | Decision():
            return replace(assertion, at=around(assertion.at))
        case Event():
            when = around(assertion.happened.began)
            broader = {"airstrike": "attack", "shelling": "attack"}
            return replace(
                assertion,
                happened=Occurrence(when, when),
                act=draw(one_of(assertion.act, assertion.act, broader.get(assertion.act, assertion.act))),
                actors=draw(vaguer_parties(assertion.actors)),
                whom=draw(vaguer_parties(assertion.whom)),
                place=draw(one_of(assertion.place, assertion.place, {"city": "region"}.get(assertion.place, ""), "")),
                from_place=draw(one_of(assertion.from_place, "")),
                to_place=draw(one_of(assertion.to_place, "")),
                with_=draw(one_of(assertion.with_, tuple(t for t in assertion.with_ if t != "rifles"), ())),
                without=draw(one_of(assertion.without, tuple(t for t in assertion.without if t != "weapons"), ())),
                about=draw(one_of(assertion.about, assertion.about, "")),
                quantity=draw(often(st.just(roughly(assertion.quantity)), assertion.quantity)),
            )
    return assertion


def vaguer_parties(true: tuple[tuple[str, ...], ...]) -> st.SearchStrategy[tuple[tuple[str, ...], ...]]:
    if not true:
        return st.just(())
    party = true[0][0]
    broader = {"brigade": "south"}.get(party, party)
    return one_of(true, true, true, ((broader,),), (*true, ("north", "mission")), ())
