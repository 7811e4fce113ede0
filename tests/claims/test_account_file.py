"""accounts.yaml, sources.yaml, case.yaml and documents."""

from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.account_file import default_accounts, read_accounts
from holdfire.claims.case_file import read_case_facts
from holdfire.claims.claim import Claim, Grade, Wording
from holdfire.claims.document_file import read_documents
from holdfire.claims.known import known_on
from holdfire.claims.names import ANY_NAMES, Names
from holdfire.claims.sources import read_sources
from holdfire.vocab.moment import Moment
from holdfire.vocab.moment_text import show_moment
from holdfire.vocab.party import Parties, Party

ALEPPO = ZoneInfo("Asia/Damascus")


@pytest.fixture
def accounts(tmp_path):
    def read_text(text, names=ANY_NAMES):
        path = tmp_path / "accounts.yaml"
        path.write_text(text)
        outcome = read_accounts(path, ALEPPO, names)
        return {account.id: account for account in outcome.value}, [
            f"{d.span.line} {d.code} {d.slug}" for d in outcome.diagnostics
        ]

    return read_text


def test_accounts_are_read_in_alphabetical_order(accounts):
    read, mistakes = accounts("""
complete up to: 2016-12-31
accounts:
  two independent origins: {independent origins: 2}
  everyone: {everyone: yes}
  as the envoy tells it:
    voices: [envoy, un]
    not through: russia
    grade at least: B2
    complete up to: 2016-10-31
  as ruled by the panel: {ruled by: panel}
""")
    assert mistakes == []
    assert list(read) == ["as ruled by the panel", "as the envoy tells it", "everyone", "two independent origins"]
    envoy = read["as the envoy tells it"]
    assert (envoy.voices, envoy.not_through, envoy.grade_at_least) == (("envoy", "un"), ("russia",), Grade("B", 2))
    assert show_moment(envoy.complete_up_to, ALEPPO) == "2016-11-01 00:00"
    assert show_moment(read["everyone"].complete_up_to, ALEPPO) == "2017-01-01 00:00"
    assert read["everyone"].counts_everyone
    assert read["two independent origins"].independent_origins == 2


@pytest.mark.parametrize(
    ("account", "mistake"),
    [
        ("{voice: envoy}", "2 A302 unknown-key"),
        ("{}", "2 A303 counts-nobody"),
        ("{everyone: yes, voices: envoy}", "2 A304 everyone-and-some"),
        ("{independent origins: 0}", "2 A305 bad-number"),
        ("{independent origins: some}", "2 A315 bad-quantity"),
        ("{voices: envoi}", "2 A316 unknown-name"),
        ("{everyone: yes, grade at least: good}", "2 A317 bad-grade"),
        ("{everyone: yes, complete up to: soon}", "2 A314 bad-time"),
        ("everyone", "2 A301 not-keys"),
    ],
)
def test_a_wrong_account_is_reported(accounts, account, mistake):
    read, mistakes = accounts(f"accounts:\n  as told: {account}\n", Names(parties={"envoy": "envoy"}))
    assert read == {}
    assert mistakes == [mistake]


def test_a_case_without_accounts_has_one_for_everyone_and_each_teller():
    parties = Parties.from_parties([Party("un", "the UN"), Party("nyt", "NYT", kind="outlet")])
    claims = [
        Claim("a", ("un", "nyt"), Wording("x/y"), Moment(0, 0)),
        Claim("b", ("nyt",), Wording("x/y"), Moment(0, 0)),
    ]
    assert [a.id for a in default_accounts(claims, parties)] == [
        "as the UN tells it",
        "everyone",
        "two independent origins",
    ]


def test_sources_are_outlets_unless_they_say_otherwise(tmp_path):
    path = tmp_path / "sources.yaml"
    path.write_text("sources:\n  nyt: {name: The New York Times}\n  diplomats: {kind: unnamed}\n")
    assert read_sources(path).value == (
        Party("nyt", "The New York Times", kind="outlet"),
        Party("diplomats", "diplomats", kind="unnamed"),
    )


def test_the_case_says_when_it_is_looked_at(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text("title: Eastern Aleppo\nnow: 2016-10-09\nas if: 2016-10-07\n")
    facts = read_case_facts(path, ALEPPO).value
    assert facts.title == "Eastern Aleppo"
    assert show_moment(facts.now, ALEPPO) == "2016-10-10 00:00"
    assert show_moment(facts.as_if, ALEPPO) == "2016-10-07 00:00"


def test_a_document_is_its_text_below_the_header(tmp_path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "nyt-2016.txt").write_bytes(
        b"\xef\xbb\xbftitle: An offer\r\nsource: nyt\r\npublished: 2016-10-06\r\nlanguage: ar\r\n"
        b"\r\nHe said: leave.\r\n"
    )
    (tmp_path / "documents" / "bare.txt").write_text("No header: only text.\n\nMore.\n")
    documents = read_documents(tmp_path, {"nyt": "documents/nyt-2016.txt"}, ALEPPO).value
    assert list(documents) == ["nyt", "bare"]
    assert documents["nyt"].text == "He said: leave.\n"
    assert (documents["nyt"].title, documents["nyt"].source, documents["nyt"].language) == ("An offer", "nyt", "ar")
    assert documents["bare"].text.startswith("No header")


def test_a_document_that_is_named_but_missing_is_a_mistake(tmp_path):
    outcome = read_documents(tmp_path, {"nyt": "documents/nyt.txt"}, ALEPPO)
    assert [d.code for d in outcome.diagnostics] == ["A321"]


def test_what_was_known_on_a_day_leaves_out_what_came_later():
    def claim(name, published, recorded):
        noted = None if recorded is None else Moment(recorded, recorded)
        return Claim(name, ("nyt",), Wording("x/y"), Moment(published, published + 10), recorded=noted)

    claims = [claim("early", 0, 5), claim("late", 95, 99), claim("late to us", 0, 100), claim("not noted", 0, None)]
    assert [c.id for c in known_on(claims, 100, "published")] == ["early", "late to us", "not noted"]
    assert [c.id for c in known_on(claims, 100, "recorded")] == ["early", "late"]


def test_more_accounts_than_can_be_assessed_at_once_are_a_mistake(tmp_path):
    lines = "".join(f"  account {n}: {{everyone: yes}}\n" for n in range(32))
    (tmp_path / "accounts.yaml").write_text(f"accounts:\n{lines}", encoding="utf-8")
    outcome = read_accounts(tmp_path / "accounts.yaml", ZoneInfo("UTC"))
    assert [d.slug for d in outcome.diagnostics] == ["too-many-accounts"]
    assert outcome.value == ()
