"""`of which`: parts of what is owed, each a further term with the keys that differ."""

from __future__ import annotations

from holdfire.deal.mistakes import mistake
from holdfire.deal.unfold.copies import renamed, with_keys, without
from holdfire.deal.written.syntax import Block
from holdfire.source.diagnostic import Diagnostic


def parts_of(term: Block, deal: Block, found: list[Diagnostic]) -> tuple[Block, ...]:
    """Give the term itself, and ``NAME of which PART`` for each part.

    Args:
        term: With ``of which``.
        deal: Not looked at.
        found: Where mistakes go.
    """
    plain = without(term, "of which")
    made = [plain]
    for part in term.blocks("of which"):
        if not part.fields:
            message = f"nothing is said of `{part.name.text}` that is not said of `{term.name.text}` as a whole"
            fix = "write the keys that differ, `how many` above all"
            found.append(mistake("copies-alike", message, part.name.span, "this part", help=fix))
        keys = with_keys(without(plain, "says"), part.fields)
        made.append(renamed(keys, f"{term.name.text} of which {part.name.text}", part.name))
    return tuple(made)
