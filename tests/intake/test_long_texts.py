"""Texts longer than articles are: the same is found as in short ones, and nothing in them breaks the reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.intake.candidate import Candidate, Quotation
from holdfire.intake.find import find_candidates
from holdfire.intake.text.article import Zone
from holdfire.intake.text.places import CELL, Places
from holdfire.intake.text.prepare import prepare_article
from holdfire.intake.text.quote_marks import quoted_stretches
from holdfire.intake.text.sentences import LONGEST, sentences_of

ARTICLE = (Path(__file__).parent / "articles" / "wire_long.txt").read_text(encoding="utf-8")
STRETCHES = st.tuples(st.integers(0, 5 * CELL), st.integers(0, 3 * CELL)).map(lambda both: (both[0], sum(both)))


def found_in(text: str) -> list[Candidate]:
    return find_candidates(prepare_article("x", text, date(2026, 3, 8)))


@given(st.lists(STRETCHES, max_size=20), STRETCHES)
def test_what_stands_near_a_stretch_is_all_that_overlaps_it_and_in_order(
    listed: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    places = Places[tuple[int, tuple[int, int]]]()
    every = list(enumerate(listed))
    for one in every:
        places.put(one, *one[1])
    near = places.near(*asked)
    assert near == sorted(near)
    assert {one for one in every if one[1][0] < asked[1] and asked[0] < one[1][1]} <= set(near) <= set(every)


def test_what_stands_in_several_stretches_is_listed_once() -> None:
    places = Places[str]()
    one = "one"
    places.put(one, 0, 5)
    places.put(one, 3 * CELL, 3 * CELL + 5)
    assert places.near(0, 4 * CELL) == [one]
    assert places.near(CELL, 2 * CELL) == []


def test_quotations_are_told_apart_in_an_article_told_twice() -> None:
    """Each paragraph of the second half gives what it gives in the first: nothing far away gets into the way."""
    body = ARTICLE.split("\n\n", 2)[2].rstrip()
    once, twice = found_in(f"{ARTICLE.rstrip()}\n"), found_in(f"{ARTICLE.rstrip()}\n\n{body}\n")
    shift = len(ARTICLE.rstrip()) + 2 - ARTICLE.index(body)
    start = ARTICLE.index(body)
    first = {(one.at, one.until, one.rule) for one in once if one.at >= start and isinstance(one, Quotation)}
    again = {(one.at - shift, one.until - shift, one.rule) for one in twice
             if one.at >= start + shift and isinstance(one, Quotation)}  # fmt: skip
    assert len(first) > 10
    assert again == first


@pytest.mark.parametrize("sign", ["; ", " ", ""])
def test_a_sentence_that_never_ends_is_cut(sign: str) -> None:
    text = ("word" + sign) * LONGEST
    cut = [text[one.start : one.end] for one in sentences_of(text, [Zone(0, len(text), "body")])]
    assert max(map(len, cut)) <= LONGEST
    assert "".join("".join(cut).split()) == "".join(text.split())
    if sign:
        assert {one.rpartition("word")[2] for one in cut} == {sign.strip()}


@pytest.mark.parametrize("words", ["{} men died", "1.{} men died", "in {} days they leave", "the vote was {} to {}"])
def test_digits_without_end_are_no_number(words: str) -> None:
    found_in(f"The army said that {words.replace('{}', '7' * 5000)}, and that 12 men left.")


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("'Go now,' he said of the rebels' demand, 'or stay.'", ["Go now,", "or stay."]),
        ("The 'ceasefire and the rebels", []),
        ("It was ‘over,’ she wrote; the parties’ men left", ["over,"]),
    ],
)
def test_single_marks_open_only_where_one_closes_later(line: str, quoted: list[str]) -> None:
    assert [line[one.start : one.end] for one in quoted_stretches(line)] == quoted
