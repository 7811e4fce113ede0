"""Rows of a registered table say what the same claims say, told one by one in files."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Question
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Event, Grade
from holdfire.claims.dataset import Amount, Dataset, RowKind, Span, Told
from holdfire.deal.load import load_deal_text
from holdfire.engine import signal
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.quantity import Quantity
from tests.properties.profile import EXAMPLES

START = 1_709_251_200  # 1 March 2024, 00:00 UTC
DAYS = 4
NOW = START + DAYS * 86400
DEAL = """
deal: Valley truce
time zone: Europe/Sarajevo
in force: 2024-03-01 12:00
parties: {north: , south: , mission: }
acts: {sign for peace: {means: a truce begins}, undo: {means: a truce ends}}
places: {bridge: , hill: {inside: valley}, valley: , harbour: }
events:
  first truce: {act: sign for peace, where: bridge}
terms:
  hold fire: {who: "each of north, south", must not: attack, where: valley}
  quiet bridge:
    who: anyone
    must not: airstrike
    where: bridge
    only while: truce is standing and first truce has happened
  truce:
    who: anyone
    must keep: the truce
    broken by: {act: undo}
    restored by: {act: sign for peace, by: "any of north, south"}
    starts when: first truce has happened
  home: {who: north, must: depart, how many: 12 fighters, from place: valley, by: 2024-03-03}
  trucks: {who: south, must: deliver, how many: at least 9 trucks, every: day, partial periods: count}
  answer: {who: mission, must: report, whenever: {act: attack, by: anyone}, within: 20 hours, one for one: no}
  exchange:
    who: south
    must: release
    how many: 3 prisoners
    for every: {how many: 1 hostage, act: release, by: north}
    within: 24 hours
    tolerance: 1 prisoner
    per step: no
  pass: {who: south, may: rotate, protected from: north, interference: {act: obstruct, where: valley}}
  wait: {who: south, must not: obstruct, starts when: home is met, ends when: hold fire by north was breached}
"""
ACTS = {  # the act, its unit, and whether it answers an incident
    "strike": ("airstrike", ""), "shots": ("attack", ""), "sign": ("sign for peace", ""),
    "undo": ("undo", ""), "leave": ("depart", "fighters"), "bring": ("deliver", "trucks"),
    "tell": ("report", ""), "hostages": ("release", "hostages"), "prisoners": ("release", "prisoners"),
    "block": ("obstruct", ""),
}  # fmt: skip
PLACES = ("bridge", "hill", "valley", "harbour", "")
ACTORS = ((("north",),), (("south",),), (("mission",),), (("north",), ("south",)), (("north", "south"),), ())
CHAINS = (("mission",), ("north",), ("residents", "gazette"), ("south", "gazette"))
GRADES = (None, Grade("B", 2), Grade("C", 3))
ACCOUNTS = (
    Account("all"),
    Account("all of it", complete_up_to=NOW + 5),
    Account("mission", voices=("mission",), complete_up_to=NOW),
    Account("graded", grade_at_least=Grade("B", 2)),
    Account("two", independent_origins=2, complete_up_to=NOW),
    Account("ruled", ruled_by="mission"),
    Account("gazette", outlets=("gazette",)),
)
PARTIES = Parties.from_parties(
    [Party(name, name, "party") for name in ("north", "south", "mission", "residents")]
    + [Party("gazette", "", "outlet")]
)


@st.composite
def rows(draw):
    """Rows in time order: what, when, where, who, how many, by whom told, which incident it answers."""
    seconds = st.one_of(
        st.integers(START - 90000, NOW + 90000), st.sampled_from([START + k * 3600 for k in range(-30, 24 * DAYS + 30)])
    )
    one = st.tuples(
        st.sampled_from(sorted(ACTS)), seconds, st.sampled_from(PLACES), st.integers(0, len(ACTORS) - 1),
        st.integers(0, 6), st.integers(0, 3), st.integers(0, len(CHAINS) - 1), st.integers(0, len(GRADES) - 1),
        st.integers(0, 30),
    )  # fmt: skip
    return sorted(draw(st.lists(one, min_size=1, max_size=40)), key=lambda row: row[1])


def as_claims(rows):
    claims = []
    for number, (kind, at, place, who, low, more, chain, grade, answers) in enumerate(rows):
        act, unit = ACTS[kind]
        quantity = Quantity(1000 * low, None if more == 3 else 1000 * (low + more), unit) if unit else None
        when = Moment(at, at)
        told = Event(
            act, Occurrence(when, when), actors=ACTORS[who], place=place, quantity=quantity,
            answers=f"i{answers}" if kind == "tell" else "",
        )  # fmt: skip
        claims.append(Claim(f"c{number}", CHAINS[chain], told, when, grade=GRADES[grade], incident=f"i{number}"))
    return tuple(claims)


def as_table(rows, folder, numbers=None):
    """``numbers``: of the rows; by default they are numbered from 0."""
    file = folder / "rows.parquet"
    con = duckdb.connect()
    con.execute(
        "CREATE TABLE t (id BIGINT, kind TEXT, ts BIGINT, place BIGINT, who BIGINT, low BIGINT, high BIGINT,"
        " chain BIGINT, grade BIGINT, answers BIGINT)"
    )
    con.executemany(
        "INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                n,
                kind,
                at - START,
                PLACES.index(where),
                who,
                low,
                None if more == 3 else low + more,
                chain,
                grade,
                named,
            )
            for n, (kind, at, where, who, low, more, chain, grade, named) in zip(
                numbers or range(len(rows)), rows, strict=True
            )
        ],
    )
    con.execute(f"COPY t TO '{file.as_posix()}' (FORMAT parquet)")
    told = {
        "place": Told("place", dict(enumerate(PLACES))),
        "actors": Told("who", dict(enumerate(ACTORS))),
        "chain": Told("chain", dict(enumerate(CHAINS))),
        "grade": Told("grade", dict(enumerate(GRADES))),
    }
    kinds = tuple(
        RowKind(
            kind, {"kind": (kind,)},
            {**told, "act": Told("", {None: act})} | ({"unit": Told("", {None: unit})} if unit else {}),
            Amount("low", "high") if unit else None, "id", "answers" if kind == "tell" else "",
        )
        for kind, (act, unit) in ACTS.items()
        if any(row[0] == kind for row in rows)
    )  # fmt: skip
    times = [row[1] for row in rows]
    return Dataset("log", file, "id", Span("ts", "ts", START), kinds, "", len(rows), min(times), max(times))


def answers_of(found):
    """All that is assessed, but for what names the rows."""
    return [
        (
            a.term,
            a.bearer,
            a.account,
            sorted(a.states),
            a.late,
            a.basis,
            a.since,
            a.numbers,
            a.instances,
            a.breaches,
            a.timeline,
        )
        for a in found
    ]


def check(rows):
    deal = load_deal_text(DEAL).value
    one_by_one = assess_terms(deal, as_claims(rows), ACCOUNTS, PARTIES, Question(NOW))
    with TemporaryDirectory() as folder:
        in_a_table = assess_terms(deal, (), ACCOUNTS, PARTIES, Question(NOW), (as_table(rows, Path(folder)),))
    for told, found in zip(answers_of(one_by_one), answers_of(in_a_table), strict=True):
        assert told == found


@settings(max_examples=max(1, EXAMPLES // 4), suppress_health_check=list(HealthCheck))
@given(rows())
def test_a_table_says_what_its_rows_say_as_claims(rows):
    check(rows)


@settings(max_examples=max(1, EXAMPLES // 8), suppress_health_check=list(HealthCheck))
@given(rows())
def test_so_it_does_where_all_signals_are_worked_out_as_columns(rows):
    with patch.object(signal, "LONG", 2):
        check(rows)
