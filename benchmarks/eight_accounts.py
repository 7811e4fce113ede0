"""Eight accounts that count differently against one: the five policies over a log that sixteen tellers tell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

import duckdb

from benchmarks.five import asked_of, compiled_case
from benchmarks.lines import clocked, tell
from benchmarks.policies import POLICIES, write_case
from holdfire.engine.run import run_case

TELLERS = 16
MISSED = ((), (0,), (1,), (2, 3), (4, 5, 6), (7,), (8, 9), (10,))
"""For each account the tellers that it does not count."""


def measure(events: Path, params: Mapping[str, Any], folder: Path, runs: int = 3) -> tuple[float, float]:
    """Time the five policies under one account, which counts everybody, and under eight, in turn.

    Returns:
        Seconds for one account and for eight, all five policies together.
    """
    told = folder / "told.parquet"
    duckdb.sql(
        f"COPY (SELECT * REPLACE ((hash(seq) % {TELLERS})::BIGINT AS who)"
        f" FROM read_parquet('{events.as_posix()}') ORDER BY seq)"
        f" TO '{told.as_posix()}' (FORMAT parquet, COMPRESSION zstd)"
    )
    one, eight = 0.0, 0.0
    for policy in POLICIES:
        asked = asked_of(policy, params)
        by_number = [_with_accounts(write_case(policy, told, params, folder / f"{policy}-{n}"), n) for n in (1, 8)]
        compiled = [compiled_case(case) for case in by_number]
        pairs = [[clocked(run_case, each, asked)[0] for each in compiled] for _ in range(runs)]
        first, second = (median(pair[which] for pair in pairs) for which in (0, 1))
        tell(f"  {policy}: one account {first:.3f} s, eight {second:.3f} s")
        one, eight = one + first, eight + second
    return one, eight


def _with_accounts(case: Path, number: int) -> Path:
    """Let a case have a teller in each row, and so many accounts."""
    dataset = case / "claims" / "log.dataset.yaml"
    names = ", ".join(f"{teller}: teller {teller}" for teller in range(TELLERS))
    text = dataset.read_text(encoding="utf-8")
    dataset.write_text(text.replace("chain: log\n", f"chain: {{column: who, names: {{{names}}}}}\n"), encoding="utf-8")
    tellers = "".join(
        f"  teller {teller}: {{name: Teller {teller}, kind: organisation}}\n" for teller in range(TELLERS)
    )
    (case / "sources.yaml").write_text(f"sources:\n{tellers}", encoding="utf-8")
    accounts = "".join(
        f"  account {n}: {{voices: [{', '.join(f'teller {t}' for t in range(TELLERS) if t not in missed)}],"
        " complete up to: 2099-01-01}\n"
        for n, missed in enumerate(MISSED[:number])
    )
    (case / "accounts.yaml").write_text(f"accounts:\n{accounts}", encoding="utf-8")
    return case
