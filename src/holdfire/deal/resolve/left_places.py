"""What a term leaves: `left under: TERM` names the places that TERM makes somebody leave.

A term that uses such a place reads as though TERM's own places stood there, and starts only once TERM is met.
Where TERM's places depend on a reading, so does every term that uses them. A clause leaves what its terms leave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from holdfire.deal.condition import All, Condition, TermIs
from holdfire.deal.mistakes import mistake
from holdfire.deal.model import ActPattern, Exception_, Term
from holdfire.deal.resolve.levels import read_level
from holdfire.deal.resolve.phrases import Reader
from holdfire.deal.resolve.terms import pattern
from holdfire.deal.versions import Reading, combinations, merge_readings, under_reading
from holdfire.deal.wording import Question
from holdfire.deal.written.names import fold_name
from holdfire.deal.written.syntax import Block, all_texts
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.place import Place

Overrides = Callable[[Block], list[tuple[Reading, Block]]]
"""Gives what stands under ``read as`` of a term, with the readings it holds under."""

Left = tuple[tuple[Reading, tuple[str, ...]], ...]
"""Readings, and the places left under each."""

_MET = ("must", "must begin")
_NEVER_MET = ("every", "whenever", "for every")


@dataclass(frozen=True, slots=True)
class LeftPlace:
    """A place that is left under a term, or under several.

    Attributes:
        under: For each reading that makes a difference to these terms: the places they leave.
    """

    id: str
    terms: tuple[str, ...]
    under: Left


@dataclass(frozen=True, slots=True)
class LeftPlaces:
    """All such places of a deal."""

    by_id: dict[str, LeftPlace]

    def questions_of(self, block: Block) -> set[str]:
        """Name the questions that a term depends on because it may name such a place."""
        if not self.by_id:
            return set()
        words = " | ".join(fold_name(text.text) for _, text in all_texts(block))
        named = {place for place in self.by_id if fold_name(place) in words}
        readings = (reading for place in self._with_made_of(named) for reading, _ in self.by_id[place].under)
        return {question for reading in readings for question, _ in reading}

    def _with_made_of(self, places: set[str]) -> set[str]:
        """Add the places that some places are made of in turn."""
        made_of = {part for place in places for _, parts in self.by_id[place].under for part in parts}
        more = made_of & self.by_id.keys()
        return places if more <= places else self._with_made_of(places | more)

    def applied(self, term: Term, reading: Reading) -> Term:
        """Put what is left in its place, and let the term wait until it is."""
        waits: dict[str, None] = {}
        spelled = replace(
            term,
            act=self._spelled(term.act, reading, waits),
            broken_by=self._spelled(term.broken_by, reading, waits),
            restored_by=self._spelled(term.restored_by, reading, waits),
            trigger=self._spelled(term.trigger, reading, waits),
            interference=self._spelled(term.interference, reading, waits),
            exceptions=tuple(self._excepted(exception, reading) for exception in term.exceptions),
        )
        return replace(spelled, timing=replace(term.timing, starts_when=_also_met(term.timing.starts_when, waits)))

    def _excepted(self, exception: Exception_, reading: Reading) -> Exception_:
        waits: dict[str, None] = {}
        act = self._spelled(exception.act, reading, waits) or exception.act
        return replace(exception, act=act, when=_also_met(exception.when, waits))

    def _spelled(self, act: ActPattern | None, reading: Reading, waits: dict[str, None]) -> ActPattern | None:
        if act is None:
            return None
        where, start, goal = (
            tuple(dict.fromkeys(one for place in places for one in self._parts(place, reading, waits)))
            for places in (act.where, act.from_place, act.to_place)
        )
        return replace(act, where=where, from_place=start, to_place=goal)

    def _parts(
        self, place: str, reading: Reading, waits: dict[str, None], seen: frozenset[str] = frozenset()
    ) -> Iterable[str]:
        left = self.by_id.get(place)
        if left is None or place in seen:
            return (place,)
        waits.update(dict.fromkeys(left.terms))
        parts = next((parts for under, parts in left.under if set(under) <= set(reading)), ())
        return [one for part in parts for one in self._parts(part, reading, waits, seen | {place})]

    def declared(self, places: dict[str, Place]) -> dict[str, Place]:
        """Say of each such place what it is made of; where that depends on a reading, nobody knows."""
        made = dict(places)
        for left in self.by_id.values():
            parts = {parts for _, parts in left.under}
            place = places[left.id]
            made[left.id] = replace(place, parts=parts.pop()) if len(parts) == 1 else replace(place, unknown=True)
        return made


def read_left_places(
    written: Block, read: Reader, overrides: Overrides, questions: Mapping[str, Question]
) -> LeftPlaces:
    """Find what each term leaves of which a place says that it is left under it."""
    terms = {fold_name(block.name.text): block for block in written.blocks("terms")}
    made: dict[str, LeftPlace] = {}
    for block in written.blocks("places"):
        named = block.text("left under")
        members = read.names.members.get(read.names.find("clause", named.text), ()) if named else ()
        names = [member.term for member in members] or ([named.text] if named else [])
        blocks = [terms[fold_name(name)] for name in names if fold_name(name) in terms]
        left = {term.name.text: _left_by(term, overrides(term), read, questions) for term in blocks}
        leaving = {term: under for term, under in left.items() if all(places for _, places in under)}
        if leaving:
            made[block.name.text] = LeftPlace(block.name.text, tuple(leaving), _joined(leaving.values()))
        elif named and left:
            fix = "name a term with `must` and a `from place` or a `where`, or with `must reach` and a count in a place"
            message = f"`{named.text}` makes nobody leave a place"
            read.found.append(mistake("nothing-left", message, named.span, help=fix))
    return LeftPlaces(made)


def _joined(several: Iterable[Left]) -> Left:
    """Put together what several terms leave, under every reading on which they agree."""
    joined: Left = (((), ()),)
    for left in several:
        pairs = [(merge_readings(a, b), (*places, *more)) for a, places in joined for b, more in left]
        joined = tuple((reading, tuple(dict.fromkeys(places))) for reading, places in pairs if reading is not None)
    return joined


def _left_by(
    term: Block, overrides: list[tuple[Reading, Block]], read: Reader, questions: Mapping[str, Question]
) -> Left:
    """List what a term leaves under each reading; once, where the readings make no difference."""
    made = {}
    for reading in combinations([question for pairs, _ in overrides for question, _ in pairs], questions):
        version = under_reading(term, overrides, reading)
        modal = next((key for key in _MET if version.has(key)), "")
        is_met = modal and not any(version.has(key) for key in _NEVER_MET)
        act = pattern(version, read, modal) if is_met else ActPattern("")
        made[reading] = act.from_place or act.where or _of_level(version.text("must reach"), read)
    same = set(made.values())
    return (((), same.pop()),) if len(same) == 1 else tuple(made.items())


def _of_level(text: Scalar | None, read: Reader) -> tuple[str, ...]:
    """Give the place whose level is to be reached."""
    level = read_level(text, read) if text else None
    place = read.counts[level.count].place if level and level.count in read.counts else ""
    return (place,) if place else ()


def _also_met(condition: Condition | None, terms: Iterable[str]) -> Condition | None:
    """Ask besides that some terms are met."""
    parts = (*((condition,) if condition else ()), *(TermIs(term, "met") for term in terms))
    return All(parts) if len(parts) > 1 else next(iter(parts), None)
