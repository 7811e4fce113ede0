"""What of a deal is not settled yet, and what was changed later: blanks and amendments."""

from __future__ import annotations

from holdfire.deal.mistakes import mistake
from holdfire.deal.model import Deal
from holdfire.deal.resolve.phrases import Reader
from holdfire.deal.wording import Amendment, Blank
from holdfire.deal.written.syntax import Block
from holdfire.source.suggest import did_you_mean

KINDS = ("number", "place", "time", "party")
"""What a blank can stand for."""


def resolve_blanks(written: Block, read: Reader) -> dict[str, Blank]:
    """Make the blanks. What stands in the filled ones has been written out before."""
    made = {}
    for block in written.blocks("blanks"):
        filled, kind = block.text("filled"), block.text("kind")
        if kind is None:
            fix = f"write `kind:` and one of {', '.join(KINDS)}"
            message = f"it is not said what `{block.name.text}` stands for"
            read.found.append(mistake("missing-key", message, block.name.span, help=fix))
        elif kind.text not in KINDS:
            fix = did_you_mean(kind.text, KINDS, f"write one of {', '.join(KINDS)}")
            read.found.append(mistake("unreadable-phrase", f"`{kind.text}` is no kind of blank", kind.span, help=fix))
        unit = block.text("unit")
        made[block.name.text] = Blank(
            block.name.text,
            kind.text if kind else "",
            read.agents(block.texts("filled by")),
            filled.text.strip() if filled else "",
            read.moment(block.text("on")),
            read.unit(unit),
        )
    return made


def resolve_amendments(written: Block, read: Reader) -> tuple[Amendment, ...]:
    """Make the amendments, in the order in which they were agreed; those that are only proposed come last."""
    return tuple(
        Amendment(
            block.name.text,
            None if _is_proposed(block) else read.moment(block.text("agreed on")),
            read.agents(block.texts("by")),
            tuple(text.text for text in block.texts("changes")),
            block.says_yes("is applied"),
        )
        for block in written.blocks("amendments")
    )


def changes_after(deal: Deal, second: int) -> bool:
    """Say whether a part of the deal was agreed, or filled in, only at a second (UTC) or later."""
    dates = (*(one.on for one in deal.amendments), *(blank.on for blank in deal.blanks.values() if blank.filled))
    return any(on.earliest >= second for on in dates if on)


def _is_proposed(block: Block) -> bool:
    agreed = block.text("agreed on")
    return agreed is None or agreed.text.strip().lower() == "not said"
