"""What a candidate is proposed as: the claim with the case's own names, and only what the article says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from holdfire.claims.document import Document
from holdfire.engine.known_words import known_words
from holdfire.intake.candidate import Candidate, ReportedAct, Words
from holdfire.intake.drafts.draft import Row, draft_claim
from holdfire.intake.drafts.suggested import suggested_terms
from holdfire.intake.find import find_candidates
from holdfire.intake.known import Known
from holdfire.intake.text.prepare import prepare_article
from holdfire.pipeline import load_case
from holdfire.vocab.moment import Moment

EXAMPLE = Path(__file__).parents[2] / "examples" / "aleppo-2016"
DAY = Moment(1475704800, 1475791199, "2016-10-06")


@pytest.fixture(scope="module")
def known() -> Known:
    case = load_case(EXAMPLE).value
    assert case is not None
    return known_words(case.deal, case.parties, case.names)


def drafts(text: str, kind: str, known: Known, source: str = "reuters") -> list[Row]:
    """Draft the claims of one kind of candidate that a paragraph gives."""
    document = Document("a", "documents/a.txt", text, source=source, published=DAY)
    found: list[Candidate] = find_candidates(prepare_article("a", text, date(2016, 10, 6)), known.register)
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
        ("Shells killed two soldiers in eastern Aleppo.", [("", {"exactly": 2})]),
        ("There are 400 soldiers in eastern Aleppo.", [("", {"exactly": 400})]),
        ("There are 400 trucks in eastern Aleppo.", [("", {"exactly": 400})]),
        ("240 Nusra fighters had left eastern Aleppo.", [("", {"exactly": 240})]),
        ("A total of 247 fighters of Nusra departed from eastern Aleppo.", [("", {"exactly": 247})]),
        ("240 Nusra fighters who left eastern Aleppo were searched.", [("", {"exactly": 240})]),
        ("An airstrike killed 240 Nusra fighters in eastern Aleppo.", [("", {"exactly": 240})]),
        ("There are 240 Nusra fighters in Damascus.", [("", {"exactly": 240})]),
        ("240 Nusra fighters are still in eastern Aleppo.", [("nusra fighters", {"exactly": 240})]),
    ],
)  # fmt: skip
def test_a_figure_is_of_a_count_only_where_it_counts_what_that_counts(
    says: str, expected: list[tuple[str, dict[str, int]]], known: Known
) -> None:
    rows = drafts(says, "f", known)
    bounds = [{key: row["value"][key] for key in ("exactly", "low", "high") if key in row["value"]} for row in rows]
    assert all(row["value"]["unit"] in ("fighters", "people") for row in rows if row["count"])
    assert not any(row["value"]["unit"] == "fighters" for row in rows if "soldiers" in row["value"]["as written"])
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
    ("says", "chain", "actors"),
    [
        ("France accused Syria of shelling a hospital.", ["france", "reuters"], "syria"),
        ("France blamed Russia for the attack on a hospital.", ["france", "reuters"], "russia"),
        ("Syria was accused by France of shelling a hospital.", ["france", "reuters"], "syria"),
        ("Lavrov said that France accused Syria of shelling a hospital.", ["france", "lavrov", "reuters"], "syria"),
        ("Its spokesman, Omar Dari, accused Syria of shelling a hospital.", ["Omar Dari", "reuters"], "syria"),
        ("Syria was accused of shelling a hospital.", ["?", "reuters"], "syria"),
        ("Syria allegedly shelled a hospital.", ["?", "reuters"], "syria"),
        ("Syria shelled a hospital, and France accused it of a crime.", ["reuters"], "syria"),
        ("France accused Syria of a crime; Syria shelled a hospital.", ["reuters"], "syria"),
    ],
)  # fmt: skip
def test_what_somebody_is_accused_of_is_told_by_the_accuser(
    says: str, chain: list[str], actors: str, known: Known
) -> None:
    deeds = [row for row in drafts(says, "a", known) if row.get("act") in ("shelling", "attack")]
    assert [(row["chain"], row["actors"]) for row in deeds] == [(chain, [actors])]


def test_who_denies_tells_the_denial_and_whose_deed_is_denied_is_not_guessed(known: Known) -> None:
    (row,) = drafts("Syria denied that it shelled the hospital.", "a", known)
    assert (row["chain"], row["actors"]) == (["syria", "reuters"], ["syria"])
    (row,) = drafts("Syria denied that Russia had shelled the hospital.", "a", known)
    assert (row["chain"], row.get("actors")) == (["syria", "reuters"], None)
    (row,) = drafts("Syria denied any role in the shelling of the hospital.", "a", known)[:1]
    assert (row["chain"], row["denies"]) == (["syria", "reuters"], "authorship")


def test_words_of_somebody_whom_nothing_names_are_not_the_outlets_own(known: Known) -> None:
    (row,) = drafts('"We will not accept that," he said.', "q", known)
    assert row["chain"] == ["?", "reuters"]
    (row,) = drafts("He said that 900 fighters had left.", "f", known)
    assert row["chain"] == ["?", "reuters"]


def test_where_nobody_says_which_outlet_it_is_the_chain_has_no_end(known: Known) -> None:
    (row,) = drafts("Lavrov said that 900 fighters had left.", "f", known, source="")
    assert row["chain"] == ["lavrov", "?"]
    (row,) = drafts("Syria shelled a hospital.", "a", known, source="")
    assert row["chain"] == ["?"]


@pytest.mark.parametrize(
    ("says", "when"),
    [
        ("Syria shelled a hospital on Tuesday.", "2016-10-04"),
        ("Syria shelled a hospital.", "../2016-10-06"),
        ("Syria has besieged the town since Monday.", "2016-10-03 to 2016-10-06"),
        ("The envoy will meet Lavrov.", ""),
    ],
)  # fmt: skip
def test_what_nobody_dates_happened_by_the_day_of_publication_and_what_is_to_come_has_not_happened(
    says: str, when: str, known: Known
) -> None:
    assert [row["when"] for row in drafts(says, "a", known)] == [when]


def test_a_level_that_nobody_dates_was_reached_by_the_day_of_publication(known: Known) -> None:
    (row,) = drafts("There are 240 Nusra fighters in eastern Aleppo.", "f", known)
    assert row["at"] == "../2016-10-06"


@pytest.mark.parametrize(
    ("says", "position", "on"),
    [
        ("Russia rejected the French draft.", "refuses", "french draft"),
        ("Russia rejected the deal.", "refuses", "deal"),
        ("Russia rejected the plan.", "refuses", "?"),
        ("Russia refused to halt the bombing of Aleppo.", "refuses", "halt bombing"),
        ("France refused to halt the bombing of Aleppo.", "", "?"),
        ("Russia ruled out airstrikes.", "", "?"),
        ("Russia ruled out air strikes as long as children are held there.", "", "?"),
        ("Russia will not wait for ever.", "", "?"),
        ("Russia demanded that Nusra leave Aleppo.", "", "?"),
    ],
)  # fmt: skip
def test_a_position_is_taken_only_on_what_its_own_words_name(says: str, position: str, on: str, known: Known) -> None:
    rows = [row for row in drafts(says, "a", known) if row["kind"] == "stance"]
    assert [(row["party"], row["position"], row["on"]) for row in rows] == [(rows[0]["party"], position, on)]


@pytest.mark.parametrize(
    "says",
    [
        "Lavrov ruled out airstrikes on eastern Aleppo.",
        "Lavrov ruled out any air strikes.",
        "Syria denied the attack.",
        "Syria ruled out attacks on the town.",
    ],
)
def test_what_is_ruled_out_or_denied_is_no_deed(says: str, known: Known) -> None:
    rows = drafts(says, "a", known)
    assert rows
    assert not [row for row in rows if row["kind"] == "event" and row.get("says") != "denies"]


def test_a_deed_that_is_ruled_out_happened_at_no_time_whoever_found_it(known: Known) -> None:
    text = "Lavrov ruled out any air strikes."
    refusal = ReportedAct("1", "REFUSE", Words(7, 16, "ruled out"), actor=("Lavrov",))
    deed = ReportedAct("2", "ATTACK", Words(21, 32, "air strikes"), rule="model:some")
    document = Document("a", "documents/a.txt", text, source="reuters", published=DAY)
    assert (draft_claim(deed, document, known, "a-2", (refusal, deed)) or {})["when"] == ""
    assert (draft_claim(deed, document, known, "a-2", (deed,)) or {})["when"] == "../2016-10-06"


@pytest.mark.parametrize("spelled", ["air strikes", "Air strikes", "air-strikes", "airstrikes"])
def test_air_strikes_are_airstrikes_however_they_are_spelled(spelled: str, known: Known) -> None:
    (row,) = drafts(f"Reports spoke of {spelled} by Russia on a market.", "a", known)
    assert row["act"] == "airstrike"


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
    for says in ('"It is raining," Lavrov said.', '"Russia will not wait for ever," Lavrov said.'):
        (row,) = drafts(says, "q", known)
        assert (row["position"], row["on"]) == ("", "?")
    (row,) = drafts('"Syria accepts the deal," Lavrov said.', "q", known)
    assert (row["party"], row["position"]) == ("lavrov", "")  # Syria does, as he says; he takes none


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
