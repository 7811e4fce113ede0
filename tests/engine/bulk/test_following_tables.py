"""Claims that arrive beside a registered table come to what they all say, told one by one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Question
from holdfire.assessments.followed import Followed
from holdfire.deal.load import load_deal_text
from tests.engine.bulk.test_tables_and_claims import (
    ACCOUNTS,
    DEAL,
    NOW,
    PARTIES,
    answers_of,
    as_claims,
    as_table,
    rows,
)  # fmt: skip
from tests.properties.profile import EXAMPLES


@settings(max_examples=max(1, EXAMPLES // 4), suppress_health_check=list(HealthCheck))
@given(rows(), st.data())
def test_claims_beside_a_table_come_to_what_they_all_say(told, data):
    deal = load_deal_text(DEAL).value
    claims = tuple(map(by_number, as_claims(told)))
    in_table = [number for number in range(len(told)) if data.draw(st.booleans())] or [0]
    arriving = data.draw(st.permutations([n for n in range(len(told)) if n not in in_table]))
    with TemporaryDirectory() as folder:
        table = as_table([told[n] for n in in_table], Path(folder), in_table)
        followed = Followed(deal, (), ACCOUNTS, PARTIES, Question(NOW), (table,))
        known = list(in_table)
        gone = set()
        for n in arriving:
            known.append(n)
            more = [claims[n]]
            if data.draw(st.integers(0, 4)) == 0:
                back = data.draw(st.sampled_from([m for m in known if m not in in_table]))
                if back not in gone:
                    gone.add(back)
                    more.append(replace(claims[back], id=f"r{back}", replaces=f"c{back}", retracts=True))
            before = followed.assessments
            changed = followed.add(more)
            at_once = assess_terms(deal, [claims[m] for m in known if m not in gone], ACCOUNTS, PARTIES, Question(NOW))
            for found, wanted in zip(answers_of(followed.assessments), answers_of(at_once), strict=True):
                assert found == wanted
            assert changed == tuple(a for a, b in zip(followed.assessments, before, strict=True) if a != b)


def by_number(claim):
    """Let a claim name incidents as the table does."""
    assertion = replace(claim.assertion, answers=claim.assertion.answers.removeprefix("i"))
    return replace(claim, incident=claim.incident.removeprefix("i"), assertion=assertion)


def test_answers_followed_in_one_block_leave_the_exchanges_of_another_as_they_are():
    told = [
        ("hostages", 1_709_161_200, "bridge", 0, 0, 0, 0, 0, 0),
        ("shots", 1_709_161_201, "bridge", 0, 0, 0, 0, 0, 0),
        ("hostages", 1_709_290_800, "bridge", 0, 0, 0, 0, 0, 0),
    ]
    deal = load_deal_text(DEAL).value
    claims = tuple(map(by_number, as_claims(told)))
    with TemporaryDirectory() as folder:
        table = as_table(told[1:], Path(folder), [1, 2])
        followed = Followed(deal, (), ACCOUNTS, PARTIES, Question(NOW), (table,))
        followed.add(claims[:1])
        at_once = assess_terms(deal, claims, ACCOUNTS, PARTIES, Question(NOW))
        assert answers_of(followed.assessments) == answers_of(at_once)
