"""Publishing by the command, and reading back what was written."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from holdfire.cli.main import main
from holdfire.pipeline import Case, load_case

ON = "2024-06-02"


def publish(case: Path, out: Path, *more: str) -> dict[str, bytes]:
    """Publish a case; gives the files by name."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = main(["publish", str(case), "--out", str(out), "--now", ON, *more])
    assert code == 0, told.getvalue()
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def loaded(case: Path) -> Case:
    read = load_case(case)
    assert read.value, [one.message for one in read.diagnostics]
    return read.value
