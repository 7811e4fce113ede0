"""The engine and the oracle read the rule book alike."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Assessment
from tests import oracle
from tests.properties.profile import EXAMPLES
from tests.properties.show import show_assessment, show_case
from tests.properties.strategies import Made, cases

FILLED_IN = ("term", "form", "bearer", "account", "reading", "states", "late", "basis", "since", "numbers",
             "instances", "breaches", "timeline")  # fmt: skip


def differences(made: Made) -> list[str]:
    question = (made.deal, made.claims, made.accounts, made.parties, made.question)
    expected, found = oracle.assess(*question), assess_terms(*question)
    if len(expected) != len(found):
        return [f"the oracle makes {len(expected)} assessments, the engine {len(found)}"]
    return [
        f"differs in {', '.join(differing)}\n  oracle {show_assessment(a)}\n  engine {show_assessment(b)}"
        for a, b in zip(expected, found, strict=True)
        if (differing := [name for name in FILLED_IN if told(a, name) != told(b, name)])
    ]


def told(assessment: Assessment, name: str) -> Any:
    return getattr(assessment, name)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases())
def test_the_engine_says_what_the_oracle_says(made: Made) -> None:
    found = differences(made)
    assert not found, "\n".join(["", *found, show_case(made)])
