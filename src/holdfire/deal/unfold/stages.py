"""`stages`: one term for each stage. Where stages ask for more of the same, each asks for all owed by then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from holdfire.deal.mistakes import mistake
from holdfire.deal.unfold.amounts import Amount, add_amounts, read_amount, write_amount
from holdfire.deal.unfold.copies import renamed, reworded, with_keys, without
from holdfire.deal.written.form import form_of
from holdfire.deal.written.syntax import Block, Field
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.yaml_tree import Scalar

_ASKED = ("must", "must begin", "who", "whom", "where", "from place", "to place", "with", "without", "about", "what")
"""Keys by which stages ask for more of the same: where none of them differs."""
_REST = re.compile(r"(?:the\s+)?(?:rest|remainder)(?:\s+of\s+.+)?", re.IGNORECASE)


def stages_of(term: Block, deal: Block, found: list[Diagnostic]) -> tuple[Block, ...]:
    """Make ``NAME stage 1``, ``NAME stage 2``, ...

    Args:
        term: With ``stages``.
        deal: Not looked at.
        found: Where mistakes go.
    """
    if term.has("of which"):
        message, fix = "`of which` cannot stand beside `stages`", "write it in each stage"
        found.append(mistake("key-does-not-fit", message, term.where("of which"), "of which stage?", help=fix))
    plain = without(term, "stages", "says", "of which")
    sums = _Sums(term.text("how many"), found)
    made = []
    for number, stage in enumerate(term.blocks("stages"), start=1):
        merged = renamed(with_keys(plain, stage.fields), f"{term.name.text} stage {number}", stage.name)
        made.append(sums.owed_by_then(merged, stage) if form_of(merged) == "achieve" else merged)
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Sums:
    """What is owed so far.

    Attributes:
        whole: What all stages together ask for, where that is written.
        found: Where mistakes go.
        owed: By the part (``""``: the whole) and what is asked; ``None``: it cannot be added up.
    """

    whole: Scalar | None
    found: list[Diagnostic]
    owed: dict[tuple[str, frozenset[Field]], Amount | None] = field(default_factory=dict)

    def owed_by_then(self, merged: Block, stage: Block) -> Block:
        """Put what is owed in all by the end of a stage in place of what it adds; of its parts too."""
        parts = tuple(
            self._added(part, part, part.name.text, with_keys(merged, part.fields))
            for part in merged.blocks("of which")
        )
        merged = self._added(merged, stage, "", merged)
        fields = (replace(f, blocks=parts) if f.key.text == "of which" else f for f in merged.fields)
        return replace(merged, fields=tuple(fields))

    def _added(self, block: Block, stage: Block, part: str, asking: Block) -> Block:
        """Add how many a stage asks for, and put the sum in a block; what a stage leaves out adds nothing."""
        text = stage.text("how many")
        if text is None:
            return block
        key = (part, frozenset(f for f in asking.fields if f.key.text in _ASKED))
        before = self.owed.get(key)
        if _REST.fullmatch(text.text.strip()):
            amount = self._all(before)
        else:
            amount = read_amount(text.text)
            amount = add_amounts(before, amount) if key in self.owed else amount
        is_sum = key in self.owed or _REST.fullmatch(text.text.strip())
        self.owed[key] = amount
        if amount is None or (amount.share or 0) > 1:
            if is_sum:
                self._report(text, amount)
            return without(block, "how many") if is_sum else block
        return with_keys(block, self._written(block, amount)) if is_sum else block

    def _written(self, block: Block, amount: Amount) -> Iterator[Field]:
        for f in block.fields:
            if f.key.text == "how many":
                yield replace(f, texts=(reworded(f.texts[0], write_amount(amount)),))

    def _all(self, before: Amount | None) -> Amount | None:
        """Give what all stages together ask for."""
        if self.whole is not None:
            return read_amount(self.whole.text)
        return replace(before, share=Fraction(1)) if before and before.share is not None else None

    def _report(self, text: Scalar, amount: Amount | None) -> None:
        message = f"`{text.text}` cannot be added to what the stages before ask for"
        fix = "write the same unit in all stages, or shares of one count"
        if amount is not None:
            message = f"with `{text.text}` the stages ask for more than all of `{amount.unit}`"
            fix = "each stage says how much more it asks for; together they make 100%"
        self.found.append(mistake("stages-do-not-add-up", message, text.span, help=fix))
