"""A case as a bag (BagIt, RFC 8493): the whole folder with a manifest of every file, for archives and courts.

``bagit`` makes and checks it, the reference tool of the Library of Congress; anybody can check it again with that, or
with any other tool.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import Error as CopyError
from shutil import copytree, rmtree

import bagit

SUMS = ("sha256", "sha512")
VERSION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
"""What RFC 8493 asks for; the reference tool still writes the number of the draft before it."""
LEFT_OUT = ("log.sqlite", "log.sqlite-shm", "log.sqlite-wal", "__pycache__")
"""The log is copied as it stands at one moment, apart; the rest is no part of a case."""


class CannotBagError(Exception):
    """The bag cannot be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Bagged:
    """A bag that was made and checked: how many files of the case it holds, and how many bytes they are."""

    files: int
    size: int


def make_bag(
    case: Path, out: Path, facts: Mapping[str, str], tags: Mapping[str, str], add: Callable[[Path], None]
) -> Bagged:
    """Copy a case into a new folder and make it a bag; all of it, or nothing.

    Hidden files, locks, and files next to a log that is open are left out.

    Args:
        case: Its folder.
        out: A folder that is not there yet.
        facts: For ``bag-info.txt``.
        tags: Files to put beside the case, by name: what is said about it.
        add: Adds files to the copy of the case: its log.

    Raises:
        CannotBagError: ``out`` is there, something cannot be read or written, or the bag does not hold what it should.
    """
    part = out.with_name(f"{out.name}.part")
    if out.exists() or part.exists():
        raise CannotBagError(f"`{out if out.exists() else part}` is there already: name a new folder")
    if part.resolve().is_relative_to(case.resolve()):
        raise CannotBagError(f"`{out}` is inside the case: name a folder elsewhere")
    try:
        copytree(case, part, ignore=_left_out)
        add(part)
        bag = bagit.make_bag(str(part), dict(facts), checksums=list(SUMS))
        (part / "bagit.txt").write_text(VERSION, encoding="utf-8")
        for name, text in tags.items():
            (part / name).write_text(text, encoding="utf-8")
        bag = bagit.Bag(str(part))
        bag.save()
        bagged = check_bag(part)
        part.rename(out)
    except CopyError as error:
        rmtree(part, ignore_errors=True)
        raise CannotBagError("; ".join(f"`{one[0]}` cannot be copied: {one[2]}" for one in error.args[0])) from error
    except (OSError, bagit.BagError) as error:
        rmtree(part, ignore_errors=True)
        raise CannotBagError(str(error)) from error
    return bagged


def check_bag(folder: Path) -> Bagged:
    """Check a bag with the reference tool: every file against both manifests, none missing, none too many.

    Raises:
        CannotBagError: It does not hold; the message says where.
    """
    try:
        bag = bagit.Bag(str(folder))
        bag.validate()
    except bagit.BagError as error:
        raise CannotBagError(f"the bag does not hold: {error}") from error
    size, _, files = str(bag.info["Payload-Oxum"]).partition(".")
    return Bagged(int(files), int(size))


def _left_out(_: str, names: list[str]) -> set[str]:
    return {name for name in names if name.startswith(".") or name in LEFT_OUT or name.endswith((".lock", ".part"))}
