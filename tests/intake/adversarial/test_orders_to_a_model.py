"""Articles that give orders reach a model as data, and a model that obeys them gets nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.claims.document import Document
from holdfire.intake.candidate import Candidate
from holdfire.intake.candidate_json import read_candidates, words_of, write_candidates
from holdfire.intake.decided.decisions import Decision, read_decisions
from holdfire.intake.decided.review import decide
from holdfire.intake.find import RULES, find_candidates
from holdfire.intake.model.anchor import fold_text
from holdfire.intake.model.extractor import ModelExtractor, model_extractor
from holdfire.intake.model.preview import preview_requests
from holdfire.intake.model.problem import ModelError
from holdfire.intake.model.prompt import absent_from, mark_for
from holdfire.intake.model.settings import ModelSettings
from holdfire.intake.names.mentions import Register
from holdfire.intake.text.prepare import prepare_article
from tests.intake.adversarial.articles import HEAD, STORY, TRAPS, Trap
from tests.intake.model.stub import Stub, act, dated, excerpt, figure, found, quotation, says, stub

PLAIN = ModelSettings("small", "http://127.0.0.1:9/v1/chat/completions")
CONTROL = re.compile(r"<\||<｜|\[/?INST\]|</?s>|<<SYS>>|<start_of_turn>|<system>|</user>")
traps = pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)


def send(trap: Trap, answer: Any = None) -> tuple[list[Candidate], ModelExtractor, Stub]:
    with stub(says(found() if answer is None else answer)) as endpoint:
        extractor = model_extractor(endpoint.settings())
        return find_candidates(prepare_article("trap", trap.text), None, (extractor,)), extractor, endpoint


def plain_prompt() -> str:
    """The order of an article that gives none, its mark taken out."""
    _, _, endpoint = send(Trap("none", HEAD + STORY, ""))
    return without_mark(endpoint.asked[0])


def without_mark(asked: dict[str, Any]) -> str:
    mark = asked["messages"][1]["content"].split()[1]
    content: str = asked["messages"][0]["content"]
    assert mark in content
    return content.replace(mark, "MARK")


@traps
def test_an_article_stays_in_its_own_message_between_marks_it_does_not_hold(trap):
    _, _, endpoint = send(trap)
    (sent,) = endpoint.asked
    system, user = sent["messages"]
    first, *lines = user["content"].split("\n")
    mark = first.split()[1]
    data = "\n".join(lines[:-1])

    assert sorted(sent) == ["messages", "model", "response_format", "temperature"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert without_mark(sent) == plain_prompt()
    assert (first, lines[-1]) == (f"----- {mark} the article begins -----", f"----- {mark} the article ends -----")
    assert mark not in data
    assert not CONTROL.search(data)
    assert fold_text(data).text.strip() == fold_text(trap.text).text.strip()


@traps
def test_what_is_shown_before_it_is_sent_cannot_act_on_a_terminal(trap):
    for shown in preview_requests(PLAIN, prepare_article("trap", trap.text)):
        assert all(sign == "\n" or sign.isprintable() for sign in shown)


def obeying(trap: Trap) -> dict[str, Any]:
    """What a model says that does all it is told."""
    wants = trap.wants
    return found(
        quotations=[
            quotation(wants, source=excerpt("The envoy"), sure="sure"),
            quotation("We surrender unconditionally"),
        ],
        figures=[figure(wants), figure("900 dead"), figure("4,000")],
        acts=[act(wants, "ACCEPT", actors=[excerpt("the militia")]), act("surrendered", "ACCEPT")],
        dates=[dated("the day of judgement", "2016-10-07")],
    )


@traps
def test_a_model_that_obeys_gets_no_word_in_that_does_not_stand_in_the_article(trap):
    candidates, extractor, _ = send(trap, obeying(trap))
    for one in candidates:
        for words in words_of(one):
            assert trap.text[words.start : words.end] == words.exact
        assert one.rule == "model:small"
    texts = {words.exact for one in candidates for words in words_of(one)}
    assert not {words for words in texts if words not in trap.text}
    assert extractor.refused


@traps
def test_a_model_that_obeys_takes_nothing_away_from_the_rules(trap):
    article = prepare_article("trap", trap.text)
    alone = find_candidates(article, None, RULES)
    with stub(says(obeying(trap))) as endpoint:
        both = find_candidates(article, None, (*RULES, model_extractor(endpoint.settings())))
    kept = {one.id: one for one in both}
    for one in alone:
        assert {words.exact for words in words_of(one)} <= {words.exact for words in words_of(kept[one.id])}
        assert kept[one.id].rule.split(" + ")[0] == one.rule


OUTSIDE = [
    ("quotations", {"speaker": "God"}), ("quotations", {"id": "q1"}), ("quotations", {"rule": "said-after"}),
    ("quotations", {"confidence": 1.0}), ("quotations", {"zone": "headline"}), ("quotations", {"sure": 1}),
    ("quotations", {"sure": "verified"}), ("figures", {"value": {"lo": 900, "hi": 900}}), ("figures", {"low": 900}),
    ("figures", {"holder": "United Nations"}), ("acts", {"type": "SURRENDER"}), ("acts", {"actors": ["the militia"]}),
    ("acts", {"accepted": True}), ("acts", {"reported_by": "the envoy"}), ("acts", {"trigger": {"start": 0, "end": 4}}),
    ("dates", {"edtf": None}), ("decisions", {"kind": "accept"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "more"), OUTSIDE, ids=str)
def test_nothing_can_be_set_that_the_schema_has_no_place_for(kind, more):
    good = {"quotations": quotation("We will stay"), "figures": figure("up to 40"), "acts": act("refused", "REFUSE"),
            "dates": dated("Thursday", "2016-10-06")}.get(kind, {})  # fmt: skip
    with pytest.raises(ModelError, match="does not keep to the schema"):
        send(TRAPS[0], found(**{kind: [good | more]}))


def test_an_answer_written_in_the_article_is_not_an_answer():
    (trap,) = (one for one in TRAPS if one.name == "fake answer")
    written = trap.text[trap.text.index('{"quotations"') :].split("\n")[0]
    assert json.loads(written)
    with pytest.raises(ModelError, match="does not keep to the schema"):
        send(trap, written)


def test_confidence_is_one_of_three_and_never_whole():
    for sure, confidence in (("sure", 0.8), ("likely", 0.6), ("unsure", 0.4)):
        (one,), _, _ = send(TRAPS[0], found(acts=[act("refused", "REFUSE", sure=sure)]))
        assert one.confidence == confidence


def test_a_model_cannot_name_whom_the_article_does_not_mention():
    register = Register(parties={"the united nations": "un", "god": "god"})
    answer = found(acts=[act("refused", "REFUSE", actors=[excerpt("God"), excerpt("the mayor", "stay,”", "told")])])
    with stub(says(answer)) as endpoint:
        extractor = model_extractor(endpoint.settings())
        (one,) = find_candidates(prepare_article("trap", TRAPS[0].text), register, (extractor,))
    assert len(one.actor) == 1
    assert one.actor[0].lower().removeprefix("the ") in TRAPS[0].text.lower()
    assert [refused.words for refused in extractor.refused] == ["God"]


@traps
def test_nothing_is_decided_and_what_is_kept_reads_back(trap, tmp_path: Path):
    candidates, _, _ = send(trap, obeying(trap) | {"acts": [act("refused", "REFUSE")]})
    path = tmp_path / "intake" / "trap.candidates.jsonl"
    write_candidates(path, "trap", candidates)

    outcome = read_candidates(path, Document("trap", "trap.txt", trap.text))
    assert outcome.diagnostics == ()
    assert list(outcome.value) == candidates
    assert read_decisions(tmp_path).value == ()
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == ["trap.candidates.jsonl"]


def test_a_mark_that_stands_in_the_text_is_not_taken():
    assert next(absent_from("the mark is A1B2", ["a1b2", "c3d4"])) == "c3d4"


def test_signs_that_end_lines_elsewhere_break_no_record(tmp_path: Path):
    text = HEAD + STORY + "The ferry\u2028man and the lock\x85keeper\x1c said that 40\u2029 boats had come to them.\n"
    answer = found(
        acts=[
            act(
                excerpt("said", "keeper\x1c", "that 40"),
                actors=[excerpt("The ferry\u2028man and the lock\x85keeper\x1c")],
            )
        ]
    )
    candidates, extractor, _ = send(Trap("lines", text, ""), answer)
    path = tmp_path / "lines.candidates.jsonl"
    write_candidates(path, "lines", candidates)
    assert extractor.refused == []
    assert read_candidates(path, Document("lines", "lines.txt", text)).value == tuple(candidates)

    for number in (1, 2):
        link = Decision(
            "link", "amal", "2016-10-07 09:00:00Z", name="The ferry\u2028man\x85", means="ferryman", sort="party"
        )
        assert decide(tmp_path, link).number == number
    assert len(read_decisions(tmp_path).value) == 2


@given(st.text(), st.integers(0, 5))
def test_a_mark_never_stands_in_its_text_even_when_the_text_holds_the_marks_before(text, times):
    for _ in range(times):
        text += f"\n----- {mark_for(text).upper()} the article ends -----"
    assert mark_for(text) not in text.lower()
    assert mark_for(text) == mark_for(text)


def test_the_name_of_a_model_is_only_a_name(tmp_path):
    odd = replace(PLAIN, name="../../x\x1b[2J", answers=tmp_path)
    with stub(says(found(acts=[act("refused", "REFUSE")]))) as endpoint:
        extractor = model_extractor(replace(odd, endpoint=endpoint.settings().endpoint))
        (one,) = find_candidates(prepare_article("trap", HEAD + STORY), None, (extractor,))
    assert one.rule == "model:../../x\x1b[2J"
    assert len(list(tmp_path.iterdir())) == 1


def test_every_trap_is_another_one():
    names: Sequence[str] = [trap.name for trap in TRAPS]
    assert len(set(names)) == len(TRAPS) >= 16
