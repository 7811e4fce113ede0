"""The row of a claim as fields that a person can change one by one, with what can stand in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfire.claims.columns import EVERY, KINDS, QUANTITY_PARTS, Column, columns_of
from holdfire.claims.names import Names, Spellings, fold
from holdfire.intake.act_types import POSITIONS
from holdfire.intake.candidate import Candidate, ReportedAct, ReportedFigure
from holdfire.intake.candidate_json import words_of
from holdfire.intake.drafts.counted_by import suggested_counts
from holdfire.intake.drafts.draft import Row
from holdfire.intake.drafts.positions import OPEN
from holdfire.intake.drafts.suggested import suggested_acts, suggested_terms
from holdfire.intake.known import Known
from holdfire.intake.text.sentences import line_around
from holdfire.source.suggest import nearest

BETWEEN = " | "
"""What stands between the entries of a list, as in CSV."""
NESTED = ("quote", "value", "quantity")
LAST = ("chain", "said", "published", "quote in", "quote text")
HIDDEN = ("id", "recorded", "quote start", "quote end", "retracts")
_EVERY = tuple(column.name for column in EVERY)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a claim as a person sees it.

    Attributes:
        key: As in files.
        text: What stands there; entries of a list have `` | `` between them; ``""``: nothing.
        column: What it takes and means.
    """

    key: str
    text: str
    column: Column


def flat(row: Row) -> dict[str, str]:
    """Write a row as texts by key (``value low``), what is empty or open left out."""
    found: dict[str, str] = {}
    for key, value in row.items():
        if isinstance(value, Mapping):
            found |= {f"{key} {part}": _text(inner) for part, inner in value.items()}
        else:
            found[key] = _text(value)
    return {key: text for key, text in found.items() if text and text != OPEN}


def with_field(row: Row, key: str, text: str) -> Row:
    """Write a text into a field of a row; ``""`` empties it. The row given stays as it is."""
    column = columns_of(str(row.get("kind", ""))).get(key)
    text = " ".join(text.split())
    changed = {k: dict(v) if isinstance(v, Mapping) else v for k, v in row.items()}
    head, _, part = key.partition(" ")
    if head in NESTED and part:
        inner = changed.get(head)
        inner = inner if isinstance(inner, dict) else {}
        inner = {k: v for k, v in inner.items() if k != part} | ({part: _number(text)} if text else {})
        if head == "quote":  # other words, or words of another text, are to be found anew
            inner = {k: v for k, v in inner.items() if k not in ("start", "end")}
        changed[head] = inner
        if not inner:
            del changed[head]
        return changed
    if not text:
        return {k: v for k, v in changed.items() if k != key}
    is_list = column is not None and column.takes in ("names", "list")
    changed[key] = [part.strip() for part in text.split("|") if part.strip()] if is_list else text
    return changed


def as_kind(row: Row, kind: str) -> Row:
    """Make another kind of claim of a row: what that kind has no key for is left out, what means the same is kept."""
    if kind not in KINDS:
        raise ValueError(f"there is no kind of claim called `{kind}`")
    cells = dict(row) | {"kind": kind}
    time = row.get("when") or row.get("at")
    actors = row.get("actors")
    party = row.get("party") or (actors[0] if isinstance(actors, list) and actors else "")
    about = row.get("on") or row.get("about") or row.get("term")
    number = row.get("value") or row.get("quantity")
    meant = {"when": time, "at": time, "party": party, "actors": [party] if party else None, "on": about}
    meant |= {"about": about, "term": about, "value": number, "quantity": number}
    allowed = columns_of(kind)
    for key, value in meant.items():
        if value and key in allowed and not cells.get(key):
            cells[key] = value
    return {key: value for key, value in cells.items() if key in allowed or (key in NESTED and f"{key} text" in allowed)
            or (key in ("value", "quantity") and key in allowed)}  # fmt: skip


def fields_of(row: Row, every: bool = False) -> tuple[Field, ...]:
    """List the fields of a row: what kind, what it says, by whom and where it stands.

    Args:
        row: A claim.
        every: Also those that are empty and need not be filled.
    """
    kind = str(row.get("kind", ""))
    cells, columns = flat(row), columns_of(kind)
    own = [key for key in columns if key not in _EVERY]
    rest = [key for key in _EVERY if key not in (*LAST, *HIDDEN, "kind")]
    parts = tuple(f"{name} {part}" for name in ("value", "quantity") for part in QUANTITY_PARTS)
    found = []
    for key in ("kind", *own, *LAST, *rest):
        column, text = columns[key], cells.get(key, "")
        is_told_in_parts = key in ("value", "quantity") and any(cells.get(f"{key} {part}") for part in QUANTITY_PARTS)
        is_needed = column.needed and not is_told_in_parts and key != "published"
        is_offered = every and not is_told_in_parts and (key not in parts or bool(text))
        if text or is_needed or is_offered or row.get(key) in ("", OPEN):
            found.append(Field(key, text, column))
    return tuple(found)


def choices(key: str, column: Column, names: Names, documents: Iterable[str] = ()) -> Sequence[str]:
    """List what can stand in a field, in alphabetical order; empty where anything can."""
    if column.takes.startswith("one of"):
        return list(column.takes.split("`")[1::2])
    matters = (names.terms, names.clauses, names.drafts)
    groups: Mapping[str, tuple[Spellings | None, ...]] = {
        "act": (names.acts,), "count": (names.counts,), "on": matters, "about": (*matters, names.bodies),
        "term": (names.terms,), "reading": (names.readings,), "body": (names.bodies,),
        "where": (names.places,), "from place": (names.places,), "to place": (names.places,),
    }  # fmt: skip
    if key == "quote in":
        return sorted(documents)
    if column.takes not in ("name", "names"):
        return []
    found = {meant for group in groups.get(key, (names.parties,)) for meant in (group or {}).values()}
    return sorted(found | ({"deal"} if key in ("on", "about") else set()))


def suggestions(key: str, one: Candidate, text: str, known: Known) -> Sequence[str]:
    """List what most likely stands in a field, nearest first; empty where nothing can be said.

    Args:
        text: The whole document.
    """
    words = words_of(one)[0]
    around = line_around(text, words.start, words.end)
    if key in ("on", "about", "term"):
        return [term.id for term in suggested_terms(around, known)]
    if key == "act":
        return list(suggested_acts(around, known))
    if key == "count" and isinstance(one, ReportedFigure):
        return [count.id for count in suggested_counts(one, text, known)]
    if key == "position" and isinstance(one, ReportedAct) and one.type in POSITIONS:
        return [POSITIONS[one.type]]
    return []


def matching(letters: str, options: Iterable[str], most: int = 8) -> Sequence[str]:
    """List the options that letters may mean: that begin so, have a word that does, hold them, come near."""
    typed, listed = fold(letters), list(dict.fromkeys(options))
    if not typed:
        return listed[:most]
    begins = [one for one in listed if fold(one).startswith(typed)]
    has_word = [one for one in listed if any(word.startswith(typed) for word in fold(one).split())]
    holds = [one for one in listed if typed in fold(one)]
    found = list(dict.fromkeys([*begins, *has_word, *holds]))
    if not found and (close := nearest(typed, listed)):
        found = [close]
    return found[:most]


def _text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return BETWEEN.join(str(part) for part in value)
    return "" if value is None else str(value)


def _number(text: str) -> str | int:
    return int(text) if text.isdecimal() and text.isascii() else text
