"""Which questions are asked, which answers are taken, the way back, and what becomes of it all."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfire.assessments.assessment import Question
from holdfire.claims.claim import Claim, Ruling, Stance
from holdfire.claims.columns import KINDS, columns_of
from holdfire.entering.bench import Bench
from holdfire.entering.correction import answers_of
from holdfire.entering.interview import Interview, name_of_claim
from holdfire.entering.keeping import append_entries, entries_of
from holdfire.entering.newcomers import new_party, new_place
from holdfire.entering.offers import matching_offers
from holdfire.entering.questions import MORE, NEVER, ORIGIN, THROUGH, more_of, plan
from holdfire.intake.drafts.unknown import Unknown
from holdfire.pipeline import Case
from holdfire.report.sentences import claim_sentence
from tests.review.harbour import make_case

ROOT = Path(__file__).parents[2]
ALEPPO = ROOT / "examples" / "aleppo-2016"
LATE = "Residents said that Northern Command shelled Harbour Road late on Saturday."


def question(case: Case) -> Question:
    return Question(case.now or 0)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(make_case(tmp_path / "case"), question)


@pytest.fixture(scope="module")
def aleppo() -> Bench:
    return Bench(ALEPPO, question)


def asked(interview: Interview, *answers: str) -> list[str]:
    """Give answers; list the questions they were given to."""
    keys = []
    for answer in answers:
        assert interview.current is not None, f"all is answered before “{answer}”"
        keys.append(interview.current.key)
        assert interview.answer(answer) is None, (keys[-1], answer, interview.answer(answer))
    return keys


def told_at(claim: Claim) -> str:
    """From when a stance or a ruling holds that does not say so: as written where it was said, else published."""
    return (claim.said or claim.published).as_written if isinstance(claim.assertion, Stance | Ruling) else ""


def wrong(interview: Interview, answer: str) -> str:
    before = interview.row
    found = interview.answer(answer)
    assert found is not None
    assert interview.row == before
    return found.says


def test_a_shelling_is_asked_for_question_by_question_and_reads_as_a_claim(bench: Bench) -> None:
    one = Interview(bench)
    keys = asked(one, "event", "shelling", "", "Northern Command", "The Harbour", "2026-03-07 21:00", "",
                 "residents", "The Harbour Gazette", "article", LATE, "", "c3", "grade", "C3", "")  # fmt: skip
    assert keys == ["kind", "act", "denies", "actors", "where", "when", "quantity", ORIGIN, THROUGH, "quote in",
                    "quote text", "said", "reply to", MORE, "grade", MORE]  # fmt: skip
    assert one.current is None
    assert one.row == {
        "id": "new claim", "kind": "event", "act": "shelling", "actors": ["north"], "where": "harbour",
        "when": "2026-03-07 21:00", "quote": {"in": "article", "text": LATE}, "reply to": "c3", "grade": "C3",
        "chain": ["residents", "gazette"],
    }  # fmt: skip
    assert one.mistakes() == ()
    claim = one.claim()
    assert claim and claim.published and claim.quote and claim.quote.start > 0
    assert {effect.term for effect in bench.effects(claim)} == {"hold fire"}


def test_what_a_term_looks_at_for_an_act_is_asked(bench: Bench) -> None:
    one = Interview(bench)
    asked(one, "event", "deliver")
    assert "to place" in plan(one.given)
    other = Interview(bench)
    asked(other, "event", "shelling")
    assert "to place" not in plan(other.given)
    assert "to place" in more_of(other.given)


def test_what_lasted_is_asked_for_its_beginning_and_its_end(bench: Bench) -> None:
    one = Interview(bench)
    keys = asked(one, "coverage", "mission", "", "harbour", "", "2026-03-05", "2026-03-08", "mission", "", "")
    assert keys[4:7] == ["when", "began", "ended"]
    assert (one.row["began"], one.row["ended"]) == ("2026-03-05", "2026-03-08")


def test_an_end_before_the_beginning_is_asked_again(bench: Bench) -> None:
    one = Interview(bench)
    asked(one, "coverage", "mission", "", "harbour", "", "2026-03-05")
    assert "before" in wrong(one, "2026-03-01")
    asked(one, "2026-03-06")


def test_a_position_on_condition_asks_for_the_condition(bench: Bench) -> None:
    one = Interview(bench)
    keys = asked(one, "stance", "south", "accepts on condition", "the road stays quiet", "", "", "gazette", "", "")
    assert keys == ["kind", "party", "position", "condition", "on", "at", ORIGIN, THROUGH, "quote in"]
    other = Interview(bench)
    asked(other, "stance", "south", "accepts")
    assert "condition" not in plan(other.given)


def test_a_vote_asks_who_was_against_or_else_the_outcome(aleppo: Bench) -> None:
    votes = Interview(aleppo)
    asked(votes, "decision", "security council", "french draft", "2016-10-08", "11", "Russia | Venezuela", "")
    assert votes.row["votes"] == {"for": 11, "against": ["russia", "venezuela"]}
    told = Interview(aleppo)
    asked(told, "decision", "security council", "french draft", "2016-10-08", "", "not adopted")
    assert told.row["outcome"] == "not adopted"


def test_every_key_of_every_kind_can_be_asked_for_and_no_other(aleppo: Bench) -> None:
    for kind in KINDS:
        one = Interview(aleppo)
        one.answers = dict.fromkeys(("quantity", "value", "quote in", THROUGH, "votes for"), "1") | {"kind": kind}
        one.answers |= {"when": "", "access": "refused", "position": "accepts on condition"}
        votes = dict(one.answers, **{"votes for": ""})
        reached = {*plan(one.given), *more_of(one.given)}
        one.answers = votes
        reached |= {*plan(one.given), *more_of(one.given)}
        parts = {f"{key} {part}" for key in ("quantity", "value") for part in ("low", "high", "exactly", "unit",
                 "as written")}  # fmt: skip
        assert reached - {"kind", ORIGIN, THROUGH, MORE} == set(columns_of(kind)) - {*NEVER, *parts}, kind


@pytest.mark.parametrize(
    ("answers", "answer", "says"),
    [
        ((), "incident", "`incident` is no kind of claim"),
        (("event",), "shelllling", "no act is called `shelllling`; did you mean `shelling`?"),
        (("event",), "", "this cannot be left out"),
        (("event", "shelling"), "maybe", "`maybe` is not one of the words `denies` takes"),
        (("event", "shelling", ""), "Northen Command", "no party is called `Northen Command`; did you mean `north`?"),
        (("event", "shelling", "", ""), "Mars", "no place is called `Mars`"),
        (("event", "shelling", "", "", ""), "06/03/2026", "`when`:"),
        (("event", "shelling", "", "", ""), "yesterday", "`when`:"),
        (("event", "shelling", "", "", "", "2026-03-06"), "many", "`quantity`:"),
        (("event", "shelling", "", "", "", "2026-03-06", ""), "north | south", "one only"),
        (("event", "shelling", "", "", "", "2026-03-06", "", "north", ""), "letter", "no document is called `letter`"),
        (("event", "shelling", "", "", "", "2026-03-06", "", "north", "", "article"), "trucks", "more than once"),
        (("event", "shelling", "", "", "", "2026-03-06", "", "north", "", "article"), "tanks", "do not stand in"),
        (("event", "shelling", "", "", "", "2026-03-06", "", "north", "", "article", ""), "c99", "`c99`"),
        (("event", "shelling", "", "", "", "2026-03-06", "", "north", "", "article", "", ""), "grad", "mean `grade`"),
    ],
)
def test_a_wrong_answer_is_not_taken_and_a_sentence_says_why(
    bench: Bench, answers: tuple[str, ...], answer: str, says: str
) -> None:
    one = Interview(bench)
    asked(one, *answers)
    key = one.current and one.current.key
    assert says in wrong(one, answer)
    assert one.current
    assert one.current.key == key


def test_the_way_back_offers_what_was_answered_and_leads_to_the_first_question(bench: Bench) -> None:
    one = Interview(bench)
    asked(one, "event", "shelling", "", "north")
    assert one.back()
    assert one.current
    assert (one.current.key, one.default) == ("actors", "north")
    asked(one, "south", "harbour")
    assert one.row["actors"] == ["south"]
    while one.back():
        pass
    assert one.current
    assert (one.current.key, one.default) == ("kind", "event")
    assert not one.back()


def test_another_kind_leaves_nothing_of_the_first_behind(bench: Bench) -> None:
    one = Interview(bench)
    asked(one, "event", "shelling", "", "north", "harbour", "2026-03-06", "")
    one.back_to("kind")
    asked(one, "coverage", "mission", "", "harbour", "2026-03-06", "mission", "", "article", "", "", "")
    assert set(one.row) == {"id", "kind", "observer", "where", "when", "chain", "quote"}
    assert one.mistakes() == ()


def test_names_are_found_in_every_spelling_and_script(aleppo: Bench) -> None:
    one = Interview(aleppo)
    asked(one, "event", "airstrike", "")
    actors = one.offers("actors")
    assert [each.value for each in matching_offers("الهلال", actors)] == ["sarc"]
    assert [each.value for each in matching_offers("red cres", actors)] == ["sarc"]
    assert "nusra" in [each.value for each in matching_offers("Nusr", actors)]
    assert [each.value for each in matching_offers("lavrof", actors)] == ["lavrov"]
    asked(one, "الهلال الأحمر العربي السوري | Syria + russia")
    assert one.row["actors"] == ["sarc", "syria + russia"]


def test_acts_that_terms_ask_about_come_first_each_with_its_meaning(bench: Bench) -> None:
    one = Interview(bench)
    asked(one, "event")
    acts = one.offers("act")
    assert {"attack", "deliver"} <= {each.value for each in acts[:20]}
    assert all(each.means for each in acts)


def test_sentences_of_the_document_are_offered_for_its_words(bench: Bench) -> None:
    one = Interview(bench)
    asked(one, "event", "shelling", "", "north", "", "2026-03-07", "", "residents", "gazette", "article")
    (found,) = matching_offers("late on saturday", one.offers("quote text"))
    assert found.value == LATE
    asked(one, found.value)


def test_somebody_new_is_kept_with_the_claim_that_names_them(bench: Bench) -> None:
    one = Interview(bench)
    asked(one, "event", "shelling", "", "", "harbour", "2026-03-07", "")
    found = one.answer("Leila Marsh")
    assert found
    assert found.unknown == Unknown("Leila Marsh", "party")
    bench.add_party(new_party(bench.case, "Leila Marsh", "Leila Marsh", "person", "ليلى مارش"))
    bench.add_party(new_party(bench.case, "nobody", "Nobody named here", "person"))
    asked(one, "ليلى مارش", "", "", "2026-03-09", "", "")
    assert one.row["chain"] == ["leila marsh"]
    assert one.claim()
    party, claim = entries_of({**one.row, "id": "x"}, bench.added, "amal")
    assert (party.kind, party.subject) == ("party", "leila marsh")
    assert party.body == {"name": "Leila Marsh", "kind": "person", "also": ["ليلى مارش"]}
    assert (claim.kind, claim.body["row"]["chain"]) == ("claim", ["leila marsh"])


def test_a_new_place_inside_a_known_one_counts_where_that_does(bench: Bench) -> None:
    one = Interview(bench)
    asked(one, "event", "shelling", "", "north")
    found = one.answer("Old Mill")
    assert found
    assert found.unknown == Unknown("Old Mill", "place")
    bench.add_place(new_place(bench.case, "Old Mill", "The Old Mill", "harbour road"))
    asked(one, "old mill", "2026-03-07", "", "mission", "", "", "2026-03-09", "", "")
    claim = one.claim()
    assert claim
    assert any("2 alleged, 2 established" in effect.after for effect in bench.effects(claim))
    (place, _) = entries_of({**one.row, "id": "x"}, bench.added, "amal")
    assert place.body == {"name": "The Old Mill", "also": ["Old Mill"], "inside": ["harbour road"]}


def test_of_a_place_that_nobody_can_say_where_it_is_nothing_is_certain(bench: Bench) -> None:
    bench.add_place(new_place(bench.case, "Old Mill", "Old Mill", ""))
    one = Interview(bench)
    asked(one, "event", "shelling", "", "south", "old mill", "2026-03-07", "", "mission", "", "", "2026-03-09", "", "")
    claim = one.claim()
    assert claim
    assert {effect.after for effect in bench.effects(claim)} == {
        "kept so far or not kept: undecided (1 alleged, 0 established)"
    }


def test_a_strip_of_land_that_nobody_named_before_can_be_answered(bench: Bench) -> None:
    one = Interview(bench)
    asked(one, "event", "shelling", "", "north", "within 500 m of The Harbour", "2026-03-07", "", "mission", "", "",
          "2026-03-09", "", "")  # fmt: skip
    claim = one.claim()
    assert claim
    said = claim_sentence(bench.case, claim.assertion)
    assert said == "Northern Command: shelling within 500 m of harbour, 7 Mar 2026"


def test_a_claim_is_taken_back_by_naming_it(bench: Bench) -> None:
    one = Interview(bench)
    keys = asked(one, "taking back", "c3", "residents", "gazette", "", "2026-03-10", "", "the shell fell elsewhere")
    assert keys == ["kind", "retracts", ORIGIN, THROUGH, "quote in", "published", "said", "note"]
    assert one.current is None
    claim = one.claim()
    assert claim
    assert claim.retracts
    assert any(effect.after.startswith("kept so far") for effect in bench.effects(claim))


def test_a_correction_offers_all_that_was_said_to_be_changed(bench: Bench) -> None:
    one = Interview(bench)
    assert "no claim is called `c99`" in (asked(one, "correction") and wrong(one, "c99"))
    asked(one, "c4")
    offered = []
    while (current := one.current) and current.key not in ("quote in", MORE):
        offered.append((current.key, one.default))
        assert one.answer("9 trucks" if current.key == "quantity" else one.default) is None
    assert ("act", "deliver") in offered
    assert ("quantity", "12 trucks") in offered
    assert (ORIGIN, "mission") in offered
    asked(one, "", "2026-03-10", "", "")
    assert one.current is None
    wanted = {"id": "new claim", "kind": "event", "act": "deliver", "actors": ["south"], "when": "2026-03-08"}
    changed = {"quantity": "9 trucks", "published": "2026-03-10", "replaces": "c4", "chain": ["mission"]}
    assert one.row == wanted | changed
    assert one.mistakes() == ()


def test_trying_a_correction_or_a_retraction_leaves_the_case_as_it_was(bench: Bench) -> None:
    before = bench.followed.assessments
    back = {"id": "x", "retracts": "c3", "chain": ["residents"], "published": "2026-03-10"}
    other = {"id": "x", "kind": "event", "act": "shelling", "actors": ["south"], "where": "harbour",
             "when": "2026-03-06", "replaces": "c3", "chain": ["residents"], "published": "2026-03-10"}  # fmt: skip
    for row in (back, other, back):
        claim = bench.read(row)
        assert claim
        effects = bench.effects(claim)
        assert any(one.after.startswith("kept so far") and one.bearer == "Northern Command" for one in effects)
        assert bench.followed.assessments == before


def test_what_was_seldom_said_of_a_corrected_claim_is_asked_again(aleppo: Bench) -> None:
    one = Interview(aleppo)
    asked(one, "correction", "all-lavrov-rt")
    kept = answers_of(aleppo.case, "all-lavrov-rt")
    assert set(kept) - {"kind"} <= {*plan(one.given), *one.wanted}
    while (current := one.current) and current.key not in ("quote in", "published"):
        assert one.answer(one.default) is None, (current, one.default)
    asked(one, "", "2016-10-12", *([""] * 3))
    while one.current:
        assert one.answer(one.default if one.current.key in kept else "") is None
    assert one.mistakes() == ()
    assert {key: one.answers.get(key) for key in kept} == kept


def test_every_claim_of_an_example_can_be_corrected_as_it_stands(aleppo: Bench) -> None:
    for claim in aleppo.claims:
        one = Interview(aleppo)
        asked(one, "correction", claim.id)
        while current := one.current:
            text = {"published": "2016-12-31", "at": one.default or told_at(claim)}.get(current.key, one.default)
            assert one.answer(text) is None, (claim.id, current, text, one.answer(text))
        read = one.claim()
        assert read, (claim.id, one.mistakes())
        assert (read.assertion, read.chain) == (claim.assertion, claim.chain)


def test_the_way_back_leads_out_of_a_correction(bench: Bench) -> None:
    one = Interview(bench)
    asked(one, "correction", "c4")
    assert one.back()
    assert one.current
    assert one.current.key == "kind"


def test_trying_a_claim_leaves_the_case_as_it_was(bench: Bench) -> None:
    before = bench.followed.assessments
    one = Interview(bench)
    asked(one, "event", "shelling", "", "north", "harbour", "2026-03-07", "", "mission", "", "", "2026-03-09", "", "")
    claim = one.claim()
    assert claim
    assert bench.effects(claim) == bench.effects(claim) != ()
    assert bench.followed.assessments == before


def test_a_claim_that_was_kept_is_known_as_though_the_case_were_read_anew(bench: Bench) -> None:
    row = {"id": "kept", "kind": "event", "act": "shelling", "actors": ["north"], "where": "harbour",
           "when": "2026-03-07", "chain": ["mission"], "published": "2026-03-09"}  # fmt: skip
    head = append_entries(bench.folder, entries_of(row, (), "amal"), 1_774_000_000, bench.seen)
    bench.kept(row, head)
    anew = Bench(bench.folder, question)
    assert bench.followed.assessments == anew.followed.assessments
    assert {claim.id for claim in bench.claims} == {claim.id for claim in anew.claims}
    assert bench.case.claims[-1].recorded == anew.followed.known.by_id["kept"].recorded
    assert bench.seen == anew.seen == 1


def test_what_others_kept_meanwhile_is_read_with_it(bench: Bench) -> None:
    row = {"kind": "event", "act": "shelling", "actors": ["north"], "where": "harbour", "when": "2026-03-07",
           "chain": ["mission"], "published": "2026-03-09"}  # fmt: skip
    theirs, mine = {"id": "theirs", **row}, {"id": "mine", **row}
    append_entries(bench.folder, entries_of(theirs, (), "boris"), 1_774_000_000, bench.seen)
    head = append_entries(bench.folder, entries_of(mine, (), "amal"), 1_774_000_000, bench.seen)
    bench.kept(mine, head)
    assert {"theirs", "mine"} <= {claim.id for claim in bench.claims}


def test_two_who_enter_the_same_make_two_claims_of_different_names() -> None:
    row = {"kind": "event", "act": "shelling", "chain": ["residents", "The Harbour Gazette"]}
    names = {name_of_claim(row, by, at) for by in ("amal", "boris") for at in ("2026-03-10T09:00:00Z", "later")}
    assert len(names) == 4
    assert all(name.startswith("the-harbour-gazette-") for name in names)
