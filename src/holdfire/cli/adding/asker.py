"""Whoever puts questions to a person: on a terminal with completion, on a plain one, or through a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from shutil import get_terminal_size
from textwrap import wrap
from typing import Protocol, TextIO

from holdfire.entering.offers import Offer
from holdfire.source.safe_text import safe_to_show

COMMANDS = ("<", "+")
WIDEST = 100


class StoppedError(Exception):
    """No more answers come, or one through a pipe is wrong; the message says so. ``code``: to leave with."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked for.

    Attributes:
        asks: The question.
        hint: What to answer.
        default: What Enter alone means, where something was answered before.
        offers: What it can be answered with; empty where anything can be.
        is_list: Several, with ``|`` or ``+`` between them.
    """

    asks: str
    hint: str = ""
    default: str = ""
    offers: Sequence[Offer] = ()
    is_list: bool = False


def in_lines(text: str) -> list[str]:
    """Break a text into lines no wider than the terminal, nor than can be read; what is indented stays so."""
    width = min(get_terminal_size().columns, WIDEST) - 1
    found = []
    for line in safe_to_show(text).split("\n"):
        indent = " " * (len(line) - len(line.lstrip()) + (2 if line.startswith(" ") else 0))
        found += wrap(line, width, subsequent_indent=indent, break_on_hyphens=False) or [""]
    return found


class Asker(Protocol):
    """Puts questions and takes answers."""

    def ask(self, prompt: Prompt) -> str:
        """Ask; give what was answered, without the spaces around it: where Enter alone means the default, that.

        Raises:
            StoppedError: No answer comes.
        """

    def tell(self, text: str, style: str = "") -> None:
        """Say something: ``style`` is "", "faint", "good" or "wrong"."""


class LineAsker:
    """Asks in plain lines; needs nothing but a stream of answers.

    Args:
        answers: Lines.
        out: Where questions are written to.
        is_person: Somebody types: an answer that is wrong may be followed by another. Through a pipe the next line
            answers the next question, so a wrong one ends it all, unless ``+`` or ``<`` follows.
    """

    def __init__(self, answers: TextIO, out: TextIO, is_person: bool) -> None:
        self.lines: Iterator[str] = iter(answers)
        self.out, self.is_person = out, is_person
        self.wrong = ""

    def ask(self, prompt: Prompt) -> str:
        """Ask in lines."""
        if prompt.asks and not self.wrong:
            self.tell(prompt.asks + (f"  ({prompt.hint})" if prompt.hint else ""))
        self.out.write(f"[{safe_to_show(prompt.default)}] > " if prompt.default else "> ")
        self.out.flush()
        line = next(self.lines, None)
        if line is None:
            self.out.write("\n")
            raise StoppedError(f"the answers end at “{prompt.asks}”", 0 if self.is_person else 1)
        text = line.strip().removeprefix("\ufeff")
        if not self.is_person:
            self.out.write(f"{safe_to_show(text)}\n")
            if self.wrong and text not in COMMANDS and not text.startswith("?"):
                raise StoppedError(f"to “{prompt.asks}”: {self.wrong}", 1)
        self.wrong = ""
        return text or prompt.default

    def tell(self, text: str, style: str = "") -> None:
        """Write a line."""
        self.out.write("\n".join(in_lines(text) if self.is_person else [safe_to_show(text)]) + "\n")
        if style == "wrong":
            self.wrong = text
