"""Every form and every key of a term, from its words to its meaning."""

from datetime import date
from fractions import Fraction
from textwrap import indent

import pytest

from holdfire.deal.condition import After, AfterDays, All, HasTaken, InForce, Not, Reached, TermIs
from holdfire.deal.load import load_deal_text
from holdfire.deal.model import Level, Period
from holdfire.vocab.moment import Moment
from holdfire.vocab.quantity import Quantity

HEAD = """\
deal: Bridge arrangement
time zone: Asia/Beirut
in force: 2024-05-01
parties: {north: , south: , river guard: {member of: south}, mission: }
places: {valley: , bridge: {inside: valley}}
counts: {guards: {of: north, unit: people}}
bodies: {panel: }
events:
  both sign: {act: sign, by: "each of north, south"}
  first shot: {act: attack, by: [north, south]}
  thirty home: {act: release, by: north, how many: 30 hostages, counting from: 2024-05-02}
  anything: move forces
registers: {signed up: {filled by: sign}}
readings: {weapons: {asks: Kept?, answers: {kept: , left: }}, order: {asks: First?, answers: {a first: , b first: }}}
terms:
  hold fire: {who: "each of north, south", must not: attack}
"""


def terms(text):
    outcome = load_deal_text(HEAD + indent(text.strip("\n"), "  ") + "\n")
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return outcome.value.terms


def term(text):
    return terms(text)[-1]


@pytest.mark.parametrize(
    ("who", "labels"),
    [
        ("north", ["north"]),
        ("each of north, south", ["north", "south"]),
        ("each of north and south", ["north", "south"]),
        ("both north and south", ["north", "south"]),
        ("together north, south", ["north and south together"]),
        ("any of north, south", ["any of north, south"]),
        ("either north or south", ["any of north, south"]),
        ("anyone", ["anyone"]),
        ("anyone but mission", ["anyone but mission"]),
        ("south but not river guard", ["south but not river guard"]),
        ("[each of north, south]", ["north", "south"]),
    ],
)
def test_who_is_bound(who, labels):
    made = term(f"go: {{must: depart, by: not said, who: {who if who.startswith('[') else repr(who)}}}")

    assert [bearer.label for bearer in made.bearers] == labels


def test_a_bare_list_under_a_prohibition_binds_each():
    assert len(term("stop: {who: [north, south], must not: fly}").bearers) == 2


def test_at_least_is_the_number_to_reach():
    made = term("aid: {who: south, must: allow aid, how many: at least 50 trucks, by: 2024-05-03}")

    assert (made.form, made.target.number) == ("achieve", Quantity(50_000, 50_000, "trucks"))


def test_up_to_is_the_quota_of_a_permission():
    made = term("rotate: {who: south, may: rotate, how many: up to 300 persons}")

    assert (made.form, made.target.number) == ("permit", Quantity(300_000, 300_000, "people"))


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("all guards", 1),
        ("all of guards", 1),
        ("half of guards", Fraction(1, 2)),
        ("30% of the guards", Fraction(3, 10)),
    ],
)
def test_a_share_of_a_count(words, share):
    made = term(f"go: {{who: north, must: depart, how many: {words}, by: not said}}")

    assert (made.target.count, made.target.share, made.target.number.unit) == ("guards", share, "people")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at most 20 guards", 0, 20_000),
        ("none of guards", 0, 0),
        ("no guards", 0, 0),
        ("at least 5 of guards", 5_000, None),
        ("at most 14,700 of the guards", 0, 14_700_000),
        ("5 to 10 of guards", 5_000, 10_000),
    ],
)
def test_a_level_is_a_bound_and_a_count(words, low, high):
    assert term(f"few: {{who: north, must keep: '{words}'}}").level == Level("guards", low, high)


def test_what_stays_as_it_is_can_be_told_by_acts_alone():
    made = term("""
open bridge:
  who: south
  must keep: the bridge open
  broken by: {act: close crossing, where: bridge}
  restored by: open crossing
""")

    assert (made.form, made.level, made.broken_by.where, made.restored_by.act) == (
        "keep", None, ("bridge",), "open crossing",
    )  # fmt: skip


def test_a_level_to_reach_is_a_duty_with_a_deadline():
    made = term("out: {who: north, must reach: none of guards, by: 2024-05-31}")

    assert (made.form, made.level, made.target) == ("achieve", Level("guards", 0, 0), None)


def test_an_answer_within_a_time():
    made = term("""
answer:
  who: mission
  must: report
  whenever: {act: attack, by: [north, south]}
  within: 72 hours
  one for one: yes
""")

    assert (made.form, made.trigger.act, made.trigger_by.how) == ("respond", "attack", "any of")
    assert (made.delay_seconds, made.one_for_one) == (259_200, True)


def test_so_much_in_every_period():
    made = term("""
trucks:
  who: south
  must: allow aid
  how many: at least 200 trucks
  every: week from 2024-05-03
  partial periods: count
""")

    assert (made.form, made.target.number) == ("rate", Quantity(200_000, None, "trucks"))
    assert made.period == Period("week", (date(2024, 5, 3) - date(1970, 1, 1)).days)
    assert made.partial_periods


def test_an_exchange_of_so_many_for_so_many():
    made = term("""
exchange:
  who: south
  must: release
  how many: 3 prisoners
  for every: {how many: 1 hostage, act: release, by: north}
  within: 24 hours
  tolerance: 2 prisoners
  per step: yes
""")

    assert (made.form, made.target.number.low, made.per, made.per_unit) == ("ratio", 3_000, 1_000, "hostages")
    assert (made.tolerance, made.per_step, made.trigger_by.label) == (2_000, True, "north")


def test_a_protected_permission_is_obstructed_by_default():
    made = term("convoy: {who: mission, may: escort, protected from: [north, south]}")

    assert (made.interference.act, made.interference.whom) == ("obstruct", ("mission",))


@pytest.mark.parametrize(
    ("by", "condition"),
    [
        ("within 48 hours of entry into force", After(InForce(), 172_800)),
        ("3 days after hold fire has started", After(TermIs("hold fire", "has started"), 259_200)),
        ("when hold fire has started", TermIs("hold fire", "has started")),
    ],
)
def test_a_deadline_from_a_condition(by, condition):
    assert term(f"go: {{who: north, must: depart, by: {by}}}").timing.by.condition == condition


def test_a_deadline_on_a_day_is_its_last_second():
    made = term("go: {who: north, must: depart, by: 2024-05-03}")

    assert made.timing.by.moment.latest - made.timing.by.moment.earliest == 86_399


def test_how_long_a_term_lasts_counts_from_its_start():
    made = term("pause: {who: north, must not: fly, lasts: 7 days, daily: '11:00 to 17:00'}")

    assert made.timing.ends_when == After(TermIs("pause", "has started"), 604_800)
    assert made.timing.daily == (39_600, 61_200)


def test_two_questions_make_a_version_for_each_combination():
    made = terms("""
leave:
  who: north
  must: depart
  by: not said
  read as:
    weapons/kept: {with: their weapons}
    order/a first: {starts when: hold fire has started}
""")[1:]

    assert [dict(version.reading) for version in made] == [
        {"order": "a first", "weapons": "kept"},
        {"order": "a first", "weapons": "left"},
        {"order": "b first", "weapons": "kept"},
        {"order": "b first", "weapons": "left"},
    ]


def test_an_override_for_two_answers_together():
    made = terms("""
leave: {who: north, must: depart, by: not said, read as: {weapons/kept + order/a first: {with: their weapons}}}
""")[1:]

    assert [version.act.with_ for version in made] == [("their weapons",), (), (), ()]


def test_an_answer_that_changes_nothing_makes_no_version():
    made = terms("leave: {who: north, must: depart, by: not said, read as: {weapons/kept: }}")[1:]

    assert [version.reading for version in made] == [()]


def test_a_permission_lifts_a_prohibition_and_spares_those_on_a_register():
    made = terms("""
strikes: {who: south, may: attack, whom: north, an exception to: hold fire, never covers: anyone in signed up}
""")[0]

    (exception,) = made.exceptions
    assert (exception.id, exception.by.label, exception.act.whom) == ("strikes", "south", ("north",))
    assert exception.never_covers == ("signed up",)


def test_a_duty_that_only_a_ruling_can_assess():
    made = term("calm: {who: north, must: urge, by: not said, assessed by: ruling of panel}")

    assert (made.assessed_by, made.ruled_by) == ("ruling", "panel")


def deal_of(text):
    return load_deal_text(HEAD + indent(text.strip("\n"), "  ") + "\n").value


def test_an_event_is_an_act_so_many_times_by_somebody():
    events = {event.id: event for event in deal_of("").events}

    assert [bearer.label for bearer in events["both sign"].bearers] == ["north", "south"]
    assert [bearer.label for bearer in events["first shot"].bearers] == ["any of north, south"]
    assert [bearer.how for bearer in events["anything"].bearers] == ["anyone"]
    assert events["thirty home"].target.number == Quantity(30_000, 30_000, "hostages")
    assert events["thirty home"].timing.counting_from is not None
    assert {event.form for event in events.values()} == {"achieve"}


def test_an_exception_with_a_condition_alone_covers_the_act_of_its_term():
    made = term("""
hold on:
  who: north
  must not: ground attack
  except: {when: first shot has happened, by: south}
""")

    (exception,) = made.exceptions
    assert (exception.act.act, exception.by.label, exception.when) == (
        "ground attack", "south", TermIs("first shot", "met"),
    )  # fmt: skip


def test_what_breaks_what_must_be_kept_is_its_act():
    made = term("""
open bridge:
  who: south
  must keep: the bridge open
  broken by: {act: close crossing, where: bridge}
  except: {when: first shot has happened}
""")

    assert made.exceptions[0].act.act == "close crossing"


def test_what_must_go_on_can_pause_while_a_condition_holds():
    made = term("""
watch:
  who: mission
  must keep doing: monitor
  except: {when: first shot has happened}
""")

    assert made.exceptions[0].act.act == made.broken_by.act


def test_an_exception_to_several_acts_covers_each_of_them():
    deal = deal_of("""
quiet:
  who: north
  must not: [attack, fly]
  except: {when: first shot has happened}
""")

    made = deal.terms[-1]
    assert made.exceptions[0].act.act == made.act.act
    assert deal.acts.is_within("fly", made.act.act)


def test_a_permission_that_is_an_exception_brings_its_window():
    hold, strikes = terms("""
strikes:
  who: south
  may: attack
  an exception to: hold fire
  starts when: north has refused
  from: 2024-05-03
  only while: both sign has happened
  until: 2024-06-01
  lasts: 24 hours
""")

    (exception,) = hold.exceptions
    assert exception.when == All(
        (
            After(HasTaken("north", "refuses"), 0),  # once refused
            Reached(strikes.timing.from_),
            Not(After(TermIs("strikes", "has started"), 86400)),
            Not(Reached(Moment(strikes.timing.until.latest + 1, strikes.timing.until.latest + 1))),
            TermIs("both sign", "met"),
        )
    )


def test_a_permission_that_always_runs_is_an_exception_without_a_condition():
    hold, _ = terms("strikes: {who: south, may: attack, an exception to: hold fire}")

    assert hold.exceptions[0].when is None


def test_a_deadline_can_be_calendar_days_away():
    made = term("go: {who: north, must: depart, by: within 3 calendar days of entry into force}")

    assert made.timing.by.condition == AfterDays(InForce(), 3)
