"""Institutions of many nations by all their names; the article and the case go before the table."""

from __future__ import annotations

import pytest

from holdfire.claims.names import fold
from holdfire.intake.candidate import Quotation, ReportedFigure
from holdfire.intake.find import find_candidates
from holdfire.intake.names.mentions import Register
from holdfire.intake.names.organisations import organisation_named
from holdfire.intake.text.prepare import prepare_article
from holdfire.intake.text.word_tables import word_table

HEAD = "Talks go on\n\nIt had rained there for days on end, and nobody knew when it would be dry again.\n\n"


def told_by(body: str, register: Register | None = None) -> tuple[set[str], set[str]]:
    found = find_candidates(prepare_article("doc", HEAD + body), register)
    holders = {one.holder for one in found if isinstance(one, ReportedFigure)}
    return holders, {one.speaker for one in found if isinstance(one, Quotation)}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The UN says about 9,000 people are still in the town.", "United Nations"),
        ("The U.N. says about 9,000 people are still in the town.", "United Nations"),
        ("Some 5,800 people have died since last April, by the UN's reckoning.", "United Nations"),
        ("By U.N. estimates, 400 people fled.", "United Nations"),
        ("UN data show that 400 people fled.", "United Nations"),
        ("According to the UN's own estimates, 400 people fled.", "United Nations"),
        ("According to a UN report, there were 112 violations.", "United Nations"),
        ("The United Nations said 400 people had fled. The UN said 40 had died.", "United Nations"),
        ("The UN refugee agency said 400 people had fled.", "UNHCR"),
        ("Three health workers were hurt, according to WHO.", "World Health Organization"),
        ("The World Food Program said 220 trucks had crossed.", "World Food Program"),
        ("The World Health Organization (WHO) said three medics were hurt.", "WHO"),
        ("The International Committee of the Red Cross said it had visited 40 men. "
         "Seven of them were ill, the ICRC said.", "ICRC"),
        ("The World Tree Organization (WTO) said 40 people had left. The WTO said 12 were ill.", "WTO"),
        ("The Army Union said 40 people had left. The AU said 12 were ill.", "Army Union"),
        ("Doctors Without Borders said its clinics had treated 300 people.", "Doctors Without Borders"),
        ("The Hill Red Cross said 40 people had left.", "Hill Red Cross"),
    ],
)  # fmt: skip
def test_a_body_has_one_name_in_an_article(body: str, name: str) -> None:
    assert told_by(body) == ({name}, {name})


@pytest.mark.parametrize(
    ("known", "shown"),
    [("UN", "UN"), ("U.N.", "U.N."), ("United Nations", "United Nations"), ("ООН", "ООН"), ("Tessa", "United Nations")],
)
def test_what_the_case_calls_a_body_goes_first(known: str, shown: str) -> None:
    register = Register(parties={fold(known): "body"})
    assert told_by("The UN says 9,000 people are still there.", register) == ({shown}, {shown})
    assert told_by("UN data show that 400 people fled.", register) == ({shown}, {shown})


def test_no_name_means_two_bodies() -> None:
    every = [(one, names) for names in word_table("organisations")["names"] for one in names]
    assert all(organisation_named(one) == tuple(names) for one, names in every)


@pytest.mark.parametrize("name", ["", "who", "Who", "it", "un", "Red Cross", "UN officials", "Security Council", "AUC"])
def test_other_words_mean_no_body(name: str) -> None:
    assert organisation_named(name) == ()
