"""``holdfire read --model``: off by default, shown before it is sent, and nothing half-done."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from holdfire.cli.main import main
from tests.intake.model.stub import act, error, excerpt, figure, found, says, stub

ROOT = Path(__file__).parents[2]
TEXT = """Envoy offers boats

2016-10-07

The envoy proposed on Thursday to send up to 90 boats across the lake, if the shelling stops, the council said.
"""
ANSWER = found(
    figures=[figure("up to 90", counted=excerpt("boats")), figure("900")],
    acts=[act("proposed", actors=[excerpt("The envoy")], condition=excerpt("if the shelling stops"))],
)
KEY = "k-77-secret"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path / "case"))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "boats.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def read(*asked: object) -> int:
    return main(["read", *map(str, asked)])


def kept(case: Path) -> list[dict[str, object]]:
    lines = (case / "intake" / "boats.candidates.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_without_the_option_no_model_is_asked(case, article, monkeypatch):
    with stub(says(ANSWER)) as endpoint:
        monkeypatch.setenv("HOLDFIRE_MODEL_ENDPOINT", endpoint.url)
        monkeypatch.setenv("HOLDFIRE_MODEL_KEY", KEY)
        assert read(article, "--case", case) == 0
    assert endpoint.bodies == []
    assert not any("model:" in str(one["rule"]) for one in kept(case))


def test_a_model_adds_to_what_the_rules_found_and_its_refusals_are_told(case, article, capsys, monkeypatch):
    monkeypatch.setenv("HOLDFIRE_MODEL_KEY", KEY)
    with stub(says(ANSWER)) as endpoint:
        assert read(article, "--case", case, "--model", "small", "--endpoint", endpoint.url) == 0
    said = capsys.readouterr().out
    marked = [one for one in kept(case) if "model:small" in str(one["rule"])]

    assert {one["kind"] for one in marked} >= {"figure", "act"}
    assert "1 of the model's excerpts refused (1 with their candidate)" in said
    assert "figure, span: '900' not word for word in the article" in said
    assert KEY not in said
    assert not any(KEY.encode() in content for content in files(case).values())


def test_read_again_without_the_endpoint_gives_the_same(case, article):
    with stub(says(ANSWER)) as endpoint:
        read(article, "--case", case, "--model", "small", "--endpoint", endpoint.url)
    first = kept(case)
    (case / "intake" / "boats.candidates.jsonl").unlink()
    assert read(article, "--case", case, "--model", "small", "--endpoint", "http://127.0.0.1:9") == 0
    assert kept(case) == first


def test_the_preview_shows_what_would_be_sent_and_does_nothing(case, article, capsys, monkeypatch):
    monkeypatch.setenv("HOLDFIRE_MODEL_KEY", KEY)
    before = files(case)
    with stub(says(ANSWER)) as endpoint:
        options = ("--case", case, "--model", "small", "--endpoint", endpoint.url)
        assert read(article, *options, "--model-preview") == 0
        said = capsys.readouterr().out
        assert endpoint.bodies == []
        assert files(case) == before
        read(article, *options)
    assert endpoint.bodies[0].decode() in said
    assert f"POST {endpoint.url}/chat/completions" in said
    assert KEY not in said


@pytest.mark.parametrize(("reply", "why"), [(error(401), "refuses the key"), (says("{"), "did not answer in JSON")])
def test_when_the_model_fails_the_article_is_kept_and_waits(case, article, capsys, monkeypatch, reply, why):
    monkeypatch.setenv("HOLDFIRE_MODEL_KEY", KEY)
    with stub(reply) as endpoint:
        assert read(article, "--case", case, "--model", "small", "--endpoint", endpoint.url) == 1
    assert (
        f"`boats` was kept but not searched: the {'endpoint' if 'key' in why else 'model'}" in capsys.readouterr().err
    )
    assert (case / "documents" / "boats.txt").exists()
    assert not (case / "intake").exists() or not list((case / "intake").glob("boats*"))


@pytest.mark.parametrize(
    ("options", "says_so"),
    [
        (["--endpoint", "http://127.0.0.1:9"], "which model?"),
        (["--model-preview"], "which model?"),
        (["--model", "small"], "no endpoint"),
        (["--model", "small", "--endpoint", "localhost"], "is not a URL"),
        (["--model", "small", "--endpoint", "http://localhost", "--model-timeout", "0"], "more than 0 seconds"),
        (["--model", "small", "--endpoint", "http://localhost", "--model-piece", "10"], "at least 1000"),
    ],
)
def test_options_that_do_not_fit_are_refused_before_anything_is_kept(case, article, capsys, options, says_so):
    before = files(case)
    assert read(article, "--case", case, *options) == 2
    assert says_so in capsys.readouterr().err
    assert files(case) == before


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--model", "m", "--endpoint", "http://127.0.0.1:9"], 2)])
def test_the_rules_read_where_the_extra_is_not_installed(case, article, options, code):
    blocked = (
        "import sys, importlib.util\n"
        "found = importlib.util.find_spec\n"
        "absent = ('httpx', 'jsonschema')\n"
        "importlib.util.find_spec = lambda name, *rest: None if name in absent else found(name, *rest)\n"
        "sys.modules['httpx'] = sys.modules['jsonschema'] = None\n"
        "from holdfire.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", blocked, "read", str(article), "--case", str(case), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == code, done.stderr
    assert ("pip install holdfire[model]" in done.stderr) == bool(code)
