"""The claims that are timed come to what one run over all of them finds."""

from dataclasses import replace
from random import Random

import pytest

from benchmarks.log import Size, write_log
from benchmarks.one_more_claim import corrections_of, lines_of
from benchmarks.policies import POLICIES, START_SECOND, write_case
from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Question
from holdfire.pipeline import follow_case, load_case


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    events = tmp_path_factory.mktemp("log") / "events.parquet"
    return events, write_log(Size(3000), events)


@pytest.mark.parametrize("policy", POLICIES)
def test_claims_told_one_by_one_come_to_what_one_run_finds(policy, log, tmp_path):
    case, question = case_of(policy, log, tmp_path)
    assert_followed(case, question, lines_of(policy, log[1], Random(1)))


@pytest.mark.parametrize("policy", POLICIES)
def test_rows_corrected_one_by_one_come_to_what_one_run_finds(policy, log, tmp_path):
    case, question = case_of(policy, log, tmp_path)
    assert_followed(case, question, corrections_of(case, log[1], Random(1)))


def case_of(policy, log, folder):
    events, params = log
    return load_case(write_case(policy, events, params, folder)).value, Question(START_SECOND + params["max_ts"] + 1)


def assert_followed(case, question, lines):
    """Let lines arrive one by one, and hold what is followed to one run over all of them."""
    followed = follow_case(case, question)
    told = []
    changed = 0
    for line in lines:
        claim = followed.read(line).value
        told.append(claim)
        changed += len(followed.add([claim]))

    at_once = assess_terms(case.deal, told, case.accounts, case.parties, question, case.datasets)
    assert followed.assessments == at_once
    assert changed > 0
    assert not followed.following.runner.spans.cells  # it never had to run anew as a whole
    explained = [replace(one, reasons=(), settles=(), coverage=None) for one in followed.explain()]
    assert tuple(explained) == followed.assessments
