"""The names of a deal: which there are, of which kind, and which are meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfire.deal.mistakes import mistake
from holdfire.deal.written.syntax import Block
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.suggest import did_you_mean, nearest
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.quantity_text import unit_key

SECTIONS: Mapping[str, str] = {
    "term": "terms",
    "clause": "clauses",
    "party": "parties",
    "place": "places",
    "act": "acts",
    "category": "categories",
    "count": "counts",
    "body": "bodies",
    "draft": "drafts",
    "register": "registers",
    "event": "events",
    "document": "documents",
    "question": "readings",
    "wording": "draft wordings",
    "blank": "blanks",
}
"""Each kind of name, and the section of the deal that declares it."""

IN_CONDITIONS = ("term", "clause", "party", "body", "draft", "event")
"""Kinds of names that conditions speak of."""

RESERVED = frozenset(
    ["and", "or", "not", "on", "the deal", "deal", "anyone", "anywhere", "entry into force", "not said", "who", "all"]
)
"""Words that the language uses itself."""


def fold_name(text: str) -> str:
    """Write a name as it is compared: lower case, single spaces."""
    return " ".join(text.casefold().split())


def name_key(kind: str, text: str) -> str:
    """Write a name of a kind as it is looked up: a category in the singular or the plural."""
    return unit_key(text) if kind == "category" else fold_name(text)


@dataclass(frozen=True, slots=True)
class Member:
    """A term of a clause: its form, and the labels of those it binds."""

    term: str
    form: str
    bearers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Every name of a deal.

    Attributes:
        by_kind: Kind to folded name to the name as declared; categories by other names too.
        members: The terms of each clause, as declared.
        listed: Lists of names by kinds, as far as they were asked for.
    """

    by_kind: Mapping[str, Mapping[str, str]]
    members: Mapping[str, tuple[Member, ...]] = field(default_factory=dict)
    listed: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def from_deal(cls, deal: Block, shipped_acts: tuple[str, ...]) -> Names:
        """Collect the names that a deal declares, and the acts that are shipped."""
        by_kind = {
            kind: {
                name_key(kind, block.name.text): block.name.text for block in deal.blocks(section) if block.name.text
            }
            for kind, section in SECTIONS.items()
        }
        others = ((block.name.text, text) for block in deal.blocks("categories") for text in block.texts("also"))
        by_kind["category"] = {unit_key(text.text): name for name, text in others} | by_kind["category"]
        by_kind["act"] = {fold_name(act): act for act in shipped_acts} | by_kind["act"]
        by_kind["question"] |= by_kind["wording"]
        return cls(by_kind)

    def find(self, kind: str, text: str) -> str:
        """Give the declared name of a kind; ``""`` where there is none."""
        return self.by_kind[kind].get(name_key(kind, text), "")

    def kinds_of(self, text: str) -> tuple[str, ...]:
        """List the kinds a name is declared as."""
        return tuple(kind for kind in SECTIONS if name_key(kind, text) in self.by_kind[kind])

    def of_kinds(self, *kinds: str) -> tuple[str, ...]:
        """List the names of some kinds, longest first, then in alphabetical order."""
        if kinds not in self.listed:
            found = {name for kind in kinds for name in self.by_kind[kind].values()}
            self.listed[kinds] = tuple(sorted(found, key=lambda name: (-len(name), name)))
        return self.listed[kinds]

    def unknown(self, kind: str, text: Scalar, start: int = 0, end: int | None = None) -> Diagnostic:
        """Make the diagnostic for a name that is not declared: the nearest one, or where to declare it."""
        stop = len(text.text) if end is None else end
        word = text.text[start:stop]
        choices = tuple(self.by_kind[kind].values())
        others = [other for other in self.kinds_of(word) if other != kind]
        section = SECTIONS[kind]
        otherwise = f"declare it under `{section}:`"
        inside = [f"`{member.term}`" for member in self.members.get(self.find("clause", word), ())]
        if kind == "term" and inside:
            otherwise = f"`{word}` is a clause; name one of its terms: {', '.join(inside)}"
        elif others and not nearest(word, choices):
            otherwise = f"`{word}` is {with_article(others[0])}; {otherwise} too, if that is meant"
        message = f"no {kind} is called `{word}`"
        span = text.span_of(start, stop)
        fix = did_you_mean(word, () if inside else choices, otherwise)
        return mistake(f"unknown-{kind}", message, span, "named here", help=fix)


def split_names(text: str, known: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Split ``a, b and c`` into its parts, as half-open offsets; a declared name is never split.

    Examples:
        >>> [("red, blue and green"[a:b]) for a, b in split_names("red, blue and green", ("blue and green",))]
        ['red', 'blue and green']
    """
    declared = {fold_name(name) for name in known}
    parts: list[tuple[int, int]] = []
    for comma_part in re.finditer(r"[^,]+", text):
        start, end = _trimmed(text, *comma_part.span())
        lead = re.match(r"(and|or)\s+", text[start:end])
        start += lead.end() if lead and fold_name(text[start:end]) not in declared else 0
        parts += _split_at_and(text, start, end, declared)
    return tuple((start, end) for start, end in parts if start < end)


def _split_at_and(text: str, start: int, end: int, declared: set[str]) -> list[tuple[int, int]]:
    """Split at ``and`` and ``or``, longest declared name first."""
    if fold_name(text[start:end]) in declared:
        return [(start, end)]
    joints = list(re.finditer(r"\s+(?:and|or)\s+", text[start:end]))
    for joint in reversed(joints):
        if fold_name(text[start : start + joint.start()]) in declared:
            return [(start, start + joint.start()), *_split_at_and(text, start + joint.end(), end, declared)]
    if joints:
        first = joints[0]
        return [(start, start + first.start()), *_split_at_and(text, start + first.end(), end, declared)]
    return [(start, end)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def with_article(kind: str) -> str:
    """Write a kind of name with its article: ``a term``, ``an event``."""
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
