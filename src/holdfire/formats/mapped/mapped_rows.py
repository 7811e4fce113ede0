"""Rows of a table to claims, as a mapping file says.

====  ====================================================================
E640  no-key: a row has no key
E641  key-twice: two rows have one key
E642  nothing-told: a row lacks what its claim needs
E649  estimated (note): a claim is made of what the publisher filled in
E650  other-days (warning): a sentence names days that the row is not of
E652  falling: numbers of a row that should rise fall
====  ====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from zoneinfo import ZoneInfo

from holdfire.claims.columns import columns_of
from holdfire.claims.names import Spellings, fold, strip_named
from holdfire.claims.rows import Value
from holdfire.formats.asked import Asked
from holdfire.formats.found import Found, FoundParty, FoundPlace, FoundRow, Refused, as_line, plain_name
from holdfire.formats.mapped.mapped_cells import NUMBERS, Cells, estimated_columns
from holdfire.formats.mapped.mapping_form import ClaimForm, Ref, TableMapping
from holdfire.formats.row_values import days_in, other_days_in, stretch_of
from holdfire.formats.tables.read_table import Table, TableRow
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.vocab.moment_text import day_of, parse_moment

PARTY_KEYS = ("chain", "actors", "whom", "observer", "party")
PLACE_KEYS = ("where", "from place", "to place")
NUMBER_KEYS = ("quantity", "value")
LONGEST_KEY = 60
"""Characters of a key that are kept; a longer one gets a mark of the whole behind them."""
ESTIMATED = "Filled in or worked out by whoever published the table; nobody reported it."
_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a row from the rows around it.

    Attributes:
        told: Warnings.
        says_nothing: Columns whose number here is none.
    """

    told: tuple[Diagnostic, ...] = ()
    says_nothing: frozenset[str] = frozenset()


NOTHING_BESIDE = Beside()


def short_id(dataset: str, key: str, name: str = "") -> str:
    """Make the id of a claim from its key: the key itself if it is short and plain, else its first words and a mark."""
    plain = re.sub(r"[^\w.-]+", "-", key.casefold()).strip("-")
    if plain != key.casefold() or len(plain) > 48:
        plain = f"{plain[:32].strip('-')}-{sha256(key.encode()).hexdigest()[:8]}"
    parts = (re.sub(r"[^\w.-]+", "-", dataset.casefold()).strip("-"), plain, re.sub(r"\s+", "-", name.casefold()))
    return "-".join(part for part in parts if part)


class MappedRows:
    """Makes claims of rows, and remembers which names and keys have come."""

    def __init__(self, table: Table, mapping: TableMapping, asked: Asked, cells: Cells) -> None:
        self.table, self.mapping, self.asked, self.cells = table, mapping, asked, cells
        self.keys: dict[str, TableRow] = {}
        self.names: set[tuple[str, str]] = set()
        self.estimated: set[str] = set()
        self.place_ids: Mapping[tuple[int, str], str] = {}

    def key_of(self, row: TableRow) -> str:
        """Give the key of a row; ``""`` where a part of it is absent."""
        parts = [self.cells.cell(row, ref) for ref in self.mapping.key]
        key = " ".join(parts) if all(parts) else ""
        return key if len(key) <= LONGEST_KEY else f"{key[:LONGEST_KEY]}… {sha256(key.encode()).hexdigest()[:8]}"

    def is_skipped(self, row: TableRow) -> bool:
        """Say whether the mapping file leaves a row out."""
        return any(_is_among(self.cells.cell(row, ref), values) for ref, values in self.mapping.skip)

    def read(self, row: TableRow, beside: Beside = NOTHING_BESIDE) -> Iterator[Found]:
        """Give the claims of one row, with what is odd in it and names that the case does not know."""
        self.cells.wrong = []
        key = self.key_of(row)
        self._check_key(row, key)
        self._check_rising(row)
        claims: list[dict[str, Value]] = []
        columns: dict[str, str] = {}
        proposed: list[Found] = []
        for form in self.mapping.claims:
            claim = self._claim(row, form, key, beside)
            if claim is None:
                continue
            proposed += self._propose(row, claim, form)
            claims.append(claim)
            columns.update({name: told.columns[0].column for name, told in form.told.items() if told.columns})
            self._look_into_texts(row, claim)
        found = self.cells.wrong
        errors = _errors(found)
        if errors:
            yield from (one for one in found if one.severity != "error")
            yield Refused(row.line, errors, key if key in self.keys and self.keys[key] is row else "")
            return
        yield from (*beside.told, *found, *proposed)
        flags = dict.fromkeys((*row.flags, *(one.slug for one in (*beside.told, *found) if one.severity != "note")))
        fields = self._fields(row)
        yield FoundRow(
            key, tuple(map(as_line, claims)), row.line, fields, tuple(flags), columns, self.mapping.restricted
        )

    def _check_key(self, row: TableRow, key: str) -> None:
        first = self.mapping.key[0]
        if not key:
            empty = next(ref for ref in self.mapping.key if not self.cells.cell(row, ref))
            self.cells.report("E640", "no-key", f"this row has no `{empty.column}`, so no key", row, empty)
        elif key in self.keys:
            index = max(self.cells.at[first.column], 0)
            message = f"the key `{key}` was there already, in row {self.keys[key].line}"
            wrong = self.table.mistake("E641", "key-twice", message, row, index, fix="name more columns under `key`")
            other = Label(self.table.span_of(self.keys[key], index), "first here")
            self.cells.wrong.append(
                Diagnostic(wrong.code, wrong.slug, "error", wrong.message, wrong.span, labels=(other,), help=wrong.help)
            )
        else:
            self.keys[key] = row

    def _check_rising(self, row: TableRow) -> None:
        for refs in self.mapping.rising:
            numbers = [(ref, float(text)) for ref in refs if (text := self.cells.number(row, ref))]
            for (low, less), (high, more) in pairwise(numbers):
                if more < less:
                    message = f"`{high.column}` ({more:g}) is below `{low.column}` ({less:g})"
                    fix = "ask the source which is right"
                    self.cells.report("E652", "falling", message, row, high, "warning", fix)

    def _claim(self, row: TableRow, form: ClaimForm, key: str, beside: Beside) -> dict[str, Value] | None:
        """Make one claim; ``None``: the row says nothing of this kind."""
        cells, kind = self.cells, str(form.told["kind"].text)
        if any(not _is_among(cells.cell(row, ref), values) for ref, values in form.only_if):
            return None
        if any(not cells.cell(row, ref) or ref.column in beside.says_nothing for ref in form.needs):
            return None
        counted = [ref for name, told in form.told.items() if name.startswith(NUMBER_KEYS) for ref in told.columns]
        if counted and all(not cells.cell(row, ref) or ref.column in beside.says_nothing for ref in counted):
            return None
        claim: dict[str, Value] = {
            "id": short_id(
                self.asked.dataset or self.mapping.dataset, key, form.name if len(self.mapping.claims) > 1 else ""
            )
        }
        known = columns_of(kind)
        for name, told in form.told.items():
            value = cells.value(row, told, "number" if name in NUMBERS else known[name].takes)
            if value:
                claim[name] = self._meant(name, value)
            elif known[name].needed and told.names is not None and any(cells.cell(row, ref) for ref in told.columns):
                if not _errors(cells.wrong):
                    return None  # the mapping file says that these words say nothing
            elif (known[name].needed or name == "when") and told.columns and not _errors(cells.wrong):
                fix = f"say under `needs` that rows without it say nothing, or under `{name}` what is meant `otherwise`"
                cells.report(
                    "E642", "nothing-told", f"this row has nothing for `{name}`", row, told.columns[0], fix=fix
                )
        if not self._add_stretch(row, form, claim):
            return None
        self._check_order(row, form, claim)
        self._tell_estimated(row, form, claim)
        return claim

    def _meant(self, name: str, value: Value) -> Value:
        """Give names as the case has them."""
        if name not in (*PARTY_KEYS, *PLACE_KEYS, "act", "count", "body"):
            return value
        if isinstance(value, str):
            return self.asked.meant.get(value, value)
        return tuple(self.asked.meant.get(one, one) for one in value)

    def _add_stretch(self, row: TableRow, form: ClaimForm, claim: dict[str, Value]) -> bool:
        stretch = form.stretch
        if stretch is None:
            return True
        day = self.cells.day(row, stretch.ends)
        hours = self.cells.number(row, stretch.hours) if isinstance(stretch.hours, Ref) else stretch.hours
        if not day or not hours:
            return False
        if float(hours) == 0:
            self._tell_of_no_hours(row, form)
            return False
        try:
            claim["began"], claim["ended"] = stretch_of(day, hours, stretch.is_whole_days)
        except ValueError as error:
            self.cells.report("E636", "bad-day", str(error), row, stretch.ends)
        return True

    def _tell_of_no_hours(self, row: TableRow, form: ClaimForm) -> None:
        for name, told in form.told.items():
            number = str(self.cells.value(row, told, "number")) if name in NUMBERS and told.columns else ""
            if number and float(number):
                ref = told.columns[0]
                message = f"the row tells of no hours, yet `{ref.column}` is {number}: no claim is made of it"
                fix = "ask the source of which hours it tells"
                self.cells.report("E647", "no-hours", message, row, ref, "warning", fix)

    def _check_order(self, row: TableRow, form: ClaimForm, claim: Mapping[str, Value]) -> None:
        for whole in NUMBER_KEYS:
            low, high = (str(claim.get(f"{whole} {part}", "")) for part in ("low", "high"))
            if low and high and float(low) > float(high):
                ref = next(iter(form.told[f"{whole} high"].columns), self.mapping.key[0])
                message = f"the highest number ({high}) is below the lowest ({low})"
                self.cells.report("E652", "falling", message, row, ref, fix="ask the source which is right")

    def _tell_estimated(self, row: TableRow, form: ClaimForm, claim: dict[str, Value]) -> None:
        columns = estimated_columns(form, self.mapping)
        if not columns:
            return
        note = str(claim.get("note", ""))
        claim["note"] = f"{note} {ESTIMATED}".strip()
        for column in columns:
            if column not in self.estimated:
                self.estimated.add(column)
                message = f"claims are made of `{column}`, which nobody reported; each says so in its note"
                self.cells.report("E649", "estimated", message, row, Ref(column, form.span), "note")

    def _propose(self, row: TableRow, claim: dict[str, Value], form: ClaimForm) -> Iterator[Found]:
        """Give names from cells that the case does not know, and write them as they will be called."""
        known: dict[str, Spellings | None] = {"party": self.asked.names.parties, "place": self.asked.names.places}
        for key in (*PARTY_KEYS, *PLACE_KEYS):
            if key not in claim or not form.told[key].columns:
                continue
            what = "party" if key in PARTY_KEYS else "place"
            value = claim[key]
            named = [self._name(row, one, known[what], what) for one in ([value] if isinstance(value, str) else value)]
            claim[key] = named[0][0] if isinstance(value, str) else tuple(one for one, _ in named)
            for id_, name in named:
                if name and (what, id_) not in self.names:
                    self.names.add((what, id_))
                    yield FoundParty(id_, name) if what == "party" else FoundPlace(id_, name)

    def _name(self, row: TableRow, text: str, known: Spellings | None, what: str) -> tuple[str, str]:
        """Give a name as the claim writes it, and the name to propose (``""``: the case knows it)."""
        if known is None or fold(text) in known or (what == "place" and strip_named(text, known)):
            return text, ""
        if what == "place" and (row.line, fold(plain_name(text))) in self.place_ids:
            return self.place_ids[row.line, fold(plain_name(text))], ""
        parts = [part.strip() for part in text.split(" + ")]
        if len(parts) > 1 and all(fold(part) in known for part in parts):
            return text, ""
        name = plain_name(text)
        return name.casefold(), name

    def _look_into_texts(self, row: TableRow, claim: Mapping[str, Value]) -> None:
        times = [str(claim[key]) for key in ("when", "began", "ended", "at") if key in claim]
        if not times or not self.mapping.texts:
            return
        moments = [parse_moment(text, _UTC) for text in times]
        first = day_of(min(one.earliest for one in moments), _UTC)
        last = day_of(max(one.latest for one in moments), _UTC)
        own = dict.fromkeys((first.isoformat(), last.isoformat()))
        for ref in self.mapping.texts:
            text = self.cells.cell(row, ref)
            others = [words for words, a, b in days_in(text, first.year) if a < first or b > last]
            others += other_days_in(text)
            if others and not any(one.slug == "other-days" for one in self.cells.wrong):
                words = ", ".join(f"`{words}`" for words in others[:3])
                message = f"`{ref.column}` speaks of {words}, the row is of {' to '.join(own)}"
                fix = "read it: it may tell of another event, or of one of several days"
                self.cells.report("E650", "other-days", message, row, ref, "warning", fix)

    def _fields(self, row: TableRow) -> dict[str, str]:
        kept = {self.table.columns[self.cells.at[ref.column]] for ref in self.mapping.keep}
        pairs = zip(self.table.columns, row.cells, strict=True)
        return {name: text for name, text in pairs if name and text and (not kept or name in kept)}


def _errors(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(one for one in found if one.severity == "error")


def _is_among(text: str, values: tuple[str, ...]) -> bool:
    return text.casefold() in {value.casefold() for value in values}
