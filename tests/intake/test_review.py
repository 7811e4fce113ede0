"""Reviewing: every decision is appended; names, claims and what is open follow from the decisions."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from holdfire.intake.decisions import (
    DECISIONS,
    Decision,
    claims_of,
    decided,
    names_linked,
    parties_linked,
    read_decisions,
    standing,
)
from holdfire.intake.review import CLAIMS, DecidedMeanwhileError, decide, write_claims

ROW = {"id": "a-f1", "kind": "figure", "count": "fighters", "value": "900 fighters", "chain": ["envoy", "paper"],
       "published": "2016-10-07"}  # fmt: skip
NINE, TEN = "2016-10-07 09:00:00Z", "2016-10-07 10:00:00Z"


def accept(at: str = NINE) -> Decision:
    return Decision("accept", "amal", at, candidate="a#f1", claim=ROW)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_an_accepted_candidate_becomes_a_claim_recorded_when_it_was_accepted(tmp_path: Path) -> None:
    assert decide(tmp_path, accept()).number == 1
    assert lines(tmp_path / CLAIMS) == [ROW | {"recorded": NINE}]
    assert decided(read_decisions(tmp_path).value)["a#f1"].kind == "accept"


def test_undoing_takes_the_claim_back_and_opens_the_candidate_again(tmp_path: Path) -> None:
    first = decide(tmp_path, accept())
    decide(tmp_path, Decision("undo", "amal", TEN, undoes=first.number, why="wrong count"))
    taken_back = {"id": "a-f1-taken-back", "retracts": "a-f1", "chain": ["envoy", "paper"], "published": "2016-10-07"}
    assert lines(tmp_path / CLAIMS)[1:] == [taken_back | {"recorded": TEN, "note": "wrong count"}]
    assert decided(read_decisions(tmp_path).value) == {}


def test_what_was_taken_back_can_be_accepted_again_under_another_name(tmp_path: Path) -> None:
    for decision in (accept(), Decision("undo", "amal", TEN, undoes=1), accept(TEN)):
        decide(tmp_path, decision)
    assert [row["id"] for row in lines(tmp_path / CLAIMS)] == ["a-f1", "a-f1-taken-back", "a-f1-2"]


def test_nothing_is_edited_and_the_last_decision_on_a_candidate_stands(tmp_path: Path) -> None:
    decide(tmp_path, Decision("unsure", "amal", NINE, candidate="a#q1"))
    decide(tmp_path, Decision("reject", "boris", TEN, candidate="a#q1", why="said by another"))
    decisions = read_decisions(tmp_path).value
    assert [(one.kind, one.by) for one in decisions] == [("unsure", "amal"), ("reject", "boris")]
    assert decided(decisions)["a#q1"].why == "said by another"


def test_an_undone_undoing_is_no_decision(tmp_path: Path) -> None:
    decisions = [accept(), Decision("undo", "amal", TEN, undoes=1)]
    numbered = tuple(decide(tmp_path, one) for one in decisions)
    assert standing(numbered) == ()


def test_a_link_teaches_the_case_a_spelling_or_somebody_new(tmp_path: Path) -> None:
    spelling = Decision("link", "amal", NINE, name="The Levant Front", means="front", sort="party")
    somebody = Decision("link", "amal", NINE, name="Ms. Roe", means="jane roe", sort="party",
                        new={"name": "Jane Roe", "kind": "person"})  # fmt: skip
    for one in (spelling, somebody):
        decide(tmp_path, one)
    decisions = read_decisions(tmp_path).value
    assert names_linked(decisions).parties == {"the levant front": "front", "ms. roe": "jane roe"}
    assert [(party.id, party.name, party.kind, party.also) for party in parties_linked(decisions)] == [
        ("jane roe", "Jane Roe", "person", ("Ms. Roe",))
    ]


def test_a_program_that_ended_between_decision_and_claim_loses_nothing(tmp_path: Path) -> None:
    decide(tmp_path, accept())
    (tmp_path / CLAIMS).unlink()
    write_claims(tmp_path)
    assert [row["id"] for row in lines(tmp_path / CLAIMS)] == ["a-f1"]


def test_a_line_cut_off_by_a_crash_is_named_and_nothing_is_taken_from_the_file(tmp_path: Path) -> None:
    decide(tmp_path, accept())
    with (tmp_path / DECISIONS).open("a", encoding="utf-8") as file:
        file.write('{"kind": "reject", "by"')
    read = read_decisions(tmp_path)
    assert [(one.code, one.span.line) for one in read.diagnostics] == [("I411", 2)]
    assert read.value == ()


def test_reviewers_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_accept_many, [(tmp_path, name) for name in ("amal", "boris", "chen", "dina")]))
    assert len(read_decisions(tmp_path).value) == 100
    assert len({row["id"] for row in lines(tmp_path / CLAIMS)}) == 100


def _accept_many(who: tuple[Path, str]) -> None:
    folder, by = who
    for number in range(25):
        row = ROW | {"id": f"{by}-{number}"}
        decide(folder, Decision("accept", by, NINE, candidate=f"a#{by}{number}", claim=row))


def test_the_same_decisions_give_the_same_claims() -> None:
    decisions = [accept(), Decision("undo", "amal", TEN, undoes=1)]
    assert claims_of(decisions) == claims_of(list(decisions))


def test_of_reviewers_who_decide_on_one_candidate_at_once_one_is_first_and_the_others_are_told(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        outcomes = list(pool.map(_accept_the_same, [(tmp_path, name) for name in ("amal", "boris", "chen", "dina")]))
    assert sorted(outcomes) == ["made", "told", "told", "told"]
    assert len(read_decisions(tmp_path).value) == 1
    assert len(lines(tmp_path / CLAIMS)) == 1


def _accept_the_same(who: tuple[Path, str]) -> str:
    folder, by = who
    try:
        decide(folder, Decision("accept", by, NINE, candidate="a#f1", claim=ROW), seen=0)
    except DecidedMeanwhileError:
        return "told"
    return "made"


def test_the_row_that_takes_back_has_the_quote_its_time_follows_from(tmp_path: Path) -> None:
    row = {key: value for key, value in ROW.items() if key != "published"} | {"quote": {"in": "a", "text": "900"}}
    decide(tmp_path, Decision("accept", "amal", NINE, candidate="a#f1", claim=row))
    decide(tmp_path, Decision("undo", "amal", TEN, undoes=1))
    assert lines(tmp_path / CLAIMS)[1]["quote"] == {"in": "a", "text": "900"}
