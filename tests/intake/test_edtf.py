"""Times in EDTF as uncertain moments."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from holdfire.intake.text.edtf import moment_of_edtf, written_out
from holdfire.vocab.moment import FIRST, LAST
from holdfire.vocab.moment_text import parse_moment

UTC_ZONE = ZoneInfo("UTC")

READ = [
    ("2016-10-06", "2016-10-06T00:00:00", "2016-10-06T23:59:59"),
    ("2016-02", "2016-02-01T00:00:00", "2016-02-29T23:59:59"),
    ("2016", "2016-01-01T00:00:00", "2016-12-31T23:59:59"),
    ("199X", "1990-01-01T00:00:00", "1999-12-31T23:59:59"),
    ("2016-22", "2016-06-01T00:00:00", "2016-08-31T23:59:59"),
    ("2016-24", "2016-12-01T00:00:00", "2017-02-28T23:59:59"),
    ("2016-09-26/2016-10-02", "2016-09-26T00:00:00", "2016-10-02T23:59:59"),
    ("2016-09/2016-10", "2016-09-01T00:00:00", "2016-10-31T23:59:59"),
    ("2024-04-10~", "2024-04-09T00:00:00", "2024-04-11T23:59:59"),
]


@pytest.mark.parametrize(("edtf", "first", "last"), READ)
def test_a_time_is_all_it_can_be(edtf: str, first: str, last: str) -> None:
    moment = moment_of_edtf(edtf, UTC_ZONE, "words")
    assert (moment.earliest, moment.latest) == (seconds(first), seconds(last))
    assert moment.as_written == "words"


def test_an_open_end_has_no_bound() -> None:
    assert moment_of_edtf("../2016-12-25", UTC_ZONE).earliest == FIRST
    assert moment_of_edtf("2016-10-06/..", UTC_ZONE).latest == LAST


def test_a_day_is_that_of_the_place() -> None:
    moment = moment_of_edtf("2016-10-06", ZoneInfo("Asia/Damascus"))
    assert moment.earliest == seconds("2016-10-05T21:00:00")


@pytest.mark.parametrize("edtf", ["../..", "Thursday", "2016-13", "2016-25", "2016-10-06/2016-10-01", "2016-02-30", ""])
def test_what_is_no_time_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        moment_of_edtf(edtf, UTC_ZONE)


@pytest.mark.parametrize("edtf", [one[0] for one in READ])
def test_written_out_it_means_the_same(edtf: str) -> None:
    assert parse_moment(written_out(edtf), UTC_ZONE) == moment_of_edtf(edtf, UTC_ZONE)


def test_an_open_beginning_is_written_as_it_is() -> None:
    for edtf in ("../2016-10-06", "../2016-10", "../2016-22"):
        assert parse_moment(written_out(edtf), UTC_ZONE, not_later=True) == moment_of_edtf(edtf, UTC_ZONE)


def test_an_open_end_is_not_written_out() -> None:
    assert written_out("2016-10-06/..") == ""
    assert written_out("Thursday") == ""


def seconds(text: str) -> int:
    """Give a moment of UTC in seconds."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())
