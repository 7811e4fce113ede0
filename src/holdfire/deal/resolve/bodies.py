"""Bodies: who sits in them, and how they decide."""

from __future__ import annotations

from holdfire.deal.mistakes import mistake
from holdfire.deal.model import Body
from holdfire.deal.resolve.phrases import Reader
from holdfire.deal.written.syntax import Block
from holdfire.source.diagnostic import Label
from holdfire.vocab.moment_text import whole_number

_CONSENSUS = "consensus"


def resolve_bodies(written: Block, read: Reader) -> dict[str, Body]:
    """Make the bodies."""
    return {
        block.name.text: Body(
            block.name.text,
            _number(block, "members"),
            _votes(block, read),
            read.listed("party", block.texts("veto")),
            _plain(block, "name") or block.name.text,
            _number(block, "quorum"),
            any(text.text == _CONSENSUS for text in block.texts("adopts with")),
            _seats(block, read),
            read.name("party", block.text("chair")),
            _interprets(block, read),
        )
        for block in written.blocks("bodies")
    }


def interpreter_of(written: Block, read: Reader) -> str:
    """Find the body that has the last word on what the deal means; ``""`` where none has. Two are a mistake."""
    bodies = [block for block in written.blocks("bodies") if block.has("interprets")]
    for second in bodies[1:]:
        message = f"`{bodies[0].name.text}` and `{second.name.text}` both interpret the deal"
        labels = (Label(bodies[0].where("interprets"), "first here"),)
        fix = "keep it with one of them"
        read.found.append(mistake("two-interpreters", message, second.where("interprets"), "second", labels, fix))
    return bodies[0].name.text if bodies else ""


def _votes(block: Block, read: Reader) -> int | None:
    """Read how many votes adopt a text; ``None`` where it is not said, or by consensus alone."""
    needed = None
    for text in block.texts("adopts with"):
        members = _members(block)
        if (number := whole_number(text.text)) is not None:
            needed = number
        elif text.text == "majority" and members is not None:
            needed = members // 2 + 1
        elif text.text == "majority":
            message = f"`{block.name.text}` has a majority of nobody knows how many"
            fix = "write `members:` and how many there are, or `seats:`"
            read.found.append(mistake("missing-key", message, text.span, help=fix))
        elif text.text != _CONSENSUS:
            fix = f"write a number, `majority` or `{_CONSENSUS}`"
            message = f"`{text.text}` does not say how a text is adopted"
            read.found.append(mistake("unreadable-phrase", message, text.span, help=fix))
    return needed


def _members(block: Block) -> int | None:
    seats = [int(number.text) for seat in block.blocks("seats") if (number := seat.text("number"))]
    return _number(block, "members") or (sum(seats) if seats else None)


def _seats(block: Block, read: Reader) -> tuple[tuple[str, int], ...]:
    found = []
    for seat in block.blocks("seats"):
        party, number = read.name("party", seat.name), seat.text("number")
        if number is None:
            fix = "write `seats: {PARTY: 2}`"
            read.found.append(
                mistake("missing-key", f"`{seat.name.text}` has no number of seats", seat.name.span, help=fix)
            )
        elif party:
            found.append((party, int(number.text)))
    return tuple(found)


def _interprets(block: Block, read: Reader) -> bool:
    text = block.text("interprets")
    if text is not None and text.text.strip().lower() not in ("the deal", "deal"):
        message = f"`{text.text}` is not what a body interprets"
        read.found.append(mistake("unreadable-phrase", message, text.span, help="write `interprets: the deal`"))
    return text is not None


def _plain(block: Block, key: str) -> str:
    text = block.text(key)
    return text.text.strip() if text else ""


def _number(block: Block, key: str) -> int | None:
    text = block.text(key)
    return int(text.text) if text else None
