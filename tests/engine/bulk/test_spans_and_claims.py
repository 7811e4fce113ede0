"""Rows told to stretches of time, and claims beside them, say what they say told one by one in files."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Question
from holdfire.assessments.followed import Followed
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Event, Grade
from holdfire.claims.dataset import Amount, Dataset, RowKind, Span, Told
from holdfire.deal.load import load_deal_text
from holdfire.engine import signal
from holdfire.engine.bulk import lookups
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.quantity import Quantity
from tests.engine.bulk.test_tables_and_claims import ACTORS, CHAINS, GRADES, PARTIES, answers_of
from tests.properties.profile import EXAMPLES

START = 1_711_666_800  # 28 March 2024, 23:00 UTC: midnight in Sarajevo; clocks change on the 31st
DAYS = 5
NOW = START + DAYS * 86400
DEAL = """
deal: Valley truce
time zone: Europe/Sarajevo
in force: 2024-03-29 12:00
parties: {north: , south: , mission: , hill company: {member of: north}}
acts: {sign for peace: {means: a truce begins}, undo: {means: a truce ends}, join: {means: on the list}}
categories: {tanks: heavy weapons, heavy weapons: , guns: heavy weapons}
places: {bridge: , hill: {inside: valley}, valley: , harbour: }
registers: {listed: {filled by: join}}
readings: {wide: {asks: How wide?, answers: {narrow: {told in: []}, broad: {told in: []}}}}
events:
  first truce: {act: sign for peace, where: bridge}
terms:
  hold fire:
    who: "each of north, south"
    must not: attack
    where: valley
    except:
      - {name: answer, act: airstrike, by: south}
      - {name: while trucks roll, act: attack, where: hill, when: home is met}
      - {name: at the listed, act: attack, whom: mission, never covers: anyone in listed}
  quiet bridge:
    who: anyone
    must not: airstrike
    where: bridge
    only while: truce is standing and first truce has happened
    read as: {wide/narrow: {must not: airstrike}, wide/broad: {must not: attack}}
  quiet nights: {who: north, must not: attack, daily: "06:00 to 20:00"}
  truce:
    who: anyone
    must keep: the truce
    broken by: {act: undo}
    restored by: {act: sign for peace, by: "any of north, south"}
    starts when: first truce has happened
  home: {who: north, must: depart, how many: 12 fighters, from place: valley, by: 2024-03-31}
  together: {who: "any of north, south", must: depart, how many: 20 fighters, by: 2024-04-01}
  guns out: {who: "together north, south", must: withdraw, how many: 9 heavy weapons, by: 2024-04-01}
  tanks out: {who: north, must: withdraw, how many: 4 tanks, by: 2024-04-01, counting from: 2024-03-30}
  trucks: {who: south, must: deliver, how many: 3 to 9 trucks, every: day, partial periods: count}
  fewer trucks: {who: anyone, must: deliver, how many: at most 12 trucks, every: day, from: 2024-03-30}
  all trucks: {who: anyone, must: deliver, how many: at least 30 trucks, every: window, ends when: home is met}
  answer: {who: mission, must: report, whenever: {act: attack, by: anyone}, within: 20 hours, one for one: no}
  answer all: {who: mission, must: report, whenever: {act: attack, by: north}, within: 20 hours, one for one: yes}
  exchange:
    who: south
    must: release
    how many: 3 prisoners
    for every: {how many: 1 hostage, act: release, by: north}
    within: 24 hours
    tolerance: 1 prisoner
    per step: no
  exchange by steps:
    who: south
    must: release
    how many: 1 prisoner
    for every: {how many: 2 hostages, act: release, by: north}
    within: 24 hours
    per step: yes
  pass: {who: south, may: rotate, protected from: north, interference: {act: obstruct, where: valley}}
  leave: {who: "each of north, south", may: depart, how many: up to 15 fighters}
  wait: {who: south, must not: obstruct, starts when: home is met, ends when: hold fire by north was breached}
"""
ACTS = {
    "strike": ("airstrike", ""), "shots": ("attack", ""), "sign": ("sign for peace", ""),
    "undo": ("undo", ""), "leave": ("depart", "fighters"), "bring": ("deliver", "trucks"),
    "tell": ("report", ""), "hostages": ("release", "hostages"), "prisoners": ("release", "prisoners"),
    "block": ("obstruct", ""), "tanks": ("withdraw", "tanks"), "weapons": ("withdraw", "heavy weapons"),
}  # fmt: skip
JOINING = Moment(START + 90000, START + 99000)
JOINED = Claim("joined", ("mission",), Event("join", Occurrence(JOINING, JOINING), actors=(("mission",),)), JOINING)
PLACES = ("bridge", "hill", "valley", "harbour", "")
WHOM = ((), (("mission",),), (("north",), ("mission",)))
ACCOUNTS = (
    Account("all"),
    Account("all of it", complete_up_to=NOW + 5),
    Account("half of it", complete_up_to=START + 2 * 86400 + 3600),
    Account("mission", voices=("mission",), complete_up_to=NOW),
    Account("graded", grade_at_least=Grade("B", 2), complete_up_to=NOW - 86400),
    Account("two", independent_origins=2, complete_up_to=NOW),
    Account("ruled", ruled_by="mission"),
    Account("gazette", outlets=("gazette",), complete_up_to=NOW),
)


@st.composite
def rows(draw):
    """Rows: what, from when to when, where, who, how many, told by whom, what it answers, and whether in the table."""
    seconds = st.one_of(
        st.integers(START - 90000, NOW + 90000), st.sampled_from([START + k * 3600 for k in range(-30, 24 * DAYS + 30)])
    )
    lengths = st.one_of(st.just(0), st.sampled_from([1, 3599, 3600, 86399, 86400, 200000]), st.integers(0, 30000))
    one = st.tuples(
        st.sampled_from(sorted(ACTS)), seconds, lengths, st.sampled_from(PLACES), st.integers(0, len(ACTORS) - 1),
        st.integers(0, 6), st.integers(0, 3), st.integers(0, len(CHAINS) - 1), st.integers(0, len(GRADES) - 1),
        st.integers(-20, 30), st.integers(0, 2), st.booleans(),
    )  # fmt: skip
    every = draw(st.lists(one, min_size=1, max_size=40))
    in_table = draw(st.sampled_from(["all", "some"]))
    return sorted((row if in_table == "some" else (*row[:-1], True) for row in every), key=lambda row: row[1])


def as_claims(rows, beside_table=False):
    claims = [JOINED]
    for number, row in enumerate(rows):
        kind, at, length, place, who, low, more, chain, grade, answers, whom, in_table = row
        if beside_table and in_table:
            continue
        act, unit = ACTS[kind]
        quantity = Quantity(1000 * low, None if more == 3 else 1000 * (low + more), unit) if unit else None
        when = Moment(at, at + length)
        told = Event(
            act, Occurrence(when, when), actors=ACTORS[who], whom=WHOM[whom], place=place, quantity=quantity,
            answers=f"i{answers}" if kind == "tell" and answers >= 0 else "",
        )  # fmt: skip
        claims.append(Claim(f"c{number}", CHAINS[chain], told, when, grade=GRADES[grade], incident=f"i{number}"))
    return tuple(claims)


def as_table(rows, folder):
    """Write the rows that stand in the table; what says nothing is an empty cell."""
    kept = [(n, row) for n, row in enumerate(rows) if row[-1]]
    if not kept:
        return ()
    file = folder / "rows.parquet"
    con = duckdb.connect()
    columns = "id BIGINT, kind TEXT, a BIGINT, b BIGINT, place TEXT, who BIGINT, low BIGINT, high BIGINT, unit TEXT,"
    con.execute(f"CREATE TABLE t ({columns} chain BIGINT, grade BIGINT, answers TEXT, whom BIGINT, incident TEXT)")
    values = [
        (
            n, "out" if kind in {"tanks", "weapons"} else kind, at - START, at - START + length, where or None,
            who if ACTORS[who] else None, low, None if more == 3 else low + more, ACTS[kind][1] or None, chain,
            grade or None, f"i{named}" if named >= 0 else None, whom or None, f"i{n}",
        )
        for n, (kind, at, length, where, who, low, more, chain, grade, named, whom, _) in kept
    ]  # fmt: skip
    con.executemany(f"INSERT INTO t VALUES ({', '.join('?' * 14)})", values)
    con.execute(f"COPY t TO '{file.as_posix()}' (FORMAT parquet)")
    told = {
        "place": Told("place", {place or None: place for place in PLACES}),
        "actors": Told("who", {n if actors else None: actors for n, actors in enumerate(ACTORS)}),
        "whom": Told("whom", {n or None: whom for n, whom in enumerate(WHOM)}),
        "chain": Told("chain", dict(enumerate(CHAINS))),
        "grade": Told("grade", {n or None: grade for n, grade in enumerate(GRADES)}),
    }
    kinds = []
    for kind in dict.fromkeys(one[1] for one in values):
        act, unit = ACTS["tanks" if kind == "out" else kind]
        of_unit = Told("unit", {"tanks": "tanks", "heavy weapons": "heavy weapons"}) if kind == "out" else None
        of_unit = of_unit or (Told("", {None: unit}) if unit else None)
        kinds.append(
            RowKind(
                kind, {"kind": (kind,)},
                {**told, "act": Told("", {None: act})} | ({"unit": of_unit} if of_unit else {}),
                Amount("low", "high") if unit else None, "incident", "answers" if kind == "tell" else "",
            )
        )  # fmt: skip
    first, last = min(row[1] for _, row in kept), max(row[1] + row[2] for _, row in kept)
    return (Dataset("log", file, "id", Span("a", "b", START), tuple(kinds), "", len(kept), first, last),)


def check(rows, question=None):
    deal = load_deal_text(DEAL).value
    question = question or Question(NOW)
    one_by_one = assess_terms(deal, as_claims(rows), ACCOUNTS, PARTIES, question)
    with TemporaryDirectory() as folder:
        tables = as_table(rows, Path(folder))
        in_a_table = assess_terms(deal, as_claims(rows, beside_table=True), ACCOUNTS, PARTIES, question, tables)
    for told, found in zip(answers_of(one_by_one), answers_of(in_a_table), strict=True):
        assert told == found


@settings(max_examples=max(1, EXAMPLES // 4), suppress_health_check=list(HealthCheck))
@given(rows())
def test_a_table_says_what_its_rows_say_as_claims(rows):
    check(rows)


@settings(max_examples=max(1, EXAMPLES // 8), suppress_health_check=list(HealthCheck))
@given(rows(), st.integers(START, NOW), st.integers(START - 9000, NOW + 9000))
def test_so_it_does_at_any_moment_and_over_any_period(rows, start, now):
    check(rows, Question(now, start))


@settings(max_examples=max(1, EXAMPLES // 8), suppress_health_check=list(HealthCheck))
@given(rows())
def test_so_it_does_where_all_signals_are_worked_out_as_columns(rows):
    with patch.object(signal, "LONG", 2), patch.object(lookups, "SHORTEST", 12):
        check(rows)


@settings(max_examples=max(1, EXAMPLES // 16), suppress_health_check=list(HealthCheck))
@given(rows())
def test_claims_that_arrive_beside_a_table_come_to_what_all_say_at_once(rows):
    deal, question = load_deal_text(DEAL).value, Question(NOW)
    beside = as_claims(rows, beside_table=True)
    with TemporaryDirectory() as folder:
        tables = as_table(rows, Path(folder))
        followed = Followed(deal, beside[:1], ACCOUNTS, PARTIES, question, tables)
        for claim in beside[1:4]:
            followed.add([claim])
        at_once = assess_terms(deal, beside[:4], ACCOUNTS, PARTIES, question, tables)
    assert answers_of(followed.assessments) == answers_of(at_once)
