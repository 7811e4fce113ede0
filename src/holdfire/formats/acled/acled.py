"""ACLED event files, as they are downloaded (CSV): bring your own; rows may not be passed on.

Every claim is marked as restricted, so that exports leave it out unless they are asked twice. Places, parties and the
one number of deaths are taken as the codebook means them, never as more than that.

====  ====================================================================
E655  column-missing: a column that every file of this format has is absent
E656  unreadable-cell: an id, a date or a time stamp cannot be read
E657  no-act: a row is of a kind that no act stands for, so it makes no claim (note)
E658  imprecise-day (warning): only the week or the month is known
E666  imprecise-place (warning): the point stands for a part of a region, or for all of it
E667  unidentified-actor (warning): nobody is named as who did it
E668  several-origins (warning): several sources are named; the first of them is taken
E669  stand-in-number (warning): a number that is written where reports give none
====  ====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache

from holdfire.claims.names import fold
from holdfire.claims.rows import Value
from holdfire.formats.acled.acled_places import acled_place
from holdfire.formats.asked import Asked
from holdfire.formats.found import Found, FoundParty, FoundRow, Refused, as_line, plain_name
from holdfire.formats.row_values import Writing, read_day
from holdfire.formats.source_file import SourceFile
from holdfire.formats.tables.csv_table import csv_table, write_rows_back
from holdfire.formats.tables.read_table import Shape, Table, TableRow
from holdfire.source.diagnostic import Diagnostic
from holdfire.vocab.taxonomy import shipped_acts

NAME = "acled"
SAYS = "ACLED events (CSV)"
RESTRICTED = "ACLED: rows may not be passed on"
COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
"""As ACLED writes them; files may have more, or lack some."""
NEEDED = ("event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "location",
          "geo_precision", "source", "fatalities", "timestamp")  # fmt: skip
BOTH_SIDES = "Battles"
"""The type of event in which both sides use force, and nobody says who began."""
ON_CIVILIANS = "Violence against civilians"
STAND_INS = ("3", "10", "12", "100")
"""What is written for deaths where reports say only that there were some, several, dozens, hundreds."""
WEEK = timedelta(days=6)
AT: Mapping[str, str] = {
    "id": "event_id_cnty", "act": "sub_event_type", "actors": "actor1", "whom": "actor2", "where": "location",
    "when": "event_date", "chain": "source", "published": "timestamp", "harm": "fatalities", "note": "notes",
}  # fmt: skip
_UNIDENTIFIED = re.compile(r"\bunidentified\b|\bunknown\b", re.IGNORECASE)


def sniff(source: SourceFile) -> str:
    """Recognise it by its header."""
    header = {cell.strip().casefold() for cell in source.header}
    return (
        "the header has `event_id_cnty` and `sub_event_type`" if {"event_id_cnty", "sub_event_type"} <= header else ""
    )


def dataset(source: SourceFile, asked: Asked) -> str:
    """Name the dataset: ids are the same in every download."""
    return asked.dataset or "acled"


def read(source: SourceFile, asked: Asked) -> Iterator[Found]:
    """Yield each row as one claim, names before it."""
    table = csv_table(source.path.read_bytes(), source.name, Shape())
    yield from table.found
    if table.is_broken:
        return
    reader = _Reader(table, asked)
    missing = [name for name in NEEDED if name not in reader.at]
    if missing:
        first = TableRow(table.header_line, ())
        fix = "download it with all columns; or read it as a table with a mapping file"
        yield table.mistake("E655", "column-missing", f"there is no column `{missing[0]}`", first, fix=fix)
        return
    yield FoundParty("acled", "Armed Conflict Location & Event Data", "outlet", ("ACLED",))
    for part in table.parts:
        if isinstance(part, TableRow):
            yield from reader.read(part)
        else:
            yield part


def write(found: Iterable[Found]) -> str:
    """Write rows back in the form they came in. Only for the file's owner: rows may not be passed on."""
    return write_rows_back(found, COLUMNS)


@cache
def acts_by_sub_event() -> Mapping[str, str]:
    """Give the act that each type of sub-event stands for; types that are no act are absent."""
    return {fold(name): act.id for act in shipped_acts() for name in act.acled}


class _Reader:
    """Reads rows; remembers which names have come."""

    def __init__(self, table: Table, asked: Asked) -> None:
        self.table, self.asked = table, asked
        self.at = {name.casefold(): index for index, name in enumerate(table.columns)}
        self.parties: set[str] = set()
        self.places: set[str] = set()
        self.told: list[Found] = []

    def read(self, row: TableRow) -> Iterator[Found]:
        """Give one row, with names and warnings before it."""
        self.told = []
        cells = {name: row.cells[index] for name, index in self.at.items()}
        wrong = tuple(self._unreadable(row, cells))
        if wrong:
            yield Refused(row.line, wrong, cells["event_id_cnty"])
            return
        act = self._act(row, cells)
        claim = self._claim(row, cells, act) if act else None
        yield from self.told
        flags = [one.slug for one in self.told if isinstance(one, Diagnostic)]
        fields = {self.table.columns[index]: cells[name] for name, index in self.at.items() if cells[name]}
        claims = (as_line(claim),) if claim else ()
        yield FoundRow(cells["event_id_cnty"], claims, row.line, fields, (*row.flags, *flags), AT, RESTRICTED)

    def _tell(self, code: str, slug: str, message: str, row: TableRow, column: str, severity: str = "warning") -> None:
        self.told.append(self.table.mistake(code, slug, message, row, self.at[column], severity))

    def _unreadable(self, row: TableRow, cells: Mapping[str, str]) -> Iterator[Diagnostic]:
        checks = (
            ("event_id_cnty", bool(cells["event_id_cnty"]), "the row has no `event_id_cnty`"),
            ("event_date", bool(_day(cells["event_date"])), f"`{cells['event_date']}` is no date"),
            ("time_precision", cells["time_precision"] in "123", f"`{cells['time_precision']}` is no time precision"),
            ("geo_precision", cells["geo_precision"] in "123", f"`{cells['geo_precision']}` is no geo precision"),
            ("timestamp", bool(_seconds(cells["timestamp"])), f"`{cells['timestamp']}` is no time stamp in seconds"),
            ("fatalities", cells["fatalities"].isdecimal(), f"`{cells['fatalities']}` is no number of deaths"),
        )
        for column, is_right, message in checks:
            if not is_right or not cells[column]:
                text = message if cells[column] else f"the row has no `{column}`"
                yield self.table.mistake("E656", "unreadable-cell", text, row, self.at[column])

    def _act(self, row: TableRow, cells: Mapping[str, str]) -> str:
        kind = cells["sub_event_type"]
        act = self.asked.meant.get(kind) or acts_by_sub_event().get(fold(kind), "")
        if not act:
            message = f"no act stands for `{kind}`: the row makes no claim"
            self._tell("E657", "no-act", message, row, "sub_event_type", "note")
        is_plain = act == "attack" and cells["event_type"] == ON_CIVILIANS
        return "attack on civilians" if is_plain else act

    def _claim(self, row: TableRow, cells: Mapping[str, str], act: str) -> dict[str, Value]:
        claim: dict[str, Value] = {"id": f"acled-{cells['event_id_cnty'].casefold()}", "kind": "event", "act": act}
        who = self._who(row, cells, "actor1")
        to_whom = self._who(row, cells, "actor2") if cells.get("actor2") else ""
        if cells["event_type"] == BOTH_SIDES:
            if who and to_whom:
                claim["actors"] = (who, to_whom)
        else:
            claim["actors"], claim["whom"] = (who,) if who else (), (to_whom,) if to_whom else ()
        claim["where"] = self._place(row, cells)
        claim["when"] = self._when(row, cells)
        claim["harm"] = self._harm(row, cells)
        claim["chain"] = self._chain(row, cells)
        claim["published"] = _seconds(cells["timestamp"])
        claim["note"] = cells.get("notes", "")
        return {key: value for key, value in claim.items() if value}

    def _who(self, row: TableRow, cells: Mapping[str, str], column: str) -> str:
        name = cells[column]
        if not name or _UNIDENTIFIED.search(name):
            message = f"`{name}` names nobody: who did it, or to whom, is taken as not said"
            self._tell("E667", "unidentified-actor", message, row, column)
            return ""
        return self._party(name, "civilians" if name.startswith("Civilians") else "armed group")

    def _party(self, name: str, kind: str) -> str:
        if name in self.asked.meant:
            return self.asked.meant[name]
        id_ = fold(plain_name(name))
        if id_ not in self.parties:
            self.parties.add(id_)
            self.told.append(FoundParty(id_, plain_name(name), kind))
        return (self.asked.names.parties or {}).get(id_, id_)

    def _place(self, row: TableRow, cells: Mapping[str, str]) -> str:
        precision = cells["geo_precision"]
        if precision != "1":
            what = "a part of a region, near" if precision == "2" else "all of a region, by"
            message = f"the point stands for {what} `{cells['location']}`"
            self._tell("E666", "imprecise-place", message, row, "geo_precision")
        found = acled_place(cells, self.asked)
        for place in found.places:
            if place.id not in self.places:
                self.places.add(place.id)
                self.told.append(place)
        if found.wrong:
            self._tell("E666", "imprecise-place", found.wrong, row, "latitude" if "latitude" in self.at else "location")
        return found.name

    def _when(self, row: TableRow, cells: Mapping[str, str]) -> str:
        day = _day(cells["event_date"])
        match cells["time_precision"]:
            case "1":
                return day
            case "2":
                first, last = date.fromisoformat(day) - WEEK, date.fromisoformat(day) + WEEK
                when, what = f"{first} to {last}", "week"
            case _:
                when, what = day[:7], "month"
        self._tell("E658", "imprecise-day", f"only the {what} is known: it was some time in {when}", row, "event_date")
        return when

    def _harm(self, row: TableRow, cells: Mapping[str, str]) -> str:
        number, notes = cells["fatalities"], cells.get("notes", "")
        if number in STAND_INS and not re.search(rf"\b{number}\b", notes):
            message = f"{number} is also written where reports give no number, and `notes` has no {number}"
            self._tell("E669", "stand-in-number", message, row, "fatalities")
            return f"{number} deaths reported, or deaths without a number; whose is not said"
        return f"{number} deaths reported; whose is not said" if number != "0" else "no deaths reported"

    def _chain(self, row: TableRow, cells: Mapping[str, str]) -> tuple[str, ...]:
        sources = [name.strip() for name in cells["source"].split(";") if name.strip()]
        if len(sources) > 1:
            message = f"`{cells['source']}`: the first is taken as the origin"
            self._tell("E668", "several-origins", message, row, "source")
        first = sources[0] if sources else ""
        origin = (
            self._party(first, "outlet")
            if first and not _is_nobody(first)
            else self._party("unnamed sources of ACLED", "unnamed")
        )
        return tuple(dict.fromkeys((origin, "acled")))


def _is_nobody(name: str) -> bool:
    return bool(re.fullmatch(r"(?i)undisclosed source|unknown|local source.*|.*unpublished.*", name))


def _day(text: str) -> str:
    try:
        day = read_day(text, Writing())
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""


def _seconds(text: str) -> str:
    """Write a time stamp as a time in UTC; ``""``: it is none."""
    if not re.fullmatch(r"\d{9,11}", text):
        return ""
    return datetime.fromtimestamp(int(text), UTC).strftime("%Y-%m-%d %H:%M:%SZ")
