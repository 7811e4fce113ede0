"""Ends that move: what `extended`, `before the end` and `A before B` become, second by second."""

import random
from textwrap import indent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.deal.condition import After, All, AnyOf, Condition, InForce, Not, Reached, TermIs
from holdfire.deal.end import End, held_before
from holdfire.deal.load import load_deal_text
from holdfire.deal.resolve.timing import Step, runs_out
from holdfire.deal.restate.unparse import unparse_deal
from holdfire.vocab.moment import Moment

HEAD = """\
deal: Pause
time zone: Asia/Beirut
in force: 2024-05-01
parties: {north: , south: }
bodies: {panel: }
drafts: {longer: {before: panel}}
events: {releases: {act: release, by: north}}
"""
DAY = 86400


def deal_of(head="", terms="t: {who: north, must not: attack}"):
    text = HEAD + head + "terms:\n" + indent(terms.strip("\n"), "  ") + "\n"
    outcome = load_deal_text(text)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    again = load_deal_text(unparse_deal(outcome.value)).value
    assert again == outcome.value
    return outcome.value


def ends_of(keys):
    return deal_of(terms=f"t: {{who: north, must not: attack, {keys}}}").terms[-1].timing.ends_when


def starts_of(condition, head=""):
    return deal_of(head, f"t: {{who: north, must not: attack, starts when: {condition}}}").terms[-1].timing.starts_when


def second(day, hour=0):
    return Moment(*(2 * (1714510800 + (day - 1) * DAY + hour * 3600,)))  # 1 May 2024, 00:00 in Beirut


STARTED = TermIs("t", "has started")


def test_consent_moves_the_end_if_it_was_given_in_time():
    panel = deal_of("ends when: panel adopts longer\n").ends_when

    assert ends_of("lasts: 7 days, extended: {by: 3 days, when: panel adopts longer, notice: 48 hours}") == AnyOf(
        (
            All((After(STARTED, 7 * DAY), Not(held_before(panel, After(STARTED, 5 * DAY))))),
            After(STARTED, 10 * DAY),
        )
    )


def test_a_tacit_renewal_ends_if_notice_was_given_in_time_each_time_anew():
    refuses = deal_of("ends when: north has refused\n").ends_when

    assert ends_of("lasts: 7 days, extended: {by: 7 days, unless: north has refused, at most: twice}") == AnyOf(
        (
            All((After(STARTED, 7 * DAY), held_before(refuses, After(STARTED, 7 * DAY)))),
            All((After(STARTED, 14 * DAY), held_before(refuses, After(STARTED, 14 * DAY)))),
            After(STARTED, 21 * DAY),
        )
    )


def test_an_end_at_a_date_moves_by_whole_lengths_from_the_second_after_its_last():
    refuses = deal_of("ends when: north has refused\n").ends_when
    made = ends_of("until: 2024-05-10, extended: {by: 2 days, unless: north has refused, notice: 1 day, at most: once}")

    assert made == AnyOf((All((Reached(second(11)), held_before(refuses, Reached(second(10))))), Reached(second(13))))


def test_of_a_length_and_a_date_the_length_moves_and_the_date_stays():
    timing = (
        deal_of(
            terms="t: {who: north, must not: attack, lasts: 7 days, until: 2024-06-01,"
            " extended: {by: 7 days, when: panel adopts longer}}"
        )
        .terms[-1]
        .timing
    )

    assert timing.until.as_written == "2024-06-01"
    assert isinstance(timing.ends_when, AnyOf)


def test_each_ten_of_an_event_earn_a_day_and_are_events_of_their_own():
    deal = deal_of(
        "lasts: 4 days\n"
        "extended: {by: 1 day, for every: 10 hostages, of: releases, beyond: 50 hostages, at most: 2 times}\n"
    )

    assert [(event.id, event.target.number.low) for event in deal.events[1:]] == [
        ("releases reaching 60 hostages", 60_000),
        ("releases reaching 70 hostages", 70_000),
    ]
    first = deal.ends_when.parts[0]
    reached = TermIs("releases reaching 60 hostages", "met", is_event=True)
    assert first == All((After(InForce(), 4 * DAY), Not(held_before(reached, After(InForce(), 4 * DAY)))))
    assert len(deal.ends_when.parts) == 3


def test_steps_of_different_kinds_follow_each_other():
    made = ends_of(
        "lasts: 7 days, extended: [{by: 7 days, unless: north has refused, at most: 2 times},"
        " {by: 1 day, when: panel adopts longer}]"
    )

    assert [part.parts[0].seconds // DAY for part in made.parts[:-1]] == [7, 14, 21]
    assert made.parts[-1] == After(STARTED, 22 * DAY)


def test_the_end_of_a_clause_moves_for_its_terms():
    deal = deal_of(
        "clauses: {phase one: {lasts: 42 days, extended: {by: 7 days, when: panel adopts longer}}}\n",
        "t: {part of: phase one, who: north, must not: attack}\nu: {part of: phase one, who: north, must not: fly}",
    )

    assert deal.terms[0].timing.ends_when == deal.terms[1].timing.ends_when
    assert deal.terms[0].timing.ends_when.parts[-1] == After(InForce(), 49 * DAY)


@pytest.mark.parametrize(
    ("condition", "head", "made"),
    [
        ("48 hours before the end", "lasts: 10 days\n", After(InForce(), 8 * DAY)),
        ("48 hours before the end of the deal", "until: 2024-05-31\n", Reached(second(30))),
        (
            "1 day before the end",
            "lasts: 10 days\nextended: {by: 7 days, when: panel adopts longer}\n",
            After(InForce(), 9 * DAY),
        ),
        ("2 days before 2024-05-31", "", Reached(second(29))),
        ("6 hours before 2024-05-31 18:00", "", Reached(second(31, 12))),
        ("never", "", AnyOf(())),
    ],
)
def test_a_moment_before_another(condition, head, made):
    assert starts_of(condition, head) == made


def test_a_terms_own_end_comes_before_that_of_the_deal():
    terms = "t: {who: north, must: report, by: 48 hours before the end, lasts: 10 days}"

    assert deal_of("lasts: 30 days\n", terms).terms[0].timing.by.condition == After(STARTED, 8 * DAY)


def test_two_days_before_a_day_is_a_whole_day_for_a_deadline():
    timing = deal_of(terms="t: {who: north, must: report, by: no later than 2 days before 2024-05-31}").terms[0].timing

    assert (timing.by.moment.earliest, timing.by.moment.latest) == (second(29).earliest, second(30).earliest - 1)


def test_one_thing_before_another_is_written_back_as_it_was_put():
    text = unparse_deal(
        deal_of(terms="t: {who: north, must not: fly, starts when: north has accepted before south has accepted}")
    )

    assert "starts when: north accepts the deal before south accepts the deal" in text


# -- second by second -----------------------------------------------------------------------------------------


def holds(condition: Condition, t: int, facts: dict[str, int]) -> bool:
    """Say whether a condition holds at a second, where all is certain: facts begin to hold at a second, for good."""
    match condition:
        case All(parts):
            return all(holds(part, t, facts) for part in parts)
        case AnyOf(parts):
            return any(holds(part, t, facts) for part in parts)
        case Not(part):
            return not holds(part, t, facts)
        case After(part, seconds):
            return any(holds(part, earlier, facts) for earlier in range(-5, t - seconds + 1))
        case InForce():
            return t >= facts["in force"]
        case TermIs(name):
            return t >= facts[name]
    raise AssertionError(condition)


def simulated_end(start, length, steps, facts):
    """Walk the steps: at so long before the end, look whether the fact holds, and move the end or not."""
    end = start + length
    for step in steps:
        has_held = facts[step.condition.term] <= end - step.notice
        if has_held == step.is_tacit:
            return end
        end += step.seconds
    return end


FACTS = st.sampled_from("abc").map(lambda name: TermIs(name, "met"))
STEPS = st.lists(st.builds(Step, st.integers(1, 6), st.integers(0, 4), FACTS, st.booleans()), max_size=3)


@settings(deadline=None)
@given(STEPS, st.integers(0, 3), st.integers(4, 8), st.integers(0, 2**32))
def test_the_window_ends_when_the_first_step_is_not_given(steps, start, length, seed):
    chance = random.Random(seed)
    facts = {name: chance.randrange(30) for name in "abc"} | {"in force": start}
    ends = runs_out(End(InForce(), length), tuple(steps))

    expected = simulated_end(start, length, steps, facts)

    closed = [t for t in range(32) if any(holds(ends, earlier, facts) for earlier in range(t + 1))]
    assert closed[0] == expected
