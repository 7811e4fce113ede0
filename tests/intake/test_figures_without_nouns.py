"""Figures whose noun stands elsewhere or nowhere: of them, hundreds freed, measures of goods, odd shares."""

from __future__ import annotations

from fractions import Fraction

import pytest

from holdfire.intake.candidate import ReportedFigure
from holdfire.intake.draft import _unit
from holdfire.intake.find import find_candidates
from holdfire.intake.prepare import prepare_article

HEAD = "Talks go on\n\nIt had rained there for days on end, and nobody knew when it would be dry again.\n\n"

COUNTED = [
    # sentence, words of the number, words for what is counted
    ("The envoy gave a list of 530 names, but they confirmed only about half of them.", "only about half", "them"),
    ("Of 60 patients, a third of them were children.", "a third", "children"),
    ("She asked for $750 million, a third of it for the north.", "a third", "it"),
    ("It says one in five of those remaining is ill.", "one in five", "those remaining"),
    ("The army denies holding 200 of those on the list.", "200", "those on the list"),
    ("“There were 3,200 of us, no more,” he said.", "3,200", "us"),
    ("They freed 40 soldiers, and six of them went home.", "six", "soldiers"),
    ("The council took in 60 observers, half of whom stayed.", "half", "observers"),
    ("There are 6,000 men there, of whom up to a quarter belong to the Sons of the Hill.", "up to a quarter",
     "Sons of the Hill"),
    ("Of the fighters, roughly a third belong to the “Hill Guard” movement.", "roughly a third", "Hill Guard"),
    ("One in three is a member of the Hill Guard.", "One in three", "member of the Hill Guard"),
    ("Some 70 percent are supporters of the Hill Guard.", "Some 70 percent", "supporters of the Hill Guard"),
    ("Hundreds evacuated from the besieged town.", "Hundreds", "evacuated"),
    ("Tessa: hundreds freed as the truce holds.", "hundreds", "freed"),
    ("The doctors got out, and hundreds were left behind.", "hundreds", "left behind"),
    ("Dozens are feared dead after the strike.", "Dozens", "dead"),
    ("Dozens more were wounded.", "Dozens", "wounded"),
    ("Some 40 trucks waited; hundreds more are expected.", "hundreds", "trucks"),
    ("Hundreds leave the besieged town after a deal.", "Hundreds", "Hundreds leave"),
    ("Scores arrested after the march.", "Scores", "arrested"),
    ("Thousands of people fled.", "Thousands", "people"),
    ("It carried 12 metric tons of medical supplies.", "12 metric tons", "medical supplies"),
    ("It gave out 5,200 baskets, weighing 385 tons, to families.", "385 tons", "baskets"),
    ("They took 80 square kilometres of farmland.", "80 square kilometres", "farmland"),
    ("A lorry with 300 cubic metres of water came.", "300 cubic metres", "water"),
    ("Guns must be kept at a distance of 15 km from the line.", "15 km", "distance"),
    ("They may keep no guns with a calibre of more than 100 mm.", "more than 100 mm", "calibre"),
    ("It licensed more than £340m worth of military equipment.", "more than £340m", "military equipment"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "number", "counted"), COUNTED, ids=[one[0][:40] for one in COUNTED])
def test_what_is_counted(sentence: str, number: str, counted: str) -> None:
    found = [one for one in figures(sentence) if one.span.exact == number]
    assert [one.counted.exact if one.counted else None for one in found] == [counted]


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Nine out of 10 people were driven out.", Fraction(9, 10)),
        ("9 out of 10 families rely on aid.", Fraction(9, 10)),
        ("Four out of ten families ate once.", Fraction(4, 10)),
        ("Nearly a third live in tents.", Fraction(1, 3)),
        ("They cut the rations by half.", Fraction(1, 2)),
    ],
)
def test_a_share_is_one_figure(sentence: str, share: Fraction) -> None:
    assert [(one.cls, one.high) for one in figures(sentence)] == [("fraction", share)]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("They let through 14 out of 16 lorries.", ["14", "16"]),
        ("Two were killed and a third fled.", ["Two"]),
        ("They fired a 120 mm mortar.", []),
        ("It was about a third party.", []),
    ],
)
def test_other_numbers_are_no_shares_and_no_sizes(sentence: str, numbers: list[str]) -> None:
    assert [one.span.exact for one in figures(sentence)] == numbers


def test_a_share_that_belongs_to_somebody_is_a_share_of_the_figure_before() -> None:
    men, share = figures("There are 6,000 men there, of whom up to a quarter belong to the Sons of the Hill.")
    assert share.base == men.id


def test_words_that_point_back_are_no_unit() -> None:
    """A claim counts people, not "them"."""
    found = figures("They freed 40 soldiers. “There were 32 of us,” he said.")
    assert [one.noun for one in found] == ["soldiers", ""]
    assert [_unit(one) for one in found] == ["soldiers", "people"]


def figures(text: str) -> list[ReportedFigure]:
    found = find_candidates(prepare_article("doc", HEAD + text))
    return [one for one in found if isinstance(one, ReportedFigure)]
