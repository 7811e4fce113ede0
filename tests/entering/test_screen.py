"""``holdfire add`` in a real terminal of 80 columns and 24 rows."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from holdfire.log.store import open_log
from tests.entering.terminal import DOWN, ENTER, TAB, Terminal
from tests.review.harbour import make_case


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_case(tmp_path / "case")


def rows(case: Path) -> list[dict[str, object]]:
    with open_log(case) as log:
        return [entry.body["row"] for entry in log.entries() if entry.kind == "claim"]


def test_a_claim_is_entered_with_a_few_letters_and_keys(case: Path) -> None:
    with Terminal(["add", str(case), "--by", "amal"]) as shown:
        shown.wait("coverage     an observer watched a place")
        shown.reply("What is it about?", "ev" + TAB)
        shown.wait("What was done?")
        shown.settle()
        shown.press("shell")
        shown.wait("attack by artillery")
        shown.press(TAB + ENTER)
        shown.reply("Is it denied?", "")
        shown.reply("Who did it?", "nobody here")
        shown.wait("no party is called `nobody here`")
        shown.settle()
        shown.press("comm")
        shown.wait("north · Northern Command")
        shown.press(TAB + ENTER)
        shown.reply("Where?", DOWN + DOWN)
        shown.reply("When?", "2026-03-07 21:00")
        shown.reply("How many?", "")
        shown.reply("Who said it first?", "resid" + TAB)
        shown.reply("Through whom?", "harbour g" + TAB)
        shown.reply("In which document", "art" + TAB)
        shown.reply("Which words?", "late on" + TAB)
        shown.reply("When was it first said?", "")
        shown.reply("Is it a reply", "")
        shown.reply("Anything more", "")
        shown.reply("Keep it?", "yes")
        shown.wait("kept as the claim gazette-")
        shown.reply("Another claim?", "")
        assert shown.end() == 0
        assert "would change:\n  hold fire (Northern Command): " in shown.whole
    (row,) = rows(case)
    assert (row["act"], row["actors"], row["where"]) == ("shelling", ["north"], "harbour")
    assert row["quote"] == {
        "in": "article", "text": "Residents said that Northern Command shelled Harbour Road late on Saturday.",
    }  # fmt: skip


def test_going_back_shows_the_answer_to_be_changed(case: Path) -> None:
    with Terminal(["add", str(case), "--by", "amal"]) as shown:
        shown.reply("What is it about?", "event")
        shown.reply("What was done?", "attack")
        shown.reply("Is it denied?", "<")
        shown.wait("> attack\n")
        shown.settle()
        assert shown.screen.cursor.x == len("> attack")
        shown.press("\x15shelling" + ENTER)  # Ctrl-U empties the line
        shown.reply("Is it denied?", "?")
        shown.wait("the rest of it is then affirmed")
        shown.settle()
        shown.press("\x04")
        assert shown.end() == 0
        assert "left; what was not kept is gone" in shown.text
    assert rows(case) == []


def test_the_second_entry_of_a_list_is_completed_too(case: Path) -> None:
    with Terminal(["add", str(case), "--by", "amal"]) as shown:
        shown.reply("What is it about?", "event")
        shown.reply("What was done?", "attack")
        shown.reply("Is it denied?", "")
        shown.wait("Who did it?")
        shown.settle()
        shown.press("north | ")
        shown.settle()
        shown.press("counc")
        shown.wait("south · Southern Council")
        shown.press(TAB)
        shown.wait("> north | south")
        shown.press("\x03")
        time.sleep(1)
        if shown.process.poll() is None:  # a busy machine may take the first for the line before
            shown.press("\x03")
        assert shown.end() == 130


def test_no_line_is_wider_than_the_terminal_and_no_question_leaves_its_place(case: Path) -> None:
    with Terminal(["add", str(case), "--by", "amal"], columns=80, rows=24) as shown:
        shown.reply("What is it about?", "event")
        shown.reply("What was done?", "?")
        shown.wait("more: `? LETTERS` lists those with them")
        shown.settle()
        assert shown.lines[-1].startswith("Tab")
        assert [line for line in shown.whole.splitlines() if len(line) > 80] == []
        shown.press("\x03")
        shown.end()


def test_without_the_package_it_asks_in_lines(case: Path) -> None:
    with Terminal(["add", str(case), "--by", "amal"], blocked=["prompt_toolkit"]) as shown:
        shown.wait('pip install "holdfire[add]"')
        shown.reply("What is it about?", "event")
        shown.reply("What was done?", "sheling")
        shown.wait("did you mean `shelling`?")
        shown.reply("> ", "shelling")
        shown.wait("Is it denied?")
        shown.press("\x03")
        time.sleep(1)
        if shown.process.poll() is None:  # a busy machine may take the first for the line before
            shown.press("\x03")
        assert shown.end() == 130
