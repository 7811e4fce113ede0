"""The longest explanations there are: in facts, and in bytes of what ``holdfire explain`` says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.policies import POLICIES, START_SECOND, write_case
from benchmarks.whole_process import EXAMPLES
from holdfire.assessments.assessment import Question
from holdfire.assessments.briefly import facts_in
from holdfire.pipeline import assess_case, load_case
from holdfire.report.explained import explanation, size_of
from holdfire.report.said import gather_voices


@dataclass(frozen=True, slots=True)
class Longest:
    """The most facts and the most bytes of one explanation, out of how many."""

    facts: int
    size: int
    of: int


def measure(events: Path, params: Mapping[str, Any], folder: Path) -> Longest:
    """Explain every assessment of the five policies over a log, and of the examples."""
    at = START_SECOND + params["max_ts"] + 1
    cases = [(write_case(policy, events, params, folder / policy), at) for policy in POLICIES]
    cases += [(path, None) for path in sorted(EXAMPLES.iterdir()) if (path / "deal.yaml").exists()]
    return _longest(each for path, now in cases for each in _sizes(path, now))


def _sizes(folder: Path, now: int | None) -> Iterable[tuple[int, int]]:
    case = load_case(folder).value
    if case is None:
        raise SystemExit(f"{folder} cannot be read")
    voices = gather_voices(case)
    for each in assess_case(case, Question(case.now if now is None else now)):
        yield facts_in(each.reasons), size_of(explanation(case, voices, each))


def _longest(sizes: Iterable[tuple[int, int]]) -> Longest:
    every = list(sizes)
    return Longest(max(facts for facts, _ in every), max(size for _, size in every), len(every))
