"""`may` with `every`: a permission, and the cap on how much of it each period may hold."""

from __future__ import annotations

from dataclasses import replace

from holdfire.deal.mistakes import mistake
from holdfire.deal.unfold.copies import renamed, reworded, without
from holdfire.deal.written.syntax import Block, Field
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.quantity import show_milli
from holdfire.vocab.quantity_text import parse_quantity

_OF_THE_QUOTA = ("how many", "every", "partial periods")
_OF_THE_PERMISSION = ("protected from", "interference", "an exception to", "never covers", "says")


def permission_and_quota(term: Block, deal: Block, found: list[Diagnostic]) -> tuple[Block, ...]:
    """Give the permission without its periods, and ``NAME quota``: at most so many in each.

    Args:
        term: With ``may`` and ``every``.
        deal: Not looked at.
        found: Where mistakes go.
    """
    permission = _with_answers(term, [without(answer, *_OF_THE_QUOTA) for answer in term.blocks("read as")])
    answers = [_capped(without(answer, *_OF_THE_PERMISSION), found) for answer in term.blocks("read as")]
    quota = _capped(_with_answers(without(term, *_OF_THE_PERMISSION), answers), found)
    return (without(permission, *_OF_THE_QUOTA), renamed(quota, f"{term.name.text} quota"))


def _with_answers(term: Block, answers: list[Block]) -> Block:
    """Put other overrides in place of those under ``read as``."""
    fields = (replace(field, blocks=tuple(answers)) if field.key.text == "read as" else field for field in term.fields)
    return replace(term, fields=tuple(fields))


def _capped(block: Block, found: list[Diagnostic]) -> Block:
    """Turn a permission of so many into a duty to stay below."""
    return replace(block, fields=tuple(_cap(field, found) for field in block.fields))


def _cap(field: Field, found: list[Diagnostic]) -> Field:
    if field.key.text == "may":
        return replace(field, key=reworded(field.key, "must"))
    if field.key.text == "how many" and field.texts:
        return replace(field, texts=(_at_most(field.texts[0], found),))
    return field


def _at_most(text: Scalar, found: list[Diagnostic]) -> Scalar:
    """Write how many as a cap; what is no number is left for the reader of numbers to complain about."""
    try:
        number = parse_quantity(text.text)
    except ValueError:
        return text
    if number.high is None:
        message = "a permission needs a number that it ends at"
        found.append(mistake("bad-quantity", message, text.span, help="write `up to 50`"))
        return text
    return reworded(text, f"at most {show_milli(number.high)} {number.unit}".strip())
