"""What would settle a level really does: the figure is told as asked for, and one state is left."""

from __future__ import annotations

import re
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, event, given, settings

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Assessment
from holdfire.assessments.explain import explain_terms
from holdfire.claims.claim import Claim, Figure
from holdfire.deal.condition import Reached
from holdfire.deal.model import Count, Level, Term
from holdfire.vocab.moment_text import parse_moment
from holdfire.vocab.quantity import Quantity
from tests.golden.world import ALL_TOLD, NUSRA, at, deal, figure, many, point
from tests.golden.world import PARTIES as GOLDEN_PARTIES
from tests.golden.world import Question as Asked
from tests.properties.profile import EXAMPLES
from tests.properties.show import show_assessment, show_case
from tests.properties.strategies import Made
from tests.properties.test_places import measured

OF_FIGURE = re.compile(r"certain if the figure for (.+) of (.+) is at (most|least) ([\d,.]+)")
OF_BASE = re.compile(r"certain if (.+) (?:at entry into force|on .+) came to at (most|least) ([\d,.]+)")


def explain(made: Made) -> tuple[Assessment, ...]:
    return explain_terms(made.deal, made.claims, made.accounts, made.parties, made.question)


def told_as(made: Made, claims: list[Claim], words: str) -> Made:
    """Let claims tell one number."""
    number = round(float(words.replace(",", "")) * 1000)
    exact = {
        claim.id: replace(claim, assertion=replace(claim.assertion, value=Quantity(number, number, "trucks")))
        for claim in claims
        if isinstance(claim.assertion, Figure)
    }
    return replace(made, claims=tuple(exact.get(claim.id, claim) for claim in made.claims))


def settled(made: Made, one: Assessment, settle: str) -> Made | None:
    """Make the change that a sentence asks for; none where it asks for something else."""
    figures = [claim for claim in made.claims if isinstance(claim.assertion, Figure)]
    if found := OF_FIGURE.fullmatch(settle):
        when = parse_moment(found[2], ZoneInfo(made.deal.zone))
        same = [c for c in figures if isinstance(f := c.assertion, Figure) and f.at.latest == when.earliest]
        return told_as(made, same, found[4])
    if found := OF_BASE.fullmatch(settle):
        target = next(reason for reason in one.reasons if reason.kind == "target")
        return told_as(made, [c for c in figures if c.id in target.claim_ids], found[3]) if target.claim_ids else None
    return None


@settings(max_examples=max(1, EXAMPLES // 2), suppress_health_check=list(HealthCheck))
@given(measured())
def test_the_number_asked_for_decides(made: Made) -> None:
    for n, one in enumerate(explain(made)):
        for settle in one.settles:
            changed = settled(made, one, settle)
            if changed is None:
                continue
            event("the figure" if "figure" in settle else "what it is measured against")
            question = (changed.deal, changed.claims, changed.accounts, changed.parties, changed.question)
            again = assess_terms(*question)[n]
            assert again.is_certain, (
                f"\n{settle}\n{show_assessment(one)}\nbecame\n{show_assessment(again)}\n{show_case(made)}"
            )


def test_a_level_against_an_uncertain_start_says_what_would_settle_it() -> None:
    """Between 100 and 120 at entry into force; 110 two days later: no more than then, if there were 110 or more."""
    term = Term("freeze", "keep", (NUSRA,), level=Level("nusra fighters", 0, 1000, relative=True))
    agreed = deal(term, in_force=Reached(point(1)), counts={"nusra fighters": Count("nusra fighters")})
    claims = (
        figure("before", ("envoy",), many(100, 120), point(0)),
        figure("after", ("envoy",), many(110), point(3)),
    )
    (found,) = explain_terms(agreed, claims, (ALL_TOLD,), GOLDEN_PARTIES, Asked(at(4)))

    assert found.states == {"breached", "standing"}
    assert "certain if nusra fighters at entry into force came to at least 110" in found.settles
    assert [r.text for r in found.reasons if r.kind == "target"] == [
        "Measured against nusra fighters at entry into force: 100 to 120."
    ]
