"""Terms of other deal files, taken in with the definitions they need.

Paths are relative to the folder of the deal that names them, and stay inside the folder that
holds the case folder. A definition made here wins over one of the same name over there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from holdfire.deal.mistakes import mistake
from holdfire.deal.written.amend import amend
from holdfire.deal.written.keys import TABLES
from holdfire.deal.written.names import Names, fold_name
from holdfire.deal.written.parse import parse_deal
from holdfire.deal.written.syntax import Block, Field, all_texts
from holdfire.deal.written.zone import zone_of
from holdfire.source.diagnostic import Diagnostic, Label, Outcome
from holdfire.source.suggest import did_you_mean
from holdfire.source.yaml_tree import Scalar, read_yaml

_NOT_DEFINITIONS = ("terms", "positions", "amendments", "incorporates")
_DEFINITIONS = tuple(key.name for key in TABLES["deal"] if key.shape == "blocks" and key.name not in _NOT_DEFINITIONS)
_LOCAL = re.compile(r"\d{4}-\d|\d:\d\d|\d\s+[A-Z][a-z]+\s+\d{4}|\b(?:day|week|month)$")
"""What looks like a day, a clock time, or a stretch of days of some zone."""
_KEYS = frozenset(key.name for keys in TABLES.values() for key in keys)
_PATHS = ("file", "shape")
"""Keys under which a path in the case folder stands."""


def incorporate(written: Block, folder: Path | None, in_force_on: int | None = None) -> Outcome[Block]:
    """Take in the terms of other deal files.

    Args:
        written: The deal as the parser made it.
        folder: Of its file; ``None``: other files are not looked at.
        in_force_on: The other deals are taken as amended before this second (UTC); ``None``: by all that was agreed.

    Returns:
        The deal with these terms, and with what they need, in the order in which it names the files.
    """
    if folder is None or not written.blocks("incorporates"):
        return Outcome(written, ())
    file = folder / Path(written.name.span.file).name
    return _Taking(folder, folder.resolve().parent, in_force_on, (file.resolve(),)).into(written)


@dataclass(frozen=True, slots=True)
class _Taking:
    """Where terms are taken from.

    Attributes:
        folder: Of the deal that takes them.
        within: No file outside this folder is read.
        chain: The files that led here, the first one first.
    """

    folder: Path
    within: Path
    in_force_on: int | None
    chain: tuple[Path, ...]

    def into(self, written: Block) -> Outcome[Block]:
        """Take in what a deal incorporates."""
        found: list[Diagnostic] = []
        for one in written.blocks("incorporates"):
            file = self._file(one, found)
            other = self._read(file, one, found) if file else None
            if file and other:
                terms = _taken(other, one, found)
                _report_zones(written, other, terms, one, found)
                new = [*_needed(other, terms), Field(Scalar("terms", one.name.span), blocks=terms)]
                away = os.path.relpath(file.parent, self.folder).replace(os.sep, "/")
                written = _joined(written, [_moved(field, away) for field in new], one, found)
        return Outcome(written, tuple(found))

    def _file(self, one: Block, found: list[Diagnostic]) -> Path | None:
        """Find the file that is named; ``None`` with a mistake where it cannot be taken."""
        text = one.text("file")
        if text is None:
            fix = "write `file:` and its path from here"
            found.append(mistake("missing-key", f"`{one.name.text}` names no file", one.name.span, help=fix))
            return None
        path = self.folder / text.text.strip()
        if not path.resolve().is_relative_to(self.within):
            fix = "put the deal into this case, or beside it"
            message = f"`{text.text}` lies outside the folder that holds this case"
            found.append(mistake("unreadable-file", message, text.span, "named here", help=fix))
            return None
        if path.resolve() in self.chain:
            message = f"`{text.text}` leads back here: these deals take in each other's terms"
            fix = "let one of them hold the terms, and the others take them"
            found.append(mistake("file-ring", message, text.span, "leads back", help=fix))
            return None
        if not path.is_file():
            message = f"there is no file `{text.text}`"
            fix = "give its path from the folder of this deal, as in `annex/deal.yaml`"
            found.append(mistake("unreadable-file", message, text.span, "named here", help=fix))
            return None
        return path

    def _read(self, path: Path, one: Block, found: list[Diagnostic]) -> Block | None:
        """Read another deal, with what it takes in itself, as amended."""
        tree = read_yaml(path)
        found += tree.diagnostics
        parsed = parse_deal(tree.value) if tree.value else None
        if parsed is None or parsed.value is None or tree.has_errors:
            message = f"`{path.name}` cannot be read as a deal"
            found.append(mistake("unreadable-file", message, one.where("file"), "named here", help="mend it first"))
            return None
        found += parsed.diagnostics
        inner = replace(self, folder=path.parent, chain=(*self.chain, path.resolve()))
        whole = inner.into(parsed.value)
        amended = amend(whole.value, self.in_force_on)
        found += (*whole.diagnostics, *amended.diagnostics)
        return amended.value


def _taken(other: Block, one: Block, found: list[Diagnostic]) -> tuple[Block, ...]:
    """List the terms to take: those named, alone or by their clause, or all; but not those left out."""
    terms = other.blocks("terms")
    asked, left_out = one.texts("terms"), one.texts("but not")
    chosen = _named(other, asked, found) if one.has("terms") else {term.name.text for term in terms}
    chosen -= _named(other, left_out, found)
    return tuple(term for term in terms if term.name.text in chosen)


def _named(other: Block, texts: Iterable[Scalar], found: list[Diagnostic]) -> set[str]:
    named: set[str] = set()
    names = Names.from_deal(other, ())
    for text in texts:
        term, clause = names.find("term", text.text), names.find("clause", text.text)
        if not (term or clause):
            choices = names.of_kinds("term", "clause")
            fix = did_you_mean(text.text, choices, f"its terms: {', '.join(names.of_kinds('term'))}")
            message = f"the deal that is taken from has no term `{text.text}`"
            found.append(mistake("unknown-term", message, text.span, "named here", help=fix))
        named |= {term} if term else set(_terms_of(other, clause))
    return named


def _terms_of(other: Block, clause: str) -> Iterator[str]:
    """List the terms that stand in a clause, or in one that stands in it."""
    above = {fold_name(b.name.text): b.text("part of") for b in (*other.blocks("clauses"), *other.blocks("terms"))}
    for term in other.blocks("terms"):
        name, seen = term.name.text, set[str]()
        while (part := above.get(fold_name(name))) and name not in seen:
            seen.add(name)
            name = part.text
            if fold_name(name) == fold_name(clause):
                yield term.name.text
                break


def _needed(other: Block, terms: Iterable[Block]) -> list[Field]:
    """List what terms need: every definition that they, or what they need, name."""
    defined: dict[str, list[tuple[str, Block]]] = {}
    for section in _DEFINITIONS:
        for block in other.blocks(section):
            spellings = (block.name.text, *(text.text for text in block.texts("also") if section == "categories"))
            for name in spellings:
                defined.setdefault(fold_name(name), []).append((section, block))
    if not defined:
        return []
    names = "|".join(re.escape(name) for name in sorted(defined, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")
    needed: dict[int, tuple[str, Block]] = {}
    left = list(terms)
    while left:
        for match in pattern.finditer(fold_name(" | ".join(_words(left.pop())))):
            for section, block in defined[match[0]]:
                if id(block) not in needed:
                    needed[id(block)] = section, block
                    left.append(block)
    return [
        Field(field.key, blocks=tuple(block for block in field.blocks if id(block) in needed))
        for field in other.fields
        if field.key.text in _DEFINITIONS
    ]


def _words(block: Block) -> Iterator[str]:
    """List every text of a block, and the names in it: of blocks, and of rows of tables."""
    for field in block.fields:
        if field.key.text not in _KEYS:
            yield field.key.text
        yield from (text.text for text in field.texts)
        for inner in field.blocks:
            yield inner.name.text
            yield from _words(inner)


def _report_zones(deal: Block, other: Block, terms: Iterable[Block], one: Block, found: list[Diagnostic]) -> None:
    ours, theirs = zone_of(deal), zone_of(other)
    dated = any(_LOCAL.search(text.text) for term in terms for _, text in all_texts(term))
    if ours.key != theirs.key and other.has("time zone") and dated:
        message = f"the terms taken speak of times in {theirs.key}, and this deal of times in {ours.key}"
        fix = "write the same `time zone:` in both, or times with their offset, as in `2024-05-01T04:00Z`"
        found.append(mistake("zones-differ", message, one.where("file"), "taken from here", help=fix))


def _moved(field: Field, away: str) -> Field:
    """Write the paths of definitions as they are from the folder of the deal that takes them."""
    blocks = tuple(replace(b, fields=tuple(_moved(inner, away) for inner in b.fields)) for b in field.blocks)
    if field.key.text in _PATHS and away != ".":
        texts = tuple(replace(text, text=f"{away}/{text.text.strip()}", pieces=()) for text in field.texts)
        return replace(field, texts=texts, blocks=blocks)
    return replace(field, blocks=blocks)


def _joined(deal: Block, new: Iterable[Field], one: Block, found: list[Diagnostic]) -> Block:
    """Add sections to a deal: definitions that it does not have yet, and terms, none of which it may have."""
    fields = {field.key.text: field for field in deal.fields}
    for field in new:
        key = field.key.text
        section = fields.get(key, Field(field.key))
        known = {fold_name(block.name.text): block for block in section.blocks}
        added = tuple(block for block in field.blocks if fold_name(block.name.text) not in known)
        for block in field.blocks if key == "terms" else ():
            first = known.get(fold_name(block.name.text))
            if first:
                message = f"`{one.name.text}` brings a term `{block.name.text}`, which is there already"
                labels = (Label(first.name.span, "already here"),)
                fix = f"leave it out with `but not: {block.name.text}`, or rename one of them"
                found.append(mistake("term-twice", message, one.name.span, "brought by this", labels, fix))
        if added:
            fields[key] = replace(section, blocks=(*section.blocks, *added))
    return replace(deal, fields=tuple(fields.values()))
