"""The engine and the oracle put the same claims together: replies, corrections, what may be the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.assessments.assessment import Question
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim
from holdfire.deal.condition import Reached
from holdfire.deal.model import ActPattern, Bearer, Deal, Target, Term
from holdfire.vocab.moment import Moment
from holdfire.vocab.quantity import Quantity
from tests.properties.profile import EXAMPLES
from tests.properties.show import show_case
from tests.properties.strategies import (
    ACTS,
    DAY,
    FIXED_START,
    FIXED_ZONE,
    HOUR,
    PARTIES,
    PLACES,
    Made,
    events,
    one_of,
    perhaps,
)
from tests.properties.test_agreement import differences

NORTH, SOUTH = Bearer("north", ("north",)), Bearer("south", ("south",))
ANYONE = Bearer("anyone", (), "anyone")
NOW = FIXED_START + 4 * DAY
TERMS = (
    Term("no attack", "forbid", (NORTH, SOUTH, ANYONE), act=ActPattern("airstrike", where=("city",))),
    Term("aid", "achieve", (SOUTH, ANYONE), act=ActPattern("deliver"), target=Target(Quantity(3000, 4000, "trucks"))),
    Term(
        "answer", "respond", (SOUTH, ANYONE), act=ActPattern("deliver"), trigger=ActPattern("attack"), trigger_by=NORTH,
        delay_seconds=6 * HOUR,
    ),
    Term(
        "in turn", "ratio", (SOUTH, ANYONE), act=ActPattern("deliver"), target=Target(Quantity(2000, 2000, "trucks")),
        trigger=ActPattern("airstrike"), trigger_by=NORTH, delay_seconds=6 * HOUR,
    ),
    Term(
        "each in turn", "ratio", (SOUTH,), act=ActPattern("deliver"), target=Target(Quantity(2000, 2000, "trucks")),
        trigger=ActPattern("airstrike"), trigger_by=NORTH, delay_seconds=6 * HOUR, per_step=True,
    ),
)  # fmt: skip
ENTRY = Reached(Moment(FIXED_START - DAY, FIXED_START - DAY))
DEAL = Deal("incidents", "truce", FIXED_ZONE, PARTIES, ACTS, PLACES, TERMS, in_force=ENTRY)


@st.composite
def entangled_cases(draw: st.DrawFn) -> Made:
    made: list[Claim] = []
    for n in range(draw(st.integers(1, 6))):
        event = replace(draw(events(FIXED_START, ("airstrike", "deliver"))), total="")
        earlier = [c.id for c in made]
        links = one_of("", "", "i1", "i2", *earlier)
        made.append(
            Claim(
                f"c{n}",
                draw(one_of(("north",), ("south",), ("wire",), ("mission", "daily"))),
                event,
                published=Moment(FIXED_START, FIXED_START + n),
                reply_to=draw(links) if event.says == "denies" else "",
                replaces=draw(perhaps(st.sampled_from(earlier), "")) if earlier else "",
                incident=draw(one_of("", "", "i1", "i2")),
                maybe_same_as=draw(links),
            )
        )
    heard = Account("everyone", independent_origins=draw(one_of(0, 0, 1, 2)), complete_up_to=NOW + DAY)
    return Made(DEAL, tuple(made), (heard,), Question(NOW))


@settings(max_examples=max(1, EXAMPLES // 3), suppress_health_check=[HealthCheck.too_slow])
@given(entangled_cases())
def test_claims_that_hang_together_are_put_together_alike(made: Made) -> None:
    found = differences(made)
    assert not found, "\n".join(["", *found, show_case(made)])
