"""`for each`: one copy of a block for each value of a word, or for each combination of several.

In its texts `this side` is the value, `the other side` or `the other sides` what is left, and
`its COLUMN` (`this side's COLUMN`) stands in the value's row of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from holdfire.deal.mistakes import mistake
from holdfire.deal.unfold.copies import in_other_words, renamed, without
from holdfire.deal.written.names import fold_name, split_names
from holdfire.deal.written.syntax import Block
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.suggest import did_you_mean
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.quantity_text import plural

MOST_COPIES = 1000
"""How many copies one block may have."""

Row = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Binding:
    """A word, and what it stands for in one copy.

    Attributes:
        word: As written under ``for each``.
        value: What it stands for here.
        others: What it stands for in the other copies.
        row: What its row of a table holds, by column.
        columns: Every column of that table.
    """

    word: Scalar
    value: str
    others: tuple[str, ...] = ()
    row: Row = field(default_factory=dict)
    columns: frozenset[str] = frozenset()


def copies_for_each(block: Block, deal: Block, found: list[Diagnostic]) -> tuple[Block, ...]:
    """Make the copies of a block, in the order of the values; the word named first changes slowest.

    Args:
        block: With ``for each``.
        deal: The whole deal, for its tables and the names in it.
        found: Where mistakes go.
    """
    if not block.blocks("for each"):
        fix = "write for example `for each: {side: [north, south]}`"
        found.append(mistake("bad-for-each", "nothing stands under `for each`", block.where("for each"), help=fix))
        return ()
    families = tuple(term.name.text for term in deal.blocks("terms") if term.has("for each"))
    combinations: list[tuple[Binding, ...]] = [()]
    used: set[str] = set()
    for variable in block.blocks("for each"):
        combinations = [
            (*bound, binding)
            for bound in combinations
            for binding in _bindings(in_other_words(variable, _Words(bound, families, found, used)), deal, found)
        ][: MOST_COPIES + 1]
    if len(combinations) > MOST_COPIES:
        message = f"`{block.name.text}` would have more than {MOST_COPIES:,} copies"
        found.append(mistake("bad-for-each", message, block.where("for each"), help="go through fewer values"))
        return ()
    plain = without(block, "for each")
    copies = []
    for bound in combinations:
        values = " and ".join(binding.value for binding in bound)
        copy = in_other_words(plain, _Words(bound, families, found, used))
        copies.append(renamed(copy, f"{block.name.text} for {values}"))
    if len(copies) > 1:
        _report_idle(block, used, found)
    return tuple(copies)


def _bindings(variable: Block, deal: Block, found: list[Diagnostic]) -> tuple[Binding, ...]:
    """List what a word stands for: the rows of a table, or the values written."""
    word, written = variable.name, variable.field("in")
    texts = written.texts if written else ()
    table = _table(texts[0], deal) if written and not written.is_list else None
    if table is not None:
        made = _rows(word, table)
    else:
        is_list = written is not None and written.is_list
        values = [value for text in texts for value in ([text.text.strip()] if is_list else _parts(text, deal))]
        made = tuple(Binding(word, value, tuple(v for v in values if v != value)) for value in values)
    if not made:
        fix = "write them in brackets, `[north, south]`, or name a table"
        message = f"it is not said which values `{word.text}` goes through"
        found.append(mistake("bad-for-each", message, word.span, "this word", help=fix))
    return made


def _table(name: Scalar, deal: Block) -> Block | None:
    return next((t for t in deal.blocks("tables") if fold_name(t.name.text) == fold_name(name.text)), None)


def _parts(text: Scalar, deal: Block) -> list[str]:
    """Split what stands in one text; a name that the deal declares is never split."""
    known = tuple(block.name.text for section in deal.fields for block in section.blocks)
    return [text.text[start:end] for start, end in split_names(text.text, known)]


def _rows(word: Scalar, table: Block) -> tuple[Binding, ...]:
    """List the rows of a table; a row that is one text has one column, called as the table."""
    rows: dict[str, Row] = {}
    for row in table.fields:
        cells = [cell for block in row.blocks for cell in block.fields]
        rows[row.key.text] = {
            fold_name(table.name.text if cell.key.text == "*" else cell.key.text): tuple(t.text for t in cell.texts)
            for cell in cells
        }
    columns = frozenset(column for row in rows.values() for column in row)
    return tuple(Binding(word, name, tuple(n for n in rows if n != name), row, columns) for name, row in rows.items())


@dataclass(frozen=True, slots=True)
class _Words:
    """Puts values in place of the words that stand for them, and notes which of them were used."""

    bound: tuple[Binding, ...]
    families: tuple[str, ...]
    found: list[Diagnostic]
    used: set[str]

    def __call__(self, text: Scalar) -> tuple[str, ...]:
        if not self.bound:
            return (text.text,)
        words = tuple(binding.word.text for binding in self.bound)
        columns = frozenset(column for binding in self.bound for column in binding.columns)
        pattern = _pattern(words, columns, self.families)
        whole = pattern.fullmatch(text.text.strip())
        if whole:
            return self._stands_for(whole, text)
        return (pattern.sub(lambda match: ", ".join(self._stands_for(match, text)), text.text),)

    def _stands_for(self, match: re.Match[str], text: Scalar) -> tuple[str, ...]:
        if match["its"]:
            owners = [binding for binding in self.bound if fold_name(match["its"]) in binding.columns]
            return self._cell(owners[-1], match["its"], text)
        word = match["this"] or match["one"] or match["all"]
        binding = next(b for b in self.bound if fold_name(word) in (fold_name(b.word.text), _many(b)))
        if match["cell"]:
            return self._cell(binding, match["cell"], text)
        self.used.add(binding.word.text)
        if match["this"]:
            begins = match[0][0].isupper() and binding.value[:1].islower()
            return (binding.value[:1].upper() + binding.value[1:] if begins else binding.value,)
        lead = f"{match['family']} for " if match["family"] else ""
        if not binding.others or (match["one"] and len(binding.others) > 1):
            self._report_others(binding, text)
        return tuple(lead + other for other in binding.others)

    def _cell(self, binding: Binding, column: str, text: Scalar) -> tuple[str, ...]:
        self.used.add(binding.word.text)
        cell = binding.row.get(fold_name(column))
        if cell is None:
            fix = did_you_mean(column, binding.row, f"write `{fold_name(column)}:` in that row")
            message = f"the row `{binding.value}` has no `{fold_name(column)}`"
            self.found.append(mistake("unknown-cell", message, text.span, "looked for here", help=fix))
        return cell or ()

    def _report_others(self, binding: Binding, text: Scalar) -> None:
        word = binding.word.text
        message, fix = f"there is no other {word}", "name at least two values under `for each`"
        if binding.others:
            message, fix = f"there is more than one other {word}", f"write `the other {plural(word)}`"
        self.found.append(mistake("which-other", message, text.span, "which one?", help=fix))


def _report_idle(block: Block, used: set[str], found: list[Diagnostic]) -> None:
    for variable in block.blocks("for each"):
        if variable.name.text not in used and variable.has("in"):
            word = variable.name.text
            message = f"nothing in `{block.name.text}` speaks of `this {word}`, so its copies are all alike"
            fix = f"write `this {word}` or `the other {word}` where they differ, or leave `{word}` out"
            found.append(mistake("copies-alike", message, variable.name.span, "never used", help=fix))


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...], columns: frozenset[str], families: tuple[str, ...]) -> re.Pattern[str]:
    """Make the pattern of all that stands for something else."""
    one, many, column = _any_of(words), _any_of(plural(word) for word in words), _any_of(columns)
    return re.compile(
        rf"(?<![\w-])(?:this\s+(?P<this>{one})(?:['’]s\s+(?P<cell>{column}))?|its\s+(?P<its>{column})"
        rf"|(?:(?P<family>{_any_of(families)})\s+for\s+)?the\s+other\s+(?:(?P<one>{one})|(?P<all>{many})))"
        r"(?![\w-])",
        re.IGNORECASE,
    )


def _many(binding: Binding) -> str:
    return fold_name(plural(binding.word.text))


def _any_of(names: Iterable[str]) -> str:
    """Make the pattern of any of some names, longest first; of none, one that matches nothing."""
    patterns = [r"\s+".join(map(re.escape, name.split())) for name in sorted(set(names), key=len, reverse=True)]
    return "|".join(patterns) or r"(?!)"
