"""The status table: same and different told apart, readings only where they matter."""

from dataclasses import replace

import pytest

from holdfire.assessments.assessment import Assessment, Reason
from holdfire.report.agreement import agreement_between
from holdfire.report.settles import ranked_settles
from holdfire.report.status import status_table
from holdfire.report.words import states_phrase
from tests.report.aleppo_by_hand import ASSESSMENTS, CLAIMS


def told(account: str, states: str, *causes: str, reading: str = "", late: str = "no") -> Assessment:
    reasons = (Reason("state", "why", causes),)
    return Assessment(
        "leave", "achieve", "nusra", account, reading, frozenset(states.split()), late, "", 0, reasons=reasons
    )


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        (told("a", "met", "c1"), told("b", "met", "c1", "c2"), "same"),
        (told("a", "met", "c1"), told("b", "met", "c2"), "no agreed fact"),
        (told("a", "met", "c1"), told("b", "met", "c1-again"), "same"),
        (told("a", "met", "c1"), told("b", "due", "c1"), "differ"),
        (told("a", "met", "c1"), told("b", "met", "c1", late="must"), "differ"),
        (told("a", "met due", "c1"), told("b", "met due", "c1"), "undecided"),
        (told("a", "waiting", "c1"), told("b", "waiting", "c2"), "not yet tested"),
        (told("a", "standing"), told("b", "standing"), "same"),
    ],
)
def test_accounts_are_compared_by_states_and_by_causes(one, other, agreement):
    assert agreement_between([one, other], {"c1-again": "c1"}) == agreement


def test_one_account_alone_is_not_compared():
    assert agreement_between([told("a", "met")], {}) == "alone"


def test_a_reading_that_changes_nothing_is_not_shown():
    same = [told("a", "met", reading="weapons/kept"), told("a", "met", reading="weapons/laid down")]
    assert [row.reading for row in status_table(same, [], {}).rows] == [""]
    other = [told("a", "met", reading="weapons/kept"), told("a", "due", reading="weapons/laid down")]
    assert [row.reading for row in status_table(other, [], {}).rows] == ["weapons: kept", "weapons: laid down"]


def test_readings_that_come_to_the_same_are_one_row_named_by_what_they_share():
    readings = [f"order/{order} + weapons/{weapons}" for order in ("x", "y") for weapons in ("kept", "laid down")]
    states = {"order/x": "met", "order/y": "due"}
    told_so = [told("a", states[reading[:7]], reading=reading) for reading in readings]
    assert [row.reading for row in status_table(told_so, [], {}).rows] == ["order: x", "order: y"]


def test_accounts_stand_in_alphabetical_order():
    backwards = tuple(reversed(ASSESSMENTS))
    assert status_table(backwards, CLAIMS, {}).accounts == status_table(ASSESSMENTS, CLAIMS, {}).accounts
    assert list(status_table(backwards, CLAIMS, {}).accounts) == sorted(status_table(ASSESSMENTS, CLAIMS, {}).accounts)


def test_a_table_of_one_state_says_which():
    assert status_table([told("a", "met"), replace(told("a", "met"), term="other")], [], {}).uniform == "met"
    assert status_table([told("a", "met"), replace(told("a", "due"), term="other")], [], {}).uniform == ""


def test_states_are_said_in_words():
    assert states_phrase({"breached"}, "forbid") == "not kept"
    assert states_phrase({"met", "due"}, "achieve") == "due or met: undecided"
    assert states_phrase({"ended", "met", "due"}, "achieve") == "due, met or ended: undecided"
    assert states_phrase({"standing"}, "permit") == "allowed"


def test_figures_that_only_set_the_target_are_no_cause():
    def due(account, figure):
        asked = Reason("target", "so many were there", (figure,))
        return replace(told(account, "due"), reasons=(asked,))

    assert agreement_between([due("a", "c1"), due("b", "c2")], {}) == "same"


def test_the_change_that_settles_most_stands_first():
    some = [
        replace(told(account, "due met"), settles=settles) for account, settles in (("a", ("x", "y")), ("b", ("y",)))
    ]
    first, second = ranked_settles(some)
    assert (first.change, first.cells, first.where) == ("y", 2, (("leave", ("a", "b")),))
    assert second.change == "x"
