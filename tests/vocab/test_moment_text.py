"""Times as people write them."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from holdfire.vocab.moment_text import (
    day_of,
    day_start,
    parse_duration,
    parse_moment,
    parse_occurrence,
    show_moment,
    show_span,
)

ALEPPO = ZoneInfo("Asia/Damascus")
HOUR = 3600


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2016-10-06", "2016-10-06"),
        ("٢٠١٦-١٠-٠٦", "2016-10-06"),
        ("6 October 2016", "2016-10-06"),
        ("2016-10", "2016-10-01 to 2016-10-31"),
        ("2016", "2016-01-01 to 2016-12-31"),
        ("2016-10-06 08:00", "2016-10-06 08:00"),
        ("2016-10-06T08:00:30", "2016-10-06 08:00:30"),
        ("2016-10-06T05:00Z", "2016-10-06 08:00"),
        ("2016-10-06T08:00+03:00", "2016-10-06 08:00"),
        ("2016-10-06 24:00", "2016-10-07 00:00"),
        ("2016-10-06 to 2016-10-08", "2016-10-06 to 2016-10-08"),
        ("2016-10-06/2016-10-08", "2016-10-06 to 2016-10-08"),
        ("between 2016-10-06 and 2016-10-08", "2016-10-06 to 2016-10-08"),
        ("2016-10-20 08:00 to 19:00", "2016-10-20 08:00 to 2016-10-20 19:00"),
        ("morning of 2016-10-06", "2016-10-06 06:00 to 2016-10-06 11:59:59"),
        ("night of 2016-10-06", "2016-10-06 20:00 to 2016-10-07 05:59:59"),
    ],
)
def test_a_time_reads_as_the_seconds_it_can_mean(written, shown):
    assert show_span(parse_moment(written, ALEPPO), ALEPPO) == shown


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("06/10/2016", "not a time that can be read"),
        ("soon", "not a time that can be read"),
        ("", "no time is given"),
        ("2016-13-01", "not in the calendar"),
        ("2016-02-30", "not in the calendar"),
        ("0016-02-03", "out of range"),
        ("2016-10-06 25:00", "not a clock time"),
        ("2016-10 08:00", "not one day"),
        ("2016-10-08 to 2016-10-06", "ends before it begins"),
        ("2016-10-08 to 2016-10-09 to 2016-10-10", "more than two ends"),
        ("2016-03-25 00:30", "clocks went forward"),
    ],
)
def test_a_time_that_cannot_be_read_says_why(written, complaint):
    with pytest.raises(ValueError, match=complaint):
        parse_moment(written, ALEPPO)


def test_a_day_is_as_long_as_the_clocks_make_it():
    spring, autumn = parse_moment("2016-03-25", ALEPPO), parse_moment("2016-10-27", ALEPPO)
    assert spring.latest - spring.earliest + 1 == 23 * HOUR
    assert autumn.latest - autumn.earliest + 1 == 25 * HOUR


def test_a_clock_time_that_comes_twice_lies_between_the_two():
    twice = parse_moment("2016-10-27 23:30", ALEPPO)
    assert twice.latest - twice.earliest == HOUR


def test_a_day_the_clocks_skipped_does_not_exist():
    with pytest.raises(ValueError, match="skipped that day"):
        parse_moment("2011-12-30", ZoneInfo("Pacific/Apia"))


def test_every_second_of_a_day_is_of_that_day():
    for day in (date(2016, 3, 25), date(2016, 10, 27), date(2016, 10, 28)):
        start = day_start(day, ALEPPO)
        assert day_of(start, ALEPPO) == day
        assert day_of(start - 1, ALEPPO) < day


def test_what_is_only_known_to_be_over_is_open_to_the_past():
    by = parse_moment("../2016-10-06", ALEPPO, not_later=True)
    assert by.earliest < parse_moment("1800", ALEPPO).earliest
    assert by.latest == parse_moment("2016-10-06", ALEPPO).latest
    assert show_span(by, ALEPPO) == "../2016-10-06"
    with pytest.raises(ValueError, match="not a time that can be read"):
        parse_moment("../2016-10-06", ALEPPO)


def test_the_beginning_and_the_end_of_time_are_words():
    assert show_moment(-(2**53), ALEPPO) == "the beginning"
    assert show_moment(2**53, ALEPPO) == "any later time"


def test_one_time_alone_is_uncertain_and_a_pair_is_a_duration():
    alone = parse_occurrence("2016-10-06 to 2016-10-08", ALEPPO)
    pair = parse_occurrence({"began": "2016-10-06", "ended": "2016-10-08"}, ALEPPO)
    assert alone.began == alone.ended
    assert (pair.earliest, pair.latest) == (alone.earliest, alone.latest)
    assert pair.began != pair.ended


@pytest.mark.parametrize(
    ("pair", "complaint"),
    [
        ({"began": "2016-10-06"}, "`ended` is missing"),
        ({"began": "2016-10-08", "ended": "2016-10-06"}, "before it began"),
    ],
)
def test_a_pair_has_both_ends_in_order(pair, complaint):
    with pytest.raises(ValueError, match=complaint):
        parse_occurrence(pair, ALEPPO)


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("72 hours", 72),
        ("3 days", 72),
        ("90 minutes", 1.5),
        ("two weeks", 336),
        ("1 day and 6 hours", 30),
        ("48-hour", 48),
    ],
)
def test_a_length_of_time_reads_in_seconds(written, hours):
    assert parse_duration(written) == hours * HOUR


@pytest.mark.parametrize("written", ["2 months", "72", "soon", "several days", "3 days ago", "999999 days"])
def test_a_length_of_time_that_is_not_fixed_is_refused(written):
    with pytest.raises(ValueError, match="`"):
        parse_duration(written)
