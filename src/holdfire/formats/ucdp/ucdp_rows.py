"""One row of UCDP GED as a claim. Cells repeat, so what they come to is kept: dates, names, places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from holdfire.claims.names import fold
from holdfire.formats.asked import Asked
from holdfire.formats.found import Found, FoundParty, FoundRow, Refused, plain_name
from holdfire.formats.source_file import SourceFile
from holdfire.formats.ucdp.ucdp_days import EventDays, event_days, told_on
from holdfire.formats.ucdp.ucdp_places import PlaceCells, place_of
from holdfire.source.diagnostic import Diagnostic

NEEDED = ("id", "type_of_violence", "side_a", "side_b", "date_start", "date_end")
KEPT = (
    "type_of_violence", "dyad_name", "number_of_sources", "source_office", "source_date", "source_original",
    "where_prec", "where_coordinates", "latitude", "longitude", "event_clarity", "date_prec", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "low", "best", "high",
)  # fmt: skip
"""Kept as they are beside the claim."""
ACTS: Mapping[str, str] = {"1": "attack", "2": "attack", "3": "attack on civilians"}
"""Act by type of violence: state-based, non-state, one-sided. Nothing narrower is told."""
UNNAMED = "unnamed sources of ucdp"
_NOBODY = re.compile(
    r"\b(residents?|witness(?:es)?|eyewitness(?:es)?|locals?|sources?|officials?|activists?|staff|monitoring group"
    r"|unknown|not specified|unnamed|anonymous|survivors?|relatives|villagers|military|army statement)\b",
    re.IGNORECASE,
)
"""Words of an origin that nobody can ask: all such together are one, ``UNNAMED``, unless a name stands with them."""
_SEVERAL = re.compile(r"\s*[,;/]\s*|\s+and\s+")
AT: Mapping[str, str] = {
    "act": "type_of_violence", "actors": "side_a", "whom": "side_b", "where": "where_coordinates",
    "when": "date_start", "chain": "source_original", "published": "source_date", "said": "source_date", "id": "id",
    "harm": "best",
}  # fmt: skip
"""Key of the claim -> column it comes from."""


class GedRow(NamedTuple):
    """The cells of a row that are read; ``""`` where the file has no such column."""

    id: str
    type_of_violence: str
    date_start: str
    date_end: str
    source_date: str
    side_a: str
    side_b: str
    source_original: str
    source_office: str
    where_coordinates: str
    where_prec: str
    latitude: str
    longitude: str
    adm_2: str
    adm_1: str
    country: str
    event_clarity: str
    date_prec: str
    dyad_name: str
    number_of_sources: str
    deaths_a: str
    deaths_b: str
    deaths_civilians: str
    deaths_unknown: str
    low: str
    best: str
    high: str


COLUMNS: Mapping[str, tuple[str, ...]] = {
    **{name: (name,) for name in GedRow._fields},
    "low": ("low", "low_est"),
    "best": ("best", "best_est"),
    "high": ("high", "high_est"),
}
"""What is read -> the columns it can stand in; older releases call some of them otherwise."""


class RowReader:
    """Reads rows; ``met`` fills with names that stand in a row for the first time, and with warnings."""

    def __init__(self, source: SourceFile, asked: Asked, columns: Mapping[str, int]) -> None:
        self.source, self.asked, self.columns = source, asked, columns
        self.met: list[Found] = []
        self._pick = itemgetter(*(columns[name] for name in COLUMNS))
        self._names: dict[str, str] = {}
        self._sides: dict[str, list[str]] = {}
        self._proposed: set[str] = set()
        self._proposed_places: set[str] = set()
        self._places: dict[tuple[str, ...], str] = {}
        self._days: dict[tuple[str, str], EventDays | str] = {}
        self._chains: dict[tuple[str, str], tuple[list[str], bool]] = {}
        self._told: dict[int, int] = {}

    def read(self, line: int, cells: list[str]) -> FoundRow | Refused:
        """Read one row."""
        cells += [""] * (1 + max(0, len(self.source.header) - len(cells)))  # the last is for columns that are not there
        row = GedRow._make(map(str.strip, self._pick(cells)))
        days = self._event_days(row)
        kind = row.type_of_violence
        if not row.id or kind not in ACTS or isinstance(days, str):
            return self._refused(line, row, days)
        flags: list[str] = []
        said, published = self._told_on(line, row, days, flags)
        if days.several:
            self._warn(line, "date_prec", "several-days", row, flags)
        if row.event_clarity == "2":
            self._warn(line, "event_clarity", "sum-of-events", row, flags)
        harm = self._harm(line, row, flags)
        chain = self._chain(line, row, flags)
        side_a, side_b = self._side(row.side_a), self._side(row.side_b)
        claim: dict[str, Any] = {"id": f"ucdp-{row.id}", "kind": "event", "act": ACTS[kind]}
        if kind == "3":
            claim["actors"], claim["whom"] = side_a, side_b
        else:
            claim["actors"] = [*side_a, *side_b]
        place = self._place(line, row, flags)
        if place:
            claim["where"] = place
        claim["when"], claim["harm"], claim["chain"] = days.when, harm, chain
        if said:
            claim["said"] = said
        claim["published"] = published
        self._again(line, (*side_a, *side_b, place, days.when, harm), row, flags)
        kept = {name: cell for name, cell in zip(KEPT, _KEPT_OF(row), strict=True) if cell}
        return FoundRow(row.id, (claim,), line, kept, tuple(flags), AT)

    def _refused(self, line: int, row: GedRow, days: EventDays | str) -> Refused:
        why = []
        if not row.id:
            why.append(self._about("E611", "unreadable-cell", "error", "the row has no `id`", line, "id"))
        if row.type_of_violence not in ACTS:
            message = f"`{row.type_of_violence}` is no type of violence: it is 1, 2 or 3"
            why.append(self._about("E611", "unreadable-cell", "error", message, line, "type_of_violence"))
        if days == "date_end before date_start":
            message = "it ends before it begins"
            why.append(self._about("E612", "dates-out-of-order", "error", message, line, "date_end"))
        elif isinstance(days, str):
            message = f"`{getattr(row, days)}` is no date"
            why.append(self._about("E611", "unreadable-cell", "error", message, line, days))
        return Refused(line, tuple(why), row.id)

    def _event_days(self, row: GedRow) -> EventDays | str:
        cells = (row.date_start, row.date_end)
        days = self._days.get(cells)
        if days is None:
            days = self._days[cells] = event_days(*cells)
        return days

    def _told_on(self, line: int, row: GedRow, days: EventDays, flags: list[str]) -> tuple[str, str]:
        """Give when it was first said and last published."""
        told = told_on(row.source_date, days)
        for slug in told.wrong:
            self._warn(line, "source_date", slug, row, flags)
        return told.said, told.published

    def _harm(self, line: int, row: GedRow, flags: list[str]) -> str:
        low, best, high = row.low, row.best, row.high
        try:
            numbers = int(low or best), int(best), int(high or best)
            if not 0 <= numbers[0] <= numbers[1] <= numbers[2]:
                raise ValueError
        except ValueError:
            self._warn(line, "best", "deaths-out-of-order", row, flags)
            told = [int(one) for one in (low, best, high) if one.isdecimal()]
            numbers = (min(told), -1, max(told)) if told else (-1, -1, -1)
        if numbers[1] == 0:
            self._warn(line, "best", "best-is-zero", row, flags)
        among = []
        if row.deaths_a not in _NONE:
            among.append(f"{row.deaths_a} of {row.side_a}")
        if row.deaths_b not in _NONE:
            among.append(f"{row.deaths_b} of {row.side_b}")
        if row.deaths_civilians not in _NONE:
            among.append(f"{row.deaths_civilians} civilians")
        if row.deaths_unknown not in _NONE:
            among.append(f"{row.deaths_unknown} not known who")
        range_ = "deaths, number not readable" if numbers[2] < 0 else f"{numbers[0]} to {numbers[2]} deaths"
        if numbers[0] == numbers[2] >= 0:
            range_ = f"{numbers[0]} deaths"
        elif numbers[1] >= 0:
            range_ += f", best {numbers[1]}"
        return f"{range_} ({', '.join(among)})" if among else range_

    def _chain(self, line: int, row: GedRow, flags: list[str]) -> list[str]:
        cells = row.source_original, row.source_office
        known = self._chains.get(cells)
        if known is None:
            names = [name for name in _SEVERAL.split(cells[0]) if name]
            first = names[0].removeprefix("the ").removeprefix("The ") if names else ""
            unnamed = not first or bool(_NOBODY.search(first))
            origin = self._party(UNNAMED if unnamed else first, "unnamed" if unnamed else "outlet")
            offices = {fold(office): office.strip() for office in cells[1].split(";") if office.strip()}
            chain = [origin, *(self._party(one, "outlet") for one in offices.values() if len(offices) == 1), "ucdp"]
            known = self._chains[cells] = list(dict.fromkeys(chain)), len(names) > 1
        if known[1]:
            self._warn(line, "source_original", "several-origins", row, flags)
        return known[0]

    def _side(self, name: str) -> list[str]:
        """Give the versions of who a side was: by the mapping perhaps several, those that fought with it too."""
        known = self._sides.get(name)
        if known is None:
            kind, meant = _kind(name), self.asked.meant.get(name, "")
            versions = [part.split("+") for part in meant.split("|")] if meant else [[name]]
            parties = ([self._party(one.strip(), kind) for one in version] for version in versions)
            known = self._sides[name] = [" + ".join(version) for version in parties]
        return known

    def _party(self, name: str, kind: str) -> str:
        known = self._names.get(name)
        if known is None:
            meant = self.asked.meant.get(name, "")
            known = self._names[name] = fold(plain_name(meant or name)) or "not said"
            if known not in self._proposed:
                self._proposed.add(known)
                self.met.append(FoundParty(known, meant or name or "Not said", kind))
        return known

    def _place(self, line: int, row: GedRow, flags: list[str]) -> str:
        cells: tuple[str, ...] = _PLACE_OF(row)
        known = self._places.get(cells)
        if known is None:
            found = place_of(PlaceCells(*cells), self.asked)
            for place in found.places:
                if place.id not in self._proposed_places:
                    self._proposed_places.add(place.id)
                    self.met.append(place)
            if found.bad_coordinates:
                self._warn(line, "latitude", "bad-coordinates", row, flags)
            known = self._places[cells] = found.name
        return known

    def _again(self, line: int, said: tuple[str, ...], row: GedRow, flags: list[str]) -> None:
        """Notice a row that is like one before it; only a hash is kept of each."""
        before = self._told.setdefault(hash(said), line)
        if before != line:
            self._warn(line, "id", "looks-like-another", row, flags, before)

    def _warn(self, line: int, column: str, slug: str, row: GedRow, flags: list[str], before: int = 0) -> None:
        flags.append(slug)
        code, message = _WARNINGS[slug]
        told = message.format(before=before, row=row)
        self.met.append(self._about(code, slug, "warning", told, line, column))

    def _about(self, code: str, slug: str, severity: str, message: str, line: int, column: str) -> Diagnostic:
        return Diagnostic(code, slug, severity, message, self.source.at(line, self.columns[column] + 1), here=column)


_NONE = frozenset({"", "0"})
_KEPT_OF = attrgetter(*KEPT)
_PLACE_OF = attrgetter(*PlaceCells._fields)
_WARNINGS: Mapping[str, tuple[str, str]] = {
    "bad-coordinates": (
        "E613",
        "`{row.latitude}`, `{row.longitude}` is no place on earth: `{row.where_coordinates}` has no shape",
    ),
    "deaths-out-of-order": (
        "E614",
        "`{row.low}`, `{row.best}`, `{row.high}` are not low, best and high: the widest is taken",
    ),
    "best-is-zero": ("E615", "at best nobody died, at most `{row.high}`"),
    "source-date-off": ("E616", "a report of `{row.date_start}` is dated `{row.source_date}`: not taken as its date"),
    "source-before-event": (
        "E617",
        "told on `{row.source_date}`, before it happened on `{row.date_start}`: the later is taken",
    ),
    "several-days": ("E618", "it was some time from `{row.date_start}` to `{row.date_end}`"),
    "sum-of-events": ("E619", "a sum of events that could not be told apart: counted once"),
    "several-origins": ("E620", "`{row.source_original}`: the first is taken as the origin"),
    "looks-like-another": ("E621", "it is like the row on line {before}: parties, place, days and deaths"),
}


def _kind(name: str) -> str:
    if name == "Civilians":
        return "people"
    return "state" if name.startswith("Government of ") else "armed group"
