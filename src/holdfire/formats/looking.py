"""What a file would change, seen before anything is written.

====  ====================================================================
E608  names-no-claim: a row answers or replaces a claim that is not there
====  ====================================================================
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from holdfire.formats.checking import NAMING
from holdfire.formats.found import FoundParty, FoundPlace
from holdfire.formats.importing import BACK, CHANGED, GONE, NEW, REFUSED, Compared, Import, steps_of
from holdfire.source.diagnostic import Diagnostic

MOST_SHOWN = 20


@dataclass(slots=True)
class Looked:
    """What a file would change, for people: counts, some examples of each, everything that is refused.

    Attributes:
        counts: Rows by what is said of them. ``flags``: rows by what is odd in them.
        claims: How many claims would be kept.
        parties: That the case does not know. ``places``: likewise.
        shown: Examples by what is said of them, at most ``MOST_SHOWN`` of each; of refused ones all.
        said: What the format says of rows and of the file, at most ``MOST_SHOWN`` of a kind.
        unsaid: How many more there are of a kind (slug).
        refuse: Rows that only show as wrong once all are read, by line.
    """

    counts: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    parties: list[FoundParty] = field(default_factory=list)
    places: list[FoundPlace] = field(default_factory=list)
    shown: dict[str, list[Compared]] = field(default_factory=dict)
    said: list[Diagnostic] = field(default_factory=list)
    unsaid: Counter[str] = field(default_factory=Counter)
    refuse: dict[int, tuple[Diagnostic, ...]] = field(default_factory=dict)

    @property
    def changes_something(self) -> bool:
        """Say whether anything is to be kept."""
        is_register = not self.counts.total() and bool(self.parties or self.places)
        return is_register or any(self.counts[what] for what in (NEW, CHANGED, GONE, BACK))

    @property
    def stops(self) -> bool:
        """Say whether the file as a whole cannot be imported."""
        return any(d.severity == "error" for d in self.said)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of a claim or an incident that a row gives."""

    step: Compared
    key: str
    name: str


def look(one: Import) -> Looked:
    """See what a file would change; nothing is written."""
    looked, named, kinds = Looked(), list[_Named](), Counter[str]()
    for step in steps_of(one):
        match step:
            case Compared():
                _count(looked, step)
                named += _names_in(step)
            case FoundParty():
                looked.parties.append(step)
            case FoundPlace():
                looked.places.append(step)
            case Diagnostic():
                kinds[step.slug] += 1
                if kinds[step.slug] <= MOST_SHOWN or step.severity == "error":
                    looked.said.append(step)
                else:
                    looked.unsaid[step.slug] += 1
    if named:
        _refuse_unknown(one, looked, named)
    return looked


def _names_in(step: Compared) -> list[_Named]:
    rows = [version.row for version in step.claims]
    return [_Named(step, key, row[key]) for row in rows for key in NAMING if row.get(key)]


def _count(looked: Looked, step: Compared) -> None:
    looked.counts[step.what] += 1
    looked.claims += len(step.claims)
    if step.row:
        looked.flags.update(step.row.flags)
    shown = looked.shown.setdefault(step.what, [])
    if len(shown) < MOST_SHOWN or step.what == REFUSED:
        shown.append(step)


def _refuse_unknown(one: Import, looked: Looked, named: list[_Named]) -> None:
    """Refuse rows that name a claim neither the case nor the file has, and rows that name those, and so on."""
    while True:
        there = {
            name
            for step in steps_of(one, looked.refuse)
            if isinstance(step, Compared) and step.what != REFUSED and step.row
            for claim in (*step.row.claims, *(version.row for version in step.claims))
            for name in (claim["id"], claim.get("incident", ""))
        }
        wrong = [n for n in named if n.step.line not in looked.refuse and n.name not in there | one.known.named]
        if not wrong:
            return
        for each in wrong:
            message = f"`{each.key}` names `{each.name}`, and there is no such claim in the case or the file"
            at = one.source.at(each.step.line)
            why = Diagnostic("E608", "names-no-claim", "error", message, at)
            looked.refuse[each.step.line] = (*looked.refuse.get(each.step.line, ()), why)
        for step in {n.step.line: n.step for n in wrong}.values():
            looked.counts[step.what] -= 1
            looked.claims -= len(step.claims)
            _count(looked, Compared(REFUSED, step.name, step.line, why=looked.refuse[step.line]))
