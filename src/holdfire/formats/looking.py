"""What a file would change, as it is seen while the file is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace

from holdfire.formats.found import FoundParty, FoundPlace
from holdfire.formats.importing import BACK, CHANGED, GONE, NEW, REFUSED, Compared, Import, Step, steps_of
from holdfire.source.diagnostic import Diagnostic

MOST_SHOWN = 20
MOST_NAMES = 1000


@dataclass(slots=True)
class Looked:
    """What a file would change, for people: counts, some examples of each, everything that is refused.

    Attributes:
        counts: Rows by what is said of them. ``flags``: rows by what is odd in them.
        claims: How many claims would be kept.
        names: How many parties and places the case does not know; the first of them are in ``parties`` and ``places``.
        shown: Examples by what is said of them, at most ``MOST_SHOWN`` of each; of refused ones all.
        said: What the format says of rows and of the file, at most ``MOST_SHOWN`` of a kind.
        unsaid: How many more there are of a kind (slug).
    """

    counts: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    names: Counter[str] = field(default_factory=Counter)
    parties: list[FoundParty] = field(default_factory=list)
    places: list[FoundPlace] = field(default_factory=list)
    shown: dict[str, list[Compared]] = field(default_factory=dict)
    said: list[Diagnostic] = field(default_factory=list)
    unsaid: Counter[str] = field(default_factory=Counter)

    def take(self, other: Looked) -> None:
        """Become like another."""
        for each in fields(self):
            setattr(self, each.name, getattr(other, each.name))

    @property
    def changes_something(self) -> bool:
        """Say whether anything is to be kept."""
        is_register = not self.counts.total() and bool(self.names.total())
        return is_register or any(self.counts[what] for what in (NEW, CHANGED, GONE, BACK))

    @property
    def stops(self) -> bool:
        """Say whether the file as a whole cannot be imported."""
        return any(d.severity == "error" for d in self.said)


def look(one: Import) -> Looked:
    """See what a file would change; nothing is written."""
    looked = Looked()
    for _ in looking(one, looked):
        pass
    return looked


def looking(one: Import, looked: Looked) -> Iterator[Step]:
    """Go through a file, and note what is seen on the way."""
    kinds: Counter[str] = Counter()
    for step in steps_of(one):
        match step:
            case Compared():
                _count(looked, step)
            case FoundParty():
                looked.names["parties"] += 1
                if len(looked.parties) < MOST_NAMES:
                    looked.parties.append(step)
            case FoundPlace():
                looked.names["places"] += 1
                if len(looked.places) < MOST_NAMES:
                    looked.places.append(step)
            case Diagnostic():
                kinds[step.slug] += 1
                if kinds[step.slug] <= MOST_SHOWN or step.severity == "error":
                    looked.said.append(step)
                else:
                    looked.unsaid[step.slug] += 1
        yield step


def _count(looked: Looked, step: Compared) -> None:
    looked.counts[step.what] += 1
    looked.claims += len(step.claims)
    if step.row and step.row.flags:
        looked.flags.update(step.row.flags)
    shown = looked.shown.setdefault(step.what, [])
    if len(shown) < MOST_SHOWN or step.what == REFUSED:
        shown.append(replace(step, row=None, claims=()))
