"""How tests are spread over workers: those of one Spark stay together, the others go wherever there is room."""

from __future__ import annotations

import os

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling, Scheduling

if "HOLDFIRE_MUTANTS" in os.environ:
    from tests.rules_anew import pytest_runtest_setup  # noqa: F401


class OneSpark(LoadScopeScheduling):
    """Hands out every test by itself, but all that need Spark as one: it takes long to start."""

    def _split_scope(self, nodeid: str) -> str:
        return "spark" if nodeid.startswith("tests/engine/spark/") else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """Spread the tests so."""
    return OneSpark(config, log)
