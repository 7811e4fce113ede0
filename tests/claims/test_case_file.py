"""case.yaml: its what-ifs, and the mistakes people make in it."""

from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.case_file import WhatIfFile, read_case_facts
from holdfire.pipeline import load_case

ALEPPO = ZoneInfo("Asia/Damascus")


@pytest.fixture
def read(tmp_path):
    (tmp_path / "more.jsonl").write_text("", encoding="utf-8")

    def reader(text):
        path = tmp_path / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return read_case_facts(path, ALEPPO)

    return reader


def test_a_what_if_is_a_title_and_a_file_of_claims(read, tmp_path):
    outcome = read("what ifs:\n  - {title: If more had left, claims: more.jsonl, as if: 2016-10-07}\n")
    assert outcome.diagnostics == ()
    assert outcome.value.what_ifs == (WhatIfFile("If more had left", tmp_path / "more.jsonl", 1475787600),)


def test_a_single_what_if_need_not_be_a_list_nor_have_a_title(read):
    assert [one.title for one in read("what ifs: {claims: more.jsonl}").value.what_ifs] == ["If more"]
    assert read("what ifs:\n").value.what_ifs == ()


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("what ifs: [{title: If, claims: mor.jsonl}]", "A306", "there is no file `mor.jsonl`"),
        ("what ifs: [{title: If}]", "A306", "names no file of claims"),
        ("what ifs: [{claims: more.jsonl, tilte: If}]", "A302", "a what-if has no key `tilte`"),
        ("what ifs: more.jsonl", "A301", "a title and the file of its claims"),
        ("what ifs: [{claims: more.jsonl, as if: soon}]", "A314", "`as if`"),
        ("what if: more.jsonl", "A302", "a case has no key `what if`"),
    ],
)
def test_a_what_if_that_cannot_be_read_is_a_mistake_with_a_place(read, text, code, says):
    (found,) = read(text).diagnostics
    assert (found.code, found.severity) == (code, "error")
    assert says in found.message
    assert found.span.line == 1


def test_a_what_if_may_answer_claims_of_the_case_but_not_take_their_names(tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "deal.yaml").write_text(
        "deal: A\ntime zone: UTC\nin force: on 2024-01-01\nparties: {a: {name: A}}\n"
        "terms: {hold: {who: a, must not: attack}}\n"
    )
    (tmp_path / "sources.yaml").write_text("sources: {paper: {name: Paper}}\n")
    (tmp_path / "case.yaml").write_text("what ifs: [{title: If denied, claims: denied.jsonl}]\n")
    (tmp_path / "claims" / "1.jsonl").write_text(
        '{"id": "c1", "kind": "event", "act": "attack", "actors": ["a"], "when": "2024-01-02", '
        '"chain": ["paper"], "published": "2024-01-03"}\n'
    )
    row = (
        '{"id": "ID", "kind": "event", "act": "attack", "says": "denies", "denies": "authorship", "actors": ["a"], '
        '"when": "2024-01-02", "reply to": "c1"}\n'
    )
    overlay = tmp_path / "denied.jsonl"
    overlay.write_text(row.replace("ID", "w1"))
    case = load_case(tmp_path).value
    assert [(one.title, [claim.id for claim in one.claims]) for one in case.what_ifs] == [("If denied", ["w1"])]
    assert [claim.id for claim in case.claims] == ["c1"]
    assert load_case(tmp_path, (overlay,)).value.what_ifs == ()
    overlay.write_text(row.replace("ID", "c1"))
    (found,) = (d for d in load_case(tmp_path).diagnostics if d.severity == "error")
    assert found.message.startswith("a claim of the case is already called `c1`")
