from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from holdfire.formats.own.round_trip import guarded, is_own, mark_of, own_row, unguarded

TEXTS = st.text(max_size=12)


def test_a_mark_is_the_same_however_the_row_is_written() -> None:
    as_csv = {"id": "c1", "chain": "un | afp", "from_place": "eastern aleppo", "note": ""}
    as_jsonl = {"chain": ("un", "afp"), "from place": "eastern aleppo", "id": "c1", "recorded": "2016-10-09"}
    assert mark_of(as_csv) == mark_of(as_jsonl)
    assert mark_of(as_csv) != mark_of({**as_csv, "chain": "un"})


def test_what_was_worked_out_is_no_part_of_a_claim() -> None:
    row = own_row({"id": "c1", "holdfire_mark": mark_of({"id": "c1"}), "holdfire source": "afp", "note": " "})
    assert row.cells == {"id": "c1"}
    assert not row.is_edited


def test_a_row_without_a_mark_is_new() -> None:
    assert own_row({"id": "c1", "holdfire mark": ""}).is_edited


def test_a_file_is_known_by_its_column() -> None:
    assert is_own(["id", "holdfire_mark"])
    assert not is_own(["id", "mark"])


@given(TEXTS)
def test_guarding_loses_nothing(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.sampled_from("=+-@\t\r"), TEXTS)
def test_no_guarded_text_is_a_formula(sign: str, rest: str) -> None:
    shown = guarded(sign + rest)
    assert shown.startswith("'") or shown.lstrip("+-").replace(".", "").isdigit()
