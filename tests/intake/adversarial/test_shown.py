"""Articles that aim at whoever looks at them: terminals and pages."""

from __future__ import annotations

import html as html_words
import json
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from holdfire.assessments.assessment import Question
from holdfire.claims.document import Document
from holdfire.cli.main import main
from holdfire.cli.reviewing.panes import lay_out
from holdfire.cli.terminal import Terminal, plain
from holdfire.intake.candidate import Quotation, Words
from holdfire.intake.candidate_json import words_of, write_candidates
from holdfire.intake.find import RULES, find_candidates
from holdfire.intake.marked import Mark
from holdfire.intake.text.prepare import prepare_article
from holdfire.report.build import build_page
from holdfire.report.render import render_page
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.safe_text import safe_to_show
from holdfire.source.show import show_text
from holdfire.source.span import Span
from tests.intake.adversarial.articles import TRAPS
from tests.report.aleppo_by_hand import AS_IT_WAS, CASE, NOW

ROOT = Path(__file__).parents[3]
traps = pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
SCRIPTS = "\u200c\u200d\u200e\u200f\u061c"


def acts_on_a_terminal(text: str) -> list[str]:
    """Signs that move, recolour, reorder or hide."""
    return [
        sign
        for sign in text
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign not in "\n\t" + SCRIPTS
        and not "\u0600" <= sign <= "\u06dd"
    ]  # fmt: skip


@traps
def test_an_article_is_made_safe_to_show_sign_by_sign(trap):
    shown = safe_to_show(trap.text)
    assert len(shown) == len(trap.text)
    assert acts_on_a_terminal(shown) == []


@given(st.text(alphabet=st.characters()))
def test_any_text_is_made_safe_and_what_was_safe_stays(text):
    shown = safe_to_show(text)
    assert len(shown) == len(text)
    assert acts_on_a_terminal(shown) == []
    assert safe_to_show(shown) == shown
    for sign, seen in zip(text, shown, strict=True):
        assert sign == seen or acts_on_a_terminal(sign)


def test_words_of_many_scripts_stay_as_they_are():
    for words in (
        "رفضوا الخروج — ٤٠",
        "می\u200cخواهیم",
        "Отказались",
        "café e\u0301",
        "休戦",
        "क्\u200dष",
        "👩\u200d🚒",
        "a\u00a0b",
    ):
        assert safe_to_show(words) == words


@traps
def test_rich_shows_an_article_as_words_and_never_as_markup(trap):
    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system=None, width=100_000, legacy_windows=False)
    console.print(plain(trap.text), soft_wrap=True)
    assert out.getvalue().rstrip("\n").expandtabs() == safe_to_show(trap.text).rstrip("\n").expandtabs()


@traps
def test_reading_says_nothing_that_acts_on_the_terminal(trap, tmp_path, capsys):
    case = Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path / "case"))
    article = tmp_path / "trap.txt"
    story = trap.text.removeprefix("Boats cross the lake\n\n")
    order = story.splitlines()[2] if len(story.splitlines()) > 2 else story
    article.write_text(f"Boats {order}\n\n{story}", encoding="utf-8", newline="")
    main(["read", str(article), "--case", str(case), "--published", "2016-10-07"])
    said = capsys.readouterr()
    assert acts_on_a_terminal(said.out + said.err) == []
    assert said.out or said.err


def test_a_diagnostic_shows_words_and_lines_safely_and_its_marks_stay_in_place():
    where = Span("a.yaml", 1, 6, 1, 9)
    shown = show_text([Diagnostic("X1", "x", "error", "`\x1b[2J` is", where, "\u202ehere", help="\x07")],
                      lambda *_: "k\x1b: \u202eabc")  # fmt: skip
    assert acts_on_a_terminal(shown) == []
    assert "   1 | k␛: �abc\n     |      ^^^ �here" in shown


@traps
def test_the_rules_find_words_where_they_stand_whatever_the_article_does(trap):
    for one in find_candidates(prepare_article("trap", trap.text), None, RULES):
        assert not one.rule.startswith("model:")
        for words in words_of(one):
            assert trap.text[words.start : words.end] == words.exact


class Tags(HTMLParser):
    """Collects the tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.words = ""

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(attrs)))

    def handle_data(self, data):
        self.words += data


def tags_of(title: str, text: str) -> Tags:
    document = Document("rt", "documents/rt.txt", text, title, "rt", CASE.documents["rt"].published)
    case = replace(CASE, documents={"rt": document}, title=title)
    read = Tags()
    read.feed(render_page(build_page(case, Question(NOW), AS_IT_WAS, "0.1.0")))
    return read


@traps
def test_no_article_becomes_markup_of_the_report(trap):
    line = max(trap.text.splitlines(), key=len)
    calm, read = tags_of("T", "Calm words."), tags_of(line, trap.text)
    assert {tag for tag, _ in read.found} <= {tag for tag, _ in calm.found} | {"p"}
    for _, attrs in read.found:
        for name, value in attrs:
            assert not name.startswith("on")
            assert "javascript:" not in (value or "").lower() or name in ("title", "aria-label", "content")
    assert html_words.unescape(line.strip())[:20].split()[0][:8] in html_words.unescape(read.words)


@traps
def test_words_of_claims_and_deals_cannot_act_on_the_terminal_either(trap, tmp_path, capsys):
    case = Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path / "case"))
    words = max(trap.text.splitlines(), key=len).replace("\0", "")
    (case / "case.yaml").write_text(
        (case / "case.yaml").read_text(encoding="utf-8").replace("title: ", f"title: {json.dumps('T ' + words)} #", 1),
        encoding="utf-8",
    )
    row = {"id": "odd", "act": "attack", "who": ["Russia"], "published": "2016-10-07", "chain": ["nyt"], "note": words,
           "where": "eastern Aleppo", "happened": "2016-10-07"}  # fmt: skip
    (case / "odd.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    code = main(["assess", str(case), "--with", str(case / "odd.jsonl")])
    said = capsys.readouterr()
    assert acts_on_a_terminal(said.out + said.err) == []
    assert code in (0, 1)
    assert said.out + said.err


def test_names_set_apart_by_their_direction_stay_so_and_half_of_a_pair_goes():
    out = StringIO()
    console = Terminal()
    console.file, console._width = out, 200
    console.print(Text("by \u2068عنب \u202eبلدي\u2069, \u2068half and \u2067other\x1b"))
    assert out.getvalue() == "by \u2068عنب �بلدي\u2069, half and �other␛\n"


@traps
def test_what_a_reviewer_is_shown_cannot_act_on_the_terminal(trap, tmp_path, capsys):
    case = Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path / "case"))
    order = max(trap.text.split("\n"), key=len)
    text = f"Boats cross\n\nThe envoy told reporters on Thursday: “{order} and 40 boats.”\nThe {order} attacked it.\n"
    words = f"{order} and 40 boats."
    at = text.index(words)
    (tmp_path / "trap.txt").write_text(text, encoding="utf-8", newline="")
    main(["read", str(tmp_path / "trap.txt"), "--case", str(case), "--published", "2016-10-07"])
    (kept,) = (case / "documents").glob("trap.txt")
    header = len(kept.read_text(encoding="utf-8").split("\n\n", 1)[0])
    assert header
    one = Quotation("q1", "direct", (Words(at, at + len(words), words),), speaker=order, rule="said-after")
    write_candidates(case / "intake" / "trap.candidates.jsonl", "trap", [one])
    capsys.readouterr()

    assert main(["review", str(case), "--list", "--all", "--by", "amal"]) == 0
    listed = capsys.readouterr().out
    assert "trap#q1" in listed
    assert acts_on_a_terminal(listed) == []
    laid = lay_out(text, [Mark(at, at + len(words), "content")], 60)
    assert acts_on_a_terminal(laid.text.plain) == []
