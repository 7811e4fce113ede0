"""``holdfire read``: what cannot be kept is refused with a sentence, before anything is written."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.cli.main import main
from holdfire.intake.documents import read_file
from holdfire.intake.documents.names import MOST, name_for, unfit

ROOT = Path(__file__).parents[2]
ARTICLE = """Envoy offers to escort fighters out of Aleppo

ALEPPO, 7 October 2016

The envoy said on Thursday that up to 900 Nusra fighters were in eastern Aleppo. Russia denied that it hit a market.
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path / "in" / "case"))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "valley.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def read(*asked: object) -> int:
    return main(["read", *map(str, asked)])


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("../../evil", "letters and digits"),
        ("..", "letters and digits"),
        ("a/b", "letters and digits"),
        ("a\\b", "letters and digits"),
        ("/x/y", "letters and digits"),
        (".hidden", "letters and digits"),
        ("-x", "letters and digits"),
        ("x.", "letters and digits"),
        ("a b", "letters and digits"),
        ("a#1", "letters and digits"),
        ("one\ntwo", "`one\\ntwo`"),
        ("a\u202eb", "`a\\u202eb`"),
        ("", "has to be called something"),
        ("a" * (MOST + 1), "at most 60 characters"),
        ("con", "cannot be a file on some systems"),
        ("NUL.v2", "cannot be a file on some systems"),
    ],
)
def test_a_document_cannot_be_called_so(
    case: Path, article: Path, name: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(case.parent)
    assert read(article, "--case", case, f"--name={name}") == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.err.count("\n") == 1
    assert everything(case.parent) == before


@pytest.mark.parametrize("name", ["valley-2", "Valley_2.v1", "حلب", "Алеппо-7", "एक", "7"])
def test_a_document_can_be_called_so_in_any_script(case: Path, article: Path, name: str) -> None:
    assert read(article, "--case", case, "--name", name) == 0
    assert (case / "documents" / f"{name}.txt").is_file()


@given(st.text(max_size=90))
def test_a_name_taken_from_a_file_can_be_one(stem: str) -> None:
    assert unfit(name_for(stem)) in ("", f"`{name_for(stem)}` cannot be a file on some systems")


def test_a_file_whose_name_cannot_be_one_is_told_and_the_others_are_read(
    case: Path, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reserved = tmp_path / "AUX.txt"
    reserved.write_text(ARTICLE.replace("900", "800"), encoding="utf-8")
    assert read(reserved, article, "--case", case) == 1
    said = capsys.readouterr()
    assert "I312 bad-name: `aux` cannot be a file on some systems" in said.err
    assert "`--name`" in said.err
    assert "documents/valley.txt" in said.out
    assert not (case / "documents" / "aux.txt").exists()


@pytest.mark.parametrize(("first", "second"), [("n", "N"), ("STRASSE", "straße"), ("cafe\u0301-1", "CAFÉ-1")])
def test_names_that_differ_only_in_how_they_are_written_are_refused(
    case: Path, article: Path, tmp_path: Path, first: str, second: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read(article, "--case", case, "--name", first) == 0
    before = everything(case.parent)
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE.replace("900", "800"), encoding="utf-8")
    for file in (article, other):
        assert read(file, "--case", case, "--name", second) == 1
        assert "differs from it only in how it is written" in capsys.readouterr().err
    assert everything(case.parent) == before


def test_a_name_is_one_however_its_signs_are_typed(case: Path, article: Path) -> None:
    assert read(article, "--case", case, "--name", "cafe\u0301") == 0
    before = everything(case)
    assert read(article, "--case", case, "--name", "café") == 0
    assert everything(case) == before


def test_a_name_that_the_deal_gives_to_another_file_is_refused(
    case: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(case)
    assert read(article, "--case", case, "--name", "nyt") == 1
    assert "the case has another text called `nyt`" in capsys.readouterr().err
    assert everything(case) == before


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--published", "someday", "--published:"),
        ("--published", "06/10/2016", "--published:"),
        ("--language", "English please", "--language: `English please` is no language tag"),
        ("--collected-at", "then", "--collected-at:"),
        ("--source", "the moon", "no party or source is called `the moon`"),
    ],
)
def test_what_cannot_be_read_is_refused_and_the_case_can_still_be(
    case: Path, article: Path, option: str, value: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(case)
    assert read(article, "--case", case, option, value) == 2
    assert says in capsys.readouterr().err
    assert everything(case) == before
    assert main(["check", str(case)]) == 0


@pytest.mark.parametrize("line", ["published: someday", "language: plain English"])
def test_a_header_that_a_text_brings_is_read_first(
    case: Path, article: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text(f"title: The valley\n{line}\n\n{ARTICLE}", encoding="utf-8")
    before = everything(case)
    assert read(article, "--case", case) == 1
    assert "valley.txt:2:1 error I314 bad-header" in capsys.readouterr().err
    assert everything(case) == before
    assert read(article, "--case", case, "--published", "2016-10-07", "--language", "en") == 0
    assert main(["check", str(case)]) == 0


def test_a_text_under_another_name_is_told_and_kept_twice_only_when_asked(
    case: Path, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read(article, "--case", case) == 0
    before = everything(case)
    renamed = tmp_path / "renamed.txt"
    renamed.write_bytes(article.read_bytes().replace(b"\n", b"\r\n"))
    for file, name in ((article, "again"), (renamed, "renamed")):
        assert read(file, "--case", case, "--name", name) == 1
        assert f"the case has this text already, as `valley`: it is not kept a second time, as `{name}`" in (
            capsys.readouterr().err
        )
        assert everything(case) == before
    assert read(article, "--case", case, "--name", "again", "--again") == 0
    assert (case / "documents" / "again.txt").is_file()


def test_two_files_with_one_text_are_kept_once(
    case: Path, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_bytes(article.read_bytes())
    assert read(article, twin, "--case", case) == 1
    assert "I313 kept-already" in capsys.readouterr().err
    assert not (case / "documents" / "twin.txt").exists()


def test_a_text_longer_than_any_article_is_not_kept(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "book.txt"
    book.write_text("word\n" * (read_file.LONGEST // 5 + 1), encoding="utf-8")
    before = everything(case)
    assert read(book, "--case", case) == 1
    assert "an article has some thousands, and at most 1,000,000 are read" in capsys.readouterr().err
    assert everything(case) == before


def test_a_long_text_that_the_case_has_is_passed_over_and_the_others_are_read(
    case: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (case / "documents" / "book.txt").write_text("word\n" * (read_file.LONGEST // 5 + 1), encoding="utf-8")
    for _ in range(2):
        assert read("--case", case) == 0
        assert "book.txt:1:1 warning I304 too-long" in capsys.readouterr().err
    assert not (case / "intake" / "book.candidates.jsonl").exists()
    assert (case / "intake" / "nyt.candidates.jsonl").exists()


def test_of_a_long_text_it_is_said_that_it_is_read(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.txt"
    report.write_text(ARTICLE + "word\n" * 20_000, encoding="utf-8")
    assert read(report, "--case", case) == 0
    said = capsys.readouterr()
    assert "reading report: 100," in said.err
    assert "documents/report.txt" in said.out


def test_a_year_that_was_guessed_and_a_day_long_before_the_deal_are_told(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old.txt"
    old.write_text(
        "Guns fall silent\n\nALEPPO, MARCH 8 — The army said on Friday that its guns would stay silent for now.\n",
        encoding="utf-8",
    )
    assert read(old, "--case", case) == 0
    said = capsys.readouterr().err
    assert "warning I315 date-may-be-another: `old` is taken to be of 20" in said
    assert "say it with `--published`" in said
    assert read(old, "--case", case, "--name", "older", "--published", "2009-03-08", "--again") == 0
    said = capsys.readouterr().err
    assert "I315" not in said
    assert "I316 long-before-the-deal: `older` is of 8 Mar 2009, 7 years before the deal was proposed" in said


def test_an_article_of_the_days_of_the_deal_is_not_doubted(
    case: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read(article, "--case", case) == 0
    assert capsys.readouterr().err == ""
