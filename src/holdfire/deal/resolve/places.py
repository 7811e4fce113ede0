"""The places of a deal: as declared, with what strips and dates make of them, and how they lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from holdfire.deal.mistakes import mistake
from holdfire.deal.resolve.definitions import listed_under
from holdfire.deal.resolve.phrases import Reader
from holdfire.deal.resolve.strips import edges_in_order, read_distance, strips_in
from holdfire.deal.written.syntax import Block, all_texts
from holdfire.source.diagnostic import Label
from holdfire.source.span import Span
from holdfire.source.suggest import did_you_mean
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.distance import SIDES
from holdfire.vocab.geometry import ShapeError, close_places
from holdfire.vocab.moment import Moment
from holdfire.vocab.place import Place, Places, Strip
from holdfire.vocab.strips import NoSideError

_WAYS = ("shape", "shapes", "within", "beyond", "left under")
"""Keys that say where a place lies; the two distances go together."""


def resolve_places(written: Block, read: Reader) -> dict[str, Place]:
    """Make the places that are declared, by id; an open blank of kind place is one that nobody knows yet."""
    covered = listed_under("places", "place", written, read)
    made = {block.name.text: _place(block, covered, read) for block in written.blocks("places")}
    for block in written.blocks("blanks"):
        kind = block.text("kind")
        if kind and kind.text == "place" and not block.has("filled"):
            known = made.get(block.name.text, Place(block.name.text, name=block.name.text))
            made[block.name.text] = replace(known, unknown=True)
    return made


def lay_out(places: Mapping[str, Place], written: Block, read: Reader, folder: Path | None) -> Places:
    """Work out how the places lie to each other, the strips met in phrases among them."""
    every = {**places, **read.strips}
    try:
        return close_places(every.values(), folder)
    except ShapeError as error:
        at = _span_of_shape(error.ref, written) or _span_of_strip(error.ref, "", written, read)
        fix = "write `shape: FILE.geojson#FEATURE`, with the file in the case folder, or leave it out"
        read.found.append(mistake("bad-place-shape", str(error), at, help=fix))
    except NoSideError as error:
        at = _span_of_strip(error.place, "side", written, read)
        fix = "name a side that it has, or leave the side out"
        read.found.append(mistake("no-such-side", str(error), at, help=fix))
    return close_places(every.values(), None)


def _span_of_shape(ref: str, written: Block) -> Span | None:
    blocks = (block for place in written.blocks("places") for block in (place, *place.blocks("shapes")))
    texts = (text for block in blocks for text in block.texts("shape"))
    return next((text.span for text in texts if text.text.strip() == ref), None)


def _span_of_strip(place: str, key: str, written: Block, read: Reader) -> Span:
    """Find where a strip is declared, or first named in a phrase."""
    for block in written.blocks("places"):
        if block.name.text == place:
            return block.where(key) if block.has(key) else block.name.span
    named = (text.span for _, text in all_texts(written) if place in strips_in(text.text, read.names))
    return next(named, written.name.span)


def _place(block: Block, covered: Mapping[str, tuple[str, ...]], read: Reader) -> Place:
    name, shape, shown, kind = block.name.text, block.text("shape"), block.text("name"), block.text("kind")
    _report_clash(block, read)
    inside = (*read.listed("place", block.texts("inside")), *covered.get(name, ()))
    return Place(
        name,
        tuple(dict.fromkeys(inside)),
        shape.text.strip() if shape else "",
        tuple(text.text.strip() for text in block.texts("also")),
        shown.text.strip() if shown else name,
        _shapes(block, read),
        _strip(block, read),
        _between(block, read),
        _left_under(block.text("left under"), read),
        kind=kind.text.strip() if kind else "",
    )


def _left_under(text: Scalar | None, read: Reader) -> str:
    return (read.names.find("clause", text.text) or read.name("term", text)) if text else ""


def _report_clash(block: Block, read: Reader) -> None:
    ways = [way for way in _WAYS if block.has(way) and not (way == "beyond" and block.has("within"))]
    if len(ways) > 1:
        message = f"both `{ways[0]}` and `{ways[1]}` say where `{block.name.text}` lies"
        first = Label(block.where(ways[0]), "also here")
        read.found.append(mistake("place-told-twice", message, block.where(ways[1]), "second", (first,), "keep one"))


def _shapes(block: Block, read: Reader) -> tuple[tuple[Moment | None, str], ...]:
    """Read from when on a place has which shape, in order of time."""
    made: dict[int | None, tuple[Moment | None, str]] = {}
    for dated in block.blocks("shapes"):
        begins = None if dated.name.text.strip().lower() == "first" else read.start(dated.name)
        shape = dated.text("shape")
        if shape is None:
            fix = "write `DATE: FILE.geojson#FEATURE`, or `first:` for what it is before any date"
            read.found.append(mistake("missing-key", "no shape is named", dated.name.span, help=fix))
            continue
        second = begins.earliest if begins else None
        if second in made:
            message = f"two shapes of `{block.name.text}` begin at one time"
            read.found.append(mistake("place-told-twice", message, dated.name.span, help="keep one of them"))
        made[second] = (begins, shape.text.strip())
    return tuple(made[second] for second in sorted(made, key=lambda second: (second is not None, second or 0)))


def _strip(block: Block, read: Reader) -> Strip | None:
    within, beyond = (read_distance(block.text(key), read.names, read.found) for key in ("within", "beyond"))
    of = read.name("place", block.text("of"))
    needed = ("of",) if block.has("within") or block.has("beyond") else ("within", "beyond")
    if any(block.has(key) for key in ("within", "beyond", "of", "side")) and not any(map(block.has, needed)):
        message = f"`{block.name.text}` does not say {'of what' if needed == ('of',) else 'how far it reaches'}"
        fix = "write `within: 500 m` (or `beyond`), and `of: PLACE`"
        read.found.append(mistake("missing-key", message, block.name.span, help=fix))
        return None
    side = block.text("side")
    if side and side.text.strip().lower() not in SIDES:
        fix = did_you_mean(side.text, SIDES, "write `north`, `south`, `east` or `west`")
        read.found.append(mistake("unreadable-phrase", f"`{side.text}` is no side", side.span, help=fix))
        return None
    if not of or (within is None and beyond is None):
        return None
    strip = Strip(of, within, beyond or 0, side.text.strip().lower() if side else "")
    return strip if edges_in_order(strip, block.where("beyond"), read.found) else None


def _between(block: Block, read: Reader) -> tuple[str, ...]:
    """Read which two places a boundary divides."""
    if not block.has("between"):
        return ()
    sides = read.listed("place", block.texts("between"))
    if len(sides) == 2 and block.name.text not in sides:
        return sides
    if all(read.names.find("place", text.text) for text in block.texts("between")):
        message = f"`{block.name.text}` does not lie between two other places"
        fix = "write `between: [a, b]`"
        read.found.append(mistake("bad-boundary", message, block.where("between"), help=fix))
    return ()
