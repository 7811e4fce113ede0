"""``holdfire read``: articles are kept, searched, and decide nothing."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from holdfire.cli.main import main
from holdfire.cli.read_command import is_named
from holdfire.log.state import read_entries

ROOT = Path(__file__).parents[2]
ARTICLE = """https://www.paper.example/2016/10/07/valley

Envoy offers to escort fighters out of Aleppo - The New York Times

07/10/2016

The envoy said on Thursday that up to 900 Nusra fighters were in eastern Aleppo. Russia denied that it hit a market.
On Friday the council is to meet.
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path / "case"))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "An article.txt"
    path.write_bytes(ARTICLE.replace("\n", "\r\n").encode())
    return path


def read(*asked: object) -> int:
    return main(["read", *map(str, asked)])


def test_an_article_is_kept_with_its_date_its_source_and_why(
    case: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read(article, "--case", case) == 0
    said = capsys.readouterr().out
    assert "documents/an-article.txt: Envoy offers to escort fighters out of Aleppo\n" in said
    assert "published 2016-10-07 (" in said
    assert "source: nyt\n" in said
    header, _, text = (case / "documents" / "an-article.txt").read_text(encoding="utf-8").partition("\n\n")
    assert text == ARTICLE
    assert "source: nyt" in header
    (original,) = (case / "documents" / "originals").iterdir()
    assert original.read_bytes() == article.read_bytes()


def test_every_candidate_stands_where_it_says(case: Path, article: Path) -> None:
    read(article, "--case", case)
    lines = (case / "intake" / "an-article.candidates.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert {one["kind"] for one in found} >= {"quotation", "figure", "act", "date"}
    assert all(ARTICLE[s["start"] : s["end"]] == s["exact"] for one in found for s in spans(one))


def spans(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        here = [value] if "exact" in value else []
        return here + [one for each in value.values() for one in spans(each)]
    return [one for each in value for one in spans(each)] if isinstance(value, list) else []


def test_reading_changes_no_assessment(case: Path, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["assess", str(case), "--format", "json"])
    before = json.loads(capsys.readouterr().out)
    read(article, "--case", case)
    capsys.readouterr()
    main(["assess", str(case), "--format", "json"])
    assert json.loads(capsys.readouterr().out) == before


def test_what_is_said_on_the_command_line_stands(case: Path, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ["--name", "nyt-valley", "--source", "Reuters", "--published", "2016-10-09", "--language", "en"]
    assert read(article, "--case", case, *told) == 0
    header = (case / "documents" / "nyt-valley.txt").read_text(encoding="utf-8").partition("\n\n")[0]
    assert "source: Reuters\npublished: 2016-10-09\nlanguage: en\n" in header
    assert "basis" not in header
    assert "published 2016-10-09\n" in capsys.readouterr().out


def test_what_the_case_has_kept_is_read_once_and_again_when_asked(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read("--case", case) == 0
    assert capsys.readouterr().out.count("documents/") == len(list((case / "documents").glob("*.txt")))
    assert read("--case", case) == 0
    assert "every document of the case has been read" in capsys.readouterr().out
    assert read("--case", case, "--again") == 0
    assert "documents/nyt" in capsys.readouterr().out


def test_what_is_said_later_of_an_article_is_taken_in_shown_and_logged(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "valley.txt"
    article.write_text("Fighters leave the valley\n\nOn Thursday 900 fighters left Aleppo.\n", encoding="utf-8")
    assert read(article, "--case", case) == 0
    assert "source: not known: say it with `--source`" in capsys.readouterr().out
    text = (case / "documents" / "valley.txt").read_text(encoding="utf-8").partition("\n\n")[2]

    assert read(article, "--case", case, "--source", "reuters", "--published", "2016-10-07", "--by", "amal") == 0
    shown = capsys.readouterr().out
    assert "  source: reuters\n" in shown
    assert "  changed: source reuters (before: not known)\n" in shown
    assert "  changed: published 2016-10-07 (before: not known)\n" in shown
    header, _, now = (case / "documents" / "valley.txt").read_text(encoding="utf-8").partition("\n\n")
    assert "source: reuters\npublished: 2016-10-07" in header
    assert now == text
    assert '"edtf": "2016-10-06"' in (case / "intake" / "valley.candidates.jsonl").read_text(encoding="utf-8")
    (entry,) = [one for one in read_entries(case, kinds=("document",)) if one.body.get("header")]
    assert (entry.subject, entry.by) == ("valley", "amal")
    assert entry.body["header"]["source"] == {"before": "", "now": "reuters"}

    assert read(article, "--case", case, "--source", "reuters") == 0
    assert "changed" not in capsys.readouterr().out
    assert main(["custody", str(case)]) in (0, 1)
    assert "E764" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("ALEPPO, 8 March 2017 (The New York Times)", "nyt"),
        ("ALEPPO (The New York Times) — Nine hundred fighters left on Thursday, the envoy said.", "nyt"),
        ("The New York Times, 8 March 2017", "nyt"),
        ("By Ann Writer, The New York Times", "nyt"),
        ("The New York Times said that fighters left.", "not known: say it with `--source`"),
        ("Russia, 8 March 2017", "not known: say it with `--source`"),
    ],
)
def test_the_outlet_is_told_by_the_dateline_or_the_byline(
    line: str, source: str, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "valley.txt"
    article.write_text(f"Fighters leave the valley\n\n{line}\n\nNine hundred left Aleppo.\n", encoding="utf-8")
    assert read(article, "--case", case) == 0
    assert f"  source: {source}\n" in capsys.readouterr().out


def test_a_file_that_is_no_article_is_named_and_the_others_are_read(
    case: Path, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "picture.jpg"
    broken.write_bytes(b"\xff\xd8\x00\x00")
    assert read(broken, article, "--case", case) == 1
    said = capsys.readouterr()
    assert "picture.jpg:1:1 error I301 unreadable-file: this is neither text nor HTML nor PDF" in said.err
    assert "documents/an-article.txt" in said.out


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["nothing.txt"], "there is no file `nothing.txt`"),
        (["README.md", "LICENSE", "--name", "one"], "`--url` are for one article at a time"),
        (["README.md", "--source", "the moon"], "no party or source is called `the moon`"),
    ],
)
def test_wrong_usage(
    case: Path, asked: list[str], says: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert read(*asked, "--case", case) == 2
    assert says in capsys.readouterr().err
    assert not (case / "intake").exists()


@pytest.mark.parametrize(
    ("words", "has_a_name"),
    [("Omar Dari", True), ("the Guard", True), ("عمر داري", True), ("sides", False), ("shake", False), ("5", False)],
)
def test_only_names_are_listed_as_names_that_the_case_does_not_know(words: str, has_a_name: bool) -> None:
    assert is_named(words) is has_a_name
