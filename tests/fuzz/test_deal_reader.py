"""A small part of the fuzzing that ``python -m tests.fuzz.deal_reader`` does at length."""

import random

from tests.fuzz.deal_reader import check, made_up, run


def test_some_made_up_inputs_are_all_answered():
    answers, failures = run(range(250))

    assert failures == {}
    assert min(answers["deal"], answers["errors"]) >= 10, "inputs that can be read and such that cannot"


def test_the_same_number_is_the_same_input():
    assert made_up(7) == made_up(7)
    assert len({made_up(number) for number in range(50)}) > 45


def test_what_breaks_is_found(monkeypatch):
    def broken(text, *_):
        raise RecursionError

    monkeypatch.setattr("tests.fuzz.deal_reader.load_deal_text", broken)

    answers, failures = run(range(1, 4))

    assert answers["failed"] == 3
    assert list(failures.values()) == [1]


def test_a_good_deal_is_a_deal():
    text = "deal: x\nparties: {a: }\nterms: {go: {who: a, must: depart}}\n"

    assert check(text, random.randrange(1, 16)) == "deal"
