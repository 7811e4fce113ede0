"""Articles as files: what is text in them, and how they are kept."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.document_file import read_documents
from holdfire.intake.documents.found_text import FoundText
from holdfire.intake.documents.keep import keep_article
from holdfire.intake.documents.names import name_for
from holdfire.intake.documents.read_file import read_file

STORY = (
    "The rebels said on Thursday that they would leave the valley if the shelling stopped.",
    "The governor said that up to 900 fighters were still there, forty foreigners among them, and talks would go on.",
    "A spokesman for the observers denied that anybody had been turned back at the bridge during the night.",
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Rebels ready to leave valley | The Post</title>
<meta property="article:published_time" content="2016-10-07T09:12:00Z"><meta property="og:site_name" content="The Post">
<link rel="canonical" href="https://post.example/world/valley"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a> <a href="/s">Sport</a></nav>
<article><h1>Rebels ready to leave valley</h1>{"".join(f"<p>{line}</p>" for line in STORY)}</article>
<aside><h3>Most read</h3><ul><li><a href="/1">Ten recipes</a></li><li><a href="/2">The weather</a></li></ul></aside>
<footer>Copyright 2016 The Post. All rights reserved. Subscribe to our newsletter.</footer></body></html>"""


def kept_text(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    read = read_file(path)
    assert read.value is not None, read.diagnostics
    return read.value[0].text


def pdf_of(*lines: str) -> bytes:
    """Write a PDF of one page by hand."""
    drawn = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    ]
    text, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    text += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\n"
    return (text + f"startxref\n{len(text)}\n%%EOF").encode("latin-1")


def test_of_a_page_the_article_is_kept_and_what_stands_around_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    read = read_file(tmp_path / "a.html")
    assert read.value is not None
    found, content = read.value
    assert found.text.split("\n\n") == ["Rebels ready to leave valley", *STORY]
    assert (found.title, found.outlet, found.language, found.published) == (
        "Rebels ready to leave valley", "The Post", "en", "2016-10-07",
    )  # fmt: skip
    assert content == PAGE.encode()


def test_lines_of_a_pdf_are_joined_to_paragraphs(tmp_path: Path) -> None:
    text = kept_text(
        tmp_path / "a.pdf",
        pdf_of("The rebels said on Thursday that they would leave the valley if", "the shelling stopped.", "",
               "The governor said that up to 900 fighters were still there, and", "that talks would go on."),
    )  # fmt: skip
    assert "leave the valley if the shelling stopped." in text
    assert "and that talks would go on." in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_text_is_text_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    words = "“Nous sommes prêts,” he said."
    assert kept_text(tmp_path / "a.txt", words.encode(encoding)) == words


def test_a_file_is_read_as_what_it_is_whatever_its_name_says(tmp_path: Path) -> None:
    assert STORY[0] in kept_text(tmp_path / "a.txt", PAGE.encode())


def test_only_line_ends_change(tmp_path: Path) -> None:
    assert kept_text(tmp_path / "a.txt", b"One.\r\n\r\n  Two \xc2\xa0 three.\t\r\n") == "One.\n\n  Two \xa0 three.\t\n"


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"\x00\x01\x02 picture", "I301", "neither text nor HTML nor PDF"),
        (b"   \n\n", "I302", "no text was found"),
        (b"%PDF-1.7 broken", "I301", "neither text nor HTML nor PDF"),
        (pdf_of(), "I302", "no text was found"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, content: bytes, code: str, says: str) -> None:
    (tmp_path / "a.bin").write_bytes(content)
    read = read_file(tmp_path / "a.bin")
    assert read.value is None
    assert [(one.code, says in one.message) for one in read.diagnostics] == [(code, True)]


def test_an_article_is_kept_unchanged_by_hash_and_its_text_beside_it(tmp_path: Path) -> None:
    found = FoundText("\n\nTitle: of the piece\n\nThe text.\n", ".html")
    header = {"title": "A title", "source": "paper", "published": "2016-10-07", "basis": "given\nby hand"}
    kept = keep_article(tmp_path, "a", found, PAGE.encode(), header).value
    assert kept is not None
    assert kept.original.name == f"{sha256(PAGE.encode()).hexdigest()}.html"
    assert (tmp_path / kept.original).read_bytes() == PAGE.encode()
    document = read_documents(tmp_path, {}, ZoneInfo("UTC")).value["a"]
    assert document.text == found.text
    assert (document.title, document.source, document.basis) == ("A title", "paper", "given by hand")
    assert document.original == f"originals/{kept.original.name}"


def test_the_same_article_again_changes_nothing_and_another_of_its_name_is_refused(tmp_path: Path) -> None:
    header = {"title": "A title"}
    keep_article(tmp_path, "a", FoundText("Text."), b"Text.", header)
    before = (tmp_path / "documents" / "a.txt").read_bytes()
    again = keep_article(tmp_path, "a", FoundText("Text."), b"Text.", {"title": "Another"})
    assert again.value is not None
    assert not again.value.is_new
    other = keep_article(tmp_path, "a", FoundText("Other."), b"Other.", header)
    assert [(one.code, one.help) for one in other.diagnostics] == [("I311", "choose another name with `--name`")]
    assert (tmp_path / "documents" / "a.txt").read_bytes() == before
    assert len(list((tmp_path / "documents" / "originals").iterdir())) == 1


def test_names_are_plain() -> None:
    assert [name_for(stem) for stem in ("RT: Lavrov’s “plan” (7 Oct)", "Évian", "أخبار")] == [
        "rt-lavrovs-plan-7-oct", "evian", "article",
    ]  # fmt: skip
