"""Rows of a table to places for the register of a case.

A name that two places share names neither: both get their key behind the name, so that a claim which says only the name
is refused and not put in the wrong place.

====  ====================================================================
E659  no-shape (warning): a place has no shape, or none that can be
E660  other-degrees: shapes are in other units than degrees of longitude and latitude
E661  name-twice (warning): several places have one name
E662  alike (warning): names of two places differ in signs only
====  ====================================================================
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from shapely import from_wkt, union_all
from shapely.errors import ShapelyError
from shapely.validation import explain_validity

from holdfire.claims.names import fold
from holdfire.formats.found import Found, FoundPlace, Refused, plain_name
from holdfire.formats.mapped.mapped_cells import Cells
from holdfire.formats.mapped.mapping_form import PlaceForm, Ref, Told
from holdfire.formats.tables.read_table import TableRow
from holdfire.source.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Seen:
    """A place, the row it stands in, and that row's key."""

    place: FoundPlace
    row: TableRow
    key: str
    form: PlaceForm


@dataclass(frozen=True, slots=True)
class Register:
    """Places that rows tell of, with what is odd about them; and what a name means in a row (line and folded name)."""

    found: tuple[Found, ...] = ()
    ids: Mapping[tuple[int, str], str] = field(default_factory=dict)


def places_of(
    rows: Sequence[tuple[TableRow, str]], forms: Sequence[PlaceForm], cells: Cells, is_register: bool
) -> Register:
    """Collect the places that rows tell of.

    Args:
        rows: With their keys.
        is_register: Each row is a place; two with one name are two places, two with one key and one name are parts
            of one. Else rows tell of events, and the same name with the same shape is the same place.
    """
    found: list[Found] = []
    seen: dict[object, Seen] = {}
    marks: dict[tuple[int, str], object] = {}
    for row, key in rows:
        for form in forms:
            cells.wrong = []
            place = _place(row, form, cells)
            errors = tuple(one for one in cells.wrong if one.severity == "error")
            found += (one for one in cells.wrong if one not in errors)
            if errors:
                found += (
                    [Refused(row.line, errors, key)]
                    if is_register
                    else [replace(e, severity="warning") for e in errors]
                )
            if place is None or (errors and is_register):
                continue
            mark = (form.name, key, place.name) if is_register else place
            marks[row.line, fold(place.name)] = mark
            if is_register and mark in seen:
                found.append(_joined(seen[mark], row, cells))
                place = replace(place, wkt=_together(seen[mark].place.wkt, place.wkt))
            if is_register or mark not in seen:
                seen[mark] = Seen(place, row, key, form)
    told, places = _told_apart(tuple(seen.values()), cells)
    by_mark = dict(zip(seen, (place.id for place in places), strict=True))
    return Register((*found, *told, *places), {name: by_mark[mark] for name, mark in marks.items()})


def _joined(first: Seen, row: TableRow, cells: Cells) -> Diagnostic:
    where = f"stood in row {first.row.line} too"
    message = f"`{first.place.name}` with the key `{first.key}` {where}: taken as one place of two parts"
    return cells.table.mistake("E661", "name-twice", message, row, _name_column(first, cells), "warning")


def _name_column(seen: Seen, cells: Cells) -> int:
    columns = seen.form.told["name"].columns
    return max(cells.at[columns[0].column], 0) if columns else 0


def _together(one: str, other: str) -> str:
    shapes = [from_wkt(text) for text in (one, other) if text]
    return str(union_all(shapes).wkt) if shapes else ""


def _told_apart(seen: Sequence[Seen], cells: Cells) -> tuple[tuple[Diagnostic, ...], tuple[FoundPlace, ...]]:
    """Give places names that name only one of them, and say where that took something."""
    by_name: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        by_name[fold(one.place.name)].append(one)
    shared = _shared_aliases(seen)
    places = []
    for one in seen:
        place = replace(one.place, also=tuple(name for name in one.place.also if fold(name) not in shared))
        if len(by_name[fold(place.name)]) > 1:
            name = f"{place.name} ({one.key})"
            place = replace(place, id=plain_name(name).casefold(), name=name)
        places.append(place)
    told = (*_namesakes(by_name, cells), *_tell_shared(shared, cells), *_alike(by_name, cells))
    return told, tuple(places)


def _place(row: TableRow, form: PlaceForm, cells: Cells) -> FoundPlace | None:
    texts = {key: cells.value(row, told, "text") for key, told in form.told.items() if key not in ("also", "inside")}
    name = plain_name(str(texts.get("name", "")))
    if not name:
        return None
    lists = {key: form.told[key] for key in ("also", "inside") if key in form.told}
    also, inside = (_list(cells.value(row, lists[key], "list")) if key in lists else () for key in ("also", "inside"))
    others = tuple(dict.fromkeys(plain_name(one) for one in also if fold(one) != fold(name)))
    return FoundPlace(
        id=name.casefold(),
        name=name,
        also=others,
        wkt=_shape(row, form, cells),
        radius=cells.number(row, _ref(form.told["radius"]))
        if _is_column(form, "radius")
        else str(texts.get("radius", "")),
        inside=tuple(inside),
        precision=str(texts.get("precision", "")),
    )


def _list(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) and value else tuple(value)


def _is_column(form: PlaceForm, key: str) -> bool:
    return key in form.told and bool(form.told[key].columns)


def _ref(told: Told) -> Ref:
    return told.columns[0]


def _shape(row: TableRow, form: PlaceForm, cells: Cells) -> str:
    if _is_column(form, "latitude") and _is_column(form, "longitude"):
        ref = _ref(form.told["latitude"])
        texts = [cells.cell(row, _ref(form.told[key])) for key in ("longitude", "latitude")]
        text = f"POINT ({degrees(texts[0])} {degrees(texts[1])})" if all(texts) else ""
    elif _is_column(form, "shape"):
        ref = _ref(form.told["shape"])
        text = cells.cell(row, ref)
    else:
        return ""
    why = wrong_shape(text)
    if why:
        cells.report("E659", "no-shape", f"{why}; the place is taken without a shape", row, ref, "warning")
    return "" if why else text


def degrees(text: str) -> str:
    """Write degrees with a point; what is no number stays as it is, and is found when the shape is read."""
    return text.replace(",", ".") if re.fullmatch(r"-?\d+,\d+", text) else text


def wrong_shape(wkt: str) -> str:
    """Say what is wrong with a shape in degrees; ``""``: nothing."""
    if not wkt:
        return "there is no shape"
    try:
        shape = from_wkt(wkt)
    except ShapelyError:
        return f"`{wkt[:40]}` is no shape"
    if shape is None or shape.is_empty:
        return "the shape is empty"
    west, south, east, north = shape.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        return f"`{wkt[:40]}` is not in degrees of longitude and latitude, in this order"
    if (west, south, east, north) == (0, 0, 0, 0):
        return "0 and 0 degrees mean that nobody said where"
    return "" if shape.is_valid else f"the shape cannot be: {explain_validity(shape).lower()}"


def _shared_aliases(seen: Sequence[Seen]) -> dict[str, list[Seen]]:
    """Find other names that several places have, or that are the name of another place."""
    owners: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        for name in dict.fromkeys(fold(each) for each in (one.place.name, *one.place.also)):
            owners[name].append(one)
    own = {fold(one.place.name) for one in seen}
    several = {name: those for name, those in owners.items() if len(those) > 1}
    return {
        name: those
        for name, those in several.items()
        if any(fold(o.place.name) != name for o in those) or name not in own
    }


def _namesakes(by_name: dict[str, list[Seen]], cells: Cells) -> Iterator[Diagnostic]:
    for those in by_name.values():
        if len(those) > 1:
            keys = ", ".join(f"`{one.key}`" for one in those)
            message = (
                f"{len(those)} places are called `{those[0].place.name}` ({keys}); each gets its key behind the name"
            )
            fix = "a claim that says only the name is refused: say which is meant"
            for one in those[1:]:
                index = _name_column(one, cells)
                yield cells.table.mistake("E661", "name-twice", message, one.row, index, "warning", fix)


def _tell_shared(shared: dict[str, list[Seen]], cells: Cells) -> Iterator[Diagnostic]:
    for name, those in shared.items():
        names = ", ".join(f"`{one.place.name}`" for one in those)
        message = f"`{name}` is another name of {len(those)} places ({names}), so it is taken as a name of none"
        yield cells.table.mistake(
            "E661", "name-twice", message, those[-1].row, 0, "warning", "name one of them otherwise"
        )


def _alike(by_name: dict[str, list[Seen]], cells: Cells) -> Iterator[Diagnostic]:
    bare: dict[str, str] = {}
    for name, those in by_name.items():
        key = "".join(sign for sign in unicodedata.normalize("NFKD", name) if unicodedata.category(sign)[0] in "LN")
        other = bare.setdefault(key, name)
        if other != name:
            message = f"`{name}` and `{other}` differ in signs only; they are taken as two places"
            yield cells.table.mistake("E662", "alike", message, those[0].row, 0, "warning", "is it one place?")
