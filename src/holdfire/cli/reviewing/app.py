"""The review on the screen. It shows the desk and passes on what the reviewer decides; nothing is decided here."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from textual import work
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Event
from textual.events import Key as KeyPressed
from textual.widgets import Static

from holdfire.cli.reviewing.choosing import Choice, Choosing
from holdfire.cli.reviewing.editing import Editing
from holdfire.cli.reviewing.keys import BINDINGS, bottom_line
from holdfire.cli.reviewing.linking import ask_link
from holdfire.cli.reviewing.panes import article, details, hanging
from holdfire.cli.reviewing.reading import Reading, help_page
from holdfire.cli.reviewing.sameness import ask_same
from holdfire.cli.reviewing.selecting import Selecting
from holdfire.cli.reviewing.sized import Pane
from holdfire.cli.reviewing.trail import Trail
from holdfire.intake.decided.added import ADDABLE
from holdfire.intake.decided.decisions import Decision
from holdfire.intake.decided.queue import Waiting
from holdfire.intake.decided.review import DecidedMeanwhileError
from holdfire.intake.described import KINDS
from holdfire.report.words import counted
from holdfire.review import verdicts
from holdfire.review.desk import CannotReviewError, Desk, RefusedError
from holdfire.review.order import Shown
from holdfire.source.safe_text import safe_to_show

IDLE_SECONDS = 0.4
OTHERS_SECONDS = 3.0
INTERRUPTED = 130


class ReviewApp(App[None]):
    """Review on the screen.

    Args:
        desk: The case under review.
        shown: Which candidates, at first.
    """

    CSS_PATH = "review.tcss"
    BINDINGS = BINDINGS  # type: ignore[assignment]  # textual declares a list of more kinds
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, desk: Desk, shown: Shown) -> None:
        super().__init__()
        self.desk, self.which = desk, shown
        self.trail = Trail()
        self.one: Waiting | None = None
        self.pressed_at = 0.0
        self.is_sorted = shown.order == "text"
        self.says = ""
        self.is_stopping = False

    def compose(self) -> ComposeResult:
        """Lay out."""
        yield Static("", id="top", markup=False)
        with Horizontal(id="panes"):
            with Pane(self.show, id="article"):
                yield Static("", id="text", markup=False)
            with Pane(self.show, id="details"):
                yield Static("", id="said", markup=False)
        yield Static("", id="message", markup=False)
        yield Static("", id="bottom", markup=False)

    def on_mount(self) -> None:
        """Show the first, and work in the background."""
        self.title = self.desk.case.title
        self.set_interval(0.05, self.work_a_bit)
        self.set_interval(OTHERS_SECONDS, self.look_for_others)
        self.is_sorted = self.is_sorted or not any(self.is_waiting_for_work(one) for one in self.desk.queue)
        self.trail.forward(self.order())
        self.call_after_refresh(self.show)

    def on_resize(self) -> None:
        """Name the keys that fit; the panes lay themselves out."""
        self.show_top()

    async def on_event(self, event: Event) -> None:
        """Remember when a key was pressed: work in the background waits a little."""
        if isinstance(event, KeyPressed):
            self.pressed_at = time.monotonic()
        await super().on_event(event)

    # In the background

    def work_a_bit(self) -> None:
        """Work out what one candidate would change: the one shown, then the others, while no key is pressed."""
        if self.is_covered():
            return
        if self.one and not self.desk.is_worked_out(self.one):
            self.desk.work_out(self.one)
            self.show(keeps_place=True)
        elif time.monotonic() - self.pressed_at > IDLE_SECONDS:
            left = next((one for one in self.desk.queue if self.is_waiting_for_work(one)), None)
            if left:
                self.desk.work_out(left)
                self.show_top()
            elif not self.is_sorted:
                self.begin_with_the_first()

    def is_waiting_for_work(self, one: Waiting) -> bool:
        """Say whether what a candidate would change is yet to be worked out."""
        return self.which.takes(one) and not self.desk.is_worked_out(one)

    def begin_with_the_first(self) -> None:
        """Once it is known what each would change, go to the one that changes most, if no key was pressed so far."""
        self.is_sorted = True
        if not self.pressed_at:
            self.choose(self.which)

    def look_for_others(self) -> None:
        """Take in what other reviewers decided."""
        if self.is_covered():
            return
        try:
            if self.desk.refresh():
                self.show(keeps_place=True)
        except CannotReviewError as error:
            self.say(error.diagnostics[0].message if error.diagnostics else str(error))
        except RefusedError as error:
            self.say(str(error))

    # Showing

    def is_covered(self) -> bool:
        """Say whether something is asked just now, or the screen is not drawn yet or no longer."""
        return len(self.screen_stack) > 1 or not self.is_drawn()

    def is_drawn(self) -> bool:
        """Say whether the screen of the review is drawn already, and still."""
        return bool(self.screen_stack and self.screen_stack[0].query("#bottom"))

    def show(self, keeps_place: bool = False) -> None:
        """Show the candidate at hand in both panes, also below what is asked just now."""
        if not self.is_drawn():
            return
        base = self.screen_stack[0]
        self.one = next((one for one in self.desk.queue if one.ref == self.trail.ref), None)
        text, said = base.query_one("#text", Static), base.query_one("#said", Static)
        if self.one is None:
            waits = (
                "Nothing is left to review here." if self.desk.queue else "No candidates yet: holdfire read finds them."
            )
            text.update("")
            said.update(f"{waits}\n\nv shows those that are decided, q leaves.")
        else:
            pane = base.query_one("#article", VerticalScroll)
            laid, line = article(self.one, pane.size.width - 3)
            text.update(laid.text)
            said.update(hanging(details(self.desk, self.one), base.query_one("#details").size.width - 3))
            if not keeps_place:
                pane.scroll_to(y=max(0, line - pane.size.height // 3), animate=False)
                base.query_one("#details", VerticalScroll).scroll_home(animate=False)
        self.show_top()

    def show_top(self) -> None:
        """Show how far the review is, what is shown, and the keys."""
        if not self.is_drawn():
            return
        base = self.screen_stack[0]
        left = sum(self.is_waiting_for_work(one) for one in self.desk.queue)
        parts = [self.one.ref] if self.one else []
        only = [word for word in (self.which.kind, self.which.document) if word]
        parts += [f"only {', '.join(only)}"] if only else []
        parts.append(self.desk.progress_in(self.which).short())
        parts += [f"{left} to work out"] if left and self.which.order == "consequence" else []
        base.query_one("#top", Static).update(safe_to_show(" · ".join(parts)))
        base.query_one("#bottom", Static).update(bottom_line(self.size.width - 2))
        message = base.query_one("#message", Static)
        message.update(safe_to_show(self.says))
        message.display = bool(self.says)

    def say(self, words: str) -> None:
        """Tell the reviewer something, until the next key that does something."""
        self.says = words.replace("`", "")
        self.show_top()

    def order(self) -> list[str]:
        """Give the references of those that can be shown, first first."""
        return [one.ref for one in self.desk.shown(self.which)]

    # Going

    def action_next(self) -> None:
        """Go on."""
        self.says = ""
        self.trail.forward(self.order())
        self.show()

    def action_previous(self) -> None:
        """Go back."""
        self.says = ""
        self.trail.back([one.ref for one in self.desk.queue])
        self.show()

    # Deciding

    def decide(self, verdict: Callable[[Desk, Waiting], Decision], said: str) -> None:
        """Decide on the candidate at hand, and go on."""
        if self.one is None:
            return
        try:
            verdict(self.desk, self.one)
        except RefusedError as error:
            self.say(f"Not {said}. {error}")
            return
        except DecidedMeanwhileError as error:
            self.desk.refresh()
            self.show()
            self.say(f"{error}. Look again, then decide or go on.")
            return
        ref = self.one.ref
        self.action_next()
        self.say(f"{ref}: {said} (z takes it back)")

    def action_accept(self) -> None:
        """Accept."""
        self.decide(verdicts.accept, "accepted")

    def action_unsure(self) -> None:
        """Say that one is not sure."""
        self.decide(verdicts.unsure, "unsure")

    @work
    async def action_reject(self) -> None:
        """Reject, with a reason."""
        if self.one:
            why = await self.push_screen_wait(Choosing("Why? (Enter alone: no reason)", (), is_free=True))
            if why is not None:
                self.decide(lambda desk, one: verdicts.reject(desk, one, why.strip()), "rejected")

    def action_undo(self) -> None:
        """Take back the last decision, and show what it was on."""
        try:
            undone = verdicts.undo(self.desk)
        except RefusedError as error:
            self.say(str(error))
            return
        if undone.candidate and any(one.ref == undone.candidate for one in self.desk.queue):
            self.trail.show(undone.candidate)
        self.show()
        self.say(f"Took back: {undone.kind} {undone.candidate or undone.name}")

    @work
    async def action_edit(self) -> None:
        """Change the claim."""
        if self.one and self.desk.row(self.one) is not None:
            row = await self.push_screen_wait(Editing(self.desk, self.one))
            if row is not None and row != self.desk.row(self.one):
                self.desk.edit(self.one, row)
            self.says = ""
            self.show(keeps_place=True)

    @work
    async def action_link(self) -> None:
        """Link a name the case does not know."""
        if self.one:
            said = await ask_link(self, self.desk, self.one)
            self.show(keeps_place=True)
            self.say(said)

    @work
    async def action_same(self) -> None:
        """Say that a claim of the case tells of the same occurrence."""
        if self.one:
            said = await ask_same(self, self.desk, self.one)
            self.show(keeps_place=True)
            self.say(said)

    @work
    async def action_add(self) -> None:
        """Add a candidate: select its words, say what they are."""
        if self.one is None:
            return
        one = self.one
        words = await self.push_screen_wait(Selecting(one.document, one.candidate.at))
        if words is None:
            return
        asks = f"What is “{words.exact[:50]}”?"
        kind = await self.push_screen_wait(Choosing(asks, [Choice(kind, kind) for kind in ADDABLE]))
        if kind is None:
            return
        try:
            added = verdicts.add(self.desk, one.document.id, words, kind)
        except RefusedError as error:
            self.say(str(error))
            return
        self.trail.show(added.ref)
        self.show()
        self.say(f"Added {added.ref}: e edits the claim")

    # What is shown

    @work
    async def action_only_kind(self) -> None:
        """Show only one kind."""
        listed = [Choice("", "every kind"), *(Choice(kind, kind) for kind in KINDS)]
        kind = await self.push_screen_wait(Choosing("Show only", listed))
        if kind is not None:
            self.choose(replace(self.which, kind=kind))

    @work
    async def action_only_document(self) -> None:
        """Show only one document."""
        documents = {one.document.id: one.document for one in self.desk.queue}
        listed = [Choice(each.id, f"{each.id} · {each.title}") for each in documents.values()]
        document = await self.push_screen_wait(Choosing("Show only", [Choice("", "all documents"), *listed]))
        if document is not None:
            self.choose(replace(self.which, document=document))

    def action_other_order(self) -> None:
        """Change the order."""
        order = "text" if self.which.order == "consequence" else "consequence"
        self.choose(replace(self.which, order=order))
        self.say(f"In the order of {'the text' if order == 'text' else 'what would change'}")

    def action_decided_too(self) -> None:
        """Show those that are decided too, or not."""
        self.choose(replace(self.which, decided=not self.which.decided))
        self.say("Decided ones are shown too" if self.which.decided else "Only open ones are shown")

    def choose(self, shown: Shown) -> None:
        """Show others, from the first on."""
        self.which, self.says = shown, ""
        self.trail.begin()
        self.action_next()

    # The rest

    def action_down(self) -> None:
        """Scroll the claim."""
        self.query_one("#details", VerticalScroll).scroll_relative(y=3, animate=False)

    def action_up(self) -> None:
        """Scroll the claim back."""
        self.query_one("#details", VerticalScroll).scroll_relative(y=-3, animate=False)

    def action_text_down(self) -> None:
        """Scroll the article."""
        self.query_one("#article", VerticalScroll).scroll_relative(y=5, animate=False)

    def action_text_up(self) -> None:
        """Scroll the article back."""
        self.query_one("#article", VerticalScroll).scroll_relative(y=-5, animate=False)

    def action_light(self) -> None:
        """Change between light and dark."""
        self.theme = "textual-light" if self.theme == "textual-dark" else "textual-dark"

    def action_help(self) -> None:
        """Show all keys, and what the signs mean."""
        self.push_screen(Reading("Keys", help_page()))

    @work
    async def action_leave(self) -> None:
        """Leave; what was edited and not decided on would be lost, so it is asked."""
        if not self.desk.edited or await self.may_be_forgotten(len(self.desk.edited)):
            self.exit()

    @work
    async def action_stop(self) -> None:
        """Leave as an interrupted program does; pressed again, whatever would be lost."""
        edited = self.desk.edited.keys() | {
            one.one.ref for one in self.screen_stack if isinstance(one, Editing) and one.is_changed
        }
        if self.is_stopping or not edited or await self.may_be_forgotten(len(edited)):
            self.exit(return_code=INTERRUPTED)
        self.is_stopping = False

    async def may_be_forgotten(self, many: int) -> bool:
        """Ask whether so many edited claims may be lost."""
        self.is_stopping = True
        asks = f"{counted(many, 'claim was', 'claims were')} edited and not decided on. (u keeps such a one.)"
        choices = [Choice("", "stay"), Choice("leave", "leave, and forget what was edited")]
        answer = await self.push_screen_wait(Choosing(asks, choices))
        self.is_stopping = False
        return bool(answer)
