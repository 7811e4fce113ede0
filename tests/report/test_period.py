"""The period report: what changed, what was told, how often, by whom, and what nobody answered."""

import random
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.counting import standing_claims
from holdfire.cli.main import main
from holdfire.cli.period_report import answers_for
from holdfire.pipeline import load_case
from holdfire.report.period.build import build_period
from holdfire.report.period.counts import counts_in
from holdfire.report.period.stretch import period_between
from holdfire.report.period.text import period_text
from holdfire.report.render import render_period
from holdfire.report.said import gather_voices
from holdfire.vocab.moment_text import parse_moment
from tests.report.test_page import Reader

EXAMPLES = Path(__file__).parents[2] / "examples"


def period(case, first, last, by="published"):
    zone = ZoneInfo(case.deal.zone)
    return period_between(parse_moment(first, zone).earliest, parse_moment(last, zone).latest + 1, zone, by)


def reported(case, first, last, by="published"):
    between = period(case, first, last, by)
    every = frozenset(term.id for term in case.deal.terms)
    answers = answers_for(case, between, None, every, "duckdb")
    supposing = answers_for(case, between, case.as_if, every, "duckdb") if case.as_if else None
    return build_period(case, between, answers, "0.1.0", case.as_if, supposing)


@pytest.fixture(scope="module")
def aleppo_case():
    return load_case(EXAMPLES / "aleppo-2016").value


@pytest.fixture(scope="module")
def tamra_case():
    return load_case(EXAMPLES / "convoys-and-levels").value


@pytest.fixture(scope="module")
def aleppo(aleppo_case):
    return reported(aleppo_case, "2016-10-06", "2016-10-13")


@pytest.fixture(scope="module")
def tamra(tamra_case):
    return reported(tamra_case, "2024-03-15", "2024-03-21", "recorded")


def moves(standings, term):
    return [stand for row in standings.changed if row.term == term for stand in row.stands]


def total(table):
    """Incidents told in all rows, for each account."""
    rows = [row for _, rows in table.groups for row in rows]
    return [
        sum(row.tallies[n].established + row.tallies[n].alleged for row in rows) for n in range(len(table.accounts))
    ]


def overall(counts, name):
    ((_, rows),) = counts.overall.groups
    return next(row.tallies for row in rows if row.name == name)


def test_a_vote_in_the_period_is_what_changed_with_the_vote_among_its_causes(aleppo):
    as_it_was, _ = aleppo.standings
    (stand,) = moves(as_it_was, "ground warplanes")

    assert (stand.before, stand.now, stand.accounts) == ("proposed", "ended", "all 6 accounts")
    assert "vote-french-draft" in {claim.id for claim in stand.rests_on}


def test_what_did_not_change_is_told_too_and_no_term_is_missing(aleppo, aleppo_case):
    for standings in aleppo.standings:
        shown = {row.term for row in (*standings.changed, *standings.same)}
        assert shown == {term.id for term in aleppo_case.deal.terms}


def test_a_state_that_looks_otherwise_by_now_is_told_as_known_then_and_as_known_now(tamra):
    (stand,) = [
        s for s in moves(tamra.standings[0], "clear the road") if s.accounts == "“as the Lowland Authority tells it”"
    ]

    assert stand.before.startswith("due")
    assert stand.revised.startswith("met")
    assert [claim.id for claim in stand.rests_on] == ["mines-done-lowland"]


def test_terms_that_forbid_are_judged_over_the_period_and_before_it_over_the_one_before(tamra):
    everyone = [stand for stand in moves(tamra.standings[0], "hold fire") if "everyone" in stand.accounts]

    assert ("not kept (1 alleged, 1 established)", "not kept (2 alleged, 1 established)") in {
        (stand.before, stand.now) for stand in everyone
    }


def test_what_became_known_later_is_nowhere(tamra_case, tamra):
    between = period(tamra_case, "2024-03-15", "2024-03-21", "recorded")
    known = replace(tamra_case, claims=between.known_at_end(tamra_case.claims))
    without = reported(known, "2024-03-15", "2024-03-21", "recorded")
    later = {claim.id for claim in tamra_case.claims} - {claim.id for claim in known.claims}

    assert later
    assert replace(without, facts=()) == replace(tamra, facts=())
    assert not [name for name in later if f"; {name}]" in period_text(tamra) or f"[{name}]" in period_text(tamra)]


def test_the_order_of_claims_never_matters(tamra_case, tamra):
    shuffled = list(tamra_case.claims)
    random.Random(1).shuffle(shuffled)

    again = reported(replace(tamra_case, claims=tuple(shuffled)), "2024-03-15", "2024-03-21", "recorded")

    assert (again.counts.overall, again.counts.tables, again.late, again.says) == (
        tamra.counts.overall,
        tamra.counts.tables,
        tamra.late,
        tamra.says,
    )


def test_a_correction_stands_beside_what_it_corrects_and_a_retraction_beside_what_it_takes_back(tamra_case, tamra):
    (corrected,) = tamra.corrections
    assert (corrected.was.id, corrected.by.id) == ("crossing-12", "crossing-12-corrected")
    assert "201 trucks" in corrected.was.says
    assert "214 trucks" in corrected.is_now

    last = reported(tamra_case, "2024-03-29", "2024-03-31")
    assert [(each.was.id, each.by.id) for each in last.retractions] == [("mortar-wrong-day", "mortar-taken-back")]
    assert last.corrections == ()


def test_each_incident_is_in_one_row_of_each_table(tamra, aleppo):
    for page in (tamra, aleppo):
        told = [tally.established + tally.alleged for tally in overall(page.counts, "In this period")]
        assert sum(told) > 0
        assert all(total(table) == told for table in page.counts.tables)


def test_another_claim_about_an_incident_is_not_another_incident(tamra_case):
    between = period(tamra_case, "2024-03-15", "2024-03-21")
    drone = next(claim for claim in tamra_case.claims if claim.id == "drone-lowland")
    again = replace(drone, id="drone-again", chain=("lowland authority",))
    other = replace(drone, id="drone-other", incident="")

    def told(*more):
        case = replace(tamra_case, claims=(*tamra_case.claims, *more))
        tallies = overall(counts_in(case, gather_voices(case), between), "In this period")
        return [tally.established + tally.alleged for tally in tallies]

    assert told(again) == told()
    assert max(told(other)) == max(told()) + 1


def test_established_and_alleged_stand_apart_and_a_denial_that_contests_makes_alleged(tamra_case):
    counts = counts_in(tamra_case, gather_voices(tamra_case), period(tamra_case, "2024-03-05", "2024-03-06"))
    authors = next(table for table in counts.tables if table.head == "Alleged author")
    ((heading, rows), *_) = authors.groups
    (row,) = [row for row in rows if row.name == "Lowland Authority"]
    tally = dict(zip(authors.accounts, row.tallies, strict=True))

    assert heading == "Acts against somebody"
    assert tally["everyone"].words == "1 alleged"
    assert tally["two independent origins"].words == "1 established"
    assert tally["as the Lowland Authority tells it"].words == ""


def test_an_author_named_by_one_of_two_origins_is_alleged_though_the_shelling_is_established(tamra_case):
    told = [claim for claim in tamra_case.claims if claim.id in ("shells-highland", "shells-denied")]
    counts = counts_in(
        replace(tamra_case, claims=tuple(told)),
        gather_voices(tamra_case),
        period(tamra_case, "2024-03-01", "2024-03-31"),
    )
    at = counts.overall.accounts.index("two independent origins")
    authors, places, _ = ({row.name: row.tallies[at].words for _, rows in t.groups for row in rows}
                          for t in counts.tables)  # fmt: skip

    assert authors["Lowland Authority, or not said"] == "1 alleged"
    assert places["Hill town"] == "1 established"


def test_totals_are_listed_and_counted_nowhere(tamra_case, tamra):
    assert [claim.id for claim in tamra.counts.totals] == ["warehouse-week-2"]
    between = period(tamra_case, "2024-03-15", "2024-03-21")
    totals = [claim for claim in standing_claims(tamra_case.claims) if getattr(claim.assertion, "total", "")]
    without = replace(tamra_case, claims=tuple(claim for claim in tamra_case.claims if claim not in totals))
    assert counts_in(without, gather_voices(without), between).tables == (
        counts_in(tamra_case, gather_voices(tamra_case), between).tables
    )


def test_rows_of_registered_tables_are_said_to_be_left_out(tamra_case):
    class Table:
        rows = 1200

    counted = counts_in(
        replace(tamra_case, datasets=(Table(),)),
        gather_voices(tamra_case),
        period(tamra_case, "2024-03-15", "2024-03-21"),
    )
    assert "1,200 rows of registered tables" in counted.rule[-1]


def test_what_is_about_earlier_times_is_late_and_says_so(aleppo):
    late = {each.claim.id: each.how for each in aleppo.late}

    assert late["truce-violated-russia"] == "before this period; of an incident not told of before"
    assert late["access-refused"] == "begins before this period, or may"
    assert "warning-nyt" not in late


def test_a_late_claim_of_an_incident_told_before_says_so(tamra):
    late = {each.claim.id: each.how for each in tamra.late}

    assert late["crossing-14"] == "before this period; of an incident not told of before"
    assert late["crossing-12-corrected"] == "before this period; of an incident told of before"


def test_the_period_before_is_counted_as_known_then_and_as_known_now(aleppo):
    everyone = aleppo.counts.overall.accounts.index("everyone")

    assert overall(aleppo.counts, "The period before, as known then")[everyone].words == ""
    assert overall(aleppo.counts, "The period before, as known now")[everyone].words == "2 established"


def test_who_refused_access_is_named_and_days_nobody_watched_too(tamra_case, aleppo):
    page = reported(tamra_case, "2024-03-15", "2024-03-21")

    assert ("Buffer zone", "Observer Mission", "Lowland Authority") in {
        (watch.place, watch.observer, watch.refused_by) for watch in page.watches
    }
    assert page.watched.startswith(
        "On 3 of the 7 days somebody is said to have watched some place; not on 18 Mar 2024 to 21 Mar 2024."
    )
    assert [watch.refused_by for watch in aleppo.watches] == ["not said"]
    assert aleppo.watched.startswith("On none of the 8 days")


def test_allegations_stand_beside_their_reply_or_none_was_found(aleppo):
    replies = {each.claims[0].id: [reply.id for reply in each.replies] for each in aleppo.allegations}

    assert replies == {"truce-violated-russia": [], "bombing-nyt": ["bombing-denied", "bombing-targets"]}
    assert "no reply found" in period_text(aleppo)
    assert aleppo.says[-1] == "2 allegations against somebody named; no reply was found to 1."


def test_an_allegation_of_earlier_times_is_shown_when_it_is_answered(tamra_case):
    page = reported(tamra_case, "2024-03-06", "2024-03-06")
    before = reported(tamra_case, "2024-02-20", "2024-03-04")

    assert [reply.id for each in page.allegations for reply in each.replies] == ["shells-denied"]
    assert before.allegations == ()


def test_known_moments_lie_ahead_soonest_first_and_none_behind(tamra_case):
    page = reported(tamra_case, "2024-03-08", "2024-03-14")
    later = reported(tamra_case, "2024-04-01", "2024-05-31")

    assert any(one.what.startswith("Deadline: clear the road") for one in page.ahead)
    assert not any(one.what.startswith(("Deadline: clear the road", "Enters into force")) for one in later.ahead)


def test_a_period_of_whole_days_is_held_against_as_many_days_before(tamra_case):
    zone = ZoneInfo("Europe/Paris")
    start, end = (parse_moment(day, zone).earliest for day in ("2024-03-31", "2024-04-02"))

    between = period_between(start, end, zone)

    assert between.before == parse_moment("2024-03-29", zone).earliest
    assert period_between(start, start + 3600, zone).before == start - 3600


def test_the_page_stands_alone_and_every_link_leads_somewhere(aleppo, tamra):
    for page in (aleppo, tamra):
        html = render_period(page)
        reader = Reader()
        reader.feed(html)
        tags = [tag for tag, _ in reader.tags]
        ids = [attrs["id"] for _, attrs in reader.tags if "id" in attrs]
        links = {attrs["href"] for _, attrs in reader.tags if "href" in attrs}

        assert not re.search(r"https?:", html)
        assert tags.count("caption") == tags.count("table")
        assert len(ids) == len(set(ids))
        assert {link[1:] for link in links} <= set(ids)


def test_accounts_are_in_alphabetical_order_everywhere(tamra_case, tamra):
    backwards = replace(tamra_case, accounts=tuple(reversed(tamra_case.accounts)))

    assert [name for name, _ in tamra.accounts] == sorted((a.id for a in tamra_case.accounts), key=str.casefold)
    again = reported(backwards, "2024-03-15", "2024-03-21", "recorded")
    assert again.counts.overall == tamra.counts.overall


def test_the_page_has_no_colours_of_its_own():
    style = files("holdfire.report").joinpath("templates", "period.css").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb|\bred\b|\bgreen\b", style)


def test_words_of_others_are_escaped(tamra_case):
    claims = tuple(replace(claim, id=f"<b>{claim.id}") for claim in tamra_case.claims if claim.id == "drone-lowland")
    page = reported(replace(tamra_case, claims=claims), "2024-03-15", "2024-03-21")
    assert "<b>drone" not in render_period(page)


def test_what_the_text_says(tamra, snapshot):
    assert period_text(tamra) == snapshot


def test_the_command_prints_text_or_writes_a_page(tmp_path, capsys):
    case = str(EXAMPLES / "aleppo-2016")
    out = tmp_path / "week.html"

    assert main(["report", case, "--from", "2016-10-06", "--to", "2016-10-13", "--out", str(out)]) == 0
    assert "2 of 10 terms changed" in capsys.readouterr().out
    assert "report on a period" in out.read_text(encoding="utf-8")
    assert main(["report", case, "--from", "2016-10-06", "--to", "2016-10-13", "--format", "text"]) == 0
    assert "Late arrivals" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--from", "2016-10-06", "--to", "2016-10-13", "--as-known-on", "2016-10-20"], "leave out --as-known-on"),
        (["--from", "2016-10-14", "--to", "2016-10-13"], "ends before it begins"),
        (["--format", "text"], "give --from and --to"),
        (["--from", "2016-10-06", "--to", "2016-10-13", "--side-by-side", "nyt", "rt"], "for the whole report"),
    ],
)
def test_what_does_not_go_together_is_said(options, says, capsys, tmp_path):
    assert main(["report", str(EXAMPLES / "aleppo-2016"), "--out", str(tmp_path / "x.html"), *options]) == 2
    assert says in capsys.readouterr().err


def test_what_is_supposed_is_said_to_be_so_and_is_no_news(capsys):
    case = EXAMPLES / "aleppo-2016"
    options = [
        "--from",
        "2016-10-06",
        "--to",
        "2016-10-13",
        "--format",
        "text",
        "--with",
        str(case / "what-if-950.jsonl"),
    ]
    assert main(["report", str(case), *options]) == 0
    said = capsys.readouterr().out

    assert "What if: 2 claims that nobody made" in said
    assert "58 claims became known" in said
