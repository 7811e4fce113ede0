"""Taking over decisions of reviewers that a case still has in files: for ``holdfire log adopt``."""

from __future__ import annotations

from pathlib import Path

from holdfire.cli.asking import print_diagnostics
from holdfire.intake.decided.adopt import adopt
from holdfire.report.words import counted


def adopt_decisions(folder: Path, by: str, at: int, why: str) -> int:
    """Take them over into the log, and say what was done; ``at``: now, UTC seconds."""
    done = adopt(folder, by, at, why)
    print_diagnostics(done.diagnostics)
    if done.has_errors:
        print(f"nothing was taken over: the log of `{folder}` is as it was")
        return 1
    if not done.value.batch:
        print("there is nothing to take over: no decisions stand in a file")
        return 0
    kept = ", ".join(f"`{path.relative_to(folder)}`" for path in done.value.kept)
    print(f"taken over as {done.value.batch}: {counted(done.value.decisions, 'decision')}, with who decided and when")
    print(f"the files are kept as they were: {kept}")
    return 0
