"""Claims as people write them down."""

from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.claim import Coverage, Decision, Event, Figure, Ruling, Stance, Wording
from holdfire.claims.document import Document
from holdfire.claims.names import ANY_NAMES, Names
from holdfire.claims.read import read_claims
from holdfire.vocab.moment import FIRST
from holdfire.vocab.moment_text import show_span
from holdfire.vocab.quantity_text import unit_key

ALEPPO = ZoneInfo("Asia/Damascus")
DOCUMENTS = {"nyt": Document("nyt", "documents/nyt.txt", "He said 900, up to 1,000 of them. He said so twice.")}
ANY = '"chain": ["nyt"], "published": "2016-10-06"'


@pytest.fixture
def read(tmp_path):
    """Read claims written in the test; what comes back is (claims by id, mistakes as ``line:column code``)."""

    def read_text(text, name="claims.jsonl", names=ANY_NAMES, encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        outcome = read_claims([path], ALEPPO, DOCUMENTS, names)
        mistakes = [f"{d.span.line}:{d.span.column} {d.code} {d.slug}" for d in outcome.diagnostics]
        return {claim.id: claim for claim in outcome.value}, mistakes, outcome.diagnostics

    return read_text


def test_each_kind_of_claim_is_read(read):
    claims, mistakes, _ = read(
        f"""
{{"id": "e", "kind": "event", "act": "airstrike", "actors": ["syria", "syria + russia"], "when": "2016-10-05", {ANY}}}
{{"id": "f", "kind": "figure", "count": "nusra fighters", "value": "900 to 1,000", "at": "2016-10-06", {ANY}}}
{{"id": "s", "kind": "stance", "party": "russia", "position": "supports on condition",
"condition": "they leave", {ANY}}}
{{"id": "d", "kind": "decision", "body": "security council", "on": "french draft", "at": "2016-10-08",
"votes": {{"for": 11, "against": ["russia", "venezuela"], "abstaining": ["china", "angola"]}}, {ANY}}}
{{"id": "r", "kind": "ruling", "body": "panel", "about": "e", "found": "happened", {ANY}}}
{{"id": "w", "kind": "wording", "reading": "weapons/kept", "term": "leave", {ANY}}}
{{"id": "c", "kind": "coverage", "observer": "un", "where": "aleppo", "when": "2016-10-06",
"refused by": "not said", {ANY}}}
""".replace(',\n"', ', "')
    )
    assert mistakes == []
    assert {name: type(claim.assertion) for name, claim in claims.items()} == {
        "e": Event,
        "f": Figure,
        "s": Stance,
        "d": Decision,
        "r": Ruling,
        "w": Wording,
        "c": Coverage,
    }
    assert claims["e"].assertion.actors == (("syria",), ("syria", "russia"))
    assert (claims["f"].assertion.value.low, claims["f"].assertion.value.high) == (900_000, 1_000_000)
    assert claims["s"].assertion.on == "deal"
    assert claims["d"].assertion.in_favour == 11
    assert claims["d"].assertion.against == ("russia", "venezuela")
    assert show_span(claims["r"].assertion.at, ALEPPO) == "2016-10-06"
    assert (claims["c"].assertion.access, claims["c"].assertion.refused_by) == ("refused", "not said")


def test_coverage_watches_its_days_whole(read):
    claims, _, _ = read(f'{{"id": "c", "kind": "coverage", "observer": "un", "when": "2016-10-06", {ANY}}}')
    watched = claims["c"].assertion.watched
    assert watched.began.earliest == watched.began.latest
    assert watched.ended.latest - watched.began.earliest == 86399


def test_what_nobody_dated_happened_on_a_day_at_the_latest(read):
    claims, _, _ = read(f'{{"id": "e", "kind": "event", "act": "airstrike", "when": "../2016-10-05", {ANY}}}')
    happened = claims["e"].assertion.happened
    assert (happened.earliest, show_span(happened.ended, ALEPPO)) == (FIRST, "../2016-10-05")
    _, mistakes, _ = read(f'{{"id": "c", "kind": "coverage", "observer": "un", "when": "../2016-10-06", {ANY}}}')
    assert [each.split(" ", 1)[1] for each in mistakes] == ["C214 bad-time"]  # nobody watches from the beginning


def test_a_quantity_can_be_written_in_parts(read):
    claims, _, _ = read(
        f'{{"id": "e", "kind": "event", "act": "depart", "when": "2016-10-08", {ANY}, '
        '"quantity": {"low": 900, "high": 1000, "unit": "Fighters", "as written": "some 950", "rule": "at the bus"}}'
    )
    quantity = claims["e"].assertion.quantity
    assert (quantity.low, quantity.high, quantity.unit) == (900_000, 1_000_000, "fighters")
    assert (quantity.as_written, quantity.rule) == ("some 950", "at the bus")


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ('"1 heavy weapon"', "heavy weapons"),
        ('"12 of the Heavy Arms"', "heavy weapons"),
        ('{"exactly": 5, "unit": "guns over 100 mm"}', "heavy weapons"),
        ('"12 trucks"', "trucks"),
    ],
)
def test_a_unit_that_is_a_name_of_a_category_is_that_category(read, written, unit):
    spoken = ("heavy weapons", "heavy arms", "guns over 100 mm")
    names = Names(units={unit_key(name): "heavy weapons" for name in spoken})
    claims, mistakes, _ = read(
        f'{{"id": "e", "kind": "event", "act": "go", "when": "2016-10-05", {ANY}, "quantity": {written}, '
        '"with": ["Heavy Weapon", "flags"]}\n'
        f'{{"id": "f", "kind": "figure", "count": "guns", "value": {written}, "at": "2016-10-05", {ANY}}}',
        names=names,
    )
    assert mistakes == []
    assert claims["e"].assertion.quantity.unit == claims["f"].assertion.value.unit == unit
    assert claims["e"].assertion.with_ == ("heavy weapons", "flags")


def test_a_table_with_semicolons_a_mark_and_windows_line_ends_is_read(read):
    table = (
        "\ufeffid;kind;act;when;chain;published;quantity;votes for\r\n"
        "#id;#kind;;;;;;\r\n"
        "t1;event;pass;2016-10-05;crossing | nyt;2016-10-06;50 trucks;\r\n\r\n"
    )
    claims, mistakes, _ = read(table, "trucks.csv")
    assert mistakes == []
    assert claims["t1"].chain == ("crossing", "nyt")
    assert claims["t1"].assertion.quantity.low == 50_000
    assert claims["t1"].at_row.endswith("trucks.csv:3")


def test_a_table_saved_as_unicode_text_is_read(read):
    claims, mistakes, _ = read(
        "id\tkind\tact\twhen\tchain\tpublished\nt1\tevent\tpass\t2016-10-05\tnyt\t2016-10-06\n",
        "t.csv",
        encoding="utf-16",
    )
    assert mistakes == []
    assert list(claims) == ["t1"]


def test_every_bad_row_is_reported_where_it_stands_and_nothing_is_loaded(read):
    claims, mistakes, _ = read(
        f"""{{"id": "good", "kind": "event", "act": "airstrike", "when": "2016-10-05", {ANY}}}
{{"id": "c1", "kind": "event", "acts": "airstrike", "when": "soon", {ANY}}}
{{"id": "c2", "kind": "figur", {ANY}}}
{{oops
[1]
{{"id": "c3", "kind": "stance", "party": "x", "position": "refuse", "count": "y", {ANY}}}
{{"id": "c3", "kind": "figure", "count": "y", "at": "2016-10-06", "value": "1.000", "reply to": "c9", {ANY}}}
{{"id": "c4", "kind": "event", "act": "airstrike", "when": "2016-10-05", "says": "denies", "grade": "G9", {ANY}}}
"""
    )
    assert claims == {}
    assert mistakes == [
        "2:1 C211 missing-key",
        "2:39 C208 unknown-key",
        "2:60 C214 bad-time",
        "3:22 C210 unknown-kind",
        "4:2 C202 bad-json",
        "5:1 C203 not-an-object",
        "6:58 C212 unknown-word",
        "6:77 C209 key-of-another-kind",
        "7:8 C241 duplicate-id",
        "7:75 C215 bad-quantity",
        "7:96 C242 names-no-claim",
        "8:81 C221 denial-not-clear",
        "8:100 C217 bad-grade",
    ]


def test_a_bad_cell_of_a_table_is_reported_by_row_and_column(read):
    _, mistakes, diagnostics = read(
        'id,kind,act,when,chain,published\nt1,event,"pass",2016-99,nyt,2016-10-06\nt2,event,pass,2016-10-05,nyt,2016-10-06,x\n',
        "t.csv",
    )
    assert mistakes == ["2:17 C214 bad-time", "3:41 C206 too-many-cells"]
    assert "2016-99" in diagnostics[0].message


@pytest.mark.parametrize(
    ("wrong", "fix"),
    [
        ('"act": "airstrik"', "did you mean `airstrike`?"),
        ('"act": "airstrike", "actors": ["Nusra Frnt"]', "did you mean `nusra`?"),
        ('"act": "airstrike", "source": "nyt"', "did you mean `chain`?"),
        ('"act": "airstrike", "fromplace": "idlib"', "did you mean `from place`?"),
        ('"act": "airstrike", "count": "x"', "it belongs to `figure`"),
    ],
)
def test_a_wrong_word_gets_the_nearest_right_one(read, wrong, fix):
    names = Names(acts={"airstrike": "airstrike"}, parties={"nusra": "nusra", "nusra front": "nusra", "nyt": "nyt"})
    _, _, diagnostics = read(f'{{"id": "c", "kind": "event", "when": "2016-10-05", {wrong}, {ANY}}}', names=names)
    assert [d.help for d in diagnostics] == [fix]


def test_other_names_mean_the_same_party(read):
    names = Names(acts={"airstrike": "airstrike"}, parties={"nusra": "nusra", "جبهة النصرة": "nusra", "nyt": "nyt"})
    row = f'{{"id": "c", "kind": "event", "act": "Airstrike", "when": "2016-10-05", "whom": ["جبهة النصرة"], {ANY}}}'
    claims, _, _ = read(row, names=names)
    assert claims["c"].assertion.whom == (("nusra",),)
    assert claims["c"].assertion.act == "airstrike"


def test_a_quote_is_found_in_its_document(read):
    row = '{"id": "c", "kind": "wording", "reading": "weapons/kept", "quote": {"in": "nyt", "text": "up to 1,000"}, %s}'
    claims, mistakes, _ = read(row % ANY)
    assert mistakes == []
    quote = claims["c"].quote
    assert DOCUMENTS["nyt"].text[quote.start : quote.end] == quote.exact == "up to 1,000"


@pytest.mark.parametrize(
    ("quote", "mistake"),
    [
        ('{"in": "nyt", "text": "2,000"}', "C232 quote-not-found"),
        ('{"in": "nyt", "text": "He said"}', "C233 quote-not-unique"),
        ('{"in": "nyt", "text": "900", "start": 0, "end": 3}', "C234 offsets-disagree"),
        ('{"in": "nyet", "text": "900"}', "C231 unknown-document"),
        ('{"text": "900"}', "C211 missing-key"),
    ],
)
def test_a_quote_that_does_not_stand_there_is_a_mistake(read, quote, mistake):
    _, mistakes, _ = read(f'{{"id": "c", "kind": "wording", "reading": "weapons/kept", "quote": {quote}, {ANY}}}')
    assert [m.split(" ", 1)[1] for m in mistakes] == [mistake]


@pytest.mark.parametrize(
    ("times", "mistake"),
    [
        ('"said": "2016-10-07", "published": "2016-10-06"', "C244 times-out-of-order"),
        ('"published": "2016-10-06", "recorded": "2016-10-05"', "C244 times-out-of-order"),
        ('"published": "2016-10-04"', "C245 told-before-it-happened"),
    ],
)
def test_times_out_of_order_are_reported(read, times, mistake):
    _, mistakes, _ = read(
        f'{{"id": "c", "kind": "event", "act": "airstrike", "when": "2016-10-05", "chain": ["nyt"], {times}}}'
    )
    assert [m.split(" ", 1)[1] for m in mistakes] == [mistake]


def test_a_claim_that_only_takes_back_says_no_more(read):
    claims, mistakes, _ = read(f"""{{"id": "a", "kind": "figure", "count": "x", "value": "3", "at": "2016", {ANY}}}
{{"id": "b", "retracts": "a", {ANY}}}
""")
    assert mistakes == []
    assert (claims["b"].replaces, claims["b"].retracts) == ("a", True)
    assert claims["b"].assertion == claims["a"].assertion


def test_claims_that_replace_each_other_in_a_ring_are_a_mistake(read):
    row = f'"kind": "figure", "count": "x", "value": "3", "at": "2016", {ANY}'
    _, mistakes, _ = read(f"""{{"id": "a", "replaces": "b", {row}}}
{{"id": "b", "replaces": "a", {row}}}
""")
    assert {m.split(" ", 1)[1] for m in mistakes} == {"C243 replaces-itself"}


def test_a_what_if_needs_no_source(tmp_path):
    path = tmp_path / "what-if.jsonl"
    path.write_text('{"id": "w", "kind": "event", "act": "depart", "when": "2016-10-08", "quantity": "950 fighters"}')
    claims = read_claims([], ALEPPO, {}, what_ifs=[path]).value
    assert claims[0].supposed
    assert show_span(claims[0].published, ALEPPO) == "2016-10-08"


def test_a_file_that_is_not_there_is_a_mistake(tmp_path):
    outcome = read_claims([tmp_path / "none.jsonl"], ALEPPO, {})
    assert [d.code for d in outcome.diagnostics] == ["C201"]


def test_a_file_of_another_kind_is_not_passed_over_in_silence(tmp_path):
    path = tmp_path / "claims.xlsx"
    path.write_bytes(b"PK")
    outcome = read_claims([path], ALEPPO, {})
    assert [(d.code, d.severity) for d in outcome.diagnostics] == [("C200", "warning")]
