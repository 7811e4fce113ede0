"""A folder that is written whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a folder to fill; once it is filled, it takes the place of ``path``.

    Whatever goes wrong meanwhile, ``path`` stays as it was, and nothing is left beside it.

    Raises:
        OSError: It cannot be written.
    """
    beside, old = (path.with_name(f".{path.name}.{os.getpid()}.{word}") for word in ("part", "old"))
    try:
        beside.mkdir()
        yield beside
        if path.exists():
            path.replace(old)
        beside.replace(path)
    except BaseException:
        if old.exists() and not path.exists():
            old.replace(path)
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
