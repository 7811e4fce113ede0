"""What stands for names that do not leave: the same throughout a case, another one in every other case.

A pseudonym is made from what it stands for and a salt that never leaves the case; without the salt nobody can tell
whether a name that is guessed is the right one.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

SIGNS = "23456789BCDFGHJKMNPQRSTVWXZ"
"""No vowels, so that no words come out; nothing that is easily mistaken for another sign."""
SALT_BYTES = 32


class Pseudonyms:
    """Makes codes, each once.

    Args:
        salt: Of the case.
    """

    def __init__(self, salt: bytes) -> None:
        self._salt = salt
        self._taken: dict[str, tuple[str, str]] = {}

    def code(self, what: str, name: str, length: int = 5) -> str:
        """Give the code of a name.

        Args:
            what: What is named: the same name of a party and of a place has two codes.
            name: An id.
            length: Of the code.
        """
        for attempt in range(1_000):
            number = int.from_bytes(self.digest(f"{what}\0{name}\0{attempt}"), "big")
            code = ""
            for _ in range(length):
                number, sign = divmod(number, len(SIGNS))
                code += SIGNS[sign]
            if self._taken.setdefault(code, (what, name)) == (what, name):
                return code
        raise ValueError("there are more names than codes")

    def digest(self, text: str) -> bytes:
        """Give 32 bytes that only this text and this salt give."""
        return hmac.new(self._salt, text.encode("utf-8"), sha256).digest()
