"""Questions on a terminal: completion while one types, the answer given before ready to be changed."""

from __future__ import annotations

import os
from collections.abc import Iterable

from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.styles import Style

from holdfire.cli.adding.asker import Prompt, StoppedError, in_lines
from holdfire.entering.offers import matching_offers
from holdfire.source.safe_text import safe_to_show

STYLE = Style.from_dict({
    "asks": "bold", "faint": "#888888", "good": "ansigreen", "wrong": "ansired",
    "completion-menu.completion": "bg:#303030 #ffffff",
    "completion-menu.completion.current": "bg:#ffffff #000000",
    "completion-menu.meta.completion": "bg:#404040 #dddddd",
    "completion-menu.meta.completion.current": "bg:#dddddd #000000",
    "bottom-toolbar": "noreverse #888888",
})  # fmt: skip
KEYS = "Tab ↑↓ choose · Enter answer · ? help · < back · Ctrl-D leave"
MENU_ROWS = 8


class Offered(Completer):
    """Completes what is typed with what a question can be answered with."""

    def __init__(self, prompt: Prompt) -> None:
        self.prompt = prompt

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Give the offers that the letters before the cursor may mean; of a list, those of its last entry."""
        typed = document.text_before_cursor
        start = max(typed.rfind("|"), typed.rfind("+")) + 1 if self.prompt.is_list else 0
        letters = typed[start:].lstrip()
        for offer in matching_offers(letters, self.prompt.offers):
            shown = offer.value if offer.shown == offer.value else f"{offer.value} · {offer.shown}"
            space = " " if start and not typed[start:].startswith(" ") and not letters else ""
            yield Completion(
                space + offer.value, -len(letters), display=safe_to_show(shown), display_meta=safe_to_show(offer.means)
            )


def keys() -> KeyBindings:
    """Let Tab take the first offer at once."""
    bindings = KeyBindings()

    @bindings.add("tab")
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.complete_state and buffer.complete_state.completions:
            buffer.complete_next()
            return
        offered = buffer.completer.get_completions(buffer.document, CompleteEvent(completion_requested=True))
        if first := next(iter(offered), None):
            buffer.apply_completion(first)

    return bindings


def show_offers() -> None:
    """Show what there is before a letter is typed."""
    get_app().current_buffer.start_completion(select_first=False)


class ScreenAsker:
    """Asks at a terminal.

    Args:
        given: Where keys come from, and ``shown``: where all is shown; ``None``: the terminal itself.
    """

    def __init__(self, given: Input | None = None, shown: Output | None = None) -> None:
        self.depth = ColorDepth.DEPTH_1_BIT if os.environ.get("NO_COLOR") else None
        self.session: PromptSession[str] = PromptSession(
            input=given, output=shown, style=STYLE, key_bindings=keys(), color_depth=self.depth,
            complete_while_typing=True, reserve_space_for_menu=MENU_ROWS, bottom_toolbar=FormattedText([("", KEYS)]),
        )  # fmt: skip

    def ask(self, prompt: Prompt) -> str:
        """Ask with completion."""
        if prompt.asks:
            self.tell(prompt.asks, "asks")
            self.tell(prompt.hint, "faint")
        try:
            answer = self.session.prompt(
                "> ",
                default=prompt.default,
                completer=Offered(prompt),
                pre_run=show_offers if prompt.offers and not prompt.default else None,
            )
        except EOFError:
            raise StoppedError("left", 0) from None
        finally:
            self.session.history.get_strings().clear()
        return answer.strip()

    def tell(self, text: str, style: str = "") -> None:
        """Write lines, no wider than can be read."""
        for line in in_lines(text) if text else ():
            words = FormattedText([(f"class:{style}" if style else "", line)])
            print_formatted_text(words, style=STYLE, output=self.session.output, color_depth=self.depth)
