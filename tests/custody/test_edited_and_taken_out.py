"""Documents that were edited behind the log's back, that were taken out of a case, and logs that were emptied."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from holdfire.cli.main import main
from holdfire.log.entry import NewEntry
from holdfire.log.store import open_log
from tests.custody.test_custody import CLAIM, PAGE, entries, read, report
from tests.review.harbour import make_case


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_bytes(PAGE)
    made = make_case(tmp_path / "case")
    assert read(made) == 0
    return made


@pytest.fixture
def quoting(case: Path) -> Path:
    """A case in whose log a claim quotes the page by its offsets, as accepted candidates do."""
    text = (case / "documents" / "page.txt").read_text(encoding="utf-8").partition("\n\n")[2]
    start = text.index("let nine trucks")
    words = "let nine trucks pass on Sunday"
    quote = {"in": "page", "text": words, "start": str(start), "end": str(start + len(words))}
    with open_log(case) as log:
        log.append([NewEntry("amal", "claim", "q1", {"row": {**CLAIM, "quote": quote}})], at=1_772_900_000)
    assert main(["check", str(case)]) == 0
    return case


def edit(case: Path) -> None:
    path = case / "documents" / "page.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("nine trucks", "ten trucks"), encoding="utf-8")


@pytest.mark.parametrize("command", ["assess", "check", "review", "history", "report"])
def test_whoever_needs_the_words_is_told_which_document_was_edited_and_what_to_do(
    quoting: Path, command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    edit(quoting)
    capsys.readouterr()
    more = {"review": ["--list"], "history": ["q1"], "report": ["--out", str(tmp_path / "r.html")]}.get(command, [])
    code = main([command, str(quoting), *more])
    said = capsys.readouterr()
    if command == "history":
        assert code == 0
        return
    assert code == 1
    told = said.err + said.out
    assert "C234 offsets-disagree: `documents/page.txt` was edited after claims quoted it" in told
    assert "restore `documents/page.txt` from a copy" in told
    assert "leave the offsets out" not in told


def test_custody_reports_an_edited_document_with_quotes_on_it(
    quoting: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    edit(quoting)
    capsys.readouterr()
    page = tmp_path / "custody.html"
    assert main(["custody", str(quoting), "--out", str(page)]) == 1
    said = capsys.readouterr()
    assert "error E764 text-changed: the text of `page` (`documents/page.txt`) was changed" in said.err
    assert "quotes are no longer found in it: 1" in said.err
    assert "C234" not in said.err
    assert "q1 quotes “let nine trucks pass on Sunday”, which does not stand there" in said.out
    assert "no longer found" in page.read_text(encoding="utf-8")
    told = report(quoting, capsys, 1)["page"]
    assert told["standing"] == "unchanged"


def test_once_the_document_is_restored_all_is_well_again(quoting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = (quoting / "documents" / "page.txt").read_bytes()
    edit(quoting)
    assert main(["check", str(quoting)]) == 1
    (quoting / "documents" / "page.txt").write_bytes(kept)
    assert main(["check", str(quoting)]) == 0
    report(quoting, capsys)


def test_custody_tells_of_what_else_is_wrong_and_reports_all_the_same(
    quoting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (quoting / "claims" / "bad.jsonl").open("w", encoding="utf-8") as file:
        file.write('{"id": "b1", "kind": "event", "act": "dance"}\n')
    path = quoting / "documents" / "article.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("2026-03-09", "someday", 1), encoding="utf-8")
    capsys.readouterr()
    assert main(["custody", str(quoting)]) == 1
    said = capsys.readouterr()
    assert "C216" in said.err
    assert "A322 bad-header" in said.err
    assert "q1 quotes “let nine trucks pass on Sunday”" in said.out


def test_a_document_gone_with_quotes_on_it_is_reported(quoting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (quoting / "documents" / "page.txt").unlink()
    capsys.readouterr()
    assert main(["custody", str(quoting)]) == 1
    assert "E766 document-gone" in capsys.readouterr().err


def number_of(case: Path, document: str) -> str:
    return next(str(entry.number) for entry in entries(case) if entry.subject == document)


def open_refs(case: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    capsys.readouterr()
    assert main(["review", str(case), "--list", "--format", "json"]) == 0
    return {one["ref"].partition("#")[0] for one in json.loads(capsys.readouterr().out)["candidates"]}


def test_a_document_is_taken_out_and_brought_back(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {path: path.read_bytes() for path in case.rglob("*") if path.is_file() and "log" not in path.name}
    assert "page" in open_refs(case, capsys)
    assert main(["undo", str(case), number_of(case, "page"), "--by", "boris", "--why", "twice"]) == 0
    assert "`page` is out of the case, with what was found in it; its files stay where they are" in (
        capsys.readouterr().out
    )
    assert "page" not in open_refs(case, capsys)
    assert main(["read", "--case", str(case)]) == 0
    assert "documents/page.txt" not in capsys.readouterr().out
    out = report(case, capsys)["page"]
    assert out["standing"] == "taken out"
    assert "by undoing its entry" in str(out["says"])
    assert {path: path.read_bytes() for path in files} == files
    assert main(["custody", str(case), "--adopt", "--by", "boris"]) == 0
    assert report(case, capsys)["page"]["standing"] == "taken out"
    undoing = next(str(entry.number) for entry in entries(case) if entry.kind == "undo")
    assert main(["undo", str(case), undoing, "--by", "boris"]) == 0
    assert "page" in open_refs(case, capsys)
    assert report(case, capsys)["page"]["standing"] == "unchanged"


def test_a_document_that_was_taken_out_can_be_read_in_again_also_under_another_name(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["undo", str(case), number_of(case, "page"), "--by", "boris"]) == 0
    assert read(case, "--name", "story") == 0
    assert {"story"} <= open_refs(case, capsys)
    assert read(case, "--again") == 0
    assert {"story", "page"} <= open_refs(case, capsys)
    assert report(case, capsys)["page"]["standing"] == "unchanged"


def test_a_document_that_claims_quote_is_not_taken_out(quoting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = len(entries(quoting))
    assert main(["undo", str(quoting), number_of(quoting, "page"), "--by", "boris"]) == 1
    assert "nothing was undone" in capsys.readouterr().out
    assert len(entries(quoting)) == before


@pytest.mark.parametrize("content", [b"", None])
def test_a_log_that_was_emptied_is_told(
    case: Path, content: bytes | None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for path in case.glob("log.sqlite*"):
        path.unlink()
    if content is not None:
        (case / "log.sqlite").write_bytes(content)
        capsys.readouterr()
        assert main(["log", "verify", str(case)]) == 1
        assert "E768 log-emptied: the log has no entry, and `holdfire read` took in `page`" in capsys.readouterr().err
        assert main(["custody", str(case)]) == 1
        assert "E768" in capsys.readouterr().err
        assert main(["custody", str(case), "--adopt", "--by", "amal"]) == 0
    assert main(["custody", str(case)]) == 0


def test_an_empty_log_of_a_case_that_needs_none_is_nothing_to_tell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make_case(tmp_path / "plain")
    (made / "log.sqlite").write_bytes(b"")
    assert main(["log", "verify", str(made)]) == 0
    assert main(["custody", str(made)]) == 0
    shutil.rmtree(made)
