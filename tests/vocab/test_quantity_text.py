"""Quantities as people write them."""

import pytest

from holdfire.vocab.quantity import show_range
from holdfire.vocab.quantity_text import parse_quantity, unit_key


@pytest.mark.parametrize(
    ("written", "shown", "unit"),
    [
        ("950", "950", ""),
        ("1,000 fighters", "1,000", "fighters"),
        ("٩٠٠ fighters", "900", "fighters"),
        ("900 to 1,000 fighters", "900 to 1,000", "fighters"),
        ("900-1,000", "900 to 1,000", ""),
        ("between 6,000 and 8,000", "6,000 to 8,000", ""),
        ("6 to 8 thousand", "6,000 to 8,000", ""),
        ("0 or 3", "0 to 3", ""),
        ("up to 4,000", "0 to 4,000", ""),
        ("at most 900", "0 to 900", ""),
        ("no more than 8,000", "0 to 8,000", ""),
        ("at least 50 trucks", "at least 50", "trucks"),
        ("more than 200", "at least 200", ""),
        ("about 1,000", "900 to 1,100", ""),
        ("roughly 900 to 1,000", "900 to 1,000", ""),
        ("nearly 100", "90 to 100", ""),
        ("half of 6,000 to 8,000", "3,000 to 4,000", ""),
        ("about half of 6,000 to 8,000", "3,000 to 4,000", ""),
        ("up to half of 6,000 to 8,000", "0 to 4,000", ""),
        ("a third of 100", "33.333", ""),
        ("50% of 8,000 fighters", "4,000", "fighters"),
        ("dozens of trucks", "24 to 99", "trucks"),
        ("hundreds", "200 to 999", ""),
        ("2.5 tonnes", "2.5", "tonnes"),
        ("none", "0", ""),
        ("unknown", "unknown", ""),
    ],
)
def test_a_quantity_reads_as_the_range_it_can_mean(written, shown, unit):
    quantity = parse_quantity(written)
    assert (show_range(quantity.low, quantity.high), quantity.unit) == (shown, unit)
    assert quantity.as_written == written


@pytest.mark.parametrize("one", ["1 truck", "one truck", "a truck"])
def test_one_counts_in_the_unit_of_many(one):
    assert parse_quantity(one).unit == parse_quantity("2 trucks").unit


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("1.000", "two ways"),
        ("1,00", "not a number"),
        ("", "no quantity"),
        ("trucks", "does not begin with a number"),
        ("-5", "does not begin with a number"),
        ("9/10", "one number or range"),
        ("2.5555", "three digits"),
        ("1000 to 900", "larger number first"),
        ("99999999999999 trucks", "too large to be counted"),
        ("10 trucks to 20 buses", "two units"),
        ("more than half", "of how many"),
        ("10%", "of how many"),
    ],
)
def test_a_quantity_that_cannot_be_read_says_why(written, complaint):
    with pytest.raises(ValueError, match=complaint):
        parse_quantity(written)


WEAPONS = {unit_key(name): "heavy weapons" for name in ("heavy weapons", "guns over 100 mm", "тяжёлое оружие")}


@pytest.mark.parametrize(
    ("written", "shown", "unit"),
    [
        ("1 heavy weapon", "1", "heavy weapons"),
        ("dozens of heavy weapons", "24 to 99", "heavy weapons"),
        ("up to 12 of the Heavy Weapons", "0 to 12", "heavy weapons"),
        ("about half of 40 guns over 100 mm", "18 to 22", "heavy weapons"),
        ("5 тяжёлое оружие", "5", "heavy weapons"),
        ("unknown heavy weapons", "unknown", "heavy weapons"),
        ("5 broken heavy weapons", "5", "broken heavy weapons"),
        ("5 trucks", "5", "trucks"),
    ],
)
def test_a_known_unit_is_found_in_any_of_its_spellings(written, shown, unit):
    quantity = parse_quantity(written, WEAPONS)

    assert (show_range(quantity.low, quantity.high), quantity.unit) == (shown, unit)
    assert quantity.as_written == written


@pytest.mark.parametrize(
    ("one", "many"), [("woman", "women"), ("child", "Children"), ("bus", "buses"), ("the box", "boxes")]
)
def test_one_and_many_are_compared_alike(one, many):
    assert unit_key(one) == unit_key(many)
