"""Amendments: what a deal reads like on which day, and what is said of each change."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.deal.load import load_deal_text
from holdfire.deal.restate.unparse import unparse_deal
from holdfire.vocab.moment_text import parse_moment

HEAD = """\
deal: Statement
time zone: Asia/Baku
in force: 2020-11-10
lasts: 60 days
parties: {north: , south: }
blanks: {quota: {kind: number, unit: trucks}, grace: {kind: number, unit: hours, filled: 48, on: 2020-11-20}}
terms:
  hand over: {who: north, must: withdraw, by: 2020-11-15, where: valley}
  keep off: {who: south, must not: enter, lasts: 7 days}
  aid: {who: south, must: allow aid, how many: quota, by: not said}
places: {valley: , hills: }
"""


def second(text):
    return parse_moment(text, ZoneInfo("Asia/Baku")).earliest


def read(amendments, on=None):
    return load_deal_text(HEAD + "amendments:\n" + amendments, in_force_on=second(on) if on else None)


def deal_of(amendments, on=None):
    outcome = read(amendments, on)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return outcome.value


def terms(deal):
    return {term.id: term for term in deal.terms}


TEN_DAYS = "  ten days: {agreed on: 2020-11-15, by: [north, south], terms: {hand over: {by: 2020-11-25}}}\n"


def test_keys_given_replace_those_that_were_there_and_the_others_stay():
    changed = terms(deal_of(TEN_DAYS))["hand over"]

    assert changed.timing.by.moment.as_written == "2020-11-25"
    assert changed.act.where == ("valley",)


@pytest.mark.parametrize(
    ("on", "by"), [("2020-11-14", "2020-11-15"), ("2020-11-15", "2020-11-15"), ("2020-11-15 00:01", "2020-11-25")]
)
def test_a_change_counts_from_the_day_on_which_it_was_agreed(on, by):
    assert terms(deal_of(TEN_DAYS, on))["hand over"].timing.by.moment.as_written == by


def test_changes_follow_each_other_by_date_not_as_they_are_written():
    deal = deal_of(
        "  second: {agreed on: 2020-11-25, terms: {hand over: {by: 2020-12-01}}}\n" + TEN_DAYS.replace("15", "14"),
    )

    assert terms(deal)["hand over"].timing.by.moment.as_written == "2020-12-01"
    assert [one.id for one in deal.amendments] == ["ten days", "second"]


def test_what_is_only_proposed_changes_nothing_and_is_shown():
    deal = deal_of("  wish: {agreed on: not said, by: north, drops: keep off}\n")

    assert "keep off" in terms(deal)
    (wish,) = deal.amendments
    assert (wish.on, wish.by, wish.is_applied, wish.changes) == (None, ("north",), False, ("`keep off` is dropped",))


def test_one_duty_takes_the_place_of_another():
    changed = terms(
        deal_of("  a: {agreed on: 2020-11-12, terms: {keep off: {may: enter}, hand over: {must: depart}}}\n")
    )

    assert changed["keep off"].form == "permit"
    assert changed["hand over"].act.act == "depart"


def test_until_takes_the_place_of_lasts():
    deal = deal_of("  a: {agreed on: 2020-11-12, until: 2021-03-01, terms: {keep off: {until: 2020-12-31}}}\n")

    assert (deal.ends_when, deal.until.as_written) == (None, "2021-03-01")
    assert terms(deal)["keep off"].timing.ends_when is None


def test_terms_and_single_keys_can_go():
    deal = deal_of("  a: {agreed on: 2020-11-12, drops: [keep off, where of hand over]}\n")

    assert list(terms(deal)) == ["hand over", "aid"]
    assert terms(deal)["hand over"].act.where == ()


def test_new_terms_parties_and_places_come_in():
    deal = deal_of(
        "  a: {agreed on: 2020-11-12, parties: {mission: Mission}, places: {hills: {inside: valley}},"
        " terms: {watch: {who: mission, must: monitor, where: hills, by: not said}}}\n"
    )

    assert list(terms(deal)) == ["hand over", "keep off", "aid", "watch"]
    assert deal.places.by_id["hills"].inside == ("valley",)


def test_blanks_are_filled_on_the_day_of_the_amendment():
    amendment = "  a: {agreed on: 2020-11-12, fills: {quota: 50}}\n"

    assert terms(deal_of(amendment))["aid"].target.number.low == 50_000
    assert deal_of(amendment).blanks["quota"].on.as_written == "2020-11-12"
    assert terms(deal_of(amendment, "2020-11-11"))["aid"].target.count == "quota"


def test_a_blank_is_open_before_the_day_on_which_it_was_filled():
    assert deal_of(TEN_DAYS, "2020-11-19").blanks["grace"].filled == ""
    assert deal_of(TEN_DAYS, "2020-11-21").blanks["grace"].filled == "48"


def test_positions_are_told_apart_by_what_they_support():
    text = (
        "  a: {agreed on: 2020-11-12, positions: {north: [{supports: aid, when: keep off is met}]}}\n"
        "positions: {north: {supports: the deal, when: aid is met}}\n"
    )

    assert [position.supports for position in deal_of(text).positions] == ["deal", "aid"]


def test_each_change_is_said_in_words():
    deal = deal_of(
        """\
          a:
            agreed on: 2020-11-12
            until: 2021-03-01
            drops: [keep off]
            fills: {quota: 50}
            terms: {hand over: {by: 2020-11-25, owed to: south}, watch: {who: north, may: monitor}}
        """
    )

    assert deal.amendments[0].changes == (
        "`until` 2021-03-01 (new)",
        "`lasts` is dropped",
        "`quota`: `filled` 50 (new); `on` 2020-11-12 (new)",
        "`hand over`: `by` 2020-11-25 instead of 2020-11-15; `owed to` south (new)",
        "`keep off` is dropped",
        "`watch` is new",
    )


def test_an_amendment_that_says_again_what_the_deal_says_changes_nothing():
    deal = deal_of("  again: {agreed on: 2020-11-12, terms: {hand over: {by: 2020-11-15}}}\n")

    assert replace(deal, amendments=()) == load_deal_text(HEAD).value
    assert deal.amendments[0].changes == ()


def test_one_amendment_is_as_good_as_two_that_say_the_same():
    one = "  a: {agreed on: 2020-11-12, drops: keep off, terms: {hand over: {by: 2020-11-25}}}\n"
    two = "  a: {agreed on: 2020-11-12, drops: keep off}\n"
    two += "  b: {agreed on: 2020-11-13, terms: {hand over: {by: 2020-11-25}}}\n"

    assert replace(deal_of(one), amendments=()) == replace(deal_of(two), amendments=())


def test_the_canonical_text_is_the_deal_as_amended():
    deal = deal_of(TEN_DAYS)

    assert load_deal_text(unparse_deal(deal)).value == replace(deal, amendments=())


@pytest.mark.parametrize(
    ("amendment", "code", "words"),
    [
        ("a: {agreed on: 2020-11-12, drops: [keep of]}", "T101", "`keep of`"),
        ("a: {agreed on: 2020-11-12, drops: until of keep of}", "T101", "`keep of`"),
        ("a: {agreed on: 2020-11-12, fills: {qota: 5}}", "T122", "`qota`"),
        ("a: {agreed on: 12/11/2020}", "T201", "`12/11/2020`"),
        ("a: {terms: {hand over: {by: 2020-11-25}}}", "S103", "`a`"),
        ("a: {agreed on: 2020-11-12, terms: {hand over: {by: soon}}}", "T201", "`soon`"),
        ("a: {agreed on: 2020-11-12, time zone: UTC}", "S101", "`time zone`"),
    ],
)
def test_mistakes_are_told_where_they_stand(amendment, code, words):
    (found,) = [d for d in read(f"  {amendment}\n").diagnostics if d.severity == "error"]

    assert (found.code, found.span.line) == (code, 13)
    assert words in found.message


KEYS = st.fixed_dictionaries(
    {},
    optional={
        "by": st.sampled_from(["2020-11-20", "not said", "when keep off is met"]),
        "where": st.sampled_from(["valley", "hills"]),
        "how many": st.sampled_from(["5 trucks", "quota"]),
        "starts when": st.sampled_from(["keep off has started", "north has accepted"]),
        "until": st.just("2020-12-31"),
        "owed to": st.just("south"),
    },
)


@given(KEYS, KEYS, st.sampled_from(["must", "may"]))
def test_a_term_as_amended_is_the_term_written_so(old, new, modal):
    def written(keys):
        return ", ".join(f"{key}: {value}" for key, value in {"who": "north", **keys}.items())

    old = {"must": "depart", **old} if modal == "must" else {"must": "depart", **old, "by": "not said"}
    new = {modal: "withdraw", **new}
    direct = {key: value for key, value in old.items() if key != "must"} | new
    head, _, rest = HEAD.partition("  keep off")

    amended = load_deal_text(
        f"{head}  t: {{{written(old)}}}\n  keep off{rest}"
        f"amendments: {{a: {{agreed on: 2020-11-12, terms: {{t: {{{written(new)}}}}}}}}}\n"
    )
    plain = load_deal_text(f"{head}  t: {{{written(direct)}}}\n  keep off{rest}")

    assert {d.code for d in amended.diagnostics} == {d.code for d in plain.diagnostics}
    if plain.value:
        assert replace(amended.value, amendments=()) == plain.value
