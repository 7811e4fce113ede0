"""``holdfire init``: a folder to start from, commented, that passes ``check``."""

from __future__ import annotations

import argparse
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from holdfire.cli.usage import UsageError


def run(asked: argparse.Namespace) -> int:
    """Write the skeleton; never over anything that is there.

    Raises:
        UsageError: The folder holds something, or cannot be made.
    """
    folder = Path(asked.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"`{asked.folder}` is there and not empty: name a new folder")
    try:
        written = copy_all(files("holdfire.cli") / "skeleton", folder)
    except OSError as error:
        raise UsageError(
            f"cannot write into `{asked.folder}`: {(error.strerror or 'unknown reason').lower()}"
        ) from None
    for path in written:
        print(path)
    print(f"Now change deal.yaml, and run: holdfire check {asked.folder}")
    return 0


def copy_all(source: Traversable, target: Path) -> list[Path]:
    """Copy files and folders; give the paths of the files, in alphabetical order."""
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            written += copy_all(entry, target / entry.name)
        else:
            (target / entry.name).write_bytes(entry.read_bytes())
            written.append(target / entry.name)
    return written
