"""Every key of the review, and what it does: one list for the program, its bottom line and its help."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Key:
    """A key: as the program calls it, as people do, the action it starts, a word for it, and a sentence."""

    name: str
    shown: str
    action: str
    word: str
    says: str


KEYS = (
    Key("a", "a", "accept", "accept", "accept it: the claim shown is made, at once"),
    Key("e", "e", "edit", "edit", "change fields of the claim, or its kind"),
    Key("r", "r", "reject", "reject", "reject it, with a reason if you like; it stays on file"),
    Key("u", "u", "unsure", "unsure", "say that you are not sure; what you edited is kept"),
    Key("l", "l", "link", "link", "say whom a name means that the case does not know"),
    Key("z", "z", "undo", "undo", "take back your last decision, and the one before, and so on"),
    Key("n,right,space", "n", "next", "next", "go on without deciding"),
    Key("p,left", "p", "previous", "back", "go back"),
    Key("plus,i", "+", "add", "add", "add one that is missing: select its words"),
    Key("s", "s", "same", "same", "say that a claim of the case tells of the same occurrence"),
    Key("k", "k", "only_kind", "kind", "show only one kind, or all again"),
    Key("d", "d", "only_document", "", "show only one document, or all again"),
    Key("o", "o", "other_order", "", "order by consequence, or as the text has them"),
    Key("v", "v", "decided_too", "", "show those that are decided too, or not"),
    Key("down,j,pagedown", "↓", "down", "", "scroll the claim down"),
    Key("up,pageup", "↑", "up", "", "scroll it up"),
    Key("right_square_bracket", "]", "text_down", "", "scroll the article down"),
    Key("left_square_bracket", "[", "text_up", "", "scroll it up"),
    Key("t", "t", "light", "", "light or dark"),
    Key("question_mark,f1,h", "?", "help", "help", "this help"),
    Key("q", "q", "leave", "quit", "leave; what was decided is kept, and the next review goes on from here"),
    Key("ctrl+c", "Ctrl-C", "stop", "", "leave from anywhere, with exit code 130; what was decided is kept"),
)
EVERYWHERE = ("stop",)
"""Actions whose keys hold in every dialogue, too."""
BINDINGS = [Binding(key.name, key.action, key.word, show=False, priority=key.action in EVERYWHERE) for key in KEYS]


def bottom_line(width: int) -> str:
    """Name the keys that fit into a line, those used most first; help and quit always."""
    words = [f"{key.shown} {key.word}" for key in KEYS if key.word]
    first, last = words[:-2], words[-2:]
    while first and len("  ".join((*first, *last))) > width:
        first.pop()
    return "  ".join((*first, *last))


def help_text() -> str:
    """Write all keys with what they do."""
    return "\n".join(f"{key.shown:>6}  {key.says}" for key in KEYS)
