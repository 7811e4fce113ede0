"""Saying that a candidate tells of the same occurrence as a claim of the case: it is counted once."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from holdfire.cli.reviewing.app import ReviewApp
from holdfire.cli.reviewing.choosing import Choosing
from holdfire.intake.decided.accepted import claims_of
from holdfire.intake.decided.decisions import read_decisions
from holdfire.pipeline import load_case
from holdfire.review import verdicts
from holdfire.review.desk import Desk, RefusedError
from holdfire.review.order import Shown
from holdfire.review.sameness import as_its_own, as_same, same_occurrences
from tests.review.harbour import make_case
from tests.review.test_desk import called, shelling, sit
from tests.review.test_screen import play, said


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return sit(make_case(tmp_path / "case"))


def test_the_same_occurrence_is_counted_once_another_twice(desk: Desk) -> None:
    assert "2 alleged" in desk.effects(shelling(desk))[0].after
    assert as_same(desk, shelling(desk), "c3") == "c3"
    assert not any("2 alleged" in effect.after for effect in desk.effects(shelling(desk)))
    made = verdicts.accept(desk, shelling(desk))
    assert (made.claim or {})["incident"] == "c3"
    case = load_case(desk.folder).value
    assert case
    assert [one.incident for one in case.claims if one.id == (made.claim or {})["id"]] == ["c3"]
    assert sit(desk.folder).followed.assessments == desk.followed.assessments


def test_what_may_be_the_same_names_it_and_may_become_its_own_again(desk: Desk) -> None:
    as_same(desk, shelling(desk), "c3", is_sure=False)
    assert ((desk.row(shelling(desk)) or {}).get("maybe same as"), desk.mistakes(desk.row(shelling(desk)) or {})) == (
        "c3",
        (),
    )
    as_same(desk, shelling(desk), "c3")
    assert "maybe same as" not in (desk.row(shelling(desk)) or {})
    as_its_own(desk, shelling(desk))
    assert "incident" not in (desk.row(shelling(desk)) or {})


def test_the_incident_that_a_claim_names_is_taken_not_the_claim(desk: Desk) -> None:
    first = shelling(desk)
    desk.edit(first, {**(desk.row(first) or {}), "incident": "the night shelling"})
    made = verdicts.accept(desk, first)
    assert as_same(desk, called(desk, "a", "would meet"), str((made.claim or {})["id"])) == "the night shelling"


def test_only_claims_of_what_happened_are_offered(desk: Desk) -> None:
    meeting = called(desk, "a", "would meet")
    assert [each.claim for each in desk.related(meeting)] == ["c1", "c2", "c4"]
    assert [each.claim for each in same_occurrences(desk, meeting)] == ["c4"]
    with pytest.raises(RefusedError, match="`c1` tells of one occurrence"):
        as_same(desk, meeting, "c1")


@pytest.mark.parametrize(("kind", "words", "says"), [("f", "9", "a figure"), ("d", "Saturday", "a date")])
def test_what_is_no_occurrence_cannot_be_the_same(desk: Desk, kind: str, words: str, says: str) -> None:
    with pytest.raises(RefusedError, match=f"this is {says}"):
        same_occurrences(desk, called(desk, kind, words))


def test_the_key_offers_what_may_be_the_same_and_accepting_follows(desk: Desk) -> None:
    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert app.trail.ref == "article#a368"
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, Choosing)
        assert [one.shown for one in app.screen.choices] == [
            "the same as c3: the same act; both from Northern Command; both have “shelled”",
            "perhaps the same as c3",
        ]
        await pilot.press("enter")
        await pilot.pause()
        assert said(app, "#message") == "The same as c3: a accepts it so"
        assert "incident: c3" in said(app, "#said")
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, Choosing)
        assert app.screen.choices[-1].shown == "an occurrence of its own"
        await pilot.press("escape", "a")
        await pilot.pause()

    play(desk, steps)
    assert [row["incident"] for row in claims_of(read_decisions(desk.folder).value)] == ["c3"]


def test_the_key_says_why_it_has_nothing_to_offer(desk: Desk) -> None:
    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("s")
        await pilot.pause()
        assert said(app, "#message") == "Only what happened can be one occurrence, and this is a figure."

    play(desk, steps, Shown(kind="figure"))
