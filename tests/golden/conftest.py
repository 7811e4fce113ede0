"""Every golden case is worked out by hand, and both the oracle and the engine must say it."""

from __future__ import annotations

import pytest

from holdfire.assessments.assess import assess_terms
from tests import oracle
from tests.golden.world import Assess


@pytest.fixture(params=[oracle.assess, assess_terms], ids=["oracle", "engine"])
def assess(request: pytest.FixtureRequest) -> Assess:
    """Assess by the oracle, and by the engine."""
    chosen: Assess = request.param
    return chosen
