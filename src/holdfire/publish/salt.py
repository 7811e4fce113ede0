"""The salt of a case: what its pseudonyms are made with. It stays in the case: with it, guesses can be tested."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from holdfire.publish.profile_file import FOLDER
from holdfire.publish.pseudonyms import SALT_BYTES

FILE = "salt.key"


class SaltError(Exception):
    """The file is there and holds no salt; the message says so, for people."""


def read_salt(folder: Path) -> bytes | None:
    """Read the salt of a case; ``None``: it has none yet.

    Raises:
        SaltError: The file holds something else.
    """
    path = folder / FOLDER / FILE
    if not path.is_file():
        return None
    text = path.read_text(encoding="utf-8", errors="replace").strip()
    if not re.fullmatch(rf"[0-9a-f]{{{2 * SALT_BYTES}}}", text):
        raise SaltError(f"`{path}` holds no salt: without it, people would be called otherwise than before")
    return bytes.fromhex(text)


def salt_for_looking(folder: Path) -> bytes:
    """Give the salt of a case for a preview: where it has none, one is made and kept, so that codes stay.

    Raises:
        SaltError: The file holds something else.
        OSError: It cannot be kept.
    """
    if read_salt(folder) is None:
        with suppress(FileExistsError):  # somebody else has just kept theirs
            keep_salt(folder, os.urandom(SALT_BYTES))
    kept = read_salt(folder)
    if kept is None:
        raise SaltError(f"`{folder / FOLDER / FILE}` is gone")
    return kept


def keep_salt(folder: Path, salt: bytes) -> None:
    """Write the salt of a case, for its owner's eyes alone.

    Raises:
        OSError: It cannot be written, or there is one already.
    """
    path = folder / FOLDER / FILE
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        path.chmod(0o600)
        file.write(salt.hex() + "\n")
