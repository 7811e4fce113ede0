"""The report: what is on it, and what may never be on it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from holdfire.assessments.assessment import Question
from holdfire.report.build import build_page
from holdfire.report.render import render_page
from tests.report.aleppo_by_hand import AS_IT_WAS, ASSESSMENTS, CASE, NOW


class Reader(HTMLParser):
    """Collects tags with their attributes, and the text a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "rect", "line", "path", "circle", "use", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        hidden = {"style", "title", "defs", "script"}
        if data.strip() and not hidden & set(self.open):
            self.lines.append(" ".join(data.split()))


@pytest.fixture(scope="module")
def html():
    return render_page(build_page(CASE, Question(NOW), AS_IT_WAS, "0.1.0", ASSESSMENTS))


@pytest.fixture(scope="module")
def read(html):
    reader = Reader()
    reader.feed(html)
    return reader


def test_the_page_says_what_it_said_before(read, snapshot):
    assert "\n".join(read.lines) == snapshot


def test_the_page_needs_no_network(html, read):
    attributes = [value or "" for _, attrs in read.tags for value in attrs.values()]
    assert not [value for value in attributes if re.search(r"https?:|//", value)]
    assert not {tag for tag, _ in read.tags} & {"link", "script", "img", "iframe", "object", "embed", "base"}
    style = html[html.index("<style>") : html.index("</style>")]
    assert not re.search(r"@import|@font-face|https?:|url\(", style)
    assert set(re.findall(r"url\((.)", html)) == {"#"}


def test_every_header_cell_says_what_it_heads(read):
    scopes = [attrs.get("scope") for tag, attrs in read.tags if tag == "th"]
    assert scopes
    assert set(scopes) == {"row", "col"}


def test_every_table_has_a_caption(read):
    tags = [tag for tag, _ in read.tags]
    assert tags.count("caption") == tags.count("table")


def test_every_link_inside_the_page_leads_somewhere_and_ids_are_unique(read):
    ids = [attrs["id"] for _, attrs in read.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = {attrs["href"] for _, attrs in read.tags if "href" in attrs}
    assert {link[1:] for link in links} <= set(ids)
    assert set(re.findall(r"url\(#([^)]+)\)", "".join(str(attrs) for _, attrs in read.tags))) <= set(ids)


def test_every_picture_is_described_or_hidden_from_those_who_listen(html):
    pictures = re.findall(r"<svg[^>]*>(?:<title>)?", html)
    outer = [tag for tag in pictures if 'role="img"' in tag or "aria-hidden" in tag or "class" in tag]
    assert outer
    for tag in outer:
        assert 'aria-hidden="true"' in tag or tag.endswith("<title>")


def test_words_of_sources_take_their_own_direction(html):
    assert re.search(r'<p class="words-said" dir="auto" lang="ar"><q>[^<]*<mark>يرفضون الخروج من المدينة</mark>', html)
    assert re.search(r'<article id="document--enab" lang="ar">\s*<h3 dir="auto">رفض الخروج</h3>', html)
    assert "\N{FIRST STRONG ISOLATE}عنب بلدي\N{POP DIRECTIONAL ISOLATE}" in html


def test_nothing_that_a_source_wrote_becomes_markup():
    document = replace(CASE.documents["rt"], text='<script src="x">alert(1)</script>', title="<b>bold</b>")
    case = replace(CASE, documents={"rt": document}, title="<i>deal</i>")
    html = render_page(build_page(case, Question(NOW), AS_IT_WAS, "0.1.0"))
    assert "<script" not in html
    assert "<b>bold" not in html
    assert "<i>deal" not in html


def test_the_page_takes_no_side(read):
    text = " ".join(read.lines).casefold()
    for word in ("violat", "guilty", "liar", "culprit", "terrorist", "regime", "truth"):
        assert word not in text


def test_every_allegation_stands_beside_its_reply_or_says_that_none_was_found(html):
    without_reply = replace(CASE, claims=tuple(claim for claim in CASE.claims if claim.id != "c10"))
    assert "denies having done it" in html
    assert "no reply found" not in html
    assert "no reply found" in render_page(build_page(without_reply, Question(NOW), ASSESSMENTS, "0.1.0"))


def test_a_table_in_which_every_cell_is_alike_says_so_first(html):
    assert "Every term, under every account: <b>proposed</b>." in html


def test_quoted_words_are_marked_in_their_document(html):
    assert re.search(r'<mark title="quoted by c02"><span id="words--c02"></span>roughly 900 to 1,000</mark>', html)


def test_the_same_assessments_make_the_same_page(html):
    assert html == render_page(build_page(CASE, Question(NOW), AS_IT_WAS, "0.1.0", ASSESSMENTS))


def test_a_case_without_claims_or_documents_makes_a_page():
    empty = replace(CASE, claims=(), documents={})
    bare = [replace(each, reasons=(), settles=(), timeline=()) for each in AS_IT_WAS]
    assert "silent: no position found" in render_page(build_page(empty, Question(NOW), bare, "0.1.0"))
