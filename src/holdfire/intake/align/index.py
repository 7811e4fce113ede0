"""What is looked up among many: the few worth comparing, by the words and numbers they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from math import inf

from holdfire.claims.document import Document
from holdfire.intake.align.comparable import Comparable
from holdfire.intake.align.ideas import names_in
from holdfire.intake.align.likely import likely_same
from holdfire.intake.align.meaning import COUNTS_FOR, Meaning
from holdfire.intake.align.weigh import Weights, weights_of

WORTH_COMPARING = 60
"""So many are compared closely."""
TOO_COMMON = 1500
"""A word that more than so many have finds nobody, unless the text has no other."""


@dataclass(frozen=True, slots=True)
class Index:
    """Comparable things, findable by what they share.

    Attributes:
        forms: All of them.
        places: For each kind and key the places of the forms that have it; a key is a word, a number or a name.
        weights: Of words. ``stories``: of names, by how many documents have them.
        named: For each document the names in it.
        meaning: Compares passages by meaning, too; ``None``: by words alone.
    """

    forms: Sequence[Comparable]
    places: Mapping[tuple[str, str], Sequence[int]]
    weights: Weights
    stories: Weights
    named: Mapping[str, frozenset[str]]
    meaning: Meaning | None = None

    def nearest(self, one: Comparable, leave_out: Container[str] = ()) -> list[Comparable]:
        """List the forms of a kind that share most with one, at most ``WORTH_COMPARING`` of them.

        Args:
            leave_out: The ``ref`` of those that are not wanted.
        """
        score: dict[int, float] = defaultdict(float)
        listed = [(len(self.places.get((one.kind, key), ())), key, weight) for key, weight in self._keys(one)]
        listed = sorted(each for each in listed if each[0])
        for number, (times, key, weight) in enumerate(listed):
            if times > TOO_COMMON and number >= 3:
                break
            for place in self.places[one.kind, key]:
                score[place] += weight
        wanted = (place for place in score if self.forms[place].ref not in leave_out)
        found = nlargest(WORTH_COMPARING, wanted, key=lambda place: (score[place], -place))
        return [self.forms[place] for place in found]

    def story(self, one: frozenset[str], other: Comparable) -> float:
        """Say how far a text, by the names in it, and the document of a form tell of the same, 0 to 1."""
        return self.stories.shared(one, self.named.get(other.document, frozenset()))

    def likely(self, new: Comparable, there: Comparable, story: frozenset[str]) -> float:
        """Say how likely a newcomer and a form are about the same, 0 to 1.

        Args:
            story: The names in the newcomer's document.
        """
        by_words = likely_same(new, there, self.weights, self.story(story, there))
        if self.meaning is None:
            return by_words
        return (by_words + COUNTS_FOR * self.meaning(new.passage, there.passage)) / (1 + COUNTS_FOR)

    def _keys(self, one: Comparable) -> Iterable[tuple[str, float]]:
        for key in keys_of(one):
            yield key, self.weights.of(key) * (2.0 if key in one.words else 1.0)


def keys_of(one: Comparable) -> frozenset[str]:
    """List what a form is found by."""
    named = [*one.who.words, *one.whom.words, *one.place.words, *(word for each in one.through for word in each.words)]
    keys = {*one.words, *one.near, *one.around, *(f"@{word}" for word in named)}
    if one.value:
        keys.update(f"={end:g}" for end in (one.value.low, one.value.high) if abs(end) < inf)
    keys.update(f"!{type_}" for type_ in one.types)
    return frozenset(keys)


def make_index(forms: Iterable[Comparable], documents: Mapping[str, Document], meaning: Meaning | None = None) -> Index:
    """Make forms findable.

    Args:
        documents: Those the forms stand in, by id; others may be among them.
        meaning: Compares by meaning, too (``load_meaning``).
    """
    forms = tuple(forms)
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    keys = [keys_of(one) for one in forms]
    for place, (one, its_keys) in enumerate(zip(forms, keys, strict=True)):
        for key in its_keys:
            places[one.kind, key].append(place)
    used = {one.document for one in forms}
    named = {name: names_in(documents[name].text) for name in sorted(used & documents.keys())}
    return Index(forms, dict(places), weights_of(keys), weights_of(named.values()), named, meaning)


def with_more(index: Index, forms: Iterable[Comparable], documents: Mapping[str, Document]) -> Index:
    """Make more forms findable in an index, whose weights stay: for a few beside the many it has."""
    places = dict(index.places)
    listed = list(index.forms)
    named = dict(index.named)
    for one in forms:
        for key in keys_of(one):
            places[one.kind, key] = [*places.get((one.kind, key), ()), len(listed)]
        listed.append(one)
        if one.document in documents and one.document not in named:
            named[one.document] = names_in(documents[one.document].text)
    return replace(index, forms=tuple(listed), places=places, named=named)
