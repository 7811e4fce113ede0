"""Categories: what is a kind of what, and numbers told of one kind read as numbers of another."""

import pytest

from holdfire.vocab.category import NO_CATEGORIES, Categories, Category
from holdfire.vocab.quantity import Quantity

WEAPONS = Categories.from_categories(
    [
        Category("weapons"),
        Category("heavy weapons", ("weapons",)),
        Category("tanks", ("heavy weapons",)),
        Category("rifles", ("weapons",)),
        Category("civilians"),
        Category("women"),
        Category("nurses", ("civilians", "women")),
    ]
)


def test_a_kind_of_a_kind_is_a_kind():
    assert WEAPONS.is_within("tanks", "weapons")
    assert not WEAPONS.is_within("weapons", "tanks")


@pytest.mark.parametrize(
    ("a", "b", "kin", "both"),
    [
        ("tanks", "rifles", True, True),
        ("tanks", "weapons", True, True),
        ("women", "civilians", False, True),
        ("tanks", "women", False, False),
        ("tanks", "trucks", False, False),
    ],
)
def test_kin_share_a_broader_kind_and_some_that_are_no_kin_share_a_narrower_one(a, b, kin, both):
    assert (WEAPONS.are_kin(a, b), WEAPONS.are_kin(b, a)) == (kin, kin)
    assert (WEAPONS.can_be_both(a, b), WEAPONS.can_be_both(b, a)) == (both, both)


@pytest.mark.parametrize(
    ("told", "asked", "low", "high"),
    [
        ("tanks", "tanks", 3, 5),
        ("tanks", "weapons", 3, 5),
        ("", "tanks", 3, 5),
        ("weapons", "tanks", 0, 5),
        ("rifles", "tanks", 0, 5),
    ],
)
def test_what_is_told_of_one_kind_bounds_the_number_of_another(told, asked, low, high):
    assert WEAPONS.in_unit(Quantity(3, 5, told), asked) == Quantity(low, high, asked)


@pytest.mark.parametrize(("told", "asked"), [("women", "tanks"), ("women", "civilians"), ("trucks", "tanks")])
def test_what_is_told_of_another_matter_bounds_nothing(told, asked):
    assert WEAPONS.in_unit(Quantity(3, 5, told), asked) is None


def test_without_categories_only_the_same_unit_or_none_will_do():
    assert NO_CATEGORIES.in_unit(Quantity(3, None, "trucks"), "trucks") == Quantity(3, None, "trucks")
    assert NO_CATEGORIES.in_unit(Quantity(3, None), "trucks") == Quantity(3, None, "trucks")
    assert NO_CATEGORIES.in_unit(Quantity(3, None, "trucks"), "people") is None
    assert NO_CATEGORIES.in_unit(Quantity(3, None, "trucks"), "") is None
