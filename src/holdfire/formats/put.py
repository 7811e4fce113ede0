"""Files written whole or not at all: beside where they belong, then put there in one step.

====  ====================================================================
E680  cannot-write: the file or folder cannot be written
====  ====================================================================
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from holdfire.source.whole_folder import whole_folder

MARK_OF_EXPORT = "holdfire-export.txt"
"""Stands in every folder that was exported: only such a folder, or an empty one, is ever replaced."""
SAYS = "This folder was written by `holdfire export`; exporting again replaces it whole.\n"
NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip, so that the same content is the same bytes."""


class CannotWriteError(Exception):
    """Something cannot be written; the message says what and why."""


def put_file(path: Path, content: bytes | Callable[[Path], None]) -> None:
    """Write a file, over what is there.

    Args:
        content: Its bytes, or what writes them to the path it is given.

    Raises:
        CannotWriteError: It cannot be written; whatever was there still is.
    """
    if path.is_dir():
        raise CannotWriteError(f"`{path}` is a folder: name a file")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if isinstance(content, bytes):
            beside.write_bytes(content)
        else:
            content(beside)
        with beside.open("r+b") as written:  # Windows flushes only what can be written
            os.fsync(written.fileno())
        beside.replace(path)
    except OSError as error:
        raise CannotWriteError(f"cannot write `{path}`: {(error.strerror or 'unknown reason').lower()}") from None
    finally:
        beside.unlink(missing_ok=True)


def put_folder(path: Path, files: Mapping[str, bytes | Callable[[Path], None]]) -> None:
    """Write a folder of files; one that was exported before is replaced, with all that is in it.

    Raises:
        CannotWriteError: It cannot be written, or there is a folder that holds something else.
    """
    if path.exists() and not path.is_dir():
        raise CannotWriteError(f"`{path}` is a file: name a folder")
    if path.is_dir() and any(path.iterdir()) and not (path / MARK_OF_EXPORT).is_file():
        raise CannotWriteError(f"`{path}` holds files that were not exported: name a new folder")
    try:
        with whole_folder(path) as beside:
            for name, content in {**files, MARK_OF_EXPORT: SAYS.encode()}.items():
                if isinstance(content, bytes):
                    (beside / name).write_bytes(content)
                else:
                    content(beside / name)
    except OSError as error:
        raise CannotWriteError(f"cannot write `{path}`: {(error.strerror or 'unknown reason').lower()}") from None


def without_times(zipped: bytes, change: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """Write a zip again, its files in the same order, with a fixed time for each.

    Args:
        change: By name of a file in it, what to do to its bytes.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(zipped)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if change and entry.filename in change:
                content = change[entry.filename](content)
            fixed = zipfile.ZipInfo(entry.filename, NO_TIME)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o644 << 16
            new.writestr(fixed, content)
    return out.getvalue()
