"""What differs between two deals, thing by thing and key by key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from holdfire.deal.diff.change import Change
from holdfire.deal.diff.fields import FieldChange, changed_fields
from holdfire.deal.diff.renames import Renames, find_renames
from holdfire.deal.diff.sections import Sections, consequences_of, head_of, sections_of
from holdfire.deal.diff.words import say_value
from holdfire.deal.model import Deal, Term
from holdfire.deal.restate.definitions import is_phrase
from holdfire.deal.versions import Reading, merge_readings
from holdfire.vocab.place import Lies


def diff_deals(old: Deal, new: Deal) -> tuple[Change, ...]:
    """List what differs between two deals, in the words of the deal language.

    Every field of the deal and of everything in it is looked at. Not looked at: comments,
    how things were put, the order in which names stand, and the sentence (``says``) of a term.

    Returns:
        The head first, then the terms in the order of the new deal, those that are gone last, then
        the definitions. Nothing if and only if the deals are equal but for the order of names.
    """
    renames, old = find_renames(old, new)
    before, after = sections_of(old), sections_of(new)
    changes = [Change("deal", "", "changed", c.key, c.before, c.after) for c in _changed_head(old, new)]
    for section in sorted(before, key=lambda section: section not in ("terms", "clauses")):
        changes += _changed_section(section, before[section], after[section], renames)
        changes += _consequences(section, old, new, before, after)
    return tuple(one for one in changes if not _is_phrase(one, old, new)) or tuple(changes)


def _is_phrase(change: Change, old: Deal, new: Deal) -> bool:
    """Say whether a change only repeats words of a term: a place that is named by a phrase (``within 1 km of ...``)."""
    if change.section != "places" or change.kind not in ("added", "removed"):
        return False
    place = old.places.by_id.get(change.name) or new.places.by_id[change.name]
    return is_phrase(place)


def _changed_head(old: Deal, new: Deal) -> Iterator[FieldChange]:
    before, after = head_of(old), head_of(new)
    for key in before:
        yield from changed_fields(before[key], after[key], key, key)


def _changed_section(section: str, before: dict[str, Any], after: dict[str, Any], renames: Renames) -> Iterator[Change]:
    was = {new: old for old, new in renames.get(section, {}).items()}
    for name, one in after.items():
        part_of = _part_of(one)
        if name not in before:
            yield Change(section, name, "added", after=_whole(name, one), part_of=part_of)
            continue
        if name in was:
            yield Change(section, name, "renamed", before=was[name], after=name, part_of=part_of)
        for change, reading in _changed(before[name], one):
            yield Change(section, name, "changed", change.key, change.before, change.after, reading, part_of)
    for name, one in before.items():
        if name not in after:
            yield Change(section, name, "removed", before=_whole(name, one), part_of=_part_of(one))


def _changed(before: Any, after: Any) -> Iterator[tuple[FieldChange, str]]:
    """List what differs in one thing, each with the reading under which it does."""
    if not (_is_term(before) and _is_term(after)):
        for change in changed_fields(before, after, "file" if isinstance(after, str) else ""):
            yield change, ""
        return
    readings = [frozenset(term.reading for term in versions) for versions in (before, after)]
    if readings[0] != readings[1]:
        yield FieldChange("disputed wording", *(_say_readings(versions) for versions in (before, after))), ""
    found: dict[FieldChange, list[Reading]] = {}
    pairs = _pairs(before, after)
    for old, new, reading in pairs:
        for change in changed_fields(old, new, but=("reading",)):
            found.setdefault(change, []).append(reading)
    for change, under in found.items():
        for reading in [()] if len(under) == len(pairs) else under:
            yield change, " + ".join(f"{question}/{answer}" for question, answer in reading)


def _pairs(before: tuple[Term, ...], after: tuple[Term, ...]) -> list[tuple[Term, Term, Reading]]:
    """Pair the versions of a term that hold under one reading; one without any such, with the first."""
    merged = [(old, new, merge_readings(old.reading, new.reading)) for old in before for new in after]
    pairs = [(old, new, reading) for old, new, reading in merged if reading is not None]
    alone = [(before[0], new, new.reading) for new in after if not any(new is paired for _, paired, _ in pairs)]
    alone += [(old, after[0], old.reading) for old in before if not any(old is paired for paired, _, _ in pairs)]
    return pairs + alone


def _consequences(section: str, old: Deal, new: Deal, before: Sections, after: Sections) -> Iterator[Change]:
    """List what now follows otherwise for names whose own entries are the same."""
    same = {name for name, one in before[section].items() if after[section].get(name) == one}
    was, now = consequences_of(old).get(section, {}), consequences_of(new).get(section, {})
    for fact in dict.fromkeys([*was, *now]):
        if fact not in was or fact not in now:
            if before[section] == after[section]:
                yield Change(section, "", "changed", f"how it {fact}", *_THERE[:: 1 if fact in was else -1])
            continue
        words, absent = ("belongs to, in the end", None) if fact == "above" else (f"how it {fact} to", Lies.OUTSIDE)
        for key in dict.fromkeys([*was[fact], *now[fact]]):
            names = (key,) if isinstance(key, str) else tuple(name for name in key if isinstance(name, str))
            if same.issuperset(names):
                about = f"{words} {' '.join(names[1:])}".strip()
                for change in changed_fields(was[fact].get(key, absent), now[fact].get(key, absent), about):
                    yield Change(section, names[0], "changed", change.key, change.before, change.after)


_THERE = ("there", "not there")


def _is_term(one: Any) -> bool:
    return isinstance(one, tuple) and isinstance(one[0], Term)


def _part_of(one: Any) -> str:
    return one[0].part_of if _is_term(one) else ""


def _say_readings(versions: tuple[Term, ...]) -> str:
    asked: dict[str, dict[str, None]] = {}
    for term in versions:
        for question, answer in term.reading:
            asked.setdefault(question, {})[answer] = None
    said = [f"{question} ({', '.join(answers)})" for question, answers in asked.items()]
    return f"depends on {', '.join(said)}" if said else "not disputed"


def _whole(name: str, one: Any) -> str:
    """Say all of a thing: of a term its sentences, one for each reading."""
    if not _is_term(one):
        return say_value(one)
    return " / ".join(dict.fromkeys(term.says for term in one))
