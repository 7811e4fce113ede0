"""Names compared: by what the case knows them as, else by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from holdfire.claims.names import fold

_WORD = re.compile(r"[^\W_]+")
_SAYS_LITTLE = """
the a an of for al el mr mrs ms dr gen col maj sir in and its his her to on at from who s president minister secretary
general foreign spokesman spokeswoman spokesperson official officials group front side
"""
_EMPTY = frozenset(_SAYS_LITTLE.split())
_OF_A_LAND = re.compile(r"(?:ians?|ia|s)$")


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody, some group or some place as a text names it.

    Attributes:
        shown: The name to show; ``""`` where nobody is named.
        id: What the case knows it as; ``""`` where it does not.
        words: What the name's words come down to.
        initials: Of a name of several words.
    """

    shown: str = ""
    id: str = ""
    words: frozenset[str] = frozenset()
    initials: str = ""

    def __bool__(self) -> bool:
        return bool(self.shown)


NOBODY = Whom()


def whom(names: str | Iterable[str], known: Mapping[str, str] | None = None) -> Whom:
    """Read a name, or several as one group.

    Args:
        names: As the text or the annotation has them.
        known: Spellings of the case, folded, and the id each means.
    """
    listed = (names,) if isinstance(names, str) else tuple(names)
    listed = tuple(name for name in listed if name and name != "narrator")
    if not listed:
        return NOBODY
    named = next((known[fold(name)] for name in listed if known and fold(name) in known), "")
    return Whom(" and ".join(listed), named, *_words_of(listed))


@lru_cache(maxsize=20_000)
def _words_of(names: tuple[str, ...]) -> tuple[frozenset[str], str]:
    words = [word for name in names for word in _WORD.findall(name.casefold().replace(".", ""))]
    carrying = [word for word in words if word not in _EMPTY and len(word) > 1] or words
    initials = "".join(word[0] for word in words if word not in ("the", "of", "and", "for"))
    return frozenset(_OF_A_LAND.sub("", word) or word for word in carrying), initials if len(initials) > 1 else ""


def alike(one: Whom, other: Whom) -> float | None:
    """Say how far two names may mean one: 1 the same, 0 nothing in common; ``None`` where one is not named."""
    if not one or not other:
        return None
    if one.id and one.id == other.id:
        return 1.0
    if (one.initials and one.initials in other.words) or (other.initials and other.initials in one.words):
        return 1.0
    shared = len(one.words & other.words)
    return shared / min(len(one.words), len(other.words)) if shared else 0.0
