"""What the checks find in small deals, and above all where they keep quiet."""

import pytest

from holdfire.deal.load import load_deal_text

HEAD = "deal: x\ntime zone: Asia/Beirut\n"
SIDES = "parties: {north: , south: , mission: {kind: mediator}}\n"
NOW = "in force: 2024-05-01 00:00\n"
SIGNED = "in force: when north and south have both signed\n"


def messages(code, text):
    """What is said under a code about a deal that has no error."""
    outcome = load_deal_text(HEAD + text)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return [d.message for d in outcome.diagnostics if d.code == code]


QUIET = [
    ("T303", "a deadline that the deal, if it is extended, still sees", NOW + SIDES + """
lasts: 7 days
extended: [{by: 7 days, when: north and south have both supported the deal}]
terms: {free: {who: north, must: release, by: within 10 days of entry into force}}
"""),
    ("T303", "an end and a deadline that count from different things", NOW + SIDES + """
terms:
  hold: {who: north, must not: attack}
  free: {who: north, must: release, lasts: 2 days, by: within 9 days of hold was breached}
"""),
    ("T306", "a length that ends on the day that is named", NOW + SIDES + """
lasts: 7 days
until: 2024-05-07
terms: {hold: {who: north, must not: attack}}
"""),
    ("T306", "the same duty of two parties, by two deadlines", NOW + SIDES + """
terms:
  one: {who: north, must: release, by: 2024-05-05}
  other: {who: south, must: release, by: 2024-05-09}
"""),
    ("T306", "the same duty begun by one day and done by another", NOW + SIDES + """
terms:
  begin: {who: north, must begin: withdraw, by: 2024-05-02}
  end: {who: north, must: withdraw, by: 2024-05-14}
"""),
    ("T307", "a deadline that counts from entry into force", SIGNED + SIDES + """
terms: {free: {who: north, must: release, by: within 3 days of entry into force}}
"""),
    ("T309", "all times of day in one zone, even another one", "in force: 2024-05-01T00:00Z\n" + SIDES + """
until: 2024-05-04T06:00Z
terms: {hold: {who: north, must not: attack}}
"""),
    ("T309", "a zone that is the deal's own", NOW + SIDES + """
until: 2024-05-04 06:00+03:00
terms: {hold: {who: north, must not: attack}}
"""),
    ("T314", "one side may finish first", NOW + SIDES + """
terms:
  one: {who: north, must: release, how many: 20 prisoners, by: not said}
  other: {who: south, must: release, how many: 20 prisoners, by: not said, starts when: one is met}
"""),
    ("T314", "a prohibition that a date ends too", NOW + SIDES + """
terms:
  one: {who: north, must: depart, by: not said}
  other: {who: south, must: depart, by: not said}
  hold one: {who: north, must not: depart, ends when: other is met, until: 2024-06-01}
  hold other: {who: south, must not: depart, ends when: one is met}
"""),
    ("T315", "a duty with a deadline that may be breached", NOW + SIDES + """
terms:
  one: {who: north, must: release, by: 2024-05-09}
  other: {who: south, must: release, by: not said, starts when: one was breached or one is met}
"""),
    ("T315", "what held before need not hold now", NOW + SIDES + """
terms:
  one: {who: north, must: release, by: 2024-05-09}
  other: {who: south, must: release, by: not said, starts when: 2 days after one is due and one is met}
"""),
    ("T315", "of the terms of a clause one can be breached", NOW + SIDES + """
clauses: {first: {says: The first phase.}}
terms:
  one: {who: north, must: release, by: not said, part of: first}
  two: {who: north, must not: attack, part of: first}
  other: {who: south, must not: attack, ends when: first was breached}
"""),
    ("T316", "it waits for the promise of the other side", NOW + SIDES + """
terms:
  vow: {who: south, must: promise, by: not said}
  stop: {who: north, must not: attack, starts when: vow is met}
"""),
    ("T316", "it waits for acceptance of the deal", NOW + SIDES + """
terms: {stop: {who: north, must not: attack, starts when: north has accepted}}
"""),
    ("T316", "it starts in another way as well", NOW + SIDES + """
terms: {stop: {who: north, must not: attack, starts when: north supports the deal or on 2024-06-01}}
"""),
    ("T317", "somebody owes the first step", NOW + SIDES + """
terms:
  one: {who: north, must: release, how many: 1 prisoner, for every: {act: release, by: south}, within: 1 day}
  other: {who: south, must: release, how many: 1 prisoner, for every: {act: release, by: north}, within: 1 day}
  first: {who: south, must: release, by: 2024-05-03}
"""),
    ("T323", "a party inside the name of a term, which cannot stand in its place", NOW + SIDES + """
terms: {north stops: {who: north, must not: attack}}
"""),
    ("T323", "copies of one term", NOW + SIDES + """
terms:
  hold fire: {for each: {side: [north, south]}, who: this side, must not: attack}
  leave: {who: north, must: depart, by: not said, starts when: hold fire has started}
"""),
    ("T324", "an event that an extension is earned by", NOW + SIDES + """
lasts: 4 days
events: {releases: {act: release, by: north}}
extended: [{by: 1 day, for every: 10 hostages, of: releases, at most: 3 times}]
terms: {hold: {who: north, must not: attack}}
"""),
    ("T328", "a vague word whose standard is defined", NOW + SIDES + """
documents: {text: text.txt}
acts: {use disproportionate force: {is a: attack, means: force beyond what an attack calls for}}
terms: {hold: {who: north, must not: use disproportionate force, quote: {in: text, text: disproportionate force}}}
"""),
    ("T328", "an act that says which acts it covers", NOW + SIDES + """
acts: {dig in: {covers: [fortify, lay mines]}}
terms: {hold: {who: north, must not: dig in}}
"""),
    ("T329", "a group that somebody lists", NOW + """
parties: {north: , council: , others: {kind: armed groups, listed by: council}}
terms: {hold: {who: others, must not: attack}}
"""),
    ("T331", "the two never run at the same time", NOW + SIDES + """
terms:
  ban: {who: north, must not: attack, until: 2024-05-09}
  leave to: {who: north, may: attack, from: 2024-05-10}
"""),
    ("T331", "one starts when the other ends", NOW + SIDES + """
terms:
  free: {who: south, must: release, by: not said}
  ban: {who: north, must not: attack, ends when: free is met}
  leave to: {who: north, may: attack, starts when: free is met}
"""),
    ("T331", "two answers of one question", NOW + SIDES + """
readings: {force: {asks: May they?, answers: {yes: , no: }}}
terms:
  ban: {who: north, must not: attack, where: here, read as: {force/yes: {where: there}}}
  leave to: {who: north, may: attack, where: there, read as: {force/yes: {where: here}}}
places: {here: , there: }
"""),
    ("T332", "the first phase forbids what the second asks for", NOW + SIDES + """
clauses:
  first: {lasts: 7 days}
  second: {starts when: 7 days after entry into force}
terms:
  stay: {who: north, must not: move forces, part of: first}
  pull back: {who: north, must: withdraw, by: not said, part of: second}
"""),
    ("T335", "one ends before the other starts", NOW + SIDES + """
places: {gate: }
terms:
  one: {who: north, must: allow aid, where: gate, how many: 200 trucks, every: day, until: 2024-05-31}
  other: {who: north, must: allow aid, where: gate, how many: 300 trucks, every: day, from: 2024-06-01}
"""),
    ("T335", "two places", NOW + SIDES + """
places: {gate: , port: }
terms:
  one: {who: north, must: allow aid, where: gate, how many: 200 trucks, every: day}
  other: {who: north, must: allow aid, where: port, how many: 300 trucks, every: day}
"""),
    ("T338", "more by a later day", NOW + SIDES + """
terms:
  one: {who: north, must: release, how many: 20 prisoners, by: 2024-05-09}
  other: {who: north, must: release, how many: 30 prisoners, by: 2024-05-20}
"""),
    ("T338", "stages", NOW + SIDES + """
terms:
  free:
    who: north
    must: release
    stages: [{how many: 20 prisoners, by: not said}, {how many: 10 prisoners, by: not said}]
"""),
    ("T336", "what comes back is the other side's part of an exchange", NOW + SIDES + """
terms:
  open: {who: north, must: open crossing, by: not said, in return for: swap}
  swap: {who: north, must: release, how many: 1 prisoner, for every: {act: release, by: south}, within: 1 day}
"""),
    ("T337", "the same line, seen from both sides", NOW + SIDES + """
places: {line: }
terms:
  one: {who: north, must: withdraw, from place: within 5 km north of line, by: not said}
  other: {who: south, must: withdraw, from place: within 5 km south of line, by: not said}
"""),
    ("T351", "parts that may overlap", NOW + SIDES + """
places: {gate: }
categories: {women: {means: adult women}, wounded: {means: persons who need a bed}}
terms:
  free:
    who: north
    must: release
    how many: 30 prisoners
    by: not said
    of which:
      women: {with: women, how many: 20 prisoners}
      wounded: {with: wounded, how many: 20 prisoners}
"""),
    ("T351", "parts that leave a rest", NOW + SIDES + """
places: {gate: , port: }
terms:
  trucks:
    who: north
    must: allow aid
    how many: 600 trucks
    every: day
    of which: {gate: {where: gate, how many: 50 trucks}, port: {where: port, how many: 100 trucks}}
"""),
    ("T352", "a week is seven days", NOW + SIDES + """
places: {gate: }
terms:
  day: {who: north, must: allow aid, where: gate, how many: at least 600 trucks, every: day}
  week: {who: north, must: allow aid, where: gate, how many: "at least 4,200 trucks", every: week}
"""),
    ("T352", "ten a day at least, and fifty in four days", NOW + SIDES + """
places: {gate: }
terms:
  day: {who: north, must: release, where: gate, how many: at least 10 hostages, every: day}
  in all: {who: north, must: release, where: gate, how many: 50 hostages, by: within 4 days of entry into force}
"""),
    ("T353", "seats alone", NOW + SIDES + """
bodies: {panel: {seats: {north: 2, south: 2, mission: 1}, quorum: 3, chair: mission}}
terms: {hold: {who: north, must not: attack}}
"""),
    ("T355", "each side's own rule stands under its reading", NOW + SIDES + """
readings: {place: {asks: Where?, answers: {gate: , store: }}}
places: {gate: , store: }
terms:
  trucks: {who: north, must: allow aid, how many: 200 trucks, every: day, read as: {place/gate: {where: gate}}}
"""),
    ("T356", "the day of entry into force is known", NOW + SIDES + """
counts: {troops: {of: north, unit: troops, means: all under arms}}
terms: {leave: {who: north, must: withdraw, how many: all troops, by: not said}}
"""),
    ("T361", "somebody monitors", NOW + SIDES + """
terms: {hold: {who: north, must not: attack}, watch: {who: mission, must keep doing: monitor}}
"""),
    ("T361", "acts done before the world", NOW + SIDES + """
terms: {say so: {who: north, must: announce, by: 2024-05-02}, sign: {who: south, must: sign, by: 2024-05-03}}
"""),
    ("T362", "the other side verifies what both owe", NOW + SIDES + """
terms: {hold: {who: "each of north, south", must not: attack, verified by: [north, south]}}
"""),
    ("T362", "keeping monitors out is forbidden", NOW + SIDES + """
terms:
  hold: {who: north, must not: attack, verified by: mission}
  let in: {who: north, must not: deny access}
"""),
    ("T363", "a mediator reports", SIGNED + SIDES + """
terms: {tell: {who: mission, must: report, every: week, how many: at least 1 report}}
"""),
    ("T363", "a unit of one who signs", SIGNED + """
parties: {north: , south: , river guard: {kind: armed group, member of: south}}
terms: {leave: {who: river guard, must: depart, by: not said}}
"""),
    ("T363", "somebody answers for it", SIGNED + """
parties: {north: , south: , river guard: {kind: armed group}}
terms: {leave: {who: south, answers for: river guard, must: depart, by: not said}}
"""),
    ("T363", "a body that the deal sets up", NOW + """
parties: {north: , south: , panel: {kind: body}}
bodies: {panel: {seats: {north: 1, south: 1}}}
terms: {seal: {who: panel, must: store weapons, by: not said}}
"""),
    ("T364", "a breach frees the other side, and somebody reports", NOW + SIDES + """
terms:
  hold: {who: north, must not: attack}
  back: {who: south, must not: attack, ends when: hold was breached}
  tell: {who: mission, must: report, whenever: attack, within: 1 day}
"""),
]  # fmt: skip


@pytest.mark.parametrize("code, why, text", QUIET, ids=[f"{code} {why}" for code, why, _ in QUIET])
def test_quiet_where(code, why, text):
    assert messages(code, text) == []


TOLD = [
    ("T301", "the deal is over before the term starts", SIGNED + SIDES + """
lasts: 60 days
terms: {hold: {who: north, must not: attack, starts when: 90 days after entry into force}}
"""),
    ("T302", "the deadline counts from an earlier day than the start", SIGNED + SIDES + """
terms:
  free: {who: north, must: release, starts when: 5 days after entry into force, by: within 3 days of entry into force}
"""),
]  # fmt: skip


@pytest.mark.parametrize("code, why, text", TOLD, ids=[f"{code} {why}" for code, why, _ in TOLD])
def test_an_error_is_told_where(code, why, text):
    assert [d.code for d in load_deal_text(HEAD + text).diagnostics if d.severity == "error"] == [code]


def test_a_term_that_ends_when_the_deal_does_is_compared_with_it():
    (said,) = messages("T303", SIGNED + SIDES + """
lasts: 60 days
terms: {free: {who: north, must: release, by: within 90 days of entry into force}}
""")  # fmt: skip
    assert said == "`free` ends (60 days after entry into force) before its deadline (90 days after entry into force)"


def test_calendar_days_end_at_midnight_of_the_deals_zone():
    text = NOW + SIDES + """
until: 2024-05-04
terms: {free: {who: north, must: release, by: within 3 calendar days of entry into force}}
"""  # fmt: skip
    assert messages("T303", text) == []
    assert len(messages("T303", text.replace("3 calendar", "4 calendar"))) == 1


def test_where_everything_waits_for_all_of_the_other_both_a_ring_and_a_lock_are_told():
    text = NOW + SIDES + """
terms:
  one: {who: north, must: release, how many: 20 prisoners, by: not said, starts when: other is met}
  other: {who: south, must: release, how many: 20 prisoners, by: not said, starts when: one is met}
"""  # fmt: skip
    assert messages("T314", text) == ["none of `one` and `other` can be finished before the other"]
    assert len(messages("T311", text)) == 1


def test_events_can_be_held_back_too():
    assert messages("T314", NOW + SIDES + """
places: {villages: , town: }
acts: {send last convoy: {is a: allow passage, means: let the last convoy leave}}
events:
  last of the villages: {act: send last convoy, by: north, from place: villages}
  last of the town: {act: send last convoy, by: south, from place: town}
terms:
  hold one: {who: north, must not: send last convoy, from place: villages, ends when: last of the town has happened}
  hold other: {who: south, must not: send last convoy, from place: town, ends when: last of the villages has happened}
""") == ["none of `last of the villages` and `last of the town` can be finished before the other"]  # fmt: skip


def test_a_ring_goes_through_an_event_that_somebody_owes():
    (ring,) = messages("T311", NOW + SIDES + """
places: {town: }
events: {they left: {act: depart, by: north, from place: town}}
terms:
  stop: {who: south, must not: attack, starts when: they left has happened}
  leave: {who: north, must: depart, from place: town, by: not said, starts when: stop has started}
""")  # fmt: skip
    assert "`stop` waits for `they left`, that for `leave`, that for `stop`" in ring


def test_another_sides_consent_without_a_deadline_is_a_trap_too():
    assert messages("T316", NOW + SIDES + """
terms:
  agree: {who: south, must: consent, by: not said}
  open: {who: north, must: open crossing, by: within 7 days of agree is met}
  stop: {who: south, must not: attack}
""") == ["`south` alone decides whether `open` ever is due"]  # fmt: skip


def test_a_number_that_an_earlier_stricter_one_makes_idle():
    assert messages("T338", NOW + SIDES + """
places: {gate: }
counts: {guards: {in: gate, unit: guards}}
terms:
  few: {who: north, must keep: at most 20 guards}
  more later: {who: north, must keep: at most 50 guards, from: 2024-06-01}
""") == ["`more later` asks for nothing that `few` does not"]  # fmt: skip


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ("350 trucks", []),
        ("351 trucks", ["`day`, counted day by day, gives at most 350, and `in all` asks for 351"]),
    ],
)
def test_a_cap_for_each_of_seven_days_against_a_total(total, said):
    assert messages("T352", NOW + SIDES + f"""
lasts: 7 days
places: {{gate: }}
terms:
  day: {{who: north, must: allow aid, where: gate, how many: at most 50 trucks, every: day}}
  in all: {{who: north, must: allow aid, where: gate, how many: {total}, by: within 7 days of entry into force}}
""") == said  # fmt: skip


def test_three_parts_that_come_to_nearly_the_whole():
    assert messages("T351", NOW + SIDES + """
places: {gate: , port: , camp: }
terms:
  free:
    who: north
    must: release
    how many: 33 prisoners
    by: not said
    of which:
      a: {where: gate, how many: 3 prisoners}
      b: {where: port, how many: 4 prisoners}
      c: {where: camp, how many: 25 prisoners}
""") == ["the parts of `free` add up to 32, just short of the whole"]  # fmt: skip


def test_notes_wait_until_there_is_no_error():
    text = HEAD + NOW + SIDES + "terms: {hold: {who: nroth, must not: attack}}\n"
    assert {d.severity for d in load_deal_text(text).diagnostics} == {"error"}


def test_a_ring_that_takes_other_ways_under_other_readings_is_told_once():
    (said,) = messages("T311", NOW + SIDES + """
readings: {order: {asks: Who waits for whom?, answers: {short: , long: }}}
terms:
  one:
    {who: north, must: sign, by: not said, starts when: two is met, read as: {order/long: {starts when: three is met}}}
  two: {who: south, must: release, by: not said, starts when: one is met}
  three: {who: south, must: depart, by: not said, starts when: two is met}
""")  # fmt: skip
    assert said.startswith("steps wait for each other in a ring under the reading order/short: `one` waits for `two`")
    assert said.endswith("(in another way under 1 other reading)")
