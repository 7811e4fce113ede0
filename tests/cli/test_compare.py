"""``holdfire compare``: two documents of a case beside each other, as one page that needs nothing else."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from shutil import copytree

import pytest

from holdfire.cli.main import main
from holdfire.intake.decided.decisions import Decision
from holdfire.intake.decided.review import decide

ROOT = Path(__file__).parents[2]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path / "case"))


class Links(HTMLParser):
    """Gathers the anchors of a page and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.fetched: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.add(tag)
        self.ids += [told["id"]] if told.get("id") else []
        self.hrefs += [told["href"]] if told.get("href") else []
        self.fetched += [told["src"]] if told.get("src") else []


def page_of(case: Path, first: str, second: str) -> str:
    out = case.parent / "page.html"
    assert main(["compare", str(case), first, second, "-o", str(out)]) == 0
    return out.read_text(encoding="utf-8")


def part(page: str, heading: str) -> str:
    """Give the section under a heading, without tags."""
    found = re.search(rf'<h2 id="{heading}">.*?</section>', page, re.S)
    assert found, heading
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def take_out(case: Path, claim: str) -> dict[str, object]:
    """Take a claim out of its file."""
    path = case / "claims" / "1-positions.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows if row["id"] != claim), encoding="utf-8")
    return next(row for row in rows if row["id"] == claim)


def candidate(case: Path, words: str, id_: str = "q1") -> dict[str, object]:
    text = (case / "documents" / "rt-2016-10-07.txt").read_text(encoding="utf-8").split("\n\n", 1)[1]
    start = text.index(words)
    span = {"start": start, "end": start + len(words), "exact": words}
    return {"id": id_, "doc": "rt", "kind": "quotation", "zone": "body", "qtype": "direct", "content": [span],
            "speaker": "Sergey Lavrov"}  # fmt: skip


def test_claims_that_cannot_both_hold_stand_on_top_and_say_why(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = page_of(case, "nyt", "tass")
    differ = part(page, "differ")
    assert "roughly 900 to 1,000" in differ and "about half of them" in differ
    assert "TASS: no number is in both “about half of 6,000 to 8,000 fighters” and “roughly 900 to 1,000" in differ
    assert "claim nusra-lavrov-tass" in differ
    assert "no more than 8,000" in part(page, "agree")
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "The New York Times and TASS: 1 differ, 1 agree"
    assert said[1].startswith("  figure: “roughly 900 to 1,000”")


def test_the_page_needs_nothing_else_and_its_links_lead_somewhere(case: Path) -> None:
    page = Links(page_of(case, "nyt", "rt"))
    assert not page.fetched and not page.tags & {"script", "link", "img", "iframe"}
    assert len(page.ids) == len(set(page.ids))
    assert all(href.startswith("#") and href[1:] in page.ids for href in page.hrefs)


def test_words_lead_to_their_place_in_the_text_and_back(case: Path) -> None:
    page = page_of(case, "nyt", "rt")
    entry = re.search(r'<div class="entry" id="([^"]+)">\s*<p class="told" dir="auto"><a href="#([^"]+)">', page)
    assert entry
    text = page[page.index('id="texts"') :]
    assert f'<span id="{entry[2]}"></span>' in text
    assert re.search(r'<mark class="agrees"><a href="#row-\d+">no more than 8,000</a></mark>', text)


def test_candidates_stand_there_with_what_reviewers_decided(case: Path) -> None:
    found = [candidate(case, "on paper", "q1"), candidate(case, "Maybe then", "q2"), candidate(case, "a myth", "q3")]
    (case / "intake").mkdir()
    lines = "".join(json.dumps(one) + "\n" for one in found)
    (case / "intake" / "rt.candidates.jsonl").write_text(lines, encoding="utf-8")
    decide(case, Decision("reject", "amal", "2016-10-08 09:00:00Z", candidate="rt#q3"))
    for claims in (case / "claims").iterdir():
        claims.unlink()
    page = page_of(case, "nyt", "rt")
    alone = part(page, "alone")
    assert "Sergey Lavrov · not reviewed" in alone and "law enforcers of the government" in alone
    assert re.search(r"<b>on paper</b>", page)
    assert "a myth" in part(page, "rejected") and "rejected" in part(page, "rejected")
    assert "a myth" not in part(page, "alone")
    assert "Nothing has been found in The New York Times yet" in part(page, "differ")


def test_what_somebody_denied_stands_in_its_sentence_and_says_by_whom_it_is_denied(case: Path) -> None:
    words = "Nusra had left the city"
    path = case / "documents" / "rt-2016-10-07.txt"
    path.write_text(path.read_text(encoding="utf-8") + f"\n\nThe envoy denied that {words}.\n", encoding="utf-8")
    text = path.read_text(encoding="utf-8").split("\n\n", 1)[1]
    at = text.index(f"denied that {words}")
    cue = {"start": at, "end": at + len("denied"), "exact": "denied"}
    (case / "intake").mkdir()
    told = {**candidate(case, words), "speaker": "Staffan de Mistura", "cue": cue, "qtype": "indirect"}
    (case / "intake" / "rt.candidates.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
    page = page_of(case, "nyt", "rt")
    assert f'The envoy </span><em class="cue">denied</em><span class="around"> that </span><b>{words}</b>' in page
    assert "denied by Staffan de Mistura" in page


def test_a_candidate_that_became_a_claim_stands_there_once(case: Path) -> None:
    before = page_of(case, "nyt", "rt").count("on paper")
    (case / "intake").mkdir()
    (case / "intake" / "rt.candidates.jsonl").write_text(
        json.dumps(candidate(case, "on paper")) + "\n", encoding="utf-8"
    )
    claim = take_out(case, "russia-proposes-separation")
    decide(case, Decision("accept", "amal", "2016-10-08 09:00:00Z", candidate="rt#q1", claim=claim))
    page = page_of(case, "nyt", "rt")
    assert page.count("on paper") == before
    assert "accepted as claim russia-proposes-separation" in page


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("nyt", "nyt"), "`nyt` is one document: name two"),
        (("nyt", "rts"), "no document is called `rts`: did you mean `rt`?"),
    ],
)
def test_what_cannot_be_compared_is_said(
    case: Path, names: tuple[str, str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(case), *names, "-o", str(case / "page.html")]) == 2
    assert says in capsys.readouterr().err
    assert not (case / "page.html").exists()


def test_the_report_links_to_the_page_beside_it(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = case.parent / "report.html"
    asked = ["--side-by-side", "nyt", "tass", "--side-by-side", "un-vote", "rt", "--term", "escort"]
    assert main(["report", str(case), "--out", str(out), *asked]) == 0
    report = out.read_text(encoding="utf-8")
    assert '<a href="report-nyt-tass.html">The New York Times and TASS</a>' in report
    assert "They differ" in (case.parent / "report-nyt-tass.html").read_text(encoding="utf-8")
    assert (case.parent / "report-un-vote-rt.html").is_file()
    assert capsys.readouterr().out.rstrip().endswith(f"side by side: {case.parent / 'report-un-vote-rt.html'}")


def test_the_report_names_a_document_that_is_not_there_before_it_begins(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = case.parent / "report.html"
    assert main(["report", str(case), "--out", str(out), "--side-by-side", "nyt", "tas"]) == 2
    assert "did you mean `tass`?" in capsys.readouterr().err
    assert not out.exists()


def test_a_claim_that_was_taken_back_stands_there_no_more(case: Path) -> None:
    path = case / "claims" / "taken-back.jsonl"
    path.write_text(
        '{"id": "gone", "kind": "figure", "count": "all fighters", "value": "7,000 fighters", "at": "2016-10-06",'
        ' "chain": ["envoy", "nyt"], "quote": {"in": "nyt", "text": "no more than 8,000"}}\n'
        '{"id": "gone-back", "retracts": "gone", "chain": ["envoy", "nyt"],'
        ' "quote": {"in": "nyt", "text": "no more than 8,000"}}\n',
        encoding="utf-8",
    )
    page = page_of(case, "nyt", "rt")
    assert "claim all-envoy-nyt" in page
    assert "claim gone" not in page
