"""One more claim on a log of a ceasefire: from its line of JSON to what has changed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import duckdb

from benchmarks.log import DAY, Size, write_log
from benchmarks.policies import POLICIES, START_SECOND, write_case
from holdfire.assessments.assessment import Question
from holdfire.assessments.followed import Followed
from holdfire.claims.claim import Claim, Event
from holdfire.claims.dataset import Dataset, RowKind
from holdfire.engine.table_rows import TableRows
from holdfire.pipeline import Case, follow_case, load_case

CLAIMS = 21
"""How many claims are told for each policy; the first is to warm up."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Median milliseconds for one policy.

    Attributes:
        whole: From a line of JSON to the assessments that changed; ``corrected``: where it corrects a row of the log.
        engine: Of that, what the engine takes; ``engine_corrected`` likewise.
        begin: Milliseconds until the first assessments, once.
    """

    policy: str
    whole: float
    engine: float
    corrected: float
    engine_corrected: float
    begin: float


def measure(events: Path, params: Mapping[str, Any], folder: Path, seed: int = 1) -> tuple[Taken, ...]:
    """Tell some claims one by one to a case over a log, for each policy.

    Args:
        events: The log, Parquet; ``params`` what it is made of.
        folder: Where cases are written.
    """
    return tuple(_measure(policy, events, params, folder / policy, Random(seed)) for policy in POLICIES)


def main() -> None:
    """Print what one more claim takes, and one that corrects a row, for each policy."""
    parser = argparse.ArgumentParser(description="Time one more claim on a log of a ceasefire.")
    parser.add_argument("--events", type=int, default=1_000_000)
    asked = parser.parse_args()
    with TemporaryDirectory() as kept:
        folder = Path(kept)
        params = write_log(Size(asked.events), folder / "events.parquet")
        found = measure(folder / "events.parquet", params, folder)
    print("policy  one more  of that the engine  a row corrected  of that the engine  to begin")
    for one in found:
        print(_line(one.policy, one.whole, one.engine, one.corrected, one.engine_corrected) + f"{one.begin:7.0f} ms")
    names = ("whole", "engine", "corrected", "engine_corrected")
    print(_line("median", *(median(getattr(one, name) for one in found) for name in names)))


def _line(policy: str, whole: float, engine: float, corrected: float, engine_corrected: float) -> str:
    return f"{policy:6} {whole:6.1f} ms{engine:16.1f} ms{corrected:14.1f} ms{engine_corrected:16.1f} ms"


def _measure(policy: str, events: Path, params: Mapping[str, Any], folder: Path, random: Random) -> Taken:
    case = load_case(write_case(policy, events, params, folder)).value
    if case is None:
        raise ValueError(f"the case of {policy} cannot be read")
    began = perf_counter()
    followed = follow_case(case, Question(START_SECOND + params["max_ts"] + 1))
    begin = perf_counter() - began
    whole, engine = _tell(followed, lines_of(policy, params, random))
    corrected, engine_corrected = _tell(followed, corrections_of(case, params, random))
    return Taken(policy, whole, engine, corrected, engine_corrected, 1000 * begin)


def _tell(followed: Followed, lines: Iterable[str]) -> tuple[float, float]:
    """Tell claims one by one; give the median milliseconds of each, and of that what the engine takes."""
    whole, engine = [], []
    for line in lines:
        spent = _watch(followed)
        start = perf_counter()
        claim = followed.read(line).value
        if claim is None:
            raise ValueError(f"this line cannot be read: {line}")
        followed.add([claim])
        whole.append(perf_counter() - start)
        engine.append(spent())
    return 1000 * median(whole[1:]), 1000 * median(engine[1:])


def _watch(followed: Followed) -> Any:
    """Time what the engine takes of the next addition."""
    following, spent = followed.following, [0.0]
    add = type(following).add

    def timed(claims: Any) -> Any:
        start = perf_counter()
        try:
            return add(following, claims)
        finally:
            spent[0] += perf_counter() - start

    following.add = timed  # type: ignore[method-assign]
    return lambda: spent[0]


def lines_of(policy: str, params: Mapping[str, Any], random: Random) -> Iterator[str]:
    """Make claims of the kinds of rows that a policy looks at, in turn, as lines of JSON."""
    kinds = _KINDS[policy]
    for number in range(CLAIMS):
        second = START_SECOND + random.randrange(DAY, params["max_ts"])  # not before all there is
        when = datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%d %H:%M:%S")
        told = kinds[number % len(kinds)](params, random)
        claim = {"id": f"more-{number}", "kind": "event", "chain": "log", "when": when, "published": "2030-01-01"}
        yield json.dumps(claim | told)


def corrections_of(case: Case, params: Mapping[str, Any], random: Random) -> Iterator[str]:
    """Correct rows of each kind in turn, as lines of JSON: it was four days earlier or later.

    Rows that bear on no term, as they tell of a place that is not protected, are left as they are.
    """
    (dataset,) = case.datasets
    rows = TableRows(case.datasets)
    ids = {kind.name: _ids(dataset, kind, params) for kind in dataset.kinds}
    for number in range(CLAIMS):
        left = [kind for kind in dataset.kinds if ids[kind.name]]
        kind = left[number % len(left)]
        of_kind = ids[kind.name]
        name = dataset.name_of(kind.name, of_kind.pop(random.randrange(len(of_kind))))
        yield json.dumps(_moved(rows.called([name])[name], f"corrected-{number}", dataset))


def _ids(dataset: Dataset, kind: RowKind, params: Mapping[str, Any]) -> list[int]:
    """Pick rows of a kind, some from each part of the log."""
    (values,) = kind.where.values()
    which = ", ".join(f"'{value}'" for value in values)
    file, where = dataset.file.as_posix(), f"kind IN ({which}) AND k1 < {params['protected']}"
    query = f"SELECT id FROM '{file}' WHERE {where} ORDER BY hash(seq) LIMIT {CLAIMS}"
    return [row[0] for row in duckdb.sql(query).fetchall()]


def _moved(row: Claim, name: str, dataset: Dataset) -> Mapping[str, Any]:
    """Say what a row says, four days nearer to the middle of the log, in its place."""
    event = row.assertion
    assert isinstance(event, Event)
    at, days = event.happened.earliest, 4 * DAY
    at += days if at < (dataset.first + dataset.last) // 2 else -days
    when = datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S")
    told = {
        "act": event.act,
        "when": when,
        "actors": [" + ".join(group) for group in event.actors],
        "whom": [" + ".join(group) for group in event.whom],
        "where": event.place,
        "to place": event.to_place,
        "answers": event.answers,
        "incident": row.incident,
        "quantity": f"{event.quantity.low // 1000} {event.quantity.unit}" if event.quantity else "",
    }
    head = {"id": name, "kind": "event", "replaces": row.id, "chain": "log", "published": "2030-01-01"}
    return head | {key: value for key, value in told.items() if value}


def _zone(act: str) -> Any:
    return lambda params, random: {"act": act, "where": f"zone {random.randrange(params['protected'])}"}


def _group(act: str, key: str) -> Any:
    return lambda params, random: {"act": act, key: f"group {random.randrange(params['listed'])}"}


_KINDS: Mapping[str, tuple[Any, ...]] = {
    "p1": (_zone("airstrike"), _zone("airstrike"), _zone("open truce"), _zone("close truce")),
    "p2": (
        lambda params, random: {"act": "ask for aid", "actors": "askers", "incident": f"more {random.random()}"},
        lambda params, random: {
            "act": "grant aid",
            "actors": "givers",
            "answers": str(random.randrange(1, params["requests"] + 1)),
        },
    ),
    "p3": (
        _group("airstrike", "whom"),
        lambda params, random: {"act": "airstrike", "whom": f"group {params['groups'] - 1}"},
        _group("separate", "actors"),
        _group("rejoin", "actors"),
        lambda params, random: {"act": random.choice(["begin ceasefire", "end ceasefire"])},
    ),
    "p4": (
        lambda params, random: {
            "act": "deliver",
            "to place": f"crossing {random.randrange(params['crossings'])}",
            "quantity": f"{random.randrange(1, 30)} trucks",
        },
    ),
    "p5": (
        lambda params, random: {"act": "release", "actors": "askers", "quantity": "1 prisoner"},
        lambda params, random: {
            "act": "release",
            "actors": "givers",
            "quantity": f"{random.randrange(20, 40)} prisoners",
        },
    ),
}


if __name__ == "__main__":
    main()
