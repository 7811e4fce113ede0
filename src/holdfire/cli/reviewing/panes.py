"""What the two panes show: the article with the words of a candidate marked, and all there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from holdfire.intake.decided.queue import Waiting
from holdfire.intake.described import describe
from holdfire.intake.drafts.fields import fields_of
from holdfire.intake.marked import Mark, marks_of, pieces
from holdfire.review.desk import Desk
from holdfire.review.mistakes import Mistake
from holdfire.review.plain import standing_of
from holdfire.source.safe_text import safe_to_show

STYLES = {
    "content": "#14130e on #ffd866",
    "number": "#14130e on #ffd866",
    "trigger": "#14130e on #ffd866",
    "date": "#14130e on #ffd866",
    "cue": "#14130e on #9fd3ff",
    "source": "#14130e on #b5e8b0",
    "actor": "#14130e on #b5e8b0",
    "counted": "#14130e on #e3c7ff",
    "condition": "#14130e on #ffc9b0",
    "cursor": "reverse",
    "selected": "#14130e on #ffd866 underline",
}


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out in lines of a width.

    Attributes:
        text: With styles and line ends.
        starts: Offset in the article of the first character of each line.
    """

    text: Text
    starts: tuple[int, ...]

    def line_of(self, offset: int) -> int:
        """Say in which line a character of the article is."""
        return max((number for number, start in enumerate(self.starts) if start <= offset), default=0)


def lay_out(text: str, marks: Sequence[Mark], width: int) -> Laid:
    """Lay an article out, its marks in colour and between signs."""
    text = safe_to_show(text).replace("\t", " ")
    letters: list[tuple[str, str, int]] = []
    for piece in pieces(text, marks):
        is_sign = bool(piece.role) and len(piece.text) == 1 and text[piece.start : piece.start + 1] != piece.text
        place = piece.start
        for step, letter in enumerate(piece.text):
            letters.append((letter, STYLES.get(piece.role, ""), place if is_sign else place + step))
    found = Text()
    starts: list[int] = []
    for start, end in _lines("".join(letter for letter, _, _ in letters), max(10, width)):
        if starts:
            found.append("\n")
        starts.append(letters[start][2] if start < len(letters) else len(text))
        for style, run in groupby(letters[start:end], key=lambda letter: letter[1]):
            found.append("".join(letter for letter, _, _ in run), style)
    return Laid(found, tuple(starts))


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Cut a text into lines between words; a word longer than a line is cut."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while cell_len(text[start:end]) > width:
            cut = start
            while cell_len(text[start : cut + 1]) <= width:
                cut += 1
            space = text.rfind(" ", start, cut + 1)
            last = space if space > start else cut
            yield start, last
            start = last + 1 if space > start else last
        yield start, end
        start = end + 1


def hanging(text: Text, width: int) -> Text:
    """Lay out lines of text; what goes on in the next line stands a little to the right of where its line began."""
    found: list[Text] = []
    for line in text.split("\n", allow_blank=True):
        indent = len(line.plain) - len(line.plain.lstrip()) + 2
        space = Text(" " * indent)
        cuts = list(_lines(line.plain, max(10, width - indent)))
        found += [
            line[start:end] if number == 0 else space + line[start:end] for number, (start, end) in enumerate(cuts)
        ]
    return Text("\n").join(found)


def article(one: Waiting, width: int) -> tuple[Laid, int]:
    """Lay out the article of a candidate; say in which line the candidate begins."""
    marks = marks_of(one.candidate)
    laid = lay_out(one.document.text, marks, width)
    return laid, laid.line_of(min(mark.start for mark in marks))


def details(desk: Desk, one: Waiting) -> Text:
    """Say all there is to a candidate, safe to show: what was found, the claim, what is wrong in it, what changes."""
    said = _details(desk, one)
    return Text(safe_to_show(said.plain), spans=said.spans)


def _details(desk: Desk, one: Waiting) -> Text:
    found = Text()
    if one.decision:
        found.append(f"{standing_of(one)}\n", "bold italic")
    for number, line in enumerate(describe(one.candidate)):
        found.append(f"{line.head}: ", "bold" if number == 0 else "dim")
        found.append(f"{line.text.replace('`', '')}\n", "bold" if number == 0 else "")
    row = desk.row(one)
    if row is None:
        return found.append("\nA date is no claim by itself; accept it if it is meant so.", "italic")
    mistakes = () if one.decision and one.decision.kind == "accept" else desk.mistakes(row)
    is_ready = all(each.severity != "error" for each in mistakes)
    edited = ", edited" if one.ref in desk.edited else ""
    found.append(f"\nThe claim{edited}", "bold").append("\n" if is_ready else ": not ready yet\n", "bold")
    shown = [field for field in fields_of(row) if not field.key.startswith("quote ")]
    for field in shown:
        found.append(f" {field.key}: ", "dim").append(f"{field.text or '?'}\n")
        found.append_text(_wrong([each for each in mistakes if each.key == field.key]))
    keys = {field.key for field in shown}
    found.append_text(_wrong([each for each in mistakes if each.key not in keys]))
    if unknown := desk.unknown(one):
        found.append(f" l links {', '.join(f'“{each.name}”' for each in unknown)}\n", "italic")
    found.append_text(_changes(desk, one, is_ready))
    if related := desk.related(one):
        found.append("\nClaims it may relate to\n", "bold")
        for each in related:
            found.append(f" {each.says} ", "italic").append(each.claim, "bold").append(f": {each.reason}\n")
    return found


def _wrong(mistakes: Sequence[Mistake]) -> Text:
    found = Text()
    for each in mistakes:
        sign = "!" if each.severity == "error" else "·"
        help_ = f"; {each.help}" if each.help.startswith("did you mean") else ""
        text = (each.message + help_).replace("`", "")
        found.append(f"   {sign} {text}\n", "bold red" if each.severity == "error" else "italic")
    return found


def _changes(desk: Desk, one: Waiting, is_ready: bool) -> Text:
    found = Text()
    if one.decision and one.decision.kind == "accept":
        return found
    found.append("\nIt would change", "bold")
    found.append(f", {desk.supposes}\n" if desk.supposes else "\n")
    if not is_ready:
        return found.append(" known once the claim is ready\n", "dim")
    if not desk.is_worked_out(one):
        return found.append(" … being worked out\n", "dim")
    effects = desk.effects(one)
    if not effects:
        return found.append(" nothing\n", "dim")
    for effect in effects:
        found.append(f" {effect.term}", "bold").append(f" ({effect.bearer})\n" if effect.bearer else "\n")
        found.append(f"   {effect.before}\n").append(f"   → {effect.after}\n", "bold" if effect.is_of_state else "")
        found.append(f"   under {', '.join(effect.accounts)}\n", "dim")
    return found
