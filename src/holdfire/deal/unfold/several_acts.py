"""Several acts in one place (``must not: [airstrike, shelling]``) become one act that covers them."""

from __future__ import annotations

from dataclasses import replace

from holdfire.deal.written.syntax import Block, Field
from holdfire.source.diagnostic import Outcome
from holdfire.source.yaml_tree import Scalar

_KEYS = frozenset(["act", "must", "must not", "may", "must begin", "must keep doing"])


def join_acts(written: Block) -> Outcome[Block]:
    """Put one act, ``a or b``, in the place of each list of acts, and define it under ``acts:``."""
    made: dict[str, Block] = {}
    joined = _joined(written, made)
    if not made:
        return Outcome(written, ())
    acts = joined.field("acts") or Field(Scalar("acts", written.name.span))
    others = tuple(field for field in joined.fields if field is not acts)
    return Outcome(replace(joined, fields=(*others, replace(acts, blocks=(*acts.blocks, *made.values())))), ())


def _joined(block: Block, made: dict[str, Block]) -> Block:
    fields = []
    for field in block.fields:
        if field.key.text in _KEYS and len(field.texts) > 1:
            fields.append(replace(field, texts=(_one_act(field, made),), is_list=False))
        else:
            fields.append(replace(field, blocks=tuple(_joined(inner, made) for inner in field.blocks)))
    return replace(block, fields=tuple(fields))


def _one_act(field: Field, made: dict[str, Block]) -> Scalar:
    name = Scalar(" or ".join(text.text.strip() for text in field.texts), field.texts[0].span)
    covers = Field(Scalar("covers", field.key.span), field.texts, is_list=True)
    means = Field(Scalar("means", field.key.span), (Scalar("any of these acts", field.key.span),))
    made.setdefault(name.text, Block(name, (means, covers), field.key.span))
    return name
