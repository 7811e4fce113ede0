"""How long commands take as whole processes, from the first byte to the last."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

EXAMPLES = Path(__file__).parents[1] / "examples"


def seconds_of(*words: str, runs: int = 5) -> float:
    """Run ``holdfire`` with some words, several times; give the median of the seconds it took."""
    command = [str(Path(sys.executable).with_name("holdfire")), *words]
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return median(times)


def report_seconds(runs: int = 5) -> float:
    """Write the page of the reference case, several times."""
    with TemporaryDirectory() as folder:
        out = str(Path(folder) / "report.html")
        return seconds_of("report", str(EXAMPLES / "aleppo-2016"), "--out", out, runs=runs)
