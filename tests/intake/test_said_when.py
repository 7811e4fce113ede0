"""When quotations were said; the articles are of Friday 7 October 2016."""

from __future__ import annotations

from datetime import date

import pytest

from holdfire.intake.candidate import Quotation
from holdfire.intake.find import find_candidates
from holdfire.intake.prepare import prepare_article

HEADLINE = "Army and rebels agree to open the northern road\n\n"

SAID = [
    ("On Thursday, Ms. Dahl warned that the city would fall by Christmas.", ["2016-10-06"]),
    ("Ms. Dahl said on Thursday that the city would fall.", ["2016-10-06"]),
    ("Ms. Dahl on Thursday said that the city would fall.", ["2016-10-06"]),
    ("“The city will fall,” Ms. Dahl told reporters in Geneva on Monday.", ["2016-10-03"]),
    ("The programme warned last month that stocks there would run out.", ["2016-09"]),
    ("The minister said last week that nobody had been hurt.", ["2016-09-26/2016-10-02"]),
    ("Ms. Dahl on Thursday reaffirmed her offer, stressing that it was her last.", ["2016-10-06"]),
    ("Late on Wednesday the negotiator, Ben Okoro, said his side had left.", ["2016-10-05"]),
    ("Ms. Dahl said that the army had fired on Thursday.", [""]),
    ("Ms. Dahl, who left on Thursday, said that the city would fall.", [""]),
    ("The minister has said since March that the road is open.", [""]),
    ("On Thursday, Ms. Dahl said that it was open. She also said that it was mined.", ["2016-10-06", "2016-10-06"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dates"), SAID, ids=[one[0][:40] for one in SAID])
def test_when_it_was_said(text: str, dates: list[str]) -> None:
    article = prepare_article("x", HEADLINE + text, published=date(2016, 10, 7))
    found = [one for one in find_candidates(article) if isinstance(one, Quotation) and one.zone == "body"]
    assert [one.date for one in found] == dates
