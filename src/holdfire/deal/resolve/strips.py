"""Strips of land as phrases: ``within 3.5 km north of castello road`` is a place of the deal.

Equal phrases are one place, whatever way they are put; its id is the phrase as ``say_strip`` writes it.
"""

from __future__ import annotations

from contextlib import suppress

from holdfire.deal.mistakes import mistake
from holdfire.deal.written.names import Names
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.distance import StripPhrase, begins_as_strip, find_strips, parse_distance, say_strip
from holdfire.vocab.place import Place, Strip


def without_joints(text: str, names: Names) -> str:
    """Blank out the phrases of a text, so that it is not split inside them; its length stays."""
    for phrase in find_strips(text, names.of_kinds("place"), names.of_kinds("blank")):
        text = text[: phrase.start] + "\x00" * (phrase.end - phrase.start) + text[phrase.end :]
    return text


def strips_in(text: str, names: Names) -> tuple[str, ...]:
    """List the ids of the strips that a text names; those that cannot be read are left out."""
    found = []
    for phrase in find_strips(text, names.of_kinds("place"), names.of_kinds("blank")):
        with suppress(ValueError):
            found.append(say_strip(_strip(phrase, text, 0, names)))
    return tuple(found)


def read_strip(
    text: Scalar, start: int, end: int, names: Names, found: list[Diagnostic], strips: dict[str, Place]
) -> str | None:
    """Read a part of a text as a strip, and add it to ``strips``.

    Returns:
        The id of the place; ``""`` with a mistake in ``found``; ``None`` where the text is no such phrase.
    """
    words = text.text[start:end]
    if not begins_as_strip(words):
        return None
    phrases = find_strips(words, names.of_kinds("place"), names.of_kinds("blank"))
    if not phrases or (phrases[0].start, phrases[0].end) != (0, len(words.rstrip())):
        fix = "write `within 500 m of ROAD`, `beyond 15 km of ROAD` or `between 1 km and 3 km north of ROAD`"
        found.append(mistake("bad-distance", f"`{words}` is no strip of land", text.span_of(start, end), help=fix))
        return ""
    (phrase,) = phrases
    named = slice(start + phrase.of[0], start + phrase.of[1])
    of = names.find("place", text.text[named])
    if not of:
        found.append(names.unknown("place", text, named.start, named.stop))
        return ""
    try:
        strip = _strip(phrase, text.text, start, names)
    except ValueError as error:
        found.append(mistake("bad-distance", str(error), text.span_of(start, end)))
        return ""
    if not edges_in_order(strip, text.span_of(start, end), found):
        return ""
    name = say_strip(strip)
    if not names.find("place", name):
        strips[name] = Place(name, strip=strip, name=name)
    return name


def _strip(phrase: StripPhrase, text: str, start: int, names: Names) -> Strip:
    of = names.find("place", text[start + phrase.of[0] : start + phrase.of[1]])
    return phrase.strip(of, lambda distance: names.find("blank", distance) or parse_distance(distance))


def read_distance(text: Scalar | None, names: Names, found: list[Diagnostic]) -> int | str | None:
    """Read a distance in millimetres, or the name of a blank; ``None`` where none is written or it cannot be read."""
    if text is None:
        return None
    blank = names.find("blank", text.text)
    if blank:
        return blank
    try:
        return parse_distance(text.text)
    except ValueError as error:
        found.append(mistake("bad-distance", str(error), text.span))
        return None


def edges_in_order(strip: Strip, at: Span, found: list[Diagnostic]) -> bool:
    """Report a strip that ends where it begins, or before."""
    if isinstance(strip.within, int) and isinstance(strip.beyond, int) and strip.within <= strip.beyond:
        message = "the strip ends before it begins"
        found.append(mistake("bad-distance", message, at, help="write the smaller distance first, under `beyond`"))
        return False
    return True
