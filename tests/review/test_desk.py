"""The desk of a reviewer: deciding, undoing, linking, adding; what would change; several reviewers at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfire.assessments.assessment import Question
from holdfire.cli.main import main
from holdfire.intake.decided.accepted import claims_of
from holdfire.intake.decided.decisions import read_decisions
from holdfire.intake.decided.queue import Waiting
from holdfire.intake.decided.review import DecidedMeanwhileError, second_of
from holdfire.intake.drafts.fields import as_kind, with_field
from holdfire.intake.drafts.unknown import Unknown
from holdfire.log.entry import NewEntry
from holdfire.log.kept import FILE
from holdfire.log.state import read_state
from holdfire.log.store import open_log
from holdfire.pipeline import Case, assess_case, load_case
from holdfire.review import plain, verdicts
from holdfire.review.desk import Desk, RefusedError
from holdfire.review.order import Shown
from tests.review.harbour import make_case

AT = "2026-03-10 09:00:00Z"


def question(case: Case) -> Question:
    assert case.now is not None
    return Question(case.now)


def sit(folder: Path, by: str = "amal") -> Desk:
    return Desk(folder, by, lambda: AT, question)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return sit(make_case(tmp_path / "case"))


def called(desk: Desk, kind: str, words: str) -> Waiting:
    return next(one for one in desk.queue if plain.words_found(one.candidate) == words and kind == one.ref[8])


def shelling(desk: Desk) -> Waiting:
    return called(desk, "a", "shelled")


def as_deliveries(desk: Desk, one: Waiting) -> None:
    row = as_kind(dict(desk.row(one) or {}), "event")
    for key, text in {"act": "deliver", "actors": "south", "to place": "harbour", "when": "2026-03-08"}.items():
        row = with_field(row, key, text)
    desk.edit(one, row)


def accept_words_of_somebody_new(desk: Desk, name: str) -> Waiting:
    """Accept the first quotation as the support of the south, told by a source that the case did not have."""
    said = next(one for one in desk.queue if one.ref.startswith("article#q"))
    verdicts.link(desk, desk.unknown(said)[0], "", {"name": name, "kind": "person"})
    said = desk.find(said.ref)
    row = with_field(with_field(dict(desk.row(said) or {}), "party", "south"), "position", "supports")
    desk.edit(said, with_field(row, "on", "let trucks through"))
    verdicts.accept(desk, said)
    return said


def states(folder: Path, until: int | None = None) -> list[object]:
    case = load_case(folder, log=read_state(folder, until)).value
    assert case
    return [(one.term, one.bearer, one.account, one.states, one.numbers, one.breaches)
            for one in assess_case(case, question(case))]  # fmt: skip


def test_an_accepted_candidate_changes_the_assessments_as_was_said_and_undoing_brings_them_back(desk: Desk) -> None:
    before = states(desk.folder)
    (effect, *_) = desk.effects(shelling(desk))
    assert (effect.term, effect.bearer) == ("hold fire", "Northern Command")
    assert ("1 alleged" in effect.before, "2 alleged" in effect.after) == (True, True)
    verdicts.accept(desk, shelling(desk))
    assert states(desk.folder) != before
    verdicts.undo(desk)
    assert states(desk.folder) == before
    assert shelling(desk).decision is None


def test_the_desk_follows_what_was_accepted_as_if_the_case_were_read_anew(desk: Desk) -> None:
    verdicts.accept(desk, shelling(desk))
    assert sit(desk.folder).followed.assessments == desk.followed.assessments
    verdicts.undo(desk)
    assert sit(desk.folder).followed.assessments == desk.followed.assessments


def test_looking_at_what_would_change_changes_nothing(desk: Desk) -> None:
    before = desk.followed.assessments
    for one in desk.queue:
        desk.work_out(one)
    assert desk.followed.assessments == before


def test_looking_at_what_a_correction_would_change_changes_nothing_either(desk: Desk) -> None:
    before = desk.followed.assessments
    one = shelling(desk)
    desk.edit(one, {**(desk.row(one) or {}), "replaces": "c3", "actors": ["south"]})
    assert {effect.bearer for effect in desk.effects(one)} == {"Northern Command", "Southern Council"}
    assert desk.followed.assessments == before


def test_a_candidate_whose_row_has_an_error_is_not_accepted_and_the_field_is_named(desk: Desk) -> None:
    with pytest.raises(RefusedError, match=r"^count: this claim has no `count`"):
        verdicts.accept(desk, called(desk, "f", "9"))
    assert not (desk.folder / FILE).exists()


def test_an_edited_row_is_what_is_accepted(desk: Desk) -> None:
    trucks = called(desk, "f", "9")
    as_deliveries(desk, trucks)
    assert {effect.term for effect in desk.effects(trucks)} == {"let trucks through"}
    made = verdicts.accept(desk, trucks)
    (row,) = claims_of(read_decisions(desk.folder).value)
    assert row == {**(made.claim or {}), "recorded": AT}
    assert row["quantity"] == {"exactly": 9, "unit": "trucks", "as written": "9 trucks"}


def test_rejected_stay_on_file_with_the_reason_and_become_no_claim(desk: Desk) -> None:
    verdicts.reject(desk, shelling(desk), "told by another")
    (decision,) = read_decisions(desk.folder).value
    assert (decision.kind, decision.by, decision.at, decision.why) == ("reject", "amal", AT, "told by another")
    assert claims_of([decision]) == []
    assert (desk.progress.rejected, desk.progress.total) == (1, 7)


def test_deciding_again_undoes_what_was_decided_first(desk: Desk) -> None:
    verdicts.accept(desk, shelling(desk))
    verdicts.reject(desk, shelling(desk))
    assert [one.kind for one in read_decisions(desk.folder).value] == ["accept", "undo", "reject"]
    assert claims_of(read_decisions(desk.folder).value) == []
    made = verdicts.accept(desk, shelling(desk))
    assert claims_of(read_decisions(desk.folder).value) == [{**(made.claim or {}), "recorded": AT}]
    assert sit(desk.folder).followed.assessments == desk.followed.assessments


def test_what_was_edited_is_there_again_when_one_was_unsure(desk: Desk) -> None:
    trucks = called(desk, "f", "9")
    as_deliveries(desk, trucks)
    verdicts.unsure(desk, trucks, "on Sunday or on Saturday?")
    again = sit(desk.folder)
    assert (again.row(again.find(trucks.ref)) or {})["act"] == "deliver"


def test_undo_goes_back_any_number_and_only_over_ones_own(desk: Desk) -> None:
    verdicts.reject(desk, shelling(desk))
    verdicts.unsure(desk, called(desk, "a", "denied"))
    verdicts.reject(sit(desk.folder, "boris"), called(desk, "a", "would meet"))
    assert [verdicts.undo(desk).kind for _ in range(2)] == ["unsure", "reject"]
    with pytest.raises(RefusedError, match="no decision of amal"):
        verdicts.undo(desk)
    assert desk.progress.rejected == 1


def test_a_name_is_linked_to_somebody_new_and_the_drafts_know_them(desk: Desk) -> None:
    said = next(one for one in desk.queue if one.ref.startswith("article#q"))
    assert desk.unknown(said) == (Unknown("Leila Marsh", "party"),)
    verdicts.link(desk, desk.unknown(said)[0], "", {"name": "Leila Marsh", "kind": "person"})
    said = desk.find(said.ref)
    assert desk.unknown(said) == ()
    assert (desk.row(said) or {})["chain"] == ["leila marsh", "gazette"]


def test_a_name_is_linked_to_a_party_of_the_case(desk: Desk) -> None:
    said = next(one for one in desk.queue if one.ref.startswith("article#q"))
    verdicts.link(desk, desk.unknown(said)[0], "Southern Council")
    assert (desk.row(desk.find(said.ref)) or {})["party"] == "south"
    with pytest.raises(RefusedError, match="no party, body or person called `nobody`"):
        verdicts.link(desk, Unknown("X", "party"), "nobody")
    with pytest.raises(RefusedError, match="declared in the deal"):
        verdicts.link(desk, Unknown("X", "place"), "", {"name": "X"})


def test_a_source_that_a_claim_names_stays_known_when_its_link_is_undone(desk: Desk) -> None:
    accept_words_of_somebody_new(desk, "Leila Marsh")
    verdicts.undo(desk)
    verdicts.undo(desk)
    assert load_case(desk.folder).value is not None
    assert desk.case.parties.by_id["leila marsh"].also == ()


def test_one_that_is_missing_is_added_once(desk: Desk) -> None:
    document = desk.case.documents["article"]
    start = document.text.index("ten buses")
    words = verdicts.Words(start, start + 9, "ten buses")
    one = verdicts.add(desk, "article", words, "figure")
    assert plain.whole(desk, one).count("added by amal") == 1
    assert (desk.row(one) or {})["value"] == {"exactly": 10, "unit": "buses", "as written": "ten buses"}
    assert one.ref in {each.ref for each in sit(desk.folder, "boris").queue}
    with pytest.raises(RefusedError, match="a candidate already"):
        verdicts.add(desk, "article", words, "figure")


def test_a_second_reviewer_sees_what_the_first_decided_before_it_is_decided_twice(desk: Desk) -> None:
    other = sit(desk.folder, "boris")
    verdicts.accept(desk, shelling(desk))
    with pytest.raises(DecidedMeanwhileError, match="amal has decided"):
        verdicts.accept(other, shelling(other))
    assert other.followed.assessments == desk.followed.assessments
    verdicts.reject(other, shelling(other))
    assert [one.kind for one in read_decisions(desk.folder).value] == ["accept", "undo", "reject"]


def test_two_reviewers_who_take_turns_lose_nothing(desk: Desk) -> None:
    other = sit(desk.folder, "boris")
    for one, by in zip([one.ref for one in desk.queue], [desk, other] * 4, strict=False):
        by.refresh()
        verdicts.reject(by, by.find(one))
    desk.refresh()
    assert desk.progress.rejected == 7
    assert {one.by for one in read_decisions(desk.folder).value} == {"amal", "boris"}


def test_what_changes_most_comes_first_or_the_order_of_the_text(desk: Desk) -> None:
    for one in desk.queue:
        desk.work_out(one)
    assert desk.shown(Shown())[0].ref == shelling(desk).ref
    in_text = [one.candidate.at for one in desk.shown(Shown(order="text"))]
    assert in_text == sorted(in_text)
    assert {one.ref[8] for one in desk.shown(Shown(kind="figure"))} == {"f"}


def test_decided_ones_are_shown_only_when_asked(desk: Desk) -> None:
    verdicts.reject(desk, shelling(desk))
    assert len(desk.shown(Shown())) == 6
    assert len(desk.shown(Shown(decided=True))) == 7


def test_a_date_is_accepted_without_a_claim(desk: Desk) -> None:
    date = next(one for one in desk.queue if one.ref.startswith("article#d"))
    assert verdicts.accept(desk, date).claim is None
    assert claims_of(read_decisions(desk.folder).value) == []


def test_of_a_deal_that_is_not_in_force_it_is_shown_as_though_it_were(tmp_path: Path) -> None:
    folder = make_case(tmp_path / "case")
    (folder / "claims" / "claims.csv").unlink()
    assert sit(folder).supposes == ""
    assert "proposed" in sit(folder).effects(shelling(sit(folder)))[0].before
    path = folder / "case.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "as if: 2026-03-05\n", encoding="utf-8")
    desk = sit(folder)
    assert desk.supposes == "as though in force from 5 Mar 2026"
    assert [(one.term, "proposed" in one.before) for one in desk.effects(shelling(desk))] == [("hold fire", False)] * 2
    assert "would change, as though in force from 5 Mar 2026:" in plain.whole(desk, shelling(desk))


def test_other_entries_in_between_are_none_of_the_desk_s_business(desk: Desk) -> None:
    verdicts.reject(desk, called(desk, "a", "denied"))
    with open_log(desk.folder) as log:
        log.append([NewEntry("boris", "seal", "1", {})], 0)
    assert desk.refresh() is False
    verdicts.accept(desk, shelling(desk))
    assert [one.number for one in desk.decisions] == [1, 3]
    assert sit(desk.folder).followed.assessments == desk.followed.assessments


def test_a_claim_that_stands_again_because_its_undoing_was_undone_is_followed(desk: Desk) -> None:
    before = states(desk.folder)
    verdicts.accept(desk, shelling(desk))
    accepted = states(desk.folder)
    verdicts.undo(desk)
    with open_log(desk.folder) as log:
        log.append([NewEntry("boris", "undo", "2", {"entry": 2})], 0)
    assert desk.refresh() is True
    assert states(desk.folder) == accepted != before
    assert sit(desk.folder).followed.assessments == desk.followed.assessments
    assert shelling(desk).decision is not None


def test_what_was_accepted_is_a_claim_of_the_log_where_its_entry_stands(desk: Desk) -> None:
    verdicts.accept(desk, shelling(desk))
    case = load_case(desk.folder).value
    assert case
    assert [one.at_row for one in case.claims if one.at_row.startswith(FILE)] == [f"{FILE}:1"]
    assert not (desk.folder / "claims" / "reviewed.jsonl").exists()


def test_what_the_log_refuses_to_take_is_said(desk: Desk) -> None:
    path = desk.folder / "case.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "log: mysql://localhost/case\n", encoding="utf-8")
    with pytest.raises(RefusedError, match="postgresql"):
        verdicts.reject(desk, shelling(desk))
    assert shelling(desk).decision is None


def test_as_known_before_a_decision_its_claim_and_its_names_are_not_there(desk: Desk) -> None:
    verdicts.link(desk, Unknown("Leila Marsh", "party"), "", {"name": "Leila Marsh", "kind": "person"})
    made = verdicts.accept(desk, shelling(desk))
    cut = [load_case(desk.folder, log=read_state(desk.folder, second_of(AT) + more)).value for more in (0, 1)]
    assert cut[0] and cut[1]
    assert [(made.claim or {})["id"] in {one.id for one in case.claims} for case in cut if case] == [False, True]
    assert ["leila marsh" in case.parties.by_id for case in cut if case] == [False, True]


def ids(folder: Path, until: int | None = None) -> set[str]:
    case = load_case(folder, log=read_state(folder, until)).value
    assert case
    return {one.id for one in case.claims}


@pytest.mark.parametrize("again", ["undo", "reject"])
def test_a_claim_that_its_reviewer_takes_back_is_none_and_nobody_quoted_in_it_took_anything_back(
    desk: Desk, again: str
) -> None:
    before = ids(desk.folder)
    name = (verdicts.accept(desk, shelling(desk)).claim or {})["id"]
    assert ids(desk.folder) == before | {name}
    if again == "undo":
        verdicts.undo(desk)
    else:
        verdicts.reject(desk, shelling(desk), "told by another")
    case = load_case(desk.folder).value
    assert case
    assert ids(desk.folder) == before
    assert not [one.id for one in case.claims if one.retracts]


def test_a_correction_that_is_undone_lets_stand_again_what_it_corrected(desk: Desk) -> None:
    before = states(desk.folder)
    one = shelling(desk)
    desk.edit(one, {**(desk.row(one) or {}), "replaces": "c3", "actors": ["south"]})
    verdicts.accept(desk, one)
    assert states(desk.folder) != before
    verdicts.undo(desk)
    assert states(desk.folder) == before
    assert sit(desk.folder).followed.assessments == desk.followed.assessments


def answered(desk: Desk) -> tuple[str, str]:
    """Accept a shelling and a denial in reply to it; give the names of both claims."""
    first = verdicts.accept(desk, shelling(desk)).claim or {}
    denied = called(desk, "a", "denied")
    row = as_kind(dict(desk.row(denied) or {}), "event")
    said = {"act": "shelling", "actors": "north", "when": "2026-03-07", "says": "denies", "denies": "occurrence"}
    for key, text in {**said, "reply to": str(first["id"])}.items():
        row = with_field(row, key, text)
    desk.edit(denied, row)
    return str(first["id"]), str((verdicts.accept(desk, denied).claim or {})["id"])


def test_what_another_claim_rests_on_is_not_undone_before_that_is(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    first, reply = answered(desk)
    with pytest.raises(RefusedError, match=rf"^{reply} \(`reply to`\) rests on its claim: change that first"):
        verdicts.reject(desk, shelling(desk))
    assert main(["undo", str(desk.folder), "1", "--by", "amal"]) == 1
    shown = capsys.readouterr()
    assert "nothing was undone: other claims rest on 1 (above)" in shown.out
    assert f"`reply to` names `{first}`, whose acceptance was undone" in shown.err
    assert [verdicts.undo(desk).candidate for _ in range(2)] == [called(desk, "a", "denied").ref, shelling(desk).ref]


def test_a_log_in_which_that_was_done_all_the_same_is_read_and_it_is_said(desk: Desk) -> None:
    first, reply = answered(desk)
    with open_log(desk.folder) as log:
        log.append([NewEntry("boris", "undo", "1", {"entry": 1})], 0)
    read = load_case(desk.folder)
    assert read.value
    assert [(one.code, one.severity) for one in read.diagnostics if first in one.message] == [("C246", "warning")]
    (left,) = [one for one in read.value.claims if one.id in {first, reply}]
    assert (left.id, left.reply_to) == (reply, "")


@pytest.mark.parametrize("by", ["the same desk", "another desk"])
def test_undoing_brings_back_what_was_edited(desk: Desk, by: str) -> None:
    trucks = called(desk, "f", "9")
    as_deliveries(desk, trucks)
    row = {**(desk.row(trucks) or {}), "incident": "convoy"}
    desk.edit(trucks, row)
    verdicts.accept(desk, trucks)
    verdicts.undo(desk)
    there = desk if by == "the same desk" else sit(desk.folder)
    assert there.row(there.find(trucks.ref)) == {key: value for key, value in row.items() if value not in ("", [], {})}
    made = verdicts.accept(there, there.find(trucks.ref))
    assert claims_of(read_decisions(desk.folder).value) == [{**(made.claim or {}), "recorded": AT}]


def test_what_comes_back_does_not_know_whom_a_name_meant_whose_link_was_undone(desk: Desk) -> None:
    said = accept_words_of_somebody_new(desk, "L. M.")
    verdicts.undo(desk)
    assert (desk.row(desk.find(said.ref)) or {})["chain"] == ["l. m.", "gazette"]
    verdicts.undo(desk)
    row = desk.row(desk.find(said.ref)) or {}
    assert (row["chain"], row["position"]) == (["Leila Marsh", "gazette"], "supports")


def test_as_known_before_it_was_undone_the_claim_stood(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    before = states(desk.folder)
    desk.edit(shelling(desk), {**(desk.row(shelling(desk)) or {}), "replaces": "c3", "actors": ["south"]})
    name = str((verdicts.accept(desk, shelling(desk)).claim or {})["id"])
    accepted = states(desk.folder)
    desk.clock = lambda: "2026-03-10 11:00:00Z"
    verdicts.undo(desk)
    at_ten = second_of("2026-03-10 10:00:00Z")
    assert (name in ids(desk.folder, at_ten), name in ids(desk.folder)) == (True, False)
    assert states(desk.folder) == before
    assert states(desk.folder, at_ten) == accepted
    told = ["changes", str(desk.folder), "--from", "2026-03-10T10:00:00Z", "--to", "2026-03-10T12:00:00Z"]
    assert main(told) == 0
    shown = capsys.readouterr().out
    assert "hold fire · Southern Council\n    everyone\n      not kept → kept so far or not kept: undecided" in shown


def test_a_denial_is_offered_what_it_may_be_a_reply_to_until_it_is_said(desk: Desk) -> None:
    """The Command denies what it is accused of in the same article: nobody has to look for the claim."""
    denied = called(desk, "a", "denied")
    accused = desk.row(shelling(desk))
    assert accused is not None
    verdicts.accept(desk, shelling(desk))
    name = str(accused["id"])
    row = {**(desk.row(denied) or {}), "act": "shelling"}
    desk.edit(denied, row)
    assert name in desk.may_answer(denied)
    assert f'{name}: with --set "reply to={name}" it is' in plain.whole(desk, denied)
    desk.edit(denied, {**row, "reply to": name})
    assert desk.may_answer(denied) == ()
