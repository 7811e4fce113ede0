"""Rows that bear on each other in the very second that decides: an answer as its time runs out, a pair of tellers.

Made-up rows seldom meet so. Each scene is told once row by row in files and once in a table; both must say the same.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from holdfire.assessments.assessment import Question
from holdfire.assessments.explain import explain_terms
from holdfire.deal.load import load_deal_text
from tests.engine.bulk import test_spans_and_claims as spans
from tests.engine.bulk import test_tables_and_claims as points
from tests.engine.bulk.test_tables_and_claims import PARTIES

HOUR = 3600
NORTH, SOUTH, MISSION, EITHER, BOTH, NOBODY = range(6)
BY_MISSION, BY_NORTH, BY_RESIDENTS, BY_SOUTH = range(4)
EDGES = (-1, 0, 1)


def row(kind, at, who=NORTH, place="bridge", low=0, more=0, chain=BY_MISSION, answers=99):
    return (kind, at, place, who, low, more, chain, 0, answers)


def stretch(kind, at, length=0, who=NORTH, place="bridge", low=0, more=0, chain=BY_MISSION, answers=-1, whom=0):
    return (kind, at, length, place, who, low, more, chain, 0, answers, whom, True)


def in_order(rows):
    return sorted(rows, key=lambda one: one[1])


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("chain", [BY_MISSION, BY_NORTH])
def test_an_answer_as_its_time_runs_out(edge, chain):
    shot = points.START + 12 * HOUR
    points.check([row("shots", shot), row("tell", shot + 20 * HOUR + edge, MISSION, answers=0, chain=chain)])


@pytest.mark.parametrize("edge", EDGES)
def test_an_answer_in_the_second_assessed_at(edge):
    points.check([row("shots", points.NOW - HOUR), row("tell", points.NOW - 1 + edge, MISSION, answers=0)])


@pytest.mark.parametrize("first", [1, 5])
@pytest.mark.parametrize("who", [MISSION, NOBODY, SOUTH])
def test_two_answers_told_by_different_tellers(first, who):
    shot = points.START + 12 * HOUR
    told = [
        row("shots", shot, chain=BY_RESIDENTS),
        row("tell", shot + first * HOUR, who, answers=0, chain=BY_NORTH),
        row("tell", shot + 3 * HOUR, MISSION, answers=0, chain=BY_MISSION),
    ]
    points.check(in_order(told))


@pytest.mark.parametrize("by", [NORTH, SOUTH, MISSION, NOBODY])
def test_a_truce_broken_and_restored_between_two_strikes(by):
    start = points.START + 12 * HOUR
    told = [row("sign", start), row("undo", start + HOUR), row("strike", start + HOUR + 60)]
    points.check([*told, row("sign", start + 2 * HOUR, by), row("strike", start + 3 * HOUR)])


@pytest.mark.parametrize("length", [0, 1, 5400])
@pytest.mark.parametrize("edge", EDGES)
def test_prisoners_released_as_the_time_for_a_hostage_runs_out(edge, length):
    start = spans.START + 20 * HOUR
    told = [stretch("hostages", start, low=2), stretch("hostages", start + HOUR, length, low=1, more=3)]
    last = start + 24 * HOUR + edge
    told += [
        stretch("prisoners", start + HOUR, who=SOUTH, low=3),
        stretch("prisoners", last, length, SOUTH, low=2, more=2),
    ]
    spans.check(in_order(told))


@pytest.mark.parametrize("edge", EDGES)
def test_stretches_answered_as_their_time_runs_out(edge):
    shots = spans.START + 20 * HOUR
    told = [stretch("shots", shots, HOUR), stretch("tell", shots + 20 * HOUR + edge, who=MISSION, answers=0)]
    told += [stretch("tell", shots + 21 * HOUR + edge, 60, MISSION, answers=0, chain=BY_NORTH)]
    spans.check(told)


@pytest.mark.parametrize("edge", EDGES)
def test_a_hostage_released_as_another_may_already_have_been(edge):
    now = spans.NOW
    told = [stretch("prisoners", now - 60 * HOUR, who=SOUTH, low=3)]
    told += [stretch("hostages", now - 30 * HOUR, 40 * HOUR, low=1)]
    told += [stretch("hostages", now + edge, low=1), stretch("hostages", now + 10 * HOUR, low=1)]
    spans.check(in_order(told))


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("who", [NORTH, SOUTH, EITHER])
def test_attacks_on_either_side_of_an_exception(edge, who):
    home = spans.START + 20 * HOUR
    told = [stretch("leave", home, place="valley", low=12)]
    told += [
        stretch("shots", home + edge, length, who, "hill", whom=whom) for length in (0, 2, HOUR) for whom in (0, 1)
    ]
    told += [stretch("strike", home + 2 * HOUR, HOUR, who, "hill", chain=BY_RESIDENTS)]
    spans.check(in_order(told))


@pytest.mark.parametrize("edge", EDGES)
def test_trucks_that_arrive_about_midnight(edge):
    midnight = spans.START + 2 * 86400
    told = []
    for length in (0, 1, 7200):
        for chain in (BY_MISSION, BY_RESIDENTS):
            told += [stretch("bring", midnight + edge, length, SOUTH, low=3, chain=chain)]
            told += [stretch("bring", midnight + edge, length, SOUTH, low=5, more=3, chain=chain)]
    told += [stretch("bring", midnight + 86400 * day, 0, SOUTH, low=4) for day in (-1, 1)]
    spans.check(in_order(told))


def test_many_attacks_of_one_day_in_no_order():
    start = spans.START + 20 * HOUR
    told = [stretch("shots", start + 977 * ((n * 7) % 20), 60 * (n % 4), n % 6, "hill", chain=n % 4) for n in range(20)]
    spans.check(in_order(told))


@pytest.mark.parametrize("now", [19, 20, 21, 23, 30])
@pytest.mark.parametrize("since", [None, 18, 20, 22])
def test_a_period_that_begins_or_ends_within_a_stretch(now, since):
    day = spans.START + 86400 + HOUR  # daily hours end at 20:00
    told = [stretch("shots", day + 17 * HOUR, length * HOUR, NORTH, "hill", chain=BY_RESIDENTS) for length in (0, 2, 5)]
    told += [
        stretch("shots", day + 20 * HOUR, 9 * HOUR, EITHER, "valley"),
        stretch("strike", day + 18 * HOUR, 3 * HOUR),
    ]
    start = None if since is None else day + since * HOUR
    if start is None or start < day + now * HOUR:
        spans.check(in_order(told), Question(day + now * HOUR, start))


def test_every_breach_by_rows_of_a_table_names_one_of_them():
    start = spans.START + 20 * HOUR
    told = [stretch("shots", start + n * HOUR, 60, n % 2, "hill", chain=n % 4) for n in range(8)]
    deal = load_deal_text(spans.DEAL).value
    with TemporaryDirectory() as folder:
        tables = spans.as_table(told, Path(folder))
        beside = spans.as_claims(told, beside_table=True)
        found = explain_terms(deal, beside, spans.ACCOUNTS, PARTIES, Question(spans.NOW), tables)
    breached = [one for one in found if one.term == "hold fire" and "breached" in one.states]
    assert len({(one.bearer, one.account) for one in breached}) > 6
    for one in breached:
        assert any(reason.text.startswith("log/") for reason in one.reasons), (one.term, one.bearer, one.account)


@pytest.mark.parametrize("term", ["exchange", "exchange by steps"])
def test_every_exchange_fallen_short_in_a_table_names_a_row_that_was_not_answered(term):
    start = spans.START + 20 * HOUR
    told = [stretch("hostages", start + n * HOUR, 60, low=4) for n in range(3)]
    deal = load_deal_text(spans.DEAL).value
    with TemporaryDirectory() as folder:
        tables = spans.as_table(told, Path(folder))
        beside = spans.as_claims(told, beside_table=True)
        found = explain_terms(deal, beside, spans.ACCOUNTS, PARTIES, Question(spans.NOW), tables)
    breached = [one for one in found if one.term == term and "breached" in one.states and one.account == "all of it"]
    assert breached
    for one in breached:
        assert any(reason.text.startswith("log/0") for reason in one.reasons), [reason.text for reason in one.reasons]
