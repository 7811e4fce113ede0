"""UCDP GED: one row for each event with deaths, as the Uppsala Conflict Data Program publishes them (CSV).

Columns are found by their names, in any order: files of 2012 to today have between 39 and 49 of them. What each trap of
this format becomes is in ``docs/formats.md``.

====  ====================================================================
E610  column-missing: a column that every file of this format has is absent
E611  unreadable-cell: an id, a type of violence or a date cannot be read
E612  dates-out-of-order: an event ends before it begins
E613  bad-coordinates (warning): latitude or longitude is no such number; the place has no shape then
E614  deaths-out-of-order (warning): low, best and high are not in order, or not numbers
E615  best-is-zero (warning): at best nobody died, and yet it is an event with deaths
E616  source-date-off (warning): a report is dated long before the event, or years after it
E617  source-before-event (warning): a report is dated a few days before the event it tells of
E618  several-days (warning): all that is known of the day is a stretch of days
E619  sum-of-events (warning): the row is a sum of events that could not be told apart
E620  several-origins (warning): several are named as having said it first; the first of them is taken
E621  looks-like-another (warning): a row before has the same parties, place, days and deaths
E622  what-this-file-can-say (note): what share of rows has one place or one origin, and what no row can tell
====  ====================================================================
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from holdfire.formats.asked import Asked
from holdfire.formats.found import Found, FoundParty, FoundRow
from holdfire.formats.source_file import SourceFile
from holdfire.formats.ucdp.ucdp_rows import COLUMNS, NEEDED, RowReader
from holdfire.source.diagnostic import Diagnostic

NAME = "ucdp"
SAYS = "UCDP GED (CSV)"
DATASET = "ucdp-ged"
_SIGNS = ("type_of_violence", "dyad_name", "where_prec", "date_prec", "side_a", "side_b")
MANY = 3
"""A place or an origin of more than one row in so many is pointed out."""


def sniff(source: SourceFile) -> str:
    """Recognise it by its header."""
    header = {cell.casefold() for cell in source.header}
    return "the header has `type_of_violence` and `where_prec`" if header.issuperset(_SIGNS) else ""


def dataset(source: SourceFile, asked: Asked) -> str:
    """Name the dataset: ids are the same in every release of UCDP GED."""
    return asked.dataset or DATASET


def read(source: SourceFile, asked: Asked) -> Iterator[Found]:
    """Yield each row as one claim, the names before it; at the end what the file as a whole can say."""
    where = {cell.casefold(): number for number, cell in enumerate(source.header)}
    columns = {name: next((where[one] for one in also if one in where), -1) for name, also in COLUMNS.items()}
    missing = [name for name in NEEDED if columns[name] < 0]
    if missing:
        message = f"there is no column `{missing[0]}`"
        fix = "take the file as UCDP publishes it, or say --format csv and give a mapping"
        yield Diagnostic("E610", "column-missing", "error", message, source.at(1), help=fix)
        return
    yield FoundParty("ucdp", "Uppsala Conflict Data Program", "outlet")
    reader = RowReader(source, asked, columns)
    places: Counter[str] = Counter()
    origins: Counter[str] = Counter()
    for line, cells in source.rows():
        found = reader.read(line, cells)
        yield from reader.met
        reader.met.clear()
        yield found
        if isinstance(found, FoundRow):
            claim = found.claims[0]
            places[claim.get("where", "")] += 1
            origins[claim["chain"][0]] += 1
    yield from _what_it_can_say(source, places, origins)


def _what_it_can_say(source: SourceFile, places: Counter[str], origins: Counter[str]) -> Iterator[Diagnostic]:
    """Point out what no single row shows."""
    rows = places.total()
    says = [
        "only events with deaths are in it: from a day without one nothing follows",
        "a side is named by its main party: whoever fought with it is not named, unless a mapping says so",
    ]
    for counted, what in ((places, "have one place"), (origins, "come from one origin")):
        name, often = next(iter(counted.most_common(1)), ("", 0))
        if often * MANY > rows > MANY:
            says.append(f"{often} of {rows} rows {what}, `{name}`")
    for message in says:
        yield Diagnostic("E622", "what-this-file-can-say", "note", message, source.at(1))
