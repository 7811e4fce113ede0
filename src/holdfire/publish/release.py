"""Files that leave: written whole or not at all, and noted in the log with the hash of each.

====  ====================================================================
E713  leak: something that stays in stands in a file that was about to be written; nothing is written
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from holdfire.log.entry import NewEntry, at_of
from holdfire.publish.profile import Profile
from holdfire.publish.salt import keep_salt
from holdfire.source.whole_folder import whole_folder

SUMS = "SHA256SUMS"
"""Lists every file with its hash, as ``sha256sum`` does; a folder that holds it was published, and may be again."""


class CannotPublishError(Exception):
    """The files cannot be written; the message says what and why."""


@dataclass(frozen=True, slots=True)
class Release:
    """What is published.

    Attributes:
        files: By name.
        leaving, staying: How many claims leave, and stay in.
        by: Who publishes; ``why``: in words.
    """

    profile: Profile
    files: Mapping[str, bytes]
    leaving: int
    staying: int
    by: str
    why: str = ""

    @property
    def hashes(self) -> dict[str, str]:
        """SHA-256 of each file, by name."""
        return {name: sha256(content).hexdigest() for name, content in sorted(self.files.items())}


def check_folder(out: Path) -> None:
    """See that a publication can be put there: a new folder, an empty one, or one that was published before.

    Raises:
        CannotPublishError: It cannot.
    """
    if out.exists() and not out.is_dir():
        raise CannotPublishError(f"`{out}` is a file: name a folder")
    if not out.parent.is_dir():
        raise CannotPublishError(f"cannot write `{out}`: there is no folder `{out.parent}`")
    if out.is_dir() and any(out.iterdir()) and not (out / SUMS).is_file():
        raise CannotPublishError(f"`{out}` holds files that were not published: name a new folder")


def release(made: Release, case: Path, out: Path, at: int, salt: bytes | None) -> int:
    """Write what is published, and note it in the log of the case.

    Args:
        made: What is published.
        case: The case folder.
        out: Where to; a folder that was published before is replaced whole.
        at: UTC seconds.
        salt: Of the case, where it is to be kept now.

    Returns:
        The number of the entry.

    Raises:
        CannotPublishError: It cannot be written; what was there still is.
        LogError: The log cannot be written; nothing is published.
    """
    check_folder(out)
    try:
        with whole_folder(out) as beside:
            for name, content in made.files.items():
                (beside / name).parent.mkdir(parents=True, exist_ok=True)
                (beside / name).write_bytes(content)
            hashes = made.hashes
            sums = "".join(f"{digest}  {name}\n" for name, digest in hashes.items())
            (beside / SUMS).write_text(sums, encoding="utf-8", newline="\n")
            if salt is not None:
                keep_salt(case, salt)
            number = _note(made, hashes, case, at)
    except OSError as error:
        raise CannotPublishError(f"cannot write `{out}`: {(error.strerror or 'unknown reason').lower()}") from None
    return number


def _note(made: Release, hashes: Mapping[str, str], case: Path, at: int) -> int:
    """Append the entry that says what left, when, by which profile; it is written before the files are in place."""
    body = {
        "profile": made.profile.name,
        "profile sha256": made.profile.sha256,
        "files": dict(hashes),
        "claims": made.leaving,
        "staying": made.staying,
    }
    store = import_module("holdfire.log.store")  # opens a database, which nobody who only looks needs
    entry = NewEntry(made.by, "publication", f"{made.profile.name} {at_of(at)}", body, made.why)
    with store.open_log(case) as log:
        number: int = log.append([entry], at).number
    return number
