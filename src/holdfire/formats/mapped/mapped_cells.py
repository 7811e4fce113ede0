"""The cells of a table, asked for by what a mapping file says of them.

====  ====================================================================
E635  no-such-column: the table has no column that the mapping file names
E636  bad-day: a cell is no day, or can be two
E638  bad-number: a cell is no number, or can be two
E639  unmapped-word: the mapping file does not say what a cell stands for
E651  several-acts (warning): a sentence speaks of more than one thing
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache

from holdfire.claims.rows import Value, plain_key
from holdfire.formats.mapped.mapping_form import ClaimForm, PlaceForm, Ref, Stretch, TableMapping, Told
from holdfire.formats.row_values import read_day, read_number
from holdfire.formats.tables.read_table import Table, TableRow
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.suggest import did_you_mean
from holdfire.vocab.act import Acts
from holdfire.vocab.taxonomy import shipped_acts

NUMBERS = frozenset(f"{whole} {part}" for whole in ("quantity", "value") for part in ("low", "high", "exactly"))
"""Keys of claims that take a number and nothing else."""


class Cells:
    """Gives cells of one table. ``wrong`` grows by what is wrong in the row that is being read."""

    def __init__(self, table: Table, mapping: TableMapping) -> None:
        self.table, self.mapping = table, mapping
        self.at = {name: index for index, name in reversed(list(enumerate(table.columns)))}
        loose = {plain_key(name): index for name, index in self.at.items()}
        self.missing: list[Diagnostic] = []
        for ref in refs_of(mapping):
            if ref.column in self.at:
                continue
            if plain_key(ref.column) in loose:
                self.at[ref.column] = loose[plain_key(ref.column)]
                continue
            self.at[ref.column] = -1
            fix = did_you_mean(ref.column, table.columns, f"the table has {_some(table.columns)}")
            message = f"the table has no column `{ref.column}`"
            self.missing.append(Diagnostic("E635", "no-such-column", "error", message, ref.span, help=fix))
        self.wrong: list[Diagnostic] = []

    def cell(self, row: TableRow, ref: Ref) -> str:
        """Give what a column says; ``""`` where nothing is told."""
        text = row.cells[self.at[ref.column]] if self.at[ref.column] >= 0 else ""
        return "" if text.casefold() in self.mapping.blank else text

    def is_plain(self, row: TableRow, ref: Ref) -> bool:
        """Say whether the file itself marks a cell as a number or a date."""
        return self.at[ref.column] in row.plain

    def report(
        self, code: str, slug: str, message: str, row: TableRow, ref: Ref, severity: str = "error", fix: str = ""
    ) -> None:
        """Add what is wrong about a cell."""
        index = max(self.at.get(ref.column, 0), 0)
        self.wrong.append(self.table.mistake(code, slug, message, row, index, severity, fix))

    def day(self, row: TableRow, ref: Ref) -> str:
        """Read a day; ``""`` where none is told, or none can be read."""
        text = self.cell(row, ref)
        try:
            return read_day(text, self.mapping.writing) if text else ""
        except ValueError as error:
            self.report("E636", "bad-day", f"`{ref.column}`: {error}", row, ref)
            return ""

    def number(self, row: TableRow, ref: Ref) -> str:
        """Read a number; ``""`` where none is told, or none can be read."""
        text = self.cell(row, ref)
        try:
            return read_number(text, self.mapping.writing, self.is_plain(row, ref)) if text else ""
        except ValueError as error:
            self.report("E638", "bad-number", f"`{ref.column}`: {error}", row, ref)
            return ""

    def value(self, row: TableRow, told: Told, takes: str) -> Value:
        """Give what a row says under a key: a text or a list; ``""``: nothing.

        Args:
            takes: As the key of a claim takes; "number" for numbers.
        """
        if not told.columns and not told.template:
            return told.text
        if told.template:
            return self._filled(row, told)
        if takes == "time":
            return self._time(row, told)
        if takes == "number":
            return self.number(row, told.columns[0]) or _one(told.otherwise)
        parts = [part for ref in told.columns for part in self._meant(row, told, ref)]
        if not parts:
            return told.otherwise
        if takes in ("names", "list"):
            return tuple(dict.fromkeys(parts))
        return " ".join(parts)

    def _filled(self, row: TableRow, told: Told) -> Value:
        text = told.template
        for ref in told.columns:
            cell = self.cell(row, ref)
            if not cell:
                return told.otherwise
            text = text.replace("{" + ref.column + "}", cell)
        return text

    def _time(self, row: TableRow, told: Told) -> Value:
        day = self.day(row, told.columns[0])
        clock = " ".join(text for ref in told.columns[1:] if (text := self.cell(row, ref)))
        return f"{day} {clock}".strip() if day else told.otherwise

    def _meant(self, row: TableRow, told: Told, ref: Ref) -> Iterator[str]:
        text = self.cell(row, ref)
        parts = text.split(told.split) if told.split else [text]
        for part in (part.strip() for part in parts):
            if not part:
                continue
            if told.contains:
                yield from self._contained(row, told, ref, part)
            elif told.names is None:
                yield part
            else:
                yield from self._named(row, told, ref, part)

    def _named(self, row: TableRow, told: Told, ref: Ref, text: str) -> Iterator[str]:
        names = told.names or {}
        folded = {name.casefold(): one for name, one in names.items()}
        if text.casefold() not in folded:
            fix = did_you_mean(
                text, names, "add it, with what it stands for; with nothing after the colon it says nothing"
            )
            message = f"`{ref.column}`: the mapping file does not say what `{text}` stands for"
            self.report("E639", "unmapped-word", message, row, ref, fix=fix)
            return
        meant = folded[text.casefold()]
        yield from ([meant] if isinstance(meant, str) and meant else meant)

    def _contained(self, row: TableRow, told: Told, ref: Ref, text: str) -> Iterator[str]:
        found = {meant: words for words, meant in told.contains.items() if words in text.casefold()}
        if told.key == "act" and len(found) > 1:
            found = _broadest(found)
        if len(found) > 1:
            words = _some(found.values())
            message = f"`{ref.column}` speaks of several things ({words}); taken is what stands under `otherwise`"
            fix = "read it, and write a claim for each"
            self.report("E651", "several-acts", message, row, ref, "warning", fix)
        elif found:
            yield next(iter(found))


@cache
def _taxonomy() -> Acts:
    return Acts.from_acts(shipped_acts())


def _broadest(found: Mapping[str, str]) -> dict[str, str]:
    """Leave out acts that are a kind of another one found: mortar fire is shelling."""
    acts = _taxonomy()
    return {
        act: words
        for act, words in found.items()
        if not any(other != act and acts.is_within(act, other) for other in found)
    }


def stretch_columns(stretch: Stretch | None) -> tuple[Ref, ...]:
    """List the columns of a stretch."""
    if stretch is None:
        return ()
    return (stretch.ends, stretch.hours) if isinstance(stretch.hours, Ref) else (stretch.ends,)


def refs_of_form(form: ClaimForm | PlaceForm) -> Iterator[Ref]:
    """Walk every column that a claim or a place is made of."""
    for told in form.told.values():
        yield from told.columns
    if isinstance(form, ClaimForm):
        yield from form.needs
        yield from (ref for ref, _ in form.only_if)
        yield from stretch_columns(form.stretch)


def refs_of(mapping: TableMapping) -> Iterator[Ref]:
    """Walk every column that a mapping file names, but for patterns."""
    yield from mapping.key
    for claim in mapping.claims:
        yield from refs_of_form(claim)
    for place in mapping.places:
        yield from refs_of_form(place)
    yield from (ref for ref, _ in mapping.skip)
    yield from mapping.texts
    for refs in mapping.rising:
        yield from refs
    for total in mapping.totals:
        yield from total.columns
    yield from mapping.keep


def estimated_columns(form: ClaimForm, mapping: TableMapping) -> tuple[str, ...]:
    """List the columns of a claim that the publisher filled in or worked out."""
    names = dict.fromkeys(ref.column for ref in refs_of_form(form))
    return tuple(name for name in names if any(fnmatchcase(name, pattern) for pattern in mapping.estimated))


def _one(value: Value) -> str:
    return value if isinstance(value, str) else " ".join(value)


def _some(words: Iterable[str]) -> str:
    listed = [f"`{word}`" for word in words]
    return ", ".join(listed[:12]) + (" and others" if len(listed) > 12 else "")
