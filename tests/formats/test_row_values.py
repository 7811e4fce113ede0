"""Days and numbers of tables: read in one way, or refused with what to do."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.formats.row_values import Writing, read_day, read_number, stretch_of
from holdfire.vocab.moment_text import parse_moment


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2016-10-06", "", "2016-10-06"),
        ("2016-10-06T08:00:00.000+03:00", "", "2016-10-06 08:00:00+03:00"),
        ("2016/10/6", "", "2016-10-06"),
        ("06/10/2016", "day first", "2016-10-06"),
        ("10/06/2016", "month first", "2016-10-06"),
        ("6.10.2016 08:30", "day first", "2016-10-06 08:30"),
        ("٠٦/١٠/٢٠١٦", "day first", "2016-10-06"),
        ("6 October 2016", "", "2016-10-06"),
        ("06-Oct-2016", "", "2016-10-06"),
        ("October 6, 2016", "", "2016-10-06"),
        ("9–10 May 2018", "", "2018-05-09 to 2018-05-10"),
        ("October 9-10, 2013", "", "2013-10-09 to 2013-10-10"),
        ("2016-10", "", "2016-10"),
    ],
)
def test_days_are_read(text, order, day):
    assert read_day(text, Writing(order)) == day
    parse_moment(day, ZoneInfo("UTC"))


@pytest.mark.parametrize(
    ("text", "order", "why"),
    [
        ("06/10/2016", "", "can be two days"),
        ("06/13/2016", "day first", "no month 13"),
        ("06/10/16", "day first", "a year of 2 digits"),
        ("2016/10/06", "day first", "begins with the year"),
        ("31/02/2016", "day first", "there is no day"),
        ("42648", "day first", "a bare number"),
        ("6 Octember 2016", "", "no month is called"),
        ("soon", "", "write a day"),
    ],
)
def test_days_that_can_be_two_or_none_are_refused(text, order, why):
    with pytest.raises(ValueError, match=why):
        read_day(text, Writing(order))


@pytest.mark.parametrize(
    ("text", "sign", "number"),
    [
        ("12", "", "12"),
        ("007", "", "7"),
        ("1,234", "point", "1234"),
        ("1.234", "comma", "1234"),
        ("1.234,5", "comma", "1234.5"),
        ("1 234 567", "point", "1234567"),
        ("2.50", "point", "2.50"),
        ("3.0", "point", "3"),
        ("١٬٢٣٤", "point", "1234"),
    ],
)
def test_numbers_are_read(text, sign, number):
    assert read_number(text, Writing(sign=sign)) == number


@pytest.mark.parametrize(
    ("text", "sign", "why"),
    [
        ("1.234", "", "can be two numbers"),
        ("1,5", "", "can be two numbers"),
        ("1,5", "point", "no number with"),
        ("12.34", "comma", "no number with"),
        ("-3", "point", "below zero"),
        ("n/a", "point", "list it under `blank`"),
        ("~40", "point", "is no number"),
    ],
)
def test_numbers_that_can_be_two_or_none_are_refused(text, sign, why):
    with pytest.raises(ValueError, match=why):
        read_number(text, Writing(sign=sign))


@given(st.integers(0, 10**9), st.sampled_from(["point", "comma"]))
def test_a_number_written_with_signs_between_thousands_is_the_same(number, sign):
    written = f"{number:,}" if sign == "point" else f"{number:,}".replace(",", ".")
    assert read_number(written, Writing(sign=sign)) == str(number)


@given(st.dates())
def test_a_day_is_the_same_in_every_order(day):
    if day.year < 1000:
        return
    for order, form in (("day first", "%d/%m/%Y"), ("month first", "%m/%d/%Y"), ("year first", "%Y.%m.%d")):
        assert read_day(day.strftime(form), Writing(order)) == day.isoformat()


def test_hours_up_to_some_time_of_a_day_began_at_some_time_of_a_day():
    assert stretch_of("2025-10-11", "24", is_whole_days=False) == ("2025-10-10", "2025-10-11")
    assert stretch_of("2025-10-11", "24", is_whole_days=True) == ("2025-10-11", "2025-10-11")
    assert stretch_of("2025-10-11", "30", is_whole_days=False) == ("2025-10-09 to 2025-10-10", "2025-10-11")
    with pytest.raises(ValueError, match="no hours"):
        stretch_of("2025-10-11", "0", is_whole_days=False)
    with pytest.raises(ValueError, match="too long"):
        stretch_of("2025-10-11", "9" * 30, is_whole_days=False)
    with pytest.raises(ValueError, match="no whole days"):
        stretch_of("2025-10-11", "30", is_whole_days=True)
