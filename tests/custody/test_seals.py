"""Timestamps of the log's head: asked of an authority on loopback, now or later, and verified."""

from __future__ import annotations

import base64
import sqlite3
import subprocess
from hashlib import sha512
from pathlib import Path

import pytest

from holdfire.cli.main import main
from holdfire.log.entry import Entry, NewEntry
from holdfire.log.store import open_log
from tests.custody.authority import Authority, make_authority, running
from tests.review.harbour import make_case


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority") / "it")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = make_case(tmp_path / "case")
    with open_log(folder) as log:
        log.append([NewEntry("amal", "party", name, {"name": name}) for name in ("one", "two")], 1_773_000_000)
    return folder


def entries(case: Path) -> list[Entry]:
    with open_log(case) as log:
        return list(log.entries())


def seal(case: Path, *more: object) -> int:
    return main(["log", "seal", str(case), "--by", "amal", *map(str, more)])


def verify(case: Path, *more: object) -> int:
    return main(["log", "verify", str(case), *map(str, more)])


def test_the_head_is_stamped_and_the_stamp_verified(
    case: Path, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    with running(authority):
        assert seal(case, "--authority", authority.address, "--certificate", authority.root, "--why", "weekly") == 0
    *_, head, stamp = entries(case)
    assert (stamp.kind, stamp.subject, stamp.why) == ("seal", authority.address, "weekly")
    body = stamp.body
    assert (body["entry"], body["hash"]) == (head.number, head.hash)
    assert body["policy"] == "1.2.3.4.1"
    assert verify(case, "--certificate", authority.root) == 0
    said = capsys.readouterr().out
    assert f"entry 2 stamped {body['time']} by {authority.address}: the signature holds" in said
    assert verify(case) == 0
    assert "the signature was not verified (--certificate)" in capsys.readouterr().out


def test_openssl_verifies_the_token_over_the_letters_of_the_hash(
    case: Path, authority: Authority, tmp_path: Path
) -> None:
    with running(authority):
        assert seal(case, "--authority", authority.address) == 0
    body = entries(case)[-1].body
    (tmp_path / "token.tsr").write_bytes(base64.b64decode(body["response"]))
    (tmp_path / "head.txt").write_text(body["hash"], encoding="ascii")
    command = ["openssl", "ts", "-verify", "-data", tmp_path / "head.txt", "-in", tmp_path / "token.tsr", "-CAfile",
               authority.root]  # fmt: skip
    ran = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_a_request_is_answered_later_while_the_log_goes_on(
    case: Path, authority: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    request, response = tmp_path / "head.tsq", tmp_path / "head.tsr"
    assert seal(case, "--request", request) == 0
    assert len(entries(case)) == 2
    with open_log(case) as log:
        log.append([NewEntry("boris", "party", "three", {"name": "three"})], 1_773_000_100)
    response.write_bytes(authority.answer(request.read_bytes()))
    assert seal(case, "--response", response, "--request", request) == 0
    stamp = entries(case)[-1]
    assert (stamp.number, stamp.body["entry"]) == (4, 2)
    assert stamp.subject == "CN=Harbour root"
    assert verify(case, "--certificate", authority.root) == 0
    assert "entry 2 stamped" in capsys.readouterr().out


def test_a_response_to_another_request_is_not_kept(
    case: Path, authority: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "two"):
        assert seal(case, "--request", tmp_path / name) == 0
    (tmp_path / "response").write_bytes(authority.answer((tmp_path / "one").read_bytes()))
    assert seal(case, "--response", tmp_path / "response", "--request", tmp_path / "two") == 1
    assert "answers another request" in capsys.readouterr().out
    assert len(entries(case)) == 2


def test_a_stamp_of_another_log_is_not_kept(
    case: Path, authority: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = make_case(tmp_path / "other")
    with open_log(other) as log:
        log.append([NewEntry("amal", "party", "else", {"name": "else"})], 1_773_000_000)
    assert seal(other, "--request", tmp_path / "request") == 0
    (tmp_path / "response").write_bytes(authority.answer((tmp_path / "request").read_bytes()))
    assert seal(case, "--response", tmp_path / "response") == 1
    assert "not of an entry of this log" in capsys.readouterr().out


def test_the_certificate_of_somebody_else_does_not_do(
    case: Path, authority: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stranger = make_authority(tmp_path / "stranger", "Stranger")
    with running(authority):
        assert seal(case, "--authority", authority.address, "--certificate", stranger.root) == 1
        assert len(entries(case)) == 2
        assert seal(case, "--authority", authority.address) == 0
    capsys.readouterr()
    assert verify(case, "--certificate", stranger.root) == 1
    assert "its signature does not hold" in capsys.readouterr().out
    assert verify(case, "--certificate", stranger.root, "--certificate", authority.root) == 0


def test_several_authorities_stamp_one_head(case: Path, authority: Authority, tmp_path: Path) -> None:
    second = make_authority(tmp_path / "second", "Second")
    with running(authority), running(second):
        assert seal(case, "--authority", authority.address, "--authority", second.address) == 0
    stamps = entries(case)[2:]
    assert [stamp.body["entry"] for stamp in stamps] == [2, 2]
    assert verify(case, "--certificate", authority.root, "--certificate", second.root) == 0


def test_a_log_that_was_rewritten_whole_no_longer_fits_its_stamp(
    case: Path, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    with running(authority):
        assert seal(case, "--authority", authority.address) == 0
    stamp = entries(case)[-1]
    (case / "log.sqlite").unlink()
    with open_log(case) as log:  # every entry is chained anew: without a stamp nobody would notice
        log.append([NewEntry("amal", "party", name, {"name": name}) for name in ("one", "changed")], 1_773_000_000)
        log.append([NewEntry(stamp.by, stamp.kind, stamp.subject, stamp.body)], 1_773_000_001)
    capsys.readouterr()
    assert verify(case, "--certificate", authority.root) == 1
    assert "entry 2 has another hash than the one that was stamped" in capsys.readouterr().out


@pytest.mark.parametrize("key", ["time", "hash", "response", "nothing"])
def test_a_stamp_that_was_tampered_with_is_found(
    case: Path, authority: Authority, capsys: pytest.CaptureFixture[str], key: str
) -> None:
    with running(authority):
        assert seal(case, "--authority", authority.address) == 0
    body = dict(entries(case)[-1].body)
    other = entries(case)[0].hash
    token = bytearray(base64.b64decode(body["response"]))
    token[-20] ^= 1
    body |= {"time": "2015-01-01T00:00:00Z"} if key == "time" else {}
    body |= {"entry": 1, "hash": other} if key == "hash" else {}
    body |= {"response": base64.b64encode(token).decode()} if key == "response" else {}
    assert sha512(other.encode()).digest() not in base64.b64decode(body["response"])
    with open_log(case) as log:
        log.append([NewEntry("eve", "seal", "forged", {} if key == "nothing" else body)], 1_773_000_200)
    capsys.readouterr()
    assert verify(case, "--certificate", authority.root) == 1
    assert "by forged: " in capsys.readouterr().out


def test_an_authority_that_is_not_there_or_answers_otherwise_keeps_nothing(
    case: Path, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    assert seal(case, "--authority", "http://127.0.0.1:9/") == 1
    with running(authority, kind="text/html"):
        assert seal(case, "--authority", authority.address) == 1
    assert seal(case, "--authority", "file:///etc/hostname") == 1
    said = capsys.readouterr().out
    for words in ("gave no timestamp", "which is no timestamp", "is no address of an authority"):
        assert words in said
    assert len(entries(case)) == 2


def test_what_cannot_be_asked_is_said(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "junk").write_bytes(b"junk")
    assert seal(case) == 2
    assert seal(case, "--authority", "http://127.0.0.1:9/", "--response", tmp_path / "junk") == 2
    assert seal(case, "--request", tmp_path / "junk") == 2
    assert seal(case, "--response", tmp_path / "nothing") == 2
    assert seal(case, "--response", tmp_path / "junk") == 1
    assert verify(case, "--certificate", tmp_path / "junk") == 2
    assert "there is no certificate in it" in capsys.readouterr().err


def test_an_empty_log_is_not_stamped(tmp_path: Path) -> None:
    folder = make_case(tmp_path / "case")
    with open_log(folder):
        pass
    assert sqlite3.connect(folder / "log.sqlite").execute("SELECT count(*) FROM entries").fetchone() == (0,)
    assert seal(folder, "--request", tmp_path / "request") == 2
