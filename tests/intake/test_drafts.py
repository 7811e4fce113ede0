"""What a candidate is proposed as: the claim with the case's own names, and only what the article says."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfire.claims.document import Document
from holdfire.engine.known_words import known_words
from holdfire.intake.candidate import Candidate
from holdfire.intake.draft import Row, draft_claim, suggested_terms
from holdfire.intake.find import find_candidates
from holdfire.intake.known import Known
from holdfire.intake.prepare import prepare_article
from holdfire.pipeline import load_case
from holdfire.vocab.moment import Moment

EXAMPLE = Path(__file__).parents[2] / "examples" / "aleppo-2016"
DAY = Moment(1475704800, 1475791199, "2016-10-06")


@pytest.fixture(scope="module")
def known() -> Known:
    case = load_case(EXAMPLE).value
    assert case is not None
    return known_words(case.deal, case.parties, case.names)


def drafts(text: str, kind: str, known: Known) -> list[Row]:
    """Draft the claims of one kind of candidate that a paragraph gives."""
    document = Document("a", "documents/a.txt", text, source="reuters", published=DAY)
    found: list[Candidate] = find_candidates(prepare_article("a", text), known.register)
    rows = [(one.id[0], draft_claim(one, document, known, f"a-{one.id}", found)) for one in found]
    return [row for letter, row in rows if row is not None and letter == kind]


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        (
            "Mr. de Mistura said rebel groups had no more than 8,000 fighters in eastern Aleppo, including 900"
            " to 1,000 Nusra members.",
            [("all fighters", {"low": 0, "high": 8000}), ("nusra fighters", {"low": 900, "high": 1000})],
        ),
        (
            "The envoy said there were 6,000 to 8,000 fighters in eastern Aleppo, up to half of them Nusra fighters.",
            [("all fighters", {"low": 6000, "high": 8000}), ("nusra fighters", {"low": 0, "high": 4000})],
        ),
        ("About 270,000 residents remain in eastern Aleppo.", [("residents", {"low": 243000, "high": 297000})]),
        ("The talks lasted three hours.", [("", {"exactly": 3})]),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_count_of_its_side_and_place(
    says: str, expected: list[tuple[str, dict[str, int]]], known: Known
) -> None:
    rows = drafts(says, "f", known)
    bounds = [{key: row["value"][key] for key in ("exactly", "low", "high") if key in row["value"]} for row in rows]
    assert all(row["value"]["unit"] in ("fighters", "people") for row in rows if row["count"])
    assert list(zip([row["count"] for row in rows], bounds, strict=True)) == expected


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("Bashar Assad said that 900 fighters had left eastern Aleppo.", ["assad", "reuters"]),
        ("Foreign Minister Sergey V. Lavrov said that 900 fighters had left.", ["lavrov", "reuters"]),
        ("The Russians said 900 fighters had left.", ["russia", "reuters"]),
        ("Lavrov said that according to the UN estimates there are 900 fighters.", ["un", "lavrov", "reuters"]),
        ("Nine hundred fighters have left eastern Aleppo.", ["reuters"]),
    ],
)  # fmt: skip
def test_the_chain_names_whom_the_case_knows_by_any_spelling(says: str, expected: list[str], known: Known) -> None:
    (row,) = drafts(says, "f", known)
    assert row["chain"] == expected


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("Russian jets bombed a market in eastern Aleppo on Thursday.", {"act": "airstrike"}),
        ("Syria denied that it shelled the hospital.", {"act": "shelling", "says": "denies", "actors": ["syria"]}),
        ("Russia rejected the French draft.", {"position": "refuses", "party": "russia"}),
        ("The envoy offered to escort the Nusra fighters out of the city.", {"position": "proposes", "on": "escort"}),
    ],
)  # fmt: skip
def test_an_act_is_an_event_or_a_stance_in_words_of_the_case(says: str, expected: Row, known: Known) -> None:
    rows = drafts(says, "a", known)
    assert any(row.items() >= expected.items() for row in rows), rows


def test_a_quotation_takes_the_position_that_is_taken_in_it(known: Known) -> None:
    (row,) = drafts('"We will not accept that Nusra leaves with its weapons," Lavrov said.', "q", known)
    assert (row["kind"], row["party"], row["position"], row["on"]) == ("stance", "lavrov", "refuses", "leave")
    (row,) = drafts('"It is raining," Lavrov said.', "q", known)
    assert row["position"] == ""


def test_words_stand_in_the_draft_as_they_stand_in_the_article(known: Known) -> None:
    text = "Lavrov said that 900 fighters had left."
    for kind in "fq":
        for row in drafts(text, kind, known):
            quote = row["quote"]
            assert text[quote["start"] : quote["end"]] == quote["text"]


def test_terms_are_suggested_by_their_rare_words(known: Known) -> None:
    assert suggested_terms("to form joint law-and-order bodies with the opposition", known)[0].id == "joint bodies"
    assert (
        suggested_terms("those who stay should sign a paper that they separate from Nusra", known)[0].id
        == "separate on paper"
    )
    assert suggested_terms("raining", known) == []
