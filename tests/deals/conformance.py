"""How much of twenty real deals the language carries: ``python -m tests.deals.conformance``.

Each folder here holds one deal as ``deal.yaml`` and, in ``provisions.yaml``, for each of its
provisions (by number) what carries it: terms, clauses, bodies or other names of the deal, and
what is lost on the way, if anything is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from holdfire.deal.load import load_deal
from holdfire.deal.model import Deal
from holdfire.source.diagnostic import Outcome

HERE = Path(__file__).parent
OF_THE_HEAD = ("in force", "extended", "lasts", "until", "ends when")


@dataclass(frozen=True)
class Provision:
    """One provision: its number, the names that carry it, what is lost, or why it is not carried."""

    deal: str
    number: int
    carried_by: tuple[str, ...]
    lost: str = ""
    why_not: str = ""

    @property
    def is_full(self) -> bool:
        return bool(self.carried_by) and not self.lost


def folders() -> list[Path]:
    return sorted(path.parent for path in HERE.glob("*/provisions.yaml"))


def provisions_of(folder: Path) -> tuple[Provision, ...]:
    """Read the provisions of one deal, in the order of their numbers."""
    content = YAML(typ="safe").load(folder / "provisions.yaml")
    return tuple(
        Provision(
            content["deal"],
            number,
            tuple(one.get("carried by", ())),
            one.get("lost", ""),
            one.get("why not", ""),
        )
        for number, one in content["provisions"].items()
    )


def loaded(folder: Path) -> Outcome[Deal | None]:
    return load_deal(folder / "deal.yaml")


def names_of(deal: Deal) -> set[str]:
    """List the names that can carry a provision."""
    found = {term.id for term in deal.terms} | set(deal.clauses) | set(deal.bodies) | set(deal.registers)
    found |= set(deal.blanks) | {amendment.id for amendment in deal.amendments} | {event.id for event in deal.events}
    return found | set(OF_THE_HEAD)


def uncarried(folder: Path) -> Iterator[str]:
    """Say what is wrong with the list of a deal: names that the deal does not have, lines that say nothing."""
    deal = loaded(folder).value
    known = names_of(deal) if deal else set()
    for one in provisions_of(folder):
        for name in one.carried_by:
            if name not in known:
                yield f"{folder.name} {one.number}: the deal has no `{name}`"
        if bool(one.carried_by) == bool(one.why_not):
            yield f"{folder.name} {one.number}: say what carries it, or why nothing does"


def main() -> int:
    """Print the coverage, deal by deal; the last line sums up."""
    every: list[Provision] = []
    wrong: list[str] = []
    for folder in folders():
        outcome, ours = loaded(folder), provisions_of(folder)
        every += ours
        wrong += uncarried(folder)
        errors = [d for d in outcome.diagnostics if d.severity == "error"]
        wrong += [f"{folder.name}: {len(errors)} errors, see `holdfire check {folder.name}`"] if errors else []
        full, carried = sum(p.is_full for p in ours), sum(bool(p.carried_by) for p in ours)
        print(f"{ours[0].deal}: {carried} of {len(ours)} carried, {full} in full")
        for one in ours:
            if one.lost:
                print(f"  {one.number}: carried with loss: {one.lost}")
            if one.why_not:
                print(f"  {one.number}: not carried: {one.why_not}")
    for line in wrong:
        print(line, file=sys.stderr)
    carried, full = sum(bool(p.carried_by) for p in every), sum(p.is_full for p in every)
    print(f"carried {carried}/{len(every)}, in full {full}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
