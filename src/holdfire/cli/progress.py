"""A word of progress for work that takes longer than two seconds, on a terminal only."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE_SECONDS = 2.0


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show a moving mark on standard error while the work lasts, once it has lasted two seconds."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415  only where a terminal is there to show it

    status = Console(stderr=True).status(f"{what} …")
    timer = threading.Timer(PATIENCE_SECONDS, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()
