"""Asking an endpoint: what is sent, what comes of each answer, and what is kept."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from holdfire.intake.find import find_candidates
from holdfire.intake.model.answers import keep_answer, kept_answer
from holdfire.intake.model.ask import ask_model
from holdfire.intake.model.extractor import model_extractor
from holdfire.intake.model.preview import preview_requests
from holdfire.intake.model.problem import ModelError
from holdfire.intake.model.schema import ANSWER
from holdfire.intake.model.settings import ModelSettings, called_url, model_settings
from holdfire.intake.text.prepare import prepare_article
from tests.intake.model.stub import NOTHING, Reply, error, figure, found, quotation, says, stub

TEXT = "Boats cross\n\nThe mayor said up to 40 boats had crossed the lake, and that more would come.\n"
ARTICLE = prepare_article("boats", TEXT, date(2019, 5, 17))
KEY = "k-3f9a-secret"
FORTY = found(figures=[figure("up to 40")])


class Pauses(list[float]):
    """Notes how long somebody wanted to sleep."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def asked(settings: ModelSettings, pauses: Pauses | None = None) -> dict[str, object]:
    return ask_model(settings, b'{"messages": []}', Pauses() if pauses is None else pauses)


def test_a_request_has_the_model_the_two_messages_and_the_strict_schema():
    with stub(says(NOTHING)) as endpoint:
        find_candidates(ARTICLE, None, (model_extractor(endpoint.settings(key=KEY)),))

    (sent,) = endpoint.asked
    form = sent["response_format"]
    assert endpoint.paths == ["/v1/chat/completions"]
    assert endpoint.headers[0]["authorization"] == f"Bearer {KEY}"
    assert endpoint.headers[0]["content-type"] == "application/json"
    assert (sent["model"], [one["role"] for one in sent["messages"]]) == ("small", ["system", "user"])
    assert (form["type"], form["json_schema"]["strict"], form["json_schema"]["schema"]) == ("json_schema", True, ANSWER)
    assert "dated 2019-05-17" in sent["messages"][0]["content"]
    assert TEXT.strip() in sent["messages"][1]["content"]
    assert KEY not in endpoint.bodies[0].decode()


def test_without_a_key_none_is_sent():
    with stub(says(NOTHING)) as endpoint:
        asked(endpoint.settings())
    assert "authorization" not in endpoint.headers[0]


def test_the_schema_keeps_to_what_strict_endpoints_understand():
    Draft202012Validator.check_schema(ANSWER)
    known = {"type", "properties", "required", "additionalProperties", "items", "enum", "anyOf"}

    def walk(schema):
        assert set(schema) <= known
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False
            assert schema["required"] == list(schema["properties"])
        inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", ())]
        for one in [*inner, schema["items"]] if "items" in schema else inner:
            walk(one)

    walk(ANSWER)


def test_an_endpoint_that_takes_no_temperature_is_asked_again_without():
    with stub(error(400, "unsupported value: temperature"), says(FORTY)) as endpoint:
        (one,) = find_candidates(ARTICLE, None, (model_extractor(endpoint.settings()),))
    first, then = endpoint.asked
    assert first == then | {"temperature": 0}
    assert "temperature" not in then
    assert one.rule == "model:small"


def test_an_endpoint_that_goes_on_about_the_temperature_is_given_up():
    with stub(error(400, "temperature")) as endpoint, pytest.raises(ModelError, match="does not take the request"):
        find_candidates(ARTICLE, None, (model_extractor(endpoint.settings()),))
    assert len(endpoint.bodies) == 2


def test_a_busy_endpoint_is_asked_again_later_each_time():
    pauses = Pauses()
    with stub(error(429), error(503), error(429, retry_after="7"), says(FORTY)) as endpoint:
        assert asked(endpoint.settings(), pauses) == FORTY
    assert pauses == [1, 2, 7]


def test_nobody_waits_longer_than_a_minute_because_an_endpoint_says_so():
    pauses = Pauses()
    with stub(error(429, retry_after="86400"), says(FORTY)) as endpoint:
        asked(endpoint.settings(), pauses)
    assert pauses == [60]


def test_an_endpoint_that_keeps_failing_is_given_up():
    with stub(error(500, "out of order")) as endpoint:
        with pytest.raises(ModelError, match=r"answered 500 5 times: try again later: it says 'out of order'"):
            asked(endpoint.settings())
        assert len(endpoint.bodies) == 5


@pytest.mark.parametrize(
    ("reply", "says_so"),
    [
        (error(401, f"bad key {KEY}"), r"refuses the key in HOLDFIRE_MODEL_KEY: it says 'bad key \(the key\)'"),
        (error(403), "refuses the key in HOLDFIRE_MODEL_KEY"),
        (error(404, "no such model"), "knows no such path, or no model `small`: it says 'no such model'"),
        (error(400, "unknown: json_schema"), "the request: it says 'unknown: json_schema'; it has to know"),
        (error(413), "too long for the endpoint"),
        (error(418, "\x1b[2Jtea"), "answered 418: it says '␛"),
        (Reply(302, b"", {"Location": "http://127.0.0.1:9/elsewhere"}), "sends on to another address"),
        (Reply(200, b"<html>hello</html>"), "does not speak the chat-completions form"),
        (Reply(200, b'{"choices": []}'), "does not speak the chat-completions form"),
        (Reply(200, b"[" * 100_000), "does not speak the chat-completions form"),
        (Reply(200, b" " * 5_000_000), "longer than any answer"),
        (Reply(200, b""), "does not speak the chat-completions form"),
        (says(""), "answered nothing"),
        (says(None), "answered nothing"),
        (says(None, refusal="I would rather not"), "declined to read the article: 'I would rather not'"),
        (says("", finish="content_filter"), "declined to read the article"),
        (says(json.dumps(FORTY)[:40], finish="length"), "cut off before its end"),
        (says(FORTY, finish="length"), "cut off before its end"),
        (says("Sure! Here is the JSON you asked for"), "did not answer in JSON"),
        (says(json.dumps(FORTY)[:40]), "did not answer in JSON"),
        (says("[" * 100_000), "did not answer in JSON"),
        (says([]), r"does not keep to the schema at `\$`"),
        (says({"quotations": []}), r"does not keep to the schema at `\$`"),
        (says(NOTHING | {"accepted": ["f12"]}), r"schema at `\$`: .*'accepted' was unexpected"),
        (says(found(figures=[figure("up to 40", rule="figures")])), r"at `\$.figures\[0\]`.*'rule' was unexpected"),
        (says(found(figures=[figure("up to 40", sure="certain")])), r"schema at `\$.figures\[0\].sure`"),
        (says(found(quotations=[quotation("x", speaker="God")])), r"'speaker' was unexpected"),
        (says(found(figures=[figure({"start": 3, "end": 9})])), r"schema at `\$.figures\[0\].span`"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_and_nothing_comes_of_it(reply, says_so, tmp_path):
    with stub(reply) as endpoint, pytest.raises(ModelError, match=says_so) as raised:
        extractor = model_extractor(endpoint.settings(key=KEY, answers=tmp_path / "answers", tries=1))
        find_candidates(ARTICLE, None, (extractor,))
    assert KEY not in str(raised.value)
    assert "\x1b" not in str(raised.value)
    assert len(endpoint.bodies) == 1
    assert not (tmp_path / "answers").exists()


def test_an_endpoint_that_is_not_there_is_told():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = called_url(f"http://127.0.0.1:{free.getsockname()[1]}/v1")
    with pytest.raises(ModelError, match=r"the endpoint `http://127.0.0.1:\d+/v1/chat/completions` cannot be asked"):
        asked(ModelSettings("small", url))


def test_a_slow_endpoint_is_not_waited_for_longer_than_was_said():
    with stub(replace(says(FORTY), wait=1.0)) as endpoint, pytest.raises(ModelError, match=r"within 0\.2 seconds"):
        asked(endpoint.settings(timeout_seconds=0.2))


def test_an_endpoint_that_answers_drop_by_drop_is_not_waited_for_without_end():
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            caller, _ = server.accept()
            with caller, suppress(OSError):
                caller.recv(100_000)
                caller.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                while True:
                    caller.sendall(b"1\r\n \r\n")
                    time.sleep(0.02)

        dripping = threading.Thread(target=drip)
        dripping.start()
        url = called_url(f"http://127.0.0.1:{server.getsockname()[1]}/v1")
        with pytest.raises(ModelError, match=r"within 0\.3 seconds"):
            asked(ModelSettings("small", url, timeout_seconds=0.3))
        dripping.join(10)
        assert not dripping.is_alive()


def test_a_proxy_of_the_environment_is_not_asked_to_find_this_machine(monkeypatch):
    for variable in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    with stub(says(FORTY)) as endpoint:
        assert asked(endpoint.settings()) == FORTY


def test_an_answer_is_kept_and_the_next_reading_needs_no_endpoint(tmp_path):
    with stub(says(FORTY)) as endpoint:
        first = find_candidates(ARTICLE, None, (model_extractor(endpoint.settings(key=KEY, answers=tmp_path)),))
    again = model_extractor(ModelSettings("small", "http://127.0.0.1:9/elsewhere/chat/completions", answers=tmp_path))

    assert find_candidates(ARTICLE, None, (again,)) == first != []
    (kept,) = tmp_path.iterdir()
    assert KEY not in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("change", ["text", "date", "model", "piece"])
def test_another_text_date_model_or_cut_is_another_question(change, tmp_path):
    with stub(says(NOTHING)) as endpoint:
        plain = endpoint.settings(answers=tmp_path)
        find_candidates(ARTICLE, None, (model_extractor(plain),))
        article = {
            "text": prepare_article("boats", TEXT.replace("40", "41"), date(2019, 5, 17)),
            "date": prepare_article("boats", TEXT, date(2019, 5, 18)),
        }.get(change, ARTICLE)
        other = {"model": replace(plain, name="large"), "piece": replace(plain, piece=60, overlap=10)}.get(
            change, plain
        )
        find_candidates(article, None, (model_extractor(other),))
    assert len(endpoint.bodies) > 1


def test_the_name_of_a_document_is_not_sent_and_does_not_matter(tmp_path):
    with stub(says(NOTHING)) as endpoint:
        for name in ("boats", "secret-source-of-amal"):
            article = prepare_article(name, TEXT, date(2019, 5, 17))
            find_candidates(article, None, (model_extractor(endpoint.settings(answers=tmp_path)),))
    assert len(endpoint.bodies) == 1


@pytest.mark.parametrize("damage", ["", "{", '{"quotations": 3}', "\udcff"])
def test_a_kept_answer_that_is_damaged_is_asked_for_again(damage, tmp_path):
    with stub(says(FORTY)) as endpoint:
        extractor = model_extractor(endpoint.settings(answers=tmp_path))
        first = find_candidates(ARTICLE, None, (extractor,))
        (kept,) = tmp_path.iterdir()
        kept.write_bytes(damage.encode("utf-8", "surrogateescape"))
        assert find_candidates(ARTICLE, None, (extractor,)) == first
    assert len(endpoint.bodies) == 2


def test_when_one_piece_fails_nothing_comes_of_the_others_but_their_answers_are_kept(tmp_path):
    with stub(says(NOTHING), error(500)) as endpoint:
        extractor = model_extractor(endpoint.settings(answers=tmp_path, piece=60, overlap=10, tries=1))
        with pytest.raises(ModelError):
            find_candidates(ARTICLE, None, (extractor,))
    assert len(list(tmp_path.iterdir())) == 1


def test_keeping_leaves_no_half_written_file(tmp_path, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(json, "dump", full)
    with pytest.raises(OSError, match="no space"):
        keep_answer(tmp_path, b"x", NOTHING)
    assert list(tmp_path.iterdir()) == []
    assert kept_answer(tmp_path, b"x") is None


def test_the_preview_is_what_is_sent_and_hides_the_key(tmp_path):
    with stub(says(NOTHING)) as endpoint:
        settings = endpoint.settings(key=KEY, answers=tmp_path, piece=60, overlap=10)
        shown = list(preview_requests(settings, ARTICLE))
        assert endpoint.bodies == []
        find_candidates(ARTICLE, None, (model_extractor(settings),))

    assert [text.split("\n\n", 1)[1].encode() for text in shown] == [body + b"\n" for body in endpoint.bodies]
    for text, headers in zip(shown, endpoint.headers, strict=True):
        assert f"POST {settings.endpoint}\n" in text
        assert KEY not in text
        told = dict(line.split(": ", 1) for line in text.split("\n\n", 1)[0].splitlines()[2:])
        assert told | {"authorization": ""} == headers | {"authorization": "", "connection": told["connection"]}
    assert list(preview_requests(settings, ARTICLE)) == [
        f"piece {n} of {len(shown)}: nothing is sent, its answer is kept in {tmp_path}\n"
        for n in range(1, len(shown) + 1)
    ]


@pytest.mark.parametrize(
    ("endpoint", "called"),
    [
        ("http://localhost:8080/v1", "http://localhost:8080/v1/chat/completions"),
        ("http://[::1]:8080/", "http://[::1]:8080/chat/completions"),
        ("https://models.example/a/chat/completions?api-version=2", "https://models.example/a/chat/completions?api-version=2"),
        ("https://models.example/v1#x", "https://models.example/v1/chat/completions"),
    ],
)  # fmt: skip
def test_the_path_of_the_api_is_put_behind_an_endpoint(endpoint, called):
    assert called_url(endpoint) == called


@pytest.mark.parametrize(
    "endpoint", ["models.example", "ftp://models.example", "file:///etc/passwd", "http://", "http://x:y", "https://u:p@x.example"]
)  # fmt: skip
def test_what_is_no_endpoint_is_refused(endpoint):
    with pytest.raises(ModelError, match="the endpoint"):
        model_settings("small", endpoint, {})


def test_endpoint_and_key_come_from_the_environment_and_there_is_no_default():
    environ = {"HOLDFIRE_MODEL_ENDPOINT": "http://localhost:1/v1", "HOLDFIRE_MODEL_KEY": f" {KEY}\n"}
    settings = model_settings("small", "", environ)
    assert (settings.endpoint, settings.key) == ("http://localhost:1/v1/chat/completions", KEY)
    assert model_settings("small", "http://localhost:2", environ).endpoint == "http://localhost:2/chat/completions"
    assert KEY not in repr(settings)
    with pytest.raises(ModelError, match="there is no default"):
        model_settings("small", "", {})
    with pytest.raises(ModelError, match="HOLDFIRE_MODEL_KEY holds"):
        model_settings("small", "http://localhost", {"HOLDFIRE_MODEL_KEY": "a\nX-Other: b"})


def test_reading_with_the_rules_alone_loads_nothing_that_could_send():
    code = (
        "import sys\nfrom holdfire.intake.find import find_candidates\n"
        "from holdfire.intake.text.prepare import prepare_article\n"
        "find_candidates(prepare_article('a', 'Boats\\n\\nThe mayor said 3 boats came.'))\n"
        "print(sorted({'httpx', 'jsonschema', 'http.client'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ),
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
