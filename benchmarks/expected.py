"""Hold what Holdfire finds over a log to numbers and hashes that others found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.five import asked_of, compiled_policy, count_against, hash_of, ids_against
from benchmarks.lines import clocked
from benchmarks.policies import POLICIES
from holdfire.engine.run import run_case


def check(events: Path, params: Mapping[str, Any], expected: Path | None) -> bool:
    """Print how many ids are against each policy, and their hash; say whether they are those expected.

    Args:
        expected: JSON: under a name for each log ``events``, and for each policy ``violations`` and ``sha1_12``.
    """
    known = _of_this_log(json.loads(expected.read_text(encoding="utf-8")), params) if expected else {}
    all_right = True
    with TemporaryDirectory() as folder:
        for policy in POLICIES:
            compiled, at = compiled_policy(policy, events, params, Path(folder) / policy), asked_of(policy, params)
            seconds, findings = clocked(run_case, compiled, at)
            ids = ids_against(findings)
            found = {"violations": len(ids), "sha1_12": hash_of(ids)}
            is_right = count_against(findings) == len(ids) and known.get(policy, found) == found
            all_right &= is_right
            verdict = ("as expected" if known else "") if is_right else f"DIFFERENT: {known.get(policy)}"
            print(f"{policy}  {len(ids):>9,}  {found['sha1_12']}  {seconds:6.2f} s  {verdict}".rstrip())
    return all_right


def _of_this_log(expected: Mapping[str, Any], params: Mapping[str, Any]) -> Mapping[str, Any]:
    for one in expected.values():
        if one["events"] == params.get("events"):
            return {policy: one[policy] for policy in POLICIES}
    raise SystemExit(f"nothing is expected of a log of {params.get('events')} events")
