"""What every check is given: the deal as meant, as written, and the texts of its documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from holdfire.deal.model import Deal, Term
from holdfire.deal.written.syntax import Block
from holdfire.source.span import Span


@dataclass(frozen=True, slots=True)
class Subject:
    """A deal under check.

    Attributes:
        deal: As meant; incomplete where reading it met errors.
        written: As written, for spans.
        texts: Document id to its text; ``None`` where the file is not there. Empty where nobody looked.
    """

    deal: Deal
    written: Block
    texts: Mapping[str, str | None] = field(default_factory=dict)

    def block(self, section: str, name: str) -> Block:
        """Give a block of a section by its name; the deal itself where there is none."""
        found = (block for block in self.written.blocks(section) if block.name.text == name)
        return next(found, self.written)

    def where(self, term: Term, *keys: str) -> Span:
        """Give the span of the first of some keys that a term, an override or a clause of it has; else of its name."""
        block = self.block("terms", term.id)
        for candidate in (block, *block.blocks("read as"), *self._clauses_of(term)):
            for key in keys:
                if candidate.has(key):
                    return candidate.where(key)
        return block.name.span

    def _clauses_of(self, term: Term) -> Iterator[Block]:
        """Walk the clauses a term stands in, from the inside out."""
        left, clause = len(self.deal.clauses), term.part_of
        while clause in self.deal.clauses and left:
            yield self.block("clauses", clause)
            left, clause = left - 1, self.deal.clauses[clause].part_of

    def name_span(self, section: str, name: str) -> Span:
        """Give the span of a declared name."""
        return self.block(section, name).name.span

    def first_versions(self) -> tuple[Term, ...]:
        """Give each term once, in its first version."""
        seen: dict[str, Term] = {}
        for term in self.deal.terms:
            seen.setdefault(term.id, term)
        return tuple(seen.values())
