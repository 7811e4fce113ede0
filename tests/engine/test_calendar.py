"""Local days, weeks and months, where clocks change and where they do not."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.deal.model import Period
from holdfire.engine.calendar import local_days, periods_between

DAMASCUS, KABUL, HAVANA = ZoneInfo("Asia/Damascus"), ZoneInfo("Asia/Kabul"), ZoneInfo("America/Havana")
HOUR = 3600


def at(text: str, zone: ZoneInfo = DAMASCUS) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp())


def days_of(start: str, end: str, zone: ZoneInfo = DAMASCUS) -> list[str]:
    return [f"{datetime.fromtimestamp(d.start, zone):%d %b %H:%M}" for d in local_days(at(start), at(end), zone)]


def test_every_day_that_some_second_falls_in_is_listed_whole():
    assert days_of("2016-10-06 13:00", "2016-10-08 00:00") == ["06 Oct 00:00", "07 Oct 00:00"]
    assert days_of("2016-10-06 13:00", "2016-10-08 00:01") == ["06 Oct 00:00", "07 Oct 00:00", "08 Oct 00:00"]
    assert days_of("2016-10-06 13:00", "2016-10-06 13:00") == []


def test_the_day_on_which_clocks_go_back_has_25_hours():
    """In Damascus at the end of 27 October 2016: that Thursday had its last hour twice."""
    lengths = [(d.end - d.start) // HOUR for d in local_days(at("2016-10-26 00:00"), at("2016-10-30 00:00"), DAMASCUS)]
    assert lengths == [24, 25, 24, 24]


def test_the_day_on_which_clocks_go_forward_has_23_hours_even_where_midnight_is_skipped():
    """In Damascus clocks went forward at midnight: the first second of 25 March 2016 was 01:00."""
    (day,) = local_days(at("2016-03-25 12:00"), at("2016-03-25 12:01"), DAMASCUS)
    assert (day.end - day.start) // HOUR == 23
    assert f"{datetime.fromtimestamp(day.start, DAMASCUS):%d %b %H:%M}" == "25 Mar 01:00"
    (before,) = local_days(at("2016-03-24 12:00"), at("2016-03-24 12:01"), DAMASCUS)
    assert before.end == day.start


def test_a_zone_of_half_hours_has_days_of_24():
    (day,) = local_days(at("2021-08-15 12:00", KABUL), at("2021-08-15 12:01", KABUL), KABUL)
    assert day.start == at("2021-08-15 00:00", KABUL)
    assert day.start % HOUR == HOUR // 2  # 04:30 ahead of UTC


@pytest.mark.parametrize(
    ("anchor", "first"),
    [
        (None, "2016-10-03"),  # the Monday before
        (17080, "2016-10-06"),  # 6 October 2016 is day 17080: weeks begin on that Thursday
        (17081, "2016-09-30"),  # counted back from the 7th
    ],
)
def test_weeks_begin_on_monday_or_count_from_an_anchor(anchor: int | None, first: str):
    weeks = periods_between(Period("week", anchor), at("2016-10-06 12:00"), at("2016-10-06 13:00"), DAMASCUS)
    assert [week.start for week in weeks] == [at(f"{first} 00:00")]


def test_a_week_in_which_clocks_go_back_is_an_hour_longer():
    (week,) = periods_between(Period("week"), at("2016-10-26 00:00"), at("2016-10-26 01:00"), DAMASCUS)
    assert (week.end - week.start) // HOUR == 7 * 24 + 1


def test_months_are_as_long_as_they_are():
    months = periods_between(Period("month"), at("2016-01-31 12:00"), at("2016-03-01 12:00"), DAMASCUS)
    starts = [f"{datetime.fromtimestamp(month.start, DAMASCUS):%Y-%m-%d}" for month in months]
    assert starts == ["2016-01-01", "2016-02-01", "2016-03-01"]
    assert (months[1].end - months[1].start) // HOUR == 29 * 24


def test_a_period_by_another_name_is_our_mistake():
    with pytest.raises(ValueError, match="no period is called fortnight"):
        periods_between(Period("fortnight"), 0, 1, DAMASCUS)


SECONDS = st.integers(at("2010-01-01"), at("2024-12-31"))


@given(
    SECONDS, st.integers(1, 40 * 86400), st.sampled_from(["day", "week", "month"]), st.sampled_from([DAMASCUS, HAVANA])
)
def test_periods_follow_each_other_without_a_gap_and_cover_what_was_asked(
    start: int, length: int, every: str, zone: ZoneInfo
):
    found = periods_between(Period(every), start, start + length, zone)
    assert found[0].start <= start < found[0].end
    assert found[-1].start < start + length <= found[-1].end
    assert all(a.end == b.start for a, b in pairwise(found))
