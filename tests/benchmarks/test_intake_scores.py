"""The reading of articles does not get worse unnoticed: floors below what was measured; and the scorer finds fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.intake import main, read_gold, read_text, summed
from benchmarks.intake_scores import compare, same_name
from holdfire.intake.find import find_candidates
from holdfire.intake.text.prepare import prepare_article

ARTICLES = Path(__file__).parents[2] / "benchmarks" / "articles"
FLOORS = {
    "quotation lenient": 0.94,
    "quotation exact": 0.90,
    "quotation with speaker mention": 0.93,
    "figure interval": 0.96,
    "figure with what is counted": 0.905,
    "figure with holder": 0.86,
    "act type": 0.75,
    "act with actor": 0.64,
    "date": 0.93,
    "date of a match": 0.715,
    "offsets": 1.0,
}


def measured(folder: str) -> dict[str, float]:
    gold = read_gold(sorted((ARTICLES / folder).glob("*.gold.jsonl")))
    scores = []
    for doc, records in gold.items():
        article = prepare_article(doc, read_text(ARTICLES / folder / f"{doc}.txt"))
        scores.append(compare(article, records, [one.as_json() for one in find_candidates(article)]))
    return {name: row["f1"] for name, row in summed(scores, 1).items()}


def test_articles_that_no_rule_was_fitted_to_are_read_as_well_as_when_it_was_measured() -> None:
    found = measured("unseen")
    assert {name: found[name] for name, floor in FLOORS.items() if found[name] < floor} == {}


def test_every_annotation_stands_where_it_says() -> None:
    for path in sorted(ARTICLES.glob("*/*.gold.jsonl")):
        for records in read_gold([path]).values():
            (written,) = ARTICLES.glob(f"*/{records[0]['doc']}.txt")
            text = read_text(written)
            scores = compare(prepare_article("a", text), records, records)
            assert {name: score.f1 for name, score in scores.items() if score.f1 != 1} == {}, path


def test_annotations_moved_by_a_sentence_score_nothing() -> None:
    (records,) = read_gold([ARTICLES / "seen" / "g4-vta.gold.jsonl"]).values()
    article = prepare_article("a", read_text(ARTICLES / "seen" / "g4-vta.txt"))
    moved = json.loads(json.dumps(records), object_hook=_moved)
    scores = compare(article, records, moved)
    assert scores["offsets"].f1 < 0.1
    assert scores["quotation lenient"].f1 < 0.2


def _moved(value: dict[str, object]) -> dict[str, object]:
    if isinstance(value.get("start"), int):
        return value | {"start": int(str(value["start"])) + 150, "end": int(str(value["end"])) + 150}
    return value


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("not json", ":1: not a record of the annotation scheme"),
        ('{"doc": "a", "kind": "rumour"}', "`kind` is 'rumour'"),
        ('{"doc": "nowhere", "kind": "figure"}', "nowhere.txt"),
    ],
)
def test_gold_that_cannot_be_read_is_named(
    tmp_path: Path, line: str, says: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(line + "\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["intake", "--gold", str(gold), "--documents", str(tmp_path)])
    assert main() == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Kerry", "John Kerry", True),
        ("the U.N.", "United Nations", True),
        ("International Committee of the Red Cross", "ICRC", True),
        ("UN", "United States", False),
        ("the U.N. envoy", "United Nations", False),
        ("a spokesman", "A S", False),
        ("army", "rebels", False),
        (None, "rebels", False),
        (None, None, True),
        ("Corvan state oil company", "Corva's state oil company", True),
        ("Sahiliyan government", "legitimate government of Sahiliya", True),
        ("office of Joaquim Tavares-Bey", "Mr. Tavares-Bey’s office", True),
        ("Karsa", "Karsan army", False),
        ("Karsan army", "Marsan army", False),
        ("Karsan army", "Karsan police", False),
    ],
)
def test_names_are_compared_by_their_words_and_their_initials(one: str, other: str, is_same: bool) -> None:
    assert same_name(one, other) == same_name(other, one) == is_same


def test_records_of_a_second_annotator_are_scored_against_the_first(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gold, second = ARTICLES / "seen" / "g14-icrc.gold.jsonl", ARTICLES / "second" / "g14-icrc.gold.jsonl"
    asked = ["--gold", str(gold), "--found", str(second), "--documents", str(gold.parent), "--json"]
    monkeypatch.setattr("sys.argv", ["intake", *asked])
    assert main() == 0
    told = json.loads(capsys.readouterr().out)
    assert told["documents"] == 1
    assert 0.8 < told["measures"]["act type"]["f1"] < 1
