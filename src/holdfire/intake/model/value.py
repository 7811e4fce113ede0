"""What a number is worth, read from its words by the reader of the rules: a model never says how much it is."""

from __future__ import annotations

from holdfire.intake.extract.figures.amount import Amount
from holdfire.intake.extract.figures.amounts import amount_at
from holdfire.intake.text.sentences import tokens_of


def amount_of(words: str) -> Amount | None:
    """Read the words of a figure, modifier included; ``None``: not one number or range stands there.

    Examples:
        >>> amount = amount_of("between six and eight thousand")
        >>> (str(amount.low), str(amount.high))
        ('6000', '8000')
        >>> amount_of("3 and then 4") is None
        True
    """
    tokens = tokens_of(words, 0, len(words))
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        amount = amount_at(tokens, at)
        if amount:
            found.append(amount)
        at = amount.end if amount else at + 1
    return found[0] if len(found) == 1 else None
