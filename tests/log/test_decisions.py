"""Reviewing: every decision is an entry of the log; names, claims and what is open follow from the entries."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from holdfire.intake.candidate_json import candidate_from_json
from holdfire.intake.decided.accepted import claims_of, names_undone
from holdfire.intake.decided.decisions import Decision, decided, decisions_of, decisions_with, read_decisions, standing
from holdfire.intake.decided.linked import names_linked, parties_linked
from holdfire.intake.decided.review import DecidedMeanwhileError, decide, entry_of, second_of
from holdfire.log.entry import NewEntry
from holdfire.log.state import DECIDING, read_state
from holdfire.log.store import open_log
from tests.review.harbour import found

ROW = {"id": "a-f1", "kind": "figure", "count": "fighters", "value": "900 fighters", "chain": ["envoy", "paper"],
       "published": "2016-10-07"}  # fmt: skip
NINE, TEN = "2016-10-07 09:00:00Z", "2016-10-07 10:00:00Z"
UNDO = Decision("undo", "amal", TEN, undoes=1)


def accept(at: str = NINE) -> Decision:
    return Decision("accept", "amal", at, candidate="a#f1", claim=ROW)


def read(folder: Path) -> tuple[Decision, ...]:
    outcome = read_decisions(folder)
    assert not outcome.diagnostics
    return outcome.value


def rows(folder: Path) -> list[dict[str, Any]]:
    return claims_of(read(folder))


def append(folder: Path, *new: NewEntry, at: str = TEN) -> None:
    with open_log(folder) as log:
        log.append(new, second_of(at))


def test_an_accepted_candidate_becomes_a_claim_recorded_when_it_was_accepted(folder: Path) -> None:
    assert decide(folder, accept()).number == 1
    assert rows(folder) == [ROW | {"recorded": NINE}]
    assert decided(read(folder))["a#f1"].kind == "accept"


def test_an_entry_says_who_when_why_and_on_what(folder: Path) -> None:
    decide(folder, Decision("reject", "amal", NINE, candidate="a#q1", why="said by another"))
    decide(folder, Decision("link", "boris", TEN, name="Ms. Roe", means="roe", sort="party"))
    decide(folder, Decision("undo", "amal", TEN, undoes=1, why="mine was wrong"))
    told = [(one.by, one.at, one.kind, one.subject, one.body, one.why) for one in read_state(folder).deciding]
    assert told == [
        ("amal", "2016-10-07T09:00:00Z", "decision", "a#q1", {"kind": "reject"}, "said by another"),
        ("boris", "2016-10-07T10:00:00Z", "decision", "Ms. Roe",
         {"kind": "link", "name": "Ms. Roe", "means": "roe", "sort": "party"}, ""),
        ("amal", "2016-10-07T10:00:00Z", "undo", "1", {"entry": 1}, "mine was wrong"),
    ]  # fmt: skip


def test_what_was_accepted_and_undone_is_no_claim_and_its_candidate_is_open_again(folder: Path) -> None:
    first = decide(folder, accept())
    decide(folder, Decision("undo", "amal", TEN, undoes=first.number, why="wrong count"))
    assert rows(folder) == []
    assert decided(read(folder)) == {}
    assert [(one.kind, one.why) for one in read(folder)] == [("accept", ""), ("undo", "wrong count")]


def test_what_was_undone_can_be_accepted_again_under_another_name(folder: Path) -> None:
    for decision in (accept(), UNDO, accept(TEN)):
        decide(folder, decision)
    assert [row["id"] for row in rows(folder)] == ["a-f1-2"]
    assert names_undone(read(folder)) == {"a-f1"}


def test_what_was_accepted_was_a_claim_until_it_was_undone(folder: Path) -> None:
    for decision in (accept(), UNDO):
        decide(folder, decision)
    cut = decisions_of(read_state(folder, second_of(TEN)).deciding).value
    assert [row["id"] for row in claims_of(cut)] == ["a-f1"]


def test_an_undoing_that_is_undone_is_as_though_it_had_not_been(folder: Path) -> None:
    for decision in (accept(), UNDO):
        decide(folder, decision)
    append(folder, NewEntry("boris", "undo", "2", {"entry": 2}))
    assert [row["id"] for row in rows(folder)] == ["a-f1"]
    assert decided(read(folder))["a#f1"].number == 1


def test_an_undoing_of_something_else_is_no_decision(folder: Path) -> None:
    append(folder, NewEntry("amal", "claim", "c1", {"row": ROW | {"id": "c1"}}), at=NINE)
    append(folder, NewEntry("amal", "undo", "1", {"entry": 1}), NewEntry("amal", "undo", "b7", {"batch": "b7"}))
    assert read(folder) == ()


def test_a_batch_of_decisions_is_taken_back_whole(folder: Path) -> None:
    body = {"kind": "accept", "claim": ROW}
    other = {"kind": "accept", "claim": ROW | {"id": "a-f2"}}
    append(folder, NewEntry("amal", "decision", "a#f1", body, batch="b1"), at=NINE)
    append(folder, NewEntry("amal", "decision", "a#f2", other, batch="b1"), at=NINE)
    append(folder, NewEntry("boris", "undo", "b1", {"batch": "b1"}))
    assert rows(folder) == []
    assert standing(read(folder)) == ()


def test_of_two_who_undo_the_same_the_first_did_it(folder: Path) -> None:
    for decision in (accept(), UNDO, Decision("undo", "boris", "2016-10-07 11:00:00Z", undoes=1)):
        decide(folder, decision)
    assert [(one.kind, one.by) for one in read(folder)] == [("accept", "amal"), ("undo", "amal")]


def test_nothing_is_edited_and_the_last_decision_on_a_candidate_stands(folder: Path) -> None:
    decide(folder, Decision("unsure", "amal", NINE, candidate="a#q1"))
    decide(folder, Decision("reject", "boris", TEN, candidate="a#q1", why="said by another"))
    assert [(one.kind, one.by) for one in read(folder)] == [("unsure", "amal"), ("reject", "boris")]
    assert decided(read(folder))["a#q1"].why == "said by another"


def test_what_was_undone_and_the_undoing_do_not_stand(folder: Path) -> None:
    assert standing(tuple(decide(folder, one) for one in (accept(), UNDO))) == ()


def test_a_link_teaches_the_case_a_spelling_or_somebody_new(folder: Path) -> None:
    spelling = Decision("link", "amal", NINE, name="The Levant Front", means="front", sort="party")
    somebody = Decision("link", "amal", NINE, name="Ms. Roe", means="jane roe", sort="party",
                        new={"name": "Jane Roe", "kind": "person"})  # fmt: skip
    for one in (spelling, somebody):
        decide(folder, one)
    decisions = read(folder)
    assert decisions == (spelling, somebody)
    assert names_linked(decisions).parties == {"the levant front": "front", "ms. roe": "jane roe"}
    assert [(party.id, party.name, party.kind, party.also) for party in parties_linked(decisions)] == [
        ("jane roe", "Jane Roe", "person", ("Ms. Roe",))
    ]


def test_an_added_candidate_comes_back_as_it_was_though_the_log_knows_no_decimals(folder: Path) -> None:
    for one in found():
        decide(folder, Decision("add", "amal", NINE, candidate=f"a#{one.id}", found=one.as_json()))
    assert [candidate_from_json(one.found or {}) for one in read(folder)] == found()


def test_numbers_in_a_claim_that_json_does_not_hold_alike_everywhere_are_kept_as_text(folder: Path) -> None:
    value = {"low": 2.5, "high": 2**60, "unit": "tons"}
    decide(folder, Decision("accept", "amal", NINE, candidate="a#f1", claim=ROW | {"value": value}))
    assert rows(folder)[0]["value"] == {"low": "2.5", "high": str(2**60), "unit": "tons"}


@pytest.mark.parametrize("body", [{"kind": "guess"}, {"claim": ROW}, {"kind": "accept", "clam": ROW}])
def test_an_entry_that_is_no_decision_is_named_and_nothing_is_taken_until_it_is_undone(
    folder: Path, body: dict[str, Any]
) -> None:
    decide(folder, accept())
    append(folder, NewEntry("somebody", "decision", "a#q1", body))
    broken = read_decisions(folder)
    assert [(one.code, one.span.line) for one in broken.diagnostics] == [("I411", 2)]
    assert broken.value == ()
    append(folder, NewEntry("somebody", "undo", "2", {"entry": 2}))
    assert [one.kind for one in read(folder)] == ["accept"]


def test_among_many_entries_only_those_of_reviewers_are_read(folder: Path) -> None:
    append(folder, *(NewEntry("amal", "claim", f"c{n}", {"row": {"id": f"c{n}"}}) for n in range(50)), at=NINE)
    decide(folder, accept())
    with open_log(folder) as log:
        assert [one.number for one in log.entries(kinds=DECIDING)] == [51]
        assert [one.number for one in log.entries(48, kinds=("claim",))] == [49, 50]
        with log.writing(second_of(TEN)) as writing:
            assert [one.number for one in writing.entries(kinds=DECIDING)] == [51]


def test_reviewers_who_write_at_once_lose_nothing(folder: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_accept_many, [(folder, name) for name in ("amal", "boris", "chen", "dina")]))
    assert len(read(folder)) == 100
    assert len({row["id"] for row in rows(folder)}) == 100


def _accept_many(who: tuple[Path, str]) -> None:
    folder, by = who
    for number in range(25):
        row = ROW | {"id": f"{by}-{number}"}
        decide(folder, Decision("accept", by, NINE, candidate=f"a#{by}{number}", claim=row))


def test_the_same_decisions_give_the_same_claims() -> None:
    decisions = [accept(), UNDO]
    assert claims_of(decisions) == claims_of(list(decisions))


def test_of_reviewers_who_decide_on_one_candidate_at_once_one_is_first_and_the_others_are_told(folder: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        outcomes = list(pool.map(_accept_the_same, [(folder, name) for name in ("amal", "boris", "chen", "dina")]))
    assert sorted(outcomes) == ["made", "told", "told", "told"]
    assert len(read(folder)) == 1


def _accept_the_same(who: tuple[Path, str]) -> str:
    folder, by = who
    try:
        decide(folder, Decision("accept", by, NINE, candidate="a#f1", claim=ROW), seen=0)
    except DecidedMeanwhileError:
        return "told"
    return "made"


def test_what_somebody_decided_and_took_back_meanwhile_is_open(folder: Path) -> None:
    for decision in (accept(), UNDO):
        decide(folder, decision)
    assert decide(folder, Decision("reject", "boris", TEN, candidate="a#f1"), seen=0).number == 3


def test_decisions_taken_in_as_they_come_are_those_read_at_once(folder: Path) -> None:
    batch = {"kind": "accept", "claim": ROW | {"id": "b"}}
    undos = [NewEntry("amal", "undo", str(n), {"entry": n}) for n in (1, 5, 1, 6, 2, 4)]
    append(folder, *(entry_of(one) for one in (accept(), accept(TEN), accept(TEN))), *undos[:2], undos[0], undos[3])
    append(folder, NewEntry("boris", "decision", "a#b", batch, batch="b1"), NewEntry("boris", "seal", "x"), *undos[2:])
    append(folder, NewEntry("boris", "undo", "b1", {"batch": "b1"}))
    entries = read_state(folder).deciding
    whole = decisions_of(entries).value
    for first in range(len(entries)):
        for then in range(first + 1, len(entries) + 1):
            before = decisions_of(entries[:first]).value
            with_more = decisions_with(before, entries[:first], entries[first:then]).value
            at_once = decisions_of(entries[:then]).value
            assert [(one, one.number) for one in with_more] == [(one, one.number) for one in at_once]
    assert [one.number for one in whole] == [1, 2, 3, 8, 10, 12, 14]


def test_a_case_without_a_log_does_not_load_what_speaks_to_databases(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from holdfire.intake.decided.review import decide; "
        "from holdfire.intake.decided.decisions import read_decisions; "
        f"print(read_decisions(Path({str(tmp_path)!r})).value, 'sqlalchemy' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "() False\n"
    assert list(tmp_path.iterdir()) == []
