"""The calendar of a deal, read back by the library that calendars are read with."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from holdfire.deal.load import load_deal, load_deal_text
from holdfire.report.ics import calendar_of

ROOT = Path(__file__).parents[2]
STAMP = 1_714_521_600
DEAL = """\
deal: Road truce
time zone: Europe/Kyiv
in force: {in_force}
documents: {{text: text.txt}}
parties: {{north: Northern Council, south: }}
readings: {{length: {{asks: How long?, answers: {{short: , long: }}}}}}
terms:
  leave:
    who: north
    must: depart
    by: within 48 hours of entry into force
    quote:
      in: text
      text: the council goes; with all it has, in two days' time, by the road along the river to the hills
  quiet hours:
    who: each of north, south
    must not: fly
    daily: 22:00 to 24:00
    from: 2024-05-01
    until: 2024-11-30
  reports: {{who: south, must: report, how many: 2 reports, every: month, until: 2024-08-31}}
  open:
    who: south
    must: open crossing
    by: 2024-05-20
    read as: {{length/short: {{by: 2024-05-10}}}}
"""


def calendar(in_force="2024-05-01 06:00", as_if=None):
    outcome = load_deal_text(DEAL.format(in_force=in_force))
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return calendar_of(outcome.value, STAMP, as_if)


def events(raw):
    return {str(event["summary"]): event for event in Calendar.from_ical(raw).walk("VEVENT")}


def test_it_reads_back_as_a_calendar_with_these_entries():
    found = events(calendar())

    assert list(found) == [
        "Enters into force: Road truce",
        "Deadline: leave (Northern Council)",
        "Starts: quiet hours (Northern Council and south)",
        "Ends: quiet hours (Northern Council and south)",
        "Hours: quiet hours (Northern Council and south)",
        "Ends: reports (south)",
        "Period ends: reports (south)",
        "Deadline: open (south), length: short",
        "Deadline: open (south), length: long",
    ]
    assert found["Deadline: leave (Northern Council)"]["dtstart"].dt == datetime(2024, 5, 3, 3, tzinfo=UTC)
    assert "the council goes; with all it has" in found["Deadline: leave (Northern Council)"]["description"]


def test_a_day_is_a_day():
    event = events(calendar())["Deadline: open (south), length: long"]

    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2024, 5, 20), date(2024, 5, 21))


def test_daily_hours_are_in_the_zone_of_the_deal_across_the_change_of_clocks():
    raw = calendar()
    event = events(raw)["Hours: quiet hours (Northern Council and south)"]

    assert event["dtstart"].params["TZID"] == "Europe/Kyiv"
    assert event["dtstart"].dt == datetime(2024, 5, 1, 22, tzinfo=ZoneInfo("Europe/Kyiv"))
    assert event["dtend"].dt == datetime(2024, 5, 2, 0, tzinfo=ZoneInfo("Europe/Kyiv"))
    assert event["rrule"] == {"FREQ": ["DAILY"], "UNTIL": [datetime(2024, 11, 30, 21, 59, 59, tzinfo=UTC)]}
    (zone,) = Calendar.from_ical(raw).walk("VTIMEZONE")
    offsets = {part["tzoffsetto"].td.total_seconds() for part in zone.subcomponents}
    assert {7200.0, 10800.0} <= offsets


def test_periods_end_on_the_last_day_of_each_month():
    event = events(calendar())["Period ends: reports (south)"]

    assert event["dtstart"].dt == date(2024, 6, 30)
    assert event["rrule"] == {"FREQ": ["MONTHLY"], "BYMONTHDAY": [-1], "UNTIL": [date(2024, 8, 31)]}


def test_what_counts_from_entry_into_force_is_there_as_if():
    signed = "when north and south have both signed"

    assert "Deadline: leave (Northern Council)" not in events(calendar(signed))
    assert "Deadline: leave (Northern Council)" in events(calendar(signed, as_if=STAMP))


def test_an_entry_keeps_its_uid_when_its_date_moves():
    before, after = events(calendar()), events(calendar("2024-05-02 06:00"))
    name = "Deadline: leave (Northern Council)"

    assert before[name]["dtstart"].dt != after[name]["dtstart"].dt
    assert before[name]["uid"] == after[name]["uid"]
    assert len({str(event["uid"]) for event in before.values()}) == len(before)


def test_the_same_deal_gives_the_same_bytes():
    assert calendar() == calendar()


@pytest.mark.parametrize(
    "path",
    sorted(path for where in ("examples", "tests/deals") for path in (ROOT / where).glob("*/deal.yaml")),
    ids=lambda path: path.parent.name,
)
def test_the_calendar_of_every_deal_keeps_to_the_standard(path):
    deal = load_deal(path).value
    if deal is None:
        pytest.skip("not a valid deal")
    raw = calendar_of(deal, STAMP, as_if=STAMP)

    lines = raw.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    found = Calendar.from_ical(raw)
    assert found.errors == []
    uids = [str(event["uid"]) for event in found.walk("VEVENT")]
    assert len(set(uids)) == len(uids) > 0
    for event in found.walk("VEVENT"):
        assert event.errors == []
        assert event["dtstamp"].dt == datetime.fromtimestamp(STAMP, UTC)
        assert "dtend" not in event or event["dtend"].dt > event["dtstart"].dt
