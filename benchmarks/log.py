"""A made-up log of a ceasefire: strikes, requests and grants of aid, goods, releases, truces. Same seed, same log."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

DAY = 86400
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of everything; about a third of ``events`` are strikes."""

    events: int
    days: int = 180
    zones: int = 200
    groups: int = 100
    crossings: int = 10
    seed: int = 1


def write_log(size: Size, file: Path) -> dict[str, Any]:
    """Write a log as Parquet, sorted by time.

    Returns:
        What ``policies.write_case`` needs to know of it: ``zones``, ``groups``, ``crossings``, ``protected``,
        ``listed``, ``kday``, ``max_ts``, its last second, and ``requests``, how many there are.
    """
    draw, end, n = np.random.default_rng(size.seed), size.days * DAY, size.events
    parts: list[dict[str, Any]] = []

    def add(kind: str, ts: Ints, **columns: Any) -> None:
        parts.append({"kind": kind, "ts": ts, **columns})

    def times(count: int) -> Ints:
        return draw.integers(0, end, count)

    strikes = n * 34 // 100
    add("strike", times(strikes), k1=draw.integers(0, size.zones, strikes), k2=draw.integers(0, size.groups, strikes))
    asked = times(n * 15 // 100)
    wait = draw.exponential(30 * 3600, len(asked)).astype(np.int64) + 1
    granted = (draw.random(len(asked)) < 0.92) & (asked + wait < end)
    requests = np.arange(1, len(asked) + 1)
    add("aid_request", asked, id=requests)
    add("aid_grant", (asked + wait)[granted], id=requests[granted])
    goods = n * 30 // 100
    busy = draw.lognormal(0, 0.25, size.days)
    day = draw.choice(size.days, goods, p=busy / busy.sum())
    amounts = draw.integers(1, 40, goods)
    add("truck", day * DAY + draw.integers(0, DAY, goods), k1=draw.integers(0, size.crossings, goods), n=amounts)
    freed = np.sort(times(n * 12 // 1000))
    many = draw.integers(1, 4, len(freed))
    add("rel_a", freed, n=many)
    for third in range(3):
        delay = draw.integers(0, 20 * 3600, len(freed))
        if third == 2:
            delay = np.where(draw.random(len(freed)) < 0.02, delay + 24 * 3600, delay)
        swing = 1 - 0.15 * np.sin(2 * np.pi * freed / (30 * DAY))
        back = (10 * many * swing + draw.random(len(freed))).astype(np.int64)
        in_log = freed + delay < end
        add("rel_b", (freed + delay)[in_log], n=back[in_log])
    for opens, closes, key, keys, count in (
        ("truce_open", "truce_close", "k1", size.zones, n * 2 // 100),
        ("sign_sep", "withdraw_sep", "k2", size.groups, n * 6 // 1000),
        ("cease_begin", "cease_end", "k1", 1, 24),
    ):
        which, at = draw.integers(0, keys, count), np.sort(times(count))
        order = np.argsort(which, kind="stable")
        which, at = which[order], at[order]
        turn = np.arange(count) - np.searchsorted(which, which)
        for kind, of in ((opens, turn % 2 == 0), (closes, turn % 2 == 1)):
            add(kind, at[of], **{key: which[of]})
    _write(parts, draw, file)
    last = max(int(part["ts"].max()) for part in parts if len(part["ts"]))
    quota = int(0.85 * goods * 20 / (size.days * size.crossings))
    return {
        "zones": size.zones, "groups": size.groups, "crossings": size.crossings, "protected": size.zones // 2,
        "listed": size.groups // 2, "kday": quota, "max_ts": last, "requests": len(asked),
    }  # fmt: skip


def _write(parts: list[dict[str, Any]], draw: np.random.Generator, file: Path) -> None:
    """Put the parts in order of time, and number what has no number yet."""
    lengths = [len(part["ts"]) for part in parts]
    first = np.cumsum([0, *lengths])[:-1] + 10**9
    whole = list(zip(parts, lengths, first, strict=True))

    def joined(name: str) -> Any:
        return np.concatenate([np.broadcast_to(part.get(name, 0), length) for part, length, _ in whole])

    log = {name: joined(name) for name in ("ts", "kind", "k1", "k2", "n")}
    log["id"] = np.concatenate([part.get("id", np.arange(start, start + length)) for part, length, start in whole])
    order = np.lexsort((draw.random(len(log["ts"])), log["ts"]))
    log = {name: column[order] for name, column in log.items()}
    log["kind"], log["seq"] = log["kind"].astype(object), np.arange(len(order))
    connection = duckdb.connect()
    connection.register("log", log)
    rows = "SELECT seq, ts, kind, id, k1, k2, 0 AS who, n FROM log ORDER BY seq"
    connection.execute(f"COPY ({rows}) TO '{file.as_posix()}' (FORMAT parquet, COMPRESSION zstd)")
