"""The moments of a deal that are known before anything is told."""

from datetime import UTC, datetime

import pytest

from holdfire.deal.load import load_deal_text
from holdfire.deal.says import say_condition
from holdfire.report.dates import EARLIEST, EXACT, LATEST, known_dates

HEAD = """\
deal: Road truce
time zone: Asia/Beirut
{head}
parties: {{north: , south: }}
terms:
"""


def dates(terms, head="in force: 2024-05-01 06:00", as_if=None):
    outcome = load_deal_text(HEAD.format(head=head) + terms)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return known_dates(outcome.value, as_if)


def second(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def told(found, kind, term="go"):
    """What is known of one kind: first and last second in UTC, and how the moment is bound."""
    return [
        (
            f"{datetime.fromtimestamp(each.moment.earliest, UTC):%Y-%m-%d %H:%M:%S}",
            f"{datetime.fromtimestamp(each.moment.latest, UTC):%Y-%m-%d %H:%M:%S}",
            each.bound,
        )
        for each in found
        if (each.kind, each.term) == (kind, term)
    ]


def at(moment, bound=EXACT):
    return (moment, moment, bound)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("2024-05-31", [("2024-05-30 21:00:00", "2024-05-31 20:59:59", EXACT)]),
        ("2024-05-31 12:00", [at("2024-05-31 09:00:00")]),
        ("within 48 hours of entry into force", [at("2024-05-03 03:00:00")]),
        ("within 3 calendar days of entry into force", [("2024-05-03 21:00:00", "2024-05-04 20:59:59", EXACT)]),
        ("2 days after talk has started", [at("2024-05-12 21:00:00")]),
        ("2 days after north has accepted", []),
        ("when north has accepted or 3 days after entry into force", [at("2024-05-04 03:00:00", LATEST)]),
        ("when (north has accepted and on 2024-06-01)", [at("2024-05-31 21:00:00", EARLIEST)]),
        ("when on 2024-06-01 or on 2024-06-02", [at("2024-05-31 21:00:00")]),
        ("not said", []),
    ],
)
def test_a_deadline_is_known_as_far_as_the_deal_says_it(by, expected):
    found = dates(
        f"  talk: {{who: south, must not: attack, from: 2024-05-11}}\n  go: {{who: north, must: depart, by: {by}}}\n"
    )

    assert told(found, "deadline") == expected


def test_what_counts_from_signatures_is_known_only_as_if():
    terms = "  go: {who: north, must: depart, by: within 2 days of entry into force}\n"
    head = "in force: when north and south have both signed"

    assert told(dates(terms, head), "deadline") == []
    assert told(dates(terms, head, second("2024-05-01 00:00")), "deadline") == [at("2024-05-03 00:00:00")]
    assert told(dates(terms, head, second("2024-05-01 00:00")), "in force", "") == [at("2024-05-01 00:00:00")]


def test_starts_and_ends():
    found = dates("  go: {who: north, must not: attack, starts when: 2 days after entry into force, lasts: 10 days}\n")

    assert told(found, "starts") == [at("2024-05-03 03:00:00")]
    assert told(found, "ends") == [at("2024-05-13 03:00:00")]


def test_a_start_that_waits_for_something_else_is_known_from_below():
    talk = "  talk: {who: south, must: report, by: not said}\n"
    found = dates(talk + "  go: {who: north, must not: attack, starts when: talk is met, from: 2024-05-11}\n")

    assert told(found, "starts") == [at("2024-05-10 21:00:00", EARLIEST)]


def test_until_a_day_is_that_day():
    found = dates(
        "  go: {who: north, must not: attack, until: 2024-06-30}\n", "in force: 2024-05-01\nuntil: 2024-12-31"
    )

    assert told(found, "ends") == [("2024-06-29 21:00:00", "2024-06-30 20:59:59", EXACT)]
    assert told(found, "ends", "") == [("2024-12-30 22:00:00", "2024-12-31 21:59:59", EXACT)]


def test_an_end_that_can_be_moved_is_bounded_and_says_when_it_is_decided():
    step = "{by: 5 days, unless: north has refused, notice: 2 days, at most: 2 times}"
    head = f"in force: 2024-05-01 06:00\nlasts: 10 days\nextended: {step}"
    found = dates("  go: {who: north, must not: attack}\n", head)

    assert told(found, "ends", "") == [at("2024-05-11 03:00:00", EARLIEST), at("2024-05-21 03:00:00", LATEST)]
    assert told(found, "decision", "") == [at("2024-05-09 03:00:00"), at("2024-05-14 03:00:00")]


def test_daily_hours_come_again_until_the_end():
    found = dates("  go: {who: north, must not: attack, daily: '11:00 to 17:00', until: 2024-05-20}\n")
    (hours,) = [each for each in found if each.kind == "hours"]

    assert (hours.repeat.every, hours.repeat.hours) == ("day", (39_600, 61_200))
    assert hours.repeat.until == second("2024-05-20 20:59:59")
    assert hours.moment.earliest == second("2024-04-30 21:00:00")


@pytest.mark.parametrize(
    ("every", "first", "again"),
    [
        ("day", ("2024-05-01 21:00:00", "2024-05-02 20:59:59"), "day"),
        ("week", ("2024-05-11 21:00:00", "2024-05-12 20:59:59"), "week"),
        ("week from 2024-05-03", ("2024-05-08 21:00:00", "2024-05-09 20:59:59"), "week"),
        ("month", ("2024-06-29 21:00:00", "2024-06-30 20:59:59"), "month"),
    ],
)
def test_the_last_day_of_each_whole_period_is_known(every, first, again):
    terms = f"  go: {{who: north, must: report, how many: 3 reports, every: {every}}}\n"
    found = dates(terms)
    (period,) = [each for each in found if each.kind == "period"]

    assert told(found, "period") == [(*first, EXACT)]
    assert (period.repeat.every, period.repeat.until) == (again, None)


def test_a_first_period_that_is_cut_off_counts_where_it_is_judged():
    terms = "  go: {who: north, must: report, how many: 3 reports, every: month, partial periods: count}\n"

    assert told(dates(terms), "period") == [("2024-05-30 21:00:00", "2024-05-31 20:59:59", EXACT)]


def test_a_period_that_never_becomes_whole_has_no_date():
    terms = "  go: {who: north, must: report, how many: 3 reports, every: month, until: 2024-06-29}\n"

    assert told(dates(terms), "period") == []


def test_where_readings_differ_each_has_its_dates():
    head = "in force: 2024-05-01\nreadings: {length: {asks: How long?, answers: {short: , long: }}}"
    terms = """\
  go:
    who: north
    must: depart
    by: 2024-05-09
    counting from: 2024-04-01
    read as: {length/short: {by: 2024-05-05}}
  stop: {who: north, must not: attack, until: 2024-06-01, read as: {length/short: {where: []}}}
"""
    found = dates(terms, head)

    assert [(each.reading, told([each], "deadline")[0][0][:10]) for each in found if each.kind == "deadline"] == [
        ((("length", "short"),), "2024-05-04"),
        ((("length", "long"),), "2024-05-08"),
    ]
    assert [each.reading for each in found if each.kind == "ends"] == [()]


def test_steps_that_wait_for_each_other_have_no_dates():
    talk = "  talk: {who: south, must not: attack, starts when: go has started}\n"
    found = dates(talk + "  go: {who: north, must not: attack, starts when: talk has started}\n")

    assert told(found, "starts") == [at("2024-05-01 03:00:00", EARLIEST)]


def test_the_last_moment_for_a_vote_is_known():
    head = "in force: 2024-05-01\nbodies: {panel: }\ndrafts: {renewal: {before: panel}}"
    terms = (
        "  go: {who: north, must not: attack, falls away when: not (panel adopts renewal before 2024-06-01 12:00)}\n"
    )
    (decision,) = [each for each in dates(terms, head) if each.kind == "decision"]

    assert told([decision], "decision") == [at("2024-06-01 09:00:00")]
    assert say_condition(decision.asked) == "panel adopts renewal"
