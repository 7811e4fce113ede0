"""One row of UCDP GED as a claim. Cells repeat, so what they come to is kept: dates, names, places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from holdfire.claims.names import fold
from holdfire.formats.asked import Asked
from holdfire.formats.found import Found, FoundParty, FoundRow, Refused, plain_name
from holdfire.formats.source_file import SourceFile
from holdfire.formats.ucdp_places import PlaceCells, place_of
from holdfire.source.diagnostic import Diagnostic

COLUMNS: Mapping[str, tuple[str, ...]] = {
    **{
        name: (name,)
        for name in (
            "id", "type_of_violence", "dyad_name", "side_a", "side_b", "number_of_sources", "source_office",
            "source_date", "source_original", "where_prec", "where_coordinates", "adm_1", "adm_2", "latitude",
            "longitude", "country", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
            "deaths_civilians", "deaths_unknown",
        )
    },
    "conflict": ("conflict_new_id", "conflict_id"),
    "dyad": ("dyad_new_id", "dyad_id"),
    "low": ("low", "low_est"),
    "best": ("best", "best_est"),
    "high": ("high", "high_est"),
}  # fmt: skip
"""What is read -> the columns it can stand in; later releases call some of them otherwise."""
NEEDED = ("id", "type_of_violence", "side_a", "side_b", "date_start", "date_end")
KEPT = (
    "type_of_violence", "dyad_name", "number_of_sources", "source_office", "source_date", "source_original",
    "where_prec", "where_coordinates", "latitude", "longitude", "event_clarity", "date_prec", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "low", "best", "high",
)  # fmt: skip
"""Kept as they are beside the claim."""
ACTS: Mapping[str, str] = {"1": "attack", "2": "attack", "3": "attack on civilians"}
"""Act by type of violence: state-based, non-state, one-sided. Nothing narrower is told."""
SOON = timedelta(days=7)
LONG = timedelta(days=365)
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


@dataclass(frozen=True, slots=True)
class Days:
    """When an event was, when its reports are dated, and what is wrong with that: column and slug of each mistake."""

    when: str
    said: str
    published: str
    wrong: tuple[tuple[str, str], ...] = ()


class RowReader:
    """Reads rows; ``met`` fills with names that stand in a row for the first time, and with warnings."""

    def __init__(self, source: SourceFile, asked: Asked, columns: Mapping[str, int]) -> None:
        self.source, self.asked, self.columns = source, asked, columns
        self.met: list[Found] = []
        self._names: dict[str, str] = {}
        self._proposed: set[str] = set()
        self._proposed_places: set[str] = set()
        self._places: dict[PlaceCells, str] = {}
        self._days: dict[tuple[str, str, str], Days | str] = {}
        self._chains: dict[tuple[str, str], tuple[list[str], bool]] = {}
        self._told: dict[int, int] = {}

    def read(self, line: int, cells: list[str]) -> FoundRow | Refused:
        """Read one row."""
        row = {name: cells[at].strip() if -1 < at < len(cells) else "" for name, at in self.columns.items()}
        key, kind = row["id"], row["type_of_violence"]
        days = self._days_of(row)
        if not key or kind not in ACTS or isinstance(days, str):
            return self._refused(line, row, days)
        flags: list[str] = []
        for column, slug in days.wrong:
            self._warn(line, column, slug, row, flags)
        if " to " in days.when:
            self._warn(line, "date_prec", "several-days", row, flags)
        if row["event_clarity"] == "2":
            self._warn(line, "event_clarity", "sum-of-events", row, flags)
        harm = self._harm(line, row, flags)
        chain = self._chain(line, row, flags)
        side_a, side_b = (
            self._party(row["side_a"], _kind(row["side_a"])),
            self._party(row["side_b"], _kind(row["side_b"])),
        )
        claim: dict[str, Any] = {"id": f"ucdp-{key}", "kind": "event", "act": ACTS[kind]}
        if kind == "3":
            claim["actors"], claim["whom"] = [side_a], [side_b]
        else:
            claim["actors"] = [side_a, side_b]
        place = self._place(line, row, flags)
        if place:
            claim["where"] = place
        claim["when"], claim["harm"], claim["chain"] = days.when, harm, chain
        if days.said:
            claim["said"] = days.said
        claim["published"] = days.published
        self._again(line, claim, row, flags)
        kept = {name: row[name] for name in KEPT if row[name]}
        return FoundRow(key, (claim,), line, kept, tuple(flags), AT)

    def _refused(self, line: int, row: Mapping[str, str], days: Days | str) -> Refused:
        why = []
        if not row["id"]:
            why.append(self._about("E611", "unreadable-cell", "error", "the row has no `id`", line, "id"))
        if row["type_of_violence"] not in ACTS:
            message = f"`{row['type_of_violence']}` is no type of violence: it is 1, 2 or 3"
            why.append(self._about("E611", "unreadable-cell", "error", message, line, "type_of_violence"))
        if isinstance(days, str):
            code, slug = ("E611", "unreadable-cell") if days != "date_end" else ("E612", "dates-out-of-order")
            message = (
                f"`{row[days.partition(':')[2] or days]}` is no date" if code == "E611" else "it ends before it begins"
            )
            why.append(self._about(code, slug, "error", message, line, days.partition(":")[2] or days))
        return Refused(line, tuple(why), row["id"])

    def _days_of(self, row: Mapping[str, str]) -> Days | str:
        cells = (row["date_start"], row["date_end"], row["source_date"])
        days = self._days.get(cells)
        if days is None:
            days = self._days[cells] = read_days(*cells)
        return days

    def _harm(self, line: int, row: Mapping[str, str], flags: list[str]) -> str:
        low, best, high = row["low"], row["best"], row["high"]
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
        among = ", ".join(
            f"{row[column]} {whom}"
            for column, whom in (
                ("deaths_a", f"of {row['side_a']}"),
                ("deaths_b", f"of {row['side_b']}"),
                ("deaths_civilians", "civilians"),
                ("deaths_unknown", "not known who"),
            )
            if row[column] not in ("", "0")
        )
        range_ = "deaths, number not readable" if numbers[2] < 0 else f"{numbers[0]} to {numbers[2]} deaths"
        if numbers[0] == numbers[2] >= 0:
            range_ = f"{numbers[0]} deaths"
        elif numbers[1] >= 0:
            range_ += f", best {numbers[1]}"
        return f"{range_} ({among})" if among else range_

    def _chain(self, line: int, row: Mapping[str, str], flags: list[str]) -> list[str]:
        cells = row["source_original"], row["source_office"]
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

    def _party(self, name: str, kind: str) -> str:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = self.asked.meant.get(name) or fold(plain_name(name)) or "not said"
            if name not in self.asked.meant and known not in self._proposed:
                self._proposed.add(known)
                self.met.append(FoundParty(known, name or "Not said", kind))
        return known

    def _place(self, line: int, row: Mapping[str, str], flags: list[str]) -> str:
        cells = PlaceCells(
            row["where_coordinates"], row["where_prec"], row["latitude"], row["longitude"],
            row["adm_2"], row["adm_1"], row["country"],
        )  # fmt: skip
        known = self._places.get(cells)
        if known is None:
            found = place_of(cells, self.asked)
            self.met += [place for place in found.places if place.id not in self._proposed_places]
            self._proposed_places.update(place.id for place in found.places)
            if found.bad_coordinates:
                self._warn(line, "latitude", "bad-coordinates", row, flags)
            known = self._places[cells] = found.name
        return known

    def _again(self, line: int, claim: Mapping[str, Any], row: Mapping[str, str], flags: list[str]) -> None:
        """Notice a row that is like one before it; only a hash is kept of each."""
        mark = hash((tuple(claim["actors"]), claim.get("where"), claim["when"], claim["harm"]))
        before = self._told.setdefault(mark, line)
        if before != line:
            self._warn(line, "id", "looks-like-another", row, flags, before)

    def _warn(
        self, line: int, column: str, slug: str, row: Mapping[str, str], flags: list[str], before: int = 0
    ) -> None:
        flags.append(slug)
        code, message = _WARNINGS[slug]
        told = message.format(before=before, **row)
        self.met.append(self._about(code, slug, "warning", told, line, column))

    def _about(self, code: str, slug: str, severity: str, message: str, line: int, column: str) -> Diagnostic:
        return Diagnostic(code, slug, severity, message, self.source.at(line, self.columns[column] + 1), here=column)


_WARNINGS: Mapping[str, tuple[str, str]] = {
    "bad-coordinates": ("E613", "`{latitude}`, `{longitude}` is no place on earth: `{where_coordinates}` has no shape"),
    "deaths-out-of-order": ("E614", "`{low}`, `{best}`, `{high}` are not low, best and high: the widest is taken"),
    "best-is-zero": ("E615", "at best nobody died, at most `{high}`"),
    "source-date-off": ("E616", "a report of `{date_start}` is dated `{source_date}`: not taken as its date"),
    "source-before-event": (
        "E617",
        "told on `{source_date}`, before it happened on `{date_start}`: the later is taken",
    ),
    "several-days": ("E618", "it was some time from `{date_start}` to `{date_end}`"),
    "sum-of-events": ("E619", "a sum of events that could not be told apart: counted once"),
    "several-origins": ("E620", "`{source_original}`: the first is taken as the origin"),
    "looks-like-another": ("E621", "it is like the row on line {before}: parties, place, days and deaths"),
}


def read_days(start: str, end: str, sources: str) -> Days | str:
    """Work out when an event was and when it was told.

    Args:
        start: First day, ``2016-09-19``, also with a clock after it. ``end``: last day.
        sources: Days of the reports, between semicolons.

    Returns:
        The days, or what cannot be read: ``cell:COLUMN``, or ``date_end`` where it ends before it begins.
    """
    days = []
    for column, text in (("date_start", start), ("date_end", end)):
        day = _day(text)
        if day is None:
            return f"cell:{column}"
        days.append(day)
    first, last = days
    if last < first:
        return "date_end"
    wrong: list[tuple[str, str]] = []
    told = []
    for text in (part for part in sources.split(";") if part.strip()):
        day = _day(text)
        if day is None or day < first - SOON or day > last + LONG:
            wrong.append(("source_date", "source-date-off"))
        else:
            if day < first:
                wrong.append(("source_date", "source-before-event"))
            told.append(max(day, first))
    when = first.isoformat() if first == last else f"{first} to {last}"
    if not told:
        return Days(when, "", f"{last} to {last + LONG}", tuple(dict.fromkeys(wrong)))
    return Days(when, min(told).isoformat(), max(told).isoformat(), tuple(dict.fromkeys(wrong)))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def _kind(name: str) -> str:
    if name == "Civilians":
        return "people"
    return "state" if name.startswith("Government of ") else "armed group"
