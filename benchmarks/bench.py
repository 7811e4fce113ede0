"""How fast the engine is: one table of what was measured, the goal, and whether it was reached.

    python -m benchmarks.bench --events 1000000 --more 10000000
    python -m benchmarks.bench --log events.parquet --params params.json --expected expected.json

The first makes up logs and prints the table. Each pair of figures ran one after the other, in one process, over one
file; each figure is the median of several runs. The second takes a log of the same shape, and prints of the five
policies how many rows are against each, the hash of their ids (the first twelve digits of the SHA-1 of ``repr`` of
the sorted list of tuples), and whether both are as expected. Ends with 1 if any result is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import eight_accounts, explanations, five, many_terms, one_form, one_more_claim, spark
from benchmarks.expected import check
from benchmarks.lines import Line, show_table, tell
from benchmarks.log import Size, write_log
from benchmarks.whole_process import report_seconds, seconds_of
from holdfire.engine.engines import what_is_missing


@dataclass(frozen=True, slots=True)
class Bench:
    """What all measurements go by: the size of the log, a folder to write in, the logs there are by size."""

    events: int
    more: int
    folder: Path
    logs: dict[int, tuple[Path, dict[str, Any]]]

    def log(self, events: int) -> tuple[Path, dict[str, Any]]:
        """Write a log, unless there is one of that size already."""
        if events not in self.logs:
            file = self.folder / f"log-{events}.parquet"
            tell(f"writing a log of {events:,} events")
            self.logs[events] = file, write_log(Size(events), file)
        return self.logs[events]

    def place(self, name: str) -> Path:
        """Make a folder."""
        folder = self.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def policies(bench: Bench) -> Iterable[Line]:
    """Set the five policies against SQL, at both sizes; say how they grow."""
    tenths = [events for events in (10_000, 100_000, 1_000_000, 10_000_000) if events <= bench.more]
    seconds, ratio_of = {}, {}
    for events in tenths:
        log, params = bench.log(events)
        tell(f"five policies at {events:,}")
        timed = five.time_policies(log, params, bench.place(f"five-{events}"), 3 if events > 1_000_000 else 5)
        ours, by_hand = sum(one.ours for one in timed), sum(one.by_hand for one in timed)
        seconds[events], ratio_of[events] = ours, ours / by_hand
        for one in timed if events == bench.events else ():
            note = f"{one.ours:.3f} s, by hand {one.by_hand:.3f} s, {len(one.expected):,} against it"
            yield Line(f"  {one.policy} at {events:,}", one.ours / one.by_hand, None, note=note, is_right=one.is_right)
        goal = 1.5 if events in {bench.events, bench.more} else None
        note = f"{ours:.3f} s, by hand {by_hand:.3f} s"
        all_right = all(one.is_right for one in timed)
        yield Line(f"five policies at {events:,}, against SQL", ours / by_hand, goal, note=note, is_right=all_right)
        whole = ours + sum(one.said for one in timed)
        yield Line(f"  the same, with the states of every second, at {events:,}", whole / by_hand, None)
        yield Line(f"  rows at {events:,}, all five policies", events / ours, None, "rows/s")
    log, params = bench.log(bench.more)
    alone = five.in_a_process(log, params)
    yield Line(f"peak memory at {bench.more:,}, a process of its own", alone["peak_gib"], 1.5, "GiB")
    grown = seconds[bench.more] / seconds[bench.events]
    yield Line(f"growth from {bench.events:,} to {bench.more:,}", grown, 11)


def accounts(bench: Bench) -> Iterable[Line]:
    """Set eight accounts against one."""
    one, eight = eight_accounts.measure(*bench.log(bench.events), bench.place("accounts"))
    yield Line("8 accounts against 1", eight / one, 1.6, note=f"{eight:.3f} s, {one:.3f} s")


def terms(bench: Bench) -> Iterable[Line]:
    """Time the case of 40 terms."""
    found = many_terms.measure(bench.events, bench.folder)
    yield Line(f"40 terms, 8 accounts, {bench.events:,} claims", found.seconds, 20, "s")
    yield Line("  its peak memory", found.peak_gib, 3, "GiB")


def one_claim(bench: Bench) -> Iterable[Line]:
    """Time one more claim."""
    taken = one_more_claim.measure(*bench.log(bench.events), bench.place("one-more"))
    worst = max(taken, key=lambda one: one.whole)
    note = ", ".join(f"{one.policy} {one.whole:.0f}" for one in taken)
    yield Line(f"one new claim on {bench.events:,}, the slowest policy", worst.whole, 150, "ms", note)
    yield Line("  the engine's own part", max(one.engine for one in taken), 20, "ms")
    worst = max(taken, key=lambda one: one.corrected)
    note = ", ".join(f"{one.policy} {one.corrected:.0f}" for one in taken)
    yield Line("  one row of the table corrected, the slowest policy", worst.corrected, 150, "ms", note)
    yield Line("  the engine's own part", max(one.engine_corrected for one in taken), 20, "ms")


def forms(bench: Bench) -> Iterable[Line]:
    """Set 300 terms of a form against one."""
    found = one_form.measure(bench.events, bench.place("forms"))
    ratios = {form: many / one for form, (one, many) in found.items()}
    worst = max(ratios, key=lambda form: ratios[form])
    note = ", ".join(f"{form} {ratio:.1f}" for form, ratio in ratios.items())
    yield Line(f"300 terms of one form against 1, the worst: {worst}", ratios[worst], 3, note=note)
    yield Line("  the form in the middle", median(ratios.values()), None)


def explained(bench: Bench) -> Iterable[Line]:
    """Find the longest explanation."""
    longest = explanations.measure(*bench.log(bench.events), bench.place("explanations"))
    yield Line(f"one explanation, the longest of {longest.of:,}", longest.facts, 10, "facts")
    yield Line("  in bytes", longest.size, 2048, "bytes")


def clusters(bench: Bench) -> Iterable[Line]:
    """Set Spark against Spark SQL written by hand."""
    what = "Spark against Spark SQL by hand"
    if missing := what_is_missing("spark"):
        yield Line(what, None, 1.5, note=missing)
        return
    pairs = spark.measure(*bench.log(bench.events), bench.place("spark"), runs=3)
    ours, by_hand = sum(one.ours for one in pairs), sum(one.by_hand for one in pairs)
    is_right = all(one.found == one.expected for one in pairs)
    yield Line(what, ours / by_hand, 1.5, note=f"{ours:.2f} s, by hand {by_hand:.2f} s", is_right=is_right)


def commands(_: Bench) -> Iterable[Line]:
    """Time whole processes."""
    yield Line("holdfire report examples/aleppo-2016", report_seconds(), 3, "s")
    yield Line("holdfire --help", 1000 * seconds_of("--help"), 150, "ms")


PARTS: dict[str, Callable[[Bench], Iterable[Line]]] = {
    "policies": policies, "accounts": accounts, "terms": terms, "one-claim": one_claim, "forms": forms,
    "explained": explained, "spark": clusters, "commands": commands,
}  # fmt: skip


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000, help="size of the log (default: a million)")
    parser.add_argument("--more", type=int, help="size of the larger log (default: ten times as many)")
    parser.add_argument("--only", nargs="*", choices=[*PARTS], default=[*PARTS], help="which parts (default: all)")
    parser.add_argument("--without", nargs="*", choices=[*PARTS], default=[], help="which parts not")
    parser.add_argument("--log", type=Path, help="a log of this shape, Parquet, instead of made-up ones")
    parser.add_argument("--params", type=Path, help="of that log, as JSON: what `policies.write_case` asks for")
    parser.add_argument("--expected", type=Path, help="of that log, as JSON: numbers and hashes")
    asked = parser.parse_args()
    if asked.log:
        if not asked.params:
            parser.error("--log needs --params")
        return 0 if check(asked.log, json.loads(asked.params.read_text(encoding="utf-8")), asked.expected) else 1
    lines: list[Line] = []
    with TemporaryDirectory() as folder:
        bench = Bench(asked.events, asked.more or 10 * asked.events, Path(folder), {})
        for name, part in PARTS.items():
            if name in asked.only and name not in asked.without:
                tell(name)
                lines += part(bench)
    print(show_table(lines))
    return 0 if all(one.is_right for one in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
