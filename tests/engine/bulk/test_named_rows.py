"""Rows that claims correct, take back, deny or rule on say what they say told one by one in files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Question
from holdfire.assessments.followed import Followed
from holdfire.claims.claim import Claim, Ruling
from holdfire.deal.load import load_deal_text
from holdfire.vocab.moment import Moment
from tests.engine.bulk import test_spans_and_claims as spans
from tests.engine.bulk import test_tables_and_claims as points
from tests.engine.bulk.test_following_tables import by_number
from tests.engine.bulk.test_tables_and_claims import CHAINS, GRADES, PARTIES, answers_of
from tests.properties.profile import EXAMPLES

WAYS = ("replaces", "retracts", "denies", "rules", "same", "maybe", "answers", "replies", "found later")
SCOPES = ("occurrence", "authorship", "target", "place", "quantity")


def as_in_table(claims, table, told):
    """Call claims as the rows of a table are called."""
    return [
        replace(claim, id=table.name_of(row[0], n)) for n, (claim, row) in enumerate(zip(claims, told, strict=True))
    ]


@st.composite
def about_rows(draw, rows, can_be_maybe=True):
    """Claims that name rows, in any of the ways in which a claim names another.

    Args:
        rows: As claims of the names they have in the table.
        can_be_maybe: A claim may tell of an incident that may be one with a row.
    """
    found = []
    numbers = st.lists(st.integers(0, len(rows) - 1), min_size=1, max_size=6)
    for k, n in enumerate(draw(numbers)):
        row, way = rows[n], draw(st.sampled_from(WAYS))
        chain = draw(st.sampled_from(CHAINS))
        more = {"chain": chain, "grade": draw(st.sampled_from(GRADES))}
        incident = draw(st.sampled_from(["", row.incident]))
        at = draw(st.sampled_from([row.assertion.happened, draw(st.sampled_from(rows)).assertion.happened]))
        other = replace(draw(st.sampled_from(rows)).assertion, happened=at, answers="")
        match way:
            case "replaces":
                said = Claim(f"x{k}", chain, other, row.published, incident=incident, replaces=row.id)
            case "retracts":
                said = replace(row, id=f"x{k}", replaces=row.id, retracts=True, incident="")
            case "denies":
                denied = replace(row.assertion, says="denies", denies=draw(st.sampled_from(SCOPES)))
                said = Claim(
                    f"x{k}", chain, denied, row.published, reply_to="" if incident else row.id, incident=incident
                )
            case "rules":
                found_so = draw(st.sampled_from(["happened", "did not happen"]))
                when = Moment(row.published.latest, row.published.latest)
                said = Claim(f"x{k}", chain, Ruling("mission", row.incident, found_so, when), row.published)
            case "same":
                said = Claim(f"x{k}", chain, other, row.published, incident=row.incident)
            case "maybe" if can_be_maybe:
                said = Claim(f"x{k}", chain, other, row.published, maybe_same_as=row.incident)
            case "answers":
                answer = replace(other, act="report", quantity=None, answers=row.id)
                said = Claim(f"x{k}", chain, answer, row.published)
            case _:
                said = Claim(f"x{k}", chain, other, row.published, reply_to=row.id)
        found.append(replace(said, **more) if way != "retracts" else said)
    return found


def spans_in_table(told, folder):
    """Give the table of rows told to stretches of time, and its rows as claims of the names they have there."""
    tables, claims = spans.as_table(told, folder), spans.as_claims(told)[1:]
    kinds = {"tanks": "out", "weapons": "out"}
    in_table = [(n, row) for n, row in enumerate(told) if row[-1]]
    return tables, [replace(claims[n], id=tables[0].name_of(kinds.get(row[0], row[0]), n)) for n, row in in_table]


def agree(deal, one_by_one, beside, tables, accounts, question):
    at_once = assess_terms(deal, one_by_one, accounts, PARTIES, question)
    in_a_table = assess_terms(deal, beside, accounts, PARTIES, question, tables)
    for told, found in zip(answers_of(at_once), answers_of(in_a_table), strict=True):
        assert told == found


@settings(max_examples=max(1, EXAMPLES // 4), suppress_health_check=list(HealthCheck))
@given(points.rows(), st.data())
def test_rows_told_to_the_second_are_named_as_claims_are(told, data):
    deal = load_deal_text(points.DEAL).value
    with TemporaryDirectory() as folder:
        table = points.as_table(told, Path(folder))
        rows = as_in_table(map(by_number, points.as_claims(told)), table, told)
        more = data.draw(about_rows(rows))
        agree(deal, [*rows, *more], more, (table,), points.ACCOUNTS, Question(points.NOW))


@settings(max_examples=max(1, EXAMPLES // 8), suppress_health_check=list(HealthCheck))
@given(spans.rows(), st.data())
def test_so_are_rows_told_to_stretches_of_time(told, data):
    deal = load_deal_text(spans.DEAL).value
    with TemporaryDirectory() as folder:
        tables, rows = spans_in_table(told, Path(folder))
        more = data.draw(about_rows(rows)) if rows else []
        beside = list(spans.as_claims(told, beside_table=True))
        agree(deal, [*rows, *beside, *more], [*beside, *more], tables, spans.ACCOUNTS, Question(spans.NOW))


@settings(max_examples=max(1, EXAMPLES // 4), suppress_health_check=list(HealthCheck))
@given(points.rows(), st.data())
def test_claims_that_name_rows_arrive_in_any_order(told, data):
    deal, question = load_deal_text(points.DEAL).value, Question(points.NOW)
    with TemporaryDirectory() as folder:
        table = points.as_table(told, Path(folder))
        rows = as_in_table(map(by_number, points.as_claims(told)), table, told)
        more = data.draw(st.permutations(data.draw(about_rows(rows, can_be_maybe=False))))
        begins = data.draw(st.integers(0, len(more)))
        followed = Followed(deal, more[:begins], points.ACCOUNTS, PARTIES, question, (table,))
        for n in range(begins, len(more) + 1):
            before = followed.assessments
            changed = followed.add(more[n - 1 : n]) if n > begins else ()
            at_once = assess_terms(deal, [*rows, *more[:n]], points.ACCOUNTS, PARTIES, question)
            for found, wanted in zip(answers_of(followed.assessments), answers_of(at_once), strict=True):
                assert found == wanted
            assert changed == tuple(a for a, b in zip(followed.assessments, before, strict=True) if a != b)


@settings(max_examples=max(1, EXAMPLES // 16), suppress_health_check=list(HealthCheck))
@given(spans.rows(), st.data())
def test_so_they_do_where_rows_are_told_to_stretches_of_time(told, data):
    deal, question = load_deal_text(spans.DEAL).value, Question(spans.NOW)
    with TemporaryDirectory() as folder:
        tables, rows = spans_in_table(told, Path(folder))
        more = data.draw(about_rows(rows)) if rows else []
        beside = list(spans.as_claims(told, beside_table=True))
        followed = Followed(deal, beside, spans.ACCOUNTS, PARTIES, question, tables)
        for claim in more[:3]:
            followed.add([claim])
        at_once = assess_terms(deal, [*rows, *beside, *more[:3]], spans.ACCOUNTS, PARTIES, question)
    for found, wanted in zip(answers_of(followed.assessments), answers_of(at_once), strict=True):
        assert found == wanted
