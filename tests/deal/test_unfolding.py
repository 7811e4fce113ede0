"""Terms in short, written out: what each construct stands for, and what is said about its mistakes."""

from fractions import Fraction
from textwrap import indent

import pytest

from holdfire.deal.condition import TermIs
from holdfire.deal.load import load_deal_text
from holdfire.deal.model import Bearer
from holdfire.vocab.quantity import Quantity

HEAD = """\
deal: Bridge arrangement
time zone: Asia/Beirut
in force: 2024-05-01
parties: {north: , south: , east: , raiders: , mission: }
places: {valley: , bridge: {inside: valley}, hills: , line: {between: [valley, hills]}}
categories: {tanks: , mortars: }
counts:
  guards: {of: north, unit: people}
  guns: {for each: {side: [north, south]}, of: this side, unit: guns}
events:
  shots: {for each: {side: [north, south]}, act: attack, by: this side}
bodies: {panel: }
readings: {order: {asks: Who first?, answers: {north first: , south first: }}}
tables:
  weapons:
    tanks: {day: 2024-06-01, towns: [valley, bridge]}
    mortars: {day: 2024-06-15, towns: hills}
  range: {tanks: 15, mortars: 25}
  nothing:
terms:
"""


def outcome_of(text):
    return load_deal_text(HEAD + indent(text.strip("\n"), "  ") + "\n")


def deal_of(text):
    outcome = outcome_of(text)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return outcome.value


def terms(text):
    return {term.id: term for term in deal_of(text).terms}


def mistakes(text):
    return [(d.code, d.message) for d in outcome_of(text).diagnostics if d.severity == "error"]


# -- for each -------------------------------------------------------------------------------------------------

HOLD_FIRE = """
hold fire:
  for each: {side: [north, south]}
  who: this side
  must not: attack
  whom: the other side
  owed to: the other side
  says: This side leaves the other side alone.
"""
WITHDRAW = """
withdraw:
  for each: {weapon: weapons}
  who: north
  must: withdraw
  what: this weapon
  where: its towns
  by: its day
"""


def test_one_term_for_each_value_with_the_others_beside_it():
    made = terms(HOLD_FIRE)

    assert [(t.id, t.bearers[0].label, t.act.whom, t.owed_to) for t in made.values()] == [
        ("hold fire for north", "north", ("south",), ("south",)),
        ("hold fire for south", "south", ("north",), ("north",)),
    ]
    assert made["hold fire for south"].says == "South leaves north alone."


def test_the_terms_made_from_one_are_a_clause_of_its_name():
    deal = deal_of(HOLD_FIRE)

    assert deal.clauses["hold fire"].terms == ("hold fire for north", "hold fire for south")
    assert {term.part_of for term in deal.terms} == {"hold fire"}


def test_values_may_stand_in_one_text():
    listed = HOLD_FIRE.replace("[north, south]", '"north, south and east"').replace("other side", "other sides")

    assert list(terms(listed)) == ["hold fire for north", "hold fire for south", "hold fire for east"]


def test_two_words_make_every_combination():
    made = terms("""
withdraw:
  for each: {side: [north, south], weapon: [tanks, mortars]}
  who: this side
  must: withdraw
  what: this weapon
  by: not said
""")

    assert [(name, term.bearers[0].label, term.act.what) for name, term in made.items()] == [
        ("withdraw for north and tanks", "north", ("tanks",)),
        ("withdraw for north and mortars", "north", ("mortars",)),
        ("withdraw for south and tanks", "south", ("tanks",)),
        ("withdraw for south and mortars", "south", ("mortars",)),
    ]


def test_a_row_of_a_table_fills_in_its_columns():
    assert [(t.act.where, t.timing.by.moment.as_written) for t in terms(WITHDRAW).values()] == [
        (("valley", "bridge"), "2024-06-01"),
        (("hills",), "2024-06-15"),
    ]


def test_a_row_that_is_one_text_has_a_column_called_as_the_table():
    made = terms("""
withdraw:
  for each: {weapon: range}
  who: north
  must: withdraw
  how many: its range this weapon
  by: not said
""")

    assert [t.target.number for t in made.values()] == [
        Quantity(15_000, 15_000, "tanks"), Quantity(25_000, 25_000, "mortars"),
    ]  # fmt: skip


def test_one_word_may_go_through_what_stands_in_the_row_of_another():
    made = terms("""
leave:
  for each: {weapon: weapons, town: its towns}
  who: north
  must: withdraw
  where: this town
  by: this weapon's day
""")

    assert list(made) == ["leave for tanks and valley", "leave for tanks and bridge", "leave for mortars and hills"]


def test_the_terms_of_several_others_are_named_one_by_one():
    made = terms("""
hold fire:
  for each: {side: [north, south, east]}
  who: this side
  must not: attack
  ends when: any of hold fire for the other sides was breached
""")

    ends = made["hold fire for east"].timing.ends_when
    assert [part.term for part in ends.parts] == ["hold fire for north", "hold fire for south"]


def test_counts_and_events_are_made_for_each_value_too():
    deal = deal_of("""
few:
  for each: {side: [north, south]}
  who: this side
  must keep: at most 20 guns for this side
  starts when: shots for the other side has happened
""")

    assert [(event.id, event.bearers[0].label) for event in deal.events] == [
        ("shots for north", "north"), ("shots for south", "south"),
    ]  # fmt: skip
    assert [(term.level.count, term.timing.starts_when.term) for term in deal.terms] == [
        ("guns for north", "shots for south"), ("guns for south", "shots for north"),
    ]  # fmt: skip


def test_words_that_only_begin_alike_stay():
    made = terms("""
inspect:
  for each: {side: [north, south]}
  who: this side
  must: inspect
  with: [this sidearm, upthis side, this side's list]
  by: not said
""")

    assert made["inspect for south"].act.with_ == ("this sidearm", "upthis side", "south's list")


def test_the_quoted_words_of_a_document_stay():
    deal = load_deal_text(
        "documents: {text: }\n" + HEAD + indent(HOLD_FIRE + '  quote: {in: text, text: "this side holds fire"}\n', "  ")
    ).value

    assert {term.quote.text for term in deal.terms} == {"this side holds fire"}


def test_a_mistake_in_a_text_is_marked_where_it_was_written_and_told_once():
    text = HOLD_FIRE.replace("must not: attack", "must not: atack")
    found = [d for d in outcome_of(text).diagnostics if d.severity == "error"]

    line = HEAD.count("\n") + text.splitlines().index("  must not: atack")
    assert [(d.code, d.span.line, d.span.column, d.span.end_column) for d in found] == [("T104", line, 15, 20)]


def test_what_all_copies_lack_is_told_once_and_under_the_name_as_written():
    text = HOLD_FIRE.replace("must not: attack", "must: release")

    assert [d.message for d in outcome_of(text).diagnostics if d.code == "T304"] == ["`hold fire` has no deadline"]


def test_what_is_wrong_with_one_copy_is_told_of_that_copy():
    assert mistakes(WITHDRAW.replace("its towns", "[hills, this weapon]")) == [
        ("T103", "no place is called `tanks`"), ("T103", "no place is called `mortars`"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("{}", "nothing stands under `for each`"),
        ("{side: }", "it is not said which values `side` goes through"),
        ("{side: nothing}", "it is not said which values `side` goes through"),
        ("{side: north, south}", "it is not said which values `south` goes through"),
    ],
)
def test_without_values_there_is_nothing_to_go_through(values, said):
    text = HOLD_FIRE.replace("{side: [north, south]}", values)

    assert ("S109", said) in mistakes(text)


def test_there_are_not_more_copies_than_can_be_handled():
    many = ", ".join(f"p{number}" for number in range(50))
    text = f"hold fire: {{for each: {{a: [{many}], b: [{many}]}}, who: this a, must not: attack, whom: this b}}"

    assert mistakes(text) == [("S109", "`hold fire` would have more than 1,000 copies")]


def test_copies_that_do_not_differ_are_a_mistake():
    assert mistakes(HOLD_FIRE.replace("{side:", "{town: [valley, hills], side:")) == [
        ("S110", "nothing in `hold fire` speaks of `this town`, so its copies are all alike")
    ]


@pytest.mark.parametrize(
    ("sides", "said"),
    [("[north]", "there is no other side"), ("[north, south, east]", "there is more than one other side")],
)
def test_the_other_is_one_of_two(sides, said):
    text = HOLD_FIRE.replace("[north, south]", sides).replace("  owed to: the other side\n", "")

    assert mistakes(text.replace("the other side alone", "others alone")) == [("T226", said)]


def test_a_name_that_is_made_may_not_be_there_already():
    assert mistakes(HOLD_FIRE + "\nhold fire for north: {who: north, must not: shelling}\n") == [
        ("S112", "there are two terms called `hold fire for north` once the deal is written out")
    ]


def test_which_terms_there_are_does_not_depend_on_an_answer():
    assert mistakes("""
leave:
  who: north
  must: withdraw
  by: not said
  read as:
    order/north first: {stages: [{by: 2024-06-01}], of which: {all: {where: bridge}}, where: valley}
""") == [
        ("S107", "`stages` cannot depend on how the wording is read"),
        ("S107", "`of which` cannot depend on how the wording is read"),
    ]


# -- parts, stages, ways, quotas ------------------------------------------------------------------------------


def test_parts_have_the_same_keys_but_those_that_differ():
    made = terms("""
trucks:
  who: south
  must: allow aid
  how many: at least 600 trucks
  every: day
  says: Trucks come in.
  of which:
    fuel: at least 50 trucks
    bridge: {how many: at least 300 trucks, where: bridge, of which: {clinic: {how many: at least 2 trucks}}}
""")

    assert {name: (t.form, t.target.number.low // 1000, t.act.where) for name, t in made.items()} == {
        "trucks": ("rate", 600, ()),
        "trucks of which fuel": ("rate", 50, ()),
        "trucks of which bridge": ("rate", 300, ("bridge",)),
        "trucks of which bridge of which clinic": ("rate", 2, ("bridge",)),
    }
    assert made["trucks"].says == "Trucks come in."
    assert made["trucks of which fuel"].says == "South must allow aid (at least 50 trucks) every day."


def test_what_is_read_otherwise_of_the_whole_is_not_read_so_of_a_part_that_says_it_itself():
    made = deal_of("""
trucks:
  who: south
  must: allow aid
  how many: at least 600 trucks
  every: day
  of which: {fuel: at least 50 trucks}
  read as: {order/north first: {how many: at least 200 trucks}}
""").terms

    assert [(t.id, t.target.number.low // 1000) for t in made] == [
        ("trucks", 200), ("trucks", 600), ("trucks of which fuel", 50),
    ]  # fmt: skip


STAGES = """
lay down:
  who: north
  must: lay down weapons
  says: The north lays down its arms.
  stages:
    - {how many: 30% of guards, by: 2024-06-01}
    - {how many: 30% of guards, by: 2024-07-01}
    - {how many: the rest, by: 2024-08-01}
"""


def test_each_stage_asks_for_all_that_is_owed_by_then():
    deal = deal_of(STAGES)

    assert [(t.id, t.target.share, t.timing.by.moment.as_written) for t in deal.terms] == [
        ("lay down stage 1", Fraction(3, 10), "2024-06-01"),
        ("lay down stage 2", Fraction(6, 10), "2024-07-01"),
        ("lay down stage 3", Fraction(1), "2024-08-01"),
    ]
    assert deal.clauses["lay down"].says == "The north lays down its arms."


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("a third of guards", "a quarter of the guards", Fraction(7, 12)),
        ("half of guards", "1/6 of guards", Fraction(2, 3)),
        ("12.5% of guards", "half of guards", Fraction(5, 8)),
        ("100 tanks", "50 tanks", Quantity(150_000, 150_000, "tanks")),
        ("about 100 tanks", "50 tanks", Quantity(140_000, 160_000, "tanks")),
        ("900 to 1,000 tanks", "1 tank", Quantity(901_000, 1_001_000, "tanks")),
        ("2 heavy weapons", "1 heavy weapon", Quantity(3000, 3000, "heavy weapons")),
    ],
)
def test_shares_and_numbers_add_up(first, second, both):
    made = terms(f"""
lay down:
  who: north
  must: lay down weapons
  by: not said
  stages: ["{first}", "{second}"]
""")

    target = made["lay down stage 2"].target
    assert (target.share if target.count else target.number) == both


def test_what_is_left_may_be_left_of_a_number():
    made = terms("""
lay down:
  who: north
  must: lay down weapons
  how many: 200 tanks
  by: not said
  stages: [80 tanks, the rest]
""")

    assert made["lay down stage 2"].target.number == Quantity(200_000, 200_000, "tanks")


def test_stages_of_different_kinds_do_not_add_up_but_stand_side_by_side():
    made = terms("""
leave:
  who: north
  must: withdraw
  stages:
    - {how many: 30 tanks, from place: valley, by: 2024-06-01}
    - {how many: 20 tanks, from place: hills, by: 2024-07-01}
    - {how many: 10 tanks, from place: valley, by: 2024-08-01}
""")

    assert [t.target.number.low // 1000 for t in made.values()] == [30, 20, 40]


def test_parts_of_stages_add_up_by_their_names():
    made = terms("""
release:
  who: north
  must: release
  by: not said
  stages:
    - {how many: 30 people, of which: {women: {how many: 10 people, with: women}}}
    - {how many: 20 people, of which: {women: {how many: 5 people, with: women}, sick: 1 person}}
""")

    assert {name: t.target.number.low // 1000 for name, t in made.items()} == {
        "release stage 1": 30,
        "release stage 1 of which women": 10,
        "release stage 2": 50,
        "release stage 2 of which women": 15,
        "release stage 2 of which sick": 1,
    }


def test_stages_of_a_level_or_a_period_are_taken_as_they_stand():
    made = terms("""
trucks:
  who: south
  must: allow aid
  every: day
  stages:
    - {how many: at least 100 trucks, until: 2024-05-31}
    - {how many: at least 300 trucks, from: 2024-06-01}
""")

    assert [t.target.number.low // 1000 for t in made.values()] == [100, 300]


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        ("[30% of guards, 80% of guards]", "with `80% of guards` the stages ask for more than all of `guards`"),
        ("[30% of guards, 5 people]", "`5 people` cannot be added to what the stages before ask for"),
        ("[5 people, the rest]", "`the rest` cannot be added to what the stages before ask for"),
    ],
)
def test_stages_that_do_not_add_up(stages, said):
    text = f"lay down: {{who: north, must: lay down weapons, by: not said, stages: {stages}}}"

    assert mistakes(text) == [("T227", said)]


def test_both_ways_across_a_boundary():
    deal = deal_of("no flights: {who: north, must not: fly, across: line}")

    assert [(t.id, t.act.from_place, t.act.to_place) for t in deal.terms] == [
        ("no flights from valley", ("valley",), ("hills",)),
        ("no flights from hills", ("hills",), ("valley",)),
    ]
    assert list(deal.clauses) == ["no flights"]


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("up to 300 people", 0, 300_000),
        ("300 people", 0, 300_000),
        ("at most 300 people", 0, 300_000),
        ("about 300 people", 0, 330_000),
    ],
)
def test_a_permission_for_each_period_is_a_permission_and_a_cap(written, low, high):
    made = terms(f"rotate: {{who: north, may: rotate, how many: {written}, every: month, protected from: south}}")

    assert [(t.id, t.form) for t in made.values()] == [("rotate", "permit"), ("rotate quota", "rate")]
    assert (made["rotate"].target, made["rotate"].protected_from) == (None, Bearer("south", ("south",)))
    quota = made["rotate quota"]
    assert (quota.target.number, quota.period.every) == (Quantity(low, high, "people"), "month")


def test_a_permission_without_an_upper_end_has_no_quota():
    assert mistakes("rotate: {who: north, may: rotate, how many: at least 300 people, every: month}") == [
        ("T203", "a permission needs a number that it ends at")
    ]


def test_constructs_work_inside_each_other():
    made = terms("""
leave:
  for each: {side: [north, south]}
  who: this side
  must: withdraw
  stages:
    - {how many: 10% of guns for this side, by: 2024-06-01}
    - how many: the rest
      by: 2024-07-01
      of which: {mortars: {for each: {town: [valley, hills]}, how many: 3 mortars, where: this town}}
""")

    assert list(made) == [
        f"leave for {side} stage {end}"
        for side in ("north", "south")
        for end in ("1", "2", "2 of which mortars for valley", "2 of which mortars for hills")
    ]
    assert made["leave for south stage 2"].target.count == "guns for south"


# -- around a term --------------------------------------------------------------------------------------------


def test_what_groups_do_counts_as_done_by_who_answers_for_them():
    made = terms("hold fire: {who: north, answers for: [raiders, east], must not: attack}")["hold fire"]

    assert made.bearers == (Bearer("north", ("north", "raiders", "east"), "together"),)
    assert made.says == "North (answering for raiders and east) must not attack."


def test_each_of_several_may_answer_for_the_same_groups():
    made = terms("hold fire: {who: 'each of north, south', answers for: raiders, must not: attack}")["hold fire"]

    assert [(b.label, b.parties) for b in made.bearers] == [
        ("north", ("north", "raiders")),
        ("south", ("south", "raiders")),
    ]


@pytest.mark.parametrize("who", ["'together north, south'", "'any of north, south'", "anyone", "north but not east"])
def test_nobody_else_answers_for_groups(who):
    assert mistakes(f"hold fire: {{who: {who}, answers for: raiders, must not: attack}}") == [
        ("S107", "`answers for` stands beside one party, or `each of` several")
    ]


def test_a_permission_of_those_who_answer_for_others_is_an_exception_for_all_of_them():
    made = terms("""
hold fire: {who: 'each of north, raiders', must not: attack}
strike: {who: north, answers for: raiders, may: attack, an exception to: hold fire}
""")

    (exception,) = made["hold fire"].exceptions
    assert exception.by == Bearer("north and raiders together", ("north", "raiders"), "together")


def test_what_a_term_is_given_for_and_who_watches_over_it():
    made = terms(
        HOLD_FIRE + "  in return for: hold fire for the other side\n  verified by: [mission, panel]\n"
        "\npatrol: {who: mission, must: monitor, by: not said, in return for: hold fire}\n"
    )

    assert made["hold fire for north"].in_return_for == ("hold fire for south",)
    assert made["hold fire for north"].verified_by == ("mission", "panel")
    assert made["patrol"].in_return_for == ("hold fire for north", "hold fire for south")
    assert made["patrol"].says == (
        "Mission must monitor, in return for `hold fire for north` and `hold fire for south`."
    )


def test_an_exception_to_a_clause_is_one_to_each_prohibition_in_it():
    made = terms(HOLD_FIRE + "\nstrike: {who: north, may: attack, whom: raiders, an exception to: hold fire}\n")

    assert [len(made[name].exceptions) for name in ("hold fire for north", "hold fire for south")] == [1, 1]


def test_a_clause_where_one_term_is_meant_is_pointed_out():
    found = load_deal_text("positions: {north: {supports: hold fire}}\n" + HEAD + indent(HOLD_FIRE, "  ")).diagnostics
    (found,) = [d for d in found if d.severity == "error"]

    assert (found.code, found.help) == (
        "T101", "`hold fire` is a clause; name one of its terms: `hold fire for north`, `hold fire for south`",
    )  # fmt: skip


def test_unless_is_only_while_not():
    made = terms("""
rest: {who: south, must not: attack, unless: go is breached}
go: {who: north, must: withdraw, by: not said}
also: {who: south, must not: attack, only while: go is not breached}
""")

    assert made["rest"].timing == made["also"].timing


def test_both_unless_and_only_while_count():
    made = terms("""
rest: {who: south, must not: attack, only while: go is met, unless: go was breached}
go: {who: north, must: withdraw, by: not said}
""")

    met, breached = made["rest"].timing.only_while.parts
    assert (met, breached.part) == (TermIs("go", "met"), TermIs("go", "was breached"))
