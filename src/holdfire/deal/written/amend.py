"""Amendments: the deal as it reads once what was agreed later is written into it.

An amendment gives sections as a deal does. Of a name that is there, the keys it gives replace the
old ones; one duty (`must`, `may`, ...) replaces another, and `until` and `lasts` each other. A new
name is added. Amendments follow each other in the order in which they were agreed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from holdfire.deal.mistakes import mistake
from holdfire.deal.written.amend_words import changes_between
from holdfire.deal.written.keys import MODALS, TABLES
from holdfire.deal.written.names import Names, fold_name
from holdfire.deal.written.syntax import Block, Field
from holdfire.deal.written.zone import zone_of
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.moment import Moment
from holdfire.vocab.moment_text import parse_moment

_OF_ITSELF = frozenset(["agreed on", "by", "drops", "fills"])
_SECTIONS = frozenset(key.name for key in TABLES["deal"] if key.shape == "blocks")
_TOGETHER = (frozenset(MODALS), frozenset(["until", "lasts"]))
"""Keys of which a new one takes the place of every old one."""


@dataclass(frozen=True, slots=True)
class _Agreed:
    """An amendment as written, and when it was agreed; ``None``: it is only proposed."""

    written: Block
    on: Moment | None


def amend(written: Block, in_force_on: int | None = None) -> Outcome[Block]:
    """Write into a deal what was agreed later.

    Args:
        written: The deal, with its amendments.
        in_force_on: Only what was agreed before this second (UTC) is taken; ``None``: all that was agreed.

    Returns:
        The deal as amended. Its amendments are left with who agreed to them and when, ``changes`` in words,
        and whether they are in the rest of the deal (``is applied``); in the order of their dates.
    """
    found: list[Diagnostic] = []
    zone = zone_of(written)
    if in_force_on is not None:
        written = _reopened(written, in_force_on, zone)
    amendments = sorted(
        (_Agreed(one, _agreed_on(one, zone, found)) for one in written.blocks("amendments")),
        key=lambda one: (one.on is None, one.on.earliest if one.on else 0),
    )
    if not amendments:
        return Outcome(written, ())
    whole = amended = _without(written, "amendments")
    kept = []
    for one in amendments:
        after = _amended(whole, one, found)
        is_applied = one.on is not None and (in_force_on is None or one.on.earliest < in_force_on)
        kept.append(_summary(one.written, changes_between(whole, after), is_applied))
        whole = after if one.on else whole
        amended = after if is_applied else amended
    section = replace(written.field("amendments") or Field(written.name), blocks=tuple(kept))
    return Outcome(replace(amended, fields=(*amended.fields, section)), tuple(found))


def _reopened(written: Block, in_force_on: int, zone: ZoneInfo) -> Block:
    """Leave blanks open that were filled only later."""
    blanks = written.field("blanks")
    if blanks is None:
        return written
    kept = []
    for blank in blanks.blocks:
        on = _moment(blank.text("on"), zone)
        kept.append(_without(blank, "filled", "on") if on and on.earliest >= in_force_on else blank)
    return _with(written, replace(blanks, blocks=tuple(kept)))


def _agreed_on(amendment: Block, zone: ZoneInfo, found: list[Diagnostic]) -> Moment | None:
    text = amendment.text("agreed on")
    if text is None:
        message = f"it is not said when `{amendment.name.text}` was agreed"
        fix = "write `agreed on:` and the date, or `agreed on: not said` if it is only proposed"
        found.append(mistake("missing-key", message, amendment.name.span, help=fix))
    if text is None or text.text.strip().lower() == "not said":
        return None
    return _moment(text, zone)


def _moment(text: Scalar | None, zone: ZoneInfo) -> Moment | None:
    """Read a moment; one that cannot be read is reported where it is resolved."""
    try:
        return parse_moment(text.text, zone) if text else None
    except ValueError:
        return None


def _amended(deal: Block, amendment: _Agreed, found: list[Diagnostic]) -> Block:
    """Write one amendment into a deal."""
    names = Names.from_deal(deal, ())
    for text in amendment.written.texts("drops"):
        deal = _dropped(deal, text, names, found)
    deal = _with_filled(deal, amendment, names, found)
    for field in amendment.written.fields:
        if field.key.text in _SECTIONS:
            deal = _with_blocks(deal, field)
        elif field.key.text not in _OF_ITSELF:
            deal = _with(deal, field)
    return deal


def _dropped(deal: Block, text: Scalar, names: Names, found: list[Diagnostic]) -> Block:
    """Drop a term, or one key of a term (``until of hold fire``)."""
    section = deal.field("terms") or Field(deal.name)
    key, of, rest = text.text.strip().partition(" of ")
    is_key = bool(of) and not names.find("term", text.text) and key in {known.name for known in TABLES["term"]}
    name = names.find("term", rest if is_key else text.text)
    if not name:
        found.append(names.unknown("term", text, len(text.text) - len(rest) if is_key else 0))
        return deal
    kept = [block for block in section.blocks if is_key or block.name.text != name]
    kept = [_without(block, key) if is_key and block.name.text == name else block for block in kept]
    return _with(deal, replace(section, blocks=tuple(kept)))


def _with_filled(deal: Block, amendment: _Agreed, names: Names, found: list[Diagnostic]) -> Block:
    """Fill the blanks that an amendment fills."""
    blanks = deal.field("blanks") or Field(deal.name)
    agreed = amendment.written.field("agreed on")
    for filling in amendment.written.blocks("fills"):
        name = names.find("blank", filling.name.text)
        if not name:
            found.append(names.unknown("blank", filling.name))
        new = [
            *filling.fields,
            *([Field(Scalar("on", agreed.key.span), agreed.texts)] if agreed and amendment.on else []),
        ]
        filled = [_with(block, *new) if block.name.text == name else block for block in blanks.blocks]
        blanks = replace(blanks, blocks=tuple(filled))
    return _with(deal, blanks) if blanks.blocks else deal


def _with_blocks(deal: Block, new: Field) -> Block:
    """Put the names of a section in: keys given replace those of the name that is there."""
    section = deal.field(new.key.text) or replace(new, blocks=())
    blocks = list(section.blocks)
    for block in new.blocks:
        at = next((at for at, old in enumerate(blocks) if _is_same(old, block, new.key.text)), None)
        if at is None:
            blocks.append(block)
        else:
            blocks[at] = _with(blocks[at], *block.fields)
    return _with(deal, replace(section, blocks=tuple(blocks)))


def _is_same(old: Block, new: Block, section: str) -> bool:
    """Say whether two blocks of a section are about one thing; a party has a position on each thing."""
    about = [[text.text for text in block.texts("supports")] or ["the deal"] for block in (old, new)]
    return fold_name(old.name.text) == fold_name(new.name.text) and (section != "positions" or about[0] == about[1])


def _with(block: Block, *new: Field) -> Block:
    """Put keys in the place of those they replace, or at the end."""
    given = {field.key.text for field in new}
    gone = {key for together in _TOGETHER if together & given for key in together} - given
    fields = {field.key.text: field for field in block.fields if field.key.text not in gone}
    fields |= {field.key.text: field for field in new}
    return replace(block, fields=tuple(fields.values()))


def _without(block: Block, *keys: str) -> Block:
    return replace(block, fields=tuple(field for field in block.fields if field.key.text not in keys))


def _summary(amendment: Block, changes: Iterable[str], is_applied: bool) -> Block:
    """Keep of an amendment what is shown of it."""
    span = amendment.name.span
    fields = [field for field in amendment.fields if field.key.text in ("agreed on", "by")]
    fields.append(Field(Scalar("changes", span), tuple(Scalar(change, span) for change in changes), is_list=True))
    fields.append(Field(Scalar("is applied", span), (Scalar("yes" if is_applied else "no", span),)))
    return replace(amendment, fields=tuple(fields))
