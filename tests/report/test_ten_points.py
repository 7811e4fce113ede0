"""The ten parts of the reference case, each found on the page of examples/aleppo-2016."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from holdfire.cli.main import main

ALEPPO = Path(__file__).parents[2] / "examples" / "aleppo-2016"
VOID = frozenset({"meta", "link", "rect", "line", "path", "circle", "use", "br", "hr", "input", "img"})


class Sections(HTMLParser):
    """The text of every element that has an id, without styles and what only pictures hold."""

    def __init__(self) -> None:
        super().__init__()
        self.text: dict[str, list[str]] = {}
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in VOID:
            name = given.get("aria-labelledby") if tag == "section" else given.get("id")
            self.open.append((tag, name or ""))

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if {"style", "defs"} & {tag for tag, _ in self.open}:
            return
        for name in {name for _, name in self.open if name}:
            self.text.setdefault(name, []).append(data)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    out = tmp_path_factory.mktemp("report") / "report.html"
    assert main(["report", str(ALEPPO), "--out", str(out)]) == 0
    html = out.read_text(encoding="utf-8")
    assert len(html) < 1_000_000
    sections = Sections()
    sections.feed(html)

    def text_of(section):
        return " ".join(" ".join(sections.text[section]).split())

    return text_of


def test_1_the_truce_starts_only_once_nusra_promises_to_leave(page):
    term = page("term--halt-bombing-name") and page("term--halt-bombing-name")
    assert "must not carry out airstrike in Eastern Aleppo, once promise to leave is met" in term
    assert "halt bombing waits until promise to leave is met" in page("waits")


def test_2_they_leave_to_a_place_of_their_choice_and_the_envoy_may_go_with_them(page):
    assert "to Idlib or anywhere they wanted" in page("term--leave-name")
    assert "I personally am ready physically to accompany you" in page("term--escort-name")
    assert "Staffan de Mistura may accompany" in page("term--escort-name")


def test_3_weapons_with_them_or_laid_down_are_two_readings_of_one_term(page):
    term = page("term--leave-name")
    assert "Reading weapons: kept" in term
    assert "with their weapons" in term
    assert "Reading weapons: laid down" in term
    assert "without their weapons" in term


def test_4_who_signed_that_they_separated_is_not_covered_by_the_exemption(page):
    assert "must sign separation" in page("term--separate-on-paper-name")
    never = "those on the register “separated” (those who signed that they have separated from Nusra)"
    assert f"Never covers {never}" in page("term--strikes-on-listed-groups-name")
    assert f"exception never extends to {never}" in page("term--halt-bombing-name")


def test_5_joint_bodies_come_after_the_departure_and_only_as_a_possibility(page):
    term = page("term--joint-bodies-name")
    assert "Proposed only as a possibility." in term
    assert "once leave is met" in term


def test_6_the_draft_was_vetoed_and_its_terms_fell_away(page):
    votes = page("votes")
    assert "S/2016/846" in votes
    assert "Russian Federation (veto)" in votes
    assert "not adopted" in votes
    assert "Falls away when United Nations Security Council rejects french draft" in page("term--ground-warplanes-name")
    for term in ("ground warplanes", "open aid"):
        assert re.search(rf"{term} anyone = same under all ended", page("status"))


def test_7_who_proposed_supported_on_condition_refused_and_said_nothing(page):
    told = page("positions")
    assert re.search(r"Staffan de Mistura proposes the deal", told)
    assert "supports the deal on condition: Nusra leaves" in told
    assert re.search(r"Nusra Front silent: no position found", told)


def test_7_a_refusal_that_came_later_is_told_once_it_has_come(tmp_path):
    out = tmp_path / "later.html"
    assert main(["report", str(ALEPPO), "--now", "2016-10-31", "--out", str(out)]) == 0
    assert "refuses leave" in out.read_text(encoding="utf-8")


def test_8_figures_disagree_and_the_page_says_which_one_would_settle_it(page):
    figures = page("figures")
    for told in ("900 to 1,000 fighters", "0 to 900 fighters", "3,000 to 4,000 fighters", "up to half"):
        assert told in figures
    assert re.search(r"met 1,000 of 900 to 1,000 fighters; by evidence", page("what-if-1"))
    assert re.search(r"due 1,000 of 3,000 to 4,000 fighters; by absence", page("what-if-1"))
    assert re.search(
        r"due or met: undecided 950 of 900 to 1,000 fighters certain if the count of nusra fighters is at most 950",
        page("what-if-2"),
    )


def test_9_each_side_accuses_the_other_and_denials_stand_beside_the_accusations(page):
    said = page("accusations")
    nusra, bombing = said.split("Of Government of Syria and Russian Federation")
    assert "Nusra Front: attack in Eastern Aleppo" in nusra
    assert "Russian Federation → RT" in nusra
    assert "no reply found" in nusra
    assert "The New York Times" in bombing
    assert "Russian Federation (denies)" in bombing
    assert "Established under" in bombing


def test_10_which_step_waits_for_which_and_the_ring_is_named(page):
    waits = page("waits")
    assert "guarantee passage waits until Russian Federation supports the deal" in waits
    assert re.search(r"A ring of \d steps", waits)
