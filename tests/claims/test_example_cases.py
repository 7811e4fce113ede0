"""The two example cases: everything in them is read, and the figures come out as told."""

import shutil
from pathlib import Path

import pytest

from holdfire.claims.claim import Coverage, Decision, Event, Figure, Ruling, Stance, Wording
from holdfire.engine.figures import count_at
from holdfire.pipeline import load_case
from holdfire.vocab.quantity import show_range

EXAMPLES = Path(__file__).parents[2] / "examples"
ALEPPO = EXAMPLES / "aleppo-2016"


@pytest.fixture(scope="module")
def aleppo():
    return load_case(ALEPPO).value


@pytest.mark.parametrize("name", ["aleppo-2016", "convoys-and-levels"])
def test_an_example_case_is_read_without_an_error(name):
    outcome = load_case(EXAMPLES / name)
    assert [d for d in outcome.diagnostics if d.severity == "error"] == []
    assert outcome.value.documents


def test_aleppo_has_claims_of_six_kinds_and_tamra_has_rulings(aleppo):
    kinds = {type(claim.assertion) for claim in aleppo.claims}
    assert kinds == {Event, Figure, Stance, Decision, Wording, Coverage}
    tamra = load_case(EXAMPLES / "convoys-and-levels").value
    assert Ruling in {type(claim.assertion) for claim in tamra.claims}


def test_accounts_stand_in_alphabetical_order(aleppo):
    assert [account.id for account in aleppo.accounts] == [
        "as Russia tells it",
        "as the armed groups tell it",
        "as the envoy tells it",
        "as the Syrian government tells it",
        "everyone",
        "two independent origins",
    ]


@pytest.mark.parametrize(
    ("account", "nusra", "everybody"),
    [
        ("as Russia tells it", "3,000 to 4,000", "6,000 to 8,000"),
        ("as the armed groups tell it", "at least 1", "at least 1"),
        ("as the envoy tells it", "900 to 1,000", "1 to 8,000"),
        ("everyone", "1 to 4,000", "6,000 to 8,000"),
        ("two independent origins", "1 to 4,000", "6,000 to 8,000"),
    ],
)
def test_the_figures_disagree_as_the_sources_do(aleppo, account, nusra, everybody):
    (asked,) = [a for a in aleppo.accounts if a.id == account]
    as_of = aleppo.deal.counts["nusra fighters"].as_of.latest
    told = [
        count_at(aleppo.claims, asked, aleppo.parties, count, as_of) for count in ("nusra fighters", "all fighters")
    ]
    assert [show_range(quantity.low, quantity.high) for quantity in told] == [nusra, everybody]


def test_every_quote_stands_in_its_document(aleppo):
    quotes = [claim.quote for claim in aleppo.claims if claim.quote]
    assert len(quotes) > 50
    for quote in quotes:
        assert aleppo.documents[quote.document].text[quote.start : quote.end] == quote.exact


@pytest.mark.parametrize("count", [950, 1000])
def test_what_ifs_come_last_and_are_supposed(count):
    case = load_case(ALEPPO, [ALEPPO / f"what-if-{count}.jsonl"]).value
    assert [claim.supposed for claim in case.claims[-3:]] == [False, True, True]
    assert case.claims[-1].assertion.quantity.low == count * 1000


def test_a_name_that_neither_deal_nor_sources_know_is_an_error(tmp_path):
    folder = shutil.copytree(ALEPPO, tmp_path / "case")
    (folder / "claims" / "7-wrong.jsonl").write_text(
        '{"id": "x", "kind": "event", "act": "airstrke", "actors": ["Rusia"], "where": "eastern alepo", '
        '"when": "2016-10-05", "chain": ["nytimes"], "published": "2016-10-06"}'
    )
    outcome = load_case(folder)
    assert outcome.value is None
    assert [(d.code, d.help) for d in outcome.diagnostics if d.severity == "error"] == [
        ("C216", "did you mean `airstrike`?"),
        ("C216", "did you mean `russia`?"),
        ("C216", "did you mean `eastern aleppo`?"),
        ("C216", "did you mean `nyt`?"),
    ]


def test_a_case_without_accounts_gets_some(tmp_path):
    folder = shutil.copytree(ALEPPO, tmp_path / "case")
    (folder / "accounts.yaml").unlink()
    accounts = [account.id for account in load_case(folder).value.accounts]
    assert {"everyone", "two independent origins", "as Staffan de Mistura tells it"} <= set(accounts)
