"""Two documents on the same event: what in the one belongs to what in the other, and what each has alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfire.intake.align.comparable import Comparable
from holdfire.intake.align.counted import are_unlike
from holdfire.intake.align.index import make_index
from holdfire.intake.align.likely import SURE, likely_same
from holdfire.intake.align.relate_acts import is_one_target
from holdfire.intake.align.relation import RELATIONS, Relation, relate
from holdfire.intake.align.told_by import is_other_speaker
from holdfire.intake.align.weigh import Weights

EACH_OTHERS: Mapping[str, float] = {"quotation": 0.24, "figure": 0.30, "act": 0.38}
"""From this likeness on, two belong together if each is the other's likeliest; from ``SURE`` on, if one is."""
DIFFER = ("contradicts", "supersedes", "superseded")
LIKE = "resembles"
SHOWN_IF_LIKE = ("quotation", "act")
"""Kinds of which two are put together, as "perhaps", though nothing says how they stand to each other."""
KINDS = ("figure", "quotation", "act")
_NEAR = 0.005


@dataclass(frozen=True, slots=True)
class Link:
    """Two that may be about the same: how the second document's stands to the first's."""

    first: Comparable
    second: Comparable
    relation: Relation
    likely: float


@dataclass(frozen=True, slots=True)
class Together:
    """What two documents say of one thing.

    Attributes:
        kind: "figure", "quotation" or "act".
        first: Of the first document, in its order. ``second`` likewise.
        links: Which belong to which, disagreements first.
        is_sure: Whether any link is likely even without being the likeliest of both.
    """

    kind: str
    first: tuple[Comparable, ...]
    second: tuple[Comparable, ...]
    links: tuple[Link, ...]
    is_sure: bool

    @property
    def differs(self) -> bool:
        """Say whether two of them cannot both hold, or one takes the place of another."""
        return self.links[0].relation.name in DIFFER

    @property
    def is_like(self) -> bool:
        """Say whether nothing says how they stand to each other."""
        return self.links[0].relation.name == LIKE


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two documents compared.

    Attributes:
        together: Disagreements first, what is only like last; then by kind and place in the first document.
        only_first: What the first has alone, in its order. ``only_second`` likewise.
    """

    together: tuple[Together, ...]
    only_first: tuple[Comparable, ...]
    only_second: tuple[Comparable, ...]


def compare_documents(first: Sequence[Comparable], second: Sequence[Comparable]) -> SideBySide:
    """Put together what two documents say of the same.

    Args:
        first: What is found in or claimed from the one; ``second`` from the other.
    """
    weights = make_index((*first, *second), {}).weights
    together = [
        _together(kind, links, set(sure))
        for kind in KINDS
        for links, sure in [_links(kind, first, second, weights)]
        for links in _groups(links)
    ]
    together.sort(key=lambda one: (one.is_like, not one.differs, KINDS.index(one.kind), one.first[0].start))
    used = {form.ref for one in together for form in (*one.first, *one.second)}
    return SideBySide(
        tuple(together),
        tuple(one for one in _in_order(first) if one.ref not in used),
        tuple(one for one in _in_order(second) if one.ref not in used),
    )


def _links(
    kind: str, first: Iterable[Comparable], second: Iterable[Comparable], weights: Weights
) -> tuple[list[Link], list[tuple[str, str]]]:
    """Link what is likely about the same; and say which links are sure."""
    ours = [one for one in first if one.kind == kind]
    theirs = [one for one in second if one.kind == kind]
    found = {
        (a, b): link
        for a, one in enumerate(ours)
        for b, other in enumerate(theirs)
        if may_be_one(one, other) and (link := _link(one, other, weights))
    }
    best_of: dict[int, float] = defaultdict(float)
    best_for: dict[int, float] = defaultdict(float)
    for (a, b), link in found.items():
        best_of[a], best_for[b] = max(best_of[a], link.likely), max(best_for[b], link.likely)
    links, sure = [], []
    for (a, b), link in found.items():
        is_best, is_theirs = link.likely >= best_of[a] - _NEAR, link.likely >= best_for[b] - _NEAR
        is_sure = link.likely >= SURE[kind] and (is_best or is_theirs)
        if is_sure:
            sure.append((link.first.ref, link.second.ref))
        if is_sure or (is_best and is_theirs and link.relation.name != LIKE):
            links.append(link)
    return links, sure


def _link(one: Comparable, other: Comparable, weights: Weights) -> Link | None:
    """Link two that may be about the same; ``None`` where they are hardly alike, or of other counts."""
    likely = likely_same(one, other, weights)
    if likely < EACH_OTHERS[one.kind]:
        return None
    relation = relate(other, one, weights)
    return None if relation.name == LIKE and one.kind not in SHOWN_IF_LIKE else Link(one, other, relation, likely)


def may_be_one(one: Comparable, other: Comparable) -> bool:
    """Say whether two of a kind may be about one thing.

    What two different actors do to different targets are two acts; people killed and people wounded are two counts, and
    so are a duration and a number of people.
    """
    match one.kind:
        case "act":
            return not is_other_speaker(one, other) or is_one_target(one, other)
        case "figure":
            return bool(one.types & other.types) and not are_unlike(one, other)
        case _:
            return True


def _groups(links: Sequence[Link]) -> Iterable[list[Link]]:
    """Part links into groups that share nothing."""
    group_of: dict[str, int] = {}
    groups: dict[int, list[Link]] = {}
    for number, link in enumerate(links):
        touched = {group_of[ref] for ref in (link.first.ref, link.second.ref) if ref in group_of}
        groups[number] = [each for group in sorted(touched) for each in groups.pop(group)] + [link]
        for each in groups[number]:
            group_of[each.first.ref] = group_of[each.second.ref] = number
    return groups.values()


def _together(kind: str, links: Sequence[Link], sure: set[tuple[str, str]]) -> Together:
    order = list(RELATIONS)
    ranked = sorted(links, key=lambda link: (order.index(link.relation.name), -link.likely))
    return Together(
        kind,
        _in_order(link.first for link in links),
        _in_order(link.second for link in links),
        tuple(ranked),
        any((link.first.ref, link.second.ref) in sure for link in links),
    )


def _in_order(forms: Iterable[Comparable]) -> tuple[Comparable, ...]:
    return tuple(sorted({one.ref: one for one in forms}.values(), key=lambda one: (one.start, one.end, one.ref)))
