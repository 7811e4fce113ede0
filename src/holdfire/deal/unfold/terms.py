"""Terms that are several terms in short: each construct is taken apart until only plain terms are left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from holdfire.deal.mistakes import mistake
from holdfire.deal.unfold.across import each_way_across
from holdfire.deal.unfold.copies import one_text, reworded, with_keys, without
from holdfire.deal.unfold.for_each import copies_for_each
from holdfire.deal.unfold.of_which import parts_of
from holdfire.deal.unfold.quota import permission_and_quota
from holdfire.deal.unfold.stages import stages_of
from holdfire.deal.written.names import fold_name
from holdfire.deal.written.syntax import Block, Field
from holdfire.source.diagnostic import Diagnostic, Label, Outcome

Construct = Callable[[Block, Block, list[Diagnostic]], tuple[Block, ...]]

CONSTRUCTS: tuple[tuple[str, Construct, bool], ...] = (
    ("for each", copies_for_each, True),
    ("across", each_way_across, True),
    ("stages", stages_of, True),
    ("of which", parts_of, False),
    ("may", permission_and_quota, False),
)
"""A key, what it stands for, and whether that is a clause of the term's name; the first that applies comes first."""

MOST_TERMS = 1000
"""How many terms a deal may have once it is written out."""


def unfold_terms(deal: Block) -> Outcome[Block]:
    """Put plain terms in place of those that stand for several, and make the clauses that hold them."""
    made = _Made(deal)
    for term in deal.blocks("terms"):
        made.expand(term)
    made.report_names_made_twice()
    return Outcome(_with_sections(deal, made), tuple(made.found))


def unfold_definitions(deal: Block) -> Outcome[Block]:
    """Put copies in place of the events and counts that have ``for each``."""
    found: list[Diagnostic] = []
    fields = []
    for section in deal.fields:
        blocks = section.blocks
        if section.key.text in ("events", "counts"):
            blocks = tuple(
                copy
                for block in blocks
                for copy in (copies_for_each(block, deal, found) if block.has("for each") else (block,))
            )
        fields.append(replace(section, blocks=blocks))
    return Outcome(replace(deal, fields=tuple(fields)), tuple(found))


@dataclass(slots=True)
class _Made:
    """What has been made so far."""

    deal: Block
    terms: list[Block] = field(default_factory=list)
    clauses: list[Block] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)

    def expand(self, term: Block) -> None:
        """Take one term apart, and what it is made of, down to plain terms."""
        for key, construct, is_clause in CONSTRUCTS:
            if not term.has(key) or (key == "may" and not term.has("every")):
                continue
            copies = construct(term, self.deal, self.found)
            if is_clause and all(copy.name != term.name for copy in copies):
                self.clauses.append(_clause(term, "part of", *(() if key == "for each" else ("says",))))
                copies = tuple(with_keys(copy, [one_text("part of", term.name)]) for copy in copies)
            for copy in copies:
                self.expand(copy)
            return
        if len(self.terms) < MOST_TERMS:
            self.terms.append(self._without_misplaced(term))
        elif len(self.terms) == MOST_TERMS:
            message = f"written out, the deal has more than {MOST_TERMS:,} terms"
            self.found.append(mistake("bad-for-each", message, term.name.span, help="go through fewer values"))
            self.terms.append(term)

    def _without_misplaced(self, term: Block) -> Block:
        """Report keys under ``read as`` that decide which terms there are: they cannot depend on an answer."""
        kept = []
        for answer in term.blocks("read as"):
            for key in ("for each", "across", "stages", "of which", "part of"):
                if answer.has(key):
                    message = f"`{key}` cannot depend on how the wording is read"
                    fix = "write it in the term itself; under `read as`, write the keys that differ"
                    span = answer.where(key)
                    self.found.append(mistake("key-does-not-fit", message, span, "under an answer", help=fix))
            kept.append(without(answer, "for each", "across", "stages", "of which", "part of"))
        read_as = term.field("read as")
        return with_keys(term, [replace(read_as, blocks=tuple(kept))]) if read_as else term

    def report_names_made_twice(self) -> None:
        """Report terms, or clauses, that have come to share a name."""
        for blocks, kind in ((self.terms, "term"), ([*self.deal.blocks("clauses"), *self.clauses], "clause")):
            seen: dict[str, Block] = {}
            for block in blocks:
                first = seen.setdefault(fold_name(block.name.text), block)
                if first is not block and (block.made_from or first.made_from or kind == "clause"):
                    message = f"there are two {kind}s called `{block.name.text}` once the deal is written out"
                    label = Label(first.name.span, "first here")
                    fix = "rename one of them, or name each value once"
                    self.found.append(
                        mistake("name-made-twice", message, block.name.span, "second", labels=(label,), help=fix)
                    )


def _clause(term: Block, *keys: str) -> Block:
    """Make the clause that holds the terms made from one, with some of its keys."""
    return replace(term, fields=tuple(field for field in term.fields if field.key.text in keys))


def _with_sections(deal: Block, made: _Made) -> Block:
    """Put what was made in its sections; the section of clauses is added where there is none."""
    new = {"terms": tuple(made.terms), "clauses": (*deal.blocks("clauses"), *made.clauses)}
    fields = [replace(field, blocks=new.get(field.key.text, field.blocks)) for field in deal.fields]
    if made.clauses and not deal.has("clauses"):
        fields.append(Field(reworded(deal.name, "clauses"), blocks=new["clauses"]))
    return replace(deal, fields=tuple(field for field in fields if field.key.text != "tables"))
