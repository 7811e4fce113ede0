"""Progress of work that takes over two seconds, on a terminal only: a word, or a bar where its length is known."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

PATIENCE_SECONDS = 2.0
T = TypeVar("T")


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


def each_of(listed: Sequence[T], what: str) -> Iterator[T]:
    """Go through a list; where there is more than one, and a terminal to show it, with a bar on standard error."""
    if len(listed) < 2 or not sys.stderr.isatty():
        yield from listed
        return
    from rich.console import Console  # noqa: PLC0415  only where a terminal is there to show it
    from rich.progress import track  # noqa: PLC0415  likewise

    yield from track(listed, what, console=Console(stderr=True), transient=True)


def counted(given: Iterable[T], what: str, total: int) -> Iterator[T]:
    """Go through what comes one by one, with a bar on standard error where a terminal is there to show it.

    Args:
        total: How many there will be, nearly.
    """
    if not sys.stderr.isatty():
        yield from given
        return
    from rich.console import Console  # noqa: PLC0415  only where a terminal is there to show it
    from rich.progress import track  # noqa: PLC0415  likewise

    yield from track(given, what, total=total, console=Console(stderr=True), transient=True)
