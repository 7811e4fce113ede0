"""The salt of a case: what its pseudonyms are made with. It stays in the case: with it, guesses can be tested."""

from __future__ import annotations

import re
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
