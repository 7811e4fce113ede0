"""Scoring alignment: a record with a partner elsewhere is right if one is among the first three."""

from __future__ import annotations

from typing import Any

from benchmarks.alignment import score_alignment
from benchmarks.intake_scores import Score
from holdfire.intake.text.prepare import prepare_article

HERALD = 'Twelve people were killed in Marrow. "We did not fire on the depot," Ivo Renn said. Salt is dear.'
BULLETIN = "In Marrow 19 people were killed. Ivo Renn denied that they fired on the depot. Bread is dear, a baker said."


def quotation(id_: str, text: str, words: str, speaker: str, topic: str | None) -> dict[str, Any]:
    span = {"start": text.index(words), "end": text.index(words) + len(words), "exact": words}
    return {"id": id_, "kind": "quotation", "zone": "body", "qtype": "direct", "content": [span], "speaker": speaker,
            "topic": topic}  # fmt: skip


def gold(topic_here: str, topic_there: str) -> dict[str, list[dict[str, Any]]]:
    return {
        "herald": [quotation("q1", HERALD, "We did not fire on the depot,", "Ivo Renn", topic_here)],
        "bulletin": [
            quotation("q1", BULLETIN, "they fired on the depot", "Ivo Renn", topic_there),
            quotation("q2", BULLETIN, "Bread is dear", "a baker", None),
        ],
    }


def scored(here: str, there: str, found: dict[str, list[dict[str, Any]]] | None = None) -> dict[str, Score]:
    articles = {"herald": prepare_article("herald", HERALD), "bulletin": prepare_article("bulletin", BULLETIN)}
    annotated = gold(here, there)
    scores = score_alignment(articles, annotated, annotated if found is None else found)
    return {name: sum((one.get(name, Score()) for one in scores.values()), Score()) for name in scores["herald"]}


def test_each_record_with_a_partner_elsewhere_is_asked_about_once_there_and_once_anywhere() -> None:
    assert scored("depot", "depot") == {
        f"partner of quotation {where}, {which}": Score(2, 2, 2)
        for where in ("there", "anywhere")
        for which in ("annotated", "found")
    }


def test_a_record_of_another_topic_is_no_partner() -> None:
    assert scored("depot", "bread") == {}


def test_what_was_not_found_has_no_partner() -> None:
    found = gold("depot", "depot") | {"herald": []}
    score = scored("depot", "depot", found)
    assert score["partner of quotation there, annotated"] == Score(2, 2, 2)
    assert score["partner of quotation there, found"] == Score(0, 2, 2)
