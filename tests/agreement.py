"""Make up many cases and hold the engine to the oracle: ``python -m tests.agreement``.

The cases of ``tests/properties``, half of them general, half aimed at what those seldom reach. They are
made up in chunks, each from a seed of its own, so a run can be broken off: ``build/agreement.jsonl``
keeps what is done, and the next run with the same seed goes on from there. A difference is shown as
the smallest case that has it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from tests.properties.show import show_case
from tests.properties.strategies import Made, cases
from tests.properties.test_agreement import differences
from tests.properties.test_categories import kinds_of_things
from tests.properties.test_incidents import entangled_cases
from tests.properties.test_places import measured, on_moving_ground
from tests.properties.test_targeted import disputes, lists, mutual, sums

DONE = Path("build") / "agreement.jsonl"
CHUNK = 100
AIMED: Mapping[str, SearchStrategy[Made]] = {
    "sums": sums(),
    "lists": lists(),
    "disputes": disputes(),
    "mutual": mutual(),
    "kinds of things": kinds_of_things(),
    "moving places": on_moving_ground(),
    "measured levels": measured(),
    "entangled claims": entangled_cases(),
}
KINDS = {"general": cases(), **AIMED}


@dataclass(frozen=True)
class Chunk:
    """What came of one chunk: how many cases, and the smallest that differs (``""``: none)."""

    seed: int
    number: int
    kind: str
    cases: int = 0
    difference: str = ""


def chunks(first_seed: int, size: int) -> list[Chunk]:
    """Plan enough chunks for so many cases: every other one general, the kinds aimed at in turn between them."""
    names = list(AIMED)
    planned = range(-(-size // CHUNK))
    return [Chunk(first_seed, n, names[n // 2 % len(names)] if n % 2 else "general") for n in planned]


def run(chunk: Chunk) -> Chunk:
    """Make up the cases of a chunk and compare."""
    tried = 0

    @seed(f"{chunk.seed} {chunk.number}")
    @settings(
        max_examples=CHUNK,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(KINDS[chunk.kind])
    def agree(made: Made) -> None:
        nonlocal tried
        tried += 1
        found = differences(made)
        assert not found, "\n".join(["", *found, show_case(made)])

    try:
        agree()
    except Exception as difference:  # whatever it is, the two did not come out alike
        told = "\n".join([repr(difference), *getattr(difference, "__notes__", ())])
        return Chunk(chunk.seed, chunk.number, chunk.kind, min(tried, CHUNK), told.replace("\\n", "\n"))
    return Chunk(chunk.seed, chunk.number, chunk.kind, tried)


def done_before(first_seed: int) -> dict[int, Chunk]:
    """Read what earlier runs with this seed did."""
    lines = DONE.read_text(encoding="utf-8").splitlines() if DONE.exists() else []
    done = [Chunk(**json.loads(line)) for line in lines]
    return {chunk.number: chunk for chunk in done if chunk.seed == first_seed}


def run_all(left: Iterable[Chunk], processes: int, size: int, done: dict[int, Chunk]) -> None:
    """Run chunks side by side; keep and tell each as it ends."""
    DONE.parent.mkdir(exist_ok=True)
    began = monotonic()
    with ProcessPoolExecutor(processes) as pool, DONE.open("a", encoding="utf-8") as kept:
        for ended in as_completed(pool.submit(run, chunk) for chunk in left):
            chunk = ended.result()
            done[chunk.number] = chunk
            kept.write(json.dumps(asdict(chunk)) + "\n")
            kept.flush()
            so_far = sum(one.cases for one in done.values())
            print(f"{so_far:,} of {size:,} cases, {int(monotonic() - began):,} s", file=sys.stderr, flush=True)


def main() -> int:
    """Run, and say how many cases there were and how many differences; 1 if any."""
    asked = argparse.ArgumentParser(prog="python -m tests.agreement", description=__doc__)
    asked.add_argument("--cases", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--processes", type=int, default=1)
    chosen = asked.parse_args()
    planned = chunks(chosen.seed, chosen.cases)
    done = done_before(chosen.seed)
    left = [chunk for chunk in planned if chunk.number not in done]
    try:
        run_all(left, chosen.processes, chosen.cases, done)
    except KeyboardInterrupt:
        print("stopped; the next run goes on from here", file=sys.stderr)
    ended = [done[chunk.number] for chunk in planned if chunk.number in done]
    differ = [chunk for chunk in ended if chunk.difference]
    for chunk in differ:
        print(f"chunk {chunk.number} ({chunk.kind}): {chunk.difference}\n")
    print(f"seed {chosen.seed}: {sum(chunk.cases for chunk in ended):,} cases, {len(differ)} differences")
    return int(bool(differ))


if __name__ == "__main__":
    sys.exit(main())
