"""The two examples from end to end: the folder is read, everything is assessed, and the answers are those of the page.

Aleppo: what is asserted here is what the README of the case promises. Tamra: the numbers are worked out by hand from
the claim files, in the comments.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from holdfire.assessments.assessment import Assessment, Bounds, Breaches, Question
from holdfire.cli.main import main
from holdfire.deal.rings.rings import rings
from holdfire.pipeline import assess_case, load_case
from holdfire.vocab.moment_text import parse_moment

EXAMPLES = Path(__file__).parents[1] / "examples"
ALEPPO, TAMRA = EXAMPLES / "aleppo-2016", EXAMPLES / "convoys-and-levels"
ENVOY, RUSSIA = "as the envoy tells it", "as Russia tells it"
KEPT, LAID_DOWN = "weapons/kept", "weapons/laid down"


@cache
def assessed(folder: Path, *what_ifs: str, as_if: str = "", known_on: str = "") -> tuple[Assessment, ...]:
    case = load_case(folder, [folder / name for name in what_ifs]).value
    assert case is not None
    assert case.now is not None

    def second(text: str) -> int | None:
        return parse_moment(text, ZoneInfo(case.deal.zone)).earliest if text else None

    return assess_case(case, Question(case.now, as_if=second(as_if), as_known_on=second(known_on)))


def of(found: tuple[Assessment, ...], term: str, account: str = "", reading: str = "") -> list[Assessment]:
    """Pick assessments of a term: under an account, under a reading, where these are named."""
    return [
        a for a in found
        if a.term == term and account in ("", a.account) and (not reading or reading in a.reading.split(" + "))
    ]  # fmt: skip


def stands(assessments: list[Assessment]) -> str:
    """Say where all of them stand, in one word or two; they must agree."""
    (states,) = {" or ".join(sorted(a.states)) for a in assessments}
    return states


# Eastern Aleppo, as it stood


def test_nobody_accepted_the_proposal_so_every_term_is_proposed_and_the_vetoed_draft_has_ended():
    found = assessed(ALEPPO)
    for a in found:
        expected = {"ended"} if a.term in {"ground warplanes", "open aid"} else {"proposed"}
        assert a.states == expected, (a.term, a.account)
    draft = [a for a in found if a.term in {"ground warplanes", "open aid"}]
    assert {(a.basis, a.account) for a in draft} == {("evidence", a.account) for a in draft}


def test_on_the_seventh_nobody_could_know_of_the_vote():
    before = assessed(ALEPPO, as_if="2016-10-07", known_on="2016-10-08")
    after = assessed(ALEPPO, as_if="2016-10-07")
    assert stands(of(before, "ground warplanes")) == "waiting"
    assert stands(of(after, "ground warplanes")) == "ended"


def test_as_if_in_force_from_the_seventh_everything_waits_for_a_promise():
    """Nobody promised, so no bombing had to stop and nobody had to leave. Under the reading that they promise once
    guaranteed, the promise itself waits: for the guarantee, which waits for Russia's support, which nobody gave.
    """
    found = assessed(ALEPPO, as_if="2016-10-07")
    assert stands(of(found, "promise to leave", reading="order/promise first")) == "due"
    assert stands(of(found, "promise to leave", reading="order/guarantee first")) == "waiting"
    for waiting in ("guarantee passage", "halt bombing", "leave", "escort", "separate on paper", "joint bodies"):
        assert stands(of(found, waiting)) == "waiting"
    assert stands(of(found, "strikes on listed groups")) == "standing"


def test_the_ring_of_steps_stands_only_if_the_guarantee_comes_first():
    case = load_case(ALEPPO).value
    assert case is not None
    assert [ring.reading for ring in rings(case.deal)] == ["order/guarantee first"]


# What if 1,000 left, or 950?


@pytest.mark.parametrize(("account", "low", "high"), [(ENVOY, 900, 1000), (RUSSIA, 3000, 4000)])
def test_of_how_many_all_is_said_depends_on_who_tells_it(account, low, high):
    for a in of(assessed(ALEPPO, as_if="2016-10-07"), "leave", account):
        assert a.numbers is not None
        assert (a.numbers.target, a.numbers.unit) == (Bounds(low * 1000, high * 1000), "fighters")
        assert a.numbers.done == Bounds(0, 0)


def test_after_a_thousand_departures_the_envoy_has_all_gone_and_russia_has_not():
    found = assessed(ALEPPO, "what-if-1000.jsonl", as_if="2016-10-07")
    assert stands(of(found, "leave", ENVOY, KEPT)) == "met"
    assert {a.basis for a in of(found, "leave", ENVOY, KEPT)} == {"evidence"}
    assert stands(of(found, "leave", RUSSIA, KEPT)) == "due"
    # What waits for it follows: the escort is over, and the others' signatures are due.
    assert stands(of(found, "escort", ENVOY, KEPT)) == "ended"
    assert stands(of(found, "separate on paper", ENVOY, KEPT)) == "due"
    assert stands(of(found, "separate on paper", RUSSIA, KEPT)) == "waiting"


def test_who_left_with_weapons_has_not_left_under_the_reading_that_these_are_laid_down():
    found = of(assessed(ALEPPO, "what-if-1000.jsonl", as_if="2016-10-07"), "leave", reading=LAID_DOWN)
    assert stands(found) == "due"
    assert {a.numbers.done for a in found if a.numbers} == {Bounds(0, 0)}


def test_after_950_departures_a_single_figure_would_settle_it_for_the_envoy():
    found = assessed(ALEPPO, "what-if-950.jsonl", as_if="2016-10-07")
    assert stands(of(found, "leave", ENVOY, KEPT)) == "due or met"
    assert stands(of(found, "leave", RUSSIA, KEPT)) == "due"
    for a in of(found, "leave", ENVOY, KEPT):
        assert a.settles == (
            "certain if the count of nusra fighters is at most 950",
            "certain if 50 more fighters are established",
        )


def test_the_promise_alone_starts_the_halt():
    found = assessed(ALEPPO, "what-if-950.jsonl", as_if="2016-10-07")
    assert stands(of(found, "promise to leave")) == "met"
    assert stands(of(found, "halt bombing")) == "standing"
    assert {a.basis for a in of(found, "halt bombing")} == {"absence"}


# Tamra valley


def test_tamra_has_each_of_the_seven_forms_and_each_is_decided_for_somebody():
    found = assessed(TAMRA)
    decided = {a.form for a in found if a.is_certain}
    assert decided == {a.form for a in found}
    assert decided == {"forbid", "achieve", "keep", "respond", "rate", "ratio", "permit"}
    by_evidence = {a.form for a in found if a.basis == "evidence"}
    # An answer not given, and a step not behind, are absences: they rest on somebody having told all.
    assert by_evidence == {"forbid", "achieve", "keep", "rate", "permit"}


def one(term: str, account: str, bearer: str = "", reading: str = "") -> Assessment:
    (found,) = [a for a in of(assessed(TAMRA), term, account, reading) if bearer in ("", a.bearer)]
    return found


def test_shots_and_a_drone_by_one_side_shells_and_a_mortar_by_the_other():
    """Highland: the shots of 12 March (told by the Lowland Authority; the bystanders are merely vaguer) and the drone
    of 19 March are sure; the blast of 19 March, which may be the drone, is nobody's yet: 3 alleged, of which the drone
    and the blast count once: 2 established. Lowland: the mortar of 29 March is sure; the shells of 5 March are denied;
    the blast again. The fight with raiders is excepted, the mortar of 27 March was taken back.
    """
    highland, lowland = (one("hold fire", "everyone", b) for b in ("highland council", "lowland authority"))
    assert (highland.states, highland.basis) == ({"breached"}, "evidence")
    assert highland.breaches == Breaches(3, 2, ("2024-03-12", "2024-03-19"))
    assert (lowland.states, lowland.basis) == ({"breached"}, "evidence")
    assert lowland.breaches == Breaches(3, 1, ("2024-03-05", "2024-03-19", "2024-03-29"))


def test_the_mission_tells_of_shells_only_and_the_lowland_authority_of_none_of_its_own():
    told = one("hold fire", "as the Observer Mission tells it", "lowland authority")
    assert (told.states, told.breaches) == ({"breached"}, Breaches(1, 1, ("2024-03-05",)))
    own = one("hold fire", "as the Lowland Authority tells it", "lowland authority")
    assert (own.states, own.basis, own.breaches) == ({"standing"}, "absence", Breaches(0, 0, ()))


def test_armed_persons_in_the_zone_by_the_last_word_of_each():
    """Highland's last word is 3 persons on 20 March: not kept. Everyone's last is the mission's none of 26 March."""
    assert one("empty zone", "as the Highland Council tells it").states == {"breached"}
    assert one("empty zone", "as the Highland Council tells it").basis == "evidence"
    assert (one("empty zone", "everyone").states, one("empty zone", "everyone").basis) == ({"standing"}, "absence")


def test_reports_on_attacks_one_in_time_one_late_two_not_at_all():
    """Triggers told by everyone: the shells (5 March), the shots (12-13), the drone (19), the fight with raiders (23)
    and the mortar (29); the blast of 19 March may be one more. Of these the shots, drone, raiders and mortar are sure,
    whose the shells were is denied: 4 to 6. The shells were reported on within a day (met, if they are a trigger), the
    shots after 72 hours (late), the drone and the raiders never (missed, the blast perhaps), the mortar's 72 hours run.
    """
    found = one("answer incidents", "everyone")
    assert (found.states, found.late, found.basis) == ({"breached"}, "must", "absence")
    numbers = found.instances
    assert numbers is not None
    assert (numbers.total, numbers.met, numbers.late) == (Bounds(4, 6), Bounds(0, 1), Bounds(1, 1))
    assert (numbers.missed, numbers.open) == (Bounds(2, 3), Bounds(1, 1))


def test_trucks_by_the_log_of_the_crossing_fell_short_on_four_days():
    """The first, cut-off day (from 06:00 on 1 March) is not asked for. Of the other 30 the log has less than 200 on
    9 (188), 17 (196) and 24 March (0); 12 March was corrected to 214. On 31 March nothing is told, and the Lowland
    Authority says that it tells everything up to the end of that day: 4 missed, 26 met.
    """
    found = one("daily trucks", "as the Lowland Authority tells it", reading="truck count/at the crossing")
    assert (found.states, found.basis) == ({"breached"}, "absence")
    assert found.instances is not None
    assert (found.instances.total, found.instances.met) == (Bounds(30, 30), Bounds(26, 26))
    assert found.instances.missed == Bounds(4, 4)


def test_a_weekly_sum_shows_that_some_day_fell_short_even_where_nothing_is_complete():
    """The warehouse clerk's sums: 15 to 21 March 1,395, 22 to 28 March 1,205. Seven days ask for 1,400. Days of less
    than 200 may have had more trucks than told, but the sum may not: some day fell short, which one unknown.
    """
    found = one("daily trucks", "as the Relief Society tells it", reading="truck count/at the warehouse")
    assert (found.states, found.basis) == ({"breached"}, "evidence")
    assert found.instances is not None
    # 200 or more on 17 of the 30 days: all but 5, 6, 16, 17, 19, 21, 23, 24, 27, 28, 29, 30 and 31 March.
    assert (found.instances.met, found.instances.missed) == (Bounds(17, 29), Bounds(1, 13))


def test_releases_came_late_once_and_of_the_last_one_the_numbers_differ():
    """Hostages 2, 2, 1, 2 ask for 6, 12, 15, 21 prisoners in all, 2 fewer being in order. Prisoners 6, 12 (two days
    late), 15, then 17 to 21: 17 + 2 is short of 21, 21 is not. Steps 1 and 3 are met, 2 is late, 4 is open to doubt.
    """
    found = one("releases", "everyone")
    assert (found.states, found.late) == ({"breached", "standing"}, "must")
    assert found.instances is not None
    assert (found.instances.total, found.instances.met) == (Bounds(4, 4), Bounds(2, 3))
    assert found.instances.missed == Bounds(0, 1)


def test_medicine_came_in_two_convoys_one_held_up_as_its_carriers_tell_it():
    """12 and 9 trucks of 40. The Highland Council denies having held up the second."""
    carriers, everyone = one("medical convoys", "as the Relief Society tells it"), one("medical convoys", "everyone")
    assert (carriers.states, carriers.basis) == ({"breached"}, "evidence")
    assert everyone.states == {"breached", "standing"}
    assert everyone.numbers is not None
    assert (everyone.numbers.done, everyone.numbers.target) == (Bounds(21000, 21000), Bounds(40000, 40000))


def test_the_road_was_cleared_perhaps_after_the_deadline():
    """Deadline 15 March 06:00. The mission: 10 kilometres on the eve, the other 2 on 16 and 17 March. The Lowland
    Authority: all 12 on the eve. Together the two totals conflict: 12 by the one, 14 by the other (12 and 2 more).
    """
    lowland = one("clear the road", "as the Lowland Authority tells it")
    assert (lowland.states, lowland.late, lowland.basis) == ({"met"}, "no", "evidence")
    everyone = one("clear the road", "everyone")
    assert (everyone.states, everyone.late, everyone.basis) == ({"met"}, "may", "evidence")
    assert everyone.numbers is not None
    assert everyone.numbers.done == Bounds(12000, 14000)
    assert "conflict" in {reason.kind for reason in everyone.reasons}


# Both


@pytest.mark.parametrize("folder", [ALEPPO, TAMRA], ids=["aleppo", "tamra"])
def test_the_same_case_gives_the_same_bytes_twice(folder: Path, capsys: pytest.CaptureFixture[str]):
    def output() -> str:
        assert main(["assess", str(folder), "--format", "json"]) == 0
        return capsys.readouterr().out

    assert output() == output()
