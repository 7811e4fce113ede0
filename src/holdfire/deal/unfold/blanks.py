"""Blanks, written out: the value where one is filled in, and what stands for it while it is open.

A filled blank: its value stands in its place everywhere. An open one:

========  ================================================================
number    a count of its name, whose figure claims may tell
length    a number of hours, days and so on: not said, or never over
place     a place of its name of which nothing is known
party     a party of its name without members
time      as a deadline not said; otherwise it never comes
========  ================================================================

Claims may go on using the name: a filled place or party has it as another name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from holdfire.deal.mistakes import mistake
from holdfire.deal.unfold.blank_values import Value, read_value
from holdfire.deal.unfold.copies import one_text, reworded, with_keys
from holdfire.deal.written.names import SECTIONS, Names, fold_name
from holdfire.deal.written.syntax import Block, Field
from holdfire.deal.written.zone import zone_of
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.yaml_tree import Scalar

_FREE = frozenset(
    ["deal", "label", "name", "kind", "also", "means", "asks", "symbol", "file", "shape", "language", "says", "unit",
     "told in", "with", "without", "act", "must", "must not", "may", "must begin", "must keep doing", "is a", "what",
     "acled", "ucdp", "documents", "quote", "blanks", "amendments", "time zone"]
)  # fmt: skip
"""Keys under which the name of a blank means nothing, or something else."""
_BY_PARTY = ("positions", "seats")
"""Keys under which blocks are named after parties."""
_CONDITIONS = ("starts when", "ends when", "only while", "unless", "falls away when", "when", "by", "in force")
_NUMBERED = ("must keep", "must reach", "tolerance", "for every", "beyond", "at most", "notice", "every")
"""Keys under which a number must be known."""
_DROPPED = ("from", "until", "lasts", "as of", "proposed")
"""Keys that say nothing while their time is open; what runs ``from`` then does not start."""
_FAR = "2200-12-31"
_LENGTH = r"[\w.]+[\s-]+(?:second|minute|hour|day|week)s?"
_NAMED_IN = {
    kind: (named, SECTIONS[named]) for kind, named in (("number", "count"), ("place", "place"), ("party", "party"))
}
"""What the blanks of a kind name while they are open, and where that is declared."""


def fill_blanks(written: Block) -> Outcome[Block]:
    """Write the blanks of a deal out."""
    if not written.blocks("blanks"):
        return Outcome(written, ())
    found: list[Diagnostic] = []
    names, zone = Names.from_deal(written, ()), zone_of(written)
    values = {fold_name(b.name.text): read_value(b, names, zone, found) for b in written.blocks("blanks")}
    for value in values.values():
        written = _declared(written, value, names)
    filling = _Filling(values, _pattern(names, values), found)
    return Outcome(filling.block(written, ""), tuple(found))


def _declared(written: Block, value: Value, names: Names) -> Block:
    """Let the name of a blank name something, also for claims: a count, a place or a party, or one by another name."""
    kind, section = _NAMED_IN.get(value.kind, ("", ""))
    if not kind or value.is_length:
        return written
    blocks = list(written.blocks(section))
    stands_for_itself = not value.words or len(value.named) > 1 or kind == "count"
    if stands_for_itself and not names.find(kind, value.name.text):
        blocks.append(Block(value.name, (one_text("unit", value.unit),) if value.unit else (), value.name.span))
    key = {"place": "inside", "party": "member of"}.get(kind, "") if len(value.named) > 1 else "also"
    blocks = [_with_text(one, key, value.name) if one.name.text in value.named else one for one in blocks]
    fields = [field for field in written.fields if field.key.text != section]
    return replace(written, fields=(*fields, Field(Scalar(section, value.name.span), blocks=tuple(blocks))))


def _with_text(block: Block, key: str, text: Scalar) -> Block:
    known = block.texts(key)
    if fold_name(text.text) in {fold_name(one.text) for one in known}:
        return block
    return with_keys(block, [Field(Scalar(key, text.span), (*known, text), is_list=True)])


def _pattern(names: Names, values: dict[str, Value]) -> re.Pattern[str]:
    """Make the pattern of every name of the deal, the longest first, and what belongs to a number around it."""
    every = {name for of_kind in names.by_kind.values() for name in of_kind.values()}
    longest = sorted(every, key=lambda name: (-len(name), name))
    words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
    units = "|".join({re.escape(value.unit.text) for value in values.values() if value.unit}) or r"(?!)"
    return re.compile(
        rf"(?<![\w-])(?P<all>all\s+(?:of\s+)?(?:the\s+)?)?(?P<name>{words})(?![\w-])(?P<unit>\s+(?:{units})(?![\w-]))?",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class _Filling:
    values: dict[str, Value]
    pattern: re.Pattern[str]
    found: list[Diagnostic]

    def block(self, block: Block, under: str) -> Block:
        """Write the blanks in a block out; ``under`` is the key it stands under."""
        fields: list[Field] = []
        waits: Scalar | None = None
        for field in block.fields:
            key = field.key.text
            if key in _FREE:
                fields.append(field)
                continue
            read = [self._text(key, text, block, under) for text in field.texts]
            texts = tuple(text for text in read if text)
            blocks = tuple(self.block(inner, key) for inner in field.blocks)
            if key in _BY_PARTY:
                blocks = tuple(replace(inner, name=self._filled(inner.name)) for inner in blocks)
            if texts or not field.texts:
                fields.append(replace(field, texts=texts, blocks=blocks))
            elif key == "from":
                waits = field.texts[0]
        made = replace(block, fields=tuple(fields))
        return with_keys(made, [_starts_never(made, waits)]) if waits else made

    def _filled(self, text: Scalar) -> Scalar:
        """Put what was filled in in the place of blanks."""

        def words(match: re.Match[str]) -> str:
            value = self.values.get(fold_name(match["name"]))
            if value is None or not value.words:
                return match[0]
            if value.kind == "number":
                own = value.unit and match["unit"] and fold_name(match["unit"]) == fold_name(value.unit.text)
                return value.words + ("" if own or not match["unit"] else match["unit"])
            return match[0] if len(value.named) > 1 else f"{match['all'] or ''}{value.words}{match['unit'] or ''}"

        return reworded(text, self.pattern.sub(words, text.text))

    def _text(self, key: str, text: Scalar, block: Block, under: str) -> Scalar | None:
        """Write the blanks in one text out; ``None`` where nothing is left to stand there."""
        text = self._filled(text)
        for value in self._still_open(text):
            name = r"\s+".join(map(re.escape, value.name.text.split()))
            if value.kind == "time" or value.is_length:
                if key in _DROPPED:
                    return None
                text = self._never(key, text, value, name)
            elif value.kind == "number":
                text = self._number(key, text, value, name, block, under)
        return text

    def _still_open(self, text: Scalar) -> tuple[Value, ...]:
        named = dict.fromkeys(fold_name(match["name"]) for match in self.pattern.finditer(text.text))
        values = (self.values[name] for name in named if name in self.values)
        return tuple(value for value in values if not value.words)

    def _never(self, key: str, text: Scalar, value: Value, name: str) -> Scalar:
        """Write a text in which a time, or a length of time, is open."""
        is_joined = re.search(r"\b(?:and|or)\b", text.text, re.IGNORECASE)
        if (key in ("by", "in force") and not is_joined) or key == "within":
            return reworded(text, "not said")
        if key == "counting from":
            return reworded(text, _FAR)
        if key not in _CONDITIONS:
            return self._must_be_known(text, value, name)
        if value.is_length:
            return reworded(
                text, re.sub(rf"{name}\s+(?:after|of|from)\b", "never after", text.text, flags=re.IGNORECASE)
            )
        earlier = rf"(?:{_LENGTH}(?:,\s*|\s+and\s+|\s+))+before\s+{name}|(?:\bon\s+)?{name}"
        return reworded(text, re.sub(earlier, "never", text.text, flags=re.IGNORECASE))

    def _number(self, key: str, text: Scalar, value: Value, name: str, block: Block, under: str) -> Scalar:
        """Write a text in which a number is open."""
        is_counted = key == "how many" and not block.has("every") and under != "for every"
        whole = rf"(?:(?:at least|exactly|up to|at most|no more than|all|of|the)\s+)*{name}(?:\s+\w+)?"
        if is_counted and re.fullmatch(whole, text.text.strip(), re.IGNORECASE):
            return reworded(text, f"all {value.name.text}")
        is_share = re.search(rf"\bof\s+(?:the\s+)?{name}\s*$", text.text, re.IGNORECASE)
        if is_share or under == "places" or key not in (*_NUMBERED, "how many"):
            return text
        return self._must_be_known(text, value, name)

    def _must_be_known(self, text: Scalar, value: Value, name: str) -> Scalar:
        message = f"`{value.name.text}` is not filled in, and must be known here"
        fix = (
            "fill it in with `filled:`; an open number can stand only under `how many` of what is done once, or allowed"
        )
        self.found.append(mistake("open-blank", message, text.span, "open", help=fix))
        stands_in = f"1 {value.unit.text}" if value.is_length and value.unit else "1"
        return reworded(text, re.sub(name, stands_in, text.text, flags=re.IGNORECASE))


def _starts_never(block: Block, open_time: Scalar) -> Field:
    """Make the condition of what starts from a time that nobody has set yet."""
    known = block.text("starts when")
    return one_text(
        "starts when", reworded(known, f"({known.text}) and never") if known else reworded(open_time, "never")
    )
