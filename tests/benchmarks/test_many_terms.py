"""The made-up case of many terms is what it says it is, and the same every time."""

from collections import Counter

import pytest

from benchmarks.many_terms import CHAINS, write_case
from holdfire.pipeline import load_case

ROWS = 5000


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_case(ROWS, tmp_path_factory.mktemp("many terms") / "case", seed=7)


@pytest.fixture(scope="module")
def case(folder):
    outcome = load_case(folder)
    assert [d.message for d in outcome.diagnostics if d.severity != "note"] == []
    return outcome.value


def test_it_has_forty_terms_of_all_forms_eight_accounts_and_two_readings(case):
    forms = {term.id: term.form for term in case.deal.terms}

    assert Counter(forms.values()) == {
        "forbid": 12,
        "achieve": 8,
        "keep": 5,
        "respond": 4,
        "rate": 6,
        "ratio": 2,
        "permit": 3,
    }
    assert len(case.accounts) == 8
    assert len({term.id for term in case.deal.terms if term.reading}) == 3


def test_its_claims_are_uncertain_in_when_where_who_and_how_many(case):
    (dataset,) = case.datasets
    kinds = {kind.name: kind for kind in dataset.kinds}

    assert dataset.rows == ROWS
    assert not dataset.span.is_exact
    assert (("north",), ("south",)) in kinds["strike"].told["actors"].values.values()
    assert {"amal 1", "amal district"} <= set(kinds["strike"].told["place"].values.values())
    assert kinds["convoy"].amount.low != kinds["convoy"].amount.high
    assert len(kinds["strike"].told["chain"].values) == len(CHAINS) == 12


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(folder, tmp_path):
    table = (folder / "events.parquet").read_bytes()

    assert (write_case(ROWS, tmp_path / "again", seed=7) / "events.parquet").read_bytes() == table
    assert (write_case(ROWS, tmp_path / "other", seed=8) / "events.parquet").read_bytes() != table
