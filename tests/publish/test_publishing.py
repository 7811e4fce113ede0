"""The command: what it writes, what it notes, and what it refuses."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.read import read_claims
from holdfire.cli import publish_command
from holdfire.cli.main import main
from holdfire.engine.names import names_of_case
from holdfire.log.state import read_state
from holdfire.publish import gate
from holdfire.publish.profile_file import read_profile
from holdfire.publish.pseudonyms import Pseudonyms
from holdfire.publish.public_case import case_for
from holdfire.publish.salt import read_salt
from tests.publish.making import loaded, publish
from tests.publish.planted import PROFILE, Secrets, build

ONE = Secrets()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return build(tmp_path / "case", ONE)


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_log_says_what_was_published_with_the_hash_of_each_file(case: Path, tmp_path: Path) -> None:
    files = publish(case, tmp_path / "out", "--by", "amina", "--why", "first week")
    entry = read_state(case).publications[-1]
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != "SHA256SUMS"}
    assert (entry.by, entry.why, entry.body["profile"]) == ("amina", "first week", "public")
    assert entry.body["files"] == hashes
    assert entry.body["profile sha256"] == hashlib.sha256((case / "profiles" / "public.yaml").read_bytes()).hexdigest()
    listed = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert listed == hashes


def test_codes_stay_the_same_in_a_case_and_differ_in_another(case: Path, tmp_path: Path) -> None:
    first = publish(case, tmp_path / "one")
    assert publish(case, tmp_path / "two")["claims.jsonl"] == first["claims.jsonl"]
    other = build(tmp_path / "other", ONE)
    ids = [{json.loads(line)["id"] for line in files["claims.jsonl"].decode().splitlines()}
           for files in (first, publish(other, tmp_path / "three"))]  # fmt: skip
    assert ids[0].isdisjoint(ids[1])


def test_a_code_stands_for_one_name_only() -> None:
    made = Pseudonyms(b"salt" * 8)
    codes = {made.code("party", f"n{number}", 3) for number in range(2_000)}
    assert len(codes) == 2_000
    assert made.code("party", "n7", 3) in codes


def test_a_preview_writes_nothing_but_what_makes_its_codes(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_in(case)
    assert main(["publish", str(case), "--preview", "--now", "2024-06-02"]) == 0
    told = capsys.readouterr().out
    assert main(["publish", str(case), "--preview", "--format", "html", "--now", "2024-06-02"]) == 0
    after = files_in(case)
    assert {name: each for name, each in after.items() if "salt.key" not in str(name)} == before
    assert "    10  claims leave\n     4  claims stay in\n" in told
    assert "acled-77 stays in  [its source does not allow that it is passed on]" in told
    assert " clinic -> old town  [a protected place (`hospital`): becomes the place around it]" in told
    assert re.search(
        r"spare the clinic, .* as Pelagia Wrzosowska tells it: not kept -> kept so far or not kept: undecided", told
    )
    page = capsys.readouterr().out
    assert "This shows what stays in. Do not pass it on." in page
    assert "Qorvashti-saw-it" in page


def test_codes_are_those_of_the_preview(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever looks first sees the very codes that leave: the salt is made by the first preview and kept."""
    assert main(["publish", str(case), "--preview", "--now", "2024-06-02"]) == 0
    previewed = capsys.readouterr().out
    salt = case / "profiles" / "salt.key"
    assert salt.stat().st_mode & 0o777 == 0o600
    kept = salt.read_bytes()
    published = publish(case, tmp_path / "out")["claims.jsonl"].decode()
    assert salt.read_bytes() == kept
    codes = {json.loads(line)["id"] for line in published.splitlines()}
    assert codes and all(code in previewed for code in codes)


def test_the_page_of_a_preview_says_what_the_report_says(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(case), "--preview", "--format", "html", "--now", "2024-06-02"]) == 0
    page = capsys.readouterr().out
    shown = page[page.index("<body>") :]
    assert "`" not in shown and "(“hospital”)" in shown
    assert "not kept" in shown and not re.search(r">\s*(?:breached|standing)\b", shown)


def test_published_claims_are_claims(case: Path, tmp_path: Path) -> None:
    """The file of claims reads back without a mistake, by the names that are published."""

    publish(case, tmp_path / "out")
    whole, salt = loaded(case), read_salt(case)
    profile = read_profile(case / "profiles" / "public.yaml", whole).value
    assert profile
    assert salt
    public = case_for(profile, whole, 1_717_275_600, salt, tmp_path, frozenset({"acled-77"})).case
    names = names_of_case(public.deal, public.parties)
    read = read_claims([tmp_path / "out" / "claims.jsonl"], ZoneInfo(public.deal.zone), public.documents, names)
    assert [d.message for d in read.diagnostics if d.severity == "error"] == []
    assert read.value == public.claims


def test_nothing_is_written_where_the_last_look_finds_something(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:

    made = publish_command.files_of
    leak = f"<p>{ONE.first.lower()}-{ONE.last.upper()}</p>".encode()
    monkeypatch.setattr(publish_command, "files_of", lambda *asked: {**made(*asked), "more.html": leak})
    before = files_in(case)
    assert main(["publish", str(case), "--out", str(tmp_path / "out"), "--now", "2024-06-02"]) == 1
    assert "error[E713]" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert files_in(case) == before


@pytest.mark.parametrize(
    "text",
    [ONE.arabic, ONE.phone, ONE.mail, ONE.note, f"{ONE.lon}, {ONE.lat}", f"{ONE.last}-saw-it", ONE.around,
     ONE.restricted, "Зубайдана Корвашти", ONE.note.replace(" ", "\n "), "&#90;ubaydan",
     "%5Aubaydan", "\\u005aubaydan"],
)  # fmt: skip
def test_the_last_look_finds(text: str, case: Path, tmp_path: Path) -> None:

    whole = loaded(case)
    profile = read_profile(case / "profiles" / "public.yaml", whole).value
    assert profile
    public = case_for(profile, whole, 1_717_275_600, b"s" * 32, tmp_path, frozenset({"acled-77"}))
    assert gate.leaks_in({"page.html": f"<p>before {text} after</p>".encode()}, profile, whole, public)
    assert gate.leaks_in({"page.html": b"<p>before, and after: old town</p>"}, profile, whole, public) == ()


def test_other_files_are_never_written_over(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    assert main(["publish", str(case), "--out", str(out)]) == 2
    assert "holds files that were not published" in capsys.readouterr().err
    assert (out / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ([], "say where to write it"),
        (["--preview", "--out", "x"], "say where to write it"),
        (["--preview", "--profile", "pubic"], "there is no profile `pubic`"),
        (["--out", "no/such/folder"], "there is no folder"),
    ],
)
def test_wrong_usage_is_told(asked: list[str], says: str, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(case), *asked]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(("until", "code"), [("2024-05-30", "E712"), ("2024-02-15", "")])
def test_silence_is_not_to_count_where_something_is_only_not_published(
    until: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = build(tmp_path / "case", ONE, f"{PROFILE}silence counts up to: {until}\n")
    assert main(["publish", str(case), "--preview", "--now", "2024-06-02"]) == (1 if code else 0)
    assert code in capsys.readouterr().err


def test_two_names_that_would_become_one_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = build(tmp_path / "case", ONE)
    deal = (case / "deal.yaml").read_text(encoding="utf-8")
    more = f"  release {ONE.first}:\n    who: south\n    must: release\n    whom: zubaydan\n    by: 2024-05-01\n"
    (case / "deal.yaml").write_text(deal + more, encoding="utf-8")
    assert main(["publish", str(case), "--preview", "--now", "2024-06-02"]) == 1
    assert "E711" in capsys.readouterr().err
