"""Twenty real deals, written in the language: they load, and what carries each provision is there.

The findings of the checks on them are kept in ``findings.yaml``, each with why it is right: a
check that cries wolf shows here.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.deals.conformance import folders, loaded, provisions_of, uncarried

FOLDERS = folders()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_loads_without_an_error(folder: Path) -> None:
    outcome = loaded(folder)
    assert outcome.value is not None, [d.message for d in outcome.diagnostics if d.severity == "error"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_names_what_carries_each_provision(folder: Path) -> None:
    assert list(uncarried(folder)) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_findings_are_those_that_are_known_to_be_right(folder: Path) -> None:
    kept = YAML(typ="safe").load(folder / "findings.yaml") or []
    found = [(d.code, d.message) for d in loaded(folder).diagnostics]
    assert sorted(found) == sorted((one["code"], one["says"]) for one in kept)
    assert all(one["right because"] for one in kept)


def test_twenty_deals_with_their_provisions() -> None:
    assert len(FOLDERS) == 20
    assert sum(len(provisions_of(folder)) for folder in FOLDERS) == 190
