"""How long one decision of a reviewer takes where many were made before, and in a log of many entries.

``python -m benchmarks.deciding [--before 2000] [--claims 1000000]`` writes a log in a folder of its own, decides thirty
times, and says the least and the median of what deciding and looking for others' decisions took, in milliseconds.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from holdfire.intake.decided.decisions import Decision
from holdfire.intake.decided.review import decide, entry_of, second_of
from holdfire.log.entry import NewEntry
from holdfire.log.state import read_deciding
from holdfire.log.store import open_log

AT = "2016-10-07 09:00:00Z"
TIMES = 30
ROW = {"kind": "figure", "count": "fighters", "value": "900 fighters", "chain": ["envoy"], "published": "2016-10-07"}


def accepting(number: int) -> Decision:
    """Accept one of many candidates."""
    name = f"article#f{number}"
    return Decision("accept", "amal", AT, candidate=name, claim={**ROW, "id": name})


def fill(folder: Path, before: int, claims: int) -> int:
    """Write claims and decisions into a log; give the number of the last entry."""
    with open_log(folder) as log:
        log.append((NewEntry("amal", "claim", f"c{n}", {"row": {**ROW, "id": f"c{n}"}}) for n in range(claims)), 0)
        return log.append((entry_of(accepting(number)) for number in range(before)), second_of(AT)).number


def timed(act: Callable[[], object]) -> float:
    """Time one act, in milliseconds."""
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", type=int, default=2000, help="decisions that were made before")
    parser.add_argument("--claims", type=int, default=0, help="other entries before those")
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as place:
        folder = Path(place)
        last = fill(folder, asked.before, asked.claims)
        deciding, looking = [], []
        for number in range(last, last + TIMES):
            deciding.append(timed(lambda number=number: decide(folder, accepting(number), seen=number)))  # type: ignore[misc]
            looking.append(timed(lambda number=number: read_deciding(folder, number)))  # type: ignore[misc]
    print(f"{asked.before:,} decisions before, {asked.claims:,} other entries: least and median of {TIMES}, ms")
    for what, took in (("deciding", deciding), ("looking for others' decisions", looking)):
        print(f"  {what}: {min(took):.1f}, {median(took):.1f}")


if __name__ == "__main__":
    main()
