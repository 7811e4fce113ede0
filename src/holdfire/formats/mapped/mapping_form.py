"""What a mapping file can say: how columns of a table become claims. Read by ``mapping_file.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfire.claims.rows import Value
from holdfire.formats.found import FoundParty
from holdfire.formats.row_values import Writing
from holdfire.formats.tables.read_table import Shape
from holdfire.source.span import Span

TOP_KEYS: Mapping[str, str] = {
    "dataset": "What the table is called; ids of its claims begin with it, and its keys are unique within it.",
    "key": "Column or columns that name a row, the same whenever the table comes again.",
    "claims": "What each row says: one claim or several, each under a name of your choice.",
    "places": "Places that the table tells of, for the register of the case.",
    "parties": "Parties and sources that all rows name: `wikipedia: {name: Wikipedia, kind: outlet}`.",
    "names": "Names of the table and what they mean in the case: `Russian Federation: russia`.",
    "dates": "`day first`, `month first` or `year first`; needed where a day such as `06/10/2016` can be two.",
    "decimal sign": "`point` or `comma`; needed where a number such as `1.234` can be two.",
    "blank": 'Words that mean that nothing is told, beside the empty cell: `[n/a, "-"]`. They are never zero.',
    "skip": "Columns, and what they hold in rows that say nothing: `{source: missing}`.",
    "skip rows": "Rows that say nothing, by number, or `3 to 5`.",
    "header": "Number of the row that names the columns; of several rows `[2, 3]`, joined from above.",
    "sheet": "Of a workbook; left out: the first that is not hidden.",
    "separator": "`,` `;` `|` or `tab`; left out: what stands most often in the header.",
    "encoding": "As in `cp1251`; left out: UTF-8, else what each line looks like, which is told.",
    "estimated": "Columns that the publisher filled in or worked out: `ext_*`. Claims made of them say so.",
    "texts": "Columns with sentences, in which other days than the row's own are looked for.",
    "rising": "Columns whose numbers never fall within a row: `[low, best, high]`.",
    "totals": "Columns that are looked at together, row after row; keys below.",
    "beside": "Other tables whose columns are added, found by a name that both have; keys below.",
    "keep": "Columns that are kept with the claim; left out: all.",
    "restricted": "Why rows may not be passed on: exports leave their claims out.",
}
NEEDED = ("dataset", "key")
TOTAL_KEYS: Mapping[str, str] = {
    "each": "The number of the row itself.",
    "running": "The total so far: it never falls, and grows by `each`.",
    "day": "The day of the row; days that no row tells of are named.",
    "hours": "How many hours up to that day the row tells of; 0: nothing was told, so a zero there is none.",
    "restarts with": "A column; where its value changes, the total begins anew.",
    "parts": "Columns that add up to `each`.",
}
CLAIM_KEYS: Mapping[str, str] = {
    "needs": "Column or columns without which the row says nothing of this kind.",
    "only if": "Columns, and what they must hold: `{phase: [1, 2]}`.",
    "stretch": "Gives `began` and `ended`: `{ends: day column, hours: column or number}`; see below.",
}
"""Beside the keys of claims."""
VALUE_KEYS: Mapping[str, str] = {
    "column": "The column it stands in.",
    "columns": "Several; of names a list, of a time day and clock, of anything else joined by a space.",
    "text": "A text with columns in braces: `{town}, {street}`. Empty if one of them is.",
    "names": "What cells stand for: `{SAA: syria}`; any other is refused. After the colon nothing: it says nothing.",
    "contains": "Words, and what a cell with them stands for: `{mortar: mortar fire}`; capitals do not matter.",
    "otherwise": "What it says where the cell is empty, or has none of the words of `contains`.",
    "split": "What parts the entries of a list within a cell.",
}
STRETCH_KEYS: Mapping[str, str] = {
    "ends": "Column of the day on which the stretch ends.",
    "hours": "How many hours it lasts: a column, or a number.",
    "whole days": "`yes`: it ends as the day does. Left out: at some time of the day, and so it began.",
}
BESIDE_KEYS: Mapping[str, str] = {
    "file": "The other table, found from this one.",
    "here": "Column of this table with the name.",
    "there": "Column of the other table with the same name. Its columns are called `NAME/column`.",
}
PARTY_KEYS: Mapping[str, str] = {
    "name": "As it is shown.",
    "kind": "As in sources.yaml: `outlet`, `organisation`, `unnamed`, ...",
    "also": "Other names.",
    "member of": "Parties it belongs to.",
}
PLACE_KEYS: Mapping[str, str] = {
    "name": "The column, or the text, that names it.",
    "also": "Other names.",
    "shape": "The column with its shape as WKT; in GeoJSON `@geometry`.",
    "latitude": "Instead: two columns with degrees.",
    "longitude": "Instead: two columns with degrees.",
    "radius": "How many metres around the shape it may really be.",
    "inside": "A place that contains it.",
    "precision": "How precisely it is known, in words.",
}


@dataclass(frozen=True, slots=True)
class Ref:
    """A column, and where the mapping file names it."""

    column: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Told:
    """What stands under a key: one text for all rows, or columns.

    Attributes:
        text: What all rows say, where ``columns`` is empty and ``is_template`` is no.
        template: The text whose braces name columns.
        names: What cells stand for; ``None``: for themselves.
        contains: Words in a cell, and what it stands for then.
    """

    key: str
    span: Span = field(compare=False)
    text: Value = ""
    columns: tuple[Ref, ...] = ()
    template: str = ""
    names: Mapping[str, Value] | None = None
    contains: Mapping[str, str] = field(default_factory=dict)
    otherwise: Value = ""
    split: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hours up to a day. ``hours``: a column, or a number as text."""

    ends: Ref
    hours: Ref | str
    is_whole_days: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ClaimForm:
    """One claim that a row makes.

    Attributes:
        name: Under which it stands; part of the id where a row makes several.
        told: By key of claims.
        only_if: Columns and the values they must have.
    """

    name: str
    span: Span = field(compare=False)
    told: Mapping[str, Told]
    needs: tuple[Ref, ...] = ()
    only_if: tuple[tuple[Ref, tuple[str, ...]], ...] = ()
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """A place that a row tells of; ``told`` by key of ``PLACE_KEYS``."""

    name: str
    span: Span = field(compare=False)
    told: Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class BesideForm:
    """Another table; ``file`` as a text with its place."""

    name: str
    file: Ref
    here: Ref
    there: Ref


@dataclass(frozen=True, slots=True)
class Total:
    """Columns that are looked at together; ``None``: not said."""

    name: str
    span: Span = field(compare=False)
    each: Ref | None = None
    running: Ref | None = None
    day: Ref | None = None
    hours: Ref | None = None
    restarts: Ref | None = None
    parts: tuple[Ref, ...] = ()

    @property
    def columns(self) -> tuple[Ref, ...]:
        """List all columns."""
        one = (self.each, self.running, self.day, self.hours, self.restarts)
        return (*(ref for ref in one if ref), *self.parts)


@dataclass(frozen=True, slots=True)
class TableMapping:
    """A whole mapping file. Attributes as ``TOP_KEYS`` says."""

    dataset: str
    key: tuple[Ref, ...]
    shape: Shape
    writing: Writing
    claims: tuple[ClaimForm, ...] = ()
    places: tuple[PlaceForm, ...] = ()
    parties: tuple[FoundParty, ...] = ()
    blank: frozenset[str] = frozenset()
    skip: tuple[tuple[Ref, tuple[str, ...]], ...] = ()
    estimated: tuple[str, ...] = ()
    texts: tuple[Ref, ...] = ()
    rising: tuple[tuple[Ref, ...], ...] = ()
    totals: tuple[Total, ...] = ()
    keep: tuple[Ref, ...] = ()
    beside: tuple[BesideForm, ...] = ()
    restricted: str = ""
