"""The review on the screen: every key, at 80 columns and 24 rows, and once in a real terminal."""

from __future__ import annotations

import asyncio
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.text import Text
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

import holdfire.cli.reviewing.app as screen
from holdfire.assessments.assessment import Question
from holdfire.cli.reviewing.app import ReviewApp
from holdfire.cli.reviewing.choosing import Choosing
from holdfire.cli.reviewing.editing import Editing
from holdfire.cli.reviewing.keys import KEYS, bottom_line
from holdfire.cli.reviewing.panes import hanging, lay_out
from holdfire.cli.reviewing.selecting import Selecting
from holdfire.cli.reviewing.sized import KeyLine
from holdfire.cli.reviewing.trail import Trail
from holdfire.intake.decided.accepted import claims_of
from holdfire.intake.decided.decisions import read_decisions
from holdfire.review import verdicts
from holdfire.review.desk import Desk
from holdfire.review.order import Shown
from tests.review.harbour import make_case

ROOT = Path(__file__).parents[2]
Steps = Callable[[ReviewApp, "Pilot[None]"], Awaitable[None]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_case(tmp_path / "case")


def sit(folder: Path, by: str = "amal") -> Desk:
    return Desk(folder, by, lambda: "2026-03-10 09:00:00Z", lambda case: Question(case.now or 0))


def play(desk: Desk, steps: Steps, shown: Shown | None = None, size: tuple[int, int] = (80, 24)) -> None:
    """Open the screen with everything worked out, and take steps."""

    async def run() -> None:
        for one in desk.queue:
            desk.work_out(one)
        app = ReviewApp(desk, shown or Shown())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(app, pilot)

    asyncio.run(run())


def said(app: ReviewApp, where: str) -> str:
    return str(app.screen_stack[0].query_one(where, Static).render())


def kinds(desk: Desk) -> list[str]:
    return [one.kind for one in read_decisions(desk.folder).value]


def test_the_first_is_the_one_that_changes_most_with_its_words_marked(folder: Path) -> None:
    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert app.trail.ref == "article#a368"
        assert "«shelled»" in said(app, "#text")
        assert "hold fire" in said(app, "#said")
        assert "0 of 7: 0 accepted" in said(app, "#top")

    play(sit(folder), steps)


def test_accept_goes_on_and_undo_comes_back(folder: Path) -> None:
    desk = sit(folder)

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("a")
        assert kinds(desk) == ["accept"]
        assert app.trail.ref != "article#a368"
        assert "1 of 7: 1 accepted" in said(app, "#top")
        await pilot.press("z")
        assert kinds(desk) == ["accept", "undo"]
        assert app.trail.ref == "article#a368"

    play(desk, steps)


def test_what_is_not_ready_is_not_accepted_and_says_which_field(folder: Path) -> None:
    desk = sit(folder)

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("a")
        assert kinds(desk) == []
        assert "Not accepted. count: this claim has no count" in said(app, "#message")

    play(desk, steps, Shown(kind="figure"))


def test_reject_asks_why_and_may_be_left(folder: Path) -> None:
    desk = sit(folder)

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, Choosing)
        await pilot.press("escape")
        assert kinds(desk) == []
        await pilot.press("r")
        await pilot.pause()
        await pilot.press(*"told twice", "enter")
        await pilot.pause()
        assert [(one.kind, one.why) for one in read_decisions(folder).value] == [("reject", "told twice")]

    play(desk, steps)


def test_edit_changes_the_kind_and_fields_with_completion(folder: Path) -> None:
    desk = sit(folder)

    async def choose(pilot: Pilot[None], app: ReviewApp, key: str, *typed: str) -> None:
        assert isinstance(app.screen, Editing)
        place = next(number for number, field in enumerate(app.screen.fields) if field.key == key)
        app.screen.query_one(OptionList).highlighted = place
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+u", *typed, "enter")
        await pilot.pause()

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("e")
        await pilot.pause()
        await choose(pilot, app, "kind", *"ev")
        await choose(pilot, app, "act", *"deliv", "tab")
        await pilot.press("m")
        await choose(pilot, app, "actors", *"sout", "down")
        await choose(pilot, app, "to place", *"harb", "down")
        await pilot.press("escape")
        await pilot.pause()
        row = desk.row(desk.find("article#f98")) or {}
        assert (row["kind"], row["act"], row["actors"], row["to place"]) == ("event", "deliver", ["south"], "harbour")
        assert row["quantity"]["exactly"] == 9
        await pilot.press("a")
        assert kinds(desk) == ["accept"]

    play(desk, steps, Shown(kind="figure"))
    assert [row["act"] for row in claims_of(read_decisions(folder).value)] == ["deliver"]


def test_link_finds_a_party_by_a_few_letters_or_makes_somebody_new(folder: Path) -> None:
    desk = sit(folder)

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("l")
        await pilot.pause()
        await pilot.press(*"somebody", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"pers", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert desk.case.parties.by_id["leila marsh"].kind == "person"
        assert desk.case.parties.by_id["leila marsh"].member_of == ()
        assert "means Leila Marsh from now on" in said(app, "#message")
        await pilot.press("z")
        assert "leila marsh" not in desk.case.parties.by_id
        await pilot.press("l")
        await pilot.pause()
        await pilot.press(*"coun", "enter")
        await pilot.pause()
        assert (desk.row(desk.find("article#q221")) or {})["party"] == "south"

    play(desk, steps, Shown(kind="quotation"))


def test_somebody_new_is_there_whatever_is_typed_and_is_called_so(folder: Path) -> None:
    desk = sit(folder)

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("l")
        await pilot.pause()
        await pilot.press(*"L. Marsh-Reed", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Choosing)
        assert app.screen.asks == "The full name of “L. Marsh-Reed”, as it is to be shown?"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"pers", "enter")
        await pilot.pause()
        assert app.screen.asks == "Whom does L. Marsh-Reed belong to, or speak for?"
        await pilot.press(*"south", "enter")
        await pilot.pause()
        assert "“Leila Marsh” means L. Marsh-Reed from now on" in said(app, "#message")
        assert desk.case.parties.is_within("l. marsh-reed", "south")
        assert (desk.row(desk.find("article#q221")) or {})["chain"] == ["l. marsh-reed", "gazette"]

    play(desk, steps, Shown(kind="quotation"))


def test_letters_that_nothing_has_are_said_to_be_so(folder: Path) -> None:
    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("d")
        await pilot.pause()
        await pilot.press(*"zzz", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Choosing)
        assert "Nothing here has these letters" in str(app.screen.query_one(KeyLine).render())

    play(sit(folder), steps)


def test_one_that_is_missing_is_added_by_selecting_its_words(folder: Path) -> None:
    desk = sit(folder)

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("+")
        await pilot.pause()
        assert isinstance(app.screen, Selecting)
        while not desk.case.documents["article"].text.startswith("ten", app.screen.stretch()[0]):
            await pilot.press("right")
        await pilot.press("space", "right", "enter")
        await pilot.pause()
        await pilot.press(*"fig", "enter")
        await pilot.pause()
        assert app.trail.ref == "article#f535-544"
        assert "«ten buses»" in said(app, "#text")

    play(desk, steps)


def test_next_back_kind_order_and_decided_ones(folder: Path) -> None:
    desk = sit(folder)

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        second = app.trail.ref
        await pilot.press("n", "p")
        assert app.trail.ref == second
        await pilot.press("p")
        assert app.trail.ref == "article#a368"
        await pilot.press("o")
        assert app.trail.ref == "article#f98"
        await pilot.press("u", "v")
        assert app.trail.ref == "article#f98"
        assert "unsure by amal" in said(app, "#said")
        await pilot.press("k")
        await pilot.pause()
        await pilot.press(*"quo", "enter")
        await pilot.pause()
        assert app.trail.ref == "article#q221"
        assert "only quotation" in said(app, "#top")

    play(desk, steps)


def test_what_another_decides_shows_by_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "OTHERS_SECONDS", 0.05)
    desk, other = sit(folder), sit(folder, "boris")

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        verdicts.reject(other, other.find("article#a368"))
        for _ in range(100):
            await pilot.pause(0.05)
            if "1 rejected" in said(app, "#top"):
                break
        assert "rejected by boris" in said(app, "#said")

    play(desk, steps)


def test_all_decided_says_so_and_leaving_keeps_all(folder: Path) -> None:
    desk = sit(folder)

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press(*"u" * 7)
        assert "Nothing is left to review here" in said(app, "#said")
        await pilot.press("z", "z")
        assert desk.progress.unsure == 5
        await pilot.press("q")

    play(desk, steps)
    assert sit(folder).progress.unsure == 5


def test_leaving_with_edits_that_are_not_decided_on_asks_first(folder: Path) -> None:
    desk = sit(folder)

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        one = desk.find("article#a368")
        desk.edit(one, {**(desk.row(one) or {}), "note": "seen"})
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, Choosing)
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(app.screen, Choosing)
        await pilot.press("u", "q")
        await pilot.pause()
        assert not app.is_running

    play(desk, steps)
    again = sit(folder)
    assert (again.row(again.find("article#a368")) or {})["note"] == "seen"


def test_another_reviewer_was_faster(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "OTHERS_SECONDS", 1e6)
    desk, other = sit(folder), sit(folder, "boris")

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        verdicts.reject(other, other.find("article#a368"))
        await pilot.press("a")
        assert kinds(desk) == ["reject"]
        assert "boris has decided on article#a368 meanwhile" in said(app, "#message")
        assert "rejected by boris" in said(app, "#said")

    play(desk, steps)


def test_work_in_the_background_comes_to_an_end_and_the_first_is_then_shown(folder: Path) -> None:
    desk = sit(folder)

    async def run() -> None:
        app = ReviewApp(desk, Shown())
        async with app.run_test(size=(80, 24)) as pilot:
            for _ in range(200):
                await pilot.pause(0.05)
                if app.is_sorted:
                    break
            assert all(desk.is_worked_out(one) for one in desk.queue)
            assert app.trail.ref == "article#a368"

    asyncio.run(run())


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
def test_every_key_is_in_the_help_and_the_most_needed_in_the_bottom_line(folder: Path, size: tuple[int, int]) -> None:
    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("?")
        await pilot.pause()
        page = str(app.screen.query_one("#page Static", Static).render())
        assert all(key.says in page for key in KEYS)
        await pilot.press("escape", "t", "]", "[", "down", "up")

    play(sit(folder), steps, size=size)
    line = bottom_line(size[0] - 2)
    assert len(line) <= size[0] - 2
    assert line.startswith("a accept  e edit") and line.endswith("? help  q quit")


def drawn(app: ReviewApp) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def test_in_another_size_all_is_laid_out_anew_at_once(folder: Path) -> None:
    sizes, resized = [(120, 24), (60, 20), (80, 24)], {}

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        for size in sizes:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            resized[size] = drawn(app)

    async def look(app: ReviewApp, pilot: Pilot[None]) -> None:
        begun[app.size.width, app.size.height] = drawn(app)

    begun: dict[tuple[int, int], list[str]] = {}
    play(sit(folder), steps)
    for size in sizes:
        play(sit(folder), look, size=size)
    assert resized == begun


def test_below_what_is_asked_all_is_laid_out_anew_too(folder: Path) -> None:
    shown = []

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("d")
        await pilot.pause()
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        shown.append(drawn(app))

    async def look(app: ReviewApp, pilot: Pilot[None]) -> None:
        shown.append(drawn(app))

    play(sit(folder), steps)
    play(sit(folder), look, size=(60, 20))
    assert shown[0] == shown[1]


def test_in_sixty_columns_each_key_is_named_whole(folder: Path) -> None:
    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        for keys, named in (
            (["e", "m"], ["Enter change", "m all fields", "x as it was", "Esc done", "Nothing is wrong with it."]),
            (["enter"], ["↑↓ choose", "Enter takes it", "Esc never mind"]),
            (["escape", "escape", "+"], ["space begins", "Enter takes the words in «»", "Esc never mind"]),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            lines = drawn(app)
            assert [words for words in named if not any(words in line for line in lines)] == [], lines

    play(sit(folder), steps, size=(60, 20))


@pytest.mark.parametrize("keys", [[], ["r"], ["e", "enter"], ["+"], ["?"], ["l"]])
def test_ctrl_c_leaves_from_anywhere_and_what_was_decided_is_kept(folder: Path, keys: list[str]) -> None:
    desk = sit(folder)
    left = []

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("a", *keys)
        await pilot.pause()
        await pilot.press("ctrl+c")
        await pilot.pause()
        left.append(app.return_code)

    play(desk, steps)
    assert left == [130]
    assert kinds(desk) == ["accept"]


def test_ctrl_c_asks_before_what_was_edited_is_lost_and_pressed_again_leaves(folder: Path) -> None:
    desk = sit(folder)

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("e", "k")
        await pilot.pause()
        await pilot.press(*"stance", "enter")
        await pilot.pause()
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert isinstance(app.screen, Choosing)
        assert "1 claim was edited and not decided on" in app.screen.asks
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Editing)
        await pilot.press("ctrl+c")
        await pilot.pause()
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert app.return_code == 130

    play(desk, steps)


def test_what_goes_on_in_the_next_line_stands_to_the_right() -> None:
    laid = hanging(Text("by: Northern Command and Southern Council\n\n   → kept so far, by evidence"), 24)
    assert laid.plain.split("\n") == [
        "by: Northern Command",
        "  and Southern Council",
        "",
        "   → kept so far,",
        "     by evidence",
    ]


def test_wide_letters_and_long_words_stay_within_the_width() -> None:
    laid = lay_out("停火协议停火协议停火协议 " + "x" * 25, [], 10)
    assert all(cell_len(line) <= 10 for line in laid.text.plain.split("\n"))
    assert laid.text.plain.replace("\n", "") == "停火协议停火协议停火协议" + "x" * 25


def test_an_article_cannot_act_on_the_terminal_through_what_is_asked(folder: Path) -> None:
    path = folder / "documents" / "article.txt"
    text = path.read_text(encoding="utf-8").replace("at noon.", "at noon. \x1b[2J\x1b]0;gone\x07 \u202egnol")
    path.write_text(text, encoding="utf-8")
    desk = sit(folder)
    start = desk.case.documents["article"].text.index("noon. \x1b")
    end = start + len("noon. \x1b[2J\x1b]0;gone\x07")
    words = verdicts.Words(start, end, desk.case.documents["article"].text[start:end])
    ref = verdicts.add(desk, "article", words, "quotation").ref

    async def steps(app: ReviewApp, pilot: Pilot[None]) -> None:
        app.trail.show(ref)
        app.show()
        for keys in ((), ("e",), ("end", "enter"), ("escape", "escape", "+"), ("escape", "r")):
            await pilot.press(*keys)
            await pilot.pause()
            shown = "".join(strip.text for strip in app.screen._compositor.render_strips())
            assert not set("\x1b\x07\u202e") & set(shown), keys
        await pilot.press("escape")
        assert "␛[2J" in said(app, "#text")

    play(desk, steps)


def test_the_trail_goes_around_and_over_those_that_were_decided() -> None:
    trail = Trail()
    assert [trail.forward("abc") for _ in range(3)] == ["a", "b", "c"]
    assert trail.forward("abc") == "a"
    assert [trail.back("abc") for _ in range(2)] == ["a", "a"]
    assert trail.forward("") == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_real_terminal_of_80_by_24(folder: Path) -> None:
    main, side = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    argv = [sys.executable, "-m", "holdfire", "review", str(folder), "--by", "amal", "--kind", "act"]
    with subprocess.Popen(argv, stdin=side, stdout=side, stderr=side, env=env, cwd=ROOT, close_fds=True) as program:
        os.close(side)
        heard = ""

        def wait_for(words: str) -> None:
            nonlocal heard
            end = time.monotonic() + 60
            while words not in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", heard):
                assert time.monotonic() < end, heard[-2000:]
                if select.select([main], [], [], 0.2)[0]:
                    heard += os.read(main, 65536).decode(errors="replace")

        wait_for("«shelled»")
        os.write(main, b"a")
        wait_for("1 accepted")
        os.write(main, b"\x03")
        wait_for("1 of 7 decided: 1 accepted, 0 rejected, 0 unsure\r\nholdfire: stopped\r\n")
        assert program.wait(30) == 130
    os.close(main)
    assert [one.kind for one in read_decisions(folder).value] == ["accept"]
