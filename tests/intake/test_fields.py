"""The row of a claim as fields; words marked in their text; names nobody knows; what reviewers add."""

from __future__ import annotations

import pytest

from holdfire.claims.columns import columns_of
from holdfire.claims.document import Document
from holdfire.claims.names import Names
from holdfire.intake.candidate import Quotation, ReportedFigure, Words
from holdfire.intake.decided.added import candidate_added, words_at, words_named
from holdfire.intake.drafts.fields import as_kind, choices, fields_of, flat, matching, with_field
from holdfire.intake.drafts.unknown import Unknown, new_id, unknown_names, who_is_meant
from holdfire.intake.marked import Mark, marks_of, pieces

FIGURE = {
    "id": "c", "kind": "figure", "count": "", "value": {"low": 3, "unit": "trucks"}, "at": "2026-03-08",
    "chain": ["mission", "gazette"], "quote": {"in": "a", "text": "three", "start": 1, "end": 6},
}  # fmt: skip


def test_lists_are_written_with_bars_and_read_again() -> None:
    assert flat(FIGURE)["chain"] == "mission | gazette"
    assert with_field(FIGURE, "chain", " mission |north| gazette")["chain"] == ["mission", "north", "gazette"]


def test_a_row_that_is_changed_stays_as_it_was() -> None:
    changed = with_field(FIGURE, "value low", "4")
    assert (changed["value"]["low"], FIGURE["value"]["low"]) == (4, 3)
    assert with_field(changed, "value low", "")["value"] == {"unit": "trucks"}


def test_other_words_of_a_quote_are_found_anew() -> None:
    assert with_field(FIGURE, "quote text", "three trucks")["quote"] == {"in": "a", "text": "three trucks"}


def test_needed_fields_are_shown_though_empty_and_all_when_asked() -> None:
    assert [field.key for field in fields_of(FIGURE)] == [
        "kind", "count", "at", "value low", "value unit", "chain", "quote in", "quote text",
    ]  # fmt: skip
    assert "incident" in {field.key for field in fields_of(FIGURE, every=True)}


def test_another_kind_keeps_what_means_the_same_and_leaves_out_what_it_has_no_key_for() -> None:
    event = as_kind(FIGURE, "event")
    assert event["quantity"] == FIGURE["value"]
    assert event["when"] == "2026-03-08"
    assert "count" not in event and "value" not in event
    assert as_kind({**event, "actors": ["north"]}, "stance")["party"] == "north"
    with pytest.raises(ValueError, match="no kind of claim"):
        as_kind(FIGURE, "rumour")


def test_what_can_stand_in_a_field() -> None:
    names = Names(parties={"n": "north", "north": "north"}, terms={"hold": "hold"}, clauses={}, drafts={}, bodies={})
    columns = columns_of("stance")
    assert choices("party", columns["party"], names) == ["north"]
    assert choices("on", columns["on"], names) == ["deal", "hold"]
    assert choices("position", columns["position"], names)[0] == "proposes"
    assert choices("condition", columns["condition"], names) == []


def test_a_few_letters_find_names_by_their_beginning_any_word_or_the_nearest() -> None:
    names = ["northern command", "southern council", "observer mission", "hold north"]
    assert matching("nor", names) == ["northern command", "hold north"]
    assert matching("coun", names) == ["southern council"]
    assert matching("observr mission", names) == ["observer mission"]
    assert matching("", names) == names


def test_words_are_told_apart_without_colours() -> None:
    text = 'He said, "we go home" today'
    one = Quotation("q", "direct", (Words(10, 20, "we go home"),), Words(3, 7, "said"), Words(0, 2, "He"))
    cut = pieces(text, marks_of(one))
    assert "".join(piece.text for piece in cut) == '[He] ‹said›, "«we go home»" today'
    assert [piece.role for piece in cut if piece.text == "said"] == ["cue"]


def test_marks_within_marks_close_in_order() -> None:
    cut = pieces("abcdef", [Mark(0, 6, "content"), Mark(2, 4, "number")])
    assert "".join(piece.text for piece in cut) == "«ab«cd»ef»"
    assert "".join(piece.text for piece in pieces("abcdef", [Mark(0, 3, "content")], 1, 5)) == "bc»de"


def test_names_nobody_knows_are_listed_once_each() -> None:
    names = Names(parties={"north": "north"}, places={"harbour": "harbour"})
    row = {"actors": ["north + Ms. Roe"], "chain": ["Ms. Roe"], "where": "the mill", "to place": "harbour"}
    assert unknown_names(row, names) == (Unknown("Ms. Roe", "party"), Unknown("the mill", "place"))


def test_a_name_is_found_by_its_id_and_by_the_name_shown() -> None:
    known, shown = {"north": "north", "nc": "north", "south": "south"}, {"north": "Northern Command"}
    assert who_is_meant("comm", known, shown) == [("north", "Northern Command")]
    assert new_id("North", known) == "north 2"


def test_a_reviewer_adds_words_by_their_place() -> None:
    document = Document("a", "a.txt", "About 40 trucks came. 40 left.")
    words = words_at(document, 0, 15)
    one = candidate_added(words, "figure", "amal")
    assert isinstance(one, ReportedFigure)
    assert (one.low, one.high, one.unit, one.rule) == (36, 44, "trucks", "added by amal")
    assert one.id == candidate_added(words, "figure", "boris").id
    with pytest.raises(ValueError, match="more than once"):
        words_named(document, "40")
    with pytest.raises(ValueError, match="does not stand"):
        words_named(document, "50")
    with pytest.raises(ValueError):
        candidate_added(words_named(document, "came"), "figure", "amal")
    with pytest.raises(ValueError, match="cannot be added"):
        candidate_added(words, "date", "amal")
