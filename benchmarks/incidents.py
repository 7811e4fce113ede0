"""Made-up reports of known occurrences: how well suggestions find those of one, and how long 100,000 claims take.

    python -m benchmarks.incidents                  # precision and recall, thin and crowded
    python -m benchmarks.incidents --claims 100000  # also the time

A report is an occurrence as somebody tells it: some name the wider place, a broader act, no author, another number, the
day after, or no number at all; some are passed on by others. Same seed, same reports.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from time import process_time

from holdfire.claims.claim import Claim, Event
from holdfire.incidents.groups import groups_of
from holdfire.incidents.suggest import LIKELY, Suggestion, suggest
from holdfire.vocab.act import Act, Acts
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.place import Lies, Places

DAY = 86_400
BEGIN = 17_000 * DAY
ACTS = Acts.from_acts(
    [
        Act("attack"), Act("airstrike", "attack"), Act("shelling", "attack"), Act("mortar fire", "shelling"),
        Act("small arms fire", "attack"), Act("move"), Act("pass", "move"), Act("depart", "move"),
    ]
)  # fmt: skip
TOLD = ("airstrike", "shelling", "mortar fire", "small arms fire", "pass", "depart")
BROADER = {"airstrike": "attack", "shelling": "attack", "mortar fire": "shelling", "small arms fire": "attack"}
SIDES = ("north", "south", "east", "guard")
OUTLETS = ("gazette", "radio", "wire", "post", "herald")
WITNESSES = ("residents", "hospital", "mission", "council", "agency")
PARTIES = Parties.from_parties([Party(name, name) for name in (*SIDES, *OUTLETS, *WITNESSES)])


@dataclass(frozen=True, slots=True)
class Setting:
    """How much happens, where and when.

    Attributes:
        occurrences: How many there are in truth; about one in three is told more than once.
        days, places: Over which they are spread; ten places lie in each wider one.
    """

    occurrences: int
    days: int
    places: int
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Measured:
    """How well suggestions did, over pairs of claims: ``likely`` counts only those above possible."""

    claims: int
    pairs: int
    suggested: int
    right: int
    likely: int
    likely_right: int
    seconds: float

    @property
    def precision(self) -> float:
        """Share of suggested pairs that are of one occurrence."""
        return self.right / self.suggested if self.suggested else 1.0

    @property
    def likely_precision(self) -> float:
        """The same, of those called likely."""
        return self.likely_right / self.likely if self.likely else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs of one occurrence that were suggested."""
        return self.right / self.pairs if self.pairs else 1.0


def places_of(setting: Setting) -> Places:
    """Lay places out: ten in each district."""
    inside = {(f"place {n}", f"district {n // 10}"): Lies.INSIDE for n in range(setting.places)}
    overlaps = {(wide, narrow): Lies.OVERLAPS for narrow, wide in inside}
    return Places({}, inside | overlaps)


def reports(setting: Setting) -> Iterator[tuple[Claim, int]]:
    """Give claims, each with the number of the occurrence it tells of."""
    draw = random.Random(setting.seed)
    for occurrence in range(setting.occurrences):
        begins = BEGIN + draw.randrange(setting.days) * DAY + draw.randrange(24) * 3600
        truth = (draw.choice(TOLD), draw.randrange(setting.places), draw.choice(SIDES), begins, _number(draw))
        told = draw.choices((1, 2, 3, 4), (70, 18, 8, 4))[0]
        origins = draw.sample(WITNESSES, min(told, 3))
        for number in range(told):
            origin = origins[min(number, len(origins) - 1)] if draw.random() < 0.7 else origins[0]
            outlet = draw.choice(OUTLETS)
            yield _report(draw, f"c{occurrence}-{number}", truth, (origin, outlet)), occurrence


def _number(draw: random.Random) -> int:
    return min(int(draw.paretovariate(1.1)), 400)


def _report(draw: random.Random, name: str, truth: tuple[str, int, str, int, int], chain: tuple[str, str]) -> Claim:
    act, place, side, begins, harmed = truth
    if draw.random() < 0.15:
        act = BROADER.get(act, act)
    where = f"district {place // 10}" if draw.random() < 0.1 else f"place {place}"
    if draw.random() < 0.08:
        begins += DAY
    day = begins // DAY * DAY
    when = Moment(begins, begins + 3599) if draw.random() < 0.3 else Moment(day, day + DAY - 1)
    if draw.random() < 0.15:
        harmed = max(1, harmed + draw.choice((-1, 1, 2)))
    harm = f"{harmed} wounded" if draw.random() < 0.7 else ""
    told = day + draw.choices((0, 1, 2), (6, 3, 1))[0] * DAY
    actors = ((side,),) if draw.random() < 0.75 else ()
    event = Event(act, Occurrence(when, when), actors=actors, place=where, harm=harm)
    return Claim(name, chain, event, Moment(told, told + DAY - 1))


def pairs_of(sets: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Give the pairs of claims that a suggestion puts together."""
    for one, other in combinations(sets, 2):
        yield from ((a, b) for a in one for b in other)


def measure(setting: Setting) -> tuple[Measured, tuple[Suggestion, ...]]:
    """Suggest over made-up reports, and hold that against the truth."""
    told = list(reports(setting))
    claims, truth = [claim for claim, _ in told], {claim.id: occurrence for claim, occurrence in told}
    began = process_time()
    found = suggest(claims, groups_of(claims), ACTS, places_of(setting), PARTIES)
    seconds = process_time() - began
    by_occurrence: dict[int, int] = {}
    for occurrence in truth.values():
        by_occurrence[occurrence] = by_occurrence.get(occurrence, 0) + 1
    suggested = [(pair, each.counts >= LIKELY) for each in found for pair in pairs_of(each.sets)]
    right = [is_likely for (a, b), is_likely in suggested if truth[a] == truth[b]]
    return (
        Measured(
            claims=len(claims),
            pairs=sum(n * (n - 1) // 2 for n in by_occurrence.values()),
            suggested=len(suggested),
            right=len(right),
            likely=sum(is_likely for _, is_likely in suggested),
            likely_right=sum(right),
            seconds=seconds,
        ),
        found,
    )


THIN = Setting(occurrences=1_500, days=180, places=60)
CROWDED = Setting(occurrences=6_000, days=60, places=30)


def main() -> int:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=0, help="also time about so many claims")
    asked = parser.parse_args()
    settings = {"thin": THIN, "crowded": CROWDED}
    if asked.claims:
        occurrences = int(asked.claims / 1.46)
        settings |= {
            "long": Setting(occurrences, days=1_000, places=200),
            "on few days": Setting(occurrences, days=30, places=20),
        }
    heads = ("claims", "a day and place", "pairs", "precision", "likely", "recall", "CPU s")
    print(f"{'':12} {heads[0]:>8} {heads[1]:>16} {' '.join(f'{head:>9}' for head in heads[2:])}")
    for name, setting in settings.items():
        one, _ = measure(setting)
        density = setting.occurrences / setting.days / setting.places
        print(
            f"{name:12} {one.claims:>8,} {density:>16.2f} {one.pairs:>9,} {one.precision:>9.2f} "
            f"{one.likely_precision:>9.2f} {one.recall:>9.2f} {one.seconds:>9.1f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
