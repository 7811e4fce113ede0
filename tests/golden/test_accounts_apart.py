"""Accounts do not see each other: what only the second one counts moves the second one, and only it."""

from __future__ import annotations

from dataclasses import replace

from holdfire.assessments.assessment import Assessment, Bounds
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Stance
from holdfire.deal.condition import HasTaken
from holdfire.deal.model import ActPattern, Period, Target, Term, Timing
from holdfire.vocab.moment import Moment, Occurrence
from tests.golden.world import NUSRA, SYRIA, Assess, ask, at, day, deal, event, many, no_airstrike, point, states

ENVOY = Account("as the envoy tells it", voices=("envoy",), complete_up_to=at(1000))
EVERYONE = Account("everyone", complete_up_to=at(1000))
AGREED = HasTaken("syria", "accepts", "deal")


def told_by_the_paper(claim: Claim) -> Claim:
    return replace(claim, chain=("paper",))


def accepts(chain: tuple[str, ...]) -> Claim:
    return Claim("s", chain, Stance("syria", "accepts", "deal", point(0, 12)), published=point(0, 12))


def by_account(found: dict[tuple[str, str, str], Assessment]) -> list[Assessment]:
    return [found[key] for key in sorted(found, key=lambda key: key[2])]


def test_a_stance_that_one_account_does_not_count_moves_only_the_other(assess: Assess) -> None:
    """The deal is in force once Syria accepts; a paper alone says that it did."""
    agreed = deal(no_airstrike(), in_force=AGREED)
    envoy, everyone = by_account(ask(assess, agreed, [accepts(("paper",))], ENVOY, EVERYONE, now=at(3)))
    assert (states(envoy), states(everyone)) == ("proposed", "standing")
    envoy, everyone = by_account(ask(assess, agreed, [accepts(("syria", "paper"))], ENVOY, EVERYONE, now=at(3)))
    assert (states(envoy), states(everyone)) == ("proposed", "standing")


def test_a_total_that_one_account_does_not_count_raises_only_the_others_sum(assess: Assess) -> None:
    """A hundred must leave. A paper alone says: so far, a hundred have left; and it may say more."""
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(100)))
    for told, done in ((many(100), Bounds(100_000, 100_000)), (many(100, None), Bounds(100_000, None))):
        total = told_by_the_paper(event("t", "depart", point(1), "nusra", quantity=told, total="running"))
        envoy, everyone = by_account(ask(assess, deal(term), [total], ENVOY, EVERYONE, now=at(3)))
        assert envoy.numbers is not None
        assert everyone.numbers is not None
        assert (states(envoy), envoy.numbers.done) == ("due", Bounds(0, 0))
        assert (states(everyone), everyone.numbers.done) == ("met", done)


def test_a_total_that_says_none_leaves_what_is_told_of_later(assess: Assess) -> None:
    """None had left by day 1; on day 2 a hundred did, perhaps more. The sum is open at its upper end, not at none."""
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(200)))
    total = event("t", "depart", point(1), "nusra", quantity=many(0), total="running")
    later = event("c", "depart", point(2), "nusra", quantity=many(100, None))
    before, after = (
        by_account(ask(assess, deal(term), [total, later], EVERYONE, now=now))[0] for now in (at(1, 12), at(3))
    )
    assert before.numbers is not None
    assert after.numbers is not None
    assert before.numbers.done == Bounds(0, 0)
    assert after.numbers.done == Bounds(100_000, None)


def test_a_total_from_the_very_second_of_the_start_on_surely_counts(assess: Assess) -> None:
    """In force from the first second of day 0; a hundred left "from then to day 1": a hundred for certain."""
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(100)))
    total = event("t", "depart", point(0), "nusra", quantity=many(100), total="stretch")
    total = replace(total, assertion=replace(total.assertion, happened=Occurrence(point(0), point(1))))  # type: ignore[type-var]
    (found,) = by_account(ask(assess, deal(term), [total], EVERYONE, now=at(3)))
    assert states(found) == "met"


def test_a_window_that_never_opens_for_one_account_is_judged_for_the_other(assess: Assess) -> None:
    """Five trucks between Syria's acceptance and the end of day 2: none came. For the envoy it never began."""
    floor = Target(many(5, None, "trucks"))
    term = Term("aid", "rate", (SYRIA,), act=ActPattern("deliver"), target=floor, period=Period("window"),
                timing=Timing(starts_when=AGREED, until=day(2)))  # fmt: skip
    envoy, everyone = by_account(ask(assess, deal(term), [accepts(("syria", "paper"))], ENVOY, EVERYONE, now=at(4)))
    assert envoy.instances is not None
    assert everyone.instances is not None
    assert (envoy.instances.total, everyone.instances.total) == (Bounds(0, 0), Bounds(1, 1))
    assert (envoy.instances.missed, everyone.instances.missed) == (Bounds(0, 0), Bounds(1, 1))


def test_a_total_that_is_too_low_for_all_days_breaks_a_rate_for_certain(assess: Assess) -> None:
    """Ten trucks on each of days 1 and 2, fifteen on both together: one of them fell short."""
    term = Term("aid", "rate", (SYRIA,), act=ActPattern("deliver"), target=Target(many(10, None, "trucks")),
                period=Period("day"), timing=Timing(from_=point(1)))  # fmt: skip
    tally = event("t", "deliver", point(1), "syria", quantity=many(15, -1, "trucks"), total="stretch")
    tally = replace(tally, assertion=replace(tally.assertion, happened=Occurrence(point(1), point(3))))  # type: ignore[type-var]
    unheard = replace(EVERYONE, complete_up_to=None)
    (found,) = by_account(ask(assess, deal(term), [tally], unheard, now=at(3) + 10, period_start=at(1)))
    assert (states(found), found.basis) == ("breached", "evidence")


def test_a_total_of_days_to_come_says_nothing_of_a_deal_not_yet_in_force(assess: Assess) -> None:
    """All is told up to now, and nobody has accepted. A total that ends after now cannot be of acts that count by now.

    From the second after now on anybody may have accepted; that second is not looked at.
    """
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(5)))
    rate = Term("aid", "rate", (NUSRA,), act=ActPattern("depart"), target=Target(many(0, 5)), period=Period("day"))
    total = event("t", "depart", point(3), "nusra", quantity=many(9), total="running")
    account = replace(EVERYONE, complete_up_to=at(2))
    found = ask(assess, deal(term, in_force=AGREED), [total], account, now=at(2))["leave", "nusra", "everyone"]
    assert found.numbers is not None
    assert (states(found), found.numbers.done) == ("proposed", Bounds(0, 0))
    waiting = replace(rate, timing=Timing(starts_when=AGREED))
    found = ask(assess, deal(waiting), [total], account, now=at(2))["aid", "nusra", "everyone"]
    assert states(found) == "waiting"


def test_a_window_that_opens_in_the_second_asked_about_is_counted_in_the_next(assess: Assess) -> None:
    """Ten trucks while Syria accepts, which the paper says since day 0, and the envoy since the second asked about."""
    term = Term("aid", "rate", (SYRIA,), act=ActPattern("deliver"), target=Target(many(10, None, "trucks")),
                period=Period("window"), timing=Timing(starts_when=AGREED))  # fmt: skip
    just_now = Stance("syria", "accepts", "deal", Moment(at(2) - 1, at(2) - 1))
    claims = [accepts(("paper",)), Claim("e", ("envoy",), just_now, published=point(0, 12))]
    for now, counted in ((at(2), Bounds(0, 0)), (at(2) + 1, Bounds(1, 1))):
        envoy, everyone = by_account(ask(assess, deal(term), claims, ENVOY, EVERYONE, now=now))
        assert envoy.instances is not None
        assert everyone.instances is not None
        assert (envoy.instances.total, envoy.instances.open) == (counted, counted)
        assert (everyone.instances.total, everyone.instances.open) == (Bounds(1, 1), Bounds(1, 1))
