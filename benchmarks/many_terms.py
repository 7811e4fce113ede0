"""A made-up case of 40 terms, 8 accounts, 2 readings and as many uncertain claims as asked for.

``python -m benchmarks.many_terms --claims 1000000 --out DIR`` writes a case folder. Nothing in it
happened. The same seed gives the same bytes. With ``--measure`` it is assessed too, and what that took is said.

The deal has terms of all seven forms, for one side or for each of two, some of them read in two ways, some
waiting for others. The claims stand in one registered table: each tells a stretch of hours or days in which
it happened, a village or the district around it, one actor or several that it may have been, the lowest
and the highest number; each comes from one of twelve chains of sources, with a grade.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt

CASE = Path(__file__).parent / "many_terms_case"
"""The deal, the accounts, what registers the table."""

DISTRICTS = ("amal", "birka", "chalda", "dumar", "ezra", "farun", "ghadir", "hasna")
VILLAGES = 12
"""In each district."""
CROSSINGS = ("north gate", "river ford", "old bridge", "mill road", "salt pass", "south gate")
GROUPS = {"north": ("first north brigade", "hill company"), "south": ("river guard", "south column")}
DAYS = 180
"""How long it lasts, from 2024-01-01 on."""

CHAINS = (
    ("mission", "A1", 16),
    ("mission > gazette", "B2", 6),
    ("residents", "C3", 14),
    ("residents > gazette", "C3", 12),
    ("residents > radio", "D3", 8),
    ("north", "B3", 10),
    ("north > radio", "C4", 5),
    ("south", "B3", 10),
    ("south > wire", "C4", 5),
    ("relief society", "A2", 8),
    ("relief society > wire", "B2", 4),
    ("unnamed officials > wire", "E5", 2),
)
"""Who tells it, the grade of what they tell, and their share of the claims."""

WEIGHTS = {"strike": 45, "convoy": 22, "request": 6, "aid": 6, "withdraw": 7, "release": 5, "crossing": 5, "leave": 4}
"""Kinds of rows, and their share."""


def villages() -> list[tuple[str, str]]:
    """List the villages, each with its district."""
    return [(f"{district} {number}", district) for district in DISTRICTS for number in range(1, VILLAGES + 1)]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of words: the different ones, and the number of the one in each row (-1: none)."""

    words: tuple[str, ...]
    codes: npt.NDArray[np.int64]


def write_case(claims: int, folder: Path, seed: int = 1) -> Path:
    """Write the case folder.

    Args:
        claims: How many rows the registered table has.
        seed: Of the generator of random numbers.

    Returns:
        The folder.
    """
    shutil.copytree(CASE, folder, dirs_exist_ok=True)
    write_table(claims, folder / "events.parquet", np.random.default_rng(seed))
    return folder


def write_table(rows: int, file: Path, random: np.random.Generator) -> None:
    """Write the claims, in the order in which they may first have happened."""
    kinds = tuple(WEIGHTS)
    kind = _drawn(random, rows, WEIGHTS.values())
    first, last = _times(random, rows)
    chain = _drawn(random, rows, [share for _, _, share in CHAINS])
    low, high = _numbers(random, kind, kinds)
    is_aid = kind == kinds.index("aid")
    requests = np.flatnonzero(kind == kinds.index("request"))
    answers = np.full(rows, -1)
    if len(requests):
        latest = np.searchsorted(requests, np.flatnonzero(is_aid)) - 1 - random.integers(0, 40, int(is_aid.sum()))
        answers[is_aid] = np.where(latest >= 0, requests[np.maximum(latest, 0)] + 1, -1)
    words = {
        "kind": _Column(kinds, kind),
        "act": _acts(random, kind, kinds),
        "who": _actors(random, rows),
        "place": _places(random, kind, kinds),
        "source": _Column(tuple(name for name, _, _ in CHAINS), chain),
        "grade": _Column(tuple(grade for _, grade, _ in CHAINS), chain),
    }
    numbers = {"id": np.arange(1, rows + 1), "first": first, "last": last, "low": low, "high": high, "answers": answers}
    _write(file, numbers, words)


def _write(file: Path, numbers: dict[str, npt.NDArray[np.int64]], words: dict[str, _Column]) -> None:
    """Write columns as Parquet; below 0 there is nothing in a cell."""
    connection = duckdb.connect(config={"threads": 1})
    connection.register("batch", {**numbers, **{name: column.codes for name, column in words.items()}})
    shown = [f'nullif("{name}", -1) AS "{name}"' for name in numbers]
    for name, column in words.items():
        listed = ", ".join("'" + word.replace("'", "''") + "'" for word in column.words)
        shown.append(f'([{listed}])[CASE WHEN "{name}" >= 0 THEN "{name}" + 1 END] AS "{name}"')
    path = file.as_posix().replace("'", "''")
    connection.execute(f"COPY (SELECT {', '.join(shown)} FROM batch) TO '{path}' (FORMAT parquet)")


def _drawn(random: np.random.Generator, rows: int, shares: Iterable[float]) -> npt.NDArray[np.int64]:
    """Draw numbers from 0 on by their shares."""
    weights = np.array(list(shares))
    return np.searchsorted(np.cumsum(weights / weights.sum()), random.random(rows), side="right")


def _times(random: np.random.Generator, rows: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Draw stretches: one in five known to the second, half within hours, the rest a whole day or several."""
    first = np.sort(random.integers(0, DAYS * 86400, rows))
    how = _drawn(random, rows, (20, 50, 20, 10))
    hours = random.integers(1, 13, rows) * 3600
    days = np.where(how == 2, 1, random.integers(2, 5, rows)) * 86400
    length = np.select([how == 0, how == 1], [1, hours], days)
    first = np.where(how >= 2, first - first % 86400, first)
    order = np.argsort(first, kind="stable")
    return first[order], (first + length - 1)[order]


def _numbers(
    random: np.random.Generator, kind: npt.NDArray[np.int64], kinds: tuple[str, ...]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Draw lowest and highest numbers; one in ten is open above, where a kind has numbers at all."""
    rows = len(kind)
    most = np.array([{"convoy": 12, "withdraw": 4, "release": 6, "leave": 40}.get(name, 0) for name in kinds])[kind]
    low = random.integers(0, np.maximum(most, 1)) + (most > 0)
    spread = np.where(random.random(rows) < 0.5, 0, random.integers(0, np.maximum(most, 1)))
    open_above = random.random(rows) < 0.1
    return np.where(most > 0, low, -1), np.where((most > 0) & ~open_above, low + spread, -1)


def _acts(random: np.random.Generator, kind: npt.NDArray[np.int64], kinds: tuple[str, ...]) -> _Column:
    """Draw acts for the kinds that hold several: narrow ones and the broad one that may be any of them."""
    acts = {
        "strike": (("airstrike", 25), ("shelling", 25), ("ground attack", 15), ("small arms fire", 25), ("attack", 10)),
        "withdraw": (("withdraw heavy weapons", 70), ("withdraw", 30)),
        "crossing": (("close crossing", 50), ("open crossing", 50)),
    }
    words: list[str] = []
    codes = np.full(len(kind), -1)
    for name, shares in acts.items():
        drawn = _drawn(random, len(kind), [share for _, share in shares]) + len(words)
        codes = np.where(kind == kinds.index(name), drawn, codes)
        words += [word for word, _ in shares]
    return _Column(tuple(words), codes)


def _actors(random: np.random.Generator, rows: int) -> _Column:
    """Draw actors: a side, one of its groups, several that it may have been, both together, or nobody said."""
    groups = [group for members in GROUPS.values() for group in members]
    several = ("north | south", f"{groups[0]} | {groups[2]}", "north + south | south")
    words = ("north", "south", *groups, *several)
    codes = _drawn(random, rows, (20, 20, 8, 8, 8, 8, 10, 6, 4, 8))
    return _Column(words, np.where(codes < len(words), codes, -1))


def _places(random: np.random.Generator, kind: npt.NDArray[np.int64], kinds: tuple[str, ...]) -> _Column:
    """Draw places: a village, one in four only its district; crossings for what is done to crossings."""
    named = villages()
    words = (*(village for village, _ in named), *(f"{district} district" for district in DISTRICTS), *CROSSINGS)
    village = random.integers(0, len(named), len(kind))
    place = np.where(random.random(len(kind)) < 0.25, len(named) + village // VILLAGES, village)
    crossing = len(named) + len(DISTRICTS) + random.integers(0, len(CROSSINGS), len(kind))
    return _Column(words, np.where(kind == kinds.index("crossing"), crossing, place))


@dataclass(frozen=True, slots=True)
class Measured:
    """What assessing the case took, in a process of its own.

    Attributes:
        seconds: From a folder to assessments with reasons: reading it and assessing it; ``load_seconds``: reading it.
        peak_gib: The most memory that process ever had, in GiB.
        assessments: How many came out.
    """

    seconds: float
    load_seconds: float
    peak_gib: float
    assessments: int


IN_A_PROCESS = """
import json, sys
from pathlib import Path
from time import perf_counter
from benchmarks.memory import peak_gib
from holdfire.assessments.assessment import Question
from holdfire.pipeline import assess_case, load_case
start = perf_counter()
case = load_case(Path(sys.argv[1])).value
loaded = perf_counter()
found = assess_case(case, Question(case.now))
done = perf_counter()
print(json.dumps([done - start, loaded - start, peak_gib(), len(found)]))
"""


def measure(claims: int, folder: Path) -> Measured:
    """Write the case, unless it is there already, and assess it in a process of its own.

    Args:
        claims: How many rows its registered table has.
        folder: Where the case is written, in a folder of its own.
    """
    case = folder / f"many-terms-{claims}"
    if not (case / "events.parquet").exists():
        write_case(claims, case)
    ran = subprocess.run([sys.executable, "-c", IN_A_PROCESS, str(case)], stdout=subprocess.PIPE, text=True, check=True)
    return Measured(*json.loads(ran.stdout))


def main() -> None:
    """Write the case that is asked for on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000, help="rows of the registered table")
    parser.add_argument("--out", type=Path, required=True, help="the case folder to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--measure", action="store_true", help="assess it, in a process of its own, and say what it took"
    )
    asked = parser.parse_args()
    if asked.measure:
        found = measure(asked.claims, asked.out)
        print(
            f"{asked.claims:,} claims: {found.seconds:.1f} s ({found.load_seconds:.1f} s of them to read),"
            f" {found.peak_gib:.2f} GiB, {found.assessments} assessments"
        )
        return
    print(f"{write_case(asked.claims, asked.out, asked.seed)}: {asked.claims:,} claims")


if __name__ == "__main__":
    main()
