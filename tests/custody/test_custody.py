"""Documents: what is entered about them, whether they are still that, and what is missing."""

from __future__ import annotations

import json
import re
from hashlib import sha256, sha512
from pathlib import Path

import pytest

from holdfire.cli.main import main
from holdfire.log.entry import Entry
from holdfire.log.store import open_log
from tests.review.harbour import make_case

PAGE = b"""<html lang="en"><head><title>Envoy counts trucks</title>
<link rel="canonical" href="https://gazette.example/1"></head><body><article>
<p>The envoy said on Thursday that up to 900 fighters were in the harbour.</p>
<p>The Southern Council let nine trucks pass on Sunday, the mission said in a long statement to reporters.</p>
</article></body></html>
"""
CLAIM = {"id": "q1", "kind": "event", "act": "deliver", "actors": "south", "to place": "harbour", "when": "2026-03-08",
         "quantity": "9 trucks", "chain": ["mission", "gazette"],
         "quote": {"in": "page", "text": "let nine trucks pass on Sunday"}}  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_bytes(PAGE)
    return make_case(tmp_path / "case")


def read(case: Path, *more: str) -> int:
    file = str(case.parent / "page.html")
    facts = ["--source", "gazette", "--published", "2026-03-09"]
    return main(["read", file, "--case", str(case), "--by", "amal", *facts, *more])


def entries(case: Path) -> list[Entry]:
    with open_log(case) as log:
        return list(log.entries())


def report(case: Path, capsys: pytest.CaptureFixture[str], code: int = 0) -> dict[str, dict[str, object]]:
    capsys.readouterr()
    assert main(["custody", str(case), "--format", "json"]) == code
    return {one["name"]: one for one in json.loads(capsys.readouterr().out)["documents"]}


def met(document: dict[str, object]) -> set[str]:
    points = document["points"]
    assert isinstance(points, list)
    return {point["asks"] for point in points if point["is_met"]}


def test_what_is_read_in_is_entered_with_its_hashes_and_what_is_told_of_it(case: Path) -> None:
    told = [
        "--collected-by",
        "Amal N.",
        "--collected-at",
        "2026-03-09 10:00+03:00",
        "--collected-with",
        "SingleFile 1.22",
    ]
    assert read(case, *told, "--notes", "front page", "--why", "first report") == 0
    (entry,) = entries(case)
    assert (entry.kind, entry.subject, entry.by, entry.why) == ("document", "page", "amal", "first report")
    body = entry.body
    digest = sha256(PAGE).hexdigest()
    assert body["path"] == f"documents/originals/{digest}.html"
    assert (case / body["path"]).read_bytes() == PAGE
    assert (body["sha256"], body["sha512"], body["size"]) == (digest, sha512(PAGE).hexdigest(), len(PAGE))
    assert (body["media type"], body["file name"]) == ("text/html", "page.html")
    assert body["collected at"] == "2026-03-09T07:00:00Z"
    assert (body["collected by"], body["tool"], body["notes"]) == ("Amal N.", "SingleFile 1.22", "front page")
    assert body["url"] == "https://gazette.example/1"
    assert body["text"]["path"] == "documents/page.txt"


def test_a_day_of_collection_is_a_stretch_in_utc(case: Path) -> None:
    assert read(case, "--collected-at", "2026-03-09") == 0
    assert entries(case)[0].body["collected at"] == "2026-03-09T00:00:00Z/2026-03-09T23:59:59Z"


def test_an_address_that_is_told_stands_in_the_text_too(case: Path) -> None:
    assert read(case, "--url", "https://archive.example/xyz") == 0
    assert entries(case)[0].body["url"] == "https://archive.example/xyz"
    assert "url: https://archive.example/xyz\n" in (case / "documents" / "page.txt").read_text(encoding="utf-8")


def test_what_was_kept_already_is_not_entered_again_unless_more_is_told(case: Path) -> None:
    assert read(case) == read(case) == 0
    assert len(entries(case)) == 1
    assert read(case, "--collected-by", "Boris") == 0
    assert entries(case)[1].body == {"collected by": "Boris"}


def test_a_preview_for_a_model_enters_nothing(case: Path) -> None:
    assert read(case, "--model", "m", "--endpoint", "http://127.0.0.1:9/v1", "--model-preview") == 0
    assert not (case / "log.sqlite").exists()


def test_documents_of_before_are_adopted_once(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = report(case, capsys)
    assert {one["standing"] for one in before.values()} == {"not entered"}
    assert main(["custody", str(case), "--adopt", "--by", "amal", "--why", "from the old folder"]) == 0
    assert main(["custody", str(case), "--adopt", "--by", "amal"]) == 0
    assert sorted(entry.subject for entry in entries(case)) == ["article", "text"]
    after = report(case, capsys)
    assert {one["standing"] for one in after.values()} == {"unchanged"}
    assert "Authenticity" in met(after["article"])
    assert "Persistence" not in met(after["article"])


def test_whole_collection_and_an_original_leave_nothing_missing(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read(case, "--collected-by", "Amal", "--collected-at", "2026-03-09 10:00") == 0
    lacking = report(case, capsys)["page"]
    assert "Collection" not in met(lacking)
    assert "--collected-with" in str(lacking["missing"])
    assert "--collected-by" not in str(lacking["missing"])
    assert main(["custody", str(case), "--tell", "page", "--collected-with", "curl 8.5", "--by", "boris"]) == 0
    whole = report(case, capsys)["page"]
    assert whole["missing"] == []
    assert len(met(whole)) == 7
    steps = whole["steps"]
    assert isinstance(steps, list)
    assert [(step["number"], step["by"]) for step in steps] == [(1, "amal"), (2, "boris")]


def test_a_changed_byte_is_found(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read(case) == 0
    path = case / entries(case)[0].body["path"]
    path.write_bytes(PAGE.replace(b"900", b"800"))
    page = report(case, capsys, code=1)["page"]
    assert page["standing"] == "changed"
    assert "Authenticity" not in met(page)
    assert any("is not what was entered" in words for words in page["wrong"])
    assert any("another hash than its own" in words for words in page["wrong"])


def test_a_lost_file_is_found(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read(case) == 0
    (case / entries(case)[0].body["path"]).unlink()
    page = report(case, capsys, code=1)["page"]
    assert page["standing"] == "missing"
    assert {"Authenticity", "Availability", "Persistence"}.isdisjoint(met(page))


def test_a_document_that_the_case_has_no_longer_is_told_by_the_log(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read(case) == 0
    (case / "documents" / "page.txt").unlink()
    assert any("has no such document" in words for words in report(case, capsys, code=1)["page"]["wrong"])


def test_a_text_that_was_changed_is_told_apart_from_its_original(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read(case) == 0
    path = case / "documents" / "page.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Envoy", "title: An envoy"), encoding="utf-8")
    assert report(case, capsys)["page"]["wrong"] == []
    path.write_text(path.read_text(encoding="utf-8").replace("nine trucks", "ten trucks"), encoding="utf-8")
    page = report(case, capsys)["page"]
    assert page["standing"] == "unchanged"
    assert any("was changed after it was taken out of the file" in words for words in page["wrong"])


def test_quotes_that_rest_on_a_document_are_listed(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read(case) == 0
    (case / "claims" / "more.jsonl").write_text(json.dumps(CLAIM) + "\n", encoding="utf-8")
    page = report(case, capsys)["page"]
    assert page["quotes"] == [{"claim": "q1", "words": "let nine trucks pass on Sunday", "stands": True}]


def test_an_entry_that_was_undone_does_not_count(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read(case) == 0
    assert main(["undo", str(case), "1", "--by", "amal"]) == 0
    assert report(case, capsys)["page"]["standing"] == "taken out"


def test_a_log_that_was_changed_is_said_at_the_top(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3  # noqa: PLC0415  only whoever means harm writes to the file by hand

    assert read(case) == 0
    with sqlite3.connect(case / "log.sqlite") as forged:
        for (name,) in forged.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            forged.execute(f"DROP TRIGGER {name}")
        forged.execute("UPDATE entries SET by = 'nobody' WHERE number = 1")
    capsys.readouterr()
    assert main(["custody", str(case)]) == 1
    assert "The log is not whole: entry 1 is not what was written" in capsys.readouterr().out


def test_the_page_holds_all_that_the_text_does_and_asks_for_nothing(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read(case, "--notes", "<script>alert(1)</script>") == 0
    (case / "claims" / "more.jsonl").write_text(json.dumps(CLAIM) + "\n", encoding="utf-8")
    out = tmp_path / "custody.html"
    assert main(["custody", str(case), "--out", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert "<script" not in page
    assert sha256(PAGE).hexdigest() in page
    assert "let nine trucks pass on Sunday" in page
    assert page.count('<section class="document"') == 3
    assert re.findall(r"(?:src|href)=\"(?!#)", page) == []


def test_what_cannot_be_told_is_said(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["custody", str(case), "--collected-by", "Amal"]) == 2
    assert main(["custody", str(case), "--tell", "article"]) == 2
    assert main(["custody", str(case), "--tell", "artcle", "--notes", "x"]) == 2
    assert main(["custody", str(case), "--tell", "article", "--collected-at", "some day"]) == 2
    assert main(["read", "--case", str(case), "--notes", "x"]) == 2
    said = capsys.readouterr().err
    for words in ("name it with --tell", "what is there to tell of `article`", "did you mean `article`?",
                  "--collected-at:", "of which file is that told"):  # fmt: skip
        assert words in said
